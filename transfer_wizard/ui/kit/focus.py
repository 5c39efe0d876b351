"""Where Tab goes: through every control in sight, in the order of reading, and where it goes back to.

Qt goes in the order in which widgets were made, which is another one as soon as something is added later or moved.
"""

from collections.abc import Sequence
from typing import Final, TypeGuard

from PySide6.QtCore import QEvent, QRect, Qt
from PySide6.QtGui import QTextCursor
from PySide6.QtWidgets import (
    QAbstractButton,
    QApplication,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QScrollArea,
    QWidget,
)
from shiboken6 import isValid

FocusPlace = tuple[QRect, QWidget]
COMES_LAST: Final = "comes last"
"""The property of what Tab comes to after everything around it, wherever it stands."""
_TAKING: Final = (Qt.FocusPolicy.TabFocus, Qt.FocusPolicy.StrongFocus, Qt.FocusPolicy.WheelFocus)
BESIDE_HEADING: Final = "beside heading"
"""The property of what Tab passes over from the heading, where the person arrives: they came for the first question."""


def go_on(window: QWidget, forward: bool) -> bool:
    """Give the focus to the next control of a window, or the one before; the last one leads to the first.

    Tab selects the text of a field, and the next key then replaces it: so only from field to field of one page, never
    from a button, where a page is entered from outside or a round begins anew, and never when Qt asks for another
    place for the focus because what had it is hidden now.

    Returns:
        False when no control takes the focus.
    """
    QApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)  # what was shown just now has its place with that
    here = window.focusWidget()
    stops = _stops(window, here)
    others = [stop for stop in stops if stop is not here]
    if not others:
        return False
    at = stops.index(here) if here in stops else -1 if forward else len(stops)
    after = at + (1 if forward else -1)
    if here is not None and forward and not here.focusPolicy() & Qt.FocusPolicy.TabFocus:
        after = next((to for to in range(after, len(stops)) if not _is_beside_heading(stops[to])), after)
    is_new_round = not 0 <= after < len(stops)
    target = stops[after % len(stops)]
    is_within = _is_answer(here) and not is_new_round and _page_of(here) is _page_of(target)
    tab = Qt.FocusReason.TabFocusReason if forward else Qt.FocusReason.BacktabFocusReason
    target.setFocus(tab if is_within else Qt.FocusReason.OtherFocusReason)
    return True


def _is_beside_heading(stop: QWidget) -> bool:
    return any(bool(each.property(BESIDE_HEADING)) for each in (stop, stop.parentWidget()) if each is not None)


def _is_answer(here: QWidget | None) -> TypeGuard[QWidget]:
    """Whether what has the focus, and is in sight, is a field, and no button such as those beside the heading."""
    return here is not None and here.isVisible() and not isinstance(here, QPushButton)


def _stops(parent: QWidget, here: QWidget | None) -> list[QWidget]:
    """The controls that Tab stops at below a widget, and what has the focus, seen or not, in the order of reading."""
    children = [
        child
        for child in parent.children()
        if isinstance(child, QWidget)
        and (child.isVisible() or child is here or (here is not None and child.isAncestorOf(here)))
        and not child.isWindow()
    ]
    if len(children) > 1:
        children = [child for _place, child in in_order([(each.geometry(), each) for each in children])]
        children.sort(key=lambda each: bool(each.property(COMES_LAST)))
    stops: list[QWidget] = []
    for child in children:
        if child is here or _takes_tab(child):
            stops.append(child)
        stops += _stops(child, here)
    return stops


def _takes_tab(control: QWidget) -> bool:
    """Of several answers to a question Tab stops at the one that is chosen, or at the first one; arrows lead on."""
    if control.focusPolicy() not in _TAKING or not control.isEnabled() or control.focusProxy():
        return False
    group = control.group() if isinstance(control, QAbstractButton) else None
    if group is None or not group.exclusive():
        return True
    shown = [answer for answer in group.buttons() if answer.isVisible()]
    return control is next((answer for answer in shown if answer.isChecked()), shown[0])


