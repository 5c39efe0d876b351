"""What goes into a form, value by value in the form's order, and how far each one is, in words."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QAbstractListModel, QModelIndex, QRect, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QFont, QFontMetrics, QKeyEvent, QPainter, QPen, QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.words import Side
from transfer_wizard.translations import N_, _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.texts import characters
from transfer_wizard.ui.kit.theme import Index, Theme
from transfer_wizard.ui.services.passcode_keeper import Slot
from transfer_wizard.validation import wording
from transfer_wizard.webform.values import DESCRIPTION, FIRST_NAME, LAST_NAME, PASSCODES, FormValue


class CopyState(StrEnum):
    """How far a value is."""

    LEFT = N_("Left")
    COPIED = N_("✓ Copied")
    FILLED = N_("✓ Filled in")
    DONE = N_("✓ Done by hand")
    DIFFERS = N_("Differs")
    NOT_FOUND = N_("Not found")
    SKIPPED = N_("Skipped")
    COVERED = N_("Not needed")


OPEN = (CopyState.LEFT, CopyState.DIFFERS, CopyState.NOT_FOUND)
"""Marks of values that the person still has to see to."""
TICKED = (CopyState.COPIED, CopyState.FILLED, CopyState.DONE)
"""Marks of values that are in the form."""


@dataclass
class FormEntry:
    """One line of the list.

    Attributes:
        text: what is copied; "" for a passcode, which is not here.
        side: whose passcode it is, or None for an ordinary value.
        is_kept: False for a passcode that is not at hand.
        note: what there is to know about it beyond its mark.
    """

    id: str
    label: str
    text: str
    is_prose: bool = False
    side: Side | None = None
    is_kept: bool = True
    mark: CopyState = CopyState.LEFT
    note: str = ""

    @property
    def shown(self) -> str:
        """What a person may see of the value."""
        if not self.is_kept:
            return _("Not at hand")
        return MASK if self.side else self.text

    @property
    def beside(self) -> str:
        """What stands at the end of its line: the value in short, or what became of it."""
        if self.mark in (CopyState.DIFFERS, CopyState.NOT_FOUND, CopyState.SKIPPED, CopyState.COVERED):
            return _(self.mark)
        if self.side and self.is_kept:
            return _("{mask} kept").format(mask=MASK)
        return characters(len(self.text)) if self.is_prose else first_line(self.shown)


def entries(values: Sequence[FormValue], order: Sequence[str], slots: Mapping[Side, Slot]) -> list[FormEntry]:
    """The values in the form's order, then those that the description says already, and the two passcodes last.

    Args:
        order: ids in the order in which the form asks for them; those of all values when empty.
        slots: what is known of the two passcodes.
    """
    rank = {identity: number for number, identity in enumerate(order or [value.id for value in values])}
    ordered = sorted(values, key=lambda each: rank.get(each.id, len(rank)))
    found = [FormEntry(each.id, each.label, _for_field(each), each.is_prose) for each in ordered]
    if any(value.id == DESCRIPTION for value in values):
        for entry in found:
            if entry.id not in rank and entry.id != DESCRIPTION:
                entry.mark, entry.note = CopyState.COVERED, the_description_says_it()
    return [*found, *(_of_passcode(side, slots[side]) for side in Side)]


def _of_passcode(side: Side, slot: Slot) -> FormEntry:
    label = wording.label(PASSCODES[side])
    return FormEntry(PASSCODES[side], label, "", side=side, is_kept=slot.day is not None, note=slot.sentence)


def the_description_says_it() -> str:
    """Why a value needs no field of its own."""
    return _("The description says it. Copy it if the form asks for it.")


def _for_field(value: FormValue) -> str:
    """A one-line value without line ends: in some forms a pasted line end sends the form."""
    return value.text if value.is_prose else " ".join(value.text.splitlines())


class FormModel(QAbstractListModel):
    """The entries, as a view shows them."""

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[FormEntry] = []

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row for each entry."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        """The label for the eye, and all of it in a sentence for a screen reader."""
        entry = self.entries[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return entry.label
        if role == Qt.ItemDataRole.AccessibleTextRole:
            value = _("hidden") if entry.side and entry.is_kept else first_line(entry.shown)
            sentence = _("{label}: {value}. {mark}.")
            return sentence.format(label=entry.label, value=value, mark=_(entry.mark).removeprefix("✓ ")) + (
                f" {entry.note}" if entry.note else ""
            )
        return None

    def load(self, new: list[FormEntry]) -> None:
        """Show other entries; one that says the same as before keeps its mark."""
        known = {(entry.id, entry.text, entry.is_kept): entry for entry in self.entries}
        self.beginResetModel()
        for entry in new:
            if before := known.get((entry.id, entry.text, entry.is_kept)):
                entry.mark, entry.note = before.mark, before.note
        self.entries = new
        self.endResetModel()

    def tell(self, row: int, mark: CopyState, note: str = "") -> None:
        """Mark an entry."""
        self.entries[row].mark = mark
        self.entries[row].note = note
        self.dataChanged.emit(self.index(row), self.index(row))

    def keep(self, slots: Mapping[Side, Slot]) -> None:
        """Note which passcodes are at hand now."""
        for row, entry in enumerate(self.entries):
            if entry.side and entry.is_kept is not (is_kept := slots[entry.side].day is not None):
                entry.is_kept = is_kept
                self.tell(
                    row,
                    CopyState.COVERED if entry.mark is CopyState.COVERED else CopyState.LEFT,
                    slots[entry.side].sentence,
                )
            elif entry.side and entry.mark in OPEN and entry.note != slots[entry.side].sentence:
                self.tell(row, entry.mark, slots[entry.side].sentence)

    def use(self, row: int, mark: CopyState, note: str = "") -> None:
        """Mark an entry as used, and what it stands for: the whole name for its parts, and the other way round."""
        self.tell(row, mark, note)
        for other, entry in enumerate(self.entries):
            if entry.id in _IN_PLACE_OF.get(self.entries[row].id, ()) and entry.mark in OPEN:
                self.tell(other, CopyState.COVERED, _("Another field of the name was used."))

    def next_open(self, after: int) -> int | None:
        """The next entry to see to below a row, or from the top when there is none below; None when all is done."""
        count = len(self.entries)
        rows = [*range(after + 1, count), *range(min(after + 1, count))]
        return next((row for row in rows if self.entries[row].mark in OPEN), None)


_IN_PLACE_OF = {
    "requester.name": (FIRST_NAME, LAST_NAME),
    FIRST_NAME: ("requester.name",),
    LAST_NAME: ("requester.name",),
}


def first_line(text: str) -> str:
    """The first line of a text, and a sign that there is more."""
    line, _end, rest = text.strip().partition("\n")
    return f"{line} …" if rest else line


class _EntryPainter(QStyledItemDelegate):
    """An entry in one line: how far it is, what it is called, and the value in short; the next one stands out."""

    def __init__(self, look: Theme, view: QListView) -> None:
        super().__init__(view)
        self._look = look
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """One line of text with room for a finger."""
        return QSize(0, max(theme.COMPANION_ROW, option.fontMetrics.lineSpacing() + theme.GRID))

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one entry."""
        model = index.model()
        assert isinstance(model, FormModel)
        entry = model.entries[index.row()]
        colours = self._look.colours
        is_next = index == self._view.currentIndex()
        area: QRect = option.rect
        painter.save()
        if is_next:
            painter.fillRect(area, QColor(colours.accent_soft))
        mark = QRect(area.left() + 2 * theme.GRID, area.center().y() - icons.SIZE // 2, icons.SIZE, icons.SIZE)
        self._draw_mark(painter, entry, is_next, QRectF(mark).adjusted(1, 1, -1, -1))
        text = area.adjusted(icons.SIZE + 3 * theme.GRID, 0, -2 * theme.GRID, 0)
        middle = Qt.AlignmentFlag.AlignVCenter
        label = QFont(option.font)
        label.setWeight(QFont.Weight.DemiBold if is_next else QFont.Weight.Normal)
        name = QFontMetrics(label).elidedText(entry.label, Qt.TextElideMode.ElideMiddle, text.width() * 2 // 3)
        painter.setFont(label)
        is_over = entry.mark not in OPEN
        painter.setPen(QColor(colours.accent if is_next else colours.quiet if is_over else colours.text))
        painter.drawText(text, Qt.AlignmentFlag.AlignLeft | middle, name)
        value = theme.small(option.font)
        room = text.width() - QFontMetrics(label).horizontalAdvance(name) - 2 * theme.GRID
        painter.setFont(value)
        painter.setPen(
            QColor(colours.open if entry.mark in (CopyState.DIFFERS, CopyState.NOT_FOUND) else colours.quiet)
        )
        shown = QFontMetrics(value).elidedText(entry.beside, Qt.TextElideMode.ElideRight, room)
        painter.drawText(text, Qt.AlignmentFlag.AlignRight | middle, shown)
        painter.restore()

    def _draw_mark(self, painter: QPainter, entry: FormEntry, is_next: bool, place: QRectF) -> None:
        colours = self._look.colours
        if entry.mark in TICKED:
            icons.draw(painter, "check", colours.ok, place)
        elif is_next:
            icons.draw(painter, "arrow-right", colours.accent, place)
        elif entry.mark in (CopyState.DIFFERS, CopyState.NOT_FOUND):
            icons.draw(painter, "dot", colours.open_mark, place)
        elif entry.side:
            icons.draw(painter, "lock", colours.quiet, place)
        elif entry.mark is CopyState.LEFT:
            painter.setRenderHint(QPainter.RenderHint.Antialiasing)
            painter.setPen(QPen(QColor(colours.edge), 1.5))
            painter.drawEllipse(place.center(), theme.HALF, theme.HALF)


class FormList(QListView):
    """The entries, of which the current one is copied next.

    Signals:
        current_changed: another entry is the current one, or none.
    """

    current_changed = Signal()

    def __init__(self, look: Theme) -> None:
        super().__init__()
        self.setAccessibleName(_("Fields of the form"))
        self.setAccessibleDescription(_("Up and Down choose, Enter copies, Space ticks."))
        self.setProperty("role", "fields")
        self.entries = FormModel()
        self.setModel(self.entries)
        self.setItemDelegate(_EntryPainter(look, self))
        self.setUniformItemSizes(True)
        self.setTabKeyNavigation(False)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)

    @property
    def row(self) -> int | None:
        """The row of the current entry."""
        index = self.currentIndex()
        return index.row() if index.isValid() else None

    def go(self, row: int | None) -> None:
        """Make another entry the current one, or none."""
        self.setCurrentIndex(self.entries.index(row) if row is not None else QModelIndex())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Space ticks an entry that is in the form already, or takes the tick away."""
        row = self.row
        if event.key() == Qt.Key.Key_Space and row is not None:
            is_ticked = self.entries.entries[row].mark in TICKED
            self.entries.use(row, CopyState.LEFT if is_ticked else CopyState.DONE)
        else:
            super().keyPressEvent(event)

    def currentChanged(self, current: Index, previous: Index) -> None:
        """Tell it."""
        super().currentChanged(current, previous)
        self.current_changed.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The current entry stays in sight."""
        super().resizeEvent(event)
        self.scrollTo(self.currentIndex())
