"""Write the hash-locked requirement files anew from pyproject.toml.

Usage: python3 build_scripts/lock.py [--upgrade] [further options of `uv pip compile`]

Needs the program `uv`, and says how to get it. Without --upgrade the versions already locked stay as they are, so only
what pyproject.toml asks for changes. Each file holds for Linux, Windows and macOS and for every Python from 3.11 on.
"""

import shutil
import subprocess
import sys

from setup_environment import REQUIREMENTS, ROOT, prepare, run_script

# The run lock comes first: the other two are held to its versions, so that what is tested is what people get.
EXTRAS = {"run": [], "test": ["test"], "package": ["package"]}
HEADER = (
    "# Made by build_scripts/lock.py from pyproject.toml; edits here are lost. Hashes are checked at installation.\n"
)


def compile_lock(uv: str, name: str, options: list[str]) -> int:
    """Write one requirement file and return uv's exit code."""
    target = REQUIREMENTS / f"{name}.txt"
    command = [uv, "pip", "compile", "pyproject.toml", "--quiet", "--universal", "--python-version", "3.11"]
    command += ["--generate-hashes", "--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    command += [word for extra in EXTRAS[name] for word in ("--extra", extra)]
    if name != "run":
        command += ["--constraint", str(REQUIREMENTS / "run.txt")]
    command += ["--output-file", str(target), *options]
    code = subprocess.run(command, cwd=ROOT, stdout=subprocess.DEVNULL).returncode
    if code == 0:
        target.write_text(HEADER + target.read_text(encoding="utf-8"), encoding="utf-8", newline="\n")
    return code


def main(arguments: list[str]) -> int:
    """Write all three files, stopping at the first that cannot be made."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    python = prepare("run")
    uv = shutil.which("uv") or shutil.which("uv", path=str(python.parent))
    if uv is None:
        print(f"uv is not there. Install it ({python} -m pip install uv), then run this again.", file=sys.stderr)
        return 3
    for name in EXTRAS:
        code = compile_lock(uv, name, arguments)
        if code:
            print(f"The {name} lock was left as it is: uv ended with exit code {code}.", file=sys.stderr)
            return code
        print(f"Wrote build_scripts/requirements/{name}.txt")
    return 0


if __name__ == "__main__":
    run_script(main)
