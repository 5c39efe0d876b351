"""How forms ask for things: what each thing is called, and what it is never called.

In English and Japanese, with the words of most weight in German, French and Spanish. All words are in small letters
and in the singular. ``label.py`` compares a label with them.
"""

from dataclasses import dataclass
from typing import Final

from transfer_wizard.webform.form_field import InputKind
from transfer_wizard.webform.label_words import BESIDE_PASSCODE, HARMLESS, PEOPLE
from transfer_wizard.webform.sides import MOVE_WORDS


@dataclass(frozen=True, eq=False)  # each is one of its kind: what is remembered of it is found without reading it
class FormWording:
    """How forms ask for one thing; phrases stand between "|", words between spaces, and "…" stands for any words.

    Attributes:
        values: the ids of the values that answer it; two of them are for source and destination.
        called: what it is called, also among words of no weight.
        alone: what asks for it where nothing else is said.
        around: words that may stand around it, beyond those of ``SMALL``, and it is surely meant.
        never: of the words of no weight, those beside which it is something else.
        tokens: of the autocomplete attribute.
        kinds: of fields made for nothing else.
        turning_hint: words in the hint to a field that make it something else.
        beside: the words of no weight.
        needs: of the words around what it is called, those of which one has to be there.
    """

    values: tuple[str, ...]
    called: str
    alone: str = ""
    around: str = ""
    never: str = ""
    tokens: tuple[str, ...] = ()
    kinds: tuple[InputKind, ...] = ()
    turning_hint: str = r"(?!)"
    beside: frozenset[str] = HARMLESS
    needs: str = ""


