"""What is read of a very long text: its beginning for everything, and lines with license keys after it."""

from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.limits import LONGEST_LINE, MOST_ROWS, READ_WHOLE
from transfer_wizard.intake.long_text import lines_with_keys, parted, parted_lines


def test_each_line_with_keys_is_found_once_and_keeps_its_number() -> None:
    text = "hello\n2 MX68 on Z2A7-32TE-A8Y4\nnothing\nZ2KD-8QWN-4RTX, Z2AA-8QWN-4RTX\n\nz2ab-8qwn-4rtx"
    assert lines_with_keys(text, 7) == [
        Line(8, "2 MX68 on Z2A7-32TE-A8Y4"),
        Line(10, "Z2KD-8QWN-4RTX, Z2AA-8QWN-4RTX"),
        Line(12, "z2ab-8qwn-4rtx"),
    ]


def test_as_many_lines_are_looked_at_as_show_that_a_request_is_full() -> None:
    lines = lines_with_keys("Z2A7-32TE-A8Y4\n" * (MOST_ROWS + 5), 1)
    assert lines[-1] == Line(MOST_ROWS + 1, "Z2A7-32TE-A8Y4")
    assert len(lines) == MOST_ROWS + 1


def test_a_line_is_read_up_to_its_limit() -> None:
    first, second = lines_with_keys("Z2A7-32TE-A8Y4 " + "x" * LONGEST_LINE + "\nZ2KD-8QWN-4RTX", 1)
    assert len(first.text) == LONGEST_LINE
    assert second == Line(2, "Z2KD-8QWN-4RTX")


def test_the_beginning_ends_with_a_line_where_it_can() -> None:
    head, unbroken = "a\n" * 10, "b" * READ_WHOLE
    assert parted(unbroken) == (unbroken, "")
    assert parted(head + unbroken) == (head, unbroken)
    assert parted(f"{unbroken}b") == (unbroken, "b")
    assert parted(f"[{unbroken}") == (f"[{unbroken}", "")


def test_the_line_that_passes_the_limit_is_the_last_that_is_read_for_everything() -> None:
    key = "Z2A7-32TE-A8Y4"
    lines = [Line(1, "b" * (READ_WHOLE - 1)), Line(2, key), Line(3, key), Line(4, "c"), Line(5, key)]
    assert parted_lines(lines[:1]) == (lines[:1], [])
    assert parted_lines(lines) == (lines[:2], [lines[2], lines[4]])
