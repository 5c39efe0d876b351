"""The command line, run as people run it: a process of its own, its exit code and what it prints."""

import datetime
import functools
import json
import os
import re
import shlex
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from transfer_wizard import __version__, commands
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.schema import json_schema, questions_schema
from transfer_wizard.request.shape import REQUEST
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage.vault import StoreState, Vault

ROOT = Path(__file__).resolve().parent.parent
SAMPLE = resource("sample_case.json").read_bytes()
SAMPLE_ID: str = json.loads(SAMPLE)["id"]

Answer = subprocess.CompletedProcess[str]
WITHOUT_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
# Root may read and write everything, unless that is taken away.
IS_ROOT = sys.platform == "linux" and os.geteuid() == 0
WITHOUT_ROOTS_RIGHTS = ["setpriv", "--bounding-set=-dac_override,-dac_read_search"] if IS_ROOT else []

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="Linux has this, other systems have not")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def run(*words: str | Path, **settings: Any) -> Answer:
    """What the command answers to words; the settings are those of ``run_python``."""
    return run_python("-m", "transfer_wizard", *words, **settings)


def run_python(
    *words: str | Path, given: bytes = b"", environment: Mapping[str, str] = {}, before: Sequence[str] = ()
) -> Answer:
    """What Python answers to words, standard input and more environment; its warnings are errors.

    ``before`` is a command that runs it.
    """
    answer = subprocess.run(
        [*before, sys.executable, "-W", "error", *words],
        input=given,
        capture_output=True,
        env={**os.environ, "PYTHONPATH": str(ROOT), **environment},
        timeout=100,
    )
    return Answer(words, answer.returncode, answer.stdout.decode("utf-8"), answer.stderr.decode("utf-8"))


def complaint(answer: Answer, code: int = 2) -> str:
    """The one line that a command must answer with, and nothing else, beside the exit code."""
    assert (answer.returncode, answer.stdout) == (code, ""), answer.stderr
    assert answer.stderr.endswith("\n")
    [line] = answer.stderr.splitlines()
    assert line.startswith("transfer-wizard: ")
    assert "Traceback" not in line
    assert "error of its own" not in line
    return line.removeprefix("transfer-wizard: ")


@pytest.fixture
def sample(tmp_path: Path) -> Path:
    """The sample request as a file; a test may write over it."""
    path = tmp_path / "sample_case.json"
    path.write_bytes(SAMPLE)
    return path


@pytest.fixture
def changed(sample: Path) -> Callable[[str, Any], Path]:
    """Changes one value of the sample, at a path such as ``case.severity``, and returns the file."""

    def change(path: str, value: Any) -> Path:
        whole = json.loads(sample.read_bytes())
        *steps, last = path.split(".")
        node: Any = whole["request"]
        for step in steps:
            node = node[int(step)] if step.isdecimal() else node[step]
        node[last] = value
        sample.write_text(json.dumps(whole), encoding="utf-8")
        return sample

    return change


# The command itself

COMMANDS = ("check", "export", "licenses", "passcode", "schema", "self-test", "diagnostics")


def test_version_and_help() -> None:
    assert run("--version").stdout == f"transfer-wizard {__version__}\n"
    answer = run("--help")
    assert answer.returncode == 0
    assert all(f"\n  {command} " in answer.stdout for command in COMMANDS)


@pytest.mark.parametrize("command", [*COMMANDS, "passcode set"])
def test_help_of_each_command(command: str) -> None:
    answer = run(*command.split(), "--help")
    assert answer.returncode == 0
    assert answer.stdout.startswith(f"usage: transfer-wizard {command} ")
    assert answer.stderr == ""


@pytest.mark.parametrize(
    "words",
    [
        "check",
        "check a b",
        "check --jsn a",
        "check --no-key a",
        "export a",
        "export a --format docx",
        "export a --format txt --lang xx",
        "passcode",
        "passcode set a",
        "passcode set a --slot middle",
        "passcode show a",
        "policy a",
        "policy --check",
        "schema a",
        "a b",
        "--json check a",
    ],
)
def test_a_misspelled_command_is_answered_with_its_usage(words: str) -> None:
    assert "The command is called as: transfer-wizard " in complaint(run(*words.split()))


def test_a_misspelled_command_is_never_repeated() -> None:
    for words in ("passcode set a --slot source 4711", "passcode set a --slot 4711", "passcode 4711", "check a 4711"):
        assert "4711" not in complaint(run(*words.split()))


JAPANESE = {"LANGUAGE": "", "LC_ALL": "", "LC_MESSAGES": "", "LANG": "ja_JP.UTF-8"}


