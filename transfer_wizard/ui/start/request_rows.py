"""The requests as rows of two lines, each with the chip of its state, when it was saved, and what can be done."""

import datetime
from collections.abc import Mapping
from typing import Final

from PySide6.QtCore import QAbstractListModel, QEvent, QModelIndex, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import (
    QColor,
    QContextMenuEvent,
    QFont,
    QFontMetrics,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPath,
    QPen,
    QResizeEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QListView, QStyledItemDelegate, QStyleOptionViewItem

from transfer_wizard.storage.entries import DraftEntry, Standing
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import chip, icons, theme
from transfer_wizard.ui.kit.texts import plain_tip
from transfer_wizard.ui.kit.theme import Index
from transfer_wizard.ui.start.moment import ago, in_full, moment_of

EDGE: Final = 2 * theme.GRID
MORE: Final = 4 * theme.GRID
"""Pixels: the width and height of the three dots."""
AT_ONCE: Final = 20
"""So many requests are looked through in one piece of work."""
_ROLES = Qt.ItemDataRole


class RequestModel(QAbstractListModel):
    """The requests. How one stands is asked for when its row is first seen, and not before.

    Signals:
        wanted: the ids of requests in sight whose standing is not known.
    """

    wanted = Signal(list)

    def __init__(self) -> None:
        super().__init__()
        self.entries: list[DraftEntry] = []
        self._standings: dict[tuple[str, str], Standing] = {}
        self._wanted: dict[str, None] = {}
        self._soon = QTimer(self, singleShot=True, interval=0)
        self._soon.timeout.connect(self._on_soon)

    def show(self, entries: list[DraftEntry]) -> None:
        """Show these. Where they only go on after those in sight, what is chosen and how far it is scrolled stay."""
        count = len(self.entries)
        if 0 < count < len(entries) and entries[:count] == self.entries:
            self.beginInsertRows(QModelIndex(), count, len(entries) - 1)
            self.entries = entries
            self.endInsertRows()
        else:
            self.beginResetModel()
            self.entries = entries
            self.endResetModel()

    def show_standings(self, standings: Mapping[str, Standing]) -> None:
        """Take over how requests stand."""
        for row, entry in enumerate(self.entries):
            if entry.id in standings:
                self._standings[entry.id, entry.saved_at] = standings[entry.id]
                self.dataChanged.emit(self.index(row), self.index(row))

    def _on_soon(self) -> None:
        ids, self._wanted = list(self._wanted), {}
        for at in range(0, len(ids), AT_ONCE):
            self.wanted.emit(ids[at : at + AT_ONCE])

    def chip_of(self, entry: DraftEntry) -> tuple[chip.ChipState, str] | None:
        """The chip of a request; None while nobody knows."""
        if entry.is_read_only:
            return "sent", _("Made by a newer version")
        if entry.is_sent:
            return "sent", _("Sent · case {number}").format(number=entry.case_number[:20])
        standing = self._standings.get((entry.id, entry.saved_at))
        if standing is None:
            if entry.id not in self._wanted:
                self._wanted[entry.id] = None
                self._soon.start()
            return None
        if standing.wrong:
            sentence = ngettext("{count} answer needs a change", "{count} answers need a change", standing.wrong)
            return "wrong", sentence.format(count=standing.wrong)
        if standing.open:
            sentence = ngettext("{count} open point", "{count} open points", standing.open)
            return "open", sentence.format(count=standing.open)
        return "ok", _("Ready to send")

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008 - Qt's own signature
        """One row for each request."""
        return 0 if parent.isValid() else len(self.entries)

    def data(self, index: Index, role: int = _ROLES.DisplayRole) -> object:
        """The title; in the tool tip the full time; for a screen reader all of the row in a sentence."""
        entry = self.entries[index.row()]
        if role == _ROLES.DisplayRole:
            return entry.title
        if role == _ROLES.ToolTipRole:
            return plain_tip("\n".join(filter(None, (entry.title, about(entry), _saved(entry)))))
        if role == _ROLES.AccessibleTextRole:
            title = entry.title.replace(" → ", _(" moves to "))
            state = self.chip_of(entry)
            return ". ".join(filter(None, (title, about(entry), state[1] if state else "", _saved(entry))))
        return None


def about(entry: DraftEntry) -> str:
    """The second line: the company, and how much is to move."""
    keys = ngettext("{count} key", "{count} keys", entry.license_count).format(count=f"{entry.license_count:,}")
    devices = ngettext("{count} device", "{count} devices", entry.device_count)
    parts = [entry.company, keys, devices.format(count=f"{entry.device_count:,}") if entry.device_count else ""]
    return " · ".join(filter(None, parts))


def when(entry: DraftEntry) -> str:
    """When it was saved, in short; "" where nobody can say."""
    moment = moment_of(entry.saved_at)
    return ago(moment, datetime.datetime.now().astimezone()) if moment else ""


def _saved(entry: DraftEntry) -> str:
    moment = moment_of(entry.saved_at)
    return _("Saved {time}").format(time=in_full(moment)) if moment else ""


class _RequestPainter(QStyledItemDelegate):
    """A request in two lines; in a narrow list its chip and its time stand on a third."""

    def __init__(self, view: "RequestRows") -> None:
        super().__init__(view)
        self._view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Its lines, with room above and below."""
        first, second = (QFontMetrics(font).height() for font in _fonts(option.font))
        third = chip.size_of("", option.font).height() + theme.GRID if self._view.is_narrow else 0
        return QSize(0, first + second + 2 + third + 4 * theme.GRID + theme.HALF)

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: Index) -> None:
        """Draw one request."""
        model = index.model()
        assert isinstance(model, RequestModel)
        entry = model.entries[index.row()]
        colours = theme.colours()
        area: QRect = option.rect
        is_last = index.row() == len(model.entries) - 1
        painter.save()
        painter.setLayoutDirection(Qt.LayoutDirection.LeftToRight)  # the places are counted from the left
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index == self._view.currentIndex():
            painter.fillPath(_rounded(area, index.row() == 0, is_last), QColor(colours.accent_soft))
        if not is_last:
            painter.setPen(QPen(QColor(colours.line), 1))
            painter.drawLine(area.left(), area.bottom(), area.right(), area.bottom())
        is_narrow = self._view.is_narrow
        right = area.right() - MORE - EDGE - (0 if is_narrow else theme.GRID)
        first, second = _fonts(option.font)
        words = when(entry)
        width = QFontMetrics(second).horizontalAdvance(words) + 1
        said = model.chip_of(entry)
        if is_narrow:
            line = QRect(area.left() + EDGE + theme.HALF, 0, right - area.left() - EDGE, 0)
            height = chip.size_of("", option.font).height()
            line.setTop(area.bottom() - 2 * theme.GRID - height)
            line.setHeight(height)
            top, chip_left, text_right = area.top() + 2 * theme.GRID, line.left(), right
        else:
            line = area
            chip_left = area.left() + round(area.width() * 0.61)
            both = QFontMetrics(first).height() + QFontMetrics(second).height() + 2
            top, text_right = area.top() + (area.height() - both) // 2, chip_left - theme.GRID
        if said:
            size = chip.size_of(said[1], option.font)
            room = right - chip_left - width - theme.GRID
            place = QRectF(chip_left, line.center().y() - size.height() / 2, min(size.width(), room), size.height())
            painter.setFont(option.font)
            chip.draw(painter, place, *said)
        painter.setFont(second)
        painter.setPen(QColor(colours.quiet))
        painter.drawText(
            QRect(right - width, line.top(), width, line.height()),
            Qt.AlignmentFlag.AlignVCenter | Qt.AlignmentFlag.AlignRight,
            words,
        )
        left = area.left() + EDGE + theme.HALF
        self._draw_title(painter, first, QRect(left, top, text_right - left, QFontMetrics(first).height()), entry.title)
        painter.setFont(second)
        painter.setPen(QColor(colours.quiet))
        below = QRect(left, top + QFontMetrics(first).height() + 2, text_right - left, QFontMetrics(second).height())
        cut = QFontMetrics(second).elidedText(about(entry), Qt.TextElideMode.ElideRight, below.width())
        painter.drawText(below, Qt.AlignmentFlag.AlignVCenter, cut)
        dots = QRectF(0, 0, icons.SIZE, icons.SIZE)
        dots.moveCenter(QRectF(more_place(area)).center())
        icons.draw(painter, "more", colours.text, dots)
        painter.restore()

    def _draw_title(self, painter: QPainter, font: QFont, place: QRect, title: str) -> None:
        """The two organizations with the drawn arrow between, as far as there is room."""
        metrics = QFontMetrics(font)
        painter.setFont(font)
        painter.setPen(QColor(theme.colours().text))
        source, arrow, destination = title.partition(" → ")
        room = place.width() - (icons.SIZE + theme.GRID if arrow else 0)
        shown = metrics.elidedText(source, Qt.TextElideMode.ElideRight, room // 2 if destination else room)
        if destination and metrics.horizontalAdvance(source) + metrics.horizontalAdvance(destination) <= room:
            shown = source
        painter.drawText(place, Qt.AlignmentFlag.AlignVCenter, shown)
        if not arrow:
            return
        left = place.left() + metrics.horizontalAdvance(shown) + theme.GRID
        side = icons.SIZE - theme.HALF
        drawn = QRectF(left, place.center().y() - side / 2 + 1, side, side)
        icons.draw(painter, "arrow-right", theme.colours().quiet, drawn)
        rest = QRect(place)
        rest.setLeft(round(left + side + theme.GRID))
        cut = metrics.elidedText(destination, Qt.TextElideMode.ElideRight, rest.width())
        painter.drawText(rest, Qt.AlignmentFlag.AlignVCenter, cut)


def _fonts(font: QFont) -> tuple[QFont, QFont]:
    first = QFont(font)
    first.setWeight(QFont.Weight.DemiBold)
    return first, theme.small(font)


def _rounded(area: QRect, at_top: bool, at_bottom: bool) -> QPainterPath:
    """A row's area, with the corners of the list at its ends."""
    radius = theme.CARD_RADIUS - 1
    place = QRectF(area)
    path = QPainterPath()
    path.setFillRule(Qt.FillRule.WindingFill)
    path.addRoundedRect(place, radius, radius)
    if not at_top:
        path.addRect(QRectF(place.left(), place.top(), place.width(), place.height() - radius))
    if not at_bottom:
        path.addRect(QRectF(place.left(), place.top() + radius, place.width(), place.height() - radius))
    return path


def more_place(area: QRect) -> QRect:
    """Where the three dots of a row are."""
    place = QRect(0, 0, MORE, MORE)
    place.moveCenter(QPoint(area.right() - EDGE - MORE // 2 + theme.HALF, area.center().y()))
    return place


class RequestRows(QListView):
    """The list of requests.

    Signals:
        opened: the row of a request that is to be opened.
        more_asked: what can be done with the current request is wanted, at a place in the list's own coordinates.
        delete_asked: the current request is to be deleted.
    """

    opened = Signal(QModelIndex)
    more_asked = Signal(QPoint)
    delete_asked = Signal()

    def __init__(self, model: RequestModel) -> None:
        super().__init__()
        self.is_narrow = False
        self.setProperty("role", "rows")
        self.setModel(model)
        self.setItemDelegate(_RequestPainter(self))
        self.setUniformItemSizes(True)
        self.setMouseTracking(True)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setAccessibleName(_("Your requests"))
        self.setAccessibleDescription(_("Enter opens a request. The menu key shows what else can be done with it."))
        for signal in (model.modelReset, model.rowsInserted):
            signal.connect(self._on_rows)

    def _on_rows(self) -> None:
        """It is no higher than its rows."""
        row = self.sizeHintForRow(0)
        count = self.model().rowCount()
        self.setMaximumHeight(max(1, min(count * row, 1_000_000)) + 2 * self.frameWidth() + 2)
        self.setMinimumHeight(min(count, 1 if self.is_narrow else 2) * max(row, 1) + 2 * self.frameWidth() + 2)

    def set_narrow(self, is_narrow: bool) -> None:
        """Take the form for a narrow list, or for a wide one."""
        if is_narrow != self.is_narrow:
            self.is_narrow = is_narrow
            self.scheduleDelayedItemsLayout()
            self._on_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter opens, Delete deletes."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self.currentIndex().isValid():
            self.opened.emit(self.currentIndex())
        elif event.key() == Qt.Key.Key_Delete and not event.modifiers():
            self.delete_asked.emit()
        else:
            super().keyPressEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """A click on the dots shows what can be done; one elsewhere on a row opens it."""
        super().mouseReleaseEvent(event)
        index = self.indexAt(event.position().toPoint())
        if event.button() == Qt.MouseButton.LeftButton and index.isValid():
            place = more_place(self.visualRect(index))
            if place.contains(event.position().toPoint()):
                self.setCurrentIndex(index)
                self.more_asked.emit(place.bottomLeft())
            else:
                self.opened.emit(index)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        """The mouse shows that a row can be opened."""
        is_row = self.indexAt(event.position().toPoint()).isValid()
        shape = Qt.CursorShape.PointingHandCursor if is_row else Qt.CursorShape.ArrowCursor
        self.viewport().setCursor(shape)
        super().mouseMoveEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:
        """By the menu key at the row's dots, by the mouse where it is."""
        index = self.currentIndex() if event.reason() != QContextMenuEvent.Reason.Mouse else self.indexAt(event.pos())
        if index.isValid():
            self.setCurrentIndex(index)
            is_mouse = event.reason() == QContextMenuEvent.Reason.Mouse
            self.more_asked.emit(event.pos() if is_mouse else more_place(self.visualRect(index)).bottomLeft())

    def changeEvent(self, event: QEvent) -> None:
        """Larger text takes more room."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange:
            self._on_rows()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """A row is as wide as the list."""
        super().resizeEvent(event)
        self.set_narrow(theme.counted(self.width()) < theme.NARROWEST)
