"""How forms ask for things, in English and Japanese: the words of labels, each with words that turn their meaning.

The patterns are matched against text in small letters, full-width letters folded, without marks such as "*" and
"(required)".
"""

from dataclasses import dataclass
from typing import Final

from transfer_wizard.webform.form_field import Kind

HARMLESS: Final = frozenset(
    (
        "a an the your you you're my our this of for in on to at as with and or by from is are be was do does did"
        " have has we us it its if who whom that which where when what how so any all some can could may should"
        " would will not please enter provide type specify fill write give share leave tell let know explain"
        " describe include including describing valid full exact complete detailed detail details more much"
        " possible brief briefly short long own contact person requester requester's requestor submitter customer"
        " client account support case ticket issue issues problem problems request requests inquiry enquiry"
        " question questions situation incident matter need needs needed help assist assistance work works working"
        " business company corporate office dashboard meraki cisco login log sign used use using into associated"
        " administrator administrator's admin primary main direct daytime mobile best preferred reach reply"
        " replies receive response call phone telephone email mail number address name names line subject summary"
        " title topic message description comments source destination current receiving sending organization"
        " organisation organizations organization's experiencing facing having trying happening relevant steps"
        " times error messages today move moved moving transfer transferred license licence keys key affected"
        " listed below above shown appears first last both digit digits day today's legal entity country code here"
        " area say impacted gaining losing involved list anonymous hs row confirm confirmation repeat again verify"
        " retype reenter re"
    ).split()
)
"""Words beside which a word still asks for the same thing. Beside any other it may be about somebody else."""
BESIDE_PASSCODE: Final = frozenset(
    (
        "a an the your my our this of for in on to at from is and as enter provide please support cisco meraki"
        " dashboard source destination current new target receiving sending gaining losing organization"
        " organisation org organization's organisation's admin administrator administrator's requester requester's"
        " day today's digit digits code number shown see get help cases page four"
    ).split()
)
"""The same for passcodes, with fewer: a passcode in the wrong place is worse than any other value."""


@dataclass(frozen=True)
class Asked:
    """How forms ask for one thing.

    Attributes:
        whole: the words that ask for it when they are all there is.
        part: the words that ask for it among others.
        never: words beside which it is something else.
        tokens: of the autocomplete attribute.
        kinds: of fields made for nothing else.
        values: the ids of the values that answer it; two of them are for source and destination.
        turning_hint: words in the hint to a field that make it something else.
        beside: the words that may stand around ``part``.
    """

    whole: str
    part: str
    never: str = r"(?!)"
    tokens: tuple[str, ...] = ()
    kinds: tuple[Kind, ...] = ()
    values: tuple[str, ...] = ()
    turning_hint: str = r"(?!)"
    beside: frozenset[str] = HARMLESS


