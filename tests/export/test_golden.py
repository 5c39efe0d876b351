"""The text formats against files that were read by a person: a change of wording or layout shows as a difference.

To accept a change, run `REWRITE_GOLDEN=1 python -m pytest tests/export/test_golden.py`, and read what git shows.
"""

import datetime
import html
import os
import re
import subprocess
from pathlib import Path

import pytest

from transfer_wizard.export.formats import render
from transfer_wizard.request.draft import Draft

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
