"""Which choice of a list says a severity."""

import pytest

from transfer_wizard.webform.choices import choice
from transfer_wizard.webform.values import FormValue

SEVERITIES = [
    (["--", "Low", "Medium", "High", "Urgent"], 2),
    (["Critical", "High", "Normal", "Low"], 2),
    (["P1", "P2", "P3", "P4"], 2),
    (["1 - Critical", "2 - Major", "3 - Minor", "4 - Question"], 2),
    (["Severity 4 (S4)", "Severity 3 (S3)", "Severity 2 (S2)", "Severity 1 (S1)"], 1),
    (["S1: network down", "S2: degraded", "S3: minimal impact", "S4: no impact"], 2),
    (["1 (low)", "2 (medium)", "3 (high)"], 1),
    (["選択してください", "高", "中", "低"], 2),
    (["緊急", "通常"], 1),
    (["Urgent", "Low"], 1),
    (["Please select a priority", "Urgent"], None),
    (["Yes", "No"], None),
    ([], None),
    (["Low", "Normal", "High", "Urgent"], 1),
    (["1", "2", "3", "4"], 2),
    (["4", "3", "2", "1"], 1),
    (["1", "2", "3", "4", "5"], None),
    (["1 - Low", "2 - Normal", "3 - High", "4 - Urgent"], 1),
    (["1 - Critical", "2 - High", "3 - Moderate", "4 - Low", "5 - Planning"], 2),
    (["Critical", "Urgent", "High", "Normal", "Low"], 3),
    (["Lowest", "Low", "Medium", "High", "Highest"], 2),
    (["P1 - Outage", "P2 - Degraded", "P3 - Minor", "P4 - Question"], 2),
    (["Priority 4", "Priority 3", "Priority 2", "Priority 1"], 1),
    (["Urgent", "Not urgent"], 1),
    (["Critical", "Non-critical"], 1),
    (["Within 4 hours", "Within 3 days", "Within 1 week"], None),
    (["3 users", "2 users", "1 user"], None),
    (["Gold", "Silver", "Bronze"], None),
    (["Sev 1", "Sev 2", "Sev 3", "Sev 4"], 2),
    (["Critical (P1)", "High (P2)", "Medium (P3)", "Low (P4)"], 2),
    (["Network is down", "Network is degraded", "A service is impaired", "I have a question"], 2),
    (["Blocker", "Major", "Minor", "Trivial"], 2),
    (["至急", "急ぎ", "普通", "低"], 2),
    (["A - Critical impact", "B - Moderate impact", "C - Minimal impact"], 2),
    (["Severity A", "Severity B", "Severity C"], 2),
    (["Low"], None),
    (["System down", "High impact", "Low impact", "Question"], 2),
    (["Extensive / Widespread", "Significant / Large", "Moderate / Limited", "Minor / Localized"], 2),
    (["Question", "Low impact", "High impact", "System down"], 1),
    (["", "(1) High", "(2) Normal", "(3) Low"], 2),
    (["hoch", "mittel", "niedrig"], 1),
    (["Basse", "Normale", "Élevée", "Critique"], 1),
    (["Select", "High", "Med", "Low"], 2),
    (["High", "Somewhere in between", "Low"], None),
    (["Bloquante", "Majeure", "Mineure", "Simple question"], 2),
    (["Crítica – servicio caído", "Alta – servicio degradado", "Media – impacto leve", "Baja – consulta"], 2),
    (["Kritisch", "Erheblich", "Gering", "Keine"], 2),
    (["We can’t work at all", "A big part of us is blocked", "A small inconvenience", "Just a question"], 2),
    (["Choose...", "Just a question", "It itches", "It hurts", "Emergency"], 2),
    (["It itches", "It hurts", "It kills", "It is Tuesday"], None),
]


@pytest.mark.parametrize(("options", "place"), SEVERITIES)
def test_choice_of_severity(options: list[str], place: int | None) -> None:
    assert choice(options, FormValue("case.severity", "Severity", "3")) == place


@pytest.mark.parametrize(("level", "place"), [("1", 0), ("4", 4), ("2", 2)])
def test_scale_with_more_steps_than_the_vendors(level: str, place: int) -> None:
    options = ["Critical", "Urgent", "High", "Normal", "Low"]
    assert choice(options, FormValue("case.severity", "", level)) == place


@pytest.mark.parametrize(
    ("options", "level"), [(["Question", "Low", "Information"], "4"), (["Major", "Normal", "High"], "2")]
)
def test_choices_that_say_the_same_are_left_to_the_person(options: list[str], level: str) -> None:
    assert choice(options, FormValue("case.severity", "", level)) is None


@pytest.mark.parametrize(
    ("about", "place"), [("Priority (4 is the most urgent)", 1), ("1 = lowest", 1), ("1 = highest", 2), ("", 2)]
)
def test_numbers_may_count_the_other_way_round(about: str, place: int) -> None:
    assert choice(["1", "2", "3", "4"], FormValue("case.severity", "", "3"), about) == place


def test_severity_of_a_damaged_file_is_no_choice() -> None:
    assert choice(["Critical", "Low"], FormValue("case.severity", "", "none of them")) is None


@pytest.mark.parametrize("level", "1234")
def test_choice_of_the_vendors_own_words(level: str) -> None:
    options = ["Critical", "Substantial", "Minimal", "No impact"]
    assert choice(options, FormValue("case.severity", "", level)) == int(level) - 1
