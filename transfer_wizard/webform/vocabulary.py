"""How forms ask for things: what each thing is called, and what it is never called.

In English and Japanese, with the words of most weight in German, French and Spanish. All words are in small letters
and in the singular. ``label.py`` compares a label with them.
"""

from dataclasses import dataclass
from typing import Final

from transfer_wizard.webform.form_field import InputKind

HARMLESS: Final = frozenset(
    (
        "you're from do doe did have has its if who whom where when how any all some can could may should would"
        " will not share leave tell let know explain describe include including describing valid full exact"
        " complete detailed detail more much possible brief briefly short long own contact person requester"
        " submitter customer client account support case ticket issue problem request inquiry enquiry question"
        " situation incident matter need needed help assist assistance work working business company corporate"
        " office dashboard meraki cisco login log sign used use using into associated administrator admin primary"
        " main direct daytime mobile best preferred reach reply replie receive response call phone telephone"
        " email number address name line subject summary title topic message description comment source"
        " destination current receiving sending organization experiencing facing having trying happening relevant"
        " step time error today move moved moving transfer transferred license key affected listed below above"
        " shown appear first last both digit day legal entity here say impacted gaining losing involved list"
        " anonymous confirm confirmation repeat again verify retype reenter re demande 申請者 依頼者 申込者 申請 申込"
    ).split()
)
"""Words beside which a word still asks for the same thing. Beside any other it may be about somebody else."""
BESIDE_PASSCODE: Final = frozenset(
    (
        "from support cisco meraki dashboard source destination current new target receiving sending gaining losing"
        " releasing transferor transferee origine cible organizacion origen destino"
        " organization admin administrator requester day today digit code number shown see get help case"
        " page four"
    ).split()
)
"""The same for passcodes, with fewer: a passcode in the wrong place is worse than any other value."""
SMALL: Final = frozenset(
    (
        "a an the your my you our this that of for in on to with and or is are be was as at by it please enter provide"
        " specify fill write give input state indicate hi hello thanks so kindly what which now we us they them ihr"
        " ihre sie uns der das den des die dem im von zu zum zur fur auf und werden sollen votre vos nous de du la le"
        " les l d et un une el los las del"
        " su sus para y の を に は と が"
        " へ で や な する し した したい です ます か あり なる また または 用 方 ある 入力 記入 記載"
    ).split()
)
"""Words that never turn the meaning of a label."""
LEAD: Final = frozenset("so hi hello thanks thank you please kindly type".split())
"""Words that a label may begin with before it comes to what it asks for."""
SAME: Final = {
    word: told
    for told, words in {
        "organization": "organisation org tenant quellorganisation zielorganisation",
        "license": "licence lizenz lizenzen licencia",
        "requester": "requestor applicant antragsteller antragstellerin antragstellers anmelder anmelders melder"
        " melders demandeur solicitante",
        "email": "mail",
        "number": "no num nr nummer numero",
        "customer": "kunde kunden",
        "client": "cliente",
        "code": "codigo",
        "name": "nom",
        "contact": "ansprechpartner contacto contacter interlocuteur",
        "person": "persona personne",
        "company": "empresa compania",
        "phone": "telephone telefon telefono",
        "mobile": "movil celular portable handy",
        "key": "cle clave",
        "transfer": "transfert transferer transferencia transferir ubertragung",
        "transferred": "ubertragen ubertragende ubertragenden",
        "reason": "grund raison motif motivo",
        "request": "anfrage demande solicitud",
        "problem": "probleme problema",
        "description": "beschreibung descripcion",
        "message": "nachricht mensaje",
        "describe": "beschreiben decrivez describa",
        "comment": "kommentar commentaire comentario",
    }.items()
    for word in words.split()
}
"""Words that are spelled in two ways, shortened, or in another language. Not "nombre": a name here, a count there."""
PEOPLE: Final = (
    "contact|requester|requestor|submitter|reporter|caller|from|requested by|submitted by|reported by|opened by"
    "|raised by|contact person|person to contact|requesting person|who should we contact|担当者|申請者|依頼者|連絡先"
)
"""What asks for a person and says nothing of what is wanted of them."""


@dataclass(frozen=True)
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


