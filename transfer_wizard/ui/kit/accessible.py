"""Tells screen readers more than names and descriptions: headings, wrong fields, and what just happened."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget
from shiboken6 import isValid

from transfer_wizard.ui.kit.fold import FoldHead
from transfer_wizard.ui.kit.texts import Heading


class _HeadingInterface(QAccessibleWidget):
    """Qt takes every label for static text; a heading is what readers jump by. It says what it says now."""

    def __init__(self, heading: Heading) -> None:
        super().__init__(heading, QAccessible.Role.Heading)
        self._heading = heading

    def text(self, kind: QAccessible.Text) -> str:
        """The text of the heading is its name, unless it was given another one."""
        if kind == QAccessible.Text.Name and isValid(self._heading):
            return self._heading.accessibleName() or self._heading.text()
        return str(super().text(kind))


class _FoldInterface(QAccessibleWidget):
    """The head of a folded part says whether the part is open."""

    def __init__(self, head: FoldHead) -> None:
        super().__init__(head, QAccessible.Role.Button)
        self._head = head

    def state(self) -> QAccessible.State:
        """Expanded or collapsed, and not checked."""
        state = super().state()
        if isValid(self._head):
            state.expandable = True
            state.expanded = self._head.isChecked()
            state.collapsed = not self._head.isChecked()
        return state


def _interface(name: str, widget: object) -> QAccessibleInterface | None:
    if isinstance(widget, Heading):
        return _HeadingInterface(widget)
    if isinstance(widget, FoldHead):
        return _FoldInterface(widget)
    role = getattr(widget, "accessible_role", None)  # what a widget of ours is, where Qt can't tell: a list, its items
    return QAccessibleWidget(widget, role) if isinstance(widget, QWidget) and role is not None else None


def install() -> None:
    """Teach Qt's accessibility layer our headings. What it has asked about before stays what it took it for."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str, is_urgent: bool = False) -> None:
    """Have a screen reader say a sentence that appears on the window."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
