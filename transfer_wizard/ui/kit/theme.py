"""How everything looks: one grid, one accent colour, light and dark. No other module holds a colour or a pixel size.

Widgets say what they are with the property ``role`` ("title", "help", "error", ...); the style sheet here says how that
looks. The light and dark colours meet WCAG 2.2: 4.5 to 1 for text, 3 to 1 for the edges of controls.
"""

from typing import Final, NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPoint, QPointF, QRect, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPalette, QPen, QScreen
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QListView,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from transfer_wizard.resources import resource

GRID: Final = 8
"""Pixels: every distance is a whole or a half of it."""
HALF: Final = GRID // 2
INDENT: Final = 2 * GRID + 3
"""How far the text of a page stands from the bar that marks a field in error."""
BESIDE_RADIO: Final = 3 * GRID + 6
"""How far the text of a radio button stands from its left edge."""
WINDOW: Final = (1040, 720)
DIALOG: Final = (780, 600)
QUESTION: Final = (600, 400)
SMALLEST: Final = (640, 400)
FRAME: Final = (2 * GRID, 5 * GRID)
"""What a system's frame and title add to a window, at most."""
COMPANION: Final = (360, 560)
LETTERS_IN_COMPANION: Final = 46
SIDE_PANEL: Final = 27 * GRID
OWN_FONT: Final = "IBM Plex Sans"
OWN_FIXED_FONT: Final = "IBM Plex Mono"
SMALLEST_BODY: Final = 10.5
"""Points: 14 pixels where an inch has 96."""
LETTERS_IN_PANEL: Final = 27
ROW_HEIGHT: Final = 4 * GRID
CONTROL: Final = 36
"""Pixels: the height of a field, a button, a row of answers."""
PROSE_LINES: Final = 3
PREVIEW_LINES: Final = 18
CONTROL_RADIUS: Final = 6
"""Of fields, buttons and rows."""
CARD_RADIUS: Final = 10
CHIP_RADIUS: Final = 4
HINT: Final = 0.93
"""The smallest size of text there is, beside the size of the body."""
LARGE: Final = 1.5
"""How much larger than other text the call sheet is."""
LETTERS_IN_COLUMN: Final = 70
LETTERS_IN_TABLE: Final = 116

Index = QModelIndex | QPersistentModelIndex


class Colours(NamedTuple):
    """The colours of one scheme: texts have 4.5 to 1 on every ground they are used on, edges and marks 3 to 1.

    Grounds are warm paper, so that the case, a white sheet, stands out without a shadow. Meaning is never told by
    colour alone: ``ok`` comes with a tick, ``open`` with a dot, ``wrong`` with a ring, ``info`` with an i.
    """

    ground: str
    panel: str
    surface: str
    sunken: str
    line: str
    edge: str
    text: str
    quiet: str
    accent: str
    accent_hover: str
    on_accent: str
    accent_soft: str
    accent_line: str
    ok: str
    ok_soft: str
    ok_line: str
    open: str
    open_soft: str
    open_line: str
    open_mark: str
    wrong: str
    wrong_soft: str
    wrong_line: str
    info: str
    info_soft: str
    info_line: str
    toast: str
    on_toast: str
    toast_link: str
    paper: str = "#ffffff"
    ink: str = "#1f1f24"


