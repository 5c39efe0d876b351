"""The fields of one license, laid over whichever license is selected."""

from typing import TYPE_CHECKING, Any, Final

from PySide6.QtCore import Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.license_rows import LICENSE_FIELDS
from transfer_wizard.flow.steps import FieldSpec
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Heading
from transfer_wizard.ui.licenses.device_rows import DeviceRows
from transfer_wizard.ui.steps.field_row import FieldRow
from transfer_wizard.validation import wording

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem

KEY: Final = "licenses.key"


class LicenseForm(QWidget):
    """One license: its key and what it does, and its device models.

    Signals:
        edited, left: as of FieldRow.
        list_pasted: a text of several lines went into the key field, and was not taken there.
    """

    edited = Signal(str, str)
    left = Signal(str)
    list_pasted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setMaximumWidth(theme.letters(self, theme.LETTERS_IN_COLUMN) + 8 * theme.GRID)
        inside = column(self, spacing=3 * theme.GRID)
        self.title = _indented(Heading())
        inside.addWidget(self.title)
        self.fields = [self._make_row(spec) for spec in LICENSE_FIELDS]
        for row in self.fields:
            inside.addWidget(row)
        inside.addWidget(_indented(Heading(wording.label("licenses.devices"))))
        self.devices = DeviceRows()
        self.devices.edited.connect(self.edited)
        self.devices.left.connect(self.left)
        inside.addWidget(self.devices)

    @property
    def rows(self) -> dict[str, FieldRow]:
        """The field rows by the path that each shows now."""
        return {row.path: row for row in self.fields}

    def bind(self, number: int, total: int) -> None:
        """Lay the fields over a license."""
        for row in self.fields:
            row.rebind(f"licenses.{number}.{row.spec.path.rpartition('.')[2]}")
        self.title.setText(_("License {number} of {total}").format(number=number + 1, total=total))

    def show_license(self, number: int, row: dict[str, Any], shown: "dict[str, Problem]") -> None:
        """Show the license and what is wrong with it."""
        for field in self.fields:
            field.show_text(row[field.path.rpartition(".")[2]])
            field.show_problem(shown.get(field.path))
        self.devices.show_devices(number, row["devices"])
        self.devices.show_problems(shown)

    def field(self, path: str) -> QWidget:
        """The input of the license in sight at a path."""
        row = self.rows.get(path)
        return row.input if row else self.devices.field(path)

    def _make_row(self, spec: FieldSpec) -> FieldRow:
        row = FieldRow(spec)
        row.left.connect(self.left)
        if spec.path == KEY:
            row.edited.connect(self._on_key_edited)
        else:
            row.edited.connect(self.edited)
        return row

    def _on_key_edited(self, path: str, text: str) -> None:
        """A list pasted into the key field is offered for import; one line of text is a key."""
        if is_list(text):
            self.list_pasted.emit(text if len(text) < LONGEST else QGuiApplication.clipboard().text())
        else:
            self.edited.emit(path, text)


def is_list(text: str) -> bool:
    """True for a text of more than one line."""
    return len([line for line in text.splitlines() if line.strip()]) > 1


def _indented(heading: Heading) -> Heading:
    heading.setContentsMargins(theme.INDENT, 0, 0, 0)
    return heading
