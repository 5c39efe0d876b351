"""An order's confirmation names its license key once, and what the key licenses in a list of its own."""

import pytest

from transfer_wizard.intake.licenses import read_licenses

KEY, OTHER = "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"
BOTH = [(KEY, "MR Enterprise", 20), (KEY, "MX67", 2)]


def rows(text: str) -> list[tuple[str, str, int | None]]:
    return [(row.key, row.model, row.have) for row in read_licenses(text).rows]


@pytest.mark.parametrize(
    "text",
    [
        f"Your license key: {KEY}\n\n20 x LIC-ENT-3YR\n2 x LIC-MX67-SEC-3YR\n",
        f"Your license key: {KEY}\n\nIt contains:\n- LIC-ENT-3YR, 20\n- LIC-MX67-SEC-3YR, 2\n",
        f"Lizenzschlüssel: {KEY}\n\nAnz.  Artikel\n 20   LIC-ENT-3YR\n  2   LIC-MX67-SEC-3YR\n",
        f"ライセンスキー: {KEY}\n\nLIC-ENT-3YR\t20\nLIC-MX67-SEC-3YR\t2\nMX67-HW\t2\n",
        f"Qty,SKU\n20,LIC-ENT-3YR\n2,LIC-MX67-SEC-3YR\n\nLicense key: {KEY}\n",
        "Order number: 4C9031177\n"
        f"Your license key: {KEY}\n\n"
        "Qty  SKU                 Description\n"
        " 20  LIC-ENT-3YR         Meraki MR Enterprise License, 3YR\n"
        "  2  LIC-MX67-SEC-3YR    Meraki MX67 Advanced Security License and Support, 3YR\n"
        " 20  MR36-HW             Meraki MR36 Wi-Fi 6 Indoor AP\n\n"
        "Serial numbers\nQ2YF-JPYD-9K3E  MR36-HW\n",
    ],
)
def test_the_one_key_of_an_order_has_the_licenses_of_its_list(text: str) -> None:
    assert rows(text) == BOTH
    assert not [each for each in read_licenses(text).rejected if "LIC-" in each.text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"Quote 4711 to renew\nLicense key: {KEY}\n\n20 x LIC-ENT-3YR\n", [(KEY, "", None)]),
        (f"Unser Angebot.\nLizenzschlüssel: {KEY}\n\n20 x LIC-ENT-3YR\n", [(KEY, "", None)]),
        (f"License key: {KEY}\nLicense key: {OTHER}\n\n20 x LIC-ENT-3YR\n", [(KEY, "", None), (OTHER, "", None)]),
        (f"License key: {KEY}\n\n20 x LIC-ENT-3YR\nLIC-MX67-SEC-3YR\n", [(KEY, "", None)]),
        (f"License key: {KEY}  MX84  1\n\nNext year:\n20 x LIC-ENT-3YR\n", [(KEY, "MX84", 1)]),
        (f"We still use {KEY} there.\n\n20 x LIC-ENT-3YR\n", [(KEY, "", None)]),
        (f"License key: {KEY}\n\nWe will buy 20 x LIC-ENT-3YR soon.\n", [(KEY, "", None)]),
    ],
    ids=[
        "quote",
        "angebot",
        "two keys",
        "no number",
        "another device",
        "a key in a sentence",
        "a product in a sentence",
    ],
)
def test_what_may_be_of_another_key_is_not_given_to_it(text: str, expected: list[tuple[str, str, int | None]]) -> None:
    assert rows(text) == expected


LONG = "Orders can be cancelled, and devices returned, within thirty days; write to us if you would like to do so."


@pytest.mark.parametrize(
    "listed",
    [
        "10 LIC-ENT-1YR\n20 LIC-MX68-SEC-1YR\n30 LIC-MS120-24P-1YR\n",
        "1 LIC-ENT-1YR 10\n2 LIC-MX68-SEC-1YR 2\n",
        "Cancelled:\nLIC-ENT-1YR 10\n",
        "Storniert:\nLIC-ENT-1YR 10\n",
        "LIC-ENT-1YR 10\nBackordered:\nLIC-MX68-SEC-1YR 2\n",
        "RFQ 2210:\nLIC-ENT-1YR 10\n",
        "None of these are on it:\nLIC-ENT-1YR 10\n",
        "We would like to buy:\nLIC-ENT-1YR 10\n",
        "Returned:\nLIC-ENT-1YR 10\n",
        "LIC-ENT-1YR 10\n\nA second license key follows:\nLIC-MX68-SEC-1YR 2\n",
        "License key: Z2B8-****-****\nLIC-MX68-SEC-1YR 2\n",
        "License key: to be sent\nLIC-MX68-SEC-1YR 2\n",
        "LIC-ENT-1YR 10\nCredit note\n",
    ],
)
def test_a_list_that_may_not_be_what_the_key_licenses_gives_it_nothing(listed: str) -> None:
    assert rows(f"Order confirmation\nLicense key: {KEY}\n\nThank you.\n\n{listed}") == [(KEY, "", None)]


@pytest.mark.parametrize(
    "listed", ["1. LIC-ENT-1YR 20\n2. LIC-MX67-SEC-1YR 2\n", "20 LIC-ENT-1YR\n2 LIC-MX67-SEC-1YR\n"]
)
def test_places_with_a_point_and_what_is_said_of_all_orders_change_no_list(listed: str) -> None:
    assert rows(f"License key: {KEY}\n\n{LONG}\n\n{listed}") == BOTH


@pytest.mark.parametrize(
    "said",
    [
        "ordered 10, shipped 4",
        "ordered 10 shipped 4",
        "10 ordered / 4 delivered",
        "Qty 10, backordered 6",
        "10 bestellt, 4 geliefert",
        "注文 10台、出荷 4台",
    ],
)
def test_of_what_was_ordered_and_did_not_all_come_no_number_is_taken(said: str) -> None:
    assert rows(f"License key: Z2A7-32TE-A8Y4\nLIC-MX68-SEC-3YR {said}") == [(KEY, "MX68", None)]
    assert rows(f"Z2A7-32TE-A8Y4 MX68 {said}") == [(KEY, "MX68", None)]


def test_what_came_whole_or_on_a_day_is_counted() -> None:
    for said in ("ordered 10, shipped 10", "10, shipped 12 March 2026", "10 delivered 12.03.2026"):
        assert rows(f"Z2A7-32TE-A8Y4 MX68 {said}") == [(KEY, "MX68", 10)]
