"""The evidence of a request on a real disk: what is taken, what is refused, and what the zip holds."""

import hashlib
import json
import os
import stat
import time
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage import evidence, files
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.evidence import Cancelled, Evidence, Item, NotAdded, masked, safe_name
from transfer_wizard.storage.files import NotSaved


def never() -> bool:
    return False


def quiet(done: int, total: int) -> None:
    assert 0 < done <= total


@pytest.fixture
def kept(tmp_path: Path) -> Evidence:
    return Evidence(tmp_path / "data", Draft().id)


@pytest.fixture
def log(tmp_path: Path) -> Path:
    path = tmp_path / "move failed.log"
    path.write_bytes(b"License move failed\n" * 200)
    return path


@pytest.fixture
def long_log(log: Path) -> Path:
    """A log of several pieces, as it is copied and packed."""
    log.write_bytes(b"License move failed\n" * 200_000)
    assert log.stat().st_size > 3 * evidence.PIECE
    return log


def add(kept: Evidence, path: Path) -> Item:
    return kept.add(path, quiet, never)


def test_a_copy_with_its_size_its_hash_and_its_time(kept: Evidence, long_log: Path) -> None:
    item = add(kept, long_log)
    content = long_log.read_bytes()
    assert (item.name, item.size) == ("move_failed.log", len(content))
    assert item.sha256 == hashlib.sha256(content).hexdigest()
    assert (kept.folder / item.name).read_bytes() == content
    assert kept.items() == [item]
    long_log.write_bytes(b"grown")
    assert (kept.folder / item.name).read_bytes() == content
    for place, mode in ((kept.folder, 0o700), (kept.folder / item.name, 0o600)):
        assert stat.S_IMODE(place.stat().st_mode) == mode


def test_two_files_of_one_name_are_told_apart_and_one_is_removed(kept: Evidence, log: Path, tmp_path: Path) -> None:
    other = tmp_path / "other" / "MOVE_failed.LOG"
    other.parent.mkdir()
    other.write_bytes(b"x")
    names = [add(kept, path).name for path in (log, other, other)]
    assert len({name.casefold() for name in names}) == 3
    kept.describe(names[1], " The  error\nafter Move ")
    assert [item.shows for item in kept.items()] == ["", "The error after Move", ""]
    kept.remove(names[0])
    kept.remove("../../other/MOVE_failed.LOG")
    assert [item.name for item in kept.items()] == names[1:]
    assert not (kept.folder / names[0]).exists()
    assert other.exists()


