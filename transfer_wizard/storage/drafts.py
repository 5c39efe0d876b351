"""The drafts on disk: one file each, named by the draft's id, and never lost to a crash, a full disk or a bad file.

Beside each draft lies the save before it (``.bak``). What can't be read goes to the folder ``quarantine``, what the
person deletes to ``deleted``, where it stays for 30 days.
"""

import contextlib
import errno
import hashlib
import os
import re
import threading
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Final, NamedTuple

from transfer_wizard.request import document
from transfer_wizard.request.document import Opened, Unreadable
from transfer_wizard.request.draft import IDENTITY, Draft
from transfer_wizard.request.words import Side
from transfer_wizard.storage import evidence, files
from transfer_wizard.storage.entries import DraftEntry, Listing, Standing, age, entry_of, glance
from transfer_wizard.storage.files import NotSaved, Saved
from transfer_wizard.storage.paths import DELETED, DRAFTS, QUARANTINE, has_drafts, private_folder
from transfer_wizard.storage.proof import Proof, plain
from transfer_wizard.translations import _
from transfer_wizard.validation import fields
from transfer_wizard.validation.problems import AskedBefore

KEPT_AFTER_DELETION: Final = timedelta(days=30)
FIRST_TOLD: Final = 100
"""Requests after which a list that is being read is shown for the first time: more than a window has room for."""
# Long enough that no save can still be writing it.
_TEMPORARY_IS_STALE: Final = timedelta(days=1)

_SUFFIXES: Final = (".json", ".json.bak")
_DRAFT_FILE: Final = re.compile(rf"({IDENTITY})\.json(?:\.bak)?")
_UNDO: Final = re.compile(rf"([0-9]{{8}}T[0-9]{{6}}Z)-[0-9a-f]{{8}}\.({IDENTITY})")
_STAMP: Final = "%Y%m%dT%H%M%SZ"


