"""What people type and paste into one field, by kind: mails, signatures, exports, the vendor's own spellings."""

import base64
import time
from urllib.parse import quote

import pytest

from transfer_wizard.request.device_models import is_mx
from transfer_wizard.validation import fields
from transfer_wizard.validation.fields import FieldError
from transfer_wizard.validation.free_text import names_a_passcode

URL = "organizations.destination.url"
END = "licenses.0.expires_on"
MODEL = "licenses.0.devices.0.model"
EAST = "https://n219.meraki.com/o/i0-kTd/manage/organization/overview"
WEST = "https://n149.meraki.com/o/VjjsAd/manage"
QUOTED = quote(EAST, safe="")
OUTLOOK = "https://eur01.safelinks.protection.outlook.com/?url="


def said(path: str, text: str) -> str:
    """What is said of a text that is refused."""
    with pytest.raises(FieldError) as caught:
        fields.read(path, text)
    assert caught.value.next
    return caught.value.message


@pytest.mark.parametrize(
    "text",
    [
        f"{EAST}.",
        f"{EAST};",
        f"{EAST} (East)",
        f"{EAST}(East)",
        f"{EAST}（東日本）",
        f"{EAST}。",
        f"<{EAST}>",
        f"“{EAST}”",
        f"**{EAST}**",
        f"[East]({EAST})",
        f"Northwind East: {EAST}, as of today",
        f'<a href="{EAST}">East</a>',
        f"{EAST} <{EAST}>",
        f"{EAST}\nNorthwind East",
        "https://n219.meraki.com/o/i0-kTd/manage/organi\nzation/overview",
        "n219.meraki.com/o/i0-kTd/manage/organization/overview!",
        f"{EAST}?only_path=false&x=(1)#top",
    ],
)
def test_a_link_is_cut_where_it_ends(text: str) -> None:
    assert str(fields.read(URL, text)) == EAST


@pytest.mark.parametrize(
    "text",
    [
        f"https://eur01.safelinks.protection.outlook.com/?url={QUOTED}&data=05%7C02%7C&sdata=x%3D&reserved=0",
        f"https://gcc02.safelinks.protection.outlook.com/ap/w-59584e83/?url={QUOTED}&amp;data=05",
        f"https://statics.teams.cdn.office.net/evergreen-assets/safelinks/1/atp-safelinks.html?url={QUOTED}&locale=en-us",
        "https://urldefense.proofpoint.com/v2/url?u=https-3A__n219.meraki.com_o_i0-2DkTd_manage_organization_overview&d=D",
        f"https://urldefense.proofpoint.com/v1/url?u={QUOTED}&k=x",
        f"https://urldefense.com/v3/__{EAST}__;!!AbC-9!xY$",
        f"https://urldefense.us/v3/__{EAST}__;!!AbC-9!xY$ [n219[.]meraki[.]com]",
        "https://urldefense.com/v3/__https:/n219.meraki.com/o/i0*kTd/manage/organization/overview__;LQ!!AbC!xY$",
        f"https://linkprotect.cudasvc.com/url?a={QUOTED}&c=E,1,x,y&typo=1",
        f"https://www.google.com/url?q={QUOTED}&sa=D&source=calendar",
        f"https://secure-web.cisco.com/1aBcD-efg/{QUOTED}",
        f"https://clicktime.symantec.com/15siRN?h=abc&u={EAST}",
        f"https://us-west-2.protection.sophos.com/?d=meraki.com&u={base64.b64encode(EAST.encode()).decode()}&i=1",
        f"https://protect.checkpoint.com/v2/___{EAST}___.YXAzOm5vcnRo",
        f"https://protect2.fireeye.com/v1/url?k=1&q=1&e=2&u={QUOTED}",
        f"https://urlsand.esvalabs.com/?u={QUOTED}&e=1&h=2",
        OUTLOOK + quote(f"https://www.google.com/url?q={QUOTED}", safe=""),
        f"https://account.meraki.com/login/dashboard_login?go={QUOTED}",
    ],
)
def test_the_wrapper_of_a_mail_gateway_is_undone(text: str) -> None:
    assert str(fields.read(URL, text)) == EAST


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (f"{EAST} {WEST}", "two links"),
        (f"{EAST}{WEST}", "two links"),
        (f"{EAST}\n{WEST}", "two links"),
        (f"{EAST}; n149.meraki.com/o/VjjsAd/manage", "two links"),
        ("https://n219.meraki.com/o/543462/manage", "“543462” is an organization ID"),
        ("https://n219.meraki.com/o/573083052582915028/manage", "is an organization ID"),
        ("https://n219.meraki.com/o/N_24329156/manage", "is a network ID"),
        ("573083052582915028", "looks like an organization ID"),
        ("L_665406844943993490", "looks like a network ID"),
        ("https://protect-us.mimecast.com/s/AbCdE?domain=n219.meraki.com", "mail gateway, which keeps the address"),
        ("https://url.us.m.mimecastprotect.com/s/AbCd", "mail gateway, which keeps the address"),
        (
            f"https://eur01.safelinks.protection.outlook.com/?url={quote('https://evil.example/o/VjjsAd')}",
            "evil.example",
        ),
        (f"https://evil.example/?url={QUOTED}", "evil.example"),
        (f"https://safelinks.protection.outlook.com.evil.example/?url={QUOTED}", "evil.example"),
    ],
)
def test_what_is_no_link_of_one_organization_is_told_apart(text: str, sentence: str) -> None:
    assert sentence in said(URL, text)


