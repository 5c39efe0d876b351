"""What programs write line by line: organizations of PowerShell's Format-List and of YAML, tasks of Ansible."""

import re
from collections.abc import Iterator
from typing import Any, Final

from transfer_wizard.intake.document_parts import Line, Record
from transfer_wizard.intake.object_facts import is_organization
from transfer_wizard.intake.objects import printed_object
from transfer_wizard.intake.records import walk

_MEMBER: Final = re.compile(r"^(?P<indent> *(?:- +)*)(?P<name>[A-Za-z][\w.]{0,40}) *:(?: +(?P<value>.*))?$")
_WRAPPED: Final = re.compile(r" {8,}[^\s:][^:]*$")
"""How PowerShell goes on with a value that had no room."""
_PRODUCT: Final = re.compile(r"""\bproduct(?:Type|_type)['"]? *[:=] *['"]?(\w+)""")
_TASK: Final = re.compile(r" *- name:")
_OPENS: Final = re.compile(r" {2,}[A-Za-z][\w.]{0,80}: *$| {2,}hosts: ")
_MOST: Final = 5_000


def listed_objects(lines: list[Line]) -> Iterator[tuple[Record, set[int]]]:
    """The organizations and the identity among objects of a member to a line, each with the numbers of its lines."""
    members: list[tuple[int, str, str]] = []
    numbers: set[int] = set()
    item = 0
    for line in [*lines[:_MOST], Line(0, "")]:
        match = _MEMBER.match(line.text) if ":" in line.text else None
        if not match and members and _WRAPPED.match(line.text):
            indent, name, said = members[-1]
            members[-1] = (indent, name, f"{said} {line.text.strip()}")
            numbers.add(line.number)
            continue
        indent = len(match["indent"]) if match else 0
        is_item = match is not None and "-" in match["indent"]
        is_next = is_item and (not item or indent <= item)
        if members and (not match or indent < members[0][0] or is_next):
            value = _object(members)
            if any(map(_is_of_request, (node for _path, node in walk(value)))):
                yield Record(min(numbers), value), numbers
            members, numbers, item = [], set(), 0
        item = indent if is_next else item
        if match:
            members.append((indent, match["name"], (match["value"] or "").strip()))
            numbers.add(line.number)


def _is_of_request(each: dict[str, Any]) -> bool:
    return is_organization(each) or isinstance(each.get("authentication"), dict)


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


def product_beside(lines: list[Line], at: int) -> str:
    """The product beside, above or below the edition of a license in what a program prints; "" for none."""
    around = lines[max(0, at - 1) : at + 2] if "edition" in lines[at].text else []
    return next((match[1].lower() for line in around if (match := _PRODUCT.search(line.text))), "")


def names_a_task(lines: list[Line], at: int) -> bool:
    """True for the name of a task or play, as Ansible writes it: what it does is a block of its own below."""
    below = lines[at + 1].text if at + 1 < len(lines) else ""
    return bool(_TASK.match(lines[at].text) and _OPENS.match(below))
