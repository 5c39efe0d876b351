"""Lists of administrators: the one who asks is found among them by name or e-mail, the others are named as not used.

Source: getOrganizationAdmins in the vendor's API specification, with ``name``, ``email`` and ``orgAccess``; the page
Organization > Administrators and its CSV.
"""

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Final, NamedTuple

from transfer_wizard.intake.answers import email_in, own_answer, read_answer
from transfer_wizard.intake.cells import cells_of, each_split, tidy
from transfer_wizard.intake.document_parts import Line, Record
from transfer_wizard.intake.findings import UNSAID, Findings
from transfer_wizard.intake.labels import label_of, words_of
from transfer_wizard.intake.records import text_of, walk
from transfer_wizard.intake.vocabulary import BOTH, DESTINATION, SOURCE

_ACCESS: Final = "requester.?_access"
_EMAIL: Final = "requester.?_email"
_NAME: Final = "requester.name"
_MOST: Final = 5_000
_LONGEST_HEADING: Final = 500
_TO: Final = ("destination", "dest", "target", "to")
_FROM: Final = ("source", "src", "from", "origin")


class Administrator(NamedTuple):
    """One of a list: the name, the e-mail, the access in words of the request file, the side if said, and the place."""

    name: str
    email: str
    access: str
    side: str
    line: Line
    entry: int = 0


def administrators_in(
    records: Iterable[tuple[Record, dict[int, int]]], lines: list[Line]
) -> tuple[list[Administrator], set[int]]:
    """The administrators in objects and in the tables of lines, and the numbers of the lines of those tables.

    Args:
        records: the objects, each with the numbers of its entries.
    """
    used: set[int] = set()
    found = list(islice(_in_tables(lines, used), _MOST))
    for record, entries in records:
        entry = 0
        for path, node in islice(walk(record.value), _MOST):
            entry = entries.get(id(node), entry)
            if "orgAccess" in node:
                words = {word for name in path for word in words_of(name)}
                side = DESTINATION if words & set(_TO) else SOURCE if words & set(_FROM) else ""
                name, email, access = (text_of(node.get(member, "")) for member in ("name", "email", "orgAccess"))
                line = Line(record.number, f"{name} {email} {access}")
                found.append(Administrator(name, email, _access(access), side, line, entry))
    return found, used


def take_requester(administrators: list[Administrator], found: Findings) -> list[Administrator]:
    """Take down the access of the one among them who asks; returns the others."""
    emails = {
        value.casefold() for field in ("source", "destination") for value in found.values(f"requester.{field}_email")
    }
    names = {" ".join(words_of(value)) for value in found.values(_NAME)}
    others = []
    for administrator in administrators:
        is_same = (
            administrator.email.casefold() in emails
            if emails and administrator.email
            else " ".join(words_of(administrator.name)) in names
        )
        if not is_same or not (administrator.name or administrator.email):
            others.append(administrator)
        elif administrator.access:
            found.entry = administrator.entry
            side = administrator.side or f"{BOTH}{UNSAID}"  # of which organization the list is, it does not say
            found.add_sided(_ACCESS, side, administrator.access, administrator.line.text, administrator.line.number)
            if not emails:
                found.add(
                    f"requester.{administrator.side or SOURCE}_email",
                    email_in(administrator.email),
                    administrator.line.text,
                    administrator.line.number,
                    sure=False,
                )
    found.entry = 0
    return others


def _access(said: str) -> str:
    path = _ACCESS.replace(UNSAID, SOURCE)
    return own_answer(path, said.lower()) or str(read_answer(_ACCESS, path, said))


def _in_tables(lines: list[Line], used: set[int]) -> Iterator[Administrator]:
    columns: list[str] = []
    separator = side = ""
    for line in lines:
        begun = _heading_in(line.text)
        if begun:
            columns, separator = begun
            used.add(line.number)
        elif separator and separator in line.text.strip():
            cells = dict(zip(columns, map(tidy, cells_of(line.text, separator)), strict=False))
            email = email_in(cells.get(_EMAIL, ""))
            if email:
                used.add(line.number)
                access = _access(cells.get(_ACCESS, ""))
                yield Administrator(cells.get(_NAME, ""), email, access, side, line)
        elif line.text.strip():
            separator = ""
            label = label_of(line.text.partition(":")[0].strip())
            side = label.side.removesuffix(UNSAID) if label else ""


def _heading_in(text: str) -> tuple[list[str], str] | None:
    """The fields of the columns of a list of administrators and what stands between them."""
    for separator, cells in each_split(text) if len(text) < _LONGEST_HEADING else ():
        labels = [label_of(tidy(cell)) for cell in cells]
        fields = [label.field if label else "" for label in labels]
        if _EMAIL in fields and _ACCESS in fields:
            return fields, separator
    return None
