"""Chooses in lists that a page draws itself; only here is more done than looking and typing (see list_box.js)."""

import time
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any, Final

from transfer_wizard.resources import resource
from transfer_wizard.webform.choices import INVITES, choice
from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.form_page import SECONDS_TO_WORK, FormPage, Frame
from transfer_wizard.webform.values import FormValue

SECONDS_TO_OPEN: Final = 1.0
SECONDS_TO_ANSWER: Final = 0.15
"""A page that hears the press of a pointer does something soon; one that waits for the click does not."""
PAUSE: Final = 0.03
_OPEN_IT: Final = ("press", "follow", "arrow", "follow")


def choose(page: FormPage, frame: Frame, field: FormField, value: FormValue) -> str:
    """Open a list box and take the choice that says the value: its text, or "" when it was closed without one."""
    page.ask(frame, resource("form_scripts", "list_box.js").read_text(encoding="utf-8"))
    _do(page, frame, "start")
    for is_again in (False, True):  # a list that is still on its way into view does not always hear
        if field.kind is InputKind.LIST_BOX:
            _open(page, frame, field)
        options = _options(page, frame, field, value)
        place = choice(options, value)
        is_chosen = place is None or _is_chosen(field.value, options)
        if place is None or is_chosen or not _do(page, frame, "take", field.id, place, options[place]):
            if field.kind is InputKind.LIST_BOX and options and _do(page, frame, "press", field.id):
                _follow(page, frame, lambda: not _do(page, frame, "isOpen", field.id))
            return ""
        text = options[place]
        _follow(page, frame, partial(_do, page, frame, "isTaken", field.id, text), at_once=is_again)
        if _until(partial(_shows, page, frame, field, text), 2 * SECONDS_TO_ANSWER):
            break
    return text


def _is_chosen(shown: str, options: Sequence[str]) -> bool:
    """True for a list box that shows one of its choices, and no invitation to choose."""
    return not INVITES.search(shown) and any(option and option in shown for option in options)


def _open(page: FormPage, frame: Frame, field: FormField) -> None:
    """Press the list box, and only where nothing comes of it tell of a click; then the same with the arrow in it."""
    is_open = partial(_do, page, frame, "isOpen", field.id)
    for way in _OPEN_IT:
        if is_open():
            return
        _do(page, frame, way, *([] if way == "follow" else [field.id]))
        _until(is_open, SECONDS_TO_ANSWER)


def _follow(page: FormPage, frame: Frame, is_done: Callable[[], bool], at_once: bool = False) -> None:
    """Tell of a click where nothing has come of a press, or at once."""
    if at_once or not _until(is_done, SECONDS_TO_ANSWER):
        _do(page, frame, "follow")
        _until(is_done, SECONDS_TO_ANSWER)


def _do(page: FormPage, frame: Frame, what: str, *arguments: Any) -> bool:
    return (
        page.ask(frame, f"(...all) => transferWizardListBox.{what}(...all)", *arguments, seconds=SECONDS_TO_WORK)
        is True
    )


def _shows(page: FormPage, frame: Frame, field: FormField, text: str) -> bool:
    return text in (page.value(frame, field) or "")


def _until(is_so: Callable[[], bool], seconds: float) -> bool:
    """Counted in looks: a computer that stands still in one of them takes no more of the page's time than that."""
    for _look in range(round(seconds / PAUSE)):
        if is_so():
            return True
        time.sleep(PAUSE)
    return is_so()


def mark(page: FormPage, frame: Frame, field: FormField, place: int) -> bool:
    """Take one of a group of radio buttons."""
    page.ask(frame, resource("form_scripts", "list_box.js").read_text(encoding="utf-8"))
    return page.ask(frame, "(...all) => transferWizardListBox.mark(...all)", field.id, place) is True


def _options(page: FormPage, frame: Frame, field: FormField, value: FormValue) -> Sequence[str]:
    """The choices, once they are all there: lists slide into view, and some are filled over the network."""
    before: list[str] = []
    for _look in range(round(SECONDS_TO_OPEN / PAUSE)):
        answer = page.ask(frame, "(id) => transferWizardListBox.options(id)", field.id, seconds=SECONDS_TO_WORK)
        options = answer if isinstance(answer, list) and all(isinstance(each, str) for each in answer) else []
        if options == before and choice(options, value) is not None:
            return options
        before = options
        time.sleep(PAUSE)
    return before
