"""Asking a colleague: what goes out, what a reply would change, both ways."""

import copy
import datetime
import json

import pytest

from transfer_wizard.flow.colleague import (
    Comparison,
    Difference,
    ask,
    called,
    compare,
    gaps,
    is_gap,
    read,
    spec_of,
    take,
)
from transfer_wizard.flow.steps import FieldKind
from transfer_wizard.intake.licenses import read_answer
from transfer_wizard.request import document, questions
from transfer_wizard.request.document import MOST_ROWS, Unreadable
from transfer_wizard.request.draft import Draft, blank_license
from transfer_wizard.request.questions import MOST_QUESTIONS, Question, Questions
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation import wording
from transfer_wizard.validation.check import check
from transfer_wizard.validation.problems import Gravity, Problem
from transfer_wizard.validation.rules import OUR_OWN

TODAY = datetime.date(2026, 11, 24)
MOVE = "licenses.0.devices.1.move"


@pytest.fixture
def draft() -> Draft:
    return document.read(resource("sample_case.json").read_bytes()).draft


def compared(draft: Draft, answers: Questions) -> Comparison:
    return compare(draft, answers, read_answer)


def asked(draft: Draft) -> tuple[Question, ...]:
    return gaps(draft, check(draft, TODAY, None).problems)


def with_gaps(draft: Draft) -> Draft:
    draft.set("organizations.destination.url", "")
    draft.set("requester.saml", "unknown")
    draft.set(MOVE, "")
    return draft


def reply(draft: Draft, *answers: str) -> Questions:
    """The reply as it comes back through the file."""
    sent = questions.read(questions.write(ask(draft, asked(draft))))
    assert sent is not None
    back = questions.read(questions.write(sent.answered(answers)))
    assert back is not None
    return back


def test_only_the_gaps_are_asked_for_each_with_what_it_is_about(draft: Draft) -> None:
    assert asked(draft) == ()
    assert asked(with_gaps(draft)) == (
        Question("requester.saml"),
        Question("organizations.destination.url", "Northwind East"),
        Question(MOVE, "Z2A7-32TE-A8Y4", "MX68"),
    )
    assert [called(each) for each in asked(draft)] == [
        "Do you sign in with SAML single sign-on?",
        "Destination organization link: Northwind East",
        "Move: MX68 of license Z2A7-32TE-A8Y4",
    ]


def test_nothing_else_of_the_case_travels(draft: Draft) -> None:
    content = questions.write(ask(with_gaps(draft), asked(draft))).decode()
    names = {"Dana Whitfield", "Northwind East", "Z2A7-32TE-A8Y4", "MX68"}

    def texts(values: object) -> set[str]:
        if isinstance(values, dict):
            return {text for inner in values.values() for text in texts(inner)}
        if isinstance(values, list):
            return {text for inner in values for text in texts(inner)}
        return {str(values)}

    travelling = {text for text in texts(draft.values) if len(text) > 7 and text in content}
    assert travelling <= names


def test_what_is_wrong_is_asked_for_and_does_not_travel(draft: Draft) -> None:
    draft.set("licenses.0.key", "0427")
    draft.set("requester.name", "https://secret.example")
    draft.set("requester.phone", "12")
    found = asked(draft)
    assert {each.path for each in found} >= {"licenses.0.key", "requester.name", "requester.phone"}
    content = questions.write(ask(draft, found)).decode()
    assert "0427" not in content
    assert "secret" not in content
    key = next(each for each in found if each.path == "licenses.0.key")
    assert called(key) == "License key: license 1"


def test_a_passcode_is_never_asked_for(draft: Draft) -> None:
    problems = check(draft, TODAY, dict.fromkeys(Side)).problems
    assert [each.id for each in problems] == ["passcode.missing", "passcode.missing"]
    assert gaps(draft, problems) == ()


def test_no_more_is_asked_than_a_file_takes(draft: Draft) -> None:
    draft.licenses.extend(blank_license() for _number in range(200))
    found = asked(draft)
    assert len(found) == MOST_QUESTIONS
    assert questions.read(questions.write(ask(draft, found))) is not None


def test_every_gap_of_a_bare_request_can_be_shown_as_a_field() -> None:
    for question in asked(Draft()):
        assert spec_of(question.path).path == question.path


def test_round_trip_of_three_gaps(draft: Draft) -> None:
    link = "https://n219.meraki.com/o/i0-kTd/manage/organization/overview"
    whole = document.write(draft, "")
    back = reply(with_gaps(draft), "no", f" {link} ", "1")
    found = compared(draft, back)
    assert [(each.path, each.yours, each.theirs, each.fills_a_gap) for each in found.differences] == [
        ("requester.saml", "unknown", "no", True),
        ("organizations.destination.url", "", link, True),
        (MOVE, "", "1", True),
    ]
    assert draft.get(MOVE) == "", "nothing changes before it is taken"
    take(draft, found.differences)
    assert document.write(draft, "") == whole


