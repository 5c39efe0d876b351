"""The case in Japanese, and in English with Japanese behind it: what each document says, and how it is read back."""

import datetime
import email
import email.policy
import io
import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from transfer_wizard.export import formats, phone
from transfer_wizard.export.summary import summarize
from transfer_wizard.intake.labels import label_of
from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import speaking
from transfer_wizard.validation.case_headings import suggestion

pytestmark = pytest.mark.usefixtures("qapp")  # the PDF would start a smaller Qt, which no later test could use

TODAY = datetime.date(2026, 11, 28)
ASK = "「Northwind West」から「Northwind East」へ、"


def rendered(draft: Draft, format_id: str, language: str) -> str:
    return formats.render(draft, format_id, TODAY, language).decode()


@pytest.mark.parametrize("format_id", ["txt", "md", "html", "form"])
def test_the_fixed_parts_are_japanese_and_own_words_stay(sample: Draft, format_id: str) -> None:
    made = rendered(sample, format_id, "ja").replace("\n", "")
    assert ASK in made
    assert "Portland" in made
    assert "重大度3" in made
    assert "重大度3：重大度3" not in made
    assert "重大度:" not in made
    assert not re.search(r"Please move|Requester|Licenses|Severity|Confirmed", made)


@pytest.mark.parametrize("format_id", formats.IN_BOTH)
def test_a_document_says_everything_in_english_and_then_in_japanese(sample: Draft, format_id: str) -> None:
    made = formats.render(sample, format_id, TODAY, "en+ja")
    if format_id == "pdf":
        assert made.startswith(b"%PDF-")
        return
    text = zipfile.ZipFile(io.BytesIO(made)).read("content.xml").decode() if format_id == "odt" else made.decode()
    text = re.sub(r"\s+", " ", text)
    assert 0 < text.index("Please move") < text.index("同じ内容（日本語）") < text.index("お願いいたします")
    if format_id == "html":
        assert '<html lang="en">' in text
        assert re.search(r'<section aria-labelledby="section-\d+" lang="ja">', text)


def test_a_document_speaks_one_language_or_english_and_another() -> None:
    assert formats.document_languages() == ["en", "ja", "en+ja"]


def test_what_is_no_document_takes_the_first_language(sample: Draft) -> None:
    for format_id in ("form", "csv", "json", "eml", "phone"):
        assert formats.render(sample, format_id, TODAY, "en+ja") == formats.render(sample, format_id, TODAY, "en")


def test_what_the_program_wrote_is_said_anew_in_another_language(sample: Draft) -> None:
    draft = sample.duplicate()
    draft.set("case.frequency", suggestion("case.frequency", draft, TODAY))
    draft.set("case.related_cases", "None but 05120001.")
    made = rendered(draft, "txt", "ja")
    assert "単独の移動です" in made
    assert "None but 05120001." in made
    with speaking("ja"):
        draft.set("case.frequency", suggestion("case.frequency", draft, TODAY))
    assert "Once: this is a single transfer." in rendered(draft, "txt", "en")


def test_a_japanese_pdf_copies_and_searches_as_it_was_written(sample: Draft, tmp_path: Path) -> None:
    draft = sample.duplicate()
    draft.set("requester.company", "日本橋 西日本 見本 株式会社")  # radicals look like these
    (tmp_path / "case.pdf").write_bytes(formats.render(draft, "pdf", TODAY, "ja"))
    read = subprocess.run(["pdftotext", tmp_path / "case.pdf", "-"], capture_output=True, check=True).stdout.decode()
    flat = re.sub(r"\s+", "", read)
    assert re.sub(r"\s+", "", ASK) in flat
    assert "日本橋西日本見本株式会社" in flat
    assert not re.search("[\u2e80-\u2fdf]", read)


def test_a_japanese_mail_has_its_header_encoded(sample: Draft) -> None:
    draft = sample.duplicate()
    draft.set("organizations.source.name", "東京本社")
    made = formats.render(draft, "eml", TODAY, "ja")
    assert made.isascii()
    mail = email.message_from_bytes(made, policy=email.policy.default)
    assert "東京本社" in mail["Subject"]
    assert mail["Content-Language"] == "ja"


def test_an_odt_says_its_language_to_both_kinds_of_script(sample: Draft) -> None:
    made = zipfile.ZipFile(io.BytesIO(formats.render(sample, "odt", TODAY, "ja"))).read("styles.xml").decode()
    assert 'fo:language="en"' in made  # of its Latin words
    assert 'style:language-asian="ja"' in made
    assert len(re.findall('fo:font-size="', made)) == len(re.findall('style:font-size-asian="', made))
    assert len(re.findall('fo:font-weight="', made)) == len(re.findall('style:font-weight-asian="', made))


@pytest.mark.parametrize("format_id", ["txt", "phone", "form", "md"])
def test_japanese_lines_break_and_labels_end_as_japanese_has_it(sample: Draft, format_id: str) -> None:
    draft = sample.duplicate()
    draft.set("organizations.source.name", "ノースウインド西日本支社")
    draft.set("organizations.destination.licensing_model", "per-device")
    draft.set("case.scope", "「大阪」、「神戸」。" * 40)
    made = rendered(draft, format_id, "ja")
    assert not re.search(r"(?m)^[ -]*[、。，）」』ー？：]", made)
    assert not re.search(r"(?m)[（「『]$", made)
    assert not re.search(r"[ぁ-んァ-ヶ一-龠]:|[。、] (?! *\\?\[)", made.replace("**", ""))


def test_the_phone_sheet_reads_letters_and_digits_as_japanese_callers_say_them(sample: Draft) -> None:
    with speaking("ja"):
        assert phone.spelled("Z2A7-0419") == "ズールー ニ アルファ ナナ、ゼロ ヨン イチ キュウ"
        made = phone.render(summarize(sample, TODAY))
    assert phone.IN_ENGLISH in re.sub(r"\s+", " ", made)
    assert "英語を話すエンジニア" in made.replace("\n        ", "")
    assert phone.IN_ENGLISH not in re.sub(r"\s+", " ", phone.render(summarize(sample, TODAY)))


def test_the_labels_of_a_japanese_document_are_known_in_an_english_window() -> None:
    assert label_of("移動元のオーガナイゼーション名") == label_of("Source organization name")