@pytest.mark.parametrize("words", ["", *commands.COMMANDS, "passcode set", "passcode status", "passcode forget"])
def test_a_help_in_japanese_has_no_english_sentence(words: str) -> None:
    answer = run(*words.split(), "--help", environment=JAPANESE)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith(f"使い方: transfer-wizard {words}".rstrip())
    assert re.findall(r"(?m)(?<![-{,a-z])\b[a-z]+(?: [a-z]+)+\b(?![-},])", answer.stdout.partition("\n\n")[2]) == []
    assert re.findall(r"(?m)^[a-z ]+:$", answer.stdout) == []


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("check", "FILEが必要です。"),
        ("export a", "--formatが必要です。"),
        ("export", "FILE, --formatが必要です。"),
        ("passcode", "set|status|forgetが必要です。"),
        ("export a --format docx", "--formatを確認してください。"),
        ("export a --format", "--formatを確認してください。"),
        ("export a --format form --most many", "--mostを確認してください。"),
        ("check a --json=1", "--jsonを確認してください。"),
        ("passcode show a", "set|status|forgetを確認してください。"),
        ("passcode set a --slot middle", "--slotを確認してください。"),
        ("check a b", ""),
        ("check a --jsn", ""),
    ],
)
def test_a_misspelled_command_is_told_in_japanese_what_is_wrong(words: str, what: str) -> None:
    told = complaint(run(*words.split(), environment=JAPANESE))
    command = " ".join(words.split()[: 2 if words.startswith("passcode set") else 1])
    assert told.startswith(f"{what}コマンドの使い方：transfer-wizard {command} ")


@pytest.mark.parametrize(
    ("words", "what"), [("export a", "Missing: --format. "), ("export a --format x", "Look again at --format. ")]
)
def test_what_is_wrong_with_a_command_comes_before_its_usage(words: str, what: str) -> None:
    assert complaint(run(*words.split())).startswith(f"{what}The command is called as: transfer-wizard export ")


def test_version_and_schema_need_neither_qt_nor_pydantic_nor_keyring() -> None:
    code = (
        "import sys, transfer_wizard.cli\n"
        "transfer_wizard.cli.main(['schema'])\n"
        "print(*(name for name in ('PySide6', 'pydantic', 'keyring') if name in sys.modules), file=sys.stderr)"
    )
    answer = run_python("-c", code)
    assert json.loads(answer.stdout) == json_schema()
    assert json.loads(run("schema", "--questions").stdout) == questions_schema()
    assert answer.stderr == "\n"


@linux_only
@pytest.mark.parametrize("words", [(), ("request.json",), ("./check",)])
def test_without_a_display_the_window_says_so(words: tuple[str, ...]) -> None:
    assert "no display" in complaint(run(*words, environment=WITHOUT_DISPLAY), 3)


@linux_only
@pytest.mark.parametrize("words", [(), ("request.json",), ("self-test",)])
def test_a_library_that_is_missing_is_named(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "libEGL.so.1").touch()
    environment = {"DISPLAY": ":0", "LD_LIBRARY_PATH": str(tmp_path)}
    assert "libEGL.so.1" in complaint(run(*words, environment=environment), 3)


def test_the_window_opens_files_only() -> None:
    assert "not standard input" in complaint(run("-"))


# What cannot be read, by each command that reads a request


def test_what_is_no_request_file(tmp_path: Path) -> None:
    contents: dict[str, bytes] = {
        "is empty": b"",
        "is empty.": b" \n\t\r\n",
        "not UTF-8": b"\x89PNG\r\n\x1a\n\x00\x00\xff",
        "not UTF-8 text": SAMPLE.decode().encode("utf-16"),
        "not JSON: line 1, column 1": b"\x00\x01\x02",
        "not JSON": b"Dear Support, my licenses",
        "nested more than 20": b"[" * 100_000,
        "nested more": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
        "NaN": SAMPLE.replace(b'"severity": 3', b'"severity": NaN'),
        "-Infinity": SAMPLE.replace(b'"severity": 3', b'"severity": -Infinity'),
        "too long to read": SAMPLE.replace(b'"severity": 3', b'"severity": ' + b"9" * 5_000),
        "twice": SAMPLE.replace(b'"case_number"', b'"customer_number"'),
        "“schema”": SAMPLE.replace(b'"schema": 1', b'"schema": 0'),
        "“schema” must": SAMPLE.replace(b'"schema": 1', b'"schema": "1"'),
        "“id”": SAMPLE.replace(SAMPLE_ID.encode(), b"../../etc/passwd"),
        "not a Transfer Wizard request": b"{}",
        "is not a Transfer Wizard request": b"[]",
        "This is not a Transfer Wizard request": b'"text"',
        "more than 20,000 rows": SAMPLE.replace(b'"licenses": [', b'"licenses": [' + b"{}," * 20_000),
        "16 MiB": SAMPLE + b" " * (16 * 1024 * 1024),
    }
    for number, (named, content) in enumerate(contents.items()):
        path = tmp_path / f"{number}.json"
        path.write_bytes(content)
        assert named in complaint(run("check", path)), named


