"""The companion, by real keys and with the real clipboard; on a real X server another program reads along."""

import datetime
import os
import subprocess
import sys
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QAccessible, QGuiApplication, QWheelEvent
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.programs import need
from tests.session_bus import XServer
from transfer_wizard.request.passcode import MASK, Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.ui.companion.companion import FEW_LINES, Companion
from transfer_wizard.ui.companion.form_list import CopyState
from transfer_wizard.ui.kit.texts import Button
from transfer_wizard.ui.kit.theme import Theme
from transfer_wizard.ui.services.passcode_keeper import Slot
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.webform.report import FieldReport, FillStage, Report, ValueStatus
from transfer_wizard.webform.values import DESCRIPTION, FIRST_NAME, LAST_NAME, FormValue

TEXT = "\n".join(f"Line {number}" for number in range(1, 30))
VALUES = [
    FormValue("requester.name", "Your name", "Dana Whitfield"),
    FormValue(FIRST_NAME, "First name", "Dana"),
    FormValue(LAST_NAME, "Last name", "Whitfield"),
    FormValue("requester.company", "Company", "Northwind\nTraders"),
    FormValue("case.scope", "Scope", "Two licenses.", is_prose=True),
    FormValue(DESCRIPTION, "Description", TEXT, is_prose=True),
]
ORDER = ("requester.company", "requester.name", FIRST_NAME, LAST_NAME, DESCRIPTION)
ENTER = Qt.Key.Key_Return


def kept() -> dict[Side, Slot]:
    """What is told of two passcodes of today."""
    return dict.fromkeys(Side, Slot(datetime.date.today(), True, ""))


@pytest.fixture
def companion(qtbot: QtBot, qapp: QApplication, clipboard: SecretClipboard) -> Companion:
    made = Companion(Theme(qapp), clipboard)
    qtbot.addWidget(made)
    made.passcode_asked.connect(lambda side: made.copy_passcode(side, Passcode("0417", datetime.date.today())))
    made.show_values(VALUES, ORDER, kept())
    with qtbot.waitActive(made):
        made.begin("Press Enter here.", is_fill=False)
    return made


def copied() -> str:
    return QGuiApplication.clipboard().text()


def marks(companion: Companion) -> dict[str, CopyState]:
    return {entry.id: entry.mark for entry in companion.list.entries.entries}


def press(qtbot: QtBot, key: Qt.Key = ENTER) -> None:
    """A key where the focus is, as a keyboard sends it."""
    focus = QApplication.focusWidget()
    assert focus
    qtbot.keyClick(focus, key)


def reported(stage: FillStage, *fields: FieldReport, asks_passcode: bool = False) -> Report:
    return Report(stage, "Look it through.", fields, "meraki.cisco.com", asks_passcode)


def filled(identity: str) -> FieldReport:
    return FieldReport(identity, identity, ValueStatus.FILLED)


def test_one_key_goes_through_the_whole_form_in_its_order_passcodes_last(qtbot: QtBot, companion: Companion) -> None:
    seen = []
    for _each in range(5):
        press(qtbot)
        seen.append(copied())
    assert seen == ["Northwind Traders", "Dana Whitfield", TEXT, "0417", "0417"]
    assert companion.progress.text() == "5 of 5"
    assert companion.progress.accessibleName() == "5 done, 0 left"
    assert companion.label.text() == "Nothing is left to copy"
    press(qtbot)
    assert companion.copied.text().startswith("Nothing is left to copy.")
    assert copied() == "0417"


def test_where_nothing_is_left_nothing_asks_to_be_copied_and_enter_sends_nothing(
    qtbot: QtBot, companion: Companion
) -> None:
    sent: list[bool] = []
    companion.sent.connect(lambda: sent.append(True))
    for _each in range(5):
        press(qtbot)
    assert not any(part.isVisible() for part in (companion.eyebrow, companion.copy_next, companion.skip))
    assert QApplication.focusWidget() is companion.label
    press(qtbot)
    assert not sent
    press(qtbot, Qt.Key.Key_Up)  # to choose one once more
    assert QApplication.focusWidget() is companion.copy_next
    assert companion.eyebrow.isVisible()


