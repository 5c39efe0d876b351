"""Reading a file that may be anything, and writing one so that no crash leaves half of it."""

import contextlib
import errno
import os
import stat
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from transfer_wizard.request.document import MOST_BYTES, Unreadable
from transfer_wizard.translations import _

TEMPORARY_PREFIX: Final = ".transfer-wizard-"

_NOT_ALLOWED: Final = (errno.EACCES, errno.EPERM, errno.EROFS)
_IS_FULL: Final = (errno.ENOSPC, errno.EDQUOT)

# A virus scanner or a sync client that looks at a file makes Windows refuse to replace it, for some milliseconds:
# 5 is "access is denied", 32 "used by another process".
_PASSING_WINDOWS_ERRORS: Final = (5, 32)
_PAUSES: Final = (0.010, 0.025, 0.050, 0.100, 0.200)


@dataclass(frozen=True)
class Saved:
    """The disk has taken a change. Only this counts as success for whoever waits for it.

    Attributes:
        at: when a request was saved, in ISO 8601 with the offset; "" for what keeps no time.
        notice: a sentence for the person about what else came of it, "" for nothing.
    """

    at: str = ""
    notice: str = ""


class NotSaved(Exception):
    """The disk did not take a change. The message is one sentence for the person."""


def shown(path: str | Path) -> str:
    """A path as it may stand in a message: one line, nothing that a terminal or a log could take for a command."""
    text = os.fsencode(path).decode("utf-8", "replace")
    return "".join(mark if mark.isprintable() else "\N{REPLACEMENT CHARACTER}" for mark in text)


def read_request_file(path: str | Path) -> bytes:
    """The content of a file that the person named, at most 16 MiB; links are followed, devices and pipes are not read.

    Raises:
        Unreadable: with one sentence, where there is no such file or it may not be read.
    """
    try:
        return read_regular(path, follow_links=True)
    except (FileNotFoundError, NotADirectoryError):
        raise Unreadable(_("There is no file “{path}”.").format(path=shown(path))) from None
    except PermissionError:
        raise Unreadable(
            _("“{path}” may not be read. Ask its owner to let you, or choose another file.").format(path=shown(path))
        ) from None
    except OSError as error:
        raise Unreadable(
            _("“{path}” could not be read: {reason}.").format(path=shown(path), reason=error.strerror)
        ) from None


def read_regular(path: str | Path, *, follow_links: bool) -> bytes:
    """The content of a regular file.

    Raises:
        Unreadable: it is something else, or larger than 16 MiB.
        OSError: as for every file.
    """
    if "\0" in os.fspath(path):
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))
    status = os.stat(path, follow_symlinks=follow_links)
    if stat.S_ISDIR(status.st_mode):
        raise Unreadable(_("“{path}” is a folder, not a file.").format(path=shown(path)))
    if not stat.S_ISREG(status.st_mode):
        raise Unreadable(
            _("“{path}” is a link, a device or a pipe, not a file, so it was not read.").format(path=shown(path))
        )
    # Between the look and the opening the file may have become a pipe or a link.
    extra = getattr(os, "O_NONBLOCK", 0) | (0 if follow_links else getattr(os, "O_NOFOLLOW", 0))
    with open(path, "rb", opener=lambda name, flags: os.open(name, flags | extra)) as file:
        expected = min(status.st_size, MOST_BYTES)
        content = file.read(expected + 1)  # room for the most is costly, and thousands of files are read for a list
        if len(content) > expected:  # it grew since, or is of a kind that tells no size
            content += file.read(MOST_BYTES + 1 - len(content))
    if len(content) > MOST_BYTES:
        raise Unreadable(_("“{path}” is larger than 16 MiB.").format(path=shown(path)))
    return content


def write_export(path: str | Path, content: bytes, force: bool) -> None:
    """Write a file where the person wants it, whole or not at all; over another one only with ``force``.

    The file gets the permissions of any new document, since it is made to be handed on; over another one, it lets
    nobody in who was kept out of that.

    Raises:
        NotSaved: with one sentence; a file that was there is as it was.
    """
    if "\0" in os.fspath(path):
        raise NotSaved(_("Not saved: “{path}” can’t be the name of a file.").format(path=shown(path)))
    target = Path(os.path.realpath(path) if force else path)  # over a link would leave what it points to as it was
    try:
        if target.is_dir():
            raise NotSaved(_("Not saved: “{path}” is a folder. Name a file in it.").format(path=shown(path)))
        if force and target.exists() and not target.is_file():  # replacing a device would take it from everybody
            raise NotSaved(_("Not saved: “{path}” is a device or a pipe.").format(path=shown(path)))
        expect_free(target, force)
        temporary = write_temporary(target.parent, content, 0o666)
        try:
            give_name(temporary, target, force)
        finally:
            discard(temporary)
            sync(target.parent)
    except OSError as error:
        raise not_saved(error, target.parent) from error