LIGHT: Final = Colours(
    ground="#fbfaf8",
    panel="#f3f1ec",
    surface="#ffffff",
    sunken="#f7f5f1",
    line="#e4e0d7",
    edge="#8b867b",
    text="#1f1f24",
    quiet="#5d5a53",
    accent="#4347c4",
    accent_hover="#35389f",
    on_accent="#ffffff",
    accent_soft="#ededfb",
    accent_line="#bcbef0",
    ok="#1b6b41",
    ok_soft="#e6f3ea",
    ok_line="#b5d8c2",
    open="#855000",
    open_soft="#fcf1dc",
    open_line="#e8cb95",
    open_mark="#b87200",
    wrong="#b0261e",
    wrong_soft="#fceeec",
    wrong_line="#ecbab5",
    info="#1d5b88",
    info_soft="#e8f1f8",
    info_line="#b9d3e6",
    toast="#2a2930",
    on_toast="#ffffff",
    toast_link="#c3c5ff",
)
DARK: Final = Colours(
    ground="#1c1b1f",
    panel="#161519",
    surface="#242328",
    sunken="#1f1e23",
    line="#38363d",
    edge="#807d87",
    text="#edebe7",
    quiet="#b0acb3",
    accent="#a9acff",
    accent_hover="#c3c5ff",
    on_accent="#15152e",
    accent_soft="#2c2c4d",
    accent_line="#50518a",
    ok="#86d3a2",
    ok_soft="#1d3326",
    ok_line="#356045",
    open="#efc06a",
    open_soft="#362c19",
    open_line="#6b5527",
    open_mark="#efc06a",
    wrong="#ff9d93",
    wrong_soft="#412421",
    wrong_line="#7d413b",
    info="#92c8ee",
    info_soft="#1c3040",
    info_line="#375a74",
    toast="#efece6",
    on_toast="#1c1b1f",
    toast_link="#3a3eb4",
)

