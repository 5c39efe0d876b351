"""How everything looks: one grid, one accent colour, light and dark. No other module holds a colour or a pixel size.

Widgets say what they are with the property ``role`` ("title", "help", "error", ...); the style sheet says how that
looks, in the colours of ``theme_colours.py``.
"""

import functools
from enum import StrEnum
from typing import Final

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF, QPainter, QPalette, QPen, QScreen, QStyleHints
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QSizePolicy,
    QWidget,
)

from transfer_wizard.resources import resource
from transfer_wizard.translations import faces
from transfer_wizard.ui.kit.theme_colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT, Colours
from transfer_wizard.ui.kit.theme_sheet import SHEET

GRID: Final = 8
"""Pixels: every distance is a whole or a half of it."""
HALF: Final = GRID // 2
INDENT: Final = 0
"""How far the text of a page stands from the left edge of its column."""
FOOT: Final = 8 * GRID
"""The height of the foot of a page."""
SMALL_ICON: Final = 16
SHEET_MARGIN: Final = 20
LIVE_BAR: Final = 3
LETTERS_OF_A_LABEL: Final = 15
LETTERS_OF_A_KEY: Final = 16
LEADING: Final = 117
"""Of the sheet of the case: its margins, the bar beside what is in focus, where its columns begin,
and how high a line is, in hundredths of what the font has."""
BAR: Final = HALF
BETWEEN_SEGMENTS: Final = 3
"""Of what says how much is there."""
PANE: Final = (360, 320)
FULL_PANE: Final = 1180
"""The width of the case, and what it is in a window that is not as wide as this."""
WIDE: Final = 1100
NARROW: Final = 900
NARROWEST: Final = 700
"""Counted pixels: from here on the case has room beside the page, the steps beside it, fields beside each other."""
ENDLESS: Final = 16_777_215
"""Pixels: what Qt takes for no limit."""
SIGN: Final = 24
"""The size of the sign of the program."""
RING: Final = 2
RING_RADIUS: Final = 9
"""Of the ring around what has the focus, and of its corners."""
ICON: Final = 20
"""The size in which the icons are drawn, and in which their lines are sharpest."""
TEXT_SIZES: Final = (0.8, 0.9, 1.0, 1.1, 1.25, 1.5, 1.75, 2.0)
FADE: Final = 120
SLIDE: Final = 160
"""Milliseconds, for ``motion``: what comes into sight, and what moves."""
A_TURN: Final = 1
"""Milliseconds to the next turn: what is pressed meanwhile is heard before what comes in it; with 0 it is not."""
WINDOW: Final = (1180, 760)
LETTERS_OF_KEYS: Final = 18
DIALOG: Final = (780, 600)
QUESTION: Final = (600, 400)
SMALLEST: Final = (640, 400)
FRAME: Final = (2 * GRID, 5 * GRID)
"""What a system's frame and title add to a window, at most."""
COMPANION: Final = (360, 640)
COMPANION_ROW: Final = 31
VALUE: Final = 16 / 14
"""How much larger than other text is what goes into a form."""
LETTERS_IN_COMPANION: Final = 46
SIDE_PANEL: Final = 26 * GRID
OWN_FONT: Final = "IBM Plex Sans"
OWN_FIXED_FONT: Final = "IBM Plex Mono"
SMALLEST_BODY: Final = 10.5
"""Points: 14 pixels where an inch has 96."""
LETTERS_IN_PANEL: Final = 25
ROW_HEIGHT: Final = 4 * GRID
BETWEEN_QUESTIONS: Final = 20
CONTROL: Final = 36
"""Pixels: the height of a field, a button, a row of answers."""
PROSE_LINES: Final = 2
PREVIEW_LINES: Final = 18
CONTROL_RADIUS: Final = 6
"""Of fields, buttons and rows."""
CARD_RADIUS: Final = 10
CHIP_RADIUS: Final = 4
HINT: Final = 0.93
"""The smallest size of text there is, beside the size of the body."""
LEAD: Final = 1.14
"""The size of the sentence under the heading of the start, and of the program's name there."""
TITLE: Final = 2.0
SECTION: Final = 1.43
"""The headings of a page and of its parts; how far they are above other text shrinks as all text grows."""
CLOSER: Final = 0.29
LARGE: Final = 1.5
"""How much larger than other text the call sheet is."""
LETTERS_IN_COLUMN: Final = 70
LETTERS_IN_TABLE: Final = 116

Index = QModelIndex | QPersistentModelIndex


class Look(StrEnum):
    """Which colours the person wants."""

    SYSTEM = "system"
    """As the system has it, also while it changes."""
    LIGHT = "light"
    DARK = "dark"
    CONTRAST = "contrast"
    """High contrast, dark where the system is dark."""


