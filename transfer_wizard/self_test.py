"""The self-test: tries every part of the program once on this computer, without a window, and leaves no trace.

A help desk runs it after handing the program out; the build runs it on what it built. A missing password store or
browser is told but is no failure: the program works without.
"""

import datetime
import importlib
import pkgutil
import platform
import tempfile
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Final

import transfer_wizard
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.resources import resource

FEWEST_COLOURS: Final = 8
"""A page that was really drawn has more than this: text is smoothed."""
SECONDS_FOR_THE_STORE: Final = 5.0


@dataclass(frozen=True)
class Check:
    """The result for one part: its name, whether it works, and what was found or went wrong."""

    name: str
    ok: bool
    found: str


def run() -> list[Check]:
    """Try every part, also after one that failed. Needs a main thread without a QGuiApplication."""
    from PySide6.QtWidgets import QApplication

    application = QApplication(["transfer-wizard", "-platform", "offscreen", "-style", "fusion"])
    checks = [_tried(name, part) for name, part in PARTS.items()]
    application.shutdown()
    return checks


def _tried(name: str, part: Callable[[], str]) -> Check:
    try:
        return Check(name, True, part())
    except Exception as error:  # whatever it is, the other parts are tried all the same
        return Check(name, False, f"{type(error).__name__}: {error}".partition("\n")[0])


def _program() -> str:
    from PySide6.QtCore import qVersion

    return f"Transfer Wizard {transfer_wizard.__version__}, Python {platform.python_version()}, Qt {qVersion()}"


def _modules() -> str:
    names = [package.name for package in pkgutil.walk_packages(transfer_wizard.__path__, "transfer_wizard.")]
    for name in names:
        if not name.endswith("__main__"):
            importlib.import_module(name)
    return _expect(f"{len(names)} imported", len(names) > 1)


def _resources() -> str:
    for name in (
        "device_catalogue.json",
        "phone_numbers.json",
        "icons/transfer-wizard.svg",
        "fonts/IBMPlexSans-Regular.ttf",
        "form_profiles/meraki-support.json",
        "form_scripts/page.js",
        "form_scripts/sight.js",
        "form_scripts/touch.js",
    ):
        _expect(name, resource(*name.split("/")).stat().st_size > 0)
    return f"a sample request with {len(_sample().licenses)} license keys"


def _password_store() -> str:
    from transfer_wizard.storage.vault import Vault, pinned_backend

    backend, problem = pinned_backend()
    if problem:
        return f"{backend}: {problem}"
    vault = Vault(SECONDS_FOR_THE_STORE)
    return f"{backend}: {vault.wait_for(vault.days, str(uuid.uuid4())).state}"


def _drafts() -> str:
    from transfer_wizard.storage.drafts import DraftStore

    draft = _sample().duplicate()
    with tempfile.TemporaryDirectory(prefix="transfer-wizard-") as folder:
        store = DraftStore(Path(folder))
        store.save(draft)
        return _expect("saved and read back", store.load(draft.id).draft.values == draft.values)


def _exports() -> str:
    from transfer_wizard.export import formats

    today = datetime.date.today()
    sizes = {format_.id: len(formats.render(_sample(), format_.id, today, "en")) for format_ in formats.FORMATS}
    return _expect(", ".join(f"{name} {size}" for name, size in sizes.items()), all(sizes.values()))


def _page() -> str:
    from PySide6.QtWidgets import QApplication

    from transfer_wizard.ui.kit.theme import Theme
    from transfer_wizard.ui.shell.window import Window
    from transfer_wizard.ui.steps.page import Page

    application = QApplication.instance()
    assert isinstance(application, QApplication)
    window = Window(Theme(application), lambda navigator: Page(navigator.current, navigator))
    window.open(_sample())
    image = window.grab().toImage()
    colours = {image.pixel(x, y) for x in range(0, image.width(), 2) for y in range(0, image.height(), 2)}
    window.deleteLater()
    return _expect(f"{image.width()} x {image.height()}, {len(colours)} colours", len(colours) > FEWEST_COLOURS)


def _fonts() -> str:
    from PySide6.QtGui import QGuiApplication

    from transfer_wizard.ui.kit.theme import installed_fonts

    count = len(installed_fonts())  # the program's own among them, if the computer has none
    return _expect(f"{count} families, {QGuiApplication.font().family()}", count > 0)


def _browsers() -> str:
    from transfer_wizard.webform.browsers import installed

    return ", ".join(browser.name for browser in installed()) or "none found"


def _sample() -> Draft:
    return document.read(resource("sample_case.json").read_bytes()).draft


def _expect(found: str, is_met: bool) -> str:
    if not is_met:
        raise LookupError(found)
    return found


PARTS: Final[dict[str, Callable[[], str]]] = {
    "program": _program,
    "modules": _modules,
    "resources": _resources,
    "page": _page,
    "fonts": _fonts,  # before the exports bring fonts of their own
    "password-store": _password_store,
    "drafts": _drafts,
    "exports": _exports,
    "browsers": _browsers,
}
