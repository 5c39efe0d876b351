"""The PDF as another program reads it: poppler's pdftotext and pdfinfo."""

import copy
import datetime
import os
import random
import re
import subprocess
import sys
import threading
import traceback
import weakref
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QFontDatabase, QGuiApplication, QTextDocument, QTextTable

from tests.export.test_form_text import fill
from transfer_wizard.export import glyph_maps, pdf
from transfer_wizard.export.pdf import render
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft

ROOT = Path(__file__).parents[2]


def said(content: bytes, folder: Path) -> str:
    """The text of a PDF, a form feed behind each page; anything that poppler complains of fails."""
    path = folder / "request.pdf"
    path.write_bytes(content)
    read = subprocess.run(["pdftotext", "-layout", path, "-"], capture_output=True, check=True)
    assert read.stderr == b""
    return read.stdout.decode()


def joined(text: str) -> str:
    return "".join(text.split())


@pytest.fixture
def many(sample: Draft) -> Draft:
    """A request of several pages, every key another one."""
    chance = random.Random(1)
    for _number in range(60):
        row = copy.deepcopy(sample.licenses[0])
        row["key"] = "Z2" + "".join(chance.choices("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789", k=10))
        sample.licenses.append(row)
    return sample


def test_every_key_reads_as_it_stands(qapp: QGuiApplication, many: Draft, today: datetime.date, tmp_path: Path) -> None:
    text = said(render(summarize(many, today)), tmp_path)
    for row in many.licenses:
        key = row["key"].replace("-", "")
        total = len(row["devices"]) > 1
        assert text.count(f"{key[:4]}-{key[4:8]}-{key[8:]}") == len(row["devices"]) + total


def test_header_repeats_and_pages_are_counted(
    qapp: QGuiApplication, many: Draft, today: datetime.date, tmp_path: Path
) -> None:
    pages = said(render(summarize(many, today)), tmp_path).split("\f")[:-1]
    assert len(pages) > 3
    for number, page in enumerate(pages, 1):
        assert f"Page {number} of {len(pages)}" in page
        if "Z2" in page:
            assert re.search(r"License key +Device +Have +Move +Add or renew +Ends", page)


def test_a_long_subject_ends_before_the_number_of_the_page(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path
) -> None:
    for side in ("source", "destination"):
        sample.set(f"organizations.{side}.name", f"{side} " * 30)
    path = tmp_path / "request.pdf"
    path.write_bytes(render(summarize(sample, today)))
    read = subprocess.run(["pdftotext", "-bbox", path, "-"], capture_output=True, check=True, text=True).stdout
    words = re.findall(r'xMin="([0-9.]+)" yMin="[0-9.]+" xMax="([0-9.]+)" yMax="[0-9.]+">(.*)</word>', read)
    [at] = [at for at, (*_place, word) in enumerate(words) if word == "Page" and words[at + 1][2] == "1"]
    assert words[at - 1][2].endswith("…")
    assert 6 / 25.4 * 72 - 1 < float(words[at][0]) - float(words[at - 1][1]) < 40
    assert float(words[at - 1][1]) > 300


@pytest.mark.parametrize("more", range(0, 20, 2))
def test_no_line_is_cut_by_the_end_of_a_page(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path, more: int
) -> None:
    """A line that lies across two pages is drawn, and read, on both; a page break too many leaves a page empty."""
    sample.licenses[1]["devices"] += [dict(sample.licenses[1]["devices"][0]) for _number in range(more)]
    summary = summarize(sample, today)
    pages = said(render(summary), tmp_path).split("\f")[:-1]
    assert all(len([line for line in page.split("\n") if line]) > 1 for page in pages)  # the footer and something else
    lines = [line.strip(" •") for page in pages for line in page.split("\n")]
    for section in summary.sections:
        assert lines.count(section.heading) == 1
    assert lines.count("I use this e-mail in both organizations.") == 1


def test_keys_are_on_the_first_page(qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path) -> None:
    fill(sample, 8)
    first, *_rest = said(render(summarize(sample, today)), tmp_path).split("\f")
    assert all(row["key"] in first for row in sample.licenses)


def test_links_can_be_followed(qapp: QGuiApplication, sample: Draft, today: datetime.date) -> None:
    found = re.findall(rb"/URI \((https://[^)]*)\)", render(summarize(sample, today)))
    assert [each.decode().rpartition("/o/")[2] for each in found] == [
        *("VjjsAd/manage/organization/overview", "VjjsAd/manage/dashboard/license_info"),
        *("i0-kTd/manage/organization/overview", "i0-kTd/manage/dashboard/license_info"),
    ]


