"""Objects in a text: JSON in every shape, and what programs print that is nearly JSON, with the text around them."""

import json
import re
from contextlib import suppress
from typing import Any, Final

from transfer_wizard.intake.document_parts import Line, Part, Record
from transfer_wizard.intake.limits import DEEPEST, MOST_CELLS, MOST_ROWS, NotReadable
from transfer_wizard.translations import _

_START: Final = re.compile(r"(?m)^(?:[^\n{\[\"]{0,80}(?:=>|[=:]|\|)[ \t]*)?[ \t]*(?=[\[{]|OrderedDict\(\[)")
_TOKEN: Final = re.compile(
    r"'(?P<single>(?:[^'\\\n]|\\.)*+)'|(?P<double>\"(?:[^\"\\\n]|\\.)*+\")|\b(?P<word>None|nil|True|False|nan|NaN|inf|Infinity)\b|"
    r"(?P<call>\b[A-Za-z_][\w.]{0,40}(?=\())|(?P<tail>,(?=\s*[\]})]))|(?P<bracket>[\[\]{}()])|"
    r":(?P<symbol>[A-Za-z_]\w{0,60})(?=\s?=>)|(?P<arrow>=>)"
)
_PRINTED: Final = re.compile(r"^@\{(?P<said>.*)\}$")
_WORDS: Final = {"None": "null", "nil": "null", "True": "true", "False": "false"}
_CALL: Final = "\x00call "
"""Marks a list that was written as a call: ``Decimal('3')``."""
_OPENING: Final = ("[", "{")
_MOST_FOLDED: Final = 3
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
        value = _unfolded(value, 0) if "@{" in text or '\\"' in text else value
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


def _unfolded(value: Any, depth: int) -> Any:
    """The value with objects in place of the texts in it that are objects: the body of an answer that was kept."""
    if isinstance(value, dict):
        return {name: _unfolded(each, depth) for name, each in value.items()}
    if isinstance(value, list):
        return [_unfolded(each, depth) for each in value]
    if not isinstance(value, str):
        return value
    if value.lstrip()[:1] in _OPENING and depth < _MOST_FOLDED:
        with suppress(ValueError, RecursionError):
            inner = _DECODER.decode(value.strip())
            return _unfolded(inner, depth + 1) if _holds_something(inner) else value
    return printed_object(value)


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
    """As Python and Ruby print it: single quotes, None and True, symbols, tuples, calls, a comma too many."""
    written: list[str] = []
    at, depth, call = start, 0, ""
    for match in _TOKEN.finditer(text, start, start + _LONGEST_LOOSE):
        written.append(text[at : match.start()])
        at = match.end()
        kind = match.lastgroup
        if kind == "single":
            written.append(json.dumps(re.sub(r"\\(.)", r"\1", match["single"])))
        elif kind == "word":
            written.append(_WORDS.get(match["word"], "null"))
        elif kind == "call":
            call = match["call"]
        elif kind == "bracket":
            written.append({"(": "[", ")": "]"}.get(match[0], match[0]))
            if call and match[0] == "(":
                written.append(f"{json.dumps(_CALL + call)}{'' if text.startswith(')', at) else ','}")
            call = ""
            depth += 1 if match[0] in "[{(" else -1
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
        value = _called(json.loads("".join(written)))
    except (ValueError, RecursionError):
        return None
    return (value, at) if _holds_something(value) else None


def _called(value: Any) -> Any:
    """The value with what a call of Python's makes in place of the call: a mapping, a day, a number."""
    if isinstance(value, dict):
        return {name: _called(each) for name, each in value.items()}
    if not isinstance(value, list):
        return value
    inner = [_called(each) for each in value]
    if not inner or not isinstance(inner[0], str) or not inner[0].startswith(_CALL):
        return inner
    name, said = inner[0].removeprefix(_CALL).rpartition(".")[2], inner[1:]
    if name in ("datetime", "date") and len(said) > 2 and all(isinstance(each, int) for each in said[:3]):
        return "-".join(f"{each:02}" for each in said[:3])
    if name in ("OrderedDict", "defaultdict", "dict") and said and isinstance(said[-1], list):
        return {str(pair[0]): pair[1] for pair in said[-1] if isinstance(pair, list) and len(pair) == 2}
    return said[-1] if said else None
