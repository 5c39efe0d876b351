"""The lines of the table: what is typed, filled, deleted and merged, and how all of it is taken back."""

import copy
from collections.abc import Callable

import pytest

from transfer_wizard.flow.license_lines import LicenseChange, LicenseLines
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.document import MOST_ROWS
from transfer_wizard.request.draft import Draft, blank_device, blank_license, copied


def license_of(key: str, *devices: tuple[str, str, str]) -> dict[str, object]:
    rows = [blank_device() | {"model": model, "have": have, "move": move} for model, have, move in devices]
    return blank_license() | {"key": key, "mode": "addDevices", "expired": "no", "devices": rows}


@pytest.fixture
def lines() -> LicenseLines:
    """Two keys with three lines and one."""
    draft = Draft()
    draft.licenses.append(
        license_of("Z2A7-32TE-A8Y4", ("MR Enterprise", "25", "10"), ("MX68", "2", "1"), ("MT", "4", "0"))
    )
    draft.licenses.append(license_of("Z2KD-8QWN-4RTX", ("MS120-24P", "6", "6")))
    return LicenseLines(Navigator(draft))


def shown(lines: LicenseLines) -> list[tuple[str, str, str, str]]:
    names = ("key", "model", "have", "move")
    return [tuple(lines.text(line, name) for name in names) for line in range(len(lines))]  # type: ignore[misc]


def test_each_device_model_is_a_line(lines: LicenseLines) -> None:
    assert shown(lines) == [
        ("Z2A7-32TE-A8Y4", "MR Enterprise", "25", "10"),
        ("Z2A7-32TE-A8Y4", "MX68", "2", "1"),
        ("Z2A7-32TE-A8Y4", "MT", "4", "0"),
        ("Z2KD-8QWN-4RTX", "MS120-24P", "6", "6"),
    ]
    assert [lines.is_first(line) for line in range(4)] == [True, False, False, True]
    assert [lines.stays(line) for line in range(4)] == [False, False, True, False]
    assert lines.path(1, "move") == "licenses.0.devices.1.move"
    assert lines.path(1, "mode") == "licenses.0.mode"
    assert lines.at_path("licenses.1.devices.0.have") == (3, "have")
    assert lines.at_path("licenses.1.expired") == (3, "expires_on")
    assert lines.at_path("licenses.7.key") is None


def test_everything_is_taken_back_in_order_and_done_again(lines: LicenseLines) -> None:
    states = [copy.deepcopy(lines.licenses)]
    acts: tuple[Callable[[], LicenseChange | None], ...] = (
        lambda: lines.put([(0, "move", "12"), (1, "have", "３")]),
        lambda: lines.put([(3, "expires_on", "2029/8/31")]),
        lambda: lines.put([(3, "expires_on", "yes")]),
        lambda: lines.delete([1]),
        lambda: lines.own_key(1, "z2bb 0000 0001"),
        lambda: lines.add([license_of("Z2KD-8QWN-4RTX", ("MV", "1", "1"))]),
        lambda: lines.join(len(lines) - 1, 2),
        lambda: lines.delete([0, 2, 3]),
    )
    for act in acts:
        assert act() is not None
        states.append(copy.deepcopy(lines.licenses))
    assert len({repr(state) for state in states}) == len(states)
    for before in reversed(states[:-1]):
        assert lines.undo() is not None
        assert lines.licenses == before
    assert lines.undo() is None
    for after in states[1:]:
        assert lines.redo() is not None
        assert lines.licenses == after
    assert lines.redo() is None


def test_the_end_of_a_key_is_a_day_or_an_answer(lines: LicenseLines) -> None:
    lines.put([(0, "expires_on", "2029/8/31")])
    assert (lines.row(0)["expires_on"], lines.row(0)["expired"]) == ("2029-08-31", "")
    lines.put([(2, "expires_on", "unknown")])
    assert (lines.row(0)["expires_on"], lines.row(0)["expired"]) == ("", "unknown")


def test_all_that_a_key_has_moves_until_somebody_says_otherwise(lines: LicenseLines) -> None:
    row = license_of("Z2BB-0000-0001", ("MG", "", ""))
    lines.add([row])
    row["devices"][0]["have"] = "7"  # type: ignore[index]
    lines.typed_over(4, "have", "")
    assert lines.text(4, "move") == "7"
    lines.undo()
    assert (lines.text(4, "have"), lines.text(4, "move")) == ("", "")


def test_a_new_key_does_as_the_first_one_and_a_line_that_was_begun_leaves_no_trace(lines: LicenseLines) -> None:
    before = copy.deepcopy(lines.licenses)
    lines.put([(0, "mode", "renew")])
    assert lines.begin(is_same_key=False) == 4
    assert lines.text(4, "mode") == "renew"
    lines.drop()
    lines.begin(is_same_key=True)
    assert lines.text(4, "key") == "Z2KD-8QWN-4RTX"
    lines.drop()
    lines.undo()
    assert lines.licenses == before


