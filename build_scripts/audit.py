"""Look over what the program is made of: licenses of the packages, packages that nothing uses, code that nothing uses.

Usage: python3 build_scripts/audit.py [--known]

The ordinary test run does this too, since it needs no network. With --known the locked versions are looked up in the
list of known vulnerabilities of the package registry, too; that needs the network and the program `pip-audit`, and says
how to get it.
"""

import ast
import functools
import gc
import html.parser
import http.server
import importlib.metadata
import re
import shutil
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from setup_environment import REQUIREMENTS, ROOT, enter, run_script

CODE: Final = ("transfer_wizard", "build_scripts", "tests")

# What may be in the program, or beside it where it is built and tested: none asks for more than its text, or for the
# source of the package itself, which is public.
ACCEPTED: Final = {
    *("MIT", "MIT-0", "BSD-2-Clause", "BSD-3-Clause", "Apache-2.0", "PSF-2.0", "MPL-2.0"),
    *("LGPL-3.0-only", "LGPL-2.1-or-later"),
}
# How packages say it that do not say it as the list of SPDX does.
SPELLINGS: Final = {
    "MIT License": "MIT",
    "The MIT License (MIT)": "MIT",
    "Apache 2.0": "Apache-2.0",
    "Mozilla Public License 2.0 (MPL 2.0)": "MPL-2.0",
    "LGPLv2+": "LGPL-2.1-or-later",
}

# What is run and not imported.
PROGRAMS: Final = {"ruff", "mypy", "pytest-xdist", "vulture"}

# A method of these names is called by what it overrides.
OVERRIDDEN: Final = (html.parser.HTMLParser, http.server.BaseHTTPRequestHandler, http.server.ThreadingHTTPServer)
# The fields of what derives from these are read by the texts of their names.
DATA: Final = {"BaseModel", "Structure", "NamedTuple"}


