"""Labels with values behind, beside and below them: what is taken of each, and for which side."""

import pytest

from .short import values

LINK = "https://n4.meraki.com/o/roOslo/manage/organization/overview"
BOTH_FULL = ["source_access: full", "destination_access: full"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Access source / target: full / read-only", ["source_access: full", "destination_access: read-only"]),
        (
            "MX edition (source/destination): Enterprise / Advanced Security",
            ["source.mx_edition: enterprise", "destination.mx_edition: advanced-security"],
        ),
        ("Access: full", ["source_access: full ?", "destination_access: full ?"]),
        (
            "Access: full in source, read-only in destination",
            ["source_access: full", "destination_access: read-only"],
        ),
        ("Source access: full", ["source_access: full"]),
        ("MX edition: Enterprise", ["?.mx_edition: enterprise"]),
        ("Support access: enabled?", []),
        ("Licensing model: co-term or per-device", []),
        ("Email: jo@b.example", ["source_email: jo@b.example"]),
        ("Email: jo@b.example (same in both)", ["source_email: jo@b.example", "destination_email: jo@b.example"]),
        (
            "Source organization: Rock Oslo | Destination organization: Rock Bergen",
            ["source.name: Rock Oslo", "destination.name: Rock Bergen"],
        ),
        (
            f"Destination organization: Rock Bergen, link: {LINK}",
            ["destination.name: Rock Bergen", f"destination.url: {LINK}"],
        ),
        (f"Source organization: Rock Oslo ({LINK})", [f"source.url: {LINK}", "source.name: Rock Oslo"]),
        ("Source organization: Rock Oslo (old)", ["source.name: Rock Oslo"]),
        ("Source organization: Rock Oslo (org id 1234)", ["source.name: Rock Oslo"]),
        ("Source organization: Rock Oslo (North)", ["source.name: Rock Oslo (North)"]),
    ],
)
def test_a_value_is_of_the_side_that_it_or_its_label_names(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"Source organization: Rock Oslo\n{LINK}", ["source.name: Rock Oslo", f"source.url: {LINK}"]),
        (f"Source organization: Rock Oslo\n\n{LINK}", ["source.name: Rock Oslo", f"source.url: {LINK}"]),
        (f"From: Rock Oslo\nLink: {LINK}", ["source.name: Rock Oslo ?", f"source.url: {LINK}"]),
        ("4) Source organization name\n5) Everything else that was agreed", []),
        ("b) Source organization name:\nc) Everything else that was agreed", []),
        ("4) Source organization name\nRock Oslo", ["source.name: Rock Oslo"]),
        (f"To: jo@b.example\nLink: {LINK}", [f"?.url: {LINK}"]),
        (f"Link: {LINK}", [f"?.url: {LINK}"]),
        (
            "Source organization\nRock Oslo\nDestination organization\nRock Bergen",
            ["source.name: Rock Oslo", "destination.name: Rock Bergen"],
        ),
        (
            f"Source organization\nName: Rock Oslo\nLink: {LINK}\nDestination organization\nName: Rock Bergen",
            ["source.name: Rock Oslo", f"source.url: {LINK}", "destination.name: Rock Bergen"],
        ),
        (
            "Source organization:\nName: Rock Oslo\nDestination organization:\nName: Rock Bergen",
            ["source.name: Rock Oslo", "destination.name: Rock Bergen"],
        ),
        (
            f"Source organization\nName: Rock Oslo\n\nRequester:\nName: Jo Berg\nLink: {LINK}",
            ["source.name: Rock Oslo", "name: Jo Berg", f"?.url: {LINK}"],
        ),
        ("Customer number:\n1234-5678", ["customer_number: 1234-5678"]),
        ("Customer number\n1234-5678", ["customer_number: 1234-5678"]),
        ("Customer number:\n\n1234-5678", []),
        ("Customer number:\nEmail: jo@b.example", ["source_email: jo@b.example"]),
        ("Email: jo@b.example\nName:\nPhone\n", ["source_email: jo@b.example"]),
        (
            "Source organization\nName: Rock Oslo\nPhone: +47 555 01 234",
            ["source.name: Rock Oslo", "phone: +47 555 01 234"],
        ),
        ("Email:\nCustomer number\n1234-5678", ["customer_number: 1234-5678"]),
        ("Licensing model\nCo-term", ["?.licensing_model: co-term"]),
        ("Organization name\nRock Oslo", ["?.name: Rock Oslo"]),
        ("Organization\nRock Oslo", []),
        ("Source organization - Destination organization\nRock Oslo - Rock Bergen", []),
        ("Customer number: 7114-5990 | Company:\nRock Ltd", ["customer_number: 7114-5990", "company: Rock Ltd"]),
        ("Name\nJo Berg\nEmail\njo@b.example", []),
        (
            "Name\nJo Berg\nEmail\njo@b.example\nPhone\n+47 555 01 234",
            ["name: Jo Berg", "source_email: jo@b.example", "phone: +47 555 01 234"],
        ),
        ("name;Jo Berg\nemail;jo@b.example", []),
        (
            "name;Jo Berg\nemail;jo@b.example\nphone;+47 555 01 234",
            ["name: Jo Berg", "source_email: jo@b.example", "phone: +47 555 01 234"],
        ),
        (
            "name;;Jo Berg\nemail;jo@b.example;\nphone;+47 555 01 234;",
            ["name: Jo Berg", "source_email: jo@b.example", "phone: +47 555 01 234"],
        ),
    ],
)
def test_a_value_may_stand_below_its_label(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Source  organization    Rock  Oslo", ["source.name: Rock Oslo"]),
        ("Customer  number    1234-5678", ["customer_number: 1234-5678"]),
        ("Customer  number\t1234-5678", ["customer_number: 1234-5678"]),
        ("Requested  by      Jo  Berg", ["name: Jo Berg"]),
        ("Company  rock oslo", ["company: rock oslo"]),
        ("Company  Rock  Oslo   AS", ["company: Rock Oslo AS"]),
        ("The source organization  is closed.", []),
        ("The source organization  is  closed  since", []),
        ("Company  policy demands it.", []),
        ("Reason  for this is that we split up", []),
    ],
)
def test_a_label_and_its_value_are_parted_by_the_first_wide_gap_and_a_sentence_by_none(
    text: str, found: list[str]
) -> None:
    assert values(text) == found


