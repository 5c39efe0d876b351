"""The command line: what every command takes, prints and exits with. Only the window needs a display.

Files come from anyone, and a terminal obeys the control characters in what it is sent: every line printed from a file
has them spelled out. Errors are one line on stderr, in which nothing of a passcode can be.
"""

import argparse
import datetime
import getpass
import io
import json
import os
import re
import sys
from collections.abc import Callable, Mapping
from typing import Any, Final, NoReturn

from transfer_wizard import __version__
from transfer_wizard.cli import has_display
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import NotAPasscode, Passcode
from transfer_wizard.request.policy import NO_POLICY
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.storage.paths import is_portable
from transfer_wizard.storage.policy_carriers import policy_in_force
from transfer_wizard.storage.vault import Answer, State, Vault
from transfer_wizard.translations import N_, _
from transfer_wizard.validation import wording

PROGRAM: Final = "transfer-wizard"

DONE: Final = 0
NOT_READY: Final = 1
REFUSED: Final = 2
UNAVAILABLE: Final = 3
INTERRUPTED: Final = 130
READER_GONE: Final = 141

SECONDS_FOR_A_CHECK: Final = 5.0
SECONDS_FOR_A_PROMPT: Final = 30.0
LONGEST_PASSCODE_LINE: Final = 64

_CONTROLS: Final = re.compile(
    "[\x00-\x1f\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff]"  # C0, C1, line ends, directions
)


class Stop(Exception):
    """The command cannot do what it was asked: a sentence for the person, and the exit code."""

    def __init__(self, sentence: str, code: int = REFUSED) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.code = code


def main(words: list[str]) -> int:
    """Run the command in ``words`` and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    try:
        code = _run(words)
        if sys.stdout:
            sys.stdout.flush()
        return code
    except Stop as stop:
        _remark(stop.sentence)
        return stop.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        _drop_output()
        return READER_GONE
    except OSError as error:
        _drop_output()
        _remark(_("Reading or writing failed: {reason}.").format(reason=error.strerror or type(error).__name__))
        return REFUSED
    except Exception as error:  # its text may hold what was typed; its name cannot
        _remark(_("The program ran into an error of its own ({kind}).").format(kind=type(error).__name__))
        return REFUSED


def _run(words: list[str]) -> int:
    try:
        if words and words[0] in COMMANDS:
            return COMMANDS[words[0]][0](words[1:])
        return _open_window(words)
    except SystemExit:  # argparse has printed the help or the version
        return DONE


class _Parser(argparse.ArgumentParser):
    """A parser that answers a misspelled command with its usage in one line, and never with what was typed.

    Somebody may type a passcode where it does not belong.
    """

    def __init__(self, **settings: Any) -> None:
        if sys.version_info >= (3, 14):
            settings["color"] = False
        super().__init__(allow_abbrev=False, **settings)

    def error(self, message: str) -> NoReturn:
        usage = " ".join(self.format_usage().split()).partition(" ")[2]
        raise Stop(_("The command is called as: {usage}").format(usage=usage))


def _parser(command: str) -> _Parser:
    return _Parser(prog=f"{PROGRAM} {command}", description=_(COMMANDS[command][1]))


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("a request file, or - for standard input"))


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print JSON, for other programs"))


# Output


def _plain(text: str) -> str:
    """The text with every character that a terminal would obey, line ends too, spelled out as in JSON."""
    return _CONTROLS.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def _remark(sentence: str) -> None:
    if sys.stderr:
        print(f"{PROGRAM}: {_plain(sentence)}", file=sys.stderr)


def _print_json(value: Any) -> None:
    lines = json.dumps(value, ensure_ascii=False, indent=2).split("\n")
    print("\n".join(_plain(line) for line in lines))


def _print_columns(rows: list[tuple[str, ...]]) -> None:
    """Print rows in columns two spaces apart; only the last column may hold spaces."""
    widths = [max(map(len, column)) for column in zip(*rows, strict=True)][:-1]
    for *cells, last in rows:
        print(_plain("  ".join([*map(str.ljust, cells, widths), last]).rstrip()))


def _drop_output() -> None:
    """Let what is still unwritten go nowhere, or Python would try once more at exit, and complain."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), 1)


# Input


def _content(file: str) -> bytes:
    from transfer_wizard.storage.files import read_request_file

    if file != "-":
        try:
            return read_request_file(file)
        except document.Unreadable as unreadable:
            raise Stop(str(unreadable)) from None
    if not sys.stdin:
        raise Stop(_("There is no standard input to read from."))
    return sys.stdin.buffer.read(document.MOST_BYTES + 1)


def _opened(content: bytes) -> Draft:
    """The request in a file's content; what was left out of it is told on stderr."""
    try:
        opened = document.read(content)
    except document.Unreadable as unreadable:
        raise Stop(str(unreadable)) from None
    for notice in opened.notices:
        _remark(notice)
    return opened.draft


# The commands


