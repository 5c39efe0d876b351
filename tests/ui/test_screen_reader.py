"""The program as a screen reader knows it, over the real accessibility bus and from another process."""

import subprocess
import tempfile
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest

from tests.programs import need
from tests.ui.screen_reader import FOCUSABLE, LAUNCHER, Node, ScreenReader
from transfer_wizard.flow.steps import STEPS

INPUTS = ("text", "combo box", "radio button", "table", "password text")
"""What needs more than its name; a box with a tick, and a button, say all in theirs."""
LAYOUT = ("filler", "panel", "layered pane", "scroll pane", "viewport", "frame", "window", "application", "cell")
"""Roles of what only holds other things; a cell that is empty says so by saying nothing."""
MOST_STOPS = 200


@pytest.fixture
def reader() -> Iterator[ScreenReader]:
    """The program on an empty folder, at its start page."""
    need("Xvfb", "dbus-daemon", "xclip", str(LAUNCHER))
    with tempfile.TemporaryDirectory(prefix="sr-", ignore_cleanup_errors=True) as folder:
        made = ScreenReader(Path(folder))
        yield made
        made.close()


def unnamed(reader: ScreenReader) -> list[str]:
    """Controls in sight that say nothing, or text fields that do not say what belongs in them."""
    found = []
    for node in reader.shown():
        role = reader.role(node)
        if role not in LAYOUT and reader.has_state(node, FOCUSABLE) and not reader.name(node).strip():
            found.append(f"{role} {node.path}")
    return found


def undescribed(reader: ScreenReader) -> list[str]:
    """Inputs in sight of which nothing is said but their names."""
    inputs = [node for node in reader.shown() if reader.role(node) in INPUTS and reader.has_state(node, FOCUSABLE)]
    return [f"{reader.role(node)} {reader.name(node)}" for node in inputs if not reader.description(node).strip()]


def out_of_order(reader: ScreenReader, stops: list[Node]) -> list[str]:
    """Stops that lie neither below the one before, of the same page, nor at its right; a page begins anew once."""
    pages: dict[Node | None, list[Node]] = {}
    for stop in stops:
        pages.setdefault(reader.scrolls_with(stop), []).append(stop)
    wrong = []
    for page in filter(None, pages):
        for before, after in pairwise(pages[page]):
            left, top, width, height = reader.place(before)
            to_left, to_top, _width, _height = reader.place(after)
            if to_top < top + height and to_left < left + width:
                wrong.append(f"{reader.name(after)} comes after {reader.name(before)}")
    return wrong


def clipboard(reader: ScreenReader) -> str:
    """What another program would paste; "" while there is nothing."""
    words = ["xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING", "-display", reader.display]
    return subprocess.run(words, capture_output=True, text=True, timeout=30).stdout


ANSWERS = {
    "Can you sign in to the dashboard?": "Yes",
    "Have you tried Move there?": "It failed",
    "Were the keys claimed in the last 7 days?": "No",
    "Same e-mail in both organizations": "Yes",
    "Full access to both": "Yes, both",
    "Do you sign in with SAML?": "No",
    "Licensing model of both": "Co-term",
    "MX edition of both": "Enterprise",
}
"""By page, in the order of the pages; the last is asked once an MX moves."""
KEYS = ("Z2A7-32TE-A8Y4", "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX")
ROWS = (
    ("MR Enterprise", "25", "10", "2029-08-31"),
    ("MX68", "2", "1", "2029-08-31"),
    ("MS120-24P", "6", "6", "2028-02-29"),
)


def choose(reader: ScreenReader, *questions: str) -> None:
    """Choose the answers of the sample, each within its question."""
    for question in questions:
        group = reader.find(question, role="panel")
        answers = (each for each in reader.shown(group) if reader.name(each) == ANSWERS[question])
        reader.act(next(answers))
        reader.listen(0.1)


def write(reader: ScreenReader, name: str, text: str) -> None:
    """Type into the field of that name."""
    reader.go_to(name, role="text")
    reader.fill(text)


def add_row(reader: ScreenReader, key: str, cells: tuple[str, ...]) -> None:
    """Type a row at the end of the table of licenses."""
    reader.go_to("Licenses to move", role="table")
    reader.keys("End", "Control_L")
    reader.keys("Home")
    reader.keys("Right")
    for text in (key, *cells):
        reader.fill(text)
        reader.tab("text", "combo box")  # the next cell, whatever list was open
    reader.keys("Escape")