REASON = "Reason for the request: The move failed"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (f"{REASON}\n    with an error\n    again\nSubject: x", ["route.reason: The move failed with an error again"]),
        (f"{REASON}\n  with an error", ["route.reason: The move failed"]),
        (f"{REASON}\n    Email: jo@b.example", ["route.reason: The move failed", "source_email: jo@b.example"]),
        (f"  {REASON}\n    with an error", ["route.reason: The move failed"]),
        (f"  {REASON}\n      with an error", ["route.reason: The move failed with an error"]),
        ("Severity: 3\n    as far as we know", ["case.severity: 3"]),
        ("Customer number: 1234-5678\n    and more", ["customer_number: 1234-5678"]),
    ],
)
def test_a_long_text_goes_on_in_the_lines_that_are_set_in(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(("count", "read"), [(28, 28), (29, 29), (30, 29)])
def test_a_long_text_goes_on_for_thirty_lines(count: int, read: int) -> None:
    text = f"{REASON}\n" + "".join(f"    line {number}\n" for number in range(1, count + 1))
    [reason] = values(text)
    assert reason.endswith(f"line {read}")


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Name: Jo Berg, Rock Oslo, jo@b.example",
            ["source_email: jo@b.example", "company: Rock Oslo ?", "name: Jo Berg"],
        ),
        ("Name: Jo Berg, [company missing], jo@b.example", ["source_email: jo@b.example", "name: Jo Berg"]),
        ("Name: jo@b.example Jo Berg", ["source_email: jo@b.example", "name: Jo Berg"]),
        ("Name: Jo Berg +47 555 01 234", ["phone: +47 555 01 234", "name: Jo Berg"]),
        ("Name: Jo Berg (Sales Dept.)", ["name: Jo Berg"]),
        ("Name: [your name]", []),
        ("Phone: +47 555 01 234, jo@b.example", ["source_email: jo@b.example", "phone: +47 555 01 234"]),
        (
            "Name: Jo Berg; jo@b.example; +47 555 01 234",
            ["phone: +47 555 01 234", "source_email: jo@b.example", "name: Jo Berg"],
        ),
        (
            "Customer number: 1234-5678, and I have full access in both organizations",
            ["customer_number: 1234-5678", *BOTH_FULL],
        ),
        ("Customer number: 1234-5678, full access", ["customer_number: 1234-5678"]),
        ("Severity: 3", ["case.severity: 3"]),
        ("Priority: 3", ["case.severity: 3 ?"]),
        ("Name - Jo Berg", ["name: Jo Berg"]),
        ("Name\tJo Berg", ["name: Jo Berg"]),
        ("Name  Jo Berg", ["name: Jo Berg"]),
        ("Name|Jo Berg", ["name: Jo Berg"]),
        ("Name = Jo Berg", ["name: Jo Berg"]),
        ("Name? Jo Berg", ["name: Jo Berg"]),
        ("Name Jo Berg", []),
        ("Name | Jo Berg | Rock Oslo", []),
        ("# Email: jo@b.example\n", ["source_email: jo@b.example"]),
        ("request:\n  name: Jo Berg\n# email: jo@b.example\n", ["name: Jo Berg"]),
        ("- name: Move licenses\n  cisco.meraki.licenses_move:\n    state: present", []),
        ("- name: Move licenses\n  hosts: localhost\n", []),
        ("- name: Jo Berg\n  email: jo@b.example", ["name: Jo Berg", "source_email: jo@b.example"]),
        ('destination:\n  organizationId: "812990"\n  mode: addDevices\n', []),
        ("- edition: Enterprise\n  productType: wireless", []),
        ("productType: wireless\nedition: Enterprise", []),
        ("note: none\nmx edition: Enterprise", ["?.mx_edition: enterprise"]),
    ],
)
def test_what_stands_beside_a_value_is_taken_for_what_it_is(text: str, found: list[str]) -> None:
    assert values(text) == found


