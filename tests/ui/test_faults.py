"""An error that nobody foresaw, planted in each worker in turn: the person reads of it, and nothing counts as done."""

import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final, NoReturn

import pytest
from PySide6.QtCore import QMimeData, Qt, QUrl
from PySide6.QtWidgets import QAbstractButton, QLabel, QPlainTextEdit, QTextBrowser, QWidget
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.kept_requests import start_page
from tests.ui.request_menu import listed
from tests.ui.sending import evidence, exports, webform
from transfer_wizard.app import Program
from transfer_wizard.export.formats import FORMATS
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.storage import diagnostics as gathered
from transfer_wizard.storage import drafts, passcode_store, vault
from transfer_wizard.storage.evidence import Evidence
from transfer_wizard.ui.hand_over import export_panel
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.policy import policy_builder
from transfer_wizard.ui.policy.policy_builder import PolicyBuilder
from transfer_wizard.ui.services import file_saver
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.shell import forget_everything, intake_session, saving_elsewhere, session
from transfer_wizard.ui.shell.diagnostics import Diagnostics
from transfer_wizard.ui.shell.forget_everything import ForgetEverything
from transfer_wizard.ui.shell.presets import PresetDialog
from transfer_wizard.ui.start.start_page import StartPage
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage
from transfer_wizard.webform import form_session, wire
from transfer_wizard.webform.browsers import Browser

OWN: Final = "something went wrong inside Transfer Wizard"


class Planted(Exception):
    """What nobody foresaw; its text is for nobody to read."""


class World:
    """The program on the sample case, and a place to plant an error in."""

    def __init__(self, qtbot: QtBot, program: Program, sample: Draft, folder: Path) -> None:
        self.qtbot = qtbot
        self.program = program
        self.window = program.window
        self.session = program.services()
        self.folder = folder
        self._patch = pytest.MonkeyPatch()  # its own, which ``mend`` empties
        self.session.open(sample, is_new=True)
        self.session.autosave.wait()
        self.settle()

    def plant(self, place: Any, name: str) -> None:
        def fail(*_given: object, **_named: object) -> NoReturn:
            raise Planted("this text is for nobody")

        self._patch.setattr(place, name, fail)

    def mend(self) -> None:
        self._patch.undo()
        self._patch.setattr(threading, "excepthook", lambda _told: None)

    def settle(self) -> None:
        self.qtbot.waitUntil(lambda: not self.session._background._heard)

    def click(self, button: QWidget) -> None:
        self.qtbot.mouseClick(button, Qt.MouseButton.LeftButton)

    def reads(self, words: str, where: QWidget | None = None, seconds: int = 60) -> None:
        """Wait until the person can read these words."""
        self.qtbot.waitUntil(lambda: words in shown(where or self.window), timeout=seconds * 1_000)
        assert "for nobody" not in shown(where or self.window)

    def hand_over(self) -> HandOverPage:
        self.window.go("hand-over")
        page = self.window.page
        assert isinstance(page, HandOverPage)
        return page

    def list(self) -> StartPage:
        return start_page(self.qtbot, self.session)


def shown(place: QWidget) -> str:
    """All that can be read in a place, and in the windows that belong to it."""
    labels = [each.text() for each in place.findChildren(QLabel) if each.isVisible()]
    sheets: list[QPlainTextEdit | QTextBrowser] = [
        *place.findChildren(QPlainTextEdit),
        *place.findChildren(QTextBrowser),
    ]
    texts = [each.toPlainText() for each in sheets if each.isVisible()]
    return "\n".join([*labels, *texts]).replace("\u200b", "")


@pytest.fixture
def world(bus: Bus, qtbot: QtBot, program: Program, sample: Draft, tmp_path: Path) -> Iterator[World]:
    made = World(qtbot, program, sample, tmp_path)
    made.mend()
    yield made
    made._patch.undo()
    program.guide().close()


def saving(world: World) -> None:
    world.plant(document, "write")
    world.window.go("requester")
    field = world.window.page.field("requester.name")
    assert isinstance(field, LineInput)
    world.qtbot.keyClicks(field, "x")
    world.qtbot.waitUntil(world.window.footer.again.isVisible)
    assert OWN in world.window.footer.saved.text()
    world.mend()
    world.click(world.window.footer.again)
    world.qtbot.waitUntil(lambda: world.window.footer.saved.text() == "Saved")


def opening_a_file(world: World) -> None:
    world.plant(session, "read_file")
    world.session.open_file(str(world.folder / "request.json"))
    world.reads(OWN)


