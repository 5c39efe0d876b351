"""The command itself: its version, its helps, and what is answered to a misspelled one."""

import json
import re
from pathlib import Path

import pytest

from tests.commands.running import WITHOUT_DISPLAY, complaint, linux_only, run, run_program, run_python
from transfer_wizard import __version__, commands
from transfer_wizard.request.schema import json_schema, questions_schema

COMMANDS = ("check", "export", "licenses", "passcode", "schema", "self-test", "diagnostics")


def test_version_and_help() -> None:
    assert run_program("--version").stdout == f"transfer-wizard {__version__}\n"
    answer = run_program("--help")
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
    assert "no display" in complaint(run_program(*words, environment=WITHOUT_DISPLAY), 3)


@linux_only
@pytest.mark.parametrize("words", [(), ("request.json",), ("self-test",)])
def test_a_library_that_is_missing_is_named(words: tuple[str, ...], tmp_path: Path) -> None:
    (tmp_path / "libEGL.so.1").touch()
    environment = {"DISPLAY": ":0", "LD_LIBRARY_PATH": str(tmp_path)}
    assert "libEGL.so.1" in complaint(run_program(*words, environment=environment), 3)


def test_the_window_opens_files_only() -> None:
    assert "not standard input" in complaint(run("-"))