def test_companion_keeps_its_place_and_says_in_words_what_was_copied(qtbot: QtBot, companion: Companion) -> None:
    place = companion.geometry()
    assert companion.label.text() == "Company"
    press(qtbot)
    assert companion.copied.text() == "Copied: Company. Paste it into the form."
    assert companion.label.text() == "Your name"
    assert companion.geometry() == place
    assert companion.isVisible()
    assert QApplication.focusWidget() is companion.copy_next


def test_it_stays_on_top_takes_no_focus_and_does_not_keep_the_program_open(companion: Companion) -> None:
    assert companion.windowFlags() & Qt.WindowType.WindowStaysOnTopHint
    assert companion.testAttribute(Qt.WidgetAttribute.WA_ShowWithoutActivating)
    assert not companion.testAttribute(Qt.WidgetAttribute.WA_QuitOnClose)


def test_news_of_a_fill_never_brings_it_in_front(qtbot: QtBot, qapp: QApplication, companion: Companion) -> None:
    browser = QPlainTextEdit()
    qtbot.addWidget(browser)
    with qtbot.waitActive(browser):
        browser.show()
        browser.activateWindow()
    companion.begin("Edge is opening the form …", is_fill=True)
    companion.follow(reported(FillStage.FILLED, filled("requester.company")))
    companion.follow(reported(FillStage.NO_BROWSER))
    QApplication.processEvents()
    assert qapp.activeWindow() is browser
    companion.begin("Press Enter here.", is_fill=False)
    qtbot.waitUntil(companion.isActiveWindow)  # asked for, it does come to the front


@pytest.mark.parametrize("place", ["list", "value"])
def test_enter_copies_wherever_the_focus_is(qtbot: QtBot, companion: Companion, place: str) -> None:
    getattr(companion, place).setFocus()
    press(qtbot)
    assert copied() == "Northwind Traders"


