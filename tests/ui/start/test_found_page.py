"""Bringing what one has: pasted or dropped anywhere, looked through, used, and taken back as one."""

from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QMimeData, QPoint, QPointF, Qt, QTimer, QUrl
from PySide6.QtGui import QAccessible, QDragEnterEvent, QDropEvent, QGuiApplication, QImage, QShowEvent, QWindow
from PySide6.QtWidgets import QApplication, QLabel, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.intake.reading import read_text
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.texts import Link
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.shell.step_list import StepModel
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.ui.start.found_rows import FoundRow
from transfer_wizard.ui.start.start_page import StartPage
from transfer_wizard.ui.steps.page import Page

MAIL = """Source organization: Northwind West
Destination organization: Northwind East
Customer number 7114-5990

Z2A7-32TE-A8Y4  25 x MR Enterprise (move 10)
Hello there
"""


def found(qtbot: QtBot, window: Window) -> FoundPage:
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    page = window.stack.currentWidget()
    assert isinstance(page, FoundPage)
    return page


def paste(qtbot: QtBot, window: Window, text: str) -> FoundPage:
    """Ctrl+V with the focus outside a text field."""
    QGuiApplication.clipboard().setText(text)
    window.back.setFocus()
    qtbot.keyClick(window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    return found(qtbot, window)


def test_what_was_written_for_the_person_follows_what_is_used_and_taken_back(program: Program, qtbot: QtBot) -> None:
    window = program.window
    qtbot.keyClick(paste(qtbot, window, MAIL).use, Qt.Key.Key_Return)
    window.go("case")
    assert window.navigator.draft.get("case.scope").startswith("1 license key and 10 devices")
    qtbot.mouseClick(window.undo.undo, Qt.MouseButton.LeftButton)
    assert window.navigator.draft.get("case.scope") == "Only the licenses of this request."
    program.services().autosave.finish()


def test_what_is_used_opens_at_its_page_and_no_other_page_is_made_or_shown(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    window = program.window
    window.go("requester")
    page = paste(qtbot, window, "Z2A7-32TE-A8Y4 1 MX68")
    shown: list[str] = []
    show = Page.showEvent

    def note(page: Page, event: QShowEvent) -> None:
        shown.append(page.step.id)
        show(page, event)

    monkeypatch.setattr(Page, "showEvent", note)
    qtbot.keyClick(page.use, Qt.Key.Key_Return)
    assert list(window._pages) == shown == ["licenses"]
    assert isinstance(window.page, LicensesPage)
    assert window.page.narrow_part is None, "the page was laid out once, for the room that it has"
    program.services().autosave.finish()


def test_nothing_is_taken_back_of_a_request_that_was_sent(program: Program, qtbot: QtBot) -> None:
    window = program.window
    qtbot.keyClick(paste(qtbot, window, MAIL).use, Qt.Key.Key_Return)
    window.navigator.edit("case_number", "05123456")
    qtbot.mouseClick(window.undo.undo, Qt.MouseButton.LeftButton)
    assert len(window.navigator.draft.licenses) == 1
    assert window.undo.said.text() == "This was sent, and stays as it is."
    program.services().autosave.finish()


def test_what_is_brought_onto_the_sample_begins_a_request_of_its_own(program: Program, qtbot: QtBot) -> None:
    """Else the sample would come back as a request, to be sent as it stands."""
    window, session = program.window, program.services()
    session.open_sample()
    qtbot.waitUntil(lambda: window.navigator.is_sample)
    page = paste(qtbot, window, MAIL)
    qtbot.keyClick(page.use, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not window.navigator.is_sample)
    assert window.navigator.draft.get("requester.name") == ""
    assert [row["key"] for row in window.navigator.draft.licenses] == ["Z2A7-32TE-A8Y4"]
    session.open_sample()
    qtbot.waitUntil(lambda: window.navigator.is_sample)
    paste(qtbot, window, MAIL).closed.emit()
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), StartPage))
    session.autosave.finish()


