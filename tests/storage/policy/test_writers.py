"""What is written for a source comes back from it."""

import plistlib
from pathlib import Path
from typing import Any

import pytest

from tests.storage.policy.samples import whole
from transfer_wizard.request.policy import (
    Policy,
)
from transfer_wizard.storage.policy.schema import judge
from transfer_wizard.storage.policy.sources import (
    read_bytes,
    read_file,
)
from transfer_wizard.storage.policy.writers import POLICY_FILES, to_property_list


@pytest.mark.parametrize("form", POLICY_FILES, ids=[form.suffix for form in POLICY_FILES])
def test_what_is_written_for_a_source_comes_back_from_it(form: Any, tmp_path: Path) -> None:
    settings = whole()
    path = tmp_path / f"policy{form.suffix}"
    path.write_bytes(form.write(settings))
    assert form.write(settings) == path.read_bytes()
    policy = judge(read_file(path), "a test")
    assert policy == Policy(settings)


def test_a_binary_property_list_is_read() -> None:
    content = plistlib.dumps(plistlib.loads(to_property_list(whole())), fmt=plistlib.FMT_BINARY)
    assert judge(read_bytes(content), "a test") == Policy(whole())
