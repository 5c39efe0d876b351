"""The requests that the exports are tried with."""

import datetime
import random
from pathlib import Path
from typing import Any

import pytest
from hypothesis import strategies as st
from PySide6.QtWidgets import QApplication

from transfer_wizard.export import summary
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft, blank_license
from transfer_wizard.validation import wording

GOLDEN = Path(__file__).parent / "golden"


@pytest.fixture(scope="session", autouse=True)
def application(qapp: QApplication) -> QApplication:
    """The application of the window. A PDF starts a smaller one where there is none, and no window works with that."""
    return qapp


@pytest.fixture
def today() -> datetime.date:
    return datetime.date(2026, 11, 24)


@pytest.fixture
def sample(monkeypatch: pytest.MonkeyPatch) -> Draft:
    """A complete request."""
    monkeypatch.setattr(summary, "__version__", "0.0.0")  # the expected files outlive a release
    return document.read((GOLDEN / "request.json").read_bytes()).draft


@pytest.fixture
def gaps(sample: Draft) -> Draft:
    """A request with missing and wrong values, in several scripts."""
    for path, text in {
        "requester.name": "",
        "requester.company": "株式会社ノースウィンド　日本",
        "requester.contact_hours": "09:00-17:00 UTC+9",
        "requester.source_access": "read-only",
        "organizations.source.url": "https://n1.meraki.com/home/n/abcd/manage",
        "organizations.destination.name": "東日本 | <East> & Co",
        "organizations.destination.support_access": "unknown",
        "licenses.0.key": "Q2FJ-3SHB-Y2K2",
        "licenses.0.devices.0.move": "99",
        "licenses.1.expired": "yes",
        "case.scope": "行1: ２０２６年\n\n<script>alert(1)</script> **bold** \u202eevil\u202c \x07",
        "case.frequency": "",
        "customer_number": "",
    }.items():
        sample.set(path, text)
    sample.licenses.append(blank_license())
    return sample


@pytest.fixture
def any_draft() -> st.SearchStrategy[Draft]:
    """Drafts with any text in any field, and the words of the fields that have some."""
    return st.builds(_filled, st.randoms(use_true_random=False), st.lists(_TEXT, min_size=1, max_size=12))


_NASTY = [
    "=1+1",
    "＝1",
    "<b>&amp;",
    "*a* _b_ `c` [d](e) ![f](g)",
    "\u202eabc",
    "a\r\nBcc: x@y.z",
    "\x00\x07",
    "日本",
    "العربية",
]
_NASTY += [
    "👩‍👩‍👧‍👧",
    "e\u0301",
    "ﬁ",
    "1234",
    "a|b\\",
    "---",
    "    x",
    "1. x",
    "# x",
    "~~~",
    "www.x.y",
    "\u2028",
    "\ufffe",
    "\U0001ffff",
]
_TEXT = st.one_of(st.text(st.characters(codec="utf-8"), max_size=40), st.sampled_from(_NASTY), st.just("x" * 2_000))


def _filled(choice: random.Random, texts: list[str]) -> Draft:
    draft = Draft()
    draft.licenses.extend(blank_license() for _number in range(choice.randrange(3)))
    _fill(draft.values, "", choice, texts)
    return draft


def _fill(values: Any, place: str, choice: random.Random, texts: list[str]) -> None:
    """Put a text, a word of the field, or nothing into every leaf."""
    for name, value in enumerate(values) if isinstance(values, list) else list(values.items()):
        path = f"{place}.{name}".lstrip(".")
        if isinstance(value, str):
            words = [word for word, _text in wording.choices(path)]
            values[name] = choice.choice([*texts, *words * 3, ""])
        else:
            _fill(value, path, choice, texts)
