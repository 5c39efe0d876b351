"""What is packed inside of a file: members of a zip such as a document or a sheet, streams of a PDF, parts of a mail.

It is unpacked only to be looked at, with bounds on what comes out; what can't be unpacked says nothing.
"""

import binascii
import contextlib
import io
import re
import struct
import zipfile
import zlib
from collections.abc import Callable, Iterator
from itertools import islice
from typing import Final, NamedTuple

LARGEST: Final = 32 * 1024 * 1024
"""Bytes of a file that is looked into."""
MOST: Final = 8 * 1024 * 1024
"""Bytes of all that comes out of it."""
MOST_PARTS: Final = 2_000
"""Members, streams and parts of one file, those that turn out to be none counted too."""
MOST_OF_A_STREAM: Final = 1024 * 1024
"""Bytes, packed and unpacked: text takes less."""
_TEXTS: Final = (".xml", ".txt", ".csv", ".log", ".json", ".html", ".htm", ".eml", ".md")
"""Members that are looked at before pictures and the like, which may leave no room for them."""
DEEPEST: Final = 3
"""A document in a zip in a mail."""
MOST_LISTED: Final = 200_000
"""Members of a zip that are looked at for those that are texts: a fifth of a second."""
_PIECE: Final = 256 * 1024
# APPNOTE.TXT of PKWARE, 4.3: of the end, size and place of the list; of an entry, what is needed to unpack it.
_END: Final = struct.Struct("<12xLLH")
_END_MARK: Final = b"PK\x05\x06"
_ELSEWHERE: Final = 0xFFFF_FFFF
_FARTHEST_END: Final = 65_535 + 22
_ENTRY_MARK: Final = b"PK\x01\x02"
_ENTRY: Final = struct.Struct("<6xBxHH8xL4xHHH8xL")
_LENGTHS: Final = struct.Struct("<HH")
_HEAD: Final = 30
_IS_LOCKED: Final = 1
# What Python unpacks a little at a time; of other ways of packing, a few bytes may become gigabytes at once.
_WAYS: Final = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_DAMAGE: Final = (zlib.error, struct.error, EOFError, OSError, ValueError)

_ZLIB: Final = re.compile(rb"x[\x01\x5e\x9c\xda]")  # RFC 1950: what zlib's streams begin with, in a PDF or a picture
_BASE64: Final = re.compile(rb"^content-transfer-encoding:[ \t]*base64\b", re.IGNORECASE | re.MULTILINE)
_BEGIN: Final = re.compile(rb"\r?\n\r?\n")
_BODY: Final = re.compile(rb"[A-Za-z0-9+/=\s]+")
LONGEST_HEAD: Final = 4096
_QUOTED: Final = re.compile(rb"^content-transfer-encoding:[ \t]*quoted-printable", re.IGNORECASE | re.MULTILINE)


class _Bounds:
    """What may still be unpacked of one file."""

    def __init__(self) -> None:
        self.room = MOST
        self.parts = MOST_PARTS

    def take(self, read: Callable[[int], bytes], most: int = MOST) -> Iterator[bytes]:
        """What a stream gives out, as far as it is not damaged; it counts as it comes, what is damaged too."""
        pieces, least = [], max(self.room - most, 0)
        with contextlib.suppress(*_DAMAGE):
            while self.room > least and (piece := read(min(self.room - least, _PIECE))):
                self.room -= len(piece)
                pieces.append(piece)
        if pieces:
            yield b"".join(pieces)

    @property
    def are_left(self) -> bool:
        """Whether anything more may come out; asking counts as a part."""
        self.parts -= 1
        return self.parts >= 0 and self.room > 0


def packed(content: bytes) -> Iterator[bytes]:
    """All that is packed inside of a file, as far as the bounds go; nothing of a file that is larger than they are."""
    if len(content) <= LARGEST:
        yield from _inside(content, _Bounds(), DEEPEST)


def is_zip64(content: bytes) -> bool:
    """True for a zip that says sizes and places in fields for very large files, which are not followed here."""
    end = content.rfind(_END_MARK, max(0, len(content) - _FARTHEST_END)) if content.startswith(b"PK") else -1
    if not 0 <= end <= len(content) - _END.size:
        return False
    listed = (each for member in islice(_listed(content), MOST_LISTED) for each in (member.size, member.head))
    return max(_END.unpack_from(content, end)[:2]) == _ELSEWHERE or any(each >= _ELSEWHERE for each in listed)


