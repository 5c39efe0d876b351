"""Ask a colleague: which gaps a request has for one to fill in, and what a reply would change in it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from transfer_wizard.flow.license_rows import DEVICE_FIELDS, LICENSE_FIELDS, LIST_FIELDS
from transfer_wizard.flow.steps import CUSTOMER_NUMBER, STEPS, VERIFICATION, FieldSpec
from transfer_wizard.request import questions as question_file
from transfer_wizard.request.document import NotJson, refusal
from transfer_wizard.request.draft import Draft, LicenseData
from transfer_wizard.request.mailed import holds_questions, mended
from transfer_wizard.request.questions import LONGEST_WORD, MOST_QUESTIONS, Question, Questions, is_askable, is_list
from transfer_wizard.translations import _, in_each_language
from transfer_wizard.validation import fields, wording
from transfer_wizard.validation.fields import FieldError

if TYPE_CHECKING:  # validation brings pydantic, which the first window does without
    from transfer_wizard.validation.problems import Problem


ReadAnswer = Callable[[str, str], tuple[list[LicenseData], list[str]]]
"""The rows of a list that the text of an answer gives, by the list's path, and why other lines give none."""

BETWEEN: Final = ", "
MOST_NAMED: Final = 5
"""The most fields that one sentence names."""


@dataclass(frozen=True)
class Difference:
    """One answer that would change a field, or add to a list.

    Attributes:
        path: that of the field in the request as it is now.
        question: what was asked.
        yours, theirs: the text that is there, and the one that would take its place. Of a list, the rows that are
            there, and those that would be added.
        rows: what would be added to a list.
    """

    path: str
    question: Question
    yours: str
    theirs: str
    rows: tuple[LicenseData, ...] = ()

    @property
    def fills_a_gap(self) -> bool:
        """True where nothing of the person's own would be replaced."""
        return self.yours.strip() in ("", "unknown")


@dataclass(frozen=True)
class Comparison:
    """What a reply says beside a request.

    Attributes:
        differences: the answers that differ from what is there.
        same: how many answers are there already.
        unanswered: how many questions have no answer.
        lost: the questions whose license or device is no longer in the request.
        not_taken: the questions about a list, and a sentence each on what of the answer gives no row.
    """

    differences: tuple[Difference, ...]
    same: int
    unanswered: int
    lost: tuple[Question, ...]
    not_taken: tuple[tuple[Question, str], ...] = ()


def is_gap(problem: "Problem") -> bool:
    """True for a field that is missing or wrong, and that a colleague may be asked for; never for a passcode."""
    return problem.id.endswith((".missing", ".format")) and is_askable(problem.field)


def gaps(draft: Draft, problems: "Iterable[Problem]") -> tuple[Question, ...]:
    """The questions for what a check found missing or wrong, as many as a file takes."""
    paths = dict.fromkeys(problem.field for problem in problems if is_gap(problem))
    return tuple(_question(draft, path) for path in islice(paths, MOST_QUESTIONS))


def ask(draft: Draft, questions: Sequence[Question]) -> Questions:
    """The question file for a request."""
    name = draft.get("requester.name")
    return Questions(draft.id, _readable("requester.name", name), tuple(questions))


def read(content: bytes) -> Questions | None:
    """The questions in a file or in a mail's text, answered as people do; None when it is of another kind.

    Raises:
        Unreadable: with what is wrong.
    """
    try:
        return _read(content)
    except NotJson:
        text = content.decode("utf-8", "replace")
        if not holds_questions(text):
            raise
        return _read(mended(text).encode("utf-8", "replace"))


def _read(content: bytes) -> Questions | None:
    left_out: set[str] = set()

    def choose(path: str, text: str) -> str:
        word = _word_of(path, text)
        left_out.update([path] if text.strip() and not word else [])
        return word

    asked = question_file.read(content, choose, lambda path: called(Question(path)))
    if asked is None or not left_out:
        return asked
    names = [f"“{called(question)}”" for question in asked.questions if question.path in left_out]
    more = ["…"] if len(names) > MOST_NAMED else []
    sentence = _("Left out, since the answer is none of the choices: {fields}. Choose one there yourself.")
    notice = sentence.format(fields=_(", ").join([*names[:MOST_NAMED], *more]))
    return replace(asked, notices=(*asked.notices, notice))


def _word_of(path: str, text: str) -> str:
    """The word of the one choice that a text names, by its word or its label in any language; "" for none."""
    texts = {word: {word, *in_each_language(label)} for word, label in wording.CHOICES[wording.kind(path)].items()}
    words = [text] if text in texts else [word for word, names in texts.items() if _same(text, names)]
    return words[0] if len(words) == 1 else ""


def _same(text: str, names: Iterable[str]) -> bool:
    return _plain(text) in map(_plain, names)


def _plain(text: str) -> str:
    """A text without what people write one way or the other."""
    return " ".join(text.casefold().replace("’", "'").replace("-", " ").split()).rstrip(".")


