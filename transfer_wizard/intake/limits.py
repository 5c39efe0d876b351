"""The limits of reading, and the error that says why something is not read."""

from typing import Final

from transfer_wizard.request.document import MOST_BYTES, Unreadable
from transfer_wizard.request.document import MOST_ROWS as MOST_ROWS

MOST_CHARACTERS: Final = MOST_BYTES
READ_WHOLE: Final = 512 * 1024
"""Characters of running text that are read for everything; in what comes after, license keys only are looked for."""
DEEPEST: Final = 60
"""Levels of brackets in objects, and of parts in a mail."""
MOST_CELLS: Final = 2_000_000
MOST_UNPACKED: Final = 64 * 1024 * 1024
"""Bytes that a packed spreadsheet may unpack to."""
MOST_PARTS: Final = 100
"""Parts of a mail."""
LONGEST_LINE: Final = 20_000
LONGEST_QUOTE: Final = 120


class NotReadable(Unreadable):
    """Nothing can be read from this. The message is one sentence for the person."""
