"""Enumerations of Qt, made at once: PySide6 makes 220 with 3,400 names for the first window.

Python's ``enum`` looks anew at each name, and changes the class 30 times for each: a third of the start.
"""

import sys
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any, Final

KNOWN: Final = ((3, 11), (3, 12), (3, 13))
"""Versions of Python that build enumerations of these parts. Any other does it its own way."""
BASES: Final = (Enum, IntEnum, Flag, IntFlag)
AS_PYSIDE_ASKS: Final = {"module": None, "qualname": None, "type": None, "start": 1, "boundary": FlagBoundary.KEEP}
TAKEN: Final = frozenset({*dir(Enum), *dir(IntFlag), "mro", ""})
"""Names that mean something else in an enumeration."""
_create: Any = EnumType._create_  # type: ignore[attr-defined]
_empty: dict[Any, dict[str, Any]] = {}


def install() -> None:
    """Make the enumerations that PySide6 asks for from now on; Python makes any other."""
    if sys.version_info[:2] in KNOWN:
        EnumType._create_ = _create_quickly  # type: ignore[attr-defined]


def _create_quickly(base: Any, class_name: str, names: Any, **how: Any) -> Any:
    if how != AS_PYSIDE_ASKS or base not in BASES or not all(map(_is_plain, names)):
        return _create(base, class_name, names, **how)
    if base not in _empty:
        _empty[base] = dict(vars(_create(base, "Empty", (), **how)))
    parts = {key: part.copy() if type(part) in (list, dict) else part for key, part in _empty[base].items()}
    made: Any = type.__new__(EnumType, class_name, (base,), parts)
    _add(made, names)
    return made


def _is_plain(pair: tuple[str, int]) -> bool:
    name, value = pair
    return name not in TAKEN and name[0] != "_" and value >= 0


def _add(made: Any, names: list[tuple[str, int]]) -> None:
    """Give an empty enumeration its members, as ``enum._proto_member`` does one by one."""
    in_order, by_name, by_value = made._member_names_, made._member_map_, made._value2member_map_
    is_flag = issubclass(made, Flag)
    for name, value in names:
        member = by_value.get(value)
        if member is None:
            member = by_value[value] = made._new_member_(made, value) if made._use_args_ else object.__new__(made)
            parts = {"_value_": value, "_name_": name, "__objclass__": made, "_sort_order_": len(in_order)}
            member.__dict__.update(parts)
            if not is_flag or value.bit_count() == 1:
                in_order.append(name)
        by_name[name] = member
    for name, member in by_name.items():
        type.__setattr__(made, name, member)
    if is_flag:
        _add_masks(made)


def _add_masks(made: Any) -> None:
    for value in made._value2member_map_:
        made._flag_mask_ |= value
        if value.bit_count() == 1:
            made._singles_mask_ |= value
    made._all_bits_ = 2 ** made._flag_mask_.bit_length() - 1
    values = [member._value_ for member in made]
    if values != sorted(values):
        made._iter_member_ = made._iter_member_by_def_
