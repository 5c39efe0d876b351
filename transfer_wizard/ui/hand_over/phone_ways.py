"""The ways that are spoken: a call to Support, and Call me now."""

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.channels import CALL_ME_NOW, PHONE, SEVERITIES, channel
from transfer_wizard.flow.phone_numbers import PhoneNumber, phone_book
from transfer_wizard.translations import _
from transfer_wizard.ui.hand_over.tools import Tools, open_dashboard
from transfer_wizard.ui.hand_over.way import Way
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.texts import Button, Label, Link, beside
from transfer_wizard.ui.steps.source import source_line


class SpokenWay(Way):
    """What both have: the call sheet comes first, the case number last."""

    def __init__(self, tools: Tools, title: str, about: str) -> None:
        super().__init__(title)
        self._open_sheet = tools.open_sheet
        self._is_sheet_open = False
        self.sheet = Button(_("Open"), icon="external", is_small=True)
        self.sheet.setAccessibleName(_("Open the call sheet"))
        self.sheet.clicked.connect(self._on_sheet)
        step = self.add(_("Have the call sheet open"), about, lambda: [self.sheet], lambda: self._is_sheet_open)
        step.aside.addWidget(self.sheet)

    def _on_sheet(self) -> None:
        self._is_sheet_open = True
        self.show_progress()
        self._open_sheet()


class PhoneCall(SpokenWay):
    """The numbers, each with how sure we are, and the vendor's own list."""

    def __init__(self, tools: Tools) -> None:
        about = _("All that Support asks for, in large type, to read out.")
        super().__init__(tools, _(channel(PHONE).title), about)
        book = phone_book()
        step = self.add(_("Call Support"), _("24/7. Somebody on your side must stay available."))
        for number in book.numbers:
            step.column.addWidget(_number(number))
        more = _("Other regions: View regional phone numbers in Get help & cases, or the end of the Support home page.")
        step.column.addWidget(Label(more))
        vendor = Link(_("More numbers on the vendor’s Support page"))
        vendor.setToolTip(book.list_address)
        vendor.setAccessibleDescription(book.list_address)
        vendor.clicked.connect(lambda: QDesktopServices.openUrl(QUrl(book.list_address)))
        step.column.addWidget(beside(vendor))
        step.column.addWidget(source_line(book.numbers[0].source, tools.navigator.today))
        self.add(_("Take the case number down"))


class CallMeNow(SpokenWay):
    """When to have Support call, and when not."""

    def __init__(self, tools: Tools) -> None:
        about = _("All that Support asks for, in large type, to read out.")
        super().__init__(tools, _(channel(CALL_ME_NOW).title), about)
        self._navigator = tools.navigator
        self._is_open = False
        self.open = Button(_("Open"), icon="external", is_small=True)
        self.open.setAccessibleName(_("Open the dashboard"))
        self.open.clicked.connect(self._on_open)
        step = self.add(
            _("Choose Call me now in the dashboard’s help"),
            _("It stands beside Submit a case. Support calls the number that you give there."),
            lambda: [self.open],
            lambda: self._is_open,
        )
        step.aside.addWidget(self.open)
        for text in (_("Choose it if you can talk now."), _("Severity 4: write instead. Network down: call.")):
            step.column.addWidget(Label(text))
        step.column.addWidget(source_line(SEVERITIES, tools.navigator.today))
        self.add(_("Take the case number down"))

    def _on_open(self) -> None:
        self._is_open = open_dashboard(self._navigator)
        self.go_on()


def _number(number: PhoneNumber) -> QWidget:
    box = QWidget()
    lines = column(box, spacing=0)
    label = Label(number.number)
    theme.set_fixed_width(label)
    checked = number.source.checked.isoformat() if number.source.checked else ""
    if number.is_certain:
        sentence = _("{region}. The vendor’s page confirms it, read on {day}.")
    else:
        sentence = _(
            "{region}, not certain: found on {day} in “{source}”, of unknown age. Compare it with the vendor’s list."
        )
    words = {"region": _(number.region), "day": checked, "source": _(number.source.title)}
    for part in (label, Label(sentence.format(**words), "help")):
        lines.addWidget(part)
    return box
