"""Reads license keys, device models and customer numbers; a number of another kind is refused by its own name."""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from transfer_wizard.request.draft import is_case_number
from transfer_wizard.request.words import DIGITS
from transfer_wizard.translations import N_, _
from transfer_wizard.validation.contacts import ADDRESS
from transfer_wizard.validation.dates import is_day
from transfer_wizard.validation.typed_text import FieldError, compact, line, with_hyphens

FROM_HISTORY: Final = N_(
    "Copy the key from Organization › Configure › License Info › License History, or from the order e-mail."
)
COMPARE_KEY: Final = N_("Compare it with License History, where each key reads like Z2A7-32TE-A8Y4.")
MODELS_SHOWN: Final = N_("Look under Organization › Configure › License Info, which names the models of each license.")
BESIDE_PASSCODE: Final = N_(
    "It stands beside the passcode: “?” › Get help & cases › Pick a Tile to Contact Support › Call support team."
)
KEY: Final = re.compile(r"Z2[A-Z0-9]{10}")
MOST_CHARACTERS: Final = 200
"""The most characters of a key, a model or a number with all that may stand around it."""

_AROUND: Final = " .,;:\"'“”‘’«»<>()[]{}|*`#"
_KEY_IN_TEXT: Final = re.compile(r"(?<![A-Z0-9-])Z2[A-Z0-9]{2}-?[A-Z0-9]{4}-?[A-Z0-9]{4}(?![A-Z0-9-])", re.ASCII)
_KEY_LABEL: Final = re.compile(r"^(?:LICEN[SC]E)?(?:KEY|NUMBER|NO)?S?:?(?=Z2)")


def license_key(text: str) -> str:
    """A license key as ``Z2XX-XXXX-XXXX``, from any spelling of it.

    Source: "Cisco Meraki Licensing", which shows a key of 12 letters and digits that starts with Z2, and says that
    capital and small letters count the same. Nothing is known of letters that keys avoid or of a check digit.
    """
    text = text[: MOST_CHARACTERS + 1]
    bare = compact(text).strip(_AROUND)
    key = _KEY_LABEL.sub("", re.sub("[.:#]", "", bare))
    if KEY.fullmatch(key):
        return f"{key[:4]}-{key[4:8]}-{key[8:]}"
    keys = {compact(typed) for typed in _KEY_IN_TEXT.findall(with_hyphens(text).upper())}
    if len(keys) == 1:
        return license_key(keys.pop())
    if keys:
        raise FieldError(
            _("License key must be one key. This holds {count}.").format(count=len(keys)),
            _("Add a license for each of them, or paste the list into the table."),
        )
    if thing := named(text):
        raise FieldError(
            _("License key must be a key that starts with Z2. This looks like {thing}.").format(thing=thing),
            _(FROM_HISTORY),
        )
    raise FieldError(_key_shape(bare), _(COMPARE_KEY))


def alike(key: str) -> str:
    """A key in which letters and digits that look alike in print are made one: O and 0, I and 1, B and 8."""
    return key.replace("O", "0").replace("I", "1").replace("B", "8")  # half the time that a table takes


def _key_shape(key: str) -> str:
    stranger = next((mark for mark in key if not (mark.isascii() and mark.isalnum())), "")
    if stranger.isalpha():
        return _("License key holds “{mark}”, which only looks like a letter of a key. Type that letter again.").format(
            mark=stranger
        )
    if stranger:
        mark = stranger if stranger.isprintable() else "\N{REPLACEMENT CHARACTER}"  # half a character is in no file
        return _("License key must be letters and digits only. It holds “{mark}”.").format(mark=mark)
    if key.startswith("Z2"):
        return _("License key must have 12 letters and digits. This has {count}.").format(count=len(key))
    return _("License key must be 12 letters and digits that start with Z2, such as Z2A7-32TE-A8Y4.")


class _NumberForm(NamedTuple):
    pattern: re.Pattern[str]
    thing: Callable[[], str]