def expect_free(target: Path, may_replace: bool) -> None:
    """NotSaved where something is in the place of a file that may not be replaced."""
    if not may_replace and os.path.lexists(target):
        raise not_saved(FileExistsError(errno.EEXIST, os.strerror(errno.EEXIST), str(target)), target.parent)


def give_name(temporary: Path, target: Path, may_replace: bool) -> None:
    """Give a finished file its name. Who could not read the file that it replaces can't read it either.

    Raises:
        OSError: there is a file of that name, and it may not be replaced; or the system refuses.
    """
    if may_replace:
        _keep_out(temporary, target)
        replace(temporary, target)
        return
    os.close(os.open(target, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o666))  # from here on the name is ours
    try:
        replace(temporary, target)
    except OSError:
        target.unlink(missing_ok=True)
        raise


def _keep_out(temporary: Path, target: Path) -> None:
    """Give a new file the owners of the old one, and only those rights that both have."""
    if sys.platform == "win32":  # there a file has the rights of its folder
        return
    with contextlib.suppress(FileNotFoundError):
        old, new = target.stat(), temporary.stat()
        rights = stat.S_IMODE(old.st_mode) & stat.S_IMODE(new.st_mode)
        if (old.st_uid, old.st_gid) != (new.st_uid, new.st_gid):
            try:
                os.chown(temporary, old.st_uid, old.st_gid)
            except PermissionError:  # another group would be let in, and others whom the old group kept out
                rights &= stat.S_IRWXU
        temporary.chmod(rights)


def not_saved(error: OSError, folder: Path, sentence: str = "") -> NotSaved:
    """The error for the person, from what the system answered when a file was written into a folder.

    Args:
        sentence: what was not done, with ``{reason}`` in it; "" where it was a save.
    """
    if isinstance(error, FileExistsError) and error.filename:
        message = _("Not saved: there is a file “{path}” already. It was left as it is.")
        return NotSaved(message.format(path=shown(error.filename)))
    reason = error.strerror
    if error.errno in _IS_FULL:
        reason = _("the disk is full")
    elif error.errno in _NOT_ALLOWED:
        reason = _("the folder “{folder}” may not be written to").format(folder=shown(folder))
    elif isinstance(error, FileNotFoundError | NotADirectoryError):
        reason = _("there is no folder “{folder}”").format(folder=shown(folder))
    return NotSaved((sentence or _("Not saved: {reason}.")).format(reason=reason))


def write_temporary(folder: Path, content: bytes, mode: int = 0o600) -> Path:
    """A new file in the folder with this content, on the disk for good; nothing is left where it fails.

    Raises:
        OSError: the folder is missing, full or closed.
    """
    path = folder / f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}.tmp"
    try:
        with open(path, "xb", opener=lambda name, flags: os.open(name, flags, mode)) as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    except BaseException:
        discard(path)
        raise
    return path


def discard(temporary: Path) -> None:
    """Remove what is left of a file that was written; where that fails, what was done stays done."""
    with contextlib.suppress(OSError):
        temporary.unlink(missing_ok=True)


def replace(source: Path, target: Path) -> None:
    """Put a file in the place of another in one step; OSError where it fails after several tries, too."""
    for pause in _PAUSES:
        try:
            os.replace(source, target)
        except OSError as error:
            if getattr(error, "winerror", None) not in _PASSING_WINDOWS_ERRORS:
                raise
            time.sleep(pause)
        else:
            return
    os.replace(source, target)


def keep_as(path: Path, copy: Path) -> None:
    """Give a file a second name, in place of the file that had it. The first name stays wherever links are known."""
    link = path.with_name(f"{TEMPORARY_PREFIX}{os.urandom(8).hex()}.tmp")
    try:
        os.link(path, link)
    except OSError:  # no hard links here (FAT, some network folders): the copy takes the file until the next one comes
        replace(path, copy)
        return
    try:
        replace(link, copy)
    finally:
        discard(link)  # it is still there when both names were of one file before


def sync(folder: Path) -> None:
    """Put the folder's names on the disk for good, where a system can do that; the files' content is there already."""
    if sys.platform == "win32":
        return
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
