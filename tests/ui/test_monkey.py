"""A little of the monkey in the ordinary run; `python3 build_scripts/monkey.py` does as much as it is told to."""

from collections import Counter
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.monkey.model import Allowed, Model
from tests.ui.monkey.monkey import Monkey, covers, events
from transfer_wizard.intake.reading import read_text
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.start.found_page import FoundPage


@pytest.mark.parametrize("seed", range(4))
def test_a_monkey_finds_nothing_wrong(
    qapp: QApplication, bus: Bus, data_folder: Path, tmp_path: Path, seed: int
) -> None:
    qapp.setQuitOnLastWindowClosed(False)
    files = tmp_path / "files"
    files.mkdir()
    monkey = Monkey(qapp, files, bus)
    monkey.run(events(seed, 60))
    assert monkey.trouble == [], "\n".join(monkey.log)
    assert monkey.done > 30


def test_runs_begin_in_every_language(qapp: QApplication, data_folder: Path, tmp_path: Path) -> None:
    begun = set[str]()
    for seed in range(3):
        monkey = Monkey(qapp, tmp_path)
        monkey.run(events(seed, 1))
        begun.add(monkey.log[0])
    assert len(begun) == 2, begun


def test_a_menu_is_left_by_the_event_that_opened_it(qapp: QApplication, data_folder: Path, tmp_path: Path) -> None:
    """Else what is chosen from it comes in the midst of the next event, which then clicks on a page that is gone."""
    monkey = Monkey(qapp, tmp_path)
    monkey.open()
    monkey.hands.requests()
    monkey.settle()
    monkey.window.frame.step_line.here.click()
    assert QApplication.activePopupWidget()
    monkey.settle()
    assert QApplication.activePopupWidget() is None
    monkey.end()


@pytest.mark.qt_log_ignore("Keyboard event not accepted", "propagateSizeHints")
def test_no_key_gets_into_a_file_dialog(qtbot: QtBot, qapp: QApplication, tmp_path: Path) -> None:
    """F2 there renames a file of this machine."""
    (tmp_path / "mine").touch()
    monkey = Monkey(qapp, tmp_path)
    dialog = QFileDialog(None, "", str(tmp_path))
    dialog.setOption(QFileDialog.Option.DontUseNativeDialog)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.activateWindow()
    qtbot.waitActive(dialog)
    assert not monkey.is_open
    qtbot.waitUntil(lambda: not dialog.isEnabled())
    name = dialog.findChild(QLineEdit)
    assert name is not None
    qtbot.keyClicks(QApplication.focusWidget() or name, "other")
    assert name.text() == ""


def test_what_a_monkey_drops_arrives(qapp: QApplication, data_folder: Path, tmp_path: Path) -> None:
    """Qt drops nothing where nothing was dragged before: then each drop would be an event that does nothing."""
    monkey = Monkey(qapp, tmp_path)
    monkey.open()
    monkey.hands.requests()
    monkey.settle()
    arrived = Counter[str]()
    monkey.window.target.brought.connect(lambda thing: arrived.update(["file" if thing.hasUrls() else "text"]))
    brought = Counter[str]()
    for number in range(8):
        monkey.chance.seed(number)
        for kind, bring in (("file", monkey.hands.bring_file), ("text", monkey.hands.bring)):
            brought[kind] += bring() is not None
            monkey.settle()
    assert arrived == brought
    assert brought["file"] == 8
    monkey.end()


def test_what_was_found_is_in_sight_and_painted_before_the_next_event(
    qapp: QApplication, data_folder: Path, tmp_path: Path
) -> None:
    """Else a button is pressed that nobody has seen, where it is not yet: the page comes turns after the answer."""
    monkey = Monkey(qapp, tmp_path)
    monkey.open()
    monkey.hands.requests()
    monkey.settle()
    monkey.session.finding.show(read_text("Phone: +1 415 555 0199"))
    monkey.settle()
    assert isinstance(monkey.window.stack.currentWidget(), FoundPage)
    assert monkey.window.updatesEnabled()
    monkey.end()


def test_the_monkey_sees_what_covers_the_field_with_the_focus(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    field = QLineEdit(window)
    field.setGeometry(10, 10, 100, 30)
    window.show()
    assert covers(field) is None
    cover = QLabel(window)
    cover.setGeometry(0, 0, 200, 200)
    cover.show()
    assert covers(field) is cover
    cover.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
    assert covers(field) is None


def test_the_model_notices_what_is_lost_and_what_is_overwritten(sample: Draft) -> None:
    model = Model(sample.values)
    sample.set("requester.name", "Dan")
    sample.set("requester.company", "")
    del sample.licenses[0]["devices"][0]
    found = model.compare(sample.values, Allowed(typed={"requester.name": "Dana"}))
    assert [words.split(":")[0].split()[0] for words in found] == ["LOST", "CHANGED", "LINE"]
    assert model.compare(sample.values, Allowed()) == [], "from here on it is as it is"


def test_blanks_behind_what_was_written_for_the_person_make_it_nobodys_words(sample: Draft) -> None:
    sample.set("case.test_results", "None yet.")
    model = Model(sample.values)
    sample.set("case.test_results", "None yet.  ")
    assert model.compare(sample.values, Allowed(typed={"case.test_results": "None yet.  "})) == []
    sample.set("case.test_results", "None: another reason.")
    assert model.compare(sample.values, Allowed()) == []
    sample.set("case.test_results", "Own words.")
    assert model.compare(sample.values, Allowed(typed={"case.test_results": "Own words."})) == []
    sample.set("case.test_results", "None yet.")
    assert len(model.compare(sample.values, Allowed())) == 1, "nobody asked for it to be written anew"
