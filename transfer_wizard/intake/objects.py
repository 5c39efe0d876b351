"""Objects in a text: JSON in every shape, and what programs print that is nearly JSON, with the text around them."""

import json
import re
from typing import Any, Final

from transfer_wizard.intake.document_parts import Line, Part, Record
from transfer_wizard.intake.limits import DEEPEST, MOST_CELLS, MOST_ROWS, NotReadable
from transfer_wizard.translations import _

_START: Final = re.compile(r"(?m)^(?:[^\n{\[\"]{0,80}(?:=>|[=:]|\|)[ \t]*)?[ \t]*(?=[\[{])")
_TOKEN: Final = re.compile(
    r"'(?P<single>(?:[^'\\\n]|\\.)*+)'|(?P<double>\"(?:[^\"\\\n]|\\.)*+\")|\b(?P<word>None|nil|True|False|nan|NaN|inf|Infinity)\b|"
    r"(?P<call>datetime\.datetime|Decimal|UUID|OrderedDict|dict|list)\(|(?P<tail>,(?=\s*[\]}]))|(?P<bracket>[\[\]{}])|"
    r":(?P<symbol>[A-Za-z_]\w{0,60})(?=\s?=>)|(?P<arrow>=>)"
)
_PRINTED: Final = re.compile(r"^@\{(?P<said>.*)\}$")
_WORDS: Final = {"None": "null", "nil": "null", "True": "true", "False": "false"}
_FAILURES: Final = 20
_LONGEST_LOOSE: Final = 4 * 1024 * 1024
_DECODER: Final = json.JSONDecoder(parse_constant=lambda name: None)


def parts_of(text: str) -> list[Part]:
    """The lines and objects of a text; a bracket that opens no object, as in ``[EXTERNAL]``, is text like any other.

    Raises:
        NotReadable: where the objects are more or deeper than any answer of the vendor's.
    """
    parts: list[Part] = []
    at, line, failures = 0, 1, 0
    records = 0
    if text.lstrip()[:1] in ("[", "{") and text.count(",") + text.count("[") + text.count("{") > MOST_CELLS:
        raise NotReadable(_("The objects in the text are more than can be read at once. Split it into several files."))
    while failures < _FAILURES and records <= MOST_ROWS:
        match = _START.search(text, at)
        if not match:
            break
        start = match.end()
        found = _object_at(text, start)
        if found is None:
            failures += 1
            end = text.find("\n", start)
            end = len(text) if end < 0 else end + 1
            line = _add_lines(parts, text[at:end], line)
            at = end
            continue
        value, end = found
        value = _unprinted(value) if "@{" in text else value
        line = _add_lines(parts, text[at:start], line)
        parts.append(Record(line, value))
        records += 1
        line += text.count("\n", start, end)
        at = end
    if records <= MOST_ROWS:
        _add_lines(parts, text[at:], line)
    return parts


def printed_object(said: str) -> Any:
    """What PowerShell prints inside of an object, "@{model=MX68; count=2}", as an object; other text as it is."""
    inner = _PRINTED.match(said)
    if not inner:
        return said
    return {
        name.strip(): each.strip() for name, sign, each in (pair.partition("=") for pair in inner["said"].split(";"))
    }


def _unprinted(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _unprinted(each) for name, each in value.items()}
    if isinstance(value, list):
        return [_unprinted(each) for each in value]
    return printed_object(value) if isinstance(value, str) else value


def _add_lines(parts: list[Part], text: str, line: int) -> int:
    """Add the lines of a text that are not empty at its ends; returns the number of the line after it."""
    if not text.strip():
        return line + text.count("\n")
    lines = text.removesuffix("\n").split("\n")  # what comes behind a last line end begins the next line
    parts.extend(Line(line + at, each) for at, each in enumerate(lines))
    return line + text.count("\n")


def _object_at(text: str, start: int) -> tuple[Any, int] | None:
    """The object or list that starts there, and where it ends."""
    try:
        value, end = _DECODER.raw_decode(text, start)
        return (value, end) if _holds_something(value) else None
    except ValueError:
        return _loose_object_at(text, start)
    except RecursionError:
        raise NotReadable(_("The text is nested more than {most} levels deep.").format(most=DEEPEST)) from None


def _holds_something(value: Any) -> bool:
    return isinstance(value, dict) or (isinstance(value, list) and any(isinstance(each, dict | list) for each in value))


def _loose_object_at(text: str, start: int) -> tuple[Any, int] | None:
    """As Python and Ruby print it: single quotes, None and True, symbols, a comma too many."""
    written: list[str] = []
    at, depth = start, 0
    for match in _TOKEN.finditer(text, start, start + _LONGEST_LOOSE):
        written.append(text[at : match.start()])
        at = match.end()
        kind = match.lastgroup
        if kind == "single":
            written.append(json.dumps(re.sub(r"\\(.)", r"\1", match["single"])))
        elif kind == "word":
            written.append(_WORDS.get(match["word"], "null"))
        elif kind == "call":
            return None
        elif kind == "bracket":
            written.append(match[0])
            depth += 1 if match[0] in "[{" else -1
            if depth > DEEPEST:
                return None
            if depth == 0:
                break
        elif kind == "symbol":
            written.append(json.dumps(match["symbol"]))
        elif kind == "arrow":
            written.append(":")
        elif kind == "double":
            written.append(match[0])
    if depth or not written:
        return None
    try:
        value = json.loads("".join(written))
    except (ValueError, RecursionError):
        return None
    return (value, at) if _holds_something(value) else None
