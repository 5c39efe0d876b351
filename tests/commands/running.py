"""Commands as people run them, and what they answer: the exit code and what they print."""

import io
import json
import os
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from transfer_wizard import commands
from transfer_wizard.resources import resource

ROOT = Path(__file__).resolve().parent.parent.parent
SAMPLE = resource("sample_case.json").read_bytes()
SAMPLE_ID: str = json.loads(SAMPLE)["id"]

Answer = subprocess.CompletedProcess[str]
WITHOUT_DISPLAY = {"DISPLAY": "", "WAYLAND_DISPLAY": "", "QT_QPA_PLATFORM": ""}
# Root may read and write everything, unless that is taken away.
IS_ROOT = sys.platform == "linux" and os.geteuid() == 0
WITHOUT_ROOTS_RIGHTS = ("setpriv", "--bounding-set=-dac_override,-dac_read_search") if IS_ROOT else ()

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="Linux has this, other systems have not")
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no such files")


def run(*words: str | Path, given: bytes = b"", environment: Mapping[str, str] = {}) -> Answer:
    """What the command answers to words, standard input and more environment, in this process.

    A process of its own takes half a second to start: ``run_program`` is for what depends on one, such as the
    password store, a display, and the rights of a person.
    """
    stdin, stdout, stderr = (io.TextIOWrapper(io.BytesIO(content)) for content in (given, b"", b""))
    with pytest.MonkeyPatch.context() as changed:
        for name, stream in (("stdin", stdin), ("stdout", stdout), ("stderr", stderr)):
            changed.setattr(sys, name, stream)
        for name, value in {"COLUMNS": "80", **environment}.items():
            changed.setenv(name, value)
        code = commands.main([str(word) for word in words])
    printed, told = (bytes(stream.detach().getvalue()).decode("utf-8") for stream in (stdout, stderr))
    return Answer(words, code, printed, told)


def run_program(*words: str | Path, **settings: Any) -> Answer:
    """What the command answers to words in a process of its own; the settings are those of ``run_python``."""
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
