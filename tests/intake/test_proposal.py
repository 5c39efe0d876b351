"""What a reading would change: every value a decision, conflicts side by side, and one change to take back."""

import pytest

from transfer_wizard.intake.proposal import MOST_ONE_BY_ONE, UNDECIDED, Proposal, ProposedThing, propose
from transfer_wizard.intake.proposal_change import ProposalChange
from transfer_wizard.intake.reading import read_text
from transfer_wizard.request.draft import Draft

MAIL = """From: Dana Whitfield <dana@northwind.example>
Subject: licenses to East

Source organization: Northwind West
Destination organization: Northwind East
Customer number 7114-5990

Z2A7-32TE-A8Y4  25 x MR Enterprise (move 10)
"""


def titles(proposal: Proposal) -> list[str]:
    return [thing.title for thing in proposal.things]


def of(proposal: Proposal, title: str) -> ProposedThing:
    [thing] = [thing for thing in proposal.things if thing.title == title]
    return thing


def all_plain(proposal: Proposal) -> dict[int, int]:
    return {number: 0 for number, thing in enumerate(proposal.things) if not thing.is_question}


def test_everything_is_used_and_taken_back_as_one() -> None:
    draft = Draft()
    proposal = propose(read_text(MAIL), draft)
    change = ProposalChange(proposal, all_plain(proposal), draft)
    assert change.refusal() == ""
    change.do()
    assert draft.get("organizations.source.name") == "Northwind West"
    assert draft.get("customer_number") == "7114-5990"
    assert [row["key"] for row in draft.licenses] == ["Z2A7-32TE-A8Y4"]
    assert change.count == 4
    change.take_back()
    assert draft.is_blank
    change.do()
    assert draft.get("organizations.destination.name") == "Northwind East"


def test_what_was_typed_since_stays_when_the_rest_is_taken_back() -> None:
    draft = Draft()
    proposal = propose(read_text(MAIL), draft)
    change = ProposalChange(proposal, all_plain(proposal), draft)
    change.do()
    draft.set("organizations.source.name", "Northwind West Ltd")
    change.take_back()
    assert draft.get("organizations.source.name") == "Northwind West Ltd"
    assert draft.get("organizations.destination.name") == ""


def test_rows_that_were_changed_since_stay_and_come_no_second_time() -> None:
    draft = Draft()
    proposal = propose(read_text("Z2A7-32TE-A8Y4 1 MX68\nZ2KD-8QWN-4RTX 2 MS120-8\nZ2BB-0000-0001 3 MR46"), draft)
    change = ProposalChange(proposal, all_plain(proposal), draft)
    change.do()
    first, second, third = draft.licenses
    first["devices"][0]["move"] = "1"
    draft.licenses[1:] = [second | {"key": "Z2KD-8QWN-4RTY"}, third]  # as a line that got a key of its own
    change.take_back()
    assert [row["key"] for row in draft.licenses] == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTY"]
    change.do()
    assert [row["key"] for row in draft.licenses] == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTY", "Z2BB-0000-0001"]
    assert draft.licenses[0]["devices"][0]["move"] == "1"
    assert draft.licenses[2]["devices"][0] is not third["devices"][0]
    change.take_back()
    assert [row["key"] for row in draft.licenses] == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTY"]


def test_what_was_typed_after_it_was_taken_back_stays_when_it_comes_again() -> None:
    draft = Draft()
    proposal = propose(read_text(MAIL), draft)
    change = ProposalChange(proposal, all_plain(proposal), draft)
    change.do()
    change.take_back()
    draft.set("organizations.source.name", "Northwind West Ltd")
    change.do()
    assert draft.get("organizations.source.name") == "Northwind West Ltd"
    assert draft.get("organizations.destination.name") == "Northwind East"


def test_things_come_in_the_order_of_the_steps_with_their_place() -> None:
    proposal = propose(read_text(MAIL), Draft())
    sections = [thing.section for thing in proposal.things]
    order = ["route", "requester", "organizations", "licenses", "case", "customer_number"]
    assert sections == sorted(sections, key=order.index)
    option = of(proposal, "Source organization name").options[0]
    assert (option.label, option.place) == ("Northwind West", "line 4")
    assert "Northwind West" in option.words
    assert of(proposal, "License key").options[0].label == "Z2A7-32TE-A8Y4, 10 of 25 MR Enterprise"


