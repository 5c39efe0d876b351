"""The text formats against files that were read by a person: a change of wording or layout shows as a difference.

To accept a change, run `REWRITE_GOLDEN=1 python -m pytest tests/export/test_golden.py`, and read what git shows.
"""

import datetime
import os
from pathlib import Path

import pytest

from transfer_wizard.export.formats import render
from transfer_wizard.request.draft import Draft

GOLDEN = Path(__file__).parent / "golden"
FORMATS = {"txt": "text.txt", "md": "markdown.md", "html": "page.html", "eml": "mail.eml", "csv": "licenses.csv"}
FORMATS["phone"] = "phone.txt"


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
