"""Continue: gaps go along, and an answer that needs a change is named, reached and mended."""

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from tests.ui.shell.fields import choose, click_answer, errors, line, press_continue
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.you_page import YouPage


def test_continue_with_gaps_goes_on(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    assert window.windowTitle() == "You, step 2 of 8"
    press_continue(qtbot, window)
    assert window.navigator.step == "organizations"
    window.go("requester")
    assert errors(window) == {}
    assert window.page.summary.isHidden()


def make_mistakes(window: Window) -> None:
    window.go("requester")
    mistakes = {"source_email": "dana@northwind,example", "phone": "+1 415 555 O134"}
    for name, text in mistakes.items():
        window.navigator.edit(f"requester.{name}", text)
    window.refresh()


def test_continue_names_the_answers_that_need_a_change_and_goes_to_the_first(qtbot: QtBot, window: Window) -> None:
    make_mistakes(window)
    press_continue(qtbot, window)
    assert window.navigator.step == "requester"
    assert window.windowTitle() == "Error: You, step 2 of 8"
    bar = window.page.summary
    assert bar.isVisible()
    assert bar.text == "2 answers need a change: E-mail, Phone number"
    email = line(window, "requester.source_email")
    assert email.hasFocus()
    assert email.selectedText() == "dana@northwind,example"
    assert errors(window)["requester.source_email"] == "E-mail has a comma where a dot belongs."
    phone = line(window, "requester.phone")
    assert phone.isVisible(), "its part of the page is open"
    bar.links[1].setFocus()
    qtbot.keyClick(bar.links[1], Qt.Key.Key_Return)
    assert phone.hasFocus()
    press_continue(qtbot, window)
    assert window.navigator.step == "organizations", "the second time it goes on"
    assert window.navigator.draft.get("requester.phone") == "+1 415 555 O134"


def test_one_press_mends_a_slip_and_the_bar_goes_with_the_last(qtbot: QtBot, window: Window) -> None:
    make_mistakes(window)
    press_continue(qtbot, window)
    bar = window.page.summary
    for name, mended in (("source_email", "dana@northwind.example"), ("phone", "+1 415 555 0134")):
        row = window.page.rows[f"requester.{name}"]
        assert row.error.helps.text() == "Fix it"
        row.error.helps.setFocus()
        qtbot.keyClick(row.error.helps, Qt.Key.Key_Return)
        assert window.navigator.draft.get(row.path) == mended
        assert row.input.hasFocus()
        assert row.error.isHidden()
        assert bar.isVisible() is (name == "source_email")
    assert window.windowTitle() == "You, step 2 of 8"


def test_of_many_answers_the_bar_leads_to_the_first(qtbot: QtBot, window: Window) -> None:
    make_mistakes(window)
    window.navigator.edit("requester.saml", "yes")
    for name, text in {"name": "https://x", "company": "a@b.example", "placeholder_email": "sam"}.items():
        window.navigator.edit(f"requester.{name}", text)
    press_continue(qtbot, window)
    assert window.page.summary.text == "5 answers need a change Go to the first"
    assert line(window, "requester.name").hasFocus()


def test_what_an_answer_decides_is_no_error(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    choose(qtbot, window, "requester.source_access", "Read-only or network")
    choose(qtbot, window, "requester.source_access", "Network access only")
    page = window.page
    assert isinstance(page, YouPage)
    assert page.access.verdict.isVisible()
    assert page.access.verdict.said.text() == "Support acts only for full access to both."
    assert window.forward.text() == "&Continue all the same"
    press_continue(qtbot, window)
    assert window.navigator.step == "organizations"


def test_a_field_speaks_when_left_and_falls_silent_at_once(qtbot: QtBot, window: Window) -> None:
    qtbot.keyClick(window, "2", Qt.KeyboardModifier.AltModifier)
    assert window.navigator.step == "requester"
    email = line(window, "requester.source_email")
    email.setFocus()
    qtbot.keyClicks(email, "dana@northwind")
    assert errors(window) == {}
    qtbot.keyClick(email, Qt.Key.Key_Tab)
    assert list(errors(window)) == ["requester.source_email"]
    assert "E-mail must be" in errors(window)["requester.source_email"]
    email.setFocus()
    email.end(False)
    qtbot.keyClicks(email, ".example")
    assert errors(window) == {}
    assert window.navigator.draft.get("requester.source_email") == "dana@northwind.example"


def test_one_address_goes_into_both_fields_once_the_person_says_so(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    draft = window.navigator.draft
    email = line(window, "requester.source_email")
    email.setFocus()
    qtbot.keyClicks(email, "dana@northwind.exampl")
    assert draft.get("requester.destination_email") == "", "nobody has said that it is the same"
    choose(qtbot, window, "requester.destination_email", "Yes")
    email.setFocus()
    email.end(False)
    qtbot.keyClicks(email, "e")
    assert draft.get("requester.source_email") == draft.get("requester.destination_email") == "dana@northwind.example"
    email.clear()
    qtbot.keyClicks(email, "dana @northwind.example")
    assert errors(window) == {}, "nothing is said of it while it is typed"
    assert email.text() == "dana @northwind.example"
    email.clear()
    qtbot.keyClicks(email, "dana@northwind.example")
    page = window.page
    assert isinstance(page, YouPage)
    click_answer(qtbot, page.same.input, "No, they differ")
    assert draft.get("requester.destination_email") == ""
    assert draft.get("requester.source_email") == "dana@northwind.example"
    other = line(window, "requester.destination_email")
    assert other.isVisible()
    assert page.same.verdict.isVisible()
    other.setFocus()
    qtbot.keyClicks(other, "sam@northwind.example")
    email.setFocus()
    qtbot.keyClicks(email, ".org")
    assert draft.get("requester.destination_email") == "sam@northwind.example"
