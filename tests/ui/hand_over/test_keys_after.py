"""After a partial move: the new keys, noted in the record."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.hand_over.keys_after import KeysAfter


def keys_of(program: Program, draft: Draft) -> KeysAfter:
    program.services().open(draft)
    program.window.go("hand-over")
    page = program.window.page
    assert isinstance(page, HandOverPage)
    if page.sent.note_keys.isVisible():
        page.sent.note_keys.click()
    return page.sent.keys


def test_a_split_key_is_noted_and_saved(program: Program, sample: Draft, qtbot: QtBot) -> None:
    sample.set("case_number", "05123456")
    keys = keys_of(program, sample)
    assert set(keys.inputs) == {(0, Side.DESTINATION), (0, Side.SOURCE)}  # the second key moves as a whole
    line = keys.inputs[0, Side.DESTINATION]
    assert line.accessibleName() == "Z2A7-32TE-A8Y4: now in Northwind East"
    line.setFocus()
    qtbot.keyClicks(line, "z2b7 32te a8y4")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert line.text() == "Z2B7-32TE-A8Y4"
    program.services().autosave.finish()
    kept = program.services()._store.load(sample.id).draft
    assert kept.licenses[0]["now_keys"] == [{"key": "Z2B7-32TE-A8Y4", "organization": "destination"}]
    line.setFocus()
    line.selectAll()
    qtbot.keyClick(line, Qt.Key.Key_Delete)
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert sample.licenses[0]["now_keys"] == []


def test_what_is_no_key_is_told_beside_its_field_and_kept(program: Program, sample: Draft, qtbot: QtBot) -> None:
    sample.set("case_number", "05123456")
    line = keys_of(program, sample).inputs[0, Side.SOURCE]
    line.setFocus()
    qtbot.keyClicks(line, "Q2FJ-3SHB-Y2K2")
    qtbot.keyClick(line, Qt.Key.Key_Tab)
    assert "device serial" in line.accessibleDescription()
    assert sample.licenses[0]["now_keys"] == [{"key": "Q2FJ-3SHB-Y2K2", "organization": "source"}]


def test_nothing_is_asked_where_no_key_is_split(program: Program, sample: Draft) -> None:
    sample.set("case_number", "05123456")
    for device in sample.licenses[0]["devices"]:
        device["move"] = device["have"]
    keys = keys_of(program, sample)
    assert keys.inputs == {}
    assert keys.isHidden()