_LOOKS: Final = (
    _NumberForm(re.compile(r"Q[A-Z0-9]{11}"), lambda: _("a device serial number")),
    _NumberForm(re.compile(r"[0-9][A-Z][0-9X]{7}"), lambda: _("an order number")),
    _NumberForm(re.compile(r"S[A-Z0-9]{19}"), lambda: _("a subscription claim key")),
    _NumberForm(re.compile(r"LIC[A-Z0-9]+"), lambda: _("a license SKU, the name of a product")),
    _NumberForm(re.compile(r"[A-Z]{3}[0-9]{4}[A-Z0-9]{4}"), lambda: _("a Catalyst serial number")),
    _NumberForm(re.compile(r"[NL][0-9]{6,18}"), lambda: _("a network ID")),
    _NumberForm(re.compile(DIGITS), lambda: _("a support passcode, which belongs on the Passcodes page only")),
    _NumberForm(re.compile(r"[0-9]{8}"), lambda: _("a customer number")),
    _NumberForm(re.compile(r"[0-9]{6,18}"), lambda: _("an organization ID")),
)
_ADDRESS_OF_HARDWARE: Final = re.compile(r"(?:[0-9A-F]{2}[:.-]?){5}[0-9A-F]{2}", re.IGNORECASE)


def named(text: str) -> str:
    """What a text looks like that is neither a key nor a model; "" where it looks like nothing known."""
    text = line(text[:MOST_CHARACTERS]).strip(_AROUND)
    if "://" in text or "meraki." in text.casefold():
        return _("a link")
    if ADDRESS.search(text):
        return _("an e-mail address")
    if ":" in text and _ADDRESS_OF_HARDWARE.fullmatch(text):
        return _("a MAC address")
    key = compact(text)
    return next((look.thing() for look in _LOOKS if look.pattern.fullmatch(key)), "")


def device_model(text: str) -> str:
    """A device model. No list of them is published: any text with a letter in it is one, unless it is known to be none.

    A SKU such as LIC-MX68-ENT-3YR names a model, and is one.
    """
    value = line(text[: MOST_CHARACTERS + 1])
    if thing := _no_model(value):
        raise FieldError(
            _("Device model must be a model such as MX68 or MR Enterprise. This looks like {thing}.").format(
                thing=thing
            ),
            _(MODELS_SHOWN),
        )
    return value


_COUNT_SIGN: Final = re.compile(r"(?<=\d)\s?x(?![^\W\d])|(?<![^\W\d])x\s?(?=\d)", re.IGNORECASE)
"""The sign in “12 x”, which is no letter of a model."""


def _no_model(value: str) -> str:
    if not value:
        return ""
    key = compact(value).strip(_AROUND).replace(".", "")
    if KEY.fullmatch(key):
        return _("a license key")
    if is_day(value):
        return _("a date")
    thing = named(value)
    if thing and not key.startswith("LIC"):
        return thing
    return "" if any(mark.isalpha() for mark in _COUNT_SIGN.sub("", value)) else _("a number")


def case_number(text: str) -> str:
    """The number that Support gives a case. Its form is not published; a word in its place is told."""
    value = line(text)
    if value and not is_case_number(value):
        raise FieldError(
            _("Case number must hold at least one digit."),
            _("Copy it from the e-mail of Support that confirms the case."),
        )
    return value


_NUMBER_WORDS: Final = frozenset(
    "customer cust client cliente kunde kunden kundennummer kundennr cn number no nr num número numero numéro nummer "
    "n nº id code meraki cisco support dashboard my our your the is de du del der le la el "
    "顧客番号 顧客番号は お客様番号 お客様番号は お客さま番号 カスタマー番号 番号 です".split()
)
"""What may stand around a customer number: its label, in the languages of the vendor's pages."""
_NUMBER_IN_TEXT: Final = re.compile(r"([^0-9]{0,60}?)([0-9](?:[-. ]{0,3}[0-9]){7})([^0-9]{0,60})")


def customer_number(text: str) -> str:
    """A customer number as ``1234-5678``. Eight digits are what public examples of the vendor's API show."""
    found = _NUMBER_IN_TEXT.fullmatch(with_hyphens(line(text[: MOST_CHARACTERS + 1])))
    digits = re.sub("[^0-9]", "", found[2]) if found else ""
    around = re.findall(r"[^\W\d_]+", f"{found[1]} {found[3]}".lower()) if found else []
    if not digits or not _NUMBER_WORDS.issuperset(around):
        raise FieldError(
            _("Customer number must be 8 digits, such as 7114-5990."),
            _(BESIDE_PASSCODE),
        )
    return f"{digits[:4]}-{digits[4:]}"
