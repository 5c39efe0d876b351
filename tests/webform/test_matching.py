"""Which field asks for what: labels of forms of all sorts, in English and Japanese, alone and in whole forms."""

from collections.abc import Callable, Iterable, Mapping

import pytest

from transfer_wizard.webform.choices import choice
from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.matching import left_over, match
from transfer_wizard.webform.values import FormValue

from .label_lists import OF_OTHERS, OURS
from .labels_at_first_sight import AT_FIRST_SIGHT

VALUES = [
    FormValue(identity, identity, text)
    for identity, text in {
        "requester.name": "Dana Whitfield",
        "requester.first_name": "Dana",
        "requester.last_name": "Whitfield",
        "requester.company": "Northwind Traders",
        "requester.source_email": "dana@northwind.example",
        "requester.phone": "+1 415 555 0134",
        "requester.contact_hours": "09:00-17:00 UTC-8",
        "customer_number": "7114-5990",
        "organizations.source.name": "Northwind West",
        "organizations.source.url": "https://n149.meraki.com/o/VjjsAd/manage/organization/overview",
        "organizations.destination.name": "Northwind East",
        "organizations.destination.url": "https://n219.meraki.com/o/i0-kTd/manage/organization/overview",
        "case.severity": "3",
        "licenses.keys": "Z2A7-32TE-A8Y4",
        "case.subject": "License transfer request",
        "route.reason": "Move fails.",
        "case.scope": "Two licenses",
        "case.frequency": "Once.",
        "case.start_time": "2026-11-20",
        "case.related_cases": "None.",
        "case.test_results": "Tried three times",
        "case.workaround": "None known.",
        "case.business_impact": "Branches are unmanaged.",
        "case.description": "Everything",
    }.items()
]
NOTHING = ""
FILLER = FormField(id=99, kind=InputKind.TEXT, label="Favourite colour")


def asked(field: FormField, *others: FormField) -> str:
    """The value that a field asks for; "" for none of ours."""
    found = [each.value for each in match([field, *others], VALUES) if each.field == field]
    return found[0] if found else NOTHING