def opening_a_request(world: World) -> None:
    page = world.list()
    world.plant(drafts.DraftStore, "load")
    world.qtbot.keyClick(listed(page).rows, Qt.Key.Key_Return)
    world.reads(OWN)
    world.mend()
    world.qtbot.keyClick(listed(page).rows, Qt.Key.Key_Return)
    world.qtbot.waitUntil(world.window.footer.isVisible)


def listing(world: World) -> None:
    world.plant(drafts.DraftStore, "list")
    world.session.show_requests()
    world.reads(OWN)
    page = world.session.requests.page
    assert page is not None
    assert "Looking for" not in shown(page), "it has given up, and says so"
    world.mend()
    shown_list = listed(page)
    world.click(shown_list.again)
    world.qtbot.waitUntil(lambda: page.is_listed and shown_list.rows.isVisible() and not shown_list.again.isVisible())


def deleting(world: World) -> None:
    page = world.list()
    world.plant(drafts.DraftStore, "delete")
    world.qtbot.keyClick(listed(page).rows, Qt.Key.Key_Delete)
    world.reads(OWN)
    assert len(listed(page).entries) == 1
    assert not page.undo.isVisible()


def comparing(world: World) -> None:
    world.plant(drafts.DraftStore, "asked")
    world.session.open_new()
    world.reads(OWN)


def saving_a_preset(world: World) -> None:
    page = world.list()
    page.asks.preset.emit(listed(page).entries[0].id)
    world.qtbot.waitUntil(lambda: bool(world.window.findChildren(PresetDialog)))
    dialog = world.window.findChildren(PresetDialog)[0]
    world._patch.setattr(saving_elsewhere, "choose_place", lambda *_given: str(world.folder / "preset"))
    world.plant(saving_elsewhere, "write_export")
    dialog.made.emit(Draft())
    world.reads(OWN)
    assert "Saved to" not in shown(world.window)
    dialog.close()


def finding_what_was_pasted(world: World) -> None:
    world.plant(intake_session, "read_text")
    pasted = QMimeData()
    pasted.setText("Z2A7-32TE-A8Y4")
    world.session.finding.take(pasted)
    world.reads(OWN)


def finding_what_was_dropped(world: World) -> None:
    world.plant(intake_session, "read_request_file")
    dropped = QMimeData()
    dropped.setUrls([QUrl.fromLocalFile(str(world.folder / name)) for name in ("a.txt", "b.txt")])
    world.session.finding.take(dropped)
    world.reads(OWN)


def evidence_listed(world: World) -> None:
    page = world.hand_over()
    world.plant(Evidence, "items")
    world.reads(OWN, evidence(page))


def evidence_added(world: World) -> None:
    panel = evidence(world.hand_over())
    panel._ask_files = lambda: [str(world.folder / "a.log")]
    world.plant(Evidence, "add")
    world.click(panel.add)
    world.reads(OWN, panel)
    assert not panel.progress.isVisible()


def evidence_zipped(world: World) -> None:
    panel = evidence(world.hand_over())
    (world.folder / "a.log").write_bytes(b"x")
    panel._ask_files = lambda: [str(world.folder / "a.log")]
    world.click(panel.add)
    world.qtbot.waitUntil(panel.save.isVisible)
    panel.saver._ask_path = lambda _suggested: str(world.folder / "all.zip")
    world.plant(Evidence, "save_zip")
    world.click(panel.save)
    world.reads(OWN, panel.saver)
    assert not panel.progress.isVisible()
    assert "Saved" not in shown(panel.saver)


def exporting_as(format_: str) -> Callable[[World], None]:
    def export(world: World) -> None:
        panel = exports(world.hand_over())
        number = next(number for number, each in enumerate(FORMATS) if each.id == format_)
        panel.choices.button(number).click()
        panel.saver._ask_path = lambda _suggested: str(world.folder / f"export{FORMATS[number].suffix}")
        world.plant(export_panel, "render")
        world.click(panel.save)
        world.reads(OWN, panel.saver)
        assert "Saved" not in shown(panel.saver)
        world.mend()
        world.click(panel.save)
        world.reads("Saved to", panel.saver)

    export.__name__ = f"exporting_as_{format_}"
    return export


def writing_an_export(world: World) -> None:
    panel = exports(world.hand_over())
    panel.saver._ask_path = lambda _suggested: str(world.folder / "export.txt")
    world.plant(file_saver, "write_export")
    world.click(panel.save)
    world.reads(OWN, panel.saver)


def diagnosing(world: World) -> None:
    world.plant(gathered, "facts")
    dialog = Diagnostics(world.window)
    dialog.show()
    world.reads(OWN, dialog)
    assert not dialog.copy.isEnabled()
    dialog.close()