def test_what_is_no_file_is_refused_in_a_sentence(kept: Evidence, log: Path, tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to(log)
    os.mkfifo(tmp_path / "pipe")
    for path, said in (
        (tmp_path, "is a folder"),
        (tmp_path / "link", "is a link"),
        (tmp_path / "pipe", "is a link, a device or a pipe"),
        (Path("/dev/zero"), "a device"),
        (tmp_path / "missing", "could not be read"),
        (tmp_path / "nul\0byte", "could not be read"),
    ):
        with pytest.raises(NotAdded, match=said) as told:
            add(kept, path)
        assert "\n" not in str(told.value)
    assert kept.items() == []


def test_a_file_that_may_not_be_read_is_refused(not_root: Path) -> None:
    path = not_root / "closed.log"
    path.write_bytes(b"x")
    path.chmod(0)
    with pytest.raises(NotAdded, match="could not be read: Permission denied"):
        Evidence(not_root / "data", Draft().id).add(path, quiet, never)


def test_limits(kept: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert (evidence.LARGEST, evidence.LARGEST_OF_ALL) == (100 * 2**20, 500 * 2**20)
    huge = tmp_path / "huge.pcap"
    with huge.open("wb") as file:
        file.truncate(evidence.LARGEST + 1)
    with pytest.raises(NotAdded, match="larger than 100 MiB"):
        add(kept, huge)
    small = tmp_path / "small.log"
    small.write_bytes(b"x" * 60)
    monkeypatch.setattr(evidence, "LARGEST_OF_ALL", 100)
    add(kept, small)
    with pytest.raises(NotAdded, match="the evidence would be larger"):
        add(kept, small)
    monkeypatch.setattr(evidence, "MOST_FILES", 1)
    with pytest.raises(NotAdded, match="1 files are the most"):
        add(kept, small)


def test_a_stopped_copy_leaves_nothing(kept: Evidence, long_log: Path, tmp_path: Path) -> None:
    seen: list[int] = []
    with pytest.raises(Cancelled):
        kept.add(long_log, lambda done, total: seen.append(done), lambda: bool(seen))
    assert len(seen) == 1
    assert kept.items() == []
    assert list(kept.folder.iterdir()) == []
    add(kept, long_log)
    target = tmp_path / "case.zip"
    target.write_bytes(b"precious")
    seen.clear()
    with pytest.raises(Cancelled):
        kept.save_zip(target, "text", lambda done, total: seen.append(done), lambda: bool(seen))
    assert target.read_bytes() == b"precious"
    assert not list(tmp_path.glob("*.tmp"))


@pytest.mark.parametrize(
    "content",
    [
        b"passcode: 0427",
        b"PASS-CODE=0427\n",
        b"the pass code is 0427.",
        b"x" * (evidence.PIECE - 12) + b"passcode: 0427",
        b"The passcode that Dana read to me is 0427.",
        "Notes\nPasscode: 0427".encode("utf-16"),
        "passcode of the source: 0427".encode("utf-16-be"),
        ("x" * (evidence.PIECE // 2 - 6) + " passcode: 0427").encode("utf-16-le"),
        "言語のメモ。パスコード：０４２７".encode("utf-16"),
        ("あ" * evidence.PIECE + "。パスコード：０４２７").encode("utf-16"),
        b"<p>Pass<b>code</b></p><td>is</td> <i>04</i>27",
        b"pass&#99;ode&nbsp;0427",
    ],
)
def test_a_file_that_seems_to_hold_a_passcode_is_refused(kept: Evidence, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    with pytest.raises(NotAdded, match="seems to hold a passcode"):
        add(kept, path)
    assert not any(b"0427" in each.read_bytes() for each in kept.folder.iterdir())


@pytest.mark.parametrize(
    "content", [b"passcode: 04271", b"no passcode\n0427", b"passcode asked for at 2026-11-24", b"0427"]
)
def test_other_numbers_are_no_passcode(kept: Evidence, tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "notes.txt"
    path.write_bytes(content)
    add(kept, path)


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("screen shot.png", "screen_shot.png"),
        ("..", "file"),
        (".bashrc", "bashrc"),
        ("a/b\\c:d.log", "a_b_c_d.log"),
        ("CON.txt", "file-CON.txt"),
        ("lpt1", "file-lpt1"),
        ("manifest.json", "file-manifest.json"),
        ("photo\u202egnp.exe", "photo_gnp.exe"),
        ("東京.png", "東京.png"),
        ("x" * 300 + ".log", "x" * 76 + ".log"),
        ("0427.png", "file.png"),
        ("passcode 0427.png", "passcode_••••.png"),
        ("  . ", "file"),
        ("-rf", "-rf"),
    ],
)
def test_names_are_safe_everywhere(name: str, expected: str) -> None:
    assert safe_name(name) == expected
    assert len(safe_name("🚀" * 300).encode()) <= 255


def test_a_zip_that_can_not_be_looked_into_is_refused(
    kept: Evidence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "logs.zip"
    for is_large in (False, True):
        with monkeypatch.context() as patch:
            if is_large:  # written as one of more than 4 GiB is
                patch.setattr(zipfile, "ZIP64_LIMIT", 10)
            with zipfile.ZipFile(path, "w") as made:
                for name in ("a.log", "b.log"):
                    made.writestr(name, "License move failed\n" * 9)
        if is_large:
            with pytest.raises(NotAdded, match="zip64") as told:
                add(kept, path)
            assert "\n" not in str(told.value)
        else:
            add(kept, path)
    assert len(kept.items()) == 1
    assert len(os.listdir(kept.folder)) == 2, "and nothing is left of it"


def test_words_about_a_file_hold_no_passcode(kept: Evidence, log: Path) -> None:
    item = add(kept, log)
    kept.describe(item.name, "the passcode was 0427")
    assert "0427" not in (kept.folder / "manifest.json").read_text(encoding="utf-8")
    assert masked("0427") == "••••"
    assert masked("error 0427") == "error 0427"
    assert masked("パスコードは０４２７") == "パスコードは••••"


def test_the_zip_holds_the_case_the_manifest_and_the_files(kept: Evidence, long_log: Path, tmp_path: Path) -> None:
    item = add(kept, long_log)
    kept.describe(item.name, "Move fails")
    seen: list[tuple[int, int]] = []
    kept.save_zip(tmp_path / "case.zip", "the case text", lambda *each: seen.append(each), never)
    assert seen[-1] == (item.size, item.size)
    with zipfile.ZipFile(tmp_path / "case.zip") as folder:
        assert folder.testzip() is None
        assert folder.namelist() == ["case.txt", "manifest.json", "manifest.txt", "evidence/move_failed.log"]
        assert folder.read("case.txt") == b"the case text"
        assert json.loads(folder.read("manifest.json")) == [
            {
                "name": item.name,
                "size": item.size,
                "sha256": item.sha256,
                "added_at": item.added_at,
                "shows": "Move fails",
            }
        ]
        assert f"{item.sha256}  move_failed.log" in folder.read("manifest.txt").decode()
        assert folder.read("evidence/move_failed.log") == long_log.read_bytes()


def test_the_zip_holds_the_documents_that_the_case_refers_to(kept: Evidence, log: Path, tmp_path: Path) -> None:
    add(kept, log)
    kept.save_zip(tmp_path / "case.zip", "the case text", quiet, never, attached={"case.pdf": b"%PDF", "k.csv": b"key"})
    with zipfile.ZipFile(tmp_path / "case.zip") as folder:
        assert folder.namelist()[:3] == ["case.txt", "case.pdf", "k.csv"]
        assert folder.read("k.csv") == b"key"


def test_a_copy_that_was_changed_is_not_passed_on(kept: Evidence, log: Path, tmp_path: Path) -> None:
    item = add(kept, log)
    (kept.folder / item.name).write_bytes(b"forged")
    with pytest.raises(NotSaved, match="has changed since it was added"):
        kept.save_zip(tmp_path / "case.zip", "", quiet, never)
    assert not (tmp_path / "case.zip").exists()


GOOD = {"name": "a.log", "size": 1, "sha256": "x", "added_at": "2026-11-24T09:30:00+00:00", "shows": ""}


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"{}",
        b"[1]",
        b'[{"name": "../../x"}]',
        b"\xff",
        b'[{"name": 7, "size": 1}]',
        json.dumps([GOOD | {"size": "1"}]).encode(),
        json.dumps([GOOD | {"size": -1}]).encode(),
        json.dumps([GOOD | {"shows": None}]).encode(),
        json.dumps([GOOD]).encode()[:-2],
        json.dumps([GOOD]).replace('"size": 1', '"size": 1e999').encode(),
        b"[" * 100_000,
        b"[" + b"{}," * 4_000_000 + b"{}]",
    ],
    ids=range(13),
)
def test_a_manifest_that_can_not_be_read_is_not_an_empty_one(
    kept: Evidence, log: Path, tmp_path: Path, content: bytes
) -> None:
    item = add(kept, log)
    (kept.folder / "manifest.json").write_bytes(content)
    calls: list[Callable[[], object]] = [
        kept.items,
        lambda: add(kept, log),
        lambda: kept.describe(item.name, "words"),
        lambda: kept.remove(item.name),
        lambda: kept.save_zip(tmp_path / "case.zip", "", quiet, never),
    ]
    for call in calls:
        with pytest.raises(Unreadable, match=r"could not be read: .* It was left as it is"):
            call()
    assert (kept.folder / "manifest.json").read_bytes() == content
    assert sorted(os.listdir(kept.folder)) == sorted([item.name, "manifest.json"])
    assert not (tmp_path / "case.zip").exists()


def test_a_manifest_that_may_not_be_read_is_not_an_empty_one(not_root: Path) -> None:
    kept = Evidence(not_root, Draft().id)
    log = not_root / "a.log"
    log.write_bytes(b"log")
    add(kept, log)
    (kept.folder / "manifest.json").chmod(0)
    with pytest.raises(Unreadable, match="Permission denied"):
        add(kept, log)
    (kept.folder / "manifest.json").chmod(0o600)
    assert [item.name for item in kept.items()] == ["a.log"]


def test_half_characters_in_a_manifest_do_not_stop_a_change(kept: Evidence, log: Path) -> None:
    item = add(kept, log)
    rows = [item.__dict__ | {"shows": "half \ud83d"}]
    (kept.folder / "manifest.json").write_text(json.dumps(rows), encoding="utf-8")
    add(kept, log)
    assert [each.shows for each in kept.items()] == ["half ?", ""]


@pytest.mark.parametrize("name", ["x" * 256, "é" * 128, "x" * 100_000])
def test_a_name_longer_than_any_file_can_have_is_left_out(kept: Evidence, log: Path, name: str) -> None:
    item = add(kept, log)
    rows = [item.__dict__ | {"name": name}, item.__dict__]
    (kept.folder / "manifest.json").write_text(json.dumps(rows), encoding="utf-8")
    assert [each.name for each in kept.items()] == [item.name]
    kept.describe(item.name, "words")
    assert [each.shows for each in kept.items()] == ["words"]


def test_a_copy_that_is_in_no_manifest_after_a_crash_is_not_written_over(kept: Evidence, log: Path) -> None:
    first = add(kept, log)
    content = (kept.folder / first.name).read_bytes()
    (kept.folder / "manifest.json").unlink()
    log.write_bytes(b"another")
    assert add(kept, log).name != first.name
    assert (kept.folder / first.name).read_bytes() == content


def test_a_zip_that_nobody_was_asked_about_is_not_written_over(kept: Evidence, log: Path, tmp_path: Path) -> None:
    add(kept, log)
    target = tmp_path / "case.zip"

    def come_between(done: int, total: int) -> None:
        target.write_bytes(b"another program's")

    for progress in (come_between, quiet):
        with pytest.raises(NotSaved, match=r"there is a file .* already. It was left as it is"):
            kept.save_zip(target, "", progress, never, may_replace=False)
    assert target.read_bytes() == b"another program's"
    assert not list(tmp_path.glob(f"{files.TEMPORARY_PREFIX}*"))
    target.chmod(0o600)
    kept.save_zip(target, "", quiet, never, may_replace=True)
    assert stat.S_IMODE(target.stat().st_mode) == 0o600


def test_names_that_lead_elsewhere_are_left_out(kept: Evidence, log: Path, tmp_path: Path) -> None:
    item = add(kept, log)
    rows = [item.__dict__ | {"name": name} for name in ("../../../move failed.log", "/etc/passwd", "manifest.json")]
    (kept.folder / "manifest.json").write_text(json.dumps(rows), encoding="utf-8")
    assert kept.items() == []


@pytest.mark.parametrize("folder", ["quarantine", "deleted"])
def test_evidence_stays_as_long_as_anything_of_its_request(
    tmp_path: Path, log: Path, draft: Draft, folder: str
) -> None:
    store = DraftStore(tmp_path / "data")
    kept = Evidence(tmp_path / "data", draft.id)
    store.save(draft)
    add(kept, log)
    if folder == "deleted":
        store.delete(draft.id)
    else:
        (tmp_path / "data" / "drafts" / f"{draft.id}.json").write_bytes(b"damaged")
    os.utime(kept.folder, (time.time() - 100_000,) * 2)
    for _time in range(2):
        store.list()
    assert kept.items()
    for path in (tmp_path / "data" / folder).iterdir():
        path.unlink()
    os.utime(kept.folder, (time.time() - 100_000,) * 2)
    store.list()
    assert not kept.folder.exists()


def test_evidence_goes_for_good_with_its_request(tmp_path: Path, log: Path, draft: Draft) -> None:
    store = DraftStore(tmp_path / "data")
    gone = Evidence(tmp_path / "data", Draft().id)
    put_aside = Evidence(tmp_path / "data", draft.id)
    young = Evidence(tmp_path / "data", Draft().id)
    store.save(draft)
    store.delete(draft.id)
    for each in (gone, put_aside, young):
        add(each, log)
    for each in (gone, put_aside):
        os.utime(each.folder, (time.time() - 100_000,) * 2)
    store.list()
    assert [each.folder.exists() for each in (gone, put_aside, young)] == [False, True, True]
