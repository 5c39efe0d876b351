"""Every page in every state, one after the other, for its picture."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from transfer_wizard.app import Program
    from transfer_wizard.request.draft import Draft
    from transfer_wizard.ui.companion.companion import Companion
    from transfer_wizard.ui.shell.window import Window


def states(program: "Program") -> Iterator[str]:
    """Bring the window into each state in turn, and name it."""
    from transfer_wizard.flow.steps import IDS
    from transfer_wizard.request import document
    from transfer_wizard.request.draft import Draft
    from transfer_wizard.resources import resource

    window, session = program.window, program.services()
    session.open(Draft())
    for step in IDS:
        window.go(step)
        yield f"{step}-empty"
    wrong = Draft()
    for path, text in _ERRORS.items():
        wrong.set(path, text)
    session.open(wrong)
    for step in IDS[:-2]:
        _continue(window, step)
        yield f"{step}-errors"
    sample = document.read(resource("sample_case.json").read_bytes()).draft
    session.open(sample)
    for step in IDS:
        window.go(step)
        yield f"{step}-sample"
    yield from _passcodes(program)
    wrong = sample.duplicate()
    for path, text in _MISTAKES.items():
        wrong.set(path, text)
    session.open(wrong)
    for step in IDS[:-2]:
        _continue(window, step)
        yield f"{step}-mistakes"
    window.go("review")
    yield "review-mistakes"
    unsure = sample.duplicate()
    unsure.set("route.self_service", "not-tried")
    unsure.set("requester.source_access", "read-only")
    unsure.set("organizations.destination.licensing_model", "per-device")
    unsure.set("licenses.1.expires_on", "2026-01-31")
    session.open(unsure)
    for step in ("route", "requester", "organizations", "licenses"):
        _continue(window, step)
        yield f"{step}-advice"
    yield from _locked_out(program, sample)
    yield from _companion_states(program, sample)
    yield from _hand_over(program, sample)
    session.show_requests()
    settle(0.4)
    yield "requests"


def _continue(window: "Window", step: str) -> None:
    """Press Continue on a page, and come back to it where that went on: what was passed over is said there now."""
    window.go(step)
    window.forward.click()
    if window.navigator.step != step:
        settle()
        window.go(step)


def _passcodes(program: "Program") -> Iterator[str]:
    """The Passcodes page, with what the password store may say; none is asked."""
    import datetime

    from transfer_wizard.request.words import Side
    from transfer_wizard.storage.vault import StoreState
    from transfer_wizard.translations import _
    from transfer_wizard.ui.services.passcode_keeper import VaultStage
    from transfer_wizard.ui.steps.passcodes_page import PasscodesPage

    keeper, navigator = program.services().keeper, program.window.navigator
    today = datetime.date.today()
    days = {Side.SOURCE: today, Side.DESTINATION: today - datetime.timedelta(days=1)}
    keeper.stage, keeper.times = VaultStage.ANSWERED, {Side.SOURCE: datetime.time(14, 5)}
    program.window.go("passcodes")
    page = program.window.page
    assert isinstance(page, PasscodesPage)
    for name, stage, state, in_memory in (
        ("kept", VaultStage.ANSWERED, StoreState.READY, frozenset[Side]()),
        ("asked", VaultStage.ASKED, StoreState.READY, frozenset[Side]()),
        ("waiting", VaultStage.WAITING, StoreState.READY, frozenset[Side]()),
        ("locked", VaultStage.ANSWERED, StoreState.LOCKED, frozenset({Side.SOURCE})),
        ("dismissed", VaultStage.ANSWERED, StoreState.DISMISSED, frozenset({Side.SOURCE})),
        ("stopped", VaultStage.ANSWERED, StoreState.STOPPED, frozenset({Side.SOURCE})),
        ("unavailable", VaultStage.ANSWERED, StoreState.UNAVAILABLE, frozenset({Side.SOURCE})),
        ("unanswered", VaultStage.ANSWERED, StoreState.WAITING, frozenset({Side.SOURCE})),
    ):
        navigator.passcodes = {Side.SOURCE: today} if in_memory else dict(days)
        keeper.stage, keeper.state, keeper.in_memory = stage, state, in_memory
        page.refresh()
        page.secrets[Side.SOURCE].copying.show_seconds(17 if name == "kept" else 0)
        if name == "kept":
            page.secrets[Side.DESTINATION].show_error(
                _("The passcode must be 4 digits, as the dashboard shows it today.")
            )
        yield f"passcodes-{name}"
        page.secrets[Side.DESTINATION].show_error("")
    navigator.passcodes = dict.fromkeys(Side)
    keeper.stage, keeper.state, keeper.in_memory = VaultStage.ANSWERED, StoreState.READY, frozenset()
    page.edited.emit("verification", "cannot-see")
    yield "passcodes-cannot-see"
    page.edited.emit("verification", "")


def _locked_out(program: "Program", sample: "Draft") -> Iterator[str]:
    """What a person who can't sign in sees, and one whose licenses can't move as they are."""
    window, session = program.window, program.services()
    locked = sample.duplicate()
    for path, text in _LOCKED_OUT.items():
        locked.set(path, text)
    session.open(locked)
    for step in ("route", "requester", "organizations", "passcodes", "review", "hand-over"):
        window.go(step)
        yield f"{step}-locked-out"
    for answer in ("", "alternative"):
        differs = sample.duplicate()
        differs.set("organizations.destination.licensing_model", "per-device")
        differs.set("requester.source_access", "unknown")
        differs.set("route.ask", answer)
        session.open(differs)
        window.go("review")
        yield f"review-model-differs{'-alternative' if answer else ''}"
        _continue(window, "organizations")
        yield f"organizations-model-differs{'-alternative' if answer else ''}"


_LOCKED_OUT = {
    "route.dashboard_access": "no",
    "route.lockout_cause": "authenticator-lost",
    "route.self_service": "",
    "route.claimed_within_7_days": "",
    "requester.source_access": "unknown",
    "organizations.source.url": "",
    "organizations.destination.url": "",
    "organizations.source.mx_edition": "",
    "organizations.destination.mx_edition": "",
    "organizations.source.support_access": "",
    "organizations.destination.support_access": "",
    "organizations.source.licensing_model": "unknown",
    "verification": "cannot-see",
}


def _filling(program: "Program", sample: "Draft") -> "Companion":
    """The window beside a browser that opens the form for a request of its own."""
    program.services().open(sample.duplicate())
    program.window.go("hand-over")
    companion = _copying_one_by_one(program)
    companion.begin("Edge is opening the form …", is_fill=True)
    return companion


def _copying_one_by_one(program: "Program") -> "Companion":
    from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
    from transfer_wizard.ui.hand_over.webform_way import WebformWay

    page = program.window.page
    assert isinstance(page, HandOverPage)
    way = page.send.open("webform")
    assert isinstance(way, WebformWay)
    way.copy.click()
    companion = program.guide().companion
    assert companion
    return companion


def _have_source(program: "Program") -> None:
    """The passcode of the source is of today, and there is none of the destination."""
    import datetime

    from transfer_wizard.request.words import Side
    from transfer_wizard.ui.services.passcode_keeper import VaultStage

    keeper = program.services().keeper
    keeper.stage = VaultStage.ANSWERED
    program.window.navigator.passcodes = {Side.SOURCE: datetime.date.today(), Side.DESTINATION: None}
    keeper.changed.emit()


def _companion_states(program: "Program", sample: "Draft") -> Iterator[str]:
    """The window beside a browser: by hand, and with what a fill reports."""
    import datetime

    from transfer_wizard.request.passcode import Passcode
    from transfer_wizard.request.words import Side
    from transfer_wizard.webform import values
    from transfer_wizard.webform.browsers import Browser
    from transfer_wizard.webform.report import FieldReport, FillStage, Report, ValueStatus

    window, session, guide = program.window, program.services(), program.guide()
    guide.browsers = []
    session.open(sample.duplicate())
    window.go("hand-over")
    yield "hand-over-no-browser"
    guide.browsers = [Browser(name, Path(name)) for name in ("Chrome", "Edge", "Brave")]
    session.open(sample.duplicate())
    window.go("hand-over")
    yield "hand-over-browsers"
    companion = _copying_one_by_one(program)
    yield "companion-by-hand"
    while (row := companion.list.row) is not None and companion.list.entries.entries[row].id != values.DESCRIPTION:
        companion.copy()
    yield "companion-long-text"
    companion.more.click()
    yield "companion-long-text-whole"
    companion.copy()
    yield "companion-passcodes"
    _have_source(program)
    companion.copy_passcode(Side.SOURCE, Passcode("0000", datetime.date.today()))
    companion.list.go(len(companion.list.entries.entries) - 2)
    yield "companion-passcode-copied"
    companion.list.go(len(companion.list.entries.entries) - 1)
    yield "companion-passcode-missing"
    companion.copy_passcode(Side.DESTINATION, Passcode("0000", datetime.date.today()))
    program.clipboard.clear()
    yield "companion-all-copied"
    companion = _filling(program, sample)
    yield "companion-opening"
    ids = [each.id for each in companion.list.entries.entries if not each.side]
    fields = {each: FieldReport(each, each, ValueStatus.FILLED) for each in ids}
    companion.follow(Report(FillStage.FILLED, _FILLED, tuple(fields.values()), "meraki.cisco.com"))
    yield "companion-all-filled"
    cut = FieldReport(values.SUBJECT, "", ValueStatus.DIFFERS, "The field takes 40 characters; the rest was cut off.")
    missing = [FieldReport(each, "", ValueStatus.NOT_FOUND) for each in ("customer_number", "case.severity")]
    in_text = FieldReport("organizations.source.url", "", ValueStatus.NOT_FOUND, in_text=True)
    fields |= {each.id: each for each in (cut, *missing, in_text)}
    companion = _filling(program, sample)
    companion.follow(Report(FillStage.FILLED, _FILLED, tuple(fields.values()), "meraki.cisco.com", asks_passcode=True))
    yield "companion-not-found"
    companion.list.go(ids.index(values.SUBJECT) if values.SUBJECT in ids else 0)
    yield "companion-differs"
    companion.follow(
        Report(FillStage.NO_BROWSER, "Edge did not answer. Open the form in any browser, and copy by hand.")
    )
    yield "companion-no-browser"
    guide.close()


_FILLED = "The form on meraki.cisco.com is filled in. Look it through, and send it there."


def _hand_over(program: "Program", sample: "Draft") -> Iterator[str]:
    """The ways to send a request, what a colleague is asked and answers, evidence, and what comes after sending."""
    from transfer_wizard.flow.colleague import ask, compare, gaps
    from transfer_wizard.flow.navigator import Navigator
    from transfer_wizard.intake.licenses import read_answer
    from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
    from transfer_wizard.ui.colleague.reply_page import ReplyPage
    from transfer_wizard.ui.hand_over.evidence_panel import EvidencePanel
    from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
    from transfer_wizard.ui.hand_over.phone_ways import PhoneCall

    window, session = program.window, program.services()

    def page() -> HandOverPage:
        window.go("hand-over")
        assert isinstance(window.page, HandOverPage)
        return window.page

    session.open(sample)
    for way in ("dashboard", "webform", "phone", "call-me-now"):
        page().send.open(way)
        _have_source(program)
        yield f"hand-over-{way}"
    call = page().send.open("phone")
    assert isinstance(call, PhoneCall)
    call.sheet.click()
    page().sheet.lines[0].tick.click()
    yield "call-sheet"
    page().sheet.close()
    incomplete = sample.duplicate()
    for path, text in _GAPS.items():
        incomplete.set(path, text)
    session.open(incomplete)
    page()
    yield "hand-over-gaps"
    page().send.also.rows["colleague"].click()
    yield "ask-colleague"
    page().send.asking.close()
    asked = ask(incomplete, gaps(incomplete, window.navigator.verdict().problems))
    window.show_start(ColleaguePage(asked), "Colleague")
    yield "colleague"
    replies = {"requester.saml": "no", "organizations.destination.url": sample.get("organizations.destination.url")}
    answers = asked.answered([replies.get(each.path, "2") for each in asked.questions])
    incomplete.set("organizations.destination.url", sample.get("organizations.source.url"))
    window.show_start(ReplyPage(incomplete, compare(incomplete, answers, read_answer)), "Reply")
    yield "reply"
    incomplete.set("organizations.destination.url", sample.get("organizations.destination.url"))
    kept, incomplete.licenses[1:] = incomplete.licenses[1:], []
    del incomplete.licenses[0]["devices"][:]
    devices = gaps(incomplete, Navigator(incomplete).verdict().problems)
    del incomplete.licenses[:]
    both = [*devices, *gaps(incomplete, Navigator(incomplete).verdict().problems)]
    asked = ask(incomplete, [each for each in both if each.path in _LISTS])
    answers = asked.answered([_LISTS[each.path] for each in asked.questions])
    colleague = ColleaguePage(answers)
    window.show_start(colleague, "Colleague")
    for row in colleague.rows:
        row.left.emit(row.path)
    yield "colleague-lists"
    incomplete.licenses.extend(kept)
    window.show_start(ReplyPage(incomplete, compare(incomplete, answers, read_answer)), "Reply")
    yield "reply-lists"
    session.open(sample)
    with tempfile.TemporaryDirectory() as folder:
        for name, content in _EVIDENCE.items():
            (Path(folder) / name).write_bytes(content)
        page().send.open("evidence")
        evidence = page().findChild(EvidencePanel)
        assert isinstance(evidence, EvidencePanel)
        evidence._ask_files = lambda: [str(Path(folder) / name) for name in _EVIDENCE]
        evidence.add.click()
        settle(0.6)
        page().ensureWidgetVisible(evidence.told, 0, 200)
        yield "evidence"
    sample.set("case_number", "05123456")
    session.open(sample)
    page().sent.reminder.day.setText("2026-01-01")
    page().sent.reminder.save.click()
    yield "sent"
    window.go("requester")
    yield "record"
    session.autosave.touch()
    session.autosave.save()
    window.record.duplicate.click()
    settle(0.6)
    _continue(window, "licenses")
    yield "asked-before-advice"
    window.go("review")
    yield "asked-before-review"


_GAPS = {"organizations.destination.url": "", "requester.saml": "unknown", "licenses.0.devices.1.move": ""}
_LISTS = {
    "licenses.0.devices": "MX68, 2\nMR Enterprise, 25",
    "licenses": "Z2A7-32TE-A8Y4; MX68; 2\nZ2A7-32TE-A8Y4; MR Enterprise; 25\nQ2FJ-3SHB-Y2K2; MX68; 1",
}
_EVIDENCE = {"move failed.log": b"License move failed\n" * 9_000, "notes.txt": b"passcode: 0427"}
_ERRORS = {
    "route.needed_by": "soon",
    "requester.source_email": "dana",
    "requester.destination_email": "dana",
    "requester.phone": "12",
    "organizations.source.url": "https://n207.meraki.com/Home/n/OOw3Oapd/manage",
    "organizations.destination.url": "https://meraki.com.evil.example/o/VjjsAd/manage",
    "case.scope": "The passcode is 0427.",
    "customer_number": "12",
}
_MISTAKES = {
    "requester.source_email": "dana",
    "requester.phone": "12",
    "organizations.source.url": "https://n207.meraki.com/Home/n/OOw3Oapd/manage",
    "organizations.destination.url": "https://meraki.com.evil.example/o/VjjsAd/manage",
    "licenses.0.key": "Q2FJ-3SHB-Y2K2",
    "licenses.1.devices.0.move": "7",
    "case.severity": "",
    "customer_number": "12",
}


def until(is_there: Callable[[], bool]) -> None:
    """Wait for a page, however much else the machine has to do; then let it come to rest."""
    while not is_there():
        settle()
    settle(1)


def settle(seconds: float = 0.05) -> None:
    """Let the window lay itself out and draw."""
    from PySide6.QtCore import QEventLoop, QTimer

    loop = QEventLoop()
    QTimer.singleShot(round(seconds * 1000), loop.quit)
    loop.exec()
