"""The evidence of a request: copies of logs, screenshots and captures, with a manifest, and all of it as one zip.

Each request has a folder of its own below ``evidence`` in the data folder, closed to other users, with the copies and
``manifest.json``. What is added is copied, so that a log that goes on growing stays as it was when it was shown.
"""

import hashlib
import json
import os
import re
import shutil
import stat
import threading
import unicodedata
import zipfile
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import IO, Any, Final

from transfer_wizard.request.document import Unreadable, clean, parse
from transfer_wizard.request.draft import IDENTITY
from transfer_wizard.request.passcode import MASK
from transfer_wizard.request.words import DIGITS
from transfer_wizard.storage import files, packed
from transfer_wizard.storage.files import NotSaved, shown
from transfer_wizard.storage.paths import private_folder
from transfer_wizard.translations import _
from transfer_wizard.validation.free_text import UTF16_MARKS, names_a_passcode, readable

EVIDENCE: Final = "evidence"
MANIFEST: Final = "manifest.json"
LARGEST: Final = 100 * 1024 * 1024
LARGEST_OF_ALL: Final = 500 * 1024 * 1024
MOST_FILES: Final = 50
LONGEST_NAME: Final = 80
MOST_NAME_BYTES: Final = 255
LONGEST_WORDS: Final = 500
PIECE: Final = 1024 * 1024

# Names that Windows keeps for devices, with and without a suffix.
_DEVICE: Final = re.compile(r"(con|prn|aux|nul|com[0-9¹²³]|lpt[0-9¹²³])(\.|$)", re.IGNORECASE)
_OVERLAP: Final = 1024
# The oldest time that a zip can hold, for all of its files: the manifest says when each was added.
_ZIP_TIME: Final = (1980, 1, 1, 0, 0, 0)


class NotAdded(Exception):
    """A file was not taken. The message is one sentence for the person."""


class Cancelled(Exception):
    """The person stopped it; nothing is left of it."""


@dataclass(frozen=True)
class Item:
    """One file of the evidence.

    Attributes:
        name: the copy's name, which every system takes.
        size: in bytes.
        sha256: of its content, in hexadecimal.
        added_at: in ISO 8601, UTC.
        shows: what it shows, in the person's words.
    """

    name: str
    size: int
    sha256: str
    added_at: str
    shows: str = ""


Progress = Callable[[int, int], None]
"""Called with the bytes done and the bytes in all."""


