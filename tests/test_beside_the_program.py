"""A policy and the portable marker beside the program: a copy of the program in a folder of its own, run for real."""

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from tests.commands.running import ROOT, WITHOUT_ROOTS_RIGHTS, Answer, linux_only
from transfer_wizard.request.policy import Setting
from transfer_wizard.storage import paths
from transfer_wizard.storage.paths import PORTABLE, PORTABLE_DATA
from transfer_wizard.storage.policy.sources import machine_file
from transfer_wizard.storage.policy.writers import POLICY_FILES, to_json

pytestmark = pytest.mark.skipif(machine_file().exists(), reason="This computer has a policy of its own")

COMPILING = shutil.ignore_patterns("*.pyc.*")
"""What is there for a moment while another test's process compiles a module: it may go before it is copied."""


class Copy:
    """A copy of the program in a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        folder.mkdir()
        # With what is compiled: each process would compile all of it again.
        shutil.copytree(ROOT / "transfer_wizard", folder / "transfer_wizard", ignore=COMPILING)
        (folder / "resources").symlink_to(ROOT / "resources", target_is_directory=True)

    def run(self, *words: str, before: tuple[str, ...] = (), environment: Mapping[str, str] = {}) -> Answer:
        """What the program answers to words, or a script when the first names one; ``before`` is what runs it."""
        command = words if words[0].endswith(".py") else ("-m", "transfer_wizard", *words)
        return subprocess.run(
            [*before, sys.executable, "-B", "-W", "error", *command],
            cwd=self.folder,
            env={**os.environ, "PYTHONPATH": str(self.folder), **environment},
            capture_output=True,
            text=True,
            timeout=100,
        )

    def put_policy(self, content: bytes) -> None:
        (self.folder / "policy.json").write_bytes(content)


@pytest.fixture
def copy(tmp_path: Path) -> Copy:
    return Copy(tmp_path / "the program")


# The command


def test_without_a_policy(copy: Copy) -> None:
    answer = copy.run("policy")
    assert (answer.returncode, answer.stdout) == (0, "Nothing is set by a policy.\n")
    assert json.loads(copy.run("policy", "--json").stdout) == {"settings": {}, "errors": []}


def test_the_policy_in_force(copy: Copy) -> None:
    copy.put_policy(to_json({"company": Setting("Northwind Traders", True), "keyring": Setting(False)}))
    answer = copy.run("policy")
    place = copy.folder / "policy.json"
    assert answer.returncode == 0
    assert answer.stdout == (f"company  locked   Northwind Traders ({place})\nkeyring  default  false ({place})\n")
    settings = json.loads(copy.run("policy", "--json").stdout)["settings"]
    assert settings["company"] == {"value": "Northwind Traders", "locked": True, "source": str(place)}


def test_a_policy_with_a_fault(copy: Copy) -> None:
    wrong: dict[str, Any] = {
        "format": "transfer-wizard-policy",
        "schema": 1,
        "settings": {"company": {"value": "Northwind"}, "severity": {"value": 9}, "passcode": {"value": "4821"}},
    }
    copy.put_policy(json.dumps(wrong).encode())
    answer = copy.run("policy")
    assert answer.returncode == 1
    assert answer.stdout.startswith("company  default  Northwind (")
    assert len(answer.stderr.splitlines()) == 2
    assert "“severity” in the policy" in answer.stderr
    assert "4821" not in answer.stdout + answer.stderr
    found = json.loads(copy.run("policy", "--json").stdout)
    assert [error["setting"] for error in found["errors"]] == ["severity", "passcode"]


@pytest.mark.parametrize("form", POLICY_FILES, ids=[form.suffix for form in POLICY_FILES])
def test_a_file_is_checked_whatever_carries_it(copy: Copy, form: Any) -> None:
    path = copy.folder / f"checked{form.suffix}"
    path.write_bytes(form.write({"company": Setting("Northwind", True)}))
    copy.put_policy(b"{}")
    answer = copy.run("policy", "--check", path.name)
    assert (answer.returncode, answer.stdout) == (0, f"company  locked  Northwind ({path.name})\n")
    assert answer.stderr == ""


def test_a_policy_from_standard_input(copy: Copy) -> None:
    (copy.folder / "given.json").write_bytes(to_json({"severity": Setting("4")}))
    command = f"{sys.executable} -m transfer_wizard policy --check - < given.json"
    answer = subprocess.run(["sh", "-c", command], cwd=copy.folder, capture_output=True, text=True)
    assert (answer.returncode, answer.stdout) == (0, "severity  default  4 (standard input)\n")


def test_a_file_that_is_none_is_told(copy: Copy) -> None:
    assert copy.run("policy", "--check", "gone.json").returncode == 2
    copy.put_policy(b"[]")
    answer = copy.run("policy", "--check", "policy.json")
    assert answer.returncode == 1
    assert answer.stderr.startswith("transfer-wizard: The policy in policy.json is not obeyed. This is not a")


def test_a_broken_policy_keeps_no_command_from_working(copy: Copy) -> None:
    copy.put_policy(b"\xff\x00 no policy at all")
    assert copy.run("check", "--no-keyring", "resources/sample_case.json").returncode == 0


def test_a_policy_that_leaves_the_password_store_alone_binds_the_commands_too(copy: Copy) -> None:
    copy.put_policy(to_json({"keyring": Setting(False)}))
    answer = copy.run("passcode", "status", "resources/sample_case.json")
    assert answer.returncode == 3
    assert answer.stderr == (
        "transfer-wizard: Your system’s password store is not used here. Nothing was kept or removed.\n"
    )


def test_a_file_that_is_locked_out_is_not_exported(copy: Copy) -> None:
    kinds = Setting(("pdf", "txt"), True)
    copy.put_policy(to_json({"managed_by": Setting("ACME IT desk"), "exports": kinds}))
    answer = copy.run("export", "resources/sample_case.json", "--format", "html")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "transfer-wizard: The format html is not offered here. Managed by ACME IT desk.\n"
    assert copy.run("export", "resources/sample_case.json", "--format", "txt").returncode == 0
    copy.put_policy(to_json({"exports": kinds._replace(is_locked=False)}))
    assert copy.run("export", "resources/sample_case.json", "--format", "html").returncode == 0


def test_a_webform_that_is_locked_out_is_not_filled_in(copy: Copy) -> None:
    ways = Setting(("dashboard", "phone"), True)
    copy.put_policy(to_json({"channels": ways}))
    answer = copy.run("fill", "resources/sample_case.json")
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "transfer-wizard: The webform is not offered here. Managed by your IT desk.\n"
    copy.put_policy(to_json({"channels": ways._replace(is_locked=False)}))
    answer = copy.run("fill", "resources/sample_case.json", "--browser", "Netscape")
    assert answer.stderr == "transfer-wizard: There is no such browser on this computer.\n"


def test_a_form_profile_that_is_none_is_told(copy: Copy) -> None:
    copy.put_policy(to_json({"webform_profile": Setting({"name": "Ours"}), "severity": Setting("4")}))
    said = (
        "“webform_profile” in the policy policy.json is left out. "
        "The form profile “webform_profile” is wrong at: address, allowed_hosts."
    )
    answer = copy.run("policy", "--check", "policy.json")
    assert (answer.returncode, answer.stdout) == (1, "severity  default  4 (policy.json)\n")
    assert answer.stderr == f"transfer-wizard: {said}\n"
    said = said.replace("policy.json", str(copy.folder / "policy.json"))
    answer = copy.run("fill", "resources/sample_case.json", "--browser", "Netscape")
    assert answer.stderr == (f"transfer-wizard: {said}\ntransfer-wizard: There is no such browser on this computer.\n")


# Portable mode


def test_where_a_portable_program_keeps_things(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    for executable in ("usb/Transfer Wizard/transfer-wizard", "usb/Transfer Wizard.app/Contents/MacOS/transfer-wizard"):
        monkeypatch.setattr(sys, "executable", str(tmp_path / executable))
        folder = paths.program_folder()
        assert folder == tmp_path / executable.partition(".app")[0].rpartition("/")[0]
        folder.mkdir(parents=True, exist_ok=True)
        assert not paths.is_portable()
        assert not paths.data_folder().is_relative_to(tmp_path)
        (folder / PORTABLE).touch(mode=0o444)
        assert paths.is_portable()
        assert paths.data_folder() == folder / PORTABLE_DATA


@linux_only
def test_whether_a_folder_can_be_written_to(tmp_path: Path) -> None:
    assert paths.is_writable(tmp_path / "not" / "yet" / "there")
    code = f"from transfer_wizard.storage.paths import *; print(is_writable(Path({str(tmp_path / 'data')!r})))"
    tmp_path.chmod(0o555)
    command = [*WITHOUT_ROOTS_RIGHTS, sys.executable, "-c", code]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    tmp_path.chmod(0o755)
    assert answer.stdout == "False\n", answer.stderr


def test_a_portable_program_leaves_the_password_store_alone(copy: Copy) -> None:
    (copy.folder / PORTABLE).touch()
    answer = copy.run("passcode", "status", "resources/sample_case.json")
    assert answer.returncode == 3
    assert "is not used here" in answer.stderr


# Fonts that no cache of the system knows: fontconfig then writes one of the person's.
FONTS = """<?xml version="1.0"?>
<fontconfig><dir>/usr/share/fonts/truetype</dir><cachedir prefix="xdg">fontconfig</cachedir></fontconfig>
"""

WRITES = re.compile(
    r'\b(?:openat|open|creat)\((?:AT_FDCWD, )?"([^"]*)", [^)]*(?:O_WRONLY|O_RDWR|O_CREAT)'
    r'|\b(?:mkdir|mkdirat|unlink|rmdir|mknod|truncate)\((?:AT_FDCWD, )?"([^"]*)"'
    r'|\b(?:rename|renameat|renameat2|link|linkat|symlink)\((?:AT_FDCWD, )?"[^"]*", (?:AT_FDCWD, )?"([^"]*)"'
    r'|\bbind\([0-9]+, \{sa_family=AF_UNIX, sun_path="([^"]*)"'
)


def written(trace: Path) -> set[str]:
    """Every path that a traced program wrote to, or tried to, but for devices and the kernel's own files."""
    found = set()
    for line in trace.read_text("utf-8", "replace").splitlines():
        match = WRITES.search(line)
        if match:
            found.add(next(filter(None, match.groups())))
    return {path for path in found if not path.startswith(("/dev/", "/proc/", "/sys/"))}