LABELS = {
    "requester.name": """Name|Your name|Full name|Full Name *|Name (required)|Contact name|Your full name:
        |Requester name|Requestor's name|Reporter name|Reporter's name|Submitter's name
        |Contact person|Requested by|Name*|お名前|氏名|お名前（必須）|ご担当者名|担当者氏名|ご氏名 *
        |お名前 必須|Who are you?""",
    "requester.first_name": """First name|First Name*|Given name|Forename|First|名|お名前（名）
        |Given name (first name)|名 *""",
    "requester.last_name": "Last name|Last Name (required)|Surname|Family name|Last|姓|お名前（姓）|苗字|姓 必須",
    "requester.company": """Company|Company name|Company Name *|Business name|Your company|Employer
        |Company/Organization|Agency or organization name
        |Organization / Company|会社名|貴社名|御社名|会社名・団体名|会社名（団体名）|法人名|勤務先|企業名
        |ご所属|Name of your company""",
    "requester.source_email": """E-mail|Email|Email address|E-Mail Address *|Your email|Work email
        |Business e-mail address
        |Contact email|Email (required)|Corporate email|Email ID|メールアドレス|Eメール|Ｅメールアドレス
        |メールアドレス（半角）|メール
        |E-mailアドレス|ご連絡先メールアドレス|電子メール|mail|Email address associated with your dashboard account
        |E-mail in the source organization|Requester's email|Web Email|Web e-mail|Reporter email|Requestor's email""",
    "requester.phone": """Phone|Phone number|Telephone|Mobile phone|Phone (optional)|Contact phone number
        |Tel|Tel.|Daytime phone
        |Phone Number *|Contact number|Call-back number|Direct phone|電話番号|お電話番号|電話|携帯電話
        |ＴＥＬ|ご連絡先電話番号|連絡先電話番号
        |電話番号（ハイフンなし）""",
    "requester.contact_hours": """Contact hours|Best time to call|Business hours|Preferred contact time|Availability
        |Working hours|When can we reach you?|ご連絡可能な時間帯|連絡希望時間帯|連絡可能時間""",
    "customer_number": """Customer number|Customer no.|Customer #|Customer ID|Meraki customer number
        |Cisco Meraki Customer Number
        |Account number|お客様番号|顧客番号|カスタマー番号|Customer Number (####-####)""",
    "organizations.source.name": """Organization name|Organization|Organisation name
        |Dashboard organization name|Org name
        |Meraki organization name|Source organization|Source organization name|Current organization
        |From organization
        |Organization name (source)|Name of the source organization|Name of your Dashboard organization
        |組織名|移行元の組織名
        |移行元組織|ソース組織名|Meraki 組織名|ダッシュボードの組織名|移管元の組織""",
    "organizations.destination.name": """Destination organization|Destination organization name|Target organization
        |Name of the destination organization|Organization name (destination)|To organization|New organization name
        |Receiving organization|移行先の組織名|移行先組織|移管先の組織|転送先組織名""",
    "organizations.source.url": """Organization URL|Dashboard link|Dashboard URL|Source organization URL
        |Link to the source organization
        |Source dashboard link|Organization link|組織のURL|移行元のダッシュボードURL|移行元組織のリンク""",
    "organizations.destination.url": """Destination organization URL|Link to the destination organization
        |Target organization link
        |Destination dashboard URL|移行先のダッシュボードURL|移行先組織のリンク""",
    "licenses.keys": """License key|License keys|License key(s)|Meraki license keys|Licence keys
        |License key(s) to be moved
        |License keys to transfer|ライセンスキー|移行するライセンス""",
    "case.subject": """Subject|Subject *|Case subject|Summary|Issue summary|Title|Case title|Short description|Topic
        |Brief summary of your issue|Subject line|Summarize your issue in one sentence|件名|タイトル|ご用件
        |お問い合わせ件名|題名|件名（必須）""",
    "case.description": """Description|Message|Your message|Comments|Comments/Questions|How can we help?
        |How can we help you today?
        |Details|Case description|Describe your issue|Please describe the problem in detail
        |Issue description|Question
        |Tell us more about your request|What can we do for you?|What is your question?|Additional details
        |Message *|Inquiry
        |Describe the issue you're experiencing (include steps, times and error messages)
        |Problem description|Your request
        |お問い合わせ内容|お問い合わせ内容（必須）|内容|詳細|ご質問内容|本文|お問合せ内容|ご相談内容
        |ご用件の詳細|メッセージ|説明|備考|お問い合わせの詳細""",
    "route.reason": "Reason for the request|Reason for transfer|Why is a transfer needed?|移行の理由|申請理由",
    "case.scope": "Scope|Issue scope|影響範囲",
    "case.frequency": "Frequency|How often does it happen?|発生頻度",
    "case.start_time": "Start time|When did the issue start?|Issue start time|発生日時",
    "case.related_cases": "Related cases|Previous case number|Related case numbers|関連ケース",
    "case.test_results": """Test results|Troubleshooting steps taken|What have you tried so far?|テスト結果
        |Steps taken""",
    "case.workaround": "Workaround|Workarounds tried|回避策",
    "case.business_impact": "Business impact|Impact on your business|業務への影響",
}


def each_of(table: Mapping[str, str]) -> list[tuple[str, str]]:
    """The labels of a table, each with the value that it asks for."""
    return [(label.strip(), value) for value, labels in table.items() for label in labels.split("|")]


def taken_wrongly(
    table: Iterable[tuple[str, str]], kinds: Callable[[str], Iterable[InputKind]], source: str = "label", **more: object
) -> list[tuple[str, str, str]]:
    """The labels that are taken for something else than the value beside them, as a field of any of the kinds.

    One test for a whole table: a test for each of thousands of labels takes longer than the labels.
    """
    return [
        (label, value, found)
        for label, value in table
        for kind in kinds(value)
        if (found := asked(FormField.model_validate({"id": 1, "kind": kind, source: label, **more}), FILLER)) != value
    ]


@pytest.mark.parametrize("source", ["label", "aria_label", "cell", "nearby"])
def test_label(source: str) -> None:
    def kinds(value: str) -> list[InputKind]:
        prose = value.startswith(("case.", "route.")) and value not in ("case.subject", "case.severity")
        return [InputKind.TEXTAREA if prose else InputKind.TEXT]

    assert taken_wrongly(each_of(LABELS), kinds, source) == []


STRANGERS = """Search|Fax|Fax number|Country|State|City|ZIP code|Postal code|Address|Street address
        |Job title|Title (Mr/Ms)
    |Department|Username|User name|Password|Company size|Company website|Website|Number of employees
        |Industry|Coupon code
    |Middle name|Furigana|フリガナ|お名前（フリガナ）|セイ|メイ|ふりがな|会社名（カナ）|郵便番号|住所
        |都道府県|部署名|役職|FAX番号|生年月日|国
    |Serial number|Device serial|Order number|Network name|Product|Product model|Date of birth|Partner name|CC
    |Sales representative's e-mail|Manager's email|Card number|Favourite colour|Organization ID
        |Organization size|ユーザー名
    |Verification code|Extension|Phone type|How did you hear about us?|Preferred language|Time zone
        |Invoice number|Domain name
    |Emergency contact name|Leave this field empty|If you are human, leave this field blank|Host name
        |Company address
    |Number of licenses|License type|Country code|PIN|アンケート|ご希望の連絡方法|Fax No.|Purchase order
        |認証コード|パスワード
    |Alternate email|CC email addresses|Newsletter email|Billing contact name|Case number
        |Account manager name|Mother's maiden name"""