_ACCOUNT: Final = "|".join(
    f"{side} account"
    for side in "source destination target losing gaining giving receiving sending accepting recipient".split()
)
"""An account is an organization where its side is told; alone, it may be somebody's login or bank."""
_MOVING: Final = "|".join(
    f"{verb} {way}"
    for verb in (
        "dashboard account,dashboard account name,transfer,move,transferring,moving,move … license,transfer …"
        " license,take … license,remove … license,pull … license,add … license,put … license,assign … license,send …"
        " license,give … license,bring … license,release … license,withdraw … license,license come,license should"
        " come,license go,license should go,license should move"
    ).split(",")
    for way in ("from", "to", "into", "out of")
)
_JAPANESE_SIDES: Final = "移行元|移行先|移管元|移管先|転送元|転送先|移動元|移動先|譲渡元|譲渡先"
_OF_LICENSES: Final = "|".join(f"ライセンス {side}" for side in _JAPANESE_SIDES.split("|"))
_PLAIN: Final = (
    "name full exact meraki cisco dashboard customer affected impacted concerned appear show shown called bord 対象"
    " ダッシュボード 上 名称 名前 bezeichnung"
)
_SIDED: Final = (
    "source destination target b a winning originating releasing donor transferor transferee recipient holding affected"
    " quelle ziel cedente destinataire take hand 移行元 移行先 移管元 移管先 転送元 転送先 移動元 移動先 譲渡元"
    " 譲渡先 移行前 移行後 移管前 移管後 移動前 移動後 譲渡前 譲渡後 受け入れ先 受入先 新しい 宛先 ソース ターゲット"
)
ASKED: Final = {
    "name": FormWording(
        ("requester.name",),
        called="vor zuname|vorname zuname|name|nom complet|nom prenom|prenom nom|vor nachname|name vorname"
        "|vorname name|nombre completo|nombre apellido|nombre solicitante|nombre contacto|依頼主名|名前|氏名|芳名"
        "|担当者名|担当者名前|申請者名|依頼者名|客名|記入者名|申込者名|姓名|ネーム",
        alone=f"{PEOPLE}|nombre|person making request|who is asking for transfer|name of person requesting …"
        "|person making transfer request"
        "|who are you|first and last name|name first and last|john doe|jane doe|john smith|jane smith"
        "|first name and last name|name and surname|who is submitting request|name of person making request"
        "|who is asking|who asks|who is requesting|who are we talking to|who should we talk to|who should we reply to"
        "|who should we answer|who should we write to|who can we contact|who may we contact|case contact"
        "|point of contact|main point of contact|asked by|con quien hablamos|quien solicita|quien pide"
        "|quien hace … solicitud|persona solicita|persona solicitante|a quien respondemos|persona que solicita"
        "|wer meldet|wer fragt|wer stellt … request|meldende person|anfragende person|requester person"
        "|qui fait … request|qui demande|qui contacter|contact person que solicita|どなた|誰 依頼",
        around="asking web full vollstandiger legal contact information detail complete person requesting requester"
        " submitter reporter caller customer administrator 担当者 申請者 依頼者 依頼主 申込者 代表者 客 連絡先 漢字"
        " フルネーム asker caller declarant case contact persona anfragende meldende que solicita solicitante"
        " requesting",
        never="company|business|organization|dashboard|login|support|cisco|subject|account|title|first|last|mobile"
        "|case|ticket|issue|request|problem|line|work|preferred|who leave|会社|会社名|組織|団体|法人|企業|管理者"
        "|メール|電話",
        tokens=("name",),
        beside=HARMLESS - {"license", "key"},
    ),
    "first name": FormWording(
        ("requester.first_name",),
        called="first name|given name|forename|firstname|fname|vorname|prenom|nombre pila|primer nombre|下の名前"
        "|名前 名|氏名 名",
        alone="first|given|name first|name given|申請者 名|担当者 名|名前 めい|名|名 めい|名 太郎|名 first",
        around="contact legal requester given name 名 漢字",
        never="last|family|company|会社|会社名|姓",
        tokens=("given-name",),
    ),
    "last name": FormWording(
        ("requester.last_name",),
        called="last name|family name|surname|lastname|lname|nachname|familienname|nom famille|apellido|名前 姓"
        "|氏名 姓",
        alone="last|family|name last|name family|申請者 姓|担当者 姓|名前 せい|姓|苗字|名字|氏|姓 せい|姓 山田|姓 last",
        around="contact legal requester family name 姓 漢字",
        never="first|given|company|会社|会社名|名",
        tokens=("family-name",),
    ),
    "company": FormWording(
        ("requester.company",),
        called="behorde|firma behorde|dienststelle|company|business name|employer|firma|firmenname|unternehmen|societe"
        "|entreprise|raison sociale|razon social|nombre compania|unternehmensname|会社名|貴社名|貴社|社名|法人名"
        "|企業名|団体名|勤務先|勤務先名|勤め先|会社",
        alone="organization legal entity|customer organization legal entity|company … on behalf of|business"
        "|name of business|firm|corporate|institution|agency|agency or bureau|business or organization"
        "|agency or organization|agency or organization name|business or organization name|account name"
        "|where do you work|i work for|i represent|organization you work for|firm you work for|法人|企業|団体|所属"
        "|所属団体|所属会社名|所属先|所属企業名|所属企業|所属会社|屋号|学校名",
        around="web registered legal name organization institution requesting agency school university entity do work"
        " represent 組織名 団体 組織 法人 企業 正式名称 名称 所属",
        never="email|phone|number|description|describe|source|destination|hour|link|impact|address|cisco|電話|メール"
        "|住所|リンク|番号|移行元|移行先|移管元|移管先|担当者",
        tokens=("organization",),
    ),
    "email": FormWording(
        ("requester.source_email", "requester.destination_email"),
        called="email|email adresse|adresse email|courriel|adresse electronique|adresse courriel|correo electronico"
        "|correo|email アドレス|メールアドレス|電子メール|メール|mailadresse|emailadresse|anmeldeadresse|mel"
        "|reply to address|address reply|answer address",
        alone="メアド|where … send answer|where should we send … answer|where should we reply|where … reply to"
        "|… reply to me at|… answer me at|… write to me at|where can we write …|wohin … answer senden|ou … repondre"
        "|donde … respond …",
        around="asking contact work business company corporate primary requester submitter reporter web customer"
        " account login reply administrator dashboard meraki cisco e id addr person use used log sign registered best"
        " reach associated linked correspondence receive answer direccion geschaftliche professionnel 連絡 連絡用"
        " 連絡先 返信先 会社 勤務先 業務用 担当者 客 ログイン ダッシュボード 半角 確認 再入力 pc address confirmed"
        " update case 返信 send answer reply replie respond response respuesta responder reponse repondre antwort"
        " antworten ruckfragen rueckfragen case ticket connexion connecter compte identifiant connect access acceso"
        " sesion inicia con que iniciar cuenta usa utiliza usar anmelden anmeldung anmelde einloggen konto konto"
        " dashboardkonto verwenden verwendet utilise use log logging sign signing signed in to with organization you"
        " and both professionnelle professional empresarial trabajo profesional personal dienstlich dienstliche"
        " geschaftlich アカウント 登録 サインイン 使用 使う 利用 通知 受信",
        never="cisco contact|legal|client|subject|message|phone|件名|内容|エラー|list",
        tokens=("email",),
        kinds=(InputKind.EMAIL,),
    ),
    "phone": FormWording(
        ("requester.phone",),
        called="phone|rufnummer|mobiltelefon|mobilnummer|mobile|mobilephone|cell|cellphone|tel|contact number"
        "|call back number|callback number|direct line|電話番号|携帯電話|電話|携帯|direct number|rufnummer"
        "|ruckrufnummer|telefonnummern|festnetz|festnetznummer|durchwahl|ligne directe|fixe|連絡先番号|連絡先 番号"
        "|fijo",
        alone="best number to reach you|連絡先番号|日中 連絡先|number … call you|number … call you …"
        "|number … reach you|number … reach you on|number … ring you|number … callback|… call me at|… call me on"
        "|… call me back …|where can we call you|wie … telefonisch erreichen|numero … joindre …|numero … llamar…",
        around="asking web contact work business office reachable professionnel daytime direct primary company number"
        " day best preferred reach back call country code area including requester line desk 連絡先 会社 日中 担当者"
        " 勤務先 直通 番号 半角 数字 連絡 取れる つく ハイフン なし ruckrufe ruckfragen ruckruf rueckfragen fur case"
        " contact asker caller laboral oficina buro bureau travail jour bajo dia diurno tagsuber call you on preferido",
        never="number of|email|organization|key|license|name|time|内線|メール|時間",
        tokens=("tel", "tel-national"),
        kinds=(InputKind.TEL,),
    ),
    "contact hours": FormWording(
        ("requester.contact_hours",),
        called="availability|available|callback time|contact hour|business hour|office hour|working hour|work hour"
        "|best time|best hour|preferred time|good time|convenient time|preferred contact time|preferred call time"
        "|時間帯|連絡可能 時間|連絡希望 時間|希望 連絡 時間|preferred hour|hour for contact|erreichbarkeit|sprechzeit"
        "|sprechzeiten|burozeit|burozeiten|geschaftszeiten|arbeitszeiten|arbeitszeit|disponibilite|plage horaire"
        "|horaire|horario|disponibilidad|contact window|連絡 時間帯|時間 帯|連絡時間|対応可能時間",
        alone="telefonisch erreichbar …|erreichbar zwischen …|joignable entre …|reachable between …"
        "|available between …|hour|available hour|hour of availability|hour of operation|contact time"
        "|when can we call …|when can we reach …|when should we call …|when should we contact …|time … we can call …"
        "|hour you are available|hour … we can call …|hour … we can reach …|when … call you …|when … reach you …"
        "|when are you available …|when are you reachable …|what time … call …|what time … reach …|hour … reach you …"
        "|hour … call you …|wann … erreichen …|wann … erreichbar …|wann … anrufen …|heure … joindre …"
        "|heure … appeler …|quand … joindre …|quand … appeler …|quand etes vous …|moment … joindre …"
        "|moment … appeler …|quel moment … joindre …|quel moment … appeler …|quelle heure … joindre …"
        "|quelle heure … appeler …|quelle heure … appeler …|cuando … llamar…|cuando … contactar …"
        "|cuando … contactarle …|cuando … contactarlo …|cuando … llamarle …|cuando … llamarlo …|cuando … localizar…"
        "|hora … llamar…|hora … contactar…|hora … contacto|mejor hora …|mejor momento …|いつ 連絡 …"
        "|連絡 つき やすい 時間帯|連絡 可能 時間帯",
        around="time zone day call contact reach reached contacted when 都合 良い 取れる つく 可能な 連絡 希望 可能"
        " 電話 対応 営業 業務 連絡可能 連絡希望 つき やすい つきやすい contact contacto llamada llamadas appel rappel"
        " joindre call disponible preferee preferido telefonische telefonisch erreichbar anruf availability for uhr",
        never="issue|lost|impact|number|product|license|date|part|size|color|problem|発生|方法",
    ),
    "customer number": FormWording(
        ("customer_number",),
        called="customer id|customer code|client number|account number|kundennummer|numero client|code client"
        "|id client|identifiant client|客番号|顧客番号|カスタマー番号|契約者番号",
        alone="client id|account id|客コード|客 id|顧客コード|カスタマー id|アカウント番号",
        around="meraki cisco dashboard support organization account シスコ 8 digit",
        never="name|phone|email|case|contact|電話",
    ),
    "organization name": FormWording(
        ("organizations.source.name", "organizations.destination.name"),
        called=f"organization|nombre organizacion|organizacion|{_ACCOUNT}|組織名|組織|オーガニゼーション"
        "|オーガニゼーション名|組織名称",
        alone=f"{_MOVING}|transferor|transferee|account losing …|account giving …|account gaining …"
        "|account receiving …|current owner … organization|future owner … organization|new owner … organization"
        "|previous owner … organization|… organization license … land|license currently in|source|destination"
        "|dashboard name|source dashboard|destination dashboard"
        f"|target dashboard|{_JAPANESE_SIDES}|{_OF_LICENSES}",
        around=f"{_PLAIN} {_SIDED} {' '.join(MOVE_WORDS)} license ライセンス",
        never="are you from|are you with|are you in|you are with|you are in|you are from|you belong|you come|legal"
        "|link|number|role|access|admin|administrator|email|phone|key|how|license in source|license in destination"
        "|license in the|company|description|work|address|support|code|why|メール|番号|パスコード|アドレス|会社|管理者"
        "|住所|リンク|url|理由",
        beside=HARMLESS - {"contact", "person", "requester"},
        turning_hint=r"\b(company|employer|institution|business|work for)\b|会社|勤務",
    ),
    "organization link": FormWording(
        ("organizations.source.url", "organizations.destination.url"),
        called="dashboard adresse|dashboard address|adresse dashboard|url|link|web address|address browser"
        "|browser address|リンク",
        needs="organization|organizacion|dashboard|tenant|source|destination|組織|ダッシュボード|オーガニゼーション"
        f"|transferor|transferee|{_JAPANESE_SIDES}",
        around=f"{_PLAIN} {_SIDED} {' '.join(MOVE_WORDS)} organization organizacion tenant license web ライセンス"
        " 組織 オーガニゼーション transferor transferee",
        never="email|メール|company|会社|product|logo|video|file",
        beside=frozenset(),
    ),
    "severity": FormWording(
        ("case.severity",),
        called="severity|priority|urgency|urgent|severe|dringlichkeit|prioritat|schweregrad|urgence|priorite|gravite"
        "|gravedad|prioridad|urgencia|重大度|重要度|優先度|緊急度|深刻度|緊急性|影響度|dringend|schwere"
        "|dringlichkeitsstufe|prioritatsstufe|criticite|criticidad|pressing|urgente|severite|severidad|critical"
        "|criticality",
        alone="impact|impact level|how badly … affected|level of impact|how critical is …|how serious is …"
        "|how much … business|how badly … business|auswirkung|auswirkung betrieb|プライオリティ|シビリティ"
        "|how bad is …|how pressing is …|how serious …|how important is …|how quickly do you need …"
        "|how soon do you need …|business impact level|level of business impact|how much … affect …|how much … hurt …"
        "|impact business|wie schwer …|wie dringend …|wie wichtig ist …|wie stark … betrifft …"
        "|wie stark … beeintrachtigt …|quel est le niveau …|quelle est l'urgence …|est ce urgent|a quel point …"
        "|cuanto afecta …|que tan urgente …|que tan grave …|cual es la urgencia|cual es la prioridad|impacto"
        "|impacto negocio|impact activite|どのくらい 緊急 …|緊急 度合い",
        around="quelle quel est level niveau nivel how select choose 1 p1 s1 4 ケース 案件 問い合わせ レベル storung"
        " vorfall ticket incident incidente incidencia incidencias probleme problem caso case request business impact"
        " how is it 3 2 lowest highest least most severe worst urgent low high critical wie ist es que tan dringend",
        never="code|contact|explain|describe|description|理由",
    ),
    "license keys": FormWording(
        ("licenses.keys",),
        called="license key|key license|lizenzschlussel|lizenzschluessel|ライセンスキー",
        alone="license key you want moved|license key to be …|license code|license number|license or product key"
        "|license to move|license to be moved|license to transfer|license to be transferred|which license move …"
        "|which license should …|which license key …|activation key|keys to transfer|keys to move|keys you want … move"
        "|keys you want … moved|keys being moved|keys to be moved|keys to be transferred|keys being transferred"
        "|transferred license|ライセンス番号|ライセンスコード|移行 ライセンス|移動 ライセンス|移管 ライセンス"
        "|転送 ライセンス|which key …|key concerned|key affected|key in question|license concerned|license affected"
        "|lizenz|betroffene key|betroffene license|betroffener key|license concernee|key license",
        around="betroffene betroffener cisco meraki affected being liste lista concernee afectada move moved transfer"
        " transferred number should 移行 移動 移管 転送 対象 該当 一覧",
        never="number of",
        beside=HARMLESS - {"office"},
    ),
    "subject": FormWording(
        ("case.subject",),
        called="betreffzeile|subject|summary|title|topic|short description|kurzbeschreibung|チケット名|betreff|thema"
        "|objet|sujet|asunto|tema|件名|題名|タイトル|表題|stichwort|uberschrift|zusammenfassung|kurztitel|titel|titre"
        "|intitule|resume|titulo|resumen|heading|caption|件名行",
        alone="issue headline|case headline|headline|synopsis|brief description …|ticket name|case name|issue name"
        "|request name|regarding|re|issue|problem|request|inquiry|enquiry|question|what is it about"
        "|what is your request about|in one line what is it about|in one line|what … in a few word|in a few word …"
        "|problem in one line|question in one line|request in one line|in one line what is your request about"
        "|summarize …|issue in brief|briefly summarize …|issue in one line|issue in one sentence"
        "|request in one sentence|problem in one sentence|question in one sentence|one line about … request"
        "|one line about … problem|one line about … issue|要約|概要|主題|題目|用件|用件名|サブジェクト|問い合わせ 概要"
        "|in a nutshell|in short|in brief|briefly|give … title|one sentence|kurz gesagt|kurz zusammengefasst"
        "|in einem satz|in wenigen worten|in stichworten|um was geht es kurz|en bref|en une phrase|en quelques mots"
        "|en una frase|en pocas palabras|ひとことで|一言で|簡単な説明|短い説明",
        around="case email message ticket issue request short brief problem inquiry line one about describing"
        " 問い合わせ 相談 ケース メール 依頼 用件 ticket case request message message consulta incidencia caso cas"
        " demande anliegen kurz kurze kurzer corto breve bref brief short court line anfrage votre ihre ihres su",
        never="your title|person|contact|requester|customer|business|company|organization|administrator|role|業務",
    ),
    "description": FormWording(
        ("case.description",),
        called="description|message|comment|anliegen|note|more information|detail|describe|explain|explanation|tell us"
        "|share|内容|詳細|本文|説明|メッセージ|備考|備考欄|コメント|detailed information|ausfuhrlich|ausfuhrliche"
        "|schildern|schilderung|einzelheit|erlautern|erlauterung|erklaren|erklarung|expliquer|expliquez|explication"
        "|precisez|precisions|detaille|detailler|explique|explicar|explicacion|cuentenos|cuente|detalles|consulta"
        "|詳しく|具体的に|詳細説明",
        alone="inquiry|enquiry|request|body|information|info|feedback|remark|what happened|what is wrong"
        "|what is going on|what went wrong|how can we help …|how can our team help …|how may we help …"
        "|how can we assist …|how may we assist …|how can i help …|what can we do for you"
        "|what would you like us to do …|what can we help …|what do you need …|let us know …"
        "|what seems to be the problem|what seems to be the issue|what is your question|what is your issue"
        "|what is your problem|more|everything|additional information|other information|further information"
        "|case information|summary of … detail|質問|相談|依頼|要望|用件|意見|連絡|申請|問い合わせ|問合せ|質問 要望"
        "|症状|詳しい 症状|詳しく 聞かせ|その他 情報|事象|困り ごと|問い合わせ 用件|どのような …"
        "|how can support help …|トラブル 内容|要望 質問|text|full text|texte|texto|was ist passiert|was ist geschehen"
        "|was brauchen sie …|was konnen wir fur sie tun|wie konnen wir … helfen|que se passe t il"
        "|que pouvons nous faire …|comment pouvons nous … aider|de quoi avez vous besoin|en que podemos ayudar…"
        "|como podemos ayudar…|que necesita|que ocurre|que sucede|que ha pasado|anything … know|anything else …"
        "|what do you need …",
        around="case issue problem full detailed request additional long ticket further more support inquiry enquiry"
        " other question situation incident experiencing facing need trying do happened about anything tell much"
        " possible include step time error leave help know 具体的 具体的な 詳しい 自由 問い合わせ 問合せ 質問 その他"
        " 情報 詳しく 聞かせ 相談 依頼 要望 用件 連絡 申請 要件 ケース 問題 事象 障害 症状 チケット max 4000 character"
        " ihr ihre ihres su votre text full anliegen demande solicitud peticion caso case problem probleme fall ticket"
        " incidencia situacion situation vorfall ausfuhrlich en detail en detalle detaillee besoin need lo que ocurre"
        " necesita sucede moglichst genau bitte body complete",
        never="error message|message de error|how we did|short|brief|subject|title|address|name|email|phone|number|day"
        "|area|severity|impact|line|topic|code|work|key|license|company|business|organization|role|response|start"
        "|first|last|件名|題名|タイトル|住所|番号|影響|回避策|理由|方法|エラー",
    ),
    "passcode": FormWording(
        ("passcode.source", "passcode.destination"),
        called="passcode|pass code|パスコード|パス コード",
        alone="code acces support|code acceso soporte",
        around="4 サポート ダッシュボード 組織 移行元 移行先 移管元 移管先 転送元 転送先 移動元 移動先 本日 桁 今日",
        never="email|phone|new passcode|old passcode",
        beside=BESIDE_PASSCODE,
    ),
    "reason": FormWording(
        ("route.reason",),
        called="reason|理由|why|warum|wieso|weshalb|pourquoi|por que|begrundung|begruendung|grunde|beweggrund"
        "|justificacion|justificatif|anlass",
        alone="justification|why do you need this|why do you need … transfer|why do you need … move"
        "|why is … transfer …|why is … move …|why are you moving …|why are you requesting …|why are you transferring …"
        "|why … transfer needed|why … license … moved",
        around="request transfer move moving 申請 依頼 移行 移管 移動 転送 want need must move transfer them it"
        " yourself can't cannot license organization ubertragen ubertragung verschieben verschoben umzug wechsel"
        " deplacer deplacement transferer transfert ce cette voulez souhaitez mover traslado transferencia quiere"
        " desea necesita demande solicitud anfrage 必要 移す 必要な",
        never="contact|issue|outage|call|you leave",
    ),
    "scope": FormWording(
        ("case.scope",),
        called="scope|影響範囲|影響 範囲|スコープ|umfang|perimetre|portee|alcance",
        alone="what is affected …|範囲|who is affected …|who and what is affected|wer ist betroffen …"
        "|was ist betroffen …|qui est concerne …|que esta afectado …|a quien afecta …|対象範囲|影響を受ける …",
        around="issue problem impact 問題 影響",
        never="work|license",
    ),
    "frequency": FormWording(
        ("case.frequency",),
        called="frequency|頻度|haufigkeit|frequence|frecuencia",
        alone="how frequently … occur …|how often … happen …|how often … occur …|wie oft …|wie haufig …"
        "|a quelle frequence …|con que frecuencia …|cada cuanto …|どのくらい 頻繁 …",
        around="issue problem 発生 occurrence",
        never="contact|email|reply|連絡",
    ),
    "start time": FormWording(
        ("case.start_time",),
        called="issue start time|problem start time|incident start time|outage start time|発生日時|開始日時|発生時刻"
        "|開始時刻|beginn der storung|debut|inicio del problema",
        alone="start time …|start date|started|start|when did it …|when did this …|when did the issue …"
        "|when did the problem …|when did the incident …|when did you first notice …|when did you notice …"
        "|date and time … started|発生日|開始日|いつから …|発生時期|issue start date|start date and time|since when"
        "|since when … happen|since when … this …|since when … problem …|seit wann|seit wann tritt …"
        "|seit wann besteht …|seit wann haben sie … problem|depuis quand|depuis quand … probleme …|desde cuando"
        "|desde cuando ocurre …|desde cuando sucede …|desde cuando … problema …|wann hat … begonnen"
        "|wann hat … angefangen|wann ist … aufgetreten|quand … commence …|cuando empezo …|cuando comenzo …"
        "|cuando inicio …|fecha de inicio",
        around="date time issue problem incident",
        never="preferred|desired|requested|wanted|planned|希望|予定",
    ),
    "related cases": FormWording(
        ("case.related_cases",),
        called="related case|related ticket|previous case|previous ticket|prior case|prior ticket|関連ケース"
        "|関連チケット|関連 ケース|verwandtes ticket|ticket lie|ticket liee|request liee|ticket associe"
        "|caso relacionado|ticket relacionado|caso anterior|ticket anterior|weitere ticket|fruhere ticket"
        "|zugehorige ticket",
        alone="existing case …|existing ticket …|other case|other ticket|associated case|関連案件|過去 ケース …"
        "|以前 ケース …",
        around="number 番号 id",
    ),
    "test results": FormWording(
        ("case.test_results",),
        called="test result|troubleshooting|step taken|step already taken|step have you taken|テスト結果|検証結果"
        "|確認結果|試験結果|切り分け|bereits versucht|bisherige schritte|unternommene schritte|durchgefuhrte test"
        "|testergebnis|testergebnisse|prufergebnis|fehlersuche|test effectue|test deja effectue|essai"
        "|action deja effectuee|deja essaye|depannage|verification effectuee|prueba|prueba efectuada|paso realizado"
        "|ya ha probado|ha probado",
        alone="test|result of test|step performed|step tried|step you have …|step already …|what have you tried …"
        "|what have you already tried …|what did you try …|what have you done …|切り分け結果|実施した …|試した …"
        "|test performed|what was tried",
        around="step done already performed far have deja schon bereits effectue effectuee realizada realizado was que"
        " ha sie haben avez",
    ),
    "workaround": FormWording(
        ("case.workaround",),
        called="workaround|work around|回避策|暫定対応|暫定回避策|umgehung|umgehungslosung|ubergangslosung|notlosung"
        "|contournement|solution contournement|solution temporaire|solucion alternativa|solucion temporal"
        "|solucion provisional",
        around="place 有り known tried there any used available 有無",
    ),
    "business impact": FormWording(
        ("case.business_impact",),
        called="業務影響 内容|business impact|impact to your business|業務影響|業務 影響|ビジネス 影響"
        "|ビジネスインパクト|auswirkung geschaft|auswirkung betrieb|auswirkungen geschaft|geschaftliche auswirkung"
        "|geschaftliche auswirkungen|folge betrieb|impact metier|impact activite|consequence activite"
        "|consequence metier|impacto negocio|impacto empresarial|impacto actividad|consecuencia negocio"
        "|consequence business|effect business|業務 支障",
        alone="impact on …|how does this impact your business|what impact … business|how … affect your business"
        "|how … affected your business|what does it mean for your business …|wie wirkt … auf …|quelles consequences …"
        "|como afecta …",
        around="describe",
        never="level",
    ),
}
