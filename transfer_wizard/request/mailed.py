"""A question file that went through the text of a mail: quoted, its quotation marks curled, its long lines wrapped."""

import re
from typing import Final

from transfer_wizard.request.questions import FORMAT

LONGEST_HEAD: Final = 64 * 1024
"""How far down a text the name of the format is looked for."""

_MARKS: Final = '"“”„‟«»＂'
_NAMED: Final = re.compile(f"[{_MARKS}]{FORMAT}[{_MARKS}]")
_QUOTING: Final = re.compile(r"^[ \t]*>[> \t]*", re.MULTILINE)
_TURN: Final = re.compile(rf"\\.|[{_MARKS}]|[\n\r\t]\s*", re.DOTALL)
_AFTER_NAME: Final = re.compile(r"\s*:")
_AFTER_VALUE: Final = re.compile(rf"\s*(?:,\s*[{_MARKS}][^{_MARKS}]{{1,80}}[{_MARKS}]\s*:|\}}\s*(?:[,\]}}]|\Z))")


def holds_questions(text: str) -> bool:
    """True for a text that was copied out of a question file, whatever a mail made of it."""
    return _NAMED.search(text, 0, LONGEST_HEAD) is not None


def mended(text: str) -> str:
    """The file as it was written, without what stands around it; each mark is looked at once."""
    text = text[text.find("{") : text.rfind("}") + 1].replace("\N{NO-BREAK SPACE}", " ")  # mails indent with these
    text = _QUOTING.sub("", text)
    pieces: list[str] = []
    end, after = 0, None  # what follows the mark that closes the text we are in; None outside of one
    for turn in _TURN.finditer(text):
        before, mark = text[end : turn.start()], turn[0]
        end = turn.end()
        if after is None:
            if mark in _MARKS:
                after = _AFTER_VALUE if before.rstrip().endswith(":") else _AFTER_NAME
                mark = '"'
        elif mark in _MARKS and after.match(text, end):
            after, mark = None, '"'
        elif mark.isspace():
            before, mark = before.rstrip(" "), " "
        elif mark == '"' or (mark[0] == "\\" and mark[1] in _MARKS):
            mark = '\\"'
        pieces += [before, mark]
    return "".join([*pieces, text[end:]])
