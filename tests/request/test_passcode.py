"""The passcode can be read by those who ask for it by name, and by nothing else."""

import copy
import dataclasses
import datetime
import json
import pickle
import traceback
from pathlib import Path

import pytest

from transfer_wizard.request.passcode import NotAPasscode, Passcode

DAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize("text", ["0042", " 0042 ", "00 42", "００４２", "00-42", "0\u200b042", "00ー42", "00\u221242"])
def test_four_digits_in_any_spelling(text: str) -> None:
    assert Passcode.read(text, DAY).reveal() == "0042"


@pytest.mark.parametrize("text", ["", "42", "00423", "004a", "zero", "٠٠٤٢", "00.42", "²²²²²"])
def test_anything_else_is_told_without_repeating_it(text: str) -> None:
    with pytest.raises(NotAPasscode) as caught:
        Passcode.read(text, DAY)
    assert not text or text not in str(caught.value)


@pytest.mark.parametrize(("length", "is_read"), [(100, True), (101, False)])
def test_what_stands_around_the_digits_may_be_so_long(length: int, is_read: bool) -> None:
    text = "0042".rjust(length)
    if is_read:
        assert Passcode.read(text, DAY).reveal() == "0042"
    else:
        with pytest.raises(NotAPasscode):
            Passcode.read(text, DAY)


def test_it_shows_itself_to_nobody() -> None:
    passcode = Passcode.read("0042", DAY)
    for text in (
        repr(passcode),
        str(passcode),
        f"{passcode}",
        f"{passcode:>10}",
        repr([passcode]),
        repr({"a": passcode}),
    ):
        assert "0042" not in text


def in_a_dataclass(passcode: Passcode) -> object:
    holder = dataclasses.make_dataclass("Holder", ["passcode"])(passcode)
    assert "0042" not in repr(holder) + "%s %r" % (holder, passcode)  # noqa: UP031 - each way of printing
    return dataclasses.asdict(holder)


@pytest.mark.parametrize(
    "copying",
    [pickle.dumps, copy.copy, copy.deepcopy, json.dumps, vars, dict, Passcode.__getstate__, in_a_dataclass],
)
def test_it_cannot_be_carried_off(copying: object) -> None:
    with pytest.raises(TypeError):
        copying(Passcode.read("0042", DAY))  # type: ignore[operator]


def test_a_traceback_with_its_values_shows_a_mask() -> None:
    passcode = Passcode.read("0042", DAY)
    try:
        raise ValueError(passcode)
    except ValueError as error:
        told = "".join(traceback.TracebackException.from_exception(error, capture_locals=True).format())
    assert "passcode" in told
    assert "<Passcode" in told or "••••" in told
    assert "'0042'" not in told.replace('Passcode.read("0042", DAY)', "")


def test_it_knows_its_day_and_its_like() -> None:
    passcode = Passcode.read("0042", DAY)
    assert passcode.is_from(DAY)
    assert not passcode.is_from(DAY + datetime.timedelta(days=1))
    assert passcode == Passcode.read("00 42", DAY)
    assert passcode != Passcode.read("0043", DAY)
    with pytest.raises(TypeError):
        hash(passcode)


@pytest.mark.parametrize("text", ["0042", "code:0042.", "a 00 42 b", "００４２", "2026-0042", "x0042y"])
def test_it_finds_itself_in_a_text(text: str) -> None:
    assert Passcode("0042", DAY).is_in(text)


@pytest.mark.parametrize("text", ["", "00421", "10042", "0-0-4-2", "0043", "42"])
def test_it_does_not_find_itself_elsewhere(text: str) -> None:
    assert not Passcode("0042", DAY).is_in(text)


def test_it_keeps_the_minute_and_no_more() -> None:
    assert Passcode("0042", DAY, datetime.time(14, 5, 59, 7)).time == datetime.time(14, 5)
    assert Passcode("0042", DAY).time is None


def test_the_digits_are_asked_for_in_few_places_only() -> None:
    """Kept, copied, looked at, shown on the call sheet, typed into a form: who adds another has to say it here."""
    package = Path(__file__).resolve().parent.parent.parent / "transfer_wizard"
    places = {path.name for path in package.rglob("*.py") if ".reveal()" in path.read_text(encoding="utf-8")}
    shown = {"call_sheet.py", "passcode_slot.py"}
    assert places - {"passcode.py"} == {"passcode_store.py", "secret_clipboard.py", "form_session.py", *shown}


@pytest.mark.parametrize("mark", ["\u0301\u0323", "é", "\ufdfa", "０", "\u2003", "a"], ids=range(6))
def test_no_text_keeps_the_look_for_it_busy(mark: str) -> None:
    """Text of 4 MiB; what grows with the square of its marks would take an hour."""
    text = mark * (2_000_000 // len(mark))
    assert not Passcode("0417", datetime.date(2026, 11, 24)).is_in(text)
    assert Passcode("0417", datetime.date(2026, 11, 24)).is_in(f"{text} ０ ４\u2003１ ７ {text}")
    with pytest.raises(NotAPasscode):
        Passcode.read(text, datetime.date(2026, 11, 24))
