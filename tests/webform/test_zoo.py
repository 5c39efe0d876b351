"""Every page of the zoo filled in by a real browser: what was to be filled, and nothing else."""

import pytest

from transfer_wizard.webform.report import Status

from .zoo_browser import ZooBrowser, sample_values
from .zoo_server import expected

PAGES = (
    "plain",
    "table",
    "japanese",
    "labels",
    "shadow",
    "frames",
    "honeypot",
    "autosubmit",
    "steps",
    "hostile",
    "editors",
    "react",
    "vue",
    "passcodes",
)
TEXTS = {each.id: each.text for each in sample_values()}
UNTOUCHED = {"country": "United States", "prod": "Select a product"}


@pytest.mark.parametrize("name", PAGES)
def test_page_is_filled_in(browser: ZooBrowser, name: str) -> None:
    visit = browser.visit(name)
    wanted = {}
    for key, what in expected(name).items():
        shown, _, identity = what.rpartition("=")
        wanted[key] = shown or TEXTS[identity]
        finding = visit.finding(identity)
        assert finding is not None, key
        assert finding.status is Status.FILLED, (key, finding)
    state = {key: shape(key, text) for key, text in visit.state.items() if UNTOUCHED.get(key) != text}
    assert state == {key: shape(key, text) for key, text in wanted.items()}
    assert browser.run(visit.page, "() => window.sent") == 0


def shape(key: str, text: str) -> str:
    """A text with its lines as they are; an editor makes paragraphs of them, each in its own way."""
    return " ".join(text.split()) if key == "editor" else text.strip()
