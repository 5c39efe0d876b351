"""Which policy wins, whatever else may lie in its place, and what is told of it."""

import json
import os
import plistlib
import struct
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.storage.policy.samples import WEST, document, whole
from transfer_wizard.request.policy import (
    Policy,
    Setting,
)
from transfer_wizard.storage.policy import sources
from transfer_wizard.storage.policy.in_force import as_json, as_rows, merged, policy_in_force, sentence
from transfer_wizard.storage.policy.schema import judge
from transfer_wizard.storage.policy.sources import (
    DOMAIN,
    PolicySource,
    present_sources,
    property_lists,
    read_file,
)
from transfer_wizard.storage.policy.writers import to_json, to_property_list

ROOT = Path(__file__).resolve().parents[3]
linux_only = pytest.mark.skipif(sys.platform != "linux", reason="Linux has this, other systems have not")


def test_the_first_source_wins_setting_by_setting() -> None:
    first = document({"company": {"value": "ACME"}, "severity": {"value": "9"}})
    second = document({"company": {"value": "Northwind", "locked": True}, "severity": {"value": 4, "locked": True}})
    policy = merged([PolicySource("first", lambda: first), PolicySource("second", lambda: second)])
    assert policy.settings == {"company": Setting("ACME", False, "first"), "severity": Setting("4", True, "second")}
    assert [(fault.source, fault.setting) for fault in policy.faults] == [("first", "severity")]


