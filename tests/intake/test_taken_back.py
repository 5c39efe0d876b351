"""Keys and numbers that a text takes back: of two the one that is meant is read, the other is told."""

import pytest

from transfer_wizard.intake.licenses import read_licenses
from transfer_wizard.intake.proposal import propose
from transfer_wizard.intake.reading import read_text
from transfer_wizard.request.draft import Draft

from .short import rows

KEY, OTHER = "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"


@pytest.mark.parametrize(
    "text",
    [
        f"the key is not {KEY}, it is {OTHER}",
        f"It is {OTHER}, not {KEY}.",
        f"Nicht {KEY}, sondern {OTHER}",
        f"{OTHER} instead of {KEY}",
        f"| Key | Model | Count |\n|---|---|---|\n| {OTHER} | MX68 | 2 |\n| ~~`{KEY}`~~ | MX64 | 4 |\n",
    ],
)
def test_of_two_keys_the_one_that_is_taken_back_gives_no_row(text: str) -> None:
    intake = read_licenses(text)
    assert [row.key for row in intake.rows] == [OTHER]
    assert KEY in [key for each in intake.rejected for key in (KEY, OTHER) if key in each.text]


@pytest.mark.parametrize(
    "text",
    [
        f"Why not {KEY}? Move {OTHER}",
        f"We do not know whether it is {KEY} or {OTHER}.",
        f"{KEY} does not move, nor {OTHER}",
    ],
)
def test_a_key_beside_a_word_of_denial_is_not_taken_back_by_it(text: str) -> None:
    assert {row.key for row in read_licenses(text).rows} == {KEY, OTHER}


@pytest.mark.parametrize("words", ["移動しない", "移動しません"])
def test_devices_that_do_not_move_are_not_counted_as_moving(words: str) -> None:
    [row] = read_licenses(f"{KEY} MV 5台 ※{words}\n").rows
    assert row.move is None


@pytest.mark.parametrize(
    ("words", "have", "move"),
    [
        ("for {key} not 12 but 9", 50, 9),
        ("{key}: not 50 but 40", 40, 12),
        ("bei {key} nicht 12, sondern 9", 50, 9),
    ],
)
def test_a_number_that_is_taken_back_tells_which_one_is_meant(words: str, have: int, move: int) -> None:
    text = f"{KEY}: 50 MR Enterprise, move 12\n\nsorry, {words.format(key=KEY)}\n"
    [row] = read_licenses(text).rows
    assert (row.have, row.move) == (have, move)


@pytest.mark.parametrize(
    ("words", "move"),
    [
        ("Two corrections, sorry. Please move 9 of the 50 MR, not 12.", 9),
        ("Move 9 MR instead of 12.", 9),
        ("Bitte 9 der 50 MR verschieben, nicht 12.", 9),
        ("Bitte nur 9 MR statt 12 verschieben.", 9),
        ("Veuillez déplacer 9 MR et non 12.", 9),
        ("Nicht 12, sondern 9 MR ziehen um.", 9),
        ("Please move 9 of the MR, not 11.", 12),
        ("Move 9 MX, not 12.", 12),
    ],
)
def test_a_newer_message_takes_a_number_back_without_the_key(words: str, move: int) -> None:
    [row] = read_licenses(f"{words}\n\n> {KEY}: 50 MR Enterprise, move 12\n").rows
    assert (row.have, row.move) == (50, move)


@pytest.mark.parametrize(
    "text",
    [
        f"{OTHER} statt {KEY} verwenden: 4 MX67",
        f"{OTHER} anstelle von {KEY}: 4 MX67",
        f"Use {OTHER} instead of {KEY}: 4 MX67",
        f"Utilisez {OTHER} au lieu de {KEY} : 4 MX67",
    ],
)
def test_what_is_said_behind_the_key_that_is_taken_back_is_of_the_one_that_is_meant(text: str) -> None:
    assert [(row.key, row.have, row.model) for row in read_licenses(text).rows] == [(OTHER, 4, "MX67")]


def test_nobody_is_asked_whether_a_key_that_is_taken_back_is_one() -> None:
    things = propose(read_text(f"It is {OTHER}, not {KEY}."), Draft()).things
    assert [thing.title for thing in things if not thing.is_for_all] == ["License key"]


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY}: 25 MR Enterprise, 6 MX67\n\nMove 10 of the MR licenses and 4 of the MX67.\n",
        f"{KEY} holds 25 MR Enterprise and 6 MX67. Move 10 of the MR licenses and 4 of the MX67.",
    ],
)
def test_a_sentence_says_of_each_model_how_many_move(text: str) -> None:
    rows = [(row.model, row.have, row.move) for row in read_licenses(text).rows]
    assert rows == [("MR Enterprise", 25, 10), ("MX67", 6, 4)]


