"""The keys after a move that split one: Support or the dashboard names them, and the record keeps them."""

from functools import partial
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import LineInput, column
from transfer_wizard.ui.kit.texts import Label
from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError

MOST_KEYS: Final = 20
"""So many keys have fields here; the file takes those of all."""
KEY_LETTERS: Final = 20


class KeysAfter(QWidget):
    """Two fields for each key of which a part moved; hidden until somebody wants to write.

    Signals:
        noted: a key was written down.
    """

    noted = Signal()

    def __init__(self, navigator: Navigator) -> None:
        super().__init__()
        self._navigator = navigator
        self.inputs: dict[tuple[int, Side], LineInput] = {}
        lines = column(self, spacing=theme.GRID)
        sentence = _("A key of which only a part moves becomes two new keys. Note both: License History shows them.")
        lines.addWidget(Label(sentence, "help"))
        self._fields = QWidget()
        lines.addWidget(self._fields)
        self._lines = lines
        self._split: list[int] | None = None
        self.hide()

    def show_split(self, split: list[int]) -> None:
        """Show the fields of the licenses with these numbers, of which a part moves and a part stays."""
        if split == self._split:
            return
        self._split = split
        self.inputs = {}
        self._lines.removeWidget(self._fields)
        self._fields.deleteLater()
        self._fields = QWidget()
        lines = column(self._fields, spacing=theme.GRID)
        for number in split[:MOST_KEYS]:
            for side in (Side.DESTINATION, Side.SOURCE):
                lines.addWidget(self._field(number, side))
        rest = len(split) - MOST_KEYS
        if rest > 0:
            more = ngettext("{count} more key is split.", "{count} more keys are split.", rest)
            lines.addWidget(Label(more.format(count=rest), "help"))
        self._lines.addWidget(self._fields)

    def _field(self, number: int, side: Side) -> QWidget:
        key = self._navigator.draft.licenses[number]["key"]
        name = self._navigator.draft.get(f"organizations.{side}.name").strip() or "…"
        sentence = (
            _("{key}: now in {organization}") if side is Side.DESTINATION else _("{key}: stays in {organization}")
        )
        label = Label(sentence.format(key=key, organization=name))
        line = LineInput(KEY_LETTERS, is_code=True)
        line.setAccessibleName(label.text())
        label.setBuddy(line)
        line.show_text(self._navigator.key_after(number, side))
        wrong = Label("", "error")
        wrong.hide()
        line.left.connect(partial(self._on_left, number, side, line, wrong))
        whole = QWidget()
        lines = column(whole, spacing=theme.HALF)
        for thing in (label, line, wrong):
            lines.addWidget(thing)
        self.inputs[number, side] = line
        if self._navigator.is_read_only:
            line.lock()
        return whole

    def _on_left(self, number: int, side: Side, line: LineInput, wrong: Label) -> None:
        """Take the key over as it is typed, and say what is wrong with it beside it."""
        text = fields.tidy("licenses.key", line.text())
        line.show_text(text)
        sentence = ""
        if text:
            try:
                fields.read("licenses.key", text)
            except FieldError as error:
                sentence = error.message
        wrong.setText(_("Error: {message}").format(message=sentence) if sentence else "")
        wrong.setVisible(bool(sentence))
        line.setAccessibleDescription(sentence)
        theme.say_role(line, "", "error" if sentence else "")
        if text != self._navigator.key_after(number, side):
            self._navigator.note_key(number, side, text)
            self.noted.emit()
