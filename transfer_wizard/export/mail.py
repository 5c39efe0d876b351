"""The summary as a mail that opens as a draft: plain text and HTML, with no sender and no receiver.

``X-Unsent: 1`` is what classic mail programs take for "not sent yet". Whoever sends it chooses the account.
"""

from email.charset import QP, Charset
from email.header import Header
from email.mime.multipart import MIMEMultipart
from email.mime.text import MIMEText
from email.policy import compat32
from typing import Final

from transfer_wizard.export import html
from transfer_wizard.export.form_text import form_text
from transfer_wizard.export.summary import Summary

# A fixed boundary gives the same file for the same request. Quoted-printable writes "=" as "=3D": no text can hold it.
BOUNDARY: Final = "=_transfer-wizard"


def render(summary: Summary, language: str) -> bytes:
    """The message file, with the line ends of mail (CR LF)."""
    message = MIMEMultipart("alternative", BOUNDARY)
    message["Subject"] = header(summary.subject)  # type: ignore[assignment]
    message["X-Unsent"] = "1"
    message["Content-Language"] = language
    message.attach(part(form_text(summary, None).text, "plain"))
    message.attach(part(html.render(summary, language), "html"))
    # WORKAROUND: the newer policies of the library put a second space where a header goes over into another alphabet.
    return message.as_bytes(policy=compat32.clone(linesep="\r\n"))


def header(line: str) -> Header:
    """The text as a header: on one line, since a line break in it would begin another header."""
    line = " ".join(line.split())
    return Header(line, "us-ascii" if line.isascii() and "=?" not in line else "utf-8", header_name="Subject")


def part(body: str, subtype: str) -> MIMEText:
    """A text as a part of a mail."""
    charset = Charset("utf-8")
    charset.body_encoding = QP
    return MIMEText(body, subtype, charset)  # type: ignore[arg-type]
