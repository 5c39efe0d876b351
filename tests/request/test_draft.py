"""A draft holds what was typed, and its rows are their own."""

from transfer_wizard.request.draft import Copying, Draft, blank_device, blank_license, copied


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
