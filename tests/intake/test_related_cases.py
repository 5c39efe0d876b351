"""A case that was refused or closed, or an earlier one, is a related case of the request and not its own."""

import pytest

from transfer_wizard.intake.reading import read_text


@pytest.mark.parametrize(
    "text",
    [
        "Support refused our case 05100001 last week.",
        "Our previous case 05100001 got nowhere.",
        "Case 05100001 was closed without a transfer.",
        "They rejected support case 05100001, so we ask again.",
        "See the earlier ticket 05100001 (closed).",
        "The ticket 05100001 has been rejected.",
        "Unser Fall 05100001 wurde abgelehnt.",
        "Im früheren Fall 05100001 haben wir dasselbe gefragt.",
        "Le support a refusé notre ticket 05100001.",
        "Notre dossier est 05100001, qui a été clôturé.",
        "El soporte rechazó nuestro caso 05100001.",
        "El caso 05100001 fue cerrado.",
        "以前のケース05100001でも依頼しました。",
        "ケース番号05100001は却下されました。",
    ],
)
def test_a_case_that_was_refused_or_closed_is_a_related_one(text: str) -> None:
    found = {each.field: (each.value, each.sure) for each in read_text(text).found}
    assert found.get("case.related_cases") == ("05100001", True)
    assert "case_number" not in found


@pytest.mark.parametrize(
    "text",
    [
        "The dashboard refused the move, our case is 05100001.",
        "Support case 05100001 is open.",
        "Case 05100001: the move was refused by the dashboard.",
        "Der Fall 05100001 ist offen.",
        "ケース番号は05100001です。",
    ],
)
def test_the_case_of_the_request_is_no_related_one(text: str) -> None:
    found = {each.field: each.value for each in read_text(text).found}
    assert found.get("case_number") == "05100001"
    assert "case.related_cases" not in found


def test_several_earlier_cases_are_one_answer() -> None:
    text = "Case 05100001 was closed. Case 05100002 was rejected. The case number is 05100003."
    found = sorted((each.field, each.value) for each in read_text(text).found)
    assert found == [("case.related_cases", "05100001, 05100002"), ("case_number", "05100003")]


@pytest.mark.parametrize(
    "text",
    ["Another case is 05100001.", "The other case 05100001 is about switches.", "別のケース05100001もあります。"],
)
def test_whether_another_case_is_related_is_not_sure(text: str) -> None:
    found = [(each.field, each.value, each.sure) for each in read_text(text).found]
    assert found == [("case.related_cases", "05100001", False)]


def test_another_case_that_was_refused_is_a_related_one() -> None:
    [found] = read_text("Another case 05100001 was rejected.").found
    assert (found.field, found.sure) == ("case.related_cases", True)
