"""The table of steps: how each field is asked for, and what a person may leave out."""

from typing import Final

import pytest

from transfer_wizard.flow.license_rows import DEVICE_FIELDS, LICENSE_FIELDS, LIST_FIELDS
from transfer_wizard.flow.steps import CASE_NUMBER, CUSTOMER_NUMBER, STEPS, VERIFICATION, FieldKind, FieldSpec, step_of
from transfer_wizard.request.words import Side
from transfer_wizard.validation.required_fields import NEEDED, WARNS_ONLY

FIELDS: Final = {
    spec.path: spec
    for spec in (
        *(spec for step in STEPS for spec in step.fields),
        *(*LICENSE_FIELDS, *DEVICE_FIELDS, *LIST_FIELDS, CUSTOMER_NUMBER, VERIFICATION, CASE_NUMBER),
    )
}


@pytest.mark.parametrize(
    ("path", "kind"),
    [
        ("requester.name", FieldKind.LINE),
        ("requester.source_email", FieldKind.LINE),
        ("licenses.devices.have", FieldKind.LINE),
        ("licenses.expires_on", FieldKind.LINE),
        ("organizations.source.url", FieldKind.CODE),
        ("licenses.key", FieldKind.CODE),
        ("customer_number", FieldKind.CODE),
        ("case_number", FieldKind.CODE),
        ("route.reason", FieldKind.PROSE),
        ("case.scope", FieldKind.PROSE),
        ("licenses", FieldKind.PROSE),
        ("licenses.devices", FieldKind.PROSE),
        ("requester.saml", FieldKind.CHOICE),
        ("licenses.mode", FieldKind.CHOICE),
        ("case.severity", FieldKind.CHOICE),
    ],
)
def test_a_field_is_asked_for_by_the_kind_of_what_it_holds(path: str, kind: FieldKind) -> None:
    assert FIELDS[path].kind is kind


_BEGINS_WITHOUT: Final = {path for path in WARNS_ONLY if path.startswith("case.") or path.endswith("support_access")}
_MX_ONLY: Final = {f"organizations.{side}.mx_edition" for side in Side}


def test_optional_is_what_nobody_needs_or_support_can_begin_without() -> None:
    """Beside those, a choice has an answer for who does not know, and an edition is needed where an MX moves."""
    said = {path for path, spec in FIELDS.items() if spec.optional}
    never_needed = {path for path in FIELDS if path not in NEEDED and path != "licenses.devices.have"}
    assert said == never_needed | _BEGINS_WITHOUT - {"case.severity"} | _MX_ONLY | {"requester.phone"}
    assert not FieldSpec("requester.name").optional


def test_what_looks_alike_is_equally_wide_and_holds_its_usual_answer() -> None:
    usual = {
        14: ("route.needed_by", "licenses.expires_on", "customer_number"),
        20: ("licenses.key", "case_number"),
        6: ("licenses.devices.have", "licenses.devices.move"),
        30: ("licenses.devices.model",),
        40: ("licenses.devices",),
        60: ("licenses",),
    }
    by_path = {path: width for width, paths in usual.items() for path in paths}
    assert {path: spec.width for path, spec in FIELDS.items() if spec.width} == by_path
    assert FieldSpec("requester.name").width == 0, "as wide as the page"


@pytest.mark.parametrize(
    ("path", "step"),
    [
        ("route.self_service", "route"),
        ("route.ask", "organizations"),
        ("route.reason", "case"),
        ("route.needed_by", "case"),
        ("passcode.source", "passcodes"),
        ("customer_number", "passcodes"),
        ("verification", "passcodes"),
        ("case_number", "hand-over"),
        ("licenses.0.devices.1.move", "licenses"),
        ("licenses", "licenses"),
        ("organizations.source.name", "organizations"),
    ],
)
def test_a_field_has_its_step(path: str, step: str) -> None:
    assert step_of(path) == step
