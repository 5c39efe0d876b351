"""Reads e-mail addresses, accounts and phone numbers, as they are written in mails and signatures."""

import re
import unicodedata
from typing import Final

from transfer_wizard.translations import _
from transfer_wizard.validation.typed_text import FieldError, line, with_hyphens

LONGEST_ADDRESS: Final = 254
MOST_CHARACTERS: Final = 500
"""The most characters that an address or a number has with all that may stand around it."""
_BEFORE: Final = " ;,:'\"“”‘’«»<>()[]{}|"
_AROUND: Final = _BEFORE + "."
_LABEL: Final = re.compile(
    r"^(?:my )?(?:e-?mails?|mail|address|メールアドレス|メール)(?: address)?[: ]+(?=\S+@)", re.IGNORECASE
)
_MAILTO: Final = re.compile(r"^mailto:", re.IGNORECASE)

ADDRESS: Final = re.compile(r"[^\s@<>()\[\],;:\"“”]+@[^\s@<>()\[\],;:\"“”]+\.[^\s@<>()\[\],;:\"“”.]+")


def email(text: str, label: str = "") -> str:
    """An e-mail address, checked for its form only.

    What mail programs and people put around one is dropped: “Name <address>”, ``mailto:``, quotes, brackets, a
    semicolon behind it.
    """
    label = label or _("E-mail")
    value = line(text[:MOST_CHARACTERS]) if len(text) <= MOST_CHARACTERS else ""
    addresses = {account(one): one for one in map(_bare, _candidates(value)) if _fits(one)}
    if len(addresses) > 1:
        raise FieldError(
            _("{label} holds two addresses.").format(label=label),
            _("Keep the one you sign in to the dashboard with."),
        )
    for address in addresses.values():
        return address
    raise FieldError(
        _("{label} must be one address such as dana@northwind.example.").format(label=label),
        _("Type the address you sign in to the dashboard with."),
    )


def account(address: str) -> str:
    """What tells one account from another, whatever the spelling of its address.

    Capital and small letters count the same, and so do the two spellings of an international domain. Nothing else
    does: “strasse” and “straße” are two mailboxes, and two domains (IDNA 2008).
    """
    local, _at, domain = unicodedata.normalize("NFC", address.strip()).lower().rpartition("@")
    return f"{local}@{'.'.join(map(_spelled_out, domain.rstrip('.').split('.')))}"


def _spelled_out(label: str) -> str:
    """A label of a domain in its own letters, from “xn--…”."""
    if not label.startswith("xn--"):
        return label
    try:
        return unicodedata.normalize("NFC", label[4:].encode("ascii").decode("punycode"))
    except UnicodeError:
        return label


def _candidates(value: str) -> list[str]:
    """The pieces of a text that are to be an address each: those in angle brackets, or the text itself."""
    enclosed: list[str] = re.findall(r"<([^<>]{1,300})>", value) or re.findall(
        r" \(([^()]{1,300}@[^()]{1,300})\)$", value
    )
    if enclosed:
        return enclosed
    if linked := re.fullmatch(r"\[([^\[\]]{1,300})\]\(([^()]{1,300})\)", value):  # as Markdown writes a link
        return [linked[1], linked[2]]
    pieces = [piece for piece in re.split(r"[;,]", value) if piece.strip(_AROUND)]
    if len(pieces) > 1 and all(_fits(_bare(piece)) for piece in pieces):
        return pieces
    return [value]


def _bare(text: str) -> str:
    value = re.sub(r" ?\([^()@]{0,80}\)$", "", text.strip().rstrip(";,. "))
    value = _LABEL.sub("", value.lstrip(_BEFORE).rstrip(_AROUND))
    if _MAILTO.match(value):
        value = value[len("mailto:") :].partition("?")[0]
    return value.lstrip(_BEFORE).rstrip(_AROUND).replace("。", ".").replace("｡", ".")


def _fits(address: str) -> bool:
    local, at, domain = address.rpartition("@")
    labels = domain.split(".")
    return bool(
        at
        and len(address) <= LONGEST_ADDRESS
        and re.fullmatch(r"[^\s@<>()\[\],;:\\\"]+", local)
        and not (local.startswith(".") or local.endswith(".") or ".." in local)
        and len(labels) > 1
        and all(re.fullmatch(r"[^\W_](?:[\w-]{0,61}[^\W_])?", label) for label in labels)
        and not labels[-1].isdecimal()
    )


_EXTENSION_WORD: Final = "extension|ext|poste|durchwahl|dw|app(?:el)?|anexo|interno|toestel|内線|x|#|,"
_EXTENSION: Final = rf"(?:[;,]{{0,2}} ?(?:{_EXTENSION_WORD})[.:=# ]{{0,3}}[0-9]{{1,6}})?"
_NOTE: Final = r"(?:[, ] ?\(?[^\W\d][^\d()]{0,40}\)?|\([^\d()]{1,40}\))?"
_NUMBER: Final = re.compile(rf"\+? ?[0-9(][0-9()./ -]{{5,40}}{_EXTENSION}{_NOTE}", re.IGNORECASE)
_NUMBER_LABEL: Final = re.compile(
    r"^(?:tel(?:efon|ephone|éfono|\.)?|phone(?: number)?|mobil(?:e|telefon)?|cell|office|work|direct|"
    r"電話(?:番号)?|携帯)[.:/ ]*(?=[+(0-9])",
    re.IGNORECASE,
)


_NUMBER_SCHEME: Final = re.compile("^(?:tel|callto|sip):(?=[+(0-9]) *", re.IGNORECASE)


def phone(text: str) -> str:
    """A phone number of 7 to 15 digits; an extension and a note behind it are kept, ``tel:`` and the like are not."""
    value = with_hyphens(text).strip(" ;,.'\"<>") if len(text) <= MOST_CHARACTERS else ""
    value = _NUMBER_LABEL.sub("", value)
    value = _NUMBER_SCHEME.sub("", value)
    number = re.split(r"[^0-9()+./ -]", value, maxsplit=1)[0]
    if 7 <= sum(mark.isdecimal() for mark in number) <= 15 and _NUMBER.fullmatch(value):
        return value
    raise FieldError(
        _("Phone number must be one number of at least 7 digits, such as +1 415 555 0134."),
        _("Type one number with its country code."),
    )
