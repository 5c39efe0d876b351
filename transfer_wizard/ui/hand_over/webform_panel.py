"""The webform on Hand over: opened with the fields filled in, or any browser and the fields copied one by one."""

from PySide6.QtCore import QUrl
from PySide6.QtWidgets import QWidget

from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.translations import _
from transfer_wizard.ui.companion.form_guide import FormGuide
from transfer_wizard.ui.hand_over.channels import WrittenWay
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.accessible import announce
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Button, Label, Link, beside, breakable


class WebformPanel(WrittenWay):
    """Two ways into the form, and what each will do; neither sends it.

    Args:
        passcodes: the step in which they are given.
    """

    def __init__(self, navigator: Navigator, guide: FormGuide, passcodes: QWidget) -> None:
        super().__init__()
        self._navigator = navigator
        self._guide = guide
        self._browsers = {each.name: each for each in guide.browsers}
        self._chosen = next(iter(self._browsers), "")
        self._lines = self.column
        self._add(_("1. Fill in the form, in one of these ways."))
        self._add_fill()
        self._add_companion()
        self._add_link()
        self._lines.addLayout(self.texts_place)
        self._lines.addWidget(passcodes)
        self._add(_("3. Send it there, and answer the e-mail that comes: it confirms the case."))
        self._guide.said.connect(self._on_said)
        self._on_chosen(self._chosen)

    def _add_fill(self) -> None:
        self.fill = Button(_("Open the form with the fields filled in"), "primary")
        self.fill.clicked.connect(self._on_fill)
        self.choice = Segments([(name, name) for name in self._browsers or ("",)], _("Browser"))
        self.choice.show_text(self._chosen)
        self.choice.edited.connect(self._on_chosen)
        self._lines.addWidget(beside(self.fill))
        self._lines.addWidget(self.choice)
        self.fill.setVisible(bool(self._browsers))
        self.choice.setVisible(len(self._browsers) > 1)
        self.what = self._add("", "help")
        self.said = self._add("", "quiet")
        self.said.hide()

    def _add_companion(self) -> None:
        self.copy = Button(_("Copy the fields one by one"), "" if self._browsers else "primary")
        self.copy.clicked.connect(lambda: self._guide.copy_one_by_one(self._navigator))
        self._lines.addWidget(beside(self.copy))
        self._add(_("For any browser: a small window stays on top and hands out each value, one key for each."), "help")

    def _add_link(self) -> None:
        address = self._guide.profile.address
        self.link = Link(_("Open the empty form"))
        self.link.setToolTip(address)
        self.link.setAccessibleDescription(address)
        self.link.clicked.connect(self._on_link)
        self._lines.addWidget(beside(self.link))
        self._add(breakable(address), "quiet")
        said = _("It opens {host} in your browser. Nothing you typed here is in the address.")
        self.opens = self._add(said.format(host=QUrl(address).host()), "quiet")

    def _add(self, sentence: str, role: str = "text") -> Label:
        label = Label(sentence, role)
        self._lines.addWidget(label)
        return label

    def _on_chosen(self, name: str) -> None:
        self._chosen = name
        if name:
            said = _(
                "{browser} opens {host} in a window of its own, and the fields are filled in there; the passcodes "
                "only when you ask for them. You look it through and send it: it is never sent from here."
            )
            profile = self._guide.profile
            said = said.format(browser=name, host=QUrl(profile.address).host())
            unread = _(
                "Nobody could look at this form beforehand: a small window beside it hands out what stays empty."
            )
            self.what.setText(said if profile.checked else f"{said} {unread}")
        else:
            self.what.setText(
                _("No browser was found here that can be filled in. Chrome, Edge, Chromium and Brave can.")
            )

    def _on_fill(self) -> None:
        self._guide.open_filled(self._navigator, self._browsers[self._chosen])

    def _on_said(self, sentence: str, is_by_hand: bool) -> None:
        theme.say_role(self.said, "note" if is_by_hand else "quiet")
        self.said.setText(sentence)
        self.said.show()

    def _on_link(self) -> None:
        if not self._guide.open_form():
            sentence = _("No browser opened. Type the address above into one.")
            theme.say_role(self.opens, "error")
            self.opens.setText(sentence)
            announce(self, sentence, is_urgent=True)