@pytest.mark.parametrize("label", [each.strip() for each in STRANGERS.split("|")])
def test_stranger_is_left_alone(label: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label=label), FILLER) == NOTHING


PROSE = (
    "case.description",
    "case.test_results",
    "case.business_impact",
    "case.related_cases",
    "route.reason",
    "licenses.keys",
)


def kinds_of(value: str) -> list[InputKind]:
    """The kinds of field that a value may have in a form; what is asked of others, any that is typed into."""
    if value == NOTHING:
        return [InputKind.TEXT, InputKind.TEXTAREA]
    return [InputKind.TEXTAREA if value in PROSE else InputKind.TEXT]


def test_label_in_other_words() -> None:
    assert taken_wrongly(each_of(OURS), kinds_of) == []


def test_what_is_asked_of_others_is_left_alone() -> None:
    assert taken_wrongly(each_of({NOTHING: OF_OTHERS}), kinds_of) == []


def test_label_of_other_forms() -> None:
    def kinds(value: str) -> list[InputKind]:
        return [InputKind.SELECT] if value == "case.severity" else kinds_of(value)

    assert taken_wrongly(each_of(AT_FIRST_SIGHT), kinds, options=("P1", "P2", "P3", "P4")) == []


HARDER = [
    ({"label": "Approver", "placeholder": "Email address"}, NOTHING),
    ({"label": "Approver", "kind": "email"}, NOTHING),
    ({"label": "Approver", "name": "name"}, NOTHING),
    ({"label": "Adresse", "name": "email", "foreign": True}, "requester.source_email"),
    ({"label": "Approver", "placeholder": "name@example.com"}, NOTHING),
    ({"placeholder": "name@example.com"}, "requester.source_email"),
    ({"label": "Organization"}, "organizations.source.name"),
    ({"label": "Requester", "placeholder": "Enter your email address", "name": "email"}, "requester.source_email"),
    ({"label": "Requester"}, "requester.name"),
    ({"label": "Organization", "help": "The company you work for"}, NOTHING),
    ({"label": "Support passcode", "most": 1}, NOTHING),
    ({"label": "Support passcode", "most": 4}, "passcode.source"),
    ({"label": "Existing case number"}, NOTHING),
    ({"label": "Description", "most": 5}, NOTHING),
]


@pytest.mark.parametrize(("words", "value"), HARDER)
def test_words_that_speak_against_each_other(words: dict[str, object], value: str) -> None:
    assert asked(FormField.model_validate({"id": 1, "kind": "text", **words}), FILLER) == value


def test_title_of_a_person_is_not_the_title_of_the_case() -> None:
    persons = form(("text", "Name"), ("text", "Title"), ("text", "Company"), ("textarea", "Message"))
    assert "case.subject" in {each.value for each in match(form(("text", "Title"), ("textarea", "Message")), VALUES)}
    assert "case.subject" in {each.value for each in match(persons[:2] + persons[3:], VALUES)}
    longer = form(
        ("text", "Name"), ("text", "Title"), ("text", "Company"), ("email", "E-mail"), ("textarea", "Message")
    )
    assert "case.subject" not in {each.value for each in match(longer, VALUES)}


def test_form_with_a_password_and_a_text_is_filled_in() -> None:
    fields = form(("email", "E-mail"), ("password", "Password"), ("textarea", "Message"))
    assert {each.field.label for each in match(fields, VALUES)} == {"E-mail", "Message"}


NAMES = {
    "requester.first_name": "first_name|firstName|fname|contact[first_name]|input_first-name",
    "requester.last_name": "last_name|lastname|lname|LastName|hs-last_name",
    "requester.source_email": "email|Email|contact_email|your-email|request[anonymous_requester_email]|user_email",
    "requester.company": "company|Company|companyName|contact.company|your-company",
    "requester.phone": "phone|Phone|phone_number|tel|mobilephone|your-tel",
    "case.subject": "subject|your-subject|request[subject]|case_subject",
    "requester.name": "name|your-name|full_name|fullName|contactName",
}


@pytest.mark.parametrize(
    ("name", "value"), [(name.strip(), value) for value, names in NAMES.items() for name in names.split("|")]
)
@pytest.mark.parametrize("source", ["name", "html_id"])
def test_name_in_the_source_where_nothing_else_is_told(name: str, value: str, source: str) -> None:
    assert asked(FormField.model_validate({"id": 1, "kind": "text", source: name}), FILLER) == value