class Theme:
    """The look of the program: it follows the system, but for what the person chose. ``colours`` are those in force.

    Args:
        look: which colours the person wants.
        text_size: how much larger than the system's the text is; one of TEXT_SIZES.
    """

    def __init__(self, application: QApplication, look: Look = Look.SYSTEM, text_size: float = 1.0) -> None:
        self._application = application
        self.colours = LIGHT
        self._scheme = application.styleHints().colorScheme()
        self._body = _use_own_fonts(application)
        self.text_size = 1.0
        self.look = look
        if text_size != 1.0:
            self.resize_text(text_size)
        application.styleHints().colorSchemeChanged.connect(self.force)
        _hints().accessibility().contrastPreferenceChanged.connect(self._put_on)
        self._put_on()

    def force(self, scheme: Qt.ColorScheme) -> None:
        """Put on the colours of a scheme; light where the system doesn't say."""
        self._scheme = scheme
        self._put_on()

    def choose(self, look: Look) -> None:
        """Put on the colours that the person wants."""
        self.look = look
        self._put_on()

    def _put_on(self) -> None:
        is_dark = self.look is Look.DARK or (self.look is not Look.LIGHT and self._scheme is Qt.ColorScheme.Dark)
        is_wished = _hints().accessibility().contrastPreference() is Qt.ContrastPreference.HighContrast
        if self.look is Look.CONTRAST or (self.look is Look.SYSTEM and is_wished):
            self.colours = CONTRAST_DARK if is_dark else CONTRAST_LIGHT
        else:
            self.colours = DARK if is_dark else LIGHT
        _in_force[0] = self.colours
        self._application.setPalette(_palette(self.colours))
        self._application.setStyleSheet(SHEET.format(**self.colours._asdict(), **_indicator()))

    def resize_text(self, factor: float) -> None:
        """Show all text so many times as large as the system has it."""
        self.text_size = factor
        font = QFont(self._application.font())
        font.setPointSizeF(self._body * factor)
        self._application.setFont(font)
        self._put_on()
        for widget in QApplication.allWidgets():
            face = widget.property(_FACE)
            if face is not None:
                _wear(widget, *face)
            elif widget.testAttribute(Qt.WidgetAttribute.WA_WState_Polished):
                widget.setFont(QFont())  # else what the style sheet has looked at keeps the size from before

    def step_text(self, step: int) -> float:
        """The size of text that comes so many steps after the one in force, or before it."""
        at = min(range(len(TEXT_SIZES)), key=lambda number: abs(TEXT_SIZES[number] - self.text_size))
        return TEXT_SIZES[max(0, min(at + step, len(TEXT_SIZES) - 1))]


@functools.cache
def _hints() -> QStyleHints:
    """What the system says of looks.

    WORKAROUND: what it says of accessibility is gone for Python as soon as Python lets go of this.
    """
    return QApplication.styleHints()


_in_force: Final = [LIGHT]
_FACE: Final = "face"
"""The property that holds how a widget's font differs from the program's: factor, weight, and whether it is Mono."""


def colours() -> Colours:
    """The colours in force: for what is painted by hand."""
    return _in_force[0]


def text_scale() -> float:
    """How large the text is, by whomever it was made so: 1 for 14 pixels."""
    return QApplication.font().pointSizeF() / SMALLEST_BODY


def pixels(size: int) -> int:
    """What is so many pixels at the usual size of text, at the size that is in force."""
    return round(size * text_scale())


def counted(width: int) -> int:
    """A width in pixels as if the text had its usual size: what decides how much stands side by side."""
    return round(width / text_scale())


def motion(milliseconds: int) -> int:
    """How long something moves, in milliseconds: not at all where the system or a remote desktop has effects off."""
    is_seen = QApplication.platformName() not in ("offscreen", "minimal")
    return milliseconds if is_seen and QApplication.isEffectEnabled(Qt.UIEffect.UI_General) else 0


