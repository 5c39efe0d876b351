"""What the program can't do to a page, because it has no word for it."""

import re
from pathlib import Path

import pytest

from transfer_wizard.resources import resource
from transfer_wizard.webform import pipe
from transfer_wizard.webform.fill import one_line

ROOM = Path(pipe.__file__).parent
SOURCES = [*ROOM.glob("*.py"), *resource("form_scripts").glob("*.js")]
# The one place where a page is told of a pointer, and what it says there.
POINTING = "list_box.js"
IN_POINTING = {
    "dispatchEvent",
    "MouseEvent",
    "PointerEvent",
    "UIEvent",
    '"click"',
    ".checked = ",
}
# touch.js hears a person's press, and speaks to mute.js, which keeps back what is said over sockets.
IN_TOUCH = {'"click"', "dispatchEvent"}
IN_MUTE = {"WebSocket"}
# page.js tells a page that a choice was made.
IN_PAGE = {"dispatchEvent"}
# barrier.py answers what a page asks in a dialog while nobody is there, and only with no.
IN_DIALOGS = {"handleJavaScriptDialog"}
FORBIDDEN = (
    r"dispatchKeyEvent",
    r"dispatchMouseEvent",
    r"dispatchTouchEvent",
    r"synthesize\w*Gesture",
    r"\.click\b",
    r"\"click\"",
    r"'click'",
    r"dispatchEvent",
    r"KeyboardEvent",
    r"MouseEvent",
    r"PointerEvent",
    r"UIEvent",
    r"SubmitEvent",
    r"\.submit\b",
    r"\[.submit.\]",
    r"requestSubmit",
    r"dispatchDragEvent",
    r"handleJavaScriptDialog",
    r"setFileInputFiles",
    r"\.checked = ",
    r"\beval\b",
    r"Runtime\.evaluate",
    r"XMLHttpRequest",
    r"\bfetch\(",
    r"sendBeacon",
    r"WebSocket",
    r"\.action\b",
    r"innerHTML",
    r"remote-debugging-port",
)
ALLOWED = {
    POINTING: IN_POINTING,
    "page.js": IN_PAGE,
    "touch.js": IN_TOUCH,
    "mute.js": IN_MUTE,
    "barrier.py": IN_DIALOGS,
    "pipe.py": IN_DIALOGS,
}


def offences(name: str, source: str) -> set[str]:
    """The words in a source that may not be there."""
    found = {match[0] for each in FORBIDDEN for match in re.finditer(each, source)}
    return found - ALLOWED.get(name, set())


@pytest.mark.parametrize("source", SOURCES, ids=lambda path: path.name)
def test_no_word_that_could_send(source: Path) -> None:
    assert offences(source.name, source.read_text(encoding="utf-8")) == set()


def test_what_touch_and_mute_are_allowed_is_all_they_do_with_it() -> None:
    touch, mute = (resource("form_scripts", each).read_text(encoding="utf-8") for each in ("touch.js", "mute.js"))
    assert touch.count("dispatchEvent") == touch.count("dispatchEvent(new Event(name, { cancelable: true }))") == 1
    assert not re.search(r"new\s+WebSocket\b", mute)


def test_every_dialog_is_answered_with_no() -> None:
    source = (ROOM / "barrier.py").read_text(encoding="utf-8")
    assert re.findall(r"handleJavaScriptDialog(.*)", source) == ['", session, accept=False)']


def test_what_is_allowed_is_used() -> None:
    assert len(SOURCES) > 15
    pointing = resource("form_scripts", POINTING).read_text(encoding="utf-8")
    assert [each for each in IN_POINTING if each not in pointing] == []


@pytest.mark.parametrize("planted", ["button.click()", "f.requestSubmit()", 'pipe.call("Input.dispatchKeyEvent")'])
def test_planted_offence_is_found(planted: str) -> None:
    assert offences("page.js", planted)


def test_page_is_told_of_choices_only() -> None:
    """What page.js dispatches is named in one place: input and change."""
    source = resource("form_scripts", "page.js").read_text(encoding="utf-8")
    assert source.count("dispatchEvent") == 1
    assert re.findall(r"\btell\(element, (.*?)\)", source) == ['"input", "change"']


def test_verbs_of_the_pipe() -> None:
    """None of them presses, clicks, uploads, prints, or takes a script of somebody else's."""
    assert {each for each in pipe.VERBS if each.startswith("Input.")} == {"Input.insertText"}
    assert {each for each in pipe.VERBS if each.startswith("Runtime.")} == {
        "Runtime.addBinding",
        "Runtime.callFunctionOn",
        "Runtime.enable",
        "Runtime.runIfWaitingForDebugger",
    }


def test_verb_that_is_not_listed_is_not_said(tmp_path: Path) -> None:
    unused = pipe.Pipe.__new__(pipe.Pipe)
    with pytest.raises(ValueError, match="dispatchKeyEvent"):
        unused._send("Input.dispatchKeyEvent", "", {}, None)


@pytest.mark.parametrize("ending", ["\n", "\r", "\r\n", "\u2028", "\u2029", "\x0b", "\x85", "\t"])
def test_one_line_has_no_line_ending(ending: str) -> None:
    assert one_line(f"first{ending}second{ending}") == "first second"
