"""Names of files: each gets the end it needs, and nobody's file is written over unasked."""

import pytest

from transfer_wizard.ui.kit.file_chooser import Named, named


@pytest.mark.parametrize(
    ("typed", "suffix", "path", "may_replace"),
    [
        ("/a/Northwind Inc. transfer", ".pdf", "/a/Northwind Inc. transfer.pdf", False),
        ("/a/case", ".zip", "/a/case.zip", False),
        ("/a/v1.2", ".json", "/a/v1.2.json", False),
        ("/a/case.zip", ".zip", "/a/case.zip", True),
        ("/a/CASE.ZIP", ".zip", "/a/CASE.ZIP", True),
        ("/a/notes.txt", ".pdf", "/a/notes.txt.pdf", False),
        ("/a/.zip", ".zip", "/a/.zip.zip", False),
        ("/a.zip/case", ".zip", "/a.zip/case.zip", False),
        ("/a/東京", ".transfer-preset", "/a/東京.transfer-preset", False),
    ],
)
def test_a_name_gets_its_end_and_only_what_was_asked_about_is_replaced(
    typed: str, suffix: str, path: str, may_replace: bool
) -> None:
    assert named(typed, suffix) == Named(path, may_replace)
