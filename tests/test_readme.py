"""The README and what it leads to: its pictures and links are there, and every example does what it shows."""

import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from transfer_wizard.commands import COMMANDS, main
from transfer_wizard.resources import resource

ROOT = Path(__file__).resolve().parent.parent
FENCED = re.compile(r"^```console\n(.*?)^```$", re.DOTALL | re.MULTILINE)
COMMAND_LINE = (ROOT / "docs" / "command-line.md").read_text("utf-8")
BLOCKS = [block for block in FENCED.findall(COMMAND_LINE) if "transfer-wizard" in block]
PAGES = ("README.md", "docs/command-line.md", "docs/file-format.md", "resources/admin_guide.md", "CONTRIBUTING.md")
MOST_BYTES = 600_000
"""For all pictures together."""

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="The examples are for a POSIX shell")


@pytest.fixture
def surroundings(open_store: None, tmp_path: Path) -> dict[str, str]:
    """An environment in which the command ``transfer-wizard`` is there, beside the resources of the project."""
    command = tmp_path / "bin" / "transfer-wizard"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m transfer_wizard "$@"\n')
    command.chmod(0o755)
    (tmp_path / "resources").mkdir()
    shutil.copy(resource("sample_case.json"), tmp_path / "resources")
    return {**os.environ, "PATH": f"{command.parent}:{os.environ['PATH']}", "PYTHONPATH": str(ROOT)}


@pytest.mark.parametrize("block", BLOCKS, ids=[block.splitlines()[0] for block in BLOCKS])
def test_example(block: str, tmp_path: Path, surroundings: dict[str, str]) -> None:
    shown = ""
    for line in block.splitlines():
        if line.startswith("$ "):
            answer = subprocess.run(
                ["sh", "-c", line.removeprefix("$ ")],
                cwd=tmp_path,
                env=surroundings,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                timeout=100,
            )
            shown += f"{line}\n{answer.stdout.decode('utf-8')}"
    assert shown == block


def test_the_examples_show_every_command_that_prints_the_same_everywhere() -> None:
    shown = {command for block in BLOCKS for command in re.findall(r"transfer-wizard ([a-z]+) ", block)}
    assert shown == COMMANDS.keys() - {"diagnostics", "fill", "self-test"}


@pytest.mark.parametrize("command", COMMANDS)
def test_the_table_names_each_command_with_its_options(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    acts = ("set", "status", "forget") if command == "passcode" else ("",)
    for act in acts:
        words = [command, act] if act else [command]
        [row] = [row for row in COMMAND_LINE.splitlines() if row.startswith(f"| `transfer-wizard {' '.join(words)}")]
        main([*words, "--help"])
        offered = set(re.findall(r"^ +(?:-h, )?(--[a-z-]+)", capsys.readouterr().out, re.MULTILINE)) - {"--help"}
        assert set(re.findall(r"--[a-z-]+", row)) == offered


@pytest.mark.parametrize("page", PAGES)
def test_every_link_and_picture_is_there(page: str) -> None:
    text = (ROOT / page).read_text("utf-8")
    targets = re.findall(r"\]\(([^)#:]+)\)", text) + re.findall(r'(?:src|srcset)="([^":]+)"', text)
    missing = [target for target in targets if not ((ROOT / page).parent / target).exists()]
    assert missing == []


def test_every_picture_is_shown_light_and_dark_and_all_are_small() -> None:
    pictures = list((ROOT / "docs" / "pictures").glob("*.png"))
    assert sum(path.stat().st_size for path in pictures) < MOST_BYTES
    names = {path.stem for path in pictures}
    shown = {name for page in PAGES for name in re.findall(r"pictures/([\w-]+)\.png", (ROOT / page).read_text("utf-8"))}
    assert names == shown
    assert {name.removesuffix("-light") for name in names if name.endswith("-light")} == {
        name.removesuffix("-dark") for name in names if name.endswith("-dark")
    }


def test_the_story_has_six_sentences() -> None:
    story = (ROOT / "README.md").read_text("utf-8").split("\n\n")[1]
    assert len(re.findall(r"[.!?](?:\s|$)", story)) == 6
