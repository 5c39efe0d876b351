"""What is said about a field, by what a person sees and by how the page's author calls it."""

import re
from functools import lru_cache
from typing import Final

from transfer_wizard.webform.choices import plain
from transfer_wizard.webform.form_field import FormField
from transfer_wizard.webform.sides import DESTINATION_NOUNS, SOURCE_NOUNS, TITLE
from transfer_wizard.webform.strangers import ANOTHER, ELSE_TOKENS, STRANGE, TRAP

AGAIN: Final = (
    r"\b(confirm\w*|re|repeat|again|verify|retype|reenter|re-?type|re-?enter|wiederhol\w*|bestatig\w*"
    r"|repet\w*|repit\w*)\b|確認|再入力|もう一度|再度"
)
AREA_CODE: Final = r"\barea code\b|市外局番"
EXAMPLE: Final = r"\S+@\S+|\+\d[\d x()]{6,}|(jane|john) (doe|smith)|山田 ?太郎"
"""A placeholder that shows how an answer looks; it asks for one only where nothing else does."""
SEEN: Final = ("label", "labelled_by", "aria_label", "cell", "nearby")
NAMING: Final = SEEN[:-1]
BY_AUTHOR: Final = ("name", "html_id")
_DULL: Final = frozenset(
    "field fields input txt tb form frm data attributes user c id ctl item wpforms request control hs row cell".split()
)


def seen(field: FormField, *more: str) -> list[str]:
    """What is seen beside a field, and more of what it says, in plain words."""
    return [plain(text) for name in (*SEEN, *more) if (text := getattr(field, name))]


def around(field: FormField) -> list[str]:
    """The legends and the heading around a field, the innermost first, without what the whole form is called."""
    texts = [
        *field.groups,
        *([] if field.heading in field.groups or plain(field.heading) in seen(field) else [field.heading]),
    ]
    nouns = f"{SOURCE_NOUNS}|{DESTINATION_NOUNS}"
    return [each for each in texts if not re.search(TITLE, plain(each)) or re.search(nouns, plain(each), re.ASCII)]


def by_author(field: FormField) -> list[str]:
    """How the page's author calls a field, in plain words."""
    return [plain_name(getattr(field, name)) for name in BY_AUTHOR]


def about(field: FormField) -> str:
    """All that is said beside a field."""
    return " ".join((*(getattr(field, name) for name in SEEN), field.help, *field.groups))


def asks_again(field: FormField) -> bool:
    return any(re.search(AGAIN, text) for text in (*seen(field, "placeholder"), *by_author(field)))


def is_trap(field: FormField) -> bool:
    texts = [getattr(field, each).casefold() for each in (*SEEN, "placeholder", "title", "help")]
    return any(re.search(TRAP, text) for text in (*texts, *by_author(field)))


def is_a_strangers(field: FormField) -> bool:
    """True for a field that asks for something that is surely none of ours, or somebody else's."""
    if re.search(ELSE_TOKENS, field.autocomplete.casefold()):
        return True
    texts = (*seen(field, "placeholder"), *by_author(field), *map(plain, around(field)))
    return any(re.search(f"{ANOTHER}|{STRANGE}", each) for each in texts)


@lru_cache(8192)
def plain_name(name: str) -> str:
    """The words in a name such as ``contactForm[first_name]`` or ``00N5e_CompanyName``."""
    spaced = re.sub(r"(?<=[a-z])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])", " ", name)
    parts = re.findall(r"[^\W\d_]+", spaced.casefold())
    return " ".join(part for part in parts if part not in _DULL)


def has_words(text: str) -> bool:
    return sum(mark.isalpha() for mark in plain(text)) >= 2
