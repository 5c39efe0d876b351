"""Whatever is opened or pasted gives an answer or our own error, within bounds of time and memory.

`build_scripts/fuzz.py` tries each reader more often.
"""

import html
import io
import json
import time
import zipfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_wizard.intake import answers, free_text, labelled
from transfer_wizard.intake.containers import open_content, text_of
from transfer_wizard.intake.counted_devices import Counted, shared
from transfer_wizard.intake.licenses import read_license_file, read_licenses
from transfer_wizard.intake.limits import MOST_ROWS, MOST_UNPACKED, NotReadable
from transfer_wizard.intake.new_request import request_of
from transfer_wizard.intake.quantities import Quantities
from transfer_wizard.intake.reading import Reading, read_content, read_text

often = settings(deadline=None, suppress_health_check=list(HealthCheck))
LIMIT = 16 * 1024 * 1024
GENEROUS_SECONDS = 60
"""Against hangs: on a quiet machine the slowest takes three."""

KEY = "Z2A7-32TE-A8Y4"
WORDS = (
    f"{KEY}|Z2A7|Z2A7-32TE-A8Y|Q2FJ-3SHB-Y2K2|MX68|MR Enterprise|25|10 of 25|move|Key|Model|Have|Source organization:|"
    "Destination link:|移動元|ライセンスキー|passcode|4711|From:|a@b.example|To:|https://n1.meraki.com/o/abcdef/manage|"
    "co-term|both|?|expired|2027-08-31|05/01/2029|> |--|,|;|\t|  |:|=|\"|'|[|]|{|}|<table>|<tr><td>|</td>|é|Ｚ２|"
    "LIC-MX68-SEC-3YR|Case 09214417|please provide|(|)|\n|\n\n|\r\n|\u200b|\x00|\ufeff|\ud800"
)
PIECES = st.sampled_from(["|", *WORDS.split("|")])
TEXT = st.lists(PIECES | st.text(max_size=4), max_size=40).map("".join) | st.text(max_size=200)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.just(KEY),
    lambda inner: (
        st.lists(inner, max_size=4)
        | st.dictionaries(
            st.sampled_from(
                ["key", "counts", "model", "count", "expired", "name", "url", "licensing", "passcode", "source"]
            )
            | st.text(max_size=5),
            inner,
            max_size=5,
        )
    ),
    max_leaves=20,
)
LINES = st.lists(TEXT.map(lambda each: each.replace("\n", " ")), max_size=6).map("\n".join)


def check(reading: Reading) -> None:
    """What every reading holds to."""
    for row in reading.rows:
        assert len(row.key) == 14
        assert row.have is None or row.have > 0
    for each in reading.found:
        assert each.field
        assert each.value not in ("", None)
        assert (each.group > 0) == (".?." in each.field)
    request_of(reading)
    parts = (reading.found, reading.rejected, reading.open)
    json.dumps([*reading.rows, *(vars(each) for part in parts for each in part)], allow_nan=False)


def reads(content: bytes) -> None:
    """Read bytes in every way that there is: an answer, or our own error."""
    for read in (read_license_file, text_of):
        with suppress(NotReadable):
            read(content)
    with suppress(NotReadable):
        check(read_content(content))


@given(TEXT)
@often
def test_any_text(text: str) -> None:
    read_licenses(text)
    with suppress(NotReadable):
        check(read_text(text))


@given(st.binary(max_size=300) | TEXT.map(lambda each: each.encode("utf-16", "surrogatepass")))
@often
def test_any_bytes(content: bytes) -> None:
    reads(content)


@given(JSON.map(lambda each: json.dumps(each).encode()) | JSON.map(lambda each: repr(each).encode("utf-8", "replace")))
@often
def test_any_objects(content: bytes) -> None:
    reads(content)


@given(st.lists(st.lists(TEXT, max_size=4), max_size=5), st.sampled_from([",", ";", "\t", "|", "  "]))
@often
def test_any_table(rows: list[list[str]], separator: str) -> None:
    text = "\n".join(separator.join(row) for row in [["Key", "Model", "Have", "Move"], *rows])
    reads(text.encode("utf-8", "replace"))


@given(LINES, LINES, st.sampled_from(["text/plain", "text/html", "multipart/mixed; boundary=x", "message/rfc822", "x"]))
@often
def test_any_mail(head: str, body: str, kind: str) -> None:
    mail = f"From: a@b.example\nTo: support@meraki.com\n{head}\nContent-Type: {kind}\n\n{body}\n--x\n\n{body}"
    reads(mail.encode("utf-8", "replace"))


@given(LINES.map(lambda each: f"<html><body>{each}</body></html>"))
@often
def test_any_page(page: str) -> None:
    reads(page.encode("utf-8", "replace"))


