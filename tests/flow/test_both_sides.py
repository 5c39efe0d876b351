"""One question for both organizations, and the two fields of the request: all that these may hold, there and back."""

from collections.abc import Iterable
from itertools import product

import pytest

from transfer_wizard.flow.both_sides import (
    ACCESS,
    DIFFER,
    EDITION,
    EMAIL,
    FULL,
    LESS,
    MODEL,
    ONE,
    SAME,
    SUPPORT,
    UNKNOWN,
    WHICH,
    Both,
    Shown,
    shown,
    written,
)
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.words import Access
from transfer_wizard.validation import wording

ADDRESSES = ("", "dana@northwind.example", "DANA@northwind.example", "sam@northwind.example", "dana")


def texts_of(both: Both) -> list[str]:
    """All that one of the fields may hold."""
    return list(ADDRESSES) if both is EMAIL else ["", *(word for word, _text in wording.choices(both.fields[0]))]


def held(both: Both, source: str, destination: str) -> Draft:
    draft = Draft()
    draft.set(both.fields[0], source)
    draft.set(both.fields[1], destination)
    return draft


def answer(both: Both, word: str, draft: Draft) -> Draft:
    for path, text in written(both, word, draft).items():
        draft.set(path, text)
    return draft


QUESTIONS = (EMAIL, ACCESS, WHICH, MODEL, EDITION, SUPPORT)
of_each_question = pytest.mark.parametrize("both", QUESTIONS, ids=lambda both: both.fields[0])


def held_answers(both: Both) -> Iterable[tuple[str, ...]]:
    """All that the two fields of a question may hold together."""
    return product(texts_of(both), repeat=2)


@of_each_question
def test_what_is_shown_hides_nothing_and_claims_nothing(both: Both) -> None:
    words = [word for word, _text in both.answers]
    for source, destination in held_answers(both):
        now = shown(both, held(both, source, destination))
        case = f"{now} for “{source}” and “{destination}”"
        assert now.answer in ("", *words), case
        if both is WHICH:
            continue
        is_seen_in_answer = source == destination and now.answer == source
        is_told_by_answer = now.answer in (SAME, ONE)
        if source or destination:
            is_only_address = both is EMAIL and not destination  # the one address is always in sight
            assert now.is_by_side or is_seen_in_answer or is_told_by_answer or is_only_address, case
        if now.answer in (DIFFER, LESS, ONE):
            assert UNKNOWN not in (source, destination), case
            assert source, case
            assert destination, case


@of_each_question
def test_an_answer_that_is_shown_already_changes_nothing(both: Both) -> None:
    for source, destination in held_answers(both):
        draft = held(both, source, destination)
        now = shown(both, draft)
        if now.answer in ("", SAME) or (now.answer == UNKNOWN and now.is_by_side):
            continue
        answer(both, now.answer, draft)
        assert (draft.get(both.fields[0]), draft.get(both.fields[1])) == (source, destination)


@of_each_question
def test_one_answer_is_written_into_both_fields_and_read_again(both: Both) -> None:
    for (source, destination), (word, _text) in product(held_answers(both), both.answers):
        draft = answer(both, word, held(both, source, destination))
        texts = [draft.get(path) for path in both.fields]
        case = f"“{word}” over “{source}” and “{destination}”"
        if word not in (DIFFER, LESS, ONE) and both is not EMAIL and both is not WHICH:
            assert texts == [word, word], case
        if both is EMAIL and word == SAME:
            assert texts == [source or destination] * 2, case
        again = shown(both, draft)
        is_kept = word in (DIFFER, LESS, ONE) or both is EMAIL
        is_said = again.answer == word or (is_kept and again.answer in ("", SAME))
        assert is_said, f"it is not said yet how, or not told: {case}"
        assert set(texts) <= set(texts_of(both)), case


@pytest.mark.parametrize("both", [MODEL, EDITION, SUPPORT])
def test_sides_that_differ_open_with_they_differ(both: Both) -> None:
    one, other = both.answers[0][0], both.answers[1][0]
    assert shown(both, held(both, one, other)) == Shown(DIFFER, is_by_side=True)
    assert shown(both, held(both, one, "")) == Shown("", is_by_side=True)
    assert shown(both, held(both, one, UNKNOWN)) == Shown(UNKNOWN, is_by_side=True)
    assert shown(both, held(both, UNKNOWN, UNKNOWN)) == Shown(UNKNOWN)


def test_they_differ_keeps_the_source_and_asks_for_the_destination() -> None:
    draft = answer(MODEL, DIFFER, held(MODEL, "co-term", "co-term"))
    assert [draft.get(path) for path in MODEL.fields] == ["co-term", ""]


