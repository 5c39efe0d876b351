#!/usr/bin/env python3
"""Measure, each figure a ratio to a yardstick in the same run.

    python3 build_scripts/bench.py rows [--json FILE] [--rounds 60]
    python3 build_scripts/bench.py start [--json FILE] [--rounds 60]

``start``: the first window and the memory beside an empty wizard, on a display of its own.

``rows``: what many rows cost beside a few. Draws offscreen, on an empty data folder, without a password store, in two
to four minutes. What happens in the window is counted in processor time of its thread, which other programs do not
lengthen much; what is told by the clock says so. Figures are medians (p50) and the slowest of a hundred (p99); only
ratios of one run compare. A growth is the power of the number of rows with which a time grows: 0 is the same time for
any, 1 in proportion. Each is printed as soon as it is there.
"""

import argparse
import json
import math
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

from bench_stalls import Stall, acts, longest_stall
from setup_environment import QT_NEEDS, ROOT, enter, run_script

if TYPE_CHECKING:
    from transfer_wizard.app import Program
    from transfer_wizard.request.draft import Draft

SIZES: Final = (10, 1_000, 10_000)
EXPORTS: Final = ("form", "txt", "md", "html", "pdf", "odt", "eml", "json", "csv", "phone")
TURNS: Final = 3
"""So often few and many rows are typed beside in turn: the machine is not the same a minute later."""
LINES: Final = (1_000, 10_000, 100_000)
_LEAST: Final = 0.001
"""Seconds: a stall that is shorter is as good as none."""


