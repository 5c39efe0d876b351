"""The rules of the contract said a second time, in words of a draft alone, and held against the check by chance."""

import datetime
from collections.abc import Iterator
from typing import Any, Final

from hypothesis import example, given, settings
from hypothesis import strategies as st

from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.validation.check import check

TODAY: Final = datetime.date(2026, 11, 24)
EDITIONS: Final = ("enterprise", "advanced-security", "sd-wan-plus")
YES_OR_NO: Final = ("", "yes", "no", "unknown")
ACCESS: Final = ("", "full", "read-only", "enterprise", "network", "none", "unknown")
MODELS: Final = ("", "co-term", "per-device", "subscription", "unknown")
MAILS: Final = ("", *(f"{name}@northwind.example" for name in ("dana", "DANA", "lee", "ann")))
LINKS: Final = (
    "",
    "https://n149.meraki.com/o/VjjsAd/manage/organization/overview",
    "https://n149.meraki.com/o/VjjsAd/manage/dashboard",
    "https://n219.meraki.com/o/i0-kTd/manage/organization/overview",
    "https://n1.meraki.cn/o/Zzz-Td/manage/organization/overview",
)
WORDS: Final[dict[str, tuple[str, ...]]] = {
    "route.dashboard_access": YES_OR_NO,
    "route.self_service": ("", "not-tried", "failed", "not-offered", "not-possible"),
    "route.claimed_within_7_days": YES_OR_NO,
    "route.ask": ("", "move", "alternative"),
    "requester.source_email": MAILS,
    "requester.destination_email": MAILS,
    "requester.source_access": ACCESS,
    "requester.destination_access": ACCESS,
    "requester.saml": YES_OR_NO,
    "requester.placeholder_name": ("", "Lee"),
    "requester.placeholder_email": MAILS,
    "requester.placeholder_access": ("", "full", "not-full", "unknown"),
    "organizations.source.url": LINKS,
    "organizations.destination.url": LINKS,
    "organizations.source.licensing_model": MODELS,
    "organizations.destination.licensing_model": MODELS,
    "organizations.source.mx_edition": ("", "none", *EDITIONS, "unknown"),
    "organizations.destination.mx_edition": ("", "none", *EDITIONS, "unknown"),
    "organizations.source.support_access": ("", "allowed", "blocked", "unknown"),
    "organizations.destination.support_access": ("", "allowed", "blocked", "unknown"),
}
DEVICE: Final = st.fixed_dictionaries(
    {
        "model": st.sampled_from(("", "MR Enterprise", "MX68", "vMX-S", "mr enterprise", "Z4")),
        "have": st.sampled_from(("", "1", "2", "25")),
        "move": st.sampled_from(("", "1", "2", "3")),
    }
)
LICENSE: Final = st.fixed_dictionaries(
    {
        "key": st.sampled_from(("", "Z2A7-32TE-A8Y4", "Z2BB-32TE-A8Y4", "Z2CC-32TE-A8Y4")),
        "mode": st.sampled_from(("", "addDevices", "renew")),
        "expired": st.sampled_from(YES_OR_NO),
        "expires_on": st.sampled_from(("", "2026-11-23", "2026-11-24", "2026-11-25")),
        "devices": st.lists(DEVICE, max_size=2),
    }
)


def draft_of(words: dict[str, str], licenses: list[dict[str, Any]]) -> Draft:
    draft = Draft()
    for path, word in words.items():
        draft.set(path, word)
    draft.licenses[:] = [
        blank_license() | row | {"devices": [blank_device() | device for device in row["devices"]]} for row in licenses
    ]
    return draft


def both(words: dict[str, str], path: str) -> tuple[str, str]:
    return words[path.format("source")], words[path.format("destination")]


def of_people(words: dict[str, str]) -> Iterator[str]:
    access, mails = both(words, "requester.{}_access"), [mail.lower() for mail in both(words, "requester.{}_email")]
    for rule, word in {
        "requester.read-only": "read-only",
        "requester.network-admin": "network",
        "requester.one-organization": "none",
        "requester.enterprise-access": "enterprise",
    }.items():
        if word in access:
            yield rule
    has_saml = words["requester.saml"] == "yes"
    placeholder = words["requester.placeholder_email"].lower()
    if not has_saml and all(mails) and mails[0] != mails[1]:
        yield "requester.different-accounts"
    if has_saml and not words["requester.placeholder_name"] and not placeholder:
        yield "requester.saml-without-placeholder"
    if has_saml and words["requester.placeholder_access"] == "not-full":
        yield "requester.placeholder-access"
    if (has_saml or words["route.dashboard_access"] == "no") and placeholder and placeholder in mails:
        yield "requester.placeholder-same"