TOKENS = {
    "name": "requester.name",
    "given-name": "requester.first_name",
    "family-name": "requester.last_name",
    "organization": "requester.company",
    "email": "requester.source_email",
    "work email": "requester.source_email",
    "tel": "requester.phone",
    "section-a billing tel-national": "requester.phone",
    "street-address": NOTHING,
    "off": NOTHING,
    "country": NOTHING,
}


@pytest.mark.parametrize(("token", "value"), TOKENS.items())
def test_autocomplete(token: str, value: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, autocomplete=token), FILLER) == value


def test_what_is_seen_counts_more_than_the_source() -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label="Fax", name="phone"), FILLER) == NOTHING
    assert asked(FormField(id=1, kind=InputKind.TEXT, label="Company", name="email"), FILLER) == "requester.company"
    assert asked(FormField(id=1, kind=InputKind.TEXT, label="氏名", name="company"), FILLER) == "requester.name"


SIDES = [
    ({"label": "Name", "groups": ("Source organization",)}, "organizations.source.name"),
    ({"label": "Name", "groups": ("Destination organization",)}, "organizations.destination.name"),
    ({"label": "Name", "heading": "Destination organization"}, "organizations.destination.name"),
    ({"label": "Dashboard link", "heading": "Destination organization"}, "organizations.destination.url"),
    ({"label": "URL", "groups": ("Source organization",)}, "organizations.source.url"),
    ({"label": "組織名", "groups": ("移行先",)}, "organizations.destination.name"),
    ({"label": "Organization name", "heading": "Transfer from"}, "organizations.source.name"),
    ({"label": "Organization name", "heading": "Transfer to"}, "organizations.destination.name"),
    ({"label": "Name", "groups": ("Contact information",)}, "requester.name"),
    ({"label": "Phone", "heading": "2. About your reseller"}, NOTHING),
    ({"label": "Phone", "heading": "2. Additional information"}, "requester.phone"),
    ({"label": "Company", "groups": ("Shipping address",)}, NOTHING),
    ({"label": "電話番号", "heading": "代理店情報"}, NOTHING),
    ({"label": "Last", "groups": ("Name",)}, "requester.last_name"),
    ({"label": "First", "groups": ("Name *",)}, "requester.first_name"),
    ({"label": "姓", "groups": ("お名前",)}, "requester.last_name"),
    ({"placeholder": "First name", "nearby": "Fields with * are required"}, "requester.first_name"),
]


@pytest.mark.parametrize(("words", "value"), SIDES)
def test_legend_and_heading(words: dict[str, object], value: str) -> None:
    field = FormField.model_validate({"id": 1, "kind": "text", **words})
    assert asked(field, FILLER) == value


NEW_SIDES = [
    ({"label": "Organization", "heading": "New ticket"}, "organizations.source.name"),
    ({"label": "Organization", "groups": ("New support request",)}, "organizations.source.name"),
    ({"label": "Dashboard link", "heading": "New case for your organization"}, "organizations.source.url"),
    ({"label": "Organization name", "name": "new_case[organization]"}, "organizations.source.name"),
    ({"label": "Support passcode", "html_id": "newTicketPasscode"}, "passcode.source"),
    ({"label": "Support passcode", "heading": "Send us a message from your account to the team"}, "passcode.source"),
    ({"label": "Organization URL", "name": "ticket_to_link"}, "organizations.source.url"),
    ({"label": "Organization name", "groups": ("New organization",)}, "organizations.destination.name"),
    ({"label": "Organization name", "name": "new_org_name"}, "organizations.destination.name"),
    ({"label": "Organization name", "groups": ("To",)}, "organizations.destination.name"),
    ({"label": "Organization name", "name": "to_org"}, "organizations.destination.name"),
    ({"label": "Organization name", "heading": "Where the licenses move to"}, "organizations.destination.name"),
    ({"label": "Organization losing the licenses"}, "organizations.source.name"),
    ({"label": "Name", "groups": ("Organization to take licenses from",)}, "organizations.source.name"),
    ({"label": "Name", "groups": ("Organization to add licenses to",)}, "organizations.destination.name"),
    ({"label": "Name", "groups": ("Organization that we forgot",)}, NOTHING),
    ({"label": "Organisation", "groups": ("Lizenzen kommen aus",)}, "organizations.source.name"),
    ({"label": "Organisation", "groups": ("Lizenzen gehen nach",)}, "organizations.destination.name"),
    ({"label": "Link zum Dashboard", "groups": ("Lizenzen gehen nach",)}, "organizations.destination.url"),
    ({"label": "E-Mail", "groups": ("Künftige Organisation",)}, NOTHING),
    ({"label": "Organization receiving the licenses"}, "organizations.destination.name"),
]


