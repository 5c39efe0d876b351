"""The ways to reach Support, one answer each to "How do you want to send it?"; the one chosen shows what to do."""

from collections.abc import Callable, Mapping
from typing import Final

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QButtonGroup, QRadioButton, QVBoxLayout, QWidget

from transfer_wizard.flow.channels import (
    CHANNELS,
    SEVERITIES,
    Channel,
    suggested_channel,
    suggested_severity,
)
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.phone_numbers import PhoneNumber, phone_book
from transfer_wizard.request.draft import Draft
from transfer_wizard.request.policy import NO_POLICY, Policy
from transfer_wizard.translations import N_, _
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Box, Button, Label, Link, beside
from transfer_wizard.ui.steps.advice_page import source_line
from transfer_wizard.validation import wording

MENU: Final = N_("“?” > Get help & cases > Pick a Tile to Contact Support > Submit a case")
"""The words of the dashboard's menus. Source: the vendor's page on license transfer requests."""


class WrittenWay(Box):
    """The panel of a way that is written to: it has a place for the subject and the case text to copy.

    Attributes:
        texts_place: the layout that holds them while this way is chosen.
    """

    def __init__(self) -> None:
        super().__init__("card")
        self.texts_place = QVBoxLayout()


class Channels(QWidget):
    """The ways as radio buttons, each with its panel below it; the one that suits the request is chosen at first.

    Args:
        panels: what to do, by the id of the channel.
        texts: the subject and the case text to copy, which stand in the panel of a channel that is written to.
        policy: the channels that the IT desk offers.
    """

    def __init__(self, panels: Mapping[str, Box], texts: QWidget, policy: Policy = NO_POLICY) -> None:
        super().__init__()
        self._policy = policy
        self.setAccessibleName(_("How do you want to send it?"))
        self.panels = panels
        self._texts = texts
        self._is_chosen = False
        self.buttons = QButtonGroup(self)
        self._reasons: dict[str, Label] = {}
        self._ways = {channel.id: self._way(number, channel) for number, channel in enumerate(CHANNELS)}
        lines = column(self, spacing=theme.GRID)
        for channel_id, way in self._ways.items():
            lines.addWidget(way)
            way.setVisible(self._is_offered(channel_id))
        self.others = Link(_("Show the other ways"))
        self.others.clicked.connect(self._on_others)
        lines.addWidget(beside(self.others))
        self.others.setVisible(not all(map(self._is_offered, self._ways)) and not policy.is_locked("channels"))
        self.buttons.idClicked.connect(self._on_clicked)

    def _is_offered(self, channel_id: str) -> bool:
        return self._policy.offers("channels", channel_id)

    def _on_others(self) -> None:
        """Show what the IT desk does not offer, and does not forbid."""
        self.others.hide()
        for way in self._ways.values():
            way.show()

    def _way(self, number: int, channel: Channel) -> QWidget:
        button = QRadioButton(_(channel.title))
        button.setAccessibleDescription(_(channel.when))
        theme.strong(button)
        self.buttons.addButton(button, number)
        self._reasons[channel.id] = Label("", "good")
        way, below = QWidget(), QVBoxLayout()
        line = column(way, spacing=0)
        below.setContentsMargins(theme.BESIDE_RADIO, 0, 0, 0)
        below.setSpacing(theme.HALF)
        for label in (Label(_(channel.when), "help"), self._reasons[channel.id]):
            below.addWidget(label)
        below.addSpacing(theme.HALF)
        below.addWidget(self.panels[channel.id])
        line.addWidget(button, alignment=Qt.AlignmentFlag.AlignLeft)
        line.addLayout(below)
        return way

    def show_draft(self, draft: Draft) -> None:
        """Say which way is suggested, and choose it unless the person chose one."""
        suggested = suggested_channel(draft)
        for channel_id, reason in self._reasons.items():
            reason.setText(suggested.reason)
            reason.setVisible(channel_id == suggested.what)
        if not self._is_chosen:
            offered = [each for each in self._ways if self._is_offered(each)]
            self._show(suggested.what if suggested.what in offered else offered[0])

    def button(self, channel_id: str) -> QRadioButton:
        """The radio button of a channel."""
        found = self.buttons.button([each.id for each in CHANNELS].index(channel_id))
        assert isinstance(found, QRadioButton)
        return found

    def _on_clicked(self, number: int) -> None:
        self._is_chosen = True
        self._show(CHANNELS[number].id)

    def _show(self, channel_id: str) -> None:
        self.button(channel_id).setChecked(True)
        panel = self.panels[channel_id]
        if isinstance(panel, WrittenWay):
            panel.texts_place.addWidget(self._texts)
            self._texts.show()
        for each in self.panels.values():
            each.setVisible(each is panel)


