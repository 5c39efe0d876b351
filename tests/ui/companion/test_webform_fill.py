"""The webform filled in from Hand over: a real Chromium, a real form on this machine, and the companion beside it."""

import gc
import json
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from tests.ui.sending import click, webform
from tests.webform.eyes import PORT, ask_page, held_by_page
from tests.webform.test_form_session import close_browser
from tests.webform.zoo_browser import chromium, profile_for
from tests.webform.zoo_server import HOST, ZooServer
from transfer_wizard.app import Program
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.policy import Policy
from transfer_wizard.request.words import Side
from transfer_wizard.storage.policy import sources
from transfer_wizard.storage.policy.in_force import policy_in_force
from transfer_wizard.storage.vault import Answered, Waited
from transfer_wizard.ui.companion.companion import Companion
from transfer_wizard.ui.companion.form_list import CopyState
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.services.passcode_keeper import VaultStage as Kept
from transfer_wizard.webform.browsers import Browser
from transfer_wizard.webform.launch import ThrowAway
from transfer_wizard.webform.profile import load_profile

SECONDS = 60_000
DIGITS = {Side.SOURCE: "0417", Side.DESTINATION: "9938"}


@pytest.fixture(autouse=True)
def connections_left_open_are_collected_here() -> Iterator[None]:
    yield
    gc.collect()


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ZooServer]:
    made = ZooServer(tmp_path_factory.mktemp("zoo"))
    yield made
    made.close()


