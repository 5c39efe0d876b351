"""A report in the words of the person: what happened in the browser, and what to do."""

from typing import Final

from transfer_wizard.translations import N_, _, joined, ngettext
from transfer_wizard.webform.profile import Profile
from transfer_wizard.webform.report import FieldReport, FillStage, News, Note, Reason, Report, ValueReport, ValueStatus
from transfer_wizard.webform.values import DESCRIPTION, FIRST_NAME, LAST_NAME, PASSCODES, SUBJECT, FormValue, label

BY_HAND: Final = N_("Open the form in your browser and copy the values into it.")

REASONS: Final = {
    Reason.NONE_INSTALLED: N_("There is no Chrome, Edge, Chromium or Brave on this computer."),
    Reason.NOT_STARTED: N_("{browser} did not start."),
    Reason.AS_ROOT: N_("{browser} did not start. For root it does not: run Transfer Wizard as another user."),
    Reason.LATE: N_("{browser} has not answered so far. It may be slow to start, or not allowed to fill in forms."),
    Reason.SILENT: N_(
        "{browser} does not let other programs fill in forms. Your administrator may have switched it off."
    ),
    Reason.NO_WINDOW: N_("{browser} did not open a window for the form. Your administrator may not allow it."),
    Reason.TOO_OLD: N_("{browser} is too old to keep a page from sending by itself. Update it, or use another one."),
    Reason.ENDED_EARLY: N_("{browser} was closed before the form was there."),
    Reason.OWN_ERROR: N_("Filling in the form ran into an error of this program."),
    Reason.OTHER_HOST: N_(
        "The page is on {host}, where nothing is filled in. If you have to sign in there, do: the form is filled in"
        " once it is there."
    ),
    Reason.NOT_LOADED: N_("The page could not be loaded. Look at the network, and load it again in the browser."),
    Reason.SLOW: N_("The form takes long to load. It is filled in once it is there."),
    Reason.HANGS: N_(
        "The page does not answer. If it does not come back, close its window and copy the values by hand."
    ),
    Reason.SIGN_IN: N_("The page asks you to sign in. The form is filled in once it is there."),
    Reason.CAPTCHA: N_("The page wants to see that you are human. The form is filled in once it is there."),
    Reason.NO_FIELDS: N_("No field on this page asks for something that the request holds. Go on in the browser."),
}

NOTES: Final = {
    Note.CUT: N_("The form cuts it after {number} characters."),
    Note.CHANGED: N_("The form shows something else. Look at the field."),
    Note.NOT_TAKEN: N_("The form did not take it. Copy it by hand."),
    Note.TYPED: N_("Another text was in the field. It was left as it is."),
    Note.NO_CHOICE: N_("None of the choices says it. Choose in the form."),
    Note.CHOSEN: N_("Another choice was made already. It was left as it is."),
    Note.UNKNOWN: N_("It is not known whether the form holds it. Look at the field."),
    Note.LEFT: N_("The form has a field for it. Fill it in by hand."),
}


def report(news: News, profile: Profile, values: list[FormValue], browser: str) -> Report:
    """The report of what the process told, in the language spoken now."""
    fields = tuple(_fields(news, profile, values))
    sentence = _sentence(news, fields, browser)
    return Report(news.stage, sentence, fields, news.host, news.asks_passcode, news.places)


def _sentence(news: News, fields: tuple[FieldReport, ...], browser: str) -> str:
    browser = browser or _("The browser")
    if news.reason:
        sentence = _(REASONS[news.reason]).format(browser=browser, host=news.host)
        return joined(sentence, _(BY_HAND)) if news.stage is FillStage.NO_BROWSER else sentence
    match news.stage:
        case FillStage.STARTING:
            return _("{browser} is starting.").format(browser=browser)
        case FillStage.READING:
            return _("The form is being opened.")
        case FillStage.PLANNED:
            return _("This is what would go where. Nothing was filled in.")
        case FillStage.ENDED:
            return _("The browser was closed. Nothing of the form was kept on this computer.")
        case _:
            return joined(*_filled(news, fields))


def _filled(news: News, fields: tuple[FieldReport, ...]) -> list[str]:
    left = sum(1 for field in fields if field.status is not ValueStatus.FILLED and not field.in_text)
    parts = [_("The page is filled in. Look through it, and send it yourself.")]
    if left:
        parts.append(
            ngettext(
                "{count} value is left for you to look at.", "{count} values are left for you to look at.", left
            ).format(count=left)
        )
    if news.stopped:
        parts.append(_("The page tried to send by itself before you touched it. That was stopped."))
    if news.message:
        parts.append(_("It showed a message, which was answered with Cancel: “{message}”").format(message=news.message))
    return parts


def _fields(news: News, profile: Profile, values: list[FormValue]) -> list[FieldReport]:
    """One line for each value in the form's order, once a page was filled in; those of other stages have none yet."""
    if not news.findings:
        return []
    found = {each.id: each for each in news.findings}
    asked = {each.id for each in news.findings if each.status is not ValueStatus.NOT_FOUND}
    text = next((value.text for value in values if value.id == DESCRIPTION), "")
    has_text = found.get(DESCRIPTION) == ValueReport(DESCRIPTION, ValueStatus.FILLED)
    order = {identity: place for place, identity in enumerate(profile.order)}
    reports = []
    for each in sorted(values, key=lambda value: order.get(value.id, len(order))):
        if each.id not in asked:
            if not _is_another_way_to_ask(each.id, asked):
                said = [_folded(part) in _folded(text) for part in each.text.split(", ")]
                says_it = has_text and each.id not in found and (each.id == SUBJECT or all(said))
                note = _("No field here asks for it. The description says it.") if says_it else ""
                reports.append(FieldReport(each.id, each.label, ValueStatus.NOT_FOUND, note, says_it))
        else:
            told = found[each.id]
            note = _(NOTES[told.note]).format(number=told.number) if told.note else ""
            reports.append(FieldReport(each.id, each.label, told.status, note))
    for identity in PASSCODES.values():
        if finding := found.get(identity):
            note = _(NOTES[finding.note]) if finding.note else ""
            reports.append(FieldReport(identity, label(identity), finding.status, note))
    return reports


def _is_another_way_to_ask(identity: str, asked: set[str]) -> bool:
    """True for a whole name where the form asked for its parts, and for parts where it did not."""
    if identity in (FIRST_NAME, LAST_NAME):
        return True
    return identity == "requester.name" and {FIRST_NAME, LAST_NAME} & asked != set()


def _folded(text: str) -> str:
    return " ".join(text.split())
