"""When a rule applies: each condition reads the facts and gives a finding for every place where it holds.

A finding is the path of the field it is shown beside, and the words that the rule's sentence needs.
"""

import datetime
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from transfer_wizard.request.device_models import is_mx
from transfer_wizard.request.words import (
    MX_EDITIONS,
    Access,
    Answer,
    Ask,
    LicenseMode,
    LicensingModel,
    MxEdition,
    PlaceholderAccess,
    SelfService,
    Side,
    SupportAccess,
    Verification,
)
from transfer_wizard.translations import _
from transfer_wizard.validation import wording
from transfer_wizard.validation.fields import account
from transfer_wizard.validation.free_text import names_a_passcode
from transfer_wizard.validation.problems import AskedBefore
from transfer_wizard.validation.sections import License, TransferRequest


@dataclass(frozen=True)
class Facts:
    """What the rules may look at: the typed request, the day, and when each passcode at hand was taken down.

    Attributes:
        passcodes: None where nobody asked the keyring; then nothing is said of passcodes that are missing.
        texts: what was typed into the fields that take any text, by their paths.
        seen_in: the paths of texts in which the vault has seen a passcode at hand.
        asked: the keys of other requests that were sent from this computer.
        rows: the license rows to look at, with their numbers; none where the rest of the request is looked at.
        of_rows: the ids of the rules that hold of a license row.
    """

    request: TransferRequest
    today: datetime.date
    passcodes: dict[Side, datetime.date | None] | None
    texts: Mapping[str, str] = field(default_factory=dict)
    seen_in: frozenset[str] = frozenset()
    asked: Mapping[str, AskedBefore] = field(default_factory=dict)
    rows: Sequence[tuple[int, License]] = ()
    of_rows: frozenset[str] = frozenset()


FoundInRequest = tuple[str, dict[str, Any]]
Condition = Callable[[Facts], Iterator[FoundInRequest]]


def self_service(facts: Facts) -> Iterator[FoundInRequest]:
    """Everything that Move asks for is there, nothing is known that it would refuse, and it was not tried."""
    request = facts.request
    model = _shared_model(request)
    if (
        request.route.dashboard_access is Answer.YES
        and request.route.self_service is SelfService.NOT_TRIED
        and all(request.requester.access(side) is Access.FULL for side in Side)
        and model in (LicensingModel.CO_TERM, LicensingModel.PER_DEVICE)
        and not any(next(refusal(facts), None) for refusal in REFUSED_BY_MOVE)
        and not facts.of_rows & REFUSED_ROWS_BY_MOVE
    ):
        yield "route.self_service", {"path": menu_path(model)}


def menu_path(model: LicensingModel | None) -> str:
    """Where licenses are moved in the dashboard, and how.

    Source: "How to do a License Transfer in Co-termination" and "License Transfer Request".
    """
    if model is LicensingModel.PER_DEVICE:
        return _("Organization › Configure › License Info, select the licenses, and choose Move license")
    return _("Organization › Configure › License Info › License History, and choose Move beside the key")


def claimed_lately(facts: Facts) -> Iterator[FoundInRequest]:
    """The claim can still be undone."""
    if facts.request.route.claimed_within_7_days is Answer.YES:
        yield "route.claimed_within_7_days", {}


def needed_too_late(facts: Facts) -> Iterator[FoundInRequest]:
    """The day by which the licenses are needed has passed."""
    day = facts.request.route.needed_by
    if day is not None and day < facts.today:
        yield "route.needed_by", {"day": day.isoformat()}


def access_is(access: Access) -> Condition:
    """One side's access is this one."""

    def when(facts: Facts) -> Iterator[FoundInRequest]:
        for side in Side:
            if facts.request.requester.access(side) is access:
                yield f"requester.{side}_access", {"side": wording.side(side)}

    return when


def different_accounts(facts: Facts) -> Iterator[FoundInRequest]:
    """Two e-mail addresses; a SAML administrator is judged by the local placeholder, who has one."""
    requester = facts.request.requester
    source, destination = requester.source_email, requester.destination_email
    if requester.saml is not Answer.YES and source and destination and account(source) != account(destination):
        yield "requester.destination_email", {}


def no_placeholder(facts: Facts) -> Iterator[FoundInRequest]:
    """A SAML administrator with no local administrator named."""
    requester = facts.request.requester
    if requester.saml is Answer.YES and not (requester.placeholder_name or requester.placeholder_email):
        yield "requester.placeholder_name", {}


def placeholder_not_full(facts: Facts) -> Iterator[FoundInRequest]:
    """A SAML administrator whose local administrator has less than full access to both organizations."""
    requester = facts.request.requester
    if requester.saml is Answer.YES and requester.placeholder_access is PlaceholderAccess.NOT_FULL:
        yield "requester.placeholder_access", {}


