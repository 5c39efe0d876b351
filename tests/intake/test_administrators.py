"""Lists of administrators: the one who asks is tied to the list by name or e-mail, and nobody else is."""

import json

import pytest

from transfer_wizard.intake.proposal import propose
from transfer_wizard.intake.reading import read_text
from transfer_wizard.request.draft import Draft

ME = json.dumps({"name": "Miles Berg", "email": "Miles@porto.example", "authentication": {"saml": {"enabled": False}}})
ADMINS = [
    {"name": "M. Berg", "email": "miles@porto.example", "orgAccess": "full"},
    {"name": "Ann Other", "email": "ann@porto.example", "orgAccess": "read-only"},
]
MAIL = "From: Miles Berg <miles@porto.example>\nTo: support@meraki.com\nSubject: transfer\n\n"
PAGE = """Name\tEmail\tPrivilege\tAccount status
Miles Berg\tmiles@porto.example\tFull\tActive
Ann Other\tann@porto.example\tRead-only\tActive
"""


def access(text: str) -> dict[str, tuple[object, bool]]:
    """The access of the requester in each organization, and whether it is sure."""
    return {
        each.field.removeprefix("requester."): (each.value, each.sure)
        for each in read_text(text).found
        if each.field.endswith("_access") and each.field.startswith("requester")
    }


@pytest.mark.parametrize("text", [f"{ME}\n{json.dumps(ADMINS)}", MAIL + PAGE, MAIL + PAGE.replace("\t", ";")])
def test_the_access_of_who_asks_is_taken_and_of_which_organization_is_asked(text: str) -> None:
    assert access(text) == {"source_access": ("full", False), "destination_access": ("full", False)}
    things = [thing.title for thing in propose(read_text(text), Draft()).things if thing.is_question]
    assert len([title for title in things if "ccess" in title]) == 2


@pytest.mark.parametrize("text", [f"{ME}\n{json.dumps(ADMINS)}", MAIL + PAGE])
def test_the_others_are_listed_as_not_used(text: str) -> None:
    groups = {group.reason: len(group.lines) for group in read_text(text).unused}
    assert groups["an administrator, not the one who asks"] == 1


def test_lists_that_name_their_organization_are_sure() -> None:
    lists = {"source": ADMINS, "destination": [ADMINS[0] | {"orgAccess": "read-only"}]}
    assert access(f"{ME}\n{json.dumps(lists)}") == {
        "source_access": ("full", True),
        "destination_access": ("read-only", True),
    }
    pages = f"{MAIL}Source organization\n{PAGE}\nDestination organization\n{PAGE.replace('Full', 'None')}"
    assert access(pages) == {"source_access": ("full", True), "destination_access": ("none", True)}


def test_a_list_alone_says_nobody_asks() -> None:
    reading = read_text(json.dumps(ADMINS))
    assert not reading.found
    assert [len(group.lines) for group in reading.unused] == [2]


@pytest.mark.parametrize(
    ("sender", "to", "sure"),
    [
        ("Miles Berg <miles@porto.example>", "support@meraki.com", {"requester.name", "requester.source_email"}),
        ("Miles Berg <miles@porto.example>", "it@porto.example", set()),
        ("Kim Larsen <kim@reseller.example>", "miles@porto.example", set()),
        ("Cisco Meraki Support <support@meraki.com>", "miles@porto.example", set()),
    ],
)
def test_the_sender_of_a_mail_to_support_is_who_asks(sender: str, to: str, sure: set[str]) -> None:
    found = read_text(f"From: {sender}\nTo: {to}\nSubject: keys\n\nZ2A7-32TE-A8Y4 MX68\n").found
    assert {each.field for each in found if each.sure} == sure
    if "reseller" in sender or "Support" in sender:
        assert not found


def test_an_address_that_the_text_names_goes_before_the_sender() -> None:
    found = read_text(f"{MAIL}My account is m.berg@porto.example.\n").found
    emails = {each.value: each.sure for each in found if each.field == "requester.source_email"}
    assert emails == {"m.berg@porto.example": True, "miles@porto.example": False}
