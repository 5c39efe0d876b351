"""What an IT desk sets for the people it gives the program to: the settings, as one table, and those in force.

A setting is a default, which fills what the person has not touched, or locked: then it stays in sight and can't be
changed. ``storage/policy`` knows where policies come from and what they may say; this is only data.
"""

import re
from collections.abc import Mapping
from enum import Enum, auto
from types import MappingProxyType
from typing import Any, Final, NamedTuple

from transfer_wizard.request.words import LicensingModel, Severity
from transfer_wizard.translations import N_, _

FORMAT: Final = "transfer-wizard-policy"
SCHEMA: Final = 1
MOST_SETTINGS: Final = 200


class Form(Enum):
    """What the value of a setting looks like."""

    LINE = auto()
    """One line of text."""
    PROSE = auto()
    """Several lines of text."""
    CHOICE = auto()
    """One of a few words."""
    WORDS = auto()
    """Some of a few words, or language codes where none are listed."""
    SWITCH = auto()
    """On or off."""
    ORGANIZATIONS = auto()
    """Organizations: name, link and licensing model each."""
    PROFILE = auto()
    """The path of a form profile, or the profile itself as an object."""


class SettingSpec(NamedTuple):
    """One setting.

    Attributes:
        name: in the policy file, in the registry and in the property list.
        title: for people.
        must_be: how it is written, as the end of "It must be".
        form: what its value looks like.
        path: the field of the request that it fills, if it fills one.
        words: the words that its value may hold.
    """

    name: str
    title: str
    must_be: str
    form: Form = Form.LINE
    path: str = ""
    words: tuple[str, ...] = ()

    @property
    def is_said_only(self) -> bool:
        """True for a setting that is only shown: there is nothing that the person could change, locked or not."""
        return self.name in ("managed_by", "help_text", "help_url", "languages", "update_url", "webform_profile")


_LINE: Final = N_("one line of at most 200 characters")
_PROSE: Final = N_("text of at most 10,000 characters")
_LINK: Final = N_("an address that begins with https:// or mailto:")

CHANNELS: Final = ("dashboard", "webform", "phone", "call-me-now")
EXPORTS: Final = ("txt", "md", "html", "pdf", "odt", "eml", "json", "csv", "phone", "form")
PAGES: Final = ("route", "requester", "organizations", "case", "passcodes")
"""The pages that can be hidden; a request without licenses is none, and Review and Hand over are its end."""

SETTINGS: Final = (
    SettingSpec("managed_by", N_("Who manages this program"), _LINE),
    SettingSpec("help_text", N_("Help line"), _LINE),
    SettingSpec("help_url", N_("Address of the help line"), _LINK),
    SettingSpec("company", N_("Company"), N_("a name of at most 200 characters"), path="requester.company"),
    SettingSpec("email_domain", N_("Requester’s e-mail domain"), N_("a domain such as northwind.example")),
    SettingSpec(
        "phone",
        N_("Phone number"),
        N_("a phone number of at least 7 digits, such as +1 415 555 0134"),
        path="requester.phone",
    ),
    SettingSpec("contact_hours", N_("Contact hours"), _LINE, path="requester.contact_hours"),
    SettingSpec(
        "organizations",
        N_("Organizations to choose from"),
        N_("1 to 500 organizations with name, link and licensing model"),
        Form.ORGANIZATIONS,
        words=tuple(LicensingModel),
    ),
    SettingSpec(
        "severity",
        N_("Severity"),
        N_("1, 2, 3 or 4"),
        Form.CHOICE,
        path="case.severity",
        words=tuple(Severity),
    ),
    SettingSpec("scope", N_("Scope"), _PROSE, Form.PROSE, path="case.scope"),
    SettingSpec("frequency", N_("Frequency"), _PROSE, Form.PROSE, path="case.frequency"),
    SettingSpec("start_time", N_("Start time"), _PROSE, Form.PROSE, path="case.start_time"),
    SettingSpec("related_cases", N_("Related cases"), _PROSE, Form.PROSE, path="case.related_cases"),
    SettingSpec("test_results", N_("Test results"), _PROSE, Form.PROSE, path="case.test_results"),
    SettingSpec("workaround", N_("Workaround"), _PROSE, Form.PROSE, path="case.workaround"),
    SettingSpec("business_impact", N_("Business impact"), _PROSE, Form.PROSE, path="case.business_impact"),
    SettingSpec(
        "case_number_pattern",
        N_("Pattern of case numbers"),
        N_("at most 100 characters, with # for a digit, @ for a letter and | between alternatives, such as ########"),
    ),
    SettingSpec(
        "hidden_pages",
        N_("Hidden pages"),
        N_("a list of: route, requester, organizations, case, passcodes"),
        Form.WORDS,
        words=PAGES,
    ),
    SettingSpec(
        "channels",
        N_("Ways to hand over"),
        N_("a list of at least one of: dashboard, webform, phone, call-me-now"),
        Form.WORDS,
        words=CHANNELS,
    ),
    SettingSpec(
        "exports",
        N_("Files to save as"),
        N_("a list of at least one of: txt, md, html, pdf, odt, eml, json, csv, phone, form"),
        Form.WORDS,
        words=EXPORTS,
    ),
    SettingSpec(
        "languages",
        N_("Languages of the window"),
        N_("a list of languages, the best one first, with one that this version speaks, such as en or ja"),
        Form.WORDS,
    ),
    SettingSpec("keyring", N_("Passcodes in the system’s password store"), N_("true or false"), Form.SWITCH),
    SettingSpec(
        "webform_profile",
        N_("Webform profile"),
        N_("the full path of a form profile, or the profile itself as an object"),
        Form.PROFILE,
    ),
    SettingSpec("update_url", N_("Where new versions are found"), N_("an address that begins with https://")),
)
BY_NAME: Final = {spec.name: spec for spec in SETTINGS}
BY_PATH: Final = {spec.path: spec for spec in SETTINGS if spec.path}


