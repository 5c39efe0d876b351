"""Build what an IT desk hands out: the packaged program, tried, with its checksums and its bill of materials.

Usage: python3 build_scripts/package.py [--once]

Needs Python 3.11 or newer and nothing else. It makes an environment of its own from the locked packages, builds twice
and compares (--once: builds once), runs what it built, and writes to the folder dist:

    Linux    .tar.zst, .deb, and the program in one file
    Windows  .zip, and the installer where Inno Setup is there
    macOS    the disk image

On Linux the system's own Python is taken where it is new enough: it is smaller than one built by hand.
"""

import hashlib
import json
import os
import platform
import shutil
import subprocess
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import Final

if sys.version_info < (3, 11):  # noqa: UP036 - this line is what an older Python gets to see
    sys.exit("Packaging needs Python 3.11 or newer; this is Python {}.{}.".format(*sys.version_info[:2]))

import package_linux
from setup_environment import ROOT, Need, NotReady, can_load, can_run, last_line, prepare, run_script

SCRIPTS: Final = ROOT / "build_scripts"
PACKAGING: Final = SCRIPTS / "packaging"
BUILD: Final = ROOT / "build" / "package"
DIST: Final = ROOT / "dist"
NAME: Final = "transfer-wizard"
SYSTEM_PYTHON: Final = Path("/usr/bin/python3")

_LIBRARY: Final = f"libpython3.{sys.version_info.minor}.so.1.0"
LINUX_NEEDS: Final = [
    Need(_LIBRARY, f"libpython3.{sys.version_info.minor}", can_load),
    Need("strip", "binutils", can_run),
    Need("zstd", "zstd", can_run),
    Need("dpkg-shlibdeps", "dpkg-dev", can_run),
    Need("desktop-file-validate", "desktop-file-utils", can_run),
    Need("appstreamcli", "appstream", can_run),
]


def main(arguments: list[str]) -> int:
    """Build, compare, try, and write what is handed out."""
    if arguments[:1] in (["-h"], ["--help"]):
        print(__doc__.strip())
        return 0
    if sys.platform == "linux":
        take_system_python()
    python = prepare("package", LINUX_NEEDS, ROOT / "build" / "venv")
    if sys.platform == "linux":
        package_linux.check_descriptions()
    os.environ |= {"SOURCE_DATE_EPOCH": str(source_date()), "PYTHONHASHSEED": "0"}
    print(f"Building with {subprocess.check_output([python, '-VV'], text=True).strip()} ({python.resolve()}) ...")
    shutil.rmtree(DIST, ignore_errors=True)
    folder = build(python, "first")
    if "--once" not in arguments:
        compare(folder, build(python, "second"))
    try_out(folder)
    made = archive(folder)
    write_checksums(made)
    for path in made:
        print(f"{path.stat().st_size / 1e6:7.1f} MB  dist/{path.name}")
    return 0


def take_system_python() -> None:
    """Go on with the Python of the system, where it is another one and new enough."""
    if not SYSTEM_PYTHON.exists() or Path(sys.base_prefix) == Path("/usr"):
        return
    code = "import sys, venv, ensurepip; sys.exit(sys.version_info < (3, 11))"
    if subprocess.run([SYSTEM_PYTHON, "-c", code], stderr=subprocess.DEVNULL).returncode == 0:
        sys.stdout.flush()
        os.execv(SYSTEM_PYTHON, [str(SYSTEM_PYTHON), *sys.argv])


def source_date() -> int:
    """The time that everything built gets: that of the last commit, or of the change log where there is no git."""
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    if can_run("git"):
        answer = subprocess.run(["git", "log", "-1", "--format=%ct"], cwd=ROOT, capture_output=True, text=True)
        if answer.returncode == 0:
            return int(answer.stdout)
    return int((ROOT / "CHANGELOG.md").stat().st_mtime)


# Building -------------------------------------------------------------------------------------------------------


def build(python: Path, which: str) -> Path:
    """Build the folder and the one file from nothing, and return the folder that holds both."""
    place = BUILD / which
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    step([python, SCRIPTS / "package_icons.py", place / "icons"])
    command: list[str | Path] = [python, "-m", "PyInstaller", "--noconfirm", "--log-level", "ERROR", "--clean"]
    command += ["--workpath", place / "work", "--distpath", place / "dist", PACKAGING / f"{NAME}.spec"]
    step([*command, "--", "--icons", place / "icons", "--contents", place / "contents.json"])
    dist = place / "dist"
    step([python, SCRIPTS / "package_bill.py", place / "contents.json", inside(dist)])
    if sys.platform == "linux":
        package_linux.strip(dist / NAME)
    return dist


def inside(dist: Path) -> Path:
    """The folder of the program, where what is to read goes too."""
    return dist / "Transfer Wizard.app" / "Contents" / "Resources" if sys.platform == "darwin" else dist / NAME


