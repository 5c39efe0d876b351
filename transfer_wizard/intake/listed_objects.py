"""Organizations that programs print line by line: PowerShell's Format-List and YAML, as Ansible writes it."""

import re
from collections.abc import Iterator
from typing import Any, Final

from transfer_wizard.intake.document_parts import Line, Record
from transfer_wizard.intake.object_facts import is_organization
from transfer_wizard.intake.objects import printed_object

_MEMBER: Final = re.compile(r"^(?P<indent> *(?:- +)*)(?P<name>[A-Za-z][\w.]{0,40}) *:(?: +(?P<value>.*))?$")
_MOST: Final = 5_000


def listed_objects(lines: list[Line]) -> Iterator[tuple[Record, set[int]]]:
    """The organizations among objects of a member to a line, each with the numbers of its lines."""
    members: list[tuple[int, str, str]] = []
    numbers: set[int] = set()
    item = 0
    for line in [*lines[:_MOST], Line(0, "")]:
        match = _MEMBER.match(line.text) if ":" in line.text else None
        indent = len(match["indent"]) if match else 0
        is_item = match is not None and "-" in match["indent"]
        is_next = is_item and (not item or indent <= item)
        if members and (not match or indent < members[0][0] or is_next):
            value = _object(members)
            if is_organization(value):
                yield Record(min(numbers), value), numbers
            members, numbers, item = [], set(), 0
        item = indent if is_next else item
        if match:
            members.append((indent, match["name"], (match["value"] or "").strip()))
            numbers.add(line.number)


def _object(members: list[tuple[int, str, str]]) -> dict[str, Any]:
    """The members at the first one's indent; those that stand further in belong to the one above them."""
    value: dict[str, Any] = {}
    inner: list[tuple[int, str, str]] = []
    for indent, name, said in reversed(members):
        if indent > members[0][0]:
            inner.insert(0, (indent, name, said))
            continue
        value[name] = _object(inner) if inner else printed_object(said.strip("'\""))
        inner = []
    return value
