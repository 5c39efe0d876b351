"""The panel at the left: the name of the program, the open request, its steps, and the links below them."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from transfer_wizard.request.policy import Policy
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Button, Label, Link, beside
from transfer_wizard.ui.shell.request_head import RequestHead
from transfer_wizard.ui.shell.step_list import StepList


class SidePanel(QWidget):
    """Head, steps and foot.

    Signals:
        hidden_asked: the pages that a policy hides are to be shown.
    """

    hidden_asked = Signal()

    def __init__(self, look: theme.Theme, name: str, policy: Policy) -> None:
        super().__init__()
        self.setProperty("role", "panel")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.GRID, 2 * theme.GRID, theme.GRID, 2 * theme.GRID)
        column.setSpacing(2 * theme.GRID)
        self.head = RequestHead(name)
        self.steps = StepList(look)
        self.hidden = Link(_("Show hidden pages"))
        self.hidden.clicked.connect(self.hidden_asked)
        self.requests = Button(_("All requests"), "quiet", "list")
        self.help = Button(_("Help"), "quiet", "help")
        self.help.setToolTip(_("What to have ready, and the keys (F1)"))
        self.about = Label("", "quiet")
        self.about.hide()
        column.addWidget(self.head)
        column.addWidget(self.steps, stretch=1)
        foot = QVBoxLayout()
        foot.setContentsMargins(theme.HALF, 0, 0, 0)
        foot.setSpacing(0)
        for way in (self.requests, self.help):
            way.set_room_after_icon(theme.GRID)
        for thing in (beside(self.hidden), self.about, self.requests, self.help):
            foot.addWidget(thing)
        if policy.settings:
            from transfer_wizard.ui.shell.help_line import help_line

            line = help_line(policy)
            if line:
                aligned = QVBoxLayout()  # with the words of the links above it
                aligned.setContentsMargins(theme.GRID, theme.HALF, 0, 0)
                aligned.addWidget(line)
                foot.addLayout(aligned)
        column.addLayout(foot)

    def say_place(self, text: str) -> None:
        """Say at the foot that requests are kept in another place than usual."""
        self.about.setText(text)
        self.about.show()
