"""Decodes bytes: UTF-8 and UTF-16 are told by their bytes, every other encoding is a guess, which is named."""

import codecs
import re
from dataclasses import dataclass
from typing import Final

from transfer_wizard.intake.limits import NotReadable
from transfer_wizard.translations import _

_MARKS: Final = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_GUESSED: Final = ("cp1252", "cp932", "euc_jp", "cp1250", "iso8859_15", "gb18030", "cp949", "big5")
"""What people's programs write beside UTF-8; the library ranks them."""
_CHARSET: Final = re.compile(
    r"(?i)(?:utf-?(?:8|16)|iso-?|windows-|cp\d|shift|sjis|euc|gb|big5|koi8|us-ascii|latin|mac)"
)
"""Names of encodings that a header may ask for; Python knows others, some of which are slow on long input."""
_PROBE: Final = 64 * 1024


@dataclass(frozen=True)
class Decoded:
    """A text, the name of its encoding, and whether that was guessed."""

    text: str
    encoding: str
    is_guess: bool = False


def decode(content: bytes, charset: str = "") -> Decoded:
    """The text in a file's bytes.

    Args:
        charset: what a header says of them, "" for nothing; a wrong one is passed over.

    Raises:
        NotReadable: for bytes that are no text.
    """
    for mark, name in _MARKS:
        if content.startswith(mark):
            return Decoded(content.decode(name, "replace").removeprefix("\ufeff"), name)
    start = content[:_PROBE]
    if start.count(0) > len(start) // 4:
        name = "utf-16-le" if start[1:2] == b"\0" else "utf-16-be"
        text = content.decode(name, "replace")
        if text[:1_000].isprintable() or not any(ord(mark) < 9 for mark in text[:1_000]):
            return Decoded(text, name, True)
    if b"\0" in start:
        raise NotReadable(_("The file is no text, table or mail that can be read. Open it and copy its text."))
    shifts = b"\x1b$" in start or b"\x1b(" in start  # reads as ASCII too, and means Japanese
    for name in ("iso2022_jp_ext" if shifts else "utf-8", charset if _CHARSET.match(charset) else ""):
        try:
            if name:
                return Decoded(content.decode(name), name)
        except (UnicodeDecodeError, LookupError):
            continue
    name = _guess(start)
    return Decoded(content.decode(name, "replace"), name, True)


def _guess(start: bytes) -> str:
    if _reads_as_japanese(start):
        return "cp932"
    if _reads_as_western(start):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(start, cp_isolation=list(_GUESSED), enable_fallback=False).best()
    return best.encoding if best else "cp1252"


def _reads_as_western(start: bytes) -> bool:
    """True where each strange sign stands alone among letters and is one that Western languages write with."""
    text = start.decode("cp1252", "replace")
    strange = {mark for mark in text if not mark.isascii()}
    pairs = re.search(r"[^\x00-\x7f]{3}", text)
    return not pairs and strange <= set("ÀÂÄÆÇÈÉÊËÎÏÔÖŒÙÛÜßàâäæçèéêëîïôöœùûüáíóúñÁÍÓÚÑ¿¡ãõÃÕåøÅØ€–—‘’“”„…•·°º«»©® ")


def _reads_as_japanese(start: bytes) -> bool:
    """True for Shift-JIS that holds kana or letters of full width: a ranking of letters has little to go by."""
    try:
        text = start.decode("cp932")
    except UnicodeDecodeError as error:
        if error.start < len(start) - 2:
            return False
        text = start[: error.start].decode("cp932", "replace")
    strange = [mark for mark in text if not mark.isascii()]
    kana = sum("\u3000" <= mark <= "\u30ff" or "\uff01" <= mark <= "\uff60" for mark in strange)
    return bool(strange) and kana * 4 > len(strange)
