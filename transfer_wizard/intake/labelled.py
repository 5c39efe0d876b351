"""Values behind labels: forms filled in by hand, tables of two columns, this program's own documents."""

import re
from itertools import pairwise
from typing import Final, NamedTuple

from transfer_wizard.intake.amounts import day_in
from transfer_wizard.intake.answers import (
    EMAIL,
    LINK,
    PHONE,
    PLAIN,
    Word,
    accounts_in,
    fact_in,
    is_full_in_both,
    link_in,
    name_in,
    paired,
    read_answer,
    sides_in,
    ticked,
    words_in,
)
from transfer_wizard.intake.cells import goes_on, two_cells
from transfer_wizard.intake.companies import name_and_company
from transfer_wizard.intake.copied_tables import form_with_tabs
from transfer_wizard.intake.dashboard_pages import is_title
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.doubts import is_guess, names_guessed
from transfer_wizard.intake.findings import NAME_OR_LINK, Findings, is_answer
from transfer_wizard.intake.keys import KEY
from transfer_wizard.intake.labels import LabelMeaning, label_of, license_label_of, without_index
from transfer_wizard.intake.listed_objects import names_a_task, product_beside
from transfer_wizard.intake.transfers import NamedSides, name_of_organization, names_of_sides
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE
from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.words import NAMES_OF_PASSCODE

_OF_A_HELP_DESK: Final = re.compile("(?i)prio|urgen|優先|緊急|重要度|プライオリティ")
"""Says how urgent a case is for them, which is not the severity that it has for Support."""
_START: Final = re.compile(r"\t|\s{2,}|\s[/|–-]\s|[|;,.]\s|、|\s(?=[\u3040-\u9fff]{2,10}:)|:\s+|\]\s*|\)\s*")
_LABEL: Final = re.compile(
    r"[\s>*•·▪■●◆□○◇▼▶※・#\-–|{\"'`_]*(?P<said>[^\s:=\t|][^:=\t|\n]{0,69}?)[\s\"'`*_]*(?:(?!(?<=[0-9]):[0-9]{2})[:=][\s*_]*|\?\s+(?=\S))[\s\"'`*_]*"
)
_BESIDE: Final = re.compile(r"\s*[/／|]\s*")
_RULER: Final = re.compile(r"^[\W_]*$")
_HEADING: Final = re.compile(r"^[\s#*_=>-]*(?:[0-9]{1,2}[.)]\s+)?(?P<said>[^:\t|]{2,50}?)[\s*_:]*$")
_NUMBERED: Final = re.compile(r"[\s>]*\(?(?:[0-9]{1,2}|[a-z])[.)．）]\s")
_HIDDEN: Final = re.compile(
    rf"\s*(?:[,;(/|–-]\s*[^,;(/|\n]{{0,40}}?|\.\s+(?:(?:the|my|our|its|support) )*{NAMES_OF_PASSCODE}[^.,;\n]{{0,12}}?)"
    rf"{re.escape(MASK)}\)?",
    re.IGNORECASE,
)
"""A passcode behind a value, with the words that lead to it."""
_EMAIL_BESIDE: Final = {
    "requester.name": "requester.source_email",
    "requester.phone": "requester.source_email",
    "requester.placeholder_name": "requester.placeholder_email",
}
_NOTE_BEHIND: Final = re.compile(
    r"(?i)\s*\([^()]*(?:\bid\b|\bn[0-9]+\b|organi[sz]ation)[^()]*\)$|"
    r"\s*\((?:the )?(?:old|new|source|destination|target|alt|neu|quelle|ziel|ancienne|nouvelle|antigua|"
    r"nueva)(?: one| org)?\)$"
)
"""What stands behind a name and is no part of it."""
_DEPARTMENT_BEHIND: Final = re.compile(r"\s*[（(][^（）()]*(?:部|課|室|係|[Dd]ept\.?|[Dd]epartment|[Aa]bteilung)[)）]$")
_NO_NAME: Final = re.compile(r"""^["']?(?:\[|\.{0,2}/|[a-z]\w*: )|(?<![0-9])[0-9]{1,2}:[0-9]{2}(?![0-9])""")
"""What no name of an organization has: a place to fill in, a file's path, YAML, the time of a chat's next message."""
_TEXT_OF_LINK: Final = re.compile(r"[ (]*\[[^\[\]|]{1,40}\|$")
"""Of a link as Jira writes it: "([overview|https://…])"."""
_FACT_APART: Final = re.compile(r"\s*[,;(|、（]\s*|\s{2,}|\s[–-]\s")
_LISTED: Final = re.compile(r"(?P<name>[^,<(\[]{2,60}), (?P<company>[^,<(]{2,60}), $")
"""A name and a company ahead of an address, as in the case text, where a bracket says what is missing."""
_LINK_LABEL: Final = re.compile(
    r"(?i)^\W*(?:url|link|リンク)\W+(?=http)|^\W*\([^:()\n]{0,30}\b(?:url|link)\b[^:()\n]{0,30}:\s*(?=http)"
)
_END: Final = re.compile(r"(?i)\s*(from|to):\s+\S")
_ENDS: Final = {"from": SOURCE, "to": DESTINATION}
_PHONE_LABEL: Final = re.compile(r"(?i)[\s,;|/(]*(?:tel|phone|telefon|mobile|cell|call|t|m|p|ph)?\W*$")
_HOURS: Final = re.compile(
    r"(?i)(?<![0-9])[0-9]{1,2}(?:[:.][0-9]{2})? ?(?:am|pm|h|uhr)? ?(?:-|–|to|bis) ?[0-9]{1,2}"
    r"(?: ?(?:am|pm|h|uhr)|:[0-9]{2}(?: ?[ap]m)?)(?: [A-Z][\w+-]{1,10})?(?: time)?(?![0-9])"
)
_COMMENT: Final = re.compile(r"\s*#\s*[\w -]+:")
_OPENS: Final = re.compile(r"(?:---|[\w-]+:)\s*$")
"""A line of YAML, in which a sharp begins a comment."""
_LEAST_OF_FORM: Final = 3
_LEAST_OF_SENTENCE: Final = 3
_LONGEST_DAY: Final = 20
_LONGEST_OF_PERSON: Final = 160
_SHAPES: Final = {"email": EMAIL, "url": LINK, **PLAIN}
_LONG: Final = ("route.reason", "case.")
_NAMES: Final = ("name", "company")
_MOST_LINES: Final = 30
_MOST_WORDS: Final = 10
"""Of a question on a line of its own; other labels have half of them."""
_MOST_PAIRS: Final = 400
_MOST_STARTS: Final = 30
_NEAR: Final = 3


