"""Reads a file that the person opens, and decides as which request it is opened. Runs on a thread of its own."""

from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from transfer_wizard.flow import colleague
from transfer_wizard.request import document
from transfer_wizard.request.document import Opened
from transfer_wizard.request.mailed import LONGEST_HEAD, holds_questions
from transfer_wizard.request.preset import REQUEST_SUFFIX, SUFFIX, name_of, started_from
from transfer_wizard.request.questions import Questions
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import read_request_file
from transfer_wizard.translations import _

if TYPE_CHECKING:  # the readers of what people bring come with the first of it
    from transfer_wizard.intake.reading import Reading

OUR_OWN: Final = b"transfer-wizard-"
"""How the formats of the program's own files begin."""
MOST_ATTACHED: Final = 10
"""Question files of one mail that are looked into."""


class Reply(NamedTuple):
    """The answers of a colleague, and the request they are for."""

    answers: Questions
    request: Opened


class Request(NamedTuple):
    """A request, and whether it joins the person's own now, or is among them as it is."""

    opened: Opened
    is_new: bool = False
    is_kept: bool = False


def read_file(path: str, store: DraftStore) -> "Request | Questions | Reply | Reading":
    """A request, a colleague's questions, the reply to one's own, or what else the file says.

    Raises:
        Unreadable: with what is wrong.
    """
    content = read_request_file(Path(path))
    is_own = OUR_OWN in content[:LONGEST_HEAD] or path.endswith((REQUEST_SUFFIX, SUFFIX))
    if content[:1] != b"{":
        from transfer_wizard.intake import mail

        if mail.is_mail(content):
            parts, attached = mail.read(content)
            text = "\n".join(getattr(part, "text", "") for part in parts)
            if brought := _attached([*attached, ("", text.encode("utf-8", "replace"))], store):
                return brought
            is_own = False
    if not is_own:
        from transfer_wizard.intake.reading import read_content

        return read_content(content, Path(path).name)
    asked = colleague.read(content)
    return _asked(asked, store) if asked else _request(document.read(content), store)


def _attached(attached: list[tuple[str, bytes]], store: DraftStore) -> Questions | Reply | None:
    """What a colleague asks or answers in a file attached to a mail, or in its text; None where that says more.

    Raises:
        Unreadable: with what is wrong.
    """
    files = (body for _name, body in attached if holds_questions(body[:LONGEST_HEAD].decode("utf-8", "replace")))
    for asked in map(colleague.read, islice(files, MOST_ATTACHED)):
        if asked and (_is_answered(asked) or not store.holds(asked.id)):  # else it is what the reply was to
            return _asked(asked, store)
    return None


def read_pasted(text: str, store: DraftStore) -> "Questions | Reply | Reading":
    """A colleague's questions or the reply to one's own in a text, with what may stand around them; or what it says.

    Raises:
        Unreadable: with what is wrong.
    """
    if asked := colleague.read(text.encode("utf-8", "replace")):
        return _asked(asked, store)
    from transfer_wizard.intake.reading import read_text

    return read_text(text)


def _asked(asked: Questions, store: DraftStore) -> Questions | Reply:
    if store.holds(asked.id):
        return Reply(asked, store.load(asked.id))
    if not _is_answered(asked):
        return asked
    notice = _(
        "The file holds answers to a request that is not among yours: open it on the computer that has the request."
    )
    return replace(asked, notices=(*asked.notices, notice))


def _is_answered(asked: Questions) -> bool:
    return any(question.answer.strip() for question in asked.questions)


def _request(opened: Opened, store: DraftStore) -> Request:
    """The request of a file. One whose identity is taken by other content becomes a request of its own.

    A preset begins a new request each time it is opened.
    """
    preset = name_of(opened.draft)
    if preset and not opened.read_only:
        notice = _("This is a new request from the preset “{name}”. What the preset leaves open is empty.")
        return Request(Opened(started_from(opened.draft), notices=[*opened.notices, notice.format(name=preset)]))
    if not store.holds(opened.draft.id):
        return Request(opened, is_new=not opened.read_only)
    kept = store.load(opened.draft.id)
    if kept.draft.values == opened.draft.values:
        return Request(kept, is_kept=True)
    notice = _("You have a newer or older state of this request, so the file was opened as a copy.")
    copy = Opened(opened.draft.duplicate(), opened.read_only, [*opened.notices, notice])
    return Request(copy, is_new=not opened.read_only)
