"""What the monkey does around the pages: bringing things, the list of requests, the window, the disk, the keyring."""

import errno
import os
from typing import Final

from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

from tests.ui.dragging import drag
from tests.ui.monkey.fields import Fields
from tests.ui.monkey.model import WRITTEN, Allowed
from tests.ui.monkey.rows import LISTS
from transfer_wizard.flow.colleague import ask
from transfer_wizard.request import questions
from transfer_wizard.request.questions import Question
from transfer_wizard.resources import resource
from transfer_wizard.ui.colleague.colleague_page import ColleaguePage
from transfer_wizard.ui.colleague.reply_page import ReplyPage
from transfer_wizard.ui.kit.inputs import LineInput
from transfer_wizard.ui.start.start_page import StartPage

ASKED: Final = ("organizations.source.name", "organizations.destination.name", "requester.phone")
REPLIES: Final = ("Northwind Further", "", "+1 415 555 0199")


class Around(Fields):
    """Events that touch no field."""

    # Bringing things

    def bring(self) -> Allowed | None:
        """Paste outside a field, or drop on the window; what is found is shown first."""
        if isinstance(self.place, ColleaguePage | ReplyPage):
            return None
        text = self.monkey.chance.choice(LISTS)
        self.monkey.say(f"bring {text[:30]!r}")
        mime = QMimeData()
        mime.setText(text)
        if self.monkey.chance.random() < 0.5:
            QGuiApplication.clipboard().setText(text)
            QTest.keyClick(
                self.window, Qt.Key.Key_V, Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.ShiftModifier
            )
        else:
            drag(mime, self.window, self._beside_fields())
        return Allowed()

    def _beside_fields(self) -> QPoint:
        """A place where no field takes a drop for itself."""
        places = [QPoint(x, y) for y in range(self.window.height() // 2, 0, -20) for x in (300, 30, 600)]
        return next(each for each in places if not self._takes_drops(self.window.childAt(each)))

    def _takes_drops(self, widget: QWidget | None) -> bool:
        while widget is not None and widget is not self.window:
            if widget.acceptDrops():
                return True
            widget = widget.parentWidget()
        return False

    def bring_file(self) -> Allowed | None:
        """Drop a file: a request, a colleague's questions, a reply, a table, or nonsense."""
        kind = self.monkey.chance.choice(("request", "questions", "reply", "table", "nonsense", "missing"))
        self.monkey.say(f"bring a file: {kind}")
        path = self.monkey.folder / f"brought-{kind}.json"
        sheet = ask(self.window.navigator.draft, [Question(each) for each in ASKED])
        if kind == "request":
            path.write_bytes(resource("sample_case.json").read_bytes())
        elif kind in ("questions", "reply"):
            answers = ("" if kind == "questions" else given for given in REPLIES)
            path.write_bytes(questions.write(sheet.answered(answers)))
        elif kind == "table":
            path.write_text(LISTS[0], encoding="utf-8")
        elif kind == "nonsense":
            path.write_bytes(b"\x00\xff{" * 50)
        else:
            path.unlink(missing_ok=True)
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        drag(mime, self.window)
        return Allowed()

    # The list of requests

    def requests(self) -> Allowed | None:
        """Go to the list, or from it to a new request."""
        if isinstance(self.place, StartPage):
            self.monkey.say("a new request")
            self.place.asks.new.emit()
        elif self.window.requests.isVisible():
            self.monkey.say("to the list")
            QTest.mouseClick(self.window.requests, Qt.MouseButton.LeftButton)
            self.monkey.settle()
            self._hold_list()
        else:
            return None
        return Allowed()

    def _hold_list(self) -> None:
        place = self.place
        if not isinstance(place, StartPage) or self.monkey.disk_is_full:
            return
        listed = {each.id for each in place.requests.entries} if place.requests else set()
        missing = set(self.monkey.kept) - listed - self.monkey.gone
        if missing:
            self.monkey.complain(f"LIST lacks {len(missing)} of {len(self.monkey.kept)}: {missing}")

    def open_kept(self) -> Allowed | None:
        """Open any request of the list."""
        place = self.place
        if not isinstance(place, StartPage) or place.requests is None or not place.requests.model.rowCount():
            return None
        rows = place.requests.rows
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(self.monkey.chance.randrange(rows.model().rowCount()), 0))
        self.monkey.say("open a request")
        QTest.keyClick(rows, Qt.Key.Key_Return)
        return Allowed()

    def delete_kept(self) -> Allowed | None:
        """Delete a request, and bring it back or not."""
        place = self.place
        if not isinstance(place, StartPage) or place.requests is None or not place.requests.model.rowCount():
            return None
        rows = place.requests.rows
        rows.setFocus()
        rows.setCurrentIndex(rows.model().index(self.monkey.chance.randrange(rows.model().rowCount()), 0))
        entry = place.requests.chosen()
        self.monkey.say(f"delete {entry.id[:4] if entry else '?'}")
        QTest.keyClick(rows, Qt.Key.Key_Delete)
        self.monkey.settle()
        if entry and self.monkey.chance.random() < 0.6 and self.monkey.session.requests._undo:
            self.monkey.say("and bring it back")
            place.asks.undo.emit()
            self.monkey.settle()
            self._hold_list()
        if entry and entry.id not in self.monkey.on_disk():
            self.monkey.gone.add(entry.id)
        return Allowed()

    def undo_press(self) -> Allowed | None:
        """Take back what was done by a press last, or do it again."""
        bar = self.window.undo
        if not bar.isVisible() or self.page is None:
            return None
        self.monkey.say(f"undo {bar.said.text()!r}")
        self.window.setFocus()
        bar.ask_undo() if bar.undo.isVisible() else bar.ask_redo()
        return Allowed(may=sections())

    def case_number(self) -> Allowed | None:
        """Note the number of the case, in a tenth of the runs: the request is sent then, and stays as it is."""
        if self.page is None or self.window.navigator.step != "hand-over" or self.monkey.chance.random() < 0.7:
            return None
        field = self.page.field("case_number")
        if not isinstance(field, LineInput) or not field.isVisible() or field.isReadOnly():
            return None
        self.monkey.say("note the case number")
        field.setFocus()
        QTest.keyClicks(field, "0812")
        QTest.keyClick(field, Qt.Key.Key_Tab)
        return Allowed(may=("case_number",))

    # Around the window

    def resize(self) -> Allowed | None:
        """Make the window another size."""
        size = self.monkey.chance.choice(((800, 600), (1440, 900), (1180, 760), (700, 500), (1024, 768), (1920, 1080)))
        self.monkey.say(f"resize to {size}")
        self.window.resize(*size)
        self.monkey.wait()
        return Allowed()

    def look(self) -> Allowed | None:
        """Other colors, or another size of the text."""
        look = self.monkey.chance.choice(("system", "light", "dark", "contrast", "1", "-1", "0", "0"))
        self.monkey.say(f"look {look}")
        if look.lstrip("-").isdigit():
            self.window.looks.step(int(look))
        else:
            self.window.looks.choose(look)
        return Allowed()

    def save(self) -> Allowed | None:
        """Have it saved now."""
        self.monkey.say("save")
        self.monkey.session.autosave.save()
        self.monkey.session.autosave.finish()
        return Allowed()

    def reopen(self) -> Allowed | None:
        """Close the window, and start the program again on the same folder."""
        self.monkey.say("close")
        self.window.leave_field()
        if self.page is not None:
            self.monkey.compare(Allowed())
        self.monkey.close()
        if not self.monkey.is_open:
            self.monkey.open()
        return Allowed()

    def fill_disk(self) -> Allowed | None:
        """From here on the disk is full. Planted where the content goes to the disk for good."""
        if self.monkey.disk_is_full:
            return None
        self.monkey.say("the disk is full")

        def refuse(_descriptor: int) -> None:
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

        self._fsync, os.fsync = os.fsync, refuse  # type: ignore[assignment]
        self.monkey.disk_is_full = True
        return Allowed()

    def free_disk(self) -> Allowed | None:
        """There is room on the disk again, and Save now is pressed."""
        if not self.monkey.disk_is_full:
            return None
        self.monkey.say("the disk has room")
        os.fsync = self._fsync
        self.monkey.disk_is_full = False
        if self.monkey.is_open:
            self.monkey.session.autosave.save()
        return Allowed()

    def pull_keyring(self) -> Allowed | None:
        """The keyring's process dies."""
        if not self.monkey.bus or not self.monkey.has_keyring:
            return None
        self.monkey.say("pull the keyring")
        self.monkey.bus.kill_keyring()
        self.monkey.has_keyring = False
        return Allowed()

    def plug_keyring(self) -> Allowed | None:
        """It is back, and open."""
        if not self.monkey.bus or self.monkey.has_keyring:
            return None
        self.monkey.say("plug the keyring in")
        self.monkey.bus.open_keyring()
        self.monkey.has_keyring = True
        return Allowed()


def sections() -> tuple[str, ...]:
    return ("route", "requester", "organizations", "licenses", "case", "customer_number", "verification", *WRITTEN)
