"""Drafts on a real disk: kept through kills, full and closed disks, and every kind of damaged file.

KILL_ROUNDS sets how often the killed writer is killed; the release list asks for KILL_ROUNDS=200.
"""

import copy
import json
import os
import random
import signal
import stat
import subprocess
import sys
import threading
import time
import uuid
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from transfer_wizard.request import document
from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.storage import files
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.entries import DraftEntry, Standing, entry_of, glance, search
from transfer_wizard.storage.files import NotSaved, Saved
from transfer_wizard.validation.check import check
from transfer_wizard.validation.readiness import ReadyState, readiness

ROOT = Path(__file__).resolve().parent.parent.parent
STRANGE = 'Ünï — 日本語 🛰️ \u202e ‏ \x00\x1b[31m "\\ \r\n\t' + "x" * 9_000


@pytest.fixture
def store(tmp_path: Path) -> DraftStore:
    return DraftStore(tmp_path)


def names(folder: Path) -> list[str]:
    return sorted(os.listdir(folder)) if folder.is_dir() else []


def saved(store: DraftStore, draft: Draft, **typed: str) -> Draft:
    for name, text in typed.items():
        draft.set(f"requester.{name}", text)
    draft.saved_at = store.save(draft).at
    return draft


class TestSaveAndLoad:
    def test_comes_back_as_it_was(self, store: DraftStore, draft: Draft) -> None:
        draft.set("case.workaround", STRANGE)
        draft.extras["note"] = {"of": ["a newer", "writer"]}
        saved_at = store.save(draft).at
        opened = store.load(draft.id)
        assert opened.draft.values == draft.values
        assert (opened.draft.id, opened.draft.saved_at, opened.draft.extras) == (draft.id, saved_at, draft.extras)
        assert not opened.read_only
        assert not opened.notices
        age = datetime.now(UTC) - datetime.fromisoformat(saved_at)
        assert timedelta(0) <= age < timedelta(minutes=10)

    def test_half_characters_do_not_stop_a_save(self, store: DraftStore, draft: Draft) -> None:
        saved(store, draft, name="half \ud83d")
        assert store.load(draft.id).draft.get("requester.name") == "half ?"

    def test_only_the_person_may_read(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        store = DraftStore(tmp_path / "data")
        old_mask = os.umask(0)
        try:
            for name in "ab":
                saved(store, draft, name=name)
        finally:
            os.umask(old_mask)
        folders = [tmp_path / "data", tmp_path / "data" / "drafts"]
        assert [stat.S_IMODE(folder.stat().st_mode) for folder in folders] == [0o700, 0o700]
        assert names(folders[1]) == [f"{draft.id}.json", f"{draft.id}.json.bak"]
        assert {stat.S_IMODE(path.stat().st_mode) for path in folders[1].iterdir()} == {0o600}

    def test_keeps_the_save_before(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        for name in ("first", "second", "third"):
            saved(store, draft, name=name)
        backup = document.read((tmp_path / "drafts" / f"{draft.id}.json.bak").read_bytes()).draft
        assert backup.get("requester.name") == "second"
        assert store.load(draft.id).draft.get("requester.name") == "third"

    def test_blank_draft_is_not_saved_unless_it_was_emptied(self, store: DraftStore, tmp_path: Path) -> None:
        draft = Draft()
        assert store.save(draft) == Saved()
        assert names(tmp_path) == []
        saved(store, draft, name="typed")
        assert saved(store, draft, name="").saved_at
        assert store.load(draft.id).draft.is_blank

    def test_what_would_not_come_back_is_not_saved(self, store: DraftStore, draft: Draft) -> None:
        saved(store, draft, name="good")
        twisted = copy.deepcopy(draft)
        twisted.values["requester"]["name"] = {"not": "a text"}
        crowded = copy.deepcopy(draft)
        crowded.values["licenses"] = [{} for _ in range(document.MOST_ROWS + 1)]
        smuggler = copy.deepcopy(draft)
        smuggler.values["passcode"] = "0417"
        for broken in (twisted, crowded, smuggler):
            with pytest.raises(NotSaved, match=r"^Not saved: "):
                store.save(broken)
        assert store.load(draft.id).draft.get("requester.name") == "good"

    def test_missing_draft_and_hostile_names(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        with pytest.raises(Unreadable, match="no longer there"):
            store.load(str(uuid.uuid4()))
        (tmp_path / "secret.json").write_bytes(document.write(draft, ""))
        for identity in ("../secret", "", ".", f"{draft.id}\n", draft.id.upper(), f"../drafts/{draft.id}", "a\0b"):
            for method in (store.load, store.delete, lambda identity: store.standing(identity, {})):
                with pytest.raises(Unreadable, match="named by a UUID"):
                    method(identity)

    def test_newer_draft_is_never_written_over(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        saved(store, draft, name="old")
        path = tmp_path / "drafts" / f"{draft.id}.json"
        newer = path.read_bytes().replace(b'"schema": 1', b'"schema": 2')
        path.write_bytes(newer)
        assert store.load(draft.id).read_only
        with pytest.raises(NotSaved, match="a newer version"):
            store.save(draft)
        assert path.read_bytes() == newer
        assert [entry.is_read_only for entry in store.list().entries] == [True]
        assert store.list().notices == []

    def test_the_state_of_a_newer_version_is_never_saved_at_all(self, store: DraftStore, draft: Draft) -> None:
        draft.newer_schema = 2
        with pytest.raises(NotSaved, match="a newer version"):
            store.save(draft)
        assert store.list().entries == []

    def test_the_most_rows_and_the_most_bytes_are_saved_and_opened_again(self, store: DraftStore, draft: Draft) -> None:
        draft.values["licenses"] = [
            copy.deepcopy(draft.licenses[0]) | {"devices": []} for _ in range(document.MOST_ROWS)
        ]
        assert document.refusal(draft) == ""
        saved(store, draft)
        assert store.load(draft.id).draft.values == draft.values
        draft.values["licenses"] = []
        draft.set("case.scope", "x" * document.MOST_BYTES)
        with pytest.raises(NotSaved, match=r"^Not saved: the request is larger than 16 MiB. Shorten"):
            store.save(draft)

    def test_newer_save_before_is_not_written_over_either(
        self, store: DraftStore, tmp_path: Path, draft: Draft
    ) -> None:
        saved(store, draft, name="old")
        path = tmp_path / "drafts" / f"{draft.id}.json"
        newer = path.read_bytes().replace(b'"schema": 1', b'"schema": 2')
        path.with_suffix(".json.bak").write_bytes(newer)
        path.write_bytes(b"damaged")
        with pytest.raises(NotSaved, match="a newer version"):
            store.save(draft)
        assert path.with_suffix(".json.bak").read_bytes() == newer

    def test_copy_made_by_hand_is_a_draft_of_its_own(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        saved(store, draft, name="original")
        twin = str(uuid.uuid4())
        (tmp_path / "drafts" / f"{twin}.json").write_bytes((tmp_path / "drafts" / f"{draft.id}.json").read_bytes())
        opened = store.load(twin).draft
        assert opened.id == twin
        saved(store, opened, name="copy")
        assert store.load(draft.id).draft.get("requester.name") == "original"


class TestAnotherProgram:
    """Something else writes to the folder: a program that follows the contract, a sync client, a restored backup."""

    @staticmethod
    def change(tmp_path: Path, draft: Draft, name: str) -> bytes:
        path = tmp_path / "drafts" / f"{draft.id}.json"
        theirs = document.read(path.read_bytes()).draft
        theirs.set("requester.name", name)
        path.write_bytes(document.write(theirs, theirs.saved_at))
        return path.read_bytes()

    @pytest.mark.parametrize("is_opened", [True, False], ids=["opened", "made here"])
    def test_both_states_are_kept_and_it_is_said(
        self, store: DraftStore, tmp_path: Path, draft: Draft, is_opened: bool
    ) -> None:
        saved(store, draft, name="before")
        if is_opened:
            store = DraftStore(tmp_path)
            draft = store.load(draft.id).draft
        self.change(tmp_path, draft, "theirs")
        draft.set("requester.name", "mine")
        notice = store.save(draft).notice
        assert "Another program changed this request meanwhile." in notice
        assert "a request of its own, “Northwind West → Northwind East”" in notice
        assert store.load(draft.id).draft.get("requester.name") == "mine"
        listed = {entry.id: store.load(entry.id).draft.get("requester.name") for entry in store.list().entries}
        assert sorted(listed.values()) == ["mine", "theirs"]
        assert store.save(draft).notice == ""
        assert len(store.list().entries) == 2, "it is kept once"

    def test_a_look_at_the_list_is_no_reading(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        saved(store, draft, name="before")
        self.change(tmp_path, draft, "theirs")
        store.list()
        assert store.save(draft).notice

    def test_the_same_state_is_no_other(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        saved(store, draft, name="before")
        self.change(tmp_path, draft, "same")
        draft.set("requester.name", "same")
        assert store.save(draft) == Saved(store.load(draft.id).draft.saved_at)
        assert len(store.list().entries) == 1

    def test_damage_is_said_when_it_is_saved_over(self, store: DraftStore, tmp_path: Path, draft: Draft) -> None:
        saved(store, draft, name="before")
        (tmp_path / "drafts" / f"{draft.id}.json").write_bytes(b"damaged")
        assert "There is no other save of it that can be read." in store.save(draft).notice
        assert len(names(tmp_path / "quarantine")) == 1

    def test_a_full_disk_keeps_what_is_there(self, small_disk: Path, draft: Draft) -> None:
        store = DraftStore(small_disk)
        saved(store, draft, name="before")
        theirs = self.change(small_disk, draft, "theirs")
        (small_disk / "filler").write_bytes(b"x" * (os.statvfs(small_disk).f_bavail * os.statvfs(small_disk).f_frsize))
        with pytest.raises(NotSaved):
            store.save(draft)
        assert (small_disk / "drafts" / f"{draft.id}.json").read_bytes() == theirs


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "empty": lambda good: b"",
    "zeros": lambda good: bytes(len(good)),
    "binary": lambda good: random.Random(1).randbytes(5_000),
    "utf-16": lambda good: good.decode().encode("utf-16"),
    "truncated": lambda good: good[: len(good) // 2],
    "nested": lambda good: b"[" * 100_000 + b"]" * 100_000,
    "nan": lambda good: good.replace(b'"schema": 1', b'"schema": NaN'),
    "wrong types": lambda good: good.replace(b'"name": "', b'"name": [], "x": "', 1),
    "other json": lambda good: b'{"hello": "world"}',
    "schema zero": lambda good: good.replace(b'"schema": 1', b'"schema": 0'),
    "long number": lambda good: good.replace(b'"have": 25', b'"have": ' + b"9" * 10_000),
    "huge": lambda good: good + b" " * document.MOST_BYTES,
}


@pytest.mark.parametrize("damage", DAMAGES)
class TestDamagedFile:
    def test_opens_the_save_before(self, store: DraftStore, tmp_path: Path, draft: Draft, damage: str) -> None:
        saved(store, draft, name="before")
        saved(store, draft, name="last")
        path = tmp_path / "drafts" / f"{draft.id}.json"
        damaged = DAMAGES[damage](path.read_bytes())
        assert damaged != path.read_bytes()
        path.write_bytes(damaged)

        opened = store.load(draft.id)
        assert opened.draft.get("requester.name") == "before"
        [notice] = opened.notices
        assert "The save before it was opened." in notice
        assert "\n" not in notice
        [put_away] = (tmp_path / "quarantine").iterdir()
        assert put_away.read_bytes() == damaged
        assert str(put_away) in notice

        saved(store, opened.draft, name="again")
        assert store.load(draft.id).notices == []
        assert store.load(draft.id).draft.get("requester.name") == "again"

    def test_does_not_stop_the_list(self, store: DraftStore, tmp_path: Path, draft: Draft, damage: str) -> None:
        good = saved(store, draft.duplicate())
        saved(store, draft)
        path = tmp_path / "drafts" / f"{draft.id}.json"
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
        listing = store.list()
        assert [entry.id for entry in listing.entries] == [good.id]
        [notice] = listing.notices
        assert "There is no other save of it that can be read." in notice
        assert len(names(tmp_path / "quarantine")) == 1
        assert store.list().notices == [], "it is told once"

    def test_both_saves_damaged(self, store: DraftStore, tmp_path: Path, draft: Draft, damage: str) -> None:
        for name in ("before", "last"):
            saved(store, draft, name=name)
        for path in (tmp_path / "drafts").iterdir():
            path.write_bytes(DAMAGES[damage](path.read_bytes()))
        with pytest.raises(Unreadable, match="could not be read"):
            store.load(draft.id)
        assert len(names(tmp_path / "quarantine")) == 2
        saved(store, draft, name="from memory")
        assert store.load(draft.id).draft.get("requester.name") == "from memory"

    def test_damage_never_becomes_the_save_before(
        self, store: DraftStore, tmp_path: Path, draft: Draft, damage: str
    ) -> None:
        for name in ("before", "last"):
            saved(store, draft, name=name)
        path = tmp_path / "drafts" / f"{draft.id}.json"
        path.write_bytes(DAMAGES[damage](path.read_bytes()))
        saved(store, draft, name="next")
        path.unlink()
        assert store.load(draft.id).draft.get("requester.name") == "before"


class TestWhatIsNoFile:
    """In the place of a draft: a link, a folder or a pipe is moved away as it is, and never followed or read."""

    @pytest.fixture
    def place(self, store: DraftStore, tmp_path: Path, draft: Draft) -> Path:
        for name in ("before", "last"):
            saved(store, draft, name=name)
        path = tmp_path / "drafts" / f"{draft.id}.json"
        path.unlink()
        return path

    def check(self, store: DraftStore, draft: Draft) -> Path:
        opened = store.load(draft.id)
        assert opened.draft.get("requester.name") == "before"
        assert len(opened.notices) == 1
        [put_away] = Path(store._quarantine).iterdir()
        return put_away

    def test_link(self, store: DraftStore, tmp_path: Path, draft: Draft, place: Path) -> None:
        outside = tmp_path / "outside.json"
        outside.write_bytes(document.write(draft, ""))
        place.symlink_to(outside)
        put_away = self.check(store, draft)
        assert put_away.is_symlink()
        place.symlink_to(outside)
        before = outside.read_bytes()
        saved(store, draft, name="not through the link")
        assert outside.read_bytes() == before
        assert not place.is_symlink()

    def test_folder(self, store: DraftStore, draft: Draft, place: Path) -> None:
        place.mkdir()
        (place / "inside").touch()
        assert (self.check(store, draft) / "inside").exists()

    def test_pipe(self, store: DraftStore, draft: Draft, place: Path) -> None:
        os.mkfifo(place)
        assert stat.S_ISFIFO(self.check(store, draft).stat().st_mode)


class TestDiskTrouble:
    def test_full_disk_keeps_the_save_before(self, small_disk: Path, draft: Draft) -> None:
        store = DraftStore(small_disk)
        saved(store, draft, name="good")
        (small_disk / "filler").write_bytes(b"x" * 45_000)
        draft.set("case.workaround", "x" * 9_999)
        draft.set("case.test_results", "x" * 9_999)
        for _ in range(3):
            with pytest.raises(NotSaved, match=r"^Not saved: the disk is full.$"):
                store.save(draft)
        assert names(small_disk / "drafts") == [f"{draft.id}.json"]
        assert store.load(draft.id).draft.get("requester.name") == "good"
        assert store.load(draft.id).draft.get("case.workaround") != "x" * 9_999
        (small_disk / "filler").unlink()
        saved(store, draft)
        assert store.load(draft.id).draft.get("case.workaround") == "x" * 9_999

    def test_disk_that_became_read_only(self, small_disk: Path, draft: Draft) -> None:
        store = DraftStore(small_disk)
        saved(store, draft, name="good")
        other = saved(store, draft.duplicate())
        token = store.delete(saved(store, draft.duplicate()).id)
        (small_disk / "drafts" / f"{other.id}.json").write_bytes(b"damaged")
        subprocess.run(["mount", "-o", "remount,ro", str(small_disk)], check=True)
        with pytest.raises(NotSaved, match="may not be written to"):
            saved(store, draft, name="new")
        with pytest.raises(NotSaved, match=r"^Not deleted: the folder “.*/drafts” may not be written to\.$"):
            store.delete(draft.id)
        with pytest.raises(NotSaved, match=r"^Not restored: the folder “.*/drafts” may not be written to\.$"):
            store.restore(token)
        listing = store.list()
        assert [entry.id for entry in listing.entries] == [draft.id]
        assert f"It is kept as “{small_disk}/drafts/{other.id}.json”." in listing.notices[0]
        assert store.load(draft.id).draft.get("requester.name") == "good"

    def test_closed_folders(self, not_root: Path, draft: Draft) -> None:
        store = DraftStore(not_root / "data")
        not_root.chmod(0o500)
        with pytest.raises(NotSaved, match="may not be written to"):
            store.save(draft)
        assert store.list().entries == []
        not_root.chmod(0o700)
        saved(store, draft)
        (not_root / "data" / "drafts").chmod(0)
        listing = store.list()
        assert listing.entries == []
        assert len(listing.notices) == 1
        assert "may not be read" in listing.notices[0]

    def test_file_without_permission_stays_where_it_is(self, not_root: Path, draft: Draft) -> None:
        store = DraftStore(not_root)
        saved(store, draft)
        path = not_root / "drafts" / f"{draft.id}.json"
        path.chmod(0)
        assert "Permission denied" in store.list().notices[0]
        path.chmod(0o600)
        assert [entry.id for entry in store.list().entries] == [draft.id]

    def test_place_taken_by_a_file(self, tmp_path: Path, draft: Draft) -> None:
        (tmp_path / "drafts").touch()
        with pytest.raises(NotSaved, match=r"^Not saved: "):
            DraftStore(tmp_path).save(draft)


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


SAVES_FOR_EVER = """
import random, sys
from pathlib import Path
from transfer_wizard.request import document
from transfer_wizard.storage.drafts import DraftStore
store = DraftStore(Path(sys.argv[1]))
draft = document.read(Path(sys.argv[2]).read_bytes()).draft
draft.id = sys.argv[3]
number = int(sys.argv[4])
row = draft.licenses[0]
while True:
    number += 1
    draft.set("requester.name", str(number))
    draft.values["licenses"] = [row] * (number * 7 % 300)
    store.save(draft)
    print(number, flush=True)
"""


def test_killed_at_any_moment_loses_no_save(tmp_path: Path) -> None:
    """Killed while it saves without a pause; what had been confirmed is there, whole, and nothing is found damaged."""
    chance = random.Random(417)
    store = DraftStore(tmp_path)
    identities = [str(uuid.uuid4()) for _ in range(3)]
    confirmed = dict.fromkeys(identities, 0)
    for kill in range(int(os.environ.get("KILL_ROUNDS", "30"))):
        identity = identities[kill % 3]
        command = [sys.executable, "-c", SAVES_FOR_EVER, str(tmp_path), "resources/sample_case.json"]
        writer = subprocess.Popen(
            [*command, identity, str(confirmed[identity])], stdout=subprocess.PIPE, cwd=ROOT, text=True
        )
        assert writer.stdout
        lines = [writer.stdout.readline()]
        time.sleep(chance.random() * 0.06)
        writer.send_signal(signal.SIGKILL)
        lines += writer.communicate()[0].splitlines(keepends=True)
        last = int([line for line in lines if line.endswith("\n")][-1])

        opened = store.load(identity)
        number = int(opened.draft.get("requester.name"))
        assert number in (last, last + 1)
        assert len(opened.draft.licenses) == number * 7 % 300
        assert opened.notices == []
        confirmed[identity] = number
    listing = store.list()
    assert {entry.id for entry in listing.entries} == set(identities[: len(listing.entries)])
    assert listing.notices == []
    assert names(tmp_path / "quarantine") == []
    for path in (tmp_path / "drafts").glob("*.bak"):
        document.read(path.read_bytes())


@pytest.mark.parametrize("has_links", [True, False])
def test_threads_do_not_get_in_each_others_way(
    store: DraftStore, draft: Draft, monkeypatch: pytest.MonkeyPatch, has_links: bool
) -> None:
    """The window lists and opens while the writer saves, and never sees an older save than before."""
    if not has_links:  # planted: a file system without hard links, where the last save has no name for a moment
        monkeypatch.setattr(os, "link", refuse_link)
    saved(store, draft, name="0")
    stop = threading.Event()
    trouble: list[str] = []
    numbers: list[int] = []

    def write() -> None:
        for number in range(100):
            saved(store, copy.deepcopy(draft), name=str(number))
        stop.set()

    writer = threading.Thread(target=write)
    writer.start()
    while not stop.is_set():
        trouble += store.list().notices
        opened = store.load(draft.id)
        trouble += opened.notices
        numbers.append(int(opened.draft.get("requester.name")))
    writer.join()
    assert trouble == []
    assert numbers == sorted(numbers)
    assert store.load(draft.id).draft.get("requester.name") == "99"


def refuse_link(source: Path, target: Path) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_draft_files_are_plain_json(store: DraftStore, tmp_path: Path, draft: Draft) -> None:
    """A support person can open one, and so can every other program that follows the contract."""
    saved(store, draft)
    content = json.loads((tmp_path / "drafts" / f"{draft.id}.json").read_text(encoding="utf-8"))
    assert content["format"] == document.FORMAT
    assert content["id"] == draft.id
    assert content["request"]["requester"]["company"] == "Northwind Traders"
