"""One setting on the page that makes policies: whether it is set, to what, and what is wrong with it."""

import json
from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from transfer_wizard.request.policy import Form, ListedOrganization, Setting, SettingSpec, plain_value
from transfer_wizard.translations import N_, _, joined
from transfer_wizard.ui.kit import theme
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput, column
from transfer_wizard.ui.kit.segments import Segments
from transfer_wizard.ui.kit.texts import Box, CheckBox, Label
from transfer_wizard.validation import wording

UNSET, DEFAULT, LOCKED = "unset", "default", "locked"

WORDS: Final = {
    "hidden_pages": {
        "route": N_("Route"),
        "requester": N_("You"),
        "organizations": N_("Organizations"),
        "case": N_("Case"),
        "passcodes": N_("Passcodes"),
    },
    "channels": {
        "dashboard": N_("Dashboard case"),
        "webform": N_("Webform"),
        "phone": N_("Phone"),
        "call-me-now": N_("Call me now"),
    },
}
"""What words of the policy are called in the window; others are shown as they are."""

HOW: Final = {
    Form.ORGANIZATIONS: N_("One to a line: name; link; licensing model (co-term, per-device or subscription)."),
    Form.PROFILE: N_("The full path of a form profile, or the profile itself as JSON."),
}


class SettingRow(Box):
    """A setting.

    Attributes:
        is_typed: True once there is something in it that may be called wrong.

    Signals:
        changed: the person changed something.
    """

    changed = Signal()

    def __init__(self, spec: SettingSpec) -> None:
        super().__init__("row", margin=0, spacing=theme.HALF)
        self.column.setContentsMargins(2 * theme.GRID, 0, 0, 0)
        self.spec = spec
        name = _(spec.title)
        title = Label(name)
        theme.strong(title)
        how = HOW.get(spec.form) or (
            N_("Codes with commas between them, the first one first, such as en, ja.")
            if spec.form is Form.WORDS and not spec.words
            else ""
        )
        self.help = Label(_(how) if how else "", "help")
        states = [(UNSET, _("Not set")), (DEFAULT, _("Default")), (LOCKED, _("Locked"))]
        if spec.is_said_only:  # nobody could change it anyway
            states = [(UNSET, _("Not set")), (DEFAULT, _("Set"))]
        self.state = Segments(states, _("{title}: how").format(title=name))
        self._state = UNSET
        self.is_typed = False
        self.state.show_text(UNSET)
        self.value = _value_input(spec, name)
        self.error = Label("", "error")
        for part in (title, self.state, self.help, self.value.widget, self.error):
            self.column.addWidget(part)
        self.error.hide()
        self._show_value()
        self.state.edited.connect(self._on_state)
        self.value.on_edited(self._on_value)

    def show_setting(self, setting: Setting | None) -> None:
        """Show a setting that came from a file, or that it is not set."""
        self._state = UNSET if setting is None else LOCKED if setting.is_locked else DEFAULT
        if self.spec.is_said_only and setting is not None:
            self._state = DEFAULT
        self.is_typed = setting is not None
        self.state.show_text(self._state)
        self.value.show(setting.value if setting else None)
        self._show_value()

    @property
    def given(self) -> dict[str, Any] | None:
        """The setting as a policy holds it, right or wrong; None where it is not set."""
        if self._state == UNSET:
            return None
        return {"value": self.value.read(), "locked": self._state == LOCKED}

    def show_fault(self, sentence: str) -> None:
        """Show what is wrong, or that nothing is."""
        self.error.setText(_("Error: {message}").format(message=sentence) if sentence else "")
        self.error.setVisible(bool(sentence))
        theme.say_role(self, "row", "error" if sentence else "")
        said = joined(sentence, self.help.text())
        self.value.widget.setAccessibleDescription(said)

    def _on_value(self) -> None:
        self.is_typed = True
        self.changed.emit()

    def _on_state(self, state: str) -> None:
        self._state = state
        self._show_value()
        self.changed.emit()

    def _show_value(self) -> None:
        is_set = self._state != UNSET
        self.value.widget.setVisible(is_set)
        self.help.setVisible(is_set and bool(self.help.text()))


