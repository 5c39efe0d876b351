"""Requests without a window: typed, saved, damaged, deleted and brought back in any order, held against a model.

`python3 build_scripts/monkey.py --machine 5000` walks as often as it is told to.
"""

import copy
import datetime
import random
import tempfile
from collections.abc import Collection
from pathlib import Path
from typing import Any, Final

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)

from faults import ERRORS, step_fails
from tests.ui.monkey.model import Allowed, Cells, Model, leaves, lines
from transfer_wizard.flow.license_lines import OF_DEVICE, LicenseLines
from transfer_wizard.flow.navigator import Navigator
from transfer_wizard.flow.steps import IDS
from transfer_wizard.request import document
from transfer_wizard.request.document import Unreadable
from transfer_wizard.request.draft import Copying, Draft, blank_device, blank_license, copied
from transfer_wizard.request.shape import leaf_at
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved, Saved
from transfer_wizard.storage.proof import Proof

WALKS: Final = 25
STEPS: Final = 30
TODAY: Final = datetime.date(2026, 11, 24)
PATHS: Final = tuple(path for path, _text in leaves(Draft().values) if path != "case.attachments")
TEXTS: Final = (
    *(
        "",
        " ",
        "Dana",
        "dana@northwind.example",
        "Z2A7-32TE-A8Y4",
        "  two  words ",
        "line\nbreak",
        "👩\u200d🔧",
        "北の風",
    ),
    *(
        "10",
        "no",
        "2029-08-31",
        "31.8.2029",
        "\ud800",
        "x" * 300,
        "https://n149.meraki.com/o/VjjsAd/manage",
        "‮gnp",
        "0",
    ),
)
CELLS: Final = ("key", "expires_on", "model", "have", "move")
Disk = dict[str, Any]
"""The values of a request as they are on the disk."""


def texts_of(path: str) -> tuple[str, ...]:
    """What a field may be given: one of its words, or any text."""
    leaf = leaf_at(path)
    return ("", *map(str, leaf)) if isinstance(leaf, type) else TEXTS


