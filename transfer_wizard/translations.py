"""One gettext catalogue for every layer of the program.

The window speaks the language of the person, while the case may be written in another one, that of Support:
``with speaking("en"):`` switches the language for one block of work, on the calling thread only. A catalogue is read
when its language is first spoken; English, the language of the source, has none.
"""

import gettext
import os
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from typing import Final

from transfer_wizard.resources import resource

DOMAIN = "transfer_wizard"
ENGLISH = "en"

FACES = {
    "ja": ("Noto Sans CJK JP", "Noto Sans JP", "Yu Gothic UI", "Hiragino Sans", "Meiryo", "IPAexGothic", "TakaoPGothic")
}
"""Typefaces of the systems, where a language has forms of its own of signs that others write, too."""

_WIDE_ENDS: Final = ("。", "：", "？", "！")

_for_a_while: ContextVar[gettext.NullTranslations | None] = ContextVar("for_a_while", default=None)
_spoken: list[gettext.NullTranslations] = [gettext.NullTranslations()]
_written = [ENGLISH]
_offered: list[str] = []


def languages() -> list[str]:
    """The languages that can be spoken: that of the source first, and those with a catalogue."""
    names = (path.parent.parent.name for path in resource("locale").glob(f"*/LC_MESSAGES/{DOMAIN}.mo"))
    return [ENGLISH, *sorted(names)]


def best(wanted: Iterable[str], offered: Iterable[str] | None = None) -> str:
    """The first of the wanted languages, such as "ja-JP" or "ja_JP.UTF-8", that is offered; English where none is."""
    there = set(languages() if offered is None else offered)
    for each in wanted:
        name = each.partition(".")[0].replace("-", "_")
        for form in (name, name.partition("_")[0]):
            if form in there:
                return form
    return ENGLISH


def of_the_terminal() -> str:
    """The language that a terminal is set to, by the variables that every program there obeys."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        if said := os.environ.get(name):
            return ENGLISH if said in ("C", "POSIX") or said.startswith(("C.", "en")) else best(said.split(":"))
    return ENGLISH


def catalogue(language: str) -> gettext.NullTranslations:
    """The catalogue of a language such as "en" or "ja"; English, the language of the source, where there is none."""
    if language == ENGLISH:
        return gettext.NullTranslations()
    return gettext.translation(DOMAIN, resource("locale"), languages=[language], fallback=True)


def speak(spoken: gettext.NullTranslations) -> None:
    """Set the language of the whole program, on every thread."""
    _spoken[0] = spoken


def spoken() -> str:
    """The language spoken now, such as "en"."""
    return _now().info().get("language", ENGLISH)


def faces() -> tuple[str, ...]:
    """The typefaces, the best one first, that a text in the language spoken now needs beside the program's own."""
    return FACES.get(spoken(), ())


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Use a language for one block of work, such as a case text in English from a Japanese window."""
    token = _for_a_while.set(catalogue(language))
    try:
        yield
    finally:
        _for_a_while.reset(token)


def offer(wanted: Iterable[str]) -> None:
    """Have a person choose among these languages, as far as they can be spoken; among all where none is named."""
    _offered[:] = wanted


def offered() -> list[str]:
    """The languages that a person may choose for the window."""
    return [language for language in languages() if language in _offered or not _offered]


def write_in(language: str) -> None:
    """Make this the language that the case is written in, whatever the window speaks."""
    _written[0] = language


def written() -> str:
    """The language that the case is written in, such as "en", which Support reads everywhere."""
    return _written[0]


def in_each_language(message: str) -> Iterator[str]:
    """A message in every language there is: what this program, whatever it spoke, may have written."""
    for language in languages():
        yield catalogue(language).gettext(message)


def own_name(language: str) -> str:
    """What a language calls itself."""
    with speaking(language):
        # TRANSLATORS: the name of your language, in your language.
        return _("English")


def _now() -> gettext.NullTranslations:
    return _for_a_while.get() or _spoken[0]


def _(message: str) -> str:
    """The message in the language spoken now."""
    return _now().gettext(message)


def ngettext(singular: str, plural: str, number: int) -> str:
    """The message in the form that the number asks for."""
    return _now().ngettext(singular, plural, number)


def pgettext(context: str, message: str) -> str:
    """The message as it is said in a context, where another one says the same in English and not elsewhere."""
    return _now().pgettext(context, message)


def joined(*sentences: str) -> str:
    """Sentences one after the other; a full stop as wide as a letter of its language has no blank behind it."""
    text = ""
    for sentence in filter(None, sentences):
        text += sentence if not text or text.endswith(_WIDE_ENDS) else f" {sentence}"
    return text


def N_(message: str) -> str:
    """Mark a message for translation where it is data; ``_`` translates it when it is said."""
    return message