@pytest.mark.parametrize("both", [MODEL, EDITION, SUPPORT])
def test_they_differ_keeps_what_is_known_of_each_side(both: Both) -> None:
    for source, destination in held_answers(both):
        kept = [text if text != UNKNOWN else "" for text in (source, destination)]
        if source == destination:
            kept[1] = ""
        assert [*written(both, DIFFER, held(both, source, destination)).values()] == kept, (source, destination)


@pytest.mark.parametrize(
    ("answer", "source", "destination", "kept"),
    [
        (LESS, Access.READ_ONLY, "", (Access.READ_ONLY, "")),
        (LESS, "", Access.NETWORK, ("", Access.NETWORK)),
        (LESS, Access.READ_ONLY, UNKNOWN, (Access.READ_ONLY, "")),
        (LESS, FULL, "", (FULL, "")),
        (LESS, FULL, Access.NETWORK, (FULL, Access.NETWORK)),
        (LESS, FULL, FULL, ("", "")),
        (LESS, FULL, Access.NONE, ("", "")),
        (LESS, UNKNOWN, UNKNOWN, ("", "")),
        (ONE, Access.NONE, FULL, (Access.NONE, FULL)),
        (ONE, FULL, "", ("", "")),
        (ONE, Access.READ_ONLY, "", ("", "")),
        (ONE, FULL, FULL, ("", "")),
    ],
)
def test_less_than_full_access_keeps_what_fits_of_each_side(
    answer: str, source: str, destination: str, kept: tuple[str, str]
) -> None:
    assert tuple(written(ACCESS, answer, held(ACCESS, source, destination)).values()) == kept


def test_access_is_full_to_both_to_one_or_less() -> None:
    kinds = {
        (Access.FULL, Access.FULL): Shown(FULL),
        (Access.FULL, Access.NONE): Shown(ONE),
        (Access.NONE, Access.FULL): Shown(ONE),
        (Access.READ_ONLY, Access.FULL): Shown(LESS, is_by_side=True),
        (Access.NETWORK, Access.NETWORK): Shown(LESS, is_by_side=True),
        (Access.NONE, Access.NONE): Shown(LESS, is_by_side=True),
        (Access.FULL, Access.UNKNOWN): Shown(UNKNOWN, is_by_side=True),
        (Access.ENTERPRISE, ""): Shown("", is_by_side=True),
        (UNKNOWN, ""): Shown("", is_by_side=True),
        (Access.NONE, ""): Shown("", is_by_side=True),
        (UNKNOWN, UNKNOWN): Shown(UNKNOWN),
        ("", ""): Shown(""),
    }
    for (source, destination), expected in kinds.items():
        assert shown(ACCESS, held(ACCESS, source, destination)) == expected, (source, destination)
    for side, texts in (("source", [FULL, Access.NONE]), ("destination", [Access.NONE, FULL])):
        draft = answer(WHICH, side, held(ACCESS, "", ""))
        assert [draft.get(path) for path in ACCESS.fields] == texts
        assert shown(ACCESS, draft) == Shown(ONE)
        assert shown(WHICH, draft).answer == side


def test_the_same_account_is_the_same_in_any_spelling_and_an_unsaid_one_is_not_told() -> None:
    one, other, else_ = ADDRESSES[1:4]
    assert shown(EMAIL, held(EMAIL, one, other)) == Shown(SAME)
    assert shown(EMAIL, held(EMAIL, one, else_)) == Shown(DIFFER, is_by_side=True)
    assert shown(EMAIL, held(EMAIL, one, "")) == Shown("")
    assert shown(EMAIL, held(EMAIL, "", one)) == Shown("", is_by_side=True)
    assert shown(EMAIL, held(EMAIL, " ", one)) == Shown("", is_by_side=True)
    assert shown(EMAIL, held(EMAIL, one, " ")) == Shown("")


@pytest.mark.parametrize(
    ("answer", "source", "destination", "kept"),
    [
        (SAME, "dana@a.example", "sam@a.example", ("dana@a.example", "dana@a.example")),
        (SAME, "", "dana@a.example", ("dana@a.example", "dana@a.example")),
        (DIFFER, "dana@a.example", "sam@a.example", ("dana@a.example", "sam@a.example")),
        (DIFFER, "sam@a.example", "dana@a.example", ("sam@a.example", "dana@a.example")),
        (DIFFER, "dana@a.example", "Dana@A.example", ("dana@a.example", "")),
        (DIFFER, "dana@a.example", "", ("dana@a.example", "")),
        (DIFFER, "", "sam@a.example", ("", "sam@a.example")),
        (UNKNOWN, "dana@a.example", "dana@a.example", ("dana@a.example", "")),
        (UNKNOWN, "dana@a.example", "sam@a.example", ("dana@a.example", "")),
    ],
)
def test_an_answer_about_the_addresses_keeps_the_one_that_it_does_not_deny(
    answer: str, source: str, destination: str, kept: tuple[str, str]
) -> None:
    assert tuple(written(EMAIL, answer, held(EMAIL, source, destination)).values()) == kept
