"""The page that makes policies, used with keys and clicks."""

import subprocess
import sys
import tempfile
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QRadioButton, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.sending import evidence, webform
from transfer_wizard.app import Program
from transfer_wizard.request.policy import SETTINGS, ListedOrganization, Policy, Setting
from transfer_wizard.storage.evidence import EVIDENCE
from transfer_wizard.storage.paths import data_folder
from transfer_wizard.storage.policy.schema import judge
from transfer_wizard.storage.policy.sources import read_bytes, read_file
from transfer_wizard.storage.policy.writers import POLICY_FILES
from transfer_wizard.ui.hand_over.hand_over_page import HandOverPage
from transfer_wizard.ui.kit.closing_question import ClosingQuestion
from transfer_wizard.ui.kit.inputs import LineInput, ProseInput
from transfer_wizard.ui.policy.policy_builder import PolicyBuilder
from transfer_wizard.ui.policy.setting_row import SettingRow
from transfer_wizard.ui.shell.help import Help
from transfer_wizard.ui.shell.window import Window
from transfer_wizard.webform.profile import load_profile

ROOT = Path(__file__).resolve().parents[3]
VALUES = {
    "managed_by": "ACME IT desk",
    "help_text": "Extension 4711",
    "help_url": "https://help.acme.example/",
    "company": "Northwind Traders",
    "email_domain": "northwind.example",
    "phone": "+1 415 555 0134",
    "contact_hours": "09:00-17:00 UTC-8",
    "organizations": (ListedOrganization("Northwind West", "https://n149.meraki.com/o/VjjsAd/manage", "co-term"),),
    "severity": "4",
    "scope": "One site.\nTwo floors.",
    "frequency": "Once.",
    "start_time": "Today.",
    "related_cases": "None.",
    "test_results": "None.",
    "workaround": "None.",
    "business_impact": "A branch waits.",
    "case_number_pattern": "########",
    "hidden_pages": ("route", "case"),
    "channels": ("webform", "phone"),
    "exports": ("txt", "pdf"),
    "languages": ("ja", "en"),
    "keyring": False,
    "webform_profile": {"name": "Ours", "address": "https://acme.example/", "allowed_hosts": ["acme.example"]},
    "update_url": "https://acme.example/tools",
}


