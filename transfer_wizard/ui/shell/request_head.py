"""The head of the step list: the name of the program, the open request, and how much of it is there."""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Final

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.progress import ProgressLine
from transfer_wizard.ui.kit.texts import Label

if TYPE_CHECKING:  # validation brings pydantic; the first window does without
    from transfer_wizard.validation.readiness import ReadyThing


MOST_OF_A_NAME: Final = 60
"""So many letters of an organization's name go into the title of the window."""


class RequestHead(QWidget):
    """The name of the program, the two organizations, and the progress of the request."""

    def __init__(self, name: str) -> None:
        super().__init__()
        lines = QVBoxLayout(self)
        lines.setContentsMargins(theme.GRID + theme.HALF, 0, theme.GRID + theme.HALF, 0)
        lines.setSpacing(0)
        title = Label(name)
        theme.strong(title)
        sign = QHBoxLayout()
        sign.setSpacing(theme.GRID + theme.HALF)
        sign.addWidget(Icon("transfer-wizard-small", size=theme.SIGN))
        sign.addWidget(title, stretch=1)
        self.source = Label()
        self.destination = Label()
        for label in (self.source, self.destination):
            theme.hint(label)
        self.progress = ProgressLine()
        lines.addLayout(sign)
        lines.addSpacing(3 * theme.GRID)
        lines.addWidget(self.source)
        lines.addWidget(self.destination)
        lines.addSpacing(theme.GRID)
        lines.addWidget(self.progress)

    def refresh(self, navigator: Navigator) -> None:
        """Show the request of a navigator as it stands."""
        source, destination = (navigator.draft.get(f"organizations.{side}.name").strip() for side in Side)
        self.source.setText(source or _("New request"))
        self.destination.setText(_("→ {organization}").format(organization=destination) if destination else "")
        self.destination.setAccessibleName(_("moves to {organization}").format(organization=destination))
        self.destination.setVisible(bool(destination))
        things = navigator.things
        states = [thing.state.name for thing in things]
        said = readiness_in_words(things)
        self.progress.show_counts(states.count("THERE"), states.count("OPEN"), len(states), said)


def readiness_in_words(things: "Sequence[ReadyThing]") -> str:
    """How many of the things are there; "" while nothing was typed."""
    if not things:
        return ""
    there = sum(thing.state.name == "THERE" for thing in things)
    if there == len(things):
        return _("Ready: all {all} things are there").format(all=there)
    return _("{there} of {all} things Support needs").format(there=there, all=len(things))


def title_of(navigator: Navigator, is_stopped: bool) -> str:
    """The title of the window: the page, and which request it is of.

    Args:
        is_stopped: something on the page can't be right, and was told.
    """
    title = navigator.advice[0].heading if navigator.advice else _(navigator.current.title)
    words = {"number": navigator.number, "total": len(navigator.steps), "title": title}
    place = _("{title}, step {number} of {total}").format(**words)
    if is_stopped:
        return _("Error: {title}").format(title=place)
    source, destination = (navigator.draft.get(f"organizations.{side}.name").strip() for side in Side)
    if not (source and destination):
        return place
    names = {"source": source[:MOST_OF_A_NAME], "destination": destination[:MOST_OF_A_NAME]}
    return _("{place}, {source} to {destination}").format(place=place, **names)
