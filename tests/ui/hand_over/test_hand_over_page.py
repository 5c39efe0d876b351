"""Hand over, in the real window, by clicks and keys, with real files."""

import datetime
from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QPlainTextEdit, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.openers import Opener
from tests.ui.sending import dashboard, exports, webform
from transfer_wizard.app import Program
from transfer_wizard.export.form_text import form_text
from transfer_wizard.export.formats import FORMATS, render
from transfer_wizard.export.summary import summarize
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.translations import speaking
from transfer_wizard.ui.hand_over.export_panel import USES, file_name
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.hand_over.send_part import SendPart
from transfer_wizard.ui.hand_over.way import Way
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.step_pages import make_page
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.page import Page

DAY = datetime.date(2026, 11, 24)


class Asked:
    """Stands in for the person at the system's file dialog."""

    def __init__(self) -> None:
        self.suggested: list[str] = []
        self.answer: Callable[[str], str] = lambda suggested: ""

    def __call__(self, suggested: str) -> str:
        self.suggested.append(suggested)
        return self.answer(suggested)


@pytest.fixture
def asked() -> Asked:
    return Asked()


MakePage = Callable[[Draft], HandOverPage]


@pytest.fixture
def open_page(
    program: Program, session: Session, window: Window, asked: Asked, monkeypatch: pytest.MonkeyPatch
) -> MakePage:
    """Hand over of a draft in the window, with both passcodes of today at hand."""

    def page_of(navigator: Navigator) -> Page:
        if navigator.step == "hand-over":
            return HandOverPage(
                navigator.current,
                navigator,
                session.keeper,
                program.clipboard,
                folder_of_person(),
                program.guide,
                asked,
            )
        return make_page(navigator, lambda: session.keeper, lambda: program.clipboard, program.guide)

    monkeypatch.setattr(window, "_make_page", page_of)

    def make(draft: Draft) -> HandOverPage:
        session.open(draft)
        session.keeper.stage = VaultStage.ANSWERED
        window.navigator.passcodes = dict.fromkeys(Side, datetime.date.today())
        window.navigator.changed("passcode")
        window.steps.chosen.emit("hand-over")
        page = window.page
        assert isinstance(page, HandOverPage)
        return page

    return make


def click(qtbot: QtBot, page: HandOverPage, target: QWidget) -> None:
    page.ensureWidgetVisible(target)
    qtbot.mouseClick(target, Qt.MouseButton.LeftButton)


def choose(page: HandOverPage, format_id: str) -> None:
    number = [each.id for each in FORMATS].index(format_id)
    exports(page).choices.button(number).click()


def previewed(page: HandOverPage) -> str:
    box = exports(page).preview.currentWidget()
    assert isinstance(box, QPlainTextEdit | QTextBrowser)
    return box.toPlainText()


def test_case_text_and_subject_go_to_the_clipboard(qtbot: QtBot, open_page: MakePage, sample: Draft) -> None:
    page = open_page(sample)
    summary = summarize(sample, datetime.date.today(), page.navigator.passcodes)
    texts = dashboard(page).texts
    click(qtbot, page, texts.text.copy)
    assert QGuiApplication.clipboard().text() == form_text(summary).text
    assert texts.text.copied.isVisibleTo(page)
    click(qtbot, page, texts.subject.copy)
    assert QGuiApplication.clipboard().text() == summary.subject
    assert texts.subject.copied.isVisibleTo(page)


def test_a_case_text_that_is_too_long_is_short_in_one_press(qtbot: QtBot, open_page: MakePage, sample: Draft) -> None:
    sample.set("case.scope", "One site after another. " * 300)
    page = open_page(sample)
    texts = dashboard(page).texts
    whole = len(form_text(summarize(sample, datetime.date.today(), page.navigator.passcodes), None).text)
    assert texts.length.text() == f"{whole:,} of 4,000 characters"
    assert texts.length.property("role") == "note"
    click(qtbot, page, texts.shorten)
    assert texts.length.property("role") == "quiet"
    assert not texts.shorten.isVisibleTo(page)
    assert "Attach the PDF and the license table" in texts.left_out.text()
    click(qtbot, page, texts.text.copy)
    assert len(QGuiApplication.clipboard().text()) <= 4_000
    assert "Z2A7-32TE-A8Y4" in QGuiApplication.clipboard().text()


