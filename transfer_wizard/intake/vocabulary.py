"""The words that labels and column headings are made of, in English, Japanese, German, French and Spanish.

A label is read by what all of its words mean together: "Organization of destination, link", 移動先リンク and
"Ziellink" all say destination and link. One word that is not in the table makes a text no label: "Company car" says
nothing of the company. A word that has no bearing on the request means nothing and is in ``FILL``.
"""

from typing import Final

SOURCE, DESTINATION, BOTH = "source", "destination", "both"
FILL: Final = "fill"
OTHER: Final = "other"
"""What a table may hold beside licenses: it is a heading, and its column is passed over."""

WORDS: Final[dict[str, str]] = {
    SOURCE: "are-in-today are-in-now are-now come-from source src current-org current-organization "
    "origin from losing leave leaves sending giving old former quell quelle quellen von ursprung "
    "alte bisherige abgebende woher salen leaving loses pierde perd cedente emisora 現在の 移管元 移動元 移行元 "
    "元 origen "
    "origine origem départ depart cédante desde",
    DESTINATION: "must-go-to should-go-to go-to destination dest dst target to gaining receiving new ziel nach "
    "neue aufnehmende "
    "empfangende wohin entran entra gets receives recibe reçoit receptora bénéficiaire 新しい 移管先 移動先 移行先 "
    "先 destino cible destinazione arrivée arrivee hacia vers",
    BOTH: "両 both same beide beiden beider gleich gleiche 両方 両組織 両組織とも同じ 両方同じ どちらも 双方 共通 "
    "ambas ambos mismo misma deux même "
    "meme mêmes les-deux",
    "organization": "organization organisation org orgs organizations organisations organización "
    "organizacion organizaciones organização organizacao organizações organizzazione organizzazioni "
    "オーガナイゼーション オーガニゼーション 組織 organisationen",
    "name": "name named full-name fullname names 名 氏名 お名前 名前 nombre nom nachname nome vorname",
    "link": "link url address-link webaddress dashboard-link リンク アドレス enlace lien ligação collegamento verweis",
    "requester": "requester requestor applicant contact requested-by requested-for raised-for "
    "submitted-by 申請者 依頼者 担当者 担当 "
    "ansprechpartner antragsteller antragstellers antragstellerin solicitante demandeur contacto "
    "requester-s requestor-s contact-s applicant-s",
    "email": "email e-mail mail mailadresse emailadresse e-mail-adresse email-address e-mails メール メールアドレス "
    "eメール correo correo-electrónico correo-electronico courriel adresse-mail account konto konten login "
    "sign-in sign-in-email "
    "電子メール 電子メールアドレス eメールアドレス mailアドレス メルアド 連絡先メールアドレス "
    "ご連絡先メールアドレス 連絡用メールアドレス ログインメールアドレス ご担当者メールアドレス "
    "e-mailadresse kontakt-e-mail kontakt-email kontakt-mail anmelde-e-mail e-mail-kontakt "
    "adresse-électronique adresse-de-messagerie messagerie courrier-électronique correo-e "
    "cuenta-de-correo correo-de-trabajo correo-corporativo correo-empresarial",
    "address": "address adresse dirección direccion",
    "phone": "phone telephone tel mobile cell telefon telefonnummer phone-number mobil handy rückruf "
    "rückrufnummer rückrufnr call-back callback 電話 連絡先 "
    "電話番号 tél teléfono telefono téléphone telefone móvil portable "
    "direct-line direct-dial direct-number landline land-line contact-number office-phone office-number "
    "desk-phone daytime-phone preferred-phone primary-phone best-number best-number-to-call "
    "best-contact-number best-callback-number reach-me-at call-me-at 携帯 携帯電話 携帯番号 携帯電話番号 "
    "ご連絡先 折り返し先 折返し先 折返先 折り返し電話番号 折返し電話番号 折返電話番号 折り返し連絡先 "
    "折返し連絡先 折り返し番号 折返し番号 折返番号 折り返し用電話番号 直通 直通電話 直通番号 ダイヤルイン "
    "お電話 お電話番号 ご連絡先電話番号 ご連絡先番号 連絡用電話番号 日中の連絡先 日中連絡先 "
    "日中連絡のつく電話番号 固定電話 会社電話番号 勤務先電話番号 代表電話 tel番号 rufnummer durchwahl "
    "direktwahl kontakttelefon kontakt-telefon telefonkontakt kontaktnummer diensthandy mobilfunk "
    "mobilfunknummer mobilnr telefonnr festnetz festnetznummer rückruf-unter erreichbar-unter "
    "telefonisch-erreichbar-unter ligne-directe numéro-direct tél-direct téléphone-direct téléphone-fixe "
    "tél-fixe cellulaire numéro-de-contact numéro-de-rappel n-°-de-rappel numéro-à-rappeler à-rappeler-au "
    "rappeler-au joignable-au téléphone-pour-rappel tfno tlf telf cel celular teléfonos línea-directa "
    "número-directo teléfono-directo teléfono-fijo teléfono-de-trabajo teléfono-de-oficina "
    "número-de-contacto devolución-de-llamada llamar-al",
    "company": "company firm employer arbeitgeber firma unternehmen 会社 会社名 貴社名 empresa compañía compania "
    "azienda société "
    "societe entreprise customer-name kunde "
    "business-name company-legal-name legal-entity 企業名 社名 法人名 御社名 勤務先 勤務先名 勤務先会社名 "
    "所属会社 所属企業 会社名称 申請会社 申請会社名 お客様会社名 firmenname firmenbezeichnung "
    "unternehmensname name-des-unternehmens raison-sociale dénomination-sociale employeur compagnie "
    "nom-de-la-compagnie razón-social denominación-social empleador",
    "hours": "hours availability available erreichbarkeit erreichbar 連絡可能時間 時間帯 "
    "horario disponibilité contact-hours",
    "access": "access rights role permission permissions privilege privileges orgaccess zugriff zugang "
    "rechte berechtigung 権限 アクセス アクセス権 acceso accès acces permisos droits "
    "アクセス権限 アクセスレベル ロール 役割 権限レベル ダッシュボード権限 管理権限 zugriffsrecht "
    "zugriffsrechte zugriffsstufe zugriffsebene zugriffsart zugangsrechte berechtigungen rolle "
    "niveau-d-accès droit-d-accès autorisations permiso rol privilegios derechos nivel-de-acceso",
    "saml": "saml sso saml-sso single-sign-on シングルサインオン",
    "licensing": "licensing lizenzierung "
    "licenciamiento ライセンス形態 ライセンスモデル 形態 lizenzmodell lizenzierungsmodell",
    "support": "support サポート soporte meraki-support",
    "customer": "customer client cliente お客様 顧客 kunden",
    "customer_number": "customer-number customernumber kundennummer お客様番号 顧客番号 "
    "カスタマー番号 カスタマーid カスタマーno カスタマーナンバー お客さま番号 kd-nr identifiant-client "
    "código-de-cliente",
    "case": "case ticket ケース caso fall",
    "case_number": "case-number ticket-number fallnummer ticketnummer ケース番号 お問い合わせ番号 問い合わせ番号 "
    "受付番号 "
    "チケット番号 チケットid チケットno ケースナンバー case番号 vorgangsnummer vorgangs-nr ticketnr "
    "fallnr supportfallnummer support-ticketnummer numéro-de-cas numéro-du-cas n-°-de-cas",
    "severity": "severity priority sev schweregrad dringlichkeit 重大度 severidad sévérité severite gravité gravedad "
    "urgency 重要度 優先度 緊急度 優先順位 深刻度 シビアリティ プライオリティ 重大度レベル 優先度レベル "
    "priorität prio prioritätsstufe fallpriorität dringlichkeitsstufe priorité urgence criticité "
    "niveau-de-gravité niveau-de-sévérité niveau-de-priorité niveau-d-urgence degré-d-urgence "
    "gravité-du-dossier prioridad urgencia criticidad nivel-de-gravedad nivel-de-severidad "
    "nivel-de-prioridad nivel-de-urgencia schweregrad-des-falls",
    "local": "local placeholder lokaler lokale ローカル 関係者 lokal",
    "admin": "admin administrator administrators administrador administrateur 管理者 administrator-s admin-s",
    "key": "key keys licensekey licencekey license-keys schlüssel lizenzschlüssel lizenzkey キー ライセンスキー "
    "clave clé cle clef chave chiave clave-de-licencia",
    "license": "license licence lic lizenz ライセンス licencia licença licenca licenza",
    "licenses": "licenses licences lizenzen licencias",
    "number": "number no nr num id ref réf reference référence referenz referencia # n° nº numero número "
    "nummer 番号 code "
    "n-° n-º n-o",
    "model": "model models modell modèle modele modelo 機種 モデル 型番 デバイスモデル",
    "device": "device devices wofür gerät geräte デバイス 機器 appareil appareils dispositivo dispositivos equipo "
    "equipos équipement devicename gerätename",
    "type": "type types typ gerätetyp タイプ 種類 種別 tipo devicetype devicemodel hardware hw matériel material",
    "part": "part sku pid product item article artikel produkt producto produit 製品 品番 品名 artikelnummer "
    "licensetype lizenztyp",
    "description": "description bezeichnung beschreibung descripción designation désignation 説明",
    "count": "count counts cnt qty quantity amount have owned total seats seat limit pcs stück stk stückzahl stck "
    "units how-many in-stock on-hand anz nb nbre qté qte cant cdad "
    "anzahl menge vorhanden bestand 数 数量 台数 保有 保有数 個数 "
    "ライセンス数 制限数 ライセンス制限数 cantidad quantité quantidade quantità "
    "quantite nombre ordered bestellt tenemos tiene hat existentes on-key on-this-key disponibles límite "
    "limite entitled "
    "sur-la-clé en-la-clave auf-dem-schlüssel auf-schlüssel nombre-de-licences nombre-d-appareils "
    "nombre-d-équipements nombre-sur-la-clé nombre-actuel quantité-actuelle quantité-commandée "
    "qté-commandée quantité-achetée qté-achetée quantité-possédée licences-présentes cantidad-actual "
    "cantidad-existente cantidad-comprada cantidad-pedida existencias unidades uds ud current-quantity "
    "current-qty current-count currently-on-key purchased-quantity qty-purchased quantity-purchased "
    "order-qty order-quantity licensed-devices entitlements lizenzzahl gekaufte-menge gekaufte-anzahl "
    "bestellmenge bestellte-menge vorhandene vorhandenen aktuelle-anzahl aktuelle-menge ライセンス数量 "
    "キーの数量 購入数 購入数量 本数 所有数 現有数 ライセンス枚数 ライセンス本数 契約数 契約台数 発注数 "
    "注文数 保有数量 在庫数 キー内ライセンス数 キーのライセンス数",
    "move": "move be-moved be-transferred "
    "relocate relocated zieht-um umzieht umzuziehen umzuziehende zu-übertragen zieht se-traslada "
    "se-trasladan se-mueve se-mueven "
    "うち移行 うち移動 移管 移管数 "
    "to-be-moved moving transfer moved-count to-move movecount verschieben umziehen zu-verschieben umzug "
    "移動 移動数 移動台数 移行 移行数 移行台数 "
    "mover a-mover transferir a-transferir trasferire trasladar déplacer deplacer à-déplacer transférer transférés "
    "migrate migrating to-migrate be-migrated ziehen-um zu-verschiebende zu-übertragende zu-transferieren "
    "zu-transferierende zu-migrieren zu-migrierende übertragen umzugsmenge umzugsanzahl transferanzahl "
    "transfermenge nombre-à-déplacer nombre-à-transférer nombre-à-migrer migrer à-migrer transfert "
    "transféré transférée transférées déplacé déplacée déplacés déplacées por-mover para-mover "
    "por-transferir para-transferir migrar a-migrar por-migrar se-transfieren transferencia traslado "
    "移動数量 移行数量 移管数量 移動分 移行分 移管分 うち移管 移動本数 移行本数 移管本数 移管台数 移転数 "
    "移転台数",
    "expires": "end-of-term term-end end-of-license license-end runs-until valid-to lizenzende expires expire "
    "expiry expiration expirationdate end ends enddate expiring endet ablauf "
    "ablaufdatum läuft-ab gültig-bis gültig valid-until valid-till valid-through until bis "
    "laufzeitende enddatum valid 有効期限 期限 終了 終了日 満了日 vence vencimiento validade vencimento scadenza "
    "caduca caducidad válido "
    "échéance echeance expire-le fin expiresat expireson expires-at renewal-date "
    "exp-date good-until subscription-end contract-end coverage-end vertragsende verfallsdatum ende "
    "ende-der-laufzeit ende-laufzeit gültigkeitsende gültigkeitsdatum ablauftermin ablauftag endtermin "
    "laufzeit-bis subskriptionsende erneuerungsdatum verlängerungsdatum valable-jusqu-au valable-jusqu-à "
    "valide-jusqu-au fin-de-validité limite-de-validité fin-de-contrat fin-d-abonnement "
    "date-de-renouvellement date-de-péremption expira expiración finalización válido-hasta válida-hasta "
    "válidos-hasta válidas-hasta vigente-hasta fin-de-vigencia fecha-final fecha-de-término "
    "fecha-de-renovación 契約終了日 契約満了日 契約期限 満期日 使用期限 利用期限 終了予定日 終了期日 "
    "有効期間終了日 期間満了日 サブスクリプション終了日 失効日 期限切れ日",
    "date": "date on am day datum 日 fecha",
    "mode": "mode 操作 modus モード modo add-or-renew add-devices-or-renew addorrenew add renew licensemode "
    "renewal-or-add erweitern-oder-verlängern 追加または更新 "
    "claim-mode 追加-更新 更新-追加 更新または追加 追加か更新 hinzufügen-oder-verlängern "
    "hinzufügen-oder-erneuern hinzufügen-verlängern erweitern-verlängern verlängern-oder-hinzufügen "
    "erneuern-oder-hinzufügen ajouter-ou-renouveler ajout-ou-renouvellement ajouter-renouveler "
    "ajout-renouvellement renouvellement-ou-ajout añadir-o-renovar agregar-o-renovar añadir-renovar "
    "agregar-renovar renovar-o-añadir renovar-o-agregar",
    "state": "status state expired invalidated licensestatus zustand 状態 ステータス estado état etat 期限切れ "
    "statut estatus current-status key-status aktueller-status schlüsselstatus statut-actuel "
    "estado-actual キーの状態 キーのステータス",
    "edition": "edition editions tier エディション edición édition mxlicenseedition "
    "mxエディション mxのエディション mxライセンスエディション",
    "mx": "mx",
    "passcode": "passcode pass-code passcodes supportpasscode パスコード supportcode pin supportkennwort code-d-accès",
    "reason": "reason why justification business-justification business-reason grund begründung 理由 motivo raison "
    "motif 申請理由 依頼理由 移行理由 移管理由 移動理由",
    "scope": "scope 影響範囲 umfang alcance",
    "frequency": "frequency 発生頻度 häufigkeit",
    "start_time": "start-time 発生日時 startzeit",
    "related_cases": "related-cases related 関連ケース",
    "test_results": "test-results tests 確認・試験結果",
    "workaround": "workaround ワークアラウンド",
    "business_impact": "business-impact impact ビジネスインパクト",
    "tried": "tried attempted versucht",
    "claimed": "claimed 登録",
    "seven_days": "last-7-days within-7-days",
    FILL: "should they which what "
    "do does full への the a an as level of in into for your our my is are this that der die "
    "das des dem den im ins "
    "zur zum "
    "für davon dont thereof el la los las del de do y du le les l d et à au aux の を は と に へ 側 can you dashboard "
    "license-transfer transfer-request und and or meraki cisco official exact "
    "current-name z2 them en que qui las "
    "who vouch vouches i with by per you-sign-in-with used its ihr ihre unsere mi mon meu su "
    "work business nuestro votre notre whole "
    "covered abgedeckt couvert couverts couverte cubierto cubiertos field value 値 項目 feld wert "
    "する 予定 対象 希望 de-ellas geschäftlich geschäftliche dienstlich dienstliche professionnel "
    "professionnelle",
    OTHER: "note notes comment comments remark remarks bemerkung kommentar 備考 pos position index row line "
    "# po order orders bestellung serial serials seriennummer シリアル s/n sn mac network networks "
    "netzwerk start started startdate beginn begin 開始 開始日 claimed-at started started-at duration "
    "term laufzeit years operation action used current assigned free unused remaining stay stays "
    "staying price unit cost tag tags site location standort city country region owner shipped "
    "invoice networkid organizationid deviceserial startedat claimedat activation activationdate "
    "purchase purchased created updated now vendor reseller sent subject cc bcc claim details "
    "free-text web lead",
}
"""Each meaning with its words; a hyphen stands for a space or for nothing."""

