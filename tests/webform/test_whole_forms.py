"""Which field of a whole form asks for what, what is left over of it, and what is doubtful."""

from collections.abc import Iterable, Mapping
from itertools import pairwise

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


@pytest.mark.parametrize("kind", ["text", "textarea"])
@pytest.mark.parametrize(
    ("label", "value"),
    [("Start time preferred", "case.start_time"), ("Brief description of your company", "requester.company")],
)
def test_what_looks_like_a_value_of_ours_stays_empty_and_is_told_as_left(kind: str, label: str, value: str) -> None:
    fields = form(("text", "Name"), ("email", "E-mail"), (kind, label))
    matches = match(fields, VALUES)
    assert [each.value for each in matches] == ["requester.name", "requester.source_email"]
    assert value in doubtful(fields, matches)


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


def several(rows: Iterable[Mapping[str, object]]) -> list[FormField]:
    """Fields of one page, numbered as they stand."""
    return [FormField.model_validate({"id": number, "kind": "text", **row}) for number, row in enumerate(rows)]


NAME: dict[str, object] = {"label": "Name"}
MESSAGE: dict[str, object] = {"label": "Message", "kind": "textarea"}
MUCH: list[dict[str, object]] = [{"label": each, "form": 1} for each in ("Name", "E-mail", "Company")]
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
    # How near a "Title" stands to what is asked of a person.
    ([{"label": each} for each in ("Name", "Color", "Size", "Title", "Kind", "Sort")], "name - - subject - -"),
    ([{"label": each} for each in ("Name", "Color", "Title", "Kind", "Sort")], "name - - - -"),
    ([{"label": each} for each in ("Name", "Subject", "Company")], "name subject company"),
    ([{"label": each} for each in ("Title", "Color", "Size")], "subject - -"),
    ([NAME, {"label": "Title", "kind": "textarea"}, {"label": "Company"}], "name - company"),
    ([NAME, {"label": "Title"}, {"label": "Color"}, MESSAGE], "name subject - description"),
    ([NAME, {"label": "Title"}, {"label": "Color"}, {"label": "Size"}, MESSAGE], "name - - - description"),
    # Behind an area code stands what is left of the phone number, and nothing else is.
    ([{"label": "Area code"}, {"label": "Phone"}], "- -"),
    ([{"label": "Area code"}, {"label": "E-mail"}, {"label": "Phone"}], "- source_email phone"),
    ([{"label": "Area code"}, {"label": "Company"}], "- company"),
    # Beside a first and a last name, no vague word asks for the whole of it.
    ([{"label": "First name"}, {"label": "Last name"}, {"label": "Contact"}], "first_name last_name -"),
    ([{"label": "First name"}, {"label": "Color"}, {"label": "Name"}], "first_name - name"),
    (
        [{"label": "First name"}, {"label": "Last name"}, {"label": "Color"}, {"name": "name"}],
        "first_name last_name - -",
    ),
    ([{"label": "First name"}, {"label": "Color"}, {"name": "name"}], "first_name - name"),
    # A form that lets somebody in is left alone; another form of the page, or of a frame in it, is not.
    (
        [
            {"label": "E-mail", "form": 1},
            {"label": "Password", "kind": "password", "form": 1},
            {"label": "Name", "form": 2},
            {"label": "E-mail", "form": 2},
        ],
        "- - name source_email",
    ),
    (
        [
            {"label": "E-mail", "form": 1},
            {"label": "Password", "kind": "password", "form": 1},
            {**NAME, "form": 1, "frame": 1},
        ],
        "- - name",
    ),
    # What a list offers has to be what we have.
    ([{"label": "Organization", "kind": "select", "options": ("Northwind West", "B")}], "source.name"),
    ([{"label": "Severity", "kind": "radio", "options": ("1", "2", "3", "4")}], "severity"),
    ([{"label": "Name", "kind": "list-box"}], "-"),
    # A box of several lines is no place for what has one, where a line has it too; the subject may go there.
    ([{"label": "Phone", "kind": "textarea"}, {"name": "phone"}], "- phone"),
    ([{"label": "Subject", "kind": "textarea"}, {"name": "subject"}], "subject -"),
    ([{"label": "Description"}, {"label": "Message", "kind": "textarea"}], "- description"),
    # What is said around a field turns it into something else, or leaves it weaker than one without.
    ([{"label": "E-mail", "heading": "Your list"}, {"name": "email"}], "- source_email"),
    ([{"label": "E-mail", "heading": "Your list"}], "source_email"),
    ([{"label": "Company", "heading": "Fax"}, {"label": "Company"}], "- company"),
    ([{"label": "Phone", "aside": True}, {"label": "Phone"}], "- phone"),
    ([{"label": "Phone", "aside": True}], "-"),
    # What a person sees is something else, or nothing that we know.
    ([{"label": "Zorbel", "name": "phone"}, {"name": "phone"}], "- phone"),
    ([{"label": "Zorbel", "name": "phone"}], "-"),
    ([{"label": "Zorbel", "name": "phone", "foreign": True}], "phone"),
    ([{"nearby": "Zorbel", "name": "phone"}], "phone"),
    ([{"label": "Contact", "kind": "email"}, {"label": "Name"}], "source_email name"),
    # The address once more, or in the other organization.
    ([{"label": "E-mail"}, {"label": "E-mail in the destination organization"}], "source_email source_email"),
    ([{"label": "E-mail"}, {"label": "E-mail"}], "source_email -"),
    ([{"label": "Confirm e-mail"}], "source_email"),
    # A customer number is of the source, also where only the page's source says it.
    ([{"name": "customer_number", "groups": ("Destination",)}], "-"),
    ([{"name": "customer_number", "groups": ("Source",)}], "customer_number"),
    # What takes too little is a part of something.
    ([{"label": "Name", "most": 5}], "-"),
    ([{"label": "Name", "most": 6}], "name"),
    ([{"label": "Business impact", "most": 5}], "-"),
    ([{"label": "Business impact", "most": 10}], "business_impact"),
    ([{"label": "Source passcode", "most": 3}], "-"),
    ([{"label": "Source passcode", "most": 4}], "source"),
    ([{"label": "Description", "most": 9}], "-"),
    ([{"label": "Description", "most": 10}], "description"),
    ([{"label": "Related cases"}], "-"),
    ([{"label": "Related cases", "kind": "textarea"}], "related_cases"),
    # One thing in a form of its own beside a large one: only what nobody asks for elsewhere.
    (
        [{"label": each, "form": each == "Phone"} for each in ("Name", "E-mail", "Company", "Phone")],
        "name source_email company -",
    ),
    (
        [{"label": each, "form": each != "Phone"} for each in ("Name", "E-mail", "Company", "Phone")],
        "name source_email company phone",
    ),
    (
        [{"label": each, "form": 1, "frame": each == "Phone"} for each in ("Name", "E-mail", "Company", "Phone")],
        "name source_email company -",
    ),
    (
        [*MUCH, {**MESSAGE, "form": 2}],
        "name source_email company description",
    ),
    (
        [*MUCH, {"label": "Passcode", "form": 2}],
        "name source_email company source",
    ),
    # The tallest text area without a label takes the description; none does that is asked for something else.
    ([NAME, {"kind": "textarea", "height": 10}, {"kind": "textarea", "height": 50}], "name - description"),
    ([NAME, {"kind": "textarea", "height": 50}, {"kind": "textarea", "height": 10}], "name description -"),
    ([NAME, {"kind": "textarea", "aside": True}], "name -"),
    ([NAME, {"kind": "textarea", "label": "Steps to reproduce the issue"}], "name description"),
    ([NAME, {"kind": "textarea", "label": "Delivery notes"}], "name -"),
    (
        [NAME, {"kind": "textarea", "label": "Workaround for the issue", "height": 9}, MESSAGE],
        "name workaround description",
    ),
    # The text area without a label takes the description, also beside one for another text of the case.
    (
        [NAME, {"label": "Business impact", "kind": "textarea"}, {"kind": "textarea"}],
        "name business_impact description",
    ),
]


