"""What sentences state of the case, of the organizations and of their writer; and what they only seem to state."""

import pytest

from .short import values

OSLO, BERGEN = (f"https://n4.meraki.com/o/{name}/manage/organization/overview" for name in ("roOslo", "roBergen"))
TWO = ["source_email: a@b.example", "destination_email: c@d.example"]
FULL_AND_NONE = ["source_access: full", "destination_access: none"]
REASON = "route.reason: tried it in dashboard already, failed ?"
LOCKED = "I cannot sign in."


def both(said: str, name: str = "", doubt: str = "") -> list[str]:
    """What is said of both sides."""
    return [f"{side}{name}: {said}{doubt}" for side in ("source", "destination")]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Our customer number is 1234-5678.", ["customer_number: 1234-5678"]),
        ("Cust. no. 1234 5678", ["customer_number: 1234-5678"]),
        ("customer number with us: 12345678", []),
        ("customer number 12345-678", []),
        ("In the customer number two digits were swapped, the right one is 1234-5678.", ["customer_number: 1234-5678"]),
        ("The customer number was wrong. It is 1234-5678.", ["customer_number: 1234-5678"]),
        (
            "Bei der Kundennummer hatte ich gestern einen Zahlendreher, richtig ist 1234-5678.",
            ["customer_number: 1234-5678"],
        ),
        ("お客様番号に誤りがありました。正しくは 1234-5678 です。", ["customer_number: 1234-5678"]),
        ("I have no customer number at hand. Call 1234-5678.", []),
        ("Dossier n° 09388214", ["case_number: 09388214"]),
        ("Demande de transfert - Dossier 09388214", ["case_number: 09388214"]),
        ("My number is +47 555 01 234.", ["phone: +47 555 01 234"]),
        ("[10:02] Jo: both?\n[10:03] Ann: my number is +47 555 01 234", ["phone: +47 555 01 234 ?"]),
        ("POST https://api.meraki.com/api/v1/organizations/1/licensing/coterm/licenses/move to the destination", []),
        ("Find out who has full access in both organizations.", []),
        ("Klären, wer in beiden Organisationen vollen Zugriff hat.", []),
        ("Vérifier qui a un accès complet aux deux organisations.", []),
        ("Averiguar quién tiene acceso completo en ambas organizaciones.", []),
        ("両方の組織で誰がフル権限を持っているか確認する。", []),
        ("TODO: full access in both organizations", []),
        ("- [ ] both organizations are co-term", []),
        ("☐ full access in both organizations", []),
        ("## To do\n- [x] both organizations are co-term", both("co-term", ".licensing_model")),
        ("Support case 12345678 is open.", ["case_number: 12345678"]),
        ("Our ticket 1234567", ["case_number: 1234567"]),
        ("The earlier case 12345678 was closed.", ["case.related_cases: 12345678"]),
        ("Case 12345678 was rejected.", ["case.related_cases: 12345678"]),
        ("Case 12345678 was rejected; earlier case 12345679.", ["case.related_cases: 12345678, 12345679"]),
        ("A Fortinet case 12345678", []),
        ("case 123456", []),
        ("Best time to reach me is weekdays 9am-4pm Eastern.", ["contact_hours: weekdays 9am-4pm Eastern"]),
        ("You can reach me between 9 and 17 CET.", ["contact_hours: between 9 and 17 CET"]),
        ("Sie erreichen mich werktags 8-16 Uhr.", ["contact_hours: werktags 8-16 Uhr"]),
        ("I'm available from 1 December.", []),
        ("どちらの組織も共同終了（Co-term）ライセンスです。", both("co-term", ".licensing_model")),
        ("moving from Rock Oslo -> Rock Bergen", ["source.name: Rock Oslo ?", "destination.name: Rock Bergen ?"]),
        ("case opened yesterday: 11904477", ["case_number: 11904477"]),
        ("Case opened in 2025, invoice 12345678", []),
        ("tried it in dashboard already, failed", ["route.self_service: failed", REASON]),
        ("I tried to sign in to the dashboard, it failed", []),
        ("Severity 3", ["case.severity: 3"]),
        ("Please set severity to 2", ["case.severity: 2"]),
        ("Is it severity 3?", []),
        ("Severity 3 or 4", []),
        ("sev 2 to 3", []),
        ("Sev 5", []),
        (f"Move from {OSLO} to {BERGEN}", [f"source.url: {OSLO}", f"destination.url: {BERGEN}"]),
        (f"in the source: {OSLO}; in the destination: {BERGEN}", [f"source.url: {OSLO}", f"destination.url: {BERGEN}"]),
        (f"Link: {OSLO} and again {OSLO}", [f"?.url: {OSLO}"]),
        (f"Both are here: {OSLO}", [f"?.url: {OSLO}"]),
        (
            "The move failed with an error.",
            ["route.self_service: failed", "route.reason: The move failed with an error. ?"],
        ),
        ("License move failed: again", ["route.self_service: failed", "route.reason: License move failed: again"]),
        ("There is no Move button.", ["route.self_service: not-offered", "route.reason: There is no Move button. ?"]),
        ("We have not tried the move.", ["route.self_service: not-tried"]),
        ("Nobody here has tried the Move button yet.", ["route.self_service: not-tried"]),
        ("The keys were claimed yesterday.", ["route.claimed_within_7_days: yes ?"]),
        ("The keys were not claimed yesterday.", []),
        ("The keys were claimed two weeks ago.", ["route.claimed_within_7_days: no ?"]),
        ("Please move it by 3 March 2027.", ["route.needed_by: 2027-03-03"]),
        ("Please move it by 3 March.", []),
        ("We moved it by 3 March 2027.", []),
    ],
)
def test_what_is_said_of_the_case(text: str, said: list[str]) -> None:
    assert values(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Both organizations are co-term.", both("co-term", ".licensing_model")),
        ("We are co-term.", both("co-term", ".licensing_model", " ?")),
        ("Our orgs use co-term.", both("co-term", ".licensing_model", " ?")),
        ("This organization is co-term.", ["?.licensing_model: co-term"]),
        ("This organization is co-term or per-device.", []),
        (
            "The source is co-term, the destination per-device.",
            ["source.licensing_model: co-term", "destination.licensing_model: per-device"],
        ),
        ("The source is co-term.", ["source.licensing_model: co-term"]),
        ("The source is not co-term.", []),
        ("The source will switch to per-device.", []),
        ("Is the source co-term?", []),
        ("Support access is enabled in both organizations.", both("allowed", ".support_access")),
        ("The MX edition is enterprise in the source organization.", ["source.mx_edition: enterprise"]),
        ("MX runs Enterprise", []),
        ("Source organization / destination organization: Rock Oslo", ["?.name: Rock Oslo"]),
        ("Source / Destination: Rock Oslo", ["destination.name: Rock Oslo ?"]),
        (f"Source / Destination link: {OSLO}", [f"?.url: {OSLO}"]),
    ],
)
def test_what_is_said_of_the_organizations(text: str, said: list[str]) -> None:
    assert values(text) == said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("I have full access in both organizations.", both("full", "_access")),
        (
            "I have full access in the source and read-only in the destination.",
            ["source_access: full", "destination_access: read-only"],
        ),
        ("I am an organization admin with full access in the source.", ["source_access: full"]),
        ("I have full access in the source, none in the destination.", FULL_AND_NONE),
        ("Ich habe Vollzugriff in der Quelle, keinen im Ziel.", FULL_AND_NONE),
        ("Ich habe Vollzugriff in der Quelle, im Ziel keinen.", FULL_AND_NONE),
        ("私の権限は移管元でフルアクセス、移管先はなしです。", FULL_AND_NONE),
        ("J'ai un accès complet dans la source, aucun dans la cible.", FULL_AND_NONE),
        ("I have full access in the source, not in the destination.", FULL_AND_NONE[:1]),
        ("I have full access in the source, can only read in the destination.", FULL_AND_NONE[:1]),
        ("Ich habe Vollzugriff in der Quelle, im Ziel nichts.", FULL_AND_NONE[:1]),
        ("I have full access in the source and the destination, none of the networks.", both("full", "_access")),
        (
            "I have read-only access in the source, none in the destination.",
            ["source_access: read-only", "destination_access: none"],
        ),
        (
            "My access in source and destination is full and read-only.",
            ["source_access: full", "destination_access: read-only"],
        ),
        (
            "I have full and read-only access in the destination and the source.",
            ["destination_access: full", "source_access: read-only"],
        ),
        ("I don't have full access in the source.", []),
        ("My colleague has full access in both organizations.", []),
        ("I have full access in the source, and my colleague in the destination.", ["source_access: full"]),
        ("My colleague is away, but I have full access in the source.", ["source_access: full"]),
        ("I had full access in the source organization.", ["source_access: full ?"]),
        ("I sign in with jo@b.example in both organizations.", both("jo@b.example", "_email")),
        ("I sign in with jo@b.example in the destination.", ["destination_email: jo@b.example"]),
        ("I sign in with jo@b.example.", ["source_email: jo@b.example"]),
        ("Write to jo@b.example.", []),
        ("I sign in with a@b.example in the source and c@d.example in the destination.", TWO),
        ("I sign in with a@b.example (source), c@d.example (destination)", TWO),
        ("In the source I sign in with a@b.example, in the destination with c@d.example.", TWO),
        ("Mein Konto ist a@b.example in der Quelle und c@d.example im Ziel.", TWO),
        ("Ich melde mich in der Quelle mit a@b.example an und im Ziel mit c@d.example.", TWO),
        ("アカウントは移行元が a@b.example、移行先が c@d.example です。", TWO),
        ("ログインは移行元 a@b.example、移行先 c@d.example です。", TWO),
        ("Nous nous connectons avec a@b.example à la source et c@d.example à la destination.", TWO),
        ("Ingresamos con a@b.example en el origen y con c@d.example en el destino.", TWO),
        ("Mein Kollege hat das Konto a@b.example in der Quelle und c@d.example im Ziel.", []),
        ("担当者 田中 のアカウントは a@b.example です。", []),
        ("My sign-in: a@b.example (source), c@d.example (destination)", TWO),
        ("E-mail: source a@b.example, destination c@d.example", TWO),
        ("E-mail: c@d.example in the destination", TWO[1:]),
        ("E-mail: a@target.example", ["source_email: a@target.example"]),
        ("E-mail: a@b.example / c@d.example", ["source_email: a@b.example ?"]),
        (
            "I sign in with a@b.example in the source and the destination, my mail is c@d.example.",
            [f"{said} ?" for said in TWO],
        ),
        ("I sign in with a@b.example and, in the destination, c@d.example.", ["destination_email: a@b.example ?"]),
        ("We do not use SAML.", ["saml: no"]),
        ("I sign in through SAML.", ["saml: yes"]),
        ("Is it with SAML?", []),
        ("SAML", []),
        (
            "You can reach me at +47 555 01 234 between 9 and 17.",
            ["phone: +47 555 01 234", "contact_hours: between 9 and 17"],
        ),
        ("Call me on +47 555 01 234", ["phone: +47 555 01 234"]),
        ("+47 555 01 234", []),
        ("I work at Rock Oslo.", ["company: Rock Oslo ?"]),
        (
            "The local admin is Ann Lee, ann@b.example.",
            ["placeholder_name: Ann Lee", "placeholder_email: ann@b.example"],
        ),
        (
            "I am locked out, as I lost my authenticator.",
            ["route.dashboard_access: no", "route.lockout_cause: authenticator-lost"],
        ),
        (
            "I cannot sign in: my account is locked.",
            ["route.dashboard_access: no", "route.lockout_cause: account-locked"],
        ),
        ("I cannot sign in: account is locked and authenticator lost", ["route.dashboard_access: no"]),
        (
            f"{LOCKED} Ann Lee (ann@b.example) can vouch for me, she has full access in both organizations.",
            [
                "route.dashboard_access: no",
                "placeholder_name: Ann Lee ?",
                "placeholder_email: ann@b.example ?",
                "placeholder_access: full ?",
            ],
        ),
        (
            f"{LOCKED} Ann Lee (ann@b.example) is an admin.",
            ["route.dashboard_access: no", "placeholder_name: Ann Lee ?", "placeholder_email: ann@b.example ?"],
        ),
        (f"{LOCKED} Ann Lee can vouch for me.", ["route.dashboard_access: no", "placeholder_name: Ann Lee ?"]),
        (f"{LOCKED} Ann Lee is an admin.", ["route.dashboard_access: no"]),
        ("Ann Lee (ann@b.example) can vouch for me.", []),
        (
            "Requested by: Ann Lee, ann@b.example, +47 555 01 234",
            ["phone: +47 555 01 234", "source_email: ann@b.example", "name: Ann Lee"],
        ),
        ("On behalf of Mr Bo Lee (bo@b.example)", ["name: Bo Lee", "source_email: bo@b.example"]),
        ("Signed in as Ann Lee, ann@b.example", ["name: Ann Lee ?", "source_email: ann@b.example ?"]),
        ("Applicant Ann Lee", []),
        ("applicant of this; Ann Lee, ann@b.example", []),
    ],
)
def test_what_is_said_of_the_writer(text: str, said: list[str]) -> None:
    assert values(text) == said
