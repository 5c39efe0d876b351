"""Draw every page in every state to PNG files, light and dark, and at twice the size of text.

    python3 build_scripts/screenshots.py [--documents] [--lang LANGUAGE] [FOLDER]

The pictures go to the folder `screenshots` beside the code unless another one is named; with `--documents` only those
that the README and the admin guide show are drawn, into `docs/pictures`. Makes the environment of
`build_scripts/run.py` where it is missing, and needs no display. No passcode store is asked."""

import argparse
import os
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from screenshot_states import settle, states, until
from setup_environment import QT_NEEDS, ROOT, enter, run_script

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from transfer_wizard.app import Program


def main(arguments: list[str]) -> int:
    """Draw them all, and say where they are."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path)
    parser.add_argument("--documents", action="store_true")
    parser.add_argument("--lang", default="en", help="the language of the window, such as ja")
    given = parser.parse_args(arguments)
    folder: Path = given.folder or ROOT / ("docs/pictures" if given.documents else "screenshots")
    enter("run", QT_NEEDS, "PySide6")
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    os.environ["DBUS_SESSION_BUS_ADDRESS"] = "disabled:"
    sys.path.insert(0, str(ROOT))
    from transfer_wizard.translations import catalogue, speak

    speak(catalogue(given.lang))
    drawn = 0
    with tempfile.TemporaryDirectory() as data:
        os.environ["XDG_DATA_HOME"] = data
        for look in ("light", "dark") if given.documents else ("light", "dark", "large"):
            drawn += _draw(look, folder, given.documents)
    print(f"{drawn} pictures in {folder}")
    return 0


def _draw(look: str, folder: Path, is_for_documents: bool) -> int:
    """Draw all states in one look."""
    from PySide6.QtCore import Qt
    from PySide6.QtWidgets import QApplication, QDialog

    from transfer_wizard.app import Program
    from transfer_wizard.storage.paths import data_folder
    from transfer_wizard.ui.kit.theme import WINDOW
    from transfer_wizard.ui.services.single_instance import SingleInstance

    application = QApplication.instance() or QApplication(["transfer-wizard", "-style", "fusion"])
    assert isinstance(application, QApplication)
    font = application.font()
    font.setPointSizeF(18 if look == "large" else 9)
    application.setFont(font)
    instance = SingleInstance(data_folder())
    instance.claim()
    program = Program(application, data_folder(), instance)
    program.look.force(Qt.ColorScheme.Dark if look == "dark" else Qt.ColorScheme.Light)
    program.window.resize(*WINDOW)  # the screen that is none is smaller than most
    program.window.show()
    program.services()
    drawn = 0
    if is_for_documents:
        for state, picture in _for_documents(program):
            _save_small(picture, folder / f"{state}-{look}.png")
            drawn += 1
        program.window.may_close = lambda: True
        program.window.close()
        instance.release()
        return drawn
    for state in states(program):
        settle(0.3)  # until it is at rest: pictures come late, and a page is laid out more than once
        dialogs = (each for each in QApplication.topLevelWidgets() if isinstance(each, QDialog) and each.isVisible())
        shown = program.guide().companion if state.startswith("companion-") else next(dialogs, program.window)
        assert shown
        shown.grab().save(str(folder / f"{state}-{look}.png"))
        drawn += 1
    program.window.may_close = lambda: True
    program.window.close()
    for state, picture in _policy_pictures(program):
        picture.grab().save(str(folder / f"{state}-{look}.png"))
        picture.hide()  # closing a policy that is saved nowhere asks, and nobody is here to answer
        drawn += 1
    instance.release()
    return drawn


def _save_small(shown: "QWidget", path: Path) -> None:
    """Save a picture with the colours that it has most of: a third of the bytes, and no eye sees a difference."""
    from collections import Counter

    from PySide6.QtCore import Qt
    from PySide6.QtGui import QColor, QImage

    full = shown.grab().toImage().convertToFormat(QImage.Format.Format_RGB32)
    counted = Counter(memoryview(full.constBits()).cast("I"))
    seen = {colour: count * (1 + QColor(colour).saturation()) for colour, count in counted.items()}  # small marks too
    table = sorted(seen, key=lambda colour: -seen[colour])[:256]
    flags = Qt.ImageConversionFlag.AvoidDither | Qt.ImageConversionFlag.ThresholdDither
    full.convertToFormat(QImage.Format.Format_Indexed8, table, flags).save(str(path), quality=0)


_MAIL = """From: Dana Whitfield <dana@northwind.example>
To: it-desk@northwind.example
Subject: Licenses to East