def test_every_command_tells_what_it_cannot_read(tmp_path: Path) -> None:
    broken = tmp_path / "broken.json"
    broken.write_bytes(b"[" * 100_000)
    for words in (
        "check --json",
        "export --format txt",
        "passcode status",
        "passcode forget",
        "passcode set --slot source",
    ):
        assert "nested" in complaint(run(*words.split(), broken))
        assert "There is no file" in complaint(run(*words.split(), tmp_path / "missing"))
    assert "nested" in complaint(run("check", "-", given=broken.read_bytes()))
    assert "16 MiB" in complaint(run("check", "-", given=SAMPLE + b" " * (16 * 1024 * 1024)))
    assert "There is no file" in complaint(run("licenses", tmp_path / "missing"))
    assert complaint(run("chek", environment={"QT_QPA_PLATFORM": "offscreen"})) == "There is no file “chek”."


def leaves(shape: Any, path: tuple[str, ...] = ()) -> Iterator[tuple[tuple[str, ...], bool]]:
    """Every place in a shape with whether it is a leaf, "0" for the rows of a list."""
    if path:
        yield path, not isinstance(shape, dict | list)
    if isinstance(shape, dict):
        for name, inner in shape.items():
            yield from leaves(inner, (*path, name))
    elif isinstance(shape, list):
        yield from leaves(shape[0], (*path, "0"))