COLUMNS: Final[dict[str, tuple[str, ...]]] = {
    "key": (
        "key",
        "license key",
        "license number",
        "license",
        "key number",
        "license key number",
        "licenses key",
        "admin key",
    ),
    "model": (
        "model",
        "device model",
        "device type",
        "license model",
        "model type",
        "model name",
        "model number",
        "model device name",
    ),
    "product": (
        "device",
        "type",
        "license type",
        "part",
        "part number",
        "part name",
        "description",
        "part description",
        "licenses",
        "devices",
        "licenses type",
        "license description",
        "part type",
        "license part",
        "device name type",
        "licenses device",
    ),
    "have": (
        "count",
        "license count",
        "device count",
        "count part",
        "licenses count",
        "number count",
        "count have",
        "number licenses",
        "number device",
    ),
    "move": (
        "move",
        "move count",
        "count move",
        "number move",
        "move number",
        "move device",
        "device move",
        "move licenses",
        "licenses move",
        "number device move",
        "number licenses move",
        "number license move",
    ),
    "expires_on": ("expires", "expires date", "license expires", "date expires", "license expires date"),
    "mode": ("mode", "license mode", "mode device", "device mode"),
    "state": ("state", "license state"),
    "edition": ("edition", "license edition", "mx edition", "mx license edition"),
    "organization": ("organization", "organization name", "customer", "customer name"),
    "passcode": ("passcode", "support passcode", "passcode number"),
}
"""What a column of licenses is, by the meanings of its heading."""