def test_what_was_filled_in_meanwhile_stays_unless_chosen(draft: Draft) -> None:
    back = reply(with_gaps(draft), "no", "https://n1.meraki.com/o/EvilOrg/manage", "2")
    draft.set("organizations.destination.url", "https://n219.meraki.com/o/i0-kTd/manage")
    draft.set(MOVE, "2")
    found = compared(draft, back)
    assert [(each.path, each.fills_a_gap) for each in found.differences] == [
        ("requester.saml", True),
        ("organizations.destination.url", False),
    ]
    assert (found.same, found.unanswered) == (1, 0)


def test_an_answer_left_out_changes_nothing(draft: Draft) -> None:
    assert compared(draft, reply(with_gaps(draft), "", " \n", "")) == Comparison((), 0, 3, ())


def test_answers_follow_their_license_and_their_device(draft: Draft) -> None:
    back = reply(with_gaps(draft), "", "", "2")
    draft.licenses.reverse()
    draft.licenses[1]["devices"].reverse()
    assert [each.path for each in compared(draft, back).differences] == ["licenses.1.devices.0.move"]
    draft.set("licenses.1.devices.0.model", "mx75")
    assert [each.path for each in compared(draft, back).lost] == [MOVE]
    del draft.licenses[1]
    assert [each.path for each in compared(draft, back).lost] == [MOVE]


def test_rows_without_a_key_are_known_by_their_number(draft: Draft) -> None:
    draft.set("licenses.1.key", "")
    back = reply(draft, "z2kd 8qwn 4rtx")
    assert [(each.path, each.theirs) for each in compared(draft, back).differences] == [
        ("licenses.1.key", "Z2KD-8QWN-4RTX")
    ]
    del draft.licenses[1]
    assert len(compared(draft, back).lost) == 1


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("organizations.source.name", "Source organization name"),
        ("organizations.source.licensing_model", "Source licensing model: Northwind West"),
        ("organizations.source.support_access", "Meraki Support Access in the source organization: Northwind West"),
        ("organizations.destination.url", "Destination organization link: Northwind East"),
        ("licenses.1.key", "License key: license 2"),
        ("licenses.1.mode", "Add devices or renew: license 2"),
        ("licenses.0.mode", "Add devices or renew: license Z2A7-32TE-A8Y4"),
        ("licenses.0.devices", "Devices: license Z2A7-32TE-A8Y4"),
        ("licenses.0.devices.1.model", "Device model: license Z2A7-32TE-A8Y4"),
        ("licenses.0.devices.1.have", "Have: MX68 of license Z2A7-32TE-A8Y4"),
        ("licenses.0.devices.1.move", "Move: MX68 of license Z2A7-32TE-A8Y4"),
        ("licenses.1.devices.0.have", "Have: MS120-24P"),
        ("requester.saml", "Do you sign in with SAML single sign-on?"),
        ("licenses.0.expired", "Has this key itself expired: license Z2A7-32TE-A8Y4"),
    ],
)
def test_a_question_is_called_by_its_field_and_what_that_belongs_to(draft: Draft, path: str, name: str) -> None:
    draft.set("licenses.1.key", "")
    problem = Problem(f"{wording.kind(path)}.missing", Gravity.ASKS, path, "", "", OUR_OWN)
    [question] = gaps(draft, [problem])
    assert called(question) == name


@pytest.mark.parametrize(
    ("identity", "path", "is_asked"),
    [
        ("requester.name.missing", "requester.name", True),
        ("requester.name.format", "requester.name", True),
        ("organization.same", "organizations.source.url", False),
        ("passcode.missing", "passcode.source", False),
        ("case_number.format", "case_number", False),
    ],
)
def test_what_is_missing_or_wrong_is_asked_for_and_no_other_objection(identity: str, path: str, is_asked: bool) -> None:
    assert is_gap(Problem(identity, Gravity.ASKS, path, "", "", OUR_OWN)) is is_asked


@pytest.mark.parametrize(("text", "is_gap"), [("", True), (" unknown ", True), ("no", False), ("yes", False)])
def test_an_answer_fills_a_gap_where_nothing_is_known(text: str, is_gap: bool) -> None:
    assert Difference("requester.saml", Question("requester.saml"), text, "no").fills_a_gap is is_gap


