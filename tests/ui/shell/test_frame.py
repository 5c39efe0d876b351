"""The frame of the window: what stands beside the page at which width, its keys, its parts, its text size."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, QMimeData, QObject, QPoint, QPointF, Qt
from PySide6.QtGui import QDragEnterEvent, QGuiApplication
from PySide6.QtWidgets import QApplication, QMenu, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.settings import Settings
from transfer_wizard.ui.kit import theme, undo_bar
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.kit.texts import Label
from transfer_wizard.ui.kit.theme_colours import CONTRAST_LIGHT
from transfer_wizard.ui.shell import frame, shortcuts
from transfer_wizard.ui.shell.footer import Footer
from transfer_wizard.ui.shell.help import Help
from transfer_wizard.ui.shell.looks import theme_of
from transfer_wizard.ui.shell.notice_bar import NoticeBar
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.ui.steps.page import Foot

CTRL = Qt.KeyboardModifier.ControlModifier
SAID = "moved or deleted it. What is in this window was saved there again."
CTRL_SHIFT = CTRL | Qt.KeyboardModifier.ShiftModifier


@pytest.fixture
def usual_look(program: Program) -> Iterator[None]:
    """Gives the program the usual size of text, and its colours, back at the end."""
    yield
    program.window.looks.theme.choose(theme.Look.SYSTEM)
    program.window.looks.theme.resize_text(1.0)


def name_of(window: Window) -> LineInput:
    field = window.page.field("requester.name")
    assert isinstance(field, LineInput)
    return field


@pytest.mark.parametrize(
    ("width", "has_list", "has_button"),
    [(1180, True, False), (1100, True, False), (1099, True, True), (900, True, True), (899, False, True)],
)
def test_what_stands_side_by_side_depends_on_the_width(
    qtbot: QtBot, window: Window, width: int, has_list: bool, has_button: bool
) -> None:
    window.go("requester")
    window.resize(width, 600)
    qtbot.waitUntil(lambda: window.side_panel.isVisible() == has_list)
    assert window.frame.step_line.isVisible() != has_list
    buttons = (window.page_corner.case_button, window.frame.case_button)
    qtbot.waitUntil(lambda: any(each.isVisible() for each in buttons) == has_button)
    has_case = window.frame.pane is not None and window.frame.pane.isVisible()
    assert has_case != has_button


def test_the_number_of_the_step_is_said_once(qtbot: QtBot, sample_window: Window) -> None:
    for step in ("requester", "licenses", "review", "hand-over"):
        for width in (1180, 800):
            sample_window.resize(width, 600)
            sample_window.go(step)
            is_wide = width == 1180
            assert sample_window.frame.step_line.isVisible() is not is_wide
            assert sample_window.page.eyebrow.isVisible() is is_wide, (step, width)


class Resized(QObject):
    """Counts how often a widget that is in sight gets another size."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.count = 0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        self.count += event.type() is QEvent.Type.Resize
        return False


def test_a_page_that_is_left_is_not_laid_out_for_the_room_that_the_next_one_has(
    qtbot: QtBot, sample_window: Window
) -> None:
    window = sample_window
    window.resize(theme.WIDE + 50, 700)
    window.go("licenses")
    qtbot.wait(1)
    assert window.frame.pane is None or not window.frame.pane.isVisible()
    page, width = window.page, window.page.width()
    resized = Resized(page)
    window.go("case")
    qtbot.waitUntil(lambda: window.frame.pane is not None and window.frame.pane.isVisible())
    assert resized.count == 0
    assert window.page.width() < width
    page.removeEventFilter(resized)


@pytest.mark.usefixtures("usual_look")
def test_the_width_is_counted_by_the_size_of_the_text(qtbot: QtBot, window: Window) -> None:
    window.resize(1180, 760)
    assert window.side_panel.isVisible()
    window.looks.resize(2.0)
    assert window.frame.step_line.isVisible(), "1180 at 200 % counts as 590"
    assert not window.side_panel.isVisible()
    assert not window.page_corner.bring.isVisible()


