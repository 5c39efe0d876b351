"""The window under a policy, used with keys and clicks: every setting as a default and locked."""

from typing import Any

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QApplication, QLabel, QPlainTextEdit, QRadioButton
from pytestqt.qtbot import QtBot

from tests.ui.policy.managed import REASON, Start, field, policy, row
from tests.ui.sending import exports
from transfer_wizard.flow.navigator import StepStatus
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import BY_NAME, BY_PATH, Policy
from transfer_wizard.storage.policy.schema import judge
from transfer_wizard.storage.vault import StoreState
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Link
from transfer_wizard.ui.shell.help import Help
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage

ALT = Qt.KeyboardModifier.AltModifier


def type_into(qtbot: QtBot, window: Window, path: str, text: str) -> None:
    """Type into a field, and leave it."""
    target = field(window, path)
    target.setFocus()
    qtbot.keyClicks(target, text)
    qtbot.keyClick(target, Qt.Key.Key_Tab)


def visible_texts(window: Window) -> list[str]:
    return [each.text() for each in window.findChildren(QLabel) if each.isVisible()]


FILLS: dict[str, tuple[str, Any, str]] = {
    "company": ("requester", "Northwind Traders", "Northwind Traders"),
    "phone": ("requester", "+1 415 555 0134", "+1 415 555 0134"),
    "contact_hours": ("requester", "09:00-17:00 UTC-8", "09:00-17:00 UTC-8"),
    "severity": ("case", 4, "4"),
    **{
        name: ("case", f"{name} of the desk.", f"{name} of the desk.")
        for name in (
            "scope",
            "frequency",
            "start_time",
            "related_cases",
            "test_results",
            "workaround",
            "business_impact",
        )
    },
}


def test_every_setting_that_fills_a_field_is_tried() -> None:
    assert set(FILLS) == {spec.name for spec in BY_PATH.values()}


