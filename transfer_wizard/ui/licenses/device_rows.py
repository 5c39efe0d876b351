"""The device models of one license: a row each with have, move and what stays, in columns, and what is wrong below."""

from itertools import pairwise
from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QCompleter, QFrame, QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.license_rows import DEVICE_FIELDS
from transfer_wizard.flow.steps import FieldSpec
from transfer_wizard.intake.device_models import listed_models, model_in
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.kit.texts import Box, Button, Label, Link, beside, breakable
from transfer_wizard.ui.kit.undo_bar import UndoBar
from transfer_wizard.validation import fields, wording
from transfer_wizard.validation.fields import FieldError

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem

MOST_ROWS: Final = 20
"""So many rows are made at once; a pasted list may put thousands of models below one key."""
STAY_LETTERS: Final = 6
SHORTEST_MODEL: Final = 8


class DeviceRows(QWidget):
    """The device rows of the license in sight.

    Signals:
        edited, left: as of FieldRow.
        add_asked: another row is wanted.
        delete_asked: the number of a row that is to go.
    """

    edited = Signal(str, str)
    left = Signal(str)
    add_asked = Signal()
    delete_asked = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self.rows: list[DeviceRow] = []
        self._place = ""
        self._devices: list[dict[str, Any]] = []
        self._most = MOST_ROWS
        self._models = listed_models()
        self._shown: dict[str, Problem] = {}
        self.nothing = Box("row", margin=0)
        self.error = Label("", "error")
        self.nothing.column.setContentsMargins(2 * theme.GRID, 0, 0, 0)
        self.nothing.column.addWidget(self.error)
        self.headings = QWidget()
        self.bar = UndoBar()
        self.more = Link("")
        self.more.clicked.connect(lambda: self._make_room(len(self.rows) + MOST_ROWS))
        self.add = Button(_("Add a device &model"))
        self.add.clicked.connect(self.add_asked)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.HALF)
        column.addWidget(self.headings)
        self._column = QVBoxLayout()
        self._column.setSpacing(theme.HALF)
        column.addLayout(self._column)
        self._add_row()
        column.addWidget(self.nothing)
        below = QVBoxLayout()
        below.setContentsMargins(theme.INDENT, theme.HALF, 0, 0)
        below.setSpacing(theme.GRID)
        below.addWidget(self.bar)
        below.addWidget(self.more)
        below.addWidget(beside(self.add))
        column.addLayout(below)

    def show_devices(self, number: int, devices: list[dict[str, Any]]) -> None:
        """Show the device rows of a license."""
        place = f"licenses.{number}.devices"
        if devices is not self._devices:
            self._most = MOST_ROWS
        self._place, self._devices = place, devices
        count = min(len(devices), self._most)
        while len(self.rows) < count:
            self._add_row()
        for index, row in enumerate(self.rows):
            row.setVisible(index < count)
            if index < count:
                row.show_device(f"{place}.{index}", devices[index])
        rest = len(devices) - count
        self.more.setText(ngettext("Show {count} more row", "Show {count} more rows", rest).format(count=rest))
        self.more.setVisible(rest > 0)
        self.headings.setVisible(count > 0)

    def show_problems(self, shown: "dict[str, Problem]") -> None:
        """Show what is wrong with each row in sight."""
        self._shown = shown
        for row in self.rows:
            row.show_problems(shown)
        problem = shown.get(self._place)
        self.error.setText(_("Error: {message}").format(message=problem.message) if problem else "")
        self.nothing.setVisible(problem is not None)
        theme.say_role(self.nothing, "row", "error" if problem else "")

    def field(self, path: str) -> QWidget:
        """The input at a path below the devices, or the button that adds a row."""
        index, _dot, name = path.removeprefix(self._place).removeprefix(".").partition(".")
        if not index or int(index) >= len(self._devices):
            return self.add
        self._make_room(int(index) + 1)
        return self.rows[int(index)].inputs[name]

    def _make_room(self, count: int) -> None:
        if count > self._most:
            self._most = count + MOST_ROWS
            self.show_devices(int(self._place.split(".")[1]), self._devices)
            self.show_problems(self._shown)

    def _add_row(self) -> None:
        row = DeviceRow(self._models)
        row.edited.connect(self.edited)
        row.left.connect(self.left)
        index = len(self.rows)
        row.remove.clicked.connect(lambda: self.delete_asked.emit(index))
        if not self.rows:
            row.add_headings(self.headings)
        self._column.addWidget(row)
        if self.rows:  # Tab leads from row to row, although this one was made after the buttons below
            chain = [self.rows[-1].remove, *row.inputs.values(), row.remove]
            for before, after in pairwise(chain):
                self.setTabOrder(before, after)
        self.rows.append(row)