_SHEET: Final = """
QWidget[role="ground"], QScrollArea {{ background: {ground}; }}
QWidget[role="panel"] {{ background: {panel}; }}
QWidget[role="footer"] {{ background: {ground}; border-top: 1px solid {line}; }}
QScrollArea {{ border: none; }}
QLabel {{ background: transparent; color: {text}; }}
QLabel[role="help"], QLabel[role="eyebrow"], QLabel[role="quiet"] {{ color: {quiet}; }}
QLabel[role="error"] {{ color: {wrong}; font-weight: 600; }}
QLabel[role="note"] {{ color: {open}; }}
QLabel[role="good"] {{ color: {ok}; }}
QFrame[role="row"] {{ border: none; border-left: 3px solid transparent; }}
QFrame[role="row"][state="error"] {{ border-left: 3px solid {wrong}; }}
QFrame[role="row"][state="note"] {{ border-left: 3px solid {open}; }}
QFrame[role="card"] {{ background: {surface}; border: 1px solid {line}; border-radius: 10px; }}
QFrame[role="card"][state="ok"] {{ background: {ok_soft}; border-color: {ok_line}; }}
QFrame[role="card"][state="open"] {{ background: {open_soft}; border-color: {open_line}; }}
QFrame[role="card"][state="wrong"] {{ background: {wrong_soft}; border-color: {wrong_line}; }}
QFrame[role="card"][state="info"] {{ background: {info_soft}; border-color: {info_line}; }}
QFrame[role="summary"] {{ background: {wrong_soft}; border: 1px solid {wrong_line}; border-radius: 10px; }}
QFrame[role="advice"] {{ background: {open_soft}; border: 1px solid {open_line}; border-radius: 10px; }}
QFrame[role="settled"] {{ background: {ok_soft}; border: 1px solid {ok_line}; border-radius: 10px; }}
QFrame[role="notice"] {{ background: {info_soft}; border: 1px solid {info_line}; border-radius: 10px; }}
QFrame[role="bar"] {{ background: {info_soft}; border: none; border-bottom: 1px solid {info_line}; }}
QFrame[role="toast"] {{ background: {toast}; border: none; border-radius: 6px; }}
QFrame[role="toast"] QLabel {{ color: {on_toast}; }}
QFrame[role="toast"] QPushButton {{ background: transparent; color: {toast_link}; border: none; font-weight: 600; }}
QFrame[role="toast"] QPushButton:focus {{ border: 2px solid {toast_link}; }}
QFrame[role="rule"] {{ background: {line}; border: none; max-height: 1px; min-height: 1px; }}
QLineEdit, QPlainTextEdit, QTextBrowser {{
    background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: 6px; padding: 7px 11px;
    selection-background-color: {accent}; selection-color: {on_accent};
}}
QLineEdit:focus, QPlainTextEdit:focus, QTextBrowser:focus {{ border: 2px solid {accent}; padding: 6px 10px; }}
QLineEdit[state="error"], QPlainTextEdit[state="error"] {{ border-color: {wrong}; }}
QLineEdit:read-only, QPlainTextEdit:read-only, QLineEdit:disabled, QPlainTextEdit:disabled {{
    background: {sunken}; border-color: {line};
}}
QLineEdit:read-only:focus, QPlainTextEdit:read-only:focus {{ border-color: {accent}; }}
QComboBox {{ background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: 6px; padding: 7px 11px; }}
QComboBox:focus {{ border: 2px solid {accent}; padding: 6px 10px; }}
QComboBox::drop-down {{ border: none; width: 24px; }}
QComboBox QAbstractItemView {{ background: {surface}; border: 1px solid {edge}; outline: none; }}
QTextBrowser[role="paper"] {{ background: {paper}; color: {ink}; padding: 15px; }}
QTextBrowser[role="paper"]:focus {{ padding: 14px; }}
QRadioButton, QCheckBox {{
    color: {text}; min-height: 28px; spacing: 8px; padding-right: 4px;
    border: 2px solid transparent; border-radius: 4px; outline: none;
}}
QRadioButton:focus, QCheckBox:focus {{ border-color: {accent}; }}
QRadioButton::indicator, QCheckBox::indicator {{
    width: 14px; height: 14px; border: 2px solid {edge}; background: {surface};
}}
QRadioButton::indicator {{ border-radius: 9px; }}
QRadioButton::indicator:checked {{ width: 8px; height: 8px; border: 5px solid {accent}; }}
QCheckBox::indicator {{ border-radius: 3px; }}
QCheckBox::indicator:checked {{ background: {accent}; border-color: {accent}; }}
QPushButton {{
    background: {surface}; color: {text}; border: 1px solid {edge}; border-radius: 6px;
    padding: 7px 15px; min-height: 20px; outline: none;
}}
QPushButton:hover {{ background: {accent_soft}; }}
QPushButton:focus {{ border: 2px solid {accent}; padding: 6px 14px; }}
QPushButton:disabled {{ color: {quiet}; border-color: {line}; }}
QPushButton[role="primary"] {{
    background: {accent}; color: {on_accent}; border: 1px solid {accent}; font-weight: 600;
}}
QPushButton[role="primary"]:hover {{ background: {accent_hover}; border-color: {accent_hover}; }}
QPushButton[role="primary"]:focus {{ border: 2px solid {text}; padding: 6px 14px; }}
QPushButton[role="link"], QPushButton[role="wrong"] {{
    background: transparent; border: 2px solid transparent; padding: 2px; min-height: 20px;
}}
QListView, QTableView {{
    background: {ground}; color: {text}; border: 1px solid {line}; border-radius: 4px; gridline-color: {line};
    alternate-background-color: {panel}; selection-background-color: {accent_soft}; selection-color: {text};
}}
QListView:focus, QTableView:focus {{ border: 2px solid {accent}; }}
QTableView {{ outline: none; }}
QTableView::item {{ padding: 0 5px; }}
QTableView::item:selected {{ background: {accent_soft}; color: {text}; }}
QListView[role="steps"], QListView[role="steps"]:focus {{ background: {panel}; border: none; outline: none; }}
QHeaderView::section {{
    background: {panel}; color: {quiet}; border: none; border-bottom: 1px solid {line}; padding: 6px 8px;
    font-weight: 600;
}}
QScrollBar:vertical {{ background: transparent; width: 12px; margin: 2px; }}
QScrollBar:horizontal {{ background: transparent; height: 12px; margin: 2px; }}
QScrollBar::handle {{ background: {edge}; border-radius: 4px; min-height: 32px; min-width: 32px; }}
QScrollBar::add-line, QScrollBar::sub-line, QScrollBar::add-page, QScrollBar::sub-page {{
    background: none; border: none; width: 0; height: 0;
}}
QToolTip {{ background: {panel}; color: {text}; border: 1px solid {line}; padding: 4px; }}
"""


_worn: Colours = LIGHT


def colours() -> Colours:
    """The colours that the program wears now, for what is painted by hand: the application has one style sheet."""
    return _worn


