"""The text formats against files that were read by a person: a change of wording or layout shows as a difference.

To accept a change, run `REWRITE_GOLDEN=1 python -m pytest tests/export/test_golden.py`, and read what git shows.
"""

import datetime
import html
import io
import os
import re
import subprocess
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.export.summary_parts import lock_out
from tests.export.test_form_text import fill
from transfer_wizard.export import follow_up
from transfer_wizard.export.formats import render
from transfer_wizard.export.letter import letter
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Side
from transfer_wizard.validation.check import check

GOLDEN = Path(__file__).parent / "golden"
FORMATS = {"txt": "text.txt", "md": "markdown.md", "html": "page.html", "eml": "mail.eml", "csv": "licenses.csv"}
FORMATS["phone"] = "phone.txt"
_WORD = re.compile(
    r'<word xMin="(?P<left>[0-9.]+)" yMin="(?P<top>[0-9.]+)" xMax="(?P<right>[0-9.]+)".*>(?P<word>.*)</word>'
)
_SPACE = 4.0
"""Points between two words of one line, which a cell of a table is farther from the next than."""


@pytest.mark.parametrize("format_id", FORMATS)
@pytest.mark.parametrize("request_name", ["sample", "gaps"])
def test_format_reads_as_expected(
    request: pytest.FixtureRequest, today: datetime.date, request_name: str, format_id: str
) -> None:
    draft: Draft = request.getfixturevalue(request_name)
    made = render(draft, format_id, today, "en")
    expected = GOLDEN / f"{request_name}_{FORMATS[format_id]}"
    if os.environ.get("REWRITE_GOLDEN"):
        expected.write_bytes(made)
    assert made == expected.read_bytes()


@pytest.fixture
def locked(sample: Draft) -> Draft:
    """Somebody who can't sign in, and whom an administrator vouches for."""
    lock_out(sample, "authenticator-lost")
    sample.set("requester.placeholder_name", "Lee Ortiz")
    sample.set("requester.placeholder_access", "not-full")
    sample.set("route.needed_by", "2026-12-07")
    return sample


@pytest.fixture
def asked(sample: Draft) -> Draft:
    """A question about an alternative, of a SAML administrator who does not know everything."""
    sample.set("requester.saml", "yes")
    sample.set("requester.placeholder_name", "Lee Ortiz")
    sample.set("requester.placeholder_email", "lee@northwind.example")
    sample.set("route.ask", "alternative")
    sample.set("route.self_service", "not-tried")
    sample.set("route.claimed_within_7_days", "unknown")
    for side in Side:
        sample.set(f"organizations.{side}.support_access", "unknown")
        sample.set(f"organizations.{side}.mx_edition", "unknown")
    sample.set("organizations.destination.mx_edition", "advanced-security")
    sample.set("organizations.source.licensing_model", "")
    return sample


@pytest.fixture
def many(sample: Draft) -> Draft:
    """Thirteen keys, some of which renew or have expired, and a long reason."""
    fill(sample, 13)
    for number in range(0, 13, 3):
        sample.licenses[number] |= {"mode": "renew", "expires_on": ""}
    sample.licenses[7]["expired"] = "unknown"
    sample.licenses[11]["devices"][0]["move"] = sample.licenses[11]["devices"][0]["have"]
    sample.set("route.reason", "Move fails again; we tried it in two browsers (“License move failed”). " * 20)
    return sample