def test_a_long_link_stays_on_one_line(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path
) -> None:
    link = "https://n515.dashboard.meraki.com/o/s78G-gdic/manage/configure/license/renew-and-move/overview/of-keys"
    sample.set("organizations.source.url", link)
    assert link in said(render(summarize(sample, today)), tmp_path)


def test_a_web_address_in_what_was_typed_is_not_broken(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path
) -> None:
    address = f"https://intranet.northwind.example/moves/{'site-plan/' * 5}east"
    for path in ("case.scope", "route.reason"):
        sample.set(path, f"The floor plans of both of the sites that move are kept at {address} for all to see.")
    text = said(render(summarize(sample, today)), tmp_path)
    assert text.count(address) == 2
    assert b"intranet" not in render(summarize(sample, today))  # nobody has checked where it leads


def test_a_long_table_goes_on_in_another(qapp: QGuiApplication, sample: Draft, today: datetime.date) -> None:
    """Qt looks at every row of a table for each page: in one table, ten times the keys took a hundred times as long."""
    sample.licenses.extend(copy.deepcopy(sample.licenses[1]) for _number in range(900))
    document = pdf._composed(summarize(sample, today)).document
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    rows = [table.rows() for table in tables if table.columns() == 6]
    assert sum(rows) - len(rows) == 905
    assert max(rows) <= pdf.ROWS_OF_A_PART + 1


@pytest.mark.parametrize("keys", [*range(21, 26), 400])
def test_the_last_row_takes_one_along_and_nothing_is_composed_twice(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, monkeypatch: pytest.MonkeyPatch, keys: int
) -> None:
    """The rows of a page are in reach of the loop, so that for one of the counts the total would stand alone."""
    composed: list[str] = []
    text = pdf._Composer.text

    def count(composer: pdf._Composer, said: str, *others: Any) -> None:
        composed.append(said)
        text(composer, said, *others)

    monkeypatch.setattr(pdf._Composer, "text", count)
    sample.licenses[:] = [copy.deepcopy(sample.licenses[1]) for _number in range(keys)]
    documents: list[QTextDocument] = []
    monkeypatch.setattr(pdf, "_paint", lambda document, *others: documents.append(document))
    monkeypatch.setattr(glyph_maps, "corrected", lambda content, text: content)
    render(summarize(sample, today))
    [document] = documents
    tables = [frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable)]
    last = [table for table in tables if table.columns() == 6][-1]
    rows = (last.cellAt(last.rows() - back, 0).firstCursorPosition().block() for back in (2, 1))
    height = document.pageSize().height()
    assert len({pdf._page_of(document, block, height) for block in rows}) == 1
    assert last.rows() > 2
    assert composed.count(summarize(sample, today).subject) == 1


def test_links_stay_whole(qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path) -> None:
    text = said(render(summarize(sample, today)), tmp_path)
    assert "https://n149.meraki.com/o/VjjsAd/manage/dashboard/license_info" in text


@pytest.mark.parametrize(
    ("words", "look"),
    [
        ("License transfer: 2 keys, 17 devices", (1, pdf.TEXT, 16, 600, pdf.INK)),
        ("Please move 2 license keys", (0, pdf.TEXT, 12, 400, pdf.INK)),
        ("This request is not ready", (0, pdf.TEXT, 10, 600, pdf.GAP)),
        ("Case details", (2, pdf.TEXT, 13, 600, pdf.ACCENT)),
        ("From", (0, pdf.TEXT, 10, 400, pdf.QUIET)),
        ("Northwind West", (0, pdf.TEXT, 10, 400, pdf.INK)),
        ("[Missing: Name]", (0, pdf.TEXT, 10, 600, pdf.GAP)),
        ("https://n149.meraki.com/o/VjjsAd/", (0, pdf.CODE, 8.5, 400, pdf.ACCENT)),
        ("https://intranet.northwind.example/plan", (0, pdf.CODE, 8.5, 400, pdf.INK)),
        ("Licenses on each key", (0, pdf.TEXT, 9.5, 400, pdf.QUIET)),
        ("License key", (0, pdf.TEXT, 10, 600, pdf.INK)),
        ("Z2A7-32TE-A8Y4", (0, pdf.CODE, 9.5, 400, pdf.INK)),
        ("All keys", (0, pdf.TEXT, 10, 600, pdf.INK)),
        ("•", (0, pdf.TEXT, 10, 400, pdf.ACCENT)),
        ("Prepared on 2026-11-24", (0, pdf.TEXT, 9, 400, pdf.QUIET)),
    ],
)
def test_each_sort_of_words_has_its_look(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, words: str, look: tuple[object, ...]
) -> None:
    """Level of the heading, family, points, weight and color."""
    sample.set("requester.name", "")
    sample.set("case.scope", "See https://intranet.northwind.example/plan for it.")
    document = pdf._composed(summarize(sample, today)).document
    block = document.begin()
    looks = []
    while block.isValid():
        place = block.begin()
        while not place.atEnd():
            fragment = place.fragment()
            shape, color = fragment.charFormat(), fragment.charFormat().foreground().color()
            said = (block.blockFormat().headingLevel(), shape.fontFamilies()[0], shape.fontPointSize())
            looks += [(*said, shape.fontWeight(), color)] if fragment.text().startswith(words) else []
            place += 1
        block = block.next()
    assert looks == [look] * max(len(looks), 1)


