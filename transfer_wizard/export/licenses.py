"""The licenses of a request: as a table, and key by key for a form and for the phone."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from transfer_wizard.export.answers import Answers, sentence
from transfer_wizard.export.blocks import Block, Items, Table, TableColumn, TableLine, Value, clean
from transfer_wizard.request.applies import asks_alternative
from transfer_wizard.request.words import Answer, LicenseMode, Side
from transfer_wizard.translations import _, joined, ngettext, pgettext
from transfer_wizard.validation.sections import License

NOTHING: Final = "–"
MOST_MODELS: Final = 12
"""More models than these are not listed in a sentence."""


@dataclass(frozen=True)
class KeyInWords:
    """One license key as it is said in a sentence: what moves of it, how, and when it ends.

    Attributes:
        devices: such as "10 of 25 MR Enterprise".
        end: such as "Ends 2029-08-31"; "" where it is not known.
        last_day: the same in short, where the line says that it is one: "2029-08-31".
        is_question: as in Summary.
    """

    key: Value
    devices: tuple[str, ...]
    mode: Value
    end: str
    last_day: str
    is_question: bool = False

    @property
    def rest(self) -> str:
        """Everything but the key itself; where an alternative is asked for, nothing says to move it."""
        devices = _(", ").join(self.devices)
        moves = devices if self.is_question else _("move {devices}").format(devices=devices)
        return joined(*(_("{part}.").format(part=part) for part in (moves, str(self.mode), self.end) if part))

    @property
    def brief(self) -> str:
        """The devices and the last day, where the rest is said of all keys."""
        return _("; ").join(filter(None, (_(", ").join(self.devices), self.last_day)))


def blocks(answers: Answers) -> Iterator[Block]:
    """The table, and under it what is to be said of its cells: a sentence would tear a cell apart."""
    licenses = answers.facts.licenses
    if not licenses:
        yield Items((Value("", answers.marks("licenses")),))
        return
    notes: list[Value] = []
    lines = [line for number in range(len(licenses)) for line in _lines(answers, number, notes)]
    lines += _total(pgettext("of the licenses", "All keys"), licenses) if len(licenses) > 1 else []
    titles = [_("License key"), _("Device"), _("Have"), _("Move"), _("Add or renew"), _("Ends")]
    columns = tuple(TableColumn(title, index in (2, 3)) for index, title in enumerate(titles))
    yield Table(_("Licenses on each key, and how many to move"), columns, tuple(lines))
    notes += _sentences(answers)
    if notes:
        yield Items(tuple(notes))


def _sentences(answers: Answers) -> Iterator[Value]:
    """What becomes of the rest of a key, and what a renewal does."""
    licenses = answers.facts.licenses
    names = {side.value: answers.name(side) for side in Side}
    devices = [device for row in licenses for device in row.devices]
    if any(device.have is None or (device.move or 0) < device.have for device in devices):
        said = (
            _("Only these devices are meant. Everything else that a key licenses stays in “{source}”.")
            if asks_alternative(answers.draft)
            else _("Only these devices move. Everything else that a key licenses stays in “{source}”.")
        )
        yield Value(said.format(**names))
    renewing = sum(row.mode is LicenseMode.RENEW for row in licenses)
    if renewing:
        which = ngettext("this key", "these keys", len(licenses)) if renewing == len(licenses) else ""
        which = which or ngettext("the key marked Renew", "the keys marked Renew", renewing)
        said = _(
            "Renew is intended for {which}: what moves replaces the license limit of “{destination}” and extends its "
            "date. It is not added to the limit."
        )
        yield Value(said.format(which=which, **names))


def _lines(answers: Answers, number: int, notes: list[Value]) -> Iterator[TableLine]:
    place = f"licenses.{number}"
    named = _moving(answers, number)
    key, mode = (_cell(answers, f"{place}.{name}", notes) for name in ("key", "mode"))
    end = _end_cell(answers, place, notes)
    if not named:
        answers.of(f"{place}.devices")
        yield TableLine((key, Value("", (_("[Missing]"),)), Value(NOTHING), Value(NOTHING), mode, end))
    for index in named:
        cells = (_cell(answers, f"{place}.devices.{index}.{name}", notes) for name in ("model", "have", "move"))
        yield TableLine((key, *cells, mode, end))
        key = Value(key.text or NOTHING, (), key.is_code)
        mode, end = Value(mode.text or NOTHING), Value(end.text or NOTHING)
    if len(named) > 1:
        yield from _total(_("Total of {key}").format(key=key.text), (answers.facts.licenses[number],))


def _cell(answers: Answers, path: str, notes: list[Value]) -> Value:
    """A cell of the table; a sentence about it becomes a note, and the cell names the note by its number."""
    text, marks = answers.text(path), []
    for problem in answers.of(path):
        if problem.id.endswith(".missing"):
            marks.append(_("[Missing]"))  # the column says what
            continue
        number = len(notes) + 1
        marks.append(_("[Check\u00a0{number}]").format(number=number))
        note = _("[Check\u00a0{number}: {message}]").format(number=number, message=sentence(problem))
        notes.append(Value("", (note,)))
    return Value(text or ("" if marks else NOTHING), tuple(marks), path.endswith(".key") and bool(text))


def _end_cell(answers: Answers, place: str, notes: list[Value]) -> Value:
    """The last day of a key, and whether it has expired where that says more."""
    day = _cell(answers, f"{place}.expires_on", notes)
    expired = _cell(answers, f"{place}.expired", notes)
    said = _said_of_end(answers, place)
    text = _(", ").join(each for each in (day.text, said) if each not in ("", NOTHING))
    marks = day.marks + expired.marks
    return Value(text or ("" if marks else NOTHING), marks)


def _said_of_end(answers: Answers, place: str) -> str:
    """What the answer to “expired” adds to the day; of an answer that is none of its words, the text."""
    answer = answers.draft.get(f"{place}.expired")
    if answer == Answer.YES:
        return _("Expired")
    if answer in ("", Answer.UNKNOWN):
        return ""
    if answer == Answer.NO:
        return "" if answers.draft.get(f"{place}.expires_on").strip() else _("Not expired")
    return answers.text(f"{place}.expired")


def _moving(answers: Answers, number: int) -> list[int]:
    """The device rows of a license but for those that stay: they are left out of the case."""
    return [index for index, device in enumerate(answers.facts.licenses[number].devices) if not device.stays]


def _total(label: str, rows: tuple[License, ...]) -> list[TableLine]:
    devices = [device for row in rows for device in row.devices if not device.stays]
    have, move = [device.have for device in devices], [device.move for device in devices]
    counts = (str(sum(count or 0 for count in each)) if all(each) else NOTHING for each in (have, move))
    return [TableLine((Value(label), Value(""), *(Value(count) for count in counts), Value(""), Value("")), True)]


def keys(answers: Answers) -> Iterator[KeyInWords]:
    """The license keys one by one."""
    for number in range(len(answers.draft.licenses)):
        place = f"licenses.{number}"
        devices = [_device(answers, f"{place}.devices.{index}") for index in _moving(answers, number)]
        gaps = [" ".join(answers.marks(f"{place}.devices"))] if not devices else []
        end, day = _end(answers, place), answers.text(f"{place}.expires_on")
        yield KeyInWords(
            answers.value(f"{place}.key"),
            tuple(devices or gaps),
            answers.value(f"{place}.mode"),
            end,
            day if day and end == _("Ends {day}").format(day=day) else end,
            asks_alternative(answers.draft),
        )


def in_all(answers: Answers) -> Iterator[str]:
    """What moves of all keys together, and what holds of all of them; nothing of what is not known of each."""
    rows = answers.facts.licenses
    devices = [device for row in rows for device in row.devices if not device.stays]
    if devices and all(device.model and device.move for device in devices):
        counts: Counter[str] = Counter()
        for device in devices:
            counts[device.model or ""] += device.move or 0
        listed = [_("{move} {model}").format(move=move, model=clean(model)) for model, move in counts.most_common()]
        if len(listed) <= MOST_MODELS:
            said = _("In all: {devices}.") if asks_alternative(answers.draft) else _("In all: move {devices}.")
            yield said.format(devices=_(", ").join(listed))
    if rows and {row.mode for row in rows} == {LicenseMode.ADD_DEVICES}:
        yield _("All of them: Add devices.")
    if rows and all((row.expires_on or answers.today) > answers.today or row.expired is Answer.NO for row in rows):
        yield _("None of them has expired.")


def _device(answers: Answers, place: str) -> str:
    model, have, move = (answers.value(f"{place}.{name}") for name in ("model", "have", "move"))
    if not have.text:
        return _("{move} {model}").format(move=move, model=model)
    return _("{move} of {have} {model}").format(move=move, have=have, model=model)


def _end(answers: Answers, place: str) -> str:
    """When a key ends, in a sentence."""
    day = answers.text(f"{place}.expires_on")
    is_past = day and _said_of_end(answers, place)
    said = [_("Ends {day}").format(day=day)] if day and not is_past else [day] if day else []
    said += [_said_of_end(answers, place)]
    marks = answers.marks(f"{place}.expires_on", f"{place}.expired")
    return " ".join([_(", ").join(each for each in said if each), *marks]).strip()
