"""The frame of the window: the panel of steps, what is told above the page, the page, and its foot."""

from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from transfer_wizard.request.policy import Policy
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.shell.footer import Footer
from transfer_wizard.ui.shell.notice_bar import NoticeBar
from transfer_wizard.ui.shell.page_corner import PageCorner
from transfer_wizard.ui.shell.record_bar import RecordBar
from transfer_wizard.ui.shell.side_panel import SidePanel


class Frame(QWidget):
    """Side by side from 900 pixels on, counted at the usual size of text; below that the steps are one line on top."""

    def __init__(self, look: theme.Theme, name: str, policy: Policy) -> None:
        super().__init__()
        self.setProperty("role", "ground")
        self.side_panel = SidePanel(look, name, policy)
        self.notices = NoticeBar()
        self.record = RecordBar()
        self.stack = QStackedWidget()
        self.footer = Footer()
        self.corner = PageCorner()
        main = QVBoxLayout()
        main.setSpacing(0)
        main.addWidget(self.notices)
        main.addWidget(self.record)
        main.addWidget(self.stack, stretch=1)
        main.addWidget(self.footer)
        self._is_shown = True
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._row.addWidget(self.side_panel)
        self._row.addLayout(main, stretch=1)

    def show_frame(self, is_shown: bool) -> None:
        """Show, or hide, what stands around the pages of a request."""
        self._is_shown = is_shown
        self.side_panel.setVisible(is_shown)
        self.footer.setVisible(is_shown)
        self.fit()

    def fit(self) -> None:
        """Divide the width, whatever the size of the text."""
        self.side_panel.setFixedWidth(min(theme.side_panel(self.side_panel), 2 * self.width() // 5))
