"""What screen readers are told beside names and descriptions: headings, wrong fields, and what just happened."""

from PySide6.QtGui import QAccessible, QAccessibleAnnouncementEvent, QAccessibleInterface
from PySide6.QtWidgets import QAccessibleWidget, QWidget

from transfer_wizard.ui.kit.texts import Heading


class _HeadingInterface(QAccessibleWidget):
    """Qt takes every label for static text; a heading is what readers jump by."""

    def __init__(self, heading: Heading) -> None:
        super().__init__(heading, QAccessible.Role.Heading, heading.text())


def _interface(name: str, widget: object) -> QAccessibleInterface | None:
    return _HeadingInterface(widget) if isinstance(widget, Heading) else None


def install() -> None:
    """Teach Qt's accessibility layer our headings."""
    QAccessible.installFactory(_interface)


def announce(widget: QWidget, text: str, is_urgent: bool = False) -> None:
    """Have a screen reader say a sentence that appears on the window."""
    event = QAccessibleAnnouncementEvent(widget, text)
    politeness = QAccessible.AnnouncementPoliteness
    event.setPoliteness(politeness.Assertive if is_urgent else politeness.Polite)
    QAccessible.updateAccessibility(event)