def test_a_sentence_below_several_keys_says_what_moves_of_the_one_that_has_the_model() -> None:
    text = f"{KEY} 25 MR Enterprise\n{OTHER} 6 MX67\nMove 10 of the MR licenses and 4 of the MX67."
    rows = [(row.key, row.model, row.have, row.move) for row in read_licenses(text).rows]
    assert rows == [(KEY, "MR Enterprise", 25, 10), (OTHER, "MX67", 6, 4)]


@pytest.mark.parametrize(
    "text",
    [
        f"{KEY} 25 MR Enterprise\n{OTHER} 30 MR Enterprise\n\nMove 10 of the MR licenses.",
        f"{KEY} 25 MR Enterprise\n\nMove 10 of the MR licenses.\n\nNo, move 12 of the MR licenses.",
        f"{KEY} 5 MR Enterprise\n\nMove 10 of the MR licenses.",
        f"{KEY} 25 MR Enterprise\n\nShall we move 10 of the MR licenses?",
    ],
)
def test_what_moves_is_open_where_more_than_one_key_or_number_may_be_meant(text: str) -> None:
    assert {row.move for row in read_licenses(text).rows} == {None}


OLDER = {
    "en": "On Tue, 24 Nov 2026, Ada wrote:\n> Please transfer license Z2RC-8TWN-5LQA with 25 MR Enterprise.\n"
    "> Move 12 of them.\n",
    "de": "Am Di., 24. Nov. 2026 schrieb Ada:\n> Bitte übertragen Sie die Lizenz Z2RC-8TWN-5LQA mit 25 MR Enterprise.\n"
    "> 12 davon ziehen um.\n",
    "fr": "Le mar. 24 nov. 2026, Ada a écrit :\n> Merci de transférer la licence Z2RC-8TWN-5LQA, 25 MR Enterprise.\n"
    "> Transférer 12 MR.\n",
    "es": "El mar, 24 nov 2026, Ada escribió:\n> Transfieran la licencia Z2RC-8TWN-5LQA con 25 MR Enterprise.\n"
    "> Mover 12.\n",
    "ja": "2026年11月24日(火) 10:00 Ada <ada@x.example>:\n> ライセンス Z2RC-8TWN-5LQA (MR Enterprise 25台)\n"
    "> 12台を移行してください。\n",
}


@pytest.mark.parametrize(
    ("language", "said", "moves"),
    [
        ("en", "Only 8 MR move.", 8),
        ("en", "Correction: only 8 move.", 8),
        ("en", "We move 8 MR only.", 8),
        ("en", "Please move 8 MR.", 8),
        ("de", "Nur 8 MR ziehen um.", 8),
        ("de", "Korrektur: Es ziehen nur 8 um.", 8),
        ("fr", "Seulement 8 MR doivent être transférés.", 8),
        ("fr", "Seuls 8 MR sont transférés.", 8),
        ("es", "Solo se mueven 8 MR.", 8),
        ("es", "Solo 8 MR se transfieren.", 8),
        ("ja", "移行するのはMR 8台だけです。", 8),
        ("ja", "8台のみ移行してください。", 8),
        ("en", "We already moved 8 MR last year.", 12),
        ("en", "Please move them within 3 days.", 12),
        ("en", "Only 8 MR move?", 12),
        ("en", "Only 30 MR move.", 12),
    ],
)
def test_a_newer_message_says_what_moves(language: str, said: str, moves: int) -> None:
    for text in (f"Hello,\n{said}\nBest\nAda\n\n{OLDER[language]}", f"{OLDER[language]}\n{said}\n"):
        assert rows(text) == [f"Z2RC MR Enterprise 25 {moves}"]


BLOCK = f"Key: {KEY}\nModel: MX68\nHave: 30\nMove: 10"


@pytest.mark.parametrize(
    ("text", "read"),
    [
        (f"{BLOCK}\n\nCorrection: from {KEY} please move 12, not 10.", ["Z2A7 MX68 30 12"]),
        (f"From {KEY} please move 12, not 10.\n\n> {BLOCK.replace(chr(10), chr(10) + '> ')}", ["Z2A7 MX68 30 12"]),
        (f"{KEY} MX68 4\n{OTHER} MX64 4\nSorry, {KEY} is MX68 x 3, not 4", ["Z2A7 MX68 3 -", "Z2KD MX64 4 -"]),
        (f"{KEY} MX68 4, MX64 4\n\nSorry, {KEY} is MX68 3, not 4", ["Z2A7 MX68 3 -", "Z2A7 MX64 4 -"]),
        (f"{KEY} MX68 4\n\nSorry, {KEY} is MX75 4, not 3", ["Z2A7 MX68 4 -", "Z2A7 MX75 4 -"]),
        (f"{KEY} MX68 4\n\n{KEY} MX68 3", ["Z2A7 MX68 4 -", "Z2A7 MX68 3 -"]),
    ],
)
def test_a_number_that_a_later_line_takes_back_gives_way_to_the_one_that_is_meant(text: str, read: list[str]) -> None:
    assert rows(text) == read
