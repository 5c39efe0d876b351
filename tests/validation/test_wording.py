"""The wording of every sentence that a person may read."""

import ast
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

import transfer_wizard
from transfer_wizard.resources import resource

PACKAGE = Path(transfer_wizard.__file__).parent
BANNED = re.compile(
    r"\b(please|sorry|invalid|valid|forbidden|oops|error occurred|illegal|wizard step|is required|mandatory|"
    r"licence|licences|organisation|organisations|fatal|abort|whoops|uh-oh)\b",
    re.IGNORECASE,
)
LETTERS = {f"export/{name}.py" for name in ("summary", "statements", "follow_up")}
"""Where the person writes to Support, people write "please"."""
MARKERS = {"_", "N_", "ngettext"}


@cache
def said() -> tuple[tuple[str, int, str], ...]:
    """Every text marked for translation: its file, its line, and the text."""
    return tuple(marked())


def marked() -> Iterator[tuple[str, int, str]]:
    for path in sorted(PACKAGE.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in MARKERS:
                for argument in node.args[: 2 if node.func.id == "ngettext" else 1]:
                    if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                        yield str(path.relative_to(PACKAGE)), node.lineno, argument.value
                    else:
                        assert not isinstance(argument, ast.JoinedStr), (
                            f"{path}:{node.lineno}: no f-string can be looked up"
                        )


def complaints(text: str) -> list[str]:
    """What is wrong with a text."""
    found = [f"says “{match[0]}”" for match in BANNED.finditer(text)]
    if "'" in text or re.search(r'(^|\s)"', text):
        found.append("has a typewriter’s quote")
    if "..." in text:
        found.append("has three dots for an ellipsis")
    if re.search(r"!\s*$", text):
        found.append("shouts")
    if "  " in text.strip():
        found.append("has two spaces")
    return found


def test_there_is_something_to_lint() -> None:
    assert len(said()) > 200


def test_every_sentence_keeps_to_the_wording_rules() -> None:
    found = [(place, line, text, why) for place, line, text in said() for why in complaints(text)]
    assert [each for each in found if not (each[0] in LETTERS and each[3] == "says “Please”")] == []


@pytest.mark.parametrize(
    "text", ["Please try again", "The key is invalid.", "It's wrong", "Oops", "This field is required", "Wait..."]
)
def test_the_lint_catches_what_it_should(text: str) -> None:
    assert complaints(text)


def test_sentences_can_be_filled_in() -> None:
    for place, line, text in said():
        names = re.findall(r"{(.*?)}", text)
        assert all(re.fullmatch(r"[a-z_]+", name) for name in names), (place, line, text)


STANDS = (
    "I have today’s passcodes of both organizations ready.",
    "I can’t see them: I am locked out of the dashboard.",
    "Nothing is missing. Have both passcodes of the day ready when you send it.",
    "Severity 1: critical impact, a product or service is down",
    "Severity 2: substantial impact, a product or service is degraded",
    "Severity 3: minimal impact on business operations",
    "Severity 4: no impact on business operations",
    "Did you try Move in the dashboard?",
    "I can’t try it (say why below)",
    "Meraki Support Access in the source organization",
    "Has this key itself expired?",
    "Look at this key in License History, not at the organization’s co-termination date. An expired key can’t be "
    "moved.",
    "The key’s own last day, such as 2027-08-31; not the co-termination date.",
    "Renew replaces the destination’s limit with this key’s devices and extends the date. When unsure, choose Add "
    "devices.",
    "with or without dashes",
    "You can probably move these licenses in the dashboard, without a case.",
    "License {key} has expired. A key that only lives on through co-termination can’t be moved.",
    "{model}: a license of {source} can’t go to an organization that uses {destination}.",
    "Take it out, or ask Support which alternative there is.",
    "You want to move {move}, but this key licenses {have}.",
    "Key {key} is listed twice for {model}",
    "you are a network administrator in the {side} organization",
    "It is not known whether single keys can move to or from it. Ask Support first.",
    "Write it down on the day",
    "Pick a Tile to Contact Support",
    "Support sees which administrator is writing.",
    "By phone, 24/7: somebody on your side must stay available.",
    "Choose it if you can talk now.",
    "Have the call sheet open",
    "Severity 4: write instead. Network down: call.",
    "Add today’s passcodes when Support asks, then click Submit. A confirmation comes by e-mail.",
    "unlock your account: that is quickest",
    "Support removes two-factor authentication only by case, never by phone.",
    "You can open a case without signing in. Support checks who you are first, and can’t restore every account.",
    "Ask Support first: subscription licensing",
    "note the error message: Support asks for it",
    "This case is still open.",
    "Please escalate it, and tell me when the transfer will be done.",
    "What is the status, and do you need anything from me?",
    "Please move {count} from “{source}” to “{destination}”.",
    "Confirmed by the requester",
    "is my placeholder in both organizations",
    "Licenses on each key, and how many to move",
    "Total of {key}",
    "Passcode of this organization:",
    "Both passcodes are deleted from this computer",
    "This will be removed from",
    "correct the settings",
    "Meraki Support Access is Full access in both.",
    "View full case history",
    "View regional phone numbers",
)
"""What the table of better wordings decided, and what the vendor calls its own places."""

GONE = (
    "Given in the form or by phone",
    "Support has all that it needs to begin",
    "a network is down",
    "a network is badly degraded",
    "the network works, a service is impaired",
    "a change without effect",
    "What happened when you moved the licenses yourself",
    "Support access to the source",
    "Has this license expired",
    "no time of its own left",
    "Year, month and day, such as",
    "Renew sets it to this key’s devices",
    "in any spelling",
    "You can move these licenses yourself: you have",
    "license can’t move up",
    "Take this key out of the request",
    "Move is more than have: {move} to move, but",
    "stands here twice",
    "you have access to networks only in",
    "Support would ask how a single license is to move",
    "Take it down on the day",
    "any tile",
    "Support knows who you are, and what you may see",
    "at any hour, with somebody at hand",
    "Take it when you can talk now",
    "Rather write when the request can wait",
    "The confirmation comes by e-mail",
    "unlock you or to invite you again",
    "is not taken off on the phone",
    "Support also helps people who can’t sign in",
    "needs a word with Support first",
    "the words of the failure",
    "No answer so far settles the case",
    "How does it stand, and is anything missing",
    "I ask Cisco Meraki Support to move",
    "What the requester states",
    "stands in for me",
    "the devices each one licenses (have)",
    "Its passcode: given by phone",
    "have done their work",
    "Removed would be",
    "mend the settings",
    "signing in anew",
    "Support may access both organizations",
)
"""What the same table replaced."""


@pytest.mark.parametrize("sentence", STANDS)
def test_the_better_wording_stands(sentence: str) -> None:
    assert any(sentence in text for _place, _line, text in said())


def test_the_former_wording_is_gone() -> None:
    shipped = [
        (path.name, path.read_text(encoding="utf-8")) for path in resource("sample_case.json").parent.glob("*.*")
    ]
    texts = [*((place, text) for place, _line, text in said()), *shipped]
    assert [(place, former) for place, text in texts for former in GONE if former in text] == []