class DashboardCase(WrittenWay):
    """The way through the menus, the severity to choose there, what to paste, and the passcodes.

    Args:
        passcodes: the step in which they are given.
    """

    def __init__(self, navigator: Navigator, passcodes: QWidget) -> None:
        super().__init__()
        self._navigator = navigator
        self.severity = Label()
        self.severity_reason = Label("", "help")
        self.column.addWidget(Label(_("1. In the dashboard, go to: {menu}").format(menu=_(MENU))))
        self.column.addWidget(self.severity)
        self.column.addWidget(self.severity_reason)
        self.meanings = _meanings(navigator)
        self.column.addWidget(_disclosure(_("What the four severities mean"), self.meanings))
        self.column.addWidget(self.meanings)
        self.column.addWidget(Label(_("3. Paste the subject and the case text.")))
        self.column.addLayout(self.texts_place)
        self.column.addWidget(passcodes)
        self.column.addWidget(
            Label(_("5. Click Submit. A confirmation comes by e-mail: a reply to it goes into the case."))
        )

    def show_draft(self) -> None:
        """Name the severity chosen on Case, and the one that the request speaks for."""
        draft = self._navigator.draft
        suggested = suggested_severity(draft, self._navigator.today)
        chosen = draft.get("case.severity")
        self.severity.setText(
            _("2. Choose: {severity}").format(severity=wording.shown("case.severity", chosen or suggested.what))
        )
        if chosen == suggested.what:
            said = suggested.reason
        elif chosen:
            said = _("You chose it on Case. The request itself speaks for {number}: {reason}").format(
                number=suggested.what, reason=suggested.reason
            )
        else:
            said = _("Suggested: {reason}").format(reason=suggested.reason)
        self.severity_reason.setText(said)


def _meanings(navigator: Navigator) -> QWidget:
    """The vendor's four severities, and what follows from each."""
    box = QWidget()
    lines = column(box, spacing=theme.HALF)
    follows = (
        _("The phone, at any hour, with somebody at hand to work on it."),
        _("The phone, in business hours."),
        _("Nobody has to be at hand all the time; the helpline or Call me now are open to it too."),
        _("In writing."),
    )
    for (_word, text), how in zip(wording.choices("case.severity"), follows, strict=True):
        lines.addWidget(Label(f"{text}. {how}"))
    lines.addWidget(Label(_("It can be changed later by phone only."), "help"))
    lines.addWidget(source_line(SEVERITIES, navigator.today))
    return box


def _disclosure(text: str, below: QWidget) -> QWidget:
    """A link that shows and hides what stands below it."""
    link = Link(text)
    link.setCheckable(True)
    below.hide()

    def turn(is_on: bool) -> None:
        below.setVisible(is_on)
        link.setAccessibleDescription(_("Shown") if is_on else _("Hidden"))

    turn(False)
    link.toggled.connect(turn)
    return beside(link)


class PhoneCall(Box):
    """The numbers, each with how sure we are, the vendor's own list, and the call sheet.

    Args:
        open_sheet: opens the call sheet.
    """

    def __init__(self, navigator: Navigator, open_sheet: Callable[[], None]) -> None:
        super().__init__("card")
        book = phone_book()
        for number in book.numbers:
            self.column.addWidget(_number(number))
        self.column.addWidget(Label(_("The call sheet has all that Support asks for, in large type, to read out.")))
        self.sheet = Button(_("Open the call sheet"), "primary")
        self.sheet.clicked.connect(open_sheet)
        self.column.addWidget(beside(self.sheet))
        self.column.addWidget(Label(_("More numbers: in the dashboard under View regional phone numbers, or here:")))
        vendor = Link(_("The vendor’s Support page"))
        vendor.setToolTip(book.list_address)
        vendor.setAccessibleDescription(book.list_address)
        vendor.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(book.list_address)))
        self.column.addWidget(beside(vendor))
        self.column.addWidget(source_line(book.numbers[0].source, navigator.today))


def _number(number: PhoneNumber) -> QWidget:
    box = QWidget()
    lines = column(box, spacing=0)
    label = Label(number.number)
    theme.set_fixed_width(label)
    checked = number.source.checked.isoformat() if number.source.checked else ""
    if number.is_certain:
        said = _("{region}. The vendor’s page confirms it, read on {day}.")
    else:
        said = _(
            "{region}, not certain: found on {day} in “{source}”, of unknown age. Compare it with the vendor’s list."
        )
    words = {"region": _(number.region), "day": checked, "source": _(number.source.title)}
    for part in (label, Label(said.format(**words), "help")):
        lines.addWidget(part)
    return box


class CallMeNow(Box):
    """When to have Support call, and when not."""

    def __init__(self, navigator: Navigator, open_sheet: Callable[[], None]) -> None:
        super().__init__("card")
        for text in (
            _("The dashboard’s help has it, beside Submit a case: Support calls you, at the number you give there."),
            _("Choose it if you can talk now. Have the call sheet open."),
            _("Severity 4: write instead. Network down: call."),
        ):
            self.column.addWidget(Label(text))
        self.sheet = Button(_("Open the call sheet"))
        self.sheet.clicked.connect(open_sheet)
        self.column.addWidget(beside(self.sheet))
        self.column.addWidget(source_line(SEVERITIES, navigator.today))