class Theme:
    """The look of the program: it follows the system. ``colours`` are those in force."""

    def __init__(self, application: QApplication) -> None:
        self._application = application
        self.colours = LIGHT
        _use_own_fonts(application)
        self.force(application.styleHints().colorScheme())
        application.styleHints().colorSchemeChanged.connect(self.force)

    def force(self, scheme: Qt.ColorScheme) -> None:
        """Put on the colours of a scheme; light where the system doesn't say."""
        global _worn
        self.colours = _worn = DARK if scheme is Qt.ColorScheme.Dark else LIGHT
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(_SHEET.format(**self.colours._asdict()))


def installed_fonts() -> set[str]:
    """The families of fonts that are there. Where none is, Qt draws boxes, and names three families all the same."""
    return set(QFontDatabase.families()) - {"Monospace", "Sans Serif", "Serif"}


def _use_own_fonts(application: QApplication) -> None:
    """Show the program in its own face, and other scripts in the system's; the size is the system's, from 14 pixels up.

    Adding the three files takes less than 1 ms of the first window.
    """
    for path in sorted(resource("fonts").glob("*.ttf")):
        QFontDatabase.addApplicationFont(str(path))
    font = application.font()
    font.setFamilies(list(dict.fromkeys([OWN_FONT, *font.families()])))
    font.setPointSizeF(max(font.pointSizeF(), SMALLEST_BODY))
    application.setFont(font)


def _palette(colours: Colours) -> QPalette:
    """For what the style sheet leaves to the style: indicators, scroll bars, menus, and text that is drawn by hand."""
    palette = QPalette()
    roles = {
        QPalette.ColorRole.Window: colours.ground,
        QPalette.ColorRole.WindowText: colours.text,
        QPalette.ColorRole.Base: colours.surface,
        QPalette.ColorRole.AlternateBase: colours.panel,
        QPalette.ColorRole.Text: colours.text,
        QPalette.ColorRole.PlaceholderText: colours.quiet,
        QPalette.ColorRole.Button: colours.ground,
        QPalette.ColorRole.ButtonText: colours.text,
        QPalette.ColorRole.Highlight: colours.accent,
        QPalette.ColorRole.HighlightedText: colours.on_accent,
        QPalette.ColorRole.Accent: colours.accent,
        QPalette.ColorRole.Link: colours.accent,
        QPalette.ColorRole.LinkVisited: colours.wrong,
        QPalette.ColorRole.Mid: colours.line,
        QPalette.ColorRole.ToolTipBase: colours.panel,
        QPalette.ColorRole.ToolTipText: colours.text,
    }
    for role, colour in roles.items():
        palette.setColor(role, QColor(colour))
    return palette


def link_colour(widget: QWidget) -> QColor:
    """The colour of a link's text: the accent, or the error colour for one that leads to something wrong."""
    role = QPalette.ColorRole.LinkVisited if widget.property("role") == "wrong" else QPalette.ColorRole.Link
    return QApplication.palette().color(role)


def on_link_colour() -> QColor:
    """The colour of a link's text while the link has the focus, and is filled with its own colour."""
    return QApplication.palette().color(QPalette.ColorRole.HighlightedText)


def say_role(widget: QWidget, role: str, state: str = "") -> None:
    """Tell the style sheet what a widget is, and in which state ("error", "note" or "")."""
    if widget.property("role") == role and (widget.property("state") or "") == state:
        return
    widget.setProperty("role", role)
    widget.setProperty("state", state)
    if not widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
        return  # the style sheet has not looked at it yet, and will when the widget is first shown
    widget.style().unpolish(widget)
    widget.style().polish(widget)


def scaled(widget: QWidget, factor: float, weight: QFont.Weight = QFont.Weight.Normal) -> None:
    """Give a widget the program's font in another size and weight."""
    font = QFont(widget.font())
    font.setPointSizeF(QApplication.font().pointSizeF() * factor)
    font.setWeight(weight)
    widget.setFont(font)


def title(widget: QWidget) -> None:
    """The one heading of a page."""
    scaled(widget, 2.0, QFont.Weight.DemiBold)


def heading(widget: QWidget) -> None:
    """A heading within a page."""
    scaled(widget, 1.43, QFont.Weight.DemiBold)