def test_a_value_of_the_wrong_kind_is_told_with_its_place(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """For every place in a request: without a process for each, but for the last."""
    file = tmp_path / "request.json"
    wrong = {True: [True, 1.5, ["x"], {"x": 1}], False: ["x", 7]}
    places = list(leaves(REQUEST))
    cases = [
        (path, is_leaf, wrong[is_leaf][number % len(wrong[is_leaf])]) for number, (path, is_leaf) in enumerate(places)
    ]
    assert len(cases) > 50
    for path, _is_leaf, value in cases:
        content = functools.reduce(lambda held, step: [held] if step == "0" else {step: held}, reversed(path), value)
        file.write_text(json.dumps({"format": "transfer-wizard-request", "schema": 1, "request": content}))
        code = commands.main(["check", str(file)])
        line = complaint(Answer((), code, *capsys.readouterr()))
        place = "request." + ".".join(path).replace(".0", "[0]")
        assert line.startswith(f"{place} must be "), line
    assert complaint(run("check", file)) == line


@posix_only
def test_what_is_no_ordinary_file(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is a folder" in complaint(run("check", tmp_path))
    assert "a device or a pipe" in complaint(run("check", tmp_path / "pipe"))
    assert "a device or a pipe" in complaint(run("check", "/dev/zero"))
    assert "There is no file" in complaint(run("check", tmp_path / "a" / "b"))
    (tmp_path / "circle").symlink_to("circle")
    assert "could not be read" in complaint(run("check", tmp_path / "circle"))


@posix_only
def test_a_link_to_a_request_is_read(tmp_path: Path, sample: Path) -> None:
    (tmp_path / "link.json").symlink_to(sample)
    assert run("check", "--no-keyring", tmp_path / "link.json").returncode == 0


@posix_only
def test_what_is_closed_to_the_person(tmp_path: Path, sample: Path) -> None:
    sample.chmod(0)
    assert "may not be read" in complaint(run("check", sample, before=WITHOUT_ROOTS_RIGHTS))
    (tmp_path / "closed").mkdir(mode=0o500)
    words = ("export", "-", "--format", "txt", "--output", tmp_path / "closed" / "request.txt")
    assert "may not be written to" in complaint(run(*words, given=SAMPLE, before=WITHOUT_ROOTS_RIGHTS))
    assert list((tmp_path / "closed").iterdir()) == []


# check


def test_the_sample_is_ready_but_for_the_passcodes(sample: Path) -> None:
    answer = run("check", "--no-keyring", sample)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.startswith("Nothing is missing.")
    assert run("check", "--no-keyring", "-", given=SAMPLE).stdout == answer.stdout


@pytest.mark.parametrize(("path", "answer"), [("verification", "cannot-see"), ("route.dashboard_access", "no")])
def test_who_cannot_see_the_passcodes_is_not_told_to_have_them_ready(
    changed: Callable[[str, Any], Path], path: str, answer: str
) -> None:
    told = run("check", "--no-keyring", changed(path, answer))
    assert told.returncode == 0
    last = told.stdout.splitlines()[-1]
    assert last == "Nothing is missing. The request says that you can’t see the passcodes."


def test_problems_stand_one_to_a_line_in_columns(changed: Callable[[str, Any], Path]) -> None:
    changed("requester.source_access", "network")
    answer = run("check", "--no-keyring", changed("licenses.0.devices.0.move", 26))
    assert answer.returncode == 1
    problems = answer.stdout.splitlines()
    # access, counts, and the two passcodes, which nobody looked for
    assert answer.stderr == "transfer-wizard: 8 of 12 things Support needs\n"
    found = [line.split("  ") for line in problems]
    columns = [[cell.strip() for cell in line if cell.strip()] for line in found]
    assert [line[:3] for line in columns] == [
        ["blocks", "requester.network-admin", "requester.source_access"],
        ["blocks", "license.over-count", "licenses.0.devices.0.move"],
    ]
    assert all(len(line) == 4 for line in columns)
    assert problems[0].index("requester.") == problems[1].index("license.")


def test_a_warning_alone_leaves_the_request_ready(changed: Callable[[str, Any], Path]) -> None:
    answer = run("check", "--no-keyring", changed("route.self_service", "not-tried"))
    assert answer.returncode == 0
    first, second = answer.stdout.splitlines()
    assert first.startswith("warns  route.self-service  ")
    assert second.startswith("Nothing is missing.")


def test_check_as_json(changed: Callable[[str, Any], Path]) -> None:
    changed("customer_number", "")
    answer = run("check", "--no-keyring", "--json", changed("licenses.0.key", "Q2FJ-3SHB-Y2K2"))
    assert (answer.returncode, answer.stderr) == (1, "")
    found = json.loads(answer.stdout)
    assert set(found) == {"ready", "problems"}
    assert found["ready"] is False
    key = next(problem for problem in found["problems"] if problem["id"] == "licenses.key.format")
    assert set(key) == {"id", "severity", "field", "message", "next", "source"}
    assert (key["severity"], key["field"]) == ("asks", "licenses.0.key")
    assert "device serial" in key["message"]
    assert set(key["source"]) == {"title", "url", "checked"}
    assert key["source"]["url"].startswith("https://documentation.meraki.com/")
    assert datetime.date.fromisoformat(key["source"]["checked"])


def test_ready_as_json(sample: Path) -> None:
    answer = run("check", "--no-keyring", "--json", sample)
    assert (answer.returncode, json.loads(answer.stdout)) == (0, {"ready": True, "problems": []})


def test_an_empty_draft_is_readable_and_not_ready(sample: Path) -> None:
    sample.write_text('{"format": "transfer-wizard-request", "schema": 1}')
    answer = run("check", "--no-keyring", sample)
    assert (answer.returncode, answer.stderr) == (1, "transfer-wizard: 0 of 12 things Support needs\n")
    assert "requester.name.missing" in answer.stdout


def test_a_request_of_a_newer_version_is_checked_and_told(sample: Path) -> None:
    sample.write_bytes(SAMPLE.replace(b'"schema": 1', b'"schema": 2'))
    answer = run("check", "--no-keyring", sample)
    assert answer.returncode == 0
    [line] = answer.stderr.splitlines()
    assert "newer version" in line


def test_a_passcode_in_the_file_is_left_out_and_told(changed: Callable[[str, Any], Path]) -> None:
    changed("route.source_passcode", "4711")
    changed("organizations.source.Passcodes", {"today": "4711"})
    path = changed("licenses.0.devices.0.support-passcode", ["4711"])
    for command in ("check --no-keyring --json", "export --format json", "export --format txt"):
        answer = run(*command.split(), path)
        assert answer.returncode == 0
        [line] = answer.stderr.splitlines()
        assert "carried a passcode" in line
        assert "4711" not in (answer.stdout + line).replace("7114-5990", "")
        assert "passcode" not in answer.stdout.casefold() or "txt" in command


@pytest.mark.parametrize("text", ["x" * (16 * 1024 * 1024 - len(SAMPLE) - 10), "شركة‮ الشمال", "🧑‍💻 " * 50, "\ud800"])
def test_text_of_any_length_and_direction_is_taken(changed: Callable[[str, Any], Path], text: str) -> None:
    path = changed("case.scope", text)
    answer = run("check", "--no-keyring", path)
    assert answer.returncode == (1 if len(text) > 10_000 else 0)
    assert len(answer.stdout.splitlines()) == 1  # the problem, or that there is none
    assert len(answer.stderr.splitlines()) == answer.returncode  # how much is there all the same
    exported = run("export", "--format", "txt", path)
    assert (exported.returncode, exported.stderr) == (0, "")


def test_a_terminal_is_not_given_orders_by_a_file(sample: Path) -> None:
    sample.write_bytes(SAMPLE.replace(b'"format"', b'"\\u001b[2J\\u202e\\n": 1, "\\u001b[2J\\u202e\\n": 2, "format"'))
    assert "“\\u001b[2J\\u202e\\u000a” stands twice" in complaint(run("check", sample))


# export


@pytest.mark.parametrize("form", ["txt", "md", "html", "eml", "json", "csv", "phone"])
def test_text_formats_go_to_standard_output_or_to_a_file(sample: Path, form: str) -> None:
    # Without the store: a test beside this one may keep a passcode of the sample between the two.
    printed = run("export", "--format", form, "--no-keyring", sample)
    assert (printed.returncode, printed.stderr) == (0, "")
    assert "Z2A7" in printed.stdout.replace("-", "").replace(" ", "") or form == "eml"
    target = sample.with_name(f"request.{form}")
    written = run("export", "-", "--format", form, "--no-keyring", "--output", target, "--lang", "en", given=SAMPLE)
    assert (written.returncode, written.stdout, written.stderr) == (0, "", "")
    if form != "eml":  # a mail has a time and a boundary of its own
        assert target.read_bytes().decode("utf-8") == printed.stdout


def test_a_license_table_has_a_byte_order_mark_by_choice(sample: Path) -> None:
    told = run("export", sample, "--format", "csv")
    plain = run("export", sample, "--format", "csv", "--no-bom")
    assert told.stdout == f"\ufeff{plain.stdout}"
    assert plain.stdout.startswith("key,")
    assert "--format csv" in complaint(run("export", sample, "--format", "txt", "--no-bom"))


@pytest.mark.parametrize(("form", "start"), [("pdf", b"%PDF-"), ("odt", b"PK\x03\x04")])
def test_other_formats_go_to_a_file_only(sample: Path, form: str, start: bytes) -> None:
    assert "--output" in complaint(run("export", "--format", form, sample))
    target = sample.with_name(f"request.{form}")
    answer = run("export", "--format", form, "--output", target, sample, environment=WITHOUT_DISPLAY)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "", "")
    assert target.read_bytes().startswith(start)


def test_nothing_is_written_over_without_force(sample: Path) -> None:
    words = ("export", "--format", "md", "--output", sample, sample)
    assert "already" in complaint(run(*words))
    assert sample.read_bytes() == SAMPLE
    assert run(*words, "--force").returncode == 0
    assert sample.read_bytes().startswith(b"#")


def test_where_nothing_can_be_written(tmp_path: Path, sample: Path) -> None:
    words = ("export", "--format", "txt", sample, "--output")
    assert "is a folder" in complaint(run(*words, tmp_path))
    assert "no folder" in complaint(run(*words, tmp_path / "missing" / "request.txt"))
    assert "no folder" in complaint(run(*words, sample / "request.txt"))


def test_a_gap_does_not_keep_a_request_from_being_exported(changed: Callable[[str, Any], Path]) -> None:
    answer = run("export", "--format", "txt", changed("requester.name", ""))
    assert answer.returncode == 0
    assert "[Missing:" in answer.stdout


@linux_only
def test_an_export_to_a_terminal_has_its_controls_spelled_out(changed: Callable[[str, Any], Path]) -> None:
    path = changed("requester.company", "North\u009b31m\u202ewind")
    words = [sys.executable, "-m", "transfer_wizard", "export", "--format", "json", str(path)]
    shown = on_a_terminal(words, "")
    assert "North\\u009b31m\\u202ewind" in shown
    assert "North\u009b31m\u202ewind" in run("export", "--format", "json", path).stdout


# licenses


def test_licenses_as_text_and_as_json(tmp_path: Path) -> None:
    path = tmp_path / "keys.csv"
    path.write_bytes(
        "Key;Model;Count\r\nz2a732tea8y4;MR Enterprise;25\r\nQ2FJ-3SHB-Y2K2;MX68;1\r\n".encode("utf-8-sig")
    )
    answer = run("licenses", path)
    assert (answer.returncode, answer.stdout) == (1, "Z2A7-32TE-A8Y4  25  MR Enterprise\n")
    assert answer.stderr.startswith("transfer-wizard: line 3: ")
    answer = run("licenses", "--json", path)
    assert (answer.returncode, answer.stderr) == (1, "")
    found = json.loads(answer.stdout)
    assert found["rows"] == [{"key": "Z2A7-32TE-A8Y4", "model": "MR Enterprise", "have": 25, "line": 2}]
    [rejected] = found["rejected"]
    assert (rejected["line"], rejected["text"]) == (3, "Q2FJ-3SHB-Y2K2;MX68;1")
    assert "device serial" in rejected["reason"]


def test_licenses_that_are_all_taken(sample: Path) -> None:
    answer = run("licenses", "-", given=b"Z2A7-32TE-A8Y4")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "Z2A7-32TE-A8Y4  -\n", "")
    assert json.loads(run("licenses", "--json", "-", given=b"[]").stdout) == {"rows": [], "rejected": []}


