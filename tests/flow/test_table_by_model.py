"""The table of licenses against a plain one, a list of keys with their devices, over what chance does to both."""

import copy
import random
from typing import Any, Final

import pytest

from transfer_wizard.flow.license_lines import LicenseChange, LicenseLines
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.request.draft import Draft, blank_device, blank_license
from transfer_wizard.validation.ledger import ledger

KEYS: Final = ("Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX", "Z2BB-0000-0001")
MODELS: Final = ("MX68", "mx68", "MR Enterprise", "")
Plain = list[tuple[str, list[tuple[str, str, str]]]]
"""Keys, each with the model, have and move of its devices."""


def license_of(key: str, devices: list[tuple[str, str, str]]) -> dict[str, Any]:
    made = [blank_device() | dict(zip(("model", "have", "move"), each, strict=True)) for each in devices]
    return blank_license() | {"key": key, "devices": made}


def plain_of(lines: LicenseLines) -> Plain:
    return [
        (row["key"], [(each["model"], each["have"], each["move"]) for each in row["devices"]]) for row in lines.licenses
    ]


def places(plain: Plain) -> list[tuple[int, int]]:
    """The license and the device of each line; -1 for a license without."""
    return [(at, index) for at, (_key, devices) in enumerate(plain) for index in (range(len(devices)) or (-1,))]


def some_devices(chance: random.Random, least: int = 0) -> list[tuple[str, str, str]]:
    count = chance.choice((least, 1, 1, 2, 3))
    return [(chance.choice(MODELS), str(chance.randrange(9)), str(chance.randrange(9))) for _each in range(count)]


def expect_same(lines: LicenseLines, plain: Plain) -> None:
    """Every way to ask the table tells what the plain one holds."""
    assert plain_of(lines) == plain
    there = places(plain)
    assert len(lines) == len(there)
    assert lines.marks() == [lines.mark(line) for line in range(len(lines))]
    assert len(set(lines.marks())) == len(lines)
    for name, at in (("model", 0), ("have", 1), ("move", 2)):
        wanted = [plain[number][1][index][at] if index >= 0 else "" for number, index in there]
        assert lines.texts(name) == [lines.text(line, name) for line in range(len(lines))] == wanted
    assert lines.texts("key") == [plain[number][0] for number, _index in there]
    for line, (number, index) in enumerate(there):
        assert (lines.number(line), lines.is_first(line)) == (number, index <= 0)
        assert lines.row(line) is lines.licenses[number]
        assert lines.stays(line) is (index >= 0 and plain[number][1][index][2] == "0")
        assert lines.first_line(number) == there.index((number, min(index, 0)))
        assert lines.at_path(f"licenses.{number}") == (lines.first_line(number), str(number))
        assert lines.at_path(f"licenses.{number}.key") == (lines.first_line(number), "key")
        assert lines.at_path(f"licenses.{number}.devices") == (lines.first_line(number), "model")
        if index >= 0:
            assert lines.path(line, "have") == f"licenses.{number}.devices.{index}.have"
            assert lines.at_path(f"licenses.{number}.devices.{index}.have") == (line, "have")
            assert lines.at_path(f"licenses.{number}.devices.{index}") == (line, "model")
    assert lines.at_path(f"licenses.{len(plain)}.key") is None
    assert lines.tally.whole == ledger(lines.licenses).whole


