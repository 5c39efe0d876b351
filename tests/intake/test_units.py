"""Where a sentence ends, also where its lines are wrapped, and which sentences only ask or order."""

import pytest

from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.units import units_in

WIDE = "a " * 30


def sentences(text: str) -> list[str]:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    return [f"{each.line.number} {each.text.strip()}" for each in units_in(lines)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('He wrote "no" to us.\nNext', ['1 He wrote "no" to us.', "2 Next"]),
        ('He wrote "no"\nNext one', ['1 He wrote "no"', "2 Next one"]),
        ('He wrote "no\nMore" here', ['1 He wrote "no More" here']),
        ("We have (as\nYou know) it", ["1 We have (as You know) it"]),
        ("We have (as you know)\nYou do", ["1 We have (as you know)", "2 You do"]),
        ("Er sagt „nein\nDanke“ dazu", ["1 Er sagt „nein Danke“ dazu"]),
        ("Er sagt „nein“\nDanke", ["1 Er sagt „nein“", "2 Danke"]),
        ("We have moved all of them\nto the new one.", ["1 We have moved all of them to the new one."]),
        ("We have moved them all\nto the new one.", ["1 We have moved them all", "2 to the new one."]),
        (f"{'a' * 49}\nThen it goes on", [f"1 {'a' * 49}", "2 Then it goes on"]),
        (f"{'a' * 50}\nThen it goes on", [f"1 {'a' * 50} Then it goes on"]),
        (f"{WIDE}a\nThen it\nends", [f"1 {WIDE}a Then it", "3 ends"]),
        (f"{WIDE}a\n\n{WIDE[:54]}\nThen it\nends", [f"1 {WIDE}a", f"3 {WIDE[:53]}", "4 Then it", "5 ends"]),
        (f"{WIDE}a\n\n{WIDE[:58]}\nThen it\nends", [f"1 {WIDE}a", f"3 {WIDE[:57]} Then it", "5 ends"]),
        ("Ask Dr. Berg. He knows.", ["1 Ask Dr. Berg.", "1 He knows."]),
        ("It costs 1234. The rest", ["1 It costs 1234.", "1 The rest"]),
        ("It costs 12. The rest", ["1 It costs 12. The rest"]),
        ("It is no. 12 of it.", ["1 It is no. 12 of it."]),
        ("終わりました。次です。", ["1 終わりました。", "1 次です。"]),
        (f"{'終' * 24}\n次です", [f"1 {'終' * 24}", "2 次です"]),
        (f"{'終' * 25}\n次です", [f"1 {'終' * 25} 次です"]),
        ("Take approx. Five of it.", ["1 Take approx. Five of it."]),
        ("Take ext. Five of it.", ["1 Take ext. Five of it."]),
    ],
)
def test_a_sentence_goes_on_where_its_line_is_only_wrapped(text: str, said: list[str]) -> None:
    assert sentences(text) == said


@pytest.mark.parametrize(
    ("text", "is_open"),
    [
        ("Please confirm:\n- you are an admin\n- it is moved\nDone.", [True, True, True, False]),
        ("Do you know?\n- one item", [True, False]),
        ("We have:\n- one item", [False, False]),
        ("Please confirm:\nDone.\n- one item", [True, False, False]),
        ("Move it. Or not? Maybe so.", [False, True, True]),
    ],
)
def test_what_stands_in_a_list_is_as_open_as_the_words_above_it(text: str, is_open: list[bool]) -> None:
    lines = [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    assert [each.is_open for each in units_in(lines)] == is_open
