"""The typed request: one frozen model for each section of the file, composed into a TransferRequest.

Every field may be None, since a draft may stop anywhere; ``check.py`` says what is still needed. A model never holds a
passcode: the error of a rejected value would print it.
"""

import datetime
from collections.abc import Mapping
from typing import Annotated, Any, TypeVar, cast

from pydantic import BaseModel, BeforeValidator, ConfigDict, ValidationError, ValidationInfo

from transfer_wizard.request.device_models import staying
from transfer_wizard.request.words import (
    Access,
    Answer,
    Ask,
    LicenseMode,
    LicensingModel,
    LockoutCause,
    MxEdition,
    PlaceholderAccess,
    SelfService,
    Severity,
    Side,
    SupportAccess,
    Verification,
)
from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError, OrganizationLink
from transfer_wizard.validation.wording import kind


class Section(BaseModel):
    """A part of the request. It is validated with its path in the file, without row numbers, as the context."""

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True, arbitrary_types_allowed=True)


def _read(text: Any, info: ValidationInfo) -> Any:
    place = info.context or ""
    path = f"{place}.{info.field_name}" if place else cast(str, info.field_name)
    return fields.read_often(path, text) if path in fields.OFTEN else fields.read(path, text)


Read = BeforeValidator(_read)
"""The field's reader in ``fields.py`` makes the value; the type behind it is then checked by pydantic."""

Text = Annotated[str | None, Read]


class Route(Section):
    """Whether a case is needed at all."""

    dashboard_access: Annotated[Answer | None, Read] = None
    self_service: Annotated[SelfService | None, Read] = None
    claimed_within_7_days: Annotated[Answer | None, Read] = None
    reason: Text = None
    ask: Annotated[Ask | None, Read] = None
    lockout_cause: Annotated[LockoutCause | None, Read] = None
    needed_by: Annotated[datetime.date | None, Read] = None


class Requester(Section):
    """The administrator who asks."""

    name: Text = None
    company: Text = None
    phone: Text = None
    contact_hours: Text = None
    source_email: Text = None
    destination_email: Text = None
    source_access: Annotated[Access | None, Read] = None
    destination_access: Annotated[Access | None, Read] = None
    saml: Annotated[Answer | None, Read] = None
    placeholder_name: Text = None
    placeholder_email: Text = None
    placeholder_access: Annotated[PlaceholderAccess | None, Read] = None

    def access(self, side: Side) -> Access | None:
        """The access to one side."""
        return self.source_access if side is Side.SOURCE else self.destination_access


class Organization(Section):
    """One end of the transfer."""

    name: Text = None
    url: Annotated[OrganizationLink | None, Read] = None
    licensing_model: Annotated[LicensingModel | None, Read] = None
    mx_edition: Annotated[MxEdition | None, Read] = None
    support_access: Annotated[SupportAccess | None, Read] = None


class Device(Section):
    """How many devices of one model a key licenses, and how many of them move."""

    model: Text = None
    have: Annotated[int | None, Read] = None
    move: Annotated[int | None, Read] = None

    @property
    def stays(self) -> bool:
        """True for a model of which nothing moves, beside others of its key that do."""
        return self.move == 0


class NowKey(Section):
    """A key that a move has made of one, and the organization it is in."""

    key: Text = None
    organization: Annotated[Side | None, Read] = None


class License(Section):
    """One license key and what moves of it."""

    key: Text = None
    mode: Annotated[LicenseMode | None, Read] = None
    expired: Annotated[Answer | None, Read] = None
    expires_on: Annotated[datetime.date | None, Read] = None
    devices: tuple[Device, ...] = ()
    now_keys: tuple[NowKey, ...] = ()


class Case(Section):
    """What the case says beside the transfer itself."""

    severity: Annotated[Severity | None, Read] = None
    scope: Text = None
    frequency: Text = None
    start_time: Text = None
    related_cases: Text = None
    test_results: Text = None
    workaround: Text = None
    business_impact: Text = None


class TransferRequest(Section):
    """The whole request, typed."""

    route: Route = Route()
    requester: Requester = Requester()
    source: Organization = Organization()
    destination: Organization = Organization()
    licenses: tuple[License, ...] = ()
    case: Case = Case()
    customer_number: Text = None
    case_number: Text = None
    verification: Annotated[Verification | None, Read] = None

    def organization(self, side: Side) -> Organization:
        """One end of the transfer."""
        return self.source if side is Side.SOURCE else self.destination


Errors = dict[str, FieldError]
AnySection = TypeVar("AnySection", bound=Section)


def parse_section(model: type[AnySection], values: Mapping[str, Any], path: str) -> tuple[AnySection, Errors]:
    """A section of a draft, with None for what is empty or wrong, and the errors by the path of the field."""
    given = {name: values[name] for name in model.model_fields if values.get(name)}
    given = {name: value for name, value in given.items() if not isinstance(value, str) or value.strip()}
    errors: Errors = {}
    try:
        return model.model_validate(given, context=kind(path)), errors
    except ValidationError as rejected:
        for error in rejected.errors(include_url=False, include_input=False):
            name = cast(str, error["loc"][0])
            errors[f"{path}.{name}" if path else name] = cast(FieldError, error["ctx"]["error"])
            del given[name]
    return model.model_validate(given, context=kind(path)), errors


def parse_license(values: Mapping[str, Any], path: str) -> tuple[License, Errors]:
    """A license row of a draft with its device rows."""
    errors: Errors = {}
    rows: dict[str, tuple[Section, ...]] = {}
    for name, model in (("devices", Device), ("now_keys", NowKey)):
        stay = staying(values[name]) if name == "devices" else frozenset()
        parsed = [
            (_stays(row), {}) if number in stay else parse_section(model, row, f"{path}.{name}.{number}")
            for number, row in enumerate(values[name])
        ]
        rows[name] = tuple(section for section, _errors in parsed)
        for _section, row_errors in parsed:
            errors |= row_errors
    row_of_key, key_errors = parse_section(License, {**values, **rows}, path)
    return row_of_key, key_errors | errors


def _stays(values: Mapping[str, str]) -> Device:
    """A device row that is left out of the case: whatever else it holds, nobody is asked about it."""
    row, _errors = parse_section(Device, {"model": values["model"], "have": values["have"]}, "licenses.devices")
    return row.model_copy(update={"move": 0})


SECTIONS = ("route", "requester", "organizations", "case", "customer_number", "case_number", "verification")
"""The sections of the file but the license rows, which are read one by one."""


def reparse(request: TransferRequest, section: str, values: Mapping[str, Any]) -> tuple[TransferRequest, Errors]:
    """The request with one of SECTIONS read anew, and that section's errors."""
    errors: Errors = {}
    update: dict[str, Any] = {}
    if section == "organizations":
        for side in Side:
            update[side], side_errors = parse_section(Organization, values[section][side], f"{section}.{side}")
            errors |= side_errors
    elif section in ("customer_number", "case_number", "verification"):
        whole, errors = parse_section(TransferRequest, {section: values[section]}, "")
        update[section] = getattr(whole, section)
    else:
        models: dict[str, type[Section]] = {"route": Route, "requester": Requester, "case": Case}
        update[section], errors = parse_section(models[section], values[section], section)
    return request.model_copy(update=update), errors
