"""Labels, headings, buttons and boxes, as every page uses them."""

import html
import re
from typing import Final

from PySide6.QtCore import QEvent, QMargins, QPoint, QRect, QRectF, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QFont, QFontMetrics, QIcon, QKeyEvent, QPainter, QPaintEvent, QResizeEvent, QShortcutEvent
from PySide6.QtGui import Qt as Markup
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QScrollArea,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from shiboken6 import isValid

from transfer_wizard.translations import ngettext
from transfer_wizard.ui.kit import icons, theme

_FONT_CHANGE: Final = QEvent.Type.FontChange
_LONG_WORD: Final = re.compile(r"[^\s\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]{13,}")
"""Without the signs of Japanese: Qt breaks a line between those, and knows beside which it must not."""
_BREAK_AFTER: Final = re.compile(r"(?:[._@?&=]|[^\s._@?&=/-]{16})(?=[^.,;:!?)\]}”’…])")
_PART_OF_LINK: Final = re.compile(r"(?<![A-Za-z0-9/:.-])/(?=[A-Za-z]+/)")


def breakable(text: str) -> str:
    """A text whose long words may be broken: a label breaks none by itself, and would push its page aside.

    A part of an address that is named, such as /o/, stays in one line."""
    text = _LONG_WORD.sub(lambda word: _BREAK_AFTER.sub("\\g<0>\u200b", word[0]), text)
    return _PART_OF_LINK.sub("/\u2060", text) if "/" in text else text


def plain_tip(text: str) -> str:
    """A tool tip as it was written: Qt would take one with a tag in it for a page, and load the pictures it names."""
    as_it_is = Qt.WhiteSpaceMode.WhiteSpaceNormal
    return Markup.convertFromPlainText(text, as_it_is) if Markup.mightBeRichText(text) else text


def characters(count: int) -> str:
    """How long a text is, in words."""
    return ngettext("{count} character", "{count} characters", count).format(count=f"{count:,}")


def show_if(widget: QWidget, is_shown: bool) -> None:
    """Show a part of a page, or hide it; one that comes into sight with its page is laid out then, and not before."""
    if not is_shown or widget.isHidden():
        widget.setVisible(is_shown)


