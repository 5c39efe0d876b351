"""Ask a colleague, both sides in the real window, by clicks and keys, with real files; each side in five clicks."""

import json
from email.message import EmailMessage
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.kept_requests import notices
from transfer_wizard.export import colleague_mail
from transfer_wizard.request import questions
from transfer_wizard.request.draft import Draft
from transfer_wizard.resources import resource
from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.hand_over.ask_colleague import AskColleague
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage

LINK = "https://n219.meraki.com/o/i0-kTd/manage/organization/overview"
MOVE = "licenses.0.devices.1.move"


class Clicks:
    """Clicks as a person does, and counts them; choosing a file in the system's dialog counts as one."""

    def __init__(self, qtbot: QtBot) -> None:
        self.count = 0
        self._qtbot = qtbot

    def on(self, target: QWidget) -> None:
        self.count += 1
        assert target.isVisible()
        self._qtbot.mouseClick(target, Qt.MouseButton.LeftButton)

    def answer_with(self, path: Path) -> "AnswersOnce":
        return AnswersOnce(self, path)


class AnswersOnce:
    def __init__(self, clicks: Clicks, path: Path) -> None:
        self._clicks, self._path = clicks, path

    def __call__(self, suggested: str) -> str:
        self._clicks.count += 1
        return str(self._path)


@pytest.fixture(autouse=True)
def let_go(window: Window, monkeypatch: pytest.MonkeyPatch) -> None:
    """A test that fails with answers in no file ends all the same, without a person at the question about them."""
    monkeypatch.setattr(window, "ask_to_close", lambda problem: True)


@pytest.fixture
def clicks(qtbot: QtBot) -> Clicks:
    return Clicks(qtbot)


@pytest.fixture
def incomplete(session: Session, window: Window, sample: Draft) -> Draft:
    """The sample case with three gaps, kept among the person's requests."""
    sample.set("organizations.destination.url", "")
    sample.set("requester.saml", "unknown")
    sample.set(MOVE, "")
    session._store.save(sample)
    session.open(sample)
    return sample


def dialog(window: Window, clicks: Clicks) -> AskColleague:
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    clicks.on(page.send.also.rows["colleague"])
    return page.send.asking


def saved(qtbot: QtBot, label: QLabel, path: Path) -> None:
    qtbot.waitUntil(lambda: label.accessibleName() == f"Saved to {path}")


def a_reply(draft: Draft, path: Path, *answers: str) -> Path:
    """A reply file, as a colleague's program writes it."""
    from transfer_wizard.flow.colleague import ask, gaps
    from transfer_wizard.flow.navigator import Navigator

    asked = ask(draft, gaps(draft, Navigator(draft).verdict().problems))
    path.write_bytes(questions.write(asked.answered(answers)))
    return path


def test_three_gaps_there_and_back_in_at_most_five_clicks_a_side(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path
) -> None:
    asked_file, reply_file = tmp_path / "questions.json", tmp_path / "answers.json"
    asking = Clicks(qtbot)
    asks = dialog(window, asking)
    assert [choice.text() for choice in asks.choices] == [
        "Do you sign in with SAML single sign-on?",
        "Destination organization link: Northwind East",
        "Move: MX68 of license Z2A7-32TE-A8Y4",
    ]
    asks.saver._ask_path = asking.answer_with(asked_file)
    asking.on(asks.save)
    saved(qtbot, asks.saver.said, asked_file)
    qtbot.keyClick(asks, Qt.Key.Key_Escape)

    # The colleague has another computer: no request of that id is kept there.
    session._store.delete(incomplete.id)
    session.show_requests()
    answering = Clicks(qtbot)
    session.open_file(str(asked_file))
    answering.count += 2  # Open a file, and the file
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ColleaguePage))
    page = window.stack.currentWidget()
    assert isinstance(page, ColleaguePage)
    assert [row.path for row in page.rows] == [each.path for each in asks._questions]
    assert not window.side_panel.isVisible()
    answering.on(page.rows[0].input.findChildren(QWidget)[1])  # No
    page.rows[1].input.setFocus()
    qtbot.keyClicks(page.rows[1].input, LINK)
    qtbot.keyClick(page.rows[1].input, Qt.Key.Key_Tab)
    assert window.focusWidget() is page.rows[2].input
    qtbot.keyClicks(page.rows[2].input, "2")
    assert page.counted.text() == "3 of 3 questions answered."
    page.saver._ask_path = answering.answer_with(reply_file)
    answering.on(page.save)
    saved(qtbot, page.saver.said, reply_file)
    assert not page.then.visibleRegion().isEmpty(), "what to do with it"
    assert page.unsaved == ""

    # Back home.
    session._store.save(incomplete)
    merging = Clicks(qtbot)
    session.open_file(str(reply_file))
    merging.count += 2
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ReplyPage))
    reply = window.stack.currentWidget()
    assert isinstance(reply, ReplyPage)
    assert session._store.load(incomplete.id).draft.get(MOVE) == ""
    merging.on(reply.change)
    assert window.navigator.draft.id == incomplete.id
    assert window.navigator.draft.get(MOVE) == "2"
    assert window.navigator.draft.get("requester.saml") == "no"
    assert window.navigator.draft.get("organizations.destination.url") == LINK
    assert window.navigator.step == "review"
    assert window.undo.said.text() == "3 fields were changed."
    assert not window.undo.undo.isVisible()
    assert "changed" not in notices(window), "it does not stay on all pages"
    session.autosave.save()
    session.autosave.wait()
    assert session._store.load(incomplete.id).draft.get(MOVE) == "2"
    assert max(asking.count, answering.count, merging.count) <= 5, (asking.count, answering.count, merging.count)