class Requests(RuleBasedStateMachine):
    """A person with some requests, one of which is open.

    ``model`` is the open one as it has to be; ``disk`` and ``before`` are what the last save of each holds, and the
    save before it. Half characters are saved as a question mark, so that texts are compared as they are written.
    """

    @initialize()
    def begin(self) -> None:
        """Start with no request."""
        self._space = tempfile.TemporaryDirectory(prefix="requests-")
        self.folder = Path(self._space.name)
        self.disk: dict[str, Disk] = {}
        self.before: dict[str, Disk] = {}
        self.damaged: set[str] = set()
        self.deleted: dict[str, tuple[str, Disk, Disk | None]] = {}
        self.start()
        self.show(Draft())

    def teardown(self) -> None:
        """Take the folder away."""
        if hasattr(self, "disk"):
            self._space.cleanup()

    def start(self) -> None:
        """Start the program on the folder."""
        self.store = DraftStore(self.folder)
        self.proof = "", Proof()

    def snapshot(self, looks_at_rows: bool) -> Draft:
        """A copy as the window takes it: while somebody types, what was told of the rows is enough."""
        copying = Copying(self.draft, looks_at_rows)
        assert copying.take()
        return copying.twin

    def store_it(self, looks_at_rows: bool) -> Saved:
        """Save as the thread that saves does, which proves no row twice."""
        if self.proof[0] != self.draft.id:
            self.proof = self.draft.id, Proof()
        return self.store.save(self.snapshot(looks_at_rows), self.proof[1])

    def show(self, draft: Draft) -> None:
        """Have a request in the window."""
        self.navigator = Navigator(draft, lambda: TODAY)
        self.rows = LicenseLines(self.navigator)
        self.model = Model(draft.values)
        self.history: list[list[Cells]] = [lines(draft.licenses)]
        self.at = 0

    @property
    def draft(self) -> Draft:
        """The request in the window."""
        return self.navigator.draft

    def expect(self, allowed: Allowed) -> None:
        """Only what an event may change has changed."""
        assert self.model.compare(self.draft.values, allowed) == []

    def table_changed(self, did: bool) -> None:
        """Note the table after something that can be taken back."""
        if did:
            del self.history[self.at + 1 :]
            self.history.append(lines(self.draft.licenses))
            self.at += 1

    # Typing

    @rule(path=st.sampled_from(PATHS), data=st.data(), leaves_it=st.booleans())
    def type(self, path: str, data: st.DataObject, leaves_it: bool) -> None:
        """Type into a field, and perhaps go on to the next."""
        text = data.draw(st.sampled_from(texts_of(path)))
        may = self.navigator.may_change(path)
        self.navigator.edit(path, text)
        if leaves_it:
            self.navigator.leave(path)
        self.expect(Allowed(typed={path: text} if may else {}))

    @precondition(lambda self: len(self.rows) > 0 and not self.draft.is_sent)
    @rule(data=st.data(), name=st.sampled_from(CELLS), text=st.sampled_from(TEXTS))
    def type_in_table(self, data: st.DataObject, name: str, text: str) -> None:
        """Type over a cell."""
        line = data.draw(st.integers(0, len(self.rows) - 1))
        if name == "key" and not self.rows.is_first(line):
            return
        path = self.rows.path(line, name)
        others = lines(self.draft.licenses)
        number, before = self.rows.number(line), self.rows.text(line, name)
        self.navigator.edit(path, text)
        self.rows.typed(line, name)
        self.navigator.leave(path)
        self.table_changed(self.rows.typed_over(line, name, before) is not None)
        now = lines(self.draft.licenses)
        mine = {each for each in range(len(self.rows)) if self.rows.number(each) == number}
        assert [others[each] for each in range(len(now)) if each not in mine] == [
            now[each] for each in range(len(now)) if each not in mine
        ]
        self.expect(Allowed(may=("licenses",)))

    @precondition(lambda self: not self.draft.is_sent)
    @rule(keys=st.lists(st.sampled_from(TEXTS), min_size=1, max_size=4), devices=st.integers(0, 3))
    def paste_rows(self, keys: list[str], devices: int) -> None:
        """Paste a list of keys, each with so many devices."""
        made = [blank_license() | {"key": key, "devices": [blank_device() for _ in range(devices)]} for key in keys]
        had = lines(self.draft.licenses)
        self.rows.add(copy.deepcopy(made))
        assert lines(self.draft.licenses) == had + lines(made)
        self.table_changed(True)
        self.expect(Allowed(may=("licenses",)))

    @precondition(lambda self: len(self.rows) > 0 and not self.draft.is_sent)
    @rule(data=st.data())
    def delete_rows(self, data: st.DataObject) -> None:
        """Take lines of the table out; a key goes with its last line."""
        chosen = data.draw(st.sets(st.integers(0, len(self.rows) - 1), min_size=1, max_size=4))
        left = [each for number, each in enumerate(lines(self.draft.licenses)) if number not in chosen]
        self.rows.delete(chosen)
        assert lines(self.draft.licenses) == left
        self.table_changed(True)
        self.expect(Allowed(may=("licenses",)))

    @precondition(lambda self: len(self.rows) > 0 and not self.draft.is_sent)
    @rule(data=st.data(), name=st.sampled_from(CELLS), text=st.sampled_from(TEXTS))
    def fill_down(self, data: st.DataObject, name: str, text: str) -> None:
        """Put one text into a column of some lines."""
        chosen = data.draw(st.sets(st.integers(0, len(self.rows) - 1), min_size=1))
        self.table_changed(self.rows.put((line, name, text) for line in sorted(chosen)) is not None)
        self.expect(Allowed(may=("licenses",)))

    @precondition(lambda self: len(self.rows) > 1 and not self.draft.is_sent)
    @rule(data=st.data())
    def own_key(self, data: st.DataObject) -> None:
        """Give a line below a key one of its own: nothing but its key changes."""
        later = [line for line in range(len(self.rows)) if not self.rows.is_first(line)]
        if not later:
            return
        line = data.draw(st.sampled_from(later))
        devices = sorted(each[len(each) - len(OF_DEVICE) :] for each in lines(self.draft.licenses))
        self.rows.own_key(line, "Z2AA-BBBB-CCCC")
        assert sorted(each[len(each) - len(OF_DEVICE) :] for each in lines(self.draft.licenses)) == devices
        self.table_changed(True)
        self.expect(Allowed(may=("licenses",)))

    @precondition(lambda self: not self.draft.is_sent)
    @rule(is_back=st.booleans())
    def undo_or_redo(self, is_back: bool) -> None:
        """What was done to the table is taken back, step by step, and done again."""
        change = self.rows.undo() if is_back else self.rows.redo()
        at = self.at + (-1 if is_back else 1)
        assert (change is not None) == (0 <= at < len(self.history))
        if change is not None:
            self.at = at
        assert lines(self.draft.licenses) == self.history[self.at]
        self.expect(Allowed(may=("licenses",)))

    @rule(step=st.sampled_from(IDS))
    def go(self, step: str) -> None:
        """Turn to a page: what is written for the person is brought up to date."""
        self.navigator.go(step)
        for name in self.draft.branch("case") if step == "case" else ():
            path = f"case.{name}"
            if name not in ("severity", "attachments") and (text := self.navigator.to_write(path)):
                self.draft.set(path, text)
        self.expect(Allowed())

    # The disk

    def written(self, values: Disk) -> Disk:
        """Values as they come back from a file."""
        return document.read(document.write(Draft(copy.deepcopy(values)), "2026-11-24T00:00:00Z")).draft.values

    def saved(self) -> None:
        """Note that what is in the window is what the disk has."""
        identity = self.draft.id
        if self.draft.is_blank and identity not in self.disk and identity not in self.before:
            return
        if identity in self.disk:
            self.before[identity] = self.disk[identity]
        self.disk[identity] = self.written(self.draft.values)

    @rule(looks_at_rows=st.booleans())
    def save(self, looks_at_rows: bool = True) -> None:
        """Save as the window does: while somebody types, or once they stop."""
        is_there = any((self.folder / "drafts").glob(f"{self.draft.id}.json*"))
        was_put_away = self.draft.id in self.store._known and not is_there and not self.draft.is_blank
        assert bool(self.store_it(looks_at_rows).notice) == was_put_away
        self.saved()

    @rule(number=st.integers(0, 30), error=st.sampled_from(sorted(ERRORS)))
    def save_and_fail(self, number: int, error: str) -> None:
        """A step of a save fails: it is told, and what was there is as it was; or the save came through."""
        answer: NotSaved | Saved
        with step_fails(number, ERRORS[error]):
            try:
                answer = self.store_it(looks_at_rows=False)
            except NotSaved as told:
                answer = told
        identity, was = self.draft.id, self.disk.get(self.draft.id)
        older = self.before.pop(identity, None)
        if isinstance(answer, Saved):
            self.saved()
        else:
            assert str(answer).startswith("Not saved: ")
        # The save before is that of now where a step after it failed: both names are of one file by then.
        backup = self.folder / "drafts" / f"{identity}.json.bak"
        self.before.pop(identity, None)
        if backup.exists():
            self.before[identity] = document.read(backup.read_bytes()).draft.values
            assert self.before[identity] in (older, was)
        if isinstance(answer, Saved) and was not in (None, self.before.get(identity)):
            assert answer.notice, "what could not be read is put away, and told"
            assert self.kept_aside(identity) == was
        if identity in self.disk and not (self.folder / "drafts" / f"{identity}.json").exists():
            assert self.before[identity] == self.disk.pop(identity), "the only save has the name of the one before"
            self.show(self.store.load(identity).draft)
            self.save()

    def kept_aside(self, identity: str) -> Disk:
        """What was put away last of a request."""
        aside = max((self.folder / "quarantine").glob(f"*.{identity}.json"), key=lambda path: path.stat().st_mtime_ns)
        return document.read(aside.read_bytes()).draft.values

    @precondition(lambda self: self.disk)
    @rule(data=st.data(), saves=st.booleans(), is_new_run=st.booleans())
    def open(self, data: st.DataObject, saves: bool, is_new_run: bool) -> None:
        """Open a request: after saving the one in the window, or after the program was killed."""
        if saves:
            self.save()
        if is_new_run:
            self.start()
        identity = data.draw(st.sampled_from(list(self.disk)))
        opened = self.store.load(identity)
        assert opened.draft.values == self.disk[identity]
        assert not opened.notices
        self.show(opened.draft)

    @rule(saves=st.booleans())
    def new(self, saves: bool) -> None:
        """Begin another request."""
        if saves:
            self.save()
        self.show(Draft())

    @rule()
    def ask_again(self) -> None:
        """Go on with a copy, under a name of its own and unsent."""
        twin = self.draft.duplicate()
        assert twin.id != self.draft.id
        assert twin.values == self.draft.values | {"case_number": ""}
        self.show(twin)

    @precondition(lambda self: self.draft.id in self.disk)
    @rule()
    def delete(self) -> None:
        """Delete the request in the window."""
        identity = self.draft.id
        self.deleted[self.store.delete(identity)] = (identity, self.disk.pop(identity), self.before.pop(identity, None))
        assert not self.store.holds(identity)
        self.show(Draft())

    @precondition(lambda self: self.deleted)
    @rule(data=st.data())
    def restore(self, data: st.DataObject) -> None:
        """Bring a deleted request back, unless it has come into being again."""
        token = data.draw(st.sampled_from(list(self.deleted)))
        identity, values, before = self.deleted[token]
        if identity in self.disk:
            with pytest.raises(NotSaved):
                self.store.restore(token)
            return
        assert self.store.restore(token) == identity
        del self.deleted[token]
        self.disk[identity] = values
        if before is not None:
            self.before[identity] = before

    # What others do

    @precondition(lambda self: self.draft.id in self.disk)
    @rule(seed=st.integers(0, 10**6))
    def damage(self, seed: int) -> None:
        """The disk damages the last save: the one before is opened, and said; the damaged one is kept."""
        identity, chance = self.draft.id, random.Random(seed)
        path = self.folder / "drafts" / f"{identity}.json"
        content = path.read_bytes()
        path.unlink()  # the save before may be another name of the same file
        path.write_bytes(content[: chance.randrange(len(content) - 2)] if chance.random() < 0.7 else b"\0" * 100)
        del self.disk[identity]
        store = DraftStore(self.folder)
        before = self.before.pop(identity, None)
        if before is None:
            with pytest.raises(Unreadable):
                store.load(identity)
        else:
            opened = store.load(identity)
            assert opened.draft.values == before
            assert len(opened.notices) == 1
            self.store = store
            self.start()
            self.show(self.store.load(identity).draft)
            self.before[identity] = before
            self.save()
        assert any(identity in each.name for each in (self.folder / "quarantine").iterdir())

    @precondition(lambda self: self.draft.id in self.disk and self.store._known.get(self.draft.id))
    @rule(name=st.sampled_from(("Somebody", "", "Else")))
    def change_elsewhere(self, name: str) -> None:
        """Another program changes the request, and ours saves over it: both are kept."""
        path = self.folder / "drafts" / f"{self.draft.id}.json"
        theirs = document.read(path.read_bytes()).draft
        theirs.set("requester.name", name)
        path.unlink()
        theirs.extras["round"] = theirs.extras.get("round", 0) + 1  # no two of their files are the same
        path.write_bytes(document.write(theirs, "2026-11-24T12:00:00Z"))
        answer = self.store_it(looks_at_rows=False)
        ours = self.written(self.draft.values)
        came = {file.stem for file in (self.folder / "drafts").glob("*.json")} - self.disk.keys()
        self.before[self.draft.id], self.disk[self.draft.id] = theirs.values, ours
        assert len(came) == bool(answer.notice) == 1
        for identity in came:
            self.disk[identity] = theirs.values

    @rule()
    def look_from_a_second_window(self) -> None:
        """A second window reads everything, and writes nothing."""
        second = DraftStore(self.folder, may_write=False)
        held = sorted(self.folder.rglob("*"))
        assert {entry.id for entry in second.list().entries} == self.disk.keys()
        for identity, values in self.disk.items():
            assert second.load(identity).draft.values == values
            with pytest.raises(NotSaved):
                second.delete(identity)
        changed = copied(self.draft)
        changed.values["requester"]["name"] = "Second"
        with pytest.raises(NotSaved):
            second.save(changed)
        assert sorted(self.folder.rglob("*")) == held

    @invariant()
    def the_disk_holds_what_was_saved(self) -> None:
        """Each request on the disk opens, and is as it was saved; nothing half-written lies about."""
        if not hasattr(self, "disk"):
            return
        drafts = self.folder / "drafts"
        there = {path.stem: document.read(path.read_bytes()).draft.values for path in drafts.glob("*.json")}
        assert there == self.disk
        assert not list(drafts.glob("*.tmp"))

    @invariant()
    def the_list_tells_of_each(self) -> None:
        """The list has a line for each request."""
        if hasattr(self, "disk"):
            listing = self.store.list()
            assert {entry.id for entry in listing.entries} == self.disk.keys()
            assert not listing.notices


def walk(walks: int, phases: Collection[Phase]) -> None:
    """Walk so often; a walk that goes wrong is raised."""
    run_state_machine_as_test(
        Requests,
        settings=settings(
            max_examples=walks,
            stateful_step_count=STEPS,
            deadline=None,
            database=None,
            phases=phases,
            suppress_health_check=list(HealthCheck),
        ),
    )


def test_nothing_typed_is_lost_whatever_happens() -> None:
    walk(WALKS, [Phase.generate])  # to look for the shortest one takes minutes
