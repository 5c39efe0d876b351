"""Each step of a write fails in turn: what is said is so, and nothing lies about afterwards."""

import copy
from itertools import count
from pathlib import Path

import pytest

from faults import ERRORS, step_fails
from transfer_wizard.request import document
from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved
from transfer_wizard.storage.settings import SETTINGS, Settings

EIO = ERRORS["EIO"]


def values_in(folder: Path) -> list[object]:
    """The values of each request that can be read anywhere in a folder."""
    return [document.read(path.read_bytes()).draft.values for path in folder.rglob("*.json*")]


def left_over(folder: Path) -> list[Path]:
    return list(folder.rglob("*.tmp"))


def test_a_save_that_is_told_is_there_and_so_is_the_one_before(tmp_path: Path, draft: Draft) -> None:
    later = copy.deepcopy(draft)
    later.set("requester.name", "Later")
    for number in count():
        folder = tmp_path / str(number)
        store = DraftStore(folder)
        store.save(copy.deepcopy(draft))
        with step_fails(number, EIO) as did:
            try:
                store.save(later)
                is_saved = True
            except NotSaved:
                is_saved = False
        name = DraftStore(folder).load(draft.id).draft.get("requester.name")
        assert name == ("Later" if is_saved else "Dana Whitfield"), f"step {number}"
        assert draft.values in values_in(folder), f"step {number}: the save before is kept, in the quarantine at least"
        if not did[0]:
            break
    assert number > 10


def test_half_a_character_makes_nobody_another_program(tmp_path: Path, draft: Draft) -> None:
    draft.set("requester.name", "Dana \ud800")
    store = DraftStore(tmp_path)
    store.save(copy.deepcopy(draft))
    path = tmp_path / "drafts" / f"{draft.id}.json"
    content = path.read_bytes()
    path.unlink()  # the save before may be another name of the same file
    path.write_bytes(content + b"\n")  # a program that wrote the same
    assert store.save(copy.deepcopy(draft)).notice == ""
    assert len(list((tmp_path / "drafts").glob("*.json"))) == 1


@pytest.mark.parametrize("error", ["EIO", "ENOSPC", "EACCES"])
def test_settings_are_as_before_or_as_they_became(tmp_path: Path, error: str) -> None:
    for number in count():
        folder = tmp_path / str(number)
        settings = Settings(folder)
        settings._values["look"] = "light"
        settings._write()
        settings._values["look"] = "dark"
        with step_fails(number, ERRORS[error]) as did:
            settings._write()
        assert (folder / SETTINGS).read_text(encoding="ascii") in ("look=light\n", "look=dark\n")
        if not did[0]:
            break
        assert left_over(folder) == []
