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
    from PySide6.QtWidgets import QWidget

    from transfer_wizard.app import Program


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
    from PySide6.QtWidgets import QApplication

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
        program.window.grab().save(str(folder / f"{state}-{look}.png"))
        drawn += 1
    program.window.may_close = lambda: True
    program.window.close()
    for state, picture in _policy_pictures(program):
        picture.grab().save(str(folder / f"{state}-{look}.png"))
        picture.close()
        drawn += 1
    instance.release()
    return drawn


def _policy_pictures(program: "Program") -> Iterator[tuple[str, "QWidget"]]:
    """The pages under a policy of an IT desk, its part of the help, and the page that makes policies."""
    from transfer_wizard.request import document
    from transfer_wizard.resources import resource
    from transfer_wizard.storage.policy import judge
    from transfer_wizard.ui.help import Help
    from transfer_wizard.ui.policy_builder import PolicyBuilder
    from transfer_wizard.ui.preset_dialog import PresetDialog
    from transfer_wizard.ui.texts import Sheet

    policy = judge(_POLICY, "/etc/transfer-wizard/policy.json")
    assert not policy.faults, policy.faults
    for step in ("requester", "organizations", "case", "passcodes", "hand-over"):
        program._try_out(policy)
        assert program._trial
        program._trial.go(step)
        _settle()
        yield f"policy-{step}", program._trial
    help_window = Help(program.window, policy)
    help_window.show()
    _settle()
    for sheet in help_window.findChildren(Sheet):
        sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())
    _settle()
    yield "policy-help", help_window
    builder = PolicyBuilder(None, program._try_out)
    builder.show()
    yield "policy-builder-empty", builder
    builder = PolicyBuilder(None, program._try_out)
    for name, setting in policy.settings.items():
        builder.rows[name].show_setting(setting)
    builder.rows["company"].value.show("dana@northwind.example")
    builder._on_changed()
    builder.show()
    _settle()
    yield "policy-builder", builder
    sample = document.read(resource("sample_case.json").read_bytes()).draft
    dialog = PresetDialog(None, sample, "Branch office")
    dialog.show()
    _settle()
    yield "preset", dialog


_POLICY = {
    "format": "transfer-wizard-policy",
    "schema": 1,
    "settings": {
        "managed_by": {"value": "ACME IT desk"},
        "help_text": {"value": "ACME IT desk, extension 4711"},
        "help_url": {"value": "https://help.acme.example/meraki"},
        "company": {"value": "Northwind Traders", "locked": True},
        "email_domain": {"value": "northwind.example"},
        "organizations": {
            "value": [
                "Northwind West; https://n149.meraki.com/o/VjjsAd/manage; co-term",
                "Northwind East; https://n219.meraki.com/o/i0-kTd/manage; co-term",
            ],
            "locked": True,
        },
        "severity": {"value": 4, "locked": True},
        "scope": {"value": "One branch office.", "locked": True},
        "hidden_pages": {"value": ["route"]},
        "channels": {"value": ["webform", "phone"]},
        "exports": {"value": ["pdf", "txt"], "locked": True},
        "keyring": {"value": False},
        "case_number_pattern": {"value": "########"},
        "update_url": {"value": "https://acme.example/tools"},
    },
}


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
    session.autosave.touch()
    session.autosave.save()
    session.show_requests()
    _settle(0.4)
    yield "requests"


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
