"""What a page does with what is brought, left and not there."""

from functools import partial

import pytest
from PySide6.QtCore import QEvent, QObject, QPoint, Qt, QTimer
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.flow.both_sides import DIFFER, LESS
from transfer_wizard.flow.colleague import spec_of
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.icons import Icon
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.kit.message_line import MessageLine
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Label, Link
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.ui.steps.field_row import FieldRow
from transfer_wizard.ui.steps.heading_row import HeadingRow
from transfer_wizard.ui.steps.page import Page

CTRL = Qt.KeyboardModifier.ControlModifier


def shown_offers(window: Window) -> list[Link]:
    links = window.page.findChildren(Link)
    return [link for link in links if link.isVisible() and link.text() == "See what was found"]


def paste(qtbot: QtBot, window: Window, path: str, text: str) -> LineInput:
    QGuiApplication.clipboard().setText(text)
    window.go_to(path)
    field = window.page.field(path)
    assert isinstance(field, LineInput)
    qtbot.keyClick(field, Qt.Key.Key_V, CTRL)
    return field


def test_a_paste_that_holds_more_than_the_field_is_offered_to_be_read(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    text = "Customer number: 6603-2917\nKey: Z2KD-8QWN-4RTX\n"
    paste(qtbot, window, "requester.company", text)
    (offer,) = shown_offers(window)
    qtbot.keyClick(offer, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    assert window.navigator.draft.get("requester.company") == "Northwind Traders"


def test_the_offer_goes_with_the_next_key_and_one_line_makes_none(qtbot: QtBot, sample_window: Window) -> None:
    field = paste(qtbot, sample_window, "requester.name", "Dana\nNorthwind")
    assert shown_offers(sample_window)
    qtbot.keyClick(field, Qt.Key.Key_X)
    assert not shown_offers(sample_window)
    paste(qtbot, sample_window, "requester.name", "Dana Whitfield")
    assert not shown_offers(sample_window)


def test_after_continue_tab_goes_to_the_first_question(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    for step, first in (("route", "requester.name"), ("requester", "organizations.source.name")):
        window.go(step)
        qtbot.keyClick(window.page.heading, Qt.Key.Key_Return, CTRL)
        focused = QApplication.focusWidget()
        assert focused is window.page.heading
        qtbot.keyClick(focused, Qt.Key.Key_Tab)
        assert QApplication.focusWidget() is window.page.field(first)


def test_nothing_is_called_filled_in_where_nothing_is(window: Window, session: Session, sample: Draft) -> None:
    session.open(Draft())
    window.go("case")
    assert "Filled in for you. Change what isn’t right." not in _said(window)
    session.open(sample)
    window.go("case")
    assert "Filled in for you. Change what isn’t right." in _said(window)


def _said(window: Window) -> set[str]:
    return {label.text() for label in window.page.findChildren(Label) if label.isVisible()}


def test_one_organization_twice_is_not_ticked(sample_window: Window) -> None:
    window = sample_window
    window.go("organizations")
    assert "n149 · organization VjjsAd" in _said(window)
    window._on_edited("organizations.destination.url", window.navigator.draft.get("organizations.source.url"))
    assert not [text for text in _said(window) if "· organization" in text]


def test_what_is_rewritten_when_a_page_is_turned_is_saved(session: Session, sample_window: Window) -> None:
    window, draft = sample_window, sample_window.navigator.draft
    window._on_edited("case.scope", "")
    session.open(Draft())
    session.open(draft)
    window.go("case")
    before = draft.get("case.scope")
    window._on_edited("licenses.0.devices.0.move", "1")
    session.autosave.finish()
    window.go("review")
    assert draft.get("case.scope") != before
    session.autosave.finish()
    (path,) = (folder_of_person() / "drafts").glob(f"{draft.id}*.json")
    assert document.read(path.read_bytes()).draft.get("case.scope") == draft.get("case.scope")


class Painted(QObject):
    """Takes down what of a window is laid out anew and painted."""

    def __init__(self, window: Window) -> None:
        super().__init__(window)
        self.seen: list[tuple[str, QWidget]] = []
        for widget in window.findChildren(QWidget):
            widget.installEventFilter(self)

    def eventFilter(self, widget: QObject, event: QEvent) -> bool:
        if event.type() in (QEvent.Type.LayoutRequest, QEvent.Type.Paint) and isinstance(widget, QWidget):
            self.seen.append((event.type().name, widget))
        return False


@pytest.mark.parametrize("path", ["requester.name", "requester.source_email", "organizations.source.name"])
def test_a_key_paints_the_field_and_moves_nothing(qtbot: QtBot, sample_window: Window, path: str) -> None:
    window = sample_window
    window.go_to(path)
    field = window.page.field(path)
    assert isinstance(field, LineInput)
    qtbot.keyClick(field, Qt.Key.Key_A)
    qtbot.waitUntil(lambda: window.footer.saved.text() == "Saved")
    soon = [each for each in window.findChildren(QTimer) if each.isSingleShot() and each.interval() < 1_000]
    qtbot.waitUntil(lambda: not any(each.isActive() for each in soon))  # what follows a key after a while is done
    QApplication.processEvents()
    painted = Painted(window)
    qtbot.keyClick(field, Qt.Key.Key_B)
    QApplication.processEvents()
    under_it = {field, *window.findChildren(QWidget)} & {field.parentWidget(), field, window.page.content}
    at_any_time = {window.footer, *window.footer.findChildren(QWidget)}  # what is saved meanwhile is said there
    others = [
        (what, widget) for what, widget in painted.seen if widget.isVisible() and widget not in under_it | at_any_time
    ]
    assert [what for what, _widget in others if what == "LayoutRequest"] == []
    assert {widget for _what, widget in others if not widget.isAncestorOf(field)} == set()


def test_what_is_said_of_one_of_two_fields_leaves_the_other_where_it_was(qtbot: QtBot, sample_window: Window) -> None:
    sample_window.go("requester")
    page = sample_window.page
    company = page.rows["requester.company"]

    def places() -> list[tuple[int, int]]:
        parts = (company.label, company.input)
        return [(part.mapTo(page.content, QPoint()).y(), part.height()) for part in parts]

    before = places()
    sample_window._on_edited("requester.name", "???")
    sample_window._on_left("requester.name")
    qtbot.waitUntil(page.rows["requester.name"].error.isVisible)
    qtbot.waitUntil(lambda: company.height() > before[0][1] + before[1][1] + 3 * theme.GRID)
    assert places() == before


def test_the_way_back_to_a_suggestion_is_drawn_while_one_is_at_its_row(qtbot: QtBot, sample_window: Window) -> None:
    sample_window.go("case")
    row = sample_window.page.rows["case.scope"]
    other = sample_window.page.rows["case.workaround"]
    assert isinstance(row, HeadingRow)
    assert isinstance(other, HeadingRow)

    def is_drawn(each: HeadingRow) -> bool:
        image = each.again.grab().toImage()
        return len({image.pixel(x, y) for x in range(image.width()) for y in range(image.height())}) > 1

    row.input.setFocus()
    qtbot.waitUntil(row.input.hasFocus)
    assert is_drawn(row)
    assert not is_drawn(other)
    assert other.again.isVisible(), "Tab and screen readers find it all the same"
    qtbot.keyClick(row.input, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is row.again
    assert is_drawn(row)
    qtbot.keyClick(row.again, Qt.Key.Key_Return)
    assert sample_window.navigator.draft.get("case.scope") == row.suggestion
    assert row.again.isHidden()


def test_what_is_said_of_a_field_is_made_when_it_is_said_and_has_its_place(qtbot: QtBot) -> None:
    row = FieldRow(spec_of("requester.source_email"), help_text="")
    qtbot.addWidget(row)
    made = row.findChildren(QWidget)
    assert made == [row.label, row.input]
    parts = [row.note, row.next, row.error, row.managed, row.help]
    for part in parts:
        assert part.isHidden()
    places = [row.column.indexOf(part) for part in (row.help, row.input, *parts[3::-1])]
    assert places == sorted(places)
    assert places[0] > 0


def test_a_mark_stands_at_the_first_of_several_lines(
    qtbot: QtBot, window: Window, session: Session, sample: Draft
) -> None:
    sample.set("organizations.source.url", "https://n207.meraki.com/Home/n/OOw3Oapd/manage")
    session.open(sample)
    window.go("organizations")
    window.forward.click()
    window.page.grab()
    lines = window.page.rows["organizations.source.url"].findChildren(MessageLine)
    (error,) = (each for each in lines if "/o/" in each.text())
    mark = error.findChild(Icon)
    assert mark is not None
    qtbot.waitUntil(lambda: error.label.height() > 2 * mark.height())  # several lines, else this tells nothing
    assert mark.y() <= error.label.y() + theme.HALF


def test_what_is_asked_of_each_side_stands_apart_from_the_answer_above(
    window: Window, session: Session, sample: Draft
) -> None:
    sample.set("organizations.source.licensing_model", "unknown")
    session.open(sample)
    window.go("organizations")
    window.page.grab()
    side = window.page.rows["organizations.source.licensing_model"]
    assert side.label.mapTo(side, QPoint()).y() >= theme.GRID


def none_is_cut_off(page: Page) -> None:
    for answers in (each for each in page.findChildren(Segments) if each.isVisible()):
        cut = [each.text() for each in answers.buttons if not answers.rect().contains(each.geometry())]
        assert not cut, f"{answers.accessibleName()[:40]} cuts off {cut}"


def test_each_answer_has_its_room_beside_a_long_name(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.resize(700, 500)
    window.navigator.edit("organizations.destination.name", "northwind" * 30)
    for step, path, answer in (
        ("organizations", "organizations.source.licensing_model", DIFFER),
        ("requester", "requester.source_access", LESS),
    ):
        window.go(step)
        both = next(each for each in window.page.both if path in each.both.fields)
        button = next(each for word, each in zip(both.input._words, both.input.buttons, strict=True) if word == answer)
        button.click()
        for number in (1, 3):
            for row in both._sides:
                assert isinstance(row.input, Segments)
                row.input.buttons[number].click()
        qtbot.wait(50)
        qtbot.waitUntil(partial(none_is_cut_off, window.page))  # on a busy machine the page is laid out later


def test_what_is_not_asked_for_takes_no_focus(sample_window: Window) -> None:
    window = sample_window
    for path, text in (("route.claimed_within_7_days", "unknown"), ("route.dashboard_access", "no")):
        window.navigator.edit(path, text)
    window.go("review")
    window.go_to("route.claimed_within_7_days")
    assert window.navigator.step == "route"
    focused = QApplication.focusWidget()
    assert focused is not None
    assert focused.isVisible()
    assert focused is window.page.heading


def test_in_a_narrow_window_the_suggestion_is_offered_beside_the_name_of_its_row(sample_window: Window) -> None:
    sample_window.go("case")
    row = sample_window.page.rows["case.scope"]
    assert isinstance(row, HeadingRow)
    assert not row.again.isHidden()
    lines = row.layout()
    assert lines is not None
    row.arrange(600)
    lines.activate()
    assert row.again.y() < row.label.geometry().bottom(), "no line of its own, which is seen as a gap"
    name_at, words_at = row.label.contentsRect().left() + row.label.x(), row.input.mapTo(row, QPoint(theme.HALF, 0)).x()
    assert name_at == words_at == 2 * theme.GRID
    row.arrange(1180)
    lines.activate()
    assert row.again.x() > row.input.mapTo(row, QPoint(row.input.width() - 1, 0)).x()
