"""Reads statements in running text: organizations with links, licensing, numbers, then the writer; no questions."""

import re
from typing import Final

from transfer_wizard.intake.answers import LINK, link_of, paired, sides_in, words_in
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.messages import SUPPORT
from transfer_wizard.intake.transfers import (
    MOVES,
    ORGANIZATION,
    NamedOrganization,
    NamedSides,
    name_of_organization,
    named_in,
    names_of_sides,
)
from transfer_wizard.intake.units import Unit, units_in
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE
from transfer_wizard.intake.writers import SUPPORT_ACCESS, WriterReader, is_denied
from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError

_PLANNED: Final = re.compile(
    r"(?i)\b(?:will|going to|plan(?:s|ned)? to|want to|wird|werden|soll\w*)\b[^.;]{0,40}"
    r"\b(?:switch|change|convert|migrate|umgestellt|umstellen|wechseln)"
)
_CUSTOMER: Final = re.compile(
    r"(?i)(?:\bcust(?:omer|\.)? ?(?:number|no\.?|nr\.?|#|id)|kundennummer|kunden-?nr\.?|お客様番号|num[ée]ro "
    r"(?:de )?client|"
    r"n[uú]mero de cliente|"
    r"n[º°] de cliente?|client number)(?P<between>[^\d\n]{0,100}?)(?P<said>[0-9]{4}[- ]?[0-9]{4})(?![\d-])"
)
_RIGHT: Final = re.compile(
    r"(?i)\b(?:right|correct\w*|actual|proper|richtig\w*|korrekt\w*|stimmt|bon(?:ne)?|exact\w*|buen[oa]|"
    r"(?:wrong|falsch|faux|fausse|mal|incorrect[oa]?)\b[^.]{0,30}\. (?:it|es|sie|c['’]est|es el))\b|正し"
)
"""Leads to what is meant, at whatever distance."""
_FARTHEST: Final = 40
_ELSEWHERE: Final = re.compile(
    r"(?i)\b(?:with us|at the|reseller|distributor|bei uns|chez nous|con nosotros|invoice|supplier|vendor|our system)\b"
)
_CASE: Final = re.compile(
    r"(?i)(?:\b(?:support )?case(?: number| no\.?| id| ref\w*)?|\bticket(?: number)?|\bfall(?:nummer)?|"
    r"\b(?:case|ticket) (?:was )?(?:already )?opened[^\d\n.;]{0,20}|"
    r"\b(?:caso|dossier|case|ticket|fall)\b[^\d\n.;]{0,30} (?:is|es el|es|est le|est|ist|lautet)|\bcaso|"
    r"\bdossier(?: n[°º])?|"
    r"ケース(?:番号)?|お?問い?合わ?せ番号|受付番号)[\s:#.]{0,3}(?:is |ist |"
    r"は)?#?\s?(?P<said>[0-9]{7,9})(?![A-Za-z0-9_-])"
)
_OTHER_CASE: Final = re.compile(
    r"(?i)(?:\b(?:earlier|previous\w*|old|related|last|prior|former|früher\w*|vorherig\w*|alte\w*|"
    r"anterior\w*|précédent\w*|previ[oa]s?)\b[^.\n]{0,25}|(?:以前|前回|過去|関連)の?[^。\n]{0,10})$"
)
_ANOTHER_CASE: Final = re.compile(
    r"(?i)(?:\b(?:other|another|andere\w*|autre|otr[ao])\b[^.\n]{0,25}|別の?[^。\n]{0,10})$"
)
"""Not the one of the request; whether the two are related, it does not say."""
_ENDED: Final = (
    r"(?:refus\w*|reject\w*|closed?|declined?|denied|denies|abgelehnt\w*|lehnte\w*|(?:ab)?geschlossen\w*|"
    r"clôtur\w*|clos|fermée?|rejet\w*|rechaz\w*|cerr(?:ado|ada|ó|aron)|deneg\w*)"
)
_ENDED_AHEAD: Final = re.compile(
    rf"(?i)(?:\b{_ENDED}\b[^.,;:!?\n\d]{{0,20}}|(?:拒否|却下|クローズ|終了)(?:された|した|済みの?)[^。、\n]{{0,6}})$"
)
_ENDED_BEHIND: Final = re.compile(
    rf"(?i)(?:[^\w.;!?\n]{{0,3}}{_ENDED}\b|[ ,]{{1,2}}(?:which |that |it |they |have |and |der |die |qui |que )*"
    rf"(?:was|were|is|got|ha[sd] been|been|wurde|ist|a été|est|fue|ha sido|está|was already) {_ENDED}\b|"
    r"[^。\n\d]{0,8}(?:拒否|却下|断られ|クローズ|終了))"
)
"""Behind the number of a case: Support is done with it."""
_OTHER_VENDOR: Final = re.compile(
    r"(?i)\b(?:fortinet|palo ?alto|juniper|zscaler|telekom|microsoft|vmware|aruba|sophos|check ?point|azure|aws|jira|"
    r"service ?now|cisco tac|tac (?:case|sr)|dell|hpe?|sonicwall|netskope|okta|internal|our own|internes?)\b"
)
"""Beside a number, whose it is: another's case is none of Meraki's."""
_SEVERITY: Final = re.compile(
    r"(?i)\b(?:sev(?:erity)?(?: level| of (?:the|this|your) case)?[\s.:]{0,2}(?:is |of )?(?:(?:changed|"
    r"set|raised|lowered|now) )?(?:to )?S?|"
    r"schweregrad |重大度 ?)(?P<said>[1-4])(?!\d|"
    r"\.\d|\s?(?:-|to|or|and|/|bis|oder)\s?[1-4])"
)
_NOT_BUT: Final = re.compile(
    r"(?i)\b(?:not|nicht|pas|no) [\"“„«] ?(?P<denied>[^\"“”„«»\n]{2,100}?) ?[\"“”»],? (?:but|sondern|mais|sino) "
    r"[\"“„«] ?(?P<meant>[^\"“”„«»\n]{2,100}?) ?[\"“”»]"
)
_SIDE_AHEAD: Final = re.compile(
    r"(?i)\b(from|to|von|nach|de|desde|vers|hacia)\b\W{0,3}"
    r"(?:link|url|org\w*|[\"“„«][^\"”“»]{1,60}[\"”“»])?\W{0,3}$"
)
_ADDRESS: Final = re.compile(r"[a-z]{2,8}://[^\s\"'<>]+")
_NEAR: Final = 60