def test_two_links_stand_apart_where_they_are_shown() -> None:
    assert fields.tidy(URL, f"{EAST} {WEST}") == f"{EAST} | {WEST}"


@pytest.mark.parametrize(
    "text",
    [
        "Jan 5, 2029 UTC",
        "Jan. 5th, 2029",
        "January 5 2029",
        "5 Jan 2029",
        "5-Jan-2029",
        "05 January, 2029",
        "Fri, Jan 5, 2029",
        "Friday 5 January 2029",
        "2029 Jan 5",
        "Jan 5, 2029 at 12:00 AM UTC",
        "Jan 5, 2029 (1,137 days left)",
        "Expires: Jan 5, 2029",
        "2029-01-05 00:00:00",
        "2029-01-05T00:00:00Z",
        "2029-01-05T00:00:00.000+00:00",
        "Fri Jan 05 2029 09:00:00 GMT+0900 (Japan Standard Time)",
        "2029/01/05",
        "2029.1.5",
        "２０２９年１月５日",
        "2029年 1月 5日(金) 0:00",
        "2029年1月5日まで",
        "有効期限：2029年1月5日",
        "令和11年1月5日",
        "令和１１年　１月　５日（金）",
        "㋿11年1月5日",
        "Ｒ１１．１．５",
        "R11/01/05",
        "5. Januar 2029",
        "5 janvier 2029",
        "5 de enero de 2029",
        "“2029-01-05”",
    ],
)
def test_a_day_as_the_vendor_and_others_write_it(text: str) -> None:
    assert str(fields.read(END, text)) == "2029-01-05"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("令和元年5月1日", "2019-05-01"),
        ("平成31年4月30日", "2019-04-30"),
        ("H22-04-01", "2010-04-01"),
        ("March 5.2029", "2029-03-05"),
    ],
)
def test_a_day_in_the_years_of_an_era(text: str, day: str) -> None:
    assert str(fields.read(END, text)) == day


@pytest.mark.parametrize("text", ["令和11年", "令和99年1月5日", "R11", "昭和64年1月5日", "令和11年13月5日"])
def test_what_is_no_day_of_an_era(text: str) -> None:
    with pytest.raises(FieldError):
        fields.read(END, text)


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("05/01/2029", "2029-05-01 or 2029-01-05"),
        ("1/5/2029 0:00", "2029-01-05 or 2029-05-01"),
        ("5.1.2029", "2029-05-01 or 2029-01-05"),
        ("31/08/2029", "2029-08-31"),
    ],
)
def test_a_day_that_may_be_two_is_asked_about(text: str, days: str) -> None:
    with pytest.raises(FieldError) as caught:
        fields.read(END, text)
    assert "differently from country to country" in caught.value.message
    assert caught.value.next == f"Type it with the year first: {days}."


@pytest.mark.parametrize(
    "text", ["1/5/29", "2029-02-30", "Feb 30, 2029", "Jan 2029", "2029-01", "1735689600", "Foo 5, 2029"]
)
def test_what_names_no_day(text: str) -> None:
    assert said(END, text) == "Expires on must be a date such as 2027-08-31."


