"""Reads from objects what they say besides licenses: organizations and administrators of the API, and request files.

Source: getOrganizations, getAdministeredIdentitiesMe, getOrganizationAdmins and getOrganizationLicensesOverview in the
vendor's API specification.
"""

import json
from collections.abc import Iterator, Mapping
from itertools import islice
from typing import Any, Final

from transfer_wizard.intake.answers import link_of, name_in, read_answer
from transfer_wizard.intake.document_parts import Record
from transfer_wizard.intake.findings import Findings
from transfer_wizard.intake.labels import label_of, meanings_of, sided, words_of
from transfer_wizard.intake.records import text_of, walk
from transfer_wizard.intake.vocabulary import DESTINATION, SOURCE
from transfer_wizard.request import document
from transfer_wizard.request.document import Unreadable

_MOST_OBJECTS: Final = 5_000
_PEOPLE: Final = frozenset({"me", "user", "applicant"})
_OF_ANOTHER: Final = frozenset({"external", "vendor", "other", "third"})
"""Words of names that lead to what is of no request to Meraki."""
_NUMBERS: Final = ("customer_number", "case_number", "case.severity")
_MODELS: Final = ("co-term", "per-device", "subscription")


def own_request(value: Any) -> dict[str, Any] | None:
    """The values of this program's own file, None for anything else."""
    if not isinstance(value, dict) or value.get("format") != document.FORMAT:
        return None
    try:
        return document.read(json.dumps(value).encode("utf-8", "replace")).draft.values
    except (Unreadable, ValueError, RecursionError):
        return None


def take_object_facts(record: Record, found: Findings, entries: Mapping[int, int]) -> None:
    """Take down what one value says.

    Args:
        entries: the numbers of its entries by their ``id``.
    """
    own = own_request(record.value)
    if own is not None:
        _take_own(own, found, record.number)
        return
    for path, node in islice(walk(record.value), _MOST_OBJECTS):
        found.entry = entries.get(id(node), found.entry)
        words = {word for name in path for word in words_of(name)}
        side = side_of(path)
        product = node.get("productType", node.get("product_type"))
        if isinstance(product, str):
            _take_edition(node, product, side, found, record.number)
            continue
        if not words.isdisjoint(("network", "networks", "device", "devices")):
            continue
        if isinstance(node.get("authentication"), dict):
            _take_identity(node, found, record.number)
        elif is_organization(node):
            _take_organization(node, side, found, record.number)
        elif isinstance(node.get("licensedDeviceCounts"), dict):
            found.add_sided(
                "organizations.?.licensing_model", "", "co-term", "licensedDeviceCounts", record.number, sure=False
            )
        elif isinstance(node.get("licenseTypes"), list) and isinstance(node.get("states"), dict):
            found.add_sided(
                "organizations.?.licensing_model", "", "per-device", "licenseTypes", record.number, sure=False
            )
        elif "headLicenseId" in node and "licenseType" in node:
            found.add_sided(
                "organizations.?.licensing_model", "", "per-device", "headLicenseId", record.number, sure=False
            )
        elif "orgAccess" not in node and "licenseType" not in node:
            _take_labelled(node, path, side, found, record.number)


def side_of(path: tuple[str, ...]) -> str:
    """The side that the names leading to an object say, "" for none and both."""
    sides = {SOURCE, DESTINATION} & {meaning for name in path for meaning in meanings_of(name) or ()}
    return sides.pop() if len(sides) == 1 else ""


def is_organization(each: dict[str, Any]) -> bool:
    """True for an object like those of getOrganizations: a name with a link or a licensing model."""
    return (
        isinstance(each.get("name"), str)
        and "orgAccess" not in each
        and (
            bool(link_of(text_of(each.get("url"))))
            or (isinstance(each.get("licensing"), dict) and "model" in each["licensing"])
            or text_of(each.get("model")) in _MODELS
        )
    )


