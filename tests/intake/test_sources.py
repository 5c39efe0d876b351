"""Where each value was read: what was brought as it is shown, the place in words, and the marks in its text."""

import json

import pytest

from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.proposal import Option, Proposal, ProposedThing, propose
from transfer_wizard.intake.reading import Reading, read_content, read_text, together
from transfer_wizard.intake.sources import SourceText
from transfer_wizard.request.draft import Draft

MAIL = """From: Dana Whitfield <dana@northwind.example>
To: it-desk@northwind.example
Subject: licenses to East

Hi Marco,
these keys should leave the organization "Northwind
West" and go to the organization "Northwind East". Both are co-term.
Ｚ２A7-32TE-A8Y4  25 x MR Enterprise (move 10)
Ｚ２A7-32TE-A8Y4  2 x MX68

Kind regards
Dana Whitfield
+1 415 555 0134
"""
ORGANIZATIONS = [
    {
        "id": "1",
        "name": "Pine North",
        "url": "https://n1.meraki.com/o/VjjsAd/manage",
        "licensing": {"model": "co-term"},
    },
    {
        "id": "2",
        "name": "Pine South",
        "url": "https://n1.meraki.com/o/i0-kTd/manage",
        "licensing": {"model": "co-term"},
    },
]


def of(proposal: Proposal, title: str) -> ProposedThing:
    [thing] = [thing for thing in proposal.things if thing.title == title]
    return thing


def marked(proposal: Proposal, option: Option) -> list[str]:
    """What is marked for an option."""
    return [proposal.sources[span.source].text[span.start : span.end] for span in option.spans]


def places(reading: Reading) -> list[tuple[object, str, str]]:
    """Each value with its place and what is marked of it."""
    said = []
    for each in reading.found:
        source = reading.sources[each.source]
        span = source.find(each.line, str(each.value), each.text, entry=each.entry)
        assert span
        said.append((each.value, source.place([source.number_of(each.line, span)]), source.text[span.start : span.end]))
    return said


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (MAIL, "E-mail, 13 lines"),
        ("Z2A7-32TE-A8Y4", "Text, 1 line"),
        ("Source: A\n\nDestination: B\n\n\n", "Text, 3 lines"),
        ("key;model\nZ2A7-32TE-A8Y4;MX68\nZ2KD-8QWN-4RTX;MR\n", "Table, 3 rows"),
        ("name,email,access\nA B,a@b.example,full\nC D,c@d.example,none", "Table, 3 rows"),
        (json.dumps(ORGANIZATIONS), "Answer of the API, 2 entries"),
        (json.dumps({"items": ORGANIZATIONS, "meta": {}}, indent=1), "Answer of the API, 2 entries"),
        ("HTTP/1.1 200 OK\nLink: x\n\n" + json.dumps(ORGANIZATIONS), "Answer of the API, 2 entries"),
        ("\n".join(map(json.dumps, ORGANIZATIONS)), "Answer of the API, 2 entries"),
        (str(ORGANIZATIONS), "Answer of the API, 2 entries"),
        ("<html><body><p>Z2A7-32TE-A8Y4</p><p>MX68</p></body></html>", "Page, 2 lines"),
    ],
)
def test_what_was_brought_has_a_kind_and_a_size(text: str, title: str) -> None:
    assert read_text(text).sources[0].title == title


def test_each_value_of_a_mail_is_marked_where_it_stands() -> None:
    assert places(read_text(MAIL)) == [
        ("dana@northwind.example", "line 1", "dana@northwind.example"),
        ("Northwind West", "line 6", "Northwind\nWest"),
        ("Northwind East", "line 7", "Northwind East"),
        ("co-term", "line 7", "co-term"),
        ("co-term", "line 7", "co-term"),
        ("Dana Whitfield", "line 12", "Dana Whitfield"),
        ("+1 415 555 0134", "line 13", "+1 415 555 0134"),
    ]