class Labelled(NamedTuple):
    """A label, the words behind it, and where both stand in the line."""

    label: LabelMeaning
    value: str
    start: int


def labelled_in(text: str) -> list[Labelled]:
    """The labels of one line with the words behind each, up to the next."""
    if len(text) > 4_000 or not (
        ":" in text or "=" in text or "\t" in text or "|" in text or "  " in text or "?" in text or " - " in text
    ):
        return []
    found: list[tuple[LabelMeaning, int, int]] = []
    starts = [0, *(match.end() for match in _START.finditer(text))][:_MOST_STARTS]
    for start in starts:
        if found and start < found[-1][2]:
            continue
        match = _LABEL.match(text, start)
        if not match:
            continue
        said = without_index(match["said"].strip(" \"'`*?_"))
        label = label_of(said) or _of_two_sides(said)
        if label or license_label_of(said):
            found.append((label or LabelMeaning("", ""), match.start(), match.end()))
    if not found:
        for cells in two_cells(text):
            label = label_of(cells["said"].strip(" ?")) or _of_two_sides(cells["said"])
            is_in_words = label is not None and (label.field.startswith(_LONG) or label.field.endswith(_NAMES))
            if label and "|" not in cells["value"] and not (is_in_words and goes_on(cells)):
                is_heading = "-" in cells["sign"] and (label.side.endswith("?") or label_of(cells["value"]))
                return [] if is_heading else _each_side(Labelled(label, cells["value"], 0))
        return []
    labelled = []
    for at, (label, start, value) in enumerate(found):
        end = found[at + 1][1] if at + 1 < len(found) else len(text)
        labelled += _each_side(Labelled(label, text[value:end].strip(" \t|;,、/"), start))
    return labelled