def test_the_exported_table_comes_back(sample: Path) -> None:
    table = run("export", "--format", "csv", sample).stdout
    answer = run("licenses", "--json", "-", given=table.encode())
    devices = [(row["key"], row["model"], row["have"]) for row in json.loads(answer.stdout)["rows"]]
    assert answer.returncode == 0
    assert devices == [
        (each["key"], device["model"], device["have"])
        for each in json.loads(SAMPLE)["request"]["licenses"]
        for device in each["devices"]
    ]


def test_text_that_holds_no_licenses() -> None:
    assert "is empty" in complaint(run("licenses", "-"))
    assert "Copy its text" in complaint(run("licenses", "-", given=b"\x89PNG\r\n"))
    assert "nested more than" in complaint(run("licenses", "-", given=b"[" * 100_000))
    assert "16 MiB" in complaint(run("licenses", "-", given=b"x" * (16 * 1024 * 1024 + 1)))


MAIL = b"""From: Dana Whitfield <dana@northwind.example>
To: support@meraki.com
Subject: Licenses

Hello,

move 10 of the 25 MR Enterprise on Z2A7-32TE-A8Y4 from the organization "Northwind West" to the organization "East".
We are co-term in both organizations. Passcode of the source: 4711.

Regards
Dana Whitfield
+1 415 555 0134
"""


