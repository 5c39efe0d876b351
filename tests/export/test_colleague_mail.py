"""The mail to a colleague, as a mail program reads it."""

import email
import email.policy

from transfer_wizard.export.colleague_mail import mail, render

ASKED = [("Have: MX68 of license Z2A7-32TE-A8Y4", ""), ("Destination organization link", "The address …")]


def test_the_file_is_attached_and_two_sentences_say_what_to_do() -> None:
    content = '{"format": "transfer-wizard-questions", "name": "北"}'.encode()
    written = mail("Dana Whitfield", ASKED, has_file=True)
    read = email.message_from_bytes(render(written, "questions.json", content), policy=email.policy.default)
    assert read["Subject"] == "Help with a Meraki license transfer request"
    assert read["X-Unsent"] == "1"
    assert read["To"] is None
    body = read.get_body(("plain",))
    assert body is not None
    text = body.get_content().replace("\r\n", "\n")
    assert text.startswith("Dana Whitfield asks you for what is missing")
    assert "1. Have: MX68 of license Z2A7-32TE-A8Y4" in text
    assert "2. Destination organization link\n   The address …" in text
    [attached] = read.iter_attachments()
    assert attached.get_filename() == "questions.json"
    assert attached.get_content() == content


def test_nothing_typed_becomes_a_header() -> None:
    written = mail("Dana\r\nBcc: all@example.com", [("Name\r\nTo: x@example.com", "")], has_file=False)
    read = email.message_from_bytes(render(written, "q.json", b"{}"), policy=email.policy.default)
    assert set(read.keys()) == {"Content-Type", "MIME-Version", "Subject", "X-Unsent"}


def test_a_text_without_a_file_speaks_of_none() -> None:
    assert "file" not in mail("", ASKED, has_file=False).body
    assert mail("", ASKED, has_file=False).body.startswith("I ask you")
