"""What is learned of a form while a person fills it in by hand."""

from transfer_wizard.webform.fill import PageState
from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.reading import learned
from transfer_wizard.webform.values import FormValue

NAME = FormValue("requester.name", "Your name", "Dana Whitfield")
EMAIL = FormValue("requester.source_email", "E-mail", "dana@northwind.example")


def page(**texts: str) -> PageState:
    """A page with fields called by letters, and what is in them."""
    fields = [
        FormField(id=place, kind=InputKind.TEXT, label=label, value=text, free=False)
        for place, (label, text) in enumerate(texts.items())
    ]
    return PageState([], fields, [], {})


def test_first_field_of_the_page_that_holds_a_value_is_its_own() -> None:
    both = page(caller=NAME.text, mail=EMAIL.text, again=EMAIL.text, other="my own words")
    assert learned(both, [NAME, EMAIL], {}) == {"requester.name": "caller", "requester.source_email": "mail"}


def test_what_was_put_into_a_wrong_field_and_taken_out_is_forgotten() -> None:
    before = learned(page(caller="", notes=NAME.text), [NAME], {})
    assert before == {"requester.name": "notes"}
    assert learned(page(caller=NAME.text, notes="x"), [NAME], before) == {"requester.name": "caller"}
    assert learned(page(caller="", notes=""), [NAME], before) == {}


def test_what_an_earlier_page_held_stays() -> None:
    first = learned(page(caller=NAME.text), [NAME, EMAIL], {})
    assert learned(page(mail=EMAIL.text), [NAME, EMAIL], first) == {
        "requester.name": "caller",
        "requester.source_email": "mail",
    }
