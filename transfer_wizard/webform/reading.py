"""A page that is only read: where our values would go, or into which fields the person has put them."""

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


def learned(look: PageState, values: list[FormValue]) -> tuple[tuple[str, str], ...]:
    """The fields that hold one of the values by now; of what is in any other field nothing is told."""
    return tuple(
        (value.id, called(field, look.fields))
        for field in look.fields
        for value in values
        if field.value and holds(field, value)
    )


def called(field: FormField, fields: list[FormField]) -> str:
    """What is surely this field's own of its label and of its names in the page's source."""
    labels = (_label(each) for each in fields if each is not field)
    own = _label(field)
    return own if own and own not in labels else field.name or field.html_id or own


def _label(field: FormField) -> str:
    words = (field.label, field.labelled_by, field.aria_label, field.cell, field.nearby, field.placeholder)
    return next(filter(None, words), "")