@pytest.mark.parametrize(
    "text",
    [
        "Dana Whitfield <dana@northwind.example>;",
        '"Whitfield, Dana" <dana@northwind.example>',
        "MAILTO:dana@northwind.example?subject=Transfer",
        "dana@northwind.example (work)",
        "Dana (dana@northwind.example)",
        "E-mail: dana@northwind.example",
        "dana@northwind.example.",
        "'dana@northwind.example',",
        "dana@northwind.example; dana@northwind.example",
        "[dana@northwind.example](mailto:dana@northwind.example)",
        "dana＠northwind。example",
    ],
)
def test_an_address_with_what_programs_put_around_it(text: str) -> None:
    assert fields.read("requester.source_email", text) == "dana@northwind.example"


def test_two_addresses_are_told() -> None:
    assert "two addresses" in said("requester.source_email", "dana@northwind.example, lee@northwind.example")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("DANA@Northwind.example", "dana@northwind.EXAMPLE", True),
        ("dana@smörgås.example", "dana@xn--smrgs-pra0j.example", True),
        ("dana@SMÖRGÅS.example", "dana@smo\u0308rga\u030as.example", True),
        ("dana@例え.jp", "dana@xn--r8jz45g.jp", True),
        ("strasse@northwind.example", "straße@northwind.example", False),
        ("dana@strasse.example", "dana@straße.example", False),
        ("dana+meraki@northwind.example", "dana@northwind.example", False),
    ],
)
def test_which_addresses_are_one_account(one: str, other: str, same: bool) -> None:
    assert (fields.account(one) == fields.account(other)) is same


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("+1 415\u2011555\u20110134", "+1 415-555-0134"),
        ("+1 415\u2014555\u22120134", "+1 415-555-0134"),
        ("tel:+1-415-555-0134", "+1-415-555-0134"),
        ("callto:+14155550134", "+14155550134"),
        ("+1-415-555-0134;ext=22", "+1-415-555-0134;ext=22"),
        ("+1 415 555 0134 x22", "+1 415 555 0134 x22"),
        ("+33 1 23 45 67 89, poste 12", "+33 1 23 45 67 89, poste 12"),
        ("+49 (0)89 123456-78, Durchwahl 12", "+49 (0)89 123456-78, Durchwahl 12"),
        ("+81 3 1234 5678 内線12", "+81 3 1234 5678 内線12"),
        ("+1 415 555 0134 (mobile)", "+1 415 555 0134 (mobile)"),
        ("Tel. +46 8 5050 1100", "+46 8 5050 1100"),
    ],
)
def test_a_phone_number(text: str, number: str) -> None:
    assert fields.read("requester.phone", text) == number


@pytest.mark.parametrize(
    "text", ["call me", "555-013", "+1 415 555 O134", "dana@northwind.example", "+46 8 5050 1100 / +46 70 123 45 67"]
)
def test_what_is_no_phone_number(text: str) -> None:
    assert "Phone number must" in said("requester.phone", text)


@pytest.mark.parametrize(
    "text",
    ["7114-5990.", "Customer number: 7114-5990", "Meraki customer # 7114 5990", "(7114–5990)", "Kundennummer 71145990",
     "お客様番号：７１１４－５９９０", "Customer No.: 7114.5990", "Your customer number is 7114-5990", "CN 71145990",
     "7114-5990 (customer number)", "Numéro de client : 7114-5990", "お客様番号は7114-5990です"],
)  # fmt: skip
def test_a_customer_number_with_its_label(text: str) -> None:
    assert fields.read("customer_number", text) == "7114-5990"


@pytest.mark.parametrize(
    "text", ["Case 71145990", "Order 7114 5990", "7114-5990, 7114-5991", "7114-59901", "Z2A7-32TE-A8Y4", "7114"]
)
def test_what_is_no_customer_number(text: str) -> None:
    assert "Customer number must" in said("customer_number", text)


@pytest.mark.parametrize(
    "text",
    ["Z2A7.32TE.A8Y4", "Z2A7-32TE-A8Y4.", "“Z2A7-32TE-A8Y4”", "License key: Z2A7-32TE-A8Y4", "Key #1: z2a7-32te-a8y4",
     "• Z2A7-32TE-A8Y4", "Z2A7–32TE–A8Y4 (MR)", "ライセンスキー：Z2A7-32TE-A8Y4"],
)  # fmt: skip
def test_a_key_with_what_stands_around_it(text: str) -> None:
    assert fields.read("licenses.0.key", text) == "Z2A7-32TE-A8Y4"


