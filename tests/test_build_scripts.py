"""The scripts that people type: what they say, when they install, and what they do without a display."""

import ast
import gc
import os
import re
import runpy
import shutil
import subprocess
import sys
import tempfile
import weakref
from collections.abc import Callable
from pathlib import Path

import pytest

import package
import run
import setup_environment
from setup_environment import Need, NotReady

SCRIPTS = Path(setup_environment.__file__).parent
ENTRIES = ("run", "test", "lock", "audit")
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="only Linux asks for system packages")


# What they say --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ENTRIES)
def test_help_names_the_command_and_does_nothing_else(name: str) -> None:
    answer = subprocess.run([sys.executable, SCRIPTS / f"{name}.py", "--help"], capture_output=True, text=True)
    assert answer.returncode == 0
    assert f"python3 build_scripts/{name}.py" in answer.stdout
    assert answer.stderr == ""


@pytest.fixture(scope="module")
def bare(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A checkout in which nothing was prepared or compiled."""
    folder = tmp_path_factory.mktemp("bare")
    for each in (SCRIPTS, SCRIPTS.parent / "transfer_wizard"):
        shutil.copytree(each, folder / each.name, ignore=shutil.ignore_patterns("__pycache__"))
    (folder / "CHANGELOG.md").touch()
    return folder


@on_linux
@pytest.mark.parametrize(
    "name",
    [
        "run",
        "test",
        "package",
        "screenshots",
        "monkey",
        "fill_zoo",
        "leaks",
        "policy_templates",
        "translate",
        "lock",
        "audit",
        "figures",
    ],
)
def test_on_a_bare_machine_the_first_thing_that_is_missing_is_met_or_told(
    name: str, bare: Path, tmp_path: Path
) -> None:
    """A Python with nothing installed, on a system with nothing but Python: one line, and never a traceback."""
    python = next(path for path in (Path("/usr/bin/python3"), Path(sys.base_prefix, "bin", "python3")) if path.exists())
    command = [str(python), "-I", "-S", "-c", WITHOUT_PACKAGES.format(folder=bare / "build_scripts"), f"{name}.py"]
    answer = subprocess.run(command, cwd=tmp_path, env={"PATH": str(tmp_path)}, capture_output=True, text=True)
    assert answer.returncode == 3, answer.stderr
    [line] = answer.stderr.strip().splitlines()
    assert line.startswith("Missing on this system: "), "what is needed is looked for before anything else is run"


# No library can be loaded, and no environment is there: that of a machine that has nothing yet.
WITHOUT_PACKAGES = """
import ctypes, runpy, sys
def missing(name): raise OSError(name)
ctypes.CDLL = missing
sys.path.insert(0, "{folder}")
sys.argv[:] = sys.argv[1:]
import setup_environment
setup_environment.VENV_NEED = setup_environment.Need("ensurepip", "python3-venv", lambda module: False)
runpy.run_path("{folder}/" + sys.argv[0], run_name="__main__")
"""


@pytest.mark.parametrize("name", ["run", "test"])
def test_an_older_python_gets_one_line(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    path = SCRIPTS / f"{name}.py"
    ast.parse(path.read_text(encoding="utf-8"), feature_version=(3, 6))
    monkeypatch.setattr(sys, "version_info", (3, 8, 10, "final", 0))
    with pytest.raises(SystemExit, match=r"need.* Python 3\.11 or newer; this is Python 3\.8\.$"):
        runpy.run_path(str(path), run_name="__main__")


@pytest.mark.parametrize(
    ("trouble", "line", "code"),
    [
        (NotReady("Nothing here."), "Nothing here.", 3),
        (KeyboardInterrupt(), "Stopped.", 130),
        (PermissionError(13, "Permission denied", ".venv"), "Permission denied: '.venv'", 3),
    ],
)
def test_trouble_is_one_line(trouble: BaseException, line: str, code: int, capsys: pytest.CaptureFixture[str]) -> None:
    def main(_arguments: list[str]) -> int:
        raise trouble

    with pytest.raises(SystemExit) as left:
        setup_environment.run_script(main)
    assert left.value.code == code
    [said] = capsys.readouterr().err.splitlines()
    assert said.endswith(line)


def test_a_build_without_git_takes_the_time_of_the_change_log(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    assert package.source_date() == int((setup_environment.ROOT / "CHANGELOG.md").stat().st_mtime)


# The locks ------------------------------------------------------------------------------------------------------


def locked(name: str) -> dict[str, str]:
    """The version of each package of a lock."""
    text = setup_environment.lock_file(name).read_text(encoding="utf-8")
    return dict(re.findall(r"^([a-z0-9-]+)==([^ ;\\]+)", text, re.MULTILINE))


@pytest.mark.parametrize("name", ["test", "package"])
def test_every_lock_holds_what_people_run(name: str) -> None:
    assert locked("run").items() <= locked(name).items()


@pytest.mark.parametrize("name", ["run", "test", "package"])
def test_locks_are_hashed_and_name_no_server(name: str) -> None:
    text = setup_environment.lock_file(name).read_text(encoding="utf-8")
    entries = re.split(r"^(?=[a-z])", text, flags=re.MULTILINE)[1:]
    assert len(entries) == len(locked(name))
    assert all("--hash=sha256:" in entry for entry in entries)
    assert "://" not in text
    line = r"#.*|[a-z0-9-]+==[^ ;\\]+( ; [^\\]+)? \\|    --hash=sha256:[0-9a-f]{64}( \\)?"
    assert [each for each in text.splitlines() if not re.fullmatch(line, each)] == []


# Installing -----------------------------------------------------------------------------------------------------


class Pip:
    """Stands in for pip: counts its calls, and ends as told."""

    def __init__(self) -> None:
        self.calls = 0
        self.code = 0

    def __call__(self, command: list[str], **_options: object) -> subprocess.CompletedProcess[str]:
        assert "--require-hashes" in command
        self.calls += 1
        return subprocess.CompletedProcess(command, self.code, "", "WARNING: slow\nERROR: No matching distribution\n")


@pytest.fixture
def pip(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Pip:
    """A stand-in for pip, with three small locks in tmp_path."""
    for name in ("run", "test", "package"):
        (tmp_path / f"{name}.txt").write_text(f"{name}==1", encoding="utf-8")
    monkeypatch.setattr(setup_environment, "REQUIREMENTS", tmp_path)
    pip = Pip()
    monkeypatch.setattr(subprocess, "run", pip)
    return pip


def test_packages_are_installed_once(pip: Pip, tmp_path: Path) -> None:
    for _ in range(3):
        setup_environment.install_lock("run", tmp_path, "3.11.2")
    assert pip.calls == 1


def test_changed_lock_or_python_installs_again(pip: Pip, tmp_path: Path) -> None:
    setup_environment.install_lock("run", tmp_path, "3.11.2")
    (tmp_path / "run.txt").write_text("run==2", encoding="utf-8")
    setup_environment.install_lock("run", tmp_path, "3.11.2")
    setup_environment.install_lock("run", tmp_path, "3.12.0")
    assert pip.calls == 3


def test_test_packages_are_enough_to_run_but_not_the_other_way_round(pip: Pip, tmp_path: Path) -> None:
    setup_environment.install_lock("test", tmp_path, "3.11.2")
    setup_environment.install_lock("run", tmp_path, "3.11.2")
    assert pip.calls == 1
    (tmp_path / "test.txt").write_text("test==2", encoding="utf-8")
    setup_environment.install_lock("run", tmp_path, "3.11.2")
    setup_environment.install_lock("test", tmp_path, "3.11.2")
    assert pip.calls == 3


def test_failed_installation_says_why_and_is_tried_again(pip: Pip, tmp_path: Path) -> None:
    pip.code = 1
    for _ in range(2):
        with pytest.raises(NotReady, match=r"did not work.*pip said: ERROR: No matching distribution$"):
            setup_environment.install_lock("run", tmp_path, "3.11.2")
    assert pip.calls == 2


def test_only_a_working_environment_has_a_version(tmp_path: Path) -> None:
    assert setup_environment.version_of(tmp_path) is None
    assert setup_environment.version_of(Path(sys.prefix)) == ".".join(map(str, sys.version_info[:3]))


# System packages ------------------------------------------------------------------------------------------------


@on_linux
def test_what_is_there_is_found() -> None:
    assert setup_environment.can_load("libc.so.6")
    assert not setup_environment.can_load("libnothing-of-the-kind.so.6")
    assert setup_environment.can_run("sh")
    assert not setup_environment.has_font("NothingOfTheKind.ttf")


def missing(_name: str) -> bool:
    return False


@on_linux
class TestMissingSystemPackages:
    NEEDS = (Need("libb.so.1", "libb1", missing), Need("liba.so.1", "liba1", missing))

    def test_nothing_missing_does_nothing(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(setup_environment, "install_system_packages", pytest.fail)
        setup_environment.meet([Need("libc.so.6", "libc6", setup_environment.can_load)])

    def test_a_browser_without_proc_is_told_and_how_to_mount_it(
        self, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
    ) -> None:
        monkeypatch.setattr(setup_environment, "PROCESSES", tmp_path / "cpuinfo")
        with pytest.raises(NotReady, match="mount -t proc proc /proc"):
            setup_environment.meet(setup_environment.TEST_NEEDS)

    def test_a_person_gets_the_command(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(setup_environment, "can_run", lambda program: program == "apt-get")
        monkeypatch.setattr(os, "geteuid", lambda: 1000)
        with pytest.raises(NotReady) as stop:
            setup_environment.meet(self.NEEDS)
        command = "sudo apt-get update && sudo apt-get install -y --no-install-recommends liba1 libb1"
        assert str(stop.value).splitlines()[-1] == command

    def test_without_apt_the_libraries_are_named(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setattr(setup_environment, "can_run", missing)
        with pytest.raises(NotReady, match=r"libb\.so\.1, liba\.so\.1"):
            setup_environment.meet(self.NEEDS)

    def test_root_installs_and_looks_again(self, monkeypatch: pytest.MonkeyPatch) -> None:
        installed: list[str] = []
        monkeypatch.setattr(setup_environment, "can_run", lambda program: program == "apt-get")
        monkeypatch.setattr(setup_environment, "install_system_packages", installed.extend)
        monkeypatch.setattr(os, "geteuid", lambda: 0)
        setup_environment.meet([Need("libb.so.1", "libb1", lambda _name: "libb1" in installed)])
        assert installed == ["libb1"]
        with pytest.raises(NotReady, match="Still missing"):
            setup_environment.meet(self.NEEDS)


# Running --------------------------------------------------------------------------------------------------------


@pytest.fixture
def wizard_calls(monkeypatch: pytest.MonkeyPatch) -> list[tuple[str, ...]]:
    """The arguments that run.py hands to the program, with a program that does nothing and a machine that is ready."""
    calls: list[tuple[str, ...]] = []

    def wizard(_python: Path, *arguments: str) -> int:
        calls.append(arguments)
        return 0

    monkeypatch.setattr(run, "prepare", prepared)
    monkeypatch.setattr(run, "wizard", wizard)
    return calls


def prepared(_lock: str, _needs: list[Need]) -> Path:
    return Path(sys.executable)


@pytest.fixture
def no_display(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("DISPLAY", raising=False)
    monkeypatch.delenv("WAYLAND_DISPLAY", raising=False)


@pytest.mark.parametrize("arguments", [[], [str(run.SAMPLE)]])
def test_with_a_display_the_window_opens(
    arguments: list[str], wizard_calls: list[tuple[str, ...]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    assert run.main(arguments) == 0
    assert wizard_calls == [tuple(arguments)]


@on_linux
@pytest.mark.usefixtures("no_display")
def test_commands_need_no_display(wizard_calls: list[tuple[str, ...]]) -> None:
    run.main(["check", str(run.SAMPLE), "--json"])
    assert wizard_calls == [("check", str(run.SAMPLE), "--json")]


@on_linux
@pytest.mark.usefixtures("no_display")
def test_without_a_display_an_unreadable_file_ends_it(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(run, "prepare", prepared)
    broken = tmp_path / "broken.json"
    broken.write_text("{", encoding="utf-8")
    assert run.main([str(broken)]) == 2


@on_linux
@pytest.mark.usefixtures("no_display", "data_folder", "open_store")
def test_without_a_display_the_sample_is_checked_and_exported(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(run, "prepare", prepared)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    assert run.main([]) == 0
    said = capfd.readouterr()
    assert said.err == ""
    assert said.out.splitlines()[0].startswith("There is no display here")
    [folder] = tmp_path.glob("transfer-wizard-*")
    assert {path.name for path in folder.iterdir()} == set(run.EXPORTS.values())
    assert all(path.stat().st_size for path in folder.iterdir())
    assert (folder / "request.txt").read_text(encoding="utf-8") in said.out


@on_linux
def test_tests_run_in_surroundings_of_their_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("DISPLAY", ":7")
    monkeypatch.setenv("QT_SCALE_FACTOR", "2")
    monkeypatch.setenv("XDG_CONFIG_DIRS", "/elsewhere")
    surroundings: Callable[[Path], dict[str, str]] = runpy.run_path(str(SCRIPTS / "test.py"))["surroundings"]
    found = surroundings(tmp_path)
    assert not found.keys() & {"DISPLAY", "QT_SCALE_FACTOR", "XDG_CONFIG_DIRS"}
    assert {name for name, value in found.items() if value.startswith(str(tmp_path))} >= {"HOME", "XDG_DATA_HOME"}
    assert found["QT_QPA_PLATFORM"] == "offscreen"


LOST = """
import os
import time

import pytest


@pytest.mark.parametrize("number", range(8))
def test_before(number):
    pass


def test_crash():
    os._exit(1)


def test_hang():
    time.sleep(600)


@pytest.mark.parametrize("number", range(8))
def test_after(number):
    pass
"""


def test_a_test_that_takes_its_process_along_or_hangs_fails_once_and_all_others_run(tmp_path: Path) -> None:
    (tmp_path / "test_lost.py").write_text(LOST, encoding="utf-8")
    in_parallel: list[str] = runpy.run_path(str(SCRIPTS / "test.py"))["IN_PARALLEL"]
    command = [sys.executable, "-m", "pytest", *in_parallel, "-n", "2", "-o", "faulthandler_timeout=8", "-q"]
    command += ["-c", str(setup_environment.ROOT / "pyproject.toml"), "--rootdir", str(tmp_path), str(tmp_path)]
    answer = subprocess.run(
        [*command, "-p", "no:cacheprovider"], cwd=tmp_path, capture_output=True, text=True, timeout=100
    )
    assert re.search(r"^2 failed, 16 passed", answer.stdout, re.MULTILINE), answer.stdout
    assert 'test_lost.py", line 18 in test_hang' in answer.stderr


@on_linux
def test_what_a_damaged_file_leaves_behind_is_collected_though_the_window_keeps_python_from_it() -> None:
    """The memory of a long run was that of knots which nobody had undone, and not that of the reader."""
    import fuzz

    class Knot:
        def __init__(self, _content: bytes) -> None:
            vars(self)["itself"] = self
            alive.add(self)

    alive = weakref.WeakSet[Knot]()
    gc.disable()
    try:
        tried = fuzz.fed(fuzz.Reader(Knot, (), b""), [b"x"], tries=3_000, seed=0)
    finally:
        gc.enable()
    assert tried.read == 3_000
    assert len(alive) < 1_000


@on_linux
def test_the_pictures_of_the_documents_are_drawn_to_the_end(tmp_path: Path) -> None:
    """What asks before it is closed waits for nobody: a policy that was saved nowhere stopped the script for good."""
    command = [sys.executable, str(SCRIPTS / "screenshots.py"), "--documents", str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=300)
    assert answer.returncode == 0, answer.stderr
    shown = {picture.name for picture in (SCRIPTS.parent / "docs" / "pictures").iterdir()}
    assert {picture.name for picture in tmp_path.iterdir()} == shown
