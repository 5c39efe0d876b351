"""Every format a request leaves in, as one table. A format's module is loaded when it is first asked for."""

import datetime
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.translations import N_, speaking

Renderer = Callable[[Draft, datetime.date, str], bytes]


@dataclass(frozen=True)
class Format:
    """One format.

    Attributes:
        id: its name on the command line.
        suffix: the end of the file's name, with the dot.
        label: what it is called, to be translated when shown.
        mime: its media type.
        is_text: True where the bytes are UTF-8 text that may go to a terminal.
        renderer: makes the bytes from a draft, the day and the language.
    """

    id: str
    suffix: str
    label: str
    mime: str
    is_text: bool
    renderer: Renderer


def render(draft: Draft, format_id: str, today: datetime.date, language: str) -> bytes:
    """A draft in a format and a language such as "en"; a draft of any content can be exported.

    PDF uses Qt, and must be asked for on the main thread.

    Raises:
        KeyError: there is no such format.
    """
    renderer = {each.id: each.renderer for each in FORMATS}[format_id]
    with speaking(language):
        return renderer(draft, today, language)


def _text(draft: Draft, today: datetime.date, language: str) -> bytes:
    from transfer_wizard.export.summary import summarize
    from transfer_wizard.export.text import render

    return render(summarize(draft, today)).encode()


def _markdown(draft: Draft, today: datetime.date, language: str) -> bytes:
    from transfer_wizard.export.markdown import render
    from transfer_wizard.export.summary import summarize

    return render(summarize(draft, today)).encode()


def _html(draft: Draft, today: datetime.date, language: str) -> bytes:
    from transfer_wizard.export.html import render
    from transfer_wizard.export.summary import summarize

    return render(summarize(draft, today), language).encode()


def _pdf(draft: Draft, today: datetime.date, language: str) -> bytes:
    from transfer_wizard.export.pdf import render
    from transfer_wizard.export.summary import summarize

    return render(summarize(draft, today))


def _odt(draft: Draft, today: datetime.date, language: str) -> bytes:
    from transfer_wizard.export.odt import render
    from transfer_wizard.export.summary import summarize

    return render(summarize(draft, today), language)


def _mail(draft: Draft, today: datetime.date, language: str) -> bytes:
    from transfer_wizard.export.mail import render
    from transfer_wizard.export.summary import summarize

    return render(summarize(draft, today), language)


def _json(draft: Draft, today: datetime.date, language: str) -> bytes:
    return document.write(draft, draft.saved_at or f"{today.isoformat()}T00:00:00+00:00")


def _table(draft: Draft, today: datetime.date, language: str) -> bytes:
    from transfer_wizard.export.table import render

    return render(draft)


def _phone(draft: Draft, today: datetime.date, language: str) -> bytes:
    from transfer_wizard.export.phone import render
    from transfer_wizard.export.summary import summarize

    return render(summarize(draft, today)).encode()


FORMATS: Final = (
    Format("txt", ".txt", N_("Plain text"), "text/plain", True, _text),
    Format("md", ".md", N_("Markdown"), "text/markdown", True, _markdown),
    Format("html", ".html", N_("Web page"), "text/html", True, _html),
    Format("pdf", ".pdf", N_("PDF document"), "application/pdf", False, _pdf),
    Format("odt", ".odt", N_("OpenDocument text"), "application/vnd.oasis.opendocument.text", False, _odt),
    Format("eml", ".eml", N_("E-mail draft"), "message/rfc822", True, _mail),
    Format("json", ".json", N_("Request file"), "application/json", True, _json),
    Format("csv", ".csv", N_("License table"), "text/csv", True, _table),
    Format("phone", ".txt", N_("Phone script"), "text/plain", True, _phone),
)