def of_organizations(words: dict[str, str]) -> Iterator[str]:
    models, links = both(words, "organizations.{}.licensing_model"), both(words, "organizations.{}.url")
    if "" not in models and "unknown" not in models and models[0] != models[1]:
        yield "organization.model-mismatch"
    if models == ("per-device", "per-device"):
        yield "organization.per-device"
    if "subscription" in models:
        yield "organization.subscription"
    if "blocked" in both(words, "organizations.{}.support_access"):
        yield "organization.support-blocked"
    if all(links):
        ids = [link.split("/")[4] for link in links]
        if ids[0] == ids[1]:
            yield "organization.same"
        clouds = [link.split("/")[2].rpartition(".")[2] for link in links]
        if clouds[0] != clouds[1]:
            yield "organization.region"
    if words["route.claimed_within_7_days"] == "yes":
        yield "route.undo-claim"


def of_licenses(words: dict[str, str], licenses: list[dict[str, Any]]) -> Iterator[str]:
    pairs = [(row["key"], device) for row in licenses for device in row["devices"]]
    for row in licenses:
        if row["expired"] == "yes" or row["expires_on"] == "2026-11-23":
            yield "license.expired"
        if row["mode"] == "renew":
            yield "license.renew-replaces"
            if any(each["have"] and each["move"] and int(each["move"]) < int(each["have"]) for each in row["devices"]):
                yield "license.renew-part"
    if any(each["have"] and each["move"] and int(each["move"]) > int(each["have"]) for _key, each in pairs):
        yield "license.over-count"
    called = [(key, each["model"].lower()) for key, each in pairs if key and each["model"]]
    if len(called) != len(set(called)):
        yield "license.duplicate-key"
    renewed = {row["key"] or number for number, row in enumerate(licenses) if row["mode"] == "renew"}
    if len(renewed) > 1:
        yield "license.renew-twice"
    modes = {(row["key"], row["mode"]) for row in licenses if row["key"] and row["mode"]}
    if len(modes) != len({key for key, _mode in modes}):
        yield "license.mixed-mode"
    source, destination = both(words, "organizations.{}.mx_edition")
    if any(each["model"] in ("MX68", "vMX-S") for _key, each in pairs):
        if source == "none":
            yield "license.no-mx-in-source"
        if source in EDITIONS and destination in EDITIONS and source != destination:
            is_lower = EDITIONS.index(source) < EDITIONS.index(destination)
            yield f"license.mx-edition-{'lower' if is_lower else 'higher'}"


def self_service(words: dict[str, str], told: set[str]) -> Iterator[str]:
    """Only where nothing else is known that Move would refuse."""
    refused = {
        *("requester.different-accounts", "requester.saml-without-placeholder", "requester.placeholder-access"),
        *("organization.same", "license.expired", "license.mx-edition-lower", "license.over-count"),
    }
    models = both(words, "organizations.{}.licensing_model")
    if (
        words["route.dashboard_access"] == "yes"
        and words["route.self_service"] == "not-tried"
        and both(words, "requester.{}_access") == ("full", "full")
        and models in (("co-term", "co-term"), ("per-device", "per-device"))
        and not told & refused
    ):
        yield "route.self-service"


FULL: Final = {path: "" for path in WORDS} | {
    "route.dashboard_access": "yes",
    "route.self_service": "not-tried",
    "requester.source_access": "full",
    "requester.destination_access": "full",
    "organizations.source.licensing_model": "co-term",
    "organizations.destination.licensing_model": "co-term",
}


@settings(max_examples=400, deadline=None)
@given(
    st.fixed_dictionaries({path: st.sampled_from(words) for path, words in WORDS.items()}),
    st.lists(LICENSE, max_size=3),
)
@example(FULL, [])
@example(FULL | {"route.dashboard_access": "no"}, [])
def test_the_check_finds_what_the_contract_says_and_nothing_else(
    words: dict[str, str], licenses: list[dict[str, Any]]
) -> None:
    told = {*of_people(words), *of_organizations(words), *of_licenses(words, licenses)}
    told |= set(self_service(words, told))
    problems = check(draft_of(words, licenses), TODAY, None).problems
    found = {problem.id for problem in problems if not problem.id.endswith((".missing", ".format"))}
    assert found == told
