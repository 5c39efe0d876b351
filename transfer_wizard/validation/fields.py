"""One field at a time: bring the text into its normal form, then judge it.

Every reader takes the text as typed and returns the value, or raises FieldError with a sentence and a next step. None
of them looks at another field.
"""

import datetime
import re
import unicodedata
from collections.abc import Callable
from typing import Any, Final, NamedTuple
from urllib.parse import urlsplit

from transfer_wizard.request.shape import COUNT, LONGEST, TEXT, leaf_at
from transfer_wizard.translations import _
from transfer_wizard.validation import wording

MOST_DEVICES: Final = 1_000_000

KEY: Final = re.compile(r"Z2[A-Z0-9]{10}")
HOSTS: Final = ("meraki.com", "meraki.ca", "meraki.cn", "meraki.in", "gov-meraki.com")
"""The vendor's dashboards, by region. Source: the base addresses named in the vendor's API documentation."""

_ORGANIZATION_PATH: Final = re.compile(r"/o/([A-Za-z0-9_-]{4,16})(?:/|$)")
_DASH_LIKE: Final = "\u2212\u30fc\u2500\u2501\uff70_"
"""Signs beside the dashes proper that people type, or that keyboards and fonts put, in a dash's place."""


class FieldError(ValueError):
    """A value that cannot be what its field asks for: what is wrong, and what to do."""

    def __init__(self, message: str, next_step: str) -> None:
        super().__init__(message)
        self.message = message
        self.next = next_step


def line(text: str) -> str:
    """The text on one line: compatibility forms folded, invisible signs dropped, runs of spaces made one."""
    folded = unicodedata.normalize("NFKC", text)
    return " ".join("".join(mark for mark in folded if not _is_invisible(mark)).split())


def compact(text: str) -> str:
    """The text without spaces, dashes of any kind and invisible signs, in capital letters."""
    return "".join(mark for mark in line(text) if not (mark.isspace() or _is_dash(mark))).upper()


def _is_dash(mark: str) -> bool:
    return unicodedata.category(mark) == "Pd" or mark in _DASH_LIKE


def _is_invisible(mark: str) -> bool:
    return unicodedata.category(mark) in {"Cf", "Cc"} and not mark.isspace()


def license_key(text: str) -> str:
    """A license key as ``Z2XX-XXXX-XXXX``, from any spelling of it.

    Source: "Cisco Meraki Licensing", which shows a key of 12 letters and digits that starts with Z2, and says that
    capital and small letters count the same. Nothing is known of letters that keys avoid or of a check digit.
    """
    key = compact(text)
    if KEY.fullmatch(key):
        return f"{key[:4]}-{key[4:8]}-{key[8:]}"
    found = _named(text, key)
    if found:
        raise FieldError(
            _("License key must be a key that starts with Z2. This looks like {thing}.").format(thing=found),
            _("Copy the key from Organization > Configure > License Info > License History, or from the order e-mail."),
        )
    raise FieldError(_key_shape(key), _("Compare it with License History, where each key reads like Z2A7-32TE-A8Y4."))


def _key_shape(key: str) -> str:
    stranger = next((mark for mark in key if not (mark.isascii() and mark.isalnum())), "")
    if stranger.isalpha():
        return _("License key holds “{mark}”, which only looks like a letter of a key. Type that letter again.").format(
            mark=stranger
        )
    if stranger:
        return _("License key must be letters and digits only. It holds “{mark}”.").format(mark=stranger)
    if key.startswith("Z2"):
        return _("License key must have 12 letters and digits. This has {count}.").format(count=len(key))
    return _("License key must be 12 letters and digits that start with Z2, such as Z2A7-32TE-A8Y4.")


class _Look(NamedTuple):
    pattern: str
    thing: Callable[[], str]


_LOOKS: Final = (
    _Look(r"Q[A-Z0-9]{11}", lambda: _("a device serial number")),
    _Look(r"[0-9][A-Z][0-9X]{7}", lambda: _("an order number")),
    _Look(r"S[A-Z0-9]{19}", lambda: _("a subscription claim key")),
    _Look(r"LIC[A-Z0-9]+", lambda: _("a license SKU, the name of a product")),
    _Look(r"[A-Z]{3}[0-9]{4}[A-Z0-9]{4}", lambda: _("a Catalyst serial number")),
    _Look(r"[NL][0-9]{6,18}", lambda: _("a network ID")),
    _Look(r"[0-9]{4}", lambda: _("a support passcode, which belongs on the Passcodes page only")),
    _Look(r"[0-9]{8}", lambda: _("a customer number")),
    _Look(r"[0-9]{6,18}", lambda: _("an organization ID")),
)