def in_order(places: Sequence[FocusPlace]) -> list[FocusPlace]:
    """Things in the order of reading: row by row where an empty line parts them, else column by column."""
    if len(places) < 2:
        return list(places)
    for start, end in ((QRect.top, QRect.bottom), (QRect.left, QRect.right)):
        groups: list[list[FocusPlace]] = []
        reach = 0
        for place in sorted(places, key=lambda place: start(place[0])):
            if groups and start(place[0]) <= reach:
                groups[-1].append(place)
            else:
                groups.append([place])
            reach = max(reach, end(place[0])) if len(groups[-1]) > 1 else end(place[0])
        if len(groups) > 1:
            return [place for group in groups for place in in_order(group)]
    return sorted(places, key=lambda place: (place[0].top(), place[0].left()))


def _page_of(widget: QWidget) -> QWidget | None:
    """What a widget scrolls with."""
    parent = widget.parentWidget()
    while parent is not None and not isinstance(parent, QScrollArea):
        parent = parent.parentWidget()
    return parent


def leave(field: QWidget, stays: bool) -> None:
    """Take the focus from a field, which then takes over its text.

    Args:
        stays: give it back; where the field has closed, as a cell of a table does, to what it lies in.
    """
    around = [field]
    while (parent := around[-1].parentWidget()) is not None:
        around.append(parent)
    field.clearFocus()
    if stays:
        there = [each for each in around if isValid(each) and each.isVisible()]
        takes = (each for each in there if each is field or each.focusPolicy() != Qt.FocusPolicy.NoFocus)
        next(takes, field).setFocus()


class WayBack:
    """What has the focus when this is made, to give it back when a window that comes in front of it is closed.

    Args:
        parent: in whose window the focus comes back where no window of the program has it now, or what had it is gone.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        self._window = parent.window() if parent else None
        self._widget = QApplication.focusWidget() or (self._window.focusWidget() if self._window else None)

    def go(self) -> None:
        """Give it back, if it is still there; else the window has what took its place."""
        if self._widget is not None and isValid(self._widget) and self._widget.isVisible():
            self._widget.window().activateWindow()
            self._widget.setFocus(Qt.FocusReason.ActiveWindowFocusReason)
        elif self._window is not None and isValid(self._window) and self._window.isVisible():
            self._window.activateWindow()


class SamePlace:
    """What has the focus in a window, and where the cursor is in it, to find both when a page was made anew."""

    def __init__(self, window: QWidget) -> None:
        self._window = window
        held: QWidget | None = window.focusWidget()
        self._widget = held
        self._called = _called(held) if held else None
        self._ends = (0, 0)
        if isinstance(held, QLineEdit):
            end, length = held.cursorPosition(), len(held.selectedText())
            start = end - length if held.selectionStart() < end else end + length
            self._ends = (start, end)
        elif isinstance(held, QPlainTextEdit):
            self._ends = (held.textCursor().anchor(), held.textCursor().position())

    def go(self, field: QWidget | None) -> None:
        """Give the focus to the same control; what is typed on goes where it went before.

        Args:
            field: what takes the focus where there is no such control any more.
        """
        held = self._widget
        if held is None or not isValid(held) or not held.isVisible():
            same = (each for each in self._window.findChildren(QWidget) if each.isVisible())
            held = next((each for each in same if self._called and _called(each) == self._called), field)
        if held is None or not held.isVisible() or held is self._window.focusWidget():
            return
        held.setFocus(Qt.FocusReason.OtherFocusReason)
        start, end = self._ends
        if isinstance(held, QLineEdit):
            held.setSelection(start, end - start) if start != end else held.setCursorPosition(end)
        elif isinstance(held, QPlainTextEdit):
            cursor, last = held.textCursor(), held.document().characterCount() - 1
            cursor.setPosition(min(start, last))
            cursor.setPosition(min(end, last), QTextCursor.MoveMode.KeepAnchor)
            held.setTextCursor(cursor)


def _called(widget: QWidget) -> tuple[type[QWidget], str] | None:
    """What tells a control from others; None for one without a name."""
    said = getattr(widget, "text", "")  # of some widgets it is a property
    name = widget.objectName() or widget.accessibleName() or (said() if callable(said) else said)
    return (type(widget), name) if name else None
