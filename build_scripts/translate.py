"""Bring the translations up to the sources, and say what is left to translate.

Usage: python3 build_scripts/translate.py [--check] [LANGUAGE ...]

Reads the texts of the program and merges them into resources/locale/LANGUAGE/LC_MESSAGES/transfer_wizard.po, of every
language that is there or of those named; a new name begins a new language. A text that was changed keeps its old
translation, marked as fuzzy, until somebody has looked at it. Then the .mo files are written, which the program reads.

With --check nothing is written. It prints one line per language, and each fault above it; it ends with 1 where a text
is not translated, is fuzzy, or is no longer in the sources, where a placeholder such as {count} differs, and where a
button has lost its access key (&S) or shares it with another one of its page.
"""

import io
import re
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from catalogues import DOMAIN, LOCALE, compile_all
from setup_environment import ROOT, enter, run_script, trouble_in_one_line

if __name__ == "__main__":
    with trouble_in_one_line():
        enter("test", (), "babel")

from babel.messages import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
SOURCES = ("transfer_wizard/**.py", "build_scripts/policy_templates.py")
HEADER = "# The texts of Transfer Wizard in another language. Kept by build_scripts/translate.py."
# Japanese and Chinese put no blank between words.
_WIDE = re.compile("[\u3000-\u30ff\u3400-\u9fff\uff00-\uff60]")
# The buttons of these are under every page of the steps.
FEET = ("transfer_wizard/ui/shell/footer.py", "transfer_wizard/ui/shell/window.py")
OVER_FEET = tuple(f"transfer_wizard/ui/{name}/" for name in ("steps", "licenses", "review", "hand_over"))


def main(arguments: list[str]) -> int:
    """Merge, compile and check."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    only_checks = "--check" in arguments
    named = [each for each in arguments if each != "--check"]
    template = from_sources()
    faults = 0
    for language in named or languages():
        catalog = merged(template, language)
        if not only_checks:
            write(catalog, path_of(language))
        found = list(complaints(catalog))
        print("".join(f"{line}\n" for line in found), end="")
        print(f"{language}: {count_of(catalog)}, {len(found)} faults" if found else f"{language}: {count_of(catalog)}")
        faults += len(found)
    if not only_checks:
        compile_all()
    return 1 if faults else 0


def languages() -> list[str]:
    """The languages that have a catalogue."""
    return sorted(path.parent.parent.name for path in LOCALE.glob(f"*/LC_MESSAGES/{DOMAIN}.po"))


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return LOCALE / language / "LC_MESSAGES" / f"{DOMAIN}.po"


def from_sources() -> Catalog:
    """Every text of the sources, with the files that say it."""
    catalog = Catalog()
    found = extract_from_dir(
        ROOT,
        method_map=[(pattern, "python") for pattern in SOURCES],
        keywords=KEYWORDS,
        comment_tags=("TRANSLATORS:",),
        strip_comment_tags=True,
        directory_filter=lambda folder: Path(folder).name in ("transfer_wizard", "build_scripts") or _is_ours(folder),
    )
    for name, _line, message, comments, context in found:
        catalog.add(message, None, [(name, 0)], auto_comments=comments, context=context)
    return catalog


def _is_ours(folder: str) -> bool:
    return "transfer_wizard" in Path(folder).relative_to(ROOT).parts and not Path(folder).name.startswith((".", "_"))


def merged(template: Catalog, language: str) -> Catalog:
    """The catalogue of a language as the sources want it."""
    path = path_of(language)
    if not path.is_file():
        catalog = Catalog(language, DOMAIN, HEADER, "Transfer Wizard", " ", fuzzy=False)
        catalog.msgid_bugs_address = catalog.last_translator = catalog.language_team = " "
    else:
        with path.open("rb") as file:
            catalog = read_po(file, locale=language, domain=DOMAIN)
    before = catalog.creation_date
    catalog.update(template, update_header_comment=False)
    catalog.creation_date = before  # or each run would change each file
    return catalog


def write(catalog: Catalog, path: Path) -> None:
    """Write a catalogue; places without lines, so that it changes with the texts only."""
    path.parent.mkdir(parents=True, exist_ok=True)
    file = io.BytesIO()
    write_po(file, catalog, width=120, include_lineno=False, sort_by_file=True)
    path.write_bytes(file.getvalue())


def count_of(catalog: Catalog) -> str:
    """How many texts there are, and how many are translated, such as "1907 texts, 1907 translated, 0 fuzzy"."""
    messages = [each for each in catalog if each.id]
    fuzzy = sum(each.fuzzy for each in messages)
    said = sum(not each.fuzzy and is_translated(each) for each in messages)
    return f"{len(messages)} texts, {said} translated, {fuzzy} fuzzy"


def is_translated(message: Message) -> bool:
    """Whether each form of a message is there."""
    return all(forms(message.string))


def complaints(catalog: Catalog) -> Iterator[str]:
    """What is wrong with a catalogue, one line for each fault."""
    for message in catalog:
        if message.id:
            for what in faults_of(message):
                yield f"{forms(message.id)[0]!r}: {what}"
    for orphan in catalog.obsolete.values():
        yield f"{forms(orphan.id)[0]!r}: is no longer in the sources"
    yield from _shared_keys(catalog)


def faults_of(message: Message) -> Iterator[str]:
    """What is wrong with one message."""
    if message.fuzzy:
        yield "is fuzzy"
    if not is_translated(message):
        yield "is not translated"
        return
    source = forms(message.id)[-1]  # of a plural, the form that has the number
    for number, said in enumerate(forms(message.string)):
        is_last = number == len(forms(message.string)) - 1
        if not (
            placeholders(said) == placeholders(source) or (not is_last and placeholders(said) < placeholders(source))
        ):
            yield f"has other placeholders than the source: {said!r}"
        if bool(access_key(said)) != bool(access_key(source)):
            yield f"has lost its access key, or found one: {said!r}"
        if outside(said) != outside(source) and not _WIDE.search(said):
            yield f"begins or ends with other blanks: {said!r}"


def forms(texts: str | tuple[str, ...] | list[str] | None) -> tuple[str, ...]:
    """The forms of a text: one, or those of a plural."""
    return (texts,) if isinstance(texts, str) else tuple(texts or ("",))


def placeholders(text: str) -> set[str]:
    """The names in curly brackets."""
    return set(re.findall(r"{(.*?)}", text))


def access_key(text: str) -> str:
    """The letter behind "&", in small; "" for none."""
    match = re.search(r"&(\w)", text)
    return match[1].casefold() if match else ""


def outside(text: str) -> tuple[str, str]:
    """The blanks and line breaks around a text."""
    return text[: len(text) - len(text.lstrip())], text[len(text.rstrip()) :]


def _shared_keys(catalog: Catalog) -> Iterator[str]:
    """Two buttons of one page with one access key, where the source has two."""
    pages = defaultdict(set)
    for message in catalog:
        if message.id and message.string and access_key(forms(message.id)[0]):
            for name, _line in message.locations:
                pages[name].add((access_key(forms(message.id)[0]), access_key(forms(message.string)[0])))
    below = set().union(*(pages.get(name, set()) for name in FEET))
    for name, keys in sorted(pages.items()):
        there = keys | below if name.startswith(OVER_FEET) else keys
        for key in sorted({said for _source, said in there if said}):
            if len({source for source, said in there if said == key}) > 1:
                yield f"{name}: two buttons have the access key {key.upper()}"


if __name__ == "__main__":
    run_script(main)
