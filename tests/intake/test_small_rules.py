"""Tables of what the small readers make of a few words: the side of each rule that no case is on."""

from email.message import EmailMessage

import pytest

from transfer_wizard.intake import mail
from transfer_wizard.intake.amounts import after, count_in, day_in, next_day, number_of, order_of
from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.labels import column_of, label_of
from transfer_wizard.intake.licenses import FoundLicense, read_licenses
from transfer_wizard.intake.limits import MOST_PARTS, NotReadable
from transfer_wizard.intake.reading import read_content, read_text
from transfer_wizard.intake.sources import ANSWER

KEY, OTHER = "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"
LINK = "https://n4.meraki.com/o/roOslo/manage/organization/overview"


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-01-31", -1, ""),
        ("2026-01-31", 0, ""),
        ("2026-01-31", 1, "2026-02-01"),
        ("on 31 January 2026", 365, "2027-01-31"),
        ("2026-01-31", 39_999, "2135-08-07"),
        ("2026-01-31", 40_000, ""),
        ("soon", 5, ""),
    ],
)
def test_a_license_ends_some_days_after_its_start(start: str, days: int, end: str) -> None:
    assert after(start, days) == end


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (1, "one|a single|ein|eine|un|une|una"),
        (2, "two|a pair|zwei|deux|dos"),
        (6, "six|half a dozen|half-dozen|ein halbes dutzend|media docena"),
        (12, "twelve|a dozen|zwölf|douze|douzaine|doce"),
        (19, "nineteen|neunzehn|dix-neuf|diecinueve"),
        (20, "twenty|zwanzig|vingt|veinte"),
        (21, "twenty-one|twenty one|einundzwanzig|vingt et un|veintiún|veintiuno|veintiuna"),
        (22, "twenty-two|zweiundzwanzig|vingt-deux|veintidós"),
        (31, "treinta y un|treinta y uno|treinta y una"),
        (32, "thirty-two|zweiunddreißig|trente-deux|treinta y dos"),
        (60, "sixty|sechzig|soixante|sesenta"),
        (61, "sixty-one|einundsechzig|soixante et un"),
        (62, "sixty-two|soixante-deux|sesenta y dos"),
        (70, "seventy|siebzig|soixante-dix|setenta"),
        (71, "seventy-one|soixante et onze"),
        (77, "seventy-seven|soixante-dix-sept"),
        (80, "eighty|achtzig|quatre-vingt|quatre-vingts|ochenta"),
        (81, "eighty-one|quatre-vingt-un"),
        (91, "ninety-one|quatre-vingt-onze"),
        (99, "ninety-nine|neunundneunzig|quatre-vingt-dix-neuf|noventa y nueve"),
        (100, "hundred|hundert|cien"),
        (None, "zero|0|some|treintiuno|dix vingt"),
    ],
)
def test_a_number_may_be_a_word_of_any_of_the_languages(number: int | None, words: str) -> None:
    assert {word: number_of(word) for word in words.split("|")} == dict.fromkeys(words.split("|"), number)


@pytest.mark.parametrize(
    ("count", "cells"),
    [
        (3, "3|3 x|3.0|(3)|Qty: 3|three|3 Stück|" + "3" + " " * 39),
        (1000, "1,000|1.000|1 000|1'000"),
        (1_000_000, "1000000|1,000,000"),
        (None, "|-3|+3|=3|@3|0|3.5|3 MX68|1000001|" + "3" + " " * 40),
    ],
)
def test_a_cell_holds_a_count_and_nothing_else(count: int | None, cells: str) -> None:
    assert {cell: count_in(cell) for cell in cells.split("|")} == dict.fromkeys(cells.split("|"), count)


@pytest.mark.parametrize(
    ("day", "texts"),
    [
        ("2027-08-31", "2027-08-31|2027/8/31|2027年8月31日|31.8.2027|31. 8. 27|31/08/2027|08/31/2027|8/31/27"),
        ("2027-08-31", "Aug 31, 2027|31 August 2027|31st of August 2027|31 de agosto de 2027|2027-08-31, 31.8.2027"),
        ("2027-08-08", "08/08/2027|8-8-2027"),
        ("2027-12-13", "12/13/2027|13/12/2027"),
        ("2006-01-01", "2006-01-01"),
        ("2029-12-31", "31.12.29"),
        ("2030-01-01", "1.1.30"),
        ("", "|soon|August 2027|31.8.19|8/12/27|08/09/2027|2027-02-30|2005-12-31|2101-01-01|1.1.2027, 2.1.2027"),
    ],
)
def test_a_day_is_one_that_has_one_reading(day: str, texts: str) -> None:
    assert {text: day_in(text) for text in texts.split("|")} == dict.fromkeys(texts.split("|"), day)


@pytest.mark.parametrize(("order", "day"), [("dmy", "2027-09-08"), ("mdy", "2027-08-09"), ("", "")])
def test_how_dates_are_written_elsewhere_tells_a_day_of_two_readings(order: str, day: str) -> None:
    assert day_in("08/09/2027", order) == day