def called(question: Question) -> str:
    """What the field of a question is called, with the license and the device it belongs to."""
    label = wording.label(question.path)
    if question.device:
        template = _("{label}: {device} of license {about}") if question.about else _("{label}: {device}")
    elif question.path.startswith("licenses."):
        template = _("{label}: license {about}") if question.about else _("{label}: license {number}")
    else:
        template = _("{label}: {about}") if question.about else "{label}"
    number = int(question.path.split(".")[1]) + 1 if question.path.startswith("licenses.") else 0
    if template != "{label}":
        label = label.rstrip("?？")  # a question that something follows
    return template.format(label=label, device=question.device, about=question.about, number=number)


def spec_of(path: str) -> FieldSpec:
    """How the field at a path is asked for."""
    kind = wording.kind(path)
    of_steps = (spec for step in STEPS for spec in step.fields)
    every = (*of_steps, *LICENSE_FIELDS, *DEVICE_FIELDS, *LIST_FIELDS, CUSTOMER_NUMBER, VERIFICATION)
    return next(spec for spec in every if spec.path == kind)


def compare(draft: Draft, questions: Questions, read_answer: ReadAnswer) -> Comparison:
    """What a reply would change in a request; nothing is changed."""
    differences, lost, not_taken = [], [], []
    to_add: list[LicenseData] = []
    same = unanswered = 0
    for question in questions.questions:
        path = _place(draft, question)
        if not question.answer.strip():
            unanswered += 1
        elif path is None:
            lost.append(question)
        elif is_list(path):
            rows, refused = read_answer(path, question.answer)
            added = _added(draft.branch(path), rows)
            if reason := refusal(draft, [*to_add, *added]):
                added, refused = [], [reason]
            to_add += added
            not_taken += [(question, sentence) for sentence in refused]
            if added:
                yours, theirs = _as_text(draft.branch(path)), _as_text(added)
                differences.append(Difference(path, question, yours, theirs, tuple(added)))
            elif not refused:
                same += 1
        elif (theirs := fields.tidy(path, question.answer)) == (yours := draft.get(path)):
            same += 1
        else:
            differences.append(Difference(path, question, yours, theirs))
    return Comparison(tuple(differences), same, unanswered, tuple(lost), tuple(not_taken))


def _added(there: list[LicenseData], rows: list[LicenseData]) -> list[LicenseData]:
    """The rows whose key or device model is not there yet."""
    known = {_name(row) for row in there}
    return [row for row in rows if _name(row) not in known]


def _name(row: LicenseData) -> str:
    kind = "licenses.key" if "key" in row else "licenses.devices.model"
    return fields.tidy(kind, row[kind.rpartition(".")[2]]).casefold()


def _as_text(rows: list[LicenseData]) -> str:
    """The rows of a list as they are answered: a device to a line, behind its key."""
    lines = []
    for row in rows:
        devices = row["devices"] or [{}] if "key" in row else [row]
        lines += [[row.get("key", ""), device.get("model", ""), device.get("have", "")] for device in devices]
    return "\n".join(BETWEEN.join(cell for cell in cells if cell) for cells in lines)


def take(draft: Draft, differences: Iterable[Difference]) -> None:
    """Put the colleague's answers in the place of what is there, and the rows of lists below those that are there."""
    for difference in differences:
        if difference.rows:
            draft.branch(difference.path).extend(difference.rows)
            draft.changed(difference.path)
        else:
            draft.set(difference.path, difference.theirs)


def _question(draft: Draft, path: str) -> Question:
    """The question about a field. Of the request it names the one thing that the field belongs to."""
    section, *steps = path.split(".")
    if section == "organizations":
        name = f"organizations.{steps[0]}.name"
        return Question(path, "" if path == name else _readable(name, draft.get(name)))
    if section == "licenses" and steps:
        place = f"licenses.{steps[0]}"
        key = _readable("licenses.key", draft.get(f"{place}.key"))
        model = draft.get(f"{place}.devices.{steps[2]}.model") if len(steps) > 2 and steps[-1] != "model" else ""
        return Question(path, key, _readable("licenses.devices.model", model))
    return Question(path)


def _readable(kind: str, text: str) -> str:
    """A text that is what its field asks for, in its normal form; "" for anything else: it might be a secret."""
    try:
        return str(fields.read(kind, text))[:LONGEST_WORD] if text.strip() else ""
    except FieldError:
        return ""


def _place(draft: Draft, question: Question) -> str | None:
    """Where a field is now: rows are found by their key and model, or by their number where they have none."""
    section, *steps = question.path.split(".")
    if section != "licenses" or not steps:
        return question.path
    number = _row([row["key"] for row in draft.licenses], int(steps[0]), "licenses.key", question.about)
    if number is None or len(steps) == 2:
        return None if number is None else f"licenses.{number}.{steps[1]}"
    models = [row["model"] for row in draft.licenses[number]["devices"]]
    index = _row(models, int(steps[2]), "licenses.devices.model", question.device)
    return None if index is None else f"licenses.{number}.devices.{index}.{steps[3]}"


def _row(texts: list[str], number: int, kind: str, wanted: str) -> int | None:
    """The number of the row that holds a text; the number of before, where the row was empty."""
    if not wanted:
        return number if number < len(texts) else None
    numbers = [index for index, text in enumerate(texts) if fields.tidy(kind, text) == wanted]
    return number if number in numbers else next(iter(numbers), None)
