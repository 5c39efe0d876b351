"""The mail to a colleague: what is asked, as text that can be answered by itself, with the question file attached."""

from email.mime.application import MIMEApplication
from email.mime.multipart import MIMEMultipart
from email.policy import compat32
from typing import Final, NamedTuple

from transfer_wizard.export.blocks import clean
from transfer_wizard.export.mail import header, part
from transfer_wizard.translations import _

BOUNDARY: Final = "=_transfer-wizard-questions"


class Mail(NamedTuple):
    """A subject and a text."""

    subject: str
    body: str


def mail(asked_by: str, questions: list[tuple[str, str]], has_file: bool) -> Mail:
    """The mail in the language spoken now.

    Args:
        asked_by: who makes the request, "" when not given.
        questions: what each field is called, and its help.
        has_file: whether the question file goes with it.
    """
    who = clean(asked_by)
    subject = _("Help with a Meraki license transfer request")
    if who:
        asks = _("{name} asks you for what is missing in a license transfer request to Cisco Meraki Support.")
    else:
        asks = _("I ask you for what is missing in a license transfer request to Cisco Meraki Support.")
    if has_file:
        how = _(
            "Open the attached file in Transfer Wizard, answer, save the reply and send it back; without the program, "
            "answer below each question."
        )
    else:
        how = _("Answer below each question, and send it back.")
    lines = [asks.format(name=who), how, ""]
    for number, (label, help_text) in enumerate(questions, 1):
        lines += [f"{number}. {clean(label)}", *([f"   {help_text}"] if help_text else []), "", ""]
    lines.append(_("Send no passcode by mail."))
    return Mail(subject, "\n".join(lines) + "\n")


def render(written: Mail, name: str, content: bytes) -> bytes:
    """The message file, as a draft without sender and receiver.

    Args:
        name: the name of the attached file.
        content: what it holds.
    """
    message = MIMEMultipart("mixed", BOUNDARY)
    message["Subject"] = header(written.subject)  # type: ignore[assignment]
    message["X-Unsent"] = "1"
    message.attach(part(written.body, "plain"))
    attached = MIMEApplication(content, "json")
    attached.add_header("Content-Disposition", "attachment", filename=name)
    message.attach(attached)
    return message.as_bytes(policy=compat32.clone(linesep="\r\n"))