def test_everything_in_a_mail_is_read(tmp_path: Path) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_bytes(MAIL)
    answer = run("read", mail, "--json")
    assert (answer.returncode, answer.stderr) == (1, "")
    said = json.loads(answer.stdout)
    assert "4711" not in answer.stdout
    [row] = said["rows"]
    assert (row["key"], row["model"], row["have"], row["move"]) == ("Z2A7-32TE-A8Y4", "MR Enterprise", 25, 10)
    found = {each["field"]: each for each in said["found"]}
    assert found["organizations.source.name"]["value"] == "Northwind West"
    assert found["organizations.destination.name"]["sure"] is True
    assert found["requester.name"] == {
        "field": "requester.name",
        "value": "Dana Whitfield",
        "text": "Dana Whitfield",
        "line": 11,
        "sure": True,
        "group": 0,
        "file": str(mail),
    }
    assert [each["reason"][:18] for each in said["rejected"]] == ["A support passcode"]
    shown = run("read", mail)
    assert "organizations.source.name" in shown.stdout
    assert "4711" not in shown.stdout + shown.stderr


def test_a_request_is_made_of_what_is_sure(tmp_path: Path) -> None:
    mail, table, request = tmp_path / "mail.eml", tmp_path / "keys.csv", tmp_path / "new.json"
    mail.write_bytes(MAIL)
    table.write_text("Key;Model;Have;Move\nZ2KD-8QWN-4RTX;MX68;2;1\n", encoding="utf-8")
    answer = run("new", mail, table, "--output", request)
    assert answer.returncode == 1, "the passcode is told"
    made = json.loads(request.read_bytes())["request"]
    assert made["organizations"]["source"]["licensing_model"] == "co-term"
    assert made["requester"]["source_email"] == "dana@northwind.example", "who writes to Support is who asks"
    assert [each["key"] for each in made["licenses"]] == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"]
    assert made["licenses"][1]["devices"] == [{"model": "MX68", "have": 2, "move": 1}]
    assert run("new", mail, "--output", request).returncode == 2, "it is not written over"
    assert run("check", request).returncode == 1
    assert json.loads(run("new", table).stdout)["format"] == "transfer-wizard-request"
    mail.write_bytes(MAIL.replace(b"support@meraki.com", b"it@northwind.example"))
    answer = run("new", mail)
    assert "requester.source_email may be" in answer.stderr
    assert json.loads(answer.stdout)["request"]["requester"]["source_email"] == ""
    assert "There is no file" in complaint(run("read", tmp_path / "none.eml"))


def test_the_program_s_own_request_comes_back_whole(sample: Path, tmp_path: Path) -> None:
    answer = run("new", sample)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert json.loads(answer.stdout)["request"] == json.loads(SAMPLE)["request"]


# passcode


@pytest.fixture
def vault(open_store: None) -> Iterator[Vault]:
    """The vault of an open password store; it holds no passcode of the sample before and after."""
    vault = Vault()
    answer = vault.wait_for(vault.forget, SAMPLE_ID)
    assert answer.state is StoreState.READY, answer.state.message
    yield vault
    vault.wait_for(vault.forget, SAMPLE_ID)


