"""Labels on one line, rows without a key, goodbyes, passcodes in words, and what Support asks: as people write them."""

import pytest

from tests.intake.short import rows, the_row
from transfer_wizard.intake.licenses import read_licenses
from transfer_wizard.intake.reading import read_text

KEY, OTHER = "Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"


@pytest.mark.parametrize(
    "line",
    [
        "機種：MX75　保有数：6　移動数：2",
        "Model: MX75 Qty: 6 Move: 2",
        "Modell: MX75 Anzahl: 6 Umzug: 2",
        "Modèle : MX75 Quantité : 6 À transférer : 2",
        "Modelo: MX75 Cantidad: 6 Mover: 2",
    ],
)
def test_labels_with_one_space_between_them_each_have_their_value(line: str) -> None:
    row = the_row(f"Key: {KEY}\n{line}\n")
    assert (row.model, row.have, row.move) == ("MX75", 6, 2)


SCANNED = f"License  key :   {KEY}\nDevice  model :  %s\nNumber  of  licenses :   9\nNumber  to  move :   4\n"


def test_spaces_inside_of_a_label_and_ahead_of_its_colon_do_not_matter() -> None:
    assert rows(SCANNED % "MX84") == ["Z2A7 MX84 9 4"]


@pytest.mark.parametrize("count", ["Licenses on the key", "Number  of  licenses", "Devices  on the key"])
def test_label_and_value_may_stand_in_two_columns(count: str) -> None:
    text = f"License  key          {KEY}\nDevice  model         MX84\n{count}     12\nNumber  to  move    5\n"
    assert rows(text) == ["Z2A7 MX84 12 5"]


def test_how_many_keys_there_are_is_no_count_of_one() -> None:
    assert rows(f"License key    {KEY}\nDevice model    MX84\nKeys in total    3\n") == ["Z2A7 MX84 - -"]


def test_a_title_over_a_scanned_form_is_no_row_of_headings() -> None:
    assert rows("  LICENSE   TRANSFER   REQUEST\n\n" + SCANNED % "MX84") == ["Z2A7 MX84 9 4"]


@pytest.mark.parametrize(
    ("said", "row"),
    [
        ("MS  120 - 24P   5", "MS120-24P 5 -"),
        ("MS120 - 24LP   5", "MS120-24LP 5 -"),
        ("MS  120-24   5", "MS120-24 5 -"),
        ("MX  68    2", "MX68 2 -"),
        ("MX   68", "MX 68 -"),
        ("MS120 - 24", "MS120 24 -"),
        ("MS120 - 24 pcs", "MS120 24 -"),
        ("MS120 - 24x", "MS120 24 -"),
    ],
)
def test_a_model_with_odd_spaces_is_one_where_it_can_be_nothing_else(said: str, row: str) -> None:
    assert rows(f"{KEY}   {said}\n") == [f"Z2A7 {row}"]


def test_a_model_behind_its_label_may_have_two_spaces() -> None:
    assert rows(SCANNED % "MX  68") == ["Z2A7 MX68 9 4"]


@pytest.mark.parametrize(
    ("have", "move", "expires"),
    [
        ("Qty purchased", "Licenses to migrate", "Coverage end date"),
        ("Purchased quantity", "Quantity to migrate", "Good until"),
        ("キーの数量", "移動数量", "契約終了日"),
        ("ライセンス数量", "移行するライセンス数", "利用期限"),
        ("購入数", "移行対象台数", "サブスクリプション終了日"),
        ("Vorhandene Anzahl", "Zu übertragende Menge", "Vertragsende"),
        ("Bestellmenge", "Zu verschiebende Lizenzen", "Ende der Laufzeit"),
        ("Anzahl auf dem Schlüssel", "Zu uebertragen", "Gültigkeitsende"),
        ("Licences sur la clé", "Nombre à déplacer", "Valable jusqu'au"),
        ("Nombre de licences", "Licences à migrer", "Date de fin de validité"),
        ("Licencias en la clave", "Cantidad por mover", "Válido hasta"),
        ("Unidades", "Cantidad a migrar", "Fecha de expiración"),
    ],
)
@pytest.mark.parametrize("form", ["lines", "table", "two columns"])
def test_counts_and_ends_are_read_under_the_labels_that_people_give_them(
    have: str, move: str, expires: str, form: str
) -> None:
    pairs = [("Key", KEY), ("Model", "MX75"), (have, "6"), (move, "2"), (expires, "2027-08-31")]
    if form == "table":
        text = "\n".join(",".join(each) for each in zip(*pairs, strict=True))
    else:
        text = "\n".join(f"{label}{': ' if form == 'lines' else chr(9)}{value}" for label, value in pairs)
    row = the_row(f"{text}\n")
    assert (row.model, row.have, row.move, row.expires_on) == ("MX75", 6, 2, "2027-08-31")


@pytest.mark.parametrize(
    "label",
    ["Claim mode", "追加・更新", "Hinzufügen oder verlängern", "Ajouter ou renouveler", "Agregar o renovar"],
)
def test_a_mode_is_read_under_the_question_for_it(label: str) -> None:
    assert the_row(f"Key,Model,Count,{label}\n{KEY},MX75,6,renew\n").mode == "renew"


@pytest.mark.parametrize("label", ["Key status", "キーの状態", "Aktueller Status", "Statut", "Estado actual"])
def test_a_state_is_read_under_any_of_its_labels(label: str) -> None:
    assert not read_licenses(f"Key,Model,Count,{label}\n{KEY},MX75,6,expired\n").rows