def test_a_row_is_found_again_by_its_key_first_by_its_number_only_without_one(draft: Draft) -> None:
    """Of two rows with the same key, the one that was asked about; a row without a key stays where it was."""
    draft.licenses.insert(0, copy.deepcopy(draft.licenses[0]))
    key = "Z2A7-32TE-A8Y4"
    places = {
        ("licenses.1.expires_on", key, ""): "licenses.1.expires_on",
        ("licenses.0.expires_on", key, ""): "licenses.0.expires_on",
        ("licenses.7.expires_on", key, ""): "licenses.0.expires_on",
        ("licenses.0.expires_on", "Z2KD-8QWN-4RTX", ""): "licenses.2.expires_on",
        ("licenses.2.expires_on", "", ""): "licenses.2.expires_on",
        ("licenses.3.expires_on", "", ""): None,
        ("licenses.7.expires_on", "", ""): None,
        ("licenses.0.expires_on", "Z2AA-0000-0000", ""): None,
        ("licenses.0.devices.0.move", key, "MX68"): "licenses.0.devices.1.move",
        ("licenses.0.devices.1.move", key, ""): "licenses.0.devices.1.move",
        ("licenses.0.devices.2.move", key, ""): None,
    }
    for (path, about, device), place in places.items():
        answer = "77" if path.endswith("move") else "2031-01-31"
        found = compared(draft, Questions(draft.id, "", (Question(path, about, device, answer),)))
        assert [each.path for each in found.differences] == ([place] if place else []), path
        assert len(found.lost) == (place is None)


def test_of_a_name_without_end_the_beginning_goes_along(draft: Draft) -> None:
    draft.set("requester.name", "n" * 201)
    assert ask(draft, ()).asked_by == "n" * 200


# Whole lists

LIST = """\
Key;Model;Count
z2a7 32te a8y4;MR Enterprise;25
Z2A7-32TE-A8Y4;MX68;2
Z2KD-8QWN-4RTX
Q2FJ-3SHB-Y2K2;MX68;1
"""


def without_licenses(draft: Draft) -> Draft:
    del draft.licenses[:]
    return draft


def test_a_list_without_a_row_is_asked_for_as_a_whole(draft: Draft) -> None:
    del draft.licenses[0]["devices"][:]
    [devices] = asked(draft)
    assert devices == Question("licenses.0.devices", "Z2A7-32TE-A8Y4")
    assert called(devices) == "Devices: license Z2A7-32TE-A8Y4"
    [licenses] = asked(without_licenses(draft))
    assert licenses == Question("licenses")
    assert called(licenses) == "Licenses"
    assert spec_of("licenses").kind is FieldKind.PROSE


def test_a_list_of_licenses_fills_the_gap(draft: Draft) -> None:
    back = reply(without_licenses(draft), LIST)
    found = compared(draft, back)
    [difference] = found.differences
    assert difference.fills_a_gap
    assert difference.theirs == "Z2A7-32TE-A8Y4, MR Enterprise, 25\nZ2A7-32TE-A8Y4, MX68, 2\nZ2KD-8QWN-4RTX"
    [(question, sentence)] = found.not_taken
    assert (question.path, "serial number" in sentence, "Line 5" in sentence) == ("licenses", True, True)
    assert draft.licenses == [], "nothing changes before it is taken"
    take(draft, found.differences)
    assert [row["key"] for row in draft.licenses] == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"]
    assert draft.get("licenses.0.devices.1.have") == "2"
    assert document.read(document.write(draft, "")).draft.values == draft.values


def test_licenses_typed_meanwhile_stay_and_only_new_keys_are_added(draft: Draft) -> None:
    before = document.read(resource("sample_case.json").read_bytes()).draft
    back = reply(without_licenses(draft), LIST + "Z2AA-BBCC-DDEE; MX68; 3\n")
    draft.licenses.extend(before.licenses)
    [difference] = compared(draft, back).differences
    assert not difference.fills_a_gap
    assert difference.yours.startswith("Z2A7-32TE-A8Y4, ")
    assert difference.theirs == "Z2AA-BBCC-DDEE, MX68, 3"
    take(draft, [difference])
    assert [row["key"] for row in draft.licenses] == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX", "Z2AA-BBCC-DDEE"]
    assert draft.licenses[:2] == before.licenses
    again = compared(draft, back)
    assert (again.differences, again.same) == ((), 0), "a line is wrong, so it is not all there"
    assert len(again.not_taken) == 1


def test_a_list_of_devices_goes_where_its_license_is_now(draft: Draft) -> None:
    del draft.licenses[0]["devices"][:]
    back = reply(draft, "device,count\nMX68,2\n\nmr enterprise,25\nMX68,9\n")
    draft.licenses.reverse()
    found = compared(draft, back)
    [difference] = found.differences
    assert (difference.path, difference.yours) == ("licenses.1.devices", "")
    assert difference.theirs == "MX68, 2\nMR Enterprise, 25"
    assert [sentence for _question, sentence in found.not_taken] == ["Line 5, “MX68”: The same model is in line 2."]
    take(draft, [difference])
    assert [row["have"] for row in draft.licenses[1]["devices"]] == ["2", "25"]
    assert compared(draft, back).differences == ()
    del draft.licenses[1]
    assert [each.path for each in compared(draft, back).lost] == ["licenses.0.devices"]


