"""What is written is proven, and what was proven is not worked on again, however many rows there are."""

import copy
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.counted_work import work
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request import document
from transfer_wizard.request.draft import Copying, Draft, blank_device, blank_license, copied
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.storage.proof import Proof

MOMENT = "2026-11-24T10:00:00+00:00"
FEW, MANY = 5, 600


def with_rows(draft: Draft, count: int) -> Draft:
    device = blank_device() | {"model": "MR44", "have": "5", "move": "2"}
    draft.licenses[:] = [
        blank_license() | {"key": f"Z2AA-0000-{number:04}", "devices": [dict(device)]} for number in range(count)
    ]
    return draft


def next_save(store: DraftStore, draft: Draft, path: str) -> int:
    """The work of a save after a key, once the request was saved twice."""
    proof = Proof()
    for _time in range(2):
        store.save(copied(draft), proof)
    draft.set(path, "another")
    snapshot = copied(draft)
    done = work(lambda: store.save(snapshot, proof))
    assert store.load(draft.id).draft.values == draft.values
    return done


@pytest.mark.parametrize(("path", "more"), [("requester.name", 0), ("licenses.3.key", 8 * MANY)])
def test_a_save_after_a_key_works_on_no_row_that_did_not_change(
    tmp_path: Path, draft: Draft, path: str, more: int
) -> None:
    """Where a row did, the others are put together again, at a few calls each, and neither written nor read."""
    store = DraftStore(tmp_path)
    few, many = (next_save(store, with_rows(draft.duplicate(), count), path) for count in (FEW, MANY))
    assert many <= few * 1.05 + more


def test_a_file_that_another_program_changed_is_read_again(tmp_path: Path, draft: Draft) -> None:
    store, proof = DraftStore(tmp_path), Proof()
    store.save(copied(draft), proof)
    path = tmp_path / "drafts" / f"{draft.id}.json"
    path.write_bytes(path.read_bytes().replace(b"Dana Whitfield", b"Somebody else"))
    assert "Another program changed this request" in store.save(copied(draft), proof).notice
    path.write_bytes(b"damaged")
    draft.set("requester.name", "Dana")
    assert "could not be read" in store.save(copied(draft), proof).notice
    assert store.load(draft.id).draft.get("requester.name") == "Dana"


CHANGES = st.lists(
    st.tuples(
        st.sampled_from(["type", "insert", "delete", "swap", "name", "same"]),
        st.integers(0, 12),
        st.text(st.characters(), max_size=6),
    ),
    max_size=12,
)


@given(CHANGES)
@settings(max_examples=150, deadline=None)
def test_what_is_remembered_is_what_would_be_written_anew(changes: list[tuple[str, int, str]]) -> None:
    draft, proof = with_rows(Draft(), FEW), Proof()
    for what, at, text in changes:
        rows = draft.licenses
        if what == "insert":
            rows.insert(at, blank_license() | {"key": text})
        elif what == "name":
            draft.set("requester.name", text)
        elif rows and what == "type":
            rows[at % len(rows)]["key"] = text
        elif rows and what == "delete":
            del rows[at % len(rows)]
        elif rows and what == "swap":
            rows.insert(0, rows.pop(at % len(rows)))
        snapshot = copied(draft)
        assert proof.content(snapshot, MOMENT) == document.write(copy.deepcopy(draft), MOMENT)


@pytest.mark.parametrize(
    "wrong", [{"passcode": "0417"}, {"key": {"not": "a text"}}, {"devices": [{"have": "1", "passcode": "1"}]}]
)
def test_a_row_that_would_not_come_back_is_refused_each_time(draft: Draft, wrong: dict[str, Any]) -> None:
    proof = Proof()
    proof.content(copied(draft), MOMENT)
    draft.licenses.append(blank_license() | wrong)
    snapshot = copied(draft)
    for _time in range(2):
        with pytest.raises(NotSaved, match=r"^Not saved: "):
            proof.content(snapshot, MOMENT)
    draft.licenses.pop()
    assert proof.content(copied(draft), MOMENT) == document.write(draft, MOMENT)


def test_rows_and_values_are_counted_with_those_that_were_proven(draft: Draft) -> None:
    proof = Proof()
    draft.branch("case.attachments").clear()
    with_rows(draft, document.MOST_ROWS // 2)
    proof.content(copied(draft), MOMENT)
    draft.licenses.append(blank_license())
    with pytest.raises(NotSaved, match=f"more than {document.MOST_ROWS:,} rows"):
        proof.content(copied(draft), MOMENT)
    del draft.licenses[10:]
    draft.licenses[0]["note"] = filled(100_000)
    proof.content(copied(draft), MOMENT)
    left = document.MOST_PIECES - len(document._PIECE.findall(document.write(draft, MOMENT).decode()))
    draft.licenses[1]["note"] = filled(left)
    assert document.read(proof.content(copied(draft), MOMENT)).draft.values == draft.values
    draft.licenses[1]["note"] = filled(left + 3)
    with pytest.raises(NotSaved, match=f"more than {document.MOST_PIECES:,} values"):
        proof.content(copied(draft), MOMENT)


def filled(pieces: int) -> dict[str, str]:
    """A member of so many pieces, or up to two less: each of its own has two texts and a comma."""
    return {str(number): "x" for number in range((pieces - 3) // 3)}


def test_the_rows_of_a_copy_are_those_of_the_copy_before_where_none_changed(draft: Draft) -> None:
    with_rows(draft, FEW)
    before = copied(draft).licenses
    assert copied(draft).licenses is before
    draft.licenses[2]["key"] = "Z2BB"
    assert copied(draft).licenses is not before
    assert copied(draft).licenses[2]["key"] == "Z2BB"


class Unseen(list[Any]):
    """A list that nobody looks into."""

    def __iter__(self) -> Any:
        raise AssertionError("its rows were walked")

    __getitem__ = __iter__  # type: ignore[assignment]


def test_a_copy_after_a_key_elsewhere_looks_at_no_row(draft: Draft) -> None:
    walk = Navigator(with_rows(draft, FEW))
    before = copied(draft).licenses
    walk.edit("requester.name", "another")
    rows, draft.values["licenses"] = draft.licenses, Unseen(draft.licenses)
    copying = Copying(draft, looks_at_rows=False)
    assert copying.take()
    assert (copying.twin.licenses is before, copying.twin.get("requester.name")) == (True, "another")
    draft.values["licenses"] = rows
    walk.edit("licenses.2.key", "Z2BB")
    walk.edit("requester.name", "and another")
    copying = Copying(draft, looks_at_rows=False)
    walk.edit("licenses.3.key", "Z2CC")  # while it is made: whoever saves begins again, and the next one looks
    assert copying.take()
    assert copying.twin.licenses[2]["key"] == "Z2BB"
    copying = Copying(draft, looks_at_rows=False)
    assert copying.take()
    assert copying.twin.values == draft.values
