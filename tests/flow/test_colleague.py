"""Asking a colleague: what goes out, what a reply would change, both ways."""

import datetime

import pytest

from transfer_wizard.flow.colleague import Comparison, ask, called, compare, gaps, spec_of, take
from transfer_wizard.request import document, questions
from transfer_wizard.request.draft import Draft, blank_license
from transfer_wizard.request.questions import MOST_QUESTIONS, Question, Questions
from transfer_wizard.request.words import Side
from transfer_wizard.resources import resource
from transfer_wizard.validation.check import check

TODAY = datetime.date(2026, 11, 24)
HAVE = "licenses.0.devices.1.have"


@pytest.fixture
def draft() -> Draft:
    return document.read(resource("sample_case.json").read_bytes()).draft


def asked(draft: Draft) -> tuple[Question, ...]:
    return gaps(draft, check(draft, TODAY, None).problems)


def with_gaps(draft: Draft) -> Draft:
    draft.set("organizations.destination.url", "")
    draft.set("requester.saml", "unknown")
    draft.set(HAVE, "")
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
        Question(HAVE, "Z2A7-32TE-A8Y4", "MX68"),
    )
    assert [called(each) for each in asked(draft)] == [
        "Do you sign in with SAML single sign-on?",
        "Destination organization link: Northwind East",
        "Have: MX68 of license Z2A7-32TE-A8Y4",
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
    back = reply(with_gaps(draft), "no", f" {link} ", "2")
    found = compare(draft, back)
    assert [(each.path, each.yours, each.theirs, each.fills_a_gap) for each in found.differences] == [
        ("requester.saml", "unknown", "no", True),
        ("organizations.destination.url", "", link, True),
        (HAVE, "", "2", True),
    ]
    assert draft.get(HAVE) == "", "nothing changes before it is taken"
    take(draft, found.differences)
    assert document.write(draft, "") == whole


def test_what_was_filled_in_meanwhile_stays_unless_chosen(draft: Draft) -> None:
    back = reply(with_gaps(draft), "no", "https://n1.meraki.com/o/EvilOrg/manage", "2")
    draft.set("organizations.destination.url", "https://n219.meraki.com/o/i0-kTd/manage")
    draft.set(HAVE, "2")
    found = compare(draft, back)
    assert [(each.path, each.fills_a_gap) for each in found.differences] == [
        ("requester.saml", True),
        ("organizations.destination.url", False),
    ]
    assert (found.same, found.unanswered) == (1, 0)


def test_an_answer_left_out_changes_nothing(draft: Draft) -> None:
    assert compare(draft, reply(with_gaps(draft), "", " \n", "")) == Comparison((), 0, 3, ())


def test_answers_follow_their_license_and_their_device(draft: Draft) -> None:
    back = reply(with_gaps(draft), "", "", "2")
    draft.licenses.reverse()
    draft.licenses[1]["devices"].reverse()
    assert [each.path for each in compare(draft, back).differences] == ["licenses.1.devices.0.have"]
    draft.set("licenses.1.devices.0.model", "mx75")
    assert [each.path for each in compare(draft, back).lost] == [HAVE]
    del draft.licenses[1]
    assert [each.path for each in compare(draft, back).lost] == [HAVE]


def test_rows_without_a_key_are_known_by_their_number(draft: Draft) -> None:
    draft.set("licenses.1.key", "")
    back = reply(draft, "z2kd 8qwn 4rtx")
    assert [(each.path, each.theirs) for each in compare(draft, back).differences] == [
        ("licenses.1.key", "Z2KD-8QWN-4RTX")
    ]
    del draft.licenses[1]
    assert len(compare(draft, back).lost) == 1
