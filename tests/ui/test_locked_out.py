"""Somebody who can't sign in walks from Route to Hand over by keys, and ends with a request that is ready."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot

from tests.session_bus import Session as Bus
from transfer_wizard.app import Program
from transfer_wizard.flow.remaining import remaining
from transfer_wizard.request.draft import Draft
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.hand_over.passcode_step import PasscodeStep
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Label, Link
from transfer_wizard.ui.licenses.licenses_page import LicensesPage
from transfer_wizard.ui.services.passcode_keeper import VaultStage
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.steps.organizations_page import OrganizationsPage
from transfer_wizard.ui.steps.passcodes_page import PasscodesPage
from transfer_wizard.ui.steps.you_page import YouPage

ONLY_THE_DASHBOARD_SHOWS = (
    "route.self_service",
    "route.claimed_within_7_days",
    "organizations.source.support_access",
    "organizations.destination.support_access",
    "organizations.source.mx_edition",
    "organizations.destination.mx_edition",
)


def field(window: Window, path: str) -> QWidget:
    found = window.page.field(path)
    assert found is not None, path
    assert found.isVisibleTo(window), path
    return found


def type_in(qtbot: QtBot, window: Window, path: str, text: str) -> None:
    into = field(window, path)
    into.setFocus()
    qtbot.keyClicks(into, text)
    qtbot.keyClick(into, Qt.Key.Key_Tab)


def choose(qtbot: QtBot, window: Window, path: str, answer: str) -> None:
    """An answer by the keys of a group: to its first button, down to the one meant, and the space bar."""
    group = field(window, path)
    assert isinstance(group, Segments)
    buttons = [each for each in group.findChildren(QRadioButton) if each.isVisibleTo(window)]
    names = [each.accessibleName() for each in buttons]
    wanted = buttons[names.index(answer)]
    qtbot.waitUntil(lambda: buttons[0].pos() != buttons[-1].pos())  # laid out
    buttons[0].setFocus()
    for _each in range(len(buttons)):
        focused = QApplication.focusWidget()
        assert focused
        if focused is wanted:
            break
        qtbot.keyClick(focused, Qt.Key.Key_Right if buttons[0].y() == buttons[-1].y() else Qt.Key.Key_Down)
    focused = QApplication.focusWidget()
    assert focused
    qtbot.keyClick(focused, Qt.Key.Key_Space)
    assert wanted.isChecked(), names


def go_on(qtbot: QtBot, window: Window, step: str) -> None:
    """Ctrl+Enter, which is Continue, past advice; nothing is red, and the step is there."""
    before = window.navigator.step
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    if window.navigator.step == before and window.navigator.advice:
        qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert window.navigator.step == step, [each.message for each in window.navigator.stopping()]


def red(window: Window) -> list[str]:
    labels = window.findChildren(Label)
    return [each.text() for each in labels if each.property("role") == "error" and each.text() and each.isVisible()]


def walk_to_passcodes(qtbot: QtBot, window: Window) -> None:
    choose(qtbot, window, "route.dashboard_access", "No")
    choose(qtbot, window, "route.lockout_cause", "I lost my authenticator")
    go_on(qtbot, window, "requester")
    type_in(qtbot, window, "requester.name", "Dana Whitfield")
    type_in(qtbot, window, "requester.company", "Northwind Traders")
    type_in(qtbot, window, "requester.source_email", "dana@northwind.example")
    choose(qtbot, window, "requester.destination_email", "Yes")
    choose(qtbot, window, "requester.source_access", "Yes, both")
    choose(qtbot, window, "requester.saml", "No")
    go_on(qtbot, window, "organizations")
    type_in(qtbot, window, "organizations.source.name", "Northwind West")
    type_in(qtbot, window, "organizations.destination.name", "Northwind East")
    choose(qtbot, window, "organizations.source.licensing_model", "I don’t know")
    go_on(qtbot, window, "licenses")
    page = window.page
    assert isinstance(page, LicensesPage)
    page.add_button.setFocus()
    qtbot.keyClick(page.add_button, Qt.Key.Key_Return)
    type_in(qtbot, window, "licenses.0.key", "Z2A7-32TE-A8Y4")
    type_in(qtbot, window, "licenses.0.devices.0.model", "MX68")
    type_in(qtbot, window, "licenses.0.devices.0.move", "1")
    go_on(qtbot, window, "case")
    assert window.navigator.draft.get("case.severity") == "3", "proposed"
    type_in(qtbot, window, "route.reason", " Since Monday.")
    go_on(qtbot, window, "passcodes")


def test_the_locked_out_lane_ends_in_ready(qtbot: QtBot, bus: Bus, program: Program, window: Window) -> None:
    program.services().open(Draft())
    walk_to_passcodes(qtbot, window)
    page = window.page
    assert isinstance(page, PasscodesPage)
    qtbot.waitUntil(lambda: page.keeper.stage is VaultStage.ANSWERED)
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    assert page.locked_out.is_open
    assert not any(secret.isVisibleTo(page) for secret in page.secrets.values())
    assert "The case says that you can’t see them." in [each.text() for each in page.findChildren(Label)]
    go_on(qtbot, window, "review")
    assert remaining(window.navigator).open == ()
    assert [each.id for each in window.navigator.verdict().problems if each.severity != "warns"] == []
    assert window.navigator.verdict().ready
    assert red(window) == []
    go_on(qtbot, window, "hand-over")
    hand_over = window.page
    assert isinstance(hand_over, HandOverPage)
    assert hand_over.send.shown == "webform"
    step = next(each for each in hand_over.findChildren(PasscodeStep) if each.isVisibleTo(hand_over))
    assert step.unseen.isVisibleTo(hand_over)
    assert not any(place.isVisibleTo(hand_over) for place in step.places.values())
    assert not hand_over.send.line.isVisibleTo(hand_over)


def test_what_only_the_dashboard_shows_is_not_asked_and_never_red(
    qtbot: QtBot, program: Program, window: Window
) -> None:
    program.services().open(Draft())
    walk_to_passcodes(qtbot, window)
    for step in ("route", "requester", "organizations", "licenses", "case", "passcodes", "review"):
        window.go(step)
        assert red(window) == [], step
        for path in ONLY_THE_DASHBOARD_SHOWS:
            row = window.page.rows.get(path)
            assert row is None or not row.isVisibleTo(window), path


@pytest.mark.parametrize(("can_sign_in", "is_sent_there"), [("no", False), ("yes", True)])
def test_who_can_not_sign_in_is_not_sent_to_the_dashboard_for_an_answer(
    program: Program, window: Window, can_sign_in: str, is_sent_there: bool
) -> None:
    program.services().open(Draft())
    window._on_edited("route.dashboard_access", can_sign_in)
    told = []
    for step in ("requester", "organizations"):
        window.go(step)
        told += [label.text() for label in window.page.findChildren(Label) if label.isVisibleTo(window.page)]
    assert any("Organization ›" in text for text in told) is is_sent_there
    assert any("address bar" in text for text in told) is is_sent_there


def test_i_do_not_know_is_an_open_point_on_review(
    qtbot: QtBot, program: Program, window: Window, sample: Draft
) -> None:
    program.services().open(sample)
    window.go("requester")
    choose(qtbot, window, "requester.source_access", "I don’t know")
    go_on(qtbot, window, "organizations")
    window.go("requester")
    page = window.page
    assert isinstance(page, YouPage)
    assert page.access.note.text() == "An open point. You can go on and look it up later."
    assert not page.access.verdict.isVisibleTo(window)
    window.go("review")
    said = [label.text() for label in window.page.findChildren(Label) if label.isVisibleTo(window)]
    assert "Full access to both" in said
    assert "You said: I don’t know" in said


def press(qtbot: QtBot, window: Window, text: str) -> None:
    button = next(each for each in window.findChildren(QPushButton) if each.isVisible() and each.text() == text)
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Return)


def test_support_is_asked_for_an_alternative_to_a_move_between_models(
    qtbot: QtBot, program: Program, window: Window, sample: Draft
) -> None:
    sample.set("organizations.destination.licensing_model", "per-device")
    program.services().open(sample)
    window.go("organizations")
    page = window.page
    assert isinstance(page, OrganizationsPage)
    assert page.model.verdict.said.text() == "Support can’t move licenses between two licensing models."
    assert window.forward.text() == "&Continue all the same"
    assert window.forward.property("role") != "primary"
    press(qtbot, window, "Ask Support for an alternative")
    assert sample.get("route.ask") == "alternative"
    rule = "organization.model-mismatch"
    assert [each.severity for each in window.navigator.verdict().problems if each.id == rule] == ["warns"]
    assert page.model.verdict.isVisibleTo(window)
    texts = [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]
    assert "Ask Support for an alternative" not in texts  # it is asked already
    assert window.forward.text() == "&Continue"
    go_on(qtbot, window, "licenses")


def test_support_is_asked_for_an_alternative_to_a_higher_edition(
    qtbot: QtBot, program: Program, window: Window, sample: Draft
) -> None:
    sample.set("organizations.source.mx_edition", "enterprise")
    sample.set("organizations.destination.mx_edition", "sd-wan-plus")
    program.services().open(sample)
    step, rule = "licenses", "license.mx-edition-lower"
    window.go(step)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rule in [each.id for each in window.navigator.advice]
    press(qtbot, window, "Ask Support for an alternative")
    assert sample.get("route.ask") == "alternative"
    assert window.navigator.step != step
    assert [each.severity for each in window.navigator.verdict().problems if each.id == rule] == ["warns"]
    window.go(step)
    qtbot.keyClick(window, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert rule in [each.id for each in window.navigator.advice]
    texts = [each.text() for each in window.findChildren(QPushButton) if each.isVisible()]
    assert "Ask Support for an alternative" not in texts  # it is asked already


def test_review_leads_to_the_alternative(qtbot: QtBot, program: Program, window: Window, sample: Draft) -> None:
    sample.set("organizations.destination.licensing_model", "per-device")
    program.services().open(sample)
    window.go("review")
    link = next(each for each in window.page.findChildren(Link) if each.text() == "Ask Support for an alternative")
    link.setFocus()
    qtbot.keyClick(link, Qt.Key.Key_Return)
    assert window.navigator.step == "organizations"
    choose(qtbot, window, "route.ask", "Which alternative there is to the move")
    assert "blocks" not in [each.severity for each in window.navigator.verdict().problems]


def test_who_is_locked_out_names_who_can_vouch_and_who_signs_in_with_saml_a_local_administrator(
    program: Program, window: Window, sample: Draft
) -> None:
    path = "requester.placeholder_name"
    sample.set("route.dashboard_access", "no")
    for saml, label in (
        ("no", "Name of who can vouch for you (optional)"),
        ("yes", "Name of the local administrator"),
    ):
        sample.set("requester.saml", saml)
        program.services().open(sample)
        window.go("requester")
        row = window.page.rows[path]
        assert row.isVisibleTo(window)
        assert row.label.text() == label
        assert row.input.accessibleName() == label


@pytest.mark.parametrize("cause", ["no-mail", "address-gone"])
def test_whom_no_mail_reaches_is_promised_none_and_asked_for_a_phone_number(
    program: Program, window: Window, sample: Draft, cause: str
) -> None:
    sample.set("route.dashboard_access", "no")
    sample.set("route.lockout_cause", cause)
    sample.set("requester.phone", "")
    program.services().open(sample)
    window.go("route")
    advised = " ".join(step for each in window.navigator.advise() for step in each.steps)
    assert "answer the e-mail" not in advised
    assert "Write from another address" in advised
    assert "phone number" in advised
    assert "Let an administrator who" in advised
    window.go("requester")
    page = window.page
    assert isinstance(page, YouPage)
    field(window, "requester.phone")
    page.reached.head.click()
    page.refresh()
    assert not page.reached.is_open, "who closes it wants it closed"
    window.go("hand-over")
    hand_over = window.page
    assert isinstance(hand_over, HandOverPage)
    window.footer.forward.click()
    assert hand_over.is_sent
    sent = hand_over.sent
    said = " ".join(label.text() for label in sent.findChildren(Label)).replace("\u200b", "")
    assert "dana.whitfield@" not in said
    assert "Support sends it by e-mail" not in said
    assert "Support confirms by e-mail" not in said
    assert "call Support" in said
