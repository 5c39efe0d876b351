#!/usr/bin/env python3
"""Draw every page in every state to PNG files, light and dark, and at twice the size of text.

    python3 build_scripts/screenshots.py [FOLDER]

The pictures go to the folder `screenshots` beside the code unless another one is named. Needs the packages of
`build_scripts/run.py` and no display. No passcode store is asked.
"""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parent.parent

if TYPE_CHECKING:
    from transfer_wizard.app import Program
    from transfer_wizard.request.draft import Draft


def main() -> int:
    """Draw them all, and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=ROOT / "screenshots")
    folder: Path = parser.parse_args().folder
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    sys.path.insert(0, str(ROOT))
    drawn = 0
    with tempfile.TemporaryDirectory() as data:
        os.environ["XDG_DATA_HOME"] = data
        for look in ("light", "dark", "large"):
            drawn += _draw(look, folder)
    print(f"{drawn} pictures in {folder}")
    return 0


def _draw(look: str, folder: Path) -> int:
    """Draw all states in one look."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QDialog

    from transfer_wizard.app import Program
    from transfer_wizard.storage.paths import data_folder
    from transfer_wizard.ui.single_instance import SingleInstance

    application = QApplication.instance() or QApplication(["transfer-wizard", "-style", "fusion"])
    assert isinstance(application, QApplication)
    font = application.font()
    font.setPointSizeF(18 if look == "large" else 9)
    application.setFont(font)
    instance = SingleInstance(data_folder())
    instance.claim()
    program = Program(application, data_folder(), instance)
    program.look.force(Qt.ColorScheme.Dark if look == "dark" else Qt.ColorScheme.Light)
    program.window.show()
    program.services()
    drawn = 0
    for state in _states(program):
        _settle()
        dialogs = (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
        next(dialogs, program.window).grab().save(str(folder / f"{state}-{look}.png"))
        drawn += 1
    program.window.may_close = lambda: True
    program.window.close()
    instance.release()
    return drawn


def _states(program: "Program") -> Iterator[str]:
    """Bring the window into each state in turn, and name it."""
    from transfer_wizard.flow.steps import IDS
    from transfer_wizard.request import document
    from transfer_wizard.request.draft import Draft
    from transfer_wizard.resources import resource

    window, session = program.window, program.services()
    session.open(Draft())
    for step in IDS:
        window.go(step)
        yield f"{step}-empty"
        if step not in ("review", "hand-over"):
            window.forward.click()
            yield f"{step}-errors"
    sample = document.read(resource("sample_case.json").read_bytes()).draft
    session.open(sample)
    for step in IDS:
        window.go(step)
        yield f"{step}-sample"
    wrong = sample.duplicate()
    for path, text in _MISTAKES.items():
        wrong.set(path, text)
    session.open(wrong)
    for step in IDS[:-2]:
        window.go(step)
        window.forward.click()
        yield f"{step}-mistakes"
    window.go("review")
    yield "review-mistakes"
    unsure = sample.duplicate()
    unsure.set("route.self_service", "not-tried")
    unsure.set("requester.source_access", "read-only")
    unsure.set("organizations.destination.licensing_model", "per-device")
    unsure.set("licenses.1.expires_on", "2026-01-31")
    session.open(unsure)
    for step in ("route", "requester", "organizations", "licenses"):
        window.go(step)
        window.forward.click()
        yield f"{step}-advice"
    yield from _hand_over(program, sample)
    session.show_requests()
    _settle(0.4)
    yield "requests"


def _hand_over(program: "Program", sample: "Draft") -> Iterator[str]:
    """The ways to send a request, what a colleague is asked and answers, evidence, and what comes after sending."""
    from transfer_wizard.flow.colleague import ask, compare, gaps
    from transfer_wizard.ui.colleague_page import ColleaguePage
    from transfer_wizard.ui.hand_over_page import HandOverPage
    from transfer_wizard.ui.reply_page import ReplyPage

    window, session = program.window, program.services()

    def page() -> HandOverPage:
        window.go("hand-over")
        assert isinstance(window.page, HandOverPage)
        return window.page

    session.open(sample)
    for way in ("webform", "phone", "call-me-now"):
        page().channels.button(way).click()
        yield f"hand-over-{way}"
    page().phone.sheet.click()
    page().sheet.lines[0].tick.click()
    yield "call-sheet"
    page().sheet.close()
    incomplete = sample.duplicate()
    for path, text in _GAPS.items():
        incomplete.set(path, text)
    session.open(incomplete)
    page()
    yield "hand-over-gaps"
    page().to_colleague.click()
    yield "ask-colleague"
    page().asking.close()
    asked = ask(incomplete, gaps(incomplete, window.navigator.verdict().problems))
    window.show_start(ColleaguePage(asked), "Colleague")
    yield "colleague"
    answers = asked.answered(["no", sample.get("organizations.destination.url"), "2"])
    incomplete.set("organizations.destination.url", sample.get("organizations.source.url"))
    window.show_start(ReplyPage(incomplete, compare(incomplete, answers)), "Reply")
    yield "reply"
    session.open(sample)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in _EVIDENCE.items():
            (Path(folder) / name).write_bytes(content)
        evidence = page().evidence
        evidence._ask_files = lambda: [str(Path(folder) / name) for name in _EVIDENCE]
        evidence.add.click()
        _settle(0.6)
        page().ensureWidgetVisible(evidence.told, 0, 200)
        yield "evidence"
    sample.set("case_number", "05123456")
    session.open(sample)
    page().next.day.setText("2026-01-01")
    page().next.save.click()
    yield "after-sending"
    window.go("requester")
    yield "record"
    session.autosave.touch()
    session.autosave.save()
    window.duplicate.click()
    _settle(0.6)
    window.go("licenses")
    window.forward.click()
    yield "asked-before-advice"
    window.go("review")
    yield "asked-before-review"


_GAPS = {"organizations.destination.url": "", "requester.saml": "unknown", "licenses.0.devices.1.have": ""}
_EVIDENCE = {"move failed.log": b"License move failed\n" * 9_000, "notes.txt": b"passcode: 0427"}


_MISTAKES = {
    "requester.source_email": "dana",
    "requester.phone": "12",
    "organizations.source.url": "https://n207.meraki.com/Home/n/OOw3Oapd/manage",
    "organizations.destination.url": "https://meraki.com.evil.example/o/VjjsAd/manage",
    "licenses.0.key": "Q2FJ-3SHB-Y2K2",
    "licenses.1.devices.0.move": "7",
    "case.severity": "",
    "customer_number": "12",
}


def _settle(seconds: float = 0.05) -> None:
    """Let the window lay itself out and draw."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()


if __name__ == "__main__":
    sys.exit(main())
