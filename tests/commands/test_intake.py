"""``licenses``, ``read`` and ``new``: what people have, and a request of it."""

import json
from pathlib import Path

from tests.commands.running import SAMPLE, complaint, run


def test_licenses_as_text_and_as_json(tmp_path: Path) -> None:
    path = tmp_path / "keys.csv"
    path.write_bytes(
        "Key;Model;Count\r\nz2a732tea8y4;MR Enterprise;25\r\nQ2FJ-3SHB-Y2K2;MX68;1\r\n".encode("utf-8-sig")
    )
    answer = run("licenses", path)
    assert (answer.returncode, answer.stdout) == (1, "Z2A7-32TE-A8Y4  25  MR Enterprise\n")
    assert answer.stderr.startswith("transfer-wizard: line 3: ")
    answer = run("licenses", "--json", path)
    assert (answer.returncode, answer.stderr) == (1, "")
    found = json.loads(answer.stdout)
    assert found["rows"] == [{"key": "Z2A7-32TE-A8Y4", "model": "MR Enterprise", "have": 25, "line": 2}]
    [rejected] = found["rejected"]
    assert (rejected["line"], rejected["text"]) == (3, "Q2FJ-3SHB-Y2K2;MX68;1")
    assert "device serial" in rejected["reason"]


def test_a_count_that_is_no_whole_number_is_told_and_its_row_taken(tmp_path: Path) -> None:
    path = tmp_path / "keys.csv"
    path.write_text("Key,Model,Count\nZ2A7-32TE-A8Y4,MX68,2.5\n", encoding="utf-8")
    for command in ("licenses", "read"):
        answer = run(command, "--json", path)
        assert (answer.returncode, answer.stderr) == (1, "")
        found = json.loads(answer.stdout)
        assert [(row["key"], row["have"]) for row in found["rows"]] == [("Z2A7-32TE-A8Y4", None)]
        [rejected] = found["rejected"]
        assert (rejected["line"], rejected["text"]) == (2, "Z2A7-32TE-A8Y4 2.5")
        assert rejected["reason"].startswith("Have must be a whole number of at least 1.")


def test_licenses_that_are_all_taken(sample: Path) -> None:
    answer = run("licenses", "-", given=b"Z2A7-32TE-A8Y4")
    assert (answer.returncode, answer.stdout, answer.stderr) == (0, "Z2A7-32TE-A8Y4  -\n", "")
    assert json.loads(run("licenses", "--json", "-", given=b"[]").stdout) == {"rows": [], "rejected": []}


def test_the_exported_table_comes_back(sample: Path) -> None:
    table = run("export", "--no-keyring", "--format", "csv", sample).stdout
    answer = run("licenses", "--json", "-", given=table.encode())
    devices = [(row["key"], row["model"], row["have"]) for row in json.loads(answer.stdout)["rows"]]
    assert answer.returncode == 0
    assert devices == [
        (each["key"], device["model"], device["have"])
        for each in json.loads(SAMPLE)["request"]["licenses"]
        for device in each["devices"]
    ]


def test_text_that_holds_no_licenses() -> None:
    assert "is empty" in complaint(run("licenses", "-"))
    assert "Copy its text" in complaint(run("licenses", "-", given=b"\x89PNG\r\n"))
    assert "nested more than" in complaint(run("licenses", "-", given=b"[" * 100_000))
    assert "16 MiB" in complaint(run("licenses", "-", given=b"x" * (16 * 1024 * 1024 + 1)))


MAIL = b"""From: Dana Whitfield <dana@northwind.example>
To: support@meraki.com
Subject: Licenses

Hello,

move 10 of the 25 MR Enterprise on Z2A7-32TE-A8Y4 from the organization "Northwind West" to the organization "East".
We are co-term in both organizations. Passcode of the source: 4711.

Regards
Dana Whitfield
+1 415 555 0134
"""


def test_everything_in_a_mail_is_read(tmp_path: Path) -> None:
    mail = tmp_path / "mail.eml"
    mail.write_bytes(MAIL)
    answer = run("read", mail, "--json")
    assert (answer.returncode, answer.stderr) == (1, "")
    said = json.loads(answer.stdout)
    assert "4711" not in answer.stdout
    [row] = said["rows"]
    assert (row["key"], row["model"], row["have"], row["move"]) == ("Z2A7-32TE-A8Y4", "MR Enterprise", 25, 10)
    found = {each["field"]: each for each in said["found"]}
    assert found["organizations.source.name"]["value"] == "Northwind West"
    assert found["organizations.destination.name"]["sure"] is True
    assert found["requester.name"] == {
        "field": "requester.name",
        "value": "Dana Whitfield",
        "text": "Dana Whitfield",
        "line": 11,
        "sure": True,
        "group": 0,
        "file": str(mail),
    }
    assert [each["reason"][:18] for each in said["rejected"]] == ["A support passcode"]
    shown = run("read", mail)
    assert "organizations.source.name" in shown.stdout
    assert "4711" not in shown.stdout + shown.stderr


def test_a_request_is_made_of_what_is_sure(tmp_path: Path) -> None:
    mail, table, request = tmp_path / "mail.eml", tmp_path / "keys.csv", tmp_path / "new.json"
    mail.write_bytes(MAIL)
    table.write_text("Key;Model;Have;Move\nZ2KD-8QWN-4RTX;MX68;2;1\n", encoding="utf-8")
    answer = run("new", mail, table, "--output", request)
    assert answer.returncode == 1, "the passcode is told"
    made = json.loads(request.read_bytes())["request"]
    assert made["organizations"]["source"]["licensing_model"] == "co-term"
    assert made["requester"]["source_email"] == "dana@northwind.example", "who writes to Support is who asks"
    assert [each["key"] for each in made["licenses"]] == ["Z2A7-32TE-A8Y4", "Z2KD-8QWN-4RTX"]
    assert made["licenses"][1]["devices"] == [{"model": "MX68", "have": 2, "move": 1}]
    assert run("new", mail, "--output", request).returncode == 2, "it is not written over"
    assert run("check", "--no-keyring", request).returncode == 1
    assert json.loads(run("new", table).stdout)["format"] == "transfer-wizard-request"
    mail.write_bytes(MAIL.replace(b"support@meraki.com", b"it@northwind.example"))
    answer = run("new", mail)
    assert "requester.source_email may be" in answer.stderr
    assert json.loads(answer.stdout)["request"]["requester"]["source_email"] == ""
    assert "There is no file" in complaint(run("read", tmp_path / "none.eml"))


def test_what_support_refused_makes_a_request_that_does_not_count_as_sent(tmp_path: Path) -> None:
    mail = tmp_path / "refusal.eml"
    mail.write_bytes(MAIL.replace(b"Subject: ", b"Subject: RE: Case 05912344: "))
    assert "case_number" in run("read", mail).stdout
    answer = run("new", mail)
    assert json.loads(answer.stdout)["request"]["case_number"] == ""
    assert "case number 05912344 is left out: with it, the request would count as sent." in answer.stderr
    assert answer.returncode == 1


def test_the_program_s_own_request_comes_back_whole(sample: Path, tmp_path: Path) -> None:
    answer = run("new", sample)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert json.loads(answer.stdout)["request"] == json.loads(SAMPLE)["request"]