def test_the_list_of_steps_opens_from_the_line(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.resize(800, 600)
    window.go("licenses")
    assert window.frame.step_line.here.accessibleName() == "Licenses, step 4 of 8"
    window.frame.step_line.here.click()
    [menu] = window.frame.step_line.findChildren(QMenu)
    assert [action.isChecked() for action in menu.actions()[:8]].index(True) == 3
    menu.actions()[1].trigger()
    assert window.navigator.step == "requester"
    menu.close()


def test_f6_goes_round_the_parts_and_comes_back_to_where_one_was(qtbot: QtBot, sample_window: Window) -> None:
    window = sample_window
    window.resize(1180, 760)
    qtbot.waitUntil(lambda: window.frame.pane is not None)
    window.go("requester")
    name_of(window).setFocus()
    places = []
    for _part in range(4):
        qtbot.keyClick(QApplication.focusWidget() or window, Qt.Key.Key_F6)
        places.append(QApplication.focusWidget())
    assert window.frame.pane is not None
    assert places == [window.frame.pane.heading, window.forward, window.steps, name_of(window)]
    qtbot.keyClick(name_of(window), Qt.Key.Key_F6, Qt.KeyboardModifier.ShiftModifier)
    assert window.steps.hasFocus()


def test_every_key_of_the_table_does_something_and_all_are_shown(qtbot: QtBot, window: Window) -> None:
    acts = window._acts()
    assert {key.act for key in shortcuts.KEYS if key.act} == set(acts)
    pressed = [each for key in shortcuts.KEYS for each in key.keys]
    assert len(pressed) == len(set(pressed))
    qtbot.keyClick(window, Qt.Key.Key_Slash, CTRL)
    [shown] = window.findChildren(shortcuts.AllKeys)
    assert shown.isVisible()
    qtbot.keyClick(shown, Qt.Key.Key_Escape)
    qtbot.waitUntil(lambda: not window.findChildren(shortcuts.AllKeys))


def test_ctrl_shift_v_brings_what_is_found_also_from_within_a_field(qtbot: QtBot, window: Window) -> None:
    window.go("requester")
    name_of(window).setFocus()
    QGuiApplication.clipboard().setText("Source organization: Northwind West")
    qtbot.keyClick(name_of(window), Qt.Key.Key_V, CTRL_SHIFT)
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    assert window.navigator.draft.get("requester.name") == ""


def test_ctrl_z_takes_back_what_one_press_did_and_no_more(qtbot: QtBot, window: Window) -> None:
    asked: list[str] = []
    window.undo.undo_asked.connect(lambda: asked.append("undo"))
    window.undo.redo_asked.connect(lambda: asked.append("redo"))
    window.go("requester")
    window.forward.setFocus()
    qtbot.keyClick(window.forward, Qt.Key.Key_Z, CTRL)
    assert asked == [], "nothing was done yet"
    window.undo.say("13 things added.")
    qtbot.keyClick(window.forward, Qt.Key.Key_Z, CTRL)
    window.undo.say("Taken back.", can_redo=True)
    qtbot.keyClick(window.forward, Qt.Key.Key_Z, CTRL)
    qtbot.keyClick(window.forward, Qt.Key.Key_Y, CTRL)
    assert asked == ["undo", "redo"]
    name_of(window).setFocus()
    window.undo.say("13 things added.")
    qtbot.keyClicks(name_of(window), "Dana")
    qtbot.keyClick(name_of(window), Qt.Key.Key_Z, CTRL)
    assert asked == ["undo", "redo"], "a text field takes back its own text"


def test_the_undo_bar_takes_the_place_of_saved_and_leaves_but_not_under_the_focus(
    qtbot: QtBot, window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window.footer.show_saved("Saved 14:02", False)
    assert window.footer.saved.text() == "Saved"
    assert window.footer.saved.toolTip() == "Saved 14:02"
    window.undo._leaves.setInterval(50)
    window.undo.say("13 things added.")
    assert window.undo.isVisible()
    assert not window.footer.saved.isVisible()
    window.undo.undo.setFocus()
    qtbot.wait(200)
    assert window.undo.isVisible()
    window.forward.setFocus()
    qtbot.waitUntil(lambda: not window.undo.isVisible())
    assert window.footer.saved.isVisible()
    assert undo_bar.STAYS == 10_000


def test_what_is_not_saved_says_why_and_offers_a_copy(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.show()
    footer.show_saved("Not saved: the disk is full.", True)
    assert footer.saved.text() == "Not saved: the disk is full."
    assert footer.elsewhere.text() == "Save a copy"
    with qtbot.waitSignal(footer.save_elsewhere_asked):
        footer.elsewhere.click()
    footer.show_saved("Saved 14:02", False)
    assert not footer.elsewhere.isVisible()


def test_the_title_names_the_request_and_forgets_the_error_with_it(
    qtbot: QtBot, session: Session, window: Window
) -> None:
    draft = Draft()
    for side, name in (("source", "Northwind West"), ("destination", "Northwind East")):
        draft.set(f"organizations.{side}.name", name)
    session.open(draft)
    window.go("requester")
    assert window.windowTitle() == "You, step 2 of 8, Northwind West to Northwind East"


@pytest.mark.usefixtures("usual_look")
def test_text_grows_and_shrinks_by_keys_and_one_stays_where_one_was(
    qtbot: QtBot, program: Program, session: Session, window: Window, sample: Draft
) -> None:
    session.open(sample)
    window.go("requester")
    name_of(window).setFocus()

    def size() -> float:
        """That of a label on the page, which is made anew with each size."""
        return window.page.rows["requester.name"].label.font().pointSizeF()

    usual = size()
    qtbot.keyClick(name_of(window), Qt.Key.Key_Plus, CTRL)
    assert size() == pytest.approx(1.1 * usual)
    assert name_of(window).hasFocus()
    assert name_of(window).text() == "Dana Whitfield"
    assert window.forward.font().pointSizeF() == pytest.approx(QApplication.font().pointSizeF())
    label = window.head.source
    assert label.font().pointSizeF() == pytest.approx(QApplication.font().pointSizeF() * theme.HINT)
    qtbot.keyClick(name_of(window), Qt.Key.Key_Minus, CTRL)
    qtbot.keyClick(name_of(window), Qt.Key.Key_Minus, CTRL)
    assert size() == pytest.approx(0.9 * usual)
    qtbot.waitUntil(lambda: theme_of(Settings(program._folder)) == (theme.Look.SYSTEM, 0.9))
    qtbot.keyClick(name_of(window), Qt.Key.Key_0, CTRL)
    assert size() == pytest.approx(usual)


@pytest.mark.usefixtures("usual_look")
def test_colours_and_text_are_chosen_in_the_help(qtbot: QtBot, program: Program, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    [shown] = window.findChildren(Help)
    shown.colours.edited.emit("contrast")
    shown.sizes.edited.emit("1.25")
    assert theme.colours() == CONTRAST_LIGHT
    assert window.looks.theme.text_size == 1.25
    qtbot.waitUntil(lambda: theme_of(Settings(program._folder)) == (theme.Look.CONTRAST, 1.25))
    shown.close()


def test_what_is_no_look_is_that_of_the_system() -> None:
    settings = Settings(None)
    settings.keep("look", "pink")
    settings.keep("text-size", "40.0")
    assert theme_of(settings) == (theme.Look.SYSTEM, 1.0)


def test_readiness_is_told_when_it_changes_and_not_at_every_key(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(frame, "announce", lambda _widget, text: said.append(text))
    window.frame._tells.setInterval(100)
    session.open(sample)
    window.go("requester")
    qtbot.waitUntil(lambda: not window.frame._tells.isActive())
    said.clear()  # a page that is shown may have changed it
    name = name_of(window)
    name.setFocus()
    name.selectAll()
    qtbot.keyClick(name, Qt.Key.Key_Backspace)
    qtbot.keyClicks(name, "Dana")
    assert window.frame._tells.isActive()
    qtbot.waitUntil(lambda: not window.frame._tells.isActive())
    assert said == [], "it is as it was"
    name.selectAll()
    qtbot.keyClick(name, Qt.Key.Key_Backspace)
    qtbot.waitUntil(lambda: said == ["9 of 12 things Support needs"])


def test_while_something_is_dragged_over_the_window_the_page_says_where_it_goes(window: Window) -> None:
    brought = QMimeData()
    brought.setText("Z2A7-32TE-A8Y4")
    event = QDragEnterEvent(
        QPointF(300, 300).toPoint(),
        Qt.DropAction.CopyAction,
        brought,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(window, event)
    assert window.target.isVisible()
    assert window.target.size() == window.stack.size()


def test_a_notice_begins_where_the_page_does(sample_window: Window) -> None:
    sample_window.go("review")
    sample_window.add_notice("This is a new request.")
    said = sample_window.notices.findChildren(Label)[0]
    assert said.mapTo(sample_window, QPoint()).x() == sample_window.page.heading.mapTo(sample_window, QPoint()).x()


def test_a_notice_of_one_line_has_the_bar_of_one_line_also_where_it_had_two(qtbot: QtBot) -> None:
    """What is in the bar kept the height of two lines, and the one line stood too low."""
    ground = QWidget()
    qtbot.addWidget(ground)
    lines, bar = QVBoxLayout(ground), NoticeBar()
    lines.addWidget(bar)
    lines.addStretch(1)
    ground.resize(1000, 600)
    with qtbot.waitExposed(ground):
        ground.show()
    bar.add("This is a new request, with the answers of case 05123456. Look whether they still hold.", False, False)
    qtbot.wait(100)
    height = bar.height()
    ground.resize(560, 600)
    qtbot.waitUntil(lambda: bar.height() > height)
    ground.resize(1000, 600)
    qtbot.waitUntil(lambda: bar.height() == height)
    qtbot.wait(100)
    content = bar.widget()
    assert content
    assert content.height() == bar.viewport().height() == height


def test_the_bar_of_notices_scrolls_only_what_is_too_high_for_it(qtbot: QtBot) -> None:
    """A scroll bar that came while it grew left the lines less room, and stayed for the line that this made."""
    ground = QWidget()
    qtbot.addWidget(ground)
    lines, bar = QVBoxLayout(ground), NoticeBar()
    lines.setContentsMargins(0, 0, 0, 0)
    lines.addWidget(bar)
    lines.addStretch(1)
    ground.resize(900, 700)
    with qtbot.waitExposed(ground):
        ground.show()
    for width in range(500, 800, 6):
        ground.resize(width, 700)
        bar.add(
            f"The file of this request was gone from “/home/dana/drafts”: another program {SAID} {width}", True, False
        )
        qtbot.wait(20)
        content = bar.widget()
        assert content
        assert content.height() <= bar.height(), width
        bar.leave_request()
        qtbot.wait(20)


@pytest.mark.parametrize("size", [(800, 600), (1280, 720)])
def test_the_window_fits_with_its_title_bar(window: Window, size: tuple[int, int]) -> None:
    scale = 1.5 if size == (1280, 720) else 1.0
    room = (round(size[0] / scale) - theme.FRAME[0], round(size[1] / scale) - theme.FRAME[1])
    least = window.minimumSizeHint().expandedTo(window.minimumSize())
    assert least.width() <= room[0]
    assert least.height() <= room[1]


def test_what_can_be_undone_has_a_line_of_its_own_where_the_buttons_leave_too_little(qtbot: QtBot) -> None:
    footer = Footer()
    qtbot.addWidget(footer)
    footer.show_ways(Foot("&Open License Info", other="I still need a case", leads_out=True))
    footer.show_saved("Saved at 12:00", is_problem=False)
    footer.resize(560, theme.FOOT)
    with qtbot.waitExposed(footer):
        footer.show()
    said = footer.undo.said
    for width in (480, 900, 480):
        footer.resize(width, theme.FOOT)
        footer.undo.say("11 things were added to this request.")
        qtbot.waitUntil(lambda: (footer.undo.geometry().right() < footer.other.x()) is (footer.width() == 900))
        qtbot.waitUntil(lambda: said.width() >= said.fontMetrics().horizontalAdvance(said.text()))
    footer.undo.say("")
    assert not footer.saved.isHidden()
    qtbot.waitUntil(lambda: footer.saved.y() < footer.forward.geometry().bottom())


class Paintings(QObject):
    """Counts how often a widget, or what is in it, is painted."""

    def __init__(self, watched: QWidget) -> None:
        super().__init__(watched)
        self.watched = watched
        self.count = 0
        app = QApplication.instance()
        assert app is not None
        app.installEventFilter(self)

    def eventFilter(self, thing: QObject, event: QEvent) -> bool:
        if event.type() is QEvent.Type.Paint and isinstance(thing, QWidget):
            self.count += thing is self.watched or self.watched.isAncestorOf(thing)
        return False


def test_a_page_is_painted_in_another_turn_than_it_is_made_and_laid_out(qtbot: QtBot, window: Window) -> None:
    qtbot.waitExposed(window)
    paintings = Paintings(window)
    window.go("licenses")
    QCoreApplication.sendPostedEvents()
    assert paintings.count == 0
    assert window.page.isVisible()
    qtbot.waitUntil(lambda: paintings.count > 0)
    assert window.updatesEnabled()
    assert window.page.updatesEnabled()
    drawn = window.page.grab().toImage()
    assert any(drawn.pixelColor(at, drawn.height() // 3) != drawn.pixelColor(0, 0) for at in range(drawn.width()))


def test_a_page_that_was_left_for_good_goes_after_the_next_one_was_painted(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    session.open(sample)
    window.go("case")
    page = window.page
    is_painted: list[bool] = []
    qtbot.waitUntil(window.updatesEnabled)
    page.destroyed.connect(lambda: is_painted.append(window.updatesEnabled()))
    session.open(sample.duplicate())
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert not is_painted
    qtbot.waitUntil(lambda: bool(is_painted))
    assert is_painted == [True]
