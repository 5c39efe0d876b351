"""Files that may be anything, and files that are written whole or not at all."""

import os
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import pytest

from transfer_wizard.request.document import MOST_BYTES, Unreadable
from transfer_wizard.storage import files
from transfer_wizard.storage.files import NotSaved, read_request_file, write_export

ROOT = Path(__file__).resolve().parent.parent.parent
OLD, NEW = b"the old content\n", b"the new content\n"


class TestReadRequestFile:
    def test_reads_a_file_and_follows_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "a.json").write_bytes(NEW)
        (tmp_path / "link").symlink_to("a.json")
        assert read_request_file(tmp_path / "a.json") == read_request_file(str(tmp_path / "link")) == NEW

    def test_reads_16_mib_and_no_more(self, tmp_path: Path) -> None:
        path = tmp_path / "a.json"
        path.write_bytes(b" " * MOST_BYTES)
        assert len(read_request_file(path)) == MOST_BYTES
        with path.open("ab") as file:
            file.truncate(1 << 40)  # a file with a hole: it takes no room, and could not be read into memory
        with pytest.raises(Unreadable, match="larger than 16 MiB"):
            read_request_file(path)

    @pytest.mark.parametrize("name", ["missing.json", "file/below", "nul\0byte"])
    def test_missing(self, tmp_path: Path, name: str) -> None:
        (tmp_path / "file").write_bytes(NEW)
        with pytest.raises(Unreadable, match="There is no file"):
            read_request_file(tmp_path / name)

    def test_folder(self, tmp_path: Path) -> None:
        with pytest.raises(Unreadable, match="is a folder"):
            read_request_file(tmp_path)

    def test_pipe_and_device_are_not_read(self, tmp_path: Path) -> None:
        os.mkfifo(tmp_path / "pipe")
        for path in (tmp_path / "pipe", Path("/dev/zero")):
            with pytest.raises(Unreadable, match="a device or a pipe"):
                read_request_file(path)

    def test_no_permission(self, not_root: Path) -> None:
        path = not_root / "closed.json"
        path.write_bytes(NEW)
        path.chmod(0)
        with pytest.raises(Unreadable, match="may not be read"):
            read_request_file(path)

    def test_endless_name_and_circle_of_links(self, tmp_path: Path) -> None:
        (tmp_path / "circle").symlink_to("circle")
        for name in ("x" * 5000, "circle"):
            with pytest.raises(Unreadable, match="could not be read"):
                read_request_file(tmp_path / name)

    def test_message_is_one_harmless_line(self, tmp_path: Path) -> None:
        name = os.fsdecode(b"a\nb\x1b[31m\xff")
        with pytest.raises(Unreadable) as caught:
            read_request_file(tmp_path / name)
        assert str(caught.value).isprintable()
        str(caught.value).encode("utf-8")


class TestWriteExport:
    def test_writes_a_new_file_with_ordinary_permissions(self, tmp_path: Path) -> None:
        old_mask = os.umask(0o022)
        try:
            write_export(tmp_path / "case.txt", NEW, force=False)
        finally:
            os.umask(old_mask)
        assert (tmp_path / "case.txt").read_bytes() == NEW
        assert stat.S_IMODE((tmp_path / "case.txt").stat().st_mode) == 0o644
        assert os.listdir(tmp_path) == ["case.txt"]

    def test_never_overwrites_without_force(self, tmp_path: Path) -> None:
        path = tmp_path / "case.txt"
        path.write_bytes(OLD)
        (tmp_path / "dangling").symlink_to("elsewhere")
        for there in (path, tmp_path / "dangling"):
            with pytest.raises(NotSaved, match=r"there is a file .* already"):
                write_export(there, NEW, force=False)
        assert path.read_bytes() == OLD
        assert sorted(os.listdir(tmp_path)) == ["case.txt", "dangling"]
        write_export(path, NEW, force=True)
        assert path.read_bytes() == NEW

    def test_file_that_turns_up_meanwhile_is_not_overwritten(
        self, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        path = tmp_path / "case.txt"

        def write_and_be_overtaken(folder: Path, content: bytes, mode: int) -> Path:
            path.write_bytes(OLD)
            return write_temporary(folder, content, mode)

        write_temporary = files.write_temporary
        monkeypatch.setattr(files, "write_temporary", write_and_be_overtaken)
        with pytest.raises(NotSaved, match=r"there is a file .* already"):
            write_export(path, NEW, force=False)
        assert path.read_bytes() == OLD
        assert os.listdir(tmp_path) == ["case.txt"]

    def test_force_writes_through_a_link(self, tmp_path: Path) -> None:
        (tmp_path / "case.txt").write_bytes(OLD)
        (tmp_path / "link").symlink_to("case.txt")
        write_export(tmp_path / "link", NEW, force=True)
        assert (tmp_path / "link").is_symlink()
        assert (tmp_path / "case.txt").read_bytes() == NEW

    @pytest.mark.parametrize("force", [False, True])
    def test_folder_device_and_impossible_names(self, tmp_path: Path, force: bool) -> None:
        os.mkfifo(tmp_path / "pipe")
        for name, message in {
            "": "is a folder",
            "missing/case.txt": "there is no folder",
            "nul\0byte": "can’t be the name",
            "x" * 5000: "Not saved: ",
            "pipe": "a device or a pipe" if force else "already",
        }.items():
            with pytest.raises(NotSaved, match=message):
                write_export(tmp_path / name, NEW, force)
        assert os.listdir(tmp_path) == ["pipe"]
        assert stat.S_ISFIFO((tmp_path / "pipe").stat().st_mode)

    @pytest.mark.parametrize("force", [False, True])
    def test_full_disk_keeps_what_was_there(self, small_disk: Path, force: bool) -> None:
        path = small_disk / "case.txt"
        if force:
            path.write_bytes(OLD)
        with pytest.raises(NotSaved, match=r"^Not saved: the disk is full.$"):
            write_export(path, NEW * 100_000, force)
        assert os.listdir(small_disk) == (["case.txt"] if force else [])
        assert not force or path.read_bytes() == OLD

    def test_closed_folder(self, not_root: Path) -> None:
        not_root.chmod(0o500)
        with pytest.raises(NotSaved, match="may not be written to"):
            write_export(not_root / "case.txt", NEW, force=False)


def test_size_limit_of_the_system_is_told_and_leaves_nothing(tmp_path: Path) -> None:
    resource = pytest.importorskip("resource")
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (1000, hard))
    try:
        with pytest.raises(NotSaved, match=r"^Not saved: File too large.$"):
            write_export(tmp_path / "case.txt", NEW * 1000, force=False)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert os.listdir(tmp_path) == []


