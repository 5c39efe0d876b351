"""Which field of a whole form asks for what, what is left over of it, and what is doubtful."""

from collections.abc import Iterable

import pytest

from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.matching import doubtful, left_over, match

from .sample_form import VALUES


def test_title_of_a_person_is_not_the_title_of_the_case() -> None:
    persons = form(("text", "Name"), ("text", "Title"), ("text", "Company"), ("textarea", "Message"))
    assert "case.subject" in {each.value for each in match(form(("text", "Title"), ("textarea", "Message")), VALUES)}
    assert "case.subject" in {each.value for each in match(persons[:2] + persons[3:], VALUES)}
    longer = form(
        ("text", "Name"), ("text", "Title"), ("text", "Company"), ("email", "E-mail"), ("textarea", "Message")
    )
    assert "case.subject" not in {each.value for each in match(longer, VALUES)}


def test_form_with_a_password_and_a_text_is_filled_in() -> None:
    fields = form(("email", "E-mail"), ("password", "Password"), ("textarea", "Message"))
    assert {each.field.label for each in match(fields, VALUES)} == {"E-mail", "Message"}


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        ("Name|Surname", "requester.first_name|requester.last_name"),
        ("Surname|Name", "requester.last_name|requester.first_name"),
        ("Vorname|Name", "requester.first_name|requester.last_name"),
        ("Vorname|Nachname", "requester.first_name|requester.last_name"),
        ("First name|Name", "requester.first_name|requester.last_name"),
        ("姓|名", "requester.last_name|requester.first_name"),
        ("Name|Company", "requester.name|requester.company"),
    ],
)
def test_name_beside_a_part_of_it_is_the_other_part(labels: str, values: str) -> None:
    fields = form(*(("text", each) for each in labels.split("|")))
    found = {each.field.label: each.value for each in match(fields, VALUES)}
    assert [found.get(each, "") for each in labels.split("|")] == values.split("|")


def form(*rows: tuple[str, str]) -> list[FormField]:
    """Fields from kind and label."""
    return [FormField(id=place, kind=InputKind(kind), label=label, form=1) for place, (kind, label) in enumerate(rows)]


def test_one_value_to_one_field_and_the_confirmation() -> None:
    fields = form(("email", "E-mail"), ("email", "Confirm e-mail"), ("email", "Newsletter e-mail"), ("text", "Name"))
    found = {each.field.label: each.value for each in match(fields, VALUES)}
    assert found == {
        "E-mail": "requester.source_email",
        "Confirm e-mail": "requester.source_email",
        "Name": "requester.name",
    }


def test_only_text_area_left_takes_the_description() -> None:
    fields = form(("text", "Name"), ("email", "E-mail"), ("textarea", ""))
    assert [each.value for each in match(fields, VALUES)][-1] == "case.description"


@pytest.mark.parametrize("label", ["Tell us what is going on", "Tell us everything", "What's going on at Contoso?"])
def test_text_area_that_asks_for_what_goes_on_takes_the_description(label: str) -> None:
    fields = form(("text", "Name"), ("email", "E-mail"), ("textarea", label))
    assert [each.value for each in match(fields, VALUES)][-1] == "case.description"


def test_unknown_words_about_an_organization_may_ask_for_its_link() -> None:
    fields = form(("text", "Origin organization, spot it has on screen"))
    assert {"organizations.source.url", "organizations.destination.url"} <= doubtful(fields, [])


def test_radio_buttons_come_before_the_box_around_them() -> None:
    levels = ("1 (Highest)", "2", "3", "4 (Lowest)")
    box = FormField(id=1, kind=InputKind.OPEN_LIST, labelled_by="Severity", nearby="Severity", options=levels)
    buttons = FormField(
        id=2,
        kind=InputKind.RADIO,
        label="Severity",
        nearby="Severity",
        groups=("Severity",),
        name="mat-radio-group-0",
        options=levels,
    )
    assert [(each.field, each.value) for each in match([box, buttons], VALUES)] == [(buttons, "case.severity")]