class Label(QLabel):
    """A text in its own line or lines; it is never taken as markup, and its long words may be broken."""

    def __init__(self, text: str = "", role: str = "text") -> None:
        self._heights: dict[tuple[int, int], int] = {}
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setWordWrap(True)
        self.setText(text)
        self.setProperty("role", role)
        if role in ("help", "eyebrow", "quiet"):
            theme.hint(self)

    def setText(self, text: str) -> None:
        """Another text is measured anew."""
        self._heights.clear()
        self._text = text
        super().setText(breakable(text) if self.textFormat() is Qt.TextFormat.PlainText else text)

    def text(self) -> str:
        """What it was given, without the places where it may be broken."""
        return self._text

    def show_names(self, names: tuple[str, ...]) -> None:
        """Have names in the text, such as those of another program's buttons, stand out from it."""
        text = self.text()
        longest_first = "|".join(re.escape(html.escape(name)) for name in sorted(names, key=len, reverse=True))
        alone = rf"(?<![A-Za-z])(?:{longest_first})(?![A-Za-z])"  # other scripts stand beside them without a space
        marked = re.sub(alone, '<span style="font-weight: 600">\\g<0></span>', html.escape(text))
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(marked)
        self.setAccessibleName(text)

    def changeEvent(self, event: QEvent) -> None:
        """So is another font."""
        super().changeEvent(event)
        if event.type() is _FONT_CHANGE:
            self._heights.clear()

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text, measured once for each width: layouts within layouts ask a dozen times."""
        asked = width, self.minimumWidth()
        height = self._heights.get(asked)
        if height is None:
            height = super().heightForWidth(width)
            if self.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                self._heights[asked] = height
        return height


class Heading(Label):
    """A heading; screen readers are told so, and the one of a page takes the focus on arrival."""

    def __init__(self, text: str = "", level: int = 2) -> None:
        super().__init__(text, "heading")
        self.level = level
        (theme.title, theme.heading, theme.strong)[level - 1](self)
        if level == 1:
            self.setFocusPolicy(Qt.FocusPolicy.ClickFocus)

    def show_code(self, sentence: str, code: str) -> None:
        """Show a sentence with "{number}" in it, and the number in the face for what is read letter by letter."""
        shown = theme.coded(html.escape(code)) if code else ""
        self.setTextFormat(Qt.TextFormat.RichText)
        self.setText(html.escape(sentence).format(number=shown))
        self.setAccessibleName(sentence.format(number=code))


class Button(QPushButton):
    """A button that Enter presses too, as on every page of the web and in every dialog.

    Args:
        role: "primary" for the one filled button of a page; "quiet" and "accent" for those without a frame.
        icon: the name of a drawing that stands before the text; that of a way out of the program, behind it.
        is_small: it stands in a row with other things.
    """

    def __init__(self, text: str, role: str = "", icon: str = "", *, is_small: bool = False) -> None:
        super().__init__(text)
        self.setProperty("role", role)
        self.setProperty("small", is_small)
        self.draw(icon)
        self._room_after_icon = theme.HALF
        self._fit_icon()
        self.setAutoDefault(False)  # else Enter would press it from anywhere in a dialog

    def draw(self, icon: str) -> None:
        """Have this drawing, or none."""
        self._icon = icon
        self.setLayoutDirection(
            Qt.LayoutDirection.RightToLeft if icon in icons.BEHIND else Qt.LayoutDirection.LeftToRight
        )
        self._draw_icon()

    def fill(self, is_filled: bool) -> None:
        """Be the filled button of the page, or no more."""
        theme.say_role(self, "primary" if is_filled else "")
        self._draw_icon()

    def _draw_icon(self) -> None:
        if self._icon:
            tokens = {"primary": "on_accent", "quiet": "quiet", "accent": "accent"}
            self.setIcon(icons.icon(self._icon, tokens.get(str(self.property("role")), "text")))
        elif not self.icon().isNull():
            self.setIcon(QIcon())

    def set_room_after_icon(self, room: int) -> None:
        """Set the text further from the drawing, in pixels."""
        self._room_after_icon = room
        self._fit_icon()

    def _fit_icon(self) -> None:
        size = theme.pixels(icons.SIZE)
        self.setIconSize(QSize(size + self._room_after_icon, size))

    def changeEvent(self, event: QEvent) -> None:
        """The drawing grows with the text."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_icon()

    def event(self, event: QEvent) -> bool:
        """Its letter with Alt is a click at once; Qt would wait 100 ms, and what is typed meanwhile would go astray."""
        if isinstance(event, QShortcutEvent) and not event.isAmbiguous():
            self.click()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Enter is a click."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and not event.modifiers() & ~_KEYPAD:
            self.click()
        else:
            super().keyPressEvent(event)


