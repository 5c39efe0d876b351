"""The program's process, once its window has closed."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent

THREADS_IN_QT = """
import sys, threading
from PySide6.QtCore import QObject, Qt, QTimer, Signal
from transfer_wizard import app, cli

class Told(QObject):
    came = Signal(object)
    def heard(self, _thing):
        pass

def tell_for_ever(told):
    while True:
        told.came.emit(object())

def tell(program):
    program.told = Told()
    program.told.came.connect(program.told.heard, Qt.ConnectionType.DirectConnection)
    for _each in range(3):
        threading.Thread(target=tell_for_ever, args=(program.told,), daemon=True).start()
    QTimer.singleShot(50, app.QApplication.quit)

app.Program._after_first_paint = tell
print("begun")
sys.exit(cli.run([]))
"""


@pytest.mark.parametrize("time", range(3))
def test_threads_that_are_inside_of_qt_do_not_make_the_end_a_crash(data_folder: Path, time: int) -> None:
    ended = subprocess.run(
        [sys.executable, "-c", THREADS_IN_QT],
        cwd=ROOT,
        env=os.environ | {"QT_QPA_PLATFORM": "offscreen"},
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert (ended.returncode, ended.stdout, ended.stderr) == (0, "begun\n", "")
