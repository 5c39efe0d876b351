"""What people bring: a paste, a drop, a file that is no request. It is read, shown, and used as far as they say so."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QMimeData, QObject, Signal

from transfer_wizard.intake.proposal import Change, propose
from transfer_wizard.intake.reading import Reading, read_content, read_text, together
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.files import read_request_file
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.start.found_page import FoundPage


class Finding(QObject):
    """Reads what people bring, off the window's thread.

    Signals:
        read: what it says.
        told: a sentence, where it says nothing.
        file_asked: the path of the one file that was brought: it may hold a request.
    """

    read = Signal(object)
    told = Signal(str)
    file_asked = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self._background = Background(self)

    def take(self, brought: QMimeData) -> None:
        """Read what was pasted or dropped: files, or a text."""
        paths = [url.toLocalFile() for url in brought.urls() if url.isLocalFile()]
        if len(paths) == 1:
            self.file_asked.emit(paths[0])
        elif paths:
            self._read(lambda: together([read_file(Path(path)) for path in paths]))
        elif brought.hasText() and brought.text().strip():
            text = brought.text()
            self._read(lambda: read_text(text))
        elif brought.hasImage():
            self.told.emit(_("This is a picture. Copy its text instead."))
        else:
            self.told.emit(_("The clipboard has no text. Copy something first."))

    def _read(self, work: Callable[[], Reading]) -> None:
        self._background.run(work, self.read.emit, self.told.emit)


def read_file(path: Path) -> Reading:
    """What a file says.

    Raises:
        Unreadable: where it can't be read, in one sentence.
    """
    return read_content(read_request_file(path), path.name)


def found_page(
    reading: Reading, draft: Draft, taken: Callable[[Change], None], refused: Callable[[str], None]
) -> FoundPage:
    """The page that shows what a reading would change in a draft.

    Args:
        taken: gets what was chosen, before it is put in.
        refused: gets the sentence that says why it can't be.
    """
    proposal = propose(reading, draft)
    page = FoundPage(proposal)

    def on_taken(chosen: dict[int, int]) -> None:
        change = Change(proposal, chosen, draft)
        if problem := change.refusal():
            refused(problem)
        else:
            taken(change)

    page.taken.connect(on_taken)
    return page


def added(count: int) -> str:
    """The sentence that says how much came in."""
    return ngettext("{count} thing added.", "{count} things added.", count).format(count=f"{count:,}")
