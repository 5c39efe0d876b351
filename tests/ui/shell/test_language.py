"""The language of the window and that of the case: chosen apart, at once, and for the next time."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QCoreApplication, Qt
from PySide6.QtWidgets import QApplication, QMenu
from pytestqt.qtbot import QtBot

from tests.ui.ending import end_program
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy, Setting
from transfer_wizard.request.words import Side
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved, Saved
from transfer_wizard.storage.paths import data_folder as folder_of_person
from transfer_wizard.storage.settings import SETTINGS, Settings
from transfer_wizard.storage.vault import Vault
from transfer_wizard.translations import catalogue, offer, spoken, write_in, written
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.services import autosave
from transfer_wizard.ui.services.single_instance import SingleInstance
from transfer_wizard.ui.shell.help import Help
from transfer_wizard.ui.shell.language import CASE_LANGUAGE, speak_as_chosen
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.start_page import StartPage


@pytest.fixture(autouse=True)
def english_again(qapp: QApplication) -> Iterator[None]:
    yield
    offer([])
    write_in("en")
    speak_as_chosen(Settings(None), Policy({"languages": Setting(("en",), False, "here")}))
    offer([])


def languages_of(*names: str) -> Policy:
    return Policy({"languages": Setting(names, False, "here")})


def settings_with(**kept: str) -> Settings:
    settings = Settings(None)
    for name, value in kept.items():
        settings.keep(name.replace("_", "-"), value)
    return settings


@pytest.mark.parametrize(
    ("chosen", "policy", "system", "language"),
    [
        ("", NO_POLICY, "C", "en"),
        ("", NO_POLICY, "ja_JP", "ja"),
        ("", NO_POLICY, "fr_FR", "en"),
        ("ja", NO_POLICY, "C", "ja"),
        ("en", NO_POLICY, "ja_JP", "en"),
        ("", languages_of("xx", "ja", "en"), "C", "ja"),
        ("en", languages_of("xx", "ja", "en"), "C", "en"),
        ("ja", languages_of("en"), "ja_JP", "en"),
        ("nonsense", NO_POLICY, "C", "en"),
    ],
)
def test_the_window_speaks_what_was_chosen_then_the_policy_then_the_system(
    qapp: QApplication, monkeypatch: pytest.MonkeyPatch, chosen: str, policy: Policy, system: str, language: str
) -> None:
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", f"{system}.UTF-8")
    speak_as_chosen(settings_with(language=chosen), policy)
    assert spoken() == language


def test_the_case_is_in_english_unless_another_language_was_chosen_for_it(qapp: QApplication) -> None:
    speak_as_chosen(settings_with(language="ja"), NO_POLICY)
    assert (spoken(), written()) == ("ja", "en")
    speak_as_chosen(settings_with(case_language="ja"), NO_POLICY)
    assert (spoken(), written()) == ("en", "ja")


def test_qt_says_its_own_words_in_the_language_of_the_window(qapp: QApplication) -> None:
    for language, word in (("en", "Cancel"), ("ja", "キャンセル"), ("en", "Cancel")):
        speak_as_chosen(settings_with(language=language), NO_POLICY)
        assert QCoreApplication.translate("QPlatformTheme", "Cancel") == word


def test_another_language_is_spoken_at_once_and_the_person_stays_where_they_are(
    qtbot: QtBot, qapp: QApplication, data_folder: Path, sample: Draft
) -> None:
    folder = folder_of_person()
    instance = SingleInstance(folder)
    assert instance.claim()
    before = Program(qapp, folder, instance, vault=Vault(is_off=True))  # a passcode is in memory only
    window, session = before.window, before.services()
    window.show()
    qtbot.waitUntil(lambda: not window.windowIcon().isNull())  # what waits for the first paint is done
    session.open(sample.duplicate(), is_new=True)
    window.go("organizations")
    window._on_edited("organizations.source.name", "ノースウインド西")
    identity = window.navigator.draft.id
    session.keeper.put(Side.SOURCE, "0417")
    qtbot.waitUntil(lambda: window.navigator.passcodes[Side.SOURCE] is not None)
    window.looks.resize(2.0)
    shown = Help(window, window.looks)
    shown.language_asked.connect(window.language_asked)
    shown.show()
    shown.languages.edited.emit("ja")
    assert before.is_to_speak_anew
    program = before.anew()
    qtbot.addWidget(program.window)
    qtbot.waitUntil(lambda: program.window.navigator.draft.id == identity)
    assert program.window.navigator.step == "organizations"
    assert program.window.navigator.draft.get("organizations.source.name") == "ノースウインド西"
    assert spoken() == "ja"
    assert program.look.text_size == 2.0
    assert theme.text_scale() == pytest.approx(2.0)
    assert program.window.back.text() == catalogue("ja").gettext("&Back") != "&Back"
    program.window.go("passcodes")
    qtbot.waitUntil(lambda: program.window.navigator.passcodes.get(Side.SOURCE) is not None)
    qtbot.waitUntil(lambda: "language=ja" in (folder / SETTINGS).read_text())
    program.look.resize_text(1.0)
    end_program(program)
    instance.release()


def test_what_the_person_agreed_to_lose_is_not_saved_over_what_they_type_in_another_language(
    qtbot: QtBot, qapp: QApplication, data_folder: Path, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = folder_of_person()
    instance = SingleInstance(folder)
    assert instance.claim()
    before = Program(qapp, folder, instance, vault=Vault(is_off=True))
    session, window, store = before.services(), before.window, DraftStore(folder)
    monkeypatch.setattr(autosave, "RETRY_AFTER", 20)
    session.open(sample, is_new=True)
    qtbot.waitUntil(lambda: window.navigator.draft.id == sample.id)
    assert session.unsaved() == ""
    save, name = DraftStore.save, sample.get("requester.name")
    tried: list[str] = []

    def failing(self: DraftStore, draft: Draft, *more: Any) -> Saved:
        if draft.get("requester.name") == "Lost":
            tried.append("Lost")
            raise NotSaved("Not saved: the disk is full.")
        return save(self, draft, *more)

    monkeypatch.setattr(DraftStore, "save", failing)
    window._on_edited("requester.name", "Lost")
    assert session.unsaved()
    window.may_close = lambda: True  # what the question says, answered
    before._on_language_asked("ja")
    program = before.anew()
    qtbot.addWidget(program.window)
    qtbot.waitUntil(lambda: program.window.navigator.draft.id == sample.id)
    session.autosave.wait()
    tries = len(tried)
    qtbot.wait(200)
    assert len(tried) == tries
    assert store.load(sample.id).draft.get("requester.name") == name
    program.services().autosave.finish()


def test_the_start_page_offers_the_languages_in_their_own_names(qtbot: QtBot, session: Session, window: Window) -> None:
    session.show_requests()
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), StartPage))
    start = window.stack.currentWidget()
    assert isinstance(start, StartPage)
    assert start.language.text() == "English"
    with qtbot.waitSignal(window.language_asked) as asked:
        start.language.click()
        [menu] = start.findChildren(QMenu)
        assert [each.text() for each in menu.actions()] == ["English", "日本語"]
        menu.actions()[1].trigger()
        menu.close()
    assert asked.args == ["ja"]


def test_where_the_desk_offers_one_language_nothing_is_asked(qtbot: QtBot) -> None:
    offer(["en"])
    start = StartPage(has_requests=False)
    qtbot.addWidget(start)
    assert not hasattr(start, "language")


# The case ------------------------------------------------------------------------------------------------------


def test_the_case_takes_another_language_on_send_and_own_words_stay(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, program: Program
) -> None:
    draft = sample.duplicate()
    draft.set("case.scope", "Only what is listed, いつもどおり.")
    session.open(draft, is_new=True)
    window.go("hand-over")
    page = window.page
    assert isinstance(page, HandOverPage)
    texts = page.send.panels["dashboard"].texts  # type: ignore[attr-defined]
    english = texts.text.content
    assert not texts.language.isVisibleTo(page), "an English window with an English case says nothing of it"
    qtbot.mouseClick(texts.look, Qt.MouseButton.LeftButton)
    assert texts.language.text() == "Case in English"
    texts.language.click()
    [menu] = texts.findChildren(QMenu)
    menu.actions()[1].trigger()
    menu.close()
    assert written() == "ja"
    assert "Please move" in english
    assert "お願いいたします" in texts.text.content
    assert "Only what is listed, いつもどおり." in texts.text.content
    assert program._settings.get(CASE_LANGUAGE) == "ja"
    assert spoken() == "en"