def test_a_list_that_would_make_the_request_unreadable_is_not_taken(draft: Draft) -> None:
    back = reply(without_licenses(draft), LIST)
    draft.licenses.extend(blank_license() for _number in range(MOST_ROWS // 2 - 1))
    found = compared(draft, back)
    assert found.differences == ()
    assert [sentence for _question, sentence in found.not_taken] == [
        "The request would hold more than 20,000 rows. Make a second request for the rest."
    ]


@pytest.mark.parametrize("path", ["licenses", "licenses.0.devices"])
@pytest.mark.parametrize("text", ["\x00" * 9_000, ";" * 9_000, '"' * 9_000, "[" * 9_000, "\n" * 9_000 + "7", "‮0427"])
def test_a_hostile_list_gives_no_row_and_no_passcode(draft: Draft, path: str, text: str) -> None:
    answers = Questions(draft.id, "", (Question(path, "Z2A7-32TE-A8Y4" if path != "licenses" else "", answer=text),))
    found = compared(draft, answers)
    rows = [row for each in found.differences for row in each.rows]
    assert rows == []
    assert found.not_taken
    assert not any("0427" in sentence for _question, sentence in found.not_taken)


def answered(field: str, answer: object, *more: tuple[str, str]) -> Questions:
    """A reply file as a person fills it in by hand."""
    rows = [{"field": path, "answer": text} for path, text in [(field, answer), *more]]
    document = {"format": questions.FORMAT, "schema": 1, "id": Draft().id, "questions": rows}
    found = read(json.dumps(document).encode())
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("path", "text", "word"),
    [
        ("requester.saml", "No", "no"),
        ("requester.saml", " YES. ", "yes"),
        ("requester.saml", "I don't know", "unknown"),
        ("requester.saml", "いいえ", "no"),
        ("requester.saml", " ", ""),
        ("requester.source_access", "Read-only organization access", "read-only"),
        ("requester.source_access", "read only", "read-only"),
        ("organizations.source.licensing_model", "Co-Term", "co-term"),
        ("organizations.source.licensing_model", "co-termination", "co-term"),
        ("licenses.0.mode", "add devices", "addDevices"),
        ("licenses.0.mode", "adddevices", "addDevices"),
        ("case.severity", "Severity 4: no impact on business operations", "4"),
        ("requester.saml", True, "yes"),
        ("licenses.0.expired", False, "no"),
        ("verification", True, "codes"),
    ],
)
def test_a_choice_may_be_answered_with_its_label_another_case_or_true(path: str, text: str | bool, word: str) -> None:
    found = answered(path, text)
    assert [each.answer for each in found.questions] == [word]
    assert not found.notices


def test_an_answer_that_is_no_choice_is_left_out_by_the_label_of_its_field_and_the_others_are_taken() -> None:
    found = answered("requester.saml", "perhaps", ("requester.name", "Marco"), ("requester.source_access", "access"))
    assert [each.answer for each in found.questions] == ["", "Marco", ""]
    assert found.notices == (
        "Left out, since the answer is none of the choices: “Do you sign in with SAML single sign-on?”, "
        "“Access to the source organization”. Choose one there yourself.",
    )


def test_of_many_answers_that_are_no_choice_some_are_named() -> None:
    [notice] = answered("requester.saml", "?", *((f"licenses.{at}.mode", "?") for at in range(400))).notices
    assert len(notice) < 400
    assert "…" in notice


def test_each_choice_has_a_label_that_stands_for_it() -> None:
    for path, labels in wording.CHOICES.items():
        place = path.replace("licenses.", "licenses.0.")
        for word, label in labels.items():
            if questions.is_askable(place):
                assert [each.answer for each in answered(place, label).questions] == [word]
                assert [each.answer for each in answered(place, word.upper()).questions] == [word]


@pytest.mark.parametrize(
    ("path", "answer", "said"),
    [
        ("organizations.source.name", True, "“Source organization name” must be text."),
        ("organizations.source.name", "x" * 10_001, "“Source organization name” is longer than 10000 characters."),
        ("licenses.1.devices.0.have", True, "“Have: license 2” must be text."),
        ("licenses", ["Z2A7-32TE-A8Y4"], "“Licenses” must be text."),
    ],
)
def test_an_answer_is_refused_by_the_label_of_its_field(path: str, answer: object, said: str) -> None:
    with pytest.raises(Unreadable) as told:
        answered(path, answer)
    assert str(told.value).endswith(said)


def test_a_word_for_another_choice_than_yes_or_no_is_left_out() -> None:
    found = answered("organizations.source.licensing_model", False)
    assert [each.answer for each in found.questions] == [""]
    assert "“Source licensing model”" in found.notices[0]
