"""The paths on which the program writes: what is tried on each, and whether what is there afterwards is whole."""

import copy
import threading
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from transfer_wizard.request.draft import Draft

Attempt = tuple[Callable[[], None], Callable[[], bool]]
"""What is tried, and whether what is there afterwards is whole."""


def sample() -> "Draft":
    """The sample case."""
    from transfer_wizard.request import document
    from transfer_wizard.resources import resource

    return document.read(resource("sample_case.json").read_bytes()).draft


def saving(folder: Path) -> Attempt:
    """A request is saved over an earlier save of it."""
    from transfer_wizard.storage.drafts import DraftStore

    store, draft = DraftStore(folder), sample()
    store.save(copy.deepcopy(draft))
    later = copy.deepcopy(draft)
    later.set("requester.name", "Later")

    def is_whole() -> bool:
        opened = DraftStore(folder).load(draft.id)
        return opened.draft.get("requester.name") in ("Dana Whitfield", "Later")

    return lambda: _nothing(store.save(later)), is_whole


def deleting(folder: Path) -> Attempt:
    """A request is put aside."""
    from transfer_wizard.storage.drafts import DraftStore

    store, draft = DraftStore(folder), sample()
    store.save(copy.deepcopy(draft))

    def is_whole() -> bool:
        again = DraftStore(folder)
        names = [path for path in folder.rglob(f"*{draft.id}*") if path.is_file()]
        return bool(names) and (not again.holds(draft.id) or again.load(draft.id).draft.values == draft.values)

    return lambda: _nothing(store.delete(draft.id)), is_whole


def restoring(folder: Path) -> Attempt:
    """A request that was put aside is brought back."""
    from transfer_wizard.storage.drafts import DraftStore

    store, draft = DraftStore(folder), sample()
    store.save(copy.deepcopy(draft))
    token = store.delete(draft.id)

    def is_whole() -> bool:
        if not DraftStore(folder).holds(draft.id):
            store.restore(token)
        return DraftStore(folder).load(draft.id).draft.values == draft.values

    return lambda: _nothing(store.restore(token)), is_whole


def exporting(folder: Path) -> Attempt:
    """A file of the person's is written over."""
    from transfer_wizard.storage.files import write_export

    path = folder / "case.txt"
    path.write_bytes(b"before" * 1000)
    return (
        lambda: write_export(path, b"after" * 1000, True),
        lambda: path.read_bytes() in (b"before" * 1000, b"after" * 1000),
    )


def adding_evidence(folder: Path) -> Attempt:
    """A file is added to the evidence, which holds one."""
    from transfer_wizard.storage.evidence import Evidence

    source = folder / "move.log"
    source.write_bytes(b"License move failed")
    evidence = Evidence(folder, sample().id)
    evidence.add(source, lambda _done, _all: None, lambda: False)
    return (
        lambda: _nothing(evidence.add(source, lambda _done, _all: None, lambda: False)),
        lambda: len(Evidence(folder, sample().id).items()) in (1, 2),
    )


def setting(folder: Path) -> Attempt:
    """A choice is kept; where it can't be, it holds until the window is closed."""
    from transfer_wizard.storage.settings import SETTINGS, Settings

    def keep(word: str) -> None:
        Settings(folder).keep("look", word)
        for thread in threading.enumerate():
            if thread.name == "settings":
                thread.join()

    keep("light")
    return (
        lambda: keep("dark"),
        lambda: (
            (folder / SETTINGS).read_text(encoding="ascii") in ("look=light\n", "look=dark\n")
            and not list(folder.glob("*.tmp"))
        ),
    )


def noting(folder: Path) -> Attempt:
    """The journal notes an event and the request that is open; where it can't, nobody is held up."""
    from transfer_wizard.storage.journal import LOG, Journal

    identity = sample().id

    def note(event: str) -> None:
        journal = Journal(folder)
        journal.note(event)
        journal.opened(identity)
        journal.flush()

    note("first")

    def is_whole() -> bool:
        lines = (folder / LOG).read_text(encoding="utf-8").splitlines()
        return lines[0].endswith(" first") and all(line.endswith((" first", " second")) for line in lines)

    return lambda: note("second"), is_whole


PATHS: Final[dict[str, Callable[[Path], Attempt]]] = {
    "saving a request": saving,
    "deleting a request": deleting,
    "bringing a request back": restoring,
    "writing an export": exporting,
    "adding evidence": adding_evidence,
    "keeping a setting": setting,
    "writing the journal": noting,
}


def _nothing(_result: object) -> None:
    """What came of it is looked at on the disk."""
