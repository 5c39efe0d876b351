"""Reads statements in running text: organizations, access, licensing, SAML, the result of Move; no questions."""

import re
from typing import Final

from transfer_wizard.intake.amounts import day_in
from transfer_wizard.intake.answers import EMAIL, LINK, PHONE, Word, link_of, paired, read_answer, sides_in, words_in
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.messages import OTHER, SUPPORT
from transfer_wizard.intake.transfers import (
    MOVES,
    ORGANIZATION,
    RUN,
    NamedOrganization,
    NamedSides,
    name_of_organization,
    named_in,
    names_of_sides,
)
from transfer_wizard.intake.units import LONGEST, Unit, units_in
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE
from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError

_DENIED: Final = re.compile(
    r"(?i)\b(?:not|never|neither|nor|no longer|without|don['’]t|doesn['’]t|do not|isn['’]t|aren['’]t|"
    r"haven['’]t|hasn['’]t|lack\w*|nicht|kein\w*|pas|ne|ninguna|tampoco|no)\b[^.;]{0,25}$"
)
_DENIED_BEHIND: Final = re.compile(
    r"(?i)^[\s:|]{0,4}(?:disabled|not (?:enabled|activated))|"
    r"^[^.。;、]{0,12}(?:ではありません|ではない|がありません|ない|なし)"
)
_PLANNED: Final = re.compile(
    r"(?i)\b(?:will|going to|plan(?:s|ned)? to|want to|wird|werden|soll\w*)\b[^.;]{0,40}"
    r"\b(?:switch|change|convert|migrate|umgestellt|umstellen|wechseln)"
)
_SAML: Final = re.compile(r"(?i)(?<![a-z])(?:saml|sso|single sign-on)(?![a-z])|シングルサインオン")
_NOT_USED: Final = re.compile(
    r"(?i)^[^.;,\n]{0,30}\b(?:not|nicht|pas|no longer)\b|"
    r"^[^。]{0,6}(?:使って|使用して|利用して)?(?:いません|いない|ではありません|なし)"
)
_SAML_YES: Final = re.compile(
    r"(?i)\b(?:sign(?:s|ed)?[ -]?in|log(?:s|ged)?[ -]?in|login|use|using|uses|via|through|with|per|über|"
    r"mit|par|con|melde)\b"
)
_MOVE: Final = r"(?:\bmove\b|verschieben|déplace\w*|transfert|desplaza\w*|traslad\w*|移動)"
_FAILED: Final = re.compile(
    rf"(?i)license move failed|try again or contact meraki|{_MOVE}[^.\n]{{0,60}}\b(?:fail(?:s|ed|ing)?|aborts?|aborted|"
    r"did(?:n['’]t| not) work|does(?:n['’]t| not) work|nothing happens|(?:gives?|gave|throws?|shows?|with) an? error|"
    r"échoue|échoué|erreur|schl(?:ä|u)gt? fehl|schlug fehl|fehlgeschlagen|fehler\w*|falla|falló|error)|"
    rf"\btried\b[^.\n]{{0,40}}{_MOVE}[^.\n]{{0,80}}\b(?:error|failed|got|but)|"
    rf"{_MOVE}[^.\n]{{0,60}}\b(?:says?|said|shows?|displays?|answers?|reports?|got|get|meldet|kommt|affiche|muestra)\b"
    r"[^.\n]{0,12}[\"“„«‘'][^\"”“»’'\n]{0,60}\b(?:wrong|error|fail\w*|try again|not |unable|cannot|fehler|erreur)|"
    r"移動[^。\n]{0,20}(?:失敗|エラー)"
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
    r"shown|there|available|visible|missing|gr[ea]yed)|"
    r"\bmove[\"”'’]? (?:button |option |link )?(?:gr[ea]yed|missing|disabled|isn['’]t|is not|does ?n['’]t|does not|"
    r"won['’]t)(?: (?:even )?(?:show\w*|appear\w*)| out\b|\s*[.,;]|$)"
)
_NOT_TRIED: Final = re.compile(
    r"(?i)\b(?:haven['’]t|have not|did not|didn['’]t|not yet) (?:yet )?tr(?:ied|y)\b[^.\n]{0,30}\bmove\b|"
    r"\bmove\b[^.\n]{0,20}\bnot (?:been )?tried|\bmove\b[^.\n]{0,30}\bnicht (?:versucht|probiert)|"
    r"\bpas (?:encore )?essayé|\bno (?:lo )?(?:hemos |he )?(?:probado|intentado)|"
    r"移動[^。]{0,12}試して(?:いません|いない)"
)
_WORKS_AT: Final = re.compile(
    r"\b(?:I|We|we|[Ii]ch|[Jj]e|[Yy]o)\b[^.,;]{0,40}?\b(?:work|look after|manage|responsible|in charge|"
    rf"arbeite|betreue|travaille|trabajo|IT)\b[^.,;]{{0,30}}?\b(?:at|for|with|bei|für|chez|en|para) "
    rf"(?P<said>{RUN.pattern})"
)
_PLACEHOLDER: Final = re.compile(
    r"(?i:\b(?:local|placeholder|lokale[rn]?)\b)[^.;\n]{0,40}?(?i:\badmin\w*|\baccount|\bplaceholder)"
    r"(?i: is| ist|:| named| called|,)? "
    r"(?P<name>[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+){1,2})"
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
    r"(?i)\b(?:(?:reach|call|phone|contact) me|(?:(?:i|we) can be|best) reached(?:[^.\n]{0,40}?(?= (?:on|at) ))?|"
    r"erreich\w+ (?:können |könnt )?(?:sie |ihr )?mich|"
    r"me joindre|joignable|localizarme|llamarme)(?: (?:directly|back|best|any ?time|by phone))?"
    r"(?:[,:]| on| at| under| unter| au| en| al) ?(?=[+(0-9])"
)
_HOURS: Final = re.compile(r"(?i),?\s+(?P<said>(?:between|from|zwischen|von|entre|de) [0-9][^.;,\n]{3,50})")
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
_WRITES: Final = re.compile(
    r"(?i)\b(?:i|we|my|our|ich|wir|mein\w*|unser\w*|je|j['’]|mon|nous|notre|tengo|tenemos|mi|nuestr\w+|meu|"
    r"minha)(?:\b|(?<=['’]))|"
    r"私|弊社"
)
_SIGNS_IN: Final = re.compile(
    r"(?i)\b(?:accounts?|e-?mail|log-?in|address|user(?:name)?|(?:sign|log) ?in|access|admin\w*|konto|"
    r"adresse|anmeld\w*|\w*zugriff|compte|accès|cuenta|correo|acceso|conta|acesso)\b|"
    r"アカウント|メールアドレス|権限"
)
_SUPPORT_ACCESS: Final = re.compile(
    r"(?i)\baccès du support\b|\bacceso (?:de|del) soporte\b|\bzugriff (?:des|für den) (?:meraki-?)?support|"
    r"\bsupport(?:['’]s)? access\b|\baccess (?:for|by|of) (?:meraki )?support\b|"
    r"サポート(?:の)?アクセス|support-?zugriff"
)
_OF_ANOTHER: Final = re.compile(
    r"(?i)\bconfirmation (?:that|of)\b|"
    r"\b(?:local|placeholder|second|other) (?:administrator|admin|account)\b|\b(?:colleagues?|partner|reseller)\b|"
    r"\b(?:he|she|they) (?:has|have|is|are)\b|lokale[rn]? admin|\bkolleg\w+|"
    r"ローカル(?:管理者|アカウント)|collègue|compañer[oa]"
)
"""Whose access it is, where it is not that of who asks."""
_ONCE: Final = re.compile(r"(?i)\b(?:had|used to|was|were|hatten?|avais|avions|tenía\w*)\b[^.;]{0,40}$")
_CLAUSE: Final = re.compile(
    r"[,;] |、|(?:^|(?<=\s))(?:and|but|while|whereas|und|aber|während|et|mais|tandis que|y|pero|mientras) "
)
_WRITER: Final = re.compile(
    r"(?i)^\W*(?:i|we|my|our|ich|wir|mein\w*|unser\w*|je|j['’]|nous|notre|yo|mi|tengo|tenemos)\b"
)
_ANOTHER_SUBJECT: Final = re.compile(
    r"^\W*(?:(?:where|who|because|since|as|wo|da|weil|où|car|donde|porque) )?"
    r"(?!(?:I|We|My|Our|Access|Both|The|It|This|That|There|You|Source|Destination|Full|Ich|Wir|Je|Nous|Yo)\b)"
    r"[A-ZÀ-Þ][\w'’-]+(?: [A-ZÀ-Þ][\w'’-]+)?,?(?: \([^()]*\),?)? "
    r"(?:also |only |just |auch |nur )?(?:is|has|was|can|ist|hat|est|a|tiene|es)\b|"
    r"(?i:\b(?:he|she|they) (?:has|have|is|are)\b)"
)
_CLAIMED: Final = re.compile(
    r"(?i)\bclaimed\b[^.\n]{0,40}\b(?:yesterday|today|this week|within the last (?:7|seven) days|(?:[1-6]|"
    r"two|three|four|five|six) days ago)"
)
_SIDE_AHEAD: Final = re.compile(
    r"(?i)\b(from|to|von|nach|de|desde|vers|hacia)\b\W{0,3}"
    r"(?:link|url|org\w*|[\"“„«][^\"”“»]{1,60}[\"”“»])?\W{0,3}$"
)
_NEEDED: Final = re.compile(
    r"(?i)\b(?:please|bitte|por favor|merci|need\w*|must|has to|have to|should|want\w*|like|required?|deadline|latest|"
    r"due|done|complete\w*|brauch\w*|benötig\w*|muss|müssen|soll\w*|erledigt|besoin|doit|doivent|fau\w+|necesit\w*|debe\w*|precis\w*)\b"
    r"[^.;\n]{0,60}?\b(?:by|before|until|till|no later than|bis(?: zum| spätestens)?|vor dem|avant(?: le)?|"
    r"d['’]ici(?: le| au)?|au plus tard(?: le)?|antes del?|para el|hasta el|a más tardar(?: el)?|até(?: o)?) "
    r"(?P<when>[^;\n]{4,60})|"
    r"(?P<when_ja>20[0-9]{2}[-/年][^。]{3,12}?)(?:まで|迄)"
)
_NEAR: Final = 60