def test_lone_text_area_is_no_form() -> None:
    assert match(form(("textarea", "Write a reply")), VALUES)[:0] == []
    assert match(form(("textarea", "")), VALUES) == []


def test_form_with_a_password_is_left_alone() -> None:
    assert match(form(("email", "E-mail"), ("password", "Password")), VALUES) == []


def test_other_form_for_one_thing_is_left_alone() -> None:
    fields = form(("text", "Name"), ("email", "Your e-mail"), ("textarea", "Message"))
    fields.append(FormField(id=9, kind=InputKind.TEL, label="Phone", form=2))
    assert {each.field.form for each in match(fields, VALUES)} == {1}


def test_hint_of_the_profile_comes_first() -> None:
    fields = form(("text", "Ref."), ("text", "Customer number"))
    found = {each.field.label: each.value for each in match(fields, VALUES, {"customer_number": ["ref"]})}
    assert found == {"Ref.": "customer_number"}


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        (["Title", "Color", "Your name", "E-mail"], ["", "", "requester.name", "requester.source_email"]),
        (["Title", "Color", "Size", "Your name", "E-mail"], ["case.subject", "", "", "requester.name", "E-MAIL"]),
        (["First name", "Name", "E-mail"], ["requester.first_name", "requester.last_name", "E-MAIL"]),
        (["Name", "Last name", "E-mail"], ["requester.first_name", "requester.last_name", "E-MAIL"]),
        (
            ["First name", "Name", "Last name", "E-mail"],
            ["requester.first_name", "requester.name", "requester.last_name", "E-MAIL"],
        ),
        (["Name", "Company", "E-mail"], ["requester.name", "requester.company", "E-MAIL"]),
    ],
)
def test_what_stands_around_a_title_or_a_name_tells_what_it_is(labels: list[str], values: list[str]) -> None:
    fields = [FormField(id=number, kind=InputKind.TEXT, label=label) for number, label in enumerate(labels)]
    found = {each.field.id: each.value for each in match(fields, VALUES)}
    expected = [value.replace("E-MAIL", "requester.source_email") for value in values]
    assert [found.get(field.id, "") for field in fields] == expected


def several(rows: Iterable[dict[str, object]]) -> list[FormField]:
    """Fields of one page, numbered as they stand."""
    return [FormField.model_validate({"id": number, "kind": "text", **row}) for number, row in enumerate(rows)]


NAME: dict[str, object] = {"label": "Name"}
MESSAGE: dict[str, object] = {"label": "Message", "kind": "textarea"}
PAGES: list[tuple[list[dict[str, object]], str]] = [
    # What was asked for already is passed over, and what comes after it is not.
    ([NAME, {"label": "E-mail"}, {"label": "E-mail address"}, {"label": "Phone"}], "name source_email - phone"),
    # The title of a person, wherever it stands among what is asked of a person.
    ([{"label": each} for each in ("Color", "Size", "Name", "Title", "Company")], "- - name - company"),
    ([MESSAGE, NAME, {"label": "Title"}, {"label": "Company"}], "description name - company"),
    # Another form for a single thing: only beside one that asks for much.
    ([{**NAME, "form": 1}, {"label": "E-mail", "form": 1}, {"label": "Phone", "form": 2}], "name source_email phone"),
    (
        [{"label": each, "form": 1 + (each == "Phone")} for each in ("Name", "E-mail", "Company", "Phone")],
        "name source_email company -",
    ),
    # A trap for robots stays empty, whatever the page's source calls it.
    ([NAME, {"label": "Leave this field empty", "name": "email"}], "name -"),
    # The text area without a label takes the description, also beside one for another text of the case.
    (
        [NAME, {"label": "Business impact", "kind": "textarea"}, {"kind": "textarea"}],
        "name business_impact description",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), PAGES)