class CheckBox(QCheckBox):
    """A box with a tick in it, where the style sheet would only fill it: colour alone tells too little."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """The tick is drawn over the filled box."""
        super().paintEvent(event)
        if self.isChecked():
            theme.draw_tick(self)


_KEYPAD = Qt.KeyboardModifier.KeypadModifier
_LINK_EDGE = theme.HALF
"""Above and below the text of a link; at its sides there is none, so that it stands in line with the text around it."""


class Link(Button):
    """A button that reads like a link; its text wraps, and no letter in it is a key: it may hold a name such as R&D."""

    def __init__(self, text: str, role: str = "link") -> None:
        super().__init__("", role)
        self._heights: dict[tuple[int, str, object], int] = {}
        self.setText(text)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        policy = self.sizePolicy()
        policy.setHeightForWidth(True)
        policy.setHorizontalPolicy(QSizePolicy.Policy.Preferred)
        policy.setVerticalPolicy(QSizePolicy.Policy.Minimum)  # Fixed would hold it to one line
        self.setSizePolicy(policy)

    def setText(self, text: str) -> None:
        """Each & is meant."""
        super().setText(text.replace("&", "&&"))

    def text(self) -> str:
        """What it was given."""
        return super().text().replace("&&", "&")

    def hasHeightForWidth(self) -> bool:
        """A narrow link is a high one."""
        return True

    def heightForWidth(self, width: int) -> int:
        """The height of the wrapped text; measured once for each width, since a layout asks many times."""
        asked = width, self.text(), self.property("role")
        if asked not in self._heights:
            room = QRect(0, 0, width, 10_000)
            height = self._metrics().boundingRect(room, _WRAPPED, self.text()).height()
            self._heights[asked] = max(height + 2 * _LINK_EDGE, 3 * theme.GRID)
        return self._heights[asked]

    def changeEvent(self, event: QEvent) -> None:
        """Another font is measured anew."""
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._heights.clear()

    def sizeHint(self) -> QSize:
        """The text in one line."""
        width = self._metrics().horizontalAdvance(self.text()) + 1
        return QSize(width, self.heightForWidth(width))

    def minimumSizeHint(self) -> QSize:
        """Narrower, the text wraps."""
        return QSize(min(self.sizeHint().width(), 10 * theme.GRID), 3 * theme.GRID)

    def paintEvent(self, event: QPaintEvent) -> None:
        """The text is drawn wrapped and underlined."""
        painter = QPainter(self)
        painter.setFont(self._font())
        painter.setPen(theme.link_colour(self))
        painter.drawText(self.rect().adjusted(0, _LINK_EDGE, 0, -_LINK_EDGE), _WRAPPED, self.text())

    def _font(self) -> QFont:
        font = QFont(self.font())
        font.setUnderline(True)
        if self.property("role") == "strong":
            font.setWeight(QFont.Weight.DemiBold)
        return font

    def _metrics(self) -> QFontMetrics:
        return QFontMetrics(self._font())


_ABOVE: Final = 10 * theme.GRID
"""Room for the label and the help of a field."""
_BELOW: Final = 5 * theme.GRID
"""Room for what is wrong with it."""
_WRAPPED = Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter | Qt.TextFlag.TextWordWrap


class _SheetContent(QWidget):
    """The column of a sheet.

    Signals:
        laid_out: what is in it may have got another place.
    """

    laid_out = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)

    def event(self, event: QEvent) -> bool:
        """Wrapped text is as high as its width makes it, which a scroll area does not ask for by itself."""
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Resize):
            height = max(0, self.column.totalHeightForWidth(self.width()))
            if height != self.minimumHeight():
                self.setMinimumHeight(height)
            self.laid_out.emit()
        return super().event(event)


class Sheet(QScrollArea):
    """What stands in the middle of the window: a column of things that scrolls when it must, and never sideways.

    Args:
        is_kept: whoever makes it holds it as long as it is shown. What lies on a viewport of ours is destroyed when
            Python lets go of the sheet, as it does of those in dialogs.

    Attributes:
        widest: how wide the column gets, in pixels; about 70 letters unless it holds a table.
    """

    def __init__(self, is_kept: bool = False) -> None:
        super().__init__()
        if is_kept:  # to be asked for a viewport of Qt's own makes PySide6 create each class of widgets there is
            self.setViewport(QWidget())
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._ground = ground = QWidget()
        ground.setProperty("role", "ground")
        outer = QVBoxLayout(ground)
        self._margins = QMargins(4 * theme.GRID, 4 * theme.GRID - theme.HALF, 4 * theme.GRID, 3 * theme.GRID)
        outer.setContentsMargins(self._margins - QMargins(0, 0, self.verticalScrollBar().sizeHint().width(), 0))
        self.content = _SheetContent()
        self.widest = theme.letters(self.content, theme.LETTERS_IN_COLUMN) + 8 * theme.GRID
        self.column = self.content.column
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(3 * theme.GRID)
        outer.addWidget(self.content)
        outer.addStretch(1)
        self.setWidget(ground)
        app = QApplication.instance()
        assert isinstance(app, QApplication)
        app.focusChanged.connect(self._on_focus_changed)
        self._wanted: QWidget | None = None
        self._is_scrolled = False
        """Whether the person looks elsewhere than where the focus is."""
        self.verticalScrollBar().actionTriggered.connect(self._on_scrolled)
        self.content.laid_out.connect(self._keep_focus_in_sight)

    def fill(self, margins: QMargins) -> None:
        """Give the column all the room there is within margins, to the bottom of the window too."""
        self._margins = margins
        self.widest = theme.ENDLESS
        outer = self._ground.layout()
        assert isinstance(outer, QVBoxLayout)
        outer.setContentsMargins(margins)
        outer.setStretch(0, 1)
        outer.setStretch(1, 0)
        self._limit()

    def height_for(self, width: int) -> int:
        """How high it is without scrolling, in a width."""
        margins = self._margins
        room = max(1, min(self.widest, width - margins.left() - margins.right()))
        return self.column.totalHeightForWidth(room) + margins.top() + margins.bottom()

    def add_top(self, eyebrow: str, title: str) -> "Heading":
        """Put the line above the title, and the title, on top; ``corner`` is the room at their right."""
        heading = Heading(title, level=1)
        self.top = top = QVBoxLayout()
        top.setSpacing(0)
        self.eyebrow = Label(eyebrow, "eyebrow")
        if eyebrow:
            top.addWidget(self.eyebrow)
        top.addWidget(heading)
        whole = QHBoxLayout()
        whole.addLayout(top, stretch=1)
        self.corner = QHBoxLayout()
        self.corner.setContentsMargins(0, theme.GRID, 0, 0)
        whole.addLayout(self.corner)
        whole.setAlignment(self.corner, Qt.AlignmentFlag.AlignTop)
        self.column.addLayout(whole)
        return heading

    def add_part(self, title: str) -> None:
        """Begin a new part of the page: a rule that sets it apart from what is above, and its heading."""
        rule = QFrame()
        rule.setProperty("role", "rule")
        self.column.addWidget(rule)
        heading = Heading(title)
        heading.setContentsMargins(theme.INDENT, 0, 0, 0)
        self.column.addWidget(heading)

    def add_indented(self, thing: QWidget) -> None:
        """Put something on the page in line with the text of its fields."""
        row = QHBoxLayout()
        row.setContentsMargins(theme.INDENT, 0, 0, 0)
        row.addWidget(thing)
        self.column.addLayout(row)

    def bring_into_sight(self, thing: QWidget) -> None:
        """Scroll until a thing can be seen whole, with what stands above it, and do so again once all has its place.

        Whoever scrolls or clicks before that is left where they are.
        """
        self._wanted = thing
        self._is_scrolled = False
        self._scroll_to(thing)
        QTimer.singleShot(0, self, self._scroll_again)

    def _scroll_again(self) -> None:
        wanted, self._wanted = self._wanted, None
        if wanted is not None and isValid(wanted):
            self._scroll_to(wanted)

    def _scroll_to(self, thing: QWidget) -> None:
        if not self._ground.isAncestorOf(thing):
            return
        bar, room, place = self.verticalScrollBar(), self.maximumViewportSize().height(), self._place_of(thing)
        top, bottom, rest = place.top(), place.bottom() + 1, room - place.height()
        if top < bar.value():
            bar.setValue(top - min(_ABOVE, rest))
        elif bottom > bar.value() + room:
            bar.setValue(bottom + min(_BELOW, rest) - room)

    def _place_of(self, thing: QWidget) -> QRect:
        """Where a thing is; in a text longer than the page where one writes, of anything else as long its upper end."""
        room = self.maximumViewportSize().height()
        place = QRect(thing.mapTo(self._ground, QPoint()), thing.size())
        if place.height() <= room:
            return place
        cursor = QRectF(thing.inputMethodQuery(Qt.InputMethodQuery.ImCursorRectangle)).toRect()
        return QRect(cursor.translated(place.topLeft()).topLeft(), cursor.size().boundedTo(QSize(room, room)))

    def _on_focus_changed(self, _old: QWidget | None, new: QWidget | None) -> None:
        """What has the focus is in sight; what the mouse points at stays under it."""
        if new is not None and self._ground.isAncestorOf(new):
            self._wanted = None
            self._is_scrolled = False
            if not QApplication.mouseButtons():
                self.bring_into_sight(new)

    def _on_scrolled(self, _action: int) -> None:
        """Whoever scrolls and still sees what has the focus has not turned away from it."""
        self._wanted = None
        focused = QApplication.focusWidget()
        if focused is not None and self._ground.isAncestorOf(focused):
            top, room = self.verticalScrollBar().sliderPosition(), self.maximumViewportSize().height()
            self._is_scrolled = not self._place_of(focused).intersects(QRect(0, top, self._ground.width(), room))

    def _keep_focus_in_sight(self) -> None:
        """What has the focus may have got another place: by another width, or by what was said above it."""
        focused = QApplication.focusWidget()
        if focused is not None and not self._is_scrolled and self._ground.isAncestorOf(focused):
            self.bring_into_sight(focused)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The column leaves room for the scroll bar whether it shows or not: else the two could chase each other."""
        super().resizeEvent(event)
        self._limit()
        self._keep_focus_in_sight()

    def _limit(self) -> None:
        margins = self._margins  # that at the right is wide enough for the scroll bar
        room = self.width() - margins.left() - margins.right()
        self.content.setMaximumWidth(max(1, min(self.widest, room)))


class Box(QFrame):
    """A frame with a column of things in it."""

    def __init__(self, role: str, margin: int = 2 * theme.GRID, spacing: int = theme.GRID) -> None:
        super().__init__()
        self.setProperty("role", role)
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(margin, margin, margin, margin)
        self.column.setSpacing(spacing)


def beside(*things: QWidget, stretch: bool = True) -> QWidget:
    """Things side by side, and the rest of the line empty."""
    line = QWidget()
    theme.keep_height(line)
    row = QHBoxLayout(line)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(theme.GRID)
    for thing in things:
        row.addWidget(thing)
    if stretch:
        row.addStretch(1)
    return line