def texts(draft: Draft, today: datetime.date) -> Iterator[tuple[str, str]]:
    """Each text that is made of a request, the letter of the window and the documents of an office among them."""
    yield "form", render(draft, "form", today, "en").decode()
    yield "short form", render(draft, "form", today, "en", most=700).decode()
    yield "phone", render(draft, "phone", today, "en").decode()
    yield "text", render(draft, "txt", today, "en").decode()
    yield "text in two languages", render(draft, "txt", today, "en+ja").decode()
    with zipfile.ZipFile(io.BytesIO(render(draft, "odt", today, "en"))) as document:
        yield "document", re.sub(r"(?<=>)(?=<(?!/))", "\n", document.read("content.xml").decode())
    for days in (dict.fromkeys(Side, None), dict.fromkeys(Side, today)):
        for part in letter(draft, check(draft, today, None), days, today):
            yield f"{part.id}: {part.heading}", "\n".join(map(repr, part.lines))
    draft.set("case_number", "05123456")
    for is_urgent in (False, True):
        yield "message", "\n".join(follow_up.message(draft, today, is_urgent))
    yield (
        "reminder",
        follow_up.reminder(draft, today, datetime.datetime(2026, 11, 24, 18, 5, tzinfo=datetime.UTC)).decode(),
    )


@pytest.mark.parametrize("request_name", ["sample", "gaps", "locked", "asked", "many"])
def test_every_text_reads_as_expected(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch, today: datetime.date, request_name: str
) -> None:
    monkeypatch.setattr(follow_up, "__version__", "0.0.0")
    draft: Draft = request.getfixturevalue(request_name)
    made = "\n".join(f"==== {name}\n{text}\n" for name, text in texts(draft, today))
    expected = GOLDEN / f"{request_name}_texts.txt"
    if os.environ.get("REWRITE_GOLDEN"):
        expected.write_bytes(made.encode())
    assert made.encode().split(b"\n") == expected.read_bytes().split(b"\n")


def placed(content: bytes, folder: Path) -> str:
    """The lines of a PDF in points from the left and the top of their page: page, left, right, top, words."""
    path = folder / "request.pdf"
    path.write_bytes(content)
    said = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True, text=True).stdout
    lines: list[tuple[int, float, float, float, str]] = []
    for number, page in enumerate(said.split("<page ")[1:], 1):
        for found in _WORD.finditer(page):
            left, top, right = (float(found[name]) for name in ("left", "top", "right"))
            last = lines[-1] if lines else (0, 0.0, 0.0, 0.0, "")
            if last[0] == number and abs(last[3] - top) < 1 and 0 <= left - last[2] < _SPACE:
                lines[-1] = (number, last[1], right, last[3], f"{last[4]} {html.unescape(found['word'])}")
            else:
                lines.append((number, left, right, top, html.unescape(found["word"])))
    lines.sort(key=lambda line: (line[0], round(line[3]), line[1]))
    return "".join(f"{page} {left:.1f} {right:.1f} {top:.1f} {words}\n" for page, left, right, top, words in lines)


@pytest.fixture
def latin(gaps: Draft) -> Draft:
    """The gaps in letters that the program's own typefaces have, with a web address in what was typed."""
    gaps.set("requester.company", "Northwind & Æøå")
    gaps.set("organizations.destination.name", "East | <East> & Co")
    gaps.set("case.scope", "Line 1: see https://intranet.northwind.example/plan for it.\n\n<b>bold</b> **bold**")
    return gaps


@pytest.mark.parametrize("request_name", ["sample", "latin"])
def test_the_pages_of_the_pdf_are_laid_out_as_expected(
    request: pytest.FixtureRequest, today: datetime.date, tmp_path: Path, request_name: str
) -> None:
    """Each line stands where it stood, to a point and a half: the typefaces are the program's own."""
    made = placed(render(request.getfixturevalue(request_name), "pdf", today, "en"), tmp_path)
    expected = GOLDEN / f"{request_name}_pages.txt"
    if os.environ.get("REWRITE_GOLDEN"):
        expected.write_text(made, encoding="utf-8")
    for one, other in zip(made.splitlines(), expected.read_text(encoding="utf-8").splitlines(), strict=True):
        page, *places, words = one.split(" ", 4)
        page_before, *places_before, words_before = other.split(" ", 4)
        assert (page, words) == (page_before, words_before)
        assert list(map(float, places)) == pytest.approx(list(map(float, places_before)), abs=1.5), words
