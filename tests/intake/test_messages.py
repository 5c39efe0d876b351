"""Which lines are by whom: quotes, heads that were pasted, and lines such as "Jo wrote:"."""

import pytest

from transfer_wizard.intake.document_parts import Line
from transfer_wizard.intake.messages import are_of_several, messages_of
from transfer_wizard.intake.people import signature_of

WROTE = "On Tue, 3 Feb 2026, Priya Roy <p@b.example> wrote:"


def numbered(text: str) -> list[Line]:
    return [Line(number, line) for number, line in enumerate(text.split("\n"), 1)]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\nb\n> q\nc", ["0 : a b c", "1 : q"]),
        (f"a\n{WROTE}\n> hello\n> there\nb", ["0 : a b", "1 Priya Roy: hello there"]),
        (f"a\n{WROTE}\n\n> hello\n>> deeper\n> back\nend", ["0 : a end", "1 Priya Roy: hello back", "2 : deeper"]),
        (f"a\n{WROTE}\nhello\nthere", ["0 : a", "0 Priya Roy: hello there"]),
        (f"a\n{WROTE}\n\nhello\n> q", ["0 : a", "0 Priya Roy: hello", "1 : q"]),
        (f"> a\n> {WROTE}\n>> hello", ["1 : a", "2 Priya Roy: hello"]),
        ("> a\nb\n> c", ["0 : b", "1 : a", "1 : c"]),
        (">> a\n> b\n>> c", ["2 : a", "1 : b", "2 : c"]),
        ("a\n-----Original Message-----\nb", ["0 : a", "0 : b"]),
        ("a\nFrom: Jo <jo@b.example>\nbody", ["0 : a From: Jo <jo@b.example> body"]),
        ("a\nFrom: Jo <jo@b.example>\nSubject: x\nbody", ["0 : a", "0 Jo: body"]),
        ("From: Jo\nTo: Ann\nbody", ["0 : From: Jo To: Ann body"]),
        ("From: Jo\nTo: Ann\nSubject: x\nbody", ["0 Jo: body"]),
        ("> From: Jo <jo@b.example>\n> Subject: x\n> hi\nme", ["0 : me", "1 Jo: hi"]),
        ("Subject: x\nFrom: Jo <jo@b.example>\nbody", ["0 Jo: body"]),
        ("Objet : x\nDe : Cisco Meraki Support\n\nbody", ["0 Cisco Meraki Support: body"]),
        ("Subject: x\nFrom: Rock Oslo\nbody", ["0 : Subject: x From: Rock Oslo body"]),
        ("Subject: x\nTo: Rock Oslo\nDate: 3 Feb 2026\nbody", ["0 : Subject: x To: Rock Oslo Date: 3 Feb 2026 body"]),
    ],
)
def test_each_line_is_by_its_writer(text: str, said: list[str]) -> None:
    found = []
    for each in messages_of(list(numbered(text))):
        lines = " ".join(line.text for line in each.lines if line.text)
        found.append(f"{each.depth} {each.head.sender.name if each.head else ''}: {lines}")
    assert found == said


@pytest.mark.parametrize(
    "said",
    [
        "On Tue, 24 Nov 2026 at 10:12, Priya Roy <p@b.example>\nwrote:",
        "On Tue, 24 Nov 2026 at 10:12, Priya Roy\n<p@b.example>\nwrote:",
        "On Tue, Nov 24, 2026 at 10:12 AM Priya Roy <\np@b.example> wrote:",
        "Am Di., 24. Nov. 2026 um 10:12 Uhr schrieb Priya Roy <\np@b.example>:",
        "Am Di., 24. Nov. 2026 um 10:12 Uhr\nschrieb Priya Roy <p@b.example>:",
        "Priya Roy <p@b.example> schrieb am Di., 24. Nov. 2026, 10:12:",
        "Le mar. 24 nov. 2026 à 10:12, Priya Roy <p@b.example> a\nécrit :",
        "El mar, 24 nov 2026 a las 10:12, Priya Roy (<\np@b.example>) escribió:",
        "Il giorno mar 24 nov 2026 alle ore 10:12 Priya Roy <\np@b.example> ha scritto:",
        "Em ter., 24 de nov. de 2026 às 10:12, Priya Roy <p@b.example>\nescreveu:",
        "Op di 24 nov 2026 om 10:12 schreef Priya Roy <p@b.example>:",
        "2026年11月24日(火) 10:12 Priya Roy <\np@b.example>:",
        "2026年11月24日(火) 10:12 Priya Roy\n<p@b.example>さんは書きました:",
    ],
)
def test_the_line_that_names_the_writer_may_be_folded(said: str) -> None:
    lines = f"> a\n> {said.replace(chr(10), chr(10) + '> ')}\n>> hello"
    for text in (f"a\n{said}\n> hello", lines):
        first, quoted = messages_of(list(numbered(text)))
        assert [line.text for line in first.lines] == ["a"]
        assert quoted.head
        assert tuple(quoted.head.sender) == ("Priya Roy", "p@b.example")
        assert [line.text for line in quoted.lines] == ["hello"]


