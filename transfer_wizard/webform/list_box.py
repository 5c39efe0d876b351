"""Choices that a page draws itself: the one place where more is done than looking and typing (see list_box.js)."""

import time
from collections.abc import Sequence
from typing import Final

from transfer_wizard.resources import resource
from transfer_wizard.webform.choices import choice
from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.page import FormPage, Frame
from transfer_wizard.webform.values import FormValue

SECONDS_TO_OPEN: Final = 1.0
PAUSE: Final = 0.05


def choose(page: FormPage, frame: Frame, field: FormField, value: FormValue) -> str:
    """Open a list box and take the choice that says the value: its text, or "" when it was closed without one."""
    page.ask(frame, resource("form_scripts", "list_box.js").read_text(encoding="utf-8"))
    opened = field.kind is InputKind.LIST_BOX
    if opened and page.ask(frame, "(id) => transferWizardListBox.toggle(id)", field.id) is not True:
        return ""
    options = _options(page, frame, field)
    place = choice(options, value)
    if place is None:
        if opened and options:
            page.ask(frame, "(id) => transferWizardListBox.toggle(id)", field.id)
        return ""
    take = "(...all) => transferWizardListBox.take(...all)"
    return options[place] if page.ask(frame, take, field.id, place, options[place]) is True else ""


def mark(page: FormPage, frame: Frame, field: FormField, place: int) -> bool:
    """Take one of a group of radio buttons."""
    page.ask(frame, resource("form_scripts", "list_box.js").read_text(encoding="utf-8"))
    return page.ask(frame, "(...all) => transferWizardListBox.mark(...all)", field.id, place) is True


def _options(page: FormPage, frame: Frame, field: FormField) -> Sequence[str]:
    until = time.monotonic() + SECONDS_TO_OPEN
    while True:
        answer = page.ask(frame, "(id) => transferWizardListBox.options(id)", field.id)
        if isinstance(answer, list) and answer and all(isinstance(each, str) for each in answer):
            return answer
        if time.monotonic() > until:
            return ()
        time.sleep(PAUSE)
