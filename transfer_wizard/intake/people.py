"""Finds the person who asks in a mail's head and signature; Support, resellers and other writers are left out."""

import re
from collections.abc import Collection
from typing import Final

from transfer_wizard.intake.answers import EMAIL, PHONE, name_in, read_answer
from transfer_wizard.intake.companies import COMPANY, company_in
from transfer_wizard.intake.document_parts import Head, Line
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.keys import keys_in
from transfer_wizard.intake.labelled import labelled_in
from transfer_wizard.intake.labels import label_of, words_of
from transfer_wizard.intake.messages import OTHER, REQUESTER, SUPPORT, Message

_GOODBYE: Final = re.compile(
    r"(?i)^\W*(?:-- ?$|(?:(?:with )?(?:my |our )?(?:(?:and|kind(?:est)?|best|warm(?:est)?|many|"
    r"friendly|cordial|respectful|good) ){0,3})?"
    r"(?:regards|wishes|greetings)|best|"
    r"thx|thanks(?: (?:and regards|in advance|a lot|again|so much))?|thank you(?: (?:in advance|very much))?|"
    r"many thanks|cheers|sincerely|yours\b.*|rgds|br|kr|"
    r"(?:(?:viele|beste|schöne|mit (?:freundlichen|besten)|freundliche|herzliche|liebe)[rn]? )?gr(?:ü(?:ß|ss)en?|uß)|"
    r"mfg|vg|"
    r"(?:bien )?cordialement|bien à vous|cdt|(?:[^\W\d_]+ ){0,3}salutations.*|merci(?: d['’]avance)?|"
    r"(?:un )?(?:cordial |afectuoso )?(?:saludos?|abrazo)(?: cordial(?:es)?)?|"
    r"atentamente|(?:muchas )?gracias(?: de antemano)?|"
    r"atenciosamente|(?:os melhores |com os melhores )?cumprimentos|obrigad[oa]|abraços|"
    r"cordiali saluti|(?:distinti )?saluti|grazie(?: mille)?|met vriendelijke groeten?|groeten?|"
    r"(?:med )?(?:vänliga?|venlig|vennlig) (?:hälsningar?|hilsen)|mvh|pozdrawiam|z poważaniem|"
    r"(?:srdačan |lep )?pozdrav|s poštovanjem|"
    r"よろしくお願い.*|宜しくお願い.*|以上.*|敬具)\W*$"
)
_READING: Final = re.compile(r"\s*[(（][^()（）]*[)）]$")
_GOODBYE_AND_NAME: Final = re.compile(
    r"^\s*(?P<goodbye>[^\W\d_][\w ]{0,30}?)[,!.] +(?P<name>[A-ZÀ-Þ][\w'’.-]+(?: [A-ZÀ-Þ][\w'’.-]+){0,3})\s*$"
)
_PHONE_LABEL: Final = re.compile(
    r"(?i)^\W*(?:(?:fon|tel|phone|telephone|mobile|mob|cell|telefon|handy|tél|téléphone|teléfono|móvil|direct|"
    r"office|t|m|p|電話|携帯)\b\.?|電話番号?|携帯)[^\w+(]*"
)
_ANY_LABEL: Final = re.compile(r"(?i)^\W*(?!fax)[^\W\d][^\W\d.]{0,14}\.?:? (?=\+[0-9])")
_TITLE: Final = re.compile(
    r"(?i)\b(?:engineer|manager|admin\w*|director|specialist|leiter\w*|ingenieur\w*|consultant|architect|"
    r"lead|head of|technician|department|team|部|課|responsable|jefe)\b|部$|課$"
)
_DEPARTMENT: Final = re.compile(r"^\S{1,20}(?:部|課|室|係)[ \u3000]+(?=\S)")
_NAME: Final = re.compile(
    r"^(?!(?:[Tt]he|[Oo]ur|[Dd]ie|[Ll]es|[Ll]as|[Ll]os) )(?!.{0,80}\b(?:of|for|from|de|des|du|del|der|von|para|pour)$)"
    r"[^\W\d_][\w.'’-]*(?: (?:[^\W\d_][\w.'’-]*|de|van|von|der|la)){1,3}$|"
    r"^[\u3041-\u9fff]{1,6}[ \u3000]?[\u3041-\u9fff]{1,6}$"
)
_INTRODUCES: Final = re.compile(
    r"\b(?i:my name is|this is|i am|i['’]m|mein name ist|ich heiße|ich bin|je m['’]appelle|mon nom est|je suis|"
    r"me llamo|mi nombre es|soy|meu nome é|mi chiamo) (?P<said>[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){1,3})|"
    r"(?i:it['’]s) (?P<said_from>[A-ZÀ-Þ][\w'’-]*(?: [A-ZÀ-Þ][\w'’-]*){1,3})(?= (?:from|at|of) )|"
    r"(?P<said_ja>[\u3041-\u9fff]{1,6})(?:と申します|と言います)"
)
_SAME_IN_BOTH: Final = re.compile(
    r"(?i)\b(?:same|this) (?:e-?mail(?: address)?|address|account|log-?in)\b[^.\n]{0,30}\b(?:both|the two)\b|"
    r"\b(?:both|beide[nr]?|deux|ambas|dos)\b[^.\n]{0,40}\b(?:the same|de[mr] ?selben|de[mr] gleichen|la même|la misma) "
    r"(?:e-?mail|address|account|adresse|konto|compte|dirección|cuenta)|"
    r"\b(?:diesel\w+|gleiche\w*|selbe\w*) (?:e-?mail-?)?(?:adresse|konto)\b[^.\n]{0,30}\bbeiden\b|"
    r"\bmême (?:adresse|compte)\b[^.\n]{0,30}\bdeux\b|\bmisma (?:dirección|cuenta)\b[^.\n]{0,30}\b(?:dos|ambas)\b|"
    r"両(?:方|組織)[^。\n]{0,10}同じ(?:メール|アドレス|アカウント)"
)
_FOR_ANOTHER: Final = re.compile(
    r"(?i)\bon behalf of\b|\bim (?:auftrag|namen) (?:von|der|des)\b|\bau nom de\b|"
    r"\ben nombre de\b|代理で"
)
_ROBOT: Final = re.compile(
    r"(?i)^(?:[\w.+-]*(?:no-?_?reply|do-?not-?reply|service-?desk|help-?desk|notif\w*|mailer|daemon|robot|bounce)[\w.+-]*|"
    r"(?:it-?)?(?:support|soporte|service|desk|tickets?|alerts?|info|billing|sales|orders?|office|team|kontakt|contact|"
    r"postmaster|admin)(?:[._+-][\w.+-]*)?)@"
)
"""Addresses that no person writes from."""
_OF_THE_READER: Final = re.compile(
    r"(?i)\byour (?:cisco |meraki )*(?:customer number|licen[sc]es?|keys?|organi[sz]ations?|orgs?|dashboard|networks?|"
    r"devices|tenant|account|renewal|transfer|order)\b|\b(?:from|by) you\b|"
    r"\byou (?:need|have|must|should|can) (?:to )?(?:open|submit|send|file|raise|request|ask)\b|"
    r"\byou (?:will|would|['’]ll) (?:have|need) to (?:open|submit|send|file|raise|request|ask)\b|"
    r"\bwe(?:['’]re| are) (?:only |just )?(?:the|your|an?) (?:partner|re-?seller|distributor|integrator)\b|"
    r"\b(?:as (?:a|your) (?:re-?seller|distributor|partner)|our customer|the customer|end customer|invoice|"
    r"purchase order|shipped|delivered|delivery|quotation|(?:renewal|price|our|the|attached) quote|"
    r"keys (?:that )?you (?:asked|ordered|bought|requested)\w*|(?:key )?account manager|account executive|"
    r"(?:inside |channel )?sales (?:representative|manager|specialist)|licen[sc]ing specialist|vertrieb)\b|"
    r"\bihre?[nrms]? (?:meraki-?\s?)?(?:kundennummer|lizenz\w*|organisation\w*|schlüssel|konto|dashboard)|\bkunden?\b|"
    r"\b(?:votre|vos) (?:licences?|organisations?|numéro de client|clés?|compte)|\bsus? (?:licencias?|organizaci\w+|"
    r"número de cliente|claves?|cuenta)|\b(?:como (?:su )?distribuidor|en tant que (?:revendeur|fournisseur))\b|"
    r"貴社|御社|お客様(?!番号)|販売店|代理店|ご(?:相談|注文|発注)いただ|様(?:から|より)[^。\n]{0,12}(?:行って|申請|依頼)"
)
"""The licenses are of the one who is written to: the writer is a reseller, or Support."""
_OF_THE_WRITER: Final = re.compile(
    r"(?i)\b(?:i|we)(?:['’](?:d|m|re|ve))? (?:\w+ )?(?:need|want|like|have|must|am|are|claimed|can|can['’]t|"
    r"cannot|sold|moved?|"
    r"split|merged?|bought|own|request|ask|sign|tried)\b|"
    r"\b(?:my|our) (?:\w+ )?(?:organi[sz]ations?|orgs?|licen[sc]es?|keys?|dashboard|"
    r"networks?|shops?|stores?|sites?|branch\w*|schools?|offices?|devices|tenants?|access|account)\b|"
    r"\bfor (?:me|us)\b|\bplease (?:move|transfer|help|prepare|open|file)\b|"
    r"\b(?:ich|wir) (?:\w+ ){0,3}(?:brauch\w*|benötig\w*|möcht\w*|wollen|will|müss\w*|muss|habe?n?|bin|sind|bitten?)\b|"
    r"\b(?:brauchen|benötigen|möchten|haben|bitte|bitten) (?:ich|wir)\b|\bunsere\w* (?:organi|lizenz|netz)|"
    r"\b(?:nous|je) (?:\w+ ){0,2}(?:souhait|voul|voudr|av[oe]|suis|sommes|dev|demand)\w*|\bj['’](?:ai|aimerais)\b|"
    r"\b(?:notre|nos|mes) (?:organi|licen|clé)|\b(?:necesit|quer|quisi|solicit|tenemos|tengo|somos|soy|pedimos)\w*|"
    r"\bnuestr[ao]s?\b|\b(?:precis[ao]|gostar|solicit|quer|temos|tenho)\w*|\bnoss[ao]s?\b|"
    r"\b(?:vorr|abbiamo|dobbiamo|desider|chied)\w*|\bnostr[aeio]\b|弊社|当社|私ども"
)
_EXTENSION_ONLY: Final = re.compile(r"(?i)^\W*ext")
_TEAM: Final = re.compile(
    r"(?i)\b(?:service|help) ?-?desk\b|\b(?:no-?reply|notifications?|ticket system)\b|ヘルプデスク"
)
_DEPARTMENT_NAME: Final = re.compile(
    r"(?i)\b(?:departe?ment|dept|team|abteilung|équipe|equipo|departamento|operations|vertrieb|it|noc)\b\.?|"
    r"(?:部|課|係|室|局|グループ|チーム|センター)$"
)
"""In the name of a mailbox from which several people write."""
_SIGNED_BY: Final = re.compile(r"\s*[A-ZÀ-Þ][a-zà-ÿ'’-]+(?: [A-ZÀ-Þ][\w'’.-]*){1,2}\s*")
_MOST_LINES: Final = 300
_LONGEST_COMPANY: Final = 60
_MOST: Final = 12
_MOST_CONTACT: Final = 7