class DeviceRow(QFrame):
    """One device model. Signals as of FieldRow."""

    edited = Signal(str, str)
    left = Signal(str)

    def __init__(self, models: list[str]) -> None:
        super().__init__()
        self.place = ""
        self.inputs = {}
        self.setProperty("role", "row")
        self._line = QHBoxLayout()
        self._line.setSpacing(theme.GRID)
        for spec in DEVICE_FIELDS:
            name = _name(spec)
            made = LineInput(spec.width)
            if name == "model":
                made.setMinimumWidth(theme.letters(made, SHORTEST_MODEL))
            else:
                made.setFixedWidth(made.maximumWidth())
            made.edited.connect(lambda text, name=name: self.edited.emit(f"{self.place}.{name}", text))
            made.left.connect(lambda name=name: self.left.emit(f"{self.place}.{name}"))
            made.refused.connect(self._on_refused)
            self.inputs[name] = made
            self._line.addWidget(made, stretch=name == "model")
        self._complete(models)
        self.stay = Label()
        self.stay.setFixedWidth(theme.letters(self.stay, STAY_LETTERS))
        self.remove = Link(_("Remove"))
        self._line.addWidget(self.stay)
        self._line.addWidget(self.remove)
        self._line.addStretch(0)
        self.error = Label("", "error")
        self.next = Label("", "quiet")
        self.unlisted = Label("", "quiet")
        self._unlisted = ""
        column = QVBoxLayout(self)
        column.setContentsMargins(2 * theme.GRID, 0, 0, 0)
        column.setSpacing(theme.HALF)
        column.addLayout(self._line)
        column.addWidget(self.error)
        column.addWidget(self.next)
        column.addWidget(self.unlisted)
        self.inputs["model"].left.connect(self._look_up)
        self.unlisted.hide()
        self._say([], [])

    def _look_up(self) -> None:
        """Say quietly that a model is not in the list, once it is typed: it may be new, or misspelled."""
        text = self.inputs["model"].text().strip()
        self._unlisted = text if text and not model_in(text) else ""
        self._say_unlisted()

    def _say_unlisted(self) -> None:
        is_unlisted = bool(self._unlisted) and self.inputs["model"].text().strip() == self._unlisted
        said = _("“{model}” is not in our list of models. Compare it with License Info; it is taken as it is.")
        _show(
            self.unlisted, said.format(model=breakable(self._unlisted)) if is_unlisted and self.error.isHidden() else ""
        )

    def _complete(self, models: list[str]) -> None:
        """Offer the common models while one is typed; any other text is as good."""
        completer = QCompleter(models, self)
        completer.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        model = self.inputs["model"]
        completer.activated.connect(model.edited)
        model.setCompleter(completer)

    def add_headings(self, line: QWidget) -> None:
        """Put the headings of the columns over the inputs: they are their labels."""
        row = QHBoxLayout(line)
        row.setContentsMargins(theme.INDENT, 0, 0, 0)
        row.setSpacing(theme.GRID)
        texts = [*(wording.label(spec.path) for spec in DEVICE_FIELDS), _("Stay")]
        for text, below in zip(texts, (*self.inputs.values(), self.stay), strict=True):
            heading = Label(text)
            theme.strong(heading)
            heading.setMinimumWidth(below.minimumWidth())
            heading.setMaximumWidth(below.maximumWidth())
            row.addWidget(heading, stretch=below is self.inputs["model"])
        row.addSpacing(self.remove.sizeHint().width() + theme.GRID)
        row.addStretch(0)

    def show_device(self, place: str, device: dict[str, Any]) -> None:
        """Show a device row of the draft."""
        number = int(place.rpartition(".")[2]) + 1
        if place != self.place:
            self.place = place
            for name, made in self.inputs.items():
                path = f"{place}.{name}"
                made.setObjectName(path)
                made.setAccessibleName(_("{label}, row {number}").format(label=wording.label(path), number=number))
            self.remove.setAccessibleName(_("Remove device row {number}").format(number=number))
        for name, made in self.inputs.items():
            made.show_text(device[name])
        self._say_unlisted()
        stay = staying(device)
        self.stay.setText(stay)
        self.stay.setAccessibleName(_("Stay, row {number}: {stay}").format(number=number, stay=stay))

    def show_problems(self, shown: "dict[str, Problem]") -> None:
        """Show what is wrong with the row, or that nothing is."""
        found = {name: shown[f"{self.place}.{name}"] for name in self.inputs if f"{self.place}.{name}" in shown}
        errors = [problem for problem in found.values() if not problem.eligibility]
        self._say(errors, [problem for problem in found.values() if problem.eligibility])
        for name, made in self.inputs.items():
            problem = found.get(name)
            theme.say_role(made, "", "error" if problem in errors else "")
            made.setAccessibleDescription(f"{problem.message} {problem.next}" if problem else "")

    def _say(self, errors: "list[Problem]", notes: "list[Problem]") -> None:
        said = "\n".join(_("Error: {message}").format(message=problem.message) for problem in errors)
        _show(self.error, said)
        _show(self.next, "\n".join([*(each.next for each in errors), *(each.message for each in notes)]))
        theme.say_role(self.next, "note" if notes and not errors else "quiet")
        theme.say_role(self, "row", "error" if errors else "note" if notes else "")
        self._say_unlisted()

    def _on_refused(self, sentence: str) -> None:
        _show(self.error, _("Error: {message}").format(message=sentence))
        theme.say_role(self, "row", "error")


def _show(label: Label, text: str) -> None:
    label.setText(text)
    label.setVisible(bool(text))


def _name(spec: FieldSpec) -> str:
    return spec.path.rpartition(".")[2]


def staying(device: dict[str, Any]) -> str:
    """How many devices of a row stay in the source; a dash where that can't be told."""
    try:
        have, move = (fields.count(f"licenses.devices.{name}", device[name]) for name in ("have", "move"))
    except FieldError:
        return "–"
    return str(have - move) if move <= have else "–"