def _take_organization(each: dict[str, Any], side: str, found: Findings, line: int) -> None:
    if not side:
        found.new_group()
    name = name_in("organizations.source.name", text_of(each["name"]))
    url = link_of(text_of(each.get("url")))
    licensing = each.get("licensing")
    model = text_of(licensing.get("model") if isinstance(licensing, dict) else licensing or each.get("model"))
    said = (("name", name), ("url", url), ("licensing_model", model if model in _MODELS else ""))
    for field, value in said:
        if value:
            found.add_sided(f"organizations.?.{field}", side, value, value, line)
    management = each.get("management")
    details = management.get("details") if isinstance(management, dict) else None
    for detail in details if isinstance(details, list) else []:
        if isinstance(detail, dict) and text_of(detail.get("name")).casefold() == "customer number":
            value = text_of(detail.get("value"))
            found.add("customer_number", read_answer("customer_number", "customer_number", value), value, line)


def _take_edition(each: dict[str, Any], product: str, side: str, found: Findings, line: int) -> None:
    """The edition of a license for an MX is perhaps that of its organization; that of an access point says nothing."""
    said = text_of(each.get("edition"))
    if text_of(product) == "appliance":
        edition = read_answer("organizations.?.mx_edition", "organizations.source.mx_edition", said)
        found.add_sided("organizations.?.mx_edition", side, edition, f"edition: {said}", line, sure=False)


def _take_identity(each: dict[str, Any], found: Findings, line: int) -> None:
    name, email = text_of(each.get("name")), text_of(each.get("email"))
    found.add("requester.name", name_in("requester.name", name), name, line)
    found.add("requester.source_email", read_answer("requester.?_email", "requester.source_email", email), email, line)
    saml = each["authentication"].get("saml")
    enabled = text_of(saml.get("enabled")).lower() if isinstance(saml, dict) else ""
    found.add("requester.saml", {"true": "yes", "false": "no"}.get(enabled), f"saml enabled: {enabled}", line)


def _take_labelled(each: dict[str, Any], path: tuple[str, ...], side: str, found: Findings, line: int) -> None:
    """Members whose names are labels: ``{"from": {"org": "…"}, "customerNumber": "…"}``."""
    is_person = bool(path) and (
        "requester" in (meanings_of(path[-1]) or ()) or not _PEOPLE.isdisjoint(words_of(path[-1]))
    )
    above = label_of(path[-1]) if path else None
    is_of_another = not _OF_ANOTHER.isdisjoint(word for name in (*path, *each) for word in words_of(name))
    is_another = bool(path) and not is_person and not side and any(_is_name(name) for name in each)
    for name, value in each.items():
        said = text_of(value)
        label = label_of(name)
        if not said or label is None or not label.field or label.field.startswith("passcode"):
            continue
        field, own_side = label
        if own_side.endswith("?") and above and "?" in above.field and not above.field.endswith("name"):
            field = above.field  # {"access": {"source": "full"}}
        if (is_another and field.startswith("requester.")) or (is_of_another and field in _NUMBERS):
            continue
        if isinstance(value, int | float) and field not in _NUMBERS and not isinstance(value, bool):
            continue  # a count of such things
        if field == "requester.name" and not is_person and words_of(name) == ["name"]:
            if not side:
                continue
            field = "organizations.?.name"
        own_side = own_side.removesuffix("?") or side
        sample = field.replace("?", DESTINATION if own_side == DESTINATION else SOURCE)
        answer = read_answer(field, sample, said)
        if answer == "":
            continue
        if "?_email" in field and not own_side:
            found.add("requester.source_email", answer, f"{name}: {said}", line)
        elif "?" in field:
            found.add_sided(field, own_side, answer, f"{name}: {said}", line)
        else:
            found.add(field, answer, f"{name}: {said}", line)


def _is_name(name: str) -> bool:
    """True for the name of a person, and of anything else that is called something."""
    label = label_of(name)
    return label is not None and label.field == "requester.name"


def _take_own(values: dict[str, Any], found: Findings, line: int) -> None:
    for path, value in _leaves(values, ""):
        field, side = sided(path)
        said: Any = int(value) if path == "case.severity" and value.isdigit() else value
        if "?" in field:
            found.add_sided(field, side, said, value, line)
        else:
            found.add(path, said, value, line)


def _leaves(value: Any, path: str) -> Iterator[tuple[str, str]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            yield from _leaves(inner, f"{path}.{name}" if path else name)
    elif isinstance(value, str) and value:
        yield path, value
