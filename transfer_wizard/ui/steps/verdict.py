"""A card under a question that says what the answer means for the transfer; it is no error."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout

from transfer_wizard.translations import joined
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.texts import Label, Link, beside


class Verdict(Card):
    """Hidden while there is nothing to say.

    Signals:
        chosen: the name of a way out that was pressed.
    """

    chosen = Signal(str)

    def __init__(self, ways: Sequence[tuple[str, str]] = ()) -> None:
        super().__init__("open")
        self.said = Label("")
        theme.strong(self.said)
        self.next = Label("")
        top = QHBoxLayout()
        top.setSpacing(theme.GRID)
        top.addWidget(Icon("warning", "open"))
        top.addWidget(self.said, stretch=1)
        self.column.addLayout(top)
        self.column.addWidget(self.next)
        self.links = {name: Link(text) for name, text in ways}
        for name, link in self.links.items():
            link.clicked.connect(lambda _checked=False, name=name: self.chosen.emit(name))
        if self.links:
            self.column.addWidget(beside(*self.links.values()))
        self.hide()

    def say(self, sentence: str, next_step: str = "") -> None:
        """Say what an answer means, and what can be done; nothing for an empty sentence."""
        self.said.setText(sentence)
        self.next.setText(next_step)
        self.next.setVisible(bool(next_step))
        self.setVisible(bool(sentence))

    @property
    def text(self) -> str:
        """All that is said."""
        return joined(self.said.text(), self.next.text())
