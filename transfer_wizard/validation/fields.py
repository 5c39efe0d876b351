"""One field at a time: bring the text into its normal form, then judge it.

Every reader takes the text as typed and returns the value, or raises FieldError with a sentence and a next step. None
of them looks at another field. What is longer than its field takes is refused before a pattern is looked for in it.
"""

import re
import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any, Final

from transfer_wizard.request.shape import LONGEST_OF, Leaf, leaf_at
from transfer_wizard.translations import N_, _
from transfer_wizard.validation import wording
from transfer_wizard.validation.contacts import ADDRESS, account, email, phone
from transfer_wizard.validation.dates import day
from transfer_wizard.validation.identifiers import KEY, case_number, customer_number, device_model, license_key
from transfer_wizard.validation.links import HOSTS, OrganizationLink, link, separated
from transfer_wizard.validation.typed_text import FieldError, compact, line

__all__ = [
    "HOSTS",
    "KEY",
    "FieldError",
    "OrganizationLink",
    "account",
    "compact",
    "customer_number",
    "day",
    "device_model",
    "email",
    "license_key",
    "line",
    "link",
    "phone",
]

AS_SHOWN: Final = N_("Type the name as the dashboard shows it.")
MOST_DEVICES: Final = 1_000_000


def name(text: str, label: str = "") -> str:
    """A name on one line; an address or a link in its place is told apart. One of invisible signs alone is empty."""
    value = line(text)
    if "://" in value or ADDRESS.search(value):
        raise FieldError(
            _("{label} must be a name. This looks like an address.").format(label=label or _("Name")),
            _("Type the name, and the address in its own field."),
        )
    if value and not any(mark.isalnum() for mark in value):
        raise FieldError(
            _("{label} must hold at least one letter or digit.").format(label=label or _("Name")),
            _(AS_SHOWN),
        )
    return value


def count(path: str, text: str) -> int:
    """A number of devices: a whole number of at least 1, with or without the word that Japanese counts devices with."""
    value = "".join(line(text).split()).removesuffix("台")
    raised = any(unicodedata.category(mark) == "No" for mark in text)  # 10² is not 102
    if not raised and re.fullmatch(r"[0-9]{1,9}", value) and 1 <= int(value) <= MOST_DEVICES:
        return int(value)
    raise no_count(path)


def no_count(path: str) -> FieldError:
    """What is said of a text that is no number of devices."""
    return FieldError(
        _("{label} must be a whole number of at least 1.").format(label=wording.label(path)),
        _("Type the number of devices in digits, such as 10."),
    )


def word(path: str, text: str) -> str:
    """One of the words that the field may hold; a text of the file that is none of them is told."""
    value = line(text[:100])
    words = [choice for choice, _shown in wording.choices(path)]
    if value in words:
        return value
    raise FieldError(
        _("{label} must be one of: {words}.").format(label=wording.label(path), words=_(", ").join(words)),
        _("Choose one of the answers."),
    )


def prose(text: str) -> str:
    """Free text with its lines kept: spaces at the ends of lines and around the whole are dropped."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join(piece.rstrip() for piece in lines).strip()


_READERS: Final[dict[Leaf, Callable[[str, str], Any]]] = {
    Leaf.NAME: name,
    Leaf.LINE: lambda text, label: line(text),
    Leaf.PROSE: lambda text, label: prose(text),
    Leaf.EMAIL: email,
    Leaf.PHONE: lambda text, label: phone(text),
    Leaf.LINK: link,
    Leaf.KEY: lambda text, label: license_key(text),
    Leaf.MODEL: lambda text, label: device_model(text),
    Leaf.DAY: day,
    Leaf.CUSTOMER_NUMBER: lambda text, label: customer_number(text),
    Leaf.CASE_NUMBER: lambda text, label: case_number(text),
}


def read(path: str, text: str) -> Any:
    """The value of the field at a path.

    Raises:
        FieldError: when the text cannot be what the field asks for.
    """
    leaf = leaf_at(path)
    label = wording.label(path)
    if not isinstance(leaf, Leaf):
        return word(path, text)
    if len(text) > LONGEST_OF[leaf]:
        raise FieldError(
            _("{label} must have at most {most} characters. This has {count}.").format(
                label=label, most=f"{LONGEST_OF[leaf]:,}", count=f"{len(text):,}"
            ),
            _("Shorten the text, and attach the rest to the case as a file."),
        )
    return count(path, text) if leaf is Leaf.COUNT else _READERS[leaf](text, label)


@lru_cache(maxsize=4_096)
def read_often(kind: str, text: str) -> Any:
    """The value of a field of which there are thousands, with few texts among them; ``kind`` is its path."""
    return read(kind, text)


OFTEN: Final = frozenset(
    {
        *(f"licenses.{name}" for name in ("mode", "expired", "expires_on")),
        *(f"licenses.devices.{name}" for name in ("model", "have", "move")),
    }
)
"""The fields, by their paths without row numbers, that are read by ``read_often``."""


def tidy(path: str, text: str) -> str:
    """The normal form of a field's text, or the text unchanged where it is empty or wrong."""
    if not text.strip():
        return text
    try:
        if (kind := wording.kind(path)) in OFTEN:
            return str(read_often(kind, text))
        return str(read(path, text))
    except FieldError:
        return separated(text) if leaf_at(path) is Leaf.LINK else text
