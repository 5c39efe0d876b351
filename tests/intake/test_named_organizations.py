"""Sentences that name organizations, and the words that stand for their sides."""

import pytest

from tests.intake.short import values
from transfer_wizard.intake.transfers import NamedSides, named_in

LINK = "https://n4.meraki.com/o/roOslo/manage/organization/overview"
OSLO_BERGEN = "source Rock Oslo, destination Rock Bergen"
MAYBE = "source Rock Oslo ?, destination Rock Bergen ?"


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("Please move the licenses from Rock Oslo to Rock Bergen.", MAYBE),
        ('Move them from the old organization "Rock Oslo" to "Rock Bergen".', OSLO_BERGEN),
        ("The source is Rock Oslo and the destination is Rock Bergen.", MAYBE),
        ("Source: Rock Oslo, destination: Rock Bergen", MAYBE),
        ("the losing organization is Rock Oslo, the gaining organization is Rock Bergen", OSLO_BERGEN),
        ("Quellorganisation ist Rock Oslo, Zielorganisation ist Rock Bergen", OSLO_BERGEN),
        ('Move "Rock Oslo" (the old one) and "Rock Bergen" (the new one)', OSLO_BERGEN),
        ("the source Rock Oslo", ""),
        ("the new organization Rock Bergen", "destination Rock Bergen"),
        ("organization Rock Oslo moves", ""),
        ("organization: Rock Oslo moves", "? Rock Oslo"),
        ("organization Admins", ""),
        ("move it for Rock Oslo", ""),
        ('The licenses are in "Rock Oslo" but should be in "Rock Bergen".', MAYBE),
        ('Everything in "Rock Oslo" must end up in "Rock Bergen".', "source Rock Oslo ?, destination Rock Bergen"),
        ("They were claimed into Rock Oslo instead of Rock Bergen.", MAYBE),
        (
            'They were claimed into the organization "Rock Oslo" instead of "Rock Bergen".',
            "source Rock Oslo ?, destination Rock Bergen",
        ),
        ("Keys sit in Rock Oslo", "source Rock Oslo ?"),
        ("Keys sit in Oslo", ""),
        ('I am an admin in "Rock Oslo"', "? Rock Oslo"),
        ("I am an admin in Rock Oslo", ""),
        ('We might move from organization "Rock Oslo" to "Rock Bergen"', MAYBE),
        ("Wir verschieben aus Rock Oslo nach Rock Bergen", MAYBE),
        ("de Rock Oslo à Rock Bergen, organisation", MAYBE),
        ('Move licenses from Rock Oslo, "RO" to Rock Bergen', "source RO, destination Rock Bergen ?"),
        ("Move: link of the source organization: overview, from Rock Oslo to Rock Bergen", MAYBE),
        ("An e-mail from Rock Oslo about moving to Rock Bergen", "destination Rock Bergen ?"),
        ("Rock Oslo → Rock Bergen: please move the keys", MAYBE),
        ("Rock Oslo (source) → Rock Bergen (destination)", MAYBE),
        ("Rock Oslo (destination) → Rock Bergen", ""),
        ("Rock Oslo → Rock Bergen", ""),
        (f"Our licenses: Rock Oslo ({LINK})", "? Rock Oslo"),
        ("Move Rock Oslo → Rock Bergen → Rock Stavanger", ""),
        ("ライセンスをロックオスロ組織からロックベルゲン組織へ移行", "source ロックオスロ, destination ロックベルゲン"),
        ("「ロックオスロ」から「ロックベルゲン」へ移行", "source ロックオスロ, destination ロックベルゲン"),
        ("ロックオスロからロックベルゲンへ移行", "source ロックオスロ ?, destination ロックベルゲン ?"),
    ],
)
def test_a_sentence_names_organizations_and_their_sides(sentence: str, said: str) -> None:
    named = named_in(sentence)
    assert ", ".join(f"{each.side or '?'} {each.name}{'' if each.sure else ' ?'}" for each in named) == said
    places = [sentence[each.start :].lstrip('"「') for each in named if each.name != "RO"]
    assert all(map(str.startswith, places, (each.name for each in named if each.name != "RO")))


