"""What was typed, as a document can hold it, and in its normal form."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from transfer_wizard.export.blocks import clean, normal
from transfer_wizard.validation import wording


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("a\r\nb\rc\u2028d\x85e", "a\nb\nc\nd\ne"),
        ("a\tb", "a b"),
        ("a\x00b\x1b[31m", "a\ufffdb\ufffd[31m"),
        ("\ud800\ufffe\U0001ffff", "\ufffd\ufffd\ufffd"),
        ("abc\u202egpj.exe", "abc[U+202E]gpj.exe"),
        ("\u2066x\u2069", "[U+2066]x[U+2069]"),
        ("日本 العربية 👩‍👧 e\u0301", "日本 العربية 👩‍👧 e\u0301"),
    ],
)
def test_characters_that_a_document_cannot_hold_are_replaced(typed: str, shown: str) -> None:
    assert clean(typed) == shown


@settings(deadline=None)
@given(st.text())
def test_cleaned_text_stays_clean(typed: str) -> None:
    assert clean(clean(typed)) == clean(typed)


@settings(deadline=None)
@given(st.sampled_from(sorted(wording.LABELS)), st.text(max_size=50))
def test_normal_form_never_fails(kind: str, typed: str) -> None:
    if not kind.startswith("passcode") and kind not in (
        "licenses",
        "licenses.devices",
        "licenses.now_keys",
        "case.attachments",
    ):
        assert normal(kind, clean(typed)) == clean(normal(kind, clean(typed)))