@pytest.mark.parametrize(
    "text",
    [
        "On Tuesday 24 Nov 2026 at 10:12 we spoke with\nthe engineer who wrote:\n> hello",
        "Am 24. November 2026 haben wir 3 Lizenzen\nfolgendes Problem:\n> hello",
        "On 24 Nov 2026 we moved 3 MX.\nWe need the following:\n> hello",
    ],
)
def test_a_sentence_with_a_day_names_no_writer(text: str) -> None:
    assert not any(message.head for message in messages_of(list(numbered(text))))


@pytest.mark.parametrize(
    "text",
    [
        "Bonjour,\nvoici.\nCordialement,\nYannick D.\nSupport technique Cisco Meraki",
        "Bonjour,\nvoici.\nL'équipe du support Meraki",
        "Hola,\ngracias.\nSoporte técnico de Cisco Meraki",
        "Hallo,\nanbei.\nIhr Technischer Support Cisco Meraki",
        "Bonjour,\nmerci d’avoir contacté le support Cisco Meraki.\nYannick",
        "Hola, gracias por contactar con el soporte de Cisco Meraki.\nIker",
        "Hallo,\nvielen Dank, dass Sie sich an Cisco Meraki gewandt haben.\nMia",
        "From: Support technique Cisco Meraki\nTo: Jo <jo@b.example>\nBonjour",
    ],
)
def test_support_is_known_in_other_languages(text: str) -> None:
    assert [message.role for message in messages_of(list(numbered(text)))] == ["support"]


def test_who_mentions_the_support_of_meraki_is_not_it() -> None:
    text = "Hola,\nhe llamado al soporte de Cisco Meraki ayer.\nIker"
    assert [message.role for message in messages_of(list(numbered(text)))] == [""]


@pytest.mark.parametrize(
    ("text", "several"),
    [
        ("[10:02] Jo Berg: hi\n[10:03] Ann Moe: yes", True),
        ("[24/11/26, 10:02:11] Jo Berg: hi\n[24/11/26, 10:03:40] Ann Moe: yes", True),
        ("[Tue 10:02 AM] Berg, Jo (Guest): hi\n[Tue 10:03 AM] Moe, Ann: yes", True),
        ("24/11/2026, 10:02 - Jo: hi\n24/11/2026, 10:03 - Ann: yes", True),
        ("10:02 Jo: hi\n10:03 Ann: yes", True),
        ("[10:02] Jo Berg: hi\n[10:03] Jo Berg: and more", False),
        ("10:02 we meet: see below\n11:00 then: lunch", False),
        ("Name: Jo Berg\nPhone: 022 555 0119", False),
    ],
)
def test_a_chat_is_of_several_where_several_names_stand_behind_the_time(text: str, several: bool) -> None:
    assert are_of_several(numbered(text)) is several


def test_what_support_answers_is_of_the_one_who_asks() -> None:
    text = f"Thank you for contacting Meraki.\nMeraki Support\n{WROTE}\n> hello"
    assert [message.role for message in messages_of(list(numbered(text)))] == ["support", "requester"]


def contact(count: int) -> str:
    """The last paragraph of a mail, of so many lines, the last with an address."""
    return "\n".join(["Hello", "", "Ann", *(f"more {number}" for number in range(count - 2)), "ann@b.example"])


@pytest.mark.parametrize(
    ("text", "signature"),
    [
        ("Hello\nThanks\nJo Berg", ["Jo Berg"]),
        ("Hello\nThanks, Jo Berg\nRock Ltd", ["Jo Berg", "Rock Ltd"]),
        ("Regards\nJo\nBest\nAnn", ["Ann"]),
        ("Thanks\nJo\nPS: more", ["Jo"]),
        ("Hello\nThanks\n\n\nmore\nand more", ["more", "and more"]),
        ("Thanks\n" + "\n".join("abcdefghijklmn"), list("abcdefghijkl")),
        ("Hello\n\nJo Berg\n+47 555 01 234", ["Jo Berg", "+47 555 01 234"]),
        ("Hello\n\nJo Berg, Rock\nx", ["Jo Berg, Rock", "x"]),
        ("Hello\n\nJo Bergmann\nx", []),
        ("Hello\nx\n\nAnn Lee\nRock Ltd", ["Ann Lee", "Rock Ltd"]),
        ("Hello\n\nAnn Lee\nRock", []),
        ("Ann Lee\nRock Ltd", []),
        ("Hello\n\nann@b.example", []),
        ("Hello\n\nAnn\nann@b.example https://x.example", []),
        (f"Hello\n\nAnn\nann@b.example {'x' * 60}", []),
        (contact(2), ["Ann", "ann@b.example"]),
        (contact(7), ["Ann", *(f"more {number}" for number in range(5)), "ann@b.example"]),
        (contact(8), []),
    ],
)
def test_the_signature_stands_below_the_goodbye_or_is_the_last_paragraph(text: str, signature: list[str]) -> None:
    assert [line.text for line in signature_of(numbered(text), "Jo Berg")] == signature
