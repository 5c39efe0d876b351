"""Contrast, names for screen readers, strings that can be translated, and room for small screens."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po
from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

import catalogues
import contrast
import translate
from setup_environment import ROOT
from tests.ui.kept_requests import start_page
from tests.ui.sending import webform
from transfer_wizard.app import Program
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY
from transfer_wizard.resources import resource
from transfer_wizard.storage.settings import Settings
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.fold import FoldHead
from transfer_wizard.ui.kit.texts import Heading
from transfer_wizard.ui.kit.theme_colours import CONTRAST_DARK, CONTRAST_LIGHT, DARK, LIGHT
from transfer_wizard.ui.shell.help import Help
from transfer_wizard.ui.shell.language import LANGUAGE, speak_as_chosen
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.organization_cards import Arrow
from transfer_wizard.webform.browsers import Browser


def test_every_pair_of_colours_has_its_contrast() -> None:
    thin = [pair for pair in contrast.pairs() if pair.ratio < pair.limit]
    assert thin == []
    assert contrast.contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast.contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01), "as everybody computes it"


def test_headings_stay_above_other_text_and_do_not_fill_a_page_of_large_text(qapp: QApplication) -> None:
    look = theme.Theme(qapp)
    title, heading = Heading("One", level=1), Heading("Two")
    try:
        look.resize_text(2.0)
        theme.title(title)
        theme.heading(heading)
        ratios = [each.font().pointSizeF() / qapp.font().pointSizeF() for each in (title, heading)]
        assert ratios == [pytest.approx(38 / 28, abs=0.01), pytest.approx(1.15, abs=0.01)]
    finally:
        look.resize_text(1.0)
        theme.Theme(qapp)


def test_the_table_of_contrasts_in_the_documents_is_the_one_computed() -> None:
    assert contrast.summary() in (ROOT / "docs" / "proof.md").read_text("utf-8")


def test_the_look_follows_the_system_until_the_person_chooses(qapp: QApplication) -> None:
    look = theme.Theme(qapp)
    try:
        look.force(Qt.ColorScheme.Dark)
        assert theme.colours() == look.colours == DARK
        look.choose(theme.Look.LIGHT)
        look.force(Qt.ColorScheme.Dark)
        assert theme.colours() == LIGHT
        look.choose(theme.Look.CONTRAST)
        assert theme.colours() == CONTRAST_DARK
        look.force(Qt.ColorScheme.Light)
        assert theme.colours() == CONTRAST_LIGHT
    finally:
        theme.Theme(qapp)


def pages(qtbot: QtBot, session: Session, window: Window, draft: Draft) -> Iterator[str]:
    """Bring every page into sight in turn, with a bare request's errors and with a finished one."""
    session.open(Draft())
    for step in IDS:
        window.go(step)
        window._on_continue()
        yield f"bare {step}"
    session.open(draft)
    for step in IDS:
        window.go(step)
        yield f"sample {step}"
    session.open(draft.duplicate())
    window._on_edited("route.dashboard_access", "no")
    window.go("route")
    window._on_continue()
    yield "advice"
    session._store.save(draft)
    start_page(qtbot, session)
    yield "requests"


def visible(window: QWidget, kind: type[QWidget]) -> Iterator[QWidget]:
    yield from (each for each in window.findChildren(kind) if each.isVisibleTo(window))