def test_a_license_key_and_each_of_its_devices_has_its_place() -> None:
    proposal = propose(read_text(MAIL), Draft())
    option = of(proposal, "License key").options[0]
    assert (option.place, marked(proposal, option)) == ("lines 8, 9", ["Ｚ２A7-32TE-A8Y4"])
    devices = [(each.label, each.place, marked(proposal, each)) for each in option.devices]
    assert devices == [
        ("10 of 25 MR Enterprise", "line 8", ["MR Enterprise", "25", "10"]),
        ("2 MX68", "line 9", ["MX68", "2"]),
    ]


def test_the_case_number_of_a_subject_is_marked_in_the_subject() -> None:
    mail = "From: Cisco Meraki Support <no-reply@meraki.com>\nTo: a@b.example\nSubject: [Case 09214417] Licenses\n\nHi"
    assert places(read_text(mail)) == [("09214417", "line 3", "09214417")]


@pytest.mark.parametrize("indent", [None, 2])
@pytest.mark.parametrize("before", ["", "HTTP/2 200\ncontent-type: application/json\n\n"])
def test_an_answer_of_the_api_says_which_entry(indent: int | None, before: str) -> None:
    for value in (ORGANIZATIONS, {"items": ORGANIZATIONS}):
        reading = read_text(before + json.dumps(value, indent=indent))
        assert [(value, place) for value, place, _text in places(reading)] == [
            ("Pine North", "entry 1"),
            ("https://n1.meraki.com/o/VjjsAd/manage", "entry 1"),
            ("co-term", "entry 1"),
            ("Pine South", "entry 2"),
            ("https://n1.meraki.com/o/i0-kTd/manage", "entry 2"),
            ("co-term", "entry 2"),
        ]
        proposal = propose(reading, Draft())
        spans = of(proposal, "From which organization to which?").options[0].spans
        text = proposal.sources[0].text
        assert [text[span.start : span.end].rpartition("/")[2] for span in spans] == [
            *("Pine North", "manage", "co-term"),
            *("Pine South", "manage", "co-term"),
        ]
        assert spans[2].end < spans[3].start < spans[5].start


def test_licenses_of_an_answer_say_which_entry() -> None:
    entries = [{"licenseKey": key, "licenseType": "MX68"} for key in ("Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX")]
    proposal = propose(read_text(json.dumps(entries)), Draft())
    licenses = [thing for thing in proposal.things if thing.title == "License key"]
    assert [thing.options[0].place for thing in licenses] == ["entry 1", "entry 2"]


def test_a_table_says_which_row() -> None:
    proposal = propose(read_text("Model;License key\nMX68;Z2A7-32TE-A8Y4\nMR;Z2KD-8QWN-4RTX\n"), Draft())
    licenses = [thing for thing in proposal.things if thing.title == "License key"]
    assert [thing.options[0].place for thing in licenses] == ["row 2", "row 3"]


def test_of_several_files_each_value_says_which() -> None:
    one = read_content(b"Customer number: 7114-5990\nZ2A7-32TE-A8Y4 MX68", "one.txt")
    two = read_content(b"Source organization: Pine North\n\nZ2A7-32TE-A8Y4 MX68", "two.txt")
    proposal = propose(together([one, two]), Draft())
    customer, source = of(proposal, "Customer number").options[0], of(proposal, "Source organization name").options[0]
    assert (customer.place, source.place) == ("one.txt, line 1", "two.txt, line 1")
    assert marked(proposal, source) == ["Pine North"]
    assert {each.place.partition(",")[0] for each in proposal.left_out()} == {"two.txt"}


def test_of_one_file_the_name_is_not_said_beside_each_value() -> None:
    proposal = propose(together([read_content(b"Customer number: 7114-5990", "one.txt")]), Draft())
    assert of(proposal, "Customer number").options[0].place == "line 1"