class DraftStore:
    """The drafts in one data folder. Every method may be called from every thread.

    Args:
        may_write: False where another window holds the data folder: then nothing is saved, moved or tidied up.
    """

    def __init__(self, folder: Path, may_write: bool = True) -> None:
        self._may_write = may_write
        self._folder = folder
        self._drafts = folder / DRAFTS
        self._quarantine = folder / QUARANTINE
        self._deleted = folder / DELETED
        self._lock = threading.RLock()
        self._known: dict[str, _Known] = {}
        """Each draft's file as this program has loaded or saved it last."""
        self._glanced: dict[str, tuple[tuple[int, int, int], DraftEntry | None]] = {}
        """The line of each draft, and the state of the file that it is from."""

    def save(self, snapshot: Draft, proof: Proof | None = None) -> Saved:
        """Save a draft that nobody changes meanwhile, and return the time for its ``saved_at``.

        A blank draft that was never saved is left alone: the answer names no time. What another program has saved
        in its place since it was loaded becomes a draft of its own, and the notice says so.

        Args:
            proof: what was proven of the snapshots before, whose rows nobody has changed since either.

        Raises:
            NotSaved: what was saved before is as it was.
        """
        current, backup = self._places(snapshot.id)
        if snapshot.is_blank and not (os.path.lexists(current) or os.path.lexists(backup)):
            return Saved()
        saved_at = datetime.now(UTC).isoformat(timespec="microseconds")
        content = (proof or Proof()).content(snapshot, saved_at)
        try:
            temporary = files.write_temporary(self._made(self._drafts), content)
            try:
                with self._lock:
                    notice = self._keep_last(snapshot)
                    files.replace(temporary, current)
                    self._known[snapshot.id] = _Known(_digest(content), is_ours=True)
            finally:
                files.discard(temporary)
        except OSError as error:
            raise files.not_saved(error, self._drafts) from error
        files.sync(self._drafts)
        return Saved(saved_at, notice)

    def load(self, identity: str) -> Opened:
        """The draft as saved last, or the save before where that is damaged; a notice says so.

        Raises:
            Unreadable: there is no such draft, or both saves are damaged. They are kept in the quarantine.
        """
        with self._lock:
            newest = self._newest(identity)
            self._known[identity] = _Known(newest.digest, is_ours=not newest.opened.read_only)
        opened = newest.opened
        return replace(opened, notices=[newest.damage, *opened.notices] if newest.damage else opened.notices)

    def has_any(self) -> bool:
        """Whether there is a draft, by the names of the files alone."""
        return has_drafts(self._folder)

    def holds(self, identity: str) -> bool:
        """Whether there is a draft of this id."""
        return any(os.path.lexists(place) for place in self._places(identity))

    def list(self, so_far: Callable[[Sequence[DraftEntry]], None] | None = None) -> Listing:
        """All drafts. What was deleted more than 30 days ago is removed for good on this occasion.

        Args:
            so_far: called now and then, where there are many, with those that were read already, newest first.
        """
        listing = Listing([], [])
        with self._lock:
            listing.notices.extend(self._tidy_up())
            try:
                identities = self._newest_first()
            except OSError:
                notice = _("The folder “{folder}” may not be read, so no draft is listed.")
                return Listing([], [notice.format(folder=files.shown(self._drafts))])
        next_told = FIRST_TOLD
        for identity in identities:
            if entry := self._glance(identity):
                listing.entries.append(entry)
            else:
                with self._lock:
                    self._look_at(identity, listing)
            if so_far and len(listing.entries) >= next_told:
                so_far(sorted(listing.entries, key=age))
                next_told *= 4  # each time all of them are sorted and shown
        listing.entries.sort(key=age)
        return listing

    def asked(self, but: str) -> dict[str, AskedBefore]:
        """The license keys of all requests that were sent, in their normal form, each with its latest case.

        Args:
            but: the id of the request that is not looked at. What can't be read says nothing here.
        """
        cases: dict[str, AskedBefore] = {}
        sent: list[DraftEntry] = []
        with contextlib.suppress(OSError):
            for identity in self._identities() - {but}:
                with contextlib.suppress(OSError, Unreadable):
                    entry = self._glance(identity) or self._read(identity)
                    sent += [entry] if entry.is_sent else []
        for entry in sorted(sent, key=lambda sent_one: sent_one.saved_at):
            asked = AskedBefore(entry.case_number, entry.saved_at[:10])
            cases |= {fields.tidy("licenses.key", key): asked for key in entry.keys if key}
        return cases

    def standing(self, identity: str, passcodes: Mapping[Side, date | None]) -> Standing:
        """How a draft stands today: what a line of the list shows beyond what a glance at the file can tell.

        Args:
            passcodes: the day of each passcode that is known to be at hand.

        Raises:
            Unreadable, OSError: its last save can't be read. It is left where it is.
        """
        from transfer_wizard.validation.check import check
        from transfer_wizard.validation.readiness import ReadyState, readiness

        draft = document.read(files.read_regular(self._places(identity)[0], follow_links=False)).draft
        problems = check(draft, date.today(), passcodes).problems
        things = readiness(draft, problems)
        wrong = {problem.field for problem in problems if problem.id.endswith(".format")}
        if draft.get("requester.source_email") == draft.get("requester.destination_email"):
            wrong.discard("requester.destination_email")  # it was typed once
        return Standing(sum(thing.state is not ReadyState.THERE for thing in things), len(wrong))

    def delete(self, identity: str) -> str:
        """Delete a draft, which is kept for 30 more days, and return the token that ``restore`` takes.

        The draft must not be waiting in a Writer still: flush that first.

        Raises:
            NotSaved: nothing was deleted.
        """
        token = f"{_stamp()}.{identity}"
        with self._lock:
            paths = [path for path in self._places(identity) if os.path.lexists(path)]
            if not paths:
                raise NotSaved(_("Not deleted: this request is no longer there."))
            try:
                self._made(self._deleted)
                for path in reversed(paths):  # the last save stays until all else has gone: it may be told as kept
                    files.replace(path, self._deleted / path.name.replace(identity, token))
            except OSError as error:
                raise files.not_saved(error, self._drafts, _("Not deleted: {reason}.")) from error
            self._known.pop(identity, None)
        return token

    def restore(self, token: str) -> str:
        """Take a deletion back, and return the draft's id.

        Raises:
            NotSaved: it was removed for good meanwhile, or the disk does not take it.
        """
        match = _UNDO.fullmatch(token)
        gone = NotSaved(_("Not restored: the deleted request is no longer there."))
        if not match:
            raise gone
        identity = match[2]
        with self._lock:
            paths = [path for path in self._deleted_places(token) if os.path.lexists(path)]
            if not paths:
                raise gone
            if any(os.path.lexists(place) for place in self._places(identity)):
                raise NotSaved(_("Not restored: this request was saved again meanwhile."))
            try:
                self._made(self._drafts)
                for path in paths:
                    files.replace(path, self._drafts / path.name.replace(token, identity))
            except OSError as error:
                raise files.not_saved(error, self._drafts, _("Not restored: {reason}.")) from error
        return identity

    def _places(self, identity: str) -> tuple[Path, Path]:
        """The paths of the last save and of the one before; Unreadable for what is no id."""
        if not re.fullmatch(IDENTITY, identity):
            raise Unreadable(_("A draft is named by a UUID in small letters, and this is none."))
        current, backup = (self._drafts / f"{identity}{suffix}" for suffix in _SUFFIXES)
        return current, backup

    def _made(self, place: Path) -> Path:
        """The folder that is about to be written to."""
        if not self._may_write:
            raise OSError(errno.EBUSY, _("another Transfer Wizard has your requests open"))
        private_folder(self._folder)
        return private_folder(place)

    def _deleted_places(self, token: str) -> Iterator[Path]:
        return (self._deleted / f"{token}{suffix}" for suffix in _SUFFIXES)

    def _identities(self) -> set[str]:
        try:
            names = os.listdir(self._drafts)
        except FileNotFoundError:
            return set()
        return {match[1] for name in names if (match := _DRAFT_FILE.fullmatch(name))}

    def _newest_first(self) -> Sequence[str]:
        """The ids, by when their files were written: nearly the order of the list, before one of them is opened."""
        written: dict[str, float] = {}
        with contextlib.suppress(FileNotFoundError), os.scandir(self._drafts) as entries:
            for file in entries:
                if match := _DRAFT_FILE.fullmatch(file.name):
                    with contextlib.suppress(FileNotFoundError):
                        moment = file.stat(follow_symlinks=False).st_mtime
                        written[match[1]] = max(moment, written.get(match[1], moment))
        return sorted(written, key=lambda identity: written[identity], reverse=True)

    def _glance(self, identity: str) -> DraftEntry | None:
        """The line for the last save, where a glance at it tells; a file that has not changed is not opened again."""
        place = os.path.join(self._drafts, f"{identity}.json")
        try:
            status = os.lstat(place)
            state = (status.st_mtime_ns, status.st_size, status.st_ino)
            known_state, entry = self._glanced.get(identity, (None, None))
            if state != known_state:
                entry = glance(identity, files.read_regular(place, follow_links=False))
                self._glanced[identity] = state, entry
        except (OSError, Unreadable):
            return None
        return entry

    def _read(self, identity: str) -> DraftEntry:
        """The line for the last save, read whole and left where it is, whatever is in it."""
        opened = document.read(files.read_regular(self._places(identity)[0], follow_links=False))
        return entry_of(opened.draft, opened.read_only)

    def _look_at(self, identity: str, listing: Listing) -> None:
        """The line for a draft that has to be read whole, and what is wrong with the draft."""
        try:
            newest = self._newest(identity)
        except Unreadable as problem:
            listing.notices.append(str(problem))
        else:
            listing.entries.append(entry_of(newest.opened.draft, newest.opened.read_only))
            listing.notices.extend([newest.damage] if newest.damage else [])

    def _newest(self, identity: str, is_replaced: bool = False) -> "_DraftOnDisk":
        """The last save that can be read; a damaged one is in the quarantine now.

        Args:
            is_replaced: it is about to be saved over, so that one which can't be read just now goes there, too.
        """
        damages = []
        for path in self._places(identity):
            try:
                content = files.read_regular(path, follow_links=False)
                opened = document.read(content)
            except FileNotFoundError:
                continue
            except Unreadable as problem:
                damages.append((self._put_away(path), str(problem)))
            except OSError as error:  # nothing is known to be wrong with the file itself, so it stays
                damages.append((self._put_away(path) if is_replaced else path, f"{error.strerror}."))
            else:
                opened.draft.id = identity  # a file copied by hand must not be saved over the one it is a copy of
                damage = _about(damages[0], _("The save before it was opened.")) if damages else ""
                if not damages and path.name.endswith(_SUFFIXES[1]):
                    damage = self._put_back(identity, opened)
                return _DraftOnDisk(opened, damage, _digest(content))
        if not damages:
            raise Unreadable(_("This request is no longer there."))
        self._known.pop(identity, None)  # it is in the quarantine, and the person reads of it
        raise Unreadable(_about(damages[0], _("There is no other save of it that can be read.")))

    def _put_away(self, path: Path) -> Path:
        """Move a damaged file to the quarantine and return where it is now: never deleted, never in the way."""
        place = self._quarantine / f"{_stamp()}.{path.name}"
        try:
            self._made(self._quarantine)
            files.replace(path, place)
        except OSError:
            return path
        return place

    def _keep_last(self, snapshot: Draft) -> str:
        """Keep the last save as the one before, if it can be read; a sentence for the person about it, or "".

        Raises:
            NotSaved: it must not be saved over.
        """
        current, backup = self._places(snapshot.id)
        known = self._known.get(snapshot.id)
        if not os.path.lexists(current) and (known or not os.path.lexists(backup)):
            return self._gone() if known else ""
        if known and known.is_ours and known.digest == _digest_at(current):
            files.keep_as(current, backup)
            return ""
        try:
            last = self._newest(snapshot.id, is_replaced=True)
        except Unreadable as damage:
            notice = str(damage)
        else:
            if last.opened.read_only:
                raise NotSaved(_("Not saved: a newer version of Transfer Wizard saved this request meanwhile."))
            notice = last.damage
            if not last.damage and known and known.digest != last.digest:
                notice = self._keep_beside(last.opened.draft, snapshot)
        if os.path.lexists(current):
            files.keep_as(current, backup)
        return notice

    def _gone(self) -> str:
        sentence = _(
            "The file of this request was gone from “{folder}”: another program moved or deleted it. What is in this "
            "window was saved there again. If you move the folder back, close Transfer Wizard first."
        )
        return sentence.format(folder=files.shown(self._drafts))

    def _put_back(self, identity: str, opened: Opened) -> str:
        """Put the save before in the place of the last one, which is gone, and say so, once: "" where that can't be."""
        current, backup = self._places(identity)
        try:
            self._made(self._drafts)
            files.keep_as(backup, current)
        except OSError:
            return ""
        sentence = _("The file of “{title}” was gone from “{folder}”. The last save that is left was put in its place.")
        title = entry_of(opened.draft, opened.read_only).title
        return sentence.format(title=title, folder=files.shown(self._drafts))

    def _keep_beside(self, theirs: Draft, ours: Draft) -> str:
        """Keep what another program made of a draft as one of its own, and say so; "" where both are the same."""
        if plain(theirs) == plain(ours):
            return ""
        twin = Draft(theirs.values)
        twin.extras = theirs.extras
        temporary = files.write_temporary(self._drafts, document.write(twin, theirs.saved_at))
        try:
            files.replace(temporary, self._places(twin.id)[0])
        finally:
            files.discard(temporary)
        sentence = _(
            "Another program changed this request meanwhile. What it saved is kept as a request of its own, “{title}”; "
            "what you typed is saved in this one."
        )
        return sentence.format(title=entry_of(twin, is_read_only=False).title)

    def _tidy_up(self) -> Iterator[str]:
        """Remove what was deleted long ago with its evidence, and what a crash left half-written; return the notices.

        Evidence stays for as long as anything of its request does, in the quarantine too.
        """
        if not self._may_write:
            return
        long_ago = datetime.now(UTC) - KEPT_AFTER_DELETION
        with contextlib.suppress(OSError):
            for path in self._deleted.iterdir():
                match = _UNDO.fullmatch(path.name.partition(".json")[0])
                moment = _moment(match[1]) if match else None
                if match and moment is None:
                    yield _about((self._put_away(path), _("Its name says a time that no calendar has.")), "")
                elif moment and moment < long_ago:
                    path.unlink()
        with contextlib.suppress(OSError):
            evidence.remove_others(self._folder, self._identities() | self._traces())
        with contextlib.suppress(OSError):
            for path in self._drafts.glob(f"{files.TEMPORARY_PREFIX}*.tmp"):
                if path.lstat().st_mtime < time.time() - _TEMPORARY_IS_STALE.total_seconds():
                    path.unlink()

    def _traces(self) -> set[str]:
        """The ids of requests that are deleted or damaged, and still there."""
        names: list[str] = []
        for folder in (self._deleted, self._quarantine):
            with contextlib.suppress(FileNotFoundError):
                names += os.listdir(folder)
        return set(re.findall(IDENTITY, "\n".join(names)))


