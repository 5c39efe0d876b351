"""The end of a program that a test has started: nothing of it goes on in the tests that follow."""

import time

from transfer_wizard.app import Program

PATIENCE = 30.0
"""Seconds."""


def end_program(program: Program) -> None:
    """End a program, with all that it does later and at every turn of the event loop."""
    session = program.services()
    session.autosave.watch(None)  # else a save that failed is tried again
    session.autosave.wait()
    for background in (session._background, session.finding._background):
        background.drop()  # what fails later, and whose window is gone, is told in the window that is there then
    end_calls_to_store(program)
    session.deleteLater()
    program.deleteLater()


def end_calls_to_store(program: Program) -> None:
    """Let the calls to the password store end before its bus does: one that is cut leaves its connection open."""
    vault, until = program.services().keeper._vault, time.monotonic() + PATIENCE
    while vault._pending and time.monotonic() < until:
        time.sleep(0.01)