def act(chance: random.Random, lines: LicenseLines, plain: Plain) -> tuple[LicenseChange | None, int, int] | None:
    """Do something to both; what the table says of it, with the line and the count that it should say."""
    there = places(plain)
    line = chance.randrange(len(there)) if there else -1
    what = chance.choice(("put", "put", "add", "add and put", "delete", "own", "join", "merge", "over"))
    number, index = there[line] if there else (0, 0)
    if what in ("add", "add and put") or not there:
        rows = [(chance.choice(KEYS), some_devices(chance)) for _row in range(chance.randrange(1, 3))]
        count = sum(max(1, len(devices)) for _key, devices in rows)
        made = [license_of(*row) for row in rows]
        if what == "add" or not there or index < 0:
            plain += rows
            return lines.add(made), len(there), count
        model, have, move = plain[number][1][index]
        plain[number][1][index] = (model, have, "1" + move)
        plain += rows
        return lines.add(made, [(line, "move", "1" + move)]), line, count + 1
    if what == "put":
        chosen = [each for each in range(len(there)) if there[each][1] >= 0 and chance.random() < 0.5]
        wanted = [(each, "move", str(chance.randrange(9))) for each in chosen]
        changed = [each for each in wanted if plain[there[each[0]][0]][1][there[each[0]][1]][2] != each[2]]
        for each, _name, text in wanted:
            at, place = there[each]
            plain[at][1][place] = (*plain[at][1][place][:2], text)
        change = lines.put(wanted)
        return (change, changed[0][0], len(changed)) if changed else (change, -1, 0)
    if what == "delete":
        chosen = sorted(chance.sample(range(len(there)), chance.randrange(1, min(4, len(there)) + 1)))
        gone = {there[each] for each in chosen}
        for at in range(len(plain) - 1, -1, -1):
            key, devices = plain[at]
            left = [place for place in (range(len(devices)) or (-1,)) if (at, place) not in gone]
            plain[at : at + 1] = [(key, [devices[place] for place in left if place >= 0])] if left else []
        return lines.delete(chosen), chosen[0], len(chosen)
    if what == "own" and index > 0:
        key, devices = plain[number]
        rest = [device for place, device in enumerate(devices) if place != index]
        plain[number : number + 1] = [(key, rest), ("Z2CC-0000-0001", [devices[index]])]
        return lines.own_key(line, "z2cc00000001"), line, 1
    if what == "join" and number > 0:
        into = chance.randrange(number)
        key, devices = plain[into]
        plain[into] = (key, [*devices, *plain[number][1]])
        del plain[number]
        last = places(plain).index((into, -1 if not plain[into][1] else 0)) + len(plain[into][1]) - 1
        return lines.join(line, into), last, 1
    if what == "over" and index >= 0:
        model, have, move = plain[number][1][index]
        lines.licenses[number]["devices"][index]["have"] = have + "1"
        plain[number][1][index] = (model, have + "1", move)
        return lines.typed_over(line, "have", have), line, 1
    return None


@pytest.mark.parametrize("seed", range(40))
def test_the_table_does_what_a_plain_one_does_and_takes_all_of_it_back(seed: int) -> None:
    chance = random.Random(seed)
    lines, plain = LicenseLines(Navigator(Draft())), Plain()
    states = [copy.deepcopy(plain)]
    for _step in range(12):
        done = act(chance, lines, plain)
        if done is None:
            continue
        change, line, count = done
        assert (change is None) is (count == 0)
        expect_same(lines, plain)
        if change is not None:
            assert (change.line, change.count) == (line, count)
            assert change.moves_rows is ("" in change.names)
            states.append(copy.deepcopy(plain))
    for before in reversed(states[:-1]):
        assert lines.undo() is not None
        expect_same(lines, before)
    assert lines.undo() is None
    for after in states[1:]:
        assert lines.redo() is not None
        expect_same(lines, after)
    assert lines.redo() is None


def test_a_license_without_devices_gets_one_where_something_of_a_device_is_asked_for() -> None:
    draft = Draft()
    draft.licenses[:] = [license_of("a", []), license_of("b", [("MX68", "1", "1"), ("MR", "2", "2")])]
    lines = LicenseLines(Navigator(draft))
    assert lines.device(0) is None
    assert lines.path(0, "key") == "licenses.0.key"
    assert lines.device(0) is None, "asked for the key alone"
    assert lines.path(0, "have") == "licenses.0.devices.0.have"
    assert lines.device(0) is draft.licenses[0]["devices"][0]
    assert lines.is_first(0)
    assert lines.path(0, "move") == "licenses.0.devices.0.move"
    assert len(draft.licenses[0]["devices"]) == 1
    assert lines.at_path("licenses") is None
    assert lines.at_path("licenses.1") == (1, "1")
    assert lines.at_path("licenses.1.devices.7.have") == (2, "have"), "the last one that there is"
