"""The Case details step: severity, and the seven headings, each with a first sentence for the asking."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.steps import FieldSpec
from transfer_wizard.translations import _
from transfer_wizard.ui.kit.texts import Label, Link, beside
from transfer_wizard.ui.steps.field_row import FieldRow
from transfer_wizard.ui.steps.page import Page
from transfer_wizard.validation import wording


class CasePage(Page):
    """The fields of the case; a heading that is empty offers a sentence made from what is known."""

    def build(self) -> None:
        """The fields, and an offer below each heading."""
        self.offers: dict[str, QWidget] = {}
        self.marks: dict[str, Label] = {}
        super().build()

    def add_field(self, spec: FieldSpec) -> FieldRow:
        """A field with its offer."""
        row = super().add_field(spec)
        if self._suggested(spec.path):
            offer = Link(_("Use a suggested sentence"))
            offer.setAccessibleName(_("Suggest a sentence for {label}").format(label=wording.label(spec.path)))
            offer.clicked.connect(lambda: self._on_offered(spec.path))
            mark = Label(_("Suggested. Edit it as you like."), "quiet")
            line = beside(offer)
            row.column.insertWidget(row.column.indexOf(row.error), line)
            row.column.insertWidget(row.column.indexOf(row.error), mark)
            self.offers[spec.path], self.marks[spec.path] = line, mark
        return row

    def arrive(self) -> None:
        """Write the headings that nobody has written: what is known stands there to be looked over."""
        for path in self.offers:
            if text := self.navigator.to_write(path):
                self.edited.emit(path, text)
        super().arrive()

    def refresh(self) -> None:
        """Offer a sentence where there is none, and mark one that is still as suggested."""
        super().refresh()
        for path, offer in self.offers.items():
            text = self.navigator.draft.get(path).strip()
            offer.setVisible(not text)
            self.marks[path].setVisible(bool(text) and text == self._suggested(path))

    def _suggested(self, path: str) -> str:
        return self.navigator.suggested(path)

    def _on_offered(self, path: str) -> None:
        self.edited.emit(path, self._suggested(path))
        self.rows[path].input.setFocus(Qt.FocusReason.OtherFocusReason)
