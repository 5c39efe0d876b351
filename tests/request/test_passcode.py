"""The passcode can be read by those who ask for it by name, and by nothing else."""

import copy
import datetime
import json
import pickle
import traceback

import pytest

from transfer_wizard.request.passcode import NotAPasscode, Passcode

DAY = datetime.date(2026, 11, 24)


@pytest.mark.parametrize("text", ["0042", " 0042 ", "00 42", "００４２", "00-42", "0\u200b042", "00ー42"])
def test_four_digits_in_any_spelling(text: str) -> None:
    assert Passcode.read(text, DAY).reveal() == "0042"


@pytest.mark.parametrize("text", ["", "42", "00423", "004a", "zero", "٠٠٤٢", "00.42", "²²²²²"])
def test_anything_else_is_told_without_repeating_it(text: str) -> None:
    with pytest.raises(NotAPasscode) as caught:
        Passcode.read(text, DAY)
    assert not text or text not in str(caught.value)


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


@pytest.mark.parametrize("copying", [pickle.dumps, copy.copy, copy.deepcopy, json.dumps, vars])
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