def take_people(message: Message, found: Findings, is_newest: bool) -> None:
    """Take the requester from one message, where its writer is the one who asks.

    A mail to Support is by the requester. Any other may be, where it speaks of the writer's own licenses and not of
    those of the reader; nothing of it is sure.
    """
    if not is_newest and message.role != REQUESTER:
        return
    if _is_of_another(message):
        return
    head = message.head
    if head and (_ROBOT.match(head.sender.email) or _TEAM.search(head.sender.name)):
        return
    sure = message.role == REQUESTER
    name = head.sender.name if head and "@" not in head.sender.name else ""
    is_shared = _DEPARTMENT_NAME.search(name) is not None
    name = "" if is_shared else name
    signature = _apart(signature_of(message.lines, name))
    line = head.number if head else 1
    if head and head.sender.email:
        words = f"{head.sender.name} <{head.sender.email}>".strip()
        email = read_answer("requester.?_email", "requester.source_email", head.sender.email)
        is_sure = sure and not is_shared and not found.has("requester.source_email")
        found.add("requester.source_email", email, words, line, is_sure)
    introduced = _introduced(message) if not message.role else []
    _take_signature(signature, found, sure, name, line, introduced)
    if introduced and not found.has("requester.name"):
        found.add("requester.name", name_in("requester.name", introduced[0]), introduced[0], line, sure=False)
    if not found.has("requester.name"):
        _take_contact(message, found)
    if email_said := found.values("requester.source_email")[:1]:
        if sure and head and email_said == [head.sender.email] and (same := _SAME_IN_BOTH.search(_text_of(message))):
            found.add("requester.destination_email", email_said[0], same[0], line)
    if not found.has("requester.company"):
        _take_company_by_its_words(signature, found, head.sender.email if head else "")