def sheet(content: bytes, name: str = "xl/worksheets/sheet1.xml") -> bytes:
    """A packed file with this in the place of its first sheet."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr(name, content)
    return packed.getvalue()


@given(st.binary(max_size=200), st.integers(0, 400), st.binary(max_size=3))
@often
def test_any_damage_to_a_spreadsheet(content: bytes, place: int, damage: bytes) -> None:
    whole = sheet(content)
    reads(whole[:place] + damage + whole[place + len(damage) :])
    reads(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + content)


def test_a_spreadsheet_that_unpacks_to_too_much_is_not_unpacked() -> None:
    bomb = sheet(b" " * (MOST_UNPACKED + 1))
    assert len(bomb) < 1_000_000
    with pytest.raises(NotReadable, match="larger than anybody"):
        open_content(bomb)


@pytest.mark.parametrize(
    "make",
    [
        lambda: ("please move the license key of organization west\n" * 400_000).encode(),
        lambda: "".join(f"Z2{number:010d}  MX68  3\n" for number in range(700_000)).encode(),
        lambda: ("Key,Model,Count\n" + "x,MX68,3\n" * 2_000_000).encode(),
        lambda: b'"' * LIMIT,
        lambda: b"[" * LIMIT,
        lambda: b"[{}," * (LIMIT // 4),
        lambda: b"Z2A-" * (LIMIT // 4),
        lambda: b"passcode 1234 " * (LIMIT // 14),
        lambda: b"<div><td>" * (LIMIT // 9),
        lambda: b"From: a@b.c\nTo: d@e.f\nSubject: x\n\n" * (LIMIT // 36),
        lambda: b"From: a@b.c\nContent-Type: multipart/mixed; boundary=x\n\n" + b"--x\n\n" * 3_000_000,
        lambda: "移動元のライセンスキー、機種と数量。\n".encode() * 250_000,
        lambda: b"a: b: c: d = e\n" * (LIMIT // 15),
    ],
)
def test_sixteen_mebibytes_of_anything_end_soon(make: Callable[[], bytes]) -> None:
    content = make()[:LIMIT]
    start = time.process_time()
    reads(content)
    assert time.process_time() - start < GENEROUS_SECONDS


_SHEET = """<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>
<row r="1"><c r="A1" t="inlineStr"><is><t>Z2A7-32TE-A8Y4</t></is></c></row>%s</sheetData></worksheet>"""
_NAMES = "http://schemas.openxmlformats.org"


def _workbook(rows: str) -> bytes:
    """An XLSX file of one sheet that holds a key, and more rows below."""
    parts = {
        "_rels/.rels": f'<Relationships xmlns="{_NAMES}/package/2006/relationships"><Relationship Id="a" Type="{_NAMES}'
        '/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>',
        "xl/workbook.xml": f'<workbook xmlns="{_NAMES}/spreadsheetml/2006/main" xmlns:r="{_NAMES}/officeDocument/2006/'
        'relationships"><sheets><sheet name="S" sheetId="1" r:id="a"/></sheets></workbook>',
        "xl/_rels/workbook.xml.rels": f'<Relationships xmlns="{_NAMES}/package/2006/relationships">'
        f'<Relationship Id="a" Type="{_NAMES}/officeDocument/2006/relationships/worksheet" '
        'Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": _SHEET % rows,
    }
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, f'<?xml version="1.0"?>{text}'.encode("utf-8", "replace"))
    return file.getvalue()


CELL = st.tuples(
    st.sampled_from(["A1", "B1", "C1", "A2", "B2", "C3", "a9", "AN9", "A0", "1", "", "A99"]),
    st.sampled_from(["inlineStr", "str", "n", "b", "d", "e", "s", ""]),
    TEXT.map(html.escape) | st.integers().map(str) | TEXT,
)


@given(st.lists(st.lists(CELL, max_size=5), max_size=5))
@often
def test_any_cells_of_a_spreadsheet(rows: list[list[tuple[str, str, str]]]) -> None:
    cells = [
        "".join(f'<c r="{place}" t="{kind}"><v>{said}</v><is><t>{said}</t></is></c>' for place, kind, said in row)
        for row in rows
    ]
    reads(_workbook("".join(f'<row r="{at}">{row}</row>' for at, row in enumerate(cells, 2))))


@pytest.mark.parametrize(
    "rows",
    [
        '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t>far</t></is></c></row>',
        '<row r="900000"><c/><c t="inlineStr"><is><t>far</t></is></c><c r="ZZ900000"><v>1</v></c></row>',
        "<row r = '1048576'><c r = 'xfd1048576'><v>1</v></c></row>",
    ],
)
def test_two_cells_far_apart_do_not_end_the_program(rows: str) -> None:
    with pytest.raises(NotReadable, match="larger than anybody"):
        read_content(_workbook(rows))


def test_an_empty_row_at_the_end_of_a_sheet_is_no_size() -> None:
    [row] = read_content(_workbook('<row r="1048576" customFormat="false"/>')).rows
    assert row.key == "Z2A7-32TE-A8Y4"


def test_a_ruler_of_any_length_ends_soon() -> None:
    assert read_text("-" * 20_000 + "\n" + "- " * 10_000).rows == []


@pytest.mark.parametrize("word", ["=?h¹p?q?Reto?=", "=?utf-8?b?a?=", "=?x-nothing?q?Reto?=", "=?utf-8*de?q?=80?="])
def test_a_damaged_word_in_the_head_of_a_mail_costs_nothing_else(word: str) -> None:
    mail = f"From: {word} <reto@alpenglas.example>\nTo: it@alpenglas.example\nSubject: {word}\n\n{KEY} MX68 2\n"
    assert [row.key for row in read_content(mail.encode()).rows] == [KEY]


def test_mails_within_mails_are_refused_with_a_sentence() -> None:
    with pytest.raises(NotReadable, match="more parts than can be read"):
        read_content(b"From: a@b.example\nContent-Type: message/rfc822\n\n" * 30_000)


def test_a_few_cells_that_stand_for_a_million_end_in_a_sentence() -> None:
    """OpenDocument repeats a row and a cell by a number."""
    place = "urn:oasis:names:tc:opendocument:xmlns"
    spaces = " ".join(f'xmlns:{name}="{place}:{name}:1.0"' for name in ("office", "table", "text"))
    many = 'table:number-columns-repeated="40" office:value-type="string"'
    cell = f"<table:table-cell {many}><text:p>Z2A7-32TE-A8Y4</text:p></table:table-cell>"
    row = f'<table:table-row table:number-rows-repeated="4000">{cell}</table:table-row>'
    sheet = f'<table:table table:name="a">{row}</table:table>'
    content = f"<office:body><office:spreadsheet>{sheet}</office:spreadsheet></office:body>"
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", f'<m:manifest xmlns:m="{place}:manifest:1.0"/>')
        archive.writestr("content.xml", f"<office:document-content {spaces}>{content}</office:document-content>")
    with pytest.raises(NotReadable, match="larger than anybody’s list"):
        read_content(packed.getvalue(), "list.ods")


def test_a_spreadsheet_of_more_rows_than_a_request_holds_is_read_up_to_there() -> None:
    rows = "".join(
        f'<row r="{number}"><c r="A{number}" t="inlineStr"><is><t>Z2A7-{number:08}</t></is></c></row>'
        for number in range(2, 160_000)
    )
    intake = read_license_file(_workbook(rows))
    assert len(intake.rows) == MOST_ROWS
    assert [each.reason for each in intake.rejected] == [
        "The list has more than 20,000 rows. Nothing from here on was read."
    ]


@pytest.mark.parametrize("name", ["BOTH", "both", "same", "source", "?", "destination"])
@pytest.mark.parametrize("value", [False, 1, "x", ["x"], {"name": "x"}])
def test_a_member_that_is_named_like_a_side_is_no_surprise(name: str, value: object) -> None:
    reads(json.dumps({name: value}).encode())


def test_a_line_of_thousands_of_models_and_numbers_ends_soon() -> None:
    intake = read_licenses("Z2A7-32TE-A8Y4 " + "4 MX68 of 9 all move " * 3_000)
    assert {row.key for row in intake.rows} == {"Z2A7-32TE-A8Y4"}


def test_the_clause_of_each_word_is_looked_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[int] = []
    look = Quantities._clause

    def clause(self: Quantities, at: int) -> Iterator[str]:
        looked_at.append(at)
        return look(self, at)

    monkeypatch.setattr(Quantities, "_clause", clause)
    read_licenses("Z2A7-32TE-A8Y4 " + "4 MX68 all " * 100)
    assert 0 < len(looked_at) <= 1_000


def test_a_name_with_a_thousand_words_behind_it_ends_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    monkeypatch.setattr(labelled, "fact_in", lambda said: looked_at.append(said))
    read_text("Source organization: Acme" + ", x" * 1_000)
    assert len(looked_at) < 10


def test_who_is_named_ahead_of_a_thousand_words_ends_soon(monkeypatch: pytest.MonkeyPatch) -> None:
    looked_at: list[str] = []
    monkeypatch.setattr(answers, "words_in", lambda name, text: looked_at.append(text))
    answers.person_in("Dana Whitfield" + ", x" * 1_000)
    assert len(looked_at) < 100


def test_what_stands_beside_many_keys_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    calls: list[int] = []

    def counted(devices: Sequence[Counted], keys: int, words: str) -> list[Counted]:
        calls.append(keys)
        return shared(devices, keys, words)

    monkeypatch.setattr(free_text, "shared", counted)
    read_licenses("12 MX68 stay, " * 50 + " ".join(f"Z2A7-32TE-{number:04}" for number in range(50)))
    assert calls == [50]