def test_a_value_that_differs_from_what_is_typed_is_never_taken_unasked() -> None:
    draft = Draft()
    draft.set("organizations.source.name", "Northwind North")
    proposal = propose(read_text(MAIL), draft)
    thing = of(proposal, "Source organization name")
    assert [option.label for option in thing.options] == ["Northwind North", "Northwind West"]
    assert thing.chosen == 0
    assert thing.is_question


def test_what_is_there_already_is_counted_and_not_offered() -> None:
    draft = Draft()
    draft.set("organizations.source.name", "NORTHWIND WEST")
    proposal = propose(read_text(MAIL), draft)
    assert "Source organization name" not in titles(proposal)
    assert proposal.same == 1


def test_two_values_of_one_field_wait_for_a_choice() -> None:
    proposal = propose(read_text("Customer number: 7114-5990\nCustomer number: 6603-2917\n"), Draft())
    thing = of(proposal, "Customer number")
    assert {option.label for option in thing.options} == {"7114-5990", "6603-2917"}
    assert thing.chosen == UNDECIDED


ANSWER = """[{"id": "1", "name": "Calder Trust", "url": "https://n1.meraki.com/o/abcDEF/manage/organization/overview",
"licensing": {"model": "co-term"}}, {"id": "2", "name": "Calder Academies",
"url": "https://n2.meraki.com/o/ghiJKL/manage/organization/overview", "licensing": {"model": "co-term"}}]"""


def test_organizations_without_a_side_are_one_question_and_bring_all_their_values() -> None:
    draft = Draft()
    proposal = propose(read_text(ANSWER), draft)
    [question] = [number for number, thing in enumerate(proposal.things) if thing.is_question]
    assert [option.label for option in proposal.things[question].options] == [
        "Source: Calder Trust, Destination: Calder Academies",
        "Source: Calder Academies, Destination: Calder Trust",
    ]
    ProposalChange(proposal, {question: 1}, draft).do()
    assert draft.get("organizations.source.name") == "Calder Academies"
    assert draft.get("organizations.destination.url").startswith("https://n1.meraki.com/o/abcDEF")
    assert draft.get("organizations.source.licensing_model") == "co-term"


def test_a_side_that_the_request_knows_is_not_asked_for() -> None:
    draft = Draft()
    draft.set("organizations.destination.name", "Calder Trust")
    proposal = propose(read_text(ANSWER), draft)
    assert of(proposal, "Destination organization link").options[0].label.startswith("https://n1.meraki.com")
    question = of(proposal, "Which organization is this?")
    assert [option.label for option in question.options] == ["Source: Calder Academies"]


def test_a_key_that_the_request_holds_is_told_and_not_added_again() -> None:
    draft = Draft()
    first = propose(read_text(MAIL), draft)
    ProposalChange(first, all_plain(first), draft).do()
    again = propose(read_text(MAIL), draft)
    assert "License key" not in titles(again)
    assert [each.reason for each in again.rejected] == ["The key is in the request already, as license 1."]


@pytest.mark.parametrize("count", [MOST_ONE_BY_ONE, MOST_ONE_BY_ONE + 1, 2_000])
def test_a_long_list_is_one_thing(count: int) -> None:
    keys = "\n".join(f"Z2AA-{number // 1000:04}-{number % 1000:04} 1 MX68" for number in range(count))
    draft = Draft()
    proposal = propose(read_text(keys), draft)
    assert len([thing for thing in proposal.things if not thing.is_for_all]) == (
        count if count <= MOST_ONE_BY_ONE else 1
    )
    change = ProposalChange(proposal, all_plain(proposal), draft)
    change.do()
    assert (len(draft.licenses), change.count) == (count, count)
    change.take_back()
    assert draft.licenses == []


def test_a_passcode_is_in_nothing_that_is_shown() -> None:
    proposal = propose(read_text("Passcode of the source: 4815\nSource organization: Northwind West\n"), Draft())
    assert "4815" not in repr(proposal)


def test_what_rows_lack_is_asked_once_for_all_of_them() -> None:
    draft = Draft()
    proposal = propose(read_text("Z2A7-32TE-A8Y4 25 x MR Enterprise\nZ2KD-8QWN-4RTX 6 x MS120-24P\n"), draft)
    mode, move = (number for number, thing in enumerate(proposal.things) if thing.is_for_all)
    assert proposal.things[mode].chosen == UNDECIDED
    change = ProposalChange(proposal, all_plain(proposal) | {mode: 0, move: 0}, draft)
    change.do()
    assert [row["mode"] for row in draft.licenses] == ["addDevices", "addDevices"]
    assert [row["devices"][0]["move"] for row in draft.licenses] == ["25", "6"]
    assert change.count == 2