def _is_of_another(message: Message) -> bool:
    """True where the writer is not the one who asks: Support, a reseller, or who writes for somebody."""
    if message.role == SUPPORT or any(_FOR_ANOTHER.search(line.text) for line in message.lines):
        return True
    if message.role != REQUESTER and _OF_THE_READER.search(_text_of(message)):
        return True
    head = message.head
    return message.role == OTHER and head is not None and not (_same_company(head) or _asks_for_itself(message))


def without_contact_of_another(message: Message) -> list[Line]:
    """The lines with empty ones for "Phone: …" and its like in the signature of Support or another who does not ask."""
    if message.role not in (SUPPORT, OTHER) or not _is_of_another(message):
        return message.lines
    fields = {
        line.number: {each.label.field for each in labelled_in(line.text)}
        for line in signature_of(message.lines, message.head.sender.name if message.head else "")
    }
    if any(field.startswith(("organizations", "route")) for said in fields.values() for field in said):
        return message.lines  # a form below the name
    contact = {number for number, said in fields.items() if any(field.startswith("requester.") for field in said)}
    return [Line(line.number, "") if line.number in contact else line for line in message.lines]


def _take_contact(message: Message, found: Findings) -> None:
    """Take the one line that holds an address and a number to call, or the name below all, as perhaps the writer's."""
    said = [line for line in message.lines[:_MOST_LINES] if line.text.strip()]
    lines = [line for line in said if (match := EMAIL.search(line.text)) and PHONE.search(line.text, match.end())]
    if len(lines) == 1 and not labelled_in(lines[0].text):
        number, text = lines[0]
        email = EMAIL.search(text)
        ahead = text[: email.start()].strip(" \t-*•,;<(|") if email else ""
        phone = PHONE.search(text, email.end()) if email else None
        if email and phone and (not ahead or _NAME.match(ahead)):
            found.add("requester.name", name_in("requester.name", ahead), text, number, sure=False)
            if not found.has("requester.source_email"):
                found.add("requester.source_email", email[0], text, number, sure=False)
            if not found.has("requester.phone"):
                answer = read_answer("requester.phone", "requester.phone", phone[0])
                found.add("requester.phone", answer, text, number, sure=False)
    elif said and not message.head and _SIGNED_BY.fullmatch(said[-1].text) and _asks_for_itself(message):
        name = said[-1].text.strip()
        names = [
            value for side in ("source", "destination", "?") for value in found.values(f"organizations.{side}.name")
        ]
        if len(said) > 1 and name not in names and not (_GOODBYE.match(name) or label_of(name) or COMPANY.search(name)):
            found.add("requester.name", name, name, said[-1].number, sure=False)


