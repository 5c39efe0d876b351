"""The schema of a policy: what each setting must be, wherever it comes from.

A setting that is wrong is left out and told, and never keeps another one from applying.

A policy is read by everybody who uses the computer, so it can hold no secret: what looks like one is refused, and never
repeated in a message.
"""

import json
import re
from collections.abc import Callable, Iterator, Mapping
from typing import Annotated, Any, Final
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, StrictBool

from transfer_wizard.request.document import DEEPEST, Unreadable
from transfer_wizard.request.policy import (
    BY_NAME,
    CHANNELS,
    EXPORTS,
    FORMAT,
    MOST_SETTINGS,
    PAGES,
    SCHEMA,
    Fault,
    Form,
    ListedOrganization,
    Policy,
    Setting,
)
from transfer_wizard.request.shape import LONGEST
from transfer_wizard.request.words import DIGITS, LicensingModel
from transfer_wizard.translations import _, languages
from transfer_wizard.validation import fields

MOST_ORGANIZATIONS: Final = 500
MOST_WORDS: Final = 50
SOME: Final = Field(min_length=1, max_length=MOST_WORDS)
LONGEST_PROFILE: Final = 64 * 1024

_SECRET_NAME: Final = re.compile(
    r"pass.?(?:code|word|phrase|wd)|secret|token|credential|(?:api|private|access|encryption).?key|^pin$", re.IGNORECASE
)
_SECRET_TEXT: Final = re.compile(
    rf"pass.?(?:code|word)s?\W{{0,20}}(?:\w{{1,40}}\W{{1,5}}){{0,3}}?{DIGITS}(?![0-9])"
    rf"|(?<![0-9]){DIGITS}\W{{0,20}}pass.?(?:code|word)"
    r"|-----BEGIN ",
    re.IGNORECASE,
)
_FOUR_DIGITS: Final = re.compile(rf"(?<![0-9]){DIGITS}(?![0-9])")


def _line(text: str) -> str:
    text = text.strip()
    if not text or not text.isprintable():
        raise ValueError("one line")
    return text


def _prose(text: str) -> str:
    text = fields.prose(text)
    if not text or any(not (mark.isprintable() or mark in "\n\t") for mark in text):
        raise ValueError("text")
    return text


def _domain(text: str) -> str:
    text = text.strip().removeprefix("@").lower()
    fields.email(f"somebody@{text}")
    return text


def _link(text: str) -> str:
    parts = urlsplit(_line(text))
    is_web = parts.scheme == "https" and parts.hostname and parts.username is None
    is_mail = parts.scheme == "mailto" and fields.email(parts.path)
    if not (is_web or is_mail):
        raise ValueError("an address")
    return text.strip()


def _web_link(text: str) -> str:
    if not _link(text).startswith("https:"):
        raise ValueError("https")
    return text.strip()


def _text_of_number(value: Any) -> Any:
    return str(value) if isinstance(value, int) and not isinstance(value, bool) else value


def _words_of_line(value: Any) -> Any:
    """A line of the registry as an object."""
    if not isinstance(value, str):
        return value
    return dict(zip(ListedOrganization._fields, map(str.strip, value.rsplit(";", 2)), strict=True))


def _once(words: tuple[Any, ...]) -> tuple[Any, ...]:
    return tuple(dict.fromkeys(words))


def _spoken(words: tuple[str, ...]) -> tuple[str, ...]:
    if not set(words) & set(languages()):
        raise ValueError("languages")
    return words


def _profile(value: Any) -> Any:
    if isinstance(value, str):
        return _line(value)
    if not isinstance(value, dict) or not value or len(json.dumps(value, allow_nan=False)) > LONGEST_PROFILE:
        raise ValueError("a path or an object")
    return value


def _one_of(words: tuple[str, ...]) -> Callable[[str], str]:
    def check(text: str) -> str:
        if text not in words:
            raise ValueError("another word")
        return text

    return check


ShortLine = Annotated[str, Field(max_length=200), AfterValidator(_line)]
Prose = Annotated[str, Field(max_length=LONGEST), AfterValidator(_prose)]
Name = Annotated[ShortLine, AfterValidator(fields.name)]
LinkAddress = Annotated[str, Field(max_length=2000), AfterValidator(_link)]
LinkText = Annotated[str, Field(max_length=2000), AfterValidator(fields.link), AfterValidator(str)]
SeverityWord = Annotated[str, AfterValidator(_one_of(BY_NAME["severity"].words))]
PageId = Annotated[str, AfterValidator(_one_of(PAGES))]
ChannelId = Annotated[str, AfterValidator(_one_of(CHANNELS))]
Export = Annotated[str, AfterValidator(_one_of(EXPORTS))]
Language = Annotated[str, Field(pattern=r"^[a-z]{2,3}(_[A-Z]{2})?$")]


