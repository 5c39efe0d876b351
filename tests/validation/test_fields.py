"""Every kind of field: brought into its normal form first, then judged."""

import base64
import datetime

import pytest

from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError
from transfer_wizard.validation.links import _proofpoint_3, link

KEY = "Z2A7-32TE-A8Y4"
DASHES = "-‐‑‒–—―−ー⸺﹘﹣－─_"
SPACES = " \u00a0\u2003\u3000\t\n"
INVISIBLE = "\u200b\u200c\u200d\u2060\ufeff\u00ad\u200e\u202c"


def spellings() -> list[str]:
    """One key, spelled as it comes out of mails, tables, spreadsheets, PDF files and Japanese keyboards."""
    wide = "Ｚ２Ａ７３２ＴＥＡ８Ｙ４"
    return [
        KEY,
        KEY.lower(),
        "z2A7-32te-A8y4",
        "Z2A732TEA8Y4",
        "z2a732tea8y4",
        f"  {KEY}\n",
        f"{wide[:4]}－{wide[4:8]}－{wide[8:]}",
        wide,
        wide.lower(),
        "Z2A7 - 32TE - A8Y4",
        "Z 2 A 7 3 2 T E A 8 Y 4",
        "Z2A7--32TE--A8Y4",
        "-Z2A7-32TE-A8Y4-",
        *(f"Z2A7{dash}32TE{dash}A8Y4" for dash in DASHES),
        *(f"z2a7{space}32te{space}a8y4" for space in SPACES),
        *(f"Z2A7{mark}-32TE-{mark}A8Y4{mark}" for mark in INVISIBLE),
        *(f"ｚ２Ａ７{dash}３２ＴＥ{dash}Ａ８Ｙ４" for dash in DASHES),
        *(f"{mark}{wide}{mark}" for mark in INVISIBLE),
    ]


@pytest.mark.parametrize("text", spellings())
def test_a_key_in_any_spelling_is_one_key(text: str) -> None:
    assert fields.license_key(text) == KEY


def test_there_are_sixty_spellings() -> None:
    assert len(set(spellings())) >= 60


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Q2FJ-3SHB-Y2K2", "device serial"),
        ("q3cg g6w8 bevr", "device serial"),
        ("4C1234567", "order number"),
        ("5S7654321", "order number"),
        ("S2345-6789A-BCDEF-GHJKM", "subscription claim key"),
        ("LIC-MX68-SEC-3YR", "SKU"),
        ("LIC-ENT-3YR", "SKU"),
        ("FOC2234432B", "Catalyst serial"),
        ("N_24329156", "network ID"),
        ("573083052582915028", "organization ID"),
        ("7114-5990", "customer number"),
        ("0042", "passcode"),
        ("https://n149.meraki.com/o/VjjsAd/manage", "link"),
        ("dana@northwind.example", "e-mail"),
        ("Z2A7-32TE-A8Y", "12 letters and digits. This has 11"),
        ("Z2A7-32TE-A8Y44", "12 letters and digits. This has 13"),
        ("Ζ2A7-32TE-A8Y4", "“Ζ”, which only looks like a letter"),
        ("Z2A7-32TE-А8Y4", "“А”, which only looks like a letter"),
        ("Z2A7/32TE/A8Y4", "holds “/”"),
        ("banana", "start with Z2"),
    ],
)
def test_something_else_is_named_for_what_it_is(text: str, thing: str) -> None:
    with pytest.raises(FieldError) as caught:
        fields.license_key(text)
    assert thing in caught.value.message
    assert caught.value.next


