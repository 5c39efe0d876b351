"""A fill that somebody waits for, as the command line does: until the first page is filled in, or cannot be."""

import queue
import time
from collections.abc import Callable, Mapping
from dataclasses import replace
from typing import Final

from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.words import Side
from transfer_wizard.webform.browsers import Browser, installed
from transfer_wizard.webform.form_session import PATIENCE, FormSession
from transfer_wizard.webform.profile import Profile
from transfer_wizard.webform.reading import Purpose
from transfer_wizard.webform.report import FillStage, Report
from transfer_wizard.webform.values import PASSCODES, FormValue

SECONDS_TO_TAKE_BACK: Final = 2.5
LAST_STAGES: Final = (FillStage.NO_BROWSER, FillStage.ENDED)


def browser_named(name: str) -> Browser | None:
    """The installed browser of a name, such as "edge", or the program at a path; None where there is none."""
    for browser in installed():
        if browser.name.casefold() == name.casefold():
            return browser
    return Browser.at(name)


def fill_once(
    profile: Profile,
    values: list[FormValue],
    browser: Browser | None,
    passcodes: Mapping[Side, Passcode],
    on_report: Callable[[Report], None],
) -> Report:
    """Open the form, fill in its first page, and leave the browser to the person; later pages are filled in too.

    Args:
        profile: which form.
        values: what to fill in.
        browser: which browser; the first that is installed when None.
        passcodes: to be filled in on the first page, where it asks for them.
        on_report: called with each report on the way, a page that asks to sign in, say: the person may need time.

    Returns:
        The report of the first page, or of why there is none.
    """
    reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
    session = FormSession(profile, values, reports.put, browser, deadline=PATIENCE)
    session.start()
    while True:
        report = reports.get()
        if report.stage is FillStage.FILLED:
            report = _last_word(reports, report)
            if passcodes and report.asks_passcode:
                session.fill_passcodes(passcodes)
                report = _with_passcodes(reports)
        if report.stage in (FillStage.FILLED, *LAST_STAGES):
            session.leave()
            return report
        on_report(report)


def plan(
    profile: Profile, values: list[FormValue], browser: Browser | None, on_report: Callable[[Report], None]
) -> Report:
    """Tell what would go where in the form, which opens where nobody sees it and closes again; nothing is filled in."""
    browser = browser or next(iter(installed()), None)
    if browser:
        browser = replace(browser, extra_arguments=(*browser.extra_arguments, "--headless=new"))
    return _only_read(profile, values, browser, Purpose.PLAN, on_report)


def learn(
    profile: Profile, values: list[FormValue], browser: Browser | None, on_report: Callable[[Report], None]
) -> Report:
    """Open the form, and tell into which fields the person has put our values when they close it."""
    return _only_read(profile, values, browser, Purpose.LEARN, on_report)


def _only_read(
    profile: Profile,
    values: list[FormValue],
    browser: Browser | None,
    purpose: Purpose,
    on_report: Callable[[Report], None],
) -> Report:
    reports: queue.SimpleQueue[Report] = queue.SimpleQueue()
    session = FormSession(profile, values, reports.put, browser, deadline=PATIENCE, purpose=purpose)
    session.start()
    last = (FillStage.PLANNED, FillStage.WAITING, FillStage.REFUSED) if purpose is Purpose.PLAN else ()
    while (report := reports.get()).stage not in (*last, *LAST_STAGES):
        on_report(report)
    session.close()
    return report


def _last_word(reports: "queue.SimpleQueue[Report]", report: Report) -> Report:
    """What is said of the page once it has had time to take back what was filled in."""
    until = time.monotonic() + SECONDS_TO_TAKE_BACK
    while report.stage is FillStage.FILLED:
        try:
            report = reports.get(timeout=max(until - time.monotonic(), 0))
        except queue.Empty:
            break
    return report


def _with_passcodes(reports: "queue.SimpleQueue[Report]") -> Report:
    while True:
        report = reports.get()
        if report.stage in LAST_STAGES or any(field.id in PASSCODES.values() for field in report.fields):
            return report