class _SettingInput:
    """What a setting's value is typed into, or chosen with."""

    def __init__(self, widget: QWidget, read: Callable[[], Any], show: Callable[[Any], None]) -> None:
        self.widget = widget
        self.read = read
        self.show = show

    def on_edited(self, tell: Callable[[], None]) -> None:
        """Tell of every change."""
        for box in self.widget.findChildren(CheckBox):
            box.toggled.connect(lambda _is_on: tell())
        if isinstance(self.widget, LineInput | ProseInput | Segments):
            self.widget.edited.connect(lambda _text: tell())


def _value_input(spec: SettingSpec, name: str) -> _SettingInput:
    if spec.form is Form.CHOICE:
        return _choice([(word, wording.shown(spec.path, word)) for word in spec.words], name, str, str)
    if spec.form is Form.SWITCH:
        words = [("true", _("On")), ("false", _("Off"))]
        return _choice(words, name, lambda word: word == "true" if word else None, lambda value: str(value).lower())
    if spec.form is Form.WORDS and spec.words:
        return _boxes(spec, name)
    if spec.form in (Form.PROSE, Form.ORGANIZATIONS, Form.PROFILE):
        prose = ProseInput(60)
        prose.setAccessibleName(name)
        return _SettingInput(
            prose,
            lambda: _read_lines(spec, prose.toPlainText()),
            lambda value: prose.show_text(_shown_lines(value)),
        )
    line = LineInput(36, is_code=spec.form is Form.WORDS)
    line.setAccessibleName(name)
    if spec.form is Form.WORDS:
        return _SettingInput(
            line,
            lambda: [word.strip() for word in line.text().split(",") if word.strip()],
            lambda value: line.show_text(", ".join(value or ())),
        )
    return _SettingInput(line, line.text, lambda value: line.show_text(value or ""))


def _choice(
    words: list[tuple[str, str]], name: str, read: Callable[[str], Any], show: Callable[[Any], str]
) -> _SettingInput:
    choice = Segments(words, name)
    held = [""]
    choice.edited.connect(lambda word: held.__setitem__(0, word))

    def show_value(value: Any) -> None:
        held[0] = "" if value is None else show(value)
        choice.show_text(held[0])

    return _SettingInput(choice, lambda: read(held[0]), show_value)


def _boxes(spec: SettingSpec, name: str) -> _SettingInput:
    group = QWidget()
    group.setAccessibleName(name)
    lines = column(group, spacing=0)
    boxes = {}
    for word in spec.words:
        boxes[word] = CheckBox(_(WORDS.get(spec.name, {}).get(word, word)))
        boxes[word].setAccessibleDescription(name)
        lines.addWidget(boxes[word])

    def show_words(value: Any) -> None:
        for word, box in boxes.items():
            box.setChecked(word in (value or ()))

    return _SettingInput(group, lambda: [word for word, box in boxes.items() if box.isChecked()], show_words)


def _read_lines(spec: SettingSpec, text: str) -> Any:
    if spec.form is Form.ORGANIZATIONS:
        return [line for line in text.splitlines() if line.strip()]
    if spec.form is Form.PROFILE and text.lstrip().startswith("{"):
        try:
            return json.loads(text)
        except (ValueError, RecursionError):
            return None
    return text.strip() if spec.form is Form.PROFILE else text


def _shown_lines(value: Any) -> str:
    if isinstance(value, tuple):
        return "\n".join(each.as_line if isinstance(each, ListedOrganization) else str(each) for each in value)
    if isinstance(value, dict):
        return json.dumps(plain_value(value), ensure_ascii=False, indent=2)
    return value or ""