_ORG: Final = r"(?:(?:meraki|cisco|dashboard|customer) )*(?:organi[sz]ation\w*|orgs?|dashboards?)"
_MOVE: Final = r"(?:transfer\w*|mov(?:e|es|ed|ing)|migrat\w+)"
_THE: Final = r"(?:(?:the|your|this|an?) )?"
SOURCE: Final = (
    r"\b(source|losing|giving|sending|originating|src)\b"
    rf"|\b(current|existing|old|origin) {_ORG}\b|\bfrom {_THE}{_ORG}\b|{_ORG} (from|current|old)$"
    rf"|\b{_MOVE}( \w+){{0,2}} from\b|^from$"
    r"|移行元|移管元|転送元|移動元|譲渡元|移転元|元の?(組織|オーガ)|現在の(組織|オーガ|ダッシュ)|ソース"
)
DESTINATION: Final = (
    r"\b(destination|receiving|gaining|dest)\b"
    rf"|\b(new|target) {_ORG}\b|(?<!link )(?<!url )\b(in)?to {_THE}{_ORG}\b|{_ORG} (to|new|target)$"
    rf"|\b{_MOVE}( \w+){{0,2}} (in)?to\b|^(in)?to$|^target$"
    r"|移行先|移管先|転送先|移動先|譲渡先|移転先|先の?(組織|オーガ)|新しい(組織|オーガ|ダッシュ)|ターゲット|宛先"
)
"""The side of a transfer. A word such as "new" says it only of an organization: a ticket is new, too."""
AGAIN: Final = r"\b(confirm\w*|re|repeat|again|verify|retype|reenter|re-?type|re-?enter)\b|確認|再入力|もう一度|再度"
PERSON: Final = (
    r"(contact|requester|submitter|reporter|caller|from|requested by|submitted by|reported by)( person)?"
    r"|ご?担当者様?|ご?連絡先"
)
"""A person, and nothing of what is asked about them."""
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
    r"|offer|refer|enter|register|consider|paper|color|major|minor|header|master)\b)"
    r"[a-z]{3,}(?:er|or)(?:'s|s')?\b(?:\W*[a-z']+){0,2}$"
)
"""A short legend or heading with a word that is made like "distributor" or "reseller"."""
_OTHERS: Final = (
    rf"{ANOTHER}|\b(cc|bcc|sales|representative|additional|second|other|friend'?s?|newsletters?)\b"
    r"|副|予備|以外|新しい|ニュース|メルマガ"
)
TURNING_ASIDE: Final = rf"{_KANA}|\b(mr|mrs|ms|dr|fax|company|business|organi[sz]ation)\b|{_OTHERS}"
"""Words that turn the meaning of what they stand behind in brackets."""
_PLACES: Final = (
    r"\b(address|street|city|town|state|province|zip|postal|postcode|country|region)\b|住所|郵便|都道府県|市区|国"
)
_ABOUT: Final = (
    r"(?: (?:of|about|for) (?:the |your |this )?(?:issue|problem|request|case|inquiry|enquiry|question|ticket))?"
)