def placeholder_same(facts: Facts) -> Iterator[FoundInRequest]:
    """The requester named the own address as that of the local administrator, who has to be another person."""
    requester = facts.request.requester
    is_needed = requester.saml is Answer.YES or facts.request.route.dashboard_access is Answer.NO
    own = {account(address) for address in (requester.source_email, requester.destination_email) if address}
    placeholder = requester.placeholder_email
    if is_needed and placeholder and account(placeholder) in own:
        yield "requester.placeholder_email", {}


def signs_in_without_saml(facts: Facts) -> bool:
    """No local administrator is needed in the requester's place."""
    return facts.request.requester.saml is not Answer.YES


def _shared_model(request: TransferRequest) -> LicensingModel | None:
    model = request.source.licensing_model
    return model if model is request.destination.licensing_model else None


def model_mismatch(facts: Facts) -> Iterator[FoundInRequest]:
    """Both licensing models are known, and they differ."""
    models = [facts.request.organization(side).licensing_model for side in Side]
    if not {None, LicensingModel.UNKNOWN} & set(models) and models[0] is not models[1]:
        source, destination = (
            wording.shown(f"organizations.{side}.licensing_model", model or "")
            for side, model in zip(Side, models, strict=True)
        )
        yield "organizations.destination.licensing_model", {"source": source, "destination": destination}


def both_per_device(facts: Facts) -> Iterator[FoundInRequest]:
    """Per-device licensing on both sides."""
    if _shared_model(facts.request) is LicensingModel.PER_DEVICE:
        yield "organizations.source.licensing_model", {"path": menu_path(LicensingModel.PER_DEVICE)}


def subscription(facts: Facts) -> Iterator[FoundInRequest]:
    """A subscription organization on either side."""
    for side in Side:
        if facts.request.organization(side).licensing_model is LicensingModel.SUBSCRIPTION:
            yield f"organizations.{side}.licensing_model", {"side": wording.side(side)}


def same_organization(facts: Facts) -> Iterator[FoundInRequest]:
    """Both links name one organization, whichever of its pages they lead to."""
    source, destination = facts.request.source.url, facts.request.destination.url
    if source and destination and source.organization == destination.organization:
        yield "organizations.destination.url", {}


def support_blocked(facts: Facts) -> Iterator[FoundInRequest]:
    """Support may not look into a side."""
    for side in Side:
        if facts.request.organization(side).support_access is SupportAccess.BLOCKED:
            yield f"organizations.{side}.support_access", {"side": wording.side(side)}


def two_regions(facts: Facts) -> Iterator[FoundInRequest]:
    """The links are on two regional clouds."""
    source, destination = facts.request.source.url, facts.request.destination.url
    if source and destination and source.region != destination.region:
        yield "organizations.destination.url", {"source": source.region, "destination": destination.region}


def expired(facts: Facts) -> Iterator[FoundInRequest]:
    """A key with no remaining value of its own."""
    for number, row in facts.rows:
        if row.expires_on and row.expires_on < facts.today:
            yield f"licenses.{number}.expires_on", {"key": _called(row, number)}
        elif row.expired is Answer.YES:
            yield f"licenses.{number}.expired", {"key": _called(row, number)}


def mx_edition(higher: bool) -> Condition:
    """A key with an MX or vMX model goes to an organization of a lower edition (``higher``), or of a higher one."""

    def when(facts: Facts) -> Iterator[FoundInRequest]:
        source, destination = facts.request.source.mx_edition, facts.request.destination.mx_edition
        if source not in MX_EDITIONS or destination not in MX_EDITIONS or source is destination:
            return
        if (MX_EDITIONS.index(source) > MX_EDITIONS.index(destination)) is not higher:
            return
        names = {
            "source": wording.shown("organizations.source.mx_edition", source),
            "destination": wording.shown("organizations.destination.mx_edition", destination),
        }
        for path, device_model in mx_models(facts):
            yield path, {"model": device_model, **names}

    return when


def mx_models(facts: Facts) -> Iterator[tuple[str, str]]:
    """The path and the text of each device model that is an MX or a vMX."""
    for number, row in facts.rows:
        for index, device in enumerate(row.devices):
            if device.model and not device.stays and is_mx(device.model):
                yield f"licenses.{number}.devices.{index}.model", device.model


def no_mx_in_source(facts: Facts) -> Iterator[FoundInRequest]:
    """An MX license from an organization that is said to have no MX."""
    if facts.request.source.mx_edition is MxEdition.NONE:
        for path, device_model in mx_models(facts):
            yield path, {"model": device_model}


