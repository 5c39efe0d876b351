"""The Organizations step where an IT desk has listed its organizations: choose one, and its fields are filled."""

from PySide6.QtCore import QElapsedTimer, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QWidget

from transfer_wizard.flow.policy_effects import LISTED, listed
from transfer_wizard.flow.steps import FieldSpec
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Box, Label
from transfer_wizard.ui.steps.field_row import FieldRow
from transfer_wizard.ui.steps.page import Page

NONE_LISTED = -1
_COMMANDS = Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier


class OrganizationsPage(Page):
    """Above the name of each end of the transfer stands the list to choose from."""

    def build(self) -> None:
        """The fields, and a list for each end."""
        self.choices: dict[Side, OrganizationChoice] = {}
        super().build()

    def add_field(self, spec: FieldSpec) -> FieldRow:
        """A field, below the list if it is the first of its organization."""
        row = super().add_field(spec)
        if spec.group:
            side = Side(spec.path.split(".")[1])
            self.choices[side] = self._add_choice(side, self.column.indexOf(row))
        return row

    def _add_choice(self, side: Side, at: int) -> "OrganizationChoice":
        policy = self.navigator.policy
        is_locked = policy.is_locked("organizations")
        name = _("Choose the source organization") if side is Side.SOURCE else _("Choose the destination organization")
        choice = OrganizationChoice([each.name for each in policy.organizations], name, has_other=not is_locked)
        choice.setObjectName(f"organizations.{side}")
        choice.chosen.connect(lambda number: self._on_chosen(side, number))
        label = Label(name)
        theme.strong(label)
        label.setBuddy(choice)
        box = Box("row", margin=0, spacing=theme.HALF)
        box.column.setContentsMargins(2 * theme.GRID, 0, 0, 0)
        box.column.addWidget(label)
        box.column.addWidget(choice)
        if is_locked:
            box.column.addWidget(Label(policy.reason, "quiet"))
        self.column.insertWidget(at, box)
        return choice

    def refresh(self) -> None:
        """Show the draft as it is, and which organizations it names."""
        super().refresh()
        for side, choice in self.choices.items():
            number = listed(self.navigator.draft, side, self.navigator.policy)
            is_named = any(self.navigator.draft.get(f"organizations.{side}.{name}") for name in ("name", "url"))
            choice.show_chosen(NONE_LISTED if number is None else number, is_named)

    def field(self, path: str) -> QWidget | None:
        """What takes the focus for a path: the list, where only it can fill the field."""
        return self.choices[Side(path.split(".")[1])] if self.navigator.policy.locks(path) else super().field(path)

    def _on_chosen(self, side: Side, number: int) -> None:
        """Fill the fields with what is known of an organization, or make room for another one."""
        policy = self.navigator.policy
        texts = ("", "", "") if number == NONE_LISTED else policy.organizations[number]
        if number != NONE_LISTED or listed(self.navigator.draft, side, policy) is not None:
            for name, text in zip(LISTED, texts, strict=True):
                self.edited.emit(f"organizations.{side}.{name}", text)
        if number == NONE_LISTED:
            self.rows[f"organizations.{side}.name"].input.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            for name in LISTED:
                self.left.emit(f"organizations.{side}.{name}")


class OrganizationChoice(QComboBox):
    """A closed list: the first letters of a name go to it. The wheel changes nothing.

    Signals:
        chosen: the number of an organization in the list, or NONE_LISTED for another one.
    """

    chosen = Signal(int)

    def __init__(self, names: list[str], name: str, has_other: bool) -> None:
        super().__init__()
        self._names = names
        self._nothing = _("Choose an organization")
        self.addItem(self._nothing)
        self.addItems(names)
        if has_other:
            self.addItem(_("Other: I type it below"))
        self.setAccessibleName(name)
        self.setMinimumHeight(theme.ROW_HEIGHT)
        self.setMaximumWidth(theme.letters(self, 60) + 4 * theme.GRID)
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.activated.connect(self._on_activated)
        self._typed = ""
        self._since = QElapsedTimer()
        self._since.start()

    def show_chosen(self, number: int, is_named: bool) -> None:
        """Show an organization of the list, that it is another one, or that none was named yet."""
        other = self.count() - 1 if self.count() > len(self._names) + 1 else 0
        wanted = number + 1 if number != NONE_LISTED else other if is_named or self.currentIndex() == other else 0
        if wanted != self.currentIndex():
            self.setCurrentIndex(wanted)

    def _on_activated(self, index: int) -> None:
        if index > 0:
            self.chosen.emit(index - 1 if index <= len(self._names) else NONE_LISTED)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Letters typed one after the other go to the first name that begins with them.

        Qt's own search would take the space within a name for the key that opens the list.
        """
        text = event.text()
        if self._since.restart() > QApplication.keyboardInputInterval():
            self._typed = ""
        if not text.isprintable() or not (text.strip() or (text and self._typed)) or event.modifiers() & _COMMANDS:
            super().keyPressEvent(event)
            return
        self._typed += text.casefold()
        names = [name.casefold() for name in self._names]
        found = next((at for at, name in enumerate(names, start=1) if name.startswith(self._typed)), None)
        if found is not None and found != self.currentIndex():
            self.setCurrentIndex(found)
            self.activated.emit(found)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Qt leaves out the arrow of a list with a style sheet."""
        super().paintEvent(event)
        theme.draw_arrow(self)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """The wheel scrolls the page."""
        event.ignore()
