"""Reads statements in running text: organizations, access, licensing, SAML, the result of Move; no questions."""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from transfer_wizard.intake.answers import LINK, PHONE, Word, link_of, name_in, paired, read_answer, sides_in, words_in
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.free_text import Paragraph, paragraphs
from transfer_wizard.intake.labels import label_of
from transfer_wizard.intake.messages import OTHER, SUPPORT
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE
from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError

_END: Final = re.compile(
    r"(?<=[^.\d\s][.!?])(?!(?<=\b[Nn][or]\.)\s+\d)[\"”»)]?\s+|[。！？]\s*|(?<=[\w)])\n(?=\s*(?:[-*•·▪・●■◆]|\(?\d{1,2}[.)]\s|\[))|"
    r"(?<=[.!?:])\n|\n(?=[A-ZÀ-Þ][^\n]{0,40}:)"
)
_OPEN: Final = re.compile(
    r"(?i)\?\s*$|？\s*$|か。?\s*$|\b(?:please (?:confirm|provide|verify|make sure|check|tell|let|send|share|"
    r"specify|advise)|could you|can you|would you|"
    r"will you|whether|if (?:you|the|both|it|they|we|i)|we (?:also )?need|you (?:need|must|should)|need to|"
    r"required?|ensure|must be|should be|"
    r"confirm (?:that|you)|let us know|ob (?:sie|die|beide)|bitte (?:bestätigen|teilen|nennen|senden)|"
    r"veuillez|merci de (?:confirmer|préciser|fournir)|"
    r"por favor (?:confirme|indique|envíe)|assuming|unless|may want|might|maybe|perhaps|not (?:yet )?sure|"
    r"either|once|as soon as|in order to)\b|"
    r"ください|いただけますか|でしょうか|ご確認|お知らせ"
)
_DENIED: Final = re.compile(
    r"(?i)\b(?:not|never|neither|nor|no longer|without|don['’]t|doesn['’]t|do not|isn['’]t|aren['’]t|"
    r"haven['’]t|hasn['’]t|lack\w*|nicht|kein\w*|pas|ne|ninguna|tampoco|no)\b[^.;]{0,25}$"
)
_DENIED_BEHIND: Final = re.compile(
    r"(?i)^[\s:|]{0,4}(?:disabled|not (?:enabled|activated))|"
    r"^[^.。;、]{0,12}(?:ではありません|ではない|がありません|ない|なし)"
)
_IN_BRACKETS: Final = re.compile(r"(?i) ?\((?:source|destination|origin|target|quelle|ziel)\)$")
_PLANNED: Final = re.compile(
    r"(?i)\b(?:will|going to|plan(?:s|ned)? to|want to|wird|werden|soll\w*)\b[^.;]{0,40}"
    r"\b(?:switch|change|convert|migrate|umgestellt|umstellen|wechseln)"
)
_QUOTED: Final = re.compile(
    r"[\"“„«「『](?P<said>[^\"“”„«»「」『』\n]{1,120}(?:\n[^\"“”„«»「」『』\n]{1,120})?)[\"”“»」』]"
)
_ORG: Final = r"(?:organi[sz]ations?|orgs?|オーガナイゼーション|組織|organizaci[oó]n(?:es)?)"
_SOURCE_AHEAD: Final = re.compile(
    r"(?i)(?:\b(?:from|leave|leaving|out of|source|aus|von|quell\w*|depuis|desde|origen|source)\b|"
    r"移[動行]元)(?:[^\w\"]+(?:the|our|der|die|l|la|le|organi[sz]ation|org|organisation|organización|organizacion|"
    r"is|ist|est|es|de|named|called|name)\b)*[^\w]*$|移[動行]元[^\w]{0,3}\w{0,14}[は:]?\s*$"
)
_DESTINATION_AHEAD: Final = re.compile(
    r"(?i)(?:\b(?:to|into|destination|target|nach|in die|ziel\w*|vers|hacia|destino|cible)\b|"
    r"移[動行]先)(?:[^\w\"]+(?:the|our|der|die|l|la|le|organi[sz]ation|org|organisation|organización|organizacion|"
    r"is|ist|est|es|de|named|called|name)\b)*[^\w]*$|移[動行]先[^\w]{0,3}\w{0,14}[は:]?\s*$"
)
_DE_AHEAD: Final = re.compile(r"(?i)\bde (?:l['’]|la )?organi[sz]\w+\W*$")
_GOES_TO: Final = re.compile(r"(?i)\b(?:vers|hacia)\b|\bà l['’]organi|\ba la organi")
_DOUBT: Final = re.compile(
    r"(?i)\b(?:may want|might|maybe|perhaps|not (?:yet )?sure|either|vielleicht|peut-être|quizás?)\b"
)
_ORG_AHEAD: Final = re.compile(rf"(?i)\b{_ORG}(?:\W+(?:named|called|is|name))*\W*$|(?:オーガナイゼーション|組織)\W*$")
_JA_BEHIND: Final = (
    (SOURCE, re.compile(r"^\s*(?:オーガナイゼーション|組織)?から")),
    (DESTINATION, re.compile(r"^\s*(?:オーガナイゼーション|組織)?(?:へ|に移|に)")),
)
_WRAPPED: Final = re.compile(r"(?<=[^\n]{50})\n(?=\S)")
"""The end of a line that goes on in the next one."""
_NAME: Final = (
    r"(?P<{0}>(?:[A-Z0-9À-Þ][\w&.'’-]*|&)(?: (?:[A-Z0-9À-Þ][\w&.'’-]*|&|of|and|de|la|der|und)){{0,5}}?"
    r"(?: \([\w .]{{1,30}}\))?)"
)
_FROM_TO: Final = re.compile(
    rf"(?:\b[Ff]rom|\b[Ll]eav(?:e|ing)|\b[Vv]on|\b[Dd]e|\b[Dd]esde|\b[Dd]epuis)(?: the| our| our| der| la|"
    rf" l')?(?P<noun>(?: (?i:{_ORG}))?) {_NAME.format('source')}(?P<noun2>(?: (?i:{_ORG}))?)"
    rf"(?:,? (?:and |over |across )?(?:go |move |going )?(?:to|into|nach|a|vers|hacia|à))(?: the| our| der|"
    rf" la)?(?: (?i:{_ORG}))? {_NAME.format('destination')}(?P<noun3>(?: (?i:{_ORG}))?)(?=[.,;:)!?\s]|"
    rf"$)(?! [A-Z])"
)
_ARROWS: Final = re.compile(r"[-=]+>|[→⇒➜➔]")
_ARROW: Final = re.compile(
    rf"(?:^|[:,;(]\s?|(?i:\b{_ORG}) ){_NAME.format('source')} ?(?:[-=]+>|[→⇒➜➔]) ?{_NAME.format('destination')}"
    r"(?=[.,;:)\n]|\s*$)"
)
_IS_NAMED: Final = re.compile(
    rf"(?i:\b(?P<side>source|quell|destination|target|ziel)(?P<noun>[ -]?{_ORG})? (?:is|ist|is called|is named|heißt)) "
    rf"{_NAME.format('named')}(?=[.,;:)!\n]|\s*$)(?P<link>: *https?://)?"
)
_ABOUT_A_MOVE: Final = re.compile(rf"(?i)\b(?:{_ORG}|move|transfer|umzug|verschieb\w*)\b|移動")
_SAML: Final = re.compile(r"(?i)\b(?:saml|sso|single sign-on)\b|シングルサインオン")
_NOT_USED: Final = re.compile(r"^[^。]{0,6}(?:使って|使用して|利用して)?(?:いません|いない|ではありません|なし)")
_SAML_YES: Final = re.compile(
    r"(?i)\b(?:sign(?:s|ed)?[ -]?in|log(?:s|ged)?[ -]?in|login|use|using|uses|via|through|with|per|über|"
    r"mit|par|con|melde)\b"
)
_FAILED: Final = re.compile(
    r"(?i)license move failed|try again or contact meraki|\bmove\b[^.\n]{0,60}\b(?:fail(?:s|ed|ing)?|"
    r"did(?:n['’]t| not) work|does(?:n['’]t| not) work|(?:gives?|gave|throws?|shows?|with) an? error)|"
    r"\btried\b[^.\n]{0,40}\bmove\b[^.\n]{0,80}\b(?:error|failed|got|but)|"
    r"\bmove\b[^.\n]{0,20}\b(?:échoue|schlägt fehl|falla)|"
    r"verschieben[^.\n]{0,40}(?:schlug fehl|fehlgeschlagen)|移動[^。\n]{0,20}(?:失敗|エラー)|"
    r"(?:déplacement|transfert)[^.\n]{0,30}échoué"
)
_ERROR: Final = re.compile(
    r"(?i)license move failed[^\n\"”]{0,80}|this organization does not support[^\n\"”]{0,80}|"
    r"API services are available for licensed[^\n\"”]{0,160}"
)
_NOT_OFFERED: Final = re.compile(
    r"(?i)(?:no|without a|don['’]t see (?:a|the|any)?|do not see (?:a|the|any)?|can['’]?t see (?:a|the|"
    r"any)?|cannot (?:see|find) (?:a|the|any)?|there is no|isn['’]t (?:a|"
    r"any)) [\"“'‘]?move[\"”'’]? (?:button|option|link)|"
    r"\bmove[\"”'’]? (?:button |option |link )?(?:is|was|isn['’]t|wasn['’]t) ?(?:not |n['’]t )?(?:offered|"
    r"shown|there|available|visible|missing|gr[ea]yed)"
)
_NOT_TRIED: Final = re.compile(
    r"(?i)\b(?:haven['’]t|have not|did not|didn['’]t|not yet) (?:yet )?tr(?:ied|y)\b[^.\n]{0,30}\bmove\b|"
    r"\bmove\b[^.\n]{0,20}\bnot (?:been )?tried"
)
_LOCKED: Final = re.compile(
    r"(?i)\b(?:can['’]?t|cannot|can not|unable to|not able to|no longer) (?:sign|log) ?in\b|\blocked out\b|"
    r"ログイン(?:が)?でき(?:ない|ません|なくなった)|kann mich nicht (?:mehr )?(?:anmelden|einloggen)|ne (?:peux|"
    r"parviens) (?:pas|plus) [^.\n]{0,15}connecter|no puedo (?:iniciar|acceder)"
)
_CAUSES: Final = (
    (
        "authenticator-lost",
        re.compile(r"(?i)\bauthenticat\w+|\b(?:two|2)[ -]?factor\b|\b[2m]fa\b|zwei-?faktor|二要素|二段階|認証アプリ"),
    ),
    (
        "account-locked",
        re.compile(r"(?i)\baccount (?:is|was|got|has been) (?:locked|disabled)|konto [^.\n]{0,20}gesperrt|ロックされ"),
    ),
    (
        "address-gone",
        re.compile(
            r"(?i)\b(?:mailbox|e-?mail|address|domain)\b[^.\n]{0,40}\b(?:gone|deleted|no longer exists?|closed)\b"
        ),
    ),
    (
        "no-mail",
        re.compile(r"(?i)\b(?:no|never|not|don['’]t)\b[^.\n]{0,25}\b(?:e-?mails?|mails?) (?:arrives?|comes?|to reset)"),
    ),
)
_REACH: Final = re.compile(
    r"(?i)\b(?:(?:reach|call|phone|contact) me|(?:i|we) can be reached|"
    r"erreich\w+ (?:können |könnt )?(?:sie |ihr )?mich|"
    r"me joindre|joignable|localizarme|llamarme)(?: (?:directly|back|best|any ?time|by phone))? "
    r"(?:on|at|under|unter|au|en|al) (?=[+(0-9])"
)
_CUSTOMER: Final = re.compile(
    r"(?i)(?:customer (?:number|no\.?|#|id)|kundennummer|kunden-?nr\.?|お客様番号|num[ée]ro (?:de )?client|"
    r"n[uú]mero de cliente|"
    r"client number)(?P<between>[^\d\n]{0,40}?)(?P<said>[0-9]{4}[- ]?[0-9]{4})(?![\d-])"
)
_ELSEWHERE: Final = re.compile(
    r"(?i)\b(?:with us|at the|reseller|distributor|bei uns|chez nous|con nosotros|invoice|supplier|vendor|our system)\b"
)
_CASE: Final = re.compile(
    r"(?i)(?:\b(?:support )?case(?: number| no\.?| id| ref\w*)?|\bticket(?: number)?|\bfall(?:nummer)?|"
    r"\bcaso|ケース(?:番号)?)[\s:#.]{0,3}(?:is |ist |は)?#?\s?(?P<said>[0-9]{7,9})(?![A-Za-z0-9_-])"
)
_OLD_CASE: Final = re.compile(
    r"(?i)\b(?:earlier|previous|old|related|closed|last|prior|other|another|früher\w*|alte\w*|anterior)\b[^.\n]{0,25}$"
)
_SEVERITY: Final = re.compile(
    r"(?i)\b(?:sev(?:erity)?(?: level)?[\s.:]{0,2}(?:is |of )?(?:(?:changed|set|raised|lowered|now) )?(?:to )?S?|"
    r"schweregrad |重大度 ?)(?P<said>[1-4])(?!\d|"
    r"\.\d|\s?(?:-|to|or|and|/|bis|oder)\s?[1-4])"
)
_ACCOUNT: Final = re.compile(
    r"(?i)\b(?:(?:my|our) (?:meraki |dashboard )*(?:account|e-?mail(?: address)?|login|address|user(?:name)?)"
    r"|(?:i|we) (?:sign|log) ?in (?:with|as|using))\b[^.@\n]{0,30}?(?P<said>[\w.+'-]+@[\w-]+(?:\.[\w-]+)+)"
)
_SUPPORT_ACCESS: Final = re.compile(
    r"(?i)\bsupport(?:['’]s)? access\b|\baccess (?:for|by|of) (?:meraki )?support\b|"
    r"サポート(?:の)?アクセス|support-?zugriff"
)
_OF_ANOTHER: Final = re.compile(
    r"(?i)\bconfirmation (?:that|of)\b|"
    r"\b(?:local|placeholder|second|other) (?:administrator|admin|account)\b|\b(?:colleagues?|partner|reseller)\b|"
    r"\b(?:he|she|they) (?:has|have|is|are)\b|lokale[rn]? admin|\bkolleg\w+|"
    r"ローカル(?:管理者|アカウント)|collègue|compañer[oa]"
)
"""Whose access it is, where it is not that of who asks."""
_CLAIMED: Final = re.compile(
    r"(?i)\bclaimed\b[^.\n]{0,40}\b(?:yesterday|today|this week|within the last (?:7|seven) days|(?:[1-6]|"
    r"two|three|four|five|six) days ago)"
)
_SIDE_AHEAD: Final = re.compile(
    r"(?i)\b(from|to|von|nach|de|desde|vers|hacia)\b\W{0,3}"
    r"(?:link|url|org\w*|[\"“„«][^\"”“»]{1,60}[\"”“»])?\W{0,3}$"
)
_NEAR: Final = 60
LONGEST: Final = 2_000