@pytest.fixture
def profiles(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Where the browsers of a test keep their profiles while they run; the path of a socket in it has to be short."""
    throw_away = ThrowAway()
    monkeypatch.setenv("TMPDIR", str(throw_away.folder))
    yield throw_away.folder
    assert throw_away.remove()


@pytest.fixture
def ready(bus: Bus, profiles: Path, program: Program, sample: Draft, qtbot: QtBot) -> Iterator[Program]:
    """The program at Hand over of the sample case, both passcodes of today in a keyring."""
    session = program.services()
    session.open(sample)
    answers: list[object] = []
    for side, digits in DIGITS.items():
        session.keeper._vault.put(sample.id, side, Passcode(digits, date.today()), answers.append)
    qtbot.waitUntil(lambda: len(answers) == len(DIGITS))
    program.window.go("hand-over")
    qtbot.waitUntil(lambda: session.keeper.stage is Kept.ANSWERED)
    yield program
    put_away(program)


def put_away(program: Program) -> None:
    fill = program.guide()._fill
    program.guide().close()
    if fill and fill._process:
        fill._process.kill()  # the browser ends with the process that holds it
        fill._process.wait()
    QGuiApplication.clipboard().clear()


Fill = Callable[[str, Browser | None], Companion]


@pytest.fixture
def fill(qtbot: QtBot, ready: Program, server: ZooServer) -> Fill:
    """Opens a page of the zoo from Hand over, with a click as the person does it."""

    def do(page: str, browser: Browser | None) -> Companion:
        guide = ready.guide()
        guide.profile = profile_for(f"https://{HOST}/{page}.html")
        guide.browsers = [browser or chromium(server, "--headless=new")]
        guide.deadline = guide.deadline if browser else SECONDS / 1_000  # the machine may have much to do
        shown = at_hand_over(qtbot, ready, ready.window.navigator.draft)
        click(qtbot, shown, webform(shown).fill)
        assert guide.companion
        assert guide.companion.isVisible()
        return guide.companion

    return do


def at_hand_over(qtbot: QtBot, program: Program, draft: Draft) -> HandOverPage:
    """Hand over of a request, in the window."""
    program.services().open(draft)
    program.window.go("hand-over")
    qtbot.waitUntil(lambda: program.services().keeper.stage is Kept.ANSWERED)
    shown = program.window.page
    assert isinstance(shown, HandOverPage)
    return shown


def mark_of(companion: Companion, identity: str) -> CopyState:
    return next(entry.mark for entry in companion.list.entries.entries if entry.id == identity)


def wait_for(qtbot: QtBot, companion: Companion, identity: str, mark: CopyState) -> None:
    qtbot.waitUntil(lambda: mark_of(companion, identity) is mark, timeout=SECONDS)


def test_form_is_filled_in_and_the_companion_says_what_is_left(
    qtbot: QtBot, fill: Fill, ready: Program, server: ZooServer
) -> None:
    companion = fill("plain", None)
    wait_for(qtbot, companion, "requester.name", CopyState.FILLED)
    marks = {entry.id: entry.mark for entry in companion.list.entries.entries}
    for identity in ("requester.source_email", "requester.company", "requester.phone", "case.subject"):
        assert marks[identity] is CopyState.FILLED, identity
    assert marks["case.description"] is CopyState.FILLED
    assert marks["passcode.source"] is CopyState.COVERED
    assert not companion.fill_passcodes.isVisibleTo(companion)
    page = ready.window.page
    assert isinstance(page, HandOverPage)
    assert webform(page).said.text() == companion.said.text()
    assert [each for each in server.requests if each.startswith("POST") or "Dana" in each] == []


def test_passcodes_are_filled_in_after_a_click_and_are_in_no_file(
    qtbot: QtBot, fill: Fill, ready: Program, server: ZooServer, profiles: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    vault = ready.services().keeper._vault
    taken: list[Side] = []
    take = vault.take

    def noted(identity: str, side: Side, answer: Answered, on_waiting: Waited) -> None:
        taken.append(side)
        take(identity, side, answer, on_waiting)

    monkeypatch.setattr(vault, "take", noted)
    companion = fill("passcodes", None)
    qtbot.waitUntil(lambda: companion.fill_passcodes.isVisibleTo(companion), timeout=SECONDS)
    assert taken == []
    companion.fill_passcodes.setFocus()
    qtbot.keyClick(companion.fill_passcodes, Qt.Key.Key_Return)
    wait_for(qtbot, companion, "passcode.destination", CopyState.FILLED)
    assert mark_of(companion, "passcode.source") is CopyState.FILLED
    assert taken == list(Side)
    assert companion.copied.text() == "The passcodes are filled in, and this window has forgotten them."
    assert QGuiApplication.clipboard().text() not in DIGITS.values()
    assert [each for each in server.requests if any(digits in each for digits in DIGITS.values())] == []


def test_what_the_form_cut_is_told_and_next_to_copy(qtbot: QtBot, fill: Fill) -> None:
    companion = fill("lengths", None)
    qtbot.waitUntil(
        lambda: CopyState.DIFFERS in [each.mark for each in companion.list.entries.entries], timeout=SECONDS
    )
    [first, *_others] = [each for each in companion.list.entries.entries if each.mark is CopyState.DIFFERS]
    companion.list.go(companion.list.entries.entries.index(first))
    assert first.note
    assert companion.note.text() == first.note


@pytest.fixture
def program_that_says_nothing(tmp_path: Path) -> Browser:
    """A browser that a policy has made deaf: it starts, and answers nothing."""
    path = tmp_path / "deaf"
    path.write_text("#!/bin/sh\nexec sleep 60\n", encoding="ascii")
    path.chmod(0o700)
    return Browser("Edge", path)


def test_browser_that_does_not_answer_is_told_with_the_way_by_hand(
    qtbot: QtBot, fill: Fill, ready: Program, program_that_says_nothing: Browser
) -> None:
    companion = fill("plain", program_that_says_nothing)
    qtbot.waitUntil(lambda: companion.open_form.isVisibleTo(companion), timeout=SECONDS)
    assert companion.said.text().startswith("Edge has not answered so far.")
    assert companion.news.property("role") == "advice"
    page = ready.window.page
    assert isinstance(page, HandOverPage)
    assert webform(page).said.property("role") == "note"
    companion.copy()
    assert QGuiApplication.clipboard().text() == "Dana Whitfield"


def test_browser_that_is_gone_is_told(qtbot: QtBot, fill: Fill, tmp_path: Path) -> None:
    companion = fill("plain", Browser("Edge", tmp_path / "gone"))
    qtbot.waitUntil(lambda: companion.said.text().startswith("Edge did not start."), timeout=SECONDS)
    assert companion.open_form.isVisibleTo(companion)


def test_without_a_browser_to_drive_the_companion_is_offered(qtbot: QtBot, ready: Program) -> None:
    ready.guide().browsers = []
    ready.services().open(ready.window.navigator.draft)
    ready.window.go("hand-over")
    page = ready.window.page
    assert isinstance(page, HandOverPage)
    assert not webform(page).fill.isVisibleTo(page)
    assert webform(page).what.text().startswith("No browser was found here")
    click(qtbot, page, webform(page).copy)
    companion = ready.guide().companion
    assert companion
    assert companion.label.text() == "Your name"


def test_one_of_several_browsers_is_chosen(qtbot: QtBot, ready: Program) -> None:
    ready.guide().browsers = [Browser("Chrome", Path("chrome")), Browser("Edge", Path("edge"))]
    ready.services().open(ready.window.navigator.draft)
    ready.window.go("hand-over")
    page = ready.window.page
    assert isinstance(page, HandOverPage)
    what = webform(page).what
    assert as_read(what.text()).startswith("Chrome opens meraki.cisco.com in a window of its own")
    assert "This form could not be tried beforehand" in what.text()
    webform(page).choice._group.button(1).click()
    assert as_read(what.text()).startswith("Edge opens meraki.cisco.com in a window of its own")


def as_read(text: str) -> str:
    """Without the places where a long word may be broken."""
    return text.replace("\u200b", "")


def test_a_form_is_recorded_while_a_person_fills_it_in(
    qtbot: QtBot, ready: Program, server: ZooServer, profiles: Path, tmp_path: Path
) -> None:
    """Names of fields go into the file that the person chose, and no value; the form is opened empty."""
    guide = ready.guide()
    guide.profile = profile_for(f"https://{HOST}/desk.html")
    guide.browsers = [chromium(server, "--headless=new", PORT)]
    guide.deadline = SECONDS / 1_000
    shown = at_hand_over(qtbot, ready, ready.window.navigator.draft)
    click(qtbot, shown, webform(shown).copy)
    companion = guide.companion
    assert companion
    companion.saver._ask_path = lambda suggested: str(tmp_path / "desk")
    places = dict[str, str]()
    guide._reported.connect(lambda _fill, report: places.update(report.places))
    companion.record.setFocus()
    qtbot.keyClick(companion.record, Qt.Key.Key_Return)
    qtbot.keyClick(companion.copy_next, Qt.Key.Key_Return)
    assert companion.news.isVisible(), "what ends the recording is still to be done"
    assert companion.said.text().startswith("Fill the form in by hand with these values")
    qtbot.waitUntil(lambda: held_or_nothing(profiles) == "", timeout=SECONDS)
    by_hand = "document.querySelector('[name={}]').value = {!r}"
    for name, text in {"f1": "Dana Whitfield", "email": "dana@northwind.example", "f2": "my own words"}.items():
        ask_page(profiles, "Runtime.evaluate", expression=by_hand.format(name, text))
    qtbot.waitUntil(lambda: len(places) == 2)
    close_browser(profiles)
    written = tmp_path / "desk.json"
    qtbot.waitUntil(written.exists, timeout=SECONDS)
    qtbot.waitUntil(lambda: companion.saver.said.text().startswith("Saved to"))
    assert load_profile(str(written)).hints == {"requester.name": ("Caller",), "requester.source_email": ("E-mail",)}
    assert [each for each in ("Dana", "northwind", "my own words") if each in written.read_text()] == []
    assert not companion.news.isVisible()


def held_or_nothing(folder: Path) -> str | None:
    try:
        return held_by_page(folder)["f1"]
    except (ValueError, OSError, KeyError):
        return None


# The form of an IT desk

OF_THE_DESK = {
    "name": "The desk’s own form",
    "address": f"https://{HOST}/desk.html",
    "allowed_hosts": [HOST],
    "order": ["case.subject", "requester.name"],
    "hints": {"requester.name": ["Caller"], "case.subject": ["f2"]},
}
StartUnder = Callable[[Any], Program]


@pytest.fixture
def start_under(
    bus: Bus,
    profiles: Path,
    start_program: Callable[[Policy], Program],
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[StartUnder]:
    """Starts the program on a machine whose policy names a webform profile."""
    file = tmp_path / "policy.json"
    programs = []

    def start(profile: Any) -> Program:
        settings = {"webform_profile": {"value": profile}}
        file.write_text(json.dumps({"format": "transfer-wizard-policy", "schema": 1, "settings": settings}))
        programs.append(start_program(policy_in_force()))
        return programs[-1]

    monkeypatch.setattr(sources, "machine_file", lambda: file)
    yield start
    for each in programs:
        put_away(each)


@pytest.mark.parametrize("is_file", [True, False], ids=["a file", "an object"])
def test_the_form_that_a_policy_names_is_the_one_filled_in(
    qtbot: QtBot,
    start_under: StartUnder,
    server: ZooServer,
    profiles: Path,
    sample: Draft,
    tmp_path: Path,
    is_file: bool,
) -> None:
    file = tmp_path / "desk.json"
    file.write_text(json.dumps(OF_THE_DESK))
    program = start_under(str(file) if is_file else OF_THE_DESK)
    guide = program.guide()
    guide.browsers = [chromium(server, "--headless=new", PORT)]
    guide.deadline = SECONDS / 1_000
    shown = at_hand_over(qtbot, program, sample)
    assert webform(shown).link.toolTip() == OF_THE_DESK["address"]
    click(qtbot, shown, webform(shown).fill)
    assert guide.companion
    wait_for(qtbot, guide.companion, "requester.name", CopyState.FILLED)
    assert mark_of(guide.companion, "case.subject") is CopyState.FILLED
    assert [each.id for each in guide.companion.list.entries.entries][:2] == OF_THE_DESK["order"]
    held = held_by_page(profiles)
    assert held["description"]
    assert (held["f1"], held["pc1"]) == ("Dana Whitfield", "")
    assert held["f2"].startswith("License transfer: ")


@pytest.mark.parametrize(
    ("profile", "reason"),
    [
        ("/nowhere/desk.json", "There is no form profile “/nowhere/desk.json”."),
        ("/dev/zero", "There is no form profile “/dev/zero”."),
        (__file__, f"The file “{__file__}” is not a form profile."),
        ({"name": "Ours", "address": "http://forms.acme.example/"}, "is wrong at: address, allowed_hosts."),
    ],
)
def test_a_broken_profile_is_told_and_the_companion_hands_out_the_vendors_form(
    qtbot: QtBot, start_under: StartUnder, sample: Draft, tmp_path: Path, profile: Any, reason: str
) -> None:
    program = start_under(profile)
    shown = at_hand_over(qtbot, program, sample)
    [said] = [each.text() for each in program.window.notices.findChildren(QLabel)]
    assert said.startswith(f"“webform_profile” in the policy {tmp_path / 'policy.json'} is left out. ")
    assert said.endswith(reason)
    assert webform(shown).link.toolTip() == "https://meraki.cisco.com/meraki-support/open-a-support-case/"
    click(qtbot, shown, webform(shown).copy)
    companion = program.guide().companion
    assert companion
    companion.copy()
    assert QGuiApplication.clipboard().text() == "Dana Whitfield"
