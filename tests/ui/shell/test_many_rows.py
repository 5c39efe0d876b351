"""A request of very many rows: what looks at all of them does so off the window's thread, or a little at a time."""

import math
import threading
from functools import partial
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from tests.counted_work import work
from transfer_wizard.flow.steps import step_of
from transfer_wizard.intake import proposal, proposal_change
from transfer_wizard.intake.proposal import propose
from transfer_wizard.intake.proposal_change import ProposalChange
from transfer_wizard.request.draft import Copying, Draft, blank_device, blank_license, copied_values
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.shell.intake_session import MANY_ROWS
from transfer_wizard.ui.shell.session import Session
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.ui.start.found_page import FoundPage
from transfer_wizard.validation.check import Checker
from transfer_wizard.validation.row_check import RowCheck

COUNT = MANY_ROWS + 100


def on_window() -> bool:
    return threading.current_thread() is threading.main_thread()


def test_what_comes_of_a_long_paste_is_found_out_off_the_window(
    qtbot: QtBot, session: Session, sample_window: Window, monkeypatch: pytest.MonkeyPatch
) -> None:
    window, refusal = sample_window, ProposalChange.refusal
    looked: list[tuple[str, bool]] = []

    def proposed(*what: Any) -> Any:
        looked.append(("proposed", on_window()))
        return propose(*what)

    def refused(change: ProposalChange) -> str:
        looked.append(("refused", on_window()))
        return refusal(change)

    def copied(values: Any) -> Any:
        assert not on_window()
        return copied_values(values)

    monkeypatch.setattr(proposal_change, "copied_values", copied)
    monkeypatch.setattr(proposal, "propose", proposed)
    monkeypatch.setattr(ProposalChange, "refusal", refused)
    brought = QMimeData()
    brought.setText("\n".join(f"Z2AA-0000-{number:04} 1 MX68" for number in range(COUNT)))
    before = len(window.navigator.draft.licenses)
    window.target.brought.emit(brought)
    qtbot.waitUntil(lambda: isinstance(window.stack.currentWidget(), FoundPage))
    page = window.stack.currentWidget()
    assert isinstance(page, FoundPage)
    page.use.click()
    qtbot.waitUntil(lambda: len(window.navigator.draft.licenses) == before + COUNT)
    assert looked == [("proposed", False), ("refused", False)]
    assert session.unsaved() == ""
    assert session._store.load(window.navigator.draft.id).draft.values == window.navigator.draft.values


def with_rows(sample: Draft) -> Draft:
    device = blank_device() | {"model": "MR44", "have": "5", "move": "2"}
    sample.licenses[:] = [
        blank_license() | {"key": f"Z2AA-0000-{number:04}", "mode": "addDevices", "devices": [dict(device)]}
        for number in range(COUNT)
    ]
    return sample


