"""The two ends of a transfer as cards, and the arrow between them."""

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QAccessible, QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.message_line import MessageLine
from transfer_wizard.ui.kit.pair import Pair
from transfer_wizard.ui.kit.texts import Label
from transfer_wizard.ui.steps.field_row import FieldRow

ARROW = 28


class OrganizationCard(Card):
    """One organization: its name, and its link with what it was read as."""

    def __init__(self, title: str, name: FieldRow, link: FieldRow) -> None:
        super().__init__(spacing=14)
        self.title = title
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        label = Label(title)
        theme.strong(label)
        head.addWidget(Icon("organization"))
        head.addWidget(label, stretch=1)
        self.read = MessageLine("ok")
        self.column.addLayout(head)
        self.column.addWidget(name)
        self.column.addWidget(link)
        link.column.insertWidget(link.column.indexOf(link.error), self.read)
        self.column.addStretch(1)

    def show_link(self, text: str) -> None:
        """Say which organization a link names, as soon as it names one."""
        from transfer_wizard.validation.fields import FieldError, link

        sentence = ""
        if text.strip():
            try:
                found = link(text)
            except FieldError:
                pass
            else:
                sentence = _("{shard} · organization {code}").format(shard=found.host.split(".")[0], code=found.code)
        self.read.say(sentence)


class Arrow(QWidget):
    """Leads from the one to the other; downward where they stand one above the other."""

    accessible_role = QAccessible.Role.StaticText

    def __init__(self, name: str) -> None:
        super().__init__()
        self.is_down = False
        self.setAccessibleName(name)
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def sizeHint(self) -> QSize:
        """The drawing alone."""
        return QSize(ARROW, ARROW)

    def turn(self, is_down: bool) -> None:
        """Lead down, or to where the lines run."""
        self.is_down = is_down
        self.update()

    def paintEvent(self, event: QPaintEvent) -> None:
        """The arrow, turned about its middle."""
        painter = QPainter(self)
        painter.translate(ARROW / 2, ARROW / 2)
        painter.rotate(90 if self.is_down else 180 if self.isRightToLeft() else 0)
        icons.draw(painter, "arrow-right", theme.colours().accent, QRectF(-ARROW / 2, -ARROW / 2, ARROW, ARROW))


class Sides(Pair):
    """The two cards and the arrow, in a row, or below each other where the window is narrow."""

    def __init__(self, source: OrganizationCard, arrow: Arrow, destination: OrganizationCard) -> None:
        super().__init__(source, destination, theme.GRID, theme.GRID)
        self._arrow = arrow
        self._line.insertWidget(1, arrow, alignment=Qt.AlignmentFlag.AlignCenter)

    def _arrange(self) -> None:
        super()._arrange()
        self._arrow.turn(not self.is_row)
