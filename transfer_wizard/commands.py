"""The command line: what every command takes, prints and exits with. Only the window needs a display.

Files come from anyone, and a terminal obeys the control characters in what it is sent: every line printed from a file
has them spelled out. Errors are one line on stderr, in which nothing of a passcode can be.
"""

import argparse
import datetime
import getpass
import io
import os
import sys
from collections.abc import Callable
from typing import Final

from transfer_wizard import __version__
from transfer_wizard.display import has_display
from transfer_wizard.passcode_store import days_for_export, passcodes_at_hand, vault_in_use
from transfer_wizard.request import document
from transfer_wizard.request.applies import can_see
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.passcode import NotAPasscode, Passcode
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.request.shape import LEAST_IN_A_BOX
from transfer_wizard.request.words import Side
from transfer_wizard.storage.files import shown
from transfer_wizard.storage.policy.in_force import policy_in_force
from transfer_wizard.storage.vault import StoreState, VaultAnswer
from transfer_wizard.terminal import (
    DONE,
    INTERRUPTED,
    NOT_READY,
    PROGRAM,
    READER_GONE,
    REFUSED,
    UNAVAILABLE,
    Parser,
    Stop,
    drop_output,
    plain,
    print_columns,
    print_json,
    remark,
)
from transfer_wizard.translations import (
    ENGLISH,
    N_,
    _,
    catalogue,
    joined,
    languages,
    of_the_terminal,
    speak,
    speaking,
    spoken,
)
from transfer_wizard.validation import wording

LONGEST_PASSCODE_LINE: Final = 64


