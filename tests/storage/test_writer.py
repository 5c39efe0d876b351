"""The writer thread, with a real disk behind it."""

import copy
import queue
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from transfer_wizard.request.draft import Draft
from transfer_wizard.storage.drafts import DraftStore
from transfer_wizard.storage.files import NotSaved, Saved
from transfer_wizard.storage.proof import Proof
from transfer_wizard.storage.writer import Writer

Result = Saved | NotSaved


def named(draft: Draft, name: str) -> Draft:
    snapshot = copy.deepcopy(draft)
    snapshot.set("requester.name", name)
    return snapshot


def held_up(answers: list[tuple[str, Result]], gate: threading.Event) -> Callable[[str, Result], None]:
    """An answer that takes until the gate opens: the writer is busy as with a slow disk."""

    def answer(identity: str, result: Result) -> None:
        answers.append((identity, result))
        assert gate.wait(60)

    return answer


def test_saves_and_answers_on_its_own_thread(tmp_path: Path, draft: Draft) -> None:
    answers: queue.SimpleQueue[tuple[str, Result, str]] = queue.SimpleQueue()
    store = DraftStore(tmp_path)
    writer = Writer(store, lambda identity, result: answers.put((identity, result, threading.current_thread().name)))
    writer.save(named(draft, "Dana"))
    identity, result, thread = answers.get(timeout=60)
    opened = store.load(draft.id).draft
    assert (identity, result, thread) == (draft.id, Saved(opened.saved_at), "draft writer")
    assert opened.get("requester.name") == "Dana"


def test_latest_of_each_draft_wins_and_the_order_stays(tmp_path: Path, draft: Draft) -> None:
    answers: list[tuple[str, Result]] = []
    gate = threading.Event()
    store = DraftStore(tmp_path)
    writer = Writer(store, held_up(answers, gate))
    other = draft.duplicate()
    writer.save(named(draft, "0"))
    for number in range(1, 50):
        writer.save(named(draft, str(number)))
        writer.save(named(other, str(number)))
    assert not writer.flush(0.05), "it is held up"
    gate.set()
    assert writer.flush(60)
    # The first snapshot may have been replaced before the thread had even started.
    assert [identity for identity, _result in answers] in (
        [draft.id, draft.id, other.id],
        [draft.id, other.id, draft.id],
        [draft.id, other.id],
    )
    assert {store.load(each.id).draft.get("requester.name") for each in (draft, other)} == {"49"}


def test_failure_is_answered_and_does_not_end_it(tmp_path: Path, draft: Draft) -> None:
    answers: list[tuple[str, Result]] = []
    (tmp_path / "drafts").touch()
    store = DraftStore(tmp_path)
    writer = Writer(store, lambda *answer: answers.append(answer))
    writer.save(named(draft, "a"))
    assert writer.flush(60)
    assert isinstance(answers[0][1], NotSaved)
    (tmp_path / "drafts").unlink()
    writer.save(named(draft, "b"))
    assert writer.flush(60)
    assert isinstance(answers[1][1], Saved)
    assert store.load(draft.id).draft.get("requester.name") == "b"


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
def test_fault_in_the_program_is_raised_and_the_next_save_still_works(tmp_path: Path, draft: Draft) -> None:
    answers: list[tuple[str, Result]] = []

    def answer(identity: str, result: Result) -> None:
        answers.append((identity, result))
        if len(answers) == 1:
            raise RuntimeError("a fault of the caller's")

    store = DraftStore(tmp_path)
    writer = Writer(store, answer)
    for name in ("a", "b"):
        writer.save(named(draft, name))
        assert writer.flush(60)
    assert store.load(draft.id).draft.get("requester.name") == "b"


class FaultyStore(DraftStore):
    """Planted: a store with a fault of the program's own, until it is mended."""

    fault: Exception | None = None

    def save(self, snapshot: Draft, proof: Proof | None = None) -> Saved:
        if self.fault:
            raise self.fault
        return super().save(snapshot, proof)


@pytest.mark.filterwarnings("ignore::pytest.PytestUnhandledThreadExceptionWarning")
@pytest.mark.parametrize(
    "fault", [ValueError("0417"), RecursionError(), MemoryError(), KeyError("x"), OSError(5, "I/O")]
)
def test_whatever_a_save_ends_with_it_is_not_saved_and_the_next_one_is(
    tmp_path: Path, draft: Draft, fault: Exception
) -> None:
    answers: list[tuple[str, Result]] = []
    store = FaultyStore(tmp_path)
    store.fault = fault
    writer = Writer(store, lambda *answer: answers.append(answer))
    writer.save(named(draft, "Dana"))
    assert writer.flush(60)
    [(identity, result)] = answers
    assert identity == draft.id
    assert isinstance(result, NotSaved)
    assert str(result) == "Not saved: something went wrong inside Transfer Wizard."
    store.fault = None
    writer.save(named(draft, "Dana"))
    assert writer.flush(60)
    assert isinstance(answers[-1][1], Saved)
    assert store.load(draft.id).draft.get("requester.name") == "Dana"


def test_a_hook_that_fails_does_not_end_the_thread(
    tmp_path: Path, draft: Draft, monkeypatch: pytest.MonkeyPatch
) -> None:
    def hook(_told: threading.ExceptHookArgs) -> None:
        raise OSError(5, "stderr is gone")

    monkeypatch.setattr(threading, "excepthook", hook)
    store = FaultyStore(tmp_path)
    store.fault = ValueError()
    answers: list[tuple[str, Result]] = []
    writer = Writer(store, lambda *answer: answers.append(answer))
    for fault in (ValueError(), ValueError(), None):
        store.fault = fault
        writer.save(named(draft, "Dana"))
        assert writer.flush(60)
    assert isinstance(answers[-1][1], Saved)


def test_flush_with_nothing_to_do(tmp_path: Path) -> None:
    assert Writer(DraftStore(tmp_path), lambda *answer: None).flush(0)
