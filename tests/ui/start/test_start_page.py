"""The start page: empty, with requests, by its keys; what it says, and how it takes less room."""

import datetime
from functools import partial

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication, QImage, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QMenu, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kept_requests import start_page
from tests.ui.request_menu import listed
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.ui.shell.help import Help
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.start.empty_part import EmptyPart
from transfer_wizard.ui.start.moment import ago
from transfer_wizard.ui.start.ready import ReadySheet
from transfer_wizard.ui.start.request_rows import more_place
from transfer_wizard.ui.start.start_page import StartPage

CTRL = Qt.KeyboardModifier.ControlModifier
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def page(qtbot: QtBot, session: Session, sample: Draft) -> StartPage:
    """The list of two requests, with the keyboard in it."""
    other = Draft()
    other.set("organizations.source.name", "Contoso")
    for draft in (other, sample):
        session._store.save(draft)
    session.show_requests()
    page = session.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    qtbot.waitUntil(lambda: len(titles(page)) == 2)
    listed(page).rows.setFocus()
    return page


def titles(page: StartPage) -> list[str]:
    return [entry.title for entry in page.requests.model.entries] if page.requests is not None else []


def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    QTest.keyClick(focused, key, modifiers)


@pytest.mark.parametrize(("key", "modifiers"), [(Qt.Key.Key_Y, CTRL), (Qt.Key.Key_Z, CTRL_SHIFT)])
def test_delete_undo_and_redo_have_keys(
    qtbot: QtBot, page: StartPage, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    before = titles(page)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == before[1:])
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: titles(page) == before)
    press(key, modifiers)
    qtbot.waitUntil(lambda: titles(page) == before[1:])
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: titles(page) == before)


def test_deleting_the_last_request_by_its_key_can_be_taken_back(qtbot: QtBot, page: StartPage) -> None:
    before = titles(page)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: len(titles(page)) == 1)
    press(Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: titles(page) == [])
    press(Qt.Key.Key_Z, CTRL)
    qtbot.waitUntil(lambda: titles(page) == before[1:])


@pytest.mark.parametrize("is_active", [True, False])
def test_while_the_list_is_read_its_heading_has_the_focus_and_then_the_rows(
    qtbot: QtBot, session: Session, sample: Draft, is_active: bool
) -> None:
    session._store.save(sample)
    window, other = session.window, QWidget()
    qtbot.addWidget(other)
    if not is_active:
        other.show()
        other.activateWindow()
        qtbot.waitActive(other)
    session.show_requests()
    page = window.stack.currentWidget()
    assert isinstance(page, StartPage)
    assert window.focusWidget() is listed(page).heading
    assert not page.is_listed
    qtbot.waitUntil(lambda: page.is_listed)
    assert window.focusWidget() is listed(page).rows
    window.activateWindow()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is listed(page).rows)