def test_a_passcode_in_the_wrong_place_is_not_repeated() -> None:
    with pytest.raises(FieldError) as caught:
        fields.license_key("0042")
    assert "0042" not in caught.value.message + caught.value.next


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "https://n149.meraki.com/o/VjjsAd/manage/organization/overview",
            "https://n149.meraki.com/o/VjjsAd/manage/organization/overview",
        ),
        ("n149.meraki.com/o/VjjsAd", "https://n149.meraki.com/o/VjjsAd"),
        ("  HTTPS://N149.Meraki.Com/o/i0-kTd/manage?x=1#y ", "https://n149.meraki.com/o/i0-kTd/manage"),
        ("https://dashboard.meraki.cn/o/Z-K5jc/", "https://dashboard.meraki.cn/o/Z-K5jc/"),
        (
            "https://n515.dashboard.meraki.com:443/o/s78Gsdic/manage",
            "https://n515.dashboard.meraki.com/o/s78Gsdic/manage",
        ),
        ("https://n1.gov-meraki.com/o/HFyNGaw/manage", "https://n1.gov-meraki.com/o/HFyNGaw/manage"),
        ("https://n149.meraki.com/o/Vjjs\nAd/manage", "https://n149.meraki.com/o/VjjsAd/manage"),
        ("https://n149.meraki.com/o/VjjsA\nd", "https://n149.meraki.com/o/VjjsAd"),
        ("n149.meraki.com/o/Vjj\nsAd", "https://n149.meraki.com/o/VjjsAd"),
        ("https://n149.meraki.com/o/VjjsAd\nnext", "https://n149.meraki.com/o/VjjsAd"),
        ("https://n149.meraki.com/o/VjjsAdX\nnext", "https://n149.meraki.com/o/VjjsAdX"),
        ("https://n149.meraki.com/o/VjjsAd\n/manage", "https://n149.meraki.com/o/VjjsAd/manage"),
        ("ｈｔｔｐｓ：／／n149.meraki.com／o／VjjsAd", "https://n149.meraki.com/o/VjjsAd"),
        ("https://n149.meraki.com./o/VjjsAd", "https://n149.meraki.com/o/VjjsAd"),
    ],
)
def test_an_organization_link(text: str, link: str) -> None:
    assert str(fields.link(text)) == link


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("http://n149.meraki.com/o/VjjsAd", "https"),
        ("ftp://n149.meraki.com/o/VjjsAd", "https"),
        ("https://meraki.com.evil.example/o/VjjsAd", "meraki.com.evil.example"),
        ("https://evilmeraki.com/o/VjjsAd", "evilmeraki.com"),
        ("https://n149.meraki.com@evil.example/o/VjjsAd", "user name"),
        ("https://evil.example/?https://n149.meraki.com/o/VjjsAd", "evil.example"),
        ("https://evil.example\\@n149.meraki.com/o/VjjsAd", "backslash"),
        ("https://n149.meraki.com:8443/o/VjjsAd", "port"),
        ("https://mеraki.com/o/VjjsAd", "only looks like"),
        ("https://n207.meraki.com/Home-appliance/n/OOw3Oapd/manage", "network link"),
        ("https://dashboard.meraki.com", "must name the organization"),
        ("dashboard.meraki.com", "must name the organization"),
        ("example.com/o/VjjsAd", "“example.com” is not one"),
        ("https://dashboard.meraki.com/login/dashboard_login", "must name the organization"),
        ("https://[::1", "must be an address"),
        ("https://n149.meraki.com:port/o/VjjsAd", "must be an address"),
        ("javascript:alert(1)", "must be an address"),
        ("", "must"),
    ],
)
def test_a_link_that_leads_elsewhere_is_told_apart(text: str, said: str) -> None:
    with pytest.raises(FieldError) as caught:
        fields.link(text)
    assert said in caught.value.message


def test_every_page_of_an_organization_names_the_same_organization() -> None:
    overview = fields.link("https://n149.meraki.com/o/VjjsAd/manage/organization/overview")
    license_info = fields.link("https://n149.meraki.com/o/VjjsAd/manage/dashboard/license_info")
    other_host = fields.link("https://dashboard.meraki.com/o/VjjsAd/manage/organization/settings")
    other_case = fields.link("https://n149.meraki.com/o/vjjsad/manage/organization/overview")
    other_cloud = fields.link("https://n149.meraki.cn/o/VjjsAd/manage/organization/overview")
    assert overview.organization == license_info.organization == other_host.organization
    assert overview.organization != other_case.organization
    assert overview.organization != other_cloud.organization
    assert str(license_info) == overview.license_info


@pytest.mark.parametrize(
    ("text", "address"),
    [
        ("dana@northwind.example", "dana@northwind.example"),
        ("  Dana Whitfield <dana@northwind.example> ", "dana@northwind.example"),
        ("mailto:dana@northwind.example", "dana@northwind.example"),
        ("ｄａｎａ＠northwind.example", "dana@northwind.example"),
        ("dana+meraki@mail.northwind.example\u200b", "dana+meraki@mail.northwind.example"),
        ("o'neil@northwind.example", "o'neil@northwind.example"),
        ("田中@例え.jp", "田中@例え.jp"),
    ],
)
def test_an_email(text: str, address: str) -> None:
    assert fields.email(text) == address


