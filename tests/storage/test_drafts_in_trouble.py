"""Drafts in damaged files, in what is no file, and on full and closed disks."""

import errno
import os
import random
import stat
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.saving import names, saved
from transfer_wizard.request import document
from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage import files
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved

ROOT = Path(__file__).resolve().parent.parent.parent


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


@pytest.mark.parametrize("how", ["moved away", "emptied"])
def test_a_request_whose_file_is_gone_is_saved_again_and_that_is_said(tmp_path: Path, draft: Draft, how: str) -> None:
    folder = tmp_path / "data"
    store = DraftStore(folder)
    saved(store, draft, name="before")
    if how == "moved away":
        folder.rename(tmp_path / "elsewhere")
    else:
        (folder / "drafts" / f"{draft.id}.json").unlink()
    draft.set("requester.name", "typed since")
    notice = store.save(draft).notice
    assert notice.startswith(f"The file of this request was gone from “{folder / 'drafts'}”")
    assert store.load(draft.id).draft.get("requester.name") == "typed since"
    assert store.save(draft).notice == "", "it is said once"


def test_what_the_person_deleted_is_not_said_to_be_gone(store: DraftStore, draft: Draft) -> None:
    saved(store, draft, name="before")
    store.delete(draft.id)
    assert store.save(draft).notice == ""


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


def refuse_link(source: Path, target: Path) -> None:
    raise PermissionError(1, "Operation not permitted")


@pytest.mark.parametrize("has_links", [True, False])
class TestLastSaveGone:
    """Another program deletes the file of the last save, and not the save before it."""

    @pytest.fixture
    def gone(
        self, store: DraftStore, tmp_path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch, has_links: bool
    ) -> Path:
        saved(store, draft, name="before")
        saved(store, draft, name="last")
        path = tmp_path / "drafts" / f"{draft.id}.json"
        path.unlink()
        if not has_links:
            monkeypatch.setattr(os, "link", refuse_link)
        return path

    def test_while_it_is_in_the_window(self, store: DraftStore, draft: Draft, gone: Path) -> None:
        draft.set("requester.name", "typed")
        assert "was saved there again" in store.save(draft).notice
        listing = store.list()
        assert [entry.id for entry in listing.entries] == [draft.id], "and no other request of it"
        assert listing.notices == []
        assert store.load(draft.id).draft.get("requester.name") == "typed"

    def test_while_nobody_has_it_open(self, tmp_path: Path, draft: Draft, gone: Path) -> None:
        store = DraftStore(tmp_path)
        listing = store.list()
        assert [entry.id for entry in listing.entries] == [draft.id]
        said = "The file of “Northwind West → Northwind East” was gone from “"
        assert [notice[: len(said)] for notice in listing.notices] == [said]
        assert gone.exists()
        assert (store.list().notices, store.load(draft.id).notices) == ([], []), "it is said once"
        opened = store.load(draft.id).draft
        assert opened.get("requester.name") == "before"
        assert store.save(opened).notice == ""

    def test_when_it_is_opened_before_the_list_is(self, tmp_path: Path, draft: Draft, gone: Path) -> None:
        store = DraftStore(tmp_path)
        assert [("was gone" in notice) for notice in store.load(draft.id).notices] == [True]
        assert store.list().notices == []

    def test_nothing_is_written_for_a_window_that_may_not(self, tmp_path: Path, draft: Draft, gone: Path) -> None:
        store = DraftStore(tmp_path, may_write=False)
        listing = store.list()
        assert ([entry.id for entry in listing.entries], listing.notices) == ([draft.id], [])
        assert not gone.exists()


def test_what_was_deleted_by_half_is_there_with_its_last_save(
    store: DraftStore, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in ("Ann", "Dana"):
        saved(store, draft, name=name)
    replace = files.replace
    moved: list[Path] = []

    def once(source: Path, target: Path) -> None:
        if moved:
            raise PermissionError(errno.EACCES, "planted", str(source))
        moved.append(source)
        replace(source, target)

    with monkeypatch.context() as closed:
        closed.setattr(files, "replace", once)
        with pytest.raises(NotSaved, match=r"^Not deleted: "):
            store.delete(draft.id)
    assert [entry.id for entry in store.list().entries] == [draft.id]
    assert store.load(draft.id).draft.get("requester.name") == "Dana"
