import datetime
import email
from email.message import EmailMessage
from email.policy import default

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from transfer_wizard.export import html
from transfer_wizard.export.form_text import form_text
from transfer_wizard.export.mail import render
from transfer_wizard.export.summary import summarize
from transfer_wizard.request.draft import Draft

HEADERS = ["Content-Type", "MIME-Version", "Subject", "X-Unsent", "Content-Language"]


def read(content: bytes) -> EmailMessage:
    return email.message_from_bytes(content, policy=default)


def bodies(message: EmailMessage) -> list[str]:
    return [part.get_content().replace("\r\n", "\n") for part in message.iter_parts()]


def test_mail_opens_as_a_draft(sample: Draft, today: datetime.date) -> None:
    summary = summarize(sample, today)
    message = read(render(summary, "en"))
    assert message.keys() == HEADERS
    assert message["X-Unsent"] == "1"
    assert message["Subject"] == summary.subject
    assert message["Subject"].isascii()
    assert message.get_content_type() == "multipart/alternative"
    assert [part.get_content_type() for part in message.iter_parts()] == ["text/plain", "text/html"]
    assert bodies(message) == [form_text(summary, None).text, html.render(summary, "en")]


def test_lines_are_those_of_mail(gaps: Draft, today: datetime.date) -> None:
    content = render(summarize(gaps, today), "en")
    assert content.isascii()
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, content.split(b"\r\n"))) <= 78


@pytest.mark.parametrize(
    "name", ["North\r\nBcc: thief@evil.example", "North\nBcc: x@y.z", "North\u2028Bcc: x@y.z", "=?utf-8?q?x?="]
)
def test_no_header_comes_from_user_text(sample: Draft, today: datetime.date, name: str) -> None:
    sample.set("organizations.source.name", name)
    message = read(render(summarize(sample, today), "en"))
    assert message.keys() == HEADERS
    assert "North" in message["Subject"] or "=?utf-8?q?x?=" in message["Subject"]


@settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.data())
def test_any_request_survives_the_mail(
    any_draft: st.SearchStrategy[Draft], today: datetime.date, data: st.DataObject
) -> None:
    summary = summarize(data.draw(any_draft), today)
    message = read(render(summary, "en"))
    assert message.keys() == HEADERS
    assert not message.defects
    assert message["Subject"] == " ".join(summary.subject.split())
    assert bodies(message)[0] == form_text(summary, None).text
