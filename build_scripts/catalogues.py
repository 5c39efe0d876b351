"""Compile the translations: each .po file below resources/locale becomes the .mo file that the program reads.

Every way to the program comes through here: the scripts that prepare a checkout, the wheel, the packaged program and
the tests. Only the standard library is used, so that installing needs nothing more.
"""

import ast
import os
import re
import struct
import tempfile
from pathlib import Path

LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"
DOMAIN = "transfer_wizard"

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr(?:\[\d+\])?)\s+)?(".*")')


def compile_all(locale: Path = LOCALE) -> None:
    """Write each .mo file that is missing or older than its .po file; never half of one, whoever else does the same."""
    for source in locale.glob(f"*/LC_MESSAGES/{DOMAIN}.po"):
        target = source.with_suffix(".mo")
        written = source.stat().st_mtime_ns
        if target.is_file() and target.stat().st_mtime_ns == written:
            continue
        content = compiled(source.read_text(encoding="utf-8"))
        with tempfile.NamedTemporaryFile(dir=target.parent, prefix=".", suffix=".mo", delete=False) as file:
            file.write(content)
        os.chmod(file.name, 0o644)
        os.utime(file.name, ns=(written, written))  # so each later writing of the source is seen, and no other
        try:
            os.replace(file.name, target)
        except PermissionError:  # Windows: another program reads it, and made the same a moment ago
            os.unlink(file.name)


def compiled(text: str) -> bytes:
    """The .mo file of a .po file's text, without what is untranslated, fuzzy or kept as a comment only.

    Raises:
        ValueError: the text has a line that no .po file has.
    """
    messages = {}
    for block in re.split(r"\n\s*\n", text):
        parts: dict[str, str] = {}
        name = ""
        lines = [line.strip() for line in block.splitlines()]
        is_fuzzy = any(line.startswith("#,") and "fuzzy" in line for line in lines)
        for line in lines:
            if not line or line.startswith("#"):
                continue
            match = _LINE.fullmatch(line)
            if match is None or not (match[1] or name):
                raise ValueError(f"This is no line of a .po file: {line}")
            name = match[1] or name
            parts[name] = parts.get(name, "") + ast.literal_eval(match[2])
        said = [parts[each] for each in sorted(parts) if each.startswith("msgstr")]
        if not parts or not all(said) or (is_fuzzy and parts.get("msgid")):
            continue
        key = parts["msgid"] + (f"\0{parts['msgid_plural']}" if "msgid_plural" in parts else "")
        messages[(f"{parts['msgctxt']}\4" if "msgctxt" in parts else "") + key] = "\0".join(said)
    return _packed({key.encode(): said.encode() for key, said in messages.items()})


def _packed(messages: dict[bytes, bytes]) -> bytes:
    """The layout of GNU gettext: a head, two tables of lengths and places, and the texts, each with a zero after it."""
    keys = sorted(messages)
    texts = [*keys, *(messages[key] for key in keys)]
    place = 28 + 8 * len(texts)
    table = []
    for text in texts:
        table += [len(text), place]
        place += len(text) + 1
    head = (0x950412DE, 0, len(keys), 28, 28 + 8 * len(keys), 0, 28 + 8 * len(texts))
    return struct.pack(f"<7I{len(table)}I", *head, *table) + b"".join(text + b"\0" for text in texts)