def _indicator() -> dict[str, int]:
    """The measures of a check box and a radio button, in pixels: they grow with the text."""
    box, rim = pixels(14), pixels(5)
    return {"box": box, "round": box // 2 + 2, "dot": box + 4 - 2 * rim, "rim": rim}


def installed_fonts() -> set[str]:
    """The families of fonts that are there. Where none is, Qt draws boxes, and names three families all the same."""
    return set(QFontDatabase.families()) - {"Monospace", "Sans Serif", "Serif"}


def _use_own_fonts(application: QApplication) -> float:
    """Show the program in its own face, and other scripts in the system's; the size is the system's, from 14 pixels up.

    Each file takes 2 ms of the first window, so Mono waits until something is written in it.

    Returns:
        That size, in points.
    """
    _add_font("IBMPlexSans-Regular.ttf")
    _add_font("IBMPlexSans-SemiBold.ttf")
    font = application.font()
    font.setFamilies(list(dict.fromkeys([OWN_FONT, *faces(), *font.families()])))
    font.setPointSizeF(max(font.pointSizeF(), SMALLEST_BODY))
    application.setFont(font)
    return font.pointSizeF()


@functools.cache
def _add_font(name: str) -> None:
    QFontDatabase.addApplicationFont(str(resource("fonts", name)))


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
    roles = {"wrong": QPalette.ColorRole.LinkVisited, "quiet-link": QPalette.ColorRole.PlaceholderText}
    return QApplication.palette().color(roles.get(str(widget.property("role")), QPalette.ColorRole.Link))


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
    _wear(widget, factor, weight, is_fixed=False)


def _wear(widget: QWidget, factor: float, weight: QFont.Weight, is_fixed: bool) -> None:
    widget.setProperty(_FACE, (factor, weight, is_fixed))
    font = QFont(QApplication.font() if is_fixed else widget.font())
    if is_fixed:
        font.setFamilies(fixed_families())
    font.setPointSizeF(QApplication.font().pointSizeF() * (_closer(factor) if factor in (TITLE, SECTION) else factor))
    font.setWeight(weight)
    widget.setFont(font)


def _closer(factor: float) -> float:
    """The size of a heading beside other text: at 200 % it would fill the page, and is easily told apart as it is."""
    scale = max(1.0, text_scale())
    return 1 + (factor - 1) * max(0.5, 1 - CLOSER * (scale - 1)) / scale


def title(widget: QWidget) -> None:
    """The one heading of a page."""
    scaled(widget, TITLE, QFont.Weight.DemiBold)


def hint(widget: QWidget) -> None:
    """What is read second; the smallest size there is."""
    scaled(widget, HINT)


def heading(widget: QWidget) -> None:
    """A heading within a page."""
    scaled(widget, SECTION, QFont.Weight.DemiBold)


def draw_arrow(widget: QWidget) -> None:
    """Draw the mark of a list that opens at the right edge of a widget, while it paints itself."""
    painter = QPainter(widget)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.Text), 1.5))
    middle = QPointF(widget.width() - 2 * GRID, widget.height() / 2 + HALF / 2)
    painter.drawPolyline([middle + QPointF(-HALF, -HALF), middle, middle + QPointF(HALF, -HALF)])


def use_small(painter: QPainter) -> None:
    """Draw what follows in the smallest size there is."""
    font = QFont(painter.font())
    font.setPointSizeF(font.pointSizeF() * 0.86)
    painter.setFont(font)


def strong(widget: QWidget) -> None:
    """A label of a field."""
    scaled(widget, 1.0, QFont.Weight.DemiBold)


def fixed_families() -> list[str]:
    """The faces in which all letters have one width."""
    _add_font("IBMPlexMono-Regular.ttf")
    return [OWN_FIXED_FONT, *faces(), *QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families()]


def set_fixed_width(widget: QWidget, factor: float = 1.0) -> None:
    """What is proof-read letter by letter."""
    _wear(widget, factor, QFont.Weight.Normal, is_fixed=True)


def coded(text: str) -> str:
    """A piece of rich text in the face for what is read letter by letter."""
    return f"<span style=\"font-family: '{OWN_FIXED_FONT}', monospace; font-weight: 400\">{text}</span>"


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
    painter.setPen(QPen(QApplication.palette().color(QPalette.ColorRole.HighlightedText), pixels(2)))
    unit = place.width() / 18
    corner = QPointF(place.topLeft())
    painter.drawPolyline([corner + QPointF(*point) * unit for point in ((4, 9), (7, 13), (14, 5))])


def set_large_fixed_width(widget: QWidget) -> None:
    """What is read out letter by letter."""
    set_fixed_width(widget, LARGE)


def letters(widget: QWidget, count: int) -> int:
    """The width of so many letters in a widget's font, in pixels."""
    return round(QFontMetricsF(widget.font()).averageCharWidth() * count)


def set_column(widget: QWidget, count: int) -> None:
    """Keep a widget as wide as so many letters; 0 lets go of it."""
    width = letters(widget, count)
    widget.setMinimumWidth(width)
    widget.setMaximumWidth(width or ENDLESS)


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


def keep_height(line: QWidget) -> None:
    """Never be lower than what stands in it: a button's least height in the style sheet is that of the usual text."""
    line.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)


def small(font: QFont) -> QFont:
    """The font of hints and captions beside a font of the body."""
    made = QFont(font)
    made.setPointSizeF(font.pointSizeF() * HINT)
    return made