def test_two_lines_of_one_key_and_model_are_merged(lines: LicenseLines) -> None:
    same = license_of("Z2KD-8QWN-4RTX", ("MS120-24P", "6", "6"), ("MS120-24P", "6", "2"), ("MS120-24P", "", "1"))
    lines.add([same])
    lines.merge(4, into=3)
    assert shown(lines)[3:] == [
        ("Z2KD-8QWN-4RTX", "MS120-24P", "6", "6"),
        ("Z2KD-8QWN-4RTX", "MS120-24P", "6", "2"),
        ("Z2KD-8QWN-4RTX", "MS120-24P", "", "1"),
    ]
    lines.merge(5, into=4)
    assert shown(lines)[4:] == [("Z2KD-8QWN-4RTX", "MS120-24P", "6", "3")]


def test_the_sums_follow_every_change(lines: LicenseLines) -> None:
    from transfer_wizard.validation.ledger import ledger

    def ties() -> None:
        said, expected = lines.tally.by_model(), ledger(lines.licenses).by_model()
        assert {model.casefold(): sums for model, sums in said.items()} == {
            model.casefold(): sums for model, sums in expected.items()
        }
        assert lines.tally.whole == ledger(lines.licenses).whole

    ties()
    acts: tuple[Callable[[], LicenseChange | None], ...] = (
        lambda: lines.put([(0, "move", "12"), (1, "have", "")]),
        lambda: lines.put([(1, "model", "mr enterprise")]),
        lambda: lines.delete([2]),
        lambda: lines.own_key(1, "Z2BB00000001"),
        lines.undo,
        lines.undo,
        lines.redo,
    )
    for act in acts:
        act()
        ties()
    assert lines.device(0) is not None
    lines.device(0)["move"] = "1"  # type: ignore[index]
    lines.typed(0, "move")
    ties()


def test_the_room_that_is_left_counts_keys_and_devices() -> None:
    draft = Draft()
    draft.licenses[:] = [blank_license() | {"devices": [blank_device() for _each in range(3)]} for _row in range(2)]
    assert LicenseLines(Navigator(draft)).room() == MOST_ROWS - 2 - 6


def test_what_was_found_in_the_rows_is_found_anew_after_every_change(lines: LicenseLines) -> None:
    draft = lines.navigator.draft

    def found(draft: Draft) -> list[dict[str, object]]:
        return copy.deepcopy(draft.licenses)

    acts: tuple[Callable[[], object], ...] = (
        lambda: lines.put([(0, "move", "12")]),
        lambda: lines.delete([1]),
        lambda: lines.own_key(1, "Z2BB-0000-0001"),
        lambda: lines.add([license_of("Z2KD-8QWN-4RTX", ("MV", "1", "1"))]),
        lambda: lines.join(len(lines) - 1, 2),
        lines.undo,
        lines.redo,
        lambda: draft.set("licenses.0.devices.0.model", "MX67"),
        lambda: lines.begin(is_same_key=True),
        lines.drop,
        lambda: lines.begin(is_same_key=False),
        lines.keep,
    )
    for act in acts:
        draft.of_rows(found)
        act()
        assert draft.of_rows(found) == draft.licenses


@pytest.mark.parametrize(("name", "text"), [("model", "MX68"), ("have", "7"), ("move", "7")])
def test_a_text_of_a_device_can_be_put_beside_a_key_that_names_none(lines: LicenseLines, name: str, text: str) -> None:
    lines.licenses[0]["devices"].clear()
    lines = LicenseLines(lines.navigator)
    lines.put([(0, name, text), (1, name, text)])
    assert [len(row["devices"]) for row in lines.licenses] == [1, 1]
    assert [lines.text(line, name) for line in range(2)] == [text, text]


def test_of_texts_for_one_key_the_first_counts_and_those_for_other_keys_too(lines: LicenseLines) -> None:
    """A selection may hold several lines of one key, which share its end and its mode."""
    change = lines.put([(0, "mode", "renew"), (1, "mode", "addDevices"), (3, "mode", "renew")])
    assert [row["mode"] for row in lines.licenses] == ["renew", "renew"]
    assert change is not None
    assert (change.line, change.count) == (0, 2)
    change = lines.put([(1, "expires_on", "2029-08-31"), (2, "expires_on", "2030-01-01"), (3, "expires_on", "yes")])
    assert [(row["expires_on"], row["expired"]) for row in lines.licenses] == [("2029-08-31", ""), ("", "yes")]
    assert change is not None
    assert (change.line, change.count) == (1, 2)


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("expires_on", "2029/8/31"),
        ("expires_on", "no"),
        ("mode", "addDevices"),
        ("have", "２５"),
        ("key", "z2a732tea8y4"),
    ],
)
def test_what_is_there_already_changes_nothing(lines: LicenseLines, name: str, text: str) -> None:
    lines.put([(0, name, text)])
    count = len(lines._done)
    assert lines.put([(0, name, text)]) is None
    assert len(lines._done) == count


