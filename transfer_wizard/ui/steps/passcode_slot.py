"""One passcode on its page: the field to type it in, or the note that it is kept, with a button to show it briefly."""

import datetime
from functools import cached_property
from typing import Final

from PySide6.QtCore import QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QFont, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget
from shiboken6 import isValid

from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.storage.vault import StoreState, VaultAnswer
from transfer_wizard.translations import _, joined
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.message_line import MessageLine
from transfer_wizard.ui.kit.texts import Button, Label, Link, show_if
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.steps.passcode_copy import PasscodeCopy
from transfer_wizard.ui.steps.secret_input import SecretInput
from transfer_wizard.validation import wording

LETTERS: Final = 14
SHOWN_FOR: Final = 10_000
"""Milliseconds that a kept passcode can be seen."""


class KeptDigits(QWidget):
    """Four dots, and for a while the digits in their place. They are painted, and in no text of any widget's."""

    def __init__(self) -> None:
        super().__init__()
        self._passcode: Passcode | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._hides = QTimer(self, singleShot=True, interval=SHOWN_FOR)
        self._hides.timeout.connect(self.hide_digits)

    @property
    def is_shown(self) -> bool:
        """Whether the digits can be seen."""
        return self._passcode is not None

    def show_digits(self, passcode: Passcode) -> None:
        """Show them until the time is over."""
        self._passcode = passcode
        self._hides.start()
        self.update()

    def hide_digits(self) -> None:
        """Show dots again."""
        self._passcode = None
        self._hides.stop()
        self.update()

    def sizeHint(self) -> QSize:
        """One large line."""
        return QSize(theme.letters(self, LETTERS), theme.lines(self, 1) + theme.GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Dots or digits, each in a place of its own."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        font = QFont(self.font())
        font.setPointSizeF(font.pointSizeF() * theme.LARGE)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours().text))
        painter.setBrush(QColor(theme.colours().text))
        step = painter.fontMetrics().horizontalAdvance("0") + theme.GRID + theme.HALF
        for place in range(4):
            room = QRectF(place * step, 0, step, self.height())
            if self._passcode:
                painter.drawText(room, Qt.AlignmentFlag.AlignVCenter, self._passcode.reveal()[place])
            else:
                size = theme.HALF + 1
                painter.drawEllipse(QRectF(room.left() + size / 2, room.center().y() - size / 2, size, size))