@pytest.mark.parametrize(
    ("text", "today", "day"),
    [
        ("3 March", "2027-03-03", "2027-03-03"),
        ("3 March", "2027-03-04", "2028-03-03"),
        ("March 3rd", "2027-01-01", "2027-03-03"),
        ("3.3.", "2027-03-02", "2027-03-03"),
        ("3月3日", "2027-12-31", "2028-03-03"),
        ("31 December", "2027-12-31", "2027-12-31"),
        ("29 February", "2027-01-01", "2028-02-29"),
        ("29 February", "2025-01-01", ""),
        ("3 March 2028", "2027-01-01", ""),
        ("thing 3", "2027-01-01", ""),
        ("3 March", "", ""),
    ],
)
def test_a_day_without_a_year_is_the_next_one(text: str, today: str, day: str) -> None:
    assert next_day(text, today) == day


@pytest.mark.parametrize(
    ("heading", "column"),
    [
        ("Devices on this key (pcs)", "have"),
        ("Move (qty)", "move"),
        ("Devices", "product"),
        ("License key (1 of 2)", "key"),
        ("Expires (date)", "expires_on"),
        ("Serial number", "other"),
        ("Organization (source)", "organization"),
        ("Rock Oslo", ""),
    ],
)
def test_a_unit_in_brackets_tells_a_count_where_the_heading_does_not(heading: str, column: str) -> None:
    assert column_of(heading) == column


@pytest.mark.parametrize(
    ("label", "field"),
    [
        ("Move from organization", "source"),
        ("Move to", "destination"),
        ("Organization to move to", "destination"),
        ("Organization the licenses move to", "destination"),
        ("Licenses move to", "destination"),
        ("Old organization", "source"),
        ("Organization from", "source"),
        ("Organization to move", None),
        ("Name of the organization to move from", None),
        ("Move", None),
    ],
)
def test_a_label_of_a_move_asks_for_the_organization_at_that_end(label: str, field: str | None) -> None:
    meaning = label_of(label)
    assert (meaning and meaning.side.removesuffix("?")) == field
    assert meaning is None or meaning.field == "organizations.?.name"


@pytest.mark.parametrize(
    ("first", "models"),
    [
        ("MX68 for our shop", ["MX68", "MX68"]),
        ("MX68 for our big shop", ["MX68", ""]),
        ("MX68 for all of our big shops here:", ["MX68", "MX68"]),
        ("MX68 for all of our big shops here too:", ["MX68", ""]),
        (f"MX68 {'x' * 55}", ["MX68", "MX68"]),
        (f"MX68 {'x' * 56}", ["MX68", ""]),
    ],
)
def test_a_short_line_above_keys_names_the_model_of_all(first: str, models: list[str]) -> None:
    assert [row.model for row in read_licenses(f"{first}\n{KEY}\n{OTHER}").rows] == models


@pytest.mark.parametrize("above", ["Our licenses", "Our licenses\tof 2026", "Rock Oslo\tRock Bergen\tFjord\tPine"])
def test_a_line_of_other_cells_above_a_turned_table_is_no_part_of_it(above: str) -> None:
    table = f"{above}\nKey\t{KEY}\t{OTHER}\nModel\tMX68\tMR Enterprise\nCount\t2\t5\n"
    assert read_licenses(table).rows == [
        FoundLicense(KEY, "MX68", 2, 2),
        FoundLicense(OTHER, "MR Enterprise", 5, 2),
    ]


def test_a_sentence_that_goes_on_below_its_key_keeps_its_model() -> None:
    text = f"The key is {KEY} and it is for the\nhouse with MX84, while {OTHER} has four MX68."
    assert [(row.key, row.model, row.have) for row in read_licenses(text).rows] == [
        (KEY, "MX84", None),
        (OTHER, "MX68", 4),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "MX68 2 MX84 3 MR Enterprise 4",
        "2 MX68 3 MX84 4 MR Enterprise",
        "MX68: 2, MX84: 3, MR Enterprise: 4",
        "2 x MX68, 3 x MX84, 4 x MR Enterprise",
        "2 MX68, MX84 3 and 4 MR Enterprise",
        "MX68 (2), 3 MX84, MR Enterprise (4)",
    ],
)
def test_each_model_has_the_number_beside_it(text: str) -> None:
    rows = read_licenses(f"{KEY}: {text}").rows
    assert [(row.model, row.have) for row in rows] == [("MX68", 2), ("MX84", 3), ("MR Enterprise", 4)]


def test_the_side_column_says_the_side_of_a_row_and_no_other_cell_does() -> None:
    table = f"Side,Organization,URL,Notes\nsource,Rock Oslo,{LINK},goes\n,Rock Bergen,,joins the destination\n"
    assert [(each.line, each.field, each.value) for each in read_text(table).found] == [
        (2, "organizations.source.name", "Rock Oslo"),
        (2, "organizations.source.url", LINK),
        (3, "organizations.?.name", "Rock Bergen"),
    ]