def test_keys_that_look_alike_are_a_question_and_neither_is_dropped_silently() -> None:
    draft = Draft()
    proposal = propose(read_text("Z2KD-8QWN-4RTX 6 MS120-24P\nZ2KD-BQWN-4RTX 6 MS120-24P\n"), draft)
    [question] = [thing for thing in proposal.things if thing.is_question and not thing.is_for_all]
    assert question.title == "8 or B in this key?"
    assert question.options[1].label == "It is Z2KD-8QWN-4RTX, misread"
    number = proposal.things.index(question)
    for option, expected in ((0, ["Z2KD-8QWN-4RTX", "Z2KD-BQWN-4RTX"]), (1, ["Z2KD-8QWN-4RTX"])):
        draft = Draft()
        ProposalChange(proposal, all_plain(proposal) | {number: option}, draft).do()
        assert sorted(row["key"] for row in draft.licenses) == expected


def test_a_key_that_looks_like_one_of_the_request_is_a_question() -> None:
    draft = Draft()
    first = propose(read_text("Z2KD-8QWN-4RTX 6 MS120-24P\n"), draft)
    ProposalChange(first, all_plain(first), draft).do()
    again = propose(read_text("Z2KD-BQWN-4RTX 6 MS120-24P\n"), draft)
    assert [thing.title for thing in again.things if thing.is_question and not thing.is_for_all] == [
        "8 or B in this key?"
    ]


@pytest.mark.parametrize(
    ("text", "key"),
    [("ZZ57-TDLP-XEHC", "Z257-TDLP-XEHC"), ("22JS-6YM6-FUDC", "Z2JS-6YM6-FUDC"), ("Z2JM-8|TW-82JH", "Z2JM-8ITW-82JH")],
)
def test_what_a_scan_misread_is_offered_and_not_taken(text: str, key: str) -> None:
    proposal = propose(read_text(f"Scan of delivery note\n{text}  MX85  4\n"), Draft())
    question = of(proposal, "Is this a license key?")
    assert (question.options[0].label, question.chosen) == (key, UNDECIDED)
    draft = Draft()
    ProposalChange(proposal, all_plain(proposal), draft).do()
    assert draft.licenses == []


def test_a_case_number_never_closes_the_request_by_itself() -> None:
    draft = Draft()
    proposal = propose(read_text("Case number: 09214417\nSource organization: Northwind West\n"), draft)
    question = of(proposal, "Case number")
    assert (question.chosen, len(question.options)) == (UNDECIDED, 3)
    ProposalChange(proposal, all_plain(proposal), draft).do()
    assert not draft.is_sent
    ProposalChange(proposal, {proposal.things.index(question): 1}, draft).do()
    assert not draft.is_sent
    assert draft.get("case.related_cases") == "09214417", "another case about the same"


KEY, OTHER = "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"
OSLO, BERGEN, VOSS = (f"Organization: Rock {name}\n\n" for name in ("Oslo", "Bergen", "Voss"))


def offered(text: str, **have: str) -> list[str]:
    """What is asked about a text, in short: each title with its options; an open question has a question mark."""
    draft = Draft()
    for path, value in have.items():
        draft.set(path.replace("__", "."), value)
    return [
        f"{thing.title}{' ?' if thing.chosen == UNDECIDED else ''}: {' | '.join(each.label for each in thing.options)}"
        for thing in propose(read_text(text), draft).things
        if not thing.is_for_all
    ]