def windows_error(number: int) -> PermissionError:
    error = PermissionError(13, "Access is denied")
    error.winerror = number  # type: ignore[attr-defined, unused-ignore]
    return error


@pytest.mark.parametrize(("number", "failures", "saved"), [(5, 5, True), (32, 5, True), (5, 6, False), (33, 1, False)])
def test_windows_is_given_time_to_let_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, failures: int, saved: bool
) -> None:
    """Planted, since only Windows refuses like that: what it raises, and how often."""
    refusals = [windows_error(number) for _ in range(failures)]
    replace, pauses = os.replace, list[float]()

    def refuse(source: Path, target: Path) -> None:
        if refusals:
            raise refusals.pop()
        replace(source, target)

    monkeypatch.setattr(os, "replace", refuse)
    monkeypatch.setattr(time, "sleep", pauses.append)
    source, target = tmp_path / "a", tmp_path / "b"
    source.write_bytes(NEW)
    target.write_bytes(OLD)
    if saved:
        files.replace(source, target)
        assert pauses == [0.010, 0.025, 0.050, 0.100, 0.200]
    else:
        with pytest.raises(PermissionError):
            files.replace(source, target)
    assert target.read_bytes() == (NEW if saved else OLD)


def test_second_name_without_hard_links(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Planted, since every file system here has them."""

    def refuse(source: Path, target: Path) -> None:
        raise PermissionError(1, "Operation not permitted")

    monkeypatch.setattr(os, "link", refuse)
    (tmp_path / "a").write_bytes(NEW)
    files.keep_as(tmp_path / "a", tmp_path / "b")
    assert (tmp_path / "b").read_bytes() == NEW


def test_second_name_twice_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a").write_bytes(NEW)
    for _ in range(2):  # a crash before the replacement leaves both names on one file
        files.keep_as(tmp_path / "a", tmp_path / "b")
    assert sorted(os.listdir(tmp_path)) == ["a", "b"]
    assert (tmp_path / "b").read_bytes() == NEW


KILLED = """
import sys
import time
from transfer_wizard.storage.files import write_export
size = 0
while True:
    size = size % 9 + 1
    write_export(sys.argv[1], b"%d" % size * 100_000 * size, True)
    print(size, flush=True)
"""


def test_killed_export_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "case.txt"
    for lines in range(1, 8):
        writer = subprocess.Popen([sys.executable, "-c", KILLED, path], stdout=subprocess.PIPE, cwd=ROOT)
        assert writer.stdout
        for _ in range(lines):
            assert writer.stdout.readline()
        writer.send_signal(signal.SIGKILL)
        writer.communicate()
        content = path.read_bytes()
        assert len(content) == 100_000 * int(content[:1])
        assert set(content) == {content[0]}


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such rights")
@pytest.mark.parametrize(
    ("old", "mask", "kept"),
    [(0o600, 0o022, 0o600), (0o644, 0o077, 0o600), (0o640, 0o022, 0o640), (0o777, 0o022, 0o644)],
)
def test_a_file_that_is_replaced_lets_nobody_in_who_was_kept_out(
    tmp_path: Path, old: int, mask: int, kept: int
) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"old")
    path.chmod(old)
    before = os.umask(mask)
    try:
        files.write_export(path, b"new", force=True)
    finally:
        os.umask(before)
    assert (path.read_bytes(), stat.S_IMODE(path.stat().st_mode)) == (b"new", kept)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root may give a file away")
def test_a_file_that_is_replaced_keeps_its_owner_and_its_group(tmp_path: Path) -> None:
    path = tmp_path / "letter.txt"
    path.write_bytes(b"old")
    os.chown(path, 1234, 4321)
    path.chmod(0o640)
    files.write_export(path, b"new", force=True)
    found = path.stat()
    assert (found.st_uid, found.st_gid, stat.S_IMODE(found.st_mode)) == (1234, 4321, 0o640)


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() != 0, reason="only root may give a file away")
def test_a_file_of_another_group_that_can_not_be_kept_is_for_its_owner_only(not_root: Path) -> None:
    path = not_root / "letter.txt"
    path.write_bytes(b"old")
    os.seteuid(0)
    os.chown(path, 65534, 4321)
    path.chmod(0o664)
    os.seteuid(65534)
    files.write_export(path, b"new", force=True)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
