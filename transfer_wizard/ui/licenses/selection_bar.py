"""What can be done with the selected rows. It is there only while rows are selected."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu

from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Box, Button, Label
from transfer_wizard.validation import wording


class SelectionBar(Box):
    """How many rows are selected, and the presses for all of them.

    Signals:
        move_asked: True to move all of their devices, False for none.
        mode_asked: the word of Add or renew.
        delete_asked, close_asked: delete the rows; select none.
    """

    move_asked = Signal(bool)
    mode_asked = Signal(str)
    delete_asked = Signal()
    close_asked = Signal()

    def __init__(self) -> None:
        super().__init__("selection", margin=0)
        self.said = Label()
        self.said.setWordWrap(False)
        theme.strong(self.said)
        self.said.setProperty("role", "accent")
        self.all = Button(_("Move all"), "accent")
        self.all.clicked.connect(lambda: self.move_asked.emit(True))
        self.none = Button(_("Move none"), "accent")
        self.none.clicked.connect(lambda: self.move_asked.emit(False))
        self.mode = Button(_("Add or renew"), "accent", icon="chevron-down")
        self.mode.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
        menu = QMenu(self)
        for word, text in wording.choices("licenses.mode"):
            menu.addAction(text).triggered.connect(lambda _checked=False, word=word: self.mode_asked.emit(word))
        self.mode.clicked.connect(lambda: menu.popup(self.mode.mapToGlobal(self.mode.rect().bottomLeft())))
        self.menu = menu
        self.delete = Button(_("Delete"), "accent", icon="trash")
        self.delete.clicked.connect(self.delete_asked)
        self.close_it = Button("", "quiet", icon="close")
        self.close_it.setAccessibleName(_("Select none"))
        self.close_it.setToolTip(_("Select none"))
        self.close_it.clicked.connect(self.close_asked)
        line = QHBoxLayout()
        line.setContentsMargins(theme.GRID + theme.HALF, theme.HALF, theme.GRID, theme.HALF)
        line.setSpacing(theme.GRID)
        line.addWidget(self.said, stretch=1)
        for button in (self.all, self.none, self.mode, self.delete, self.close_it):
            line.addWidget(button)
        self.column.addLayout(line)
        self.hide()

    def show_count(self, count: int) -> None:
        """So many rows are selected."""
        sentence = ngettext("{count} row selected", "{count} rows selected", count)
        self.said.setText(sentence.format(count=f"{count:,}"))
        self.setVisible(count > 0)
