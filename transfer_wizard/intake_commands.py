"""The commands that read files which are no requests, such as mails and tables: `licenses`, `read` and `new`."""

import datetime
from collections.abc import Callable, Iterable
from typing import Any

from transfer_wizard.intake.findings import FoundValue
from transfer_wizard.intake.licenses import read_license_file
from transfer_wizard.intake.limits import NotReadable
from transfer_wizard.intake.new_request import request_of
from transfer_wizard.intake.reading import Reading, read_content, together
from transfer_wizard.request import document
from transfer_wizard.storage.files import NotSaved, write_export
from transfer_wizard.terminal import DONE, NOT_READY, Parser, Stop, plain, print_columns, print_json, remark
from transfer_wizard.translations import _

Content = Callable[[str], bytes]
"""The bytes of a named file, or of standard input for ``-``."""


def licenses(parser: Parser, words: list[str], content: Content) -> int:
    """Print the license rows of one file."""
    parser.add_argument("file", metavar="FILE", help=_("any text, table, mail or API answer, or - for standard input"))
    parser.add_argument("--json", action="store_true", help=_("print JSON, for other programs"))
    options = parser.parse_args(words)
    try:
        result = read_license_file(content(options.file))
    except NotReadable as refused:
        raise Stop(str(refused)) from None
    if options.json:
        rows = _members(result.rows, "key", "model", "have", "line")
        print_json({"rows": rows, "rejected": _members(result.rejected, "line", "text", "reason")})
    else:
        print_columns([(row.key, _number(row.have), row.model) for row in result.rows])
        for left_out in result.rejected:
            remark(_("line {line}: {reason}").format(line=left_out.line, reason=left_out.reason))
    return NOT_READY if result.rejected else DONE


def read(parser: Parser, words: list[str], content: Content) -> int:
    """Print everything that the files say of a request, each value with its place."""
    _add_files(parser)
    parser.add_argument("--json", action="store_true", help=_("print JSON, for other programs"))
    options = parser.parse_args(words)
    reading = together(_readings(options.files, content))
    if options.json:
        print_json(
            {
                "found": _members(reading.found, "field", "value", "text", "file", "line", "sure", "group"),
                "rows": _members(reading.rows, "key", "model", "have", "line", "move", "mode", "expires_on", "expired"),
                "rejected": _members(reading.rejected, "line", "text", "reason"),
                "open": _members(reading.open, "field", "text", "line"),
            }
        )
        return NOT_READY if reading.rejected else DONE
    print_columns([(_place(value), value.field, _sure(value), str(value.value)) for value in reading.found])
    print_columns([(row.key, _number(row.have), _number(row.move), row.model) for row in reading.rows])
    for asked in reading.open:
        print(plain(_("Support asks for {field}: {text}").format(field=asked.field, text=asked.text)))
    for left_out in reading.rejected:
        remark(_("line {line}: {reason}").format(line=left_out.line, reason=left_out.reason))
    for notice in reading.notices:
        remark(notice)
    return NOT_READY if reading.rejected else DONE


def new(parser: Parser, words: list[str], content: Content) -> int:
    """Write a request made of what the files say for sure."""
    _add_files(parser)
    parser.add_argument("--output", metavar="REQUEST", help=_("the request file to write; otherwise standard output"))
    parser.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    options = parser.parse_args(words)
    reading = together(_readings(options.files, content))
    draft, left = request_of(reading)
    written = document.write(draft, datetime.datetime.now().astimezone().isoformat(timespec="seconds"))
    if options.output:
        try:
            write_export(options.output, written, options.force)
        except NotSaved as refused:
            raise Stop(str(refused)) from None
    else:
        print(written.decode("utf-8"), end="")
    for sentence in [*left, *reading.notices]:
        remark(sentence)
    return NOT_READY if left else DONE


def _add_files(parser: Parser) -> None:
    parser.add_argument(
        "files", metavar="FILE", nargs="+", help=_("any text, table, mail, page or API answer, or - for standard input")
    )


def _readings(files: list[str], content: Content) -> list[Reading]:
    readings = []
    for file in files:
        try:
            readings.append(read_content(content(file), "" if file == "-" else file))
        except NotReadable as refused:
            raise Stop(str(refused) if len(files) == 1 else f"{file}: {refused}") from None
    return readings


def _members(things: Iterable[object], *names: str) -> list[dict[str, Any]]:
    return [{name: getattr(thing, name) for name in names} for thing in things]


def _number(count: int | None) -> str:
    return "-" if count is None else str(count)


def _place(value: FoundValue) -> str:
    return f"{value.file}:{value.line}".replace(" ", "_") if value.file else str(value.line)


def _sure(value: FoundValue) -> str:
    return "=" if value.sure else "?="
