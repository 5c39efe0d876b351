"""The way from a second start to the first: in a private folder, and only between programs of one user."""

import contextlib
import os
import socket
import subprocess
import sys
import tempfile
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QDir
from pytestqt.qtbot import QtBot

from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.ui.services.single_instance import LONGEST_MESSAGE, OPEN, SOCKET, SingleInstance

NOBODY = 65_534

unix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has pipes")
as_root_only = pytest.mark.skipif(
    sys.platform != "linux" or os.geteuid() != 0, reason="only root can start a program of another user"
)

SECOND_START = """
import sys
from pathlib import Path
from PySide6.QtCore import QCoreApplication
from transfer_wizard.ui.services import single_instance
from transfer_wizard.ui.services.single_instance import SingleInstance
single_instance.PATIENCE = 60_000  # a first program that is busy answers late
application = QCoreApplication([])
instance = SingleInstance(Path(sys.argv[1]))
print(instance.claim(), instance.raise_first(*sys.argv[2:]))
"""
LISTENER = """
import os, socket, sys
os.setgroups([]); os.setgid(65534); os.setuid(65534)
listening = socket.socket(socket.AF_UNIX)
listening.bind(sys.argv[1])
listening.listen()
print("listening", flush=True)
heard, answer = [], sys.argv[2].encode()
sys.stdin.readline()
listening.settimeout(0.1)
try:
    while True:
        calling, _address = listening.accept()
        calling.settimeout(3)
        heard.append(calling.recv(9000))
        calling.sendall(answer)
except (TimeoutError, OSError):
    print(heard)
"""
CALLER = """
import os, socket, sys
calling = socket.socket(socket.AF_UNIX)
os.setgroups([]); os.setgid(65534); os.setuid(65534)
calling.settimeout(5)
calling.connect(sys.argv[1])
try:
    calling.sendall(b"open /etc/hostname\\n")
    print(calling.recv(100))
except OSError:
    print(b"")
"""


@pytest.fixture
def first(qtbot: QtBot, data_folder: Path) -> Iterator[SingleInstance]:
    instance = SingleInstance(folder_of_person())
    assert instance.claim()
    yield instance
    instance.release()


def start_second(qtbot: QtBot, folder: Path, *file: str) -> str:
    """What a second start prints: whether it is the first, and whether the first answered."""
    process = subprocess.Popen(
        [sys.executable, "-c", SECOND_START, str(folder), *file], stdout=subprocess.PIPE, text=True
    )
    qtbot.waitUntil(lambda: process.poll() is not None, timeout=60_000)
    return process.communicate()[0].strip()


def test_a_second_start_is_heard(qtbot: QtBot, first: SingleInstance) -> None:
    said: list[str] = []
    first.raised.connect(lambda: said.append("raised"))
    first.file_asked.connect(said.append)
    first.listen()
    assert start_second(qtbot, folder_of_person(), "/tmp/a file.json") == "False True"
    assert said == ["raised", "/tmp/a file.json"]


@unix_only
def test_a_file_whose_name_is_no_text_is_asked_for_by_that_name(qtbot: QtBot, first: SingleInstance) -> None:
    """A share of an older system has names in its own encoding; without those bytes it is another file's name."""
    asked: list[str] = []
    first.file_asked.connect(asked.append)
    first.listen()
    named = os.fsdecode(b"/mnt/share/\xe9t\xe9.json")
    assert start_second(qtbot, folder_of_person(), named) == "False True"
    assert asked == [named]


@unix_only
@pytest.mark.parametrize(
    ("letters", "is_asked"), [(LONGEST_MESSAGE - 1, True), (LONGEST_MESSAGE, False), (9_000, False)]
)
def test_a_message_that_would_be_cut_asks_for_nothing(
    qtbot: QtBot, first: SingleInstance, letters: int, is_asked: bool
) -> None:
    """What is left of it may end like a whole one, and name another file."""
    asked: list[str] = []
    first.file_asked.connect(asked.append)
    first.listen()
    line = OPEN + b"/" + b"x" * (min(letters, LONGEST_MESSAGE) - len(OPEN) - 2) + b"\n"
    with socket.socket(socket.AF_UNIX) as calling:
        with contextlib.chdir(folder_of_person()):  # the address of a socket is short
            calling.connect(SOCKET)
        calling.sendall(line + b"y" * (letters - len(line)))
        calling.setblocking(False)
        answer: list[bytes] = []

        def is_over() -> bool:
            with contextlib.suppress(BlockingIOError):
                answer.append(calling.recv(100))
            return b"" in answer

        qtbot.waitUntil(is_over, timeout=60_000)
    assert bool(asked) is is_asked