class SentenceReader:
    """Takes what the sentences of a message state."""

    def __init__(self, found: Findings) -> None:
        self._found = found
        self._sides = NamedSides([])
        self._unsure_sides: set[str] = set()
        """Those whose organization is not sure: what is said by its name is not sure either."""
        self._earlier: dict[str, tuple[Unit, bool]] = {}
        """Where each case of a message is named that is not the one of the request, and whether it is sure a "
        "related one."""
        self.used: set[int] = set()
        self.dateless: list[Unit] = []
        """The sentences that name a day whose year nothing tells."""

    def take(self, lines: list[Line], role: str, is_own: bool = True, sent: str = "", is_one: bool = True) -> None:
        """Take the lines of one message by a writer of that role.

        Args:
            is_own: False where the writer may be another than the one who asks: what "I" have is not sure then.
            sent: the day of the message, "" where the text does not tell it.
            is_one: False where several speak.
        """
        units, count = units_in(lines), self._found.count
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
        for unit in units:
            self._other_name(unit)
        self._found.side_by_exclusion(count)
        self._sides = NamedSides(names_of_sides(self._found))
        self._unsure_sides = {
            side for side in (SOURCE, DESTINATION) if not self._found.has_sure(f"organizations.{side}.name")
        }
        for unit in units:
            self._links(unit)
        before = ""
        for unit in units:
            self._numbers(unit, role, before)
            before = "" if any(map(str.isdigit, unit.text)) else unit.text
            if not unit.is_open:
                self._licensing(unit)
        if self._earlier:
            first = next(iter(self._earlier.values()))[0]
            is_sure = all(sure for _unit, sure in self._earlier.values()) and not self._found.has("case.related_cases")
            self._found.add("case.related_cases", ", ".join(self._earlier), first.text, first.line.number, is_sure)
            self._earlier = {}
        if role != SUPPORT:
            writer = WriterReader(self._found, self._sides, self._say, is_own, sent, is_one)
            writer.take(units, role)
            self.dateless += writer.dateless

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

    def _numbers(self, unit: Unit, role: str, before: str) -> None:
        said = (
            f"{before.rstrip()} {unit.text}" if before else unit.text
        )  # "The customer number was wrong. It is 1234-5678."
        for match in _CUSTOMER.finditer(said):
            is_near = len(match["between"]) <= _FARTHEST and match.start() >= len(said) - len(unit.text)
            is_meant = is_near or _RIGHT.search(match["between"])
            if is_meant and not _ELSEWHERE.search(match["between"]):
                self._found.add(
                    "customer_number", f"{match['said'][:4]}-{match['said'][-4:]}", unit.text, unit.line.number
                )
                self.used.add(unit.line.number)
        for match in _CASE.finditer(unit.text):
            around = unit.text[max(0, match.start() - _NEAR) : match.end() + _NEAR]
            if _OTHER_VENDOR.search(around):
                continue
            if (is_earlier := _is_earlier(unit.text, match)) or _ANOTHER_CASE.search(unit.text[: match.start()]):
                self._earlier.setdefault(match["said"], (unit, is_earlier))
            else:
                self._found.add("case_number", match["said"], unit.text, unit.line.number)
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

    def _other_name(self, unit: Unit) -> None:
        """An organization in place of another: "the destination is not “X” but “Y”"."""
        for match in _NOT_BUT.finditer(unit.text):
            sides = sides_in(unit.text[: match.start()])
            self._found.denied.add(name_of_organization(match["denied"]))
            name = name_of_organization(match["meant"])
            side = sides[-1].value if sides and sides[-1].value != BOTH else ""
            self._found.add_sided("organizations.?.name", side, name, unit.text, unit.line.number)

    def _licensing(self, unit: Unit) -> None:
        text = _without_addresses(unit.text) if "://" in unit.text else unit.text
        if SUPPORT_ACCESS.search(text):
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
        text = _without_addresses(unit.text) if "://" in unit.text else unit.text
        words = [word for word in words_in(choice, text) if not is_denied(word, text)]
        if _PLANNED.search(text):
            return
        said = {word.value for word in words}
        if any(word.value in said or not said for word in words_in(choice, text) if word not in words):
            return
        pairs = paired(words, self._sides.find(text), text)
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


def _is_earlier(text: str, case: re.Match[str]) -> bool:
    """True for a case that is not the one of this request: an earlier one, or one that was refused or closed."""
    ahead = text[: case.start()]
    return bool(_OTHER_CASE.search(ahead) or _ENDED_AHEAD.search(ahead) or _ENDED_BEHIND.match(text, case.end()))


def _without_addresses(text: str) -> str:
    """The text with blanks for web addresses: a word in the path of a call of the API says nothing of a side."""
    return _ADDRESS.sub(lambda match: " " * len(match[0]), text)


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
