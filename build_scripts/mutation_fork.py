"""A plugin of pytest that tries many changes in one process: the tests are collected once, and each change has a fork.

A change within a function is put in the place of its code, and the tests that call this function are run until one
fails, the quickest first: no test leans on another (`--shuffle`). Any other change (a table, a decorator, what is
called while modules are loaded) is left to a process of its own. `mutation.py` begins this, with two files in the
environment: the changes, and the answers.
"""

import contextlib
import functools
import gc
import json
import os
import resource
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FrameType, FunctionType
from typing import Any, Final, NamedTuple

import pytest

LONGEST: Final = 120
"""Seconds of processor; a change that keeps the tests busy for longer counts as noticed."""
LONGEST_WAIT: Final = 600
"""Seconds by the clock; so does one that waits for ever. A busy machine is no reason."""
FAIL_WATCHED: Final = 3
"""Tests that may fail while it is watched who calls what: those that measure how long something takes."""
AT_ONCE: Final = ("<listcomp>", "<setcomp>", "<dictcomp>", "<genexpr>")
"""What is called where it stands."""


class Calls:
    """Which functions of some files are called."""

    def __init__(self, files: set[str]) -> None:
        self.files = files
        self.seen = set[CodeType]()

    def __call__(self, frame: FrameType, _event: str, _argument: object) -> None:
        """Note one call; Python calls this."""
        if frame.f_code.co_filename in self.files:
            self.seen.add(frame.f_code)


PLANNED: Final[list[dict[str, str]]] = json.loads(Path(os.environ["MUTATION_PLAN"]).read_text(encoding="utf-8"))
AT_IMPORT: Final = Calls({change["path"] for change in PLANNED})
sys.settrace(AT_IMPORT)  # nothing within a function is of interest


@pytest.hookimpl
def pytest_runtestloop(session: pytest.Session) -> bool:
    """In the place of one run: a run that learns who calls what, and then a fork for each change."""
    sys.settrace(None)
    gc.disable()
    gc.unfreeze()  # what was collected is put aside, where functions are not found
    known = learned(session)
    order = sorted(range(len(known)), key=lambda number: known[number].seconds)
    with Path(os.environ["MUTATION_ANSWERS"]).open("w", encoding="utf-8") as answers:
        for change in PLANNED:
            swap = swapped(change)
            if swap is None:
                found = "apart"
            else:
                old, new = swap
                called = [number for number in order if name_of(old) in known[number].called]
                # What nobody seems to call may be called on a thread of Qt's, which cannot be watched.
                if not called:
                    found = "apart"
                else:
                    found = "survived" if in_fork(lambda: run(session, called, new)) else "noticed"  # noqa: B023
            print(json.dumps({"job": change["job"], "found": found}), file=answers, flush=True)
    return True


class Known(NamedTuple):
    """What is known of a test: the functions that it calls, and its seconds. One that failed calls none."""

    called: set[str]
    seconds: float


def learned(session: pytest.Session) -> list[Known]:
    """What each test calls, from a run in a fork."""
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        os.close(reading)
        silence()
        caches = [each for each in gc.get_objects() if isinstance(each, functools._lru_cache_wrapper)]
        caches = [each for each in caches if each.__wrapped__.__module__.startswith("transfer_wizard.")]
        told = []
        session.config.option.maxfail = 0  # one that fails ends nothing here
        for item, following in pairs(session, list(range(len(session.items)))):
            for cache in caches:  # else what was found out for one test is not called for by the next
                cache.cache_clear()
            calls = Calls(AT_IMPORT.files)
            begun = time.monotonic()
            threading.settrace(calls)
            sys.settrace(calls)
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            sys.settrace(None)
            threading.settrace(None)
            told.append((sorted({name_of(code) for code in calls.seen}), time.monotonic() - begun, session.testsfailed))
            session.testsfailed = 0
        with os.fdopen(writing, "w", encoding="utf-8") as out:
            json.dump(told, out)
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading, encoding="utf-8") as heard:
        told = json.load(heard)
    os.waitpid(child, 0)
    failed = [item.nodeid for item, (*_rest, is_failed) in zip(session.items, told, strict=True) if is_failed]
    if len(failed) > FAIL_WATCHED:
        raise pytest.UsageError(f"the tests fail as they are: {', '.join(failed)}")
    return [Known(set() if is_failed else set(names), seconds) for names, seconds, is_failed in told]


def run(session: pytest.Session, numbers: list[int], change: tuple[list[FunctionType], CodeType] | None = None) -> bool:
    """Run tests until one fails; whether all passed."""
    if change is not None:
        functions, code = change
        for function in functions:
            function.__code__ = code
    for item, following in pairs(session, numbers):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
        if session.testsfailed:
            return False
    return True


def pairs(session: pytest.Session, numbers: list[int]) -> Iterator[tuple[pytest.Item, pytest.Item | None]]:
    """Each test with the one after it, which decides what is torn down in between."""
    items = [session.items[number] for number in numbers]
    yield from zip(items, [*items[1:], None], strict=True) if items else ()


def in_fork(work: Any) -> bool:
    """Whether some work in a process of its own says yes, and soon enough."""
    child = os.fork()
    if not child:
        with contextlib.suppress(BaseException):
            silence()
            os.setsid()
            resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST))
            os._exit(0 if work() else 1)
        os._exit(1)
    end = time.monotonic() + LONGEST_WAIT
    while time.monotonic() < end:
        done, status = os.waitpid(child, os.WNOHANG)
        if done:
            return status == 0
        time.sleep(0.005)
    os.killpg(child, signal.SIGKILL)
    os.waitpid(child, 0)
    return False


def silence() -> None:
    """Have a fork print nothing."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for place in (0, 1, 2):
        os.dup2(nothing, place)


def swapped(change: dict[str, str]) -> tuple[CodeType, tuple[list[FunctionType], CodeType]] | None:
    """The code of the one function that a change is in, and the functions that get another; None elsewhere."""
    path = change["path"]
    try:
        new = compile(change["text"], path, "exec", dont_inherit=True)
    except SyntaxError:
        return None
    old = compile(Path(path).read_text(encoding="utf-8"), path, "exec", dont_inherit=True)
    before, after = parts_of(old), parts_of(new)
    if len(before) != len(after):
        return None
    different = [(one, other) for one, other in zip(before, after, strict=True) if one != other]
    if len(different) != 1 or not all(isinstance(each, CodeType) for each in different[0]):
        return None
    one, other = different[0]
    called_at_import = {name_of(code) for code in AT_IMPORT.seen}
    functions = [
        each
        for each in gc.get_objects()
        if isinstance(each, FunctionType) and each.__code__ == one and each.__code__.co_filename == path
    ]
    if not functions or name_of(one) in called_at_import or one.co_freevars != other.co_freevars:
        return None
    return one, (functions, other)


def parts_of(code: CodeType) -> list[Any]:
    """What a module is made of: its functions, as they stand, and all else of it and of its classes."""
    found: list[Any] = [code.co_code, code.co_names, code.co_name]
    for each in code.co_consts:
        if not isinstance(each, CodeType):
            found.append(repr(each))
        elif each.co_flags & 2 and each.co_name not in AT_ONCE:  # CO_NEWLOCALS: a function, no class
            found.append(each)
        else:
            found += parts_of(each)
    return found


def name_of(code: CodeType) -> str:
    """The outermost function that a code is in."""
    return f"{code.co_filename}:{code.co_qualname.split('.<locals>')[0]}"