@pytest.mark.parametrize(
    "text",
    ["dana", "dana@", "@northwind.example", "dana@northwind", "dana@@northwind.example", "a b@northwind.example",
     "dana@northwind..example", ".dana@northwind.example", "dana@10.0.0.1", "dana@-x.example", "a@b.c,d@e.f",
     "x" * 250 + "@a.example"],
)  # fmt: skip
def test_what_is_no_email(text: str) -> None:
    with pytest.raises(FieldError):
        fields.email(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2027-08-31", datetime.date(2027, 8, 31)),
        ("2027/8/31", datetime.date(2027, 8, 31)),
        ("２０２７．０８．３１", datetime.date(2027, 8, 31)),
        ("2027年8月31日", datetime.date(2027, 8, 31)),
        ("2027–08–31", datetime.date(2027, 8, 31)),
    ],
)
def test_a_day(text: str, day: datetime.date) -> None:
    assert fields.day(text) == day


@pytest.mark.parametrize("text", ["08/31/2027", "2027-02-31", "tomorrow", "1999-01-01", "2027-13-01", "20270831"])
def test_what_is_no_day(text: str) -> None:
    with pytest.raises(FieldError):
        fields.day(text)


@pytest.mark.parametrize(
    ("text", "count"), [("1", 1), (" 25 ", 25), ("１０", 10), ("007", 7), ("１０台", 10), ("10 台", 10)]
)
def test_a_count(text: str, count: int) -> None:
    assert fields.count("licenses.0.devices.0.move", text) == count


@pytest.mark.parametrize("text", ["0", "-1", "1.5", "ten", "1e3", "9999999999", "NaN", "+2", "²"])
def test_what_is_no_count(text: str) -> None:
    with pytest.raises(FieldError, match="Move must be a whole number of at least 1"):
        fields.count("licenses.0.devices.0.move", text)


@pytest.mark.parametrize(
    ("path", "text", "tidied"),
    [
        ("customer_number", "７１１４ー５９９０", "7114-5990"),
        ("customer_number", "711459", "711459"),
        ("requester.name", "  Dana\u200b  Whitfield ", "Dana Whitfield"),
        ("requester.phone", "（415）555-0134", "(415)555-0134"),
        ("case.scope", "one  \r\ntwo\r\n\r\n", "one\ntwo"),
        ("licenses.3.key", "z2a732tea8y4", KEY),
        ("licenses.3.key", "Q2FJ", "Q2FJ"),
        ("requester.name", "   ", "   "),
    ],
)
def test_tidy_mends_what_can_be_mended_and_leaves_the_rest(path: str, text: str, tidied: str) -> None:
    assert fields.tidy(path, text) == tidied


def test_a_field_has_an_end() -> None:
    with pytest.raises(FieldError, match=r"at most 10,000 characters. This has 20,000"):
        fields.read("case.scope", "x" * 20_000)


def test_errors_speak_in_the_words_of_the_label() -> None:
    with pytest.raises(FieldError, match="Destination organization link must"):
        fields.read("organizations.destination.url", "meraki")
    with pytest.raises(FieldError, match="E-mail of the local administrator must"):
        fields.read("requester.placeholder_email", "meraki")


def test_a_dot_of_a_japanese_keyboard_is_a_dot() -> None:
    assert str(link("https：//n149。meraki。com／o／VjjsAd／manage。")) == "https://n149.meraki.com/o/VjjsAd/manage"


@pytest.mark.parametrize(
    ("written", "address"),
    [
        ("[dana@a.example](mailto:dana@a.example)", "dana@a.example"),
        ("[mail](mailto:dana@a.example)", "dana@a.example"),
        ("[dana@a.example](mailto:lee@b.example)", None),
    ],
)
def test_a_link_of_markdown_holds_one_address(written: str, address: str | None) -> None:
    if address is None:
        with pytest.raises(FieldError, match="two addresses"):
            fields.email(written)
    else:
        assert fields.email(written) == address


@pytest.mark.parametrize(
    ("rewritten", "signs", "address"),
    [
        ("https:/n1.meraki.com/o/a*b", "_", "https://n1.meraki.com/o/a_b"),
        ("https://n1.meraki.com/o/x**Ab", "#!", "https://n1.meraki.com/o/x#!b"),
        ("https://n1.meraki.com/o/x**Bb*c", "#!$%", "https://n1.meraki.com/o/x#!$b%c"),
    ],
)
def test_signs_that_a_mail_filter_took_out_are_put_back(rewritten: str, signs: str, address: str) -> None:
    assert _proofpoint_3(rewritten, base64.urlsafe_b64encode(signs.encode()).decode().rstrip("=")) == address