@pytest.mark.parametrize("label", ["失効日", "ライセンス失効日", "期限切れ日"])
def test_the_day_on_which_a_license_lapses_does_not_say_that_it_has(label: str) -> None:
    assert the_row(f"Key: {KEY}\nModel: MX75\nQty: 6\n{label}: 2027-08-31\n").expires_on == "2027-08-31"


def test_a_family_in_small_letters_between_a_key_and_a_count_is_a_model() -> None:
    assert the_row(f"{KEY.lower()} mr 12\n").model == "MR"
    assert the_row(f"{KEY} for mr 12 sounds good\n").model == ""


@pytest.mark.parametrize("note", ["key is with the reseller", "Schlüssel fehlt", "clé inconnue", "falta la clave"])
def test_a_row_without_a_key_that_says_so_is_not_of_the_key_above(note: str) -> None:
    table = f"License key,Device type,Count,Remark\n{KEY},MX68,3,\n,MS120-48LP,4,%s\n"
    assert [row.model for row in read_licenses(table % note).rows] == ["MX68"]
    assert [row.model for row in read_licenses(table % "").rows] == ["MX68", "MS120-48LP"]


def test_a_row_below_a_key_without_a_model_is_not_of_that_key() -> None:
    table = f"License key,Device type,Count\n{KEY},,12\n,MS120-48LP,4\n"
    assert [(row.model, row.have) for row in read_licenses(table).rows] == [("", 12)]


@pytest.mark.parametrize(
    "goodbye",
    [
        "Best greetings",
        "Kindest regards",
        "With friendly greetings",
        "Meilleures salutations",
        "Un abrazo",
        "Srdačan pozdrav",
    ],
)
def test_a_goodbye_in_other_words_is_no_name(goodbye: str) -> None:
    text = f"Please move {KEY}.\nWe have 2 MX68 on it.\n\n{goodbye}\nDragan Ilić\nZlatni Klas d.o.o.\n"
    said = {each.field: each.value for each in read_text(text).found}
    assert (said["requester.name"], said["requester.company"]) == ("Dragan Ilić", "Zlatni Klas d.o.o.")


def test_a_license_that_finishes_on_a_day_ends_then() -> None:
    assert the_row(f"The key is {KEY}, 2 MX68. It is finishing on 15 June 2028.").expires_on == "2028-06-15"


@pytest.mark.parametrize(
    "words",
    [
        "Source support passcode: four seven one nine. Will ring back with the other.",
        "Passcode Quelle vier sieben eins neun, Ziel folgt",
        "Code d'accès support source : quatre sept un neuf",
        "Código de soporte del origen: cuatro siete uno nueve",
        "移動元パスコードは四七一九です",
        "The passcode of the source is forty-seven nineteen.",
    ],
)
def test_a_passcode_in_words_is_taken_out(words: str) -> None:
    reading = read_text(f"{KEY}, 4 MX68\n{words}\n")
    assert [each.line for each in reading.rejected] == [2]
    shown = f"{reading.found} {reading.rejected} {reading.sources}"
    assert not any(word in shown for word in ("seven", "sieben", "sept", "siete", "七", "4719"))


def test_numbers_in_words_beside_a_passcode_are_none() -> None:
    text = f"{KEY}, 4 MX68\nWe need two passcodes, one for each of the two organizations.\n"
    assert read_text(text).rejected == []


@pytest.mark.parametrize(
    "words",
    [
        "Nobody has tried Move in the dashboard yet.",
        "No one has used Move so far.",
        "Verschieben hat noch niemand versucht.",
        "Personne n’a essayé Move.",
        "Nadie ha probado Move todavía.",
        "Moveはまだ誰も試していません。",
    ],
)
def test_what_nobody_tried_was_not_tried(words: str) -> None:
    assert ("route.self_service", "not-tried") in [(each.field, each.value) for each in read_text(words).found]


@pytest.mark.parametrize(
    "words", ["10 bornes sur 25 (MR Enterprise)", "10 APs of 25 (MR Enterprise)", "10 Geräte von 25 (MR Enterprise)"]
)
def test_a_part_of_the_devices_moves(words: str) -> None:
    row = the_row(f"{KEY}\n{words}\n")
    assert (row.have, row.move) == (25, 10)


SUPPORT_SAYS = "From: Annika P. <support@meraki.com>\nTo: it@acme.example\nSubject: Case 09341266\n\nHello,\n\n%s\n"


@pytest.mark.parametrize(
    "asked",
    [
        "Could you tell me which organization the license should be moved to?",
        "Bitte teilen Sie uns mit, in welche Organisation die Lizenz soll.",
        "Veuillez nous dire vers quelle organisation va la licence.",
        "Por favor, díganos a qué organización va la licencia.",
    ],
)
def test_support_asks_which_organization_the_license_goes_to(asked: str) -> None:
    assert [each.field for each in read_text(SUPPORT_SAYS % asked).open] == ["organizations.destination.name"]


@pytest.mark.parametrize(
    "said",
    [
        "You do not have to send any passcode again, that part is done.",
        "Sie müssen den Passcode nicht noch einmal senden.",
        "Inutile de renvoyer le code d’accès.",
        "No hace falta enviar otra vez el código de soporte.",
        "パスコードの再送は不要です。",
    ],
)
def test_what_support_needs_no_more_is_no_open_point(said: str) -> None:
    text = SUPPORT_SAYS % f"Could you confirm the customer number? {said}"
    assert [each.field for each in read_text(text).open] == ["customer_number"]
