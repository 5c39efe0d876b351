"""Digits that may be a passcode, and texts as files hold them, in every encoding."""

import codecs

import pytest

from transfer_wizard.validation.contacts import phone
from transfer_wizard.validation.fields import FieldError, read
from transfer_wizard.validation.free_text import holds_four_digits, names_a_passcode, readable

SAID = "The passcode is 0417.\r\n"


@pytest.mark.parametrize("mark", ["", "\ufeff"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be", "utf-8"])
@pytest.mark.parametrize("text", [SAID, SAID * 1000, "x"])
def test_a_piece_of_a_file_is_read_in_its_encoding(text: str, encoding: str, mark: str) -> None:
    assert readable((mark + text).encode(encoding)).lstrip("\ufeff") == text


@pytest.mark.parametrize("text", ["合言葉は０４１７です", "Пароль 0417"])
@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_letters_without_a_zero_byte_need_the_mark_of_the_encoding(text: str, encoding: str) -> None:
    mark = {"utf-16-le": codecs.BOM_UTF16_LE, "utf-16-be": codecs.BOM_UTF16_BE}[encoding]
    assert readable(mark + text.encode(encoding)).lstrip("\ufeff") == text


def test_some_zero_bytes_make_no_other_encoding() -> None:
    assert readable(b"") == ""
    assert readable(b"pass\x00code 0417") == "pass\x00code 0417"
    assert readable(b"a\x00bc\x00d") == "a\x00bc\x00d", "a third of it is not more than a third"
    assert readable(b"<p>pass<b>code</b> &amp; 0417</p>") == "passcode & 0417"


@pytest.mark.parametrize("behind", ["", " ", ".", ", ", "\n", "-", ":", " 5"])
@pytest.mark.parametrize("part", ["a", "7", "-a", "-7", ".7", ",7", "/7", ":7"])
def test_digits_that_go_on_are_part_of_something_else(behind: str, part: str) -> None:
    assert holds_four_digits(f"x 0417{part}") is False
    assert names_a_passcode(f"passcode 0417{part}") is False
    if behind != " 5":
        assert holds_four_digits(f"x 0417{behind}")
        assert names_a_passcode(f"passcode 0417{behind}")


@pytest.mark.parametrize(
    ("digits", "is_one"),
    [("0417 2288", True), ("04 17", True), ("04170 2288", False), ("0417 22880", False), ("04170 22880", False)],
)
def test_two_times_four_digits_are_two_passcodes(digits: str, is_one: bool) -> None:
    assert holds_four_digits(f"x {digits}") is is_one
    assert names_a_passcode(f"passcode {digits}") is is_one


@pytest.mark.parametrize(("count", "is_one"), [(6, False), (7, True), (15, True), (16, False)])
def test_a_phone_number_has_7_to_15_digits(count: int, is_one: bool) -> None:
    number = "+" + "123456789012345678"[:count]
    if is_one:
        assert phone(number) == number
    else:
        with pytest.raises(FieldError):
            phone(number)


@pytest.mark.parametrize(
    ("address", "is_one"),
    [("dana@123.example", True), ("dana@example.123", False), ("dana@7.7.example", True), ("dana@example", False)],
)
def test_the_last_part_of_a_domain_is_no_number(address: str, is_one: bool) -> None:
    if is_one:
        assert read("requester.source_email", address) == address
    else:
        with pytest.raises(FieldError):
            read("requester.source_email", address)


@pytest.mark.parametrize(
    ("text", "is_named"),
    [
        ("é passcode 1234", True),
        ("é\tpasscode\t1234", True),
        ("é passcode \n 1234", False),
        ("パスコード\u200b1234", True),
        ("12\u200b34 is the passcode, é", True),
        ("Hello. The passcode: 1234 boxes.", True),
        ("Hello. The passcode. Then 1234 boxes.", False),
        ("Hello. 1234 boxes. The passcode.", False),
    ],
)
def test_digits_are_a_passcode_where_the_word_is_in_their_own_sentence(text: str, is_named: bool) -> None:
    assert names_a_passcode(text) is is_named


@pytest.mark.parametrize(("between", "is_near"), [(72, True), (73, False)])
def test_so_many_letters_may_stand_between_the_word_and_the_digits(between: int, is_near: bool) -> None:
    """80 with the word itself, before the digits as behind them."""
    assert names_a_passcode(f"passcode {'x' * (between - 2)} 0417") is is_near
    assert names_a_passcode(f"0417 {'x' * (between - 2)} passcode") is is_near


@pytest.mark.parametrize(
    ("path", "text", "is_taken"),
    [
        ("licenses.0.devices.0.have", "1000000", True),
        ("licenses.0.devices.0.have", "1000001", False),
        ("licenses.0.expires_on", "2006-01-01", True),
        ("licenses.0.expires_on", "2005-12-31", False),
        ("licenses.0.expires_on", "2100-12-31", True),
        ("licenses.0.expires_on", "2101-01-01", False),
        ("requester.source_email", f"d@{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 57}.ab", True),
        ("requester.source_email", f"d@{'a' * 63}.{'b' * 63}.{'c' * 63}.{'d' * 58}.ab", False),
    ],
)
def test_what_a_field_takes_has_its_bounds(path: str, text: str, is_taken: bool) -> None:
    if is_taken:
        assert read(path, text)
    else:
        with pytest.raises(FieldError):
            read(path, text)