@pytest.mark.parametrize(("words", "value"), NEW_SIDES)
def test_side_is_what_is_said_of_an_organization_or_a_transfer(words: dict[str, object], value: str) -> None:
    assert asked(FormField.model_validate({"id": 1, "kind": "text", **words}), FILLER) == value


@pytest.mark.parametrize(
    ("labels", "values"),
    [
        ("Name|Surname", "requester.first_name|requester.last_name"),
        ("Surname|Name", "requester.last_name|requester.first_name"),
        ("Vorname|Name", "requester.first_name|requester.last_name"),
        ("Vorname|Nachname", "requester.first_name|requester.last_name"),
        ("First name|Name", "requester.first_name|requester.last_name"),
        ("姓|名", "requester.last_name|requester.first_name"),
        ("Name|Company", "requester.name|requester.company"),
    ],
)
def test_name_beside_a_part_of_it_is_the_other_part(labels: str, values: str) -> None:
    fields = form(*(("text", each) for each in labels.split("|")))
    found = {each.field.label: each.value for each in match(fields, VALUES)}
    assert [found.get(each, "") for each in labels.split("|")] == values.split("|")


@pytest.mark.parametrize(
    "around",
    """Distributor|Reseller information|Site contact|On-site contact|Approver|Approver details|Billing
    |Billing information|As on the invoice|Your distributor's details|Installer|Supplier|Purchaser|Authorized signer
    |Cisco account manager|Managed service provider|End customer|Ship to|Bill to|Integrator|Technician on site
    |Who approves this request|代理店|販売店様の情報|請求先|承認者""".split("|"),
)
@pytest.mark.parametrize(
    "words", [{"label": "Name"}, {"label": "E-mail", "kind": "email"}, {"label": "Phone"}, {"label": "Company"}]
)
@pytest.mark.parametrize("where", ["groups", "heading"])
def test_what_is_asked_about_somebody_else_is_left_alone(around: str, words: dict[str, str], where: str) -> None:
    said = (around.strip(),) if where == "groups" else around.strip()
    assert asked(FormField.model_validate({"id": 1, "kind": "text", **words, where: said}), FILLER) == NOTHING


@pytest.mark.parametrize(
    "label",
    """Company (as on the invoice)|Name (as on the invoice)|Distributor|Distributor name|Site contact name
    |Site contact e-mail|Approver e-mail|Billing e-mail|Company name of the reseller|Reseller company
    |Phone of the site contact|Invoice e-mail""".split("|"),
)
def test_label_about_somebody_else_is_left_alone(label: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label=label.strip()), FILLER) == NOTHING


AROUND_A_SIDE = """Destination organization|2. Source organization|Receiving organization details|Losing organization
    |Destination organization contact|Target organization|New organization|Transfer to|Zielorganisation
    |Abgebende Organisation|Quellorganisation|Organisation cible|Organisation d'origine|Organización de destino
    |Organización de origen|移行先の組織|移行元の組織情報|譲渡先"""


OF_A_CONTACT = """Phone|Company|First name|Last name|E-mail|Contact person|Full name|Contact name|Telefon|Firma|Vorname
    |Ansprechpartner|Société|Prénom|Adresse e-mail|Empresa|Correo electrónico|Teléfono|電話番号|会社名|ご担当者名
    |メールアドレス|姓"""


@pytest.mark.parametrize("around", [each.strip() for each in AROUND_A_SIDE.split("|")])
def test_contact_of_an_organization_is_left_to_the_person(around: str) -> None:
    for label in map(str.strip, OF_A_CONTACT.split("|")):
        for where in ({"groups": (around,)}, {"groups": ("Contact", around)}, {"heading": around}):
            field = FormField.model_validate({"id": 1, "kind": "text", "label": label, **where})
            assert asked(field, FILLER) == NOTHING, (label, where)


def test_contact_of_an_organization_is_told_as_left() -> None:
    labels = ("Phone", "Company", "First name", "E-mail")
    fields = [FormField(id=id(each), kind=InputKind.TEXT, label=each, groups=("Destination",)) for each in labels]
    told = left_over(fields, VALUES, match(fields, VALUES))
    assert {value: each.label for value, each in told.items()} == {
        "requester.phone": "Phone",
        "requester.company": "Company",
        "requester.first_name": "First name",
        "requester.source_email": "E-mail",
    }