def test_a_passcode_is_not_in_the_text_that_is_shown() -> None:
    for text in (
        "Source passcode 4821, destination passcode: 1234\nZ2A7-32TE-A8Y4",
        '[{"passcode": 4821, "licenseKey": "Z2A7-32TE-A8Y4", "other": "1234 4821"}, {"passcode": "1234"}]',
        "From: A B <a@b.example>\nTo: c@d.example\nSubject: the passcode is 4821\n\nThe passcode is 4821, or 1234.",
    ):
        shown = read_text(text).sources[0].text
        assert "4821" not in shown
        assert "1234" not in shown
        assert shown.count("\n") == text.count("\n")


def test_lines_that_were_not_used_come_with_one_reason_each() -> None:
    text = "Hello,\n" + "Q2AB-CDEF-1234\n" * 2 + "Q2AB-CDEF-9999\nZ2A7-32TE-A8Y4 MX68\nThanks\n"
    left = propose(read_text(text), Draft()).left_out()
    assert len({each.reason for each in left}) == len(left)
    serials = next(each for each in left if "serial" in each.reason)
    assert (serials.words, serials.place) == (("Q2AB-CDEF-1234", "Q2AB-CDEF-9999"), "lines 2, 4")
    assert sum(len(each.lines) for each in left) == 4


def test_marks_of_a_long_list_are_all_its_keys() -> None:
    text = "\n".join(f"Z2AA-{number:04}-AAAA MX68" for number in range(100))
    proposal = propose(read_text(text), Draft())
    assert marked(proposal, of(proposal, "License keys").options[0]) == [line[:14] for line in text.split("\n")]


def test_what_support_asks_for_leads_to_a_field_and_is_marked() -> None:
    mail = """From: Cisco Meraki Support <support@meraki.com>
To: a@b.example
Subject: Case 05512345

Hello,
we need the support passcode of the destination organization.
Which devices and how many of each move?
"""
    proposal = propose(read_text(mail), Draft())
    text = proposal.sources[0].text
    assert [(each.field, each.place, text[each.spans[0].start : each.spans[0].end]) for each in proposal.asked] == [
        ("passcode.destination", "line 6", "we need the support passcode of the destination organization"),
        ("licenses.devices", "line 7", "Which devices and how many of each move"),
    ]


def test_whatever_support_asks_for_has_a_field_on_a_page() -> None:
    """Each topic that a reply may name leads to a step and has a label there."""
    from transfer_wizard.flow.steps import STEPS, step_of
    from transfer_wizard.intake.open_points import TOPICS
    from transfer_wizard.validation import wording

    for field, _pattern in TOPICS:
        for side in ("source", "destination"):
            path = field.replace("?", side)
            assert step_of(path) in {step.id for step in STEPS}
            assert wording.label(path) != path


def test_the_foot_of_a_page_is_nobody() -> None:
    page = """License information for Pine Clinics
License status\tOK
License history
Contact us at 555 0134 0199
© 2026 Cisco Systems, Inc. privacy - terms
"""
    assert [each.field for each in read_text(page).found] == ["organizations.?.name"]


@pytest.mark.parametrize(
    ("text", "word", "marked"),
    [
        ("Phone: +47 555 01 234", "47 555 01 234", "+47 555 01 234"),
        ("47 555 01 234 +", "47 555 01 234", "47 555 01 234"),
        ("Phone 47 555 01 2345", "47 555 01 234", "47 555 01 2345"),
        ("MX680, MX68", "MX68", "MX680"),
        ("XMX68, MX68", "MX68", "MX68"),
        ("A60, A6", "A6", "A6"),
        ("A60", "A6", "A60"),
        ("an A6", "A6", "A6"),
        ("組織Oslo", "組織", "組織"),
        ("Oslo組織", "組織", "組織"),
        ("A6 is", "A6", "A6"),
        ("Ｚ２A7 32te", "Z2A7-32TE", "Ｚ２A7 32te"),
        ("Straße 5", "strasse", "Straße"),
        ("  nothing of it ", "MX68", "nothing of it"),
        ("one line\nMX68", "MX68", "MX68"),
        ("one line\ntwo\nthree\nMX68", "MX68", "MX68"),
        ("one line\ntwo\nthree\nfour\nMX68", "MX68", "one line"),
    ],
)
def test_a_word_is_marked_as_a_whole_near_its_line(text: str, word: str, marked: str) -> None:
    source = SourceText("text", tuple(Line(number, line) for number, line in enumerate(text.split("\n"), 1)), 1)
    span = source.find(1, word)
    assert span
    assert source.text[span.start : span.end] == marked