LEAD: Final = (
    r"^(?:(?:hi|hello|thanks|thank you|so|and|please|kindly|what(?:'s| is| are)|enter|type(?: in)?(?! of)"
    r"|provide|specify|fill in"
    r"|write|input|state|indicate|give us|tell us) )+(?:(?:your|the|an?) )?"
)
"""How a label may begin before it comes to what it asks for."""
ASKED: Final = {
    "name": Asked(
        r"(your |full |contact |request[eo]r'?s? |reporter'?s? |submitter'?s? |customer |complete |my "
        r"|contact person'?s? )*name|name in full"
        r"|(jane|john) (doe|smith)"
        r"|(your )?first and last name|contact'?s? name|name of (the )?(contact|requester)( person)?"
        r"|(contact|requester|submitter|requested by|submitted by|contact person|reported by|reporter"
        r"|caller( name)?|from|who "
        r"are you)"
        r"|(ご?担当者様?|ご?連絡先?|ご?申請者|お客様|代表者|ご?依頼者|ご?記入者)?の?(お名前|ご氏名|名前|氏名|御?芳名)"
        r"|ご?担当者(様)?名?|ご?申請者名?|お客様名|ご?依頼者名?|姓名|ネーム",
        r"\b(your|full|contact|requester'?s?)( full)? name\b|\bname\b|お名前|氏名|担当者名|名前",
        r"\b(company|companies|organi[sz]ation\w*|org|business|user|login|screen|nick|domain|network|file|host"
        r"|product"
        r"|device|first|last|given|family|middle|account|school|site|dashboard|bank|card|project|group|team|city"
        r"|state"
        r"|country|model|department|title|preferred|maiden|sur|legal|brand|shop|store|event|service|ticket|mother|pet"
        r"|job|street|this|request|issue|problem|owner)\b"
        rf"|会社|組織|法人|企業|団体|管理者|ユーザー|ドメイン|ネットワーク|製品|ファイル|部署|アカウント|店|{_KANA}"
        rf"|{_OTHERS}",
        ("name",),
        values=("requester.name",),
    ),
    "first name": Asked(
        r"vorname|(your |contact |legal )*(first|given|fore) ?names?( given names?| first)?"
        r"|first|given|fname|firstname|forename"
        r"|(お?名前|氏名)? ?(下の)?(名|名前)( (めい|太郎|first ?name|given ?name))?|first ?name 名|名 ?first"
        r"|下の名前",
        r"\b(first|given) ?name\b|\bfname\b|\bforename\b|(お名前|氏名|名前) 名$",
        rf"company|\blast\b|family|middle|会社|姓|{_KANA}|{_OTHERS}",
        ("given-name",),
        values=("requester.first_name",),
    ),
    "last name": Asked(
        r"nachname|(your |contact |legal )*(last|family|sur) ?names?( surname| family name| last)?"
        r"|last|surname|family|lname|lastname"
        r"|(お?名前|氏名)? ?(姓|苗字|名字|氏|せい)( (せい|山田|last ?name|family ?name|みょうじ))?"
        r"|last ?name 姓|姓 ?last",
        r"\b(last|family) ?name\b|\bsurname\b|\blname\b|(お名前|氏名|名前) 姓$",
        rf"company|\bfirst\b|given|middle|会社|{_KANA}|{_OTHERS}",
        ("family-name",),
        values=("requester.last_name",),
    ),
    "company": Asked(
        r"(your )?(company|business|employer|firm|corporate|(company|business) (or )?organi[sz]ation"
        r"|organi[sz]ation (or )?company"
        r"|company or agency|agency or (company|organi[sz]ation)|institution|agency)"
        r"( ?name)?|name of (your |the )?(company|business|employer)"
        r"|account name|where do you work|((which|what) )?(company|organi[sz]ation|firm) (do )?you work for"
        r"|(貴|御|お?勤め?先の?|勤務先の?|ご?所属の?)?(会社|企業|法人|団体|社)(名|名称|の名称)?( ?(団体|組織|法人"
        r"|学校|屋号|企業)名?)*"
        r"|(貴|御)社名?|お?勤(務|め)先名?|ご?所属(先|企業|会社|団体)?名?|屋号|学校名",
        r"\bcompany( (school|university|agency))?\b|\bbusiness name\b|\bemployer\b|会社名|貴社名|御社名|法人名"
        r"|企業名|団体名|勤務先名|会社",
        r"\b(size|type|url|website|web|site|e ?mails?|phone|industry|revenue|number|id|employees|link"
        r"|registration|role|logo|source|destination|impact|hours|description|describe|days?|partner|reseller|vat"
        r"|tax)\b"
        rf"|規模|業種|電話|住所|メール|サイト|リンク|番号|移行|種別|担当|{_KANA}|{_PLACES}|{_OTHERS}",
        ("organization",),
        values=("requester.company",),
    ),
    "email": Asked(
        r"(your |contact'?s? |work |business |company |corporate |primary |request[eo]r'?s? |submitter'?s? "
        r"|reporter'?s? |web "
        r"|customer |account "
        r"|login |reply to |administrator'?s? |meraki |dashboard |valid |my )*"
        r"(e ?mail|mail)( ?(address(es)?|id|addr))?( of (the )?(requester|contact))?|email ?address"
        r"|e ?mail you (use|used|log|sign|registered) .*|\S+@\S+"
        r"|(ご?連絡(用|先)?の?|返信先の?|会社の?|お?勤務?先の?|業務用の?|担当者の?|pc ?|お客様の?)?(e ?mail|e ?メール"
        r"|電子メール|メール|mail)の?(アドレス|address)?"
        r"( ?(半角.*|pc.*|確認.*|再入力.*))?|メアド",
        r"\be ?mail( ?address)?\b|\bmail ?address\b|メールアドレス|eメール|電子メール|\be ?メール|メール",
        r"\b(subject|notif\w+|opt|newsletters?|subscribe|updates|preferences?|message|body|domain|server|password"
        r"|phone|by|new|licen[cs]\w*|pass ?codes?|code)\b"
        rf"|件名|メルマガ|配信|内容|{_OTHERS}",
        ("email",),
        (Kind.EMAIL,),
        ("requester.source_email", "requester.destination_email"),
    ),
    "phone": Asked(
        r"(your |contact |work |business |office |mobile |cell |daytime |direct |primary |company |telephone "
        r"|preferred |day )*"
        r"(phone|cell|mobile|telephone|tel|cellphone)( ?(number|no|num))?( with .*| including .*)?|(contact|call "
        r"?back)( phone)? (number|no)"
        r"|\+\d[\d x]{6,}|phone (or|and) .*|(best|preferred) (phone )?number (to reach|for reaching) (you|me)"
        r"|(ご?連絡先の?|お|携帯の?|会社の?|日中の?ご?連絡先の?|担当者の?|勤務先の?)?(電話|携帯電話|携帯|tel"
        r"|phone)(番号)?( ?(半角.*|連絡先|番号))?"
        r"|ご?連絡先(電話)?(番号)?|日中.*連絡.*電話.*",
        r"\b(tele|mobile|cell|home|work)?phone\b|\bmobile\b|\bcell\b|\btel\b|\bcall ?back number\b|電話番号"
        r"|携帯電話|お電話",
        r"\b(fax|ext|extension|country code|type|code|model|prefix|area|dial|e ?mail|app|carrier|make|os|serial"
        r"|organi[sz]ation\w*|key|licen[cs]\w*|name|time"
        r"|times)\b"
        rf"|内線|ファックス|fax|国番号|機種|時間|メール|{_OTHERS}",
        ("tel", "tel-national"),
        (Kind.TEL,),
        ("requester.phone",),
    ),
    "contact hours": Asked(
        r"(your )?(contact|business|working|office|work|support|availability|available|preferred contact|preferred "
        r"call|call ?back)"
        r" ?(hours|times?|window)( .*zone.*)?|hours|hours of (operation|availability)|availability"
        r"|(best|preferred|good|convenient) (time|hours|times)( of day)?( (for us )?to (call|contact|reach)( "
        r"you)?)?|when (can|should) we (call|contact|reach).*"
        r"|ご?(連絡|対応|電話)の?(可能|希望)な?(時間帯?|日時)|(可能|希望)な?時間帯?|ご?連絡(の)?(可能"
        r"|希望)な?(時間帯?|日時)|(営業|業務"
        r"|対応可能)時間帯?|ご?希望の?連絡時間帯?",
        r"\b(contact|business|office|working) hours\b|\b(best|preferred|good|convenient) (time|times|hours)\b"
        r"|時間帯|連絡可能|希望時間",
        r"\b(start|started|began|begin|outage|first|issue|method|lost|impact)\b|発生|方法",
        values=("requester.contact_hours",),
    ),
    "customer number": Asked(
        r"(your |the )?(cisco )?(meraki )?(dashboard )?(support )?(customer|client|account|customer account) "
        r"?(number|no|id|num|code)"
        r"|(meraki |シスコ |cisco )?(お客様|顧客|カスタマー|契約者|取引先|アカウント)(番号|ナンバー|id|コード)",
        r"\bcustomer ?(number|no|id)\b|お客様番号|顧客番号|カスタマー番号",
        r"\b(name|phone|e ?mail|order|case|serial|user|type|contact|purchase|po)\b|電話|注文|シリアル|ケース",
        values=("customer_number",),
    ),
    "organization name": Asked(
        r"(your |the |cisco |meraki |dashboard |full |source |destination |from |to |current |new |target "
        r"|receiving |sending )*"
        r"(organi[sz]ation|org|dashboard)'?s? ?(name|full name)( .*dashboard.*)?|(source|destination|target|meraki"
        r"|dashboard) (organi[sz]ation|org)"
        r"|(from|to) (organi[sz]ation|org)|organi[sz]ation|org|(full )?name of (the |your |my |source "
        r"|destination |target |meraki |dashboard |current |new |affected )*organi[sz]ation"
        r"|organi[sz]ation to (move|transfer).*|source|destination"
        r"|organi[sz]ation (that is )?(losing|giving|gaining|receiving|getting) (the )?licen[cs]es?"
        r"|(ソース|移行元|移管元|転送元|移動元|移行先|移管先|転送先|移動先|元|先|現在|宛先|ターゲット)?の?(meraki "
        r"?)?(ダッシュボード)?の?"
        r"(組織|オーガニゼーション|organization)(名称?|の名前|の名称|name)?|移行元|移行先|移管元|移管先|転送元"
        r"|転送先|移動元|移動先",
        r"\borgani[sz]ation\b|\borg\b|組織|オーガニゼーション",
        r"\b(url|link|links|id|ids|number|no|type|size|role|access|model|country|edition|industry|pass ?codes?"
        r"|admin\w*"
        r"|e ?mails?|phone|licen[cs]\w*|website|web|keys?|how many|region|permission\w*|company|serial|description"
        r"|what|why|address|owner|parent)\b"
        r"|メール|ライセンス|番号|パスコード|種類|アクセス|規模|権限|リンク|アドレス|会社|管理者|住所",
        turning_hint=r"\b(company|employer|institution|business|work for)\b|会社|勤務",
        values=("organizations.source.name", "organizations.destination.name"),
    ),
    "organization link": Asked(
        r"(your |the |meraki |source |destination |from |to |current |new |target )*(organi[sz]ation|org"
        r"|dashboard)'?s? ?(dashboard )?"
        r"(url|link|web ?address|uri)|(link|url|address) (to|of|for) .*(organi[sz]ation|org|dashboard).*"
        r"|(ソース|移行元|移管元|転送元|移動元|移行先|移管先|転送先|移動先)?の?(組織|ダッシュボード"
        r"|オーガニゼーション)の?(url|リンク|アドレス)",
        r"(?=.*(\burl\b|\blinks?\b|リンク))(?=.*(\borgani[sz]ation|\borg\b|\bdashboard\b|\bsource\b"
        r"|\bdestination\b|組織|ダッシュボード|移行|移管|転送|移動元|移動先)).*",
        r"\be ?mails?\b|メール|\bcompany\b|会社|\blinked ?in\b|\bnetwork\b",
        values=("organizations.source.url", "organizations.destination.url"),
    ),
    "severity": Asked(
        r"(what is the |select (a |the )?|choose (a |the )?)?(case |support |issue |ticket |request |problem "
        r")?(severity|priority|urgency)"
        rf"( level)?( \W*(1|p1|s1).*)?{_ABOUT}|level of (urgency|severity|impact|priority)|impact( level)?|how "
        rf"(urgent|severe|critical|serious) is .*"
        r"|(ケース|案件|お問い?合わ?せ)?の?(重大度|重要度|優先度|緊急度|深刻度|緊急性|影響度)(レベル)?"
        r"|プライオリティ|シビリティ",
        r"\b(severity|priority|urgency|urgent|severe)\b|重大度|重要度|優先度|緊急度|深刻度|緊急性|影響度",
        r"\b(code|contact|reason|explain|justif\w+|description|describe)\b|理由",
        values=("case.severity",),
    ),
    "license keys": Asked(
        r"((cisco |meraki |affected |product )*licen[cs]e( or product)? ?(keys?|codes?|numbers?)( s)?( to (be "
        r")?(moved?|transferr?e?d?))?"
        r"|licen[cs]es to (be )?(moved?|transferr?e?d?)|which licen[cs]es( are .*| should .*| do you .*)?"
        r"|activation keys?"
        r"|(移行する|移動する|移管する|転送する|対象の?|該当の?)?ライセンス(の?(キー|番号|コード))( ?一覧)?|(移行"
        r"|移動|移管|転送)(する)?ライセンス)",
        r"\blicen[cs]e ?keys?\b|ライセンスキー",
        r"\b(type|model|edition|count|quantity|serial|how many|number of|expir\w+|level)\b|種類|数量|台数|期限"
        r"|シリアル",
        values=("licenses.keys",),
    ),
    "subject": Asked(
        r"(?!your title$)(case |e ?mail |message |your |ticket |issue |request |short |brief |problem |a |the "
        r"|inquiry )*"
        rf"(subject|summary|title|topic|headline|short description|brief description|synopsis)( line)?{_ABOUT}"
        r"|(ticket|case|issue|request) (name|title)|regarding|re|(what is (this|it|your (request|issue|case)) about)"
        r"|(in one (line|sentence) )?what is (it|this|your request) about|give (your|the|this) (request|issue"
        r"|case) a title"
        r"|(briefly )*summari[sz]e .*|issue in (one|a) (line|sentence|few words)|in (one|a) (sentence|few "
        r"words)"
        r"|(ご?用件|お?問い?合わ?せ|ご?相談|ケース|メール|依頼)?の?(件名|題名|タイトル|表題|要約|概要|主題|題目)"
        r"|ご?用件名?|サブジェクト",
        r"^(your )?(issue|problem|request|inquiry|enquiry|question)$|\btopic of\b|\btitle of (your|the)\b"
        r"|\bsubject\b|\bsummary\b|\b(case|issue|ticket|request|message) title\b|\bshort description\b|件名|題名"
        r"|タイトル|表題",
        r"\b(job|position|book|document|area|mr|mrs|salutation|honorific|role|academic|professional)\b|役職|肩書"
        r"|敬称|業務",
        values=("case.subject",),
    ),
    "description": Asked(
        r"(your |the |case |issue |problem |full |detailed |request |additional |long |ticket |further "
        r"|more |a |support |inquiry |other )*"
        rf"(description|message|details?|comments?|questions?|inquiry|enquiry|problem|issue|request|body"
        rf"|information|info|notes?|feedback|remarks?|explanation)"
        rf"( ?(description|details?|text|body|content|or comments?|and comments?|comments?|or questions?))?{_ABOUT}"
        r"|comments? questions?( or feedback)?|questions? comments?|what happened|message to us|leave (us )?a message"
        rf"|(how|what) (can|may|could) (we|i) (help|assist|do)( for)?( you)?( with| today| with this)*"
        r"|(what )?(do|did|would) you (need|like)( our)?( help| assistance| support)?( with)?"
        r"|(what (is|seems to be|are|'s) )?(the |your |going )?(problem|issue|question|wrong|happening|on"
        r"|going on|went wrong"
        r"|trouble)s?( with .*)?|seems to be the (problem|issue)|(let us know|tell us) (how we can (help"
        r"|assist)( you)?"
        r"|more|everything|what you need|what happened|what('s| is) wrong)|more|help us understand.*"
        r"|(ご|お|具体的な|詳しい)*(問い?合わ?せ|質問|相談|依頼|要望|用件|意見|連絡|申請|要件|症状|伝達|困り"
        r"|ケース|問題|事象|障害|リクエスト)?の?ご?"
        r"(内容|詳細|本文|説明|事項|メッセージ|コメント)(の?(詳細|説明|記入|入力|本文))?( .*)?"
        r"|備考欄?|説明文|本文|ご?(質問|相談|意見|要望|用件)( .*)?|お?問い?合わ?せ|お困りの.*|(ご?自由"
        r"|具体的).*(記入|記載|入力).*|どのような.*",
        r"\b(describe|explain|explanation of|description of|describing|details? (of|about|on)"
        r"|tell us( more)? about|more "
        r"about|information about|summary of|elaborate on|share|provide|give us)\b.{0,80}?\b(issue|problem"
        r"|request|case"
        r"|inquiry|enquiry|question|situation|incident|errors?|faults?|trouble|concern|details?|description"
        r"|information"
        r"|you need|trying to do|happened|happening|going on|went wrong)s?\b|\b(your|a|us) (message|question"
        r"|inquiry)\b"
        r"|\b(message|comments|details|description)\b|\bhow we can help\b"
        r"|内容|詳細|本文|説明|メッセージ|ご質問|ご相談|備考|お問い?合わ?せ",
        r"\b(short|brief|type(?! your)|category|subject|title|address|name|e ?mail|phone|number|date|time|area"
        r"|severity"
        r"|priority|id"
        r"|resolution|work ?around|scope|frequency|reason|how many|impact|related|product|topic)\b|\bsteps (to"
        r"|you|taken|already)\b|^(exact |full )?errors?\b"
        r"|\b(this|our) (form|page|site|article|website)\b"
        r"|種別|種類|区分|カテゴリ|件名|題名|タイトル|住所|番号|日時|影響|回避|理由|項目|方法|分類|エラー"
        r"|ファイル|製品|型番|再現"
        r"|サイト|ページ",
        values=("case.description",),
    ),
    "passcode": Asked(
        r"(?!)",
        r"\bpass ?codes?\b|パス ?コード",
        r"\b(login|sign ?in|sms|one ?time|verification|otp|authenticat\w+|device|app|email|phone)\b|認証"
        r"|ワンタイム|会議",
        values=("passcode.source", "passcode.destination"),
        beside=BESIDE_PASSCODE,
    ),
    "reason": Asked(
        r"(reason|justification)( for .*)?|why (do|are|is) .*(need|request|transfer|mov(e|ing)).*|(申請|依頼"
        r"|移行|移管|移動|転送)?の?理由",
        r"\breason for\b|の理由",
        r"\b(type|category)\b|種別",
        values=("route.reason",),
    ),
    "scope": Asked(
        r"(issue |problem |impact )?scope( of .*)?|what is affected.*|(影響|問題)?の?(範囲|スコープ)",
        r"\bscope\b|影響範囲",
        values=("case.scope",),
    ),
    "frequency": Asked(
        r"(issue |problem )?frequency( of .*)?|how often .*(happen|occur|issue|problem).*|(発生)?の?頻度",
        r"\bfrequency\b|頻度",
        r"\b(contact|email|backup|updates?)\b|連絡",
        values=("case.frequency",),
    ),
    "start time": Asked(
        r"(issue |problem |incident )?start(ed)? ?(time|date|date time)?( of the (issue|problem|incident|outage))?"
        r"|when did (it|this|the (issue|problem|incident|outage)|you)\b.*(start|begin|happen|occur|notice).*"
        r"|(発生|開始)(日時|時刻|時間|日)|いつから.*",
        r"\b(issue|problem|incident|outage) start time\b|発生日時|開始日時",
        values=("case.start_time",),
    ),
    "related cases": Asked(
        r"(related|previous|existing|prior|other|associated) (cases?|tickets?|case numbers?)( ?(number|no|id)s?)?"
        r"|関連(する)?(ケース|チケット|案件)(番号)?|(以前|過去)の(ケース|案件).*",
        r"\b(related|previous|prior) (cases?|tickets?)|関連(する)?ケース",
        values=("case.related_cases",),
    ),
    "test results": Asked(
        r"tests?( results?)?|troubleshooting( steps)?( (taken|performed|done|already).*)?"
        r"|steps (you )?(have )?(taken|already "
        r"taken|performed|tried).*"
        r"|what (have|did) you (already )?(tried|try|done|do).*|(テスト|検証|試験|確認)の?結果|(実施|試)した.*"
        r"|切り分け.*",
        r"\btest results\b|\btroubleshooting\b|\bsteps (already )?taken\b|\bhave you tried\b|テスト結果|切り分け"
        r"|検証結果",
        values=("case.test_results",),
    ),
    "workaround": Asked(r"work ?arounds?.*|回避策.*|暫定対応", r"\bwork ?around\b|回避策", values=("case.workaround",)),
    "business impact": Asked(
        r"business impact.*|impact on .*|(業務|ビジネス)への?影響.*|ビジネス ?インパクト|業務影響",
        r"\bbusiness impact\b|業務影響|業務への影響|ビジネスへの影響",
        r"\blevel\b",
        values=("case.business_impact",),
    ),
}

ELSE_TOKENS: Final = (
    r"\b(?:cc-[\w-]+|one-time-code|bday[\w-]*|street-address|address-[\w-]+|postal-code|country(?:-name)?|transaction-\w+"
    r"|honorific-\w+|additional-name|nickname|sex|photo|current-password)\b"
)
"""Tokens of the autocomplete attribute that ask for nothing of ours."""
