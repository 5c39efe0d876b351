"""Help: what to have ready, the keys, and about the program."""

from collections.abc import Iterable, Iterator
from typing import Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transfer_wizard import __version__
from transfer_wizard.request.policy import BY_NAME, NO_POLICY, Policy
from transfer_wizard.translations import N_, _, offered, own_name, pgettext, spoken
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.dialog import Dialog
from transfer_wizard.ui.kit.inputs import column
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Button, Label, Link, Sheet, beside
from transfer_wizard.ui.kit.theme import Look
from transfer_wizard.ui.shell.help_line import help_line, web_link
from transfer_wizard.ui.shell.looks import Looks
from transfer_wizard.ui.shell.shortcuts import table as table_of_keys
from transfer_wizard.ui.start.ready import READY

LOOKS: Final = (
    (Look.SYSTEM, N_("As the system")),
    (Look.LIGHT, N_("Light")),
    (Look.DARK, N_("Dark")),
    (Look.CONTRAST, N_("High contrast")),
)


class Help(Dialog):
    """The help in a window of its own; the request stays as it is.

    Signals:
        policy_asked: the page that makes policies is wanted.
        language_asked: the language that the window is to speak.
        forget_asked: everything that the program keeps is to be forgotten.
    """

    policy_asked = Signal()
    language_asked = Signal(str)
    forget_asked = Signal()

    def __init__(self, parent: QWidget, looks: Looks, policy: Policy = NO_POLICY) -> None:
        super().__init__(parent, _("Help – Transfer Wizard"), theme.DIALOG)
        sheet = Sheet()
        sheet.add_top("", _("What to have ready"))
        steps = enumerate(map(_, READY), start=1)
        lines = (Label(_("{number}. {step}").format(number=number, step=step)) for number, step in steps)
        sheet.add_indented(_below_each_other(lines))
        sheet.add_part(pgettext("of the keyboard", "Keys"))
        sheet.add_indented(table_of_keys())
        if len(offered()) > 1:
            sheet.add_part(_("Language"))
            sheet.add_indented(self._languages())
        sheet.add_part(_("Look"))
        for thing in self._looks(looks):
            sheet.add_indented(thing)
        sheet.add_part(_("About"))
        sheet.add_indented(_below_each_other(map(Label, _about())))
        if policy.settings:
            sheet.add_part(_("From your IT desk"))
            sheet.add_indented(_below_each_other(_from_the_desk(policy)))
        build = Button(_("&Make a policy for an IT desk…"))
        build.clicked.connect(self._on_build)
        self.forget = Link(_("Forget everything…"))
        self.forget.clicked.connect(self.close)
        self.forget.clicked.connect(self.forget_asked)
        self.diagnostics = Link(_("Diagnostics for your help desk…"))
        self.diagnostics.clicked.connect(self._on_diagnostics)
        sheet.add_indented(_below_each_other(beside(each) for each in (build, self.diagnostics, self.forget)))
        close = Button(_("&Close"))
        close.clicked.connect(self.close)
        self.lay_out(sheet, close)

    def _languages(self) -> QWidget:
        self.languages = Segments([(each, own_name(each)) for each in offered()], _("Language"))
        self.languages.show_text(spoken())
        self.languages.edited.connect(self._on_language)
        return self.languages

    def _on_language(self, language: str) -> None:
        self.close()
        self.language_asked.emit(language)

    def _looks(self, looks: Looks) -> Iterator[QWidget]:
        """The choices of colours and text size; a choice takes effect at once."""
        self.colours = Segments([(look, _(name)) for look, name in LOOKS], _("Colors"))
        self.colours.show_text(looks.theme.look)
        self.colours.edited.connect(looks.choose)
        sizes = [(str(size), _("{percent} %").format(percent=round(100 * size))) for size in theme.TEXT_SIZES]
        self.sizes = Segments(sizes, _("Text size"))
        self.sizes.show_text(str(looks.theme.text_size))
        self.sizes.edited.connect(lambda size: looks.resize(float(size)))
        for name, answers in ((_("Colors"), self.colours), (_("Text size"), self.sizes)):
            label = Label(name)
            theme.strong(label)
            yield _below_each_other((label, answers))

    def _on_diagnostics(self) -> None:
        from transfer_wizard.ui.shell.diagnostics import Diagnostics

        Diagnostics(self).show_once()

    def _on_build(self) -> None:
        self.close()
        self.policy_asked.emit()


def _below_each_other(things: Iterable[QWidget]) -> QWidget:
    whole = QWidget()
    below = column(whole)
    for thing in things:
        below.addWidget(thing)
    return whole


def _from_the_desk(policy: Policy) -> Iterator[QWidget]:
    """Who manages the program, how to reach them, and what they have set."""
    yield Label(policy.reason)
    line = help_line(policy)
    if line:
        yield beside(line) if isinstance(line, Link) else line
    address = policy.text("update_url")
    if address:
        yield beside(web_link(_("New versions: {address}").format(address=address), address))
    for said, is_locked in (
        (_("Set for you, and yours to change: {titles}."), False),
        (_("Set for you, and locked: {titles}."), True),
    ):
        named = [BY_NAME[name] for name, item in policy.settings.items() if item.is_locked is is_locked]
        titles = [_(spec.title) for spec in named if not spec.is_said_only]
        if titles:
            yield Label(said.format(titles=_(", ").join(titles)))


def _about() -> tuple[str, ...]:
    return (
        _("Transfer Wizard {version}, under the MIT license.").format(version=__version__),
        _("It is not affiliated with Cisco. Cisco and Meraki are trademarks of Cisco Systems, Inc."),
        _("It connects to nothing by itself. What you type stays on this computer until you send it."),
    )
