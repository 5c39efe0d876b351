"""Counts beside device models: how many there are, and how many of them move."""

import pytest

from transfer_wizard.intake.licenses import read_answer

from .short import rows

KEY = "Z2A7-32TE-A8Y4"


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("2 MX68", "MX68 2 -"),
        ("MX68 a dozen", "MX68 12 -"),
        ("x2024 MX68", "MX68 2024 -"),
        ("2024 MX68", "MX68 - -"),
        ("MX68, 4 sites", "MX68 - -"),
        ("7 commutateurs MS225-48FP", "MS225-48FP 7 -"),
        ("12 MX68, 5 move", "MX68 12 5"),
        ("12 MX68, five of them move", "MX68 12 5"),
        ("12 MX68, 5 of which stay", "MX68 12 7"),
        ("twelve MX68, eight of which go over", "MX68 12 8"),
        ("5 of 12 MX68", "MX68 12 5"),
        ("MX68 (5 of 12)", "MX68 12 5"),
        ("5/12 MX68", "MX68 12 5"),
        ("12 of 12 MX68", "MX68 12 12"),
        ("8 x MR46, only 5 of them", "MR46 8 5"),
        ("3 MX68, just one of the MX68s", "MX68 3 1"),
        ("MX450, just the one", "MX450 1 -"),
        ("12 MX68, all but 2", "MX68 12 10"),
        ("12 MX68, all but 2 move", "MX68 12 10"),
        ("12 MX68, the rest stay", "MX68 12 -"),
        ("12 MX68, 2 stay, the rest moves", "MX68 12 10"),
        ("12 MX68, half of them", "MX68 12 6"),
        ("12 MX68, half", "MX68 12 6"),
        ("11 MX68, half of them", "MX68 11 -"),
        ("2 MX68, both", "MX68 2 2"),
        ("2 MX68, both move", "MX68 2 2"),
        ("2 MX68 both stay", "MX68 2 -"),
        ("3 MX68, both", "MX68 3 -"),
        ("1 x MX64, to be moved", "MX64 1 1"),
        ("keep 2 MX67", "MX67 2 -"),
        ("12 MX68 do not move", "MX68 12 -"),
        ("12 MX68, 10 in use", "MX68 12 -"),
        ("25 MR Enterprise (10 used)", "MR Enterprise 25 -"),
        ("MX68: 12 (5)", "MX68 12 -"),
        ("MX68: 12, 5", "MX68 12 -"),
        ("MX68: 12 devices, 5 of which go over", "MX68 12 5"),
        ("8台を残して移動 MX68 12台", "MX68 12 4"),
        ("2 MX67 - sorry, MX68", "MX68 2 -"),
        ("2 MX67, sorry, 3", "MX67 3 -"),
        ("it is 3, not 4 MX68", "MX68 3 -"),
        ("please move 8 MR, not 12", "MR - 8"),
        ("veuillez déplacer 8 MR, pas 12", "MR - 8"),
        ("move 8 MR instead of 12 please", "MR - 8"),
        ("8 MR ziehen um statt 12", "MR 8 -"),
        ("not 12 but 9 MX68", "MX68 9 -"),
        ("MX68 not 12 but 9", "MX68 9 -"),
        ("12 of 5 MX68", "MX68 5 -"),
        ("7 big new commutateurs MS225-48FP", "MS225-48FP 7 -"),
        ("keep 2 MX68, 3", "MX68 3 -"),
    ],
)
def test_words_beside_a_model_say_how_many_there_are_and_how_many_move(words: str, said: str) -> None:
    assert rows(f"{KEY}: {words}") == [f"Z2A7 {said}"]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ("3 MX68, one of the MX84s", ["MX68 3 -", "MX84 - 1"]),
        ("12 MX68 and 3 MX84, all of them move", ["MX68 12 12", "MX84 3 3"]),
        ("12 MX68 and 3 MX84. All move.", ["MX68 12 12", "MX84 3 3"]),
        ("12 MX68 all move, 3 MX84 stay", ["MX68 12 12", "MX84 3 -"]),
        ("12 MX68 stay, 3 MX84 all move", ["MX68 12 -", "MX84 3 3"]),
        ("move 10 of the MR46 and 4 of the MX67", ["MR46 - 10", "MX67 - 4"]),
        ("move 10 of the MR46, 4 of the MX67", ["MR46 - 10", "MX67 - 4"]),
        ("move 10 of the MR46. We have 4 of the MX67.", ["MR46 - 10", "MX67 4 -"]),
        ("move 10 of the MR46, not 4 of the MX67", ["MR46 - 10", "MX67 4 -"]),
        ("we would like to move 10 of the MR46. We have 4 of the MX67.", ["MR46 - 10", "MX67 4 -"]),
        ("4 MX68 and 2 MR46, half", ["MX68 4 -", "MR46 2 1"]),
        ("12 MX68, 5 move, keep 2 MX67", ["MX68 12 5", "MX67 2 -"]),
    ],
)
def test_what_is_said_of_one_model_or_of_all_is_said_of_no_other(words: str, said: list[str]) -> None:
    assert rows(f"{KEY}: {words}") == [f"Z2A7 {each}" for each in said]


@pytest.mark.parametrize(
    ("move", "moved"),
    [("4", "4"), ("all", "10"), ("all of them", "10"), ("all but 3", "7"), ("half", "5"), ("no", "-"), ("yes", "-")],
)
def test_a_label_says_how_many_of_those_above_it_move(move: str, moved: str) -> None:
    assert rows(f"Key: {KEY}\nModel: MX68\nCount: 10\nMove: {move}") == [f"Z2A7 MX68 10 {moved}"]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ("2 MX68, 3 MX84 move", [("MX68", "2", ""), ("MX84", "3", "")]),
        ("MX68, 2 stay, 3 MX84", [("MX68", "", ""), ("MX84", "3", "")]),
        ("MX68", [("MX68", "", "")]),
        ("MX68;3", [("MX68", "3", "")]),
        ("MX68\t3\tspare", [("MX68", "3", "")]),
        ("MX68, three", [("MX68", "3", "")]),
        ("Model\tCount\nMX68\t2", [("MX68", "2", "")]),
        ("Thing 12", [("Thing 12", "", "")]),
        ("Thing 12, 3", [("Thing 12", "3", "")]),
        ("?", []),
        ("  \n", []),
    ],
)
def test_the_devices_of_a_license_are_read_a_line_at_a_time(answer: str, said: list[tuple[str, str, str]]) -> None:
    devices, refused = read_answer("licenses.0.devices", answer)
    assert [(each["model"], each["have"], each["move"]) for each in devices] == said
    assert bool(refused) == (answer == "?")
