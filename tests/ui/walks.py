"""Random walks through the wizard: type, go back, jump, close, open again. Nothing typed may ever be lost.

The walker keeps a model of its own of what every field must hold, and never looks into the draft to learn it.
"""

import gc
import random
from dataclasses import dataclass, field

from PySide6.QtCore import QEvent, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from transfer_wizard.app import Program
from transfer_wizard.flow.steps import IDS
from transfer_wizard.storage.paths import data_folder
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.services.single_instance import SingleInstance
from transfer_wizard.ui.steps.field_row import FieldRow

WORDS = (
    "Dana",
    "北の風",
    "dana@northwind.example",
    "Z2A7",
    "0",
    "<b>",
    "=1+1",
    "שלום",
    "🚀",
    "a b",
    "Move fails.",
    "12",
)
OPEN = ("route.self_service", "unknown")
"""The one answer that the request has no word for: it stays in sight, and what is kept is that nothing is known."""
STEPS = tuple(step for step in IDS if step not in ("licenses", "passcodes", "review", "hand-over"))


@dataclass
class Walk:
    """One walk; ``expected`` is what the fields must hold, by their paths."""

    application: QApplication
    seed: int
    expected: dict[str, str] = field(default_factory=dict)
    lost: int = 0
    log: list[str] = field(default_factory=list)

    def run(self, moves: int) -> int:
        """Walk so many moves and return how many characters were lost."""
        self.random = random.Random(self.seed)
        self.open()
        for _move in range(moves):
            act = self.random.choice((self.type, self.type, self.type, self.choose, self.back, self.go_on, self.jump))
            act()
            self.compare()
            if self.random.random() < 0.08:
                self.close()
                self.open()
                self.compare()
        self.close()
        self.open()
        self.compare()
        self.close()
        return self.lost

    def open(self) -> None:
        """Start the program on the same folder, and open the newest request as a person would."""
        folder = data_folder()
        self.instance = SingleInstance(folder)
        assert self.instance.claim()
        self.program = Program(self.application, folder, self.instance)
        self.window = self.program.window
        self.window.show()
        self.session = self.program.services()
        if self.expected:
            entries = self.session._store.list().entries
            assert len(entries) == 1, entries
            opened = self.session._store.load(entries[0].id)
            self.session.open(opened.draft, opened.read_only, opened.notices)

    def close(self) -> None:
        """Close the window, as the cross in its corner does."""
        self.log.append("close")
        assert self.window.close()
        self.window.deleteLater()
        self.instance.release()
        del self.program, self.session, self.window, self.instance
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
        gc.collect()

    def rows(self) -> list[FieldRow]:
        return [row for row in self.window.page.rows.values() if row.isVisibleTo(self.window)]

    def type(self) -> None:
        """Type a word into a field of the page, at its end, and perhaps leave it."""
        rows = [row for row in self.rows() if isinstance(row.input, LineInput | ProseInput)]
        if self.window.navigator.step not in STEPS or not rows:
            return
        row = self.random.choice(rows)
        word = self.random.choice(WORDS)
        self.log.append(f"type {word} into {row.path}")
        row.input.setFocus()
        if isinstance(row.input, LineInput):
            row.input.end(False)
            self.put(row.input, word)
            self.expected[row.path] = row.input.text()
        else:
            assert isinstance(row.input, ProseInput)
            row.input.moveCursor(row.input.textCursor().MoveOperation.End)
            row.input.insertPlainText(word)
            self.expected[row.path] = row.input.toPlainText()

    @staticmethod
    def put(line: LineInput, word: str) -> None:
        """Real key presses for what a keyboard has, an input method's commit for the rest."""
        if word.isascii():
            QTest.keyClicks(line, word)
        else:
            from PySide6.QtGui import QInputMethodEvent

            commit = QInputMethodEvent("", [])
            commit.setCommitString(word)
            QApplication.sendEvent(line, commit)

    def choose(self) -> None:
        """Click an answer."""
        rows = [row for row in self.rows() if isinstance(row.input, Segments)]
        if self.window.navigator.step not in STEPS or not rows:
            return
        row = self.random.choice(rows)
        assert isinstance(row.input, Segments)
        number = self.random.randrange(len(row.input.buttons))
        self.log.append(f"choose {number} of {row.path}")
        row.input.buttons[number].click()
        word = row.input._words[number]
        self.expected[row.path] = "" if (row.path, word) == OPEN else word

    def back(self) -> None:
        self.log.append("back")
        QTest.mouseClick(self.window.back, Qt.MouseButton.LeftButton)

    def go_on(self) -> None:
        self.log.append("continue")
        other = self.window.footer.other  # where the primary button leads out, to the dashboard
        QTest.mouseClick(other if other.isVisible() else self.window.forward, Qt.MouseButton.LeftButton)
        if self.random.random() < 0.5 and self.window.page.summary.isVisible():
            other = self.window.footer.other  # where the primary button leads out, to the dashboard
        QTest.mouseClick(other if other.isVisible() else self.window.forward, Qt.MouseButton.LeftButton)

    def jump(self) -> None:
        step = self.random.choice(STEPS)
        self.log.append(f"jump {step}")
        QTest.keyClick(self.window, Qt.Key(Qt.Key.Key_1.value + IDS.index(step)), Qt.KeyboardModifier.AltModifier)

    def compare(self) -> None:
        """Hold the draft, and every field in sight, against the model."""
        from transfer_wizard.validation.fields import tidy

        draft = self.window.navigator.draft
        for path, text in self.expected.items():
            kept = draft.get(path)
            if kept not in (text, tidy(path, text)):
                self.lost += max(1, abs(len(text) - len(kept)))
                self.log.append(f"LOST {path}: {text!r} became {kept!r}")
                self.expected[path] = kept
            elif kept != text:
                self.expected[path] = kept
        if self.window.navigator.step in STEPS and not self.window.navigator.advice:
            for row in self.window.page.rows.values():
                shown = _text_of(row)
                kept = draft.get(row.path)
                is_open = (row.path, shown) == OPEN and not kept
                if row.path in self.expected and shown != kept and not is_open:
                    self.lost += 1
                    self.log.append(f"SHOWN {row.path}: {shown!r}, kept {kept!r}")


def _text_of(row: FieldRow) -> str:
    if isinstance(row.input, LineInput):
        return row.input.text()
    if isinstance(row.input, ProseInput):
        return row.input.toPlainText()
    checked = row.input._group.checkedId()
    return row.input._words[checked] if checked >= 0 else ""