_ORG: Final = r"(?:(?:meraki|cisco|dashboard|customer) )*(?:organi[sz]ation\w*|organizacion|orgs?|dashboards?|tenants?)"
_ACCOUNT: Final = "|".join(
    f"{side} account"
    for side in "source destination target losing gaining giving receiving sending accepting recipient".split()
)
"""An account is an organization where its side is told; alone, it may be somebody's login or bank."""
_MOVING: Final = "|".join(
    f"{what} {way}"
    for what in (
        "dashboard account,dashboard account name,transfer,transfer license,move,move license,transferring,moving"
    ).split(",")
    for way in ("from", "to", "into", "out of")
)
_LICENSES: Final = r"(?:license|licence|key)s?"
_MOVE: Final = r"(?:transfer\w*|mov(?:e|es|ed|ing)|migrat\w+)"
_THE: Final = r"(?:(?:the|your|this|an?) )?"
SOURCE_NOUNS: Final = (
    r"\b(source|losing|giving|sending|gives|give up|originating|transferring|holding|src|transferor|releasing|donor"
    r"|quell\w*|abgebende\w*|bisherige\w*|origine|depart|cedante?|origen|cedente|cede)\b"
    r"|移行元|移管元|転送元|移動元|譲渡元|移転元|(移行|移管|移動|譲渡)前"
)
SOURCE: Final = (
    rf"{SOURCE_NOUNS}"
    rf"|\b(current|existing|old|origin|aktuellen?|ancienne) {_ORG}\b|\bfrom {_THE}{_ORG}\b"
    rf"|{_ORG} (from|current|old|actuelle|actual)$|{_ORG}( \w+){{0,4}} {_LICENSES}( \w+)? (from|out of|leave)$"
    rf"|\b{_MOVE}( \w+){{0,2}} (from|out of)\b|^from$|^from which\b|\b{_LICENSES} (leave|come from)\b"
    r"|\b(is|are|owns?|holds?|has|have)( \w+){0,3} (now|today|currently)$|\bkommen (aus|von)\b"
    r"|(元|旧)の?(組織|オーガ)|現在の(組織|オーガ|ダッシュ)|ソース"
)
DESTINATION_NOUNS: Final = (
    r"\b(destination|receiving|receives|gaining|gains|getting|dest|transferee|recipient|accepting|end up|ziel\w*"
    r"|empfangende\w*|aufnehmende\w*|(zu)?kunftige\w*|cible|arrivee|beneficiaire|destino|receptora|recibe)\b"
    r"|移行先|移管先|転送先|移動先|譲渡先|移転先|(移行|移管|移動|譲渡)後|受け?入れ?先"
)
DESTINATION: Final = (
    rf"{DESTINATION_NOUNS}"
    r"|\b(to|should|will|that) (receive|get|gain)s?( (the|these|those|your|my))?( licenses?| licences?| them| it|$)"
    r"|\bgo(es)? to\b"
    rf"|\b(new|target|future|neuen?|nouvelle|nueva) {_ORG}\b|(?<!link )(?<!url )\b(in)?to {_THE}{_ORG}\b"
    rf"|{_ORG} (to|new|target|nueva|destinataire|b)$|{_ORG}( \w+){{0,4}} {_LICENSES}( \w+)? ((in)?to|join)$"
    rf"|\b{_LICENSES} (join|go to)\b|\bwill (own|hold|have)\b|\bafterwards?\b|\bgehen (nach|zu|an)\b"
    r"|\btarget account\b|\baccount( name)?\W+to\W*$"
    rf"|\b{_MOVE}( \w+){{0,2}} (in)?to\b|^(in)?to( which\b|$)|^target$|\b(is|are) going$"
    r"|(先|新)の?(組織|オーガ)|新しい(組織|オーガ|ダッシュ)|ターゲット|宛先"
)
"""The side of a transfer. A word such as "new" says it only of an organization: a ticket is new, too."""
_JAPANESE_SIDES: Final = "移行元|移行先|移管元|移管先|転送元|転送先|移動元|移動先|譲渡元|譲渡先"
_OF_LICENSES: Final = "|".join(f"ライセンス {side}" for side in _JAPANESE_SIDES.split("|"))
TITLE: Final = (
    r"\b(transfer|transferring|move|moving|migrate|migrating)( \w+)? licen[cs]|\blicen[cs]es? (transfer|migration)\b"
    r"|lizenz\w*(ubertragung|transfer|umzug)|transfert de licences?|transferencia de licencias?"
    r"|ライセンスの?(移行|移管|移動|譲渡)(?![元先前後])"
)
"""What a whole form is called; it says nothing of a part of it."""
OWN: Final = (
    r"\b(your?|my|request[eo]r'?s?|submitter'?s?|ihre?|antragsteller\w*|votre|vos|demandeur|sus?|solicitante)\b"
    r"|申請者|依頼者|申込者|客様|ご?自身"
)
"""Whose it is: the person's who asks, also where one of the organizations is spoken of."""
CONTACT: Final = r"\b(contact\w*|ansprechpartner\w*|interlocuteur|persona)\b|担当|連絡先"
AGAIN: Final = r"\b(confirm\w*|re|repeat|again|verify|retype|reenter|re-?type|re-?enter)\b|確認|再入力|もう一度|再度"
AREA_CODE: Final = r"\barea code\b|市外局番"
EXAMPLE: Final = r"\S+@\S+|\+\d[\d x()]{6,}|(jane|john) (doe|smith)|山田 ?太郎"
"""A placeholder that shows how an answer looks; it asks for one only where nothing else does."""
TRAP: Final = (
    r"leave (this|it|the)?.{0,20}(blank|empty)|do ?n[o']t (fill|enter|type|touch|complete)|not be (filled|completed)"
    r"|if you(’|')?re? (are )?(a )?human|honey ?pot|for (ro)?bots|spam ?trap|anti ?-?spam"
    r"|入力しないで|記入しないで|空欄のまま|空白のまま|何も入力"
)
"""Fields that only a machine fills in."""