class _Strict(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", hide_input_in_errors=True)


class _PolicyOrganization(_Strict):
    name: Name
    url: LinkText
    licensing_model: LicensingModel

    @property
    def plain(self) -> ListedOrganization:
        return ListedOrganization(self.name, self.url, str(self.licensing_model))


class PolicySettings(_Strict):
    """The schema: what the value of each setting must be. The table in ``request/policy.py`` says it in words."""

    managed_by: ShortLine | None = None
    help_text: ShortLine | None = None
    help_url: LinkAddress | None = None
    company: Name | None = None
    email_domain: Annotated[str, Field(max_length=200), AfterValidator(_domain)] | None = None
    phone: Annotated[str, Field(max_length=200), AfterValidator(fields.phone)] | None = None
    contact_hours: ShortLine | None = None
    organizations: (
        Annotated[
            tuple[Annotated[_PolicyOrganization, BeforeValidator(_words_of_line)], ...],
            Field(min_length=1, max_length=MOST_ORGANIZATIONS),
            AfterValidator(lambda given: tuple(organization.plain for organization in given)),
            AfterValidator(_once),
        ]
        | None
    ) = None
    severity: Annotated[SeverityWord, BeforeValidator(_text_of_number)] | None = None
    scope: Prose | None = None
    frequency: Prose | None = None
    start_time: Prose | None = None
    related_cases: Prose | None = None
    test_results: Prose | None = None
    workaround: Prose | None = None
    business_impact: Prose | None = None
    case_number_pattern: Annotated[ShortLine, Field(max_length=100)] | None = None
    hidden_pages: Annotated[tuple[PageId, ...], Field(max_length=MOST_WORDS), AfterValidator(_once)] | None = None
    channels: Annotated[tuple[ChannelId, ...], SOME, AfterValidator(_once)] | None = None
    exports: Annotated[tuple[Export, ...], SOME, AfterValidator(_once)] | None = None
    languages: Annotated[tuple[Language, ...], SOME, AfterValidator(_once), AfterValidator(_spoken)] | None = None
    keyring: StrictBool | None = None
    webform_profile: Annotated[Any, AfterValidator(_profile)] = None
    update_url: Annotated[str, Field(max_length=2000), AfterValidator(_web_link)] | None = None


def judge(document: Any, source: str) -> Policy:
    """The settings of one policy that are right, and a fault for each that is not."""
    settings: dict[str, Setting] = {}
    faults = []
    for name, given in _given(document).items():
        try:
            settings[name] = _judged(name, given, source)
        except Unreadable as wrong:
            faults.append(Fault(_short(name), source, str(wrong)))
    return Policy(settings, tuple(faults))


def _given(document: Any) -> Mapping[str, Any]:
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        raise Unreadable(
            _("This is not a Transfer Wizard policy: it does not say “format”: “{format}”.").format(format=FORMAT)
        )
    if document.get("schema") != SCHEMA or isinstance(document["schema"], bool):
        raise Unreadable(_("“schema” must be {schema} for this version.").format(schema=SCHEMA))
    settings = document.get("settings")
    if not isinstance(settings, dict):
        raise Unreadable(_("“settings” must be an object that holds the settings."))
    if len(settings) > MOST_SETTINGS:
        raise Unreadable(_("“settings” holds more than {most} settings.").format(most=MOST_SETTINGS))
    return {str(name): given for name, given in settings.items()}


def _judged(name: str, given: Any, source: str) -> Setting:
    if _SECRET_NAME.search(name):
        raise Unreadable(_("A policy can hold no secret: everybody on this computer can read it."))
    if name not in BY_NAME:
        raise Unreadable(_("There is no setting of this name."))
    if not isinstance(given, dict) or "value" not in given:
        raise Unreadable(_("It must be an object with “value”, and “locked” where the person may not change it."))
    if not isinstance(given.get("locked", False), bool):
        raise Unreadable(_("“locked” must be true or false."))
    strangers = given.keys() - {"value", "locked"}
    if strangers:
        raise Unreadable(_("Beside “value” and “locked” it holds something that no setting has."))
    value = given["value"]
    wrong = Unreadable(_("It must be {what}.").format(what=_(BY_NAME[name].must_be)))
    if value is None or any(len(text) > LONGEST for _name, text in _texts(value)):  # before a pattern takes them
        raise wrong
    if _holds_secret(value, in_profile=BY_NAME[name].form is Form.PROFILE):
        raise Unreadable(_("A policy can hold no secret: everybody on this computer can read it."))
    try:
        read = getattr(PolicySettings.model_validate({name: value}), name)
    except (ValueError, TypeError, RecursionError):  # a validation error of pydantic is a ValueError
        raise wrong from None
    return Setting(read, given.get("locked", False), source)


def _holds_secret(value: Any, in_profile: bool) -> bool:
    """Whether anything in a value is named or written like a secret.

    A form profile says which of a form's fields takes a passcode, and never the passcode: it may use the word.
    """
    for name, text in _texts(value):
        if _SECRET_TEXT.search(text):
            return True
        if name and _SECRET_NAME.search(name) and not (in_profile and not _FOUR_DIGITS.search(text)):
            return True
    return False


def _texts(value: Any, name: str = "", depth: int = 0) -> Iterator[tuple[str, str]]:
    """Every text in a value, and the name that it goes by."""
    if depth > DEEPEST:
        raise Unreadable(_("It is nested more than {most} levels deep.").format(most=DEEPEST))
    if isinstance(value, dict):
        for key, inner in value.items():
            yield "", str(key)
            yield from _texts(inner, f"{name} {key}".strip(), depth + 1)
    elif isinstance(value, list | tuple):
        for inner in value:
            yield from _texts(inner, name, depth + 1)
    else:
        yield name, str(value)


def _short(name: str) -> str:
    """A name as it may stand in a message."""
    plain = "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in name)
    return plain if len(plain) <= 40 else f"{plain[:40]}…"
