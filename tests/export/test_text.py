import datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_wizard.export import phone, text
from transfer_wizard.export.blocks import clean
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft


@pytest.mark.parametrize(
    ("said", "columns"), [("abc", 3), ("日本", 4), ("ｱ", 1), ("Ａ", 2), ("e\u0301", 1), ("“→”", 3), ("\u200b", 0)]
)
def test_width_is_that_of_a_terminal(said: str, columns: int) -> None:
    assert text.width(said) == columns


@pytest.mark.parametrize(
    ("said", "lines"),
    [
        ("", [""]),
        ("one two three", ["one two", "three"]),
        ("a  b", ["a  b"]),
        ("0123456789abc", ["01234567", "89abc"]),
        ("日本語のライセンス", ["日本語の", "ライセン", "ス"]),
        ("ab 日本語", ["ab 日本", "語"]),
        ("日本語字、です。", ["日本語", "字、で", "す。"]),
        ("日本語「East」へ", ["日本語", "「East」", "へ"]),
        ("日本の「ライ」", ["日本の", "「ライ」"]),
        ("one\n\ntwo", ["one", "", "two"]),
    ],
)
def test_lines_break_at_spaces_and_wide_letters(said: str, lines: list[str]) -> None:
    assert text.wrapped(said, 8) == lines


@settings(deadline=None)
@given(st.text().map(clean), st.integers(4, 80))
def test_wrapping_fits_and_loses_nothing_but_spaces(said: str, columns: int) -> None:
    lines = text.wrapped(said, columns)
    assert all(text.width(line) <= columns for line in lines)
    assert "".join(lines).replace(" ", "") == said.replace(" ", "").replace("\n", "")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_request_fits_the_columns(
    any_draft: st.SearchStrategy[Draft], today: datetime.date, data: st.DataObject
) -> None:
    summary = summarize(data.draw(any_draft), today)
    for made in (text.render(summary), phone.render(summary)):
        assert "\t" not in made
        assert "\r" not in made
        assert max(text.width(line) for line in made.split("\n")) <= text.COLUMNS


def test_key_is_never_torn_apart(gaps: Draft, today: datetime.date) -> None:
    gaps.set("licenses.0.devices.0.model", "A device model with a very long name that fills the line " * 3)
    made = text.render(summarize(gaps, today))
    assert "Q2FJ-3SHB-Y2K2" in made
    assert "Z2KD-8QWN-4RTX" in made


def test_link_has_a_line_of_its_own(sample: Draft, today: datetime.date) -> None:
    lines = text.render(summarize(sample, today)).split("\n")
    assert "    https://n149.meraki.com/o/VjjsAd/manage/dashboard/license_info" in lines


@pytest.mark.parametrize("columns", [8, 20, 76])
def test_a_link_or_a_key_is_never_broken(columns: int) -> None:
    link = "https://n149.meraki.com/o/VjjsAd/manage/organization/overview?very=long&" + "x" * 60
    said = f"The key Z2A7-32TE-A8Y4 is seen at {link}, as every time."
    lines = text.wrapped(said, columns)
    assert any("Z2A7-32TE-A8Y4" in line for line in lines)
    assert any(link in line for line in lines)
    assert all(text.width(line) <= columns for line in lines if "Z2A7" not in line and "https" not in line)


@pytest.mark.parametrize("columns", range(1, 20))
@pytest.mark.parametrize("whole", ["Z2A7-32TE-A8Y4", "https://x.y"])
def test_a_link_or_a_key_is_whole_wherever_the_line_ends(whole: str, columns: int) -> None:
    assert text.wrapped(whole, columns) == [whole]
    assert any(whole in line for line in text.wrapped(f"ｱ {whole} b", columns))


def test_a_link_in_what_was_typed_stays_whole(sample: Draft, today: datetime.date) -> None:
    link = f"https://intranet.northwind.example/{'plan/' * 20}move"
    sample.set("case.scope", f"See {link} for the sites.")
    assert link in text.render(summarize(sample, today))


def test_a_model_that_stays_is_left_out_of_the_case(sample: Draft, today: datetime.date) -> None:
    sample.licenses[0]["devices"][1]["move"] = "0"
    said = text.render(summarize(sample, today))
    assert "MR Enterprise" in said
    assert "MX68" not in said