def step(command: Sequence[str | Path]) -> None:
    """Run one command of the build; what it says is shown when it fails only."""
    answer = subprocess.run(command, cwd=ROOT, capture_output=True, text=True)
    if answer.returncode:
        print(answer.stdout, answer.stderr, file=sys.stderr)
        raise NotReady(f"{Path(command[0]).name} {command[1]} did not work: {last_line(answer)}")


def compare(first: Path, second: Path) -> None:
    """Stop unless two builds are the same, bit for bit."""
    sums = [checksums(each) for each in (first, second)]
    for name in sorted({*sums[0], *sums[1]}):
        if sums[0].get(name) != sums[1].get(name):
            raise NotReady(f"Two builds differ in {name}.")
    digest = hashlib.sha256(json.dumps(sums[0], sort_keys=True).encode()).hexdigest()
    print(f"Two builds are the same: {len(sums[0])} files, SHA-256 of all their checksums {digest}")


def checksums(folder: Path) -> dict[str, str]:
    """What each file of a folder holds, and where each link leads."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_symlink():
            found[name] = f"-> {os.readlink(path)}"
        elif path.is_file():
            found[name] = sha256(path)
    return found


def sha256(path: Path) -> str:
    """The checksum of a file."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


# Trying and handing out -----------------------------------------------------------------------------------------


def program_in(folder: Path) -> Path:
    """The program that a person starts in a terminal."""
    if sys.platform == "darwin":
        return folder / "Transfer Wizard.app" / "Contents" / "MacOS" / NAME
    return folder / NAME / (f"{NAME}.exe" if sys.platform == "win32" else NAME)


def try_out(folder: Path) -> None:
    """Run what was built."""
    programs = [program_in(folder)]
    if sys.platform == "linux":
        programs.append(folder / f"{NAME}-onefile")
    for program in programs:
        print(f"Trying {program.relative_to(ROOT)} ...", flush=True)
        answer = subprocess.run([sys.executable, SCRIPTS / "try_package.py", program])
        if answer.returncode:
            raise NotReady(f"{program.name} does not do what it should; see above.")


def archive(folder: Path) -> list[Path]:
    """Pack everything into dist."""
    sys.path.insert(0, str(ROOT))
    from transfer_wizard import __version__

    DIST.mkdir(exist_ok=True)
    machine = platform.machine().lower().replace("amd64", "x64")
    stem = f"{NAME}-{__version__}-{ {'win32': 'windows', 'darwin': 'macos'}.get(sys.platform, 'linux') }-{machine}"
    bill = DIST / f"{stem}.sbom.cdx.json"
    shutil.copyfile(inside(folder) / "sbom.cdx.json", bill)
    if sys.platform == "linux":
        return [*package_linux.archive(folder, DIST, stem, __version__), bill]
    if sys.platform == "darwin":
        image = DIST / f"{stem}.dmg"
        subprocess.run([PACKAGING / "macos" / "make_image.sh", folder / "Transfer Wizard.app", image], check=True)
        return [image, bill]
    return [*archive_windows(folder, stem, __version__), bill]


def archive_windows(folder: Path, stem: str, version: str) -> list[Path]:
    """Sign the programs where there is a certificate, and make the zip file and the installer."""
    sign = os.environ.get("SIGN_COMMAND")  # such as: signtool sign /fd sha256 /tr URL /td sha256 /sha1 THUMBPRINT
    if sign:
        for program in (folder / NAME).glob("*.exe"):
            subprocess.run(f'{sign} "{program}"', shell=True, check=True)
    else:
        print("Not signed: SIGN_COMMAND names no command with a certificate.")
    made = [Path(shutil.make_archive(str(DIST / stem), "zip", folder, NAME))]
    compiler = shutil.which("iscc") or r"C:\Program Files (x86)\Inno Setup 6\ISCC.exe"
    if not Path(compiler).exists():
        print("No installer was made: Inno Setup 6 is not there.")
        return made
    command = [compiler, "/Qp", f"/DVersion={version}", f"/DFolder={folder / NAME}", f"/DOutput={DIST}"]
    command += [f"/DIcon={folder.parent / 'icons' / f'{NAME}.ico'}"]
    command += ["/DSignTool=own", f"/Sown={sign} $f"] if sign else []
    subprocess.run([*command, PACKAGING / "windows" / "installer.iss"], check=True)
    return [*made, *DIST.glob("*-setup.exe")]


def write_checksums(made: list[Path]) -> None:
    """The list that `sha256sum --check` reads, signed where there is a key."""
    lines = [f"{sha256(path)}  {path.name}\n" for path in made]
    sums = DIST / "SHA256SUMS"
    sums.write_text("".join(lines), encoding="utf-8", newline="\n")
    key = os.environ.get("GPG_KEY")
    if key:
        subprocess.run(["gpg", "--batch", "--yes", "--armor", "--detach-sign", "--local-user", key, sums], check=True)
    else:
        print("SHA256SUMS is not signed: GPG_KEY names no key.")


if __name__ == "__main__":
    run_script(main)
