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
    "ansprechpartner antragsteller antragstellers antragstellerin solicitante demandeur contacto",
    "email": "email e-mail mail mailadresse emailadresse e-mail-adresse email-address e-mails メール メールアドレス "
    "eメール correo correo-electrónico correo-electronico courriel adresse-mail account konto konten login "
    "sign-in sign-in-email",
    "address": "address adresse dirección direccion",
    "phone": "phone telephone tel mobile cell telefon telefonnummer phone-number mobil handy rückruf "
    "rückrufnummer rückrufnr call-back callback 電話 連絡先 "
    "電話番号 tél teléfono telefono téléphone telefone móvil portable",
    "company": "company firm employer arbeitgeber firma unternehmen 会社 会社名 貴社名 empresa compañía compania "
    "azienda société "
    "societe entreprise customer-name kunde",
    "hours": "hours availability available erreichbarkeit erreichbar 連絡可能時間 時間帯 "
    "horario disponibilité contact-hours",
    "access": "access rights role permission permissions privilege privileges orgaccess zugriff zugang "
    "rechte berechtigung 権限 アクセス アクセス権 acceso accès acces permisos droits",
    "saml": "saml sso saml-sso single-sign-on シングルサインオン",
    "licensing": "licensing lizenzierung "
    "licenciamiento ライセンス形態 ライセンスモデル 形態 lizenzmodell lizenzierungsmodell",
    "support": "support サポート soporte meraki-support",
    "customer": "customer client cliente お客様 顧客 kunden",
    "customer_number": "customer-number customernumber kundennummer お客様番号 顧客番号",
    "case": "case ticket ケース caso fall",
    "case_number": "case-number ticket-number fallnummer ticketnummer ケース番号 お問い合わせ番号 問い合わせ番号 "
    "受付番号",
    "severity": "severity priority sev schweregrad dringlichkeit 重大度 severidad sévérité severite gravité gravedad",
    "local": "local placeholder lokaler lokale ローカル 関係者 lokal",
    "admin": "admin administrator administrators administrador administrateur 管理者",
    "key": "key keys licensekey licencekey license-keys schlüssel lizenzschlüssel lizenzkey キー ライセンスキー "
    "clave clé cle clef chave chiave clave-de-licencia",
    "license": "license licence lic lizenz ライセンス licencia licença licenca licenza",
    "licenses": "licenses licences lizenzen licencias",
    "number": "number no nr num id ref réf reference référence referenz referencia # n° nº numero número "
    "nummer 番号 code",
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
    "limite entitled",
    "move": "move be-moved be-transferred "
    "relocate relocated zieht-um umzieht umzuziehen umzuziehende zu-übertragen zieht se-traslada "
    "se-trasladan se-mueve se-mueven "
    "うち移行 うち移動 移管 移管数 "
    "to-be-moved moving transfer moved-count to-move movecount verschieben umziehen zu-verschieben umzug "
    "移動 移動数 移動台数 移行 移行数 移行台数 "
    "mover a-mover transferir a-transferir trasferire trasladar déplacer deplacer à-déplacer transférer transférés",
    "expires": "end-of-term term-end end-of-license license-end runs-until valid-to lizenzende expires expire "
    "expiry expiration expirationdate end ends enddate expiring endet ablauf "
    "ablaufdatum läuft-ab gültig-bis gültig valid-until valid-till valid-through until bis "
    "laufzeitende enddatum valid 有効期限 期限 終了 終了日 満了日 vence vencimiento validade vencimento scadenza "
    "caduca caducidad válido "
    "échéance echeance expire-le fin expiresat expireson expires-at renewal-date",
    "date": "date on am day datum 日 fecha",
    "mode": "mode 操作 modus モード modo add-or-renew add-devices-or-renew addorrenew add renew licensemode "
    "renewal-or-add erweitern-oder-verlängern 追加または更新",
    "state": "status state expired invalidated licensestatus zustand 状態 ステータス estado état etat 期限切れ",
    "edition": "edition editions tier エディション edición édition mxlicenseedition",
    "mx": "mx",
    "passcode": "passcode pass-code passcodes supportpasscode パスコード supportcode pin supportkennwort code-d-accès",
    "reason": "reason why justification business-justification business-reason grund begründung 理由 motivo raison",
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
    "covered abgedeckt couvert couverts couverte cubierto cubiertos field value 値 項目 feld wert",
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
    "where are the licenses now|wo die lizenzen jetzt sind|wo sind die lizenzen jetzt",
    "organizations.destination.name": "where they should go|where should they go|where the licenses should go|"
    "where they go|where should the licenses go|wohin sie sollen|wohin sollen die lizenzen",
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
    "期日|希望日|希望期限",
    "requester.saml": "signs in with saml|do you sign in with saml|"
    "do you sign in with saml single sign on|uses saml|saml login|saml used",
    "requester.name": "your name|my name|wer beantragt|beantragt von|solicita|antrag stellt|requested "
    "for|demandé par|solicitado por",
    "": "license info link|license information link|source passcode day|link to license info|to do|to dos",
}
"""Whole labels, lower case and without signs, by their paths; "" is for those that are passed over."""
