"""Review: everything once, each answer with the way to change it, and what Support would ask back."""

import datetime
from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from transfer_wizard.export.answers import CODES
from transfer_wizard.flow.steps import CUSTOMER_NUMBER, VERIFICATION, FieldSpec, Step
from transfer_wizard.request.applies import applies, can_see
from transfer_wizard.request.draft import copied_values
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _, ngettext
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Box, Heading, Label, Link, beside
from transfer_wizard.ui.review.answer_card import AnswerCard
from transfer_wizard.ui.review.objections import Objections
from transfer_wizard.ui.steps.page import Page
from transfer_wizard.validation import wording
from transfer_wizard.validation.problems import Problem
from transfer_wizard.validation.sections import Device, License

MOST_LICENSES: Final = 20
"""So many licenses have a card of their own; the rest is counted."""

NARROW_LETTERS: Final = 76
"""On a page narrower than this, labels stand above their answers."""


class ReviewPage(Page):
    """Everything once. It is made anew when the draft is another one than it shows."""

    def build(self) -> None:
        """The cards come with the first refresh."""
        self._body = QWidget()
        self.column.addWidget(self._body)
        self._shown: object = None
        self._judged: object = None
        self._links: dict[str, Link] = {}
        self._cards: list[AnswerCard] = []
        self._return_to = ""

    def refresh(self) -> None:
        """Show the draft as it is; what has the focus keeps it."""
        verdict = self.navigator.verdict()
        if verdict is self._judged:  # the navigator makes another one as soon as anything may have changed
            return
        self._judged = verdict
        wanted = (
            self.navigator.draft.values,
            dict(self.navigator.passcodes),
            self.navigator.passcode_seen_in,
            self.navigator.today,
        )
        if wanted == self._shown:
            return
        focused = self._focused()
        scrolled = self.verticalScrollBar().value()
        self._shown = (copied_values(wanted[0]), *wanted[1:])
        self._fill()
        if focused in self._links:
            self._links[focused].setFocus()
            QTimer.singleShot(0, self, lambda: self.verticalScrollBar().setValue(scrolled))

    def arrive(self) -> None:
        """Start at the top, or where the person left to change an answer."""
        super().arrive()
        link = self._links.get(self._return_to)
        self._return_to = ""
        if link:
            link.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def field(self, path: str) -> QWidget | None:
        """The Change link of a path."""
        return self._links.get(path)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """The cards can't look at their own width: what they hold keeps them from getting narrow."""
        super().resizeEvent(event)
        for card in self._cards:
            card.stack(self._is_narrow())

    def _is_narrow(self) -> bool:
        return self.viewport().width() < theme.letters(self, NARROW_LETTERS)

    def _focused(self) -> str:
        focus = self.window().focusWidget()
        return next((path for path, link in self._links.items() if link is focus), "")

    def _go(self, path: str) -> None:
        self._return_to = path
        self.jumped.emit(path)

    # What it shows

    def _fill(self) -> None:
        """Make everything anew, in place of what was there."""
        verdict = self.navigator.verdict()
        self._problems: dict[str, list[Problem]] = {}
        for problem in verdict.problems:
            self._problems.setdefault(problem.field, []).append(problem)
        self._links = {}
        self._cards = []
        old, self._body = self._body, QWidget()
        self._rows = column(self._body, spacing=2 * theme.GRID)
        self._rows.setContentsMargins(theme.INDENT, 0, 0, 0)
        objections = Objections(verdict.problems, self.navigator.today)
        objections.chosen.connect(self._go)
        self._rows.addWidget(objections)
        for step in self.navigator.steps:
            self._add_step(step, verdict.facts.licenses)
        self.column.replaceWidget(old, self._body)
        self._body.show()  # at once, so that it can take the focus
        old.hide()
        old.deleteLater()

    def _add_step(self, step: Step, licenses: Sequence[License]) -> None:
        if step.id == "organizations":
            for side in Side:
                place = f"organizations.{side}."
                fields = [spec for spec in step.fields if spec.path.startswith(place)]
                self._add_card(_(fields[0].group), fields)
            rest = [spec for spec in step.fields if not spec.path.startswith("organizations.")]
            if any(applies(spec.path, self.navigator.draft) for spec in rest):
                self._add_card(_(rest[0].group), rest)
        elif step.id == "licenses":
            self._add_licenses(licenses)
        elif step.id == "passcodes":
            self._add_passcodes()
        elif step.fields:
            self._add_card(_(step.title), step.fields)

    def _add_card(self, title: str, fields: Iterable[FieldSpec]) -> None:
        card = AnswerCard(title)
        for spec in fields:
            if applies(spec.path, self.navigator.draft):
                self._add_answer(card, spec.path)
        attachments = [name for name in self.navigator.draft.branch("case.attachments") if name.strip()]
        if "case.severity" in card.links and attachments:
            path = "case.attachments"
            card.add_answer(path, wording.label(path), "\n".join(attachments))
        self._place(card)

    def _add_answer(self, card: AnswerCard, path: str, called: str = "") -> None:
        value = wording.shown(path, self.navigator.draft.get(path).strip())
        is_code = path.rpartition(".")[2] in CODES
        problems = self._problems.get(path, ())
        card.add_answer(path, wording.label(path), value, problems, called=called, is_code=is_code)

    def _place(self, card: AnswerCard) -> None:
        card.chosen.connect(self._go)
        card.stack(self._is_narrow())
        self._links |= card.links
        self._cards.append(card)
        self._rows.addWidget(card)

    def _add_licenses(self, licenses: Sequence[License]) -> None:
        card = AnswerCard(wording.label("licenses"))
        path = "licenses"
        said = _with_totals(licenses) if licenses else ""
        card.add_answer(path, _("In total"), said, self._problems.get(path, ()), called=wording.label(path))
        self._place(card)
        for number in range(min(len(licenses), MOST_LICENSES)):
            self._add_license(number, licenses)
        rest = licenses[MOST_LICENSES:]
        if rest:
            self._rows.addWidget(self._rest(rest))

    def _add_license(self, number: int, licenses: Sequence[License]) -> None:
        title = _("License {number} of {total}").format(number=number + 1, total=len(licenses))
        card = AnswerCard(title, _totals([licenses[number]]))
        place = f"licenses.{number}"
        key = self.navigator.draft.get(f"{place}.key").strip() or str(number + 1)
        for name in ("key", "mode", "expired", "expires_on"):
            label = wording.label(f"{place}.{name}")
            called = _("{label} {key}") if name == "key" else _("{label} of license {key}")
            self._add_answer(card, f"{place}.{name}", called.format(label=label, key=key))
        for index in range(len(licenses[number].devices)):
            self._add_device(card, f"{place}.devices.{index}", licenses[number].devices[index], key)
        if not licenses[number].devices:
            path = f"{place}.devices"
            label = wording.label(path)
            called = _("{label} of license {key}").format(label=label, key=key)
            card.add_answer(path, label, "", self._problems.get(path, ()), called=called)
        self._place(card)

    def _add_device(self, card: AnswerCard, path: str, device: Device, key: str) -> None:
        """A device model in one row; Change leads to what is wrong in it, else to its model."""
        names = [f"{path}.{name}" for name in ("model", "have", "move")]
        problems = [problem for name in names for problem in self._problems.get(name, ())]
        first = problems[0].field if problems else names[0]
        model = self.navigator.draft.get(names[0]).strip()
        have, move = (self.navigator.draft.get(name).strip() or "–" for name in names[1:])
        stay = _stay(device)
        counts = _counted(have, move, "–" if stay is None else str(stay))
        label = model or wording.label(names[0])
        called = _("{label} of license {key}").format(label=label, key=key)
        card.add_answer(first, label, counts, problems, called=called)
        card.links |= dict.fromkeys(names, card.links[first])

    def _rest(self, licenses: Sequence[License]) -> Box:
        box = Box("card")
        count = len(licenses)
        more = ngettext("{count} more license", "{count} more licenses", count).format(count=count)
        box.column.addWidget(Heading(more))
        box.column.addWidget(Label(_totals(licenses)))
        link = Link(_("See all of them on Licenses"))
        link.clicked.connect(lambda: self._go("licenses"))
        box.column.addWidget(beside(link))
        return box

    def _add_passcodes(self) -> None:
        card = AnswerCard(_("Passcodes"))
        for side in Side:
            path = f"passcode.{side}"
            said = self._state(side)
            card.add_answer(path, wording.label(path), said, self._problems.get(path, ()))
        if not can_see(self.navigator.draft):
            self._add_answer(card, VERIFICATION.path)
        self._add_answer(card, CUSTOMER_NUMBER.path)
        self._place(card)

    def _state(self, side: Side) -> str:
        day: datetime.date | None = self.navigator.passcodes.get(side)
        if day is None:
            return _("It is not at hand.")
        if day == self.navigator.today:
            return _("Today’s is at hand.")
        return _("The one at hand is from {day}.").format(day=day.isoformat())


def _with_totals(licenses: Sequence[License]) -> str:
    keys = ngettext("{count} license key", "{count} license keys", len(licenses)).format(count=len(licenses))
    return _("{keys}: {totals}").format(keys=keys, totals=_totals(licenses))


def _totals(licenses: Sequence[License]) -> str:
    """What the keys license, what moves and what stays; a dash where a count is missing."""
    devices = [device for row in licenses for device in row.devices]
    counts = {
        "have": [device.have for device in devices],
        "move": [device.move for device in devices],
        "stay": [_stay(device) for device in devices],
    }
    known = {name: sum(filter(None, each)) for name, each in counts.items() if each and None not in each}
    return _counted(**{name: str(known.get(name, "–")) for name in counts})


def _counted(have: str, move: str, stay: str) -> str:
    return _("have {have}, move {move}, stay {stay}").format(have=have, move=move, stay=stay)


def _stay(device: Device) -> int | None:
    """How many devices the key keeps; None where that can't be told."""
    if not device.have or not device.move or device.move > device.have:
        return None
    return device.have - device.move