def test_arrows_choose_and_the_copy_key_copies_the_value_and_not_its_label(qtbot: QtBot, companion: Companion) -> None:
    companion.list.setFocus()
    press(qtbot, Qt.Key.Key_Down)
    press(qtbot, Qt.Key.Key_Down)
    assert companion.label.text() == "First name"
    qtbot.keyClick(companion.list, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    assert copied() == "Dana"
    assert companion.label.text() == "Last name"


def test_space_ticks_what_is_in_the_form_already(qtbot: QtBot, companion: Companion) -> None:
    companion.list.setFocus()
    press(qtbot, Qt.Key.Key_Space)
    assert marks(companion)["requester.company"] is CopyState.DONE
    assert companion.progress.accessibleName() == "1 done, 6 left"
    press(qtbot, Qt.Key.Key_Space)
    assert marks(companion)["requester.company"] is CopyState.LEFT
    assert copied() == ""


def test_arrows_choose_from_the_button_too_and_large_text_folds_the_list(
    qtbot: QtBot, companion: Companion, qapp: QApplication
) -> None:
    press(qtbot, Qt.Key.Key_Down)
    assert companion.label.text() == "Your name"
    look = Theme(qapp)
    look.resize_text(2.0)
    companion.list.go(0)
    assert not companion.list.isVisibleTo(companion)
    assert companion.progress.text() == "0 of 7"
    look.resize_text(1.0)
    companion.list.go(1)
    assert companion.list.isVisibleTo(companion)


def test_double_click_copies(qtbot: QtBot, companion: Companion) -> None:
    place = companion.list.visualRect(companion.list.entries.index(1)).center()
    qtbot.mouseClick(companion.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert companion.label.text() == "Your name"
    assert copied() == ""
    qtbot.mouseDClick(companion.list.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert copied() == "Dana Whitfield"


def test_a_name_is_asked_for_whole_or_in_parts(qtbot: QtBot, companion: Companion) -> None:
    companion.list.go(2)
    press(qtbot)
    assert marks(companion)["requester.name"] is CopyState.COVERED
    assert marks(companion)[LAST_NAME] is CopyState.LEFT
    companion.show_values([], ORDER, kept())
    companion.show_values(VALUES, ORDER, kept())
    companion.list.go(1)
    press(qtbot)
    assert [marks(companion)[part] for part in (FIRST_NAME, LAST_NAME)] == [CopyState.COVERED, CopyState.COVERED]


def test_what_the_description_says_is_not_asked_for_but_can_be_had(qtbot: QtBot, companion: Companion) -> None:
    assert marks(companion)["case.scope"] is CopyState.COVERED
    companion.list.go(list(marks(companion)).index("case.scope"))
    assert companion.note.text() == "The description says it. Copy it if the form asks for it."
    press(qtbot)
    assert copied() == "Two licenses."


def test_a_field_the_form_does_not_have_is_skipped(qtbot: QtBot, companion: Companion) -> None:
    companion.skip.setFocus()
    press(qtbot)
    assert marks(companion)["requester.company"] is CopyState.SKIPPED
    assert copied() == ""
    assert companion.copied.text() == "Skipped: Company."
    assert companion.label.text() == "Your name"


def test_what_a_fill_did_is_shown_and_the_first_thing_left_is_next(qtbot: QtBot, companion: Companion) -> None:
    differs = FieldReport(DESCRIPTION, "Description", ValueStatus.DIFFERS, "Cut after 40 letters.")
    missing = FieldReport("requester.name", "Your name", ValueStatus.NOT_FOUND)
    companion.follow(reported(FillStage.FILLED, filled("requester.company"), differs, missing))
    assert marks(companion)["requester.company"] is CopyState.FILLED
    assert companion.label.text() == "Your name"
    assert companion.progress.accessibleName() == "1 done, 4 left"
    in_text = FieldReport("requester.name", "Your name", ValueStatus.NOT_FOUND, in_text=True)
    companion.follow(reported(FillStage.FILLED, in_text))
    assert marks(companion)["requester.name"] is CopyState.COVERED
    assert companion.label.text() == "First name"
    companion.list.go(4)
    assert companion.note.text() == "Cut after 40 letters."
    press(qtbot)
    assert copied() == TEXT
    assert marks(companion)[DESCRIPTION] is CopyState.COPIED
    assert companion.said.text() == "Look it through."


def test_what_was_done_by_hand_stands_until_the_form_has_it(qtbot: QtBot, companion: Companion) -> None:
    press(qtbot)
    companion.follow(reported(FillStage.FILLED, FieldReport("requester.company", "Company", ValueStatus.NOT_FOUND)))
    assert marks(companion)["requester.company"] is CopyState.COPIED
    companion.follow(reported(FillStage.FILLED, filled("requester.company")))
    assert marks(companion)["requester.company"] is CopyState.FILLED


def test_a_report_leaves_the_person_where_they_are(companion: Companion) -> None:
    companion.list.go(4)
    companion.follow(reported(FillStage.NEXT_PAGE, filled("requester.company")))
    assert companion.label.text() == "Description"


def test_passcodes_are_left_only_where_a_page_asks_for_them(companion: Companion) -> None:
    companion.follow(reported(FillStage.FILLED))
    assert marks(companion)["passcode.source"] is CopyState.COVERED
    companion.follow(reported(FillStage.NEXT_PAGE, asks_passcode=True))
    assert marks(companion)["passcode.source"] is CopyState.LEFT


@pytest.mark.parametrize("stage", list(FillStage))
def test_passcodes_are_offered_only_on_a_page_that_asks_for_them(companion: Companion, stage: FillStage) -> None:
    companion.begin("Edge is opening the form …", is_fill=True)
    assert not companion.fill_passcodes.isVisibleTo(companion)
    companion.follow(reported(stage))
    assert not companion.fill_passcodes.isVisibleTo(companion)
    is_over = stage in (FillStage.REFUSED, FillStage.NO_BROWSER, FillStage.ENDED)
    companion.follow(reported(stage, asks_passcode=True))
    assert companion.fill_passcodes.isVisibleTo(companion) is not is_over
    assert companion.open_form.isVisibleTo(companion) is is_over


def test_passcode_counts_down_and_is_wiped(qtbot: QtBot, companion: Companion, clipboard: SecretClipboard) -> None:
    companion.list.go(6)
    assert companion.value.toPlainText() == MASK
    with qtbot.waitSignal(clipboard.counted, check_params_cb=lambda left: left == 0):
        press(qtbot)
        assert copied() == "0417"
        companion.list.go(6)
        assert companion.note.text() == "In the clipboard for 1 second."
    assert copied() == ""
    assert companion.note.text() == "Wiped from the clipboard."
    assert companion.copied.text() == "Source support passcode: wiped from the clipboard."
    assert all("0417" not in text for text in texts(companion))


def test_the_next_value_takes_the_passcode_out(qtbot: QtBot, companion: Companion) -> None:
    companion.list.go(6)
    press(qtbot)
    press(qtbot)
    assert marks(companion)["passcode.source"] is CopyState.COPIED
    assert marks(companion)["passcode.destination"] is CopyState.COPIED
    companion.list.go(0)
    press(qtbot)
    assert copied() == "Northwind Traders"
    assert companion.copied.text() == "Copied: Company. Paste it into the form."
    notes = [entry.note for entry in companion.list.entries.entries if entry.side]
    assert notes == ["Wiped from the clipboard."] * 2


def test_closing_loses_nothing_and_another_text_is_to_be_copied_again(qtbot: QtBot, companion: Companion) -> None:
    press(qtbot)
    press(qtbot)
    press(qtbot, Qt.Key.Key_Escape)
    assert not companion.isVisible()
    renamed = [FormValue("requester.name", "Your name", "Dana Whitfield-Ito"), *VALUES[1:]]
    companion.show_values(renamed, ORDER, kept())
    companion.begin("Press Enter here.", is_fill=False)
    assert companion.isVisible()
    assert marks(companion)["requester.company"] is CopyState.COPIED
    assert companion.label.text() == "Your name"


def test_a_long_text_shows_its_first_lines_and_all_of_it_on_demand(qtbot: QtBot, companion: Companion) -> None:
    companion.list.go(4)
    low = companion.value.height()
    assert low < 2 * FEW_LINES * companion.fontMetrics().lineSpacing()
    assert companion.value.toPlainText() == TEXT
    companion.more.setFocus()
    press(qtbot)
    qtbot.waitUntil(lambda: companion.value.height() > 2 * low)
    assert not companion.list.isVisibleTo(companion)
    press(qtbot)
    qtbot.waitUntil(lambda: companion.value.height() == low)
    press(qtbot)
    companion.copy_next.setFocus()
    press(qtbot)
    assert copied() == TEXT
    assert companion.list.isVisibleTo(companion)


def test_wheel_changes_nothing(qtbot: QtBot, companion: Companion) -> None:
    before = (companion.label.text(), marks(companion), copied())
    for target in (companion.list.viewport(), companion.value.viewport(), companion.copy_next):
        middle = QPointF(target.rect().center())
        turn = QWheelEvent(
            middle,
            QPointF(target.mapToGlobal(middle)),
            QPoint(),
            QPoint(0, -240),
            Qt.MouseButton.NoButton,
            Qt.KeyboardModifier.NoModifier,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        QApplication.sendEvent(target, turn)
    assert (companion.label.text(), marks(companion), copied()) == before


def test_tab_goes_all_around(qtbot: QtBot, companion: Companion) -> None:
    companion.begin("Edge is opening the form …", is_fill=True)
    companion.follow(reported(FillStage.FILLED, asks_passcode=True))
    companion.list.go(4)
    companion.copy_next.setFocus()
    seen: list[QWidget | None] = []
    while (focus := QApplication.focusWidget()) not in seen:
        seen.append(focus)
        press(qtbot, Qt.Key.Key_Tab)
    expected = [companion.value, companion.more, companion.copy_next, companion.skip, companion.list]
    expected += [companion.fill_passcodes, companion.refill, companion.done]
    assert {id(each) for each in seen} == {id(each) for each in expected}
    assert focus is companion.copy_next


def texts(companion: Companion) -> Iterator[str]:
    for each in companion.findChildren(QWidget):
        interface = QAccessible.queryAccessibleInterface(each)
        yield interface.text(QAccessible.Text.Name)
        yield interface.text(QAccessible.Text.Description)
        yield interface.text(QAccessible.Text.Value)
        if isinstance(each, QLabel):
            yield each.text()
    for row in range(companion.list.entries.rowCount()):
        yield str(companion.list.entries.index(row).data(Qt.ItemDataRole.AccessibleTextRole))


def test_a_screen_reader_hears_names_values_and_marks(qtbot: QtBot, companion: Companion) -> None:
    differs = FieldReport(DESCRIPTION, "", ValueStatus.DIFFERS, "Cut after 40 letters.")
    companion.follow(reported(FillStage.FILLED, differs, asks_passcode=True))
    for each in companion.findChildren(QWidget):
        if each.isVisibleTo(companion) and each.focusPolicy() & Qt.FocusPolicy.TabFocus:
            assert QAccessible.queryAccessibleInterface(each).text(QAccessible.Text.Name).strip(), each
    press(qtbot)
    interface = QAccessible.queryAccessibleInterface(companion.list)
    said = [interface.child(row).text(QAccessible.Text.Name) for row in range(interface.childCount())]
    assert said[0] == "Company: Northwind Traders. Copied."
    assert said[1] == "Your name: Dana Whitfield. Left."
    assert said[4] == "Description: Line 1 …. Differs. Cut after 40 letters."
    assert said[6] == "Source support passcode: hidden. Left."
    assert companion.copy_next.accessibleName() == "Copy: Your name"


def test_everything_has_its_place_in_a_narrow_window_and_is_large_enough_to_hit(companion: Companion) -> None:
    companion.begin("Edge is opening the form …", is_fill=True)
    companion.follow(reported(FillStage.FILLED, asks_passcode=True))
    companion.list.go(4)
    companion.resize(companion.minimumWidth(), 400)
    QApplication.processEvents()
    buttons = [each for each in companion.findChildren(Button) if each.isVisibleTo(companion)]
    assert len(buttons) == 6
    for each in buttons:
        assert each.mapTo(companion, each.rect().topRight()).x() < companion.width(), each.text()
        assert each.mapTo(companion, each.rect().bottomLeft()).y() < companion.height(), each.text()
        assert each.height() >= 24, each.text()


def test_i_have_sent_it_closes_and_tells(qtbot: QtBot, companion: Companion) -> None:
    companion.done.setFocus()
    with qtbot.waitSignal(companion.sent):
        press(qtbot)
    assert not companion.isVisible()


def test_the_length_of_a_long_text_stands_beside_its_copy_button(companion: Companion) -> None:
    ids = [entry.id for entry in companion.list.entries.entries]
    companion.list.go(ids.index(DESCRIPTION))
    assert companion.length.text() == f"{len(TEXT):,} characters"
    companion.list.go(0)
    assert companion.length.text() == ""


# On a real X server

SHOWN = """
import sys
from PySide6.QtCore import QSocketNotifier, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from transfer_wizard.ui.companion.companion import Companion
from transfer_wizard.ui.services.secret_clipboard import SecretClipboard
from transfer_wizard.ui.kit.theme import Theme
from transfer_wizard.request.words import Side
from transfer_wizard.ui.services.passcode_keeper import Slot
from transfer_wizard.webform.values import FormValue

application = QApplication(["transfer-wizard", "-style", "fusion"])
companion = Companion(Theme(application), SecretClipboard())
values = [FormValue("a", "Company", "Northwind\\nTraders"), FormValue("b", "City", "東京")]
companion.show_values(values, (), dict.fromkeys(Side, Slot(None, False, "")))
companion.begin("Press Enter here.", is_fill=False)

def press():
    if not sys.stdin.readline():
        application.quit()
    QTest.keyClick(companion, Qt.Key.Key_Return)
    print(companion.copied.text(), flush=True)

notifier = QSocketNotifier(0, QSocketNotifier.Type.Read)
notifier.activated.connect(press)
application.exec()
"""


@pytest.fixture
def display() -> Iterator[dict[str, str]]:
    need("Xvfb", "xclip")
    server = XServer()
    yield os.environ | {"DISPLAY": server.display, "QT_QPA_PLATFORM": "xcb"}
    server.close()


def test_another_program_pastes_what_was_copied(display: dict[str, str]) -> None:
    owner = subprocess.Popen(
        [sys.executable, "-c", SHOWN], env=display, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert owner.stdin
    assert owner.stdout
    pasted = []
    for _each in range(2):
        owner.stdin.write("press\n")
        owner.stdin.flush()
        assert owner.stdout.readline().startswith("Copied: ")
        command = ["xclip", "-selection", "clipboard", "-o", "-t", "UTF8_STRING"]
        answer = subprocess.run(command, env=display, capture_output=True, text=True, encoding="utf-8", timeout=30)
        pasted.append(answer.stdout)
    owner.kill()
    owner.communicate()
    assert pasted == ["Northwind Traders", "東京"]
