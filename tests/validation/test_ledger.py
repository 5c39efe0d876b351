"""The move ledger: its sums always tie, and it never counts what it does not know."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_wizard.validation.ledger import Amounts, ledger, total

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


def test_more_than_there_is_stays_nowhere() -> None:
    assert Amounts(2, 3).stays is None
    assert Amounts(None, 3).stays is None
    assert Amounts(3, 3).stays == 0


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("0", 0),
        (" 0 ", 0),
        ("007", 7),
        ("5", 5),
        (" 5 ", 5),
        ("１０", 10),
        ("100000", 100_000),
        ("", None),
        ("-1", None),
        ("x", None),
    ],
)
def test_a_count_is_a_number_or_unknown(text: str, count: int | None) -> None:
    [entry] = ledger([{"key": "", "mode": "", "devices": [{"model": "MX68", "have": text, "move": ""}]}]).entries
    assert entry.amounts.have == count