def open_reply(qtbot: QtBot, session: Session, path: Path) -> ReplyPage:
    session.open_file(str(path))
    qtbot.waitUntil(lambda: isinstance(session.window.stack.currentWidget(), ReplyPage))
    page = session.window.stack.currentWidget()
    assert isinstance(page, ReplyPage)
    return page


@pytest.mark.parametrize(("around", "indent"), [("{}", "\N{NO-BREAK SPACE}" * 2), ("Here:\n\n> {}\nMarco", "\n> ")])
def test_a_reply_whose_text_is_pasted_opens_as_its_file_does(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path, around: str, indent: str
) -> None:
    path = a_reply(incomplete, tmp_path / "answers.json", "no", LINK, "2")
    text = path.read_text(encoding="utf-8").replace("  ", indent)
    text = text.replace('"', "”") if ">" in indent else text
    QGuiApplication.clipboard().setText(around.replace("{}", text))
    window.target.paste()
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), (ReplyPage, FoundPage)))
    page = window.stack.currentWidget()
    assert isinstance(page, ReplyPage)
    assert [each.theirs for each in page.chosen()] == ["no", LINK, "2"]
    assert session._store.load(incomplete.id).draft.values == incomplete.values


def a_mail(path: Path, *attached: Path, text: str = "") -> Path:
    """A saved mail of a colleague, with files attached."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "marco@northwind.example", "dana@northwind.example", "Re: Help"
    mail.set_content("Here you are.\nCustomer number 7114-5990\n" + text)
    for file in attached:
        mail.add_attachment(file.read_bytes(), "application", "json", filename=file.name)
    path.write_bytes(mail.as_bytes())
    return path


def opened_mail(qtbot: QtBot, session: Session, path: Path) -> QWidget | None:
    session.open_file(str(path))
    qtbot.waitUntil(lambda: isinstance(session.window.stack.currentWidget(), (ReplyPage, ColleaguePage, FoundPage)))
    return session.window.stack.currentWidget()


def test_a_reply_attached_to_a_saved_mail_opens_as_its_file_does(
    qtbot: QtBot, session: Session, incomplete: Draft, tmp_path: Path
) -> None:
    asked = a_reply(incomplete, tmp_path / "transfer-questions.json", "", "", "")
    path = a_reply(incomplete, tmp_path / "transfer-answers.json", "no", LINK, "2")
    page = opened_mail(qtbot, session, a_mail(tmp_path / "reply.eml", asked, path))
    assert isinstance(page, ReplyPage)
    assert [each.theirs for each in page.chosen()] == ["no", LINK, "2"]
    session.show_requests()
    inline = a_mail(tmp_path / "inline.eml", asked, text=path.read_text(encoding="utf-8").replace("\n", "\n> "))
    assert isinstance(opened_mail(qtbot, session, inline), ReplyPage)


def test_of_a_mail_that_brings_ones_own_questions_back_the_text_is_read(
    qtbot: QtBot, session: Session, incomplete: Draft, tmp_path: Path
) -> None:
    asked = a_reply(incomplete, tmp_path / "transfer-questions.json", "", "", "")
    page = opened_mail(qtbot, session, a_mail(tmp_path / "reply.eml", asked))
    assert isinstance(page, FoundPage)


def test_the_mail_that_asks_a_colleague_opens_as_its_questions(
    qtbot: QtBot, session: Session, incomplete: Draft, tmp_path: Path
) -> None:
    asked = a_reply(incomplete, tmp_path / "transfer-questions.json", "", "", "")
    written = colleague_mail.mail("Dana", [("Company", "")], has_file=True)
    path = tmp_path / "mail.eml"
    path.write_bytes(colleague_mail.render(written, asked.name, asked.read_bytes()))
    session._store.delete(incomplete.id)
    assert isinstance(opened_mail(qtbot, session, path), ColleaguePage)


def test_a_hostile_reply_attached_to_a_mail_is_one_sentence(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path
) -> None:
    path = a_reply(incomplete, tmp_path / "transfer-answers.json", "no", LINK, "x" * 20_000)
    session.open_file(str(a_mail(tmp_path / "reply.eml", path)))
    qtbot.waitUntil(lambda: "longer than 10000 characters" in notices(window))


def test_questions_whose_text_is_pasted_open_as_their_file_does(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path
) -> None:
    path = a_reply(incomplete, tmp_path / "questions.json", "", "", "")
    session._store.delete(incomplete.id)
    QGuiApplication.clipboard().setText(path.read_text(encoding="utf-8"))
    session.open_new()
    window.target.paste()
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), (ColleaguePage, FoundPage)))
    assert isinstance(window.stack.currentWidget(), ColleaguePage)


def test_a_long_list_of_questions_is_in_sight_from_its_beginning_and_so_is_what_saves_it(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    for side in ("source", "destination"):
        for name in ("name", "url", "licensing_model", "mx_edition"):
            sample.set(f"organizations.{side}.{name}", "")
        sample.set(f"requester.{side}_access", "")
    sample.set("licenses.0.expired", "")
    sample.set("licenses.0.expires_on", "")
    session.open(sample)
    asks = dialog(window, Clicks(qtbot))
    qtbot.waitUntil(lambda: asks.save.hasFocus())
    assert len(asks.choices) == 10
    for part in (asks.heading, asks.save):
        assert part.visibleRegion().boundingRect().size() == part.size()
    assert asks.save.width() == asks.save.sizeHint().width()
    assert not [choice.text() for choice in asks.choices if "?:" in choice.text()]


def test_each_answer_is_taken_or_kept_by_itself_and_all_at_once(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path, clicks: Clicks
) -> None:
    path = a_reply(incomplete, tmp_path / "answers.json", "yes", LINK, "2")
    incomplete.set("organizations.destination.url", "https://n219.meraki.com/o/Mine_1/manage")
    session._store.save(incomplete)
    page = open_reply(qtbot, session, path)
    assert [choice.isChecked() for choice in page.choices] == [True, False, True]
    assert page.change.text() == "&Change 2 fields"
    said = "\n".join(label.accessibleName() or label.text() for label in page.findChildren(QLabel))
    for text in (
        "Yours",
        "Theirs",
        "I don’t know",
        "Yes",
        "Not provided",
        "https://n219.meraki.com/o/Mine_1/manage",
        LINK,
    ):
        assert text in said
    words = [each for each in page.findChildren(QLabel) if each.text() in ("Yours", "Yes", "Not provided")]
    assert all(each.font() == page.font() and each.alignment() == Qt.AlignmentFlag.AlignTop for each in words)
    assert "Yours: I don’t know. Theirs: Yes." in page.choices[0].accessibleDescription()
    clicks.on(page.keep_all)
    assert page.chosen() == []
    assert not page.change.isVisible()
    clicks.on(page.take_all)
    assert len(page.chosen()) == 3
    page.choices[0].setFocus()
    qtbot.keyClick(page.choices[0], Qt.Key.Key_Space)
    page.ensureWidgetVisible(page.change)
    clicks.on(page.change)
    assert window.navigator.draft.get("requester.saml") == "unknown"
    assert window.navigator.draft.get("organizations.destination.url") == LINK


def test_whole_lists_there_and_back(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, tmp_path: Path, clicks: Clicks
) -> None:
    del sample.licenses[0]["devices"][:]
    session._store.save(sample)
    session.open(sample)
    asks = dialog(window, clicks)
    assert [choice.text() for choice in asks.choices] == ["Devices: license Z2A7-32TE-A8Y4"]
    clicks.on(asks.copy)
    assert "1. Devices: license Z2A7-32TE-A8Y4\n   A device model to a line" in QGuiApplication.clipboard().text()
    qtbot.keyClick(asks, Qt.Key.Key_Escape)
    del sample.licenses[:]
    session._store.save(sample)
    session.open(sample)
    asks, file = dialog(window, clicks), tmp_path / "questions.json"
    assert [choice.text() for choice in asks.choices] == ["Licenses"]
    asks.saver._ask_path = lambda suggested: str(file)
    clicks.on(asks.save)
    saved(qtbot, asks.saver.said, file)
    qtbot.keyClick(asks, Qt.Key.Key_Escape)

    session._store.delete(sample.id)
    session.show_requests()
    session.open_file(str(file))
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ColleaguePage))
    page = window.stack.currentWidget()
    assert isinstance(page, ColleaguePage)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    [row] = page.rows
    QGuiApplication.clipboard().setText("Key\tModel\tCount\nz2a732tea8y4\tMX68\t2\nQ2FJ-3SHB-Y2K2\tMX68\t1\n")
    row.input.setFocus()
    qtbot.keyClick(row.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClick(row.input, Qt.Key.Key_Tab)
    assert row.error.text().startswith("Line 3, “Q2FJ-3SHB-Y2K2")
    page.saver._ask_path = lambda suggested: str(file)
    clicks.on(page.save)
    saved(qtbot, page.saver.said, file)

    session._store.save(sample)
    reply = open_reply(qtbot, session, file)
    [choice] = reply.choices
    assert (choice.text(), choice.isChecked()) == ("Add theirs to yours", True)
    said = "\n".join(label.accessibleName() or label.text() for label in reply.findChildren(QLabel))
    assert "Z2A7-32TE-A8Y4, MX68, 2" in said
    assert "Left out of “Licenses”. Line 3, “Q2FJ-3SHB-Y2K2" in said
    clicks.on(reply.change)
    assert [license["key"] for license in window.navigator.draft.licenses] == ["Z2A7-32TE-A8Y4"]
    assert window.navigator.draft.get("licenses.0.devices.0.model") == "MX68"
    assert window.navigator.step == "review"


def test_leaving_the_reply_changes_nothing(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path, clicks: Clicks
) -> None:
    page = open_reply(qtbot, session, a_reply(incomplete, tmp_path / "answers.json", "yes", LINK, "2"))
    clicks.on(page.cancel)
    qtbot.waitUntil(lambda: window.windowTitle().startswith("Your requests"))
    assert session._store.load(incomplete.id).draft.values == incomplete.values


def test_a_reply_to_what_was_sent_changes_nothing(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path
) -> None:
    path = a_reply(incomplete, tmp_path / "answers.json", "yes", LINK, "2")
    incomplete.set("case_number", "05123456")
    session._store.save(incomplete)
    session.open_file(str(path))
    qtbot.waitUntil(lambda: "it stays as it is" in notices(window))
    assert not isinstance(window.stack.currentWidget(), ReplyPage)


def test_a_reply_filled_in_by_hand_is_taken_and_what_is_no_choice_is_told_by_its_label(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path
) -> None:
    path = a_reply(incomplete, tmp_path / "answers.json", "no", LINK, "2")
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace('"no"', '"No"'), encoding="utf-8")
    assert [each.theirs for each in open_reply(qtbot, session, path).chosen()] == ["no", LINK, "2"]
    session.show_requests()
    path.write_text(text.replace('"no"', '"perhaps"'), encoding="utf-8")
    assert [each.theirs for each in open_reply(qtbot, session, path).chosen()] == [LINK, "2"]
    assert "none of the choices: “Do you sign in with SAML single sign-on?”" in notices(window)


@pytest.mark.parametrize("answers", [("no", LINK, "2"), ("", "", "")])
def test_that_answers_are_to_a_request_that_is_not_here_is_said(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path, answers: tuple[str, ...]
) -> None:
    path = a_reply(incomplete, tmp_path / "answers.json", *answers)
    session._store.delete(incomplete.id)
    session.open_file(str(path))
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ColleaguePage))
    assert ("a request that is not among yours" in notices(window)) == any(answers)


def test_a_hostile_reply_is_one_sentence(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path
) -> None:
    path = a_reply(incomplete, tmp_path / "answers.json", "yes", LINK, "2")
    document = json.loads(path.read_text(encoding="utf-8"))
    document["questions"][0]["answer"] = "x" * 20_000
    path.write_text(json.dumps(document), encoding="utf-8")
    session.open_file(str(path))
    qtbot.waitUntil(lambda: "longer than 10000 characters" in notices(window))
    assert window.navigator.draft.values == incomplete.values


def opened_questions(qtbot: QtBot, session: Session, window: Window, draft: Draft, path: Path) -> ColleaguePage:
    """The questions about a request that is not here, as a colleague opens them."""
    a_reply(draft, path, "", "", "")
    session._store.delete(draft.id)
    session.open_file(str(path))
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), ColleaguePage))
    page = window.stack.currentWidget()
    assert isinstance(page, ColleaguePage)
    return page


def test_a_wrong_answer_is_told_and_may_be_sent_all_the_same(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path
) -> None:
    page = opened_questions(qtbot, session, window, incomplete, tmp_path / "questions.json")
    row = page.rows[2]
    row.input.setFocus()
    qtbot.keyClicks(row.input, "two")
    assert not row.error.isVisible()
    qtbot.keyClick(row.input, Qt.Key.Key_Tab)
    assert row.error.text() == "Move must be a whole number of at least 1."
    row.input.setFocus()
    qtbot.keyClick(row.input, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    qtbot.keyClicks(row.input, "2")
    assert not row.error.isVisible()


def test_answers_that_are_in_no_file_are_not_lost_without_a_word(
    qtbot: QtBot, session: Session, window: Window, incomplete: Draft, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    page = opened_questions(qtbot, session, window, incomplete, tmp_path / "questions.json")
    asked: list[str] = []

    def stay(problem: str) -> bool:
        asked.append(problem)
        return False

    monkeypatch.setattr(window, "ask_to_close", stay)
    qtbot.keyClicks(page.rows[2].input, "2")
    assert not window.close()
    page.closed.emit()
    session.open_file(str(resource("sample_case.json")))
    qtbot.waitUntil(lambda: len(asked) == 3)
    session.open_new()
    assert asked == ["Your answers are not saved as a reply yet."] * 4
    assert window.stack.currentWidget() is page
    monkeypatch.setattr(window, "ask_to_close", lambda problem: True)
    page.closed.emit()
    assert window.stack.currentWidget() is not page


def test_the_questions_go_as_a_mail_or_as_text(
    qtbot: QtBot, window: Window, incomplete: Draft, tmp_path: Path, clicks: Clicks
) -> None:
    asks = dialog(window, clicks)
    path = tmp_path / "mail.eml"
    asks.saver._ask_path = lambda suggested: str(path)
    clicks.on(asks.save_mail)
    saved(qtbot, asks.saver.said, path)
    assert b'filename="transfer-questions.json"' in path.read_bytes()
    asks.choices[0].setFocus()
    qtbot.keyClick(asks.choices[0], Qt.Key.Key_Space)
    clicks.on(asks.copy)
    text = QGuiApplication.clipboard().text()
    assert "1. Destination organization link: Northwind East" in text
    assert "SAML" not in text
    for choice in asks.choices:
        choice.setChecked(False)
    clicks.on(asks.save)
    assert asks.saver.said.text() == "Choose at least one field to ask for."


def test_without_gaps_nobody_is_asked(window: Window, session: Session, sample: Draft) -> None:
    session.open(sample)
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    page.send.also.rows["colleague"].click()
    assert page.send.shown == "colleague"
    assert "Nothing is left to ask" in " ".join(
        label.text() for label in page.findChildren(QLabel) if label.isVisible()
    )
