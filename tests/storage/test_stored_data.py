"""Everything in the data folder can be counted, and is gone afterwards."""

from pathlib import Path

from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.evidence import EVIDENCE
from transfer_wizard.storage.journal import Journal
from transfer_wizard.storage.stored_data import StoredData, look_over, remove_all

NOTHING = StoredData(0, 0, 0, 0, 0, 0, ())


def fill(folder: Path, draft: Draft) -> tuple[str, str, str]:
    """One request saved twice, one deleted, one damaged beyond repair, evidence, and a journal; their ids."""
    store = DraftStore(folder)
    store.save(draft)
    store.save(draft)
    deleted, damaged = draft.duplicate(), draft.duplicate()
    store.save(deleted)
    store.delete(deleted.id)
    store.save(damaged)
    (folder / "drafts" / f"{damaged.id}.json").write_text("{", encoding="utf-8")
    store.list()
    (folder / EVIDENCE / draft.id).mkdir(parents=True)
    (folder / EVIDENCE / draft.id / "move failed.log").write_text("License move failed", encoding="utf-8")
    journal = Journal(folder)
    journal.opened(draft.id)
    journal.note("saved")
    journal.flush()
    return draft.id, damaged.id, deleted.id


def test_an_empty_folder_holds_nothing(data_folder: Path) -> None:
    assert look_over(data_folder / "missing") == NOTHING
    assert look_over(data_folder) == NOTHING
    assert remove_all(data_folder / "missing") == []


def test_everything_is_counted_and_removed(data_folder: Path, draft: Draft) -> None:
    identities = fill(data_folder, draft)
    found = look_over(data_folder)
    assert found == StoredData(1, 1, 1, 1, 1, 2, found.identities)
    assert set(found.identities) == set(identities)
    (data_folder / "in-use.lock").touch()
    (data_folder / "of somebody else.txt").touch()
    assert remove_all(data_folder) == []
    assert look_over(data_folder) == NOTHING
    assert {path.name for path in data_folder.iterdir()} == {"in-use.lock", "of somebody else.txt"}


def test_what_can_not_be_removed_is_named(data_folder: Path, draft: Draft) -> None:
    fill(data_folder, draft)
    stubborn = data_folder / "quarantine" / "a folder"
    stubborn.mkdir()
    assert remove_all(data_folder) == [stubborn]


def test_a_link_is_removed_and_not_what_it_leads_to(data_folder: Path, tmp_path: Path) -> None:
    (tmp_path / "precious").write_text("mine", encoding="utf-8")
    (data_folder / "drafts").mkdir()
    (data_folder / "drafts" / "link.json").symlink_to(tmp_path / "precious")
    assert remove_all(data_folder) == []
    assert (tmp_path / "precious").read_text(encoding="utf-8") == "mine"