class Desk:
    """The builder in sight, and where its files come from and go to."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.opens = ""
        self.tried: list[Policy] = []
        self.builder = PolicyBuilder(None, self.tried.append, lambda: self.opens, lambda name: str(folder / name))


def keep_nothing(builder: PolicyBuilder) -> None:
    """Have it close unasked: nobody is there to answer."""
    builder._saved = builder._settings_given()


def answer(may_lose: bool, asked: list[str]) -> None:
    """Answer the question that is about to come, and take down what it says."""

    def press() -> None:
        question = QApplication.activeModalWidget()
        if isinstance(question, ClosingQuestion):
            asked.append(question.heading.text())
            (question.lose if may_lose else question.stay).click()
        else:
            QTimer.singleShot(20, press)

    QTimer.singleShot(20, press)


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path) -> Iterator[Desk]:
    made = Desk(tmp_path)
    with qtbot.waitExposed(made.builder):
        made.builder.show()
    made.builder.activateWindow()
    yield made
    if isValid(made.builder):
        keep_nothing(made.builder)
        made.builder.close()


def choose(qtbot: QtBot, choice: QWidget, text: str) -> None:
    button = next(each for each in choice.findChildren(QRadioButton) if each.text() == text)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton, pos=QPoint(10, button.height() // 2))


def type_value(qtbot: QtBot, row: SettingRow, text: str) -> None:
    widget = row.value.widget
    assert isinstance(widget, LineInput | ProseInput)
    widget.setFocus()
    widget.selectAll()
    qtbot.keyClicks(widget, text)


def previewed(builder: PolicyBuilder) -> Policy:
    """What the preview holds, read as a policy."""
    text = builder.preview.toPlainText()
    is_reg = text.startswith("Windows")
    content = b"\xff\xfe" + text.replace("\n", "\r\n").encode("utf-16-le") if is_reg else text.encode()
    return judge(read_bytes(content), "")


def test_a_setting_is_switched_on_typed_and_seen_in_every_form(qtbot: QtBot, desk: Desk) -> None:
    builder = desk.builder
    row = builder.rows["company"]
    assert builder.verdict.text() == "Nothing is set yet."
    assert row.value.widget.isHidden()
    choose(qtbot, row.state, "Locked")
    assert row.value.widget.isVisible()
    assert row.error.isHidden(), "nothing was typed yet"
    assert builder.verdict.text() == "1 setting is not right yet."
    type_value(qtbot, row, "dana@northwind.example")
    assert row.error.text() == "Error: It must be a name of at most 200 characters."
    type_value(qtbot, row, "Northwind")
    assert row.error.isHidden()
    assert builder.verdict.text() == "1 setting, and it is right."
    for form in POLICY_FILES:
        choose(qtbot, builder.kind, form.label)
        assert previewed(builder).settings == {"company": Setting("Northwind", True)}
    choose(qtbot, row.state, "Default")
    assert previewed(builder).settings == {"company": Setting("Northwind", False)}
    choose(qtbot, row.state, "Not set")
    assert previewed(builder).settings == {}


@pytest.mark.parametrize("locked", [False, True], ids=["default", "locked"])
@pytest.mark.parametrize("form", POLICY_FILES, ids=[form.suffix for form in POLICY_FILES])
def test_every_setting_is_saved_passes_the_check_and_comes_back(
    qtbot: QtBot, desk: Desk, form: object, locked: bool
) -> None:
    builder = desk.builder
    saved = next(each for each in POLICY_FILES if each is form)
    assert set(VALUES) == {spec.name for spec in SETTINGS}
    for name, row in builder.rows.items():
        row.show_setting(Setting(VALUES[name], locked))
    builder._on_changed()
    choose(qtbot, builder.kind, saved.label)
    qtbot.mouseClick(builder.save, Qt.MouseButton.LeftButton)
    path = desk.folder / f"policy{saved.suffix}"
    qtbot.waitUntil(lambda: builder.said.text().replace("\u200b", "") == f"Saved to {path}")
    command = [sys.executable, "-m", "transfer_wizard", "policy", "--check", str(path)]
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    assert (answer.returncode, answer.stderr) == (0, "")
    assert len(answer.stdout.splitlines()) == len(SETTINGS)
    expected = {spec.name: Setting(VALUES[spec.name], locked and not spec.is_said_only, str(path)) for spec in SETTINGS}
    assert judge(read_file(path), str(path)) == Policy(expected)

    for row in builder.rows.values():
        row.show_setting(None)
    builder._on_changed()
    assert builder.verdict.text() == "Nothing is set yet."
    desk.opens = str(path)
    [button] = [each for each in builder.findChildren(QPushButton) if each.text() == "&Open a policy…"]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: builder.verdict.text() == "24 settings, and all are right.")
    assert {name: each.value for name, each in previewed(builder).settings.items()} == VALUES


def test_what_is_wrong_is_not_saved_and_gone_to(qtbot: QtBot, desk: Desk) -> None:
    builder = desk.builder
    row = builder.rows["scope"]
    choose(qtbot, row.state, "Default")
    assert row.error.isHidden()
    qtbot.mouseClick(builder.save, Qt.MouseButton.LeftButton)
    assert builder.said.text() == "Not saved: correct the settings that are marked first."
    assert row.error.isVisible()
    assert row.value.widget.hasFocus()
    assert list(desk.folder.iterdir()) == []


def test_a_secret_is_refused_while_it_is_typed(qtbot: QtBot, desk: Desk) -> None:
    row = desk.builder.rows["help_text"]
    choose(qtbot, row.state, "Set")
    type_value(qtbot, row, "passcode 4821")
    assert row.error.text() == "Error: A policy can hold no secret: everybody on this computer can read it."
    assert "4821" not in desk.builder.preview.toPlainText()


def _says(builder: PolicyBuilder, sentence: str) -> bool:
    return builder.said.text().replace("\u200b", "").startswith(sentence)


def test_what_cant_be_opened_is_told_and_changes_nothing(qtbot: QtBot, desk: Desk) -> None:
    builder = desk.builder
    builder.rows["company"].show_setting(Setting("Northwind"))
    builder._on_changed()
    wrong = desk.folder / "wrong.json"
    wrong.write_text("[]")
    for path, reason in ((wrong, "This is not a Transfer Wizard policy"), (desk.folder / "gone.json", "No such file")):
        desk.opens = str(path)
        builder._on_open()
        said = f"The policy could not be opened. {reason}"
        qtbot.waitUntil(partial(_says, builder, said))
    assert previewed(builder).settings == {"company": Setting("Northwind")}


def test_a_policy_file_with_a_fault_is_opened_without_it(qtbot: QtBot, desk: Desk) -> None:
    path = desk.folder / "half.json"
    path.write_text(
        '{"format": "transfer-wizard-policy", "schema": 1,'
        ' "settings": {"company": {"value": "Northwind"}, "severity": {"value": 9}}}'
    )
    desk.opens = str(path)
    desk.builder._on_open()
    qtbot.waitUntil(lambda: desk.builder.said.text() == "What is wrong in the file was left out: severity.")
    assert previewed(desk.builder).settings == {"company": Setting("Northwind")}


def test_where_it_cant_be_saved(qtbot: QtBot, tmp_path: Path) -> None:
    builder = PolicyBuilder(None, None, None, lambda name: str(tmp_path / "gone" / name))
    qtbot.addWidget(builder)
    builder.show()
    builder._on_save()
    qtbot.waitUntil(lambda: builder.said.text().startswith("Not saved: there is no folder"))
    assert not builder.try_it.isVisible()


def test_every_control_has_a_name_and_tab_gets_out(qtbot: QtBot, desk: Desk) -> None:
    for name, row in desk.builder.rows.items():
        row.show_setting(Setting(VALUES[name]))
    desk.builder._on_changed()
    for each in desk.builder.findChildren(QWidget):
        if each.focusPolicy() & Qt.FocusPolicy.TabFocus and each.isVisibleTo(desk.builder):
            interface = QAccessible.queryAccessibleInterface(each)
            assert interface.text(QAccessible.Text.Name).strip(), each
    seen = set()
    for _step in range(400):
        focused = QApplication.focusWidget()
        if focused is desk.builder.save:
            break
        seen.add(focused)
        qtbot.keyClick(focused or desk.builder, Qt.Key.Key_Tab)
    assert QApplication.focusWidget() is desk.builder.save
    assert desk.builder.rows["update_url"].value.widget in seen


def test_it_opens_from_the_help_and_tries_a_policy_out(qtbot: QtBot, program: Program, window: Window) -> None:
    qtbot.keyClick(window, Qt.Key.Key_F1)
    [dialog] = window.findChildren(Help)
    [build] = [each for each in dialog.findChildren(QPushButton) if each.text() == "&Make a policy for an IT desk…"]
    qtbot.mouseClick(build, Qt.MouseButton.LeftButton)
    [builder] = window.findChildren(PolicyBuilder)
    row = builder.rows["company"]
    choose(qtbot, row.state, "Locked")
    type_value(qtbot, row, "Northwind")
    qtbot.mouseClick(builder.try_it, Qt.MouseButton.LeftButton)
    trial = program._trial
    assert trial is not None
    assert trial.navigator.draft.get("requester.company") == "Northwind"
    assert window.navigator.draft.is_blank
    assert trial.requests.text() == "End the trial"
    trial.go("passcodes")
    trial.go("hand-over")
    trial.close()
    keep_nothing(builder)
    builder.close()


def test_a_policy_is_tried_out_with_its_own_form(qtbot: QtBot, program: Program, window: Window) -> None:
    address = "https://desk.acme.example/meraki"
    form = {"name": "Ours", "address": address, "allowed_hosts": ["desk.acme.example"]}
    builder = PolicyBuilder(window, program._try_out)
    builder.show()
    row = builder.rows["webform_profile"]
    choose(qtbot, row.state, "Set")
    wrong = "“webform_profile” in the policy on this page is left out. The form profile “webform_profile” is wrong"
    for value, shown, said in ((form, address, "tries out"), ({"name": "Ours"}, load_profile().address, wrong)):
        row.show_setting(Setting(value))
        row.changed.emit()
        qtbot.mouseClick(builder.try_it, Qt.MouseButton.LeftButton)
        trial = program._trial
        assert trial is not None
        trial.go("hand-over")
        assert isinstance(trial.page, HandOverPage)
        assert webform(trial.page).link.toolTip() == shown
        assert said in " ".join(each.text() for each in trial.notices.findChildren(QLabel))
        trial.close()
    keep_nothing(builder)
    builder.close()
    assert program.guide().profile == load_profile()


def test_what_is_put_into_a_trial_goes_with_it(
    qtbot: QtBot, program: Program, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    space, log = tmp_path / "space", tmp_path / "move.log"
    space.mkdir()
    log.write_bytes(b"License move failed\n")
    monkeypatch.setattr(tempfile, "tempdir", str(space))
    program._try_out(Policy())
    trial = program._trial
    assert trial is not None
    trial.go("hand-over")
    assert isinstance(trial.page, HandOverPage)
    panel = evidence(trial.page)
    panel._ask_files = lambda: [str(log)]
    qtbot.mouseClick(panel.add, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: [path.name for path in space.rglob("*.log")] == ["move.log"])
    qtbot.waitUntil(lambda: not panel.progress.isVisible())
    assert not (data_folder() / EVIDENCE).exists()
    trial.close()
    qtbot.waitUntil(lambda: list(space.iterdir()) == [])


def test_what_is_set_is_not_lost_unasked(qtbot: QtBot, desk: Desk) -> None:
    builder, asked = desk.builder, list[str]()
    row = builder.rows["company"]
    choose(qtbot, row.state, "Locked")
    type_value(qtbot, row, "Northwind")
    answer(may_lose=False, asked=asked)
    qtbot.keyClick(builder, Qt.Key.Key_Escape)
    assert builder.isVisible()
    other = desk.folder / "other.json"
    other.write_text('{"format": "transfer-wizard-policy", "schema": 1, "settings": {}}')
    desk.opens = str(other)
    answer(may_lose=False, asked=asked)
    builder._on_open()
    qtbot.waitUntil(lambda: len(asked) == 2)
    assert previewed(builder).text("company") == "Northwind"
    qtbot.mouseClick(builder.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not builder.unsaved)
    type_value(qtbot, row, "Northwind Traders")
    answer(may_lose=True, asked=asked)
    builder.close()
    assert not builder.isVisible()
    assert asked == ["The policy is not saved"] * 3


def test_the_window_does_not_take_a_policy_along_unasked(qtbot: QtBot, program: Program, window: Window) -> None:
    window.policy_asked.emit()
    [builder] = window.findChildren(PolicyBuilder)
    choose(qtbot, builder.rows["company"].state, "Locked")
    asked: list[str] = []
    answer(may_lose=False, asked=asked)
    assert not window.close()
    assert builder.isVisible()
    assert asked == ["The policy is not saved"]
    keep_nothing(builder)
    assert window.close()


def test_what_was_saved_or_opened_is_left_without_a_question(qtbot: QtBot, desk: Desk) -> None:
    builder = desk.builder
    row = builder.rows["company"]
    choose(qtbot, row.state, "Locked")
    type_value(qtbot, row, "Northwind")
    qtbot.mouseClick(builder.save, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not builder.unsaved)
    [desk.opens] = map(str, desk.folder.glob("policy*.json"))
    builder._on_open()
    qtbot.waitUntil(lambda: not builder._background.is_busy)
    qtbot.keyClick(builder, Qt.Key.Key_Escape)
    assert not builder.isVisible()