@pytest.mark.parametrize(
    ("label", "around", "value"),
    [
        ("Your phone", "Destination organization", "requester.phone"),
        ("Requester's e-mail", "Source organization", "requester.source_email"),
        ("E-mail", "Requester in the source organization", "requester.source_email"),
        ("Phone", "Move licenses to a new organization", "requester.phone"),
        ("Name", "Move licenses to a new organization", "requester.name"),
        ("E-mail", "License transfer to another organization", "requester.source_email"),
        ("会社名", "新しい組織へのライセンス移行", "requester.company"),
        ("Firma", "Lizenzübertragung", "requester.company"),
        ("Name", "Destination organization", "organizations.destination.name"),
        ("Customer number", "Destination organization", NOTHING),
        ("Customer number", "Source organization", "customer_number"),
        ("E-mail to receive updates", "", "requester.source_email"),
    ],
)
def test_what_is_the_requesters_also_where_a_side_is_named(label: str, around: str, value: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label=label, heading=around), FILLER) == value


@pytest.mark.parametrize(
    ("label", "value"),
    [
        ("1. Your full name* Required to answer. Single line text.", "requester.name"),
        ("2) Email address * We will only use it to answer you", "requester.source_email"),
        ("Name * of the reseller", NOTHING),
        ("Phone (Value Required)", "requester.phone"),
        ("Giving organization: dashboard link", "organizations.source.url"),
        ("Organization that gives up the licenses", "organizations.source.name"),
        ("Which organization should they go to?", "organizations.destination.name"),
        ("Which organization are the licenses in today?", "organizations.source.name"),
        ("Ihr Name", "requester.name"),
        ("Nachname", "requester.last_name"),
        ("Firma", "requester.company"),
        ("Kundennummer", "customer_number"),
        ("E-Mail-Adresse", "requester.source_email"),
        ("Telefonnummer", "requester.phone"),
        ("Betreff", "case.subject"),
        ("Ansprechpartner vor Ort", NOTHING),
        ("PLZ", NOTHING),
        ("Prénom", "requester.first_name"),
        ("Nom de famille", "requester.last_name"),
        ("Adresse électronique", "requester.source_email"),
        ("Téléphone", "requester.phone"),
        ("Société", "requester.company"),
        ("Objet", "case.subject"),
        ("Adresse postale", NOTHING),
        ("N° de téléphone", "requester.phone"),
        ("Nom de l’entreprise", "requester.company"),
        ("Sujet de votre demande", "case.subject"),
        ("Nom du responsable", NOTHING),
        ("Vollständiger Name", "requester.name"),
        ("Name des Vorgesetzten", NOTHING),
        ("Agency or bureau", "requester.company"),
        ("Problem in one line", "case.subject"),
        ("申請者会社名", "requester.company"),
        ("申請者メールアドレス", "requester.source_email"),
        ("申請者電話番号", "requester.phone"),
        ("承認者メールアドレス", NOTHING),
        ("請求先会社名", NOTHING),
        ("譲渡元組織名", "organizations.source.name"),
        ("譲渡先組織名", "organizations.destination.name"),
    ],
)
def test_label_with_a_remark_or_in_another_language(label: str, value: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label=label), FILLER) == value


def test_cell_of_a_table_in_the_source_is_no_phone() -> None:
    field = FormField(id=1, kind=InputKind.TEXT, label="Submitter", html_id="cell-1")
    assert asked(field, FILLER) == "requester.name"


def test_label_is_not_turned_by_what_stands_farther_away() -> None:
    options = ("— Select —", "Low", "Normal", "High", "Emergency")
    cell = "Ticket Details Describe Your Issue"
    field = FormField(id=1, kind=InputKind.SELECT, label="Priority Level", cell=cell, options=options)
    assert asked(field, FILLER) == "case.severity"


def test_heading_in_a_language_whose_verbs_end_like_doers() -> None:
    field = FormField(id=1, kind=InputKind.TEXT, label="Société", heading="Nous contacter", foreign=True)
    assert asked(field, FILLER) == "requester.company"


@pytest.mark.parametrize(
    "around",
    [
        "License transfer request",
        "Your details",
        "Order",
        "Requester",
        "Submitter",
        "1. Contact",
        "Customer",
        "Error details",
        "User",
    ],
)
def test_what_is_asked_about_the_person_is_theirs(around: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label="Phone", groups=(around,)), FILLER) == "requester.phone"


@pytest.mark.parametrize(
    "token", ["cc-name", "cc-number", "one-time-code", "bday", "street-address", "section-a cc-name"]
)
@pytest.mark.parametrize("label", ["Name", "Customer number", "Support passcode", "Company"])
def test_autocomplete_that_contradicts(token: str, label: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label=label, autocomplete=token), FILLER) == NOTHING