Hi Marco, can you get these moved?

Source organization: Northwind West
Source organization link: https://n149.meraki.com/o/VjjsAd/manage/organization/overview
Destination organization: Northwind East
Destination organization link: https://n219.meraki.com/o/i0-kTd/manage/organization/overview
Licensing model of both: co-term
Z2A7-32TE-A8Y4  MR Enterprise  10 of 25
Z2A7-32TE-A8Y4  MX68  1 of 2
Z2KD-8QWN-4RTX  MS120-24P  6 of 6

Thanks
Name: Dana Whitfield
Company: Northwind Traders
Phone: +1 415 555 0134
"""


def _for_documents(program: "Program") -> Iterator[tuple[str, "QWidget"]]:
    """What the README and the admin guide show."""
    from PySide6.QtCore import QMimeData

    from transfer_wizard.request import document
    from transfer_wizard.resources import resource
    from transfer_wizard.storage.policy.schema import judge
    from transfer_wizard.ui.policy.policy_builder import PolicyBuilder
    from transfer_wizard.ui.start.found_page import FoundPage

    window, session = program.window, program.services()
    session.show_requests()
    settle(0.5)
    yield "start", window
    brought = QMimeData()
    brought.setText(_MAIL)
    window.target.brought.emit(brought)
    until(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    yield "found", window
    sample = document.read(resource("sample_case.json").read_bytes()).draft
    sample.set("organizations.destination.url", "")
    session.open(sample)
    window.go("organizations")
    until(lambda: window.stack.currentWidget() is window.page)
    yield "organizations", window
    builder = PolicyBuilder(None, program._try_out)
    for name, setting in judge(_POLICY, "/etc/transfer-wizard/policy.json").settings.items():
        builder.rows[name].show_setting(setting)
    builder._on_changed()
    builder.show()
    settle(0.5)
    yield "policy-builder", builder
    builder.hide()  # closing a policy that is saved nowhere asks, and nobody is here to answer


def _policy_pictures(program: "Program") -> Iterator[tuple[str, "QWidget"]]:
    """The pages under a policy of an IT desk, its part of the help, and the page that makes policies."""
    from transfer_wizard.request import document
    from transfer_wizard.resources import resource
    from transfer_wizard.storage.policy.schema import judge
    from transfer_wizard.ui.kit.texts import Sheet
    from transfer_wizard.ui.policy.policy_builder import PolicyBuilder
    from transfer_wizard.ui.shell.help import Help
    from transfer_wizard.ui.shell.presets import PresetDialog

    policy = judge(_POLICY, "/etc/transfer-wizard/policy.json")
    assert not policy.faults, policy.faults
    for step in ("requester", "organizations", "case", "passcodes", "hand-over"):
        program._try_out(policy)
        assert program._trial
        program._trial.go(step)
        settle()
        yield f"policy-{step}", program._trial
    help_window = Help(program.window, program.window.looks, policy)
    help_window.show()
    settle()
    for sheet in help_window.findChildren(Sheet):
        sheet.verticalScrollBar().setValue(sheet.verticalScrollBar().maximum())
    settle()
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
    settle()
    yield "policy-builder", builder
    sample = document.read(resource("sample_case.json").read_bytes()).draft
    dialog = PresetDialog(None, sample)
    dialog.show()
    settle()
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


if __name__ == "__main__":
    run_script(main)