def main(arguments: list[str]) -> int:
    """Measure, print the table, and write it as JSON where that is asked for."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("what", choices=["rows", "start"])
    parser.add_argument("--json", type=Path)
    parser.add_argument("--rounds", type=int, default=60)
    options = parser.parse_args(arguments)
    if options.what == "start":
        import trial

        trial.enter_test_environment()
        sys.path.insert(0, str(ROOT))
        from bench_start import starts

        _tell(starts(options.rounds), options.json)
        return 0
    enter("run", QT_NEEDS, "PySide6")
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    sys.path.insert(0, str(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        os.environ["XDG_DATA_HOME"] = folder
        _tell(chain(_reading(Path(folder)), _exports(Path(folder)), _window(options.rounds)), options.json)
    return 0


def _tell(figures: Iterable[tuple[str, str]], target: Path | None) -> None:
    """Print each figure as soon as it is there, and write all of them where that is asked for."""
    told = {}
    for name, figure in figures:
        print(f"{name:64} {figure}", flush=True)
        told[name] = figure
    if target:
        target.write_text(json.dumps(told, indent=2) + "\n", encoding="utf-8")


# In the window ---------------------------------------------------------------------------------------------------


def _window(rounds: int) -> Iterator[tuple[str, str]]:
    from PySide6.QtWidgets import QApplication

    application = QApplication(["transfer-wizard", "-style", "fusion"])
    keys: dict[tuple[str, int], list[float]] = {}
    few, many = SIZES[0], SIZES[-1]
    with _program(application) as program:
        pasted = {}
        for size in SIZES:
            text = "\n".join(f"{key} 1 MX68" for key in _keys(size))
            program.services().open_new()
            _settle(1.0)
            seconds, processor = _paste(program, text)
            pasted[size] = processor
            yield f"{size:,} lines pasted until shown", f"{seconds:.2f} s by the clock, {processor:.2f} s of processor"
        yield "growth, lines pasted until shown, from 1,000 to 10,000", _growth(pasted, SIZES[1], many)
        for size in SIZES * TURNS:
            _open(program, size)
            for step, path in (("requester", "requester.name"), ("licenses", "licenses.0.devices.0.move")):
                program.window.go(step)
                _settle(0.5)
                keys.setdefault((step, size), []).extend(_key_presses(program, path, rounds // TURNS))
        stalls: dict[str, dict[int, float]] = {}
        for size in (few, many):
            yield from _stalls(program, size, stalls)
    for name, of_size in stalls.items():
        yield f"growth, longest stall, {name}", _growth(of_size, few, many)
    for step in ("requester", "licenses"):
        ratio = statistics.median(keys[step, many]) / statistics.median(keys[step, few])
        yield f"key press until painted, {step}, p50, 10,000 rows against 10", f"{ratio:.2f}"
        middle = {size: statistics.median(keys[step, size]) for size in SIZES}
        yield f"growth, key press until painted, {step}", _growth(middle, few, many)
        for size in SIZES:
            slow = sorted(keys[step, size])
            p99 = slow[min(len(slow) - 1, int(len(slow) * 0.99))]
            said = f"p50 {statistics.median(slow) * 1000:.1f} ms, p99 {p99 * 1000:.1f} ms"
            yield f"key press until painted, {step}, {size:,} rows", said


def _growth(taken: dict[int, float], few: int, many: int) -> str:
    """The power of the count with which the time grows: 0 for the same, 1 for in proportion."""
    return f"{math.log(taken[many] / taken[few]) / math.log(many / few):.2f}"


def _stalls(program: "Program", size: int, stalls: dict[str, dict[int, float]]) -> Iterator[tuple[str, str]]:
    """The longest stall of each act of a journey through a request, and what the program was in at the longest.

    Args:
        stalls: gets the seconds of each.
    """
    _open(program, size)
    _settle(1.5)
    longest = Stall(0.0, "")
    for name, act in acts(program, "\n".join(f"{key} 1 MX68" for key in _keys(2 * size)[size:])).items():
        stall = longest_stall(*act)
        longest = max(longest, stall)
        stalls.setdefault(name, {})[size] = max(stall.seconds, _LEAST)
        yield f"longest stall, {name}, {size:,} rows", f"{stall.seconds * 1000:.0f} ms"
    yield f"longest stall of all that, {size:,} rows", f"{longest.seconds * 1000:.0f} ms in {longest.stack}"


@contextmanager
def _program(application: Any) -> "Iterator[Program]":
    from transfer_wizard.app import Program
    from transfer_wizard.storage.paths import data_folder
    from transfer_wizard.ui.services.single_instance import SingleInstance

    instance = SingleInstance(data_folder())
    instance.claim()
    program = Program(application, data_folder(), instance)
    program.window.resize(1180, 760)
    program.window.show()
    program.services()
    _settle(1.0)
    yield program
    program.services().autosave.finish()
    instance.release()


def _open(program: "Program", size: int) -> None:
    """Open a new request, and wait until all of it is checked and kept."""
    draft = _request(size)
    program.services().open(draft, is_new=True)
    navigator, autosave = program.window.navigator, program.services().autosave
    while navigator.draft is not draft or navigator.is_checking or not autosave.is_kept:
        _settle(0.01)
        navigator = program.window.navigator
    _settle(0.5)


def _request(size: int) -> "Draft":
    from transfer_wizard.request import document
    from transfer_wizard.request.draft import blank_device, blank_license
    from transfer_wizard.resources import resource

    draft = document.read(resource("sample_case.json").read_bytes()).draft.duplicate()
    said = {"mode": "addDevices", "expired": "no", "expires_on": "2029-08-31"}
    device = {"model": "MR Enterprise", "have": "25", "move": "10"}
    draft.licenses[:] = [
        blank_license() | said | {"key": key, "devices": [blank_device() | device]} for key in _keys(size)
    ]
    return draft


def _keys(count: int) -> list[str]:
    return [f"Z2AA-{number // 10_000:04}-{number % 10_000:04}" for number in range(count)]


def _key_presses(program: "Program", path: str, rounds: int) -> Iterator[float]:
    """Seconds from a key to the end of the painting that follows it."""
    from PySide6.QtCore import Qt
    from PySide6.QtTest import QTest
    from PySide6.QtWidgets import QApplication

    field = program.window.page.field(path)
    assert field is not None
    field.setFocus()
    _settle(0.3)
    for number in range(rounds):
        key = Qt.Key.Key_Backspace if number % 2 else Qt.Key.Key_1
        begun = time.thread_time()
        QTest.keyClick(field, key)
        QApplication.processEvents()
        yield time.thread_time() - begun


def _paste(program: "Program", text: str) -> tuple[float, float]:
    """Seconds by the clock and of the processor, of all threads, from the paste until the page is there."""
    from PySide6.QtCore import QMimeData

    from transfer_wizard.ui.start.found_page import FoundPage

    brought = QMimeData()
    brought.setText(text)
    begun, processor = time.perf_counter(), time.process_time()
    program.window.target.brought.emit(brought)
    while not isinstance(program.window.stack.currentWidget(), FoundPage):
        _settle(0.005)
        assert time.perf_counter() - begun < 120, "nothing was shown"
    return time.perf_counter() - begun, time.process_time() - processor


def _settle(seconds: float) -> None:
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(int(seconds * 1000), loop.quit)
    loop.exec()


# On the command line ---------------------------------------------------------------------------------------------


def _reading(folder: Path) -> Iterator[tuple[str, str]]:
    """The time that a line takes, as the list grows; of a list that is too long, the lines there is room for count."""
    from transfer_wizard.request.document import MOST_ROWS

    seconds = {}
    for count in LINES:
        source = folder / f"{count}.txt"
        source.write_text("\n".join(f"{key} 1 MX68" for key in _keys(count)), encoding="utf-8")
        seconds[count] = _run("licenses", str(source)).processor
    empty = folder / "one.txt"
    empty.write_text("Z2A7-32TE-A8Y4 1 MX68", encoding="utf-8")
    start = _run("licenses", str(empty)).processor
    of_a_line = {count: (taken - start) / min(count, MOST_ROWS) for count, taken in seconds.items()}
    for count in LINES:
        ratio = of_a_line[count] / of_a_line[LINES[0]]
        yield f"processor time per line, {count:,} lines against 1,000", f"{ratio:.2f} ({seconds[count]:.2f} s)"
    read = {count: taken - start for count, taken in seconds.items()}
    yield "growth, lines read, from 1,000 to 100,000", _growth(read, LINES[0], LINES[-1])


def _exports(folder: Path) -> Iterator[tuple[str, str]]:
    """Seconds and memory of each export of 10,000 rows, and how much more of the processor than of 10."""
    from transfer_wizard.request import document

    files = {}
    for size in (SIZES[0], SIZES[-1]):
        files[size] = folder / f"request-{size}.json"
        files[size].write_bytes(document.write(_request(size), "2026-11-28T00:00:00Z"))
    for form in EXPORTS:
        few, many = (
            _run("export", str(files[size]), "--format", form, "--output", str(folder / f"{size}.{form}"))
            for size in (SIZES[0], SIZES[-1])
        )
        said = f"{many.seconds:.1f} s by the clock, {many.processor:.1f} s of processor, {many.memory} MB"
        yield f"export as {form}, 10,000 rows", f"{said}, {many.processor / few.processor:.1f} times 10"


class _Run(NamedTuple):
    """What a command took: seconds by the clock, seconds of the processor, megabytes."""

    seconds: float
    processor: float
    memory: int


def _run(*words: str) -> _Run:
    """Run a command of the program."""
    begun = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", "transfer_wizard", *words],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    _pid, _status, usage = os.wait4(process.pid, 0)
    process.returncode = 0
    return _Run(time.perf_counter() - begun, usage.ru_utime + usage.ru_stime, usage.ru_maxrss // 1024)


if __name__ == "__main__":
    run_script(main)