def test_what_came_of_the_check_is_shown_in_a_turn_of_its_own(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    shown: list[bool] = []
    monkeypatch.setattr("transfer_wizard.ui.services.checking.AT_A_TIME", 0.0)
    session.open(with_rows(sample))
    checking, navigator = window._checking, window.navigator
    monkeypatch.setattr(checking, "_checked", lambda: shown.append(navigator.is_checking))
    assert navigator.is_checking
    navigator.check_for = math.inf
    checking._on_next()
    assert not navigator.is_checking
    assert not shown
    qtbot.waitUntil(lambda: bool(shown))
    assert shown == [False]


def test_the_letter_beside_the_page_waits_for_the_check(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It is written once all rows are checked a little at a time, and has none of them checked at once."""
    window.resize(1180, 760)
    window.frame.may_build()
    whole = open_slowly(session, window, sample, monkeypatch)
    window.go("requester")
    assert window.navigator.is_checking
    assert window.frame.pane is not None
    window.navigator.check_for = 0.001
    qtbot.waitUntil(lambda: not window.navigator.is_checking)
    assert float("inf") not in whole
    pane = window.frame.pane
    qtbot.waitUntil(lambda: f"{COUNT} keys" in (pane._written[1].text if pane._written else ""))


def test_a_request_that_was_sent_is_there_before_its_rows_are_checked(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample.set("case_number", "12345678")
    whole = open_slowly(session, window, sample, monkeypatch)
    assert window.navigator.is_checking
    assert notices(window) == [WAITS]
    page = window.page
    assert isinstance(page, HandOverPage)
    assert page.sent.isVisibleTo(window)
    window.navigator.check_for = 0.001
    qtbot.waitUntil(lambda: page.sent.about.isVisibleTo(window))
    assert math.inf not in whole
    assert notices(window) == []


def test_a_page_is_turned_while_a_copy_is_made_and_closing_waits_for_all_of_it(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    taken: list[float] = []
    take = Copying.take

    def noted(copying: Copying, seconds: float = 0.0) -> bool:
        taken.append(seconds)
        return take(copying, 0.0 if seconds != float("inf") else seconds)

    session.open(with_rows(sample), is_new=True)
    monkeypatch.setattr(Copying, "take", noted)
    for row in window.navigator.draft.licenses:
        row["expires_on"] = "2029-08-31"
    window.navigator.changed("licenses")
    window.edited.emit()
    window.go("case")
    assert float("inf") not in taken
    assert session.unsaved() == ""
    assert session._store.load(sample.id).draft.values == window.navigator.draft.values


def test_what_is_saved_when_a_page_is_turned_is_copied_from_the_next_turn_on(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    session.open(with_rows(sample), is_new=True)
    assert session.unsaved() == ""
    taken: list[str] = []
    take = Copying.take

    def noted(copying: Copying, seconds: float = 0.0) -> bool:
        taken.append(window.navigator.step)
        return take(copying, seconds)

    monkeypatch.setattr(Copying, "take", noted)
    window.navigator.edit("requester.name", "Dana W.")
    window.edited.emit()
    window.go("case")
    assert not taken
    qtbot.waitUntil(lambda: session._store.load(sample.id).draft.get("requester.name") == "Dana W.")
    assert set(taken) == {"case"}


def is_open(window: Window, draft: Draft) -> bool:
    return window.navigator.draft.id == draft.id


@pytest.mark.parametrize("path", ["requester.name", "organizations.source.name", "case.scope", "route.needed_by"])
def test_a_key_press_does_the_same_for_any_number_of_rows(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, path: str
) -> None:
    done = []
    for draft in (sample, with_rows(sample.duplicate())):
        session.open(draft)
        qtbot.waitUntil(partial(is_open, window, draft))
        window.go(step_of(path))
        qtbot.waitUntil(lambda: not window.navigator.is_checking)
        field = window.page.field(path)
        assert field is not None
        field.setFocus()
        qtbot.keyClick(field, Qt.Key.Key_1)
        done.append(work(partial(qtbot.keyClick, field, Qt.Key.Key_2)))
    few, many = done
    assert many < 1.3 * few


def open_slowly(session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """Open a request whose rows wait to be checked; the moments until which each look at them may take."""
    given: list[float] = []
    verdict = Checker.verdict

    def noted(checker: Checker, *what: Any) -> Any:
        given.append(what[-1])
        return verdict(checker, *what)

    monkeypatch.setattr(Checker, "verdict", noted)
    monkeypatch.setattr("transfer_wizard.ui.services.checking.AT_A_TIME", 0.0)
    session.open(with_rows(sample))
    window.navigator.check_for = 0.0
    return given


@pytest.mark.parametrize("step", ["review", "hand-over"])
def test_a_page_about_all_rows_comes_once_they_are_checked(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch, step: str
) -> None:
    given = open_slowly(session, window, sample, monkeypatch)
    window.go(step)
    assert window.navigator.step == "route"
    assert WAITS in notices(window)
    window.navigator.check_for = 0.001
    qtbot.waitUntil(lambda: window.navigator.step == step, timeout=30_000)
    assert WAITS not in notices(window)
    assert float("inf") not in given


def test_who_comes_to_a_field_from_another_window_waits_for_its_page(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = open_slowly(session, window, sample, monkeypatch)
    window.come_to("case_number")
    assert window.navigator.step == "route"
    window.navigator.check_for = 0.001
    qtbot.waitUntil(lambda: window.navigator.step == "hand-over", timeout=30_000)
    assert window.page.field("case_number") is window.focusWidget()
    assert not window.navigator.returns_to_review
    assert float("inf") not in given


def test_who_comes_from_another_window_to_the_list_of_requests_is_told_nothing_of_a_page(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_slowly(session, window, sample, monkeypatch)
    session.show_requests()
    window.come_to("case_number")
    assert notices(window) == []


def test_who_goes_elsewhere_is_not_taken_to_a_page_that_waited(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    open_slowly(session, window, sample, monkeypatch)
    window.go("review")
    window.go("requester")
    window.navigator.check_for = 0.001
    qtbot.waitUntil(lambda: not window.navigator.is_checking, timeout=30_000)
    qtbot.wait(20)
    assert window.navigator.step == "requester"
    assert WAITS not in notices(window)


def test_continue_waits_for_the_check_of_all_rows(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    given = open_slowly(session, window, sample, monkeypatch)
    window.forward.click()
    assert window.navigator.step == "route"
    window.navigator.check_for = 0.001
    qtbot.waitUntil(lambda: window.navigator.step == "requester", timeout=30_000)
    assert float("inf") not in given


WAITS = "The licenses are being checked …"


def notices(window: Window) -> list[str]:
    return [label.text() for label in window.notices.findChildren(QLabel) if label.isVisibleTo(window)]


def test_rows_are_checked_and_copied_after_the_page_was_painted(
    qtbot: QtBot, session: Session, window: Window, sample: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[str] = []
    read, take = RowCheck._read, Copying.take

    def noted(check: RowCheck, row: Any) -> None:
        done.append("checked")
        read(check, row)

    def taken(copying: Copying, seconds: float = math.inf) -> bool:
        done.append("copied")
        return take(copying, seconds)

    monkeypatch.setattr(RowCheck, "_read", noted)
    monkeypatch.setattr(Copying, "take", taken)
    window.stack.painted.connect(lambda: done.append("painted"))
    session.open(with_rows(sample), is_new=True)
    qtbot.waitUntil(lambda: {"checked", "copied"} <= set(done))
    assert done[0] == "painted"
    qtbot.waitUntil(lambda: session.autosave.is_kept and not window.navigator.is_checking)
    window.go("case")
    done.clear()
    window.navigator.changed("licenses")
    session.autosave.touch()
    session.autosave.save_soon()
    window.refresh()
    done.clear()  # the first slice of the check is a part of showing what changed
    qtbot.waitUntil(lambda: {"checked", "copied"} <= set(done))
    assert done[0] == "painted"


def test_a_window_that_is_closed_before_its_page_was_painted_loses_nothing(
    session: Session, window: Window, sample: Draft
) -> None:
    painted: list[bool] = []
    window.stack.painted.connect(lambda: painted.append(True))
    draft = with_rows(sample)
    session.open(draft, is_new=True)
    assert not session.autosave.is_kept
    assert window.close()
    assert not painted
    assert session._store.load(draft.id).draft.values == draft.values
