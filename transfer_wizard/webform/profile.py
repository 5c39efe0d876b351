"""A form's profile: where the form is, which hosts are its own, and what its fields are called."""

import datetime
import json
from collections.abc import Iterable
from pathlib import Path
from typing import Annotated, Final
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError, field_validator, model_validator

from transfer_wizard.request.policy import Fault, Policy
from transfer_wizard.request.shape import LEAST_IN_A_BOX, MOST_IN_A_BOX
from transfer_wizard.resources import resource
from transfer_wizard.translations import _

VENDOR: Final = "meraki-support"
SETTING: Final = "webform_profile"
"""The setting of a policy that names another form."""
MOST_BYTES: Final = 256 * 1024
LOOPBACK: Final = ("127.0.0.1", "localhost")
HOST: Final = r"[a-z0-9](?:[a-z0-9.-]{0,250}[a-z0-9])?"

ProfileText = Annotated[str, Field(min_length=1, max_length=200)]


class NoProfile(ValueError):
    """There is no such profile, or it is not one; the message is for the person."""


class Profile(BaseModel):
    """What is known of one form.

    Attributes:
        name: what the form is called.
        address: where it is, with https. A form on this very machine, to try things out, needs none.
        allowed_hosts: the hosts whose pages and frames may be filled in, each spelled out; the address's is one.
        order: ids of values in the form's order; the others follow in ours.
        hints: per value id the texts of the label, or the name or id of the field, that are surely its own.
        most_characters: how many its box for the description takes; a longer case text says what it leaves out.
        limits: per id of another value how many characters the form takes; a longer text is cut, and that is told.
        pages: how the paths of the pages begin that are filled in; all pages when there are none.
        checked: the day somebody last looked at the form.
    """

    model_config = ConfigDict(frozen=True, extra="ignore", hide_input_in_errors=True)

    name: ProfileText
    address: Annotated[str, Field(max_length=2000)]
    allowed_hosts: Annotated[tuple[Annotated[str, Field(pattern=f"^{HOST}$")], ...], Field(min_length=1, max_length=50)]
    order: Annotated[tuple[ProfileText, ...], Field(max_length=100)] = ()
    hints: Annotated[
        dict[ProfileText, Annotated[tuple[ProfileText, ...], Field(max_length=50)]], Field(max_length=100)
    ] = {}
    most_characters: Annotated[int, Field(ge=LEAST_IN_A_BOX, le=1_000_000)] = MOST_IN_A_BOX
    limits: Annotated[dict[ProfileText, Annotated[int, Field(gt=0)]], Field(max_length=100)] = {}
    pages: Annotated[tuple[Annotated[str, Field(pattern="^/", max_length=2000)], ...], Field(max_length=100)] = ()
    checked: datetime.date | None = None

    def taught(self, places: Iterable[tuple[str, str]], today: datetime.date) -> bytes:
        """The file of this profile with what somebody who filled the form in by hand has shown: names, no values.

        Args:
            places: ids of values, each with the name of the field that it was put into.
        """
        hints: dict[str, list[str]] = {}
        for value, field in places:
            hints.setdefault(value, []).append(field)
        content = self.model_dump(mode="json", exclude_defaults=True)
        content |= {"order": list(hints), "hints": hints, "checked": today.isoformat()}
        return f"{json.dumps(content, ensure_ascii=False, indent=2)}\n".encode()

    @field_validator("address")
    @classmethod
    def _is_https(cls, address: str) -> str:
        if not _is_private(address):
            raise ValueError("the address starts with https:// and a host")
        return address

    @model_validator(mode="after")
    def _is_at_home(self) -> "Profile":
        if urlsplit(self.address).hostname not in self.allowed_hosts:
            raise ValueError("the host of the address is one of the allowed hosts")
        return self

    def allows(self, address: str) -> bool:
        """True for an address on one of the form's hosts that nobody on the way can read or change."""
        return _is_private(address) and urlsplit(address).hostname in self.allowed_hosts

    def is_page(self, address: str) -> bool:
        """True for a page that is filled in, on hosts that are allowed."""
        return not self.pages or (urlsplit(address).path or "/").startswith(self.pages)

    def allows_passcodes(self, address: str) -> bool:
        """True for such an address with https."""
        return self.allows(address) and urlsplit(address).scheme == "https"


def _is_private(address: str) -> bool:
    try:
        parts = urlsplit(address)
        if parts.username is not None or not parts.hostname:
            return False
        if parts.hostname in LOOPBACK:
            return parts.scheme in ("https", "http")
        return parts.scheme == "https" and parts.port in (None, 443)
    except ValueError:
        return False


def profile_for(policy: Policy) -> tuple[Profile, Fault | None]:
    """The form that a policy names, or else the vendor's; and what is wrong with the one that it names."""
    setting = policy.settings.get(SETTING)
    if setting is None:
        return load_profile(), None
    try:
        if isinstance(setting.value, str):
            return load_profile(setting.value), None
        return profile_of(setting.value, SETTING), None
    except NoProfile as wrong:
        return load_profile(), Fault(SETTING, setting.source, str(wrong))


def load_profile(name: str = VENDOR) -> Profile:
    """The profile of a name, or in a file.

    Raises:
        NoProfile: there is none, or its file does not hold one.
    """
    shipped = resource("form_profiles", f"{name}.json") if name.replace("-", "").isalnum() else Path(name)
    try:
        path = shipped if shipped.is_file() else Path(name)
        if not path.is_file():  # what is opened could be a pipe, and wait for ever
            raise NoProfile(_("There is no form profile “{name}”.").format(name=name))
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
    except OSError as error:
        reason = error.strerror or type(error).__name__
        sentence = _("The form profile “{name}” could not be read: {reason}.").format(name=name[:200], reason=reason)
        raise NoProfile(sentence) from None
    try:
        if len(content) > MOST_BYTES:
            raise ValueError
        values = json.loads(content)
    except (ValueError, RecursionError):
        raise NoProfile(_("The file “{name}” is not a form profile.").format(name=name)) from None
    return profile_of(values, name)


def profile_of(values: object, name: str) -> Profile:
    """The profile in the values of a file or a policy, which is called by a name in what is said of it.

    Raises:
        NoProfile: they do not hold one.
    """
    try:
        return Profile.model_validate(values)
    except ValidationError as error:
        where = ", ".join(sorted({".".join(map(str, fault["loc"])) or "address" for fault in error.errors()}))
        raise NoProfile(_("The form profile “{name}” is wrong at: {where}.").format(name=name, where=where)) from None
