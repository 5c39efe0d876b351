"""Which field asks for what: labels of forms of all sorts, in English and Japanese, a field at a time."""

from collections.abc import Callable, Iterable, Mapping

import pytest

from transfer_wizard.webform.form_field import FormField, InputKind
from transfer_wizard.webform.matching import match

from .label_lists import OF_OTHERS, OURS
from .labels_at_first_sight import AT_FIRST_SIGHT
from .sample_form import FILLER, NOTHING, VALUES, asked

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


def test_how_much_something_else_matters_is_no_severity() -> None:
    others = """How important is price to you? | How soon do you need a quote? | How quickly do you need delivery?
        | Wie wichtig ist Ihnen Nachhaltigkeit? | How serious is your interest? | How bad is the weather?
        | Severity (allergy) | Priority (boarding) | Level of impact (environment) | Quel est le niveau d'études ?
        | Wie schwer ist das Paket?"""
    options = ("Low", "Medium", "High", "Critical")
    assert taken_wrongly(each_of({NOTHING: others}), lambda _value: [InputKind.SELECT], options=options) == []


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


@pytest.mark.parametrize(
    ("label", "token"),
    [("Fax number", "tel"), ("FAX番号", "tel"), ("Manager's e-mail", "email"), ("Street", "organization")],
)
def test_autocomplete_of_what_is_seen_to_be_somebody_elses(label: str, token: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label=label, autocomplete=token), FILLER) == NOTHING


def test_a_label_that_we_do_not_know_leaves_it_to_the_source_where_no_field_is_seen_to_ask() -> None:
    unknown = FormField(id=1, kind=InputKind.TEXT, label="Adresse", name="email", foreign=True)
    seen = FormField(id=2, kind=InputKind.TEXT, label="E-mail", foreign=True)
    assert asked(unknown, FILLER) == "requester.source_email"
    assert asked(unknown, seen) == NOTHING
    assert asked(FormField(id=1, kind=InputKind.TEXT, label="Wie heißen Sie?", autocomplete="name")) == "requester.name"


def test_what_is_seen_counts_more_than_the_source() -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label="Fax", name="phone"), FILLER) == NOTHING
    assert asked(FormField(id=1, kind=InputKind.TEXT, label="Company", name="email"), FILLER) == "requester.company"
    assert asked(FormField(id=1, kind=InputKind.TEXT, label="氏名", name="company"), FILLER) == "requester.name"


def test_a_name_in_the_source_is_no_match_for_a_label_that_asks_for_what_we_lack() -> None:
    values = [each for each in VALUES if each.id != "requester.company"]
    for kind in (InputKind.TEXT, InputKind.TEXTAREA):
        field = FormField(id=1, kind=kind, label="Société", name="name", foreign=True)
        assert match([field, FILLER], values) == []


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


@pytest.mark.parametrize("source", ["label", "labelled_by", "aria_label"])
def test_words_near_a_field_do_not_say_what_it_asks_for_where_it_has_a_label(source: str) -> None:
    words = {source: "Comments on this form", "nearby": "Description (optional)"}
    field = FormField.model_validate({"id": 1, "kind": InputKind.TEXTAREA, **words})
    assert asked(field, FILLER) == NOTHING
    assert asked(field.model_copy(update={source: ""}), FILLER) == "case.description"


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


PASSCODES = [
    ({"label": "Support passcode"}, "passcode.source"),
    ({"label": "Source support passcode"}, "passcode.source"),
    ({"label": "Passcode for the destination organization"}, "passcode.destination"),
    ({"label": "移行先のパスコード"}, "passcode.destination"),
    ({"label": "サポートパスコード", "kind": "password"}, "passcode.source"),
    ({"label": "Passcode", "kind": "password", "groups": ("Destination",)}, "passcode.destination"),
    ({"label": "Code", "name": "passcode"}, NOTHING),
    ({"name": "passcode"}, NOTHING),
    ({"html_id": "support-passcode"}, NOTHING),
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


WHAT_KINDS_TAKE = {
    "Your name": ("requester.name", "text textarea rich"),
    "Phone number": ("requester.phone", "text textarea rich tel number"),
    "E-mail address": ("requester.source_email", "text textarea rich email"),
    "Link of the source organization": ("organizations.source.url", "text textarea rich url"),
    "Source passcode": ("passcode.source", "text textarea rich tel number password"),
    "Customer number": ("customer_number", "text textarea rich tel number"),
    "Business impact": ("case.business_impact", "text textarea rich"),
    "Subject": ("case.subject", "text textarea rich"),
    "License keys": ("licenses.keys", "text textarea rich"),
    "Severity": ("case.severity", "list-box"),
}


@pytest.mark.parametrize("label", WHAT_KINDS_TAKE)
@pytest.mark.parametrize("kind", InputKind)
def test_each_kind_of_field_takes_what_suits_it(kind: InputKind, label: str) -> None:
    value, kinds = WHAT_KINDS_TAKE[label]
    assert asked(FormField(id=1, kind=kind, label=label), FILLER) == (value if kind in kinds.split() else NOTHING)


@pytest.mark.parametrize(("label", "value"), [("X", "requester.phone"), ("*", "requester.phone"), ("Xy", NOTHING)])
def test_a_label_of_one_letter_says_nothing_against_the_name_in_the_source(label: str, value: str) -> None:
    assert asked(FormField(id=1, kind=InputKind.TEXT, label=label, name="phone"), FILLER) == value
