"""What is kept of how the person likes the window."""

import threading
from pathlib import Path

from transfer_wizard.storage.settings import SETTINGS, Settings
from transfer_wizard.storage.stored_data import remove_all


def kept() -> None:
    """Wait until what was kept is on the disk."""
    for thread in threading.enumerate():
        if thread.name == "settings":
            thread.join()


def test_a_setting_is_there_the_next_time(tmp_path: Path) -> None:
    settings = Settings(tmp_path / "data")
    settings.keep("case.route", "hidden")
    settings.keep("text", "1.25")
    kept()
    after = Settings(tmp_path / "data")
    assert after.get("case.route") == "hidden"
    assert after.number("text", 1.0) == 1.25
    assert after.get("look", "system") == "system"


def test_whatever_is_in_the_file_the_window_opens(tmp_path: Path) -> None:
    for content in (b"", b"\xff\xfe\x00", b"text=much\n=\n==\nlook=dark", b"x" * 1_000_000, b"text=nan-ish\n"):
        (tmp_path / SETTINGS).write_bytes(content)
        settings = Settings(tmp_path)
        assert settings.number("text", 1.0) == 1.0
        assert settings.get("look", "system") in ("system", "dark")


def test_a_folder_that_takes_nothing_is_no_fault(tmp_path: Path) -> None:
    (tmp_path / "data").write_text("a file where the folder would be", encoding="utf-8")
    settings = Settings(tmp_path / "data")
    settings.keep("look", "dark")
    kept()
    assert settings.get("look") == "dark"


def test_without_a_folder_nothing_is_written(tmp_path: Path) -> None:
    Settings(None).keep("look", "dark")
    kept()
    assert list(tmp_path.iterdir()) == []


def test_it_is_forgotten_with_everything_else(tmp_path: Path) -> None:
    Settings(tmp_path).keep("look", "dark")
    kept()
    assert remove_all(tmp_path) == []
    assert list(tmp_path.iterdir()) == []