def test_management_goes_before_the_machine_and_the_program(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    managed, machine, program = (tmp_path / name for name in ("managed.plist", "machine.json", "policy.json"))
    monkeypatch.setattr(sources, "_managed", lambda: property_lists([managed]))
    monkeypatch.setattr(sources, "machine_file", lambda: machine)
    monkeypatch.setattr(sources, "program_folder", lambda: tmp_path)
    assert policy_in_force() == Policy()
    for path, write in ((program, to_json), (machine, to_json), (managed, to_property_list)):
        path.write_bytes(write({"company": Setting(path.stem)}))
        assert policy_in_force().settings == {"company": Setting(path.stem, False, str(path))}
    assert [source.name for source in present_sources()] == [str(managed), str(machine), str(program)]


HOSTILE = {
    "empty": (b"", "The file is empty."),
    "huge": (b" " * (1024 * 1024 + 1), "The policy is larger than 1 MiB."),
    "enormous": (b"x" * (16 * 1024 * 1024 + 1), "larger than 16 MiB"),
    "binary": (bytes(range(256)) * 4, "The policy is not UTF-8 text."),
    "nested": (b"[" * 100_000, "nested more than 20 levels deep"),
    "not a number": (b'{"format": NaN}', "NaN, which is no JSON number"),
    "digits": (b"[" + b"9" * 100_000 + b"]", "a number that is too long to read"),
    "twins": (b'{"a": 1, "a": 2}', "stands twice"),
    "cut": (b'{"format": "transfer-wizard-policy", "sch', "is not JSON: line 1"),
    "a list": (b"[]", "This is not a Transfer Wizard policy"),
    "a request": (b'{"format": "transfer-wizard-request", "schema": 1}', "This is not a Transfer Wizard policy"),
    "another schema": (b'{"format": "transfer-wizard-policy", "schema": 2}', "“schema” must be 1"),
    "true schema": (b'{"format": "transfer-wizard-policy", "schema": true}', "“schema” must be 1"),
    "no settings": (b'{"format": "transfer-wizard-policy", "schema": 1}', "“settings” must be an object"),
    "many settings": (
        json.dumps(document({str(number): 1 for number in range(201)})).encode(),
        "holds more than 200 settings",
    ),
    "bad plist": (b"<?xml version='1.0'?><plist><dict><key>a</key></plist>", "not a property list that can be read"),
    "entities": (
        b'<?xml version="1.0"?><!DOCTYPE p [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><plist>&b;</plist>',
        "not a property list that can be read",
    ),
    "bad binary plist": (b"bplist00" + b"\xff" * 64, "not a property list that can be read"),
    "a stranger's profile": (
        plistlib.dumps({"PayloadContent": [{"PayloadType": "com.example"}]}),
        f"has no payload for “{DOMAIN}”",
    ),
    "JSON as PowerShell writes it": (to_json(whole()).decode().encode("utf-16"), "saved as JSON in UTF-8"),
    "half a reg file": (b"\xff\xfeW\x00i\x00n", "not UTF-16 text"),
    "an empty reg file": (b"\xff\xfe", None),
}


@pytest.mark.parametrize("name", HOSTILE)
def test_what_is_no_policy_is_told_in_one_sentence(name: str, tmp_path: Path) -> None:
    content, complaint = HOSTILE[name]
    path = tmp_path / "policy.json"
    path.write_bytes(content)
    policy = merged([PolicySource("a file", lambda: read_file(path))])
    assert policy.settings == {}
    if complaint is None:
        assert policy.faults == ()
        return
    [fault] = policy.faults
    assert complaint in fault.sentence
    assert sentence(fault).startswith("The policy in a file is not obeyed. ")
    assert "\n" not in sentence(fault)


@linux_only
def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    loop, pipe, nothing = (tmp_path / name for name in ("loop", "pipe", "nothing"))
    loop.symlink_to(loop)
    os.mkfifo(pipe)
    nothing.symlink_to(tmp_path / "gone")
    for path in (loop, pipe, nothing, tmp_path, Path("/dev/zero")):
        [source] = property_lists([path])
        [fault] = merged([source]).faults
        assert fault.setting == ""
        assert fault.source == str(path)


@linux_only
def test_a_policy_that_the_person_may_not_read(tmp_path: Path) -> None:
    path = tmp_path / "policy.json"
    path.write_bytes(to_json(whole()))
    path.chmod(0)
    code = (
        "from pathlib import Path; import sys;"
        "from transfer_wizard.storage.policy.sources import property_lists;"
        "from transfer_wizard.storage.policy.in_force import merged, sentence;"
        "print(*map(sentence, merged(property_lists([Path(sys.argv[1])])).faults))"
    )
    without = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if os.geteuid() == 0 else []
    answer = subprocess.run([*without, sys.executable, "-c", code, path], capture_output=True, text=True, check=True)
    assert answer.stdout == f"The policy in {path} is not obeyed. It could not be read: Permission denied.\n"


def binary_list(*objects: bytes, references: int = 1, overlaid: int = 0) -> bytes:
    """A binary property list of these objects, the first of which holds the others; the last stands many times."""
    starts, body = [], b"bplist00"
    for each in objects:
        starts.append(len(body))
        body += each
    starts += [starts[-1]] * overlaid
    table = b"".join(start.to_bytes(4, "big") for start in starts)
    return body + table + struct.pack(">6xBBQQQ", 4, references, len(starts), 0, len(body))


def shared(depth: int) -> list[Any]:
    """A list that is small, and that holds more than a computer can once each reference is followed."""
    found: list[Any] = []
    for _level in range(depth):
        found = [found] * 8
    return found


def circle() -> list[Any]:
    found: list[Any] = []
    found.append(found)
    return found


def profile(value: Any) -> bytes:
    return plistlib.dumps(document({"webform_profile": {"value": {"a": value}}}), fmt=plistlib.FMT_BINARY)


OVERLAID = binary_list(
    b"\xaf\x11\x10\x00" + b"".join((number + 1).to_bytes(2, "big") for number in range(4096)),
    b"\x4f\x12\x00\x0e\x00\x00" + bytes(0xE0000),
    references=2,
    overlaid=4095,
)
ENDLESS = {
    "a list that refers to itself": profile(circle()),
    "a few bytes of shared lists": profile(shared(18)),
    "shared lists as long as they may be": profile([[0] * 1_000] * 1_000),
    "data that stand in one place": OVERLAID,
    "many small lists": b"<plist><array>" + b"<array/>" * 130_000 + b"</array></plist>",
    "deep lists": b"<plist>" + b"<array>" * 65_000 + b"</array>" * 65_000 + b"</plist>",
    "numbers": binary_list(b"\xaf\x12\x00\x0f\x00\x00" + b"\x01" * 0xF0000, b"\x10\x07"),
    "keys of the registry": b"\xff\xfe"
    + f"[HKLM\\Software\\Policies\\Transfer Wizard\\company{1}]\n".encode("utf-16-le") * 9_000,
    "words that sound like secrets": json.dumps(
        document({"scope": {"value": "passcode" * 120_000}, "help_text": {"value": "pass code " * 900}})
    ).encode(),
    "long words": json.dumps(document({f"n{n}": {"value": "passcode" + "a" * 5_000} for n in range(190)})).encode(),
    "many texts that sound like secrets": json.dumps(
        document({"organizations": {"value": [f"{'passcode' * 1_240}"] * 100}})
    ).encode(),
    "values of a profile": json.dumps(
        document({"webform_profile": {"value": {"a": [{}] * 300_000}}}), separators=(",", ":")
    ).encode(),
}
READ = """
import re, resource, sys
from pathlib import Path
from transfer_wizard.storage.policy.in_force import merged, sentence
from transfer_wizard.storage.policy.sources import PolicySource, read_file
Path("/proc/self/clear_refs").write_text("5")  # the peak of the process before it was ours counts too
resource.setrlimit(resource.RLIMIT_AS, (3_000_000_000, 3_000_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
policy = merged([PolicySource("a file", lambda: read_file(Path(sys.argv[1])))])
assert not policy.settings
assert len(policy.faults) <= 200 and all(len(sentence(each)) < 300 for each in policy.faults)
peak = re.search(r"VmHWM:\\s+(\\d+)", Path("/proc/self/status").read_text())
print(int(peak[1]) < 500_000)
"""


@linux_only
@pytest.mark.parametrize("name", ENDLESS)
def test_no_policy_takes_more_than_500_mb_or_for_ever(name: str, tmp_path: Path) -> None:
    path = tmp_path / "policy"
    path.write_bytes(ENDLESS[name])
    assert path.stat().st_size <= 1024 * 1024
    answer = subprocess.run([sys.executable, "-c", READ, path], cwd=ROOT, capture_output=True, text=True)
    assert (answer.returncode, answer.stdout) == (0, "True\n"), answer.stderr[-2000:]


def test_an_error_of_a_source_is_told_without_its_text() -> None:
    def fail() -> Any:
        raise RuntimeError("passcode 4821")

    [fault] = merged([PolicySource("here", fail)]).faults
    assert fault.sentence == "It could not be read (RuntimeError)."


def test_the_policy_as_rows_and_as_json() -> None:
    policy = judge(document({"company": {"value": "Northwind", "locked": True}, "keyring": {"value": 0}}), "here")
    assert as_rows(policy) == [("company", "locked", "Northwind (here)")]
    assert as_json(policy) == {
        "settings": {"company": {"value": "Northwind", "locked": True, "source": "here"}},
        "errors": [{"setting": "keyring", "source": "here", "sentence": "It must be true or false."}],
    }
    assert json.loads(json.dumps(as_json(Policy(whole()))))["settings"]["organizations"]["value"][0] == WEST._asdict()
