"""The base of every dialog: closing, the Enter key, and where the focus goes when it opens and closes."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.ui.kit import focus, theme
from transfer_wizard.ui.kit.focus_ring import FocusRing
from transfer_wizard.ui.kit.texts import Button, Heading, Sheet


class Dialog(QDialog):
    """A window in front of the one that it belongs to. Escape and its button leave it, and the focus goes back.

    It is gone for good when it is left; ``done`` is the one way out, which Escape, its button and the cross in its
    corner all take. Enter presses the button that has the focus, and no other.

    Args:
        title: of the window.
        size: width and height in pixels, as far as the screen has them; as large as its content where there is none.
    """

    def __init__(self, parent: QWidget | None, title: str, size: tuple[int, int] | None = None) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        if size:
            self.resize(*size)
        self._way_back = focus.WayBack(parent)
        self._content: QWidget | None = None
        self._most = self.height()
        FocusRing(self)

    def lay_out(self, content: QWidget, *buttons: Button, beside: QWidget | None = None) -> None:
        """Put its content in it, and below that its buttons at the right, with something at their left or nothing."""
        self._content = content  # WORKAROUND: PySide6 lets go of a scroll area that brings its own viewport
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 2 * theme.GRID)
        line = QWidget()
        theme.keep_height(line)
        foot = QHBoxLayout(line)
        foot.setContentsMargins(4 * theme.GRID, 0, 4 * theme.GRID, 0)
        foot.setSpacing(theme.GRID)
        foot.addWidget(beside or QWidget(), stretch=1)
        foot.addStretch(0)  # while there is nothing to be seen beside the buttons
        for button in buttons:
            foot.addWidget(button)
        whole.addWidget(content)
        whole.addWidget(line)

    def show_once(self) -> None:
        """Show it; where one of its kind is open over the same window, that one comes to the front instead."""
        parent = self.parentWidget()
        others = parent.findChildren(type(self)) if parent is not None else []
        open_one = next((each for each in others if each is not self and each.isVisible()), None)
        if open_one is None:
            self.show()
        else:
            self.deleteLater()
            open_one.raise_()
            open_one.activateWindow()

    def showEvent(self, event: QShowEvent) -> None:
        """It fits on the screen, and its title has the focus where nothing else has: the arrow keys scroll then."""
        if not event.spontaneous():  # which it is when a window that was made small comes back
            self._way_back = focus.WayBack(self.parentWidget())
            self.resize(self.size().boundedTo(theme.room_on(self.screen())))
            self._most = self.height()
            self.fit()
            if self.focusWidget() is None and (title := self.findChild(Heading)):
                title.setFocus()
        super().showEvent(event)

    def fit(self) -> None:
        """No higher than what is in it, with room for a line that may come; also when more came than it began with."""
        content, layout = self.findChild(Sheet), self.layout()
        if content is self._content and content is not None and layout is not None:
            around = layout.totalSizeHint().height() - content.sizeHint().height()
            needed = content.height_for(self.width()) + around + 5 * theme.GRID
            self.resize(self.width(), min(self._most, needed))

    @property
    def unsaved(self) -> str:
        """The sentence that says what was typed in it and is kept nowhere; "" where nothing is."""
        return ""

    def done(self, result: int) -> None:
        """Leave it."""
        was_in_front = self.isActiveWindow()
        super().done(result)
        if was_in_front:
            self._way_back.go()

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab goes in the order of reading."""
        return focus.go_on(self, forward)
