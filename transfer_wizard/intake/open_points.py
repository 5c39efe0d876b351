"""Finds what a reply of Support asks for, each with the path of its field."""

import re
from typing import Final

from transfer_wizard.intake.answers import sides_in
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.findings import AskedField
from transfer_wizard.intake.free_text import paragraphs
from transfer_wizard.intake.units import units_of
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE

_ASKS: Final = re.compile(
    r"(?i)\b(?:please|provide|confirm|need|require[ds]?|could you|can you|would you|let (?:us|me) know|"
    r"send|share|which|what|specify|reply with|advise|missing|"
    r"whether|tell us|how many|bitte|benötigen|brauchen|teilen sie|nennen sie|veuillez|merci de|"
    r"fehl(?:t|en)|manquent?|il (?:nous )?manque|(?:nos )?faltan?|outstanding|"
    r"nous avons besoin|pouvez-vous|necesitamos|indique|proporcione|por favor)\b|"
    r"ください|お知らせ|ご提供|必要|ご教示|いただけますか"
)
_LIST: Final = re.compile(r"^\s*(?:[-*•·▪・●■◆–]|\(?\d{1,2}[.)．）、]|[a-z]\))\s*")
_INTRODUCES: Final = re.compile(r"(?i)[:：]\s*$|以下|\bfollowing\b|folgende|suivant|siguiente")
TOPICS: Final = (
    (
        "passcode.?",
        re.compile(r"(?i)pass ?-?codes?|パスコード|support codes?|code d['’]accès|código de (?:acceso|soporte)"),
    ),
    ("organizations.?.support_access", re.compile(r"(?i)support access|サポート(?:の)?アクセス|support-?zugriff")),
    (
        "requester.?_access",
        re.compile(
            r"(?i)\b(?:full|organi[sz]ation|admin\w*|write)[ -](?:access|rights|permissions?|admin\w*)|"
            r"\baccess (?:to|in|on) (?:both|the)|\bpermissions?\b|フル権限|アクセス権|権限|vollzugriff|accès complet|"
            r"acceso completo|\badministrator (?:in|of|on)\b|\bfull organi[sz]ation admin"
        ),
    ),
    (
        "organizations.?.url",
        re.compile(
            r"(?i)\b(?:link|url|web address)s?\b|リンク|\benlace|\blien\b|(?:address|"
            r"adresse) of the (?:source|destination)"
        ),
    ),
    (
        "organizations.?.name",
        re.compile(
            r"(?i)\bnames? (?:and (?:the )?\w+ )?of (?:the |both |each )?(?:source|destination|target|org\w*|both)|"
            r"\borgani[sz]ation(?:['’]s)? names?|\borg names?|オーガナイゼーション名|組織名|"
            r"name (?:und (?:\w+ )?\w+ )?der (?:quell|"
            r"ziel)?organi|nom (?:et (?:le )?\w+ )?de l['’]organisation|"
            r"nombre (?:y (?:el )?\w+ )?de la organización|destination organi[sz]ation\?|"
            r"\bwhich org(?:ani[sz]ation)?s?\b|\b(?:in |aus )?welche[rn]? organisation|\bquelle organisation|"
            r"\bqué organización|どの(?:組織|オーガナイゼーション)"
        ),
    ),
    (
        "organizations.?.licensing_model",
        re.compile(r"(?i)\blicensing model|\bco-?term\b|\bper-device\b|ライセンス形態|lizenzmodell"),
    ),
    ("organizations.?.mx_edition", re.compile(r"(?i)\b(?:mx )?edition\b|エディション")),
    (
        "licenses.devices",
        re.compile(
            r"(?i)\bwhich (?:\w+ )?(?:devices?|models?)|\bdevice (?:models?|types?)|\bhow many\b|"
            r"\b(?:devices?|models?)\b[^.\n]{0,30}\b(?:mov|transfer)|\bmodels? and (?:quantit|count|"
            r"number)|\bquantit(?:y|ies)\b|\bnumber of (?:devices|licenses)|機種|台数|どのデバイス|"
            r"geräte(?:typ|modell)|anzahl|"
            r"welche geräte|\bappareils\b|qué dispositivos|modelos|\bquantités?\b|\bcantidad\w*|\bcombien\b|"
            r"\bcuánt[oa]s\b"
        ),
    ),
    (
        "licenses.key",
        re.compile(
            r"(?i)\blicen[sc]e keys?\b|\bwhich (?:licen[sc]e|key)s?\b|\bthe keys?\b|ライセンスキー|"
            r"lizenzschlüssel|clés? de licence|claves? de licencia"
        ),
    ),
    (
        "licenses.mode",
        re.compile(
            r"(?i)\badd(?:ed)?\b[^.\n]{0,40}\brenew|\brenew\w*\b[^.\n]{0,40}\badd|追加[^。\n]{0,20}更新|"
            r"\bhinzu\w*[^.\n]{0,40}\bverläng|\bverläng\w*[^.\n]{0,40}\bhinzu|\bajout\w*[^.\n]{0,40}\brenouv|"
            r"\brenouv\w*[^.\n]{0,40}\bajout|\bañad\w*[^.\n]{0,40}\brenov|\brenov\w*[^.\n]{0,40}\bañad"
        ),
    ),
    ("licenses.expires_on", re.compile(r"(?i)\b(?:expiration|expiry|end) dates?\b|有効期限")),
    (
        "requester.?_email",
        re.compile(
            r"(?i)\be-?mail(?: address)?\b[^.\n]{0,60}\b(?:use[sd]?|signs?|logs?|account|both|admin|registered)|"
            r"\b(?:which|what) address\b[^.\n]{0,40}\b(?:use[sd]?|signs?|logs?)\b|"
            r"\b(?:which|your|the) e-?mail(?: address)?\b|メールアドレス|e-mail-adresse|correo electrónico|"
            r"adresse e-?mail"
        ),
    ),
    (
        "requester.phone",
        re.compile(
            r"(?i)\b(?:phone|call-?back|contact|telephone) number|電話番号|telefonnummer|numéro de téléphone|"
            r"número de teléfono"
        ),
    ),
    (
        "requester.contact_hours",
        re.compile(
            r"(?i)\b(?:best |contact |office )(?:hours|times?)\b|\bhours to (?:reach|call)|\bavailability\b|"
            r"\bwhen (?:can|may|"
            r"should) we (?:call|reach)|連絡可能|\berreichbar|\bhorario"
        ),
    ),
    ("requester.saml", re.compile(r"(?i)\bSAML\b|\bSSO\b")),
    (
        "requester.name",
        re.compile(
            r"(?i)\byour (?:full )?name\b|お名前|ihren namen|votre nom|su nombre|"
            r"\bwho is the (?:\w+ing )?(?:admin|requester)|"
            r"\bnames? of the (?:\w+ing )?(?:admin|requester|person)|\bnamen? (?:des|der) (?:admin|antragstell)|"
            r"\bnom (?:de l['’]admin|du demandeur|de la personne)|"
            r"\bnombre (?:del admin|del? solicitante|de la persona)|"
            r"管理者[^。\n]{0,6}(?:氏名|名前)"
        ),
    ),
    ("requester.company", re.compile(r"(?i)\bcompany(?: name)?\b|会社名|firmenname")),
    (
        "customer_number",
        re.compile(r"(?i)\bcustomer number|お客様番号|kundennummer|numéro de client|número de cliente"),
    ),
    ("case.severity", re.compile(r"(?i)\bseverity\b|重大度")),
    ("case.business_impact", re.compile(r"(?i)\bbusiness impact|ビジネスインパクト")),
    (
        "case.attachments",
        re.compile(r"(?i)\bscreen ?shots?|スクリーンショット|bildschirmfoto|capture d['’]écran|captura"),
    ),
    ("route.reason", re.compile(r"(?i)\b(?:reason|why)\b|理由|\bgrund\b|\bmotivo\b|\braison\b")),
)
_OF_A_MOVE: Final = (
    (
        DESTINATION,
        re.compile(
            r"(?i)\b(?:mov|transferr|migrat)\w* (?:in)?to\b|\b(?:should|to|will) (?:go|be moved)(?: to)?\b|"
            r"\bnimmt\b[^.?\n]{0,60}\bauf\b|\b(?:bekommt|erhält|empfängt|aufnimmt)\b|\b(?:reçoi\w+|recevra|accueill\w+)\b|"
            r"\brecib\w+|(?:組織|オーガナイゼーション)が[^。\n]{0,20}(?:受け取|受け入れ)|"
            r"\bin welche\b|\b(?:vers|dans) quelle\b|\ba qué\b|どの(?:組織|オーガナイゼーション)(?:へ|に)"
        ),
    ),
    (
        SOURCE,
        re.compile(
            r"(?i)\b(?:mov|transferr|migrat)\w* (?:out of|from)\b|\bgives? (?:up|away)\b|\bgibt\b[^.?\n]{0,60}\bab\b|"
            r"\b(?:abgibt|abgeben)\b|\baus welcher\b|\b(?:cède\w*|céder\w*|quitt\w+)\b|\b(?:de|depuis) quelle organi|"
            r"\bcede\w*|\b(?:de|desde) qué organi|どの(?:組織|オーガナイゼーション)から|手放"
        ),
    ),
)
"""Words for a side that are said of the licenses."""
_BOTH_BY_DEFAULT: Final = (
    "passcode.?",
    "organizations.?.url",
    "organizations.?.name",
    "organizations.?.licensing_model",
    "requester.?_access",
    "organizations.?.mx_edition",
    "organizations.?.support_access",
)
_PARTS: Final = re.compile(
    r"(?i),? (?:and|und|et|y) (?=(?:whether|confirm|provide|tell|send|let|specify|share|which|how|your|ihre?n?|"
    r"welche\w*|(?:die|den|das) (?:geräte|link|namen?|lizenz|anzahl|[\w-]*passcode)\w*|ob|wie|"
    r"votre|le (?:lien|nom|numéro|modèle)|quels?|quelles?|(?:el|"
    r"la|los|las) (?:enlace|nombre|dispositivos|modelos|claves?)|"
    r"su|cuántos|qué)\b)|,? ainsi que |;\s|"
    r", (?=(?:the|your|which|what|how|whether|and|ihre?n?|welche\w*)\b)"
)
_NO_REQUEST: Final = re.compile(
    r"(?i)keep (?:the|this) (?:subject|case)|do not (?:reply|share|send)|your case number is|"
    r"has been (?:opened|created)|thank(?:s| you) for"
)
_HAS: Final = re.compile(
    r"(?i)\([^()]*\balready\b[^()]*\)|\bno need to (?:send|provide|share|give)\b[^.\n]*|"
    r"\b(?:(?:do not|don['’]t) (?:have|need) to|need not|needn['’]t) (?:send|provide|share|give|repeat)\b[^.\n]*|"
    r"\b(?:sie (?:brauchen|müssen)|(?:brauchen|müssen) sie)\b[^.,\n]{0,60}\b(?:nicht|kein\w*)\b[^.\n]*|"
    r"\b(?:inutile|pas (?:besoin|nécessaire)) (?:de|d['’])[^.\n]*|\bno (?:hace falta|es necesario|necesit\w+)\b[^.\n]*|"
    r"[^。\n]{0,40}(?:不要です|必要はありません|再送は)[^。\n]*|"
    r"^\W*(?:we|i) (?:can see|have|received|see)\b[^.?:]{0,80}, but\b"
)
"""What Support says that it has."""
_OF_BEFORE: Final = re.compile(r"(?i)\b(?:it|them|(?:the|a|an)(?: \w+)? ones?|those|ihn|sie|le|la|les|lo|los|las)\b")
"""Speaks of what the sentence before names."""
_GREETING: Final = re.compile(r"\A[^\n,:]{1,60}[,:!、]\s*\n(?=[^\n])")
"""A line above a sentence that greets and says nothing."""
LONGEST: Final = 200