def test_rows_have_lines_between_them_and_totals_a_ground(
    qapp: QGuiApplication, sample: Draft, today: datetime.date
) -> None:
    document = pdf._composed(summarize(sample, today)).document
    [table] = [
        frame for frame in document.rootFrame().childFrames() if isinstance(frame, QTextTable) and frame.columns() == 6
    ]
    shapes = [table.cellAt(row, 0).format().toTableCellFormat() for row in range(table.rows())]
    assert [shape.bottomBorderBrush().color() for shape in shapes] == [pdf.ACCENT] + [pdf.HAIRLINE] * 5
    assert [shape.background().color() == pdf.BAND for shape in shapes] == [True, False, False, True, False, True]


@pytest.mark.parametrize("more", range(0, 20, 3))
def test_no_heading_stands_alone_at_the_foot_of_a_page(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path, more: int
) -> None:
    sample.licenses[1]["devices"] += [dict(sample.licenses[1]["devices"][0]) for _number in range(more)]
    summary = summarize(sample, today)
    for page in said(render(summary), tmp_path).split("\f")[:-1]:
        *_lines, last, _footer = [line.strip() for line in page.split("\n") if line.strip()]
        assert last not in {section.heading for section in summary.sections}


@pytest.mark.parametrize("more", [*range(19, 22), 58, pdf.ROWS_OF_A_PART - 4])
def test_the_total_of_a_table_stands_alone_on_no_page(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path, more: int
) -> None:
    for number in range(more):
        sample.licenses.append({**copy.deepcopy(sample.licenses[1]), "key": f"Z2{number:010}"})
    (page,) = (each for each in said(render(summarize(sample, today)), tmp_path).split("\f") if "All keys" in each)
    lines = [line.strip() for line in page.split("\n") if line.strip()]
    before = lines[[line.startswith("All keys") for line in lines].index(True) - 1]
    assert before.startswith("Z2"), "the row of a key, and not the header that is repeated"


@pytest.mark.parametrize("more", range(30, 54))
def test_the_last_line_stands_alone_on_no_page(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path, more: int
) -> None:
    sample.set("case.business_impact", "\n".join(f"Branch {number} waits." for number in range(more)))
    made = render(summarize(sample, today))
    *_pages, last, _end = said(made, tmp_path).split("\f")
    assert len([line for line in last.split("\n") if line.strip()]) > 2, "with the line at the foot"
    assert joined(last).count("Preparedon") == 1


def test_words_are_searchable(qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path) -> None:
    sample.set("case.scope", "The final office of traffic and affluence µ Ω é “quoted”.")
    text = said(render(summarize(sample, today)), tmp_path)
    assert "The final office of traffic and affluence µ Ω é “quoted”." in text


@pytest.mark.parametrize(
    "typed",
    [
        "日本",
        "株式会社ノースウィンド",
        "国民 西 見 生 2026年",
        "０１２３ＡＢＣ",
        "ﾉｰｽ",
        "サポート、「移行」。",
        "高 龍 鳥 食 黒",
    ],
)
def test_japanese_reads_as_typed(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path, typed: str
) -> None:
    assert QFontDatabase.families(QFontDatabase.WritingSystem.Japanese), "Install a font with Japanese letters."
    sample.set("case.scope", typed)
    text = said(render(summarize(sample, today)), tmp_path)
    assert joined(typed) in joined(text)


def test_gaps_and_markup_are_text(qapp: QGuiApplication, gaps: Draft, today: datetime.date, tmp_path: Path) -> None:
    text = joined(said(render(summarize(gaps, today)), tmp_path))
    assert joined("[Missing: Name]") in text
    assert joined("[Check 1: License key must be a key that starts with Z2.") in text
    assert joined("<script>alert(1)</script> **bold** [U+202E]evil[U+202C]") in text


