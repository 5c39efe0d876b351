"""The walls of the house (CONTRIBUTING.md): who may import whom, and a few habits that nobody should have to review.

`broken_walls` reads a package without running it; the tests at the end plant violations to see that it finds them.
"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "transfer_wizard"

MIDDLE_ROW = ("flow", "intake", "export", "webform", "storage")
BELOW_UI = ("request", "validation", *MIDDLE_ROW)
# What each room may import of the others. A room is a folder of the package or a module at its top.
MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "translations": (),
    "resources": (),
    "request": (),
    "validation": ("request",),
    **{room: ("request", "validation") for room in MIDDLE_ROW},
    "ui": BELOW_UI,
    "app": (*BELOW_UI, "ui"),
    "self_test": (*BELOW_UI, "ui"),
    "terminal": (),
    "display": (),
    "intake_commands": (*BELOW_UI, "terminal"),
    "passcode_store": ("request", "validation", "storage", "terminal"),
    "webform_command": (*BELOW_UI, "terminal", "passcode_store"),
    "commands": (
        *(*BELOW_UI, "ui", "app", "display", "self_test", "terminal"),
        *("intake_commands", "passcode_store", "webform_command"),
    ),
    "cli": ("app", "commands", "display", "storage", "webform"),
    "__main__": ("cli",),
}
# In ui/, imports point one way too, and the folders of single pages do not know each other. Hand over is the one
# exception: it opens the companion.
LIGHT_FOLDERS = ("kit", "services", "steps")
UI_MAY_IMPORT: dict[str, tuple[str, ...]] = {
    "__init__": ("quick_start",),
    "quick_start": ("quick_enums",),
    "quick_enums": (),
    "kit": (),
    "services": ("kit",),
    "steps": ("kit", "services"),
    "case": ("kit", "services"),
    "start": LIGHT_FOLDERS,
    "licenses": LIGHT_FOLDERS,
    "review": LIGHT_FOLDERS,
    "companion": LIGHT_FOLDERS,
    "hand_over": (*LIGHT_FOLDERS, "companion"),
    "colleague": LIGHT_FOLDERS,
    "policy": LIGHT_FOLDERS,
    "shell": (*LIGHT_FOLDERS, "case", "start", "licenses", "review", "hand_over", "companion", "colleague", "policy"),
}
# The kit knows no step, no rule and no disk; of a request it knows how long a text may be.
KIT_MAY_IMPORT = ("ui", "request")
# Two small modules without a view of their own.
OPEN_TO_ALL = ("translations", "resources")

# Where each outside package may be imported: path beginnings inside the package.
OUTSIDE: dict[str, tuple[str, ...]] = {
    "PySide6": ("ui/", "app.py", "self_test.py", "export/pdf.py"),
    "shiboken6": ("ui/", "app.py"),
    "pydantic": ("validation/", "storage/", "webform/"),
    "pydantic_core": ("validation/", "storage/", "webform/"),
    "platformdirs": ("storage/",),
    "keyring": ("storage/vault.py",),
    "charset_normalizer": ("intake/encoding.py",),
    "python_calamine": ("intake/sheets.py",),
}
# keyring reads files and may wait for a person: it is imported by the function that needs it, never at start.
ONLY_INSIDE_FUNCTIONS = ("keyring", "charset_normalizer", "python_calamine")
NOT_AT_START = ("PySide6", "pydantic", "keyring")

# One door each: what the window has one place for, and where that is.
ONE_DOOR = {
    "QDialog": "ui/kit/dialog.py",
    "QMessageBox": "ui/kit/dialog.py",
    "QInputDialog": "ui/kit/dialog.py",
    "QFileDialog": "ui/kit/file_chooser.py",
    "QThread": "ui/services/background.py",
    "QThreadPool": "ui/services/background.py",
    "threading.Thread": "ui/services/background.py",
}

EMPTY_NAMES = ("util", "utils", "helper", "helpers", "misc", "common", "manager", "managers")
MOST_LINES = 500
# Exports are documents and bring their own colours; all that the window shows takes them from the theme.
MAY_COLOUR = ("ui/kit/theme.py", "ui/kit/theme_colours.py", "ui/kit/theme_sheet.py", "export/")
# A line is a pixel or two wide; whatever is larger is a size, and grows with the text or not as the theme says.
BARELY, NO_LIMIT = 2, 1_000_000
SIZING = {f"set{which}{what}" for which in ("Fixed", "Minimum", "Maximum") for what in ("Size", "Width", "Height")} | {
    *("setContentsMargins", "setSpacing", "addSpacing", "setHorizontalSpacing", "setVerticalSpacing", "setIconSize"),
    *("setPointSize", "setPointSizeF", "setPixelSize"),
}
TYPE_NAME = re.compile(r"_?[A-Z][A-Za-z]*[a-z][A-Za-z]*")
COLOUR = re.compile(r"(?<![\w&])#(?:[0-9a-fA-F]{3}|[0-9a-fA-F]{6}|[0-9a-fA-F]{8})(?!\w)")


@dataclass(frozen=True)
class Import:
    """One module that a file imports, by its full name, and whether that happens only when a function is called."""

    module: str
    line: int
    inside_function: bool


def broken_walls(package: Path) -> list[str]:
    """Return one line for each broken rule in a package folder, `file:line: what is wrong`."""
    return [
        f"{path.relative_to(package).as_posix()}:{finding}"
        for path in sorted(package.rglob("*.py"))
        for finding in findings(path, path.relative_to(package).as_posix())
    ]


def findings(path: Path, place: str) -> Iterator[str]:
    """What one file does against the rules; `place` is its path inside the package."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    for imported in imports(tree, place):
        if complaint := import_complaint(imported, place):
            yield f"{imported.line}: {complaint}"
    yield from habits(tree, source, place)