def asked_in(lines: list[Line]) -> list[AskedField]:
    """The open points that lines of Support lead to, in the order of the text."""
    found: dict[str, AskedField] = {}
    is_listing = False
    for paragraph in paragraphs(lines):
        around, before = _sides_of(paragraph.text), ""
        for unit in units_of(paragraph):
            text = _GREETING.sub("", unit.text)
            line = unit.line.number + (text != unit.text)
            text = _HAS.sub("", text)
            is_item = bool(_LIST.match(text))
            if not (_ASKS.search(text) or "?" in text or (is_item and is_listing)):
                is_listing, before = is_listing and is_item, text
                continue
            is_open = _INTRODUCES.search(text.rstrip()) or text.rstrip()[-1:].isalpha()  # "Please let us know"
            is_listing = is_listing if is_item else bool(is_open)
            if _NO_REQUEST.search(text) and not TOPICS[0][1].search(text):
                continue
            if before and _OF_BEFORE.search(text) and not _topics(text, text, line, around):
                text = f"{before} {text}"  # "The code does not match. Could you send the current one?"
            before = ""
            for part in _PARTS.split(text):
                for asked in _topics(part, text, line, around):
                    found.setdefault(asked.field, asked)
    return list(found.values())


def paths_asked_in(question: str) -> list[str]:
    """The paths of what one question asks for."""
    return list(dict.fromkeys(asked.field for asked in _topics(question, question, 0, set())))