def test_the_text_can_be_looked_at_and_the_limit_set_for_each_box(
    qtbot: QtBot, open_page: MakePage, sample: Draft
) -> None:
    page = open_page(sample)
    texts = dashboard(page).texts
    summary = texts._case.summary()
    assert summary is not None
    with speaking("en"):
        whole = form_text(summary, None).text
    assert texts.length.text() == f"{len(whole):,} of 4,000 characters"
    assert not texts.left_out.isVisibleTo(page)
    click(qtbot, page, texts.look)
    box = texts.findChild(QPlainTextEdit)
    assert isinstance(box, QPlainTextEdit)
    assert box.toPlainText() == whole.rstrip("\n") or box.toPlainText() == whole
    texts.limit.setFocus()
    texts.limit.selectAll()
    qtbot.keyClicks(texts.limit, "900")
    assert texts.length.text().endswith(" of 900 characters")
    assert texts.left_out.isVisibleTo(page)
    assert len(box.toPlainText()) <= 900
    texts.limit.selectAll()
    qtbot.keyClicks(texts.limit, "12")
    assert texts.wrong.text() == "The limit must be a number from 500 up; it is 900 until then."
    QGuiApplication.clipboard().setText("９００")
    texts.limit.selectAll()
    texts.limit.paste()
    assert not texts.wrong.isVisibleTo(page), "digits as wide as letters are digits"
    click(qtbot, page, texts.look)
    assert not box.isVisibleTo(page)
    other = webform(page).texts
    assert other.length.text() == f"{len(whole):,} of 4,000 characters", "another box has a limit of its own"


@pytest.mark.parametrize("format_id", [each.id for each in FORMATS])
def test_each_format_is_saved_where_asked(
    qtbot: QtBot, open_page: MakePage, sample: Draft, asked: Asked, tmp_path: Path, format_id: str
) -> None:
    page = open_page(sample)
    asked.answer = lambda suggested: str(tmp_path / Path(suggested).name)
    choose(page, format_id)
    click(qtbot, page, exports(page).save)
    saved = tmp_path / Path(asked.suggested[0]).name
    qtbot.waitUntil(lambda: exports(page).saver.said.accessibleName() == f"Saved to {saved}")
    if format_id == "pdf":
        assert saved.read_bytes().startswith(b"%PDF-")
    else:
        today, passcodes = datetime.date.today(), page.navigator.passcodes
        assert saved.read_bytes() == render(sample, format_id, today, "en", passcodes)
    assert [each.name for each in tmp_path.iterdir() if each.is_file()] == [saved.name]


@pytest.mark.parametrize("is_wanted", [True, False])
def test_a_license_table_is_saved_with_a_byte_order_mark_or_without(
    qtbot: QtBot, open_page: MakePage, sample: Draft, asked: Asked, tmp_path: Path, is_wanted: bool
) -> None:
    page = open_page(sample)
    asked.answer = lambda suggested: str(tmp_path / "keys.csv")
    assert not exports(page).has_mark.isVisibleTo(page)
    choose(page, "csv")
    assert exports(page).has_mark.isVisibleTo(page)
    if not is_wanted:
        click(qtbot, page, exports(page).has_mark)
    click(qtbot, page, exports(page).save)
    qtbot.waitUntil(lambda: exports(page).saver.folder.isVisibleTo(page))
    assert (tmp_path / "keys.csv").read_bytes().startswith(b"\xef\xbb\xbf" if is_wanted else b"key,model,")


def test_saved_file_can_be_found(
    qtbot: QtBot, open_page: MakePage, sample: Draft, asked: Asked, tmp_path: Path, opener: Opener
) -> None:
    page = open_page(sample)
    folder = tmp_path / "cases"
    folder.mkdir()
    asked.answer = lambda suggested: str(folder / Path(suggested).name)
    click(qtbot, page, exports(page).save)
    qtbot.waitUntil(lambda: exports(page).saver.folder.isVisibleTo(page))
    click(qtbot, page, exports(page).saver.folder)
    assert opener.opened == [QUrl.fromLocalFile(str(folder)).toString()]
    click(qtbot, page, exports(page).save)
    assert Path(asked.suggested[1]).parent == folder
    qtbot.waitUntil(lambda: exports(page).saver.folder.isVisibleTo(page))