def test_every_control_has_a_name(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    for place in pages(qtbot, session, window, sample):
        nameless = []
        for each in visible(window, QWidget):
            if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isEnabled():
                interface = QAccessible.queryAccessibleInterface(each)
                if not interface.text(QAccessible.Text.Name).strip():
                    nameless.append(f"{type(each).__name__} {each.objectName()}")
        assert nameless == [], place


def test_access_keys_are_unique_on_each_page(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    for place in pages(qtbot, session, window, sample):
        keys = [
            found[1].casefold()
            for each in visible(window, QAbstractButton)
            if isinstance(each, QAbstractButton) and (found := re.search(r"&(\w)", each.text()))
        ]
        assert len(keys) == len(set(keys)), (place, keys)


def test_each_page_has_one_title_and_it_is_a_heading(
    qtbot: QtBot, session: Session, window: Window, sample: Draft
) -> None:
    for place in pages(qtbot, session, window, sample):
        titles = [each for each in visible(window, Heading) if isinstance(each, Heading) and each.level == 1]
        assert len(titles) == 1, place
        interface = QAccessible.queryAccessibleInterface(titles[0])
        assert interface.role() == QAccessible.Role.Heading
        assert interface.text(QAccessible.Text.Name) == titles[0].text()


class Strays(QObject):
    """Notes every widget that is shown as a window of its own."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """See what is shown."""
        if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(f"{type(watched).__name__} {watched.objectName()}")
        return False


def test_no_part_of_a_page_flashes_up_as_a_window(
    qapp: QApplication, qtbot: QtBot, program: Program, session: Session, window: Window, sample: Draft
) -> None:
    """A widget made visible before it has its place takes the keyboard away from the window."""
    program.guide().browsers = [Browser("Edge", Path("edge")), Browser("Brave", Path("brave"))]
    strays = Strays()
    qapp.installEventFilter(strays)
    for _place in pages(qtbot, session, window, sample):
        QApplication.sendPostedEvents()
    qapp.removeEventFilter(strays)
    assert strays.seen == []


def test_tab_leaves_every_control(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    for place in pages(qtbot, session, window, sample):
        for each in visible(window, QPlainTextEdit):
            assert isinstance(each, QPlainTextEdit)
            assert each.tabChangesFocus(), (place, each.objectName())
        for view in visible(window, QAbstractItemView):
            assert isinstance(view, QAbstractItemView)
            assert not view.tabKeyNavigation(), (place, view.objectName())


def test_controls_are_large_enough_to_hit(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    for place in pages(qtbot, session, window, sample):
        for each in visible(window, QAbstractButton):
            assert each.height() >= 24, (place, each.objectName(), getattr(each, "text", str)())


def test_nothing_runs_sideways_on_a_small_screen(qtbot: QtBot, session: Session, window: Window, sample: Draft) -> None:
    window.resize(800, 560)
    for place in pages(qtbot, session, window, sample):
        QApplication.sendPostedEvents()
        shown = window.stack.currentWidget()
        for each in visible(window, QAbstractButton):
            if shown and shown.isAncestorOf(each):
                right = each.mapTo(window, each.rect().topRight()).x()
                assert right <= window.width(), (place, getattr(each, "text", str)())


@pytest.fixture
def third_language(qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """A language that comes with one file: each text wears brackets, and lines run from right to left."""
    with translate.path_of("ja").open("rb") as file:
        texts = read_po(file, locale="ja")
    catalog = Catalog("ar")
    for message in texts:
        if message.id:
            forms = translate.forms(message.id)
            said = tuple(f"⟦{forms[min(number, len(forms) - 1)]}⟧" for number in range(catalog.num_plurals))
            catalog.add(message.id, said if message.pluralizable else said[0], context=message.context)
    source = tmp_path / "ar" / "LC_MESSAGES" / f"{catalogues.DOMAIN}.po"
    source.parent.mkdir(parents=True)
    with source.open("wb") as file:
        write_po(file, catalog)
    catalogues.compile_all(tmp_path)
    monkeypatch.setattr(
        "transfer_wizard.translations.resource", lambda *names: tmp_path if names == ("locale",) else resource(*names)
    )
    settings = Settings(None)
    settings.keep(LANGUAGE, "ar")
    speak_as_chosen(settings, NO_POLICY)
    yield
    settings.keep(LANGUAGE, "en")
    speak_as_chosen(settings, NO_POLICY)


@pytest.fixture
def japanese(qapp: QApplication) -> Iterator[None]:
    settings = Settings(None)
    settings.keep(LANGUAGE, "ja")
    speak_as_chosen(settings, NO_POLICY)
    yield
    settings.keep(LANGUAGE, "en")
    speak_as_chosen(settings, NO_POLICY)


def is_cut(each: QWidget) -> bool:
    """True for a button, a line that does not wrap or a hint in a field that has less room than its text."""
    if isinstance(each, QLineEdit):
        return each.fontMetrics().horizontalAdvance(each.placeholderText()) + 8 > each.width()
    if isinstance(each, QLabel | QAbstractButton) and not each.text():
        return False
    if isinstance(each, QLabel) and each.wordWrap():
        return False
    return each.width() < each.minimumSizeHint().width() - 1


def far_apart_or_cut(window: QWidget) -> list[str]:
    """Texts with a blank behind a full stop as wide as a letter, and those that have no room."""
    apart = [text for text in texts(window) if re.search("[。：？！、] ", text)]
    shown = [*visible(window, QAbstractButton), *visible(window, QLabel), *visible(window, QLineEdit)]
    return apart + [getattr(each, "text", str)() for each in shown if is_cut(each)]


@pytest.mark.usefixtures("japanese")
def test_in_japanese_nothing_is_cut_and_no_blank_stands_behind_a_full_stop(
    qtbot: QtBot, program: Program, session: Session, window: Window, sample: Draft
) -> None:
    for place in pages(qtbot, session, window, sample):
        QApplication.sendPostedEvents()
        assert far_apart_or_cut(window) == [], place
    session.open(sample)
    window.go("hand-over")
    webform(window.page).copy.click()
    companion = program.guide().companion
    assert companion
    for each in companion.list.entries.entries:
        QApplication.sendPostedEvents()
        assert far_apart_or_cut(companion) == [], each.label
        companion.copy()
    program.guide().close()


VALUES_OF_THE_SAMPLE = re.compile(r"[\d\W_]*")


def is_translated(text: str, own: set[str]) -> bool:
    """True for a text in brackets, for what the person typed, and for what is no language: numbers, keys, addresses."""
    text = text.replace("\u200b", "").strip()
    return (
        "⟦" in text
        or text in own
        or VALUES_OF_THE_SAMPLE.fullmatch(text) is not None
        or is_made_of(text, own)
        or text.startswith(("https://", "Z2", "License transfer"))  # the case is written in English
        or re.fullmatch(r"(Ctrl|Alt|Shift|Tab|Esc|Enter|[-+…/, 0-9A-Z])+", text) is not None
    )


def is_made_of(text: str, own: set[str]) -> bool:
    """True for whole values that the person typed, side by side, counted or cut at the end, as on cards of Review."""
    if text.endswith("…"):
        return any(each.startswith(text[:-1]) for each in own)
    names = own | {piece for each in own if each.startswith("https://") for piece in re.split("[/.]", each)}
    parts = re.split(r", | · ", text)
    return len(parts) > 1 and all(part in names or re.sub(r"^\d+ ", "", part) in own for part in parts)


def typed(values: object) -> set[str]:
    if isinstance(values, dict):
        return {text for inner in values.values() for text in typed(inner)}
    if isinstance(values, list):
        return {text for inner in values for text in typed(inner)}
    return {line for line in str(values).splitlines() if line} | {str(values)}


def texts(window: QWidget) -> Iterator[str]:
    """Every text that a person sees or hears on a window."""
    for each in window.findChildren(QWidget):
        if not each.isVisibleTo(window):
            continue
        if isinstance(each, QLabel | QAbstractButton):
            yield each.text()
        if isinstance(each, QAbstractItemView):
            model = each.model()
            for column in range(model.columnCount() if hasattr(each, "horizontalHeader") else 0):
                yield str(model.headerData(column, Qt.Orientation.Horizontal) or "")
        yield from (each.toolTip(), each.accessibleName(), each.accessibleDescription())


def mirrored(window: Window) -> list[str]:
    """What does not lie as in a mirror: the steps at the right, the pages at their left, and nothing out of sight."""
    QApplication.sendPostedEvents()
    wrong = []
    if window.side_panel.isVisible():
        left = window.side_panel.mapTo(window, window.side_panel.rect().topLeft()).x()
        right = window.stack.mapTo(window, window.stack.rect().topRight()).x()
        wrong += [] if right <= left else ["the steps stand at the left"]
    shown = window.stack.currentWidget()
    for each in visible(window, QAbstractButton):
        if shown and shown.isAncestorOf(each) and each.isEnabled():
            place = each.mapTo(window, each.rect().topLeft()).x()
            if not -1 <= place <= window.width() - min(each.width(), 24):
                wrong.append(f"{getattr(each, 'text', str)()}: at {place}")
    return wrong


def test_what_is_drawn_with_places_of_its_own_is_whole_in_a_mirrored_page(qtbot: QtBot) -> None:
    """The title of a fold and what stands behind it lay one over the other."""
    drawn = []
    for direction in (Qt.LayoutDirection.LeftToRight, Qt.LayoutDirection.RightToLeft):
        head = FoldHead("Phone and hours", is_optional=True)
        qtbot.addWidget(head)
        head.resize(400, 40)
        head.setLayoutDirection(direction)
        drawn.append(head.grab().toImage())
    assert drawn[0] == drawn[1]
    arrow = Arrow("moves to")
    qtbot.addWidget(arrow)
    right = arrow.grab().toImage()
    arrow.setLayoutDirection(Qt.LayoutDirection.RightToLeft)
    assert arrow.grab().toImage() != right


@pytest.mark.usefixtures("third_language")
def test_a_third_language_takes_one_file_and_mirrors_the_pages(
    qtbot: QtBot, program: Program, session: Session, window: Window, sample: Draft
) -> None:
    own = typed(sample.values) | {"Transfer Wizard", "English"}  # a language is offered in its own words
    untold: dict[str, str] = {}
    for place in pages(qtbot, session, window, sample):
        for text in texts(window):
            if text and not is_translated(text, own):
                untold[text] = place
        assert mirrored(window) == [], place
    session.open(sample)
    window.go("hand-over")
    webform(window.page).copy.click()
    companion = program.guide().companion
    assert companion
    for _each in companion.list.entries.entries:
        for text in texts(companion):
            if text and not is_translated(text, own):
                untold[text] = "companion"
        companion.copy()
    program.guide().close()
    shown = Help(window, window.looks)
    qtbot.addWidget(shown)
    shown.show()
    for text in texts(shown):
        if text and not is_translated(text, own):
            untold[text] = "help"
    assert untold == {}