@pytest.mark.parametrize(
    ("texts", "said"),
    [
        (
            (
                "Organization: Rock Oslo\n\nOrganization: Rock Voss",
                "Organization: Rock Bergen",
                "Organization: Rock Oslo",
            ),
            "0/1 Rock Oslo, 1/3 Rock Bergen, 2/4 Rock Oslo, 0/2 Rock Voss",
        ),
        (("Customer number: 1234-5678", "Customer number: 12345678"), "0/0 1234-5678"),
        (("Customer number: 1234-5678", "Customer number: 1234-5679"), "0/0 1234-5678 ?, 1/0 1234-5679 ?"),
    ],
)
def test_texts_that_are_brought_together_keep_their_organizations_apart(texts: tuple[str, ...], said: str) -> None:
    found = together([read_text(text) for text in texts]).found
    assert ", ".join(f"{each.source}/{each.group} {each.value}{'' if each.sure else ' ?'}" for each in found) == said


def test_what_was_not_taken_of_texts_that_are_brought_together_has_its_text() -> None:
    reading = together([read_text("Z2A7-32TE-A8Y"), read_text("Z2A7-32TE-A8Y4\nZ2KD-8QWN-4R\nwe saw nothing of it")])
    assert [(each.source, each.line) for each in reading.rejected] == [(0, 1), (1, 2)]
    assert [(each.source, each.key) for each in reading.rows] == [(1, "Z2A7-32TE-A8Y4")]
    assert [(each.source, each.lines) for each in reading.unused] == [(1, (3,))]
    assert [each.number for each in reading.sources] == [0, 1]


KEYS = "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"


@pytest.mark.parametrize(
    ("text", "marked"),
    [
        (
            "License key\tDevice\tHave\tMove\tExpires\n"
            f"{KEYS[0]}\tMR Enterprise\t25\t10\t2029-08-31\n{KEYS[1]}\tMX68\t2\t1\tFeb 29, 2028\n",
            [[KEYS[0], "2029-08-31"], ["MR Enterprise", "25", "10"], [KEYS[1], "Feb 29, 2028"], ["MX68", "2", "1"]],
        ),
        (
            f"Move 10 of the 25 MV on {KEYS[0]}, ends 31.08.2029.\n{KEYS[1]}: 6 x MX68, 1,006 seats, move 2\n",
            [[KEYS[0], "31.08.2029"], ["MV", "25", "10"], [KEYS[1]], ["MX68", "6", "2"]],
        ),
        (
            f"{KEYS[0]}\n  - 15 MS225-24P, move 6\n  - 2 MX95, move 1\nexpires on 9 October 2027\n",
            [[KEYS[0], "9 October 2027"], ["MS225-24P", "15", "6"], ["MX95", "2", "1"]],
        ),
        (
            f'[\n {{"key": "{KEYS[0]}",\n  "expirationDate": "2028-02-29",\n  "counts": [\n   {{"model": "MX68",\n'
            '    "count": 9},\n   {"model": "MR Enterprise",\n    "count": 30}]}]',
            [[KEYS[0], "2028-02-29"], ["MX68", "9"], ["MR Enterprise", "30"]],
        ),
        (f"{KEYS[0]}: MX68 2, moves 2\n", [[KEYS[0]], ["MX68", "2", "2"]]),
    ],
)
def test_the_counts_and_the_end_of_each_key_are_marked_too(text: str, marked: list[list[str]]) -> None:
    reading = read_text(text)
    options = [option for thing in propose(reading, Draft()).things for option in thing.options if option.licenses]
    shown = reading.sources[0].text
    places = [each.spans for option in options for each in (option, *option.devices)]
    assert [[shown[span.start : span.end] for span in spans] for spans in places] == marked