@pytest.mark.parametrize(
    ("sentence", "name", "link"),
    [
        (f'move from "Rock Oslo" <{LINK}>', "Rock Oslo", LINK),
        (f'move from "Rock Oslo" ({LINK})', "Rock Oslo", LINK),
        (f'move from "Rock Oslo" (link: {LINK})', "Rock Oslo", LINK),
        (f'move from "Rock Oslo" which is {LINK}', "Rock Oslo", ""),
        (f"move from [Rock Oslo]({LINK})", "Rock Oslo", LINK),
        (f"move from <{LINK}|Rock Oslo>", "Rock Oslo", LINK),
        (f"Our licenses in Rock Oslo ({LINK})", "Rock Oslo", LINK),
        (f"Our licenses: Rock Oslo (the shop: {LINK})", "Rock Oslo", ""),
    ],
)
def test_the_link_right_behind_a_name_is_that_of_the_organization(sentence: str, name: str, link: str) -> None:
    assert [(each.name, each.link) for each in named_in(sentence)] == [(name, link)]


TOWNS = [("source", "Lorme Paris"), ("destination", "Lorme Annecy")]
LEGAL = [("source", "Rock Oslo AG"), ("destination", "Fjord GmbH")]
SHORT = [("source", "AB"), ("destination", "Ab C")]


@pytest.mark.parametrize(
    ("names", "text", "said"),
    [
        (TOWNS, "full in Lorme Paris", "source Lorme Paris"),
        (TOWNS, "full in Paris, none in Annecy", "source Paris, destination Annecy"),
        (TOWNS, "Lorme, Parisville, Paris Nord", ""),
        (TOWNS, "paris nord, Paris N", "source paris, source Paris"),
        (TOWNS, "in the old org", "source old org"),
        (TOWNS, "in the new one and the other one", "destination new one, source the other one"),
        (TOWNS, "full in Paris, none in the other one", "source Paris, destination the other one"),
        (TOWNS, "source and the other side", "source source, destination the other side"),
        (TOWNS, "Paris and Annecy and the other one", "source Paris, destination Annecy"),
        (TOWNS, "both and the other side", "both both"),
        (TOWNS, "in the other organization", ""),
        (LEGAL, "Rock, Rock Oslo, Fjord", "source Rock, source Rock Oslo, destination Fjord"),
        (LEGAL, "AG, GmbH, Oslo", ""),
        (SHORT, "AB, C, Ab C", "destination Ab C"),
        (
            [("source", "The Rock"), ("destination", "The Fjord")],
            "The Rock, Fjord",
            "source The Rock, destination Fjord",
        ),
        ([("source", "Rock"), ("destination", "Rock")], "Rock", ""),
        ([], "Rock", ""),
    ],
)
def test_a_name_may_be_cut_short_to_what_is_its_own(names: list[tuple[str, str]], text: str, said: str) -> None:
    found = NamedSides(names).find(text)
    assert ", ".join(f"{each.value} {text[each.start : each.end]}" for each in found) == said


@pytest.mark.parametrize(
    "text",
    [
        "von: Reederei Tamm Nord\nnach: Reederei Tamm Süd",
        "From: Reederei Tamm Nord\nTo: Reederei Tamm Süd",
        "Source : Reederei Tamm Nord\nDestination : Reederei Tamm Süd",
        "[16:21] Pilar: origen: Reederei Tamm Nord\n[16:21] Pilar: destino: Reederei Tamm Süd",
        "移動元：Reederei Tamm Nord\n移動先：Reederei Tamm Süd",
    ],
)
def test_both_sides_beside_each_other_and_a_key_are_said_plainly(text: str) -> None:
    said = ["source.name: Reederei Tamm Nord", "destination.name: Reederei Tamm Süd"]
    assert values(f"Z2A7-32TE-A8Y4, 4 MX68\n{text}\n") == said
    assert values(f"4 MX68\n{text}\n") == [f"{each} ?" for each in said]


def test_one_side_alone_or_two_places_are_not_sure() -> None:
    assert values("Z2A7-32TE-A8Y4, 4 MX68\nvon: Reederei Tamm Nord\n") == ["source.name: Reederei Tamm Nord ?"]
    places = "Z2A7-32TE-A8Y4, 4 MX68\nvon: Hamburg\nnach: Bremen\n"
    assert all(each.endswith("?") for each in values(places))