class PasscodeSlot(Card):
    """One passcode: an input that is empty again as soon as the vault has it.

    Signals:
        given: the text typed, when the field is left.
        paired: two passcodes were pasted: the second of them.
    """

    given = Signal(str)
    paired = Signal(str)

    def __init__(self, side: Side, keeper: PasscodeKeeper, clipboard: SecretClipboard) -> None:
        super().__init__(margin=0)
        beside = 2 * theme.GRID + theme.HALF
        self.column.setContentsMargins(beside, 2 * theme.GRID, beside, 2 * theme.GRID)
        self._side = side
        self._keeper = keeper
        self._clipboard = clipboard
        self._is_changing = False
        self.title = Label("")
        theme.strong(self.title)
        top = QHBoxLayout()
        top.setSpacing(theme.GRID)
        top.addWidget(Icon("organization"))
        top.addWidget(self.title, stretch=1)
        self.column.addLayout(top)
        self.column.addWidget(self._field())
        self.column.addWidget(self._kept())
        self.column.addStretch(1)
        self.show_name("")
        self.show_error("")

    def _field(self) -> QWidget:
        self.place = QWidget()
        lines = column(self.place)
        self.input = SecretInput(LETTERS)
        theme.set_fixed_width(self.input, theme.LARGE)
        self.input.setMaximumWidth(16_777_215)
        self.input.setMinimumHeight(6 * theme.GRID)
        self.input.setObjectName(f"passcode.{self._side}")
        self.input.left.connect(self._on_left)
        self.input.edited.connect(lambda _text: self.show_error(""))
        self.input.paired.connect(self.paired)
        self.error = MessageLine("wrong")
        self.help = Label("", "help")
        theme.hint(self.help)
        self.stale = MessageLine("open")
        about = QHBoxLayout()
        about.setSpacing(theme.GRID)
        about.addWidget(Icon("lock", "quiet", 16), alignment=Qt.AlignmentFlag.AlignTop)
        about.addWidget(self.help, stretch=1)
        for part in (self.input, self.error, self.stale):
            lines.addWidget(part)
        lines.addLayout(about)
        return self.place

    def _kept(self) -> QWidget:
        self.there = QWidget()
        lines = column(self.there)
        self.digits = KeptDigits()
        self.show_them = Button(_("Show"), "accent", icon="eye")
        self.show_them.setProperty("at_edge", True)
        self.show_them.setToolTip(_("For 10 seconds"))
        self.show_them.clicked.connect(self._on_show)
        first = QHBoxLayout()
        first.addWidget(self.digits, stretch=1)
        first.addWidget(self.show_them)
        self.tick = Icon("check", "ok", 16)
        self.kept = Label("", "good")
        theme.hint(self.kept)
        self.change = Link(_("Change"))
        self.change.clicked.connect(self._on_change)
        second = QHBoxLayout()
        second.setSpacing(theme.GRID)
        second.addWidget(self.tick)
        second.addWidget(self.kept, stretch=1)
        second.addWidget(self.change)
        lines.addLayout(first)
        lines.addLayout(second)
        self._copying_place = lines
        return self.there

    @cached_property
    def copying(self) -> PasscodeCopy:
        """What copies it, made when there is one."""
        copying = PasscodeCopy(self._side, self._keeper, self._clipboard)
        self._copying_place.addWidget(copying)
        return copying

    # What it shows

    @property
    def focus_target(self) -> QWidget:
        """What takes the focus: the field, or the way to it."""
        return self.change if self.place.isHidden() else self.input

    def show_name(self, name: str) -> None:
        """Say which organization it is of."""
        label = wording.label(f"passcode.{self._side}")
        self.title.setText(name or label)
        said = f"{name}: {label}" if name else label
        self.input.setAccessibleName(said)
        self.digits.setAccessibleName(said)
        for button in (self.show_them, self.change):
            button.setAccessibleDescription(said)

    def clear(self) -> None:
        """Empty the field."""
        self._is_changing = False
        self.input.clear()

    def hide_digits(self) -> None:
        """Show nothing of a passcode that is kept."""
        self.digits.hide_digits()

    def show_error(self, sentence: str) -> None:
        """Say what is wrong, or nothing."""
        self.error.say(sentence)
        theme.say_role(self.input, "", "error" if sentence else "")
        self._describe()

    def show_kept(
        self, day: datetime.date | None, time: datetime.time | None, is_today: bool, is_in_memory: bool
    ) -> None:
        """Say what is kept: nothing, today's passcode, or one of another day."""
        is_old = day is not None and not is_today
        in_store, in_memory = (
            _("4 digits. Kept in your password store, for today."),
            _("4 digits. Kept until you quit."),
        )
        self.help.setText(in_memory if self._keeper.is_troubled else in_store)
        if is_today and is_in_memory:
            text = _("Kept until you quit.")
        elif is_today and time:
            text = _("Kept today at {time}").format(time=f"{time:%H:%M}")
        else:
            text = _("Kept today") if is_today else ""
        if text and text != self.kept.text() and self.isVisible():
            announce(self, _("Passcode kept"))
        self.kept.setText(text)
        theme.say_role(self.kept, "quiet" if is_in_memory else "good")
        self.tick.setVisible(not is_in_memory)
        is_shut_in = self._side in self._keeper.shut_in
        shut = _("Kept in your password store, which is shut now. Open it and try again, or type the passcode here.")
        old = _("From {day}. Support wants today’s.").format(day=day.isoformat()) if day and is_old else ""
        self.stale.say(shut if is_shut_in else old)
        is_kept = is_today and not self._is_changing
        show_if(self.there, is_kept)
        show_if(self.place, not is_kept)
        if is_kept:
            self.copying.show()
        else:
            self.hide_digits()
        self.show_state("open" if is_old or is_shut_in else "plain")
        self._describe()

    def _describe(self) -> None:
        """What a screen reader adds to the field's name."""
        said = (self.error.text(), self.stale.text(), self.help.text())
        self.input.setAccessibleDescription(joined(*said))

    # What the person does

    def _on_left(self) -> None:
        if self.input.typed.strip():
            self.given.emit(self.input.typed)

    def _on_change(self) -> None:
        self._is_changing = True
        self.there.hide()
        self.place.show()
        self.input.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_show(self) -> None:
        if self.digits.is_shown:
            self.hide_digits()
        else:
            self._keeper.take(self._side, self._on_taken)

    def _on_taken(self, answer: VaultAnswer | None) -> None:
        if not isValid(self):
            return
        if answer is not None and answer.passcode and self.isVisible() and self.window().isActiveWindow():
            self.digits.show_digits(answer.passcode)
        elif answer is None or answer.state is not StoreState.READY:
            state = StoreState.WAITING if answer is None else answer.state
            announce(self, state.message, is_urgent=True)


class MenuPath(QWidget):
    """A picture of the dashboard's menu. What it shows stands below it in words."""

    def __init__(self, number: int) -> None:
        super().__init__()
        self._name = f"picture-passcode-{number}"
        policy = QSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)

    def hasHeightForWidth(self) -> bool:
        """It keeps its shape."""
        return True

    def heightForWidth(self, width: int) -> int:
        """As 128 by 104."""
        return round(min(width, _WIDE * theme.text_scale()) * _HIGH / _WIDE)

    def sizeHint(self) -> QSize:
        """As it was drawn."""
        return QSize(round(_WIDE * theme.text_scale()), self.heightForWidth(10_000))

    def minimumSizeHint(self) -> QSize:
        """It may be small."""
        return QSize(8 * theme.GRID, 6 * theme.GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """In the colours in force."""
        width = min(self.width(), self.height() * _WIDE / _HIGH)
        icons.draw_picture(QPainter(self), self._name, QRectF(0, 0, width, width * _HIGH / _WIDE))


_WIDE: Final = 128
_HIGH: Final = 104