def test_a_change_tells_where_it_was_done_and_how_many_lines_it_changed(lines: LicenseLines) -> None:
    new = [license_of("Z2BB-0000-0001", ("MV", "1", "1"), ("MT", "1", "1")), license_of("Z2BB-0000-0002")]
    told = [
        lines.put([(1, "have", "3"), (3, "have", "7"), (0, "have", "25")]),
        lines.delete([2, 1]),
        lines.add(new),
        lines.add([], [(0, "have", "1"), (1, "have", "1")]),
        lines.add(new[:1], [(1, "have", "9")]),
        lines.own_key(3, "Z2CC-0000-0001"),
        lines.join(3, 0),
        lines.merge(1, 0),
    ]
    assert [(change.line, change.count) for change in told if change] == [
        (1, 2),
        (1, 2),
        (2, 3),
        (0, 2),
        (1, 3),
        (3, 1),
        (1, 1),
        (0, 1),
    ]


@pytest.mark.parametrize("is_same_key", [True, False])
def test_a_line_that_is_kept_is_taken_back_as_one_line(lines: LicenseLines, is_same_key: bool) -> None:
    assert lines.begin(is_same_key) == 4
    lines.keep()
    assert not lines.is_begun
    back = lines.undo()
    assert back is not None
    assert (back.line, back.count, len(lines)) == (4, 1, 4)
    assert lines.redo() is not None
    assert len(lines) == 5


def test_in_an_empty_table_a_line_is_begun_with_a_new_key(lines: LicenseLines) -> None:
    lines.delete(range(4))
    assert lines.begin(is_same_key=True) == 0
    assert lines.text(0, "mode") == "addDevices"


@pytest.mark.parametrize("name", ["have", "key"])
@pytest.mark.parametrize("is_summed_up", [True, False])
def test_what_is_typed_before_the_sums_were_asked_for_is_in_them(
    lines: LicenseLines, name: str, is_summed_up: bool
) -> None:
    if is_summed_up:
        assert lines.tally.whole.have == 37
    holder = lines.device(0) if name == "have" else lines.row(0)
    assert holder is not None
    holder[name] = "26"
    lines.typed(0, name)
    assert lines.tally.whole.have == (38 if name == "have" else 37)


@pytest.mark.parametrize("mode", ["addDevices", "renew"])
def test_a_request_renews_where_any_of_its_keys_does(lines: LicenseLines, mode: str) -> None:
    lines.put([(3, "mode", mode)])
    assert lines.renews is (mode == "renew")


@pytest.mark.parametrize(
    ("before", "typed", "ends"),
    [
        (("", "no"), "2029/8/31", ("2029-08-31", "")),
        (("", "no"), "yes", ("", "yes")),
        (("", "no"), " ", (" ", "no")),
        (("2029-08-31", ""), "unknown", ("", "unknown")),
        (("2029-08-31", ""), "", ("", "")),
        (("", "yes"), "soon", ("soon", "")),
    ],
)
def test_what_is_typed_as_the_end_of_a_key_is_a_day_or_an_answer(
    lines: LicenseLines, before: tuple[str, str], typed: str, ends: tuple[str, str]
) -> None:
    row = lines.row(3)
    row["expires_on"], row["expired"] = typed, before[1]
    lines.typed_over(3, "expires_on", before[0])
    assert (row["expires_on"], row["expired"]) == ends
    if ends != before:
        lines.undo()
    assert (row["expires_on"], row["expired"]) == before


def test_another_table_of_the_same_request_can_take_back_what_was_done_in_the_first(lines: LicenseLines) -> None:
    lines.delete([3])
    other = LicenseLines(lines.navigator)
    other.take_over(lines)
    assert other.undo() is not None
    assert len(other) == 4
    assert other.redo() is not None
    assert len(other) == 3


def test_an_answer_that_was_given_before_is_not_saved_as_a_day(lines: LicenseLines) -> None:
    """A save may come while “no” stands where the day goes; that it goes to its own field changes that place again."""
    lines.navigator.edit("licenses.1.expires_on", "no")
    assert copied(lines.navigator.draft, looks_at_rows=False).licenses[1]["expires_on"] == "no"
    lines.typed_over(3, "expires_on", "")
    row = copied(lines.navigator.draft, looks_at_rows=False).licenses[1]
    assert (row["expires_on"], row["expired"]) == ("", "no")