FIELDS: Final[dict[str, tuple[str, ...]]] = {
    "organizations.?.name": ("organization", "organization name"),
    "organizations.?.url": ("link", "organization link", "organization address link", "organization link address"),
    "organizations.?.licensing_model": (
        "licensing",
        "licensing model",
        "organization licensing",
        "organization licensing model",
        "license model",
        "license type",
    ),
    "organizations.?.mx_edition": ("mx edition", "organization mx edition", "organization edition", "edition"),
    "organizations.?.support_access": ("support access", "organization support access", "support access organization"),
    "requester.?_email": (
        "email",
        "requester email",
        "admin email",
        "email address",
        "requester email address",
        "admin email address",
        "organization email",
        "email name",
        "organization email address",
    ),
    "requester.?_access": ("access", "organization access", "requester access", "admin access", "access level"),
    "requester.name": ("name", "requester", "requester name"),
    "requester.company": ("company", "company name", "requester company", "requester company name"),
    "requester.phone": ("phone", "phone number", "requester phone", "requester phone number"),
    "requester.contact_hours": ("hours", "requester hours"),
    "requester.saml": ("saml",),
    "requester.placeholder_name": ("local admin", "local admin name", "local", "local name"),
    "requester.placeholder_email": ("local admin email", "local email", "local admin email address"),
    "customer_number": ("customer_number", "customer number", "customer customer_number"),
    "case_number": ("case_number", "case number", "case", "support case number", "support case"),
    "case.severity": ("severity", "case severity", "severity number"),
    "case.scope": ("scope",),
    "case.frequency": ("frequency",),
    "case.start_time": ("start_time",),
    "case.related_cases": ("related_cases", "related_cases case"),
    "case.test_results": ("test_results",),
    "case.workaround": ("workaround",),
    "case.business_impact": ("business_impact",),
    "route.reason": ("reason", "move reason"),
    "route.self_service": ("tried move", "move tried"),
    "passcode.?": (
        "passcode",
        "support passcode",
        "passcode organization",
        "passcode number",
        "admin passcode",
        "passcode support organization",
    ),
}
"""What a label asks for, by the meanings of its words beside those of the side."""

