"""Forget everything: what would be removed, one question, and afterwards what is really gone."""

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

from PySide6.QtCore import QTimer, Signal
from PySide6.QtWidgets import QWidget

from transfer_wizard.storage.files import shown
from transfer_wizard.storage.stored_data import StoredData, look_over, remove_all
from transfer_wizard.storage.vault import StoreState, VaultAnswer
from transfer_wizard.translations import _, joined, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.texts import Button, Label, Sheet
from transfer_wizard.ui.services.background import Background
from transfer_wizard.ui.services.passcode_keeper import PasscodeKeeper


class ForgetEverything(Dialog):
    """Asks once, removes, looks whether it is gone, and says so.

    Args:
        folder: the data folder.
        wait: waits, on another thread, until nothing is written any more.

    Signals:
        begun: the person agreed; whatever is open is to be closed now, unsaved.
        ended: everything was done that could be.
    """

    begun = Signal()
    ended = Signal()

    def __init__(
        self, window: QWidget, folder: Path, keeper: PasscodeKeeper, background: Background, wait: Callable[[], None]
    ) -> None:
        super().__init__(window, _("Forget everything – Transfer Wizard"), theme.QUESTION)
        self._folder = folder
        self._keeper = keeper
        self._background = background
        self._wait = wait
        self._left: list[Path] = []
        self._is_working = False
        sheet = Sheet()
        sheet.column.setSpacing(2 * theme.GRID)
        self.heading = sheet.add_top("", _("Forget everything?"))
        self.said = Label(_("Looking for what there is …"))
        self.warning = Label(
            _(
                "This can’t be undone. Files that you exported and backups of your computer are yours: they are not "
                "touched."
            ),
            "note",
        )
        self.keep = Button(_("&Keep everything"), "primary")
        self.keep.clicked.connect(self.reject)
        self.forget = Button(_("&Forget everything"))
        self.forget.setEnabled(False)
        sheet.add_indented(self.said)
        sheet.add_indented(self.warning)
        self.lay_out(sheet, self.forget, self.keep)
        self.keep.setFocus()

    def ask(self) -> None:
        """Show what there is, and wait for the answer."""
        self.open()
        # Its own: whoever leaves before the answer comes is told nothing any more.
        Background(self).run(partial(look_over, self._folder), self._on_looked, self._on_unread)

    def done(self, result: int) -> None:
        """The dialog can't be closed while it removes."""
        if not self._is_working:
            super().done(result)

    def _on_unread(self, sentence: str) -> None:
        said = _("The folder “{folder}” may not be read.").format(folder=shown(self._folder))
        self._say(joined(said, sentence), "error")

    def _on_looked(self, found: StoredData) -> None:
        intro = _("This will be removed from “{folder}” and your system’s password store:")
        lines = [intro.format(folder=str(self._folder)), *(f"•  {line}" for line in _listed(found))]
        self._say("\n".join(lines))
        QTimer.singleShot(0, self, self.fit)  # when it is laid out
        self.forget.setEnabled(True)
        self.forget.clicked.connect(partial(self._on_agreed, found.identities))

    def _on_agreed(self, identities: tuple[str, ...]) -> None:
        self._is_working = True
        self.keep.setEnabled(False)
        self.forget.hide()
        self.warning.hide()
        self._say(_("Removing …"))
        self.begun.emit()
        removed = partial(self._on_removed, identities)
        self._background.run(self._remove, removed, lambda _sentence: removed([self._folder]))

    def _remove(self) -> list[Path]:
        self._wait()
        return remove_all(self._folder)

    def _on_removed(self, identities: tuple[str, ...], left: list[Path]) -> None:
        self._left = left
        self._say(_("Removing the passcodes: your system’s password store may ask for your consent …"))
        self._keeper.forget_everything(identities, self._on_forgotten)

    def _on_forgotten(self, answer: VaultAnswer) -> None:
        """Say what is gone, and what is not."""
        self.heading.setText(self._verdict(answer.state))
        self._say("\n\n".join(self._outcome(answer.state)))
        self._is_working = False
        self.keep.setText(_("&Close"))
        self.keep.setEnabled(True)
        self.keep.setFocus()
        self.ended.emit()

    def _verdict(self, state: StoreState) -> str:
        if self._left or state not in (StoreState.READY, StoreState.UNAVAILABLE, StoreState.OFF):
            return _("Not everything is gone")
        return _("Everything is gone") if state is StoreState.READY else _("Everything in reach is gone")

    def _outcome(self, state: StoreState) -> Iterator[str]:
        if self._left:
            names = "\n".join(str(path) for path in self._left)
            yield _("These files could not be removed. Remove them by hand:\n{names}").format(names=names)
        else:
            yield _("The folder “{folder}” was looked through: it holds no request, no copy of one and no log.").format(
                folder=str(self._folder)
            )
        if state is StoreState.READY:
            yield _("Your system’s password store was looked through: it holds no passcode of this program.")
        else:
            yield _(
                "{message} If it holds passcodes, they are still there: open it, then forget everything once more."
            ).format(message=state.message)

    def _say(self, text: str, role: str = "text") -> None:
        self.said.setText(text)
        theme.say_role(self.said, role)
        announce(self, text)


def _listed(found: StoredData) -> Iterator[str]:
    kinds = (
        (found.requests, ngettext("{count} request", "{count} requests", found.requests)),
        (
            found.backups,
            ngettext("{count} earlier save of a request", "{count} earlier saves of requests", found.backups),
        ),
        (
            found.deleted,
            ngettext("{count} file of a deleted request", "{count} files of deleted requests", found.deleted),
        ),
        (found.quarantined, ngettext("{count} damaged file", "{count} damaged files", found.quarantined)),
        (found.evidence, ngettext("{count} file of evidence", "{count} files of evidence", found.evidence)),
        (found.journals, ngettext("{count} log or report", "{count} logs and reports", found.journals)),
    )
    yield from (said.format(count=count) for count, said in kinds if count)
    yield _("every passcode of this program in the password store")