@pytest.mark.parametrize(
    ("line", "word", "entry", "found"),
    [
        (1, "organizations", 0, "organizations"),
        (1, "nothing", 0, "curl https://api.meraki.com/api/v1/organizations/1/licenses"),
        (3, "MX68", 0, "MX68"),
        (3, OTHER, 2, OTHER),
        (3, "MX68", 1, "MX68"),
        (3, "MX68", 2, None),
    ],
)
def test_a_word_is_marked_in_its_line_or_in_its_entry_of_an_answer(
    line: int, word: str, entry: int, found: str | None
) -> None:
    answer = (
        b"curl https://api.meraki.com/api/v1/organizations/1/licenses\n\n"
        b'[{"licenseKey":"Z2A7-32TE-A8Y4","deviceType":"MX68","count":2},{"licenseKey":"Z2KD-8QWN-4RTX"}]'
    )
    [source] = read_content(answer).sources
    assert source.kind == ANSWER
    span = source.find(line, word, entry=entry)
    assert (source.text[span.start : span.end] if span else None) == found


@pytest.mark.parametrize(
    ("cells", "order"),
    [
        (["13/02/2026", "01/02/2026"], "dmy"),
        (["01/02/2026", "02/13/2026"], "mdy"),
        (["12/11/2026", "11/12/2026"], ""),
        (["12/12/2026"], ""),
        (["soon"], ""),
    ],
)
def test_one_date_tells_how_all_of_its_column_are_written(cells: list[str], order: str) -> None:
    assert order_of(cells) == order


@pytest.mark.parametrize("state", ["Enabled", "Disabled", ""])
def test_an_edition_at_the_end_of_a_page_may_have_its_state_below_it(state: str) -> None:
    page = f"License information for Rock Oslo\nLicense status\tOK\nMX Advanced Security\n{state}".rstrip("\n")
    said = {each.field: each.value for each in read_text(page).found}
    assert said.get("organizations.?.mx_edition", "") == ("advanced-security" if state == "Enabled" else "")


def test_a_key_far_down_a_mail_keeps_its_line() -> None:
    """Of a long text only the head is read whole; in the rest, keys are found by the line."""
    body = "".join(f"line {number:030d}\n" for number in range(20_000)) + f"{KEY} 2 MX68\n"
    mail = f"From: dana@northwind.example\nSubject: keys\nContent-Type: text/plain\n\n{body}".encode()
    [row] = read_content(mail).rows
    assert (row.key, row.line) == (KEY, 20_005)


@pytest.mark.parametrize("label", ["Leaving:", "From:", "Source organization:", "Staying:"])
def test_what_stands_below_a_label_and_holds_a_key_is_no_name(label: str) -> None:
    reading = read_text(f"{label}\n{KEY} MX68 2\n")
    assert [each.field for each in reading.found] == []
    assert [row.key for row in reading.rows] == [KEY]


def test_the_number_of_support_is_nobody_elses() -> None:
    page = "Get help & cases\nOrganization\nRock Oslo\nCall support team\nPhone number (US)\t+1 (415) 937-6671\n"
    assert [(each.field, each.value) for each in read_text(page).found] == [("organizations.?.name", "Rock Oslo")]
    assert [each.value for each in read_text("Phone: +1 415-937-6671").found] == []
    assert [each.value for each in read_text("Phone: +1 415-937-6672").found] == ["+1 415-937-6672"]


@pytest.mark.parametrize(
    ("lines", "end"),
    [
        (["expires 2027-01-31"], "2027-01-31"),
        (["expires 2027-01-31", "expires 2027-01-31"], "2027-01-31"),
        (["expires 2027-01-31", "expires 2028-01-31"], None),
        (["expires 2027-01-31", "expires 2028-01-31", "expires 2028-01-31"], None),
    ],
)
def test_of_two_ends_of_a_license_that_differ_neither_counts(lines: list[str], end: str | None) -> None:
    assert [row.expires_on for row in read_licenses("\n".join(f"{KEY} 2 MX68 {line}" for line in lines)).rows] == [end]


@pytest.mark.parametrize("count", [MOST_PARTS - 1, MOST_PARTS])
def test_a_mail_of_a_hundred_parts_is_read_and_one_of_more_is_refused(count: int) -> None:
    message = EmailMessage()
    message["From"], message["To"] = "dana@rock.example", "bob@rock.example"
    message.make_mixed()
    for _number in range(count):
        message.add_attachment(f"{KEY}\n")
    if count == MOST_PARTS:
        with pytest.raises(NotReadable):
            mail.read(message.as_bytes())
    else:
        parts, _attached = mail.read(message.as_bytes())
        assert [part.text for part in parts if isinstance(part, Line) and part.text] == [KEY] * count
