"""The Linux side of packaging: stripping, the archive, and the Debian package."""

import gzip
import json
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from setup_environment import ROOT, NotReady

DESCRIPTIONS: Final = ROOT / "build_scripts" / "packaging" / "linux"
NAME: Final = "transfer-wizard"
IDENTIFIER: Final = "org.transfer-wizard.TransferWizard"
ICON: Final = ROOT / "resources" / "icons" / f"{NAME}.svg"
GUIDE: Final = ROOT / "resources" / "admin_guide.md"

CONTROL: Final = """\
Package: {name}
Version: {version}
Architecture: {architecture}
Maintainer: Transfer Wizard contributors <contributors@transfer-wizard.invalid>
Installed-Size: {size}
Depends: {depends}
Recommends: gnome-keyring | kwalletmanager | keepassxc, shared-mime-info, xdg-utils
Section: utils
Priority: optional
Description: prepares a Cisco Meraki license transfer request
 Asks for what Meraki Support needs to know, checks it against the published
 rules, and writes the request out. Works without a network, sends nothing.
"""


def check_descriptions() -> None:
    """Stop when the desktop file or the AppStream description is not as their standards want them."""
    for command in (
        ["desktop-file-validate", str(DESCRIPTIONS / f"{NAME}.desktop")],
        ["appstreamcli", "validate", "--no-net", str(DESCRIPTIONS / f"{IDENTIFIER}.metainfo.xml")],
    ):
        answer = subprocess.run(command, capture_output=True, text=True)
        if answer.returncode:
            raise NotReady(f"{command[-1]}: {answer.stdout}{answer.stderr}")


def strip(folder: Path) -> None:
    """Take the debugging symbols out of what has some. The executable has the program at its end, and is left alone."""
    for path in elf_files(folder):
        sections = subprocess.run(["readelf", "--sections", "--wide", path], capture_output=True, text=True).stdout
        if path.name != NAME and " .symtab " in sections:
            subprocess.run(["strip", "--strip-unneeded", path], check=True)


def elf_files(folder: Path) -> Iterator[Path]:
    """The programs and libraries in a folder."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink():
            with path.open("rb") as file:
                if file.read(4) == b"\x7fELF":
                    yield path


def archive(built: Path, dist: Path, stem: str, version: str) -> list[Path]:
    """Write the archive, the Debian package and the program in one file, and return them."""
    with tempfile.TemporaryDirectory() as space:
        folder = Path(space) / f"{NAME}-{version}"
        shutil.copytree(built / NAME, folder, symlinks=True)
        share = folder / "share"  # for those who install it by hand
        share.mkdir()
        for name in (f"{NAME}.desktop", f"{IDENTIFIER}.metainfo.xml", f"{NAME}-mime.xml"):
            shutil.copyfile(DESCRIPTIONS / name, share / name)
        shutil.copyfile(ICON, share / ICON.name)
        tarball = dist / f"{stem}.tar.zst"
        pack(folder, tarball)
    package = dist / f"{NAME}_{version}_{output('dpkg', '--print-architecture')}.deb"
    with tempfile.TemporaryDirectory() as space:
        make_package(built / NAME, Path(space), version, package)
    single = dist / stem
    shutil.copyfile(built / f"{NAME}-onefile", single)
    single.chmod(0o755)
    return [tarball, package, single]


def pack(folder: Path, target: Path) -> None:
    """A compressed archive that depends on nothing but the content of a folder."""
    settle(folder)
    command = ["tar", "--create", "--format=gnu", "--sort=name", "--owner=0", "--group=0", "--numeric-owner"]
    command += [f"--mtime=@{os.environ['SOURCE_DATE_EPOCH']}", "--directory", str(folder.parent), folder.name]
    with subprocess.Popen(command, stdout=subprocess.PIPE) as tar:
        # The same bytes for any number of threads from one on.
        subprocess.run(["zstd", "-19", "-T2", "--quiet", "--force", "-o", target], stdin=tar.stdout, check=True)
    if tar.returncode:
        raise NotReady(f"tar ended with exit code {tar.returncode}.")


def make_package(program: Path, space: Path, version: str, target: Path) -> None:
    """The Debian package: the folder under /usr/lib, a command, and an entry in the menu."""
    tree = space / "tree"
    folder = tree / "usr" / "lib" / NAME
    shutil.copytree(program, folder, symlinks=True)
    share = tree / "usr" / "share"
    for origin, place in {
        DESCRIPTIONS / f"{NAME}.desktop": f"applications/{NAME}.desktop",
        DESCRIPTIONS / f"{IDENTIFIER}.metainfo.xml": f"metainfo/{IDENTIFIER}.metainfo.xml",
        DESCRIPTIONS / f"{NAME}-mime.xml": f"mime/packages/{NAME}.xml",
        ICON: f"icons/hicolor/scalable/apps/{NAME}.svg",
        ROOT / "LICENSE": f"doc/{NAME}/copyright",
        GUIDE: f"doc/{NAME}/{GUIDE.name}",
    }.items():
        (share / place).parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(origin, share / place)
    news = gzip.compress((ROOT / "CHANGELOG.md").read_bytes(), mtime=0)
    (share / "doc" / NAME / "changelog.gz").write_bytes(news)
    (tree / "usr" / "bin").mkdir()
    (tree / "usr" / "bin" / NAME).symlink_to(f"../lib/{NAME}/{NAME}")
    size = sum(path.stat().st_size for path in tree.rglob("*") if path.is_file() and not path.is_symlink())
    control = tree / "DEBIAN" / "control"
    control.parent.mkdir()
    control.write_text(
        CONTROL.format(
            name=NAME,
            version=version,
            architecture=output("dpkg", "--print-architecture"),
            size=size // 1024,
            depends=dependencies(folder, space),
        ),
        encoding="utf-8",
    )
    settle(tree)
    subprocess.run(
        ["dpkg-deb", "--root-owner-group", "-Zxz", "--build", tree, target], check=True, stdout=subprocess.DEVNULL
    )


def dependencies(folder: Path, space: Path) -> str:
    """The Debian packages of the libraries that the program is linked with and does not bring, with versions."""
    (space / "debian").mkdir()
    (space / "debian" / "control").write_text(f"Source: {NAME}\n\nPackage: {NAME}\nArchitecture: any\n")
    files = list(elf_files(folder))
    places = sorted({f"-l{path.parent}" for path in files})
    brought = json.loads((folder / "sbom.cdx.json").read_text(encoding="utf-8"))["components"]
    without = [f"-x{part['name']}" for part in brought if part["purl"].startswith("pkg:deb/")]
    command = ["dpkg-shlibdeps", "-O", "--ignore-missing-info", "--warnings=0", *without, *places, *map(str, files)]
    answer = subprocess.run(command, cwd=space, capture_output=True, text=True)
    if answer.returncode:
        raise NotReady(f"dpkg-shlibdeps: {answer.stderr}")
    # What is read while the program runs is in no list of libraries: fontconfig brings the fonts.
    return f"{answer.stdout.strip().partition('shlibs:Depends=')[2]}, fontconfig"


def settle(folder: Path) -> None:
    """Give every file the same rights and the same time, whoever built it."""
    seconds = int(os.environ["SOURCE_DATE_EPOCH"])
    for path in [folder, *folder.rglob("*")]:
        if not path.is_symlink():
            is_program = path.is_dir() or os.access(path, os.X_OK)
            path.chmod(0o755 if is_program else 0o644)
        os.utime(path, (seconds, seconds), follow_symlinks=False)


def output(*command: str) -> str:
    """What a command prints."""
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()
