"""A thing that was found as a row with a tick, or as a question with its answers."""

import html
import re
from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QFocusEvent, QMouseEvent
from PySide6.QtWidgets import (
    QButtonGroup,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QRadioButton,
    QStyle,
    QStyleOptionButton,
    QWidget,
)

from transfer_wizard.flow.license_rows import LICENSE_FIELDS
from transfer_wizard.intake.proposal import MODE, UNDECIDED, Option, ProposedThing
from transfer_wizard.translations import N_, _
from transfer_wizard.ui.kit import icons, theme
from transfer_wizard.ui.kit.card import Card
from transfer_wizard.ui.kit.texts import CheckBox, Label, breakable, plain_tip
from transfer_wizard.validation import wording

SHORT: Final = {
    "route.self_service": N_("Move"),
    "requester.name": N_("Name"),
    "requester.source_email": N_("E-mail"),
    "requester.destination_email": N_("E-mail in the destination"),
    "requester.phone": N_("Phone"),
    "requester.source_access": N_("Access"),
    "requester.destination_access": N_("Access there"),
    "requester.saml": N_("SAML"),
    "organizations.source.name": N_("Source"),
    "organizations.source.url": N_("Its link"),
    "organizations.destination.name": N_("Destination"),
    "organizations.destination.url": N_("Its link"),
    "organizations.source.licensing_model": N_("Licensing model"),
    "organizations.destination.licensing_model": N_("Licensing model there"),
    "organizations.source.support_access": N_("Support access"),
    "organizations.destination.support_access": N_("Support access there"),
}
"""What fields are called under the heading of their step, where their own label says more than is needed there."""
TITLE_LETTERS: Final = 19
_LINK: Final = re.compile(r"https?://([^/\s]+/o/[^/\s]+/)\S+")
"""A link that names an organization, and a page of it, which says no more."""
_KEY: Final = re.compile(r"\bZ2[0-9A-Z]{2}-[0-9A-Z]{4}-[0-9A-Z]{4}\b")


def title_of(thing: ProposedThing) -> str:
    """What a thing is called in its group."""
    path = next(iter(thing.options[0].values), "")
    if thing.options[0].licenses and not thing.is_question:
        return _("Key") if len(thing.options[0].licenses) == 1 else thing.title
    return _(SHORT[path]) if path in SHORT else thing.title


def place_of(thing: ProposedThing) -> tuple[int, int]:
    """Where it stands: step by step, and in a step as on its page, so that “Its link” is that of the line above."""
    order = list(wording.LABELS)
    section = next(at for at, path in enumerate(order) if path.split(".")[0] == thing.section)
    path = next(iter(thing.options[0].values), "")
    return section, order.index(path) if path in order else len(order)


def value_of(option: Option) -> str:
    """A value without what has a row of its own."""
    if option.devices and len(option.licenses) == 1:
        ends = option.licenses[0]["expires_on"]
        return _(", ").join(filter(None, (option.licenses[0]["key"], _("ends {day}").format(day=ends) if ends else "")))
    return _LINK.sub(r"\1…", option.label)


def asked(thing: ProposedThing) -> str:
    """The question of a thing that has several answers."""
    kept, *others = thing.options
    if thing.chosen == 0 and not kept.words and kept.values and len(others) == 1:
        return _("You have {have}. Change it to {new}?").format(have=kept.label, new=others[0].label)
    if "requester.source_email" in kept.values and len(thing.options) > 1 and others[0].values:
        return _("Which e-mail do you sign in with?")
    return thing.title


def is_unsure(thing: ProposedThing) -> bool:
    """Whether it is one value that may be meant otherwise: a row without its tick says that in less room."""
    first, *others = thing.options
    if thing.chosen != UNDECIDED or thing.is_for_all or len(others) != 1 or others[0].values or others[0].licenses:
        return False
    return bool(first.values) and "case_number" not in first.values


class _FoundTick(CheckBox):
    """The tick of a row. Whoever comes to it wants to see where the value was read.

    Signals:
        reached: the focus came to it.
    """

    reached = Signal()

    @property
    def left_of_text(self) -> int:
        """How far its words stand from its left edge."""
        self.ensurePolished()
        option = QStyleOptionButton()
        self.initStyleOption(option)
        return self.style().subElementRect(QStyle.SubElement.SE_CheckBoxContents, option, self).left()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusInEvent(event)
        self.reached.emit()


class _FoundCircle(QRadioButton):
    """The circle before an answer; the same of it."""

    reached = Signal()

    def focusInEvent(self, event: QFocusEvent) -> None:
        """Tell of it."""
        super().focusInEvent(event)
        self.reached.emit()


