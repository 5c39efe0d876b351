"""Where the files of the top-level folder `resources` are, however the program was installed."""

from pathlib import Path

_PACKAGE = Path(__file__).resolve().parent


def resource(*names: str) -> Path:
    """Return the path of a file or folder below `resources`, for example `resource("icons", "add.svg")`.

    A wheel and a frozen build carry the folder inside the package; a checkout has it beside the package.
    """
    inside = _PACKAGE / "resources"
    root = inside if inside.is_dir() else _PACKAGE.parent / "resources"
    return root.joinpath(*names)
