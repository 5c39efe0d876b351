"""One gettext catalogue for every layer of the program.

The window speaks the language of the person, while the case text may be written in another one:
``with speaking("en"):`` switches the language for one block of work, on the calling thread only.
"""

import gettext
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from transfer_wizard.resources import resource

DOMAIN = "transfer_wizard"

_for_a_while: ContextVar[gettext.NullTranslations | None] = ContextVar("for_a_while", default=None)
_spoken: list[gettext.NullTranslations] = [gettext.NullTranslations()]


def languages() -> list[str]:
    """The languages that can be spoken: that of the source first, and those with a catalogue."""
    return ["en", *sorted(path.parent.parent.name for path in resource("locale").glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))]


def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language such as "en" or "ja"; English, the language of the source, where there is none."""
    return gettext.translation(DOMAIN, resource("locale"), languages=[language], fallback=True)


def speak(spoken: gettext.NullTranslations) -> None:
    """Set the language of the whole program, on every thread."""
    _spoken[0] = spoken


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language for one block of work, such as a case text in English from a Japanese window."""
    token = _for_a_while.set(catalogue(language))
    try:
        yield
    finally:
        _for_a_while.reset(token)


def _now() -> gettext.NullTranslations:
    return _for_a_while.get() or _spoken[0]


def _(message: str) -> str:
    """The message in the language spoken now."""
    return _now().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message in the form that the number asks for."""
    return _now().ngettext(singular, plural, number)


def N_(message: str) -> str:
    """Mark a message for translation where it is data; ``_`` translates it when it is said."""
    return message