class Evidence:
    """The evidence of one request. Every call may be slow and belongs on a thread of its own."""

    def __init__(self, folder: Path, identity: str) -> None:
        if not re.fullmatch(IDENTITY, identity):
            raise ValueError(identity)
        self.folder = folder / EVIDENCE / identity
        self._data = folder
        self._lock = threading.RLock()

    def items(self) -> list[Item]:
        """What there is, in the order it was added; a copy that somebody removed is left out.

        Raises:
            Unreadable: there is a manifest, and it can't be read. It is never taken for an empty one, nor written over.
        """
        manifest = self.folder / MANIFEST
        with self._lock:
            try:
                entries = _read(files.read_regular(manifest, follow_links=False))
                return [item for item in entries if _is_safe(item.name) and (self.folder / item.name).is_file()]
            except FileNotFoundError:
                return []
            except (OSError, Unreadable) as error:
                reason = f"{error.strerror}." if isinstance(error, OSError) else str(error)
                sentence = _(
                    "The list of the files, “{path}”, could not be read: {reason} It was left as it is, and so were "
                    "the files beside it. Put back a copy of it, or move it elsewhere to begin a new list."
                )
                raise Unreadable(sentence.format(path=shown(manifest), reason=reason)) from None

    def add(self, path: Path, progress: Progress, is_cancelled: Callable[[], bool]) -> Item:
        """Copy a file to the evidence.

        Raises:
            NotAdded: it is no regular file, too large, not readable, or seems to hold a passcode.
            NotSaved: the disk does not take it.
            Unreadable: as for ``items``, and for every other call.
            Cancelled: nothing was added.
        """
        with self._lock:
            items = self.items()
            if len(items) >= MOST_FILES:
                raise NotAdded(_("Not added: {most} files are the most.").format(most=MOST_FILES))
            room = LARGEST_OF_ALL - sum(item.size for item in items)
            with _opened(path) as source:
                total = os.fstat(source.fileno()).st_size
                if total > min(LARGEST, room):
                    raise NotAdded(_too_large(path, total > LARGEST))
                name = _free(safe_name(path.name), self._taken())
                size, digest = self._copy(source, path, name, total, progress, is_cancelled)
            item = Item(name, size, digest, datetime.now(UTC).isoformat(timespec="seconds"))
            self._write([*items, item])
            return item

    def describe(self, name: str, words: str) -> None:
        """Note what a file shows; digits behind the word passcode are masked."""
        with self._lock:
            words = masked(" ".join(words.split())[:LONGEST_WORDS])
            self._write([replace(item, shows=words) if item.name == name else item for item in self.items()])

    def remove(self, name: str) -> None:
        """Remove a copy; the file it was made from stays where it is."""
        with self._lock:
            items = self.items()
            self._write([item for item in items if item.name != name])
            if any(item.name == name for item in items):
                (self.folder / name).unlink(missing_ok=True)

    def save_zip(
        self,
        target: Path,
        case_text: str,
        progress: Progress,
        is_cancelled: Callable[[], bool],
        may_replace: bool = True,
        attached: Mapping[str, bytes] | None = None,
    ) -> None:
        """Write the case folder as a zip, whole or not at all: the case text, the manifest, and the files.

        Args:
            attached: documents that the case text refers to, by their names in the zip.

        Raises:
            NotSaved: the disk does not take it, a copy is not what it was when it was added, or there is such a file
                and it may not be replaced.
            Cancelled: what was there before is as it was.
        """
        target = Path(os.path.realpath(target)) if may_replace else target
        files.expect_free(target, may_replace)
        temporary = target.parent / f"{files.TEMPORARY_PREFIX}{os.urandom(8).hex()}.tmp"
        try:
            with open(temporary, "xb") as file:
                self._fill(file, {"case.txt": case_text.encode(), **(attached or {})}, progress, is_cancelled)
                file.flush()
                os.fsync(file.fileno())
            files.give_name(temporary, target, may_replace)
        except OSError as error:
            raise files.not_saved(error, target.parent) from error
        finally:
            files.discard(temporary)

    def _fill(
        self, file: IO[bytes], documents: Mapping[str, bytes], progress: Progress, is_cancelled: Callable[[], bool]
    ) -> None:
        items = self.items()
        total, done = sum(item.size for item in items), 0
        with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as folder:
            for name, content in documents.items():
                folder.writestr(_entry(name), content)
            folder.writestr(_entry(MANIFEST), _json(items))
            folder.writestr(_entry("manifest.txt"), manifest_text(items))
            for item in items:
                digest = hashlib.sha256()
                inside = folder.open(_entry(f"evidence/{item.name}"), "w")
                with open(self.folder / item.name, "rb") as source, inside:
                    while piece := source.read(PIECE):
                        if is_cancelled():
                            raise Cancelled
                        digest.update(piece)
                        inside.write(piece)
                        done += len(piece)
                        progress(done, total)
                if digest.hexdigest() != item.sha256:
                    sentence = _("Not saved: “{name}” has changed since it was added. Remove it and add it again.")
                    raise NotSaved(sentence.format(name=item.name))

    def _taken(self) -> set[str]:
        """The names that are in use in the folder, also those that a crash left out of the manifest."""
        try:
            return set(os.listdir(self.folder))
        except OSError:
            return set()

    def _copy(
        self,
        source: IO[bytes],
        path: Path,
        name: str,
        total: int,
        progress: Progress,
        is_cancelled: Callable[[], bool],
    ) -> tuple[int, str]:
        """The size and the hash of the copy; nothing is left where it fails."""
        digest, size, looked = hashlib.sha256(), 0, _PasscodeLook()
        try:
            private_folder(self._data)
            private_folder(self.folder.parent)
            for left_over in private_folder(self.folder).glob(f"{files.TEMPORARY_PREFIX}*.tmp"):
                left_over.unlink()
            temporary = self.folder / f"{files.TEMPORARY_PREFIX}{os.urandom(8).hex()}.tmp"
        except OSError as error:
            raise files.not_saved(error, self.folder) from error
        try:
            with open(temporary, "xb", opener=lambda made, flags: os.open(made, flags, 0o600)) as copy:
                while piece := source.read(PIECE):
                    if is_cancelled():
                        raise Cancelled
                    size += len(piece)
                    if size > LARGEST:
                        raise NotAdded(_too_large(path, True))
                    if looked.sees(piece):
                        raise _holds_one(path)
                    digest.update(piece)
                    copy.write(piece)
                    progress(size, max(total, size))
                copy.flush()
                os.fsync(copy.fileno())
            content = temporary.read_bytes() if size <= packed.LARGEST else b""
            if packed.is_zip64(content):
                raise _is_closed(path)
            if _is_packed_in(content, is_cancelled):
                raise _holds_one(path)
            files.replace(temporary, self.folder / name)
        except OSError as error:
            raise files.not_saved(error, self.folder) from error
        finally:
            files.discard(temporary)
        return size, digest.hexdigest()

    def _write(self, items: Iterable[Item]) -> None:
        try:
            private_folder(self._data)
            private_folder(self.folder.parent)
            temporary = files.write_temporary(private_folder(self.folder), _json(items))
            try:
                files.replace(temporary, self.folder / MANIFEST)
            finally:
                files.discard(temporary)
        except OSError as error:
            raise files.not_saved(error, self.folder) from error


