"""A form of one field, and which value it asks for."""

from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.matching import match
from transfer_wizard.webform.values import FormValue

VALUES = [
    FormValue(identity, identity, text)
    for identity, text in {
        "requester.name": "Dana Whitfield",
        "requester.first_name": "Dana",
        "requester.last_name": "Whitfield",
        "requester.company": "Northwind Traders",
        "requester.source_email": "dana@northwind.example",
        "requester.phone": "+1 415 555 0134",
        "requester.contact_hours": "09:00-17:00 UTC-8",
        "customer_number": "7114-5990",
        "organizations.source.name": "Northwind West",
        "organizations.source.url": "https://n149.meraki.com/o/VjjsAd/manage/organization/overview",
        "organizations.destination.name": "Northwind East",
        "organizations.destination.url": "https://n219.meraki.com/o/i0-kTd/manage/organization/overview",
        "case.severity": "3",
        "licenses.keys": "Z2A7-32TE-A8Y4",
        "case.subject": "License transfer request",
        "route.reason": "Move fails.",
        "case.scope": "Two licenses",
        "case.frequency": "Once.",
        "case.start_time": "2026-11-20",
        "case.related_cases": "None.",
        "case.test_results": "Tried three times",
        "case.workaround": "None known.",
        "case.business_impact": "Branches are unmanaged.",
        "case.description": "Everything",
    }.items()
]


NOTHING = ""
FILLER = FormField(id=99, kind=InputKind.TEXT, label="Favourite colour")


def asked(field: FormField, *others: FormField) -> str:
    """The value that a field asks for; "" for none of ours."""
    found = [each.value for each in match([field, *others], VALUES) if each.field == field]
    return found[0] if found else NOTHING