class _DraftOnDisk(NamedTuple):
    """A draft on the disk, a sentence about a damaged save of it or "", and the hash of the file it was read from."""

    opened: Opened
    damage: str
    digest: bytes


class _Known(NamedTuple):
    """The hash of a file that was read or proven, and whether this version of the program may save over it."""

    digest: bytes
    is_ours: bool


def _digest(content: bytes) -> bytes:
    return hashlib.sha256(content).digest()


def _digest_at(path: Path) -> bytes:
    """The hash of what is in a file now; b"" where it can't be read."""
    try:
        return _digest(files.read_regular(path, follow_links=False))
    except (OSError, Unreadable):
        return b""


def _about(damage: tuple[Path, str], outcome: str) -> str:
    path, reason = damage
    sentence = _("A saved request could not be read: {reason} It is kept as “{path}”. {outcome}")
    return sentence.format(reason=reason, path=files.shown(path), outcome=outcome).strip()


def _stamp() -> str:
    """A part of a file name that holds the time and is unique."""
    return f"{datetime.now(UTC).strftime(_STAMP)}-{os.urandom(4).hex()}"


def _moment(stamp: str) -> datetime | None:
    """The time in a file's name; None for a time that no calendar has."""
    try:
        return datetime.strptime(stamp, _STAMP).replace(tzinfo=UTC)
    except ValueError:
        return None