@pytest.mark.parametrize(
    ("field", "value", "labels"),
    [
        (
            "phone",
            "+47 22 33 44 55",
            "Call-back number|Direct line|Contact number|Best number to call|Landline|Desk phone|"
            "折り返し先|折返し電話番号|ご連絡先|携帯番号|直通番号|日中の連絡先|"
            "Durchwahl|Rufnummer|Mobilfunknummer|Kontakttelefon|Telefonisch erreichbar unter|"
            "Numéro de rappel|Ligne directe|N° de téléphone|À rappeler au|"
            "Celular|Tfno.|N.º de teléfono|Línea directa|Teléfono de oficina",
        ),
        (
            "source_email",
            "jo@b.example",
            "Requester's email|Administrator's e-mail|電子メール|Ｅメールアドレス|ログインメールアドレス|E-Mailadresse|"
            "Kontakt-E-Mail|E-Mail geschäftlich|Adresse électronique|Courrier électronique|"
            "Adresse e-mail de l'administrateur|Correo corporativo|Cuenta de correo",
        ),
        (
            "company",
            "Rock Drilling Ltd",
            "Requester's company|Business name|企業名|勤務先|社名|Firmenname|Unternehmensname|Raison sociale|"
            "Dénomination sociale|Razón social|Razon social",
        ),
        (
            "name",
            "Jo Berg",
            "Requester's name|Contact person|Primary contact|ご担当者名|連絡先氏名|申込者|Kontaktperson|"
            "Vor- und Nachname|Angefordert von|Personne à contacter|Nom complet|"
            "Interlocuteur|Persona de contacto|Nombre y apellidos",
        ),
        ("customer_number", "1234-5678", "カスタマー番号|Kd.-Nr.|N° client|Identifiant client|N.º de cliente"),
        ("case_number", "04567890", "チケット番号|ケースナンバー|Vorgangsnummer|Ticketnr.|Numéro de cas|Caso n.º"),
        ("case.severity", "3", "深刻度|シビアリティ|Schweregrad des Falls|Niveau de gravité|Nivel de severidad"),
        (
            "case.severity",
            "3 ?",
            "Urgency|優先度|緊急度|Priorität|Prio|Priorité|Urgence|Prioridad|Urgencia",
        ),
        (
            "route.needed_by",
            "2027-03-31",
            "Need by|Target date|Latest by|希望完了日|移行希望日|締切|ご希望日|Benötigt bis|Spätestens bis|Wunschdatum|"
            "Date souhaitée|Au plus tard le|Nécessaire avant le|Fecha deseada|Se necesita para el|Plazo máximo",
        ),
        (
            "source.name",
            "Rock Oslo",
            "Previous organization|旧組織|移転元組織|譲渡元|Aktuelle Organisation|Ausgangsorganisation|"
            "Organisation actuelle|Ancienne organisation|Organización actual|Organización anterior",
        ),
        (
            "destination.name",
            "Rock Bergen",
            "Recipient organization|新組織|移転先組織|譲渡先|Empfängerorganisation|Künftige Organisation|"
            "Nouvelle organisation|Organisation d'accueil|Nueva organización|Mover a",
        ),
    ],
)
def test_a_value_is_read_under_the_labels_that_people_give_it(field: str, value: str, labels: str) -> None:
    bare = value.removesuffix(" ?")
    for between in (": ", "\t"):
        said = {label: " | ".join(values(f"{label}{between}{bare}\n")) for label in labels.split("|")}
        assert said == dict.fromkeys(said, f"{field}: {value}")


@pytest.mark.parametrize(
    "label",
    [
        "Vendor's phone",
        "Reseller contact number",
        "Order number",
        "Nummer",
        "番号",
        "Account number",
        "Rappel",
        "管理番号",
    ],
)
def test_a_label_that_may_be_of_anybody_is_not_read(label: str) -> None:
    assert values(f"{label}: +47 22 33 44 55\n") == []
