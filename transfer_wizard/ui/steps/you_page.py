"""Who is asking: the account, asked once for both organizations, and how the person signs in."""

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.both_sides import ACCESS, DIFFER, EMAIL, LESS, ONE, SAME, UNKNOWN, WHICH, Shown, shown
from transfer_wizard.request.applies import is_without_mail
from transfer_wizard.request.words import Side
from transfer_wizard.translations import N_, _
from transfer_wizard.ui.kit.fold import Fold
from transfer_wizard.ui.kit.pair import Pair
from transfer_wizard.ui.kit.texts import show_if
from transfer_wizard.ui.steps.both_row import BothRow
from transfer_wizard.ui.steps.page import Foot, Page
from transfer_wizard.validation import wording

if TYPE_CHECKING:
    from transfer_wizard.validation.problems import Problem

NO_FIRST = (("no", N_("No")), ("yes", N_("Yes")), (UNKNOWN, N_("I don’t know")))
VOUCHER = {
    "requester.placeholder_name": N_("Name of who can vouch for you (optional)"),
    "requester.placeholder_email": N_("E-mail of who can vouch for you (optional)"),
    "requester.placeholder_access": N_("Access of who can vouch for you (optional)"),
}
REACHED = ("requester.phone", "requester.contact_hours")


class EmailRow(BothRow):
    """Whether the e-mail is the same in both organizations."""

    ways = ("colleague",)

    @property
    def shown(self) -> Shown:
        """What the addresses say; that they are the same is kept while there is none, to be typed anew."""
        draft = self._navigator.draft
        has_any = any(draft.get(path).strip() for path in self.both.fields)
        return shown(self.both, draft) if has_any and self._chosen == SAME else super().shown

    def keep(self) -> None:
        """Keep what is answered while the address is typed."""
        self._chosen = self.shown.answer

    def _meaning(self, now: Shown, problems: "dict[str, Problem]") -> tuple[str, str]:
        if now.answer != DIFFER:
            return "", ""
        draft = self._navigator.draft
        invited = _("Invite {email} to {organization}, or ask a colleague who is in both.").format(
            email=draft.get("requester.source_email").strip() or _("your e-mail"),
            organization=draft.get("organizations.destination.name").strip() or _("the destination"),
        )
        return _("Support needs one account that is in both organizations."), invited


class AccessRow(BothRow):
    """Whether the person has full access to both organizations."""

    ways = ("colleague",)

    def _meaning(self, now: Shown, problems: "dict[str, Problem]") -> tuple[str, str]:
        if now.answer not in (ONE, LESS):
            return "", ""
        found = next((problems[path] for path in self.both.fields if path in problems), None)
        usual = _("Ask an administrator with full access to both to make the request, or to give you full access.")
        return _("Support acts only for full access to both."), found.next if found else usual


class WhichRow(BothRow):
    """Which organization it is that the person has full access to; asked after “One of them” alone."""

    def __init__(self, access: AccessRow) -> None:
        super().__init__(WHICH, access._navigator)
        self._access = access

    @property
    def is_asked(self) -> bool:
        """Only for “One of them”."""
        return self._access.shown.answer == ONE and not self.is_locked

    def refresh(self, problems: "dict[str, Problem]") -> None:
        """Name the organizations."""
        super().refresh({})
        for side, button in zip(Side, self.input.buttons, strict=True):
            name = self._navigator.draft.get(f"organizations.{side}.name").strip()
            if name and name != button.text():
                self.input.call(str(side), name)


class YouPage(Page):
    """The page You."""

    def build(self) -> None:
        """The fields, in the order of the page."""
        self.tighten()
        name, company = self.make_row("requester.name"), self.make_row("requester.company")
        self.column.addWidget(Pair(name, company))
        self.email = self.make_row("requester.source_email", name=_("E-mail you sign in with"), short=_("E-mail"))
        self.column.addWidget(self.email)
        self.same = self.add_both(EmailRow(EMAIL, self.navigator, lambda: (self.make_row(EMAIL.fields[1]),)))
        self.access = AccessRow(
            ACCESS, self.navigator, lambda: tuple(self.make_row(path) for path in ACCESS.fields), fills=True
        )
        self.add_both(self.access)
        self.which = self.add_both(WhichRow(self.access))
        for row in (self.same, self.access):
            row.chosen.connect(lambda _way: self.jumped.emit("hand-over"))
        saml = [(word, _(text)) for word, text in NO_FIRST]
        why = _("Yes, if your company’s own page opens the dashboard.")
        asked = _("Do you sign in with SAML?")
        self.column.addWidget(self.make_row("requester.saml", name=asked, answers=saml, help_text=why))
        placeholder = [self.make_row(f"requester.placeholder_{each}") for each in ("name", "email", "access")]
        self.placeholder = Pair(placeholder[0], placeholder[1])
        self.column.addWidget(self.placeholder)
        self.column.addWidget(placeholder[2])
        self.reached = Fold(_("Phone and hours"))
        phone, hours = (
            self.make_row(REACHED[0], is_optional=False),
            self.make_row(REACHED[1], name=_("Hours"), is_optional=False),
        )
        self.reached.column.addWidget(Pair(phone, hours))
        self.add_fold(self.reached, REACHED)
        self._opened_for_calls = False

    def on_edited(self, path: str, text: str) -> None:
        """The one address goes to both organizations while it is the same in both."""
        if path == EMAIL.fields[0] and self.same.shown.answer == SAME:
            self.same.keep()
            self.answered.emit(dict.fromkeys(EMAIL.fields, text))
        else:
            self.edited.emit(path, text)

    def on_left(self, path: str) -> None:
        """The same of leaving it."""
        is_same = self.same.shown.answer == SAME
        for field in EMAIL.fields if path == EMAIL.fields[0] and is_same else (path,):
            self.left.emit(field)

    def refresh(self) -> None:
        """Show the draft as it is; the sides by the names of the organizations."""
        draft = self.navigator.draft
        self.prepare()
        for number, side in enumerate(Side):
            name = draft.get(f"organizations.{side}.name").strip() or wording.label(ACCESS.fields[number])
            access, other = self.rows.get(ACCESS.fields[number]), self.rows.get(EMAIL.fields[1])
            if access:
                access.call(name)
            if other and side is Side.DESTINATION and draft.get(f"organizations.{side}.name").strip():
                other.call(_("E-mail in {organization}").format(organization=name))
        self._name_who_vouches()
        super().refresh()
        if is_without_mail(draft) and not self._opened_for_calls:
            self._opened_for_calls = True  # once: who closes it wants it closed
            self.reached.open()
        show_if(self.placeholder, self.navigator.applies("requester.placeholder_name"))

    def _name_who_vouches(self) -> None:
        """Without SAML it is no local administrator who is asked for, but somebody who can still sign in."""
        vouches = self.navigator.draft.get("requester.saml") != "yes"
        for path, name in VOUCHER.items():
            self.rows[path].call(_(name) if vouches else wording.label(path))

    def field(self, path: str) -> QWidget | None:
        """The one address, while it is the same in both organizations."""
        is_same = path == EMAIL.fields[1] and self.same.shown.answer == SAME
        return super().field(EMAIL.fields[0] if is_same else path)

    @property
    def foot(self) -> Foot | None:
        """Where Support refuses, going on is the quiet way."""
        is_refused = self.access.shown.answer in (ONE, LESS) or self.same.shown.answer == DIFFER
        return Foot(_("&Continue all the same"), is_filled=False) if is_refused else None