def test_a_passcode_is_kept_told_and_forgotten(sample: Path, vault: Vault) -> None:
    today = datetime.date.today().isoformat()
    assert run("passcode", "status", sample).stdout == "source       none\ndestination  none\n"
    for given in (b"0471\n", "０４７１\r\n".encode(), b"04-71\nmore\n"):
        answer = run("passcode", "set", "--slot", "source", sample, given=given)
        assert (answer.returncode, answer.stderr) == (0, "")
        assert "0471" not in answer.stdout
    kept = vault.wait_for(vault.take, SAMPLE_ID, Side.SOURCE).passcode
    assert kept == Passcode("0471", datetime.date.today())
    yesterday = datetime.date.today() - datetime.timedelta(days=1)
    vault.wait_for(vault.put, SAMPLE_ID, Side.DESTINATION, Passcode("0471", yesterday))
    status = run("passcode", "status", sample)
    assert status.stdout == f"source       today  {today}\ndestination  older  {yesterday}\n"
    assert json.loads(run("passcode", "status", "--json", sample).stdout) == {
        "source": {"state": "today", "date": today},
        "destination": {"state": "older", "date": yesterday.isoformat()},
    }
    assert run("passcode", "forget", sample).returncode == 0
    assert run("passcode", "forget", sample).returncode == 0
    assert run("passcode", "status", sample).stdout == "source       none\ndestination  none\n"
    assert sample.read_bytes() == SAMPLE


def test_check_counts_the_passcodes_of_today_only(sample: Path, vault: Vault) -> None:
    def found() -> list[str]:
        answer = run("check", "--json", sample)
        assert answer.stderr == ""
        return [problem["id"] for problem in json.loads(answer.stdout)["problems"]]

    assert found() == ["passcode.missing", "passcode.missing"]
    today = datetime.date.today()
    vault.wait_for(vault.put, SAMPLE_ID, Side.SOURCE, Passcode("0471", today))
    vault.wait_for(vault.put, SAMPLE_ID, Side.DESTINATION, Passcode("0471", today - datetime.timedelta(days=1)))
    assert found() == ["passcode.stale"]
    vault.wait_for(vault.put, SAMPLE_ID, Side.DESTINATION, Passcode("0471", today))
    assert run("check", sample).returncode == 0


@pytest.mark.parametrize("given", [b"", b"\n", b"471", b"04711", b"47a1", b"\xff\xfe0471", b"0" * 5_000, b"\n0471\n"])
def test_what_is_no_passcode_is_refused_and_not_repeated(sample: Path, given: bytes) -> None:
    line = complaint(run("passcode", "set", "--slot", "source", sample, given=given))
    assert line == "The passcode must be 4 digits, as the dashboard shows it today."


def test_passcodes_need_a_saved_request(sample: Path) -> None:
    sample.write_bytes(SAMPLE.replace(SAMPLE_ID.encode(), b""))
    for act in ("status", "forget", "set --slot source"):
        assert "no “id”" in complaint(run("passcode", *act.split(), sample, given=b"0471"))
        assert "Name the file" in complaint(run("passcode", *act.split(), "-", given=b"0471"))