def imports(tree: ast.Module, place: str) -> Iterator[Import]:
    """Every import of a file: statements, relative ones too, and `import_module` with a name written out."""
    for node, inside in walk(tree):
        if isinstance(node, ast.Import):
            yield from (Import(alias.name, node.lineno, inside) for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            origin = origin_of(node, place)
            # "from transfer_wizard import ui" names the room only after the word import.
            names = [f"{origin}.{alias.name}" for alias in node.names] if origin == PACKAGE else [origin]
            yield from (Import(name, node.lineno, inside) for name in names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func) in ("import_module", "importlib.import_module"):
            match node.args:
                case [ast.Constant(value=str(name)), *_]:
                    yield Import(name, node.lineno, inside)


def walk(node: ast.AST, inside: bool = False) -> Iterator[tuple[ast.AST, bool]]:
    """Every node below, and whether a function has to be called to get there."""
    for child in ast.iter_child_nodes(node):
        yield child, inside
        yield from walk(child, inside or isinstance(child, ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda))


def origin_of(node: ast.ImportFrom, place: str) -> str:
    """The full name of the module that a `from` takes from."""
    if not node.level:
        return node.module or ""
    parents = [PACKAGE, *place.split("/")[:-1]]
    base = parents[: len(parents) - node.level + 1]
    return ".".join([*base, node.module] if node.module else base)


def import_complaint(imported: Import, place: str) -> str | None:
    """Why a file may not import that, or None."""
    top, _, rest = imported.module.partition(".")
    if top == PACKAGE:
        room, other = place.split("/")[0].removesuffix(".py"), rest.split(".")[0]
        return room_complaint(room, other) or (folder_complaint(place, rest) if room == "ui" else None)
    if top in sys.stdlib_module_names:
        return None
    if top not in OUTSIDE:
        return f"imports {top}, which is no dependency of the program"
    if not place.startswith(OUTSIDE[top]):
        return f"imports {top}, which belongs in {', '.join(OUTSIDE[top])}"
    if top in ONLY_INSIDE_FUNCTIONS and not imported.inside_function:
        return f"imports {top} when the module is loaded, not when it is first used"
    return None


def room_complaint(room: str, other: str) -> str | None:
    """Why one room may not import another, or None."""
    if room == "__init__":
        return "the package imports one of its modules by itself"
    if other in ("", "__version__", room, *OPEN_TO_ALL):
        return None
    if room not in MAY_IMPORT:
        return f"{room} is no room of the house"
    return None if other in MAY_IMPORT[room] else f"{room} imports {other}"


def folder_complaint(place: str, module: str) -> str | None:
    """Why a file of ui/ may not import a module of ours, or None; `module` is its name without the package's."""
    folder = place.split("/")[1].removesuffix(".py")
    room, *inner = module.split(".")
    if room == "ui" and inner:
        if folder not in UI_MAY_IMPORT:
            return f"ui/{folder} is no room of the house"
        return None if inner[0] in (folder, *UI_MAY_IMPORT[folder]) else f"ui/{folder} imports ui/{inner[0]}"
    if folder == "kit" and room not in (*KIT_MAY_IMPORT, "__version__", *OPEN_TO_ALL):
        return f"ui/kit imports {room}"
    return None


def habits(tree: ast.Module, source: str, place: str) -> Iterator[str]:
    """What one file does against the habits that can be seen without judgement."""
    if set(place.removesuffix(".py").split("/")) & set(EMPTY_NAMES):
        yield "1: the name says nothing about what is inside"
    if (lines := len(source.splitlines())) > MOST_LINES:
        yield f"{lines}: more than {MOST_LINES} lines"
    documentation = docstrings(tree)
    for node, _inside in walk(tree):
        if isinstance(node, ast.Attribute) and node.attr == "processEvents":
            yield f"{node.lineno}: processEvents runs other code in the middle of this code"
        if isinstance(node, ast.Attribute | ast.Name) and place.startswith("ui/"):
            name = ast.unparse(node)
            if ONE_DOOR.get(name, place) != place:
                yield f"{node.lineno}: {name} outside {ONE_DOOR[name]}"
        if place.startswith(MAY_COLOUR):
            continue
        if isinstance(node, ast.Call) and place.startswith("ui/") and (size := bare_size(node)):
            yield f"{node.lineno}: {size} pixels outside ui/kit/theme.py"
        if isinstance(node, ast.Attribute) and node.attr == "setStyleSheet":
            yield f"{node.lineno}: a stylesheet outside ui/kit/theme.py"
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node not in documentation:
            if COLOUR.search(node.value):
                yield f"{node.lineno}: a colour outside ui/kit/theme.py"


def bare_size(call: ast.Call) -> int:
    """The first size in pixels that stands by itself in a call that gives a widget its size or its room; 0 for none.

    A size that is made of the theme's grid is one of the theme's, and the largest that Qt knows means "no limit".
    """
    name = call.func.attr if isinstance(call.func, ast.Attribute) else ""
    if name not in SIZING:
        return 0
    sizes = [each.value for each in call.args if isinstance(each, ast.Constant)]
    return next((size for size in sizes if isinstance(size, int) and BARELY < size < NO_LIMIT), 0)


def docstrings(tree: ast.Module) -> set[ast.AST]:
    """The constants that only document: strings that stand alone as a statement."""
    return {
        node.value for node in ast.walk(tree) if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }


def test_walls_stand() -> None:
    assert broken_walls(ROOT / PACKAGE) == []


def twice_named(package: Path) -> list[str]:
    """Class and type names that stand for two things of a package, a leading underscore left aside: name and places."""
    places: dict[str, list[str]] = {}
    for path in sorted(package.rglob("*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        classes = [node.name for node in ast.walk(tree) if isinstance(node, ast.ClassDef)]
        assigned = [node for node in tree.body if isinstance(node, ast.Assign)]
        aliases = [name.id for node in assigned for name in node.targets if isinstance(name, ast.Name)]
        for name in (*classes, *filter(TYPE_NAME.fullmatch, aliases)):
            places.setdefault(name.lstrip("_"), []).append(path.relative_to(package).as_posix())
    return [f"{name}: {', '.join(where)}" for name, where in sorted(places.items()) if len(where) > 1]


def test_a_name_stands_for_one_thing() -> None:
    assert twice_named(ROOT / PACKAGE) == []


def test_a_name_for_two_things_is_found(tmp_path: Path) -> None:
    (tmp_path / "a.py").write_text("class Row: ...\nclass Left: ...\nMOST = 5\n", encoding="utf-8")
    (tmp_path / "b.py").write_text("class _Row: ...\nLeft = dict[str, str]\nMOST = 6\n", encoding="utf-8")
    assert twice_named(tmp_path) == ["Left: a.py, b.py", "Row: a.py, b.py"]


def test_every_room_is_in_the_table() -> None:
    tops = {path.name.removesuffix(".py") for path in (ROOT / PACKAGE).iterdir()}
    rooms = {top for top in tops if not top.startswith(("__init__", "__pycache__", "py.typed", "."))}
    assert rooms <= set(MAY_IMPORT)


def test_command_line_starts_light() -> None:
    """`transfer-wizard check` on a build server pays for neither Qt nor pydantic before it knows that it needs them."""
    code = f"import sys, {PACKAGE}.cli; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    answer = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True)
    assert answer.returncode == 0, answer.stderr
    assert not set(answer.stdout.split()) & set(NOT_AT_START)


@pytest.mark.parametrize(
    ("place", "source", "complaint"),
    [
        ("request/draft.py", "import transfer_wizard.validation", "request imports validation"),
        ("translations.py", "from transfer_wizard.request import draft", "translations imports request"),
        ("validation/rules.py", "from transfer_wizard.flow.steps import STEPS", "validation imports flow"),
        ("validation/rules.py", "def late():\n    from transfer_wizard import ui", "validation imports ui"),
        ("flow/steps.py", "from ..storage import vault", "flow imports storage"),
        ("intake/text.py", "from .. import export", "intake imports export"),
        (
            "export/table.py",
            'import importlib\nimportlib.import_module("transfer_wizard.intake.text")',
            "export imports intake",
        ),
        ("ui/shell/window.py", "from transfer_wizard.app import main", "ui imports app"),
        ("app.py", "import transfer_wizard.cli", "app imports cli"),
        (
            "ui/kit/texts.py",
            "from transfer_wizard.ui.services.background import Background",
            "ui/kit imports ui/services",
        ),
        ("ui/kit/texts.py", "from transfer_wizard.flow.steps import STEPS", "ui/kit imports flow"),
        ("ui/review/cards.py", "from transfer_wizard.ui.shell.window import Window", "ui/review imports ui/shell"),
        ("ui/review/cards.py", "def f():\n    from transfer_wizard.ui.start import x", "ui/review imports ui/start"),
        ("ui/attic/box.py", "from transfer_wizard.ui.kit import theme", "ui/attic is no room"),
        ("attic/box.py", "import transfer_wizard.request", "attic is no room"),
        ("__init__.py", "from transfer_wizard.cli import main", "by itself"),
        ("flow/steps.py", "from PySide6.QtCore import Qt", "imports PySide6, which belongs in ui/"),
        ("export/html.py", "import PySide6", "imports PySide6, which belongs in ui/"),
        ("export/summary.py", "from pydantic import BaseModel", "imports pydantic, which belongs in validation/"),
        ("ui/shell/window.py", "def f():\n    import keyring", "imports keyring, which belongs in storage/vault.py"),
        ("storage/vault.py", "import keyring.errors", "when the module is loaded"),
        ("webform/form_page.py", "import selenium", "no dependency"),
        ("ui/utils.py", "", "says nothing"),
        ("ui/common/row.py", "", "says nothing"),
        ("ui/shell/window.py", "app.processEvents()", "processEvents"),
        ("ui/shell/window.py", 'self.setStyleSheet("color: red")', "stylesheet"),
        ("ui/shell/window.py", 'RED = "#d4351c"', "colour"),
        ("ui/shell/window.py", "class Question(QDialog): ...", "QDialog outside ui/kit/dialog.py"),
        ("ui/shell/window.py", "path = QFileDialog.getOpenFileName()[0]", "QFileDialog outside ui/kit/file_chooser.py"),
        ("ui/shell/window.py", "threading.Thread(target=work)", "threading.Thread outside ui/services/background.py"),
        ("ui/shell/window.py", "self.setFixedWidth(208)", "208 pixels"),
        ("ui/shell/window.py", "row.setContentsMargins(0, 0, 12, 0)", "12 pixels"),
        ("flow/steps.py", "x = 1\n" * 501, "more than 500 lines"),
    ],
)
def test_planted_violation_is_found(tmp_path: Path, place: str, source: str, complaint: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    [line] = broken_walls(tmp_path)
    assert line.startswith(f"{place}:")
    assert complaint in line


@pytest.mark.parametrize(
    ("place", "source"),
    [
        ("request/draft.py", "from transfer_wizard.request.words import Mode\nimport json"),
        ("request/draft.py", "from .words import Mode\nfrom . import words"),
        ("flow/navigator.py", "def problems():\n    from transfer_wizard.validation import check"),
        ("request/draft.py", "from transfer_wizard.translations import _"),
        ("storage/vault.py", "def backend():\n    import keyring.backends.Windows"),
        ("export/pdf.py", "from PySide6.QtGui import QTextDocument"),
        ("export/html.py", 'STYLE = "color: #333333"'),
        ("ui/kit/theme.py", 'app.setStyleSheet("color: #333")'),
        (
            "ui/shell/window.py",
            "self.setFixedWidth(26 * theme.GRID)\nself.setMaximumWidth(16_777_215)\nrow.setSpacing(0)",
        ),
        ("ui/shell/window.py", '"""Mends #123456."""\nNBSP = "&#160;"\nNUMBER = "#12345"'),
        ("cli.py", "from transfer_wizard import __version__\nimport transfer_wizard"),
    ],
)
def test_allowed_code_is_left_alone(tmp_path: Path, place: str, source: str) -> None:
    path = tmp_path / place
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")
    assert broken_walls(tmp_path) == []


HIDDEN_TROUBLE = """
import threading
import warnings

from PySide6.QtCore import QThread, QTimer, qWarning


def raise_error():
    raise RuntimeError("hidden")


class Worker(QThread):
    def run(self):
        raise_error()


def test_slot(qtbot):
    QTimer.singleShot(0, raise_error)
    qtbot.wait(20)


def test_qt_thread():
    worker = Worker()
    worker.start()
    worker.wait()


def test_thread():
    thread = threading.Thread(target=raise_error)
    thread.start()
    thread.join()


def test_qt_warning():
    qWarning("beware")


def test_python_warning():
    warnings.warn("beware", stacklevel=1)


def test_nothing_wrong():
    pass
"""


def test_hidden_trouble_fails_a_test(tmp_path: Path) -> None:
    """Errors in slots and threads, and warnings of Qt and Python, fail the test in which they happen."""
    (tmp_path / "test_trouble.py").write_text(HIDDEN_TROUBLE, encoding="utf-8")
    command = [sys.executable, "-m", "pytest", "-q", "-c", str(ROOT / "pyproject.toml"), "--rootdir", str(tmp_path)]
    command += ["-p", "no:cacheprovider", str(tmp_path)]
    answer = subprocess.run(command, capture_output=True, text=True, timeout=100)
    assert re.search(r"^5 failed, 1 passed", answer.stdout, re.MULTILINE), answer.stdout