def renewals(facts: Facts) -> Iterator[FoundInRequest]:
    """A key that moves as a renewal."""
    for number, row in facts.rows:
        if row.mode is LicenseMode.RENEW:
            yield f"licenses.{number}.mode", {"key": _called(row, number)}


def part_of_a_renewal(facts: Facts) -> Iterator[FoundInRequest]:
    """A renewal by less than all that the key licenses."""
    for number, row in facts.rows:
        if row.mode is LicenseMode.RENEW and any(
            device.have and device.move is not None and device.move < device.have for device in row.devices
        ):
            yield f"licenses.{number}.mode", {"key": _called(row, number)}


def renewed_twice(facts: Facts) -> Iterator[FoundInRequest]:
    """A second key that renews: of several renewals, only the last one counts. One finding, however many there are."""
    first = ""
    for number, row in facts.rows:
        called = _called(row, number)
        if row.mode is LicenseMode.RENEW and first not in ("", called):
            yield f"licenses.{number}.mode", {"key": called, "first": first}
            return
        if row.mode is LicenseMode.RENEW:
            first = called


def mixed_mode(facts: Facts) -> Iterator[FoundInRequest]:
    """A key that adds devices in one row and renews in another."""
    modes: dict[str, LicenseMode] = {}
    for number, row in facts.rows:
        if row.key and row.mode and modes.setdefault(row.key, row.mode) is not row.mode:
            yield f"licenses.{number}.mode", {"key": row.key}


def over_count(facts: Facts) -> Iterator[FoundInRequest]:
    """More devices to move than the key licenses."""
    for number, row in facts.rows:
        for index, device in enumerate(row.devices):
            if device.have and device.move and device.move > device.have:
                yield f"licenses.{number}.devices.{index}.move", {"move": device.move, "have": device.have}


def duplicate_key(facts: Facts) -> Iterator[FoundInRequest]:
    """The same key and device model a second time."""
    first: dict[tuple[str, str], int] = {}
    for number, row in facts.rows:
        met: set[str] = set()
        for index, device in enumerate(row.devices):
            if not (row.key and device.model):
                continue
            model = device.model.casefold()
            before = first.setdefault((row.key, model), number)
            again_in_row = before == number and model in met
            met.add(model)
            if before != number or again_in_row:
                path = f"licenses.{number}.devices.{index}.model" if again_in_row else f"licenses.{number}.key"
                yield path, {"key": row.key, "model": device.model, "first": before + 1}


def _called(row: License, number: int) -> str:
    return row.key or str(number + 1)


def asked_before(facts: Facts) -> Iterator[FoundInRequest]:
    """The key is in an older request that has its case number."""
    for number, row in facts.rows:
        asked = facts.asked.get(row.key or "")
        if asked:
            yield f"licenses.{number}.key", {"key": row.key, "case": asked.case_number, "day": asked.day}


def passcode_missing(facts: Facts) -> Iterator[FoundInRequest]:
    """No passcode is at hand for a side."""
    for side, day in (facts.passcodes or {}).items():
        if day is None:
            yield f"passcode.{side}", {"side": wording.side(side)}


def passcode_stale(facts: Facts) -> Iterator[FoundInRequest]:
    """The passcode at hand is from another day."""
    for side, day in (facts.passcodes or {}).items():
        if day is not None and day != facts.today:
            yield f"passcode.{side}", {"side": wording.side(side), "day": day.isoformat()}


def passcode_in_text(facts: Facts) -> Iterator[FoundInRequest]:
    """A text that goes into the case holds a passcode, or four digits next to that word."""
    for path, text in facts.texts.items():
        if path in facts.seen_in or names_a_passcode(text):
            yield path, {"label": wording.label(path)}


def asks_alternative(facts: Facts) -> bool:
    """Support is asked what else can be done, and not for the move."""
    return facts.request.route.ask is Ask.ALTERNATIVE


def cannot_see_passcodes(facts: Facts) -> bool:
    """The person can't read the passcodes at all, as ``applies.can_see`` has it."""
    answer = facts.request.verification
    is_locked_out = facts.request.route.dashboard_access is Answer.NO
    return answer is Verification.CANNOT_SEE or (is_locked_out and answer is not Verification.CODES)


REFUSED_BY_MOVE: Final[tuple[Condition, ...]] = (
    different_accounts,
    no_placeholder,
    placeholder_not_full,
    same_organization,
)
REFUSED_ROWS_BY_MOVE: Final = frozenset({"license.expired", "license.mx-edition-lower", "license.over-count"})
"""The rules that block a request and that Move in the dashboard would not let through either."""
