"""Which of two organizations a field is about, and which of its people."""

import pytest

from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.matching import left_over, match

from .sample_form import FILLER, NOTHING, VALUES, asked

SIDES = [
    ({"label": "Name", "groups": ("Source organization",)}, "organizations.source.name"),
    ({"label": "Name", "groups": ("Destination organization",)}, "organizations.destination.name"),
    ({"label": "Name", "heading": "Destination organization"}, "organizations.destination.name"),
    ({"label": "Dashboard link", "heading": "Destination organization"}, "organizations.destination.url"),
    ({"label": "URL", "groups": ("Source organization",)}, "organizations.source.url"),
    ({"label": "組織名", "groups": ("移行先",)}, "organizations.destination.name"),
    ({"label": "Organization name", "heading": "Transfer from"}, "organizations.source.name"),
    ({"label": "Organization name", "heading": "Transfer to"}, "organizations.destination.name"),
    ({"label": "Name", "groups": ("Contact information",)}, "requester.name"),
    ({"label": "Phone", "heading": "2. About your reseller"}, NOTHING),
    ({"label": "Phone", "heading": "2. Additional information"}, "requester.phone"),
    ({"label": "Company", "groups": ("Shipping address",)}, NOTHING),
    ({"label": "電話番号", "heading": "代理店情報"}, NOTHING),
    ({"label": "Last", "groups": ("Name",)}, "requester.last_name"),
    ({"label": "First", "groups": ("Name *",)}, "requester.first_name"),
    ({"label": "姓", "groups": ("お名前",)}, "requester.last_name"),
    ({"placeholder": "First name", "nearby": "Fields with * are required"}, "requester.first_name"),
]


@pytest.mark.parametrize(("words", "value"), SIDES)
def test_legend_and_heading(words: dict[str, object], value: str) -> None:
    field = FormField.model_validate({"id": 1, "kind": "text", **words})
    assert asked(field, FILLER) == value


NEW_SIDES = [
    ({"label": "Organization", "heading": "New ticket"}, "organizations.source.name"),
    ({"label": "Organization", "groups": ("New support request",)}, "organizations.source.name"),
    ({"label": "Dashboard link", "heading": "New case for your organization"}, "organizations.source.url"),
    ({"label": "Organization name", "name": "new_case[organization]"}, "organizations.source.name"),
    ({"label": "Support passcode", "html_id": "newTicketPasscode"}, "passcode.source"),
    ({"label": "Support passcode", "heading": "Send us a message from your account to the team"}, "passcode.source"),
    ({"label": "Organization URL", "name": "ticket_to_link"}, "organizations.source.url"),
    ({"label": "Organization name", "groups": ("New organization",)}, "organizations.destination.name"),
    ({"label": "Organization name", "name": "new_org_name"}, "organizations.destination.name"),
    ({"label": "Organization name", "groups": ("To",)}, "organizations.destination.name"),
    ({"label": "Organization name", "name": "to_org"}, "organizations.destination.name"),
    ({"label": "Organization name", "heading": "Where the licenses move to"}, "organizations.destination.name"),
    ({"label": "Organization losing the licenses"}, "organizations.source.name"),
    ({"label": "Name", "groups": ("Organization to take licenses from",)}, "organizations.source.name"),
    ({"label": "Name", "groups": ("Organization to add licenses to",)}, "organizations.destination.name"),
    ({"label": "Name", "groups": ("Organization that we forgot",)}, NOTHING),
    ({"label": "Organisation", "groups": ("Lizenzen kommen aus",)}, "organizations.source.name"),
    ({"label": "Organisation", "groups": ("Lizenzen gehen nach",)}, "organizations.destination.name"),
    ({"label": "Link zum Dashboard", "groups": ("Lizenzen gehen nach",)}, "organizations.destination.url"),
    ({"label": "E-Mail", "groups": ("Künftige Organisation",)}, NOTHING),
    ({"label": "Phone", "groups": ("Licenses go to",)}, NOTHING),
    ({"label": "Phone", "groups": ("Move to new organization",)}, "requester.phone"),
    ({"label": "Organization receiving the licenses"}, "organizations.destination.name"),
]


@pytest.mark.parametrize(("words", "value"), NEW_SIDES)
def test_side_is_what_is_said_of_an_organization_or_a_transfer(words: dict[str, object], value: str) -> None:
    assert asked(FormField.model_validate({"id": 1, "kind": "text", **words}), FILLER) == value


AROUND_A_SIDE = """Destination organization|2. Source organization|Receiving organization details|Losing organization
    |Destination organization contact|Target organization|New organization|Transfer to|Zielorganisation
    |Abgebende Organisation|Quellorganisation|Organisation cible|Organisation d'origine|Organización de destino
    |Organización de origen|移行先の組織|移行元の組織情報|譲渡先"""


OF_A_CONTACT = """Phone|Company|First name|Last name|E-mail|Contact person|Full name|Contact name|Telefon|Firma|Vorname
    |Ansprechpartner|Société|Prénom|Adresse e-mail|Empresa|Correo electrónico|Teléfono|電話番号|会社名|ご担当者名
    |メールアドレス|姓"""


@pytest.mark.parametrize("around", [each.strip() for each in AROUND_A_SIDE.split("|")])
def test_contact_of_an_organization_is_left_to_the_person(around: str) -> None:
    for label in map(str.strip, OF_A_CONTACT.split("|")):
        for where in ({"groups": (around,)}, {"groups": ("Contact", around)}, {"heading": around}):
            field = FormField.model_validate({"id": 1, "kind": "text", "label": label, **where})
            assert asked(field, FILLER) == NOTHING, (label, where)


def test_contact_of_an_organization_is_told_as_left() -> None:
    labels = ("Phone", "Company", "First name", "E-mail")
    fields = [FormField(id=id(each), kind=InputKind.TEXT, label=each, groups=("Destination",)) for each in labels]
    told = left_over(fields, VALUES, match(fields, VALUES))
    assert {value: each.label for value, each in told.items()} == {
        "requester.phone": "Phone",
        "requester.company": "Company",
        "requester.first_name": "First name",
        "requester.source_email": "E-mail",
    }


@pytest.mark.parametrize(
    ("label", "around", "value"),
    [
        ("Your phone", "Destination organization", "requester.phone"),
        ("Requester's e-mail", "Source organization", "requester.source_email"),
        ("E-mail", "Requester in the source organization", "requester.source_email"),
        ("Phone", "Move licenses to a new organization", "requester.phone"),
        ("Name", "Move licenses to a new organization", "requester.name"),
        ("E-mail", "License transfer to another organization", "requester.source_email"),
        ("会社名", "新しい組織へのライセンス移行", "requester.company"),
        ("Firma", "Lizenzübertragung", "requester.company"),
        ("Name", "Destination organization", "organizations.destination.name"),
        ("Customer number", "Destination organization", NOTHING),
        ("Customer number", "Source organization", "customer_number"),
        ("E-mail to receive updates", "", "requester.source_email"),
    ],
)
def test_what_is_the_requesters_also_where_a_side_is_named(label: str, around: str, value: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label=label, heading=around), FILLER) == value