def test_two_keys_are_told() -> None:
    assert "This holds 2" in said("licenses.0.key", "Z2A7-32TE-A8Y4, Z2KD-8QWN-4RTX")


@pytest.mark.parametrize(
    "text",
    ["MX68", "MX 68", "mx-250", "Meraki MX68", "Cisco Meraki MX68W", "1x MX68", "1xMX68", "2 × MX75",
     "LIC-MX68-ENT-3YR",
     "LICMX68SEC3Y",
     "vMX-S", "VMX100", "virtual MX", "ＭＸ６８", "\u041c\u042568", "MX\u200b68", "MX68（本社）",
     "Z3 and MX64"],
)  # fmt: skip
def test_an_mx_in_any_spelling(text: str) -> None:
    assert is_mx(text)
    assert fields.read(MODEL, text)


@pytest.mark.parametrize(
    "text",
    ["Z4C", "Z3", "MR Enterprise", "MR Enterprise Z", "MS130R-8P", "MS120-24P", "CW9166I-MR", "C9300-48", "MG21", "MV",
     "SM", "LIC-ENT-3YR", "AMX 200", "Matrix"],
)  # fmt: skip
def test_what_is_no_mx(text: str) -> None:
    assert not is_mx(text)
    assert fields.read(MODEL, text) == text


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Z2AB-CDEF-GHJK", "a license key"),
        ("z2ab cdef ghjk", "a license key"),
        ("Q2FJ-3SHB-Y2K2", "a device serial number"),
        ("4C1234567", "an order number"),
        ("S2345-6789A-BCDEF-GHJKM", "a subscription claim key"),
        ("FOC2234432B", "a Catalyst serial number"),
        ("N_24329156", "a network ID"),
        ("0417", "a support passcode"),
        ("2027-08-31", "a date"),
        ("Jan 5, 2029 UTC", "a date"),
        ("05/01/2029", "a date"),
        ("25", "a number"),
        ("12 x", "a number"),
        ("x3", "a number"),
        ("1,000", "a number"),
        (EAST, "a link"),
        ("dana@northwind.example", "an e-mail address"),
        ("0c:8d:db:01:02:03", "a MAC address"),
        ("7114-5990", "a customer number"),
    ],
)
def test_what_can_be_no_model_is_named(text: str, thing: str) -> None:
    sentence = said(MODEL, text)
    assert f"This looks like {thing}" in sentence
    assert "0417" not in sentence


@pytest.mark.parametrize("name", ["Fjord@Work", "A/B Stores", "Fjord Launchpad🚀", "株式会社ノースウィンド"])
def test_a_name_may_hold_any_sign(name: str) -> None:
    assert fields.read("organizations.source.name", name) == name


@pytest.mark.parametrize("blank", ["\u3164", "\u2800 \u2800", "\u115f", "\u200b \ufeff"])
def test_a_name_that_shows_nothing_is_empty(blank: str) -> None:
    assert fields.read("requester.name", blank) == ""


def test_many_combining_marks_are_no_work() -> None:
    marks = "\u0315\u0300" * 60_000
    began = time.process_time()
    assert fields.line(marks)
    assert not names_a_passcode("passcode " + marks)
    assert names_a_passcode("passcode ０４１７ " + marks)
    assert time.process_time() - began < 3.0  # it was 28 s


def test_a_letter_stays_with_its_accents() -> None:
    assert fields.line("e\u0301" * 500) == "é" * 500


def test_each_kind_has_an_end() -> None:
    assert said("organizations.source.name", "x" * 256).endswith("at most 255 characters. This has 256.")
    assert "at most 200" in said(MODEL, "MX" * 101)
    assert "at most 4,000" in said(URL, EAST + "x" * 4_000)


@pytest.mark.parametrize("path", [URL, END, MODEL, "licenses.0.key", "requester.source_email", "requester.phone",
                                  "requester.name", "customer_number", "case.scope"])  # fmt: skip
@pytest.mark.parametrize("unit", ["\u0315\u0300", "(", "https://", "a@", "<", "9 ", "1-", "[x](", "ﷺ", "Jan "])
def test_no_text_takes_long(path: str, unit: str) -> None:
    text = (unit * 10_000)[:10_000]
    began = time.process_time()
    for _number in range(3):
        for size in (100, 200, 500, 4_000, 10_000):
            fields.tidy(path, text[:size])
    assert time.process_time() - began < 3.0