PHRASES: Final[dict[str, str]] = {
    "organizations.source.name": "where the licenses are now|where the licenses are|where they are now|"
    "where are the licenses now|wo die lizenzen jetzt sind|wo sind die lizenzen jetzt|"
    "aktuelle organisation|derzeitige organisation|jetzige organisation|ursprüngliche organisation|"
    "ausgangsorganisation|herkunftsorganisation|organisation actuelle|ancienne organisation|"
    "organisation émettrice|organisation de provenance|organización actual|antigua organización|"
    "organización anterior|organización fuente|organización de procedencia|organización saliente|"
    "originating organization|previous organization|donor organization|現組織|旧組織|旧オーガニゼーション|"
    "旧オーガナイゼーション|ソース組織|転送元組織|転送元組織名|譲渡元|譲渡元組織|譲渡元組織名|移転元|"
    "移転元組織|移転元組織名",
    "organizations.destination.name": "where they should go|where should they go|where the licenses should go|"
    "where they go|where should the licenses go|wohin sie sollen|wohin sollen die lizenzen|"
    "transferir a|mover a|empfängerorganisation|künftige organisation|zukünftige organisation|"
    "übernehmende organisation|nouvelle organisation|organisation destinataire|organisation réceptrice|"
    "organisation d'accueil|nueva organización|organización objetivo|organización destinataria|"
    "organización beneficiaria|organización entrante|recipient organization|acquiring organization|新組織|"
    "新オーガニゼーション|新オーガナイゼーション|ターゲット組織|転送先組織|転送先組織名|譲渡先|譲渡先組織|"
    "譲渡先組織名|移転先|移転先組織|移転先組織名|受け入れ先組織",
    "case.start_time": "when did it start|when did this start|when did the problem start|issue start|since when|"
    "seit wann|beginn des problems|depuis quand|desde cuándo|いつから",
    "case.test_results": "tests performed|tests done|recent changes tests performed|troubleshooting|"
    "troubleshooting done|troubleshooting steps|what was tried|durchgeführte tests|tests effectués|pruebas realizadas",
    "case.frequency": "how often|wie oft|fréquence|frecuencia|頻度",
    "case.workaround": "work around|umgehung|umgehungslösung|contournement|solución temporal|回避策",
    "case.business_impact": "impact on business|impact on the business|auswirkung|auswirkungen|impact métier|"
    "impacto en el negocio|業務影響|業務への影響",
    "case.related_cases": "earlier cases|other cases|verwandte fälle|cas liés|casos relacionados",
    "route.dashboard_access": "can you sign in to the dashboard|can sign in to the dashboard|dashboard access",
    "route.self_service": "move in the dashboard|did you try move in the dashboard|"
    "tried move in the dashboard|tried move|"
    "what happened when you moved the licenses yourself",
    "route.claimed_within_7_days": "claimed within the last 7 days|were the licenses claimed within the last 7 days|"
    "were the keys claimed in the last 7 days|claimed in the last 7 days",
    "route.reason": "why a request to support is needed|why a case is needed|reason for the request|reason for request",
    "route.needed_by": "needed by|must be done by|deadline|due date|frist|termin|zieltermin|wunschtermin|"
    "fertig bis|required by|complete by|fecha límite|fecha tope|échéance|délai|délai souhaité|date limite|"
    "期日|希望日|希望期限|"
    "need by|need by date|needed before|due by|latest by|target date|target completion date|"
    "requested completion date|completion deadline|desired date|date needed|date required|required date|"
    "finish by|complete before|to be done by|希望納期|希望期日|ご希望日|希望完了日|完了希望日|"
    "完了希望期限|完了期限|完了期日|移行希望日|移動希望日|移管希望日|移行期限|移動期限|対応希望日|"
    "対応希望期限|対応期限|作業希望日|作業期限|実施希望日|締切|締切日|締め切り|必要日|必要期日|"
    "デッドライン|benötigt bis|wird benötigt bis|erforderlich bis|erledigen bis|zu erledigen bis|"
    "fällig bis|spätestens bis|spätestens am|spätester termin|bis wann|bedarfstermin|gewünschter termin|"
    "gewünschtes datum|wunschdatum|zieldatum|échéance souhaitée|nécessaire avant le|nécessaire pour le|"
    "requis avant le|requis pour le|souhaité pour le|besoin pour le|au plus tard le|à faire avant le|"
    "à réaliser avant le|date souhaitée|date limite souhaitée|date requise|date voulue|date butoir|"
    "date cible|necesario para|necesario para el|necesario antes de|necesario antes del|requerido para|"
    "requerido antes del|se necesita para|se necesita para el|se necesita antes del|a más tardar|"
    "para cuándo|plazo límite|plazo máximo|fecha deseada|fecha requerida|fecha objetivo|fecha máxima",
    "requester.saml": "signs in with saml|do you sign in with saml|"
    "do you sign in with saml single sign on|uses saml|saml login|saml used",
    "requester.name": "your name|my name|wer beantragt|beantragt von|solicita|antrag stellt|requested "
    "for|demandé par|solicitado por|"
    "contact person|point of contact|primary contact|primary contact name|main contact|ご担当者名|"
    "ご担当者氏名|連絡先氏名|問い合わせ者|お問い合わせ者|問合せ者|申込者|申込者名|お申込者|お申込者名|"
    "ご氏名|ご依頼者|ご依頼者名|連絡担当者|連絡担当者名|ansprechpartnerin|kontaktperson|kontaktname|"
    "name der kontaktperson|name des ansprechpartners|name der ansprechpartnerin|hauptansprechpartner|"
    "anforderer|anfragesteller|angefordert von|eingereicht von|vor- und nachname|vollständiger name|"
    "personne à contacter|personne de contact|interlocuteur|nom de l'interlocuteur|"
    "nom de la personne à contacter|nom complet|nom et prénom|prénom et nom|nom prénom|soumis par|"
    "contact principal|requérant|demandeuse|persona de contacto|nombre de la persona de contacto|"
    "nombre completo|nombre y apellidos|nombre y apellido|nombres y apellidos|contacto principal|"
    "peticionario",
    "": "license info link|license information link|source passcode day|link to license info|to do|to dos",
}
"""Whole labels, lower case and without signs, by their paths; "" is for those that are passed over."""
