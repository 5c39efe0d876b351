"""What the first window brings with it, and what it does without."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent

LATER = (
    "pydantic keyring PySide6.QtNetwork PySide6.QtSvg asyncio email http ssl "
    "dataclasses datetime json logging argparse transfer_wizard.storage.vault"
).split()
"""Each takes some of the time until the first window, and is not needed for it."""

SHOWN = f"""
import sys
from transfer_wizard import app
from PySide6.QtCore import QTimer
later = app.Program._after_first_paint
def tell(program):
    print(*sorted(set(sys.modules) & set({LATER})))
    later(program)
    print(*sorted(set(sys.modules) & set({LATER})))
    QTimer.singleShot(0, app.QApplication.quit)
app.Program._after_first_paint = tell
sys.exit(app.main())
"""
WRONG_CALL = """
import builtins
compiled = builtins.compile
import transfer_wizard.ui
assert builtins.compile is compiled
from PySide6.QtWidgets import QLabel
QLabel(3.5)
"""


def run(code: str) -> subprocess.CompletedProcess[str]:
    """A Python of its own: in this one, everything was imported long ago."""
    return subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)


def test_it_does_without_what_can_wait(data_folder: Path) -> None:
    answer = run(SHOWN)
    assert (answer.returncode, answer.stderr) == (0, "")
    before, after = answer.stdout.splitlines()
    assert before == ""
    assert set(after.split()) >= {"pydantic", "datetime", "json", "transfer_wizard.storage.vault"}


def test_what_qt_compiles_less_is_not_missed() -> None:
    """Also a wrong call, which Qt looks up in most of these modules, is still told in words."""
    answer = run(WRONG_CALL)
    assert answer.returncode == 1
    assert "'PySide6.QtWidgets.QLabel.__init__' called with wrong argument types" in answer.stderr
    assert "Supported signatures:" in answer.stderr
