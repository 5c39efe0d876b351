"""A draft holds what was typed, and its rows are their own."""

import copy
import random
import time

import pytest

from transfer_wizard.request.draft import Copying, Draft, blank_device, blank_license, copied, is_case_number


def test_blank_rows_share_nothing() -> None:
    one, other = blank_license(), blank_license()
    one["now_keys"].append({"key": "Z2A7-32TE-A8Y4"})
    one["devices"][0]["model"] = "MX68"
    assert (other["now_keys"], other["devices"]) == ([], [blank_device()])


def test_a_copy_shares_the_rows_that_are_the_same_with_an_earlier_one() -> None:
    draft = Draft()
    draft.licenses.extend(blank_license() | {"key": f"Z2AA-0000-{number:04}"} for number in range(9))
    first = copied(draft)
    assert first.values == draft.values
    assert all(one is not other for one, other in zip(first.licenses, draft.licenses, strict=True))
    draft.licenses[4]["devices"][0]["move"] = "7"
    del draft.licenses[6]
    draft.licenses.insert(3, blank_license())
    second = copied(draft)
    assert second.values == draft.values
    shared = [any(row is old for old in first.licenses) for row in second.licenses]
    assert shared == [True] * 3 + [False] * 4 + [True] * 2
    draft.licenses[0]["key"] = "another"
    assert second.licenses[0]["key"] == "Z2AA-0000-0000"


def test_a_copy_of_many_rows_is_made_a_little_at_a_time() -> None:
    draft = Draft()
    draft.licenses.extend(blank_license() | {"key": f"Z2AA-0000-{number:04}"} for number in range(1600))
    copying = Copying(draft)
    turns = 1
    while not copying.take(1e-9):
        turns += 1
    assert turns > 4
    assert copying.twin.values == draft.values
    again = Copying(draft)
    again.take()
    assert all(one is other for one, other in zip(again.twin.licenses, copying.twin.licenses, strict=True))


@pytest.mark.parametrize(("seconds", "is_whole"), [(0.5, True), (0.0, True), (-0.5, False)])
def test_a_copy_goes_on_until_its_time_is_over(seconds: float, is_whole: bool, monkeypatch: pytest.MonkeyPatch) -> None:
    """By a clock that stands still."""
    draft = Draft()
    draft.licenses.extend(blank_license() for _row in range(1600))
    monkeypatch.setattr(time, "perf_counter", lambda: 1000.0)
    assert Copying(draft).take(seconds) is is_whole


def test_rows_that_changed_are_copied_though_something_else_changed_after_them() -> None:
    draft = Draft()
    draft.licenses.append(blank_license())
    copied(draft)
    draft.licenses[0]["key"] = "Z2A7-32TE-A8Y4"
    draft.changed("licenses.0.key")
    draft.changed("requester.name")
    copying = Copying(draft, looks_at_rows=False)
    copying.take()
    assert copying.twin.licenses[0]["key"] == "Z2A7-32TE-A8Y4"


@pytest.mark.parametrize("seed", range(30))
def test_a_copy_is_whole_and_shares_with_the_last_one_what_stands_where_it_stood(seed: int) -> None:
    """From either end, since rows come and go in between; and nothing with the draft itself."""
    chance = random.Random(seed)
    draft = Draft()
    draft.licenses.extend(blank_license() | {"key": str(number)} for number in range(chance.choice((0, 1, 5, 450))))
    before = copied(draft)
    for _change in range(chance.randrange(4)):
        at = chance.randrange(len(draft.licenses) + 1)
        draft.licenses[at : at + chance.randrange(3)] = [blank_license() for _row in range(chance.randrange(3))]
        if draft.licenses and chance.random() < 0.5:
            chance.choice(draft.licenses)["devices"].append(blank_device())
    draft.set("requester.name", str(seed))
    after = copied(draft)
    assert after.values == draft.values
    assert not {id(row) for row in draft.licenses} & {id(row) for row in after.licenses}
    assert not {id(row["devices"]) for row in draft.licenses} & {id(row["devices"]) for row in after.licenses}
    gone = len(before.licenses) - len(after.licenses)
    for number, row in enumerate(after.licenses):
        there = [before.licenses[at] for at in (number, number + gone) if 0 <= at < len(before.licenses)]
        assert any(row is one for one in there) is (row in there)
    assert (after.licenses is before.licenses) is (draft.values["licenses"] == before.values["licenses"])


