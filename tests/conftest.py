"""What every test may use.

No fixture is needed to make hidden trouble fail a test, pyproject.toml sees to it: pytest-qt catches Qt's warnings and
what is raised in slots and event handlers; "filterwarnings = error" turns the rest into errors, also what is raised in
threads and in `__del__`. tests/test_house.py proves it.
"""

import gc
import random
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from catalogues import compile_all
from tests.programs import need
from tests.session_bus import Session
from transfer_wizard.translations import ENGLISH, catalogue, speak, spoken, write_in, written

compile_all()  # where the tests are run by pytest alone, nothing has prepared the checkout

MEASURED = pytest.StashKey[list[str]]()


@pytest.fixture(autouse=True)
def english_again() -> Iterator[None]:
    """The language is the whole program's: a test leaves it as it found it."""
    yield
    if spoken() != ENGLISH or written() != ENGLISH:
        speak(catalogue(ENGLISH))
        write_in(ENGLISH)


@pytest.fixture
def data_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder that stands in for the person's data folder."""
    folder = tmp_path / "data"
    folder.mkdir()
    monkeypatch.setenv("XDG_DATA_HOME", str(folder))
    return folder


@pytest.fixture
def new_session(monkeypatch: pytest.MonkeyPatch) -> Iterator[Callable[..., Session]]:
    """Starts session buses, and makes the last one this process's own.

    With ``is_open`` its keyring is open by then: threads of the tests before may ask whatever bus the process has, and
    would have it start a keyring that is locked.
    """
    need("dbus-daemon", "gnome-keyring-daemon", "secret-tool")
    sessions: list[Session] = []
    folders: list[tempfile.TemporaryDirectory[str]] = []

    def start(is_open: bool = False, **options: str) -> Session:
        # Not below tmp_path: the path of a socket has to be short.
        folders.append(tempfile.TemporaryDirectory(prefix="bus-", ignore_cleanup_errors=True))
        sessions.append(Session(Path(folders[-1].name), **options))
        if is_open:
            sessions[-1].open_keyring()
        for name in ("DISPLAY", "WAYLAND_DISPLAY"):
            monkeypatch.delenv(name, raising=False)
        monkeypatch.setenv("DBUS_SESSION_BUS_ADDRESS", sessions[-1].address)
        return sessions[-1]

    yield start
    for session in sessions:
        session.close()
    for folder in folders:
        folder.cleanup()


@pytest.fixture
def bus(new_session: Callable[..., Session]) -> Session:
    """A session bus with an open keyring."""
    return new_session(is_open=True)


@pytest.fixture
def open_store(request: pytest.FixtureRequest) -> None:
    """A password store that is open: on Linux one of the test's own, elsewhere that of the system."""
    if sys.platform == "linux":
        request.getfixturevalue("bus")


@pytest.fixture
def measured(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Takes a line for the end of the test run: a figure worth knowing that decides about no test."""
    return request.config.stash.setdefault(MEASURED, []).append


def pytest_addoption(parser: pytest.Parser) -> None:
    """An order by chance shows which test leans on another."""
    parser.addoption("--shuffle", type=int, metavar="SEED", help="run the modules, and the tests in each, by chance")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Shuffle the modules, and the tests in each, the same way for the same number."""
    seed = config.getoption("shuffle")
    if seed is not None:
        chance = random.Random(seed)
        modules: dict[Path, list[pytest.Item]] = {}
        for item in items:
            modules.setdefault(item.path, []).append(item)
        for module in modules.values():
            chance.shuffle(module)
        items[:] = [item for path in chance.sample(list(modules), len(modules)) for item in modules[path]]


def pytest_collection_finish() -> None:
    """Have the collector leave alone what stays until the end: it went over all tests and modules after each test."""
    gc.collect()
    gc.freeze()


def pytest_sessionfinish(session: pytest.Session) -> None:
    """Hand the figures to the process that prints, where the tests run in several."""
    handed: dict[str, list[str]] | None = getattr(session.config, "workeroutput", None)
    if handed is not None:
        handed["measured"] = session.config.stash.get(MEASURED, [])


@pytest.hookimpl(optionalhook=True)
def pytest_testnodedown(node: Any) -> None:
    """Take the figures of a process that is done."""
    node.config.stash.setdefault(MEASURED, []).extend(getattr(node, "workeroutput", {}).get("measured", []))


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the figures."""
    if lines := config.stash.get(MEASURED, []):
        terminalreporter.section("measured")
        terminalreporter.write_line("\n".join(lines))
