"""The move ledger: its sums always tie, and it never counts what it does not know."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_wizard.request.draft import blank_device, blank_license
from transfer_wizard.request.words import Side
from transfer_wizard.validation.ledger import Amounts, changes, co_term_days, estimate, in_words, ledger, total

NUMBERS = st.integers(1, 500).map(str) | st.sampled_from(["", "x", "0", "-3"])
DEVICES = st.fixed_dictionaries(
    {"model": st.sampled_from(["MX68", "mx68", "MR Enterprise", "MV", ""]), "have": NUMBERS, "move": NUMBERS}
)
LICENSES = st.fixed_dictionaries(
    {
        "key": st.sampled_from(["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX", "Z2BB-0000-0001"]),
        "mode": st.sampled_from(["addDevices", "renew", ""]),
        "devices": st.lists(DEVICES, max_size=4),
    }
)


def rows(*devices: tuple[str, str, str], mode: str = "addDevices") -> list[dict[str, Any]]:
    """One license with these devices: model, have, move."""
    named = [blank_device() | dict(zip(("model", "have", "move"), each, strict=True)) for each in devices]
    return [blank_license() | {"key": "Z2A7-32TE-A8Y4", "mode": mode, "devices": named}]


@given(st.lists(LICENSES, max_size=6))
@settings(max_examples=200, deadline=None)
def test_sums_tie(licenses: list[dict[str, Any]]) -> None:
    made = ledger(licenses)
    for entry in made.entries:
        if entry.amounts.stays is not None:
            assert entry.amounts.have == (entry.amounts.move or 0) + entry.amounts.stays
            assert entry.amounts.stays >= 0
    by_model = total(made.of_model(model) for model in made.models)
    by_key = total(made.of_key(key) for key in {entry.key for entry in made.entries})
    assert by_model == by_key == made.whole
    sums = [made.whole.have, made.whole.move]
    for name, number in zip(("have", "move"), sums, strict=True):
        each = [getattr(entry.amounts, name) for entry in made.entries]
        assert number == (None if None in each else sum(each))


@given(st.lists(LICENSES, max_size=6), st.integers(0, 3_000), st.integers(0, 3_000))
@settings(max_examples=200, deadline=None)
def test_what_leaves_one_organization_arrives_in_the_other(
    licenses: list[dict[str, Any]], source: int, destination: int
) -> None:
    models = ("MX68", "MR Enterprise", "MV")
    limits = {Side.SOURCE: dict.fromkeys(models, source), Side.DESTINATION: dict.fromkeys(models, destination)}
    made = changes(ledger(licenses), limits)
    for left, right in zip(made[::2], made[1::2], strict=True):
        assert (left.side, right.side, left.model) == (Side.SOURCE, Side.DESTINATION, right.model)
        if left.after is None or right.after is None or left.before is None or right.before is None:
            continue
        if right.mode == "addDevices":
            assert left.before + right.before == left.after + right.after
        else:
            assert right.after == left.before - left.after


def test_before_and_after_in_words() -> None:
    limits = {Side.SOURCE: {"MX68": 5}, Side.DESTINATION: {"mx68": 2}}
    added = [in_words(each) for each in changes(ledger(rows(("MX68", "3", "1"))), limits)]
    assert added == [
        "MX68: the limit of the source goes from 5 to 4.",
        "MX68: the limit of the destination goes up from 2 to 3.",
    ]
    renewed = [in_words(each) for each in changes(ledger(rows(("MX68", "3", "1"), mode="renew")), limits)]
    assert renewed[1] == "MX68: the limit of the destination is set to 1. It is 2 now."
    unknown = changes(ledger(rows(("MX68", "3", "1"), mode="renew")), {})
    assert [in_words(each) for each in unknown] == [
        "",
        "MX68: the limit of the destination is set to 1, whatever it is now.",
    ]
    assert [in_words(each) for each in changes(ledger(rows(("MX68", "3", ""))), limits)] == ["", ""]


def test_more_than_there_is_stays_nowhere() -> None:
    assert Amounts(2, 3).stays is None
    assert Amounts(None, 3).stays is None
    assert Amounts(3, 3).stays == 0


def test_the_vendor_s_example_of_the_co_termination_date() -> None:
    assert co_term_days([(1825, 1), (365, 2)]) == 851
    assert co_term_days([(1825, 1), (365, None)]) is None
    assert co_term_days([]) is None
    assert "Rough estimate" in estimate(851)