def _named(text: str, key: str) -> str:
    if "://" in text or "meraki." in text.casefold():
        return _("a link")
    if "@" in text:
        return _("an e-mail address")
    return next((look.thing() for look in _LOOKS if re.fullmatch(look.pattern, key)), "")


class Link(NamedTuple):
    """An organization's link, taken apart: the host, the organization's code, and the path as given."""

    host: str
    code: str
    path: str

    @property
    def region(self) -> str:
        """The regional cloud, by its domain, such as ``meraki.com``."""
        return next(suffix for suffix in HOSTS if self.host == suffix or self.host.endswith(f".{suffix}"))

    @property
    def organization(self) -> tuple[str, str]:
        """What tells one organization from another, whichever of its pages and hosts the link names."""
        return self.region, self.code

    @property
    def license_info(self) -> str:
        """The address of the organization's License Info page."""
        return f"https://{self.host}/o/{self.code}/manage/dashboard/license_info"

    def __str__(self) -> str:
        return f"https://{self.host}{self.path}"


def link(text: str, label: str = "") -> Link:
    """An organization's link: https, on a host of the vendor's, with ``/o/`` and the organization's code in its path.

    Source of the form: the ``url`` of an organization in the vendor's API specification.
    """
    label = label or _("Organization link")
    address = "".join(line(text).split())
    how = _("Open the organization in the dashboard, go to Organization > Monitor > Overview, and copy the address.")
    if "://" not in address:
        address = f"https://{address}"
    try:
        parts = urlsplit(address)
        host, port = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        raise FieldError(
            _("{label} must be an address such as https://n149.meraki.com/o/VjjsAd/manage.").format(label=label), how
        ) from None
    if parts.scheme != "https":
        raise FieldError(
            _("{label} must start with https://.").format(label=label),
            _("Change the start of the link to https://, or copy it anew."),
        )
    if parts.username is not None or "\\" in address or port not in (None, 443):
        raise FieldError(_("{label} must not hold a user name, a port or a backslash.").format(label=label), how)
    if not host.isascii():
        raise FieldError(_("{label} holds a letter that only looks like one of meraki.com.").format(label=label), how)
    if not any(host == suffix or host.endswith(f".{suffix}") for suffix in HOSTS):
        raise FieldError(
            _("{label} must lead to a Meraki dashboard. “{host}” is not one.").format(
                label=label, host=host[:80] or address[:80]
            ),
            how,
        )
    found = _ORGANIZATION_PATH.match(parts.path)
    if found:
        return Link(host, found[1], parts.path)
    if "/n/" in f"{parts.path}/":
        raise FieldError(
            _("{label} must lead to an organization (/o/ in the address). This is a network link (/n/).").format(
                label=label
            ),
            how,
        )
    raise FieldError(
        _("{label} must name the organization, as in https://n149.meraki.com/o/VjjsAd/manage.").format(label=label), how
    )


def email(text: str, label: str = "") -> str:
    """An e-mail address, checked for its form only; ``mailto:`` and "Name <address>" around it are dropped."""
    address = line(text)
    enclosed = re.search(r"<([^<>]*)>$", address)
    address = (enclosed[1] if enclosed else address).strip().removeprefix("mailto:")
    local, at, domain = address.rpartition("@")
    labels = domain.split(".")
    fits = (
        at
        and len(address) <= 254
        and re.fullmatch(r"[^\s@<>()\[\],;:\\\"]+", local)
        and not (local.startswith(".") or local.endswith(".") or ".." in local)
        and len(labels) > 1
        and all(re.fullmatch(r"[^\W_](?:[\w-]{0,61}[^\W_])?", label) for label in labels)
        and not labels[-1].isdecimal()
    )
    if not fits:
        raise FieldError(
            _("{label} must be one address such as dana@northwind.example.").format(label=label or _("E-mail")),
            _("Type the address you sign in to the dashboard with."),
        )
    return address


def name(text: str, label: str = "") -> str:
    """A name on one line; an address or a link in its place is told apart."""
    value = line(text)
    if "@" in value or "://" in value:
        raise FieldError(
            _("{label} must be a name. This looks like an address.").format(label=label or _("Name")),
            _("Type the name, and the address in its own field."),
        )
    if value and not any(mark.isalnum() for mark in value):
        raise FieldError(
            _("{label} must hold at least one letter or digit.").format(label=label or _("Name")),
            _("Type the name as the dashboard shows it."),
        )
    return value