def main(arguments: list[str]) -> int:
    """Print what is found, and return 1 where something is."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    enter("test", (), "vulture")
    gc.disable()  # a million pieces of code stay until the end; to look through them again and again takes a third
    faults = [*strange_licenses(locked()), *unused_packages(ROOT), *unused_code(ROOT)]
    for fault in faults:
        print(fault)
    if not faults:
        print("Audit: every license is one of those accepted; every package and all code is used.")
    unsafe = known_vulnerabilities() if "--known" in arguments else 0
    return 1 if faults else unsafe


# Licenses -------------------------------------------------------------------------------------------------------


def locked() -> dict[str, str]:
    """The packages of the locks that are installed here, with their licenses as they say it themselves."""
    names = {
        line.partition("==")[0]
        for lock in ("run", "test")
        for line in (REQUIREMENTS / f"{lock}.txt").read_text(encoding="utf-8").splitlines()
        if "==" in line
    }
    found = {}
    for name in sorted(names):
        try:
            found[name] = license_of(importlib.metadata.metadata(name))
        except importlib.metadata.PackageNotFoundError:  # one of another system
            continue
    return found


def license_of(said: importlib.metadata.PackageMetadata) -> str:
    """What a package says of its license, in the newest of the three ways it may say it."""
    classifiers = [line.split(" :: ")[-1] for line in said.get_all("Classifier", []) if line.startswith("License ::")]
    text = str(said.json.get("license_expression") or said.json.get("license") or " AND ".join(classifiers))
    return text.partition("\n")[0]  # some have the whole license there


def strange_licenses(found: dict[str, str]) -> Iterator[str]:
    """One line for each package whose license is none of those accepted."""
    for name, said in found.items():
        if not any(all(one in ACCEPTED for one in spelled(both, " AND ")) for both in spelled(said, " OR ")):
            yield f"{name}: its license is not one of those accepted: {said or 'it names none'}"


def spelled(said: str, word: str) -> list[str]:
    """The parts of an expression, as the list of SPDX spells them."""
    return [SPELLINGS.get(part, part) for part in re.split(word, said)]


# Packages -------------------------------------------------------------------------------------------------------


def unused_packages(root: Path) -> Iterator[str]:
    """One line for each package that pyproject.toml asks for and nothing imports or runs."""
    project = tomllib.loads((root / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    asked = {"transfer_wizard": project["dependencies"], "tests": project["optional-dependencies"]["test"]}
    modules: dict[str, set[str]] = {}
    for module, names in importlib.metadata.packages_distributions().items():
        for name in names:
            modules.setdefault(re.sub("[-_.]+", "-", name).lower(), set()).add(module)
    for folder, requirements in asked.items():
        imported = set(imports(root / folder)) | (set(imports(root / "build_scripts")) if folder == "tests" else set())
        for requirement in requirements:
            name = re.split("[^A-Za-z0-9._-]", requirement)[0].lower()
            if name not in PROGRAMS and not modules.get(name, set()) & imported:
                yield f"pyproject.toml: {name} is asked for, and nothing in {folder} imports it"


def imports(folder: Path) -> Iterator[str]:
    """The outermost modules that any file of a folder imports."""
    for path in folder.rglob("*.py"):
        for node in nodes_in(path):
            if isinstance(node, ast.Import):
                yield from (alias.name.partition(".")[0] for alias in node.names)
            elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
                yield node.module.partition(".")[0]


# Code -----------------------------------------------------------------------------------------------------------


def unused_code(root: Path) -> Iterator[str]:
    """One line for each name in the code that nothing reads.

    What pyproject.toml lists is read by others, and a method whose name is a text somewhere is looked up by it.
    """
    from vulture import Vulture

    listed = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["vulture"]
    search = Vulture(ignore_names=listed["ignore_names"], ignore_decorators=listed["ignore_decorators"])
    search.scavenge([str(path) for folder in CODE for path in (root / folder).rglob("*") if is_code(path)])
    nodes = list(nodes_of(root))
    texts = {node.value for _path, node in nodes if isinstance(node, ast.Constant) and isinstance(node.value, str)}
    classes = [(path, node) for path, node in nodes if isinstance(node, ast.ClassDef)]
    overridden = {name for each in (*OVERRIDDEN, *qt_classes()) for name in dir(each)}
    fields = set(data_fields(classes))
    for item in search.get_unused_code(min_confidence=60):
        path = Path(item.filename)
        is_called = item.typ in ("method", "attribute") and item.name in overridden | texts
        if not is_called and (path, item.first_lineno) not in fields:
            yield f"{path.relative_to(root).as_posix()}:{item.first_lineno}: {item.message}"


def is_code(path: Path) -> bool:
    """Whether a file is Python; the recipe for PyInstaller is, too."""
    return path.suffix in (".py", ".spec")


def qt_classes() -> Iterator[type]:
    """The classes of Qt that ours derive from."""
    from PySide6 import QtCore, QtGui, QtWidgets

    for module in (QtCore, QtGui, QtWidgets):
        yield from (each for each in (getattr(module, name) for name in dir(module)) if isinstance(each, type))


def nodes_of(root: Path) -> Iterator[tuple[Path, ast.AST]]:
    """Everything in the code, with its file."""
    for path in (path for folder in CODE for path in (root / folder).rglob("*.py")):
        yield from ((path, node) for node in nodes_in(path))


@functools.cache
def nodes_in(path: Path) -> list[ast.AST]:
    """Everything in a file, which is read once for all that is looked up in it."""
    return list(ast.walk(ast.parse(path.read_text(encoding="utf-8"))))


def data_fields(classes: list[tuple[Path, ast.ClassDef]]) -> Iterator[tuple[Path, int]]:
    """The places where a class of data names its fields, a class that derives from one by whatever way included."""
    data, before = set(DATA), 0
    while len(data) > before:
        before = len(data)
        data |= {
            node.name for _path, node in classes if {ast.unparse(base).split(".")[-1] for base in node.bases} & data
        }
    for path, node in classes:
        if node.name in data:
            yield from ((path, field.lineno) for field in node.body if isinstance(field, ast.AnnAssign | ast.Assign))


# Vulnerabilities ------------------------------------------------------------------------------------------------


def known_vulnerabilities() -> int:
    """Have pip-audit look up the locked versions, and return its exit code."""
    program = shutil.which("pip-audit") or shutil.which("pip-audit", path=str(Path(sys.executable).parent))
    if program is None:
        print(f"pip-audit is not there. Install it ({sys.executable} -m pip install pip-audit), then run this again.")
        return 3
    command = [program, "--require-hashes", "--disable-pip", "--strict"]
    for lock in ("run", "test", "package"):
        command += ["--requirement", str(REQUIREMENTS / f"{lock}.txt")]
    return subprocess.run(command).returncode


if __name__ == "__main__":
    run_script(main)