@linux_only
def test_without_a_keyring(sample: Path) -> None:
    no_bus = {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={sample.parent}/no-bus"}
    for act in ("status", "forget", "set --slot destination"):
        assert "password store" in complaint(
            run("passcode", *act.split(), sample, given=b"0471", environment=no_bus), 3
        )
    answer = run("check", sample, environment=no_bus)
    assert answer.returncode == 1
    assert answer.stdout.count("passcode.missing") == 2
    line, count = answer.stderr.splitlines()
    assert "count as not at hand" in line
    assert count == "transfer-wizard: 10 of 12 things Support needs"
    assert run("check", "--no-keyring", sample, environment=no_bus).stderr == ""


@linux_only
def test_a_passcode_typed_at_a_terminal_is_not_shown(sample: Path, vault: Vault) -> None:
    words = [sys.executable, "-m", "transfer_wizard", "passcode", "set", "--slot", "source", str(sample)]
    shown = on_a_terminal(words, "0471\n")
    assert shown.startswith("Source support passcode: ")
    assert "is in your system’s password store" in shown
    assert "0471" not in shown
    assert vault.wait_for(vault.take, SAMPLE_ID, Side.SOURCE).passcode == Passcode("0471", datetime.date.today())


def on_a_terminal(words: list[str], typed: str) -> str:
    """What a command shows on a terminal, where something is typed at its prompt."""
    import pty

    ours, theirs = pty.openpty()
    surroundings = {**os.environ, "PYTHONPATH": str(ROOT)}
    child = subprocess.Popen(
        words, stdin=theirs, stdout=theirs, stderr=theirs, env=surroundings, start_new_session=True
    )
    os.close(theirs)
    shown = b""
    try:
        while chunk := os.read(ours, 4096):
            shown += chunk
            if typed and shown.endswith(b": "):
                os.write(ours, typed.encode())
                typed = ""
    except OSError:  # this is how Linux says that the other end is closed
        pass
    os.close(ours)
    assert child.wait(timeout=100) == 0, shown
    return shown.decode("utf-8").replace("\r\n", "\n")


# Ends of the process


@posix_only
def test_a_reader_that_has_gone_is_no_error() -> None:
    reading, writing = os.pipe()
    os.close(reading)
    words = [sys.executable, "-m", "transfer_wizard", "schema"]
    answer = subprocess.run(words, stdout=writing, stderr=subprocess.PIPE, cwd=ROOT)
    os.close(writing)
    assert (answer.returncode, answer.stderr) == (141, b"")


@linux_only
def test_a_full_disk_is_told_in_one_line() -> None:
    with open("/dev/full", "wb") as full:
        words = [sys.executable, "-m", "transfer_wizard", "schema"]
        answer = subprocess.run(words, stdout=full, stderr=subprocess.PIPE, cwd=ROOT)
    assert answer.returncode == 2
    assert answer.stderr == b"transfer-wizard: Reading or writing failed: No space left on device.\n"


@posix_only
def test_an_interrupt_is_quiet() -> None:
    words = [sys.executable, "-c", INTERRUPTED]
    answer = subprocess.run(words, capture_output=True, cwd=ROOT, stdin=subprocess.PIPE, timeout=100)
    assert (answer.returncode, answer.stdout, answer.stderr) == (130, b"", b"")


# The signal that Ctrl-C sends, while the command waits for standard input. Who runs the tests in the background may
# have had it ignored.
INTERRUPTED = """
import os, signal, sys, threading
signal.signal(signal.SIGINT, signal.default_int_handler)
from transfer_wizard import cli, commands
reading, writing = os.pipe()
os.dup2(reading, 0)
read = commands._content
def read_on(file):
    threading.Timer(0.3, os.kill, (os.getpid(), signal.SIGINT)).start()
    return read(file)
commands._content = read_on
sys.exit(cli.main(["check", "-"]))
"""


def test_an_error_of_the_program_is_one_line_without_values() -> None:
    code = (
        "import sys\n"
        "from transfer_wizard import cli, commands\n"
        "def fail(words): raise ValueError('0471')\n"
        "commands.COMMANDS['check'] = (fail, '')\n"
        "sys.exit(cli.main(['check']))"
    )
    answer = run_python("-c", code)
    assert (answer.returncode, answer.stdout) == (2, "")
    assert answer.stderr == "transfer-wizard: The program ran into an error of its own (ValueError).\n"


def test_output_is_utf_8_whatever_the_system_speaks(tmp_path: Path) -> None:
    path = tmp_path / "日本.txt"
    assert "“" in complaint(run("check", path, environment={"PYTHONIOENCODING": "ascii"}))


def test_a_profile_of_an_over_long_name_is_told_and_the_rest_of_a_policy_applies(tmp_path: Path) -> None:
    name = f"/{'x' * 5_000}"
    settings = {"webform_profile": {"value": name}, "company": {"value": "Northwind"}}
    path = tmp_path / "policy.json"
    path.write_text(json.dumps({"format": "transfer-wizard-policy", "schema": 1, "settings": settings}))
    answer = run("policy", "--check", path)
    assert answer.stdout.startswith("company  default  Northwind (")
    assert "“webform_profile” in the policy" in answer.stderr
    assert "could not be read: File name too long." in answer.stderr
    path.write_bytes(SAMPLE)
    assert "could not be read: File name too long." in complaint(run("fill", path, "--form", name))


@linux_only
@pytest.mark.parametrize("redirection", ["2>/dev/full", "2>&-"])
def test_the_exit_code_says_what_stderr_can_not(redirection: str, tmp_path: Path) -> None:
    command = f"exec {shlex.quote(sys.executable)} -m transfer_wizard check {tmp_path}/none {redirection}"
    answer = subprocess.run(["sh", "-c", command], cwd=ROOT, capture_output=True, text=True)
    assert (answer.returncode, answer.stdout) == (2, "")


NO_CORE = f"{'Max core file size':<26}{0:<21}{0:<21}"


@linux_only
@pytest.mark.parametrize(
    "words",
    ["check -", "fill -", "export - --format txt", "form-host", "passcode set FILE --slot source"],
)
def test_no_process_that_waits_for_input_can_leave_a_core_dump(tmp_path: Path, words: str) -> None:
    path = tmp_path / "request.json"
    path.write_bytes(SAMPLE)
    command = ["prlimit", "--core=4096:4096", sys.executable, "-m", "transfer_wizard"]
    command += [str(path) if word == "FILE" else word for word in words.split()]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        try:
            limits = Path(f"/proc/{process.pid}/limits")
            deadline = time.monotonic() + 60
            while not (is_off := NO_CORE in limits.read_text()) and time.monotonic() < deadline:
                time.sleep(0.02)
        finally:
            process.kill()
            process.communicate()
    assert is_off, "and nothing has been read yet"