class ListedOrganization(NamedTuple):
    """An organization to choose from."""

    name: str
    url: str
    licensing_model: str

    @property
    def as_line(self) -> str:
        """On one line, as in the registry and on the page that makes policies."""
        return f"{self.name}; {self.url}; {self.licensing_model}"


class Setting(NamedTuple):
    """One setting in force.

    Attributes:
        value: text, a tuple of words, a tuple of Organizations, True or False, or the object of a form profile.
        is_locked: False for a default.
        source: the file or the registry key that it comes from.
    """

    value: Any
    is_locked: bool = False
    source: str = ""


class Fault(NamedTuple):
    """Something in a policy that is ignored: the setting ("" for the whole policy), where it stands, and why."""

    setting: str
    source: str
    sentence: str


class Policy(NamedTuple):
    """The settings in force, by name, and a fault for each setting that is ignored."""

    settings: Mapping[str, Setting] = MappingProxyType({})
    faults: tuple[Fault, ...] = ()

    def text(self, name: str) -> str:
        """The text of a setting; "" where it is not set."""
        setting = self.settings.get(name)
        return setting.value if setting else ""

    def is_locked(self, name: str) -> bool:
        """True where the person can't change what the setting says."""
        setting = self.settings.get(name)
        return setting is not None and setting.is_locked

    def filling(self, path: str) -> Setting | None:
        """The setting that fills the field at a path."""
        spec = BY_PATH.get(path)
        return self.settings.get(spec.name) if spec else None

    def locks(self, path: str) -> bool:
        """True for a field that the person can't change."""
        setting = self.filling(path)
        if setting is not None:
            return setting.is_locked
        return path.startswith("organizations.") and path.endswith(_OF_A_LISTED_ONE) and self.is_locked("organizations")

    @property
    def organizations(self) -> tuple[ListedOrganization, ...]:
        """The organizations to choose from; none where people name their own."""
        setting = self.settings.get("organizations")
        return setting.value if setting else ()

    @property
    def hidden_pages(self) -> tuple[str, ...]:
        """The ids of the steps that are left out."""
        setting = self.settings.get("hidden_pages")
        return setting.value if setting else ()

    @property
    def keeps_passcodes(self) -> bool:
        """Whether the system's password store is used."""
        setting = self.settings.get("keyring")
        return setting is None or setting.value

    def offers(self, name: str, word: str) -> bool:
        """Whether a way to hand over, or a file to save as, is offered."""
        setting = self.settings.get(name)
        return setting is None or word in setting.value

    def allows(self, name: str, word: str) -> bool:
        """Whether a way to hand over, or a file to save as, can be chosen at all; a default rules none out."""
        return self.offers(name, word) or not self.is_locked(name)

    @property
    def desk(self) -> str:
        """Who manages the program."""
        return self.text("managed_by") or _("your IT desk")

    @property
    def reason(self) -> str:
        """Why something can't be changed: it names who can."""
        return _("Managed by {desk}.").format(desk=self.desk)


NO_POLICY: Final = Policy()

_OF_A_LISTED_ONE: Final = (".name", ".url", ".licensing_model")


def plain_value(value: Any) -> Any:
    """A value as JSON has it."""
    if isinstance(value, ListedOrganization):
        return value._asdict()
    return [plain_value(part) for part in value] if isinstance(value, tuple) else value


def fits_pattern(pattern: str, text: str) -> bool:
    """Whether a text matches a pattern of case numbers; see the setting of that name.

    The pattern has no repetition, so that none of them can keep the window waiting.
    """
    signs = {"#": "[0-9]", "@": "[A-Za-z]", "|": "|"}
    return bool(re.fullmatch("".join(signs.get(mark, re.escape(mark)) for mark in pattern), text))
