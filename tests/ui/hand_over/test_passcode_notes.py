"""A passcode in a text is pointed out beside every way out of the program, before it goes."""

import datetime

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from tests.ui.sending import ask, exports, webform
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.preset import PARTS, made_from
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.shell.presets import PresetDialog
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.passcode_note import PasscodeNote
from transfer_wizard.webform.values import DESCRIPTION

TEXT = "My passcode, as Dana read it to me, is 0417"
FIELDS = {
    "case.scope": "Scope",
    "licenses.0.devices.0.model": "Device model",
    "organizations.source.url": "Source organization link",
    "requester.phone": "Phone number",
    "requester.name": "Your name",
}


def open_hand_over(session: Session, window: Window, draft: Draft) -> HandOverPage:
    session.open(draft)
    window.go("hand-over")
    assert isinstance(window.page, HandOverPage)
    return window.page


def sentences(whole: QWidget) -> list[str]:
    """What is pointed out there, in sight."""
    return [each.said.text() for each in whole.findChildren(PasscodeNote) if each.isVisibleTo(whole)]


@pytest.mark.parametrize(("path", "label"), FIELDS.items())
def test_it_is_pointed_out_beside_the_copy_buttons_and_the_files(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, path: str, label: str
) -> None:
    page = open_hand_over(session, window, sample)
    assert not sentences(page)
    sample.set(path, TEXT)
    page = open_hand_over(session, window, sample)
    expected = f"{label} seems to hold a support passcode."
    said = sentences(page)
    panel = exports(page)
    beside_files = sentences(page)
    assert (len(said), len(beside_files)) == (2, 2), "at the top, and beside the copy buttons or the files"
    assert all(each.startswith(expected) for each in (*said, *beside_files))
    note = panel.findChildren(PasscodeNote)[0]
    assert note.mapTo(page, note.rect().bottomLeft()).y() < panel.save.mapTo(page, note.rect().topLeft()).y()
    note.to_text.setFocus()
    qtbot.keyClick(note.to_text, Qt.Key.Key_Return)
    assert window.navigator.step == path.split(".")[0]


def test_a_colleague_gets_none_unseen(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    sample.set("requester.company", "")
    sample.set("case.scope", TEXT)
    page = open_hand_over(session, window, sample)
    ask(page)
    assert not sentences(page.send.asking), "the scope does not go to the colleague"
    page.send.asking.close()
    sample.set("requester.name", TEXT)
    page = open_hand_over(session, window, sample)
    ask(page)
    assert sentences(page.send.asking)[0].startswith("Your name seems to hold a support passcode.")
    page.send.asking.close()


def test_a_preset_holds_none_unseen(qtbot: QtBot, sample: Draft) -> None:
    sample.set("case.scope", TEXT)
    sample.set("requester.name", TEXT)
    dialog = PresetDialog(None, sample)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [each.count("seems to hold") for each in sentences(dialog)] == [1], "the name is left out at first"
    for part, box in zip(PARTS, dialog.boxes, strict=True):
        box.setChecked("case" in part.paths or any(path.startswith("case.") for path in part.paths))
    assert [each.split(" seems")[0] for each in sentences(dialog)] == ["Your name"]
    dialog.close()


def test_a_preset_names_no_files(sample: Draft) -> None:
    sample.branch("case.attachments").append("move-failed-0417.png")
    assert made_from(sample, "Branch office", []).branch("case.attachments") == []


def test_the_companion_says_so_before_it_copies(
    qtbot: QtBot, program: Program, session: Session, window: Window, sample: Draft
) -> None:
    sample.set("requester.phone", TEXT)
    page = open_hand_over(session, window, sample)
    session.keeper.stage = VaultStage.ANSWERED
    window.navigator.passcodes = dict.fromkeys(window.navigator.passcodes, datetime.date.today())
    webform(page).copy.click()
    companion = program.guide().companion
    assert companion
    noted = {entry.id for entry in companion.list.entries.entries if "seems to hold a support passcode" in entry.note}
    assert noted == {"requester.phone", DESCRIPTION}
    program.guide().close()