def _open_window(words: list[str]) -> int:
    commands = "\n".join(f"  {name:<10} {_(help_line)}" for name, (_command, help_line) in COMMANDS.items())
    parser = _Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [-h] [--version] [FILE | COMMAND ...]",
        description=_("Prepare a Cisco Meraki license transfer request. Without a command, the window opens."),
        epilog=_("commands:\n{commands}\n\nA file that is called like a command is opened as ./{example}.").format(
            commands=commands, example="check"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help=_("a request file to open in the window"))
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}")
    file = parser.parse_args(words).file
    if file == "-":
        raise Stop(_("The window opens a file, not standard input. Save the request to a file first."))
    if not has_display():
        hint = _("There is no display for the window. The commands in {program} --help work without one.")
        raise Stop(hint.format(program=PROGRAM), UNAVAILABLE)
    from transfer_wizard import app

    return app.main(file)


def _check(words: list[str]) -> int:
    parser = _parser("check")
    _add_file(parser)
    _add_json(parser)
    parser.add_argument(
        "--no-keyring", action="store_true", help=_("leave out the password store and the two passcode rules")
    )
    options = parser.parse_args(words)
    draft = _opened(_content(options.file))
    from transfer_wizard.validation.check import check

    verdict = check(draft, datetime.date.today(), None if options.no_keyring else _days_at_hand(draft.id))
    if options.json:
        problems = [
            {
                "id": problem.id,
                "severity": problem.severity,
                "field": problem.field,
                "message": problem.message,
                "next": problem.next,
                "source": {
                    "title": _(problem.source.title),
                    "url": problem.source.url,
                    "checked": problem.source.checked and problem.source.checked.isoformat(),
                },
            }
            for problem in verdict.problems
        ]
        _print_json({"ready": verdict.ready, "problems": problems})
    else:
        _print_columns([(each.severity, each.id, each.field, each.message) for each in verdict.problems])
        if verdict.ready:
            print(_("Ready: Support has all that it needs to begin."))
    return DONE if verdict.ready else NOT_READY


def _export(words: list[str]) -> int:
    from transfer_wizard.export import formats
    from transfer_wizard.storage.files import NotSaved, write_export

    parser = _parser("export")
    _add_file(parser)
    parser.add_argument("--format", required=True, choices=[each.id for each in formats.FORMATS])
    parser.add_argument("--output", metavar="PATH", help=_("the file to write; text formats go to standard output"))
    parser.add_argument("--lang", default="en", choices=_languages(), help=_("the language of the document"))
    parser.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    options = parser.parse_args(words)
    [form] = [each for each in formats.FORMATS if each.id == options.format]
    if not (form.is_text or options.output):
        raise Stop(_("{format} is no text for the terminal. Name a file with --output.").format(format=form.id))
    draft = _opened(_content(options.file))
    content = formats.render(draft, form.id, datetime.date.today(), options.lang)
    if options.output:
        try:
            write_export(options.output, content, options.force)
        except NotSaved as refused:
            raise Stop(str(refused)) from None
    elif sys.stdout.isatty():
        lines = content.decode("utf-8").replace("\r\n", "\n").split("\n")
        print("\n".join(_plain(line) for line in lines), end="")
    else:
        sys.stdout.buffer.write(content)
    return DONE


def _languages() -> list[str]:
    """The languages that documents can be written in: that of the source, and those with a catalogue."""
    return ["en", *sorted(folder.parent.name for folder in resource("locale").glob("*/LC_MESSAGES"))]


def _licenses(words: list[str]) -> int:
    from transfer_wizard.intake.licenses import read_licenses

    parser = _parser("licenses")
    parser.add_argument("file", metavar="FILE", help=_("a text, CSV or JSON file, or - for standard input"))
    _add_json(parser)
    options = parser.parse_args(words)
    try:
        text = _content(options.file).decode("utf-8-sig")
    except UnicodeDecodeError:
        raise Stop(_("The file is not UTF-8 text. Save it as CSV in UTF-8.")) from None
    if not text.strip():
        raise Stop(_("The file is empty."))
    found = read_licenses(text)
    if options.json:
        _print_json({"rows": [vars(row) for row in found.rows], "rejected": [vars(each) for each in found.rejected]})
    else:
        _print_columns([(row.key, "-" if row.have is None else str(row.have), row.model) for row in found.rows])
        for each in found.rejected:
            _remark(_("line {line}: {reason}").format(line=each.line, reason=each.reason))
    return NOT_READY if found.rejected else DONE


def _passcode(words: list[str]) -> int:
    parser = _parser("passcode")
    acts = parser.add_subparsers(dest="act", required=True, metavar="set|status|forget")
    keep = acts.add_parser("set", help=_("keep a passcode, read from standard input"))
    keep.add_argument("--slot", required=True, choices=[side.value for side in Side])
    status = acts.add_parser("status", help=_("tell from which day the passcodes are, never the digits"))
    _add_json(status)
    for act in (keep, status, acts.add_parser("forget", help=_("remove both passcodes"))):
        act.add_argument("file", metavar="FILE", help=_("the request file that they belong to"))
    options = parser.parse_args(words)
    identity = _identity(options.file)
    if options.act == "set":
        return _keep_passcode(identity, Side(options.slot))
    return _print_days(identity, options.json) if options.act == "status" else _forget_passcodes(identity)


