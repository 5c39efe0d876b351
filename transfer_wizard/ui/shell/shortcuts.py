"""The keys of the window, as one table: the shortcuts are made from it, and "All keys" shows it."""

from collections.abc import Callable, Iterator, Mapping
from typing import Final, NamedTuple

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from transfer_wizard.translations import N_, _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Button, Label, Sheet


class KeyBinding(NamedTuple):
    """One line of the table.

    Attributes:
        does: what it does, in words.
        keys: the keys that do it; each of them works.
        act: the name of the window's action; "" where a control does it by itself.
        shown: how it is written in the table; the first of the keys where that is "".
    """

    does: str
    keys: tuple[str, ...]
    act: str = ""
    shown: str = ""


STEPS: Final = tuple(KeyBinding(N_("Go to a step"), (f"Alt+{number}",), f"step {number}") for number in range(1, 9))
KEYS: Final = (
    KeyBinding(N_("New request, from the start page"), (), shown="Ctrl+N"),
    KeyBinding(N_("Continue"), ("Ctrl+Return", "Ctrl+Enter"), "continue", "Ctrl+Enter"),
    KeyBinding(N_("Back"), (), shown="Alt+B"),
    KeyBinding(N_("Save now; it is saved as you type anyway"), ("Ctrl+S",), "save"),
    *STEPS,
    KeyBinding(N_("Next part of the window: steps, page, case, footer"), ("F6",), "next part"),
    KeyBinding(N_("The part before"), ("Shift+F6",), "part before"),
    KeyBinding(N_("Show or hide your case"), ("F9",), "case"),
    KeyBinding(N_("Paste, outside a text field"), ("Ctrl+V",), "paste"),
    KeyBinding(N_("Paste, wherever you are: see what is found"), ("Ctrl+Shift+V",), "paste"),
    KeyBinding(N_("Undo typing; outside a text field, the last change of a single press"), (), shown="Ctrl+Z"),
    KeyBinding(N_("Redo it"), (), shown="Ctrl+Y"),
    KeyBinding(N_("Next field, field before"), (), shown="Tab, Shift+Tab"),
    KeyBinding(N_("Continue, in a field or a question; on a button, press it"), (), shown="Enter"),
    KeyBinding(N_("Close what is open"), (), shown="Esc"),
    KeyBinding(N_("Larger text"), ("Ctrl++", "Ctrl+="), "larger"),
    KeyBinding(N_("Smaller text"), ("Ctrl+-",), "smaller"),
    KeyBinding(N_("Usual text"), ("Ctrl+0",), "usual"),
    KeyBinding(N_("All keys"), ("Ctrl+/", "Ctrl+?"), "keys"),
    KeyBinding(N_("Help"), ("F1",), "help"),
)


def install(window: QWidget, acts: Mapping[str, Callable[[], None]]) -> None:
    """Make the shortcuts of a window.

    Args:
        acts: what is done, by its name in the table.
    """
    for key in KEYS:
        if key.act:
            shortcut = QShortcut(window)
            shortcut.setKeys([QKeySequence(each) for each in key.keys])
            shortcut.activated.connect(acts[key.act])


def table() -> QWidget:
    """The table."""
    whole = QWidget()
    below = column(whole)
    for line in _lines():
        below.addWidget(line)
    return whole


def _lines() -> Iterator[QWidget]:
    for key in KEYS:
        if key in STEPS[1:]:
            continue
        name = Label("Alt+1 … Alt+8" if key in STEPS else key.shown or key.keys[0])
        theme.set_fixed_width(name)
        name.setFixedWidth(theme.letters(name, theme.LETTERS_OF_KEYS))
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(name, alignment=Qt.AlignmentFlag.AlignTop)
        row.addWidget(Label(_(key.does)), stretch=1)
        yield line


class AllKeys(Dialog):
    """The table in a window of its own."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent, _("All keys – Transfer Wizard"), theme.DIALOG)
        sheet = Sheet()
        sheet.add_top("", _("All keys"))
        sheet.add_indented(table())
        close = Button(_("&Close"))
        close.clicked.connect(self.close)
        self.lay_out(sheet, close)