def test_nothing_is_written_when_nobody_says_where(
    qtbot: QtBot, open_page: MakePage, sample: Draft, asked: Asked
) -> None:
    page = open_page(sample)
    click(qtbot, page, exports(page).save)
    assert len(asked.suggested) == 1
    assert not exports(page).saver.said.isVisibleTo(page)


def test_name_made_longer_here_never_overwrites(
    qtbot: QtBot, open_page: MakePage, sample: Draft, asked: Asked, tmp_path: Path
) -> None:
    page = open_page(sample)
    there = tmp_path / "case.txt"
    there.write_text("precious", encoding="utf-8")
    asked.answer = lambda suggested: str(tmp_path / "case")
    click(qtbot, page, exports(page).save)
    qtbot.waitUntil(lambda: exports(page).saver.said.property("role") == "error")
    assert "there is a file" in exports(page).saver.said.accessibleName()
    assert there.read_text(encoding="utf-8") == "precious"


def test_disk_that_takes_nothing_is_told(
    qtbot: QtBot, open_page: MakePage, sample: Draft, asked: Asked, tmp_path: Path
) -> None:
    page = open_page(sample)
    asked.answer = lambda suggested: str(tmp_path / "gone" / "case.txt")
    click(qtbot, page, exports(page).save)
    expected = f"Not saved: there is no folder “{tmp_path / 'gone'}”."
    qtbot.waitUntil(lambda: exports(page).saver.said.accessibleName() == expected)
    assert not exports(page).saver.folder.isVisibleTo(page)


def test_page_may_go_while_its_file_is_written(
    qtbot: QtBot, open_page: MakePage, session: Session, sample: Draft, asked: Asked, tmp_path: Path
) -> None:
    page = open_page(sample)
    saved = tmp_path / "case.txt"
    asked.answer = lambda suggested: str(saved)
    click(qtbot, page, exports(page).save)
    session.open(Draft())
    qtbot.waitUntil(saved.exists)
    qtbot.waitUntil(lambda: saved.read_bytes() != b"")


def test_arrow_keys_go_through_the_previews(qtbot: QtBot, open_page: MakePage, sample: Draft) -> None:
    page = open_page(sample)
    page.window().resize(1_600, 900)  # room for three columns
    last_of_three = exports(page).choices.button(2)
    qtbot.waitUntil(lambda: last_of_three.y() == 0)
    right, left, up, down = Qt.Key.Key_Right, Qt.Key.Key_Left, Qt.Key.Key_Up, Qt.Key.Key_Down
    walk = {0: right, 1: right, 2: down, 5: down, 8: left, 7: up, 4: left, 3: down, 6: down, 9: down}
    exports(page).choices.button(0).setFocus()
    seen = {}
    for number, key in walk.items():
        button = exports(page).choices.button(number)
        assert button.isChecked()
        assert button.accessibleDescription() == USES[FORMATS[number].id]
        seen[FORMATS[number].id] = previewed(page)
        qtbot.keyClick(button, key)
    keyed = [each for each in seen if "Z2A7-32TE-A8Y4" in seen[each]]
    assert set(keyed) == {each.id for each in FORMATS}
    assert seen["eml"].startswith("Subject: License transfer: ")
    assert "=3D" not in seen["eml"]
    today, passcodes = datetime.date.today(), page.navigator.passcodes
    assert seen["txt"] == render(sample, "txt", today, "en", passcodes).decode()


@pytest.mark.parametrize("format_id", ["html", "pdf", "odt"])
def test_preview_takes_what_was_typed_for_text_and_loads_nothing(
    qtbot: QtBot, open_page: MakePage, sample: Draft, opener: Opener, format_id: str
) -> None:
    typed = 'A&B <img src="http://example.com/x.png"> <b>Tokyo</b>'
    sample.set("requester.company", typed)
    page = open_page(sample)
    choose(page, format_id)
    assert typed in previewed(page)
    pages = exports(page).preview.pages
    assert pages.loadResource(2, QUrl("http://example.com/x.png")) == ""
    pages.anchorClicked.emit(QUrl("http://example.com/"))
    assert opener.opened == []
    assert previewed(page) != ""


