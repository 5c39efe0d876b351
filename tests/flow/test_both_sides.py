"""One question for both organizations, and the two fields of the request: all that these may hold, there and back."""

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
CASES = [(both, *pair) for both in QUESTIONS for pair in product(texts_of(both), repeat=2)]


@pytest.mark.parametrize(("both", "source", "destination"), CASES)
def test_what_is_shown_hides_nothing_and_claims_nothing(both: Both, source: str, destination: str) -> None:
    now = shown(both, held(both, source, destination))
    words = [word for word, _text in both.answers]
    assert now.answer in ("", *words)
    if both is WHICH:
        return
    is_seen_in_answer = source == destination and now.answer == source
    is_told_by_answer = now.answer in (SAME, ONE)
    if source or destination:
        is_only_address = both is EMAIL and not destination  # the one address is always in sight
        assert now.is_by_side or is_seen_in_answer or is_told_by_answer or is_only_address
    if now.answer in (DIFFER, LESS, ONE):
        assert UNKNOWN not in (source, destination)
        assert source
        assert destination


@pytest.mark.parametrize(("both", "source", "destination"), CASES)
def test_an_answer_that_is_shown_already_changes_nothing(both: Both, source: str, destination: str) -> None:
    draft = held(both, source, destination)
    now = shown(both, draft)
    if now.answer in ("", SAME) or (now.answer == UNKNOWN and now.is_by_side):
        return
    answer(both, now.answer, draft)
    assert (draft.get(both.fields[0]), draft.get(both.fields[1])) == (source, destination)


@pytest.mark.parametrize(("both", "source", "destination"), CASES)
def test_one_answer_is_written_into_both_fields_and_read_again(both: Both, source: str, destination: str) -> None:
    for word, _text in both.answers:
        draft = answer(both, word, held(both, source, destination))
        texts = [draft.get(path) for path in both.fields]
        if word not in (DIFFER, LESS, ONE) and both is not EMAIL and both is not WHICH:
            assert texts == [word, word]
        if both is EMAIL and word == SAME:
            assert texts == [source or destination] * 2
        again = shown(both, draft)
        is_kept = word in (DIFFER, LESS, ONE) or both is EMAIL
        assert again.answer == word or (is_kept and again.answer in ("", SAME)), "it is not said yet how, or not told"
        for path, text in zip(both.fields, texts, strict=True):
            assert text in texts_of(both), path


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
    assert [*written(EMAIL, DIFFER, held(EMAIL, one, one)).values()] == [one, ""]
    assert [*written(EMAIL, UNKNOWN, held(EMAIL, one, one)).values()] == [one, ""]
    assert [*written(EMAIL, SAME, held(EMAIL, "", one)).values()] == [one, one]