def draw_arrow(widget: QWidget) -> None:
    """Draw the mark of a list that opens at the right edge of a widget, while it paints itself."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.Text), 1.5))
    middle = QPointF(widget.width() - 2 * GRID, widget.height() / 2 + HALF / 2)
    painter.drawPolyline([middle + QPointF(-HALF, -HALF), middle, middle + QPointF(HALF, -HALF)])


def small(font: QFont) -> QFont:
    """The font of hints and captions beside a font of the body."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * HINT)
    return made


def use_small(painter: QPainter) -> None:
    """Draw what follows in the smallest size there is."""
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 0.86)
    painter.setFont(font)


def strong(widget: QWidget) -> None:
    """A label of a field."""
    scaled(widget, 1.0, QFont.Weight.DemiBold)


def set_fixed_width(widget: QWidget) -> None:
    """What is proof-read letter by letter."""
    font = QFont(QApplication.font())
    font.setFamilies([OWN_FIXED_FONT, *QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()])
    widget.setFont(font)


def large(widget: QWidget, is_strong: bool = False) -> None:
    """What is read from a distance, with a telephone in the hand."""
    scaled(widget, LARGE, QFont.Weight.DemiBold if is_strong else QFont.Weight.Normal)


def draw_tick(box: QAbstractButton) -> None:
    """Draw a tick over the filled indicator of a check box."""
    from PySide6.QtWidgets import QStyle, QStyleOptionButton  # QStyle alone takes 5 ms of the first window

    option = QStyleOptionButton()
    option.initFrom(box)
    place = box.style().subElementRect(QStyle.SubElement.SE_CheckBoxIndicator, option, box)
    painter = QPainter(box)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.HighlightedText), 2))
    left, middle, right = place.left() + HALF, place.center().x() - 1, place.right() - HALF + 1
    points = [(left, place.center().y() + 1), (middle, place.bottom() - HALF), (right, place.top() + HALF + 1)]
    painter.drawPolyline([QPoint(*point) for point in points])


class RowPainter(QStyledItemDelegate):
    """Draws the rows of a list, two lines of text each; a bar marks the current one."""

    def __init__(self, look: Theme, view: QListView) -> None:
        super().__init__(view)
        self.look = look
        self.view = view

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:
        """Two lines of text with a grid's space above and below."""
        return QSize(0, 2 * option.fontMetrics.lineSpacing() + 2 * GRID)

    def begin(self, painter: QPainter, option: QStyleOptionViewItem, is_current: bool) -> tuple[QRect, QFont]:
        """Mark a row, if it is the current one; the room for its text, and the font of its first line."""
        area: QRect = option.rect
        if is_current:
            painter.fillRect(area, QColor(self.look.colours.accent_soft))
            painter.fillRect(QRect(area.left(), area.top(), HALF, area.height()), QColor(self.look.colours.accent))
        font = QFont(option.font)
        font.setWeight(QFont.Weight.DemiBold if is_current else QFont.Weight.Normal)
        return area.adjusted(2 * GRID, GRID, -GRID, -GRID), font


def set_large_fixed_width(widget: QWidget) -> None:
    """What is read out letter by letter."""
    set_fixed_width(widget)
    font = QFont(widget.font())
    font.setPointSizeF(QApplication.font().pointSizeF() * LARGE)
    widget.setFont(font)


def letters(widget: QWidget, count: int) -> int:
    """The width of so many letters in a widget's font, in pixels."""
    return round(QFontMetricsF(widget.font()).averageCharWidth() * count)


def room_on(screen: QScreen) -> QSize:
    """The size of the largest window that is whole on a screen, frame and all."""
    return screen.availableSize() - QSize(*FRAME)


def side_panel(widget: QWidget) -> int:
    """The width of the panel of steps: room for the longest status, whatever the size of the text."""
    return max(SIDE_PANEL, letters(widget, LETTERS_IN_PANEL))


def companion(widget: QWidget) -> QSize:
    """The size of the window beside a browser, which grows with the text."""
    width = max(COMPANION[0], letters(widget, LETTERS_IN_COMPANION))
    return QSize(width, COMPANION[1] * width // COMPANION[0])


def lines(widget: QWidget, count: int) -> int:
    """The height of so many lines of text in a widget's font, with the widget's own edge, in pixels."""
    return round(QFontMetricsF(widget.font()).lineSpacing() * count) + 3 * GRID
