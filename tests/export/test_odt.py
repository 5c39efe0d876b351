import datetime
import io
import zipfile
from xml.etree import ElementTree

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_wizard.export.odt import MEDIA_TYPE, render
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import speaking

TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"


def parts(content: bytes) -> dict[str, ElementTree.Element]:
    """The parts of a file, each well-formed."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        first = archive.infolist()[0]
        assert (first.filename, first.compress_type) == ("mimetype", zipfile.ZIP_STORED)
        assert archive.read("mimetype").decode() == MEDIA_TYPE
        return {
            name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist() if name.endswith(".xml")
        }


def said(element: ElementTree.Element) -> str:
    """The text of an element, with the spaces and line breaks that are elements."""
    own = {f"{TEXT}s": " " * int(element.get(f"{TEXT}c", "1")), f"{TEXT}line-break": "\n"}.get(element.tag, "")
    return own + (element.text or "") + "".join(said(child) + (child.tail or "") for child in element)


def test_headings_table_and_header_are_real(sample: Draft, today: datetime.date) -> None:
    content = parts(render(summarize(sample, today), "en"))["content.xml"]
    assert [said(heading) for heading in content.iter(f"{TEXT}h")][:2] == ["Organizations", "Licenses"]
    [header] = content.iter(f"{TABLE}table-header-rows")
    assert [said(cell).strip() for cell in header.iter(f"{TABLE}table-cell")] == [
        *("License key", "Device", "Have", "Move", "Add or renew", "Ends")
    ]
    names = [table.get(f"{TABLE}name") for table in content.iter(f"{TABLE}table")]
    assert len(names) == len(set(names)) == 4


def test_headings_alone_make_the_outline(sample: Draft, today: datetime.date) -> None:
    styles = parts(render(summarize(sample, today), "en"))["styles.xml"]
    level = f"{STYLE}default-outline-level"
    leveled = {
        style.get(f"{STYLE}name"): style.get(level) for style in styles.iter(f"{STYLE}style") if style.get(level)
    }
    assert leveled == {"Heading_20_1": "1"}


def test_every_style_that_is_used_is_there(gaps: Draft, today: datetime.date) -> None:
    files = parts(render(summarize(gaps, today), "en"))
    defined = {
        style.get(f"{STYLE}name")
        for file in ("styles.xml", "content.xml")
        for tag in (f"{STYLE}style", f"{TEXT}list-style")
        for style in files[file].iter(tag)
    }
    used = {element.get(f"{space}style-name") for element in files["content.xml"].iter() for space in (TEXT, TABLE)} - {
        None
    }
    assert used <= defined
    assert {"Gap", "Code", "Link", "Title"} <= used


def test_user_text_is_text(gaps: Draft, today: datetime.date) -> None:
    gaps.set("case.frequency", "a  b\n   c & <text:p/>")
    everything = said(parts(render(summarize(gaps, today), "en"))["content.xml"])
    assert "行1: ２０２６年\n\n<script>alert(1)</script> **bold** [U+202E]evil[U+202C] \ufffd" in everything
    assert "a  b\n   c & <text:p/>" in everything


def test_a_web_address_has_a_line_of_its_own(sample: Draft, today: datetime.date) -> None:
    sample.set("case.scope", "See https://intranet.northwind.example/moves for the sites.")
    sample.set("case.frequency", "https://a.example")
    everything = said(parts(render(summarize(sample, today), "en"))["content.xml"])
    assert "See\nhttps://intranet.northwind.example/moves\nfor the sites." in everything
    assert "https://a.example" in everything


def test_same_request_gives_the_same_file(sample: Draft, today: datetime.date) -> None:
    assert render(summarize(sample, today), "en") == render(summarize(sample, today), "en")


def test_language_is_named(sample: Draft, today: datetime.date) -> None:
    files = parts(render(summarize(sample, today), "ja"))
    assert said(files["meta.xml"]).strip().endswith("ja")


def test_the_name_of_a_total_reaches_over_two_columns_so_that_its_key_is_in_one_piece(
    sample: Draft, today: datetime.date
) -> None:
    content = parts(render(summarize(sample, today), "en"))["content.xml"]
    rows = [row for row in content.iter(f"{TABLE}table-row") if said(row).startswith(("Total of", "All keys"))]
    assert len(rows) == 2
    for row in rows:
        first, covered, *rest = row
        assert first.attrib[f"{TABLE}number-columns-spanned"] == "2"
        assert (covered.tag, len(rest)) == (f"{TABLE}covered-table-cell", 4)


def test_wide_letters_have_the_size_and_the_weight_of_the_others(sample: Draft, today: datetime.date) -> None:
    with speaking("ja"):
        styles = parts(render(summarize(sample, today), "ja"))["styles.xml"]
    fo, style = (f"{{urn:oasis:names:tc:opendocument:xmlns:{name}:1.0}}" for name in ("xsl-fo-compatible", "style"))
    given = [each.attrib for each in styles.iter(f"{style}text-properties")]
    for name in ("font-size", "font-weight"):
        of_some = [each for each in given if f"{fo}{name}" in each]
        assert of_some
        for each in of_some:
            assert each[f"{style}{name}-asian"] == each[f"{style}{name}-complex"] == each[f"{fo}{name}"]
    [languages] = [each for each in given if f"{fo}language" in each]
    assert (languages[f"{fo}language"], languages[f"{style}language-asian"]) == ("en", "ja")


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_request_is_well_formed(
    any_draft: st.SearchStrategy[Draft], today: datetime.date, data: st.DataObject
) -> None:
    summary = summarize(data.draw(any_draft), today)
    everything = "".join(said(parts(render(summary, "en"))["content.xml"]).split())
    assert "".join(summary.ask.split()) in everything


def test_each_web_address_in_what_was_typed_is_a_line_of_its_own(sample: Draft, today: datetime.date) -> None:
    sample.set("case.scope", "See https://plan.northwind.example/a and https://plan.northwind.example/b for both.")
    content = parts(render(summarize(sample, today), "en"))["content.xml"]
    assert "See\nhttps://plan.northwind.example/a\nand\nhttps://plan.northwind.example/b\nfor both." in said(content)