def test_paste_use_and_undo(program: Program, qtbot: QtBot) -> None:
    window = program.window
    page = paste(qtbot, window, MAIL)
    assert page.heading.text() == "We found 4 things"
    assert window.focusWidget() is page.heading
    assert page.use.text() == "&Use 4 things"
    assert not page.text.legend.isHidden()
    qtbot.keyClick(page.boxes[0], Qt.Key.Key_Space)
    assert page.use.text() == "&Use 3 things"
    qtbot.keyClick(page.use, Qt.Key.Key_Return)
    draft = window.navigator.draft
    assert draft.get("organizations.source.name") == ""
    assert draft.get("organizations.destination.name") == "Northwind East"
    assert [row["key"] for row in draft.licenses] == ["Z2A7-32TE-A8Y4"]
    assert window.undo.said.text() == "3 things added."
    assert window.navigator.step == "route"  # the first page with something left
    qtbot.mouseClick(window.undo.undo, Qt.MouseButton.LeftButton)
    assert window.navigator.draft.is_blank
    qtbot.mouseClick(window.undo.redo, Qt.MouseButton.LeftButton)
    assert window.navigator.draft.get("customer_number") == "7114-5990"
    program.services().autosave.finish()
    assert program.services()._store.load(draft.id).draft.get("customer_number") == "7114-5990"


def test_every_value_says_what_it_was_read_from(program: Program, qtbot: QtBot) -> None:
    page = paste(qtbot, program.window, MAIL)
    box = page.boxes[0]
    assert box.accessibleName() == "Source organization name: Northwind West"
    assert box.accessibleDescription() == "Read from “Source organization: Northwind West”, line 1."


def test_what_differs_from_the_request_is_shown_beside_it_and_kept(
    program: Program, sample: Draft, qtbot: QtBot
) -> None:
    session, window = program.services(), program.window
    session.open(sample)
    page = paste(qtbot, window, "Customer number 6603-2917\n")
    assert len(page.questions) == 1
    qtbot.keyClick(page.nothing, Qt.Key.Key_Return)
    assert window.navigator.draft is sample
    assert sample.get("customer_number") == "7114-5990"
    page = paste(qtbot, window, "Customer number 6603-2917\n")
    qtbot.keyClick(page.use, Qt.Key.Key_Return)  # yours is chosen
    assert window.navigator.draft.get("customer_number") == "7114-5990"


