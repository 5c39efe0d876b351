"""Every format a request leaves in, as one table. A format's module is loaded when it is first asked for."""

import datetime
import importlib
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Final, NamedTuple

from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.shape import MOST_IN_A_BOX
from transfer_wizard.request.words import Side
from transfer_wizard.translations import ENGLISH, N_, languages, speaking

if TYPE_CHECKING:
    from transfer_wizard.export.summary import Summary


BOTH: Final = "+"
"""Between two languages of one document: the whole of it in the first, then once more in the second."""


class Wanted(NamedTuple):
    """What is to be written, and how.

    Attributes:
        language: such as "en".
        passcodes: the day of each passcode at hand; None where nobody looked.
        most: the most letters of the text for a form; None for its own default.
        made: the summary in that language, where it is there already.
        second: the language in which a document says everything once more; "" for none.
        paged: called before each page of a PDF with its number and the count of all; what it raises ends the work.
        has_mark: whether a license table begins with a byte order mark.
    """

    draft: Draft
    today: datetime.date
    language: str
    passcodes: Mapping[Side, datetime.date | None] | None = None
    most: int | None = None
    made: "Summary | None" = None
    second: str = ""
    paged: Callable[[int, int], None] | None = None
    has_mark: bool = True

    def summary(self) -> "Summary":
        """The summary, in the language spoken now."""
        from transfer_wizard.export.summary import summarize

        return self.made or summarize(self.draft, self.today, self.passcodes)

    def document(self) -> "Summary":
        """The same for a document, which may say it in a second language too."""
        from transfer_wizard.export.summary import in_both, summarize

        first = self.summary()
        if not self.second:
            return first
        with speaking(self.second):
            return in_both(first, summarize(self.draft, self.today, self.passcodes), self.second)


class Format(NamedTuple):
    """One format.

    Attributes:
        id: its name on the command line.
        suffix: the end of the file's name, with the dot.
        label: what it is called, to be translated when shown.
        is_text: True where the bytes are UTF-8 text that may go to a terminal.
        renderer: makes the bytes.
    """

    id: str
    suffix: str
    label: str
    is_text: bool
    renderer: Callable[[Wanted], bytes]


def render(
    draft: Draft,
    format_id: str,
    today: datetime.date,
    language: str,
    passcodes: Mapping[Side, datetime.date | None] | None = None,
    most: int | None = None,
    made: "Summary | None" = None,
    paged: Callable[[int, int], None] | None = None,
    has_mark: bool = True,
) -> bytes:
    """A draft in a format and a language such as "en", or in two, "en+ja"; a draft of any content can be exported.

    A document says everything in the first language and then in the second. What is no document takes the first.

    Args:
        passcodes: the day of each passcode at hand; None where nobody looked.
        most: the most letters of the text for a form, at least 500; None for its own default.
        made: the summary in that language, where it is there already.
        paged: called before each page of a PDF with its number and the count of all; what it raises ends the work.
        has_mark: whether a license table begins with a byte order mark, by which Excel knows its letters.

    Raises:
        KeyError: there is no such format.
    """
    renderer = {format_.id: format_.renderer for format_ in FORMATS}[format_id]
    first, _both, second = language.partition(BOTH)
    with speaking(first):
        return renderer(Wanted(draft, today, first, passcodes, most, made, second, paged, has_mark))


def prepare() -> None:
    """Load what makes a PDF, on the window's thread, before a document is made on another one.

    WORKAROUND: PySide makes a class of Qt when its name is first asked for. Where a thread does so while the window
    does the same, the process crashes.
    """
    importlib.import_module("transfer_wizard.export.pdf")


def document_languages() -> list[str]:
    """What the language of a document may be: one, or English and then another one for the person's own records."""
    there = languages()
    return [*there, *(f"{ENGLISH}{BOTH}{each}" for each in there if each != ENGLISH)]


def attachments(wanted: Wanted) -> dict[str, bytes]:
    """What the text for a form says is attached, by file name; nothing where that text holds everything."""
    from transfer_wizard.export.form_text import form_text

    with speaking(wanted.language):
        if not form_text(wanted.summary(), wanted.most or MOST_IN_A_BOX).left_out:
            return {}
        return {"case.pdf": _pdf(wanted), "licenses.csv": _table(wanted)}


IN_BOTH: Final = ("txt", "md", "html", "pdf", "odt")
"""The documents, which may say everything in two languages."""


def _form(wanted: Wanted) -> bytes:
    from transfer_wizard.export.form_text import form_text

    return form_text(wanted.summary(), wanted.most or MOST_IN_A_BOX).text.encode()


def _text(wanted: Wanted) -> bytes:
    from transfer_wizard.export.text import render

    return render(wanted.document()).encode()


def _markdown(wanted: Wanted) -> bytes:
    from transfer_wizard.export.markdown import render

    return render(wanted.document()).encode()


def _html(wanted: Wanted) -> bytes:
    from transfer_wizard.export.html import render

    return render(wanted.document(), wanted.language).encode()


def _pdf(wanted: Wanted) -> bytes:
    from transfer_wizard.export.pdf import render

    return render(wanted.document(), wanted.paged)


def _odt(wanted: Wanted) -> bytes:
    from transfer_wizard.export.odt import render

    return render(wanted.document(), wanted.language)


def _mail(wanted: Wanted) -> bytes:
    from transfer_wizard.export.mail import render

    return render(wanted.summary(), wanted.language)


def _json(wanted: Wanted) -> bytes:
    return document.write(wanted.draft, wanted.draft.saved_at or f"{wanted.today.isoformat()}T00:00:00+00:00")


def _table(wanted: Wanted) -> bytes:
    from transfer_wizard.export.table import render

    return render(wanted.draft, wanted.has_mark)


def _phone(wanted: Wanted) -> bytes:
    from transfer_wizard.export.phone import render

    return render(wanted.summary()).encode()


FORMATS: Final = (
    Format("txt", ".txt", N_("Plain text"), True, _text),
    Format("md", ".md", N_("Markdown"), True, _markdown),
    Format("html", ".html", N_("Web page"), True, _html),
    Format("pdf", ".pdf", N_("PDF document"), False, _pdf),
    Format("odt", ".odt", N_("OpenDocument text"), False, _odt),
    Format("eml", ".eml", N_("E-mail draft"), True, _mail),
    Format("json", ".json", N_("Request file"), True, _json),
    Format("csv", ".csv", N_("License table"), True, _table),
    Format("phone", ".txt", N_("Phone script"), True, _phone),
    Format("form", ".txt", N_("Text for a form"), True, _form),
)