def test_each_field_of_a_page_gets_what_it_asks_for(rows: list[dict[str, object]], expected: str) -> None:
    fields = several(rows)
    found = {each.field.id: each.value.partition(".")[2] for each in match(fields, VALUES)}
    assert [found.get(field.id, "-") for field in fields] == expected.split()


def test_a_text_area_that_asks_for_what_we_have_not_is_no_description() -> None:
    without = [each for each in VALUES if each.id != "case.workaround"]
    found = match(several([NAME, {"label": "Workaround for the issue", "kind": "textarea"}]), without)
    assert [each.value for each in found] == ["requester.name"]


LEFT: list[tuple[list[dict[str, object]], dict[str, int]]] = [
    ([NAME, {"label": "E-mail", "kind": "email", "locked": True}], {"requester.source_email": 1}),
    ([{"label": "E-mail", "locked": True}, {"label": "E-mail", "locked": True}], {"requester.source_email": 0}),
    ([{"label": "Organization", "kind": "select", "options": ("A", "B")}], {"organizations.source.name": 0}),
    ([{"label": "Organization", "kind": "select", "options": ("A", "Northwind West")}], {}),
    ([{"label": "Severity", "kind": "select", "options": ("red", "blue")}], {"case.severity": 0}),
    ([{"label": "Phone", "most": 3}], {"requester.phone": 0}),
    ([{"label": "E-mail"}, {"label": "E-mail address", "locked": True}], {}),
    ([{"label": "Leave this field empty", "name": "email", "locked": True}], {}),
    ([{"label": "Fax", "locked": True}, {"label": "E-mail", "locked": True}], {"requester.source_email": 1}),
]


@pytest.mark.parametrize(("rows", "told"), LEFT)
def test_what_a_field_asks_for_and_cannot_take_is_told(rows: list[dict[str, object]], told: dict[str, int]) -> None:
    fields = several(rows)
    left = left_over(fields, VALUES, match(fields, VALUES))
    assert {value: field.id for value, field in left.items()} == told


OF_THE_CASE = "business_impact description frequency related_cases scope start_time test_results workaround".split()
DOUBTS: list[tuple[dict[str, object], set[str]]] = [
    # A word that we do not know: what its kind of field can take.
    ({"kind": "number"}, {"customer_number", "passcode.source", "passcode.destination", "requester.phone"}),
    ({"kind": "email"}, {"requester.source_email", "requester.destination_email"}),
    ({"kind": "url"}, {"organizations.source.url", "organizations.destination.url"}),
    ({"kind": "textarea"}, {"licenses.keys", "route.reason", *(f"case.{each}" for each in OF_THE_CASE)}),
    ({"kind": "select"}, {"case.severity"}),
    ({"kind": "select", "options": ("Low", "High")}, {"case.severity"}),
    ({"kind": "select", "options": ("red", "blue")}, set()),
    ({"kind": "search"}, set()),
    ({"aside": True}, set()),
    ({"locked": True}, set()),
    # A name of ours among other words.
    ({"placeholder": "Phone number of sorts"}, {"requester.phone"}),
    ({"heading": "Your company"}, {"requester.company"}),
    ({"label": "Customer number or order number"}, {"customer_number"}),
    ({"label": "Fax"}, set()),
    ({"label": "Leave this field empty"}, set()),
]


@pytest.mark.parametrize(("row", "doubts"), DOUBTS)
def test_what_an_empty_field_may_ask_for_is_doubtful(row: dict[str, object], doubts: set[str]) -> None:
    fields = several([{"label": "Zorbel", **row}])
    assert match(fields, VALUES) == []
    assert doubtful(fields, []) == doubts


def test_what_was_filled_in_elsewhere_is_not_doubtful() -> None:
    fields = several([NAME, {"label": "Zorbel"}])
    found = doubtful(fields, match(fields, VALUES))
    assert "requester.name" not in found
    assert {"requester.phone", "organizations.source.name", "case.subject"} <= found
    assert "case.severity" not in found
