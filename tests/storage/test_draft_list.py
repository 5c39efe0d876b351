"""The list of requests: what it tells of each, what was asked before, and what is deleted."""

import json
import os
import random
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.saving import names, saved
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.storage import files
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.entries import DraftEntry, Standing, entry_of, glance, search
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.validation.check import check
from transfer_wizard.validation.readiness import ReadyState, readiness


class TestList:
    def test_newest_first_with_what_there_is_to_know(self, store: DraftStore, draft: Draft) -> None:
        assert store.list().entries == []
        first = saved(store, draft)
        sent = draft.duplicate()
        sent.set("case_number", "04321987")
        sent.set("organizations.source.name", "")
        saved(store, sent)
        nameless = Draft()
        saved(store, nameless, phone="1")
        only_company = Draft()
        saved(store, only_company, company=" Northwind Traders ")
        entries = store.list().entries
        assert [entry.id for entry in entries] == [only_company.id, nameless.id, sent.id, first.id]
        assert [entry.title for entry in entries] == [
            "Northwind Traders",
            "Request without a name",
            "… → Northwind East",
            "Northwind West → Northwind East",
        ]
        assert [entry.is_sent for entry in entries] == [False, False, True, False]
        assert entries[3].license_count == len(draft.licenses) > 0
        assert (entries[3].company, entries[3].saved_at) == ("Northwind Traders", first.saved_at)

    def test_times_that_nobody_can_read_come_last(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        times = ["2026-11-24T10:00:00+02:00", "2026-11-24T09:00:00Z", "2026-11-24T08:30:00", "yesterday", ""]
        for moment in times:
            twin = draft.duplicate()
            saved(store, twin)
            (tmp_path / "drafts" / f"{twin.id}.json").write_bytes(document.write(twin, moment))
        listed = [entry.saved_at for entry in store.list().entries]
        assert listed[:3] == [times[1], times[2], times[0]]
        assert sorted(listed[3:]) == ["", "yesterday"]

    def test_leaves_strange_files_alone(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        saved(store, draft)
        for name in ("notes.txt", "desktop.ini", f"{draft.id}.json.txt", "x.json", f"{draft.id.upper()}.json"):
            (tmp_path / "drafts" / name).write_text("not ours")
        before = names(tmp_path / "drafts")
        assert [entry.id for entry in store.list().entries] == [draft.id]
        assert store.list().notices == []
        assert names(tmp_path / "drafts") == before

    def test_removes_what_a_crash_left_a_day_ago(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        saved(store, draft)
        old, new = (tmp_path / "drafts" / f"{files.TEMPORARY_PREFIX}{name}.tmp" for name in ("old", "new"))
        for path in (old, new):
            path.write_bytes(b"half")
        os.utime(old, (time.time() - 100_000,) * 2)
        store.list()
        assert not old.exists()
        assert new.exists(), "another window may be writing it right now"

    def test_search(self, store: DraftStore, draft: Draft) -> None:
        key = draft.licenses[0]["key"]
        saved(store, draft, company="Straße und Söhne")
        other = draft.duplicate()
        other.values["licenses"] = []
        other.set("case_number", "04321987")
        saved(store, other, company="別会社")
        entries = store.list().entries

        def found(words: str) -> list[str]:
            return [entry.id for entry in search(entries, words)]

        assert found("") == found("  northwind ") == found("WEST east") == [other.id, draft.id]
        assert found("STRASSE") == found(key.lower()) == [draft.id]
        assert found("０４３２１９８７") == found("別会社 northwind") == [other.id]
        assert found("northwind nowhere") == []

    def test_thousands_of_requests_take_a_glance_each_and_the_next_time_none(
        self, store: DraftStore, tmp_path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "drafts").mkdir()
        for number in range(5_000):
            twin = draft.duplicate()
            twin.set("requester.name", f"Dana {number}")
            (tmp_path / "drafts" / f"{twin.id}.json").write_bytes(document.write(twin, "2026-11-24T10:00:00+00:00"))
        read: list[bytes] = []
        opened: list[str] = []
        whole, regular = document.read, files.read_regular

        def note_read(content: bytes) -> document.Opened:
            read.append(content)
            return whole(content)

        def note_opened(path: str, *, follow_links: bool) -> bytes:
            opened.append(path)
            return regular(path, follow_links=follow_links)

        monkeypatch.setattr(document, "read", note_read)
        monkeypatch.setattr(files, "read_regular", note_opened)
        listing = store.list()
        assert len({entry.text for entry in listing.entries}) == 5_000
        assert (len(read), len(opened)) == (0, 5_000)
        assert store.list() == listing
        assert len(opened) == 5_000, "a file that has not changed is not opened again"
        changed = store.load(twin.id).draft
        saved(store, changed, name="Sam")
        del opened[:]
        assert "sam" in store.list().entries[0].text
        assert opened == [str(tmp_path / "drafts" / f"{twin.id}.json")]

    def test_the_newest_of_many_requests_are_told_while_the_others_are_still_to_be_read(
        self, store: DraftStore, tmp_path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        (tmp_path / "drafts").mkdir()
        moments = random.Random(7).sample(range(1_000), 1_000)
        for moment in moments:
            twin = draft.duplicate()
            twin.set("requester.name", f"Dana {moment}")
            saved_at = f"2026-11-24T10:{moment // 60:02}:{moment % 60:02}+00:00"
            place = tmp_path / "drafts" / f"{twin.id}.json"
            place.write_bytes(document.write(twin, saved_at))
            os.utime(place, (1_700_000_000 + moment, 1_700_000_000 + moment))
        opened: list[str] = []
        regular = files.read_regular

        def note_opened(path: str, *, follow_links: bool) -> bytes:
            opened.append(path)
            return regular(path, follow_links=follow_links)

        monkeypatch.setattr(files, "read_regular", note_opened)
        told: list[tuple[int, list[DraftEntry]]] = []
        listing = store.list(lambda entries: told.append((len(opened), list(entries))))
        assert [count for count, _entries in told] == [100, 400]
        assert [entries for _count, entries in told] == [listing.entries[:100], listing.entries[:400]]
        assert len(listing.entries) == 1_000

    def test_a_glance_says_what_reading_says(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        (tmp_path / "drafts").mkdir()
        sent = draft.duplicate()
        sent.set("case_number", " 04321987 ")
        sent.set("organizations.source.name", "  Straße \ud83d " + "x" * 300)
        sent.licenses[0]["key"] = " z2a7 "
        large = draft.duplicate()
        large.set("case.scope", "x" * 300_000)
        newer = draft.duplicate()
        newer.newer_schema = 2
        bare = {"format": document.FORMAT, "schema": 1, "id": Draft().id}
        nulls = bare | {"id": Draft().id, "request": {"licenses": [{"key": None}], "requester": None}}
        files_of = {each.id: document.write(each, "2026-11-24T10:00:00Z") for each in (draft, sent, large, newer)}
        files_of |= {str(each["id"]): json.dumps(each).encode() for each in (bare, nulls)}
        for identity, content in files_of.items():
            (tmp_path / "drafts" / f"{identity}.json").write_bytes(content)
        listed = {entry.id: entry for entry in store.list().entries}
        assert store.list().notices == []
        for identity, content in files_of.items():
            opened = document.read(content)
            assert listed[identity] == entry_of(opened.draft, opened.read_only)
        assert listed[sent.id].keys[0] == "z2a7"
        assert len(listed[sent.id].title) < 250

    def test_marks_without_end_in_a_name_do_not_hold_up_the_list(self, store: DraftStore, draft: Draft) -> None:
        saved(store, draft, company="a" + "\u0301\u0323" * 120_000)
        assert search(store.list().entries, "northwind")


class TestAsked:
    def test_the_keys_of_sent_requests_with_their_latest_case(self, store: DraftStore, draft: Draft) -> None:
        saved(store, draft)
        first, second = draft.licenses[0]["key"], draft.licenses[1]["key"]
        assert store.asked("") == {}
        for number, moment in (("05000002", "2026-10-02T09:00:00Z"), ("05000001", "2026-09-01T09:00:00Z")):
            sent = draft.duplicate()
            sent.set("case_number", f" {number} ")
            sent.set("licenses.0.key", first.lower().replace("-", " "))
            if number == "05000002":
                del sent.licenses[1]
            store.save(sent)
            path = store._places(sent.id)[0]
            path.write_bytes(document.write(sent, moment))
        asked = store.asked(draft.id)
        assert asked == {first: ("05000002", "2026-10-02"), second: ("05000001", "2026-09-01")}
        assert second not in store.asked(sent.id), "a request is no older request of its own"

    def test_says_nothing_of_what_cannot_be_read_and_leaves_it_where_it_is(
        self, store: DraftStore, tmp_path: Path, draft: Draft
    ) -> None:
        saved(store, draft)
        damaged = tmp_path / "drafts" / f"{Draft().id}.json"
        damaged.write_bytes(b"\x00damaged")
        assert store.asked("") == {}
        assert damaged.exists(), "the list of requests puts it away, and says so"
        assert DraftStore(tmp_path / "nowhere").asked("") == {}


class TestStanding:
    def test_counts_what_support_needs_as_every_other_place_does(self, store: DraftStore, draft: Draft) -> None:
        saved(store, draft)
        today = dict.fromkeys(Side, date.today())
        assert store.standing(draft.id, today) == Standing(open=0, wrong=0)
        assert store.standing(draft.id, dict.fromkeys(Side)) == Standing(open=2, wrong=0), (
            "the two passcodes of the day"
        )
        draft.set("requester.source_access", "unknown")
        draft.set("requester.phone", "12")
        saved(store, draft)
        things = readiness(draft, check(draft, date.today(), today).problems)
        assert store.standing(draft.id, today) == Standing(open=2, wrong=1)
        assert sum(thing.state is not ReadyState.THERE for thing in things) == 2

    def test_devices_that_move_are_counted_at_a_glance(self, store: DraftStore, draft: Draft) -> None:
        saved(store, draft)
        content = document.write(draft, draft.saved_at)
        glanced = glance(draft.id, content)
        assert glanced is not None
        assert glanced.device_count == entry_of(draft, is_read_only=False).device_count == 17
        draft.set("licenses.0.devices.0.move", "seven")
        assert entry_of(draft, is_read_only=False).device_count == 7


class TestDelete:
    def test_can_be_taken_back(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        for name in ("before", "last"):
            saved(store, draft, name=name)
        before = {path.name: path.read_bytes() for path in (tmp_path / "drafts").iterdir()}
        token = store.delete(draft.id)
        assert store.list().entries == []
        assert names(tmp_path / "drafts") == []
        assert len(names(tmp_path / "deleted")) == 2
        assert store.restore(token) == draft.id
        assert {path.name: path.read_bytes() for path in (tmp_path / "drafts").iterdir()} == before
        assert names(tmp_path / "deleted") == []

    def test_twice_keeps_both(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        tokens = []
        for name in ("first", "second"):
            saved(store, draft, name=name)
            tokens.append(store.delete(draft.id))
        store.restore(tokens[0])
        assert store.load(draft.id).draft.get("requester.name") == "first"
        with pytest.raises(NotSaved, match="saved again meanwhile"):
            store.restore(tokens[1])
        assert len(names(tmp_path / "deleted")) == 1

    def test_what_is_not_there(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        with pytest.raises(NotSaved, match="no longer there"):
            store.delete(draft.id)
        saved(store, draft)
        token = store.delete(draft.id)
        for wrong in ("", "../x", token.upper(), f"../drafts/{token}", f"20260101T000000Z-00000000.{draft.id}"):
            with pytest.raises(NotSaved, match="no longer there"):
                store.restore(wrong)

    def test_is_for_good_after_30_days(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        saved(store, draft)
        path = tmp_path / "drafts" / f"{draft.id}.json"
        os.utime(path, (0, 0))  # a draft last saved long ago may still be taken back
        token = store.delete(draft.id)
        store.list()
        assert len(names(tmp_path / "deleted")) == 1
        for days, left in ((29, 1), (31, 0)):
            stamp = (datetime.now(UTC) - timedelta(days=days)).strftime("%Y%m%dT%H%M%SZ")
            [path] = (tmp_path / "deleted").iterdir()
            path.rename(path.with_name(stamp + path.name[len(stamp) :]))
            store.list()
            assert len(names(tmp_path / "deleted")) == left
        with pytest.raises(NotSaved, match="no longer there"):
            store.restore(token)

    @pytest.mark.parametrize("stamp", ["99999999T999999Z", "00000000T000000Z", "20260230T100000Z"])
    def test_a_time_that_no_calendar_has_is_told_once_and_nothing_is_lost(
        self, store: DraftStore, tmp_path: Path, draft: Draft, stamp: str
    ) -> None:
        saved(store, draft)
        store.delete(draft.id)
        [path] = (tmp_path / "deleted").iterdir()
        path.rename(path.with_name(stamp + path.name[len(stamp) :]))
        [notice] = store.list().notices
        [kept] = (tmp_path / "quarantine").iterdir()
        assert "a time that no calendar has" in notice
        assert f"It is kept as “{kept}”." in notice
        assert document.read(kept.read_bytes()).draft.values == draft.values
        assert store.list().notices == []

    def test_strange_files_among_the_deleted_stay(self, store: DraftStore, tmp_path: Path) -> None:
        (tmp_path / "deleted").mkdir()
        for name in ("notes.txt", "20200101T000000Z-00000000.json"):
            (tmp_path / "deleted" / name).touch()
        store.list()
        assert len(names(tmp_path / "deleted")) == 2
