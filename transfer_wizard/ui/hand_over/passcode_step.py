"""The step of a way to Support in which today's passcodes are given: one copy button for each organization."""

from collections.abc import Sequence
from functools import cached_property
from typing import Final

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
from transfer_wizard.ui.kit.texts import Label, Link, beside, show_if
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.steps.passcode_copy import PasscodeCopy
from transfer_wizard.validation import wording

NAME_LETTERS: Final = 20
BEHIND_DOTS: Final = 2
"""The place in the row of a passcode."""


class PasscodeStep(QWidget):
    """A place for each of the two passcodes.

    Signals:
        jumped: the path of a passcode to type first.
        copied: one of them is in the clipboard.
    """

    jumped = Signal(str)
    copied = Signal()

    def __init__(self, navigator: Navigator, keeper: PasscodeKeeper, clipboard: SecretClipboard) -> None:
        super().__init__()
        self._navigator = navigator
        lines = column(self, spacing=theme.GRID)
        self.unseen = Label(_("The case says that you can’t see them. Support checks who you are in another way."))
        self.change = Link(_("Change that on Passcodes"))
        self.change.clicked.connect(lambda: self.jumped.emit(VERIFICATION.path))
        self._change_line = beside(self.change)
        for thing in (self.unseen, self._change_line):
            lines.addWidget(thing)
        self.places = {side: PasscodePlace(side, navigator, keeper, clipboard) for side in Side}
        for place in self.places.values():
            lines.addWidget(place)
            place.jumped.connect(self.jumped)
            place.copied.connect(self.copied)
        self.show_kept()

    @property
    def buttons(self) -> Sequence[QWidget]:
        """What is to be pressed: the copy button of each that is at hand and was not copied yet."""
        return [place.copying.copy for place in self.places.values() if place.is_kept and not place.copying.is_done]

    @property
    def is_done(self) -> bool:
        """Whether all that is asked for was copied."""
        return all(place.is_kept and place.copying.is_done for place in self.places.values())

    def show_kept(self) -> None:
        """Show what is at hand."""
        is_unseen = not can_see(self._navigator.draft)
        for thing in (self.unseen, self._change_line):
            thing.setVisible(is_unseen)
        for place in self.places.values():
            place.show_kept()
            show_if(place, place.is_kept or not is_unseen)


class PasscodePlace(QWidget):
    """One passcode: dots and a copy button where there is one, and otherwise why not, and the way to Passcodes.

    Attributes:
        is_kept: whether there is one of today.

    Signals:
        jumped, copied: as above.
    """

    jumped = Signal(str)
    copied = Signal()

    def __init__(self, side: Side, navigator: Navigator, keeper: PasscodeKeeper, clipboard: SecretClipboard) -> None:
        super().__init__()
        self._side = side
        self._navigator = navigator
        self._keeper = keeper
        self._clipboard = clipboard
        self.is_kept = False
        self.name = Label()
        widest = max(self.name.fontMetrics().horizontalAdvance(wording.label(f"passcode.{each}")) for each in Side)
        self.name.setFixedWidth(max(theme.letters(self.name, NAME_LETTERS), widest + theme.HALF))
        self.dots = Label(" ".join(MASK))
        self.dots.setAccessibleName(_("Hidden"))
        self.dots.setWordWrap(False)
        theme.set_fixed_width(self.dots)
        self.said = Label("", "note")
        self.way = Link(_("Type it on Passcodes"))
        self.way.setAccessibleDescription(wording.label(f"passcode.{side}"))
        self.way.clicked.connect(lambda: self.jumped.emit(f"passcode.{side}"))
        self._row = row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(self.name)
        row.addWidget(self.dots)
        row.addStretch(0)
        row.addWidget(self.way)
        lines = column(self, spacing=theme.HALF)
        lines.addLayout(row)
        lines.addWidget(self.said)

    @cached_property
    def copying(self) -> PasscodeCopy:
        """What copies it, made when there is one."""
        copying = PasscodeCopy(self._side, self._keeper, self._clipboard, is_button=True)
        copying.done.connect(self.copied)
        copying.hide()
        self._row.insertWidget(BEHIND_DOTS, copying, stretch=1, alignment=Qt.AlignmentFlag.AlignVCenter)
        return copying

    def show_kept(self) -> None:
        """Show what is at hand."""
        slot = self._keeper.slot(self._side)
        self.is_kept = slot.is_today
        if slot.is_today or "copying" in vars(self):
            self.copying.setVisible(slot.is_today)
            if not slot.is_today:
                self.copying.forget()
        organization = self._navigator.draft.get(f"organizations.{self._side}.name").strip()[:100]
        label = wording.label(f"passcode.{self._side}")
        self.name.setText(organization or label)
        self.name.setAccessibleName(f"{label}: {organization}" if organization else label)
        self.dots.setVisible(slot.is_today)
        self.way.setVisible(not slot.is_today)
        self.said.setText(slot.sentence)
        self.said.setVisible(bool(slot.sentence))