def is_answer_to_requester(answer: Message, asked: Message) -> bool:
    """True for a message of a colleague to the one who speaks of licenses of the own in the message quoted below."""
    if answer.role != OTHER or asked.role == SUPPORT or not answer.head or not asked.head:
        return False
    receivers = {receiver.email.casefold() for receiver in answer.head.receivers if receiver.email}
    return asked.head.sender.email.casefold() in receivers and _asks_for_itself(asked)


def _same_company(head: Head) -> bool:
    sender = head.sender.email.rpartition("@")[2].casefold()
    others = {receiver.email.rpartition("@")[2].casefold() for receiver in head.receivers if receiver.email}
    return bool(sender) and others == {sender}


def _asks_for_itself(message: Message) -> bool:
    """True where the writer speaks of licenses of the own organizations."""
    return bool(_OF_THE_WRITER.search(_text_of(message)))


def _introduced(message: Message) -> list[str]:
    """Who the writer says to be: "my name is …"."""
    return [
        match["said"] or match["said_from"] or match["said_ja"] for match in _INTRODUCES.finditer(_text_of(message))
    ]


def _text_of(message: Message) -> str:
    return "\n".join(line.text for line in message.lines[:_MOST_LINES])


def signature_of(lines: list[Line], sender: str) -> list[Line]:
    """The lines below the last goodbye, or below the name of the sender."""
    lines = [each for line in lines for each in _with_name_apart(line)]
    for at in range(len(lines) - 1, -1, -1):
        if _GOODBYE.match(lines[at].text):
            below = [line for line in lines[at + 1 :] if line.text.strip()]
            if below or at < len(lines) - 3:
                end = next(
                    (place for place, line in enumerate(below) if re.match(r"(?i)^\W*(?:ps|p\.s\.|nb)\b", line.text)),
                    len(below),
                )
                return below[: min(end, _MOST)]
    return _last_lines(lines, sender)


def _with_name_apart(line: Line) -> list[Line]:
    """A goodbye with the name on the same line, "Thanks, Carla Mendez", as two."""
    match = _GOODBYE_AND_NAME.match(line.text)
    if not match or not _GOODBYE.match(match["goodbye"]):
        return [line]
    return [Line(line.number, match["goodbye"]), Line(line.number, match["name"])]