def test_a_count_that_is_missing_is_said_in_one_line(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path
) -> None:
    sample.set("licenses.0.devices.0.move", "")
    text = said(render(summarize(sample, today)), tmp_path)
    assert [line.split() for line in text.splitlines() if "Z2A7" in line and "Missing" in line] == [
        ["Z2A7-32TE-A8Y4", "MR", "Enterprise", "25", "[Missing]", "Add", "devices", "2029-08-31"]
    ]


def test_document_has_a_title_and_its_own_typefaces(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path
) -> None:
    summary = summarize(sample, today)
    said(render(summary), tmp_path)
    info = subprocess.run(["pdfinfo", tmp_path / "request.pdf"], capture_output=True, check=True, text=True).stdout
    assert re.search(rf"^Title: +{re.escape(summary.subject)}$", info, re.MULTILINE)
    assert "(A4)" in info
    fonts = subprocess.run(["pdffonts", tmp_path / "request.pdf"], capture_output=True, check=True, text=True).stdout
    assert {"IBMPlexSans-Regular", "IBMPlexSans-SemiBold", "IBMPlexMono-Regular"} <= set(fonts.split())


@settings(max_examples=6, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_request_makes_a_readable_file(
    qapp: QGuiApplication,
    any_draft: st.SearchStrategy[Draft],
    today: datetime.date,
    tmp_path: Path,
    data: st.DataObject,
) -> None:
    assert "Page 1 of" in said(render(summarize(data.draw(any_draft), today)), tmp_path)


def test_map_without_a_twin_is_left_alone() -> None:
    assert glyph_maps.corrected(b"%PDF-1.4 and so on", "日本") == b"%PDF-1.4 and so on"


def test_every_ideograph_that_looks_like_a_radical_reads_as_typed(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path
) -> None:
    assert QFontDatabase.families(QFontDatabase.WritingSystem.Japanese), "Install a font with Japanese letters."
    radicals = [chr(number) for number in (*range(0x2E80, 0x2EF4), *range(0x2F00, 0x2FD6))]
    ideographs = {glyph_maps.folded(radical) for radical in radicals}.difference(radicals)
    # Left out: rare ones that few fonts have, and 罒, which some fonts draw as the radical that stands for 目.
    typed = "".join(sorted(letter for letter in ideographs if letter <= "\uffff" and letter != "罒"))
    assert len(typed) > 280
    sample.set("case.scope", typed)
    text = said(render(summarize(sample, today)), tmp_path)
    assert typed in joined(text)


def test_it_is_made_on_another_thread_in_the_language_spoken_there(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, tmp_path: Path
) -> None:
    made: list[bytes] = []
    pages: list[tuple[int, int]] = []

    def make() -> None:
        made.append(render(summarize(sample, today), lambda number, count: pages.append((number, count))))

    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    here = render(summarize(sample, today))
    assert said(made[0], tmp_path) == said(here, tmp_path)
    assert pages == [(number, pages[0][1]) for number in range(1, pages[0][1] + 1)]


def test_what_is_raised_before_a_page_ends_it_on_the_thread_where_it_was_made(
    qapp: QGuiApplication, sample: Draft, today: datetime.date, monkeypatch: pytest.MonkeyPatch
) -> None:
    """On another thread the timers of a document can't be stopped, and Qt says so."""
    made: list[int] = []
    gone: list[int] = []
    raised: list[Exception] = []
    laid_out = pdf._laid_out

    def noted(*what: Any) -> QTextDocument:
        document = laid_out(*what)
        made.append(threading.get_ident())
        weakref.finalize(document, lambda: gone.append(threading.get_ident()))
        return document

    def stop(number: int, count: int) -> None:
        raise InterruptedError

    def make() -> None:
        try:
            render(summarize(sample, today), stop)
        except InterruptedError as error:
            raised.append(error)  # and with it, where that was

    monkeypatch.setattr(pdf, "_laid_out", noted)
    thread = threading.Thread(target=make)
    thread.start()
    thread.join()
    assert len(raised) == 1
    assert traceback.extract_tb(raised[0].__traceback__)[-1].name == "stop"
    assert gone == made != []


def test_program_without_a_window_makes_it_too(tmp_path: Path) -> None:
    """On the command line there is neither a display nor an application of Qt's."""
    code = (
        "import datetime, sys; from transfer_wizard.export.formats import render; "
        "from transfer_wizard.request.draft import Draft; "
        "sys.stdout.buffer.write(render(Draft(), 'pdf', datetime.date(2026, 11, 24), 'en'))"
    )
    made = subprocess.run([sys.executable, "-c", code], cwd=ROOT, env=_without_display(), capture_output=True)
    assert made.stderr == b""
    assert "[Missing: Licenses]" in said(made.stdout, tmp_path)


def _without_display() -> dict[str, str]:
    hidden = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    return {name: value for name, value in os.environ.items() if name not in hidden}
