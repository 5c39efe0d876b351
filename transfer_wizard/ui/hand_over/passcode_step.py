"""The step of a way to Support in which today's passcodes are given: one copy button for each organization."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.navigator import Navigator
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
        lines = column(self)
        lines.addWidget(Label(_("{number}. Give today’s passcodes. {where}").format(number=number, where=where)))
        self.places = {side: PasscodePlace(side, navigator, keeper, clipboard) for side in Side}
        for place in self.places.values():
            lines.addWidget(place)
            place.jumped.connect(self.jumped)

    def show_kept(self) -> None:
        """Show what is at hand."""
        for place in self.places.values():
            place.show_kept()


class PasscodePlace(QWidget):
    """One passcode: dots and a copy button where there is one, and otherwise why not, and the way to Passcodes.

    Signals:
        jumped: as above.
    """

    jumped = Signal(str)

    def __init__(self, side: Side, navigator: Navigator, keeper: PasscodeKeeper, clipboard: SecretClipboard) -> None:
        super().__init__()
        self._side = side
        self._navigator = navigator
        self._keeper = keeper
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
        for thing in (self.name, self.dots, self.copying, self.said, beside(self.way)):
            lines.addWidget(thing)

    def show_kept(self) -> None:
        """Show what is at hand."""
        slot = self._keeper.slot(self._side)
        organization = self._navigator.draft.get(f"organizations.{self._side}.name").strip()[:100]
        label = wording.label(f"passcode.{self._side}")
        self.name.setText(breakable(f"{label}: {organization}" if organization else label))
        for thing in (self.dots, self.copying):
            thing.setVisible(slot.is_today)
        self.way.setVisible(not slot.is_today)
        self.said.setText(slot.sentence)
        self.said.setVisible(bool(slot.sentence))
