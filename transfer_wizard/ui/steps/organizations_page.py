"""From where to where: two cards with an arrow between, and what is asked once for both organizations."""

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.both_sides import DIFFER, EDITION, MODEL, SUPPORT, Both, Shown, shown
from transfer_wizard.flow.policy_effects import LISTED, listed
from transfer_wizard.request.applies import asks_alternative, is_locked_out
from transfer_wizard.request.device_models import is_mx
from transfer_wizard.request.words import Side
from transfer_wizard.translations import _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.fold import Fold
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Label, show_if
from transfer_wizard.ui.steps.both_row import BothRow
from transfer_wizard.ui.steps.field_row import FieldRow
from transfer_wizard.ui.steps.organization_cards import Arrow, OrganizationCard, Sides
from transfer_wizard.ui.steps.organization_choice import NONE_LISTED, OrganizationChoice
from transfer_wizard.ui.steps.page import Foot, Page
from transfer_wizard.validation import wording

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem


class ModelRow(BothRow):
    """The licensing model of both organizations."""

    ways = ("alternative",)

    def _meaning(self, now: Shown, problems: "dict[str, Problem]") -> tuple[str, str]:
        if now.answer != DIFFER:
            return super()._meaning(now, problems)
        draft = self._navigator.draft
        is_asked = asks_alternative(draft)
        self.verdict.links["alternative"].setVisible(not is_asked)
        asked = _("You ask Support which alternative there is. Nothing moves before it has answered.")
        usual = _("Convert one organization to the other’s model, or ask Support which alternative there is.")
        return _("Support can’t move licenses between two licensing models."), asked if is_asked else usual


class OrganizationsPage(Page):
    """The page Organizations."""

    def build(self) -> None:
        """The cards, and what is asked once for both."""
        self.tighten()
        self.choices: dict[Side, OrganizationChoice] = {}
        self.cards = {side: self._card(side) for side in Side}
        self.arrow = Arrow(_("moves to"))
        self.column.addWidget(Sides(self.cards[Side.SOURCE], self.arrow, self.cards[Side.DESTINATION]))
        self.hint = Label("", "help")
        theme.hint(self.hint)
        self.column.addWidget(self.hint)
        self.model = self.add_both(ModelRow(MODEL, self.navigator, self._sides(MODEL), fills=True))
        self.model.chosen.connect(lambda _way: self.edited.emit("route.ask", "alternative"))
        self.ask = self.make_row("route.ask", is_optional=False)
        self.column.addWidget(self.ask)
        self.edition = self.add_both(BothRow(EDITION, self.navigator, self._sides(EDITION), fills=True))
        self.support = Fold(_("Support access"))
        self.access = self.add_both(BothRow(SUPPORT, self.navigator, self._sides(SUPPORT)), self.support.column)
        self.add_fold(self.support, SUPPORT.fields)

    def _card(self, side: Side) -> OrganizationCard:
        title = _("Source") if side is Side.SOURCE else _("Destination")
        place = f"organizations.{side}"
        name, link = (
            self.make_row(f"{place}.{field}", name=label, short=wording.label(f"{place}.{field}"))
            for field, label in (("name", _("Name")), ("url", _("Link")))
        )
        for row in (name, link):  # two fields of one page are called by it
            row.input.setAccessibleName(_("{side}: {label}").format(side=title, label=row.name))
        card = OrganizationCard(title, name, link)
        if self.navigator.policy.organizations:
            card.column.insertWidget(1, self._choice(side))
            for row in (name, link):  # the list above them says whose it is
                row.managed.hide()
        return card

    def _sides(self, both: Both) -> Callable[[], tuple[FieldRow, ...]]:
        return lambda: tuple(self.make_row(path, is_optional=False) for path in both.fields)

    def _choice(self, side: Side) -> QWidget:
        policy = self.navigator.policy
        is_locked = policy.is_locked("organizations")
        name = _("Choose the source organization") if side is Side.SOURCE else _("Choose the destination organization")
        choice = OrganizationChoice(
            [organization.name for organization in policy.organizations], name, has_other=not is_locked
        )
        choice.setObjectName(f"organizations.{side}")
        choice.chosen.connect(lambda number: self._on_listed(side, number))
        if is_locked:
            choice.setAccessibleDescription(policy.reason)
        whole = QWidget()
        lines = column(whole, 6)
        for part in (choice, *([Label(policy.reason, "quiet")] if is_locked else [])):  # the card says whose it is
            lines.addWidget(part)
        self.choices[side] = choice
        return whole

    def arrive(self) -> None:
        """Say which device it is that makes the edition matter: nothing on a key press walks all rows."""
        models = (device["model"] for row in self.navigator.draft.licenses for device in row["devices"])
        moves = next((model.strip() for model in models if is_mx(model)), "")
        if moves:
            self.edition.help.setText(_("Asked because an {model} moves.").format(model=moves))
        super().arrive()

    def refresh(self) -> None:
        """Show the draft as it is, and which organizations it names."""
        draft = self.navigator.draft
        self.prepare()
        self.hint.setText(
            _("Something missing? Leave it open and add it later.")
            if is_locked_out(draft)
            else _("Copy each link from the address bar, with that organization open.")
        )
        policy = self.navigator.policy
        show_if(self.hint, not all(policy.locks(f"organizations.{side}.url") for side in Side))
        is_same = any(problem.id == "organization.same" for problem in self.navigator.problems(self.step.id))
        for side, card in self.cards.items():
            card.show_link("" if is_same else draft.get(f"organizations.{side}.url"))
            name = draft.get(f"organizations.{side}.name").strip()
            for both in (self.model, self.edition, self.access):
                path = both.both.fields[list(Side).index(side)]
                row = self.rows.get(path)
                if row:
                    row.call(name or card.title)
        super().refresh()
        for side, choice in self.choices.items():
            number = listed(draft, side, self.navigator.policy)
            is_named = any(draft.get(f"organizations.{side}.{name}") for name in ("name", "url"))
            choice.show_chosen(NONE_LISTED if number is None else number, is_named)

    def folded(self, paths: tuple[str, ...]) -> str:
        """What is said of both organizations in a word."""
        now = shown(SUPPORT, self.navigator.draft)
        said = {
            "allowed": _("Full access in both"),
            "blocked": _("Blocked in both"),
            "unknown": _("I don’t know"),
            DIFFER: _("They differ"),
        }
        return said.get(now.answer, "")

    def field(self, path: str) -> QWidget | None:
        """What takes the focus for a path: the list, where only it can fill the field."""
        if self.choices and path.startswith("organizations.") and self.navigator.policy.locks(path):
            return self.choices[Side(path.split(".")[1])]
        return super().field(path)

    @property
    def foot(self) -> Foot | None:
        """Where Support refuses, going on is the quiet way."""
        is_refused = self.model.shown.answer == DIFFER and not asks_alternative(self.navigator.draft)
        return Foot(_("&Continue all the same"), is_filled=False) if is_refused else None

    def _on_listed(self, side: Side, number: int) -> None:
        """Fill the fields with what is known of an organization, or make room for another one."""
        policy = self.navigator.policy
        texts = ("", "", "") if number == NONE_LISTED else policy.organizations[number]
        if number != NONE_LISTED or listed(self.navigator.draft, side, policy) is not None:
            filled = zip(LISTED, texts, strict=True)
            self.answered.emit({f"organizations.{side}.{name}": str(text) for name, text in filled})
            for name in LISTED:
                self.left.emit(f"organizations.{side}.{name}")
        if number == NONE_LISTED:
            self.rows[f"organizations.{side}.name"].input.setFocus(Qt.FocusReason.OtherFocusReason)