@pytest.mark.parametrize("label", ["Priority", "Severity", "Urgency"])
@pytest.mark.parametrize("kind", [InputKind.TEXT, InputKind.NUMBER, InputKind.TEXTAREA])
def test_box_for_text_is_no_list_of_severities(label: str, kind: InputKind) -> None:
    assert asked(FormField(id=1, kind=kind, label=label), FILLER) == NOTHING


SEVERITIES = [
    (["--", "Low", "Medium", "High", "Urgent"], 2),
    (["Critical", "High", "Normal", "Low"], 2),
    (["P1", "P2", "P3", "P4"], 2),
    (["1 - Critical", "2 - Major", "3 - Minor", "4 - Question"], 2),
    (["Severity 4 (S4)", "Severity 3 (S3)", "Severity 2 (S2)", "Severity 1 (S1)"], 1),
    (["S1: network down", "S2: degraded", "S3: minimal impact", "S4: no impact"], 2),
    (["1 (low)", "2 (medium)", "3 (high)"], 1),
    (["選択してください", "高", "中", "低"], 2),
    (["緊急", "通常"], 1),
    (["Urgent", "Low"], 1),
    (["Please select a priority", "Urgent"], None),
    (["Yes", "No"], None),
    ([], None),
    (["Low", "Normal", "High", "Urgent"], 1),
    (["1", "2", "3", "4"], 2),
    (["4", "3", "2", "1"], 1),
    (["1", "2", "3", "4", "5"], None),
    (["1 - Low", "2 - Normal", "3 - High", "4 - Urgent"], 1),
    (["1 - Critical", "2 - High", "3 - Moderate", "4 - Low", "5 - Planning"], 2),
    (["Critical", "Urgent", "High", "Normal", "Low"], 3),
    (["Lowest", "Low", "Medium", "High", "Highest"], 2),
    (["P1 - Outage", "P2 - Degraded", "P3 - Minor", "P4 - Question"], 2),
    (["Priority 4", "Priority 3", "Priority 2", "Priority 1"], 1),
    (["Urgent", "Not urgent"], 1),
    (["Critical", "Non-critical"], 1),
    (["Within 4 hours", "Within 3 days", "Within 1 week"], None),
    (["3 users", "2 users", "1 user"], None),
    (["Gold", "Silver", "Bronze"], None),
    (["Sev 1", "Sev 2", "Sev 3", "Sev 4"], 2),
    (["Critical (P1)", "High (P2)", "Medium (P3)", "Low (P4)"], 2),
    (["Network is down", "Network is degraded", "A service is impaired", "I have a question"], 2),
    (["Blocker", "Major", "Minor", "Trivial"], 2),
    (["至急", "急ぎ", "普通", "低"], 2),
    (["A - Critical impact", "B - Moderate impact", "C - Minimal impact"], 2),
    (["Severity A", "Severity B", "Severity C"], 2),
    (["Low"], None),
    (["System down", "High impact", "Low impact", "Question"], 2),
    (["Question", "Low impact", "High impact", "System down"], 1),
    (["", "(1) High", "(2) Normal", "(3) Low"], 2),
    (["hoch", "mittel", "niedrig"], 1),
    (["Basse", "Normale", "Élevée", "Critique"], 1),
    (["Select", "High", "Med", "Low"], 2),
    (["High", "Somewhere in between", "Low"], None),
    (["Bloquante", "Majeure", "Mineure", "Simple question"], 2),
    (["Crítica – servicio caído", "Alta – servicio degradado", "Media – impacto leve", "Baja – consulta"], 2),
    (["Kritisch", "Erheblich", "Gering", "Keine"], 2),
    (["We can’t work at all", "A big part of us is blocked", "A small inconvenience", "Just a question"], 2),
    (["Choose...", "Just a question", "It itches", "It hurts", "Emergency"], 2),
    (["It itches", "It hurts", "It kills", "It is Tuesday"], None),
]


@pytest.mark.parametrize(("options", "place"), SEVERITIES)
def test_choice_of_severity(options: list[str], place: int | None) -> None:
    assert choice(options, FormValue("case.severity", "Severity", "3")) == place


@pytest.mark.parametrize(("level", "place"), [("1", 0), ("4", 4), ("2", 2)])
def test_scale_with_more_steps_than_the_vendors(level: str, place: int) -> None:
    options = ["Critical", "Urgent", "High", "Normal", "Low"]
    assert choice(options, FormValue("case.severity", "", level)) == place