def travel(copy: Copy, home: Path, *before: str) -> tuple[list[str], set[str]]:
    """Take the journey with nothing but an empty home folder: what the window said, and what was written where."""
    trace = home.parent / "trace"
    strace = ("strace", "-f", "-qq", "-s", "400", "-o", str(trace), "-e", "trace=%file,bind")
    names = ("DATA_HOME", "CONFIG_HOME", "CACHE_HOME", "STATE_HOME")
    fonts = home.parent / "fonts.conf"
    fonts.write_text(FONTS)
    environment = {"HOME": str(home), "FONTCONFIG_FILE": str(fonts), **{f"XDG_{name}": "" for name in names}}
    answer = copy.run(str(ROOT / "tests" / "journey.py"), before=(*strace, *before), environment=environment)
    assert (answer.returncode, "Traceback" in answer.stderr) == (0, False), answer.stderr
    return answer.stdout.splitlines(), written(trace)


@linux_only
def test_a_portable_program_writes_nothing_outside_its_folder(copy: Copy, tmp_path: Path) -> None:
    (copy.folder / PORTABLE).touch(mode=0o444)
    home = tmp_path / "home"
    home.mkdir()
    said, paths_written = travel(copy, home)
    assert said[0].startswith("Your system’s password store is not used here.")
    assert said[1] == "Saved"
    assert said[2:] == ["Portable: requests are kept beside the program, passcodes in memory only."]
    data = copy.folder / PORTABLE_DATA
    assert list((data / "drafts").glob("*.json"))
    assert {path for path in paths_written if not Path(path).is_relative_to(data)} == set()
    assert list(home.iterdir()) == []


@linux_only
def test_a_program_that_is_not_portable_writes_to_the_home_folder(copy: Copy, tmp_path: Path) -> None:
    """The trace sees what it is there to see."""
    home = tmp_path / "home"
    home.mkdir()
    _said, paths_written = travel(copy, home)
    assert any(Path(path).is_relative_to(home / ".local/share/transfer-wizard") for path in paths_written)
    assert not (copy.folder / PORTABLE_DATA).exists()


@linux_only
def test_a_portable_program_that_may_not_write_keeps_all_in_memory(copy: Copy, tmp_path: Path) -> None:
    (copy.folder / PORTABLE).touch()
    copy.folder.chmod(0o555)
    home = tmp_path / "home"
    home.mkdir()
    said, _paths = travel(copy, home, *WITHOUT_ROOTS_RIGHTS)
    copy.folder.chmod(0o755)
    assert said[1] == f"Not saved: the folder “{copy.folder / PORTABLE_DATA / 'drafts'}” may not be written to."
    assert said[2] == "Portable, and in memory only."
    assert said[3].startswith("The folder of this portable program may not be written to.")
    assert not (copy.folder / PORTABLE_DATA).exists()
    assert list(home.iterdir()) == []