def main(words: list[str]) -> int:
    """Run the command in ``words`` and return its exit code."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="replace")
    speak(catalogue(of_the_terminal()))
    try:
        code = _run(words)
        if sys.stdout:
            sys.stdout.flush()
        return code
    except Stop as stop:
        remark(stop.sentence)
        return stop.code
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        drop_output()
        return READER_GONE
    except OSError as error:
        drop_output()
        remark(_("Reading or writing failed: {reason}.").format(reason=error.strerror or type(error).__name__))
        return REFUSED
    except ImportError as error:  # names a library and never what was typed
        remark(_("A library that the program needs is missing. {reason}.").format(reason=error))
        return UNAVAILABLE
    except Exception as error:  # its text may hold what was typed; its name cannot
        remark(_("The program ran into an error of its own ({kind}).").format(kind=type(error).__name__))
        return REFUSED


def _run(words: list[str]) -> int:
    try:
        if words and words[0] in COMMANDS:
            return COMMANDS[words[0]][0](words[1:])
        return _open_window(words)
    except SystemExit:  # argparse has printed the help or the version
        return DONE


def _parser(command: str) -> Parser:
    return Parser(prog=f"{PROGRAM} {command}", description=_(COMMANDS[command][1]))


def _add_file(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", help=_("a request file, or - for standard input"))


def _add_json(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help=_("print JSON, for other programs"))


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
        remark(notice)
    return opened.draft


# The commands


def _open_window(words: list[str]) -> int:
    commands = "\n".join(f"  {name:<12} {_(help_line)}" for name, (_command, help_line) in COMMANDS.items())
    parser = Parser(
        prog=PROGRAM,
        usage=f"{PROGRAM} [-h] [--version] [FILE | COMMAND ...]",
        description=_("Prepare a Cisco Meraki license transfer request. Without a command, the window opens."),
        epilog=_("commands:\n{commands}\n\nA file that is called like a command is opened as ./{example}.").format(
            commands=commands, example="check"
        ),
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("file", metavar="FILE", nargs="?", help=_("a request file to open in the window"))
    parser.add_argument("--version", action="version", version=f"{PROGRAM} {__version__}", help=_("print the version"))
    file = parser.parse_args(words).file
    if file == "-":
        raise Stop(_("The window opens a file, not standard input. Save the request to a file first."))
    if not has_display():
        hint = _("There is no display for the window. The commands in {program} --help work without one.")
        raise Stop(hint.format(program=PROGRAM), UNAVAILABLE)
    from transfer_wizard import app

    if file and not os.path.isabs(file) and not os.path.lexists(file):
        # Typed in a terminal, perhaps a command that is misspelled; of what a shortcut names, the window tells.
        raise Stop(_("There is no file “{path}”.").format(path=shown(file)))
    return app.main(file)


def _check(words: list[str]) -> int:
    parser = _parser("check")
    _add_file(parser)
    _add_json(parser)
    parser.add_argument(
        "--no-keyring", action="store_true", help=_("leave out the password store and the two passcode rules")
    )
    parser.add_argument("--lang", choices=languages(), help=_("the language of the answer, else that of the terminal"))
    options = parser.parse_args(words)
    with speaking(options.lang or spoken()):
        return _checked(options)


def _checked(options: argparse.Namespace) -> int:
    draft = _opened(_content(options.file))
    from transfer_wizard.validation.check import check
    from transfer_wizard.validation.readiness import in_words, readiness

    at_hand = None if options.no_keyring else passcodes_at_hand(draft)
    seen_in = at_hand.seen_in if at_hand else frozenset[str]()
    today = datetime.date.today()
    verdict = check(draft, today, at_hand.days if at_hand else None, seen_in)
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
        print_json({"ready": verdict.ready, "problems": problems})
    else:
        print_columns([(problem.severity, problem.id, problem.field, problem.message) for problem in verdict.problems])
        if verdict.ready:
            print(
                _("Nothing is missing. Have both passcodes of the day ready when you send it.")
                if can_see(draft)
                else _("Nothing is missing. The request says that you can’t see the passcodes.")
            )
        else:
            counted = verdict if at_hand else check(draft, today, dict.fromkeys(Side))  # nobody looked: none is there
            remark(in_words(readiness(draft, counted.problems)))  # what is printed has a problem to each line
    return DONE if verdict.ready else NOT_READY


def _export(words: list[str]) -> int:
    from transfer_wizard.export import formats
    from transfer_wizard.storage.files import NotSaved, write_export

    parser = _parser("export")
    _add_file(parser)
    parser.add_argument("--format", required=True, choices=[format_.id for format_ in formats.FORMATS])
    parser.add_argument("--output", metavar="PATH", help=_("the file to write; text formats go to standard output"))
    parser.add_argument("--most", metavar="N", type=int, help=_("the most characters of the text for a form"))
    language = _("the language of the document; of two, English comes first, and then the other for your records")
    parser.add_argument("--lang", default=ENGLISH, choices=formats.document_languages(), help=language)
    parser.add_argument("--no-bom", action="store_true", help=_("csv without the byte order mark that Excel needs"))
    parser.add_argument("--no-keyring", action="store_true", help=_("leave out the password store"))
    parser.add_argument("--force", action="store_true", help=_("write over a file that is there"))
    options = parser.parse_args(words)
    policy = policy_in_force()
    if not policy.allows("exports", options.format):
        said = _("The format {format} is not offered here. {reason}")
        raise Stop(said.format(format=options.format, reason=policy.reason))
    [form] = [format_ for format_ in formats.FORMATS if format_.id == options.format]
    if not (form.is_text or options.output):
        raise Stop(_("{format} is no text for the terminal. Name a file with --output.").format(format=form.id))
    if options.most is not None and (form.id != "form" or options.most < LEAST_IN_A_BOX):
        raise Stop(_("--most goes with --format form, and is at least {least}.").format(least=LEAST_IN_A_BOX))
    if options.no_bom and form.id != "csv":
        raise Stop(_("--no-bom goes with --format csv."))
    draft = _opened(_content(options.file))
    days = days_for_export(draft, options.no_keyring)
    today = datetime.date.today()
    has_mark = not options.no_bom
    content = formats.render(draft, form.id, today, options.lang, days, options.most, has_mark=has_mark)
    if options.output:
        try:
            write_export(options.output, content, options.force)
        except NotSaved as refused:
            raise Stop(str(refused)) from None
    elif sys.stdout.isatty():
        lines = content.decode("utf-8").replace("\r\n", "\n").split("\n")
        print("\n".join(plain(line) for line in lines), end="")
    else:
        sys.stdout.buffer.write(content)
    return DONE


def _licenses(words: list[str]) -> int:
    from transfer_wizard import intake_commands

    return intake_commands.licenses(_parser("licenses"), words, _content)


def _read(words: list[str]) -> int:
    from transfer_wizard import intake_commands

    return intake_commands.read(_parser("read"), words, _content)


def _new(words: list[str]) -> int:
    from transfer_wizard import intake_commands

    return intake_commands.new(_parser("new"), words, _content)


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
    vault = vault_in_use()
    _expect_ready(vault.wait_for(vault.put, identity, side, passcode))
    print(
        _("The {side} passcode of {day} is in your system’s password store.").format(
            side=wording.side(side), day=today.isoformat()
        )
    )
    return DONE


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
    vault = vault_in_use()
    answer = vault.wait_for(vault.days, identity)
    _expect_ready(answer)
    days = {side.value: day.isoformat() if day else None for side, day in answer.days.items()}
    states = {side: _age(answer.days[Side(side)]) for side in days}
    if as_json:
        print_json({side: {"state": states[side], "date": day} for side, day in days.items()})
    else:
        print_columns([(side, states[side], day or "") for side, day in days.items()])
    return DONE


def _age(day: datetime.date | None) -> str:
    if day is None:
        return "none"
    return "today" if day == datetime.date.today() else "older"


def _forget_passcodes(identity: str) -> int:
    vault = vault_in_use()
    _expect_ready(vault.wait_for(vault.forget, identity))
    print(_("Your system’s password store holds no passcode of this request any more."))
    return DONE


def _expect_ready(answer: VaultAnswer) -> None:
    if answer.state is StoreState.UNSURE:
        raise Stop(joined(answer.state.message, answer.state.next), UNAVAILABLE)
    if answer.state is not StoreState.READY:
        raise Stop(_("{message} Nothing was kept or removed.").format(message=answer.state.message), UNAVAILABLE)


def _fill(words: list[str]) -> int:
    from transfer_wizard import webform_command

    return webform_command.fill(_parser("fill"), words, lambda file: _opened(_content(file)))


def _schema(words: list[str]) -> int:
    from transfer_wizard.request.schema import json_schema, questions_schema

    parser = _parser("schema")
    parser.add_argument("--questions", action="store_true", help=_("that of the questions to a colleague"))
    print_json(questions_schema() if parser.parse_args(words).questions else json_schema())
    return DONE


def _self_test(words: list[str]) -> int:
    from transfer_wizard import self_test

    parser = _parser("self-test")
    _add_json(parser)
    as_json = parser.parse_args(words).json
    checks = self_test.run()
    if as_json:
        print_json({"ok": all(check.ok for check in checks), "checks": [vars(check) for check in checks]})
    else:
        print_columns([("ok" if check.ok else "FAILED", check.name, check.found) for check in checks])
    return DONE if all(check.ok for check in checks) else NOT_READY


def _diagnostics(words: list[str]) -> int:
    from transfer_wizard.storage import diagnostics
    from transfer_wizard.storage.paths import data_folder
    from transfer_wizard.ui.shell.diagnostics import qt_facts_without_display

    _parser("diagnostics").parse_args(words)
    folder = data_folder()
    facts = [*diagnostics.facts(folder), *qt_facts_without_display()]
    for line in diagnostics.as_text(facts, diagnostics.last_log_lines(folder)).split("\n"):
        print(plain(line))
    return DONE


def _policy(words: list[str]) -> int:
    from transfer_wizard.storage.policy.in_force import as_json, as_rows, merged, sentence
    from transfer_wizard.storage.policy.sources import PolicySource, read_bytes
    from transfer_wizard.webform.profile import profile_for

    parser = _parser("policy")
    parser.add_argument("--check", metavar="FILE", help=_("judge this policy, not those in force on this computer"))
    _add_json(parser)
    options = parser.parse_args(words)
    if options.check:
        content = _content(options.check)
        name = _("standard input") if options.check == "-" else options.check
        policy = merged([PolicySource(name, lambda: read_bytes(content))])
    else:
        policy = policy_in_force()
    _profile, fault = profile_for(policy)  # the schema of a policy knows nothing of forms
    if fault:
        others = {name: item for name, item in policy.settings.items() if name != fault.setting}
        policy = Policy(others, (*policy.faults, fault))
    if options.json:
        print_json(as_json(policy))
    else:
        print_columns(as_rows(policy))
        if policy == NO_POLICY:
            print(_("Nothing is set by a policy."))
        for fault in policy.faults:
            remark(sentence(fault))
    return NOT_READY if policy.faults else DONE


COMMANDS: Final[dict[str, tuple[Callable[[list[str]], int], str]]] = {
    "check": (_check, N_("List what Support would refuse or ask back; exit 0 when ready, 1 when not.")),
    "export": (_export, N_("Write the request as a document.")),
    "fill": (
        _fill,
        N_("Open the webform in a browser, filled in; exit 1 when something is left to you. Never sends it."),
    ),
    "licenses": (
        _licenses,
        N_("Read license rows from any text, table, mail or API answer; exit 1 when some are not taken."),
    ),
    "new": (_new, N_("Make a request from mails, tables, pages or API answers; exit 1 when something is left out.")),
    "passcode": (_passcode, N_("Keep the support passcodes of a request in your system’s password store.")),
    "policy": (_policy, N_("List what your IT desk has set, and from where; exit 1 when something of it is wrong.")),
    "read": (_read, N_("Print all that a mail, table, page or API answer says of a request, with its place.")),
    "schema": (_schema, N_("Print the JSON Schema of the request file.")),
    "self-test": (
        _self_test,
        N_("Try every part of the program on this computer, without a window; exit 1 when one fails."),
    ),
    "diagnostics": (
        _diagnostics,
        N_("Print what a help desk asks about this computer; nothing that you typed is in it."),
    ),
}