def phone(text: str) -> str:
    """A phone number with at least 7 digits; an extension and the usual signs are kept."""
    value = line(text)
    digits = sum(mark.isdecimal() for mark in value)
    if not (7 <= digits <= 20 and re.fullmatch(r"[0-9+()./ \-x#]+(?:ext\.? ?[0-9]+)?", value, re.IGNORECASE)):
        raise FieldError(
            _("Phone number must have at least 7 digits, such as +1 415 555 0134."),
            _("Type the number with its country code."),
        )
    return value


def customer_number(text: str) -> str:
    """A customer number as ``1234-5678``. Eight digits are what public examples of the vendor's API show."""
    digits = compact(text)
    if not (len(digits) == 8 and digits.isascii() and digits.isdigit()):
        raise FieldError(
            _("Customer number must be 8 digits, such as 7114-5990."),
            _("It stands beside the passcode: “?” > Get help & cases > a tile > Call support team."),
        )
    return f"{digits[:4]}-{digits[4:]}"


def day(text: str, label: str = "") -> datetime.date:
    """A date with the year first: ``2027-08-31``, with slashes, dots or 年月日 as well."""
    value = line(text)
    found = re.fullmatch(
        r"(\d{4})(?:[-/. ]|年)(\d{1,2})(?:[-/. ]|月)(\d{1,2})日?",
        "".join("-" if _is_dash(mark) else mark for mark in value),
    )
    try:
        if found and 2006 <= int(found[1]) <= 2100:
            return datetime.date(int(found[1]), int(found[2]), int(found[3]))
    except ValueError:
        pass  # such as 31 February: told like any other text that is no date
    raise FieldError(
        _("{label} must be a date such as 2027-08-31.").format(label=label or _("Expires on")),
        _("Type the year first, then the month and the day."),
    )


def count(path: str, text: str) -> int:
    """A number of devices: a whole number of at least 1."""
    value = "".join(line(text).split())
    raised = any(unicodedata.category(mark) == "No" for mark in text)  # 10² is not 102
    if not raised and re.fullmatch(r"[0-9]{1,9}", value) and 1 <= int(value) <= MOST_DEVICES:
        return int(value)
    raise FieldError(
        _("{label} must be a whole number of at least 1.").format(label=wording.label(path)),
        _("Type the number of devices in digits, such as 10."),
    )


def word(path: str, text: str) -> str:
    """One of the words that the field may hold; a text of the file that is none of them is told."""
    value = line(text)
    words = [each for each, _shown in wording.choices(path)]
    if value in words:
        return value
    raise FieldError(
        _("{label} must be one of: {words}.").format(label=wording.label(path), words=", ".join(words)),
        _("Choose one of the answers."),
    )


def prose(text: str) -> str:
    """Free text with its lines kept: spaces at the ends of lines and around the whole are dropped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(each.rstrip() for each in lines).strip()


_LABELLED: Final[dict[str, Callable[[str, str], Any]]] = {
    "requester.name": name,
    "requester.company": name,
    "requester.source_email": email,
    "requester.destination_email": email,
    "requester.placeholder_name": name,
    "requester.placeholder_email": email,
    "route.needed_by": day,
    "licenses.expires_on": day,
    "organizations.source.name": name,
    "organizations.source.url": link,
    "organizations.destination.name": name,
    "organizations.destination.url": link,
}
_READERS: Final[dict[str, Callable[[str], Any]]] = {
    "requester.phone": phone,
    "requester.contact_hours": line,
    "licenses.key": license_key,
    "licenses.now_keys.key": license_key,
    "licenses.devices.model": line,
    "customer_number": customer_number,
    "case_number": line,
}


def read(path: str, text: str) -> Any:
    """The value of the field at a path.

    Raises:
        FieldError: when the text cannot be what the field asks for.
    """
    kind = wording.kind(path)
    if len(text) > LONGEST:
        raise FieldError(
            _("{label} must have at most {most} characters. This has {count}.").format(
                label=wording.label(path), most=f"{LONGEST:,}", count=f"{len(text):,}"
            ),
            _("Shorten the text, and attach the rest to the case as a file."),
        )
    leaf = leaf_at(path)
    if leaf is COUNT:
        return count(path, text)
    if leaf is not TEXT:
        return word(path, text)
    if kind in _LABELLED:
        return _LABELLED[kind](text, wording.label(path))
    return _READERS.get(kind, prose)(text)


def tidy(path: str, text: str) -> str:
    """The normal form of a field's text, or the text unchanged where it is empty or wrong."""
    if not text.strip():
        return text
    try:
        return str(read(path, text))
    except FieldError:
        return text