@pytest.mark.parametrize(
    ("options", "level"), [(["Question", "Low", "Information"], "4"), (["Major", "Normal", "High"], "2")]
)
def test_choices_that_say_the_same_are_left_to_the_person(options: list[str], level: str) -> None:
    assert choice(options, FormValue("case.severity", "", level)) is None


@pytest.mark.parametrize(
    ("about", "place"), [("Priority (4 is the most urgent)", 1), ("1 = lowest", 1), ("1 = highest", 2), ("", 2)]
)
def test_numbers_may_count_the_other_way_round(about: str, place: int) -> None:
    assert choice(["1", "2", "3", "4"], FormValue("case.severity", "", "3"), about) == place


def test_severity_of_a_damaged_file_is_no_choice() -> None:
    assert choice(["Critical", "Low"], FormValue("case.severity", "", "none of them")) is None


@pytest.mark.parametrize("level", "1234")
def test_choice_of_the_vendors_own_words(level: str) -> None:
    options = ["Critical", "Substantial", "Minimal", "No impact"]
    assert choice(options, FormValue("case.severity", "", level)) == int(level) - 1


def form(*rows: tuple[str, str]) -> list[FormField]:
    """Fields from kind and label."""
    return [FormField(id=place, kind=InputKind(kind), label=label, form=1) for place, (kind, label) in enumerate(rows)]


def test_one_value_to_one_field_and_the_confirmation() -> None:
    fields = form(("email", "E-mail"), ("email", "Confirm e-mail"), ("email", "Newsletter e-mail"), ("text", "Name"))
    found = {each.field.label: each.value for each in match(fields, VALUES)}
    assert found == {
        "E-mail": "requester.source_email",
        "Confirm e-mail": "requester.source_email",
        "Name": "requester.name",
    }


def test_only_text_area_left_takes_the_description() -> None:
    fields = form(("text", "Name"), ("email", "E-mail"), ("textarea", ""))
    assert [each.value for each in match(fields, VALUES)][-1] == "case.description"


def test_lone_text_area_is_no_form() -> None:
    assert match(form(("textarea", "Write a reply")), VALUES)[:0] == []
    assert match(form(("textarea", "")), VALUES) == []


def test_form_with_a_password_is_left_alone() -> None:
    assert match(form(("email", "E-mail"), ("password", "Password")), VALUES) == []


def test_other_form_for_one_thing_is_left_alone() -> None:
    fields = form(("text", "Name"), ("email", "Your e-mail"), ("textarea", "Message"))
    fields.append(FormField(id=9, kind=InputKind.TEL, label="Phone", form=2))
    assert {each.field.form for each in match(fields, VALUES)} == {1}


def test_hint_of_the_profile_comes_first() -> None:
    fields = form(("text", "Ref."), ("text", "Customer number"))
    found = {each.field.label: each.value for each in match(fields, VALUES, {"customer_number": ["ref"]})}
    assert found == {"Ref.": "customer_number"}


PASSCODES = [
    ({"label": "Support passcode"}, "passcode.source"),
    ({"label": "Source support passcode"}, "passcode.source"),
    ({"label": "Passcode for the destination organization"}, "passcode.destination"),
    ({"label": "移行先のパスコード"}, "passcode.destination"),
    ({"label": "サポートパスコード", "kind": "password"}, "passcode.source"),
    ({"label": "Passcode", "kind": "password", "groups": ("Destination",)}, "passcode.destination"),
    ({"label": "Code", "name": "passcode"}, NOTHING),
    ({"label": "Password", "kind": "password", "name": "passcode"}, NOTHING),
    ({"label": "One-time passcode"}, NOTHING),
    ({"label": "Login passcode"}, NOTHING),
    ({"label": "認証用パスコード"}, NOTHING),
    ({"label": "Your 4-digit support passcode"}, "passcode.source"),
    ({"label": "Passcode of the day"}, "passcode.source"),
    ({"label": "Passcode (see ? > Get help & cases)"}, "passcode.source"),
    ({"label": "Today's passcode of the administrator"}, "passcode.source"),
    ({"label": "Mobile passcode"}, NOTHING),
    ({"label": "Account passcode"}, NOTHING),
    ({"label": "Call passcode"}, NOTHING),
    ({"label": "Passcode (sent by mail)"}, NOTHING),
]


@pytest.mark.parametrize(("words", "value"), PASSCODES)
def test_passcode(words: dict[str, object], value: str) -> None:
    field = FormField.model_validate({"id": 1, "kind": "text", **words})
    assert asked(field, FILLER) == value


def test_text_without_end_is_judged_all_the_same() -> None:
    long = FormField(id=1, kind=InputKind.TEXT, label=("your full " * 100)[:1000], name="x" * 1000)
    assert asked(long, FILLER) == NOTHING
