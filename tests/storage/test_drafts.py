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
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from tests.storage.saving import names, saved
from transfer_wizard.request import document
from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved, Saved

ROOT = Path(__file__).resolve().parent.parent.parent


STRANGE = 'Ünï — 日本語 🛰️ \u202e ‏ \x00\x1b[31m "\\ \r\n\t' + "x" * 9_000


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
        for number in range(200):
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
    assert store.load(draft.id).draft.get("requester.name") == "199"


def refuse_link(source: Path, target: Path) -> None:
    raise PermissionError(1, "Operation not permitted")


def test_draft_files_are_plain_json(store: DraftStore, tmp_path: Path, draft: Draft) -> None:
    """A support person can open one, and so can every other program that follows the contract."""
    saved(store, draft)
    content = json.loads((tmp_path / "drafts" / f"{draft.id}.json").read_text(encoding="utf-8"))
    assert content["format"] == document.FORMAT
    assert content["id"] == draft.id
    assert content["request"]["requester"]["company"] == "Northwind Traders"