def _topics(part: str, text: str, line: int, around: set[str]) -> list[AskedField]:
    words = " ".join(text.split())[:LONGEST]
    asked: list[AskedField] = []
    for field, pattern in TOPICS:
        if not pattern.search(part):
            continue
        if (
            field == "licenses.key"
            and any(each.field == "licenses.devices" for each in asked)
            and not re.search(r"(?i)key", part)
        ):
            continue
        asked += [AskedField(path, words, line) for path in _paths(field, part, around)]
        if field in ("passcode.?", "organizations.?.support_access"):
            break
    return asked


def _sides_of(text: str) -> set[str]:
    sides = {side.value for side in sides_in(text)} or {side for side, pattern in _OF_A_MOVE if pattern.search(text)}
    return {SOURCE, DESTINATION} if BOTH in sides else sides


def _paths(field: str, text: str, around: set[str]) -> list[str]:
    """The paths that a text asks for.

    Args:
        around: the sides that its paragraph speaks of.
    """
    if "?" not in field:
        return [field]
    sides = _sides_of(text)
    if not sides and field in _BOTH_BY_DEFAULT:
        sides = around if len(around) == 1 else {SOURCE, DESTINATION}
    if not sides:
        sides = {SOURCE}
    return [field.replace("?", side) for side in (SOURCE, DESTINATION) if side in sides]
