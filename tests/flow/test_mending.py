"""Slips that one press mends, and texts that are left alone."""

import pytest

from transfer_wizard.flow.mending import mending
from transfer_wizard.validation.fields import FieldError, read


@pytest.mark.parametrize(
    ("path", "text", "sentence", "mended"),
    [
        (
            "requester.source_email",
            "dana@northwind,example",
            "E-mail has a comma where a dot belongs.",
            "dana@northwind.example",
        ),
        ("requester.source_email", "dana @northwind.example", "E-mail has a space in it.", "dana@northwind.example"),
        (
            "requester.source_email",
            "dana@northwind..example",
            "E-mail has two dots in a row.",
            "dana@northwind.example",
        ),
        ("requester.source_email", "dana@@northwind.example", "E-mail has two @ in a row.", "dana@northwind.example"),
        (
            "requester.source_email",
            "dana(at)northwind.example",
            "E-mail has “at” where @ belongs.",
            "dana@northwind.example",
        ),
        (
            "requester.source_email",
            "dana.@northwind.example",
            "E-mail has a dot beside the @.",
            "dana@northwind.example",
        ),
        ("requester.placeholder_email", "a@b;example", "E-mail has a semicolon where a dot belongs.", "a@b.example"),
        ("requester.phone", "+1 415 555 O134", "E-mail has the letter O.", "+1 415 555 0134"),
        ("requester.phone", "+1 4l5 555 O134", "E-mail has letters where digits belong.", "+1 415 555 0134"),
        ("customer_number", "7114-599O", "E-mail has the letter O.", "7114-5990"),
        (
            "organizations.source.url",
            "http://n149.meraki.com/o/VjjsAd/manage",
            "E-mail starts with http://.",
            "https://n149.meraki.com/o/VjjsAd/manage",
        ),
    ],
)
def test_a_slip_is_told_with_what_the_text_is_without_it(path: str, text: str, sentence: str, mended: str) -> None:
    with pytest.raises(FieldError):
        read(path, text)
    found = mending(path, text, "E-mail")
    assert found is not None
    assert found == (sentence, mended)
    assert read(path, found.text)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("requester.source_email", "dana"),
        ("requester.source_email", "dana,northwind,example"),
        ("requester.source_email", "a" * 400 + "@b,example"),
        ("requester.phone", "call me"),
        ("organizations.source.url", "http://meraki.com.evil.example/o/VjjsAd"),
        ("requester.name", "dana@northwind,example"),
        ("case.scope", "dana@northwind,example"),
        ("requester.saml", "yess"),
    ],
)
def test_what_one_press_does_not_mend_is_left_alone(path: str, text: str) -> None:
    assert mending(path, text, "E-mail") is None


@pytest.mark.parametrize(("length", "is_mended"), [(300, True), (301, False)])
def test_a_text_is_looked_at_up_to_its_bound(length: int, is_mended: bool) -> None:
    assert (
        mending("requester.source_email", "dana@northwind,example".rjust(length), "E-mail") is not None
    ) is is_mended
