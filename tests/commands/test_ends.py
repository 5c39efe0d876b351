"""How a command ends: without a reader, without a place to write, by a signal, by an error of its own."""

import json
import os
import shlex
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.commands.running import ROOT, SAMPLE, complaint, linux_only, posix_only, run, run_program, run_python


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
    assert "“" in complaint(run_program("check", path, environment={"PYTHONIOENCODING": "ascii"}))


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