def test_a_text_field_takes_its_own_paste(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.go("requester")
    QGuiApplication.clipboard().setText("Dana Whitfield")
    field = window.page.rows["requester.name"].input
    field.setFocus()
    qtbot.keyClick(field, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.navigator.draft.get("requester.name") == "Dana Whitfield"
    assert not isinstance(window.stack.currentWidget(), FoundPage)


def test_a_file_that_is_dropped_is_read_and_shows_where_it_will_go(
    program: Program, qtbot: QtBot, tmp_path: Path
) -> None:
    path = tmp_path / "mail.txt"
    path.write_text(MAIL, encoding="utf-16")
    window = program.window
    brought = QMimeData()
    brought.setUrls([QUrl.fromLocalFile(str(path))])
    buttons, modifiers = Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(300, 300), Qt.DropAction.CopyAction, brought, buttons, modifiers)
    QApplication.sendEvent(window, enter)
    assert enter.isAccepted()
    assert window.target.isVisible()
    QApplication.sendEvent(window, QDropEvent(QPointF(300, 300), Qt.DropAction.CopyAction, brought, buttons, modifiers))
    assert window.target.isHidden()
    assert found(qtbot, window).heading.text() == "We found 4 things"


@pytest.mark.parametrize(
    ("kind", "sentence"),
    [("nothing", "The clipboard has no text."), ("picture", "This is a picture. Copy its text instead.")],
)
def test_what_cannot_be_read_is_told(program: Program, qtbot: QtBot, kind: str, sentence: str) -> None:
    clipboard = QGuiApplication.clipboard()
    clipboard.clear()
    if kind == "picture":
        clipboard.setImage(QImage(4, 4, QImage.Format.Format_RGB32))
    program.window.target.paste()
    qtbot.waitUntil(lambda: program.window.notices.isVisible())
    labels = program.window.notices.findChildren(type(program.window.footer.saved))
    assert any(label.text().startswith(sentence) for label in labels)


def test_what_is_told_of_a_paste_goes_with_the_page(program: Program, qtbot: QtBot) -> None:
    window = program.window
    QGuiApplication.clipboard().setText(" ")
    window.go("licenses")
    window.target.paste()
    assert window.notices.isVisible()
    window.add_notice("Transfer Wizard ended unexpectedly.")
    window.go("case")

    def told() -> list[str]:
        return [label.text() for label in window.notices.findChildren(QLabel) if label.isVisible()]

    qtbot.waitUntil(lambda: told() == ["Transfer Wizard ended unexpectedly."])


def test_what_cannot_be_read_leaves_the_focus_where_it_was(program: Program, qtbot: QtBot) -> None:
    window = program.window
    QGuiApplication.clipboard().setText(" ")
    button = window.page.findChildren(QRadioButton)[0]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    assert window.notices.isVisible()
    assert window.focusWidget() is button


def test_nothing_to_use_shows_the_reasons_at_once(program: Program, qtbot: QtBot, qapp: QApplication) -> None:
    shown: list[QWindow | None] = []
    qapp.focusWindowChanged.connect(shown.append)
    page = paste(qtbot, program.window, "Q2FJ-3SHB-Y2K2\n")
    qtbot.wait(100)
    qapp.focusWindowChanged.disconnect(shown.append)
    assert shown == []  # no part of the page was a window of its own for a moment
    assert program.window.focusWidget() is page.heading
    assert page.heading.text() == "We found nothing to use"
    assert page.reasons.isVisible()
    assert page.use.isHidden()
    assert page.text.legend.isHidden(), "nothing is marked"


@pytest.mark.parametrize(
    ("key", "modifiers"),
    [(Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier), (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)],
)
def test_from_where_nothing_was_found_escape_and_undo_lead_back_and_take_back_nothing_else(
    program: Program, qtbot: QtBot, key: Qt.Key, modifiers: Qt.KeyboardModifier
) -> None:
    window = program.window
    qtbot.keyClick(paste(qtbot, window, STORY).use, Qt.Key.Key_Return)
    window.go("organizations")
    for number in range(3):
        page = paste(qtbot, window, "Q2FJ-3SHB-Y2K2\n")
        place = (page.heading, page.nothing, page.text.text)[number]
        place.setFocus()
        assert QApplication.focusWidget() is place
        qtbot.keyClick(place, key, modifiers)
        qtbot.waitUntil(lambda: window.stack.currentWidget() is window.page)
        assert window.navigator.step == "organizations"
        assert window.navigator.draft.get("requester.name") == "Dana Whitfield"


def test_what_was_found_is_not_lost_to_escape_or_to_the_undoing_of_something_else(
    program: Program, qtbot: QtBot
) -> None:
    window = program.window
    qtbot.keyClick(paste(qtbot, window, STORY).use, Qt.Key.Key_Return)
    page = paste(qtbot, window, "Phone: +1 415 555 0134\n")
    for key, modifiers in (
        (Qt.Key.Key_Escape, Qt.KeyboardModifier.NoModifier),
        (Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier),
    ):
        qtbot.keyClick(page.heading, key, modifiers)
        assert window.stack.currentWidget() is page
    qtbot.keyClick(page.nothing, Qt.Key.Key_Return)
    assert window.navigator.draft.get("requester.name") == "Dana Whitfield"


STORY = """Name: Dana Whitfield
Source organization: Northwind West
Destination organization: Northwind East
Licensing model: co-term
Z2A7-32TE-A8Y4  MR Enterprise  10 of 25
Hello there
"""


def test_what_was_found_is_marked_in_what_was_pasted(program: Program, qtbot: QtBot) -> None:
    page = paste(qtbot, program.window, STORY)
    program.window.resize(1180, 760)
    assert page.text.text.toPlainText().startswith("Name: Dana Whitfield")
    assert page.text.about.text() == "Text, 6 lines"
    marked = [selection.cursor.selectedText() for selection in page.text.text.extraSelections()]
    for words in ("Dana Whitfield", "Northwind West", "Northwind East", "Z2A7-32TE-A8Y4", "MR Enterprise"):
        assert words in marked, words


def test_a_row_shows_its_place_and_a_mark_leads_to_its_row(program: Program, qtbot: QtBot) -> None:
    page = paste(qtbot, program.window, STORY)
    number, box = next(iter(page.boxes.items()))
    box.setFocus()
    strong = [each for each in page.text.text.extraSelections() if each.format.fontWeight() > 500]
    assert [each.cursor.selectedText() for each in strong] == ["Dana Whitfield"]
    other = list(page.boxes)[1]
    place = page.text.text.toPlainText().index("Northwind West") + 3
    page.text.text.pressed.emit(place)
    assert page.boxes[other].hasFocus()
    assert number != other


def test_a_conflict_comes_first_and_is_not_counted_before_it_is_decided(program: Program, qtbot: QtBot) -> None:
    text = "Phone: +1 415 555 0134\nPhone: +1 415 555 0199\nName: Dana Whitfield\n"
    page = paste(qtbot, program.window, text)
    [card] = page.questions
    assert page.heading.text() == "We found 2 things"
    assert page.waits.text() == "1 waits for your choice"
    assert page.use.text() == "&Use 1 thing"
    qtbot.mouseClick(card.group.button(1), Qt.MouseButton.LeftButton)
    assert page.waits.text() == ""
    assert page.use.text() == "&Use 2 things"
    qtbot.keyClick(page.use, Qt.Key.Key_Return)
    assert program.window.navigator.draft.get("requester.phone") == "+1 415 555 0199"


def test_a_link_is_shown_from_its_start_and_no_step_is_in_sight(program: Program, qtbot: QtBot) -> None:
    window = program.window
    link = "https://n149.meraki.com/o/VjjsAd/manage/organization/overview"
    page = paste(qtbot, window, f"Source organization: Northwind West\nSource organization link: {link}\n")
    texts = [label.text().replace("\u200b", "") for label in page.findChildren(QLabel)]
    assert "n149.meraki.com/o/VjjsAd/…" in texts
    assert any(link in box.accessibleName() for box in page.boxes.values()), "whoever hears it hears all of it"
    steps = window.steps.model()
    assert isinstance(steps, StepModel)
    assert not steps.has_current
    qtbot.keyClick(page.use, Qt.Key.Key_Return)
    steps = window.steps.model()
    assert isinstance(steps, StepModel)
    assert steps.has_current


def test_one_thing_is_one_thing(program: Program, qtbot: QtBot) -> None:
    page = paste(qtbot, program.window, "Customer number 7114-5990\n")
    assert page.heading.text() == "We found 1 thing"


def test_below_a_width_what_was_pasted_is_a_press_away(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.setMinimumSize(1180, 700)
    page = paste(qtbot, window, STORY)
    window.resize(1180, 760)
    qtbot.waitUntil(page.text.isVisible)
    assert not page.show_text.isVisible()
    window.setMinimumSize(400, 300)
    window.resize(800, 600)
    qtbot.waitUntil(lambda: not page.text.isVisible())
    qtbot.keyClick(page.show_text, Qt.Key.Key_Space)
    assert page.text.isVisible()
    qtbot.keyClick(page.show_text, Qt.Key.Key_Space)
    assert page.sheet.isVisible()


def test_a_step_beside_what_was_found_leads_on_without_it(program: Program, qtbot: QtBot) -> None:
    window = program.window
    window.go("requester")
    paste(qtbot, window, STORY)
    window.steps.chosen.emit("case")
    assert window.navigator.step == "case"
    assert window.navigator.draft.is_blank


def test_what_support_asks_for_leads_to_its_field(program: Program, qtbot: QtBot) -> None:
    text = """From: Meraki Support <support@meraki.com>
Subject: Case 05123456

Hi Dana,
please send us the name of the destination organization.
"""
    page = paste(qtbot, program.window, text)
    ways = [link for link in page.findChildren(Link) if link.text() == "Destination organization name"]
    assert ways, [link.text() for link in page.findChildren(Link)]
    ways[0].click()
    window = program.window
    assert window.navigator.step == "organizations"
    assert window.focusWidget() is window.page.field("organizations.destination.name")


def test_ten_thousand_keys_are_one_row(program: Program, qtbot: QtBot) -> None:
    lines = "\n".join(f"Z2AA-{number // 10_000:04}-{number % 10_000:04} MX68 1" for number in range(1, 10_001))
    page = paste(qtbot, program.window, lines)
    assert page.heading.text() == "We found 10,000 things"
    assert len(page.findChildren(QWidget)) < 200
    assert len(page.text.text.extraSelections()) < 500  # those in sight


def test_look_alikes_are_shown_with_the_sign_in_doubt_underlined(program: Program, qtbot: QtBot) -> None:
    page = paste(qtbot, program.window, "Z2KD-8QWN-4RTX MX68 1\nZ2KD-BQWN-4RTX MX68 1\n")
    card = next(card for card in page.questions if "in this key?" in card.accessibleName())
    shown = [label.text() for label in card.findChildren(QLabel) if "<u>" in label.text()]
    assert any("Z2KD-<u><b>B</b></u>QWN-4RTX" in text for text in shown)


def test_a_mail_is_pasted_decided_used_and_taken_back_by_the_keyboard_alone(program: Program, qtbot: QtBot) -> None:
    window, session = program.window, program.services()
    session.show_requests()
    qtbot.waitUntil(lambda: session.requests.page is not None and session.requests.page.is_listed)
    QGuiApplication.clipboard().setText("Phone: +1 415 555 0134\nPhone: +1 415 555 0199\nName: Dana Whitfield\n")

    def press(key: Qt.Key, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        focused = QApplication.focusWidget()
        assert focused is not None
        qtbot.keyClick(focused, key, modifiers)

    def tab_to(words: str) -> None:
        for _step in range(40):
            focused = QApplication.focusWidget()
            name = QAccessible.queryAccessibleInterface(focused).text(QAccessible.Text.Name) if focused else ""
            if words in name:
                return
            press(Qt.Key.Key_Tab)
        raise AssertionError(f"Tab does not come to {words}")

    press(Qt.Key.Key_Return)  # Paste has the focus
    page = found(qtbot, window)
    tab_to("+1 415 555 0134")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Down)
    assert page.questions[0].group.checkedId() == 1
    tab_to("Your name")
    press(Qt.Key.Key_Space)
    press(Qt.Key.Key_Space)
    tab_to("Use 2 things")
    press(Qt.Key.Key_Return)
    draft = window.navigator.draft
    assert draft.get("requester.phone") == "+1 415 555 0199"
    assert draft.get("requester.name") == "Dana Whitfield"
    tab_to("Undo")
    press(Qt.Key.Key_Return)
    assert window.navigator.draft.is_blank


def test_a_value_says_beside_its_field_where_it_was_read_until_it_is_edited(program: Program, qtbot: QtBot) -> None:
    window = program.window
    mail = "From: Dana Whitfield <dana@northwind.example>\nSubject: Move\n\nSource organization: Northwind West\n"
    page = paste(qtbot, window, mail)
    qtbot.keyClick(page.use, Qt.Key.Key_Return)
    window.go("organizations")
    row = window.page.rows["organizations.source.name"]
    assert row.origin
    mark, words = row.origin
    assert (mark.name, words.text(), words.isVisible()) == ("mail", "from your e-mail", True)
    assert "from your e-mail" in row.input.accessibleDescription()
    other = window.page.rows["organizations.destination.name"]
    assert other.origin is None
    row.input.setFocus()
    qtbot.keyClicks(row.input, "!")
    assert not words.isVisible()


def test_what_is_asked_of_all_rows_waits_for_a_choice_as_its_card_shows(program: Program, qtbot: QtBot) -> None:
    page = paste(qtbot, program.window, "Z2A7-32TE-A8Y4 25 x MR Enterprise\nZ2KD-8QWN-4RTX 6 x MS120-24P\n")
    assert len(page.questions) == 2
    assert page.waits.text() == "2 wait for your choice"
    qtbot.mouseClick(page.questions[0].group.button(0), Qt.MouseButton.LeftButton)
    assert page.waits.text() == "1 waits for your choice"


def test_what_belongs_to_a_value_stands_in_line_with_it(program: Program, qtbot: QtBot) -> None:
    page = paste(qtbot, program.window, MAIL)
    row = next(each for each in page.findChildren(FoundRow) if each.box.text() == "Key")
    title = next(each for each in row.findChildren(QLabel) if each.text() == "Devices")

    def ink(widget: QWidget, start: int) -> int:
        """The first column from there on that is not of one colour."""
        drawn = widget.grab().toImage()
        rows = range(drawn.height())
        return next(x for x in range(start, drawn.width()) if len({drawn.pixel(x, y) for y in rows}) > 1)

    box = 3 * theme.GRID
    assert abs(ink(row.box, box) - ink(title, 0)) <= 1


def test_what_was_found_is_shown_in_another_turn_than_its_page_is_made(
    program: Program, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    turns: list[str] = []
    fill = FoundPage.put_text

    def filled(page: FoundPage) -> None:
        fill(page)
        turns.append("filled")
        QTimer.singleShot(0, lambda: turns.append("heard"))

    monkeypatch.setattr(FoundPage, "showEvent", lambda _page, _event: turns.append("shown"))
    monkeypatch.setattr(FoundPage, "put_text", filled)
    program.services().finding.show(read_text(MAIL))
    QCoreApplication.sendPostedEvents()
    turns.append("heard")
    found(qtbot, program.window)
    assert turns == ["heard", "filled", "heard", "shown"]


def test_what_was_found_does_not_come_over_a_request_that_was_opened_meanwhile(program: Program, qtbot: QtBot) -> None:
    window, session = program.window, program.services()
    session.finding.show(read_text(MAIL))
    session.open_new()
    qtbot.wait(50)
    assert not isinstance(window.stack.currentWidget(), FoundPage)
