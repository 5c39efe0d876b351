"""Typing mistakes that one press mends: what is wrong in a text, and the text without it.

A mistake is offered only where the mended text is right, so that nobody is sent from one mistake to the next.
"""

import re
from collections.abc import Callable
from typing import Final, NamedTuple

from transfer_wizard.request.shape import Leaf, leaf_at
from transfer_wizard.translations import N_, _
from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError

LONGEST: Final = 300
"""The most characters of a text that is looked at."""


class Mending(NamedTuple):
    """What is wrong with a text, as a sentence, and the text without it."""

    sentence: str
    text: str


Slip = tuple[str, Callable[[str], str]]

_DIGITS: Final = str.maketrans({"O": "0", "o": "0", "I": "1", "l": "1", "|": "1"})

_SLIPS: Final[dict[Leaf, tuple[Slip, ...]]] = {
    Leaf.EMAIL: (
        (N_("{label} has a comma where a dot belongs."), lambda text: text.replace(",", ".")),
        (N_("{label} has a space in it."), lambda text: "".join(text.split())),
        (N_("{label} has two dots in a row."), lambda text: re.sub(r"\.{2,}", ".", text)),
        (N_("{label} has two @ in a row."), lambda text: re.sub("@{2,}", "@", text)),
        (
            N_("{label} has “at” where @ belongs."),
            lambda text: re.sub(r"\s*[(\[{]\s*at\s*[)\]}]\s*| at ", "@", text, flags=re.IGNORECASE),
        ),
        (N_("{label} has a dot beside the @."), lambda text: text.replace(".@", "@").replace("@.", "@")),
        (N_("{label} has a semicolon where a dot belongs."), lambda text: text.replace(";", ".")),
    ),
    Leaf.PHONE: (
        (N_("{label} has the letter O."), lambda text: re.sub("[Oo]", "0", text)),
        (N_("{label} has letters where digits belong."), lambda text: text.translate(_DIGITS)),
    ),
    Leaf.CUSTOMER_NUMBER: (
        (N_("{label} has the letter O."), lambda text: re.sub("[Oo]", "0", text)),
        (N_("{label} has letters where digits belong."), lambda text: text.translate(_DIGITS)),
    ),
    Leaf.LINK: (
        (N_("{label} starts with http://."), lambda text: re.sub("^http://", "https://", text, flags=re.IGNORECASE)),
        (N_("{label} has a \\ where a / belongs."), lambda text: text.replace("\\", "/")),
    ),
}


def mending(path: str, text: str, label: str) -> Mending | None:
    """The mistake in a text that the field at a path can't hold; None where none of them can be mended.

    Args:
        label: what the page calls the field.
    """
    leaf = leaf_at(path)
    if not isinstance(leaf, Leaf) or leaf not in _SLIPS or len(text) > LONGEST:
        return None
    for sentence, mend in _SLIPS[leaf]:
        mended = mend(text.strip())
        if mended != text.strip() and _is_right(path, mended):
            return Mending(_(sentence).format(label=label), mended)
    return None


def _is_right(path: str, text: str) -> bool:
    try:
        fields.read(path, text)
    except FieldError:
        return False
    return True
