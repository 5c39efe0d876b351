"""The notices above the page, until the person closes them: the newest on top, and room is always left for the page."""

from PySide6.QtCore import QEvent, Qt, Signal
from PySide6.QtWidgets import QApplication, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget
from shiboken6 import isValid

from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Label, Link

PART_OF_WINDOW = 4
"""The bar takes at most one part in so many of the window's height; the rest of it is scrolled to."""


class _NoticeLines(QFrame):
    """What scrolls in the bar.

    Signals:
        changed: a line came or went, or has another height.
    """

    changed = Signal()

    def event(self, event: QEvent) -> bool:
        """The layout is to be done anew."""
        is_done = super().event(event)
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            self.changed.emit()
        return is_done


class NoticeBar(QScrollArea):
    """The notices, each in a line of its own; hidden while there is none."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._content = _NoticeLines()
        self._content.changed.connect(self.fit, Qt.ConnectionType.QueuedConnection)  # in its own resize it is half done
        self._content.setProperty("role", "bar")
        self._column = QVBoxLayout(self._content)
        self._column.setContentsMargins(4 * theme.GRID, theme.GRID, 4 * theme.GRID, theme.GRID)
        self._column.setSpacing(theme.GRID)
        self.setWidget(self._content)
        self._rows: dict[str, QWidget] = {}
        self._of_request: set[QWidget] = set()
        self._of_page: set[QWidget] = set()
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self.hide()

    def add(self, text: str, of_request: bool, of_page: bool) -> None:
        """Add a notice; one that is there already is not added again.

        Args:
            of_request: it goes when another request is shown.
            of_page: it goes when another page is shown.
        """
        if text in self._rows:
            self._dismiss(self._rows[text])
        away = Link(_("Dismiss"))
        away.setAccessibleName(_("Dismiss: {text}").format(text=text))
        row = self._rows[text] = QWidget()
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.setSpacing(2 * theme.GRID)
        line.addWidget(Label(text), stretch=1)
        line.addWidget(away)
        away.clicked.connect(lambda: self._dismiss(row))
        self._column.insertWidget(0, row)
        if of_request:
            self._of_request.add(row)
        if of_page:
            self._of_page.add(row)
        self.verticalScrollBar().setValue(0)
        self.show()
        self.fit()

    def leave_request(self) -> None:
        """Remove the notices about the request, since another one is shown."""
        for row in self._of_request:
            self._dismiss(row)

    def leave_page(self) -> None:
        """Remove the notices about what was done on the page, since another one is shown."""
        for row in self._of_page:
            self._dismiss(row)

    def _dismiss(self, row: QWidget) -> None:
        self._of_request, self._of_page = self._of_request - {row}, self._of_page - {row}
        self._rows = {text: other for text, other in self._rows.items() if other is not row}
        self._column.removeWidget(row)
        row.hide()
        row.deleteLater()
        self.setVisible(self._column.count() > 0)
        self.fit()

    def fit(self) -> None:
        """As high as its wrapped lines are, within bounds."""
        height = self._column.totalHeightForWidth(self.maximumViewportSize().width())
        most = self.window().height() // PART_OF_WINDOW
        shown = Qt.ScrollBarPolicy.ScrollBarAsNeeded if height > most else Qt.ScrollBarPolicy.ScrollBarAlwaysOff
        self.setVerticalScrollBarPolicy(shown)  # else one that comes makes more lines, and is needed for them
        self.setFixedHeight(max(1, min(height, most)))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        if new is not None and isValid(self) and self._content.isAncestorOf(new):
            self.ensureWidgetVisible(new.parentWidget() or new)
