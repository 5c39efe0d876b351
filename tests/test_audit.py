"""The audit of packages and code: what is planted is found. What there is, the test run itself looks over."""

from pathlib import Path

import pytest

import audit

PROJECT = """
[project]
dependencies = ["platformdirs>=4.5", "pydantic>=2.14.4"]
[project.optional-dependencies]
test = ["pytest>=9.2.0", "ruff>=0.17"]
"""
CODE = """
from typing import NamedTuple

from PySide6.QtWidgets import QLabel


class Row(NamedTuple):
    number: int


class Chip(QLabel):
    def hasHeightForWidth(self):
        return bool(Row(1))

    def by_name(self):
        return getattr(self, "by_name")

    def forgotten(self):
        left = 1


Chip()
"""


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A small project of the same shape as this one."""
    for folder in audit.CODE:
        (tmp_path / folder).mkdir()
    (tmp_path / "pyproject.toml").write_text(PROJECT, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("license_name", "is_strange"),
    [
        ("MIT", False),
        ("The MIT License (MIT)", False),
        ("Apache-2.0 OR BSD-3-Clause", False),
        ("LGPL-3.0-only OR GPL-2.0-only", False),
        ("GPL-3.0-only", True),
        ("MIT AND GPL-3.0-only", True),
        ("Proprietary", True),
        ("", True),
    ],
)
def test_a_license_that_is_not_accepted_is_found(license_name: str, is_strange: bool) -> None:
    faults = list(audit.strange_licenses({"package": license_name}))
    assert [fault.partition(":")[0] for fault in faults] == ["package"] * is_strange


def test_every_package_that_is_installed_says_its_license() -> None:
    licenses = audit.locked()
    assert licenses["pydantic"] == "MIT"
    assert {"vulture", "pyside6-essentials"} <= licenses.keys()


def test_a_package_that_nothing_imports_is_found(checkout: Path) -> None:
    (checkout / "transfer_wizard" / "paths.py").write_text("def place():\n    import pydantic.types\n")
    (checkout / "tests" / "test_paths.py").write_text("from pytest import fixture\n")
    [fault] = audit.unused_packages(checkout)
    assert fault == "pyproject.toml: platformdirs is asked for, and nothing in transfer_wizard imports it"


def test_code_that_nothing_uses_is_found_and_what_qt_calls_is_not(checkout: Path) -> None:
    (checkout / "transfer_wizard" / "chip.py").write_text(CODE, encoding="utf-8")
    assert list(audit.unused_code(checkout)) == [
        "transfer_wizard/chip.py:18: unused method 'forgotten'",
        "transfer_wizard/chip.py:19: unused variable 'left'",
    ]


def test_without_pip_audit_it_is_said_how_to_get_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.setattr("sys.executable", str(tmp_path / "python"))
    assert audit.known_vulnerabilities() == 3
    assert "-m pip install pip-audit" in capsys.readouterr().out
