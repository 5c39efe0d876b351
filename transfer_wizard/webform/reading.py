"""A page that is only read: where our values would go, or into which fields the person has put them."""

from collections.abc import Mapping
from enum import StrEnum

from transfer_wizard.webform.fill import PageState, holds
from transfer_wizard.webform.form_field import FormField
from transfer_wizard.webform.values import FormValue


class Purpose(StrEnum):
    """What a form is opened for: to be filled in, to tell what would go where, or to learn from the person."""

    FILL = "fill"
    PLAN = "plan"
    LEARN = "learn"


def planned(look: PageState) -> tuple[tuple[str, str], ...]:
    """The fields that each value would go into."""
    return tuple((match.value, called(match.field, look.fields)) for match in look.matches)


def learned(look: PageState, values: list[FormValue], before: Mapping[str, str]) -> dict[str, str]:
    """Per value the first field that holds it; of what is in any other field nothing is told.

    Args:
        look: the page as it is now.
        values: what the person puts into it.
        before: what was told last; of pages and fields that have gone it stands, and what was moved is forgotten.
    """
    here = {called(field, look.fields) for field in look.fields}
    places = {value: field for value, field in before.items() if field not in here}
    for field in look.fields:
        for value in values:
            if field.value and holds(field, value):
                places.setdefault(value.id, called(field, look.fields))
    return places


def called(field: FormField, fields: list[FormField]) -> str:
    """What is surely this field's own of its label and of its names in the page's source."""
    labels = (_label(each) for each in fields if each is not field)
    own = _label(field)
    return own if own and own not in labels else field.name or field.html_id or own


def _label(field: FormField) -> str:
    words = (field.label, field.labelled_by, field.aria_label, field.cell, field.nearby, field.placeholder)
    return next(filter(None, words), "")
