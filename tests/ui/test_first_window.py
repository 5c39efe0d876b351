"""What the first window brings with it, and what it does without."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

LATER = (
    "pydantic keyring PySide6.QtNetwork PySide6.QtSvg asyncio email http ssl "
    "dataclasses datetime json logging argparse hashlib inspect secrets transfer_wizard.storage.vault"
).split()
"""Each takes some of the time until the first window, and is not needed for it."""

SHOWN = f"""
import sys
from transfer_wizard import app, cli
from PySide6.QtCore import QTimer
later = app.Program._after_first_paint
def tell(program):
    print(*sorted(set(sys.modules) & set({LATER})))
    later(program)
    print(*sorted(set(sys.modules) & set({LATER})))
    QTimer.singleShot(0, app.QApplication.quit)
app.Program._after_first_paint = tell
sys.exit(cli.run([]))
"""
GONE_THROUGH = """
import sys
from transfer_wizard import app, cli
from transfer_wizard.flow.steps import IDS
from transfer_wizard.ui.shell import step_pages
from PySide6.QtCore import QTimer
step_pages.SOON = step_pages.BETWEEN = 1
later = app.Program._after_first_paint
def look(program):
    if f"transfer_wizard.{step_pages.AHEAD[-1]}" not in sys.modules:
        QTimer.singleShot(20, lambda: look(program))
        return
    before = set(sys.modules)
    program.services().open_new()
    for step in IDS:
        program.window.go(step)
        assert program.window.navigator.step == step
    print(*sorted(each for each in set(sys.modules) - before if each.startswith("transfer_wizard")))
    app.QApplication.quit()
def tell(program):
    later(program)
    print(*(part for part in step_pages.AHEAD if f"transfer_wizard.{part}" in sys.modules))
    QTimer.singleShot(0, lambda: look(program))
app.Program._after_first_paint = tell
sys.exit(cli.run([]))
"""
MOST_CALLS = 3_000
"""So many calls of our functions make the first window: a layout asks each thing on a page for its size many times."""
MADE = """
import sys
from transfer_wizard import app, cli
calls = 0
def count(frame, event, arg):
    global calls
    calls += event == "call" and "transfer_wizard" in frame.f_code.co_filename
def tell(program):
    sys.setprofile(None)
    from PySide6 import QtWidgets
    print(calls, *(name for name in ("QCalendarWidget", "QWizard") if name in vars(QtWidgets)))
    app.QApplication.quit()
app.Program._after_first_paint = tell
sys.setprofile(count)
sys.exit(cli.run([]))
"""
COMPILED = """
import builtins
compiled = builtins.compile
def tell(source, filename, *rest, **named):
    print(filename)
    return compiled(source, filename, *rest, **named)
builtins.compile = tell
from transfer_wizard.ui import quick_start
"""
BOTH_WAYS = """
from enum import Enum, EnumType
from transfer_wizard.ui import quick_enums
made = []
def make_both(cls, class_name, names, **how):
    given = list(names)
    by_python = quick_enums._create(cls, class_name, given, **how)
    made.append((by_python, quick_enums._create_quickly(cls, class_name, given, **how), len(given)))
    return quick_enums._create(cls, class_name, given, **how)
EnumType._create_ = make_both
quick_enums.install = lambda: None
from transfer_wizard.ui import quick_start
from PySide6 import QtCore, QtGui, QtWidgets
for module in (QtCore, QtGui, QtWidgets):
    for name in dir(module):
        getattr(module, name)
for theirs, ours, _count in made:
    assert [quick_enums._parts(each) for each in ours] == [quick_enums._parts(each) for each in theirs]
    ours, theirs = (dict(quick_enums._parts(each), __module__="") for each in (ours, theirs))  # PySide6 names it later
    assert ours == theirs
print(len(made), sum(count for *_both, count in made))
"""
OTHER_PARTS = """
from enum import EnumType
from transfer_wizard.ui import quick_enums
by_python, quickly = EnumType._create_, quick_enums._create_quickly
for mend in ("del made._flag_mask_", "made._all_bits_ = 1"):
    def make(base, class_name, names, **how):
        made = quickly(base, class_name, names, **how)
        if base is quick_enums.IntFlag:
            exec(mend)
        return made
    quick_enums._create_quickly = make
    quick_enums.install()
    assert EnumType._create_ == by_python, mend
from PySide6.QtCore import QIODevice
print(QIODevice.OpenModeFlag.ReadWrite.value)
"""
WRONG_CALL = """
import builtins
compiled = builtins.compile
import transfer_wizard.ui
assert builtins.compile is compiled
from PySide6.QtWidgets import QLabel
QLabel(3.5)
"""


def run(code: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own: in this one, everything was imported long ago."""
    env = os.environ | variables
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, env=env)


def test_it_does_without_what_can_wait(data_folder: Path) -> None:
    answer = run(SHOWN)
    assert (answer.returncode, answer.stderr) == (0, "")
    before, after = answer.stdout.splitlines()
    assert before == ""
    assert set(after.split()) >= {"pydantic", "datetime", "json", "transfer_wizard.storage.vault"}


def test_the_code_of_the_pages_comes_after_it_and_before_they_are_shown(data_folder: Path) -> None:
    answer = run(GONE_THROUGH)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert answer.stdout.splitlines() == ["", ""]


def test_it_is_made_in_few_steps_and_of_what_is_on_it(data_folder: Path) -> None:
    """To be asked for a widget that Qt made itself, PySide6 first makes every class of widgets there is."""
    answer = run(MADE)
    assert (answer.returncode, answer.stderr) == (0, "")
    calls, *unused = answer.stdout.split()
    assert not unused
    assert int(calls) <= MOST_CALLS


def test_pyside_is_compiled_once_and_again_where_that_is_lost(tmp_path: Path) -> None:
    def compiled() -> str:
        answer = run(COMPILED, PYTHONPYCACHEPREFIX=str(tmp_path), PYTHONDONTWRITEBYTECODE="")
        assert (answer.returncode, answer.stderr) == (0, "")
        return answer.stdout

    assert "shibokensupport/signature/parser.py" in compiled()
    assert "shibokensupport" not in compiled()
    (kept,) = tmp_path.rglob("pyside.*.code")
    for broken in (b"", kept.read_bytes()[:1000], b"N"):
        kept.write_bytes(broken)
        assert "shibokensupport/signature/parser.py" in compiled()
        assert "shibokensupport" not in compiled()


def test_the_enumerations_of_qt_are_what_python_would_make_of_them() -> None:
    answer = run(BOTH_WAYS)
    assert answer.stderr == ""
    enumerations, names = map(int, answer.stdout.split())
    assert enumerations > 600
    assert names > 5_000


def test_a_python_with_other_parts_in_its_enumerations_makes_them_itself() -> None:
    answer = run(OTHER_PARTS)
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "3\n", "")


def test_nothing_is_written_where_python_may_not(tmp_path: Path) -> None:
    answer = run(COMPILED, PYTHONPYCACHEPREFIX=str(tmp_path), PYTHONDONTWRITEBYTECODE="1")
    assert (answer.returncode, answer.stderr) == (0, "")
    assert not list(tmp_path.rglob("*"))


def test_what_qt_compiles_less_is_not_missed() -> None:
    """Also a wrong call, which Qt looks up in most of these modules, is still told in words."""
    answer = run(WRONG_CALL)
    assert answer.returncode == 1
    assert "'PySide6.QtWidgets.QLabel.__init__' called with wrong argument types" in answer.stderr
    assert "Supported signatures:" in answer.stderr