def _inside(content: bytes, bounds: _Bounds, depth: int) -> Iterator[bytes]:
    readers = (_members,) if content.startswith(b"PK") else (_gzip, _streams, _encoded)
    for read in readers:
        for part in read(content, bounds):
            yield part
            if depth > 1:
                yield from _inside(part, bounds, depth - 1)


class _Member(NamedTuple):
    """What the list at the end of a zip says of a member; ``way`` is how it is packed, ``head`` where it begins."""

    name: str
    way: int
    size: int
    head: int


def _members(content: bytes, bounds: _Bounds) -> Iterator[bytes]:
    """Of a zip: documents, sheets and presentations are zips too."""
    members = [each for each in islice(_listed(content), MOST_LISTED) if each.way in _WAYS]
    for member in sorted(members, key=lambda each: not each.name.lower().endswith(_TEXTS)):
        if not bounds.are_left:
            return
        with contextlib.suppress(*_DAMAGE):
            lengths = _LENGTHS.unpack_from(content, member.head + _HEAD - _LENGTHS.size)
            start = member.head + _HEAD + sum(lengths)
            stream = content[start : start + member.size]
            stored = io.BytesIO(stream).read
            yield from bounds.take(_reader(stream, zlib.decompressobj(-zlib.MAX_WBITS)) if member.way else stored)


def _listed(content: bytes) -> Iterator[_Member]:
    """The members of a zip, one after the other: Python's own reader lists all of them before it tells of the first."""
    end = content.rfind(_END_MARK, max(0, len(content) - _FARTHEST_END))
    if not 0 <= end <= len(content) - _END.size:
        return
    size, start = _END.unpack_from(content, end)[-3:-1]
    before = end - size - start  # what stands before the zip, as of a program that unpacks itself
    at = end - size if size <= end and content[end - size : end - size + 4] == _ENTRY_MARK else start
    before = at - start
    while content[at : at + 4] == _ENTRY_MARK and at + _ENTRY.size <= end:
        version, flags, way, packed_size, *lengths, head = _ENTRY.unpack_from(content, at)
        name = str(content[at + _ENTRY.size : at + _ENTRY.size + lengths[0]], "latin-1")
        at += _ENTRY.size + sum(lengths)
        if version <= zipfile.MAX_EXTRACT_VERSION and not flags & _IS_LOCKED:
            yield _Member(name, way, packed_size, head + before)


def _gzip(content: bytes, bounds: _Bounds) -> Iterator[bytes]:
    if content.startswith(b"\x1f\x8b") and bounds.are_left:
        yield from bounds.take(_reader(content, zlib.decompressobj(zlib.MAX_WBITS | 16)))


def _streams(content: bytes, bounds: _Bounds) -> Iterator[bytes]:
    at = 0
    while (start := _ZLIB.search(content, at)) and bounds.are_left:
        piece, stream = content[start.start() : start.start() + MOST_OF_A_STREAM], zlib.decompressobj()
        yield from bounds.take(_reader(piece, stream), MOST_OF_A_STREAM)
        at = start.start() + len(piece) - len(stream.unused_data) if stream.eof else start.end()


def _reader(content: bytes, stream: "zlib._Decompress") -> Callable[[int], bytes]:
    def read(most: int) -> bytes:
        nonlocal content
        unpacked = stream.decompress(content, most)
        content = stream.unconsumed_tail
        return unpacked

    return read


def _encoded(content: bytes, bounds: _Bounds) -> Iterator[bytes]:
    """The parts of a mail that are not as they are read."""
    at = 0
    while (head := _BASE64.search(content, at)) and bounds.are_left:
        begin = _BEGIN.search(content, head.end(), head.end() + LONGEST_HEAD)
        body = begin and _BODY.match(content, begin.end(), begin.end() + 4 * bounds.room // 3)
        at = body.end() if body else head.end()
        if body:
            with contextlib.suppress(binascii.Error):
                yield from bounds.take(io.BytesIO(binascii.a2b_base64(body[0])).read)
    if _QUOTED.search(content) and bounds.are_left:
        yield from bounds.take(io.BytesIO(binascii.a2b_qp(content[: bounds.room])).read)