class SentenceReader:
    """Takes what the sentences of a message state."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._sides = NamedSides([])
        self._unsure_sides: set[str] = set()
        """Those whose organization is not sure: what is said by its name is not sure either."""
        self._is_own = True
        self.used: set[int] = set()

    def take(self, lines: list[Line], role: str, is_own: bool = True) -> None:
        """Take the lines of one message by a writer of that role.

        Args:
            is_own: False where the writer may be another than the one who asks: what "I" have is not sure then.
        """
        self._is_own = is_own
        units, before = units_in(lines), self._found.count
        named = [
            (unit, each)
            for unit in units
            if not unit.is_asked and (not unit.is_open or MOVES.search(unit.text))
            for each in named_in(unit.text)
        ]
        whole = {(each.side, each.name) for _unit, each in named} | set(names_of_sides(self._found))
        for unit, each in named:
            is_short = any(side == each.side and name.startswith(f"{each.name} ") for side, name in whole)
            self._name(unit, each, is_short)
        self._found.side_by_exclusion(before)
        self._sides = NamedSides(names_of_sides(self._found))
        self._unsure_sides = {
            side for side in (SOURCE, DESTINATION) if not self._found.has_sure(f"organizations.{side}.name")
        }
        for unit in units:
            self._links(unit)
        for unit in units:
            self._numbers(unit, role)
            if role != SUPPORT and not unit.is_asked:
                self._day(unit)
            if not unit.is_open:
                self._licensing(unit)
                if role != SUPPORT:
                    self._requester(unit, role)
                    self._route(unit)

    def _say(self, field: str, side: str, value: str, unit: Unit, sure: bool = True) -> None:
        is_by_name = not sides_in(unit.text) and bool(self._sides.find(unit.text))
        sure = sure and not (is_by_name and side in self._unsure_sides)
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
            side = self._side_ahead(line_ahead)
            self._say("organizations.?.url", side, link, unit)

    def _side_ahead(self, ahead: str) -> str:
        sides = self._sides.find(ahead)
        if sides:
            return sides[-1].value if sides[-1].value != BOTH else ""
        match = _SIDE_AHEAD.search(ahead)
        if not match:
            return ""
        return SOURCE if match[1].lower() in ("from", "von", "desde", "de") else DESTINATION

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
            self._account(_of_the_writer(unit.text), unit)
        if not unit.is_open or (role != SUPPORT and not unit.is_asked):
            for match in _SEVERITY.finditer(unit.text):
                self._found.add("case.severity", int(match["said"]), unit.text, unit.line.number)

    def _name(self, unit: Unit, each: NamedOrganization, is_short: bool) -> None:
        line = unit.line_at(each.start)
        is_second = not each.sure and self._found.has(f"organizations.{each.side}.name")
        if not is_second and not is_short:
            self._found.add_sided("organizations.?.name", each.side, each.name, unit.text, line, each.sure)
            self.used.add(line)
        if each.link and not _is_known(self._found, each.link):
            self._found.add_sided("organizations.?.url", each.side, each.link, unit.text, line, each.sure)
            self.used.add(line)

    def _account(self, text: str, unit: Unit) -> None:
        """The address that the writer says to sign in with."""
        email = EMAIL.search(text)
        if not email or not _WRITES.search(text[: email.start()]) or not _SIGNS_IN.search(text):
            return
        sides = {each.value for each in self._sides.find(text)}
        both = BOTH in sides or sides == {SOURCE, DESTINATION}
        side = BOTH if both else sides.pop() if len(sides) == 1 else SOURCE
        self._say("requester.?_email", side, email[0].rstrip("."), unit)

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
        if re.search(r"(?i)\bmx\b|edition", text) and (
            re.search(rf"(?i){ORGANIZATION}", text) or self._sides.find(text)
        ):
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
        pairs = paired(words, self._sides.find(unit.text), unit.text)
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
            if hours := _HOURS.match(text, phone.end()):
                self._found.add("requester.contact_hours", " ".join(hours["said"].split()), text, unit.line.number)
        text = _of_the_writer(text)
        if not _SUPPORT_ACCESS.search(text) and re.search(
            r"(?i)\b(?:i|we|my|our|you|ich|wir|mein\w*|j|je|nous|tengo|tenemos|yo)\b|権限|アクセス|管理者|access|admin|"
            r"zugriff|accès|acceso",
            text,
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
                for word, side in paired(_without_doubles(words), self._sides.find(text), text):
                    if side:
                        self._say(
                            "requester.?_access",
                            side,
                            word.value,
                            unit,
                            self._is_own and not _ONCE.search(text[: word.start]),
                        )
        if _SAML.search(text):
            match = _SAML.search(text)
            ahead = text[max(0, match.start() - 40) : match.start()]  # type: ignore[union-attr]
            if _DENIED.search(ahead) or _NOT_USED.match(text[match.end() :]):  # type: ignore[union-attr]
                self._found.add("requester.saml", "no", text, unit.line.number)
            elif _SAML_YES.search(ahead) and not re.search(r"(?i)\bif\b|before|setup|set up|instead", text):
                self._found.add("requester.saml", "yes", text, unit.line.number)
        works = _WORKS_AT.search(unit.text)
        if works and not self._found.has("requester.company"):
            company = name_of_organization(works["said"])
            self._found.add("requester.company", company, unit.text, unit.line.number, sure=False)
        local = _PLACEHOLDER.search(unit.text)
        if local:
            self._found.add("requester.placeholder_name", local["name"], unit.text, unit.line.number)
            email = EMAIL.match(unit.text, local.end() + 2)
            self._found.add("requester.placeholder_email", email[0] if email else "", unit.text, unit.line.number)
        if _LOCKED.search(text):
            self._found.add("route.dashboard_access", "no", text, unit.line.number)
            causes = [cause for cause, pattern in _CAUSES if pattern.search(unit.paragraph.text[:LONGEST])]
            if len(causes) == 1:
                self._found.add("route.lockout_cause", causes[0], text, unit.line.number)

    def _day(self, unit: Unit) -> None:
        needed = _NEEDED.search(unit.text)
        day = day_in(needed["when"] or needed["when_ja"]) if needed else ""
        if day:
            self._found.add("route.needed_by", day, unit.text, unit.line.number)

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


def _of_the_writer(text: str) -> str:
    """The text with blanks for the clauses in which another than the writer has access."""
    kept, is_own, start = [], True, 0
    for end in [*(match.end() for match in _CLAUSE.finditer(text)), len(text)]:
        clause = text[start:end]
        if _OF_ANOTHER.search(clause) or _ANOTHER_SUBJECT.match(clause):
            is_own = False
        elif _WRITER.match(clause):
            is_own = True
        kept.append(clause if is_own else " " * len(clause))
        start = end
    return "".join(kept)


def _without_doubles(words: list[Word]) -> list[Word]:
    """One word for what is said twice in one breath: "an organization admin with full access"."""
    kept: list[Word] = []
    for word in words:
        if not kept or kept[-1].value != word.value:
            kept.append(word)
        else:
            kept[-1] = kept[-1]._replace(end=word.end)
    return kept


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