def asked_to_forget(world: World) -> ForgetEverything:
    world.session.forget_everything()
    return world.window.findChildren(ForgetEverything)[0]


def looking_before_forgetting(world: World) -> None:
    world.plant(forget_everything, "look_over")
    dialog = asked_to_forget(world)
    world.reads(OWN, dialog)
    assert not dialog.forget.isEnabled()
    world.click(dialog.keep)
    world.qtbot.waitUntil(lambda: not dialog.isVisible())


def forgetting(place: Any, name: str) -> Callable[[World], None]:
    def forget(world: World) -> None:
        dialog = asked_to_forget(world)
        world.qtbot.waitUntil(dialog.forget.isEnabled)
        world.plant(place, name)
        world.click(dialog.forget)
        world.qtbot.waitUntil(dialog.keep.isEnabled)
        assert dialog.heading.text() != "Everything is gone"
        world.click(dialog.keep)
        world.qtbot.waitUntil(lambda: not dialog.isVisible())

    forget.__name__ = f"forgetting_{name}"
    return forget


def keeping_a_passcode(place: Any, name: str) -> Callable[[World], None]:
    def keep(world: World) -> None:
        world.window.go("passcodes")
        page = world.window.page
        assert isinstance(page, PasscodesPage)
        keeper = world.session.keeper
        world.qtbot.waitUntil(lambda: keeper.stage is VaultStage.ANSWERED)
        world.plant(place, name)
        row = page.secrets[Side.SOURCE]
        row.input.setFocus()
        world.qtbot.keyClicks(row.input, "0417")
        world.qtbot.keyClick(row.input, Qt.Key.Key_Tab)
        world.qtbot.waitUntil(lambda: keeper.is_troubled)
        world.reads("password store", page)
        world.mend()
        world.click(page.again)
        world.qtbot.waitUntil(lambda: keeper.stage is VaultStage.ANSWERED and not keeper.is_troubled)

    keep.__name__ = f"keeping_a_passcode_{name}"
    return keep


def making_a_policy(place: str, button: str) -> Callable[[World], None]:
    def make(world: World) -> None:
        there = str(world.folder / "policy.json")
        builder = PolicyBuilder(world.window, None, lambda: there, lambda _suggested: there)
        builder.show()
        world.plant(policy_builder, place)
        next(each for each in builder.findChildren(QAbstractButton) if button in each.text()).click()
        world.reads(OWN, builder)
        assert "Saved" not in builder.said.text()
        builder.close()

    make.__name__ = f"making_a_policy_{place}"
    return make


def filling_in(place: Any, name: str) -> Callable[[World], None]:
    def fill(world: World) -> None:
        page = world.hand_over()
        guide = world.program.guide()
        world.plant(place, name)
        guide.browsers = [Browser("Some browser", Path("/nowhere/browser"))]
        world.click(webform(page).fill)
        assert guide.companion
        companion = guide.companion
        world.qtbot.waitUntil(lambda: "error of this program" in companion.said.text())
        assert "filled in." not in companion.said.text()
        assert page.isVisible()
        process = guide._fill._process if guide._fill else None
        world.qtbot.waitUntil(lambda: process is None or process.returncode is not None)

    fill.__name__ = f"filling_in_{name}"
    return fill


WORKERS: Final = [
    saving,
    opening_a_file,
    opening_a_request,
    listing,
    deleting,
    comparing,
    saving_a_preset,
    finding_what_was_pasted,
    finding_what_was_dropped,
    evidence_listed,
    evidence_added,
    evidence_zipped,
    exporting_as("txt"),
    exporting_as("pdf"),
    exporting_as("odt"),
    writing_an_export,
    diagnosing,
    looking_before_forgetting,
    forgetting(forget_everything, "remove_all"),
    forgetting(vault._Call, "run"),
    forgetting(vault, "_answer_of"),
    keeping_a_passcode(passcode_store, "keep"),
    keeping_a_passcode(vault._Call, "run"),
    keeping_a_passcode(vault, "_answer_of"),
    making_a_policy("read_file", "Open a policy"),
    making_a_policy("write_export", "Save…"),
    filling_in(form_session, "_start_host"),
    filling_in(wire, "order_line"),
    filling_in(wire, "read_news"),
]


@pytest.mark.parametrize("worker", WORKERS, ids=[each.__name__ for each in WORKERS])
def test_an_error_in_any_worker_is_told_and_nothing_counts_as_done(
    world: World, worker: Callable[[World], None]
) -> None:
    worker(world)