@pytest.mark.parametrize(
    "said",
    [
        "Last year you moved the same kind of license to the organization “Strathmoor Lab”.",
        "Letztes Jahr haben Sie eine Lizenz in die Organisation „Strathmoor Lab“ verschoben.",
        "L’an dernier, une licence a été transférée vers l’organisation « Strathmoor Lab ».",
        "El año pasado se movió una licencia a la organización «Strathmoor Lab».",
        "昨年、別のライセンスを「Strathmoor Lab」組織へ移行しました。",
    ],
)
def test_an_organization_of_an_earlier_move_is_neither_side(said: str) -> None:
    text = f"Source organization: Strathmoor Retail\nDestination organization: Strathmoor Wholesale\n\n{said}\n"
    found = values(text)
    assert found[:2] == ["source.name: Strathmoor Retail", "destination.name: Strathmoor Wholesale"]
    assert not [each for each in found[2:] if each.startswith(("source", "destination"))]


@pytest.mark.parametrize(
    "asked",
    [
        "What I would like, if it is not too much trouble, is for one license to be moved from %s to %s.",
        "We want to move one license from %s to %s, if that is possible.",
        "It would be great if you could move one license from %s to %s.",
        "Wir möchten, wenn es geht, eine Lizenz von %s nach %s verschieben.",
        "Nous voudrions, si possible, transférer une licence de %s vers %s.",
        "Queremos, si es posible, mover una licencia de %s a %s.",
    ],
)
def test_courtesy_makes_no_condition_of_a_move(asked: str) -> None:
    text = asked % ("the organization “Pemberton Hall”", "the organization “Pemberton Form”")
    assert values(text) == ["source.name: Pemberton Hall", "destination.name: Pemberton Form"]


@pytest.mark.parametrize(
    ("sentence", "said"),
    [
        ("The destination organization, Rock Bergen, runs per-device.", "destination Rock Bergen ?"),
        ("The source organization, Rock Oslo, is co-term; the destination organization, Rock Bergen, too.", MAYBE),
        ("Die Zielorganisation, Rock Bergen, nutzt Co-Term.", "destination Rock Bergen ?"),
        ("The source organization, Rock, is co-term.", ""),
        ("In the source organization, MX and MS licenses, both expired, are left.", ""),
        ("Send us the source organization, Customer number, and so on.", ""),
        ("In the source organization, Rock Oslo holds the licenses.", ""),
    ],
)
def test_a_name_between_commas_is_perhaps_that_of_the_organization(sentence: str, said: str) -> None:
    found = [f"{each.side or '?'} {each.name}{'' if each.sure else ' ?'}" for each in named_in(sentence)]
    assert ", ".join(found) == said


@pytest.mark.parametrize(
    ("said", "side"),
    [
        ("sorry, destination org is Rock Bergen, Fjord closed last year", "destination"),
        ("Entschuldigung, die Zielorganisation ist „Rock Bergen“, seit letztem oder vor einem Jahr", "destination"),
        ("pardon, la cible est l'organisation « Rock Bergen », l'autre a fermé il y a un an", "destination"),
        ("the losing organization is Rock Bergen since last year", "source"),
        ("last year the destination organization was Rock Bergen", "?"),
        ("last year we used the destination organization Rock Bergen", "?"),
        ("last year you moved some to the organization “Rock Bergen”", "?"),
    ],
)
def test_the_side_that_an_organization_is_today_is_kept_beside_an_earlier_time(said: str, side: str) -> None:
    [named] = named_in(f"{said}\nZ2A7-32TE-A8Y4, 4 MX68, move 2 of the 4")
    assert (named.side or "?", named.name, named.sure) == (side, "Rock Bergen", True)


def test_a_destination_that_a_later_line_takes_back_is_not_sure() -> None:
    text = "source org: Rock Oslo\ndestination org: Rock Fjord\n\n{}\nZ2A7-32TE-A8Y4, 4 MX68, move 2 of the 4\n"
    both = ["source.name: Rock Oslo", "destination.name: Rock Fjord ?", "destination.name: Rock Bergen ?"]
    assert values(text.format("sorry, destination org is Rock Bergen, Fjord was closed last year")) == both
    earlier = values(text.format("last year we moved to the destination org Rock Bergen, it is Rock Fjord now"))
    assert "destination.name: Rock Fjord" in earlier