def _identity(file: str) -> str:
    """The id in a request file, on which its passcodes hang."""
    if file == "-":
        raise Stop(_("The passcodes belong to a request file. Name the file."))
    content = _content(file)
    identity = _opened(content).id
    if identity.encode() not in content:  # an id made just now would be another one the next time
        raise Stop(_("The file has no “id” for passcodes to hang on. Open it in the window and save it once."))
    return identity


def _keep_passcode(identity: str, side: Side) -> int:
    today = datetime.date.today()
    try:
        passcode = Passcode.read(_typed_passcode(side), today)
    except NotAPasscode as refused:
        raise Stop(str(refused)) from None
    vault = _vault(SECONDS_FOR_A_PROMPT)
    _expect_ready(vault.wait_for(vault.put, identity, side, passcode))
    print(
        _("The {side} passcode of {day} is in your system’s password store.").format(
            side=wording.side(side), day=today.isoformat()
        )
    )
    return DONE


def _vault(deadline: float) -> Vault:
    """The vault as the window has it: without the password store where a policy or portable mode says so."""
    return Vault(deadline, is_off=is_portable() or not policy_in_force().keeps_passcodes)


def _typed_passcode(side: Side) -> str:
    if not sys.stdin:
        raise Stop(_("There is no standard input to read from."))
    if sys.stdin.isatty():
        try:
            return getpass.getpass(f"{wording.label(f'passcode.{side}')}: ")
        except EOFError:
            return ""
    return sys.stdin.buffer.readline(LONGEST_PASSCODE_LINE).decode("utf-8", "replace")


def _print_days(identity: str, as_json: bool) -> int:
    vault = _vault(SECONDS_FOR_A_PROMPT)
    answer = vault.wait_for(vault.days, identity)
    _expect_ready(answer)
    days = {side.value: day.isoformat() if day else None for side, day in answer.days.items()}
    states = {side: _age(answer.days[Side(side)]) for side in days}
    if as_json:
        _print_json({side: {"state": states[side], "date": day} for side, day in days.items()})
    else:
        _print_columns([(side, states[side], day or "") for side, day in days.items()])
    return DONE


def _age(day: datetime.date | None) -> str:
    if day is None:
        return "none"
    return "today" if day == datetime.date.today() else "older"


def _forget_passcodes(identity: str) -> int:
    vault = _vault(SECONDS_FOR_A_PROMPT)
    _expect_ready(vault.wait_for(vault.forget, identity))
    print(_("Your system’s password store holds no passcode of this request any more."))
    return DONE


def _expect_ready(answer: Answer) -> None:
    if answer.state is not State.READY:
        raise Stop(_("{message} Nothing was kept or removed.").format(message=answer.state.message), UNAVAILABLE)


def _days_at_hand(identity: str) -> Mapping[Side, datetime.date | None]:
    """The days of the passcodes in the password store; one that does not answer holds none, and that is told."""
    vault = _vault(SECONDS_FOR_A_CHECK)
    answer = vault.wait_for(vault.days, identity)
    if answer.state is not State.READY:
        _remark(_("{message} Passcodes count as not at hand.").format(message=answer.state.message))
    return answer.days


def _schema(words: list[str]) -> int:
    from transfer_wizard.request.schema import json_schema

    _parser("schema").parse_args(words)
    _print_json(json_schema())
    return DONE


def _policy(words: list[str]) -> int:
    from transfer_wizard.storage.policy import as_json, as_rows, merged, sentence
    from transfer_wizard.storage.policy_carriers import Carrier, read_bytes

    parser = _parser("policy")
    parser.add_argument("--check", metavar="FILE", help=_("judge this policy, not those in force on this computer"))
    _add_json(parser)
    options = parser.parse_args(words)
    if options.check:
        content = _content(options.check)
        name = _("standard input") if options.check == "-" else options.check
        policy = merged([Carrier(name, lambda: read_bytes(content))])
    else:
        policy = policy_in_force()
    if options.json:
        _print_json(as_json(policy))
    else:
        _print_columns(as_rows(policy))
        if policy == NO_POLICY:
            print(_("Nothing is set by a policy."))
        for fault in policy.faults:
            _remark(sentence(fault))
    return NOT_READY if policy.faults else DONE


COMMANDS: Final[dict[str, tuple[Callable[[list[str]], int], str]]] = {
    "check": (_check, N_("List what Support would refuse or ask back; exit 0 when ready, 1 when not.")),
    "export": (_export, N_("Write the request as a document.")),
    "licenses": (
        _licenses,
        N_("Read license rows from any text, CSV file or API answer; exit 1 when some are not taken."),
    ),
    "passcode": (_passcode, N_("Keep the support passcodes of a request in your system’s password store.")),
    "policy": (_policy, N_("List what your IT desk has set, and from where; exit 1 when something of it is wrong.")),
    "schema": (_schema, N_("Print the JSON Schema of the request file.")),
}