_KANA: Final = r"フリガナ|ふりがな|カナ|\bfurigana\b|\bkana\b|^セイ$|^メイ$|カタカナ|ひらがな|ローマ字"
ANOTHER: Final = (
    r"\b(managers?'?s?|supervisors?'?s?|partner'?s?|resellers?'?s?|distributors?'?s?|suppliers?'?s?|installers?'?s?"
    r"|emergency|alternat\w+|secondary|colleague'?s?|billing|bill to|shipping|ship to|invoic\w+|approv\w+"
    r"|authori[sz]ed|purchas\w+|procurement|finance|site contact|on ?site|delivery|technician'?s?|consultant'?s?"
    r"|service provider|end (user|customer)'?s?)\b"
    r"|上司|代理店|販売店|営業|紹介|配送先|送付先|請求|緊急|承認|決裁|設置場所|納品"
)
"""Somebody else than the person who asks, also where a legend or a heading says so."""
DOER: Final = (
    r"^(?:\W*[a-z']+){0,2}\W*\b"
    r"(?!(?:number|order|server|router|error|matter|after|over|for|per|her|other|computer|further|center|monitor|under"
    r"|power|user|customer|request[eo]r|submitter|reporter|caller|sender|opener|initiator|creator|author|letter"
    r"|administrator|owner|member|newsletter|whether|either|prior|carrier|career|tier|cover|later|ever|never|answer"
    r"|offer|refer|transfer|enter|register|consider|paper|color|major|minor|header|master)\b)"
    r"[a-z]{3,}(?:er|or)(?:'s|s')?\b(?:\W*[a-z']+){0,2}$"
)
"""A short legend or heading with a word that is made like "distributor" or "reseller"."""
_OTHERS: Final = (
    rf"{ANOTHER}|\b(cc|bcc|sales|representative|additional|second|other|friend'?s?|newsletters?)\b"
    r"|副|予備|以外|新しい(?!組織|オーガ)|ニュース|メルマガ"
)
TURNING_ASIDE: Final = (
    rf"{_KANA}|\b(mr|mrs|ms|dr|fax|company|business|organi[sz]ation|legal"
    rf"|dates?|year|city|country|state|version)\b|{_OTHERS}"
)
"""Words that turn the meaning of what they stand behind in brackets."""