def _apart(lines: list[Line]) -> list[Line]:
    """A signature on one line, "Sam Lee | Harbor Ltd | +44 …", as several."""
    return [Line(line.number, part) for line in lines for part in (re.split(r"\s+[|·•]\s+|, (?=\+[0-9])", line.text))]


def _last_lines(lines: list[Line], sender: str) -> list[Line]:
    """A signature without a goodbye: the last lines, where the first of them is the sender's name."""
    said = [line for line in lines if line.text.strip()]
    for at, line in enumerate(said[-_MOST:]):
        if sender and f"{line.text.strip().casefold()},".startswith(f"{sender.casefold()},"):
            return said[-_MOST:][at:]
    return _last_paragraph(lines)


def _last_paragraph(lines: list[Line]) -> list[Line]:
    """The last paragraph, where it is a name with a phone number or an address and nothing else."""
    last: list[Line] = []
    for line in reversed(lines):
        if line.text.strip():
            last.insert(0, line)
        elif last:
            break
    is_signed = len(last) > 1 and bool(_NAME.match(last[0].text.strip()) and company_in(last[1].text))
    is_contact = is_signed or any(PHONE.search(line.text) or EMAIL.search(line.text) for line in last[1:])
    is_short = 2 <= len(last) <= _MOST_CONTACT and len(last) < len([line for line in lines if line.text.strip()])
    is_plain = not any(len(line.text) > 60 or "://" in line.text or keys_in(line.text) for line in last)
    return last if is_contact and is_short and is_plain else []


def _take_signature(
    signature: list[Line], found: Findings, sure: bool, name: str, line: int, introduced: Collection[str]
) -> None:
    signed, words = name, name
    for each in signature:
        text = (
            re.sub(r"^[\W_]+|[\s|,]+$", "", each.text)
            if not each.text.strip().startswith(("+", "("))
            else each.text.strip()
        )
        text = _READING.sub("", _DEPARTMENT.sub("", text))
        if not COMPANY.search(text) and not _TITLE.search(text) and _NAME.match(text) and not PHONE.search(text):
            signed, words, line = text, each.text, each.number
            break
    if name and signed != name and signed.split()[0].casefold() != name.split()[0].casefold():
        signed = name
    if not signature and not name:
        return
    value = name_in("requester.name", signed) if signed else ""
    if value and not found.has("requester.name"):
        found.add("requester.name", value, words, line, sure or value in introduced)
    for each in signature:
        if any(labelled.label.field == "requester.company" for labelled in labelled_in(each.text)):
            continue
        company = company_in(each.text)
        if company and not found.has("requester.company"):
            found.add("requester.company", company, each.text, each.number, sure)
        phone = _phone_in(each.text)
        if phone and not found.has("requester.phone"):
            found.add("requester.phone", phone, each.text, each.number, sure)
        email = EMAIL.search(each.text)
        if email and not found.has("requester.source_email"):
            found.add("requester.source_email", email[0], each.text, each.number, sure=False)


def _take_company_by_its_words(signature: list[Line], found: Findings, address: str) -> None:
    """Take a line that shares a word with the domain of the writer's address: no word in it need be "Ltd"."""
    people = {word for name in found.values("requester.name") for word in words_of(name)}
    known = found.values("requester.source_email")
    said = [address, *known, *(match[0] for line in signature if (match := EMAIL.search(line.text)))]
    domain = next(filter(None, said), "").rpartition("@")[2].rpartition(".")[0].casefold()
    for each in signature:
        for part in each.text.split(", "):
            own = [word for word in words_of(part) if len(word) > 3 and word in domain]
            is_other = _TITLE.search(part) or PHONE.search(part) or "@" in part or "." in part
            if own and not is_other and set(words_of(part)) - people and len(part) < _LONGEST_COMPANY:
                company = name_in("requester.company", part.strip(" |·–-"))
                found.add("requester.company", company, each.text, each.number, sure=False)
                return


def _phone_in(text: str) -> str:
    label = _PHONE_LABEL.match(text) or _ANY_LABEL.match(text)
    rest = text[label.end() :] if label else text.strip()
    match = PHONE.search(rest)
    if not match or (match.start() > 3 and not label) or _EXTENSION_ONLY.match(rest):
        return ""
    said: str = read_answer("requester.phone", "requester.phone", match[0])
    return said if label or match[0].startswith(("+", "0", "(")) else ""