def test_where_the_list_can_not_be_read_the_keys_go_on_all_the_same(
    qtbot: QtBot, session: Session, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    session._store.save(sample)
    folder = session._store._drafts
    monkeypatch.setattr(session._store, "list", lambda _so_far: (folder / "not there").read_bytes())
    session.show_requests()
    page = session.window.stack.currentWidget()
    assert isinstance(page, StartPage)
    again = listed(page).again
    qtbot.waitUntil(again.isVisible)
    assert QApplication.focusWidget() is listed(page).heading
    for _stop in range(20):
        press(Qt.Key.Key_Tab)
        if again.hasFocus():
            break
    monkeypatch.undo()
    press(Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: len(titles(page)) == 1)
    assert not again.isVisible()
    assert QApplication.focusWidget() is not None


def test_the_keys_of_a_text_are_for_the_text(qtbot: QtBot, page: StartPage) -> None:
    before = titles(page)
    words = listed(page).words
    words.setFocus()
    qtbot.keyClicks(words, "northwind")
    press(Qt.Key.Key_Backspace)
    press(Qt.Key.Key_Delete)
    press(Qt.Key.Key_A, CTRL)
    press(Qt.Key.Key_Delete)
    assert words.text() == ""
    press(Qt.Key.Key_Z, CTRL)
    assert words.text() == "northwin"
    press(Qt.Key.Key_Y, CTRL)
    assert words.text() == ""
    assert titles(page) == before


def empty(page: StartPage) -> EmptyPart:
    assert isinstance(page.part, EmptyPart)
    return page.part


def test_without_a_request_it_says_what_this_is_and_leads_with_the_paste(qtbot: QtBot, session: Session) -> None:
    page = start_page(qtbot, session)
    part = empty(page)
    assert part.heading.text() == "Move Meraki licenses to another organization"
    assert part.paste.hasFocus()
    assert part.paste.accessibleDescription() == QKeySequence(QKeySequence.StandardKey.Paste).toString()
    assert not session.window.footer.isVisible()
    assert "Nothing leaves this computer until you send it." in texts(page)


def texts(page: StartPage) -> list[str]:
    return [label.text() for label in page.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize("has_requests", [False, True])
@pytest.mark.parametrize(
    ("kind", "sentence"),
    [
        ("nothing", "The clipboard has no text. Copy something first."),
        ("picture", "This is a picture. Copy its text instead."),
    ],
)
def test_a_clipboard_without_a_text_is_told_beside_the_button(
    qtbot: QtBot, session: Session, sample: Draft, has_requests: bool, kind: str, sentence: str
) -> None:
    if has_requests:
        session._store.save(sample)
    page = start_page(qtbot, session)
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if kind == "picture":
        clipboard.setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    qtbot.mouseClick(page.part.paste, Qt.MouseButton.LeftButton)
    assert page.part.said.isVisible()
    assert page.part.said.text() == sentence
    assert not session.window.notices.isVisible()


def test_the_other_ways_in(qtbot: QtBot, session: Session) -> None:
    page = start_page(qtbot, session)
    qtbot.keyClick(empty(page).steps, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: session.window.footer.isVisible())
    assert session.window.navigator.draft.is_blank
    page = start_page(qtbot, session)
    qtbot.mouseClick(page.help, Qt.MouseButton.LeftButton)
    assert session.window.findChildren(Help)


def test_what_to_have_ready_folds_into_a_row_where_there_is_less_room(qtbot: QtBot, session: Session) -> None:
    page = start_page(qtbot, session)
    part = empty(page)
    session.window.resize(1180, 760)
    qtbot.waitUntil(part.ready.isVisible)
    assert not page.fold.isVisible()
    session.window.resize(800, 600)
    qtbot.waitUntil(page.fold.isVisible)
    assert not part.ready.isVisible()
    qtbot.keyClick(page.fold, Qt.Key.Key_Space)
    assert part.ready.isVisible()


def is_whole(part: QWidget) -> bool:
    """Whether all of a part can be seen."""
    return part.visibleRegion().boundingRect().size() == part.size()


def test_all_ways_in_are_in_sight_on_a_screen_of_800_by_600_with_the_title_of_the_window(
    qtbot: QtBot, session: Session
) -> None:
    part = empty(start_page(qtbot, session))
    session.window.resize(784, 556)
    for way in (part.heading, part.steps, part.sample):
        qtbot.waitUntil(partial(is_whole, way))


def test_nothing_is_cut_off_at_the_sizes_people_have(qtbot: QtBot, session: Session, sample: Draft) -> None:
    for save in (False, True):
        if save:
            session._store.save(sample)
        page = start_page(qtbot, session)
        for size in ((1180, 760), (900, 700), (800, 600), (660, 500)):
            session.window.resize(*size)
            QApplication.sendPostedEvents()
            for each in page.findChildren(QPushButton):
                if each.isVisible():
                    assert each.width() >= each.minimumSizeHint().width(), (size, each.text())
                    right = each.mapTo(page, QPoint(each.width(), 0)).x()
                    assert right <= page.width(), (size, each.text())


def test_a_row_says_all_of_it_to_a_screen_reader_and_shows_how_it_stands(
    qtbot: QtBot, session: Session, sample: Draft
) -> None:
    sample.set("requester.source_access", "unknown")
    session._store.save(sample)
    shown = listed(start_page(qtbot, session))
    [entry] = shown.entries
    qtbot.waitUntil(lambda: shown.model.chip_of(entry) is not None)
    assert shown.model.chip_of(entry) == ("open", "3 open points")  # the access, and the two passcodes of the day
    said = shown.model.index(0).data(Qt.ItemDataRole.AccessibleTextRole)
    for part in ("Northwind West moves to Northwind East", "Northwind Traders · 2 keys · 17 devices", "3 open points"):
        assert part in said


@pytest.mark.parametrize(
    ("path", "text", "chip"),
    [
        ("requester.phone", "12", ("wrong", "1 answer needs a change")),
        ("case_number", "05123456", ("sent", "Sent · case 05123456")),
        ("requester.phone", "+1 415 555 0134", ("ok", "Ready to send")),
    ],
)
def test_the_chip_of_a_request(
    qtbot: QtBot, session: Session, sample: Draft, path: str, text: str, chip: tuple[str, str]
) -> None:
    sample.set(path, text)
    session._store.save(sample)
    session.requests.passcodes[sample.id] = dict.fromkeys(Side, datetime.date.today())
    shown = listed(start_page(qtbot, session))
    [entry] = shown.entries
    qtbot.waitUntil(lambda: shown.model.chip_of(entry) == chip)


def test_only_rows_in_sight_are_looked_through(qtbot: QtBot, session: Session, sample: Draft) -> None:
    for _number in range(60):
        session._store.save(sample.duplicate())
    shown = listed(start_page(qtbot, session))
    qtbot.waitUntil(lambda: shown.model.chip_of(shown.entries[0]) is not None)
    qtbot.waitUntil(lambda: not session._background._heard)
    assert 0 < len(shown.model._standings) < 30


NOON = datetime.datetime(2026, 11, 28, 12, 0).astimezone()


@pytest.mark.parametrize(
    ("before", "said"),
    [
        (datetime.timedelta(seconds=20), "Just now"),
        (datetime.timedelta(minutes=1), "1 minute ago"),
        (datetime.timedelta(minutes=12), "12 minutes ago"),
        (datetime.timedelta(hours=3), "3 hours ago"),
        (datetime.timedelta(hours=13), "Yesterday"),
        (datetime.timedelta(days=25), "November 3"),
        (datetime.timedelta(days=400), "October 24, 2025"),
        (datetime.timedelta(days=-2), "November 30"),
    ],
)
def test_when_a_request_was_saved(before: datetime.timedelta, said: str) -> None:
    assert ago(NOON - before, NOON) == said


def test_a_click_on_the_dots_opens_the_menu_and_one_elsewhere_the_request(
    qtbot: QtBot, session: Session, sample: Draft
) -> None:
    session._store.save(sample)
    page = start_page(qtbot, session)
    rows = listed(page).rows
    area = rows.visualRect(listed(page).model.index(0))
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=more_place(area).center())
    [menu] = [each for each in page.findChildren(QMenu) if each.isVisible()]
    assert [action.text().replace("&", "") for action in menu.actions()] == [
        "Open",
        "Ask again with these answers",
        "Save as a preset",
        "Save as a file",
        "Delete",
    ]
    qtbot.keyClick(menu, Qt.Key.Key_Escape)
    qtbot.mouseClick(rows.viewport(), Qt.MouseButton.LeftButton, pos=area.center() - QPoint(area.width() // 3, 0))
    qtbot.waitUntil(lambda: session.window.navigator.draft.id == sample.id)


def test_what_to_have_ready_can_be_printed(qtbot: QtBot, session: Session, sample: Draft) -> None:
    session._store.save(sample)
    page = start_page(qtbot, session)
    page.asks.ready.emit()
    [sheet] = session.window.findChildren(ReadySheet)
    assert sheet.print.isVisible()
    assert any("License History" in label.text() for label in sheet.findChildren(QLabel))


def test_the_sample_opens_at_its_letter_is_marked_on_every_page_and_keeps_and_sends_nothing(
    qtbot: QtBot, session: Session
) -> None:
    window = session.window
    window.setMinimumSize(1180, 700)
    page = start_page(qtbot, session)
    qtbot.mouseClick(empty(page).sample, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.navigator.is_sample)
    assert window.frame.pane is not None
    assert window.frame.pane.isVisible()
    for step in IDS:
        window.go(step)
        assert window.record.isVisible(), step
        assert window.record.said.text() == "A finished sample. Nothing in it is real."
    assert not window.page.content.isEnabled()  # sending
    window.go("passcodes")
    assert not window.page.content.isEnabled()
    assert [thing.state.name for thing in window.navigator.things] == ["THERE"] * 12
    window.navigator.edit("requester.name", "Somebody")
    window.edited.emit()
    assert not session._store.has_any()
    qtbot.mouseClick(window.record.own, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.navigator.draft.is_blank)
    assert not window.record.isVisible()
    assert not session._store.has_any()


def test_a_new_request_has_a_key_on_the_start_page_alone(qtbot: QtBot, session: Session, page: StartPage) -> None:
    press(Qt.Key.Key_N, CTRL)
    qtbot.waitUntil(lambda: session.showing.is_request)
    begun = session.window.navigator.draft
    assert begun.is_blank
    press(Qt.Key.Key_N, CTRL)
    assert session.window.navigator.draft is begun


def test_where_requests_are_kept_is_said_at_the_foot(qtbot: QtBot, session: Session) -> None:
    session.window.side_panel.say_place("Portable, and in memory only.")
    assert any("Portable, and in memory only." in text for text in texts(start_page(qtbot, session)))


def test_passcodes_that_are_known_in_this_run_count_in_the_list_too(
    qtbot: QtBot, session: Session, sample: Draft
) -> None:
    session._store.save(sample)
    session.open(sample)
    session.keeper.put(Side.SOURCE, "0417")
    session.keeper.put(Side.DESTINATION, "2093")
    qtbot.waitUntil(lambda: all(session.window.navigator.passcodes.values()))
    shown = listed(start_page(qtbot, session))
    [entry] = shown.entries
    qtbot.waitUntil(lambda: shown.model.chip_of(entry) == ("ok", "Ready to send"))


def test_the_steps_are_counted_without_the_pages_that_a_policy_hides(qtbot: QtBot) -> None:
    for hidden, said in (((), "8 short steps"), (("case", "passcodes"), "6 short steps")):
        page = StartPage(has_requests=False, hidden=hidden)
        qtbot.addWidget(page)
        assert said in f"{empty(page).steps.accessibleName()} {empty(page).steps.accessibleDescription()}"