def test_webform_opens_after_a_click_and_its_address_tells_nothing(
    qtbot: QtBot, open_page: MakePage, sample: Draft, opener: Opener
) -> None:
    page = open_page(sample)
    assert opener.opened == []
    click(qtbot, page, webform(page).link)
    assert opener.opened == ["https://meraki.cisco.com/meraki-support/open-a-support-case/"]
    assert webform(page).link.toolTip() == opener.opened[0]
    assert not webform(page).opens.isVisible(), "it is told where no browser opens it"


def test_a_gap_and_a_wrong_answer_are_said_in_one_line(
    qtbot: QtBot, open_page: MakePage, window: Window, sample: Draft
) -> None:
    page = open_page(sample)
    assert not page.send.line.isVisibleTo(page)
    sample.set("requester.name", "")
    page = open_page(sample)
    assert page.send.said.text() == "1 thing left. Support will ask."
    assert page.send.look.text() == "Go to Review"
    sample.set("requester.name", "Dana Whitfield")
    sample.set("requester.source_email", "dana@northwind,example")
    page = open_page(sample)
    assert page.send.said.text() == "1 answer needs a change."
    click(qtbot, page, page.send.look)
    assert window.navigator.step == "review"


@pytest.mark.parametrize(
    ("source", "destination", "expected"),
    [
        ("Northwind West", "Northwind East", "license-transfer-Northwind-West-to-Northwind-East-2026-11-24.pdf"),
        ("", " ", "license-transfer-source-to-destination-2026-11-24.pdf"),
        ("../../etc/passwd", 'a\\b:c*?"<>|\0\n', "license-transfer-etc-passwd-to-a-b-c-2026-11-24.pdf"),
        ("東京オフィス", "🚀", "license-transfer-東京オフィス-to-destination-2026-11-24.pdf"),
    ],
)
def test_file_name_is_one_that_every_system_takes(source: str, destination: str, expected: str, sample: Draft) -> None:
    sample.set("organizations.source.name", source)
    sample.set("organizations.destination.name", destination)
    pdf = next(each for each in FORMATS if each.id == "pdf")
    assert file_name(sample, pdf, DAY) == expected


def test_file_name_fits_on_a_disk_and_tells_formats_apart(sample: Draft) -> None:
    for side in Side:
        sample.set(f"organizations.{side}.name", "語" * 5_000)
    names = [file_name(sample, each, DAY) for each in FORMATS]
    assert len(set(names)) == len(FORMATS)
    assert all(len(name.encode()) <= 255 for name in names)


def test_empty_and_huge_drafts_can_be_handed_over(open_page: MakePage, sample: Draft) -> None:
    page = open_page(Draft())
    assert page.send.line.isVisibleTo(page)
    sample.set("case.scope", "W" * 10_000)
    page = open_page(sample)
    for each in FORMATS:
        choose(page, each.id)
        assert previewed(page)


@pytest.mark.parametrize("is_waited_for", [True, False], ids=["turn", "key"])
def test_the_large_card_is_made_in_a_turn_of_its_own_and_before_a_key_of_the_person(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, is_waited_for: bool
) -> None:
    session.open(sample)
    window.go("hand-over")
    page = window.stack.currentWidget()
    assert isinstance(page, HandOverPage)
    assert page.heading.hasFocus()
    assert not page.findChildren(Way)
    assert not window.updatesEnabled()
    if is_waited_for:
        qtbot.waitUntil(window.updatesEnabled)
    else:
        QTest.keyClick(window.windowHandle(), Qt.Key.Key_Tab)
    [way] = page.findChildren(Way)
    assert way.isVisible()
    assert not page.make_whole()
    if not is_waited_for:
        qtbot.waitUntil(window.updatesEnabled)
        assert page.isAncestorOf(window.focusWidget())
        assert not page.heading.hasFocus()


def test_send_is_made_before_it_comes_into_sight_and_once(
    open_page: MakePage, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    was_in_sight: list[bool] = []
    show = SendPart.show_draft

    def note(part: SendPart, waits: bool = False) -> None:
        was_in_sight.append(part.isVisible())
        show(part, waits)

    monkeypatch.setattr(SendPart, "show_draft", note)
    page = open_page(sample)
    assert was_in_sight == [False]
    assert page.send.isVisible()
