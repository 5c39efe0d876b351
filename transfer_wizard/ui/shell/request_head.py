"""The head of the step list: whose program this is, which request is open, and how much of it is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QVBoxLayout, QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.texts import Label, breakable
from transfer_wizard.ui.kit.theme import Theme

if TYPE_CHECKING:  # validation brings pydantic; the first window does without
    from transfer_wizard.validation.readiness import Thing


class RequestHead(QWidget):
    """The name of the program, the two organizations, and the progress of the request."""

    def __init__(self, look: Theme, name: str) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.GRID + theme.HALF, 0, theme.GRID + theme.HALF, 0)
        lines.setSpacing(0)
        title = Label(name)
        theme.strong(title)
        sign = QHBoxLayout()
        sign.setSpacing(theme.GRID + theme.HALF)
        sign.addWidget(Icon("transfer-wizard-small", size=theme.SIGN))
        sign.addWidget(title, stretch=1)
        self.source = Label()
        self.destination = Label()
        for label in (self.source, self.destination):
            theme.hint(label)
        self.progress = ProgressLine(look)
        lines.addLayout(sign)
        lines.addSpacing(3 * theme.GRID)
        lines.addWidget(self.source)
        lines.addWidget(self.destination)
        lines.addSpacing(theme.GRID)
        lines.addWidget(self.progress)

    def refresh(self, navigator: Navigator) -> None:
        """Show the request of a navigator as it stands."""
        source, destination = (navigator.draft.get(f"organizations.{side}.name").strip() for side in Side)
        self.source.setText(breakable(source) or _("New request"))
        self.destination.setText(
            _("→ {organization}").format(organization=breakable(destination)) if destination else ""
        )
        self.destination.setAccessibleName(_("moves to {organization}").format(organization=destination))
        self.destination.setVisible(bool(destination))
        self.progress.show_things(navigator.things)


class ProgressLine(QWidget):
    """A slim bar: what is there in green, then what is open in amber; in words to a screen reader."""

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self._look = look
        self._there = self._open = 0
        self._all = 1
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFixedHeight(theme.HALF)

    def show_things(self, things: "Sequence[Thing]") -> None:
        """Show how many of the things are there."""
        states = [thing.state.name for thing in things]
        self._there, self._open, self._all = states.count("THERE"), states.count("OPEN"), max(len(states), 1)
        said = _("{there} of {all} things Support needs").format(there=self._there, all=len(states)) if states else ""
        self.setAccessibleName(said)
        self.setToolTip(said)
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """Three lengths on one line, with round ends."""
        colours = self._look.colours
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        for count, colour in (
            (self._all, colours.line),
            (self._there + self._open, colours.open_mark),
            (self._there, colours.ok),
        ):
            painter.setBrush(QColor(colour))
            width = self.width() * count / self._all
            painter.drawRoundedRect(QRectF(0, 0, width, self.height()), theme.HALF / 2, theme.HALF / 2)
