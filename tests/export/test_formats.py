import datetime
import gettext
import json
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_wizard import translations
from transfer_wizard.export import formats
from transfer_wizard.export.formats import FORMATS, render
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import _

ROOT = Path(__file__).parents[2]


def test_formats_are_those_of_the_command_line() -> None:
    assert [each.id for each in FORMATS] == ["txt", "md", "html", "pdf", "odt", "eml", "json", "csv", "phone", "form"]
    assert {each.id for each in FORMATS if not each.is_text} == {"pdf", "odt"}


def test_unknown_format_is_refused(sample: Draft, today: datetime.date) -> None:
    with pytest.raises(KeyError):
        render(sample, "docx", today, "en")


def test_request_file_opens_again_as_the_same_request(sample: Draft, today: datetime.date) -> None:
    opened = document.read(render(sample, "json", today, "en"))
    assert opened.draft.values == sample.values
    assert opened.draft.id == sample.id
    assert opened.draft.saved_at == sample.saved_at
    assert (opened.read_only, opened.notices) == (False, [])


def test_a_newer_file_keeps_its_schema(today: datetime.date) -> None:
    newer = {"format": document.FORMAT, "schema": 7, "request": {"route": {"reason": "x", "tomorrow": [1]}}}
    opened = document.read(json.dumps(newer).encode())
    again = json.loads(render(opened.draft, "json", today, "en"))
    assert again["schema"] == 7
    assert again["request"]["route"]["tomorrow"] == [1]
    assert opened.read_only


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_request_file_opens_again(
    any_draft: st.SearchStrategy[Draft], today: datetime.date, data: st.DataObject
) -> None:
    draft = data.draw(any_draft)
    assert document.read(render(draft, "json", today, "en")).draft.values == draft.values


def test_language_holds_for_the_export_alone(
    sample: Draft, today: datetime.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    class Japanese(gettext.NullTranslations):
        def gettext(self, message: str) -> str:
            return message.replace("Requester", "申請者")

    monkeypatch.setattr(translations, "catalogue", lambda language: Japanese())
    for format_id in ("txt", "md", "html"):
        assert "申請者" in render(sample, format_id, today, "ja").decode()
    assert '<html lang="ja">' in render(sample, "html", today, "ja").decode()
    assert _("Requester") == "Requester"


def test_table_of_formats_loads_neither_qt_nor_pydantic() -> None:
    code = "import sys, transfer_wizard.export.formats; print(*{name.partition('.')[0] for name in sys.modules})"
    loaded = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert not {"PySide6", "pydantic"} & set(loaded.split())


@pytest.mark.parametrize("format_id", ["txt", "md", "html", "odt", "eml", "csv", "phone", "form"])
def test_text_of_a_megabyte_is_no_trouble(sample: Draft, today: datetime.date, format_id: str) -> None:
    for path in ("case.scope", "organizations.source.name", "requester.source_email", "licenses.0.key"):
        sample.set(path, "日 \n" * 200_000)
    assert len(render(sample, format_id, today, "en")) < 1_000_000


def test_module_names_format_by_its_label() -> None:
    assert all(each.label and each.suffix.startswith(".") for each in formats.FORMATS)