@pytest.mark.parametrize(("rows", "expected"), PAGES)
def test_each_field_of_a_page_gets_what_it_asks_for(rows: list[dict[str, object]], expected: str) -> None:
    fields = several(rows)
    found = {each.field.id: each.value.partition(".")[2] or each.value for each in match(fields, VALUES)}
    assert [found.get(field.id, "-") for field in fields] == expected.split()


TOLD_BY = ("label", "nearby", "placeholder", "title", "name", "html_id")


@pytest.mark.parametrize(("nearer", "farther"), [*pairwise(TOLD_BY)])
def test_the_nearer_words_count_more(nearer: str, farther: str) -> None:
    for first, second in ((nearer, farther), (farther, nearer)):
        [found] = match(several([{first: "Phone"}, {second: "Phone"}]), VALUES)
        assert getattr(found.field, nearer) == "Phone"


@pytest.mark.parametrize(
    ("row", "hint", "is_taken"),
    [
        ({"label": "Ref.", "name": "x1"}, "x1", True),
        ({"label": "Ref.", "html_id": "x1"}, "x1", True),
        ({"label": "Ref."}, "REF", True),
        ({"placeholder": "Ref."}, "ref", True),
        ({"label": "Ref.", "name": "x12"}, "x1", False),
        ({"label": "Ref.", "most": 3}, "ref", True),
        ({"label": "Ref.", "heading": "Destination organization"}, "ref", True),
        ({"label": "Ref. no."}, "ref", False),
        ({"label": "Ref."}, "", False),
    ],
)
def test_a_hint_is_the_name_of_a_field_or_what_is_seen_of_it(row: dict[str, object], hint: str, is_taken: bool) -> None:
    found = match(several([row, {"label": "Customer number"}]), VALUES, {"customer_number": [hint]})
    assert [each.field.id for each in found] == [0 if is_taken else 1]


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
    ([{"label": "Zorbel", "name": "phone", "locked": True}], {}),
    ([{"name": "phone", "locked": True}], {"requester.phone": 0}),
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
    assert doubtful(fields[:1], match(fields[:1], VALUES)) == set()
    named = several([NAME, {"placeholder": "Phone number of sorts"}])
    assert doubtful(named, match(named, VALUES)) == {"requester.phone"}