@pytest.mark.parametrize(
    ("text", "have", "said"),
    [
        (OSLO, {}, ["Which organization is this? ?: Source: Rock Oslo | Destination: Rock Oslo"]),
        (
            OSLO,
            {"organizations__source__name": "Rock Bergen"},
            ["Which organization is this? ?: Destination: Rock Oslo"],
        ),
        (
            OSLO,
            {"organizations__destination__name": "Rock Bergen"},
            ["Which organization is this? ?: Source: Rock Oslo"],
        ),
        (OSLO, {"organizations__destination__name": "ROCK OSLO"}, []),
        (
            OSLO + BERGEN,
            {},
            [
                "From which organization to which? ?: Source: Rock Oslo, Destination: Rock Bergen | "
                "Source: Rock Bergen, Destination: Rock Oslo"
            ],
        ),
        (
            OSLO + BERGEN + VOSS,
            {},
            [
                f"Which is the {side.lower()}? ?: {side}: Rock Oslo | {side}: Rock Bergen | {side}: Rock Voss"
                for side in ("Source", "Destination")
            ],
        ),
        ("Customer number: 1234-5678", {}, ["Customer number: 1234-5678"]),
        ("Customer number: 1234-5678", {"customer_number": "12345678"}, []),
        (
            "Customer number: 1234-5678",
            {"customer_number": "1234-5679"},
            ["Customer number: 1234-5679 | 1234-5678"],
        ),
        (
            "Customer number: 1234-5678\nCustomer number: 1234-5679",
            {},
            ["Customer number ?: 1234-5678 | 1234-5679"],
        ),
        (
            "Our case is 12345678",
            {},
            [
                "Case number ?: 12345678: the request was sent, and is a record | "
                "12345678: another case about it | Leave it out"
            ],
        ),
        (
            "Our licenses go from Rock Oslo to Rock Bergen",
            {},
            [
                "Source organization name ?: Rock Oslo | Leave it open",
                "Destination organization name ?: Rock Bergen | Leave it open",
            ],
        ),
        (f"{KEY} 5 MX68, 2 move", {}, [f"License key: {KEY}, 2 of 5 MX68"]),
        (f"{KEY} 5 MX68, 5 move", {}, [f"License key: {KEY}, 5 MX68"]),
        (f"{KEY} 5 MX68", {}, [f"License key: {KEY}, 5 MX68"]),
        (f"{KEY} MX68, expires 2027-08-31", {}, [f"License key: {KEY}, MX68, ends 2027-08-31"]),
        (f"Key,Model,Count\n{KEY},MX68,2.5", {}, [f"License key: {KEY}, MX68"]),
        ("ZZA7-32TE-A8Y5 MX68", {}, ["Is this a license key? ?: Z2A7-32TE-A8Y5 | No, leave it out"]),
        ("Z2A7-32TE-A8|4 MX68", {}, ["Is this a license key? ?: Z2A7-32TE-A8I4 | No, leave it out"]),
        (
            "Z2O7-32TE-A8Y4 MX68\nZ207-32TE-A8Y4 MX68",
            {},
            [
                "O or 0 in this key? ?: Z207-32TE-A8Y4, MX68 | It is Z2O7-32TE-A8Y4, misread",
                "License key: Z2O7-32TE-A8Y4, MX68",
            ],
        ),
    ],
)
def test_what_is_found_is_taken_or_asked(text: str, have: dict[str, str], said: list[str]) -> None:
    assert offered(text, **have) == said


@pytest.mark.parametrize(
    ("text", "place", "devices"),
    [
        (f"{KEY} MX68\nhello to you\n{OTHER} MX84 2", "line 1", ["line 1"]),
        (f"{KEY} MX68\n{KEY} MX84 2\n\n{KEY} MR 3", "lines 1, 2, 4", ["line 1", "line 2", "line 4"]),
        (f"Key\tModel\n{KEY}\tMX68\n{KEY}\tMX84", "rows 2, 3", ["row 2", "row 3"]),
        (f"{KEY}", "line 1", []),
    ],
)
def test_a_key_has_the_places_of_its_rows(text: str, place: str, devices: list[str]) -> None:
    [option] = propose(read_text(text), Draft()).things[0].options
    assert option.place == place
    assert [each.place for each in option.devices] == devices


@pytest.mark.parametrize(
    ("row", "asked"),
    [
        ("MX68 5", ["Add devices or renew", "How many of each move?"]),
        ("MX68 5, 2 move", ["Add devices or renew"]),
        ("MX68", ["Add devices or renew"]),
        ("MX68 5, renew", ["How many of each move?"]),
        ("MX68 5, 2 move, renew", []),
    ],
)
def test_what_the_rows_do_not_say_is_asked_of_all(row: str, asked: list[str]) -> None:
    assert [thing.title for thing in propose(read_text(f"{KEY}: {row}"), Draft()).things if thing.is_for_all] == asked