class _PasscodeLook:
    """Looks for a passcode in what comes in pieces."""

    def __init__(self) -> None:
        self._mark: bytes | None = None
        self._tail = b""

    def sees(self, piece: bytes) -> bool:
        """Whether one is in this piece, or where it meets the one before."""
        if self._mark is None:
            self._mark = piece[:2] if piece[:2] in UTF16_MARKS else b""
        is_seen = names_a_passcode(readable(self._mark + self._tail + piece))
        self._tail = piece[-_OVERLAP:]
        return is_seen


def _is_packed_in(content: bytes, is_cancelled: Callable[[], bool]) -> bool:
    for part in packed.packed(content):
        if is_cancelled():
            raise Cancelled
        look = _PasscodeLook()
        if any(look.sees(part[at : at + PIECE]) for at in range(0, len(part), PIECE)):
            return True
    return False


def _is_closed(path: Path) -> NotAdded:
    sentence = _(
        "Not added: “{name}” is packed in a way for very large files (zip64), and can’t be looked into for passcodes. "
        "Save or pack it again, or add what is in it."
    )
    return NotAdded(sentence.format(name=shown(path.name)))


def _holds_one(path: Path) -> NotAdded:
    sentence = _("Not added: “{name}” seems to hold a passcode. Take it out of the file and add it again.")
    return NotAdded(sentence.format(name=shown(path.name)))


def remove_others(folder: Path, kept: set[str]) -> None:
    """Remove the evidence of requests that are gone for good; what was added within the last day stays."""
    try:
        places = list((folder / EVIDENCE).iterdir())
    except OSError:
        return
    yesterday = datetime.now(UTC).timestamp() - 24 * 3600
    for place in places:
        if re.fullmatch(IDENTITY, place.name) and place.name not in kept and place.lstat().st_mtime < yesterday:
            shutil.rmtree(place, ignore_errors=True)


def safe_name(name: str) -> str:
    """A name for a copy that every system takes, that hides nothing, and that holds no passcode."""
    name = masked(unicodedata.normalize("NFC", shown(name)))
    name = re.sub(r'[<>:"/\\|?*\ufffd]|\s', "_", "".join(mark for mark in name if _is_plain(mark)))
    stem, dot, suffix = name.strip(" ._").rpartition(".")
    stem, suffix = (stem, suffix[:10]) if dot and stem else (suffix, "")
    stem = "" if re.fullmatch(DIGITS, stem) else stem
    name = (stem.strip(" ._")[: LONGEST_NAME - len(suffix) - 1] or "file") + (f".{suffix}" if suffix else "")
    while len(name.encode()) > 200:  # a file's name holds 255 bytes, and some letters take 4
        name = name[1:]
    return f"file-{name}" if _DEVICE.match(name) or name.casefold() == MANIFEST else name