class Unit(NamedTuple):
    """A sentence, or a line that stands for one."""

    text: str
    line: Line
    is_open: bool


def units_of(paragraph: Paragraph) -> Iterator[Unit]:
    """The sentences of a paragraph; open are questions, requests and conditions."""
    start = 0
    ends = [match.end() for match in _END.finditer(paragraph.text)]
    for end in [*ends, len(paragraph.text)]:
        text = paragraph.text[start:end]
        if text.strip():
            yield Unit(
                text[:LONGEST],
                paragraph.line_at(start + len(text) - len(text.lstrip())),
                bool(_OPEN.search(text[:LONGEST])),
            )
        start = end


class SentenceReader:
    """Takes what the sentences of a message state."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self.used: set[int] = set()

    def take(self, lines: list[Line], role: str) -> None:
        """Take the lines of one message by a writer of that role."""
        for paragraph in paragraphs(lines):
            for unit in units_of(paragraph):
                self._links(unit)
                self._numbers(unit, role)
                if not unit.is_open or _asks_to_move(unit.text):
                    self._names(unit)
                if not unit.is_open:
                    self._licensing(unit)
                    if role != SUPPORT:
                        self._requester(unit, role)
                        self._route(unit)

    def _say(self, field: str, side: str, value: str, unit: Unit, sure: bool = True) -> None:
        self._found.add_sided(field, side, value, unit.text, unit.line.number, sure)
        self.used.add(unit.line.number)

    def _links(self, unit: Unit) -> None:
        if "eraki" not in unit.text:
            return
        for match in LINK.finditer(unit.text):
            link = link_of(match[0])
            if not link or _is_known(self._found, link):
                continue
            ahead = unit.text[max(0, match.start() - _NEAR) : match.start()]
            line_ahead = ahead.rpartition("\n")[2]
            side = _side_ahead(line_ahead)
            self._say("organizations.?.url", side, link, unit)

    def _numbers(self, unit: Unit, role: str) -> None:
        for match in _CUSTOMER.finditer(unit.text):
            if not _ELSEWHERE.search(match["between"]):
                self._found.add(
                    "customer_number", f"{match['said'][:4]}-{match['said'][-4:]}", unit.text, unit.line.number
                )
                self.used.add(unit.line.number)
        for match in _CASE.finditer(unit.text):
            if not _OLD_CASE.search(unit.text[: match.start()]):
                self._found.add("case_number", match["said"], unit.text, unit.line.number)
        if role != SUPPORT and not unit.is_open:
            for match in _ACCOUNT.finditer(unit.text):
                sides = {each.value for each in sides_in(unit.text)}
                side = sides.pop() if len(sides) == 1 else SOURCE
                self._say("requester.?_email", side, match["said"].rstrip("."), unit)
        if not unit.is_open:
            for match in _SEVERITY.finditer(unit.text):
                self._found.add("case.severity", int(match["said"]), unit.text, unit.line.number)

    def _names(self, unit: Unit) -> None:
        text = _WRAPPED.sub(" ", unit.text)
        for match in _QUOTED.finditer(text):
            name = name_in("organizations.source.name", " ".join(match["said"].split()))
            if not name or "failed" in name or label_of(name):
                continue
            ahead, behind = text[max(0, match.start() - _NEAR) : match.start()], text[match.end() : match.end() + 20]
            side = next((side for side, pattern in _JA_BEHIND if pattern.match(behind)), "")
            if not side:
                side = (
                    SOURCE if _SOURCE_AHEAD.search(ahead) else DESTINATION if _DESTINATION_AHEAD.search(ahead) else ""
                )
            if not side and _DE_AHEAD.search(ahead) and _GOES_TO.search(text, match.end()):
                side = SOURCE
            if not side and re.match(
                r"(?i)\s*(?:is|ist|est|es) (?:the |our |die |la )?(?:source|destination)|\s*\((?:source|destination)\)",
                behind,
            ):
                side = sides_in(behind)[0].value if sides_in(behind) else ""
            if side:
                if _DOUBT.search(text):
                    self._say("organizations.?.name", side, name, unit, sure=False)
                    continue
                has_noun = bool(re.search(rf"(?i){_ORG}|source|destination|quell|ziel|移動", text))
                self._say(
                    "organizations.?.name",
                    side,
                    name,
                    unit,
                    has_noun or bool(re.search(r"(?i)\bmove|transfer|umzieh|verschieb|移動", text)),
                )
            elif _ORG_AHEAD.search(ahead):
                self._say("organizations.?.name", "", name, unit)
        for match in _FROM_TO.finditer(text):
            sure = bool(match["noun"] or match["noun2"] or match["noun3"])
            for side in (SOURCE, DESTINATION):
                name = name_in(f"organizations.{side}.name", match[side])
                if name and (sure or not self._found.has(f"organizations.{side}.name")):
                    self._say("organizations.?.name", side, name, unit, sure)
        for match in _IS_NAMED.finditer(text):
            name = name_in("organizations.source.name", match["named"])
            if name and not label_of(name) and not words_in("licensing_model", name):
                side = SOURCE if match["side"].lower() in ("source", "quell") else DESTINATION
                self._say("organizations.?.name", side, name, unit, bool(match["noun"] or match["link"]))
        arrow = _ARROW.search(text)
        if arrow and (_ABOUT_A_MOVE.search(text) or _IN_BRACKETS.search(arrow[0])) and len(_ARROWS.findall(text)) == 1:
            names = {side: _name_of_side(side, arrow[side]) for side in (SOURCE, DESTINATION)}
            if all(name and not label_of(name) for name in names.values()):
                for side, name in names.items():
                    self._say("organizations.?.name", side, name, unit, bool(re.search(rf"(?i){_ORG}", text)))

    def _licensing(self, unit: Unit) -> None:
        text = unit.text
        if _SUPPORT_ACCESS.search(text):
            self._choice("organizations.?.support_access", "support_access", unit)
            return
        if re.search(
            r"(?i)\blicens|\borg|co-?term|オーガナイゼーション|組織|ライセンス形態|organi|ambas|beide|both|どちらも",
            text,
        ):
            self._choice("organizations.?.licensing_model", "licensing_model", unit)
        if re.search(r"(?i)\bmx\b|edition", text) and re.search(rf"(?i){_ORG}|both|source|destination", text):
            self._choice("organizations.?.mx_edition", "mx_edition", unit)

    def _choice(self, field: str, choice: str, unit: Unit) -> None:
        words = [
            word
            for word in words_in(choice, unit.text)
            if not _DENIED.search(unit.text[max(0, word.start - 40) : word.start])
            and not _DENIED_BEHIND.match(unit.text[word.end :])
        ]
        if _PLANNED.search(unit.text):
            return
        said = {word.value for word in words}
        if any(word.value in said or not said for word in words_in(choice, unit.text) if word not in words):
            return
        pairs = paired(words, sides_in(unit.text), unit.text)
        values = {word.value for word in words}
        for word, side in pairs:
            if side:
                self._say(field, side, word.value, unit)
            elif len(values) == 1 and re.search(r"(?i)\bthis org|この(?:オーガナイゼーション|組織)", unit.text):
                self._say(field, "", word.value, unit)
            elif (
                len(values) == 1
                and re.search(r"(?i)\b(?:organi[sz]ations|orgs)\b (?:are|is|use)|\bwe are\b|wir sind", unit.text)
                and not pairs[0][1]
            ):
                self._say(field, BOTH, word.value, unit, sure=False)

    def _requester(self, unit: Unit, role: str) -> None:
        text = unit.text
        if role != OTHER and (reach := _REACH.search(text)) and (phone := PHONE.match(text, reach.end())):
            value = read_answer("requester.phone", "requester.phone", phone[0])
            self._found.add("requester.phone", value, text, unit.line.number)
        if (
            not _OF_ANOTHER.search(text)
            and not _SUPPORT_ACCESS.search(text)
            and re.search(
                r"(?i)\b(?:i|we|my|our|you|ich|wir|mein\w*|j|je|nous|tengo|tenemos|yo)\b|権限|access|admin|"
                r"zugriff|accès|acceso",
                text,
            )
        ):
            words = [
                word
                for word in words_in("access", text)
                if word.value != "none" or "access" in text[word.start : word.end].lower()
            ]
            denied = [
                word
                for word in words
                if _DENIED.search(text[max(0, word.start - 40) : word.start]) or _DENIED_BEHIND.match(text[word.end :])
            ]
            if words and not denied:
                for word, side in paired(_without_doubles(words), sides_in(text), text):
                    if side:
                        self._say("requester.?_access", side, word.value, unit)
        if _SAML.search(text):
            match = _SAML.search(text)
            ahead = text[max(0, match.start() - 40) : match.start()]  # type: ignore[union-attr]
            if _DENIED.search(ahead) or _NOT_USED.match(text[match.end() :]):  # type: ignore[union-attr]
                self._found.add("requester.saml", "no", text, unit.line.number)
            elif _SAML_YES.search(ahead) and not re.search(r"(?i)\bif\b|before|setup|set up|instead", text):
                self._found.add("requester.saml", "yes", text, unit.line.number)
        if _LOCKED.search(text):
            self._found.add("route.dashboard_access", "no", text, unit.line.number)
            causes = [cause for cause, pattern in _CAUSES if pattern.search(text)]
            if len(causes) == 1:
                self._found.add("route.lockout_cause", causes[0], text, unit.line.number)

    def _route(self, unit: Unit) -> None:
        text = unit.text
        error = _ERROR.search(text)
        if _FAILED.search(text):
            self._found.add("route.self_service", "failed", text, unit.line.number)
            if not self._found.has("route.reason"):
                self._found.add(
                    "route.reason", fields.prose(" ".join(text.split())), text, unit.line.number, sure=bool(error)
                )
        elif _NOT_OFFERED.search(text):
            self._found.add("route.self_service", "not-offered", text, unit.line.number)
            if not self._found.has("route.reason"):
                self._found.add(
                    "route.reason", fields.prose(" ".join(text.split())), text, unit.line.number, sure=False
                )
        elif _NOT_TRIED.search(text):
            self._found.add("route.self_service", "not-tried", text, unit.line.number)
        elif error and not self._found.has("route.reason"):
            self._found.add("route.reason", fields.prose(" ".join(text.split())), text, unit.line.number, sure=False)
        if _CLAIMED.search(text) and not _DENIED.search(text[: _CLAIMED.search(text).start()]):  # type: ignore[union-attr]
            self._found.add("route.claimed_within_7_days", "yes", text, unit.line.number, sure=False)


def _without_doubles(words: list[Word]) -> list[Word]:
    """One word for what is said twice in one breath: "an organization admin with full access"."""
    kept: list[Word] = []
    for word in words:
        if not kept or kept[-1].value != word.value:
            kept.append(word)
        else:
            kept[-1] = kept[-1]._replace(end=word.end)
    return kept


def _name_of_side(side: str, said: str) -> str:
    """A name beside an arrow, without its side in brackets; "" where that is another than the arrow says."""
    match = _IN_BRACKETS.search(said)
    if match and sides_in(match[0])[0].value != side:
        return ""
    return name_in(f"organizations.{side}.name", said[: match.start()] if match else said)


def _asks_to_move(text: str) -> bool:
    return (
        bool(
            re.search(
                r"(?i)\b(?:move|transfer|umzieh\w*|verschieb\w*|déplacer|transférer|mover|trasladar)\b|移動", text
            )
        )
        and "?" not in text
    )


def _side_ahead(ahead: str) -> str:
    sides = sides_in(ahead)
    if sides:
        return sides[-1].value if sides[-1].value != BOTH else ""
    match = _SIDE_AHEAD.search(ahead)
    if not match:
        return ""
    return SOURCE if match[1].lower() in ("from", "von", "desde", "de") else DESTINATION


def _is_known(found: Findings, link: str) -> bool:
    """True where the link of that organization was taken down with its side."""
    try:
        organization = fields.link(link).organization
    except FieldError:
        return True
    for side in (SOURCE, DESTINATION, "?"):
        for value in found.values(f"organizations.{side}.url"):
            if fields.link(value).organization == organization:
                return True
    return False
