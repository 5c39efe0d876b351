"""The step of a way to Support in which today's passcodes are given: one copy button for each organization."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import VERIFICATION
from transfer_wizard.request.applies import can_see
from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Button, Label, Link, beside, breakable
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.steps.passcode_copy import PasscodeCopy
from transfer_wizard.validation import wording


class PasscodeStep(QWidget):
    """The step, with a place for each of the two passcodes.

    Args:
        number: which step of the way it is.
        where: where they are asked for there.

    Signals:
        jumped: the path of a passcode to type first.
    """

    jumped = Signal(str)

    def __init__(
        self, number: int, where: str, navigator: Navigator, keeper: PasscodeKeeper, clipboard: SecretClipboard
    ) -> None:
        super().__init__()
        self._navigator = navigator
        lines = column(self)
        lines.addWidget(Label(_("{number}. Give today’s passcodes. {where}").format(number=number, where=where)))
        self.unseen = Label(_("You said that you can’t see them: the case text says so, and Support will ask."))
        self.change = Link(_("Change that on Passcodes"))
        self.change.clicked.connect(lambda: self.jumped.emit(VERIFICATION.path))
        self._change_line = beside(self.change)
        for thing in (self.unseen, self._change_line):
            lines.addWidget(thing)
        self.places = {side: PasscodePlace(side, navigator, keeper, clipboard) for side in Side}
        for place in self.places.values():
            lines.addWidget(place)
            place.jumped.connect(self.jumped)

    def show_kept(self) -> None:
        """Show what is at hand."""
        is_unseen = not can_see(self._navigator.draft)
        for thing in (self.unseen, self._change_line):
            thing.setVisible(is_unseen)
        for place in self.places.values():
            place.show_kept()
            place.setVisible(place.is_kept or not is_unseen)


class PasscodePlace(QWidget):
    """One passcode: dots and a copy button where there is one, and otherwise why not, and the way to Passcodes.

    Attributes:
        is_kept: whether there is one of today.

    Signals:
        jumped: as above.
    """

    jumped = Signal(str)

    def __init__(self, side: Side, navigator: Navigator, keeper: PasscodeKeeper, clipboard: SecretClipboard) -> None:
        super().__init__()
        self._side = side
        self._navigator = navigator
        self._keeper = keeper
        self.is_kept = False
        self.name = Label()
        theme.strong(self.name)
        self.dots = Label(MASK)
        self.dots.setAccessibleName(_("Hidden"))
        theme.set_fixed_width(self.dots)
        self.copying = PasscodeCopy(side, keeper, clipboard, Button)
        self.said = Label("", "note")
        self.way = Link(_("Type it on Passcodes"))
        self.way.setAccessibleDescription(wording.label(f"passcode.{side}"))
        self.way.clicked.connect(lambda: self.jumped.emit(f"passcode.{side}"))
        lines = column(self, spacing=theme.HALF)
        lines.setContentsMargins(2 * theme.GRID, 0, 0, 0)
        digits = QHBoxLayout()
        digits.setSpacing(2 * theme.GRID)
        digits.addWidget(self.dots, alignment=Qt.AlignmentFlag.AlignVCenter)
        digits.addWidget(self.copying, stretch=1)
        lines.addWidget(self.name)
        lines.addLayout(digits)
        self._way_line = beside(self.way)
        for thing in (self.said, self._way_line):
            lines.addWidget(thing)

    def show_kept(self) -> None:
        """Show what is at hand."""
        slot = self._keeper.slot(self._side)
        self.is_kept = slot.is_today
        organization = self._navigator.draft.get(f"organizations.{self._side}.name").strip()[:100]
        label = wording.label(f"passcode.{self._side}")
        self.name.setText(breakable(f"{label}: {organization}" if organization else label))
        for thing in (self.dots, self.copying):
            thing.setVisible(slot.is_today)
        self._way_line.setVisible(not slot.is_today)
        self.said.setText(slot.sentence)
        self.said.setVisible(bool(slot.sentence))