def masked(text: str) -> str:
    """The text without digits that stand beside the word passcode, or alone as four."""
    if re.fullmatch(DIGITS, text.strip()):
        return MASK
    holds_one = re.search(r"pass[ _-]?code", text, re.IGNORECASE) or names_a_passcode(text)
    return re.sub(r"\d", MASK[0], text) if holds_one else text


def manifest_text(items: Iterable[Item]) -> str:
    """The manifest for people: one block for each file, with the words of sha256sum."""
    blocks = [
        f"{item.sha256}  {item.name}\n    {item.size} bytes, {item.added_at}\n    {item.shows or '–'}\n"
        for item in items
    ]
    return "\n".join(blocks)


def _read(content: bytes) -> list[Item]:
    """The files in a manifest; Unreadable where it is none."""
    rows = parse(content)
    if not isinstance(rows, list):
        raise Unreadable(_("It holds no list."))
    return [_item(row) for row in rows]


def _item(row: Any) -> Item:
    given = {"shows": ""} | row if isinstance(row, dict) else {}
    words = [given.get(name) for name in ("name", "sha256", "added_at", "shows")]
    size = given.get("size")
    if not all(isinstance(word, str) for word in words) or not isinstance(size, int) or size < 0:
        raise Unreadable(_("Not every line of it is a file with its name, size and hash."))
    name, digest, added_at, shows = (clean(str(word)) for word in words)
    return Item(name, size, digest, added_at, shows)


def _json(items: Iterable[Item]) -> bytes:
    return (json.dumps([asdict(item) for item in items], ensure_ascii=False, indent=2) + "\n").encode()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, _ZIP_TIME)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.external_attr = 0o600 << 16
    return entry


def _opened(path: Path) -> IO[bytes]:
    """A regular file, opened to read; anything else is refused."""
    name = shown(path.name)
    try:
        mode = os.lstat(path).st_mode
        if stat.S_ISDIR(mode):
            raise NotAdded(_("Not added: “{name}” is a folder. Choose the files in it.").format(name=name))
        if not stat.S_ISREG(mode):
            raise NotAdded(
                _("Not added: “{name}” is a link, a device or a pipe. Choose the file itself.").format(name=name)
            )
        extra = getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOFOLLOW", 0)
        return open(path, "rb", opener=lambda opened, flags: os.open(opened, flags | extra))
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or _("its name can’t be read")
        raise NotAdded(
            _("Not added: “{name}” could not be read: {reason}.").format(name=name, reason=reason)
        ) from error


def _too_large(path: Path, by_itself: bool) -> str:
    if by_itself:
        sentence, most = _("Not added: “{name}” is larger than {most} MiB. Pack it, or cut out what matters."), LARGEST
    else:
        sentence, most = _("Not added: with “{name}” the evidence would be larger than {most} MiB."), LARGEST_OF_ALL
    return sentence.format(name=shown(path.name), most=most // PIECE)


def _free(name: str, taken: set[str]) -> str:
    """The name, with a number where another file has it already; systems differ about capital letters."""
    folded = {other.casefold() for other in taken}
    stem, dot, suffix = name.rpartition(".")
    number, free = 1, name
    while free.casefold() in folded:
        number += 1
        free = f"{stem}-{number}.{suffix}" if dot and stem else f"{name}-{number}"
    return free


def _is_safe(name: str) -> bool:
    """Whether a file beside the manifest can have this name; no file's name holds more bytes."""
    is_short = len(name.encode("utf-8", "surrogatepass")) <= MOST_NAME_BYTES
    return is_short and name not in ("", ".", "..", MANIFEST) and not re.search(r"[/\\:\0]", name)


def _is_plain(mark: str) -> bool:
    return mark.isprintable() and unicodedata.category(mark) not in ("Cf", "Cc", "Co", "Cn")
