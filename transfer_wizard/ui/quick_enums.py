"""Enumerations of Qt, made at once: PySide6 makes 220 with 3,400 names for the first window.

Python's ``enum`` looks anew at each name, and changes the class 30 times for each: a third of the start.
"""

import functools
import operator
from enum import Enum, EnumType, Flag, FlagBoundary, IntEnum, IntFlag
from typing import Any, Final

BASES: Final = (Enum, IntEnum, Flag, IntFlag)
AS_PYSIDE_ASKS: Final = {"module": None, "qualname": None, "type": None, "start": 1, "boundary": FlagBoundary.KEEP}
TAKEN: Final = frozenset({*dir(Enum), *dir(IntFlag), "mro", ""})
"""Names that mean something else in an enumeration."""
SAMPLE: Final = (("Whole", 6), ("High", 4), ("None_", 0), ("Low", 1), ("Lowest", 1), ("Far", 64))
_create: Any = EnumType._create_  # type: ignore[attr-defined]
_empty: dict[Any, dict[str, Any]] = {}


def install() -> None:
    """Make the enumerations that PySide6 asks for from now on, where this Python's own are made of the same parts."""
    if all(map(_is_alike, BASES)):
        EnumType._create_ = _create_quickly  # type: ignore[attr-defined]


def _is_alike(base: Any) -> bool:
    """Whether an enumeration with gaps, a second name and more than one bit comes out as Python makes it."""
    try:
        ours, theirs = (_parts(make(base, "Sample", SAMPLE, **AS_PYSIDE_ASKS)) for make in (_create_quickly, _create))
    except (AttributeError, KeyError, TypeError):
        return False
    return bool(ours == theirs)


def _parts(thing: Any) -> Any:
    """What an enumeration or one of its members is made of, to compare: a static method is the function in it."""
    if isinstance(thing, EnumType):
        return {name: _parts(part) for name, part in vars(thing).items()}
    if isinstance(thing, Enum):
        return {**vars(thing), "__objclass__": None}
    if isinstance(thing, dict):
        return [(key, _parts(value)) for key, value in thing.items()]
    return getattr(thing, "__func__", thing)


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
    values = list(made._value2member_map_)
    singles = sum(value for value in values if value.bit_count() == 1)
    every = functools.reduce(operator.or_, values, 0)
    if hasattr(made, "_singles_mask_"):  # from Python 3.11.4 on
        made._singles_mask_, made._flag_mask_ = singles, every
    else:
        made._flag_mask_ = singles
    made._all_bits_ = 2 ** every.bit_length() - 1
    in_order = [member._value_ for member in made]
    if in_order != sorted(in_order):
        made._iter_member_ = made._iter_member_by_def_
