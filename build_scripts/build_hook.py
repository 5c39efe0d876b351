"""What the build of a wheel does first: compile the translations, which lie in it beside the other resources."""

import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

sys.path.insert(0, str(Path(__file__).resolve().parent))
from catalogues import compile_all


class BuildHook(BuildHookInterface[Any]):  # type: ignore[misc]
    """Hatchling's door for it."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, before the files are gathered."""
        compile_all(Path(self.root) / "resources" / "locale")