@pytest.mark.parametrize("name", FILLS)
def test_a_default_fills_a_field_and_may_be_changed(qtbot: QtBot, start: Start, name: str) -> None:
    step, given, text = FILLS[name]
    window = start(policy(**dict([(name, given)])))
    window.go(step)
    shown = row(window, BY_NAME[name].path)
    assert window.navigator.draft.get(shown.path) == text
    assert shown.managed.isHidden()
    if isinstance(shown.input, Segments):
        other = shown.input.findChildren(QRadioButton)[1]
        qtbot.mouseClick(other, Qt.MouseButton.LeftButton, pos=QPoint(10, other.height() // 2))
        assert window.navigator.draft.get(shown.path) == "2"
    else:
        shown.input.selectAll()
        qtbot.keyClicks(shown.input, "mine")
        assert window.navigator.draft.get(shown.path) == "mine"


@pytest.mark.parametrize("name", FILLS)
def test_what_is_locked_stays_in_sight_and_cant_be_changed(qtbot: QtBot, start: Start, name: str) -> None:
    step, given, text = FILLS[name]
    window = start(policy(locked=True, **{name: given}))
    window.go(step)
    shown = row(window, BY_NAME[name].path)
    assert shown.isVisible()
    assert shown.managed.isVisible()
    assert shown.managed.text() == REASON
    assert REASON in shown.input.accessibleDescription()
    assert shown.input.isEnabled()
    shown.input.setFocus()
    if isinstance(shown.input, Segments):
        [button] = [each for each in shown.input.findChildren(QRadioButton) if each.isVisible()]
        qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
        qtbot.keyClick(button, Qt.Key.Key_Up)
    else:
        shown.input.selectAll()
        qtbot.keyClicks(shown.input, "mine")
        qtbot.keyClick(shown.input, Qt.Key.Key_Delete)
        QApplication.clipboard().setText("pasted")
        qtbot.keyClick(shown.input, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier)
        assert isinstance(shown.input, LineInput | ProseInput)
        assert shown.input.isReadOnly()
    assert window.navigator.draft.get(shown.path) == text


def test_a_default_never_goes_over_what_was_typed(qtbot: QtBot, start: Start) -> None:
    window = start(policy(company="Northwind Traders", phone="+1 415 555 0134", scope="The desk’s."))
    draft = Draft()
    draft.set("requester.company", "Contoso")
    window.open(draft)
    window.go("requester")
    assert field(window, "requester.company").text() == "Contoso"
    assert draft.get("requester.phone") == "+1 415 555 0134"
    phone = field(window, "requester.phone")
    phone.selectAll()
    qtbot.keyClick(phone, Qt.Key.Key_Delete)
    qtbot.keyClick(phone, Qt.Key.Key_Tab)
    window.go("case")
    window.go("requester")
    assert draft.get("requester.phone") == "", "emptied on purpose"


def test_a_default_leaves_a_saved_request_alone(start: Start) -> None:
    window = start(policy(company="Northwind Traders"))
    draft = Draft()
    draft.saved_at = "2026-11-24T09:30:00Z"
    window.open(draft)
    assert draft.get("requester.company") == ""


def test_what_is_locked_replaces_another_text_and_says_so(start: Start, sample: Draft) -> None:
    window = start(policy(locked=True, company="Contoso", severity=4))
    sample.set("requester.company", "Northwind Traders")
    window.open(sample)
    assert sample.get("requester.company") == "Contoso"
    said = "“Company” is “Contoso” now, in place of “Northwind Traders”. Managed by ACME IT desk."
    assert said in visible_texts(window)


def test_a_request_that_was_sent_and_one_to_read_stay_as_they_are(start: Start, sample: Draft) -> None:
    window = start(policy(locked=True, company="Contoso"))
    sent = sample.duplicate()
    sent.set("case_number", "12345678")
    for draft, read_only in ((sent, False), (sample, True)):
        before = draft.get("requester.company")
        window.open(draft, read_only)
        assert draft.get("requester.company") == before


def test_the_domain_is_added_to_an_address_that_has_none(qtbot: QtBot, start: Start) -> None:
    window = start(policy(email_domain="northwind.example"))
    window.go("requester")
    assert "Without an @, @northwind.example is added." in row(window, "requester.source_email").help.text()
    type_into(qtbot, window, "requester.source_email", "dana")
    assert field(window, "requester.source_email").text() == "dana@northwind.example"
    window._on_edited("requester.destination_email", "dana@northwind.example")
    email = field(window, "requester.source_email")
    email.clear()
    type_into(qtbot, window, "requester.source_email", "sam")
    assert window.navigator.draft.get("requester.destination_email") == "sam@northwind.example", "it is the same"
    email.clear()
    type_into(qtbot, window, "requester.source_email", "dana@contoso.example")
    assert row(window, "requester.source_email").error.isHidden()


def test_a_locked_domain_is_the_only_one(qtbot: QtBot, start: Start) -> None:
    window = start(policy(locked=True, email_domain="northwind.example"))
    window.go("requester")
    type_into(qtbot, window, "requester.source_email", "dana@contoso.example")
    shown = row(window, "requester.source_email")
    assert shown.error.text() == "E-mail must end in @northwind.example."
    assert shown.next.text() == REASON
    again = field(window, shown.path)
    again.setFocus()
    again.selectAll()
    qtbot.keyClicks(again, "dana@NORTHWIND.example")
    qtbot.keyClick(again, Qt.Key.Key_Tab)
    assert shown.error.isHidden()


def test_hidden_pages_are_left_out_and_keep_their_text(qtbot: QtBot, start: Start, sample: Draft) -> None:
    window = start(policy(locked=True, hidden_pages=["route", "case"]))
    assert window.navigator.step == "requester"
    assert window.windowTitle().startswith("You, step 1 of 6")
    assert window.page.eyebrow.text() == "Step 1 of 6"
    assert window.steps.model().rowCount() == 6
    assert window.side_panel.hidden.isHidden()
    window.open(sample)
    steps = []
    for number in range(1, 9):
        qtbot.keyClick(window, getattr(Qt.Key, f"Key_{number}"), ALT)
        steps.append(window.navigator.step)
    assert steps == [
        "requester",
        "organizations",
        "licenses",
        "passcodes",
        "review",
        "hand-over",
        "hand-over",
        "hand-over",
    ]
    qtbot.keyClick(window, Qt.Key.Key_3, ALT)
    window._on_continue()
    assert window.navigator.step == "passcodes"
    qtbot.mouseClick(window.back, Qt.MouseButton.LeftButton)
    assert window.navigator.step == "licenses"
    assert sample.get("route.dashboard_access") == "yes"
    assert sample.get("case.severity") == "3"


def test_nothing_is_asked_of_hidden_pages_but_what_blocks_is_told(start: Start, sample: Draft) -> None:
    window = start(policy(locked=True, hidden_pages=["route", "requester", "case", "passcodes"]))
    sample.set("route.reason", "")
    sample.set("requester.name", "")
    window.open(sample)
    assert {each.severity for each in window.navigator.verdict().problems} <= {"warns"}
    window.go("review")
    assert window.navigator.status("review") is StepStatus.COMPLETE
    sample.set("requester.source_access", "read-only")
    window.navigator.changed("requester.source_access")
    [blocks] = [each for each in window.navigator.verdict().problems if each.severity == "blocks"]
    window.go_to(blocks.field)
    assert window.navigator.step == "requester"
    assert window.page.eyebrow.text() == "Step 1 of 5"
    assert window.steps.model().rowCount() == 5


def test_hidden_by_default_pages_can_be_shown(qtbot: QtBot, start: Start) -> None:
    window = start(policy(hidden_pages=["route"]))
    assert window.page.eyebrow.text() == "Step 1 of 7"
    qtbot.mouseClick(window.side_panel.hidden, Qt.MouseButton.LeftButton)
    assert window.page.eyebrow.text() == "Step 2 of 8"
    assert window.side_panel.hidden.isHidden()
    qtbot.keyClick(window, Qt.Key.Key_1, ALT)
    assert window.navigator.step == "route"


def hand_over(window: Window) -> HandOverPage:
    window.go("hand-over")
    assert isinstance(window.page, HandOverPage)
    return window.page


def cards(page: HandOverPage) -> set[str]:
    """The ways in sight: the large one, and the rows."""
    rows = page.send.ways.rows
    return {each.text() for name, each in rows.items() if each.isVisible() or name == page.send.shown}


@pytest.mark.parametrize("locked", [False, True], ids=["default", "locked"])
def test_channels_are_those_offered(qtbot: QtBot, start: Start, sample: Draft, locked: bool) -> None:
    window = start(policy(locked=locked, channels=["phone", "webform"]))
    window.open(sample)
    page = hand_over(window)
    assert cards(page) == {"Phone", "Webform"}
    assert page.send.others.isVisible() is not locked
    if not locked:
        page.ensureWidgetVisible(page.send.others)
        qtbot.mouseClick(page.send.others, Qt.MouseButton.LeftButton)
        assert cards(page) == {"A case in the dashboard", "Webform", "Phone", "Call me now"}


@pytest.mark.parametrize("locked", [False, True], ids=["default", "locked"])
def test_exports_are_those_offered(qtbot: QtBot, start: Start, sample: Draft, locked: bool) -> None:
    window = start(policy(locked=locked, exports=["pdf", "csv"]))
    window.open(sample)
    panel = exports(hand_over(window))
    shown = [each.text() for each in panel.choices.buttons() if each.isVisible()]
    assert len(shown) == 2
    chosen = panel.choices.checkedButton()
    assert chosen is not None
    assert chosen.text() == shown[0]
    assert panel.save.text() == f"Save as {shown[0]}…"
    assert panel.other_formats.isVisible() is not locked
    if not locked:
        window.page.ensureWidgetVisible(panel.other_formats)
        qtbot.mouseClick(panel.other_formats, Qt.MouseButton.LeftButton)
        assert len([each for each in panel.choices.buttons() if each.isVisible()]) == 10


@pytest.mark.parametrize("locked", [False, True], ids=["default", "locked"])
def test_a_case_number_of_another_pattern_is_told(qtbot: QtBot, start: Start, sample: Draft, locked: bool) -> None:
    window = start(policy(locked=locked, case_number_pattern="########|C-#####"))
    window.open(sample)
    page = hand_over(window)
    assert "\nIt looks like ######## or C-#####" in page.send.number.about.text(), (
        "what stands before it is no sentence"
    )
    field = page.send.number.input
    field.setFocus()
    qtbot.keyClicks(field, "1234567")
    qtbot.keyClick(field, Qt.Key.Key_Tab)
    how = "must look" if locked else "usually looks"
    assert page.send.number.wrong.text() == f"Case number {how} like ######## or C-#####."
    field.setFocus()
    qtbot.keyClicks(field, "8")
    assert page.send.number.wrong.isHidden()


@pytest.mark.usefixtures("open_store")
@pytest.mark.parametrize("locked", [False, True], ids=["default", "locked"])
def test_the_password_store_is_left_alone(qtbot: QtBot, start: Start, locked: bool) -> None:
    window = start(policy(locked=locked, keyring=False))
    window.go("passcodes")
    page = window.page
    assert isinstance(page, PasscodesPage)
    keeper = page.keeper
    qtbot.waitUntil(lambda: keeper.state is StoreState.OFF)
    assert "Your system’s password store is not used here." in page.state.text()
    secret = next(iter(page.secrets.values())).input
    secret.setFocus()
    qtbot.keyClicks(secret, "0417")
    qtbot.keyClick(secret, Qt.Key.Key_Tab)
    qtbot.waitUntil(lambda: bool(keeper.in_memory))
    assert page.use_store.isVisible() is not locked
    if not locked:
        page.ensureWidgetVisible(page.use_store)
        qtbot.mouseClick(page.use_store, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: keeper.state is StoreState.READY)
        assert not keeper.in_memory
        assert page.use_store.isHidden()
        qtbot.mouseClick(page.forget, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: not any(window.navigator.passcodes.values()))


def test_the_help_line_stands_below_the_steps_and_in_the_help(
    qtbot: QtBot, start: Start, monkeypatch: pytest.MonkeyPatch
) -> None:
    opened: list[str] = []
    monkeypatch.setattr(QDesktopServices, "openUrl", lambda url: opened.append(url.toString()))
    address = "https://help.acme.example/meraki"
    window = start(policy(help_text="Extension 4711", help_url=address, company="Northwind", update_url=address))
    [line] = [each for each in window.side_panel.findChildren(Link) if each.text() == "Extension 4711"]
    qtbot.mouseClick(line, Qt.MouseButton.LeftButton)
    assert opened == [address]
    qtbot.keyClick(window, Qt.Key.Key_F1)
    [dialog] = window.findChildren(Help)
    texts = [each.text() for each in dialog.findChildren(QLabel)]
    assert REASON in texts
    assert "Set for you, and yours to change: Company." in texts
    links = [each.text() for each in dialog.findChildren(Link)]
    assert {"Extension 4711", f"New versions: {address}"} <= set(links)
    dialog.close()


def test_a_help_line_without_an_address_is_a_text(start: Start) -> None:
    window = start(policy(help_text="Extension 4711"))
    assert "Extension 4711" in [each.text() for each in window.side_panel.findChildren(QLabel)]
    assert "Extension 4711" not in [each.text() for each in window.side_panel.findChildren(Link)]


def test_what_is_wrong_in_a_policy_is_told_above_the_page(qtbot: QtBot, start: Start) -> None:
    names = ("company", "phone", "severity", "keyring", "channels")
    settings: dict[str, Any] = {name: {"value": ""} for name in names} | {"scope": {"value": "The desk’s."}}
    broken = judge({"format": "transfer-wizard-policy", "schema": 1, "settings": settings}, "/etc/policy.json")
    assert len(broken.faults) == len(names)
    window = start(broken)
    last = "2 more settings are left out; “transfer-wizard policy” lists all."
    qtbot.waitUntil(lambda: last in visible_texts(window))
    said = "“severity” in the policy /etc/policy.json is left out. It must be 1, 2, 3 or 4."
    assert said in visible_texts(window)
    assert window.navigator.draft.get("case.scope") == "The desk’s.", "what is right applies"


def test_without_a_policy_nothing_is_different(start: Start) -> None:
    window = start(Policy())
    assert window.navigator.draft.is_blank
    assert window.side_panel.hidden.isHidden()
    assert [each for each in window.side_panel.findChildren(Link) if each.isVisible()] == []
    window.go("case")
    assert all(not each.isReadOnly() for each in window.page.findChildren(QPlainTextEdit))