def turn_to(reader: ScreenReader, number: int) -> None:
    """Go to a step by its key."""
    reader.keys(str(number), "Alt_L")
    reader.find(f"Step {number} of {len(STEPS)}")


def test_the_sample_is_typed_checked_and_copied_by_names_alone(reader: ScreenReader) -> None:
    assert unnamed(reader) == []
    questions = list(ANSWERS)
    reader.press("Fill it in step by step")
    reader.find(STEPS[0].question, role="heading")
    choose(reader, *questions[:3])
    turn_to(reader, 2)
    write(reader, "Your name", "Dana Whitfield")
    write(reader, "Company", "Northwind Traders")
    write(reader, "E-mail you sign in with", "dana@northwind.example")
    choose(reader, *questions[3:6])
    turn_to(reader, 3)
    for side, name, link in (
        ("Source", "Northwind West", "https://n149.meraki.com/o/VjjsAd/manage/organization/overview"),
        ("Destination", "Northwind East", "https://n219.meraki.com/o/i0-kTd/manage/organization/overview"),
    ):
        write(reader, f"{side}: Name", name)
        write(reader, f"{side}: Link", link)
    choose(reader, questions[6])
    turn_to(reader, 4)
    for key, row in zip(KEYS, ROWS, strict=True):
        add_row(reader, key, row)
    turn_to(reader, 3)
    choose(reader, questions[7])
    turn_to(reader, 5)
    write(reader, "Why a case is needed", " Move fails.")
    reader.keys("F6")
    reader.hear("Your case")  # F6 says where it leads
    reader.hear("Case, step 5 of 8, Northwind West to Northwind East")  # a page says its name
    reader.hear("Saved")
    reader.hear("10 of 12 things Support needs")
    reader.press("Copy the case")
    copied = reader.until(lambda: clipboard(reader))
    for text in ("Northwind West", "Dana Whitfield", "MS120-24P", "17 devices", *KEYS):
        assert text in copied
    reader.hear("Copied")
    turn_to(reader, 7)
    reader.find("2 things left", role="heading")


def test_each_page_is_walked_by_tab_and_says_what_it_is(reader: ScreenReader) -> None:
    reader.press("Fill it in step by step")
    reader.find(STEPS[0].question, role="heading")
    walked = 0
    for number, step in enumerate(STEPS, 1):
        turn_to(reader, number)
        headings = [reader.name(node) for node in reader.shown() if reader.role(node) == "heading"]
        assert headings, step.id
        assert unnamed(reader) == [], step.id
        assert undescribed(reader) == [], step.id
        stops = [reader.tab()]
        while (focused := reader.tab()) != stops[0]:
            assert len(stops) < MOST_STOPS, f"Tab never comes round on {step.id}"
            stops.append(focused)
        walked += len(stops)
        assert out_of_order(reader, stops) == [], step.id
    assert walked > 5 * len(STEPS)


def test_suggestions_are_counted_read_and_left_by_keys(reader: ScreenReader) -> None:
    reader.press("Fill it in step by step")
    reader.find(STEPS[0].question, role="heading")
    turn_to(reader, 4)
    reader.go_to("Licenses to move", role="table")
    reader.keys("Home")
    reader.keys("Right")
    reader.fill(KEYS[0])
    field = reader.tab("text")
    reader.fill("mx")
    offered = reader.find(reader.name(field), role="list")
    rows = [reader.name(each) for each in reader.children(offered)]
    count = f"{len(rows)} suggestions"
    reader.until(lambda: reader.listen(0.1) or any(each.startswith(count) for each in reader.said))
    told = [each for each in reader.said if "suggestion" in each]
    assert told[0].endswith(" suggestions. Up and Down go through them.")
    # Those of "m" alone are counted, too, where the machine stood still between the two letters.
    assert told[-1] == (count if told[1:] else f"{count}. Up and Down go through them.")
    assert len(told) <= 2
    for key, row in (("Down", rows[0]), ("Down", rows[1]), ("Up", rows[0])):
        assert reader.name(reader.moved(key, "list item")) == row
    assert reader.moved("Up") == field, "what was typed stands before the first"
    for last in ("Escape", "Return"):
        reader.keys("BackSpace")
        reader.moved("Down", "list item")
        assert reader.moved(last) == field, f"{last} leads back into the field"
