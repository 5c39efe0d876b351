"""Every reader of files is bounded in memory and work, whatever 16 MiB may hold."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

linux_only = pytest.mark.skipif(sys.platform != "linux", reason="the limits of a process are those of Linux")

ROOT = Path(__file__).resolve().parent.parent.parent
MOST = 16 * 1024 * 1024
HEAD = '{"format": "%s", "schema": 1, "id": "0f0c1a52-6c0e-4c53-9d0a-2f6f5f1f7a11", '


def filled(start: str, piece: str, end: str) -> str:
    room = MOST - len((start + end).encode())
    return start + piece * (room // len(piece.encode())) + end


def members(count: int, value: str) -> str:
    return ",".join(f'"n{number}":{value}' for number in range(count))


CONTENTS: dict[str, Callable[[str], str]] = {
    "empty objects": lambda head: filled(head + '"x":[', "{},", "{}]}"),
    "empty lists": lambda head: filled(head + '"x":[', "[],", "[]]}"),
    "small objects": lambda head: filled(head + '"x":[', '{"a":{}},', "{}]}"),
    "texts": lambda head: filled(head + '"x":[', '"",', '""]}'),
    "whole numbers": lambda head: filled(head + '"x":[', "1,", "1]}"),
    "fractions": lambda head: filled(head + '"x":[', "1.5,", "1]}"),
    "large numbers": lambda head: filled(head + '"x":[', "9" * 4_300 + ",", "1]}"),
    "a twin name": lambda head: head + '"x":{' + members(60_000, "1") + ',"n59999":2}}',
    "as many names as it may be": lambda head: head + '"x":{' + members(140_000, "{}") + "}}",
    "as many values as it may be": lambda head: head + '"x":[' + '{"a":{}},' * 74_000 + "1]}",
    "as deep as it may be": lambda head: head + '"x":[' + f"{'[' * 16}{']' * 16}," * 17_000 + "1]}",
    "rows": lambda head: filled(head + '"request":{"licenses":[', "{},", "{}]}}"),
    "as many values in rows as it may be": lambda head: head + '"request":{"licenses":[' + "{}," * 190_000 + "{}]}}",
    "questions": lambda head: filled(head + '"questions":[', '{"field":"licenses"},', "{}]}"),
    "as many questions as it may be": lambda head: head + '"questions":[' + '{"field":"x"},' * 90_000 + "{}]}",
    "one text": lambda head: filled(head + '"x":"', "é", '"}'),
    "escapes": lambda head: filled(head + '"x":"', "\\u0041", '"}'),
    "quotes": lambda head: filled(head + '"x":"', '\\"', '"}'),
    "backslashes": lambda head: filled('"', "\\", ""),
    "marks": lambda head: filled(head + '"request":{"requester":{"name":"a', "\u0301\u0323", '"}}}'),
    "spaces": lambda head: filled(head + '"x":1', " ", "}"),
    "lines": lambda head: filled(head, "\n", "!"),
    "digits": lambda head: filled(head + '"x":', "9", "}"),
    "an exponent": lambda head: filled(head + '"x":1e', "9", "}"),
}
READ = """
import resource, sys
from pathlib import Path
from transfer_wizard.request import document, questions
from transfer_wizard.request.preset import name_of, started_from
content = Path(sys.argv[1]).read_bytes()
resource.setrlimit(resource.RLIMIT_AS, (500_000_000, 500_000_000))
resource.setrlimit(resource.RLIMIT_CPU, (20, 20))
try:
    if sys.argv[2] == document.FORMAT:
        draft = document.read(content).draft
        name_of(started_from(draft))
        document.refusal(draft)
    else:
        questions.read(content)
except document.Unreadable as problem:
    assert len(str(problem)) < 200 and "\\n" not in str(problem)
"""


@linux_only
@pytest.mark.parametrize("form", ["transfer-wizard-request", "transfer-wizard-questions"])
@pytest.mark.parametrize("name", CONTENTS)
def test_no_content_takes_more_than_500_mb_or_for_ever(name: str, form: str, tmp_path: Path) -> None:
    path = tmp_path / "file"
    path.write_text(CONTENTS[name](HEAD % form), encoding="utf-8", newline="")
    assert path.stat().st_size <= MOST
    answer = subprocess.run([sys.executable, "-c", READ, path, form], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr[-2000:]