class FoundRow(QWidget):
    """A value to take or to leave out.

    Signals:
        reached: the focus came to it.
        ticked: whether it is taken.
    """

    reached = Signal()
    ticked = Signal(bool)

    def __init__(self, thing: ProposedThing) -> None:
        super().__init__()
        option = thing.options[0]
        self.box = _FoundTick(title_of(thing))
        self.box.reached.connect(self.reached)
        self.box.setProperty("small", True)
        self.box.setChecked(not is_unsure(thing))
        self.box.setAccessibleName(f"{thing.title}: {option.label}")
        read_from = _("Read from “{words}”, {place}.").format(words=option.words, place=option.place)
        self.box.setAccessibleDescription(read_from if option.words else option.place)
        self.box.toggled.connect(self.ticked)
        grid = self._grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(2 * theme.GRID)
        grid.setVerticalSpacing(0)
        grid.setColumnMinimumWidth(0, self.needs)
        grid.setColumnStretch(1, 1)
        is_code = bool(option.licenses) or any(path.endswith(".url") for path in option.values)
        place = _("{place}, not sure").format(place=option.place) if is_unsure(thing) else option.place
        self._add(0, self.box, value_of(option), place, option.words, is_code and len(option.licenses) < 2)
        for number, device in enumerate(option.devices, start=1):
            title = Label(_("Devices"), "quiet")
            title.setIndent(self.box.left_of_text)
            theme.scaled(title, 1.0)
            self._add(number, title, device.label, device.place, device.words, is_code=False)

    @property
    def needs(self) -> int:
        """How wide its title is, or most titles are."""
        usual = theme.letters(self.box, TITLE_LETTERS) + self.box.left_of_text
        return max(usual, self.box.sizeHint().width())

    def align(self, width: int) -> None:
        """Have the value begin where those of the other rows do."""
        self._grid.setColumnMinimumWidth(0, width)

    def _add(self, line: int, title: QWidget, value: str, place: str, words: str, is_code: bool) -> None:
        shown, where = Label(value), Label(place, "quiet")
        where.setWordWrap(False)
        where.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        if is_code:
            theme.set_fixed_width(shown, theme.HINT)
        for label in (shown, where):
            label.setToolTip(plain_tip(words))
        for at, widget in enumerate((title, shown, where)):
            self._grid.addWidget(widget, line, at)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """A click anywhere on the row moves to it."""
        self.box.setFocus(Qt.FocusReason.MouseFocusReason)


class QuestionCard(Card):
    """A thing with several answers.

    Signals:
        reached: the focus came to it.
        answered: the number of the answer.
    """

    reached = Signal()
    answered = Signal(int)

    def __init__(self, thing: ProposedThing) -> None:
        super().__init__("open", spacing=theme.GRID - 2)
        self.setAccessibleName(asked(thing))
        head = QHBoxLayout()
        head.setSpacing(theme.GRID)
        head.addWidget(icons.Icon("dot", "open", theme.SMALL_ICON), alignment=Qt.AlignmentFlag.AlignTop)
        title = Label(asked(thing), "note")
        theme.strong(title)
        head.addWidget(title, stretch=1)
        self.column.addLayout(head)
        asks_mode = MODE in thing.options[0].values
        self._about = next(_(each.help) for each in LICENSE_FIELDS if each.path == MODE) if asks_mode else ""
        self.group = QButtonGroup(self)
        keys = [match[0] if (match := _KEY.search(option.label)) else "" for option in thing.options]
        for number, option in enumerate(thing.options):
            self._add(number, option, asked(thing), next((key for key in keys if key not in ("", keys[number])), ""))
        if thing.chosen != UNDECIDED:
            self.group.button(thing.chosen).setChecked(True)
        self.group.idClicked.connect(self.answered)
        if self._about:
            self.column.addWidget(Label(self._about, "help"))
        self.column.addStretch(1)

    def _add(self, number: int, option: Option, question: str, other: str) -> None:
        said = value_of(option)
        button = _FoundCircle()
        button.reached.connect(self.reached)
        button.setAccessibleName(_(", ").join(filter(None, (question, said, option.place))))
        button.setAccessibleDescription(self._about)
        button.setFixedWidth(theme.pixels(3 * theme.GRID + theme.HALF))
        self.group.addButton(button, number)
        value = _OptionText(button, said, other)
        value.setToolTip(plain_tip(option.words))
        place = Label(option.place, "quiet")
        place.setWordWrap(False)
        row = QHBoxLayout()
        row.setSpacing(theme.GRID)
        row.addWidget(button)
        row.addWidget(value, stretch=1)
        row.addWidget(place)
        self.column.addLayout(row)


class _OptionText(QLabel):
    """One reading; in a license key the signs that another reading has otherwise are underlined. A click chooses it."""

    def __init__(self, button: QRadioButton, text: str, other: str) -> None:
        super().__init__()
        self._button = button
        self.setWordWrap(True)
        self.setTextFormat(Qt.TextFormat.RichText)
        match = _KEY.search(text)
        if not match:
            self.setText(html.escape(breakable(text)))
            return
        theme.set_fixed_width(self)
        marked = "".join(
            f"<u><b>{sign}</b></u>" if other and sign != twin else sign
            for sign, twin in zip(match[0], other or match[0], strict=True)
        )
        self.setText(f"{html.escape(text[: match.start()])}{marked}{html.escape(text[match.end() :])}")

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """The words belong to the button."""
        self._button.setFocus(Qt.FocusReason.MouseFocusReason)
        self._button.click()