@unix_only
def test_the_socket_lies_in_the_private_folder_and_nowhere_else(
    qtbot: QtBot, first: SingleInstance, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = tmp_path / "temporary"  # its own: tests beside this one put their sockets and folders into that of all
    place.mkdir()
    monkeypatch.setenv("TMPDIR", str(place))
    assert QDir.tempPath() == str(place)
    first.listen()
    assert (folder_of_person() / SOCKET).is_socket()
    assert folder_of_person().stat().st_mode & 0o077 == 0
    assert os.listdir(place) == []
    first.release()
    assert not (folder_of_person() / SOCKET).exists()


@unix_only
def test_a_path_that_is_too_long_for_a_socket_is_no_obstacle(qtbot: QtBot, tmp_path: Path) -> None:
    folder = tmp_path / ("long" * 30) / ("longer" * 20)
    instance = SingleInstance(folder)
    assert instance.claim()
    instance.listen()
    with qtbot.waitSignal(instance.raised, timeout=60_000):
        assert start_second(qtbot, folder) == "False True"
    instance.release()


@unix_only
def test_in_a_folder_that_is_open_to_others_nobody_listens(qtbot: QtBot, first: SingleInstance) -> None:
    folder_of_person().chmod(0o755)
    first.listen()
    assert not (folder_of_person() / SOCKET).exists()
    folder_of_person().chmod(0o700)


@unix_only
def test_what_a_killed_program_left_does_no_harm(qtbot: QtBot, first: SingleInstance) -> None:
    (folder_of_person() / SOCKET).touch()
    first.listen()
    with qtbot.waitSignal(first.raised, timeout=60_000):
        assert start_second(qtbot, folder_of_person()) == "False True"


@as_root_only
@pytest.mark.parametrize("answer", ["ok\n", ""])
def test_a_strangers_socket_hears_no_path_and_does_not_make_the_program_exit(
    qtbot: QtBot, first: SingleInstance, answer: str
) -> None:
    with tempfile.TemporaryDirectory(prefix="stranger-") as folder:
        os.chown(folder, NOBODY, NOBODY)
        place = Path(folder) / "socket"
        stranger = subprocess.Popen(
            [sys.executable, "-c", LISTENER, str(place), answer],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert stranger.stdout
        stranger.stdout.readline()
        place.rename(folder_of_person() / SOCKET)
        assert start_second(qtbot, folder_of_person(), "/home/dana/secret name.json") == "False False"
        heard, _nothing = stranger.communicate("\n", timeout=60)
        assert heard.strip() in ("[]", "[b'']")


@as_root_only
def test_the_socket_that_anybody_can_guess_is_not_asked(qtbot: QtBot, first: SingleInstance) -> None:
    guessed = Path(tempfile.gettempdir(), f"transfer-wizard-{zlib.crc32(os.fsencode(folder_of_person())):08x}")
    stranger = subprocess.Popen(
        [sys.executable, "-c", LISTENER, str(guessed), "ok\n"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert stranger.stdout
    stranger.stdout.readline()
    try:
        assert start_second(qtbot, folder_of_person(), "/home/dana/secret name.json") == "False False"
        assert stranger.communicate("\n", timeout=60)[0].strip() == "[]"
    finally:
        guessed.unlink()


@as_root_only
def test_a_stranger_who_calls_is_not_heard(qtbot: QtBot) -> None:
    with tempfile.TemporaryDirectory(prefix="first-") as folder:
        instance = SingleInstance(Path(folder))
        asked: list[str] = []
        instance.file_asked.connect(asked.append)
        instance.raised.connect(lambda: asked.append("raised"))
        instance.listen()
        Path(folder).chmod(0o711)  # it is closed to strangers; who calls is checked all the same
        place = Path(folder, SOCKET)
        place.chmod(0o777)
        caller = subprocess.Popen([sys.executable, "-c", CALLER, str(place)], stdout=subprocess.PIPE, text=True)
        qtbot.waitUntil(lambda: caller.poll() is not None, timeout=60_000)
        assert caller.communicate()[0].strip() == "b''"
        assert not asked
        instance.release()