def _of_two_sides(said: str) -> LabelMeaning | None:
    """What a label asks for that names both sides in an order, which its side then is: "Access source / target"."""
    sides = sides_in(said) if _BESIDE.search(said) else []
    if sorted(side.value for side in sides) != [DESTINATION, SOURCE]:
        return None
    label = label_of(f"{said[: sides[0].start]}{said[sides[1].end :]}".strip(" ()"))
    is_sided = label is not None and "?" in label.field and not label.side and not label.field.startswith("passcode")
    return LabelMeaning(label.field, "/".join(side.value for side in sides)) if label and is_sided else None


def _each_side(labelled: Labelled) -> list[Labelled]:
    """The value of a label of two sides as that of each, where it is two values."""
    sides = labelled.label.side.split("/")
    values = _BESIDE.split(labelled.value)
    if len(sides) == 1:
        return [labelled]
    field = labelled.label.field
    if len(values) != len(sides):  # one organization: it may be either
        return [labelled._replace(label=LabelMeaning(field, ""))] if field in NAME_OR_LINK else []
    return [
        Labelled(LabelMeaning(field, side), value, labelled.start) for side, value in zip(sides, values, strict=True)
    ]


class LabelReader:
    """Takes the labelled values of a message's lines."""

    def __init__(self, found: Findings, has_sides: bool, is_page: bool) -> None:
        self._found = found
        self._is_page = is_page
        self._has_sides = has_sides
        self._context = ""
        self._is_in_pairs = False
        self._has_comments = self._has_key = False
        self._side = ""
        """Of the organization that the line above named."""
        self.used: set[int] = set()
        self.left: dict[int, str] = {}
        """What a line that was taken says beside its labels and values, by its place: it is still to be read."""

    def take(self, lines: list[Line]) -> None:
        """Take all lines of one message."""
        lines = form_with_tabs(lines)
        self._has_key = any("2" in line.text and KEY.search(line.text) for line in lines)
        self._context = ""
        self._has_comments = any(_OPENS.match(line.text) for line in lines)
        self._is_in_pairs = _are_pairs([line for line in lines if line.text.strip()])
        at = 0
        while at < len(lines):
            at += max(1, self._take_line(lines, at))

    def _take_line(self, lines: list[Line], at: int) -> int:
        """Take one line; returns how many lines its value went over."""
        text = lines[at].text
        if not text.strip() or _RULER.match(text) or (self._has_comments and _COMMENT.match(text)):
            return 1
        product = product_beside(lines, at)
        if product == "appliance":  # what an MX is licensed for is perhaps the edition of its organization
            for word in words_in("mx_edition", text):
                self._found.add_sided("organizations.?.mx_edition", "", word.value, text, lines[at].number, sure=False)
        labelled = [] if product else labelled_in(text)
        if self._take_link_below(text, lines[at].number):
            self._mark(lines, at, 1)
            return 1
        above, self._side = self._side or _end_in(lines[at - 1].text if at else ""), ""
        if not labelled:
            fact = fact_in(text.strip()) if self._context in (SOURCE, DESTINATION) and len(text) < 80 else None
            if fact:  # "Model  co-term" below the heading of a side
                self._found.add_sided(fact[0], self._context, fact[1], text, lines[at].number)
                self._mark(lines, at, 1)
                return 1
            return self._take_heading(lines, at)
        taken = 1
        for place, each in enumerate(labelled):
            if not each.value and each.label.field == "requester.name" and len(labelled) == 1:
                self._context = ""  # "requester:" above what is said of that person
            value, label = each.value, self._in_context(self._beside(each.label, text[: each.start]))
            if label == LabelMeaning("organizations.?.url", "") and len(labelled) == 1:
                label = label._replace(side=above)
            if not label.field or label.field.startswith("passcode"):
                continue
            if label.side.endswith("?") and self._has_key and " " in value and _is_beside_other(lines, at, label):
                label = label._replace(side=label.side.removesuffix("?"))
            if label.field == "requester.name" and (self._is_page or names_a_task(lines, at)):
                continue  # so a page of the dashboard names its organization
            if place == len(labelled) - 1:
                value, taken = self._continued(lines, at, label, value)
            if value and self._take(label, value, f"{text.strip()}", lines[at].number):
                ahead = self.left.get(at, text[: each.start])
                self._mark(lines, at, taken)
                self.left[at] = f"{ahead} {_behind(label, value)}"
            elif not value and label.field == "organizations.?.name" and len(labelled) == 1:
                self._context = label.side.removesuffix("?")
        return taken

    def _mark(self, lines: list[Line], at: int, count: int) -> None:
        """Note that lines were taken; several may have one number."""
        self.used.update(line.number for line in lines[at : at + count])
        for place in range(at, at + count):
            self.left.setdefault(place, "")

    def _take_link_below(self, text: str, number: int) -> bool:
        """A line that holds a link and nothing else is of the organization above it."""
        label = _LINK_LABEL.match(text) if self._side else None
        link = LINK.fullmatch(text[label.end() if label else 0 :].strip(" \t<>()")) if self._side else None
        if not link or not link_in(link[0]) or (label and sides_in(label[0])):
            return False
        self._found.add_sided("organizations.?.url", self._side, link_in(link[0]), text.strip(), number)
        return True

    def _take_heading(self, lines: list[Line], at: int) -> int:
        """A heading such as "Source organization" says which side the labels below are about."""
        match = _HEADING.match(lines[at].text)
        label = label_of(without_index(match["said"].strip())) if match else None
        if not match or len(match["said"].split()) > (_MOST_WORDS if match["said"].endswith("?") else _MOST_WORDS // 2):
            return 1
        if label and (self._is_in_pairs or _stands_alone(match["said"], label)):
            below = lines[at + 1].text if at + 1 < len(lines) else ""
            if (
                below.strip()
                and not _RULER.match(below)
                and not labelled_in(below)
                and len(below) < 80
                and not label_of(below.strip())
                and not _is_item_below(lines[at].text, below)
                and not is_title(below)
                and (label.field != "organizations.?.name" or _may_be_called(below, match["said"]))
            ):
                if self._take(label, below.strip(), f"{lines[at].text.strip()} {below.strip()}", lines[at + 1].number):
                    self._mark(lines, at, 2)
                    return 2
            self._context = label.side
        elif label and label.side.endswith("?") and at + 1 < len(lines) and labelled_in(lines[at + 1].text):
            self._context = label.side.removesuffix("?")
        elif label:
            self._context = ""
        return 1

    def _beside(self, label: LabelMeaning, ahead: str) -> LabelMeaning:
        """A label without a side, behind words that name one: "Source organization: name / link: …"."""
        sides = {side.value for side in sides_in(ahead)} if label.field.startswith("organizations") else set()
        return LabelMeaning(label.field, sides.pop()) if not label.side and len(sides) == 1 else label

    def _in_context(self, label: LabelMeaning) -> LabelMeaning:
        if not self._context or label.side:
            return label
        if label.field == "requester.name":
            return LabelMeaning("organizations.?.name", self._context)
        return LabelMeaning(label.field, self._context) if label.field.startswith("organizations.") else label

    def _continued(self, lines: list[Line], at: int, label: LabelMeaning, value: str) -> tuple[str, int]:
        """A value with the lines that it goes on in: the next where its own is empty, indented ones of a long text."""
        taken = 1
        if not value:
            if (
                at + 1 < len(lines)
                and lines[at + 1].text.strip()
                and not labelled_in(lines[at + 1].text)
                and not label_of(lines[at + 1].text.strip())
                and not _is_item_below(lines[at].text, lines[at + 1].text)
            ):
                return lines[at + 1].text.strip(), 2
            return "", 1
        if label.field.startswith(_LONG) and label.field != "case.severity":
            indent = re.match(r"\s*", lines[at].text)[0]  # type: ignore[index]
            while at + taken < len(lines) and taken < _MOST_LINES:
                text = lines[at + taken].text
                if not re.match(rf"{indent}\s{{4,}}\S", text) or (labelled_in(text) and not text.startswith(" " * 12)):
                    break
                value += f" {text.strip()}"
                taken += 1
        return value, taken

    def _take(self, label: LabelMeaning, value: str, text: str, line: int) -> bool:
        """Take a value, as unsure where its words say that it is a guess."""
        names, is_sure = [value], label.field.startswith(_LONG) or not is_guess(value)
        if label.field.endswith(".name"):
            names, is_sure = names_guessed(value)
        count = self._found.count
        is_taken = [self._take_value(label, name, text, line) for name in names]
        if not is_sure:
            self._found.doubt(count)
        return any(is_taken)

    def _take_value(self, label: LabelMeaning, value: str, text: str, line: int) -> bool:
        field, side = label
        value = ticked(_HIDDEN.sub("", value))
        if side.endswith("?") and "@" in value:
            return False
        sample = field.replace("?", SOURCE)
        link = LINK.search(value) if field == "organizations.?.name" else None
        if link and link_in(link[0]):
            side = side.removesuffix("?")  # with its link beside it, it is an organization and no place
            self._found.add_sided("organizations.?.url", side, link_in(link[0]), text, line)
            value = _TEXT_OF_LINK.sub("", value[: link.start()]).rstrip(" (<[-|,;:")
        if field == "requester.name" and (phone := PHONE.search(value)):
            self._found.add("requester.phone", read_answer("requester.phone", "requester.phone", phone[0]), text, line)
            if hours := _HOURS.search(value, phone.end()):
                self._found.add("requester.contact_hours", hours[0].strip(), text, line)
            value = _PHONE_LABEL.sub("", value[: phone.start()]).rstrip(" ,;/|")
        email = EMAIL.search(value)
        if field in _EMAIL_BESIDE and email:
            self._found.add(_EMAIL_BESIDE[field], email[0], text, line)
            ahead, behind = value[: email.start()], value[email.end() :]
            if field == "requester.placeholder_name" and is_full_in_both(behind, sides_in(behind)):
                self._found.add("requester.placeholder_access", "full", text, line)
            if field == "requester.name" and (listed := _LISTED.match(ahead)):
                ahead = listed["name"]
                company = "" if listed["company"].startswith("[") else name_in("requester.company", listed["company"])
                self._found.add("requester.company", company, text, line, sure=False)
            value = ahead.rstrip(" ,;/|<>()[]") if any(map(str.isalnum, ahead)) else behind
        if field == "organizations.?.name":
            if KEY.search(value) or _NO_NAME.search(value):
                return False  # "Leaving:" above a list of licenses
            if side.startswith(BOTH):
                return not self._without_facts(f", {value}", side, text, line)  # "Both: co-term, MX edition Enterprise"
            if (len(value) < _LONGEST_DAY and day_in(value)) or not any(map(str.isalpha, value)):
                return False  # "To move: 3"
            value = self._without_facts(_NOTE_BEHIND.sub("", value), side, text, line)
        if field == "requester.name":
            if value.startswith("["):
                return False
            value, company = name_and_company(_DEPARTMENT_BEHIND.sub("", value))
            self._found.add("requester.company", company, text, line)
        name = field.rpartition(".")[2].lstrip("?_")
        if (
            name == "access"
            and len(value.split()) == 1
            and read_answer("requester.saml", "requester.saml", value) == "yes"
        ):
            value = " ".join({text[word.start : word.end] for word in words_in(name, text)})  # "Full access: yes"
        if name in ("access", "licensing_model", "mx_edition", "support_access") and self._take_choice(
            field, name, side, value, text, line
        ):
            return True
        if not is_answer(sample):
            return False
        said = read_answer(field, sample, value)
        if said == "":
            return False
        if name == "email" and not side:
            is_same = re.search(r"(?i)\b(?:same|both|beide|ambas|les deux)\b|両方|同じ", value)
            is_other = words_in("access", value) or ":" in value or len(value) > _LONGEST_OF_PERSON  # of more than it
            sides = [Word(BOTH, -1, -1)] if is_same else [] if is_other else sides_in(value)
            for account, side, sure in accounts_in(value, sides):
                self._found.add_sided(field, side, account, text, line, sure)
            return True
        if field == "organizations.?.name":
            self._side = side.removesuffix("?")
        if "?" in field:
            self._found.add_sided(field, side, said, text, line)
        else:
            is_sure = field != "case.severity" or not _OF_A_HELP_DESK.search(text)
            self._found.add(field, said, text, line, is_sure)
        return True

    def _without_facts(self, value: str, side: str, text: str, line: int) -> str:
        """The name, where more is said of its organization behind it: "Acme, co-term, MX edition Enterprise"."""
        apart = [match.span() for match in _FACT_APART.finditer(value)]
        end = len(value)
        facts: list[tuple[str, str]] = []
        for start, begin in reversed(apart):
            if not (fact := fact_in(value[begin:end])):
                break
            facts.insert(0, fact)
            end = start
        for name, said in facts:
            self._found.add_sided(name, side, said, text, line)
        return value[:end]

    def _take_choice(self, field: str, name: str, side: str, value: str, text: str, line: int) -> bool:
        """A choice of both organizations: the words behind the label may name the sides themselves."""
        if "?" in value.rstrip()[-1:]:
            return True
        words = words_in(name, value)
        inner = NamedSides(names_of_sides(self._found)).find(value)
        if not words or (side and not inner):
            return False
        pairs = paired(words, inner, value)
        if not inner:
            if len({each.value for each in words}) > 1:
                return True
            if name == "access":
                self._found.add_sided(field, BOTH, words[0].value, text, line, sure=False)
            elif self._has_sides:
                self._found.add_sided(field, BOTH, words[0].value, text, line, sure=False)
            else:
                self._found.add_sided(field, "", words[0].value, text, line)
            return True
        for word, pair in pairs:
            if pair:
                self._found.add_sided(field, pair, word.value, text, line)
        return True


def _behind(label: LabelMeaning, value: str) -> str:
    """The sentence behind a number, an address or a link: "jo@b.example, I have full access in both"."""
    shape = _SHAPES.get(label.field.rpartition(".")[2].lstrip("?_"))
    shape = EMAIL if label.field == "requester.name" and len(value) <= _LONGEST_OF_PERSON else shape
    match = shape.search(value) if shape else None
    rest = value[match.end() :].strip(" ,;.()–-") if match else ""
    return f"{rest}." if len(rest.split()) >= _LEAST_OF_SENTENCE else ""


def _is_beside_other(lines: list[Line], at: int, label: LabelMeaning) -> bool:
    """True for "from" or "source" with the name of an organization where the other side stands so beside it."""
    other = DESTINATION if label.side.startswith(SOURCE) else SOURCE
    near = [each for line in lines[max(0, at - _NEAR) : at + _NEAR + 1] for each in labelled_in(line.text)]
    names = {name_of_organization(each.value) for each in near if each.label == (label.field, f"{other}?")}
    return len(names) == 1 and " " in names.pop()


def _end_in(text: str) -> str:
    """The side of an organization behind "From:" or "To:", as in the case text; people have an address there."""
    match = _END.match(text)
    return _ENDS[match[1].lower()] if match and "@" not in text else ""


def _is_item_below(text: str, below: str) -> bool:
    """True for the next of a numbered list: what is asked there next is no answer."""
    return bool(_NUMBERED.match(text) and _NUMBERED.match(below))


def _may_be_called(below: str, question: str) -> bool:
    """False for the words below a question for a name that say something else: "I will look it up tomorrow."."""
    is_name = not below.strip()[:1].islower() and bool(name_of_organization(below))
    return not question.endswith("?") or (is_name and not (below.rstrip().endswith(".") and len(below.split()) > 5))


def _stands_alone(said: str, label: LabelMeaning) -> bool:
    """True for a label that may stand on a line of its own above its value."""
    if label.field == "organizations.?.name":
        return (bool(label.side) and not label.side.endswith("?")) or len(said.split()) > 1
    return label.field in ("customer_number", "organizations.?.support_access", "organizations.?.licensing_model")


def _are_pairs(said: list[Line]) -> bool:
    """True where labels stand on lines of their own, each above its value: a form's answers, a page copied."""
    pairs = sum(
        _is_alone(label.text) and not _is_alone(value.text) and not labelled_in(value.text)
        for label, value in pairwise(said[:_MOST_PAIRS])
    )
    return pairs >= _LEAST_OF_FORM


def _is_alone(text: str) -> bool:
    match = _HEADING.match(text)
    return bool(match) and bool(label_of(match["said"].strip()) or license_label_of(match["said"].strip()))  # type: ignore[index]


def names_sides(lines: list[Line]) -> bool:
    """True where labels in the lines name the source or the destination."""
    return any(label.label.side in (SOURCE, DESTINATION) for line in lines[:2_000] for label in labelled_in(line.text))
