"""The wording of every sentence that a person may read."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import transfer_wizard

PACKAGE = Path(transfer_wizard.__file__).parent
BANNED = re.compile(
    r"\b(please|sorry|invalid|valid|forbidden|oops|error occurred|illegal|wizard step|is required|mandatory|"
    r"licence|licences|organisation|organisations|fatal|abort|whoops|uh-oh)\b",
    re.IGNORECASE,
)
LETTERS = {f"export/{name}.py" for name in ("summary", "statements", "follow_up")}
"""Where the person writes to Support, people write "please"."""
MARKERS = {"_", "N_", "ngettext"}


def said() -> Iterator[tuple[str, int, str]]:
    """Every text marked for translation: its file, its line, and the text."""
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


ALL = list(said())


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
    assert len(ALL) > 200


def test_every_sentence_keeps_to_the_wording_rules() -> None:
    found = [(place, line, text, why) for place, line, text in ALL for why in complaints(text)]
    assert [each for each in found if not (each[0] in LETTERS and each[3] == "says “Please”")] == []


@pytest.mark.parametrize(
    "text", ["Please try again", "The key is invalid.", "It's wrong", "Oops", "This field is required", "Wait..."]
)
def test_the_lint_catches_what_it_should(text: str) -> None:
    assert complaints(text)


def test_sentences_can_be_filled_in() -> None:
    for place, line, text in ALL:
        names = re.findall(r"{(.*?)}", text)
        assert all(re.fullmatch(r"[a-z_]+", name) for name in names), (place, line, text)