@pytest.mark.parametrize(
    "what", ["nothing", "a text", "a row", "a row in silence", "one more in silence", "one less in silence"]
)
def test_rows_of_which_nothing_was_told_are_not_looked_at(what: str) -> None:
    draft = Draft()
    draft.licenses.extend(blank_license() for _row in range(3))
    before = copied(draft)
    if what == "a text":
        draft.set("requester.name", "Dana")
    elif what == "a row":
        draft.set("licenses.2.key", "Z2A7-32TE-A8Y4")
    elif what == "a row in silence":
        draft.licenses[2]["key"] = "Z2A7-32TE-A8Y4"
    elif what == "one more in silence":
        draft.licenses.append(blank_license())
    elif what == "one less in silence":
        del draft.licenses[0]
    copying = Copying(draft, looks_at_rows=False)
    assert copying.take()
    assert (copying.twin.licenses is before.licenses) is (what in ("nothing", "a text", "a row in silence"))
    assert (copying.twin.values == draft.values) is (what != "a row in silence")
    assert copied(draft).values == draft.values, "whoever looks sees it"


@pytest.mark.parametrize("is_told_meanwhile", [False, True])
def test_the_rows_of_a_copy_that_is_not_whole_are_not_relied_on(is_told_meanwhile: bool) -> None:
    draft = Draft()
    draft.licenses.extend(blank_license() for _row in range(500))
    copied(draft)
    draft.set("licenses.2.key", "Z2A7-32TE-A8Y4")
    begun = Copying(draft)
    assert not begun.take(-1.0)
    if is_told_meanwhile:
        draft.set("licenses.2.key", "Z2A7-32TE-A8Y5")
        assert begun.take()
    other = Copying(draft, looks_at_rows=False)
    other.take()
    assert other.twin.values == draft.values


def test_a_first_copy_looks_at_the_rows_in_any_case() -> None:
    draft = Draft()
    draft.licenses.append(blank_license())
    draft.rows_hold = True
    copying = Copying(draft, looks_at_rows=False)
    copying.take()
    assert copying.twin.values == draft.values


def test_what_was_found_in_the_rows_is_found_once_until_one_of_them_changed() -> None:
    draft = Draft()
    draft.licenses.append(blank_license())
    looked = []

    def keys(seen: Draft) -> int:
        looked.append(seen)
        return len(seen.licenses)

    for path, count in (("requester.name", 1), ("licenses.0.key", 2), ("licenses.0.devices.0.have", 3)):
        draft.of_rows(keys)
        draft.set(path, "7")
        assert draft.of_rows(keys) == 1
        assert len(looked) == count
    draft.changed("licenses")
    twin = copied(draft)
    assert (twin.of_rows(keys), draft.of_rows(keys), len(looked)) == (1, 1, 5), "and a copy looks for itself"
    assert {id(each) for each in looked} == {id(draft), id(twin)}


def test_only_a_text_that_is_there_can_be_read_and_put() -> None:
    draft = Draft()
    draft.licenses.append(blank_license())
    for path in ("requester", "licenses", "licenses.0", "moon", "requester.moon", "licenses.1.key", ""):
        with pytest.raises((KeyError, IndexError)):
            draft.get(path)
        with pytest.raises((KeyError, IndexError)):
            draft.set(path, "x")
    assert draft.branch("") is draft.values
    draft.set("licenses.0.devices.0.model", "MX68")
    assert draft.licenses[0]["devices"] == [blank_device() | {"model": "MX68"}]


def test_a_duplicate_is_an_unsent_request_of_its_own() -> None:
    draft = Draft()
    draft.licenses.append(blank_license())
    draft.set("case_number", "01234567")
    draft.extras, draft.newer_schema, draft.saved_at = {"moon": ["full"]}, 3, "2026-11-24T10:00:00+00:00"
    twin = draft.duplicate()
    assert (draft.is_sent, twin.is_sent, twin.newer_schema, twin.saved_at) == (True, False, 3, "")
    assert twin.id != draft.id
    twin.set("licenses.0.key", "x")
    twin.extras["moon"].append("new")
    assert (draft.get("licenses.0.key"), draft.extras) == ("", {"moon": ["full"]})
    draft.set("case_number", "")
    twin.set("licenses.0.key", "")
    assert twin.values == draft.values


@pytest.mark.parametrize(("text", "is_one"), [("", False), ("pending", False), ("0", True), ("AB-7", True)])
def test_a_case_number_has_a_digit(text: str, is_one: bool) -> None:
    assert is_case_number(text) is is_one


@pytest.mark.parametrize(("path", "is_unasked"), [("case.scope", True), ("case", True), ("case_number", False)])
def test_nobody_is_asked_for_what_is_on_a_hidden_page(path: str, is_unasked: bool) -> None:
    draft = Draft()
    assert not draft.is_unasked(path)
    draft.unasked = frozenset({"case", "route"})
    assert draft.is_unasked(path) is is_unasked
    assert copy.copy(draft).is_unasked(path) is is_unasked


def test_a_request_is_blank_until_something_is_typed_or_added() -> None:
    draft = Draft()
    assert draft.is_blank
    draft.set("case.scope", " ")
    assert not draft.is_blank
    draft.set("case.scope", "")
    draft.licenses.append(blank_license())
    assert not draft.is_blank
