"""The command `fill`: fills in the webform, tells what would go where, or learns the form from a person."""

import datetime
from argparse import Namespace
from collections.abc import Callable
from pathlib import Path

from transfer_wizard.export.form_text import form_text
from transfer_wizard.export.summary import summarize
from transfer_wizard.passcode_store import passcodes_of_today
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import Passcode
from transfer_wizard.request.policy import Policy
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage.core_dumps import keep_no_core
from transfer_wizard.storage.files import NotSaved, expect_free, write_export
from transfer_wizard.storage.policy.in_force import policy_in_force, sentence
from transfer_wizard.terminal import DONE, NOT_READY, UNAVAILABLE, Parser, Stop, print_columns, remark
from transfer_wizard.translations import _, speaking
from transfer_wizard.webform.browsers import Browser
from transfer_wizard.webform.fill_once import browser_named, fill_once, learn, plan
from transfer_wizard.webform.profile import NoProfile, Profile, load_profile, profile_for
from transfer_wizard.webform.report import FillStage, Report
from transfer_wizard.webform.values import FormValue, form_values


def fill(parser: Parser, words: list[str], opened: Callable[[str], Draft]) -> int:
    """Open the webform with the values of a request."""
    parser.add_argument(
        "file", metavar="FILE", nargs="?", help=_("a request file, or - for standard input; the sample for a dry run")
    )
    parser.add_argument("--form", metavar="PROFILE", help=_("another form: the path of its profile"))
    parser.add_argument("--browser", metavar="NAME", help=_("Chrome, Edge, Chromium, Brave, or the path of one"))
    parser.add_argument(
        "--passcodes", action="store_true", help=_("fill in today’s passcodes too, if it asks for them")
    )
    parser.add_argument("--dry-run", action="store_true", help=_("print what would go where; fill in nothing"))
    parser.add_argument(
        "--learn", metavar="PROFILE", help=_("fill in nothing: write a profile of the form as you fill it in by hand")
    )
    options = parser.parse_args(words)
    keep_no_core()
    policy = policy_in_force()
    if not policy.allows("channels", "webform"):
        raise Stop(_("The webform is not offered here. {reason}").format(reason=policy.reason))
    reads_only = options.dry_run or options.learn
    if not (options.file or reads_only):
        raise Stop(_("Name the request file."))
    draft = opened(options.file) if options.file else document.read(resource("sample_case.json").read_bytes()).draft
    profile = _profile(policy, options)
    browser = browser_named(options.browser) if options.browser else None
    if options.browser and not browser:
        raise Stop(_("There is no such browser on this computer."), UNAVAILABLE)
    passcodes = passcodes_of_today(draft.id) if options.passcodes and not reads_only else {}
    values = _values(draft, profile, passcodes if options.passcodes else None)
    if options.learn:
        return _learn(profile, values, browser, options.learn)
    if options.dry_run:
        return _plan(profile, values, browser)
    report = fill_once(profile, values, browser, passcodes, _tell)
    remark(report.sentence)
    if not report.fields:
        return UNAVAILABLE
    print_columns([(field.status, field.id, f"{field.label}. {field.note}".rstrip()) for field in report.fields])
    return DONE if report.is_complete else NOT_READY


def _profile(policy: Policy, options: Namespace) -> Profile:
    try:
        profile, fault = (load_profile(options.form), None) if options.form else profile_for(policy)
    except NoProfile as missing:
        raise Stop(str(missing)) from None
    if fault:
        remark(sentence(fault))
    return profile


def _values(draft: Draft, profile: Profile, passcodes: dict[Side, Passcode] | None) -> list[FormValue]:
    days = {side: passcode.day for side, passcode in passcodes.items()} if passcodes is not None else None
    with speaking("en"):  # Support reads English everywhere
        written = summarize(draft, datetime.date.today(), days)
        return form_values(draft, written.subject, form_text(written, profile.most_characters).text)


def _plan(profile: Profile, values: list[FormValue], browser: Browser | None) -> int:
    """Print each value with the field that it would go into."""
    report = plan(profile, values, browser, _tell)
    remark(report.sentence)
    if report.stage is not FillStage.PLANNED:
        return UNAVAILABLE
    left = [(field.id, field.note) for field in report.fields if field.note]
    if report.places or left:
        print_columns([*report.places, *left])
    return DONE if report.places else NOT_READY


def _learn(profile: Profile, values: list[FormValue], browser: Browser | None, path: str) -> int:
    """Write the profile with what the form calls the fields that hold our values; of the values nothing is written."""
    try:
        expect_free(Path(path), may_replace=False)
    except NotSaved as refused:
        raise Stop(str(refused)) from None
    remark(_("Fill in the form by hand with what the request holds, and close the browser."))
    report = learn(profile, values, browser, lambda each: None)
    if not report.places:
        remark(report.sentence)
        return UNAVAILABLE
    print_columns(list(report.places))
    try:
        write_export(path, profile.taught(report.places, datetime.date.today()), force=False)
    except NotSaved as refused:
        raise Stop(str(refused)) from None
    return DONE


def _tell(report: Report) -> None:
    remark(report.sentence)