ASKED: Final = {
    "name": FormWording(
        ("requester.name",),
        called="name|nom complet|nom prenom|prenom nom|vor nachname|name vorname|vorname name|nombre completo"
        "|nombre apellido|nombre solicitante|nombre contacto|依頼主名|名前|氏名|芳名|担当者名|担当者名前|申請者名"
        "|依頼者名|客名|記入者名|申込者名|姓名|ネーム",
        alone=f"{PEOPLE}|nombre|person making … request|who is asking for transfer|name of person requesting …"
        "|who are you|first and last name|name first and last|john doe|jane doe|john smith|jane smith"
        "|first name and last name|name and surname|who is submitting request|name of person making request",
        around="web full vollstandiger legal contact information detail complete person requesting requester submitter"
        " reporter caller customer administrator 担当者 申請者 依頼者 依頼主 申込者 代表者 客 連絡先 漢字 フルネーム",
        never="company|business|organization|dashboard|login|support|cisco|subject|account|title|first|last|mobile"
        "|case|ticket|issue|request|problem|line|work|preferred|会社|会社名|組織|団体|法人|企業|管理者|メール|電話",
        tokens=("name",),
        beside=HARMLESS - {"license", "key"},
    ),
    "first name": FormWording(
        ("requester.first_name",),
        called="first name|given name|forename|firstname|fname|vorname|prenom|nombre pila|primer nombre|下の名前"
        "|名前 名|氏名 名",
        alone="first|given|申請者 名|担当者 名|名前 めい|名|名 めい|名 太郎|名 first",
        around="contact legal requester given name 名 漢字",
        never="last|family|company|会社|会社名|姓",
        tokens=("given-name",),
    ),
    "last name": FormWording(
        ("requester.last_name",),
        called="last name|family name|surname|lastname|lname|nachname|familienname|nom famille|apellido|名前 姓"
        "|氏名 姓",
        alone="last|family|申請者 姓|担当者 姓|名前 せい|姓|苗字|名字|氏|姓 せい|姓 山田|姓 last",
        around="contact legal requester family name 姓 漢字",
        never="first|given|company|会社|会社名|名",
        tokens=("family-name",),
    ),
    "company": FormWording(
        ("requester.company",),
        called="company|business name|employer|firma|firmenname|unternehmen|societe|entreprise|raison sociale"
        "|razon social|nombre compania|unternehmensname|会社名|貴社名|貴社|社名|法人名|企業名|団体名|勤務先|勤務先名"
        "|勤め先|会社",
        alone="organization legal entity|customer organization legal entity|company … on behalf of|business"
        "|name of business|firm|corporate|institution|agency|agency or bureau|business or organization"
        "|agency or organization|agency or organization name|business or organization name|account name"
        "|where do you work|organization you work for|firm you work for|法人|企業|団体|所属|所属団体|所属会社名|所属先"
        "|所属企業名|所属企業|所属会社|屋号|学校名",
        around="web registered legal name organization institution requesting agency school university entity do work"
        " represent 組織名 団体 組織 法人 企業 正式名称 名称 所属",
        never="email|phone|number|description|describe|source|destination|hour|link|impact|address|cisco|電話|メール"
        "|住所|リンク|番号|移行元|移行先|移管元|移管先|担当者",
        tokens=("organization",),
    ),
    "email": FormWording(
        ("requester.source_email", "requester.destination_email"),
        called="email|email adresse|adresse email|courriel|adresse electronique|adresse courriel|correo electronico"
        "|correo|email アドレス|メールアドレス|電子メール|メール",
        alone="メアド",
        around="contact work business company corporate primary requester submitter reporter web customer account"
        " login reply administrator dashboard meraki cisco e id addr person use used log sign registered best reach"
        " associated linked correspondence receive answer direccion geschaftliche professionnel 連絡 連絡用 連絡先"
        " 返信先 会社 勤務先 業務用 担当者 客 ログイン ダッシュボード 半角 確認 再入力 pc address confirmed update"
        " case 返信",
        never="cisco contact|legal|client|subject|message|phone|件名|内容|エラー|list",
        tokens=("email",),
        kinds=(InputKind.EMAIL,),
    ),
    "phone": FormWording(
        ("requester.phone",),
        called="phone|telefonnummer|rufnummer|handynummer|mobiltelefon|mobilnummer|mobile|mobilephone|cell|cellphone"
        "|tel|contact number|call back number|callback number|direct line|電話番号|携帯電話|電話|携帯|direct number",
        alone="best number to reach you|number to reach you|連絡先番号|日中 連絡先",
        around="web contact work business office reachable professionnel daytime direct primary company number day"
        " best preferred reach back call country code area including requester line 連絡先 会社 日中 担当者 勤務先"
        " 直通 番号 半角 数字 連絡 取れる つく ハイフン なし",
        never="number of|email|organization|key|license|name|time|内線|メール|時間",
        tokens=("tel", "tel-national"),
        kinds=(InputKind.TEL,),
    ),
    "contact hours": FormWording(
        ("requester.contact_hours",),
        called="availability|available|callback time|contact hour|business hour|office hour|working hour|work hour"
        "|best time|best hour|preferred time|good time|convenient time|preferred contact time|preferred call time"
        "|時間帯|連絡可能 時間|連絡希望 時間|希望 連絡 時間|preferred hour|hour for contact",
        alone="hour|available hour|hour of availability|hour of operation|contact time|when can we call …"
        "|when can we reach …|when should we call …|when should we contact …|time we can call …|hour you are available"
        "|hour we can call …|hour we can reach …",
        around="time zone day call contact reach reached contacted when 都合 良い 取れる つく 可能な 連絡 希望 可能"
        " 電話 対応 営業 業務 連絡可能 連絡希望",
        never="issue|lost|impact|number|product|date|part|size|color|problem|発生|方法",
    ),
    "customer number": FormWording(
        ("customer_number",),
        called="customer number|customer id|customer code|client number|account number|kundennummer|numero client"
        "|code client|id client|identifiant client|客番号|顧客番号|カスタマー番号|契約者番号",
        alone="client id|account id|客コード|客 id|顧客コード|カスタマー id|アカウント番号",
        around="meraki cisco dashboard support organization account シスコ 8 digit",
        never="name|phone|email|case|contact|電話",
    ),
    "organization name": FormWording(
        ("organizations.source.name", "organizations.destination.name"),
        called=f"organization|nombre organizacion|organizacion|{_ACCOUNT}|組織名|組織|オーガニゼーション"
        "|オーガニゼーション名|組織名称",
        alone=f"{_MOVING}|transferor|transferee|organization … end up|account losing …|account giving …"
        "|account gaining …|account receiving …|license come from|license currently in|license go to"
        "|license should go to|license should move to|source|destination|where should they end up name organization"
        "|organization … license leave|organization … license join|organization … license from"
        "|organization … license to|organization … license into|which organization own …"
        "|which organization will own …|dashboard name|source dashboard|destination dashboard|target dashboard"
        f"|{_JAPANESE_SIDES}|{_OF_LICENSES}",
        around="name full meraki cisco dashboard source destination target current new old future from move b"
        " originating releasing donor transferor transferee recipient accepting quelle abgebende bisherige aktuelle"
        " ziel empfangende neue origine cedante ancienne actuelle cible destinataire nouvelle origen cedente actual"
        " destino receptora nueva transfer sending receiving receive gaining gain losing lose giving getting get"
        " holding hold currently transferring should will transferred affected impacted license take add hand over"
        " appear up away today afterward depart arrivee beneficiaire kunftige kunftigen zukunftige aufnehmende que"
        " cede recibe 移行元 移行先 移管元 移管先 転送元 転送先 移動元 移動先 譲渡元 譲渡先 元 先 旧 新 移行前 移行後"
        " 移管前 移管後 移動前 移動後 譲渡前 譲渡後 受け入れ先 受入先 現在 新しい 宛先 ソース ターゲット"
        " ダッシュボード 対象 名称 名前 上 go",
        never="legal|link|number|role|access|admin|administrator|email|phone|key|how|company|description|work|address"
        "|support|code|メール|ライセンス|番号|パスコード|アドレス|会社|管理者|住所|リンク",
        beside=HARMLESS - {"contact", "person", "requester"},
        turning_hint=r"\b(company|employer|institution|business|work for)\b|会社|勤務",
    ),
    "organization link": FormWording(
        ("organizations.source.url", "organizations.destination.url"),
        called="organization url|organization link|dashboard url|dashboard link|source url|source link|destination url"
        "|destination link|url organization|link organization|url organizacion|enlace organizacion|lien organization"
        "|組織 url|組織 リンク|ダッシュボード url|ダッシュボード リンク|移行元 url|移行先 url|移管元 url|移管先 url"
        "|移行元 リンク|移行先 リンク|移管先 リンク|移管元 リンク",
        alone="link to … dashboard|url of … organization|url of … dashboard"
        "|organization web address|dashboard web address|organization address url"
        "|url of … tenant|organization dashboard url|link dashboard|link … organization",
        around="organization dashboard source destination target current new old from meraki web sending receiving"
        " transferor transferee recipient releasing accepting origine cible origen destino nueva gaining losing giving"
        " getting kunftigen zukunftigen 移行元 移行先 移管元 移管先 譲渡元 譲渡先 組織 ダッシュボード"
        " オーガニゼーション",
        never="email|メール|company|会社",
    ),
    "severity": FormWording(
        ("case.severity",),
        called="severity|priority|urgency|urgent|severe|dringlichkeit|prioritat|schweregrad|urgence|priorite|gravite"
        "|gravedad|prioridad|urgencia|重大度|重要度|優先度|緊急度|深刻度|緊急性|影響度",
        alone="impact|impact level|level of impact|how critical is …|how serious is …|how much … business"
        "|how badly … business|auswirkung|auswirkung betrieb|プライオリティ|シビリティ",
        around="level niveau nivel how select choose 1 p1 s1 4 ケース 案件 問い合わせ レベル",
        never="code|contact|explain|describe|description|理由",
    ),
    "license keys": FormWording(
        ("licenses.keys",),
        called="license key|key license|lizenzschlussel|lizenzschluessel|ライセンスキー",
        alone="license key you want moved|license key to be …|license|license code|license number"
        "|license or product key|license to move|license to be moved|license to transfer|license to be transferred"
        "|which license move …|which license should …|which license key …|activation key|keys to transfer|keys to move"
        "|keys you want … move|keys you want … moved|keys being moved|keys to be moved|keys to be transferred"
        "|keys being transferred|transferred license|ライセンス番号|ライセンスコード|移行 ライセンス|移動 ライセンス"
        "|移管 ライセンス|転送 ライセンス",
        around="cisco meraki affected being liste lista concernee afectada move moved transfer transferred number"
        " should 移行 移動 移管 転送 対象 該当 一覧",
        never="number of",
    ),
    "subject": FormWording(
        ("case.subject",),
        called="subject|summary|title|topic|short description|kurzbeschreibung|チケット名|betreff|thema|objet|sujet"
        "|asunto|tema|件名|題名|タイトル|表題",
        alone="headline|synopsis|brief description …|ticket name|case name|issue name|request name|regarding|re|issue"
        "|problem|request|inquiry|enquiry|question|issue headline|what is it about|what is your request about"
        "|in one line what is it about|what … in a few word|in a few word …|problem in one line|question in one line"
        "|request in one line|in one line what is your request about|summarize …|issue in brief|briefly summarize …"
        "|issue in one line|issue in one sentence|request in one sentence|problem in one sentence"
        "|question in one sentence|one line about … request|one line about … problem|one line about … issue|要約|概要"
        "|主題|題目|用件|用件名|サブジェクト|case headline|問い合わせ 概要",
        around="case email message ticket issue request short brief problem inquiry line one about describing"
        " 問い合わせ 相談 ケース メール 依頼 用件",
        never="your title|person|contact|requester|customer|business|company|administrator|role|業務",
    ),
    "description": FormWording(
        ("case.description",),
        called="description|message|comment|anliegen|note|more information|detail|describe|explain|explanation|tell us"
        "|share|内容|詳細|本文|説明|メッセージ|備考|備考欄|コメント|detailed information",
        alone="inquiry|enquiry|request|body|information|info|feedback|remark|what happened|what is wrong"
        "|what is going on|what went wrong|how can we help …|how can our team help …|how may we help …"
        "|how can we assist …|how may we assist …|how can i help …|what can we do for you"
        "|what would you like us to do …|what can we help …|what do you need …|let us know …"
        "|what seems to be the problem|what seems to be the issue|what is your question|what is your issue"
        "|what is your problem|more|everything|additional information|other information|further information"
        "|case information|message body|summary of … detail|質問|相談|依頼|要望|用件|意見|連絡|申請|問い合わせ|問合せ"
        "|質問 要望|症状|詳しい 症状|詳しく 聞かせ|その他 情報|事象|困り ごと|問い合わせ 用件|どのような …"
        "|how can support help …|トラブル 内容|要望 質問",
        around="case issue problem full detailed request additional long ticket further more support inquiry enquiry"
        " other question situation incident experiencing facing need trying do happened about anything tell much"
        " possible include step time error leave help know 具体的 具体的な 詳しい 自由 問い合わせ 問合せ 質問 その他"
        " 情報 詳しく 聞かせ 相談 依頼 要望 用件 連絡 申請 要件 ケース 問題 事象 障害 症状 max 4000 character",
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
        called="reason|理由",
        alone="justification|why do you need this|why do you need … transfer|why do you need … move"
        "|why is … transfer …|why is … move …|why are you moving …|why are you requesting …|why are you transferring …"
        "|why … transfer needed|why … license … moved",
        around="request transfer move moving 申請 依頼 移行 移管 移動 転送",
        never="contact|issue|outage|call",
    ),
    "scope": FormWording(
        ("case.scope",),
        called="scope|影響範囲|影響 範囲|スコープ",
        alone="what is affected …|範囲",
        around="issue problem impact 問題 影響",
        never="work|license",
    ),
    "frequency": FormWording(
        ("case.frequency",),
        called="frequency|頻度",
        alone="how frequently … occur …|how often … happen …|how often … occur …",
        around="issue problem 発生 occurrence",
        never="contact|email|reply|連絡",
    ),
    "start time": FormWording(
        ("case.start_time",),
        called="issue start time|problem start time|incident start time|outage start time|発生日時|開始日時|発生時刻"
        "|開始時刻",
        alone="start time …|start date|started|start|when did it …|when did this …|when did the issue …"
        "|when did the problem …|when did the incident …|when did you first notice …|when did you notice …"
        "|date and time … started|発生日|開始日|いつから …|発生時期|issue start date|start date and time",
        around="date time issue problem incident",
    ),
    "related cases": FormWording(
        ("case.related_cases",),
        called="related case|related ticket|previous case|previous ticket|prior case|prior ticket|関連ケース"
        "|関連チケット|関連 ケース",
        alone="existing case …|existing ticket …|other case|other ticket|associated case|関連案件|過去 ケース …"
        "|以前 ケース …",
        around="number 番号 id",
    ),
    "test results": FormWording(
        ("case.test_results",),
        called="test result|troubleshooting|step taken|step already taken|step have you taken|テスト結果|検証結果"
        "|確認結果|試験結果|切り分け",
        alone="test|result of test|step performed|step tried|step you have …|step already …|what have you tried …"
        "|what have you already tried …|what did you try …|what have you done …|切り分け結果|実施した …|試した …"
        "|test performed|what was tried",
        around="step done already performed far have",
    ),
    "workaround": FormWording(
        ("case.workaround",),
        called="workaround|work around|回避策|暫定対応|暫定回避策",
        around="place 有り known tried there any used available 有無",
    ),
    "business impact": FormWording(
        ("case.business_impact",),
        called="業務影響 内容|business impact|impact to your business|業務影響|業務 影響|ビジネス 影響"
        "|ビジネスインパクト",
        alone="impact on …|how does this impact your business|what impact … business|how … affect your business",
        around="describe",
        never="level",
    ),
}

ELSE_TOKENS: Final = (
    r"\b(?:cc-[\w-]+|one-time-code|bday[\w-]*|street-address|address-[\w-]+|postal-code|country(?:-name)?"
    r"|transaction-\w+"
    r"|honorific-\w+|additional-name|nickname|sex|photo|current-password)\b"
)
"""Tokens of the autocomplete attribute that ask for nothing of ours."""
