"""The program as a screen reader knows it, over the real accessibility bus and from another process."""

import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.ui.screen_reader import FOCUSABLE, LAUNCHER, ScreenReader
from transfer_wizard.flow.steps import STEPS

LAYOUT = ("filler", "panel", "layered pane", "scroll pane", "viewport", "frame", "window", "application", "cell")
"""Roles of what only holds other things; a cell that is empty says so by saying nothing."""
MOST_STOPS = 200


@pytest.fixture(scope="module")
def reader() -> Iterator[ScreenReader]:
    """The program on an empty folder, at its start page."""
    needs = ("Xvfb", "dbus-daemon", "xclip")
    if not (all(shutil.which(each) for each in needs) and LAUNCHER.exists()):
        pytest.skip("Xvfb, dbus-daemon, xclip and at-spi2-core are not all there")
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


def clipboard(reader: ScreenReader) -> str:
    """What another program would paste; "" while there is nothing."""
    words = ["xclip", "-selection", "clipboard", "-out", "-target", "UTF8_STRING", "-display", reader.display]
    return subprocess.run(words, capture_output=True, text=True, timeout=30).stdout


def test_the_request_is_typed_and_copied_by_names_alone(reader: ScreenReader) -> None:
    assert unnamed(reader) == []
    reader.press("Fill it in step by step")
    reader.find(STEPS[0].question, role="heading")
    reader.press("Yes", role="radio button")
    reader.keys("2", "Alt_L")
    for name, text in (("Your name", "Dana Whitfield"), ("Company", "Northwind Traders")):
        reader.go_to(name, role="text")
        reader.type(text)
        reader.listen(0.2)
    reader.keys("F6")
    reader.listen(2.5)
    assert "Your case" in reader.said or "Footer" in reader.said, "F6 says where it leads"
    assert any(said.startswith("You, step 2 of 8") for said in reader.said), "a page says its name"
    assert "1 of 12 things Support needs" in reader.said
    reader.press("Copy the case")
    copied = reader.until(lambda: clipboard(reader))
    assert "Dana Whitfield" in copied
    assert "Northwind Traders" in copied
    reader.listen(0.5)
    assert "Copied" in reader.said


def test_each_page_is_walked_by_tab_and_says_what_it_is(reader: ScreenReader) -> None:
    walked = 0
    for number, step in enumerate(STEPS, 1):
        reader.keys(str(number), "Alt_L")
        reader.find(f"Step {number} of {len(STEPS)}")
        headings = [reader.name(node) for node in reader.shown() if reader.role(node) == "heading"]
        assert headings, step.id
        assert unnamed(reader) == [], step.id
        first = reader.tab()
        for _stop in range(MOST_STOPS):
            walked += 1
            focused = reader.tab()
            if focused == first:
                break
        else:
            raise AssertionError(f"Tab never comes round on {step.id}")
    assert walked > 5 * len(STEPS)
