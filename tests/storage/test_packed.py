"""A passcode that is packed inside of a file is seen, and looking for it has an end."""

import base64
import gzip
import io
import quopri
import struct
import zipfile
import zlib
from collections.abc import Callable
from pathlib import Path

import pytest

from transfer_wizard.request.draft import Draft
from transfer_wizard.storage import packed
from transfer_wizard.storage.evidence import Cancelled, Evidence, NotAdded

SECRET = "The support passcode of today is 0427."
HARMLESS = "License move failed on 2026-11-24, error 4041."


def zipped(**members: str | bytes) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "/").replace("_", "."), content)
    return made.getvalue()


def document(text: str) -> bytes:
    """As of a word processor, which cuts words where it likes."""
    runs = "".join(f"<w:r><w:t>{text[at : at + 5]}</w:t></w:r>" for at in range(0, len(text), 5))
    return zipped(_Content_Types_xml="<Types/>", word__document_xml=f"<w:document><w:p>{runs}</w:p></w:document>")


def sheet(text: str) -> bytes:
    """As of a spreadsheet, the words and the digits in two cells."""
    cells = "".join(f"<si><t>{cell}</t></si>" for cell in text.rsplit(" ", 1))
    return zipped(xl__sharedStrings_xml=f"<sst>{cells}</sst>", xl__media__a_png=b"\0" * 1000)


def pdf(text: str) -> bytes:
    stream = zlib.compress(f"BT ({text}) Tj ET".encode())
    return b"%PDF-1.7\n1 0 obj<</Filter/FlateDecode>>stream\n" + stream + b"\nendstream endobj\n%%EOF"


def picture(text: str) -> bytes:
    def chunk(name: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + name + content + struct.pack(">I", zlib.crc32(name + content))

    noted = chunk(b"zTXt", b"Comment\0\0" + zlib.compress(text.encode()))
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", b"\0" * 13) + noted + chunk(b"IEND", b"")


def mail(text: str, encoding: str = "base64") -> bytes:
    body = base64.encodebytes(text.encode()) if encoding == "base64" else quopri.encodestring(text.encode())
    return f"Subject: x\nContent-Transfer-Encoding: {encoding}\nContent-Type: text/plain\n\n".encode() + body


def table(text: str) -> bytes:
    """A page with the words and the digits in two cells, each in a line of its own."""
    return "<tr>\n  <th>{}</th>\n  <td>{}</td>\n</tr>".format(*text.rsplit(" ", 1)).encode()


KINDS: dict[str, Callable[[str], bytes]] = {
    "case.docx": document,
    "case.xlsx": sheet,
    "case.pdf": pdf,
    "screen.png": picture,
    "mail.eml": mail,
    "quoted.eml": lambda text: mail(text.replace("passcode", "pass=\ncode"), "quoted-printable"),
    "page.html": table,
    "log.gz": lambda text: gzip.compress(text.encode()),
    "case.zip": lambda text: zipped(log_txt=text),
    "twice.zip": lambda text: zipped(case_docx=document(text)),
    "mail-with.eml": lambda text: b"Content-Transfer-Encoding: base64\n\n" + base64.encodebytes(document(text)),
}


@pytest.mark.parametrize("name", KINDS)
def test_a_passcode_inside_of_a_file_is_seen_and_other_numbers_are_none(tmp_path: Path, name: str) -> None:
    kept = Evidence(tmp_path / "data", Draft().id)
    path = tmp_path / name
    path.write_bytes(KINDS[name](SECRET))
    with pytest.raises(NotAdded, match="seems to hold a passcode"):
        kept.add(path, lambda _done, _total: None, lambda: False)
    assert [each.name for each in kept.folder.iterdir()] == []
    path.write_bytes(KINDS[name](HARMLESS))
    kept.add(path, lambda _done, _total: None, lambda: False)
    assert [item.name for item in kept.items()] == [name]


@pytest.mark.parametrize(
    "make",
    [
        pytest.param(lambda: zipped(a_txt=b"\0" * 50_000_000), id="bomb"),
        pytest.param(lambda: gzip.compress(b"\0" * 50_000_000), id="gzip"),
        pytest.param(lambda: zlib.compress(b"\0" * 50_000_000) * 200, id="streams"),
        pytest.param(lambda: zipped(**{f"a{number}_txt": b"x" * 100_000 for number in range(300)}), id="members"),
        pytest.param(lambda: b"Content-Transfer-Encoding: base64\n" * 200_000, id="heads"),
        pytest.param(lambda: b"Content-Transfer-Encoding: base64\n\n" + b"QUJD" * 5_000_000, id="body"),
    ],
)
def test_what_comes_out_of_a_file_has_an_end(make: Callable[[], bytes]) -> None:
    assert sum(map(len, packed.packed(make()))) <= packed.MOST + packed.MOST_OF_A_STREAM


def with_wrong_sums(count: int, size: int) -> bytes:
    """A zip of zeros that are found to be damaged only once they are unpacked."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as archive:
        for number in range(count):
            archive.writestr(f"{number}.txt", b"\0" * size)
    return made.getvalue().replace(struct.pack("<L", zlib.crc32(b"\0" * size)), b"\1\2\3\4")


def packed_otherwise(way: int) -> bytes:
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", way) as archive:
        archive.writestr("a.txt", b"\0" * 50_000_000)
    return made.getvalue()


def test_what_is_damaged_counts_as_far_as_it_came_out() -> None:
    assert 0 < sum(map(len, packed.packed(with_wrong_sums(100, packed.MOST // 4)))) <= packed.MOST
    cut = zlib.compress(b"\0" * packed.MOST_OF_A_STREAM)[:-4] + b"\0" * 4
    assert 0 < sum(map(len, packed.packed(b"%PDF" + cut * 100))) <= packed.MOST
    assert any(SECRET.encode() in part for part in packed.packed(pdf(SECRET + "." * 900_000)[:-60]))


def test_one_body_is_read_for_one_head_however_many_stand_before_it() -> None:
    heads = b"Content-Transfer-Encoding: base64\n" * 100 + b"\n"
    assert len(list(packed.packed(heads + base64.encodebytes(SECRET.encode())))) == 1


@pytest.mark.parametrize("way", [zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA])
def test_what_python_would_unpack_whole_is_left(way: int) -> None:
    assert list(packed.packed(packed_otherwise(way))) == []


def test_a_zip_of_a_later_version_says_nothing() -> None:
    later = bytearray(zipped(a_txt=SECRET))
    later[later.index(b"PK\x01\x02") + 6] = 250
    assert list(packed.packed(bytes(later))) == []


def test_a_member_beyond_all_files_says_nothing() -> None:
    content = zipped(a_txt=SECRET, b_txt=SECRET)
    begin, end = content.index(b"PK\x01\x02"), content.index(b"PK\x05\x06")
    entry = bytearray(content[begin : content.rindex(b"PK\x01\x02")])
    entry[30:32] = struct.pack("<H", 12)  # the length of what the entry says more
    entry[42:46] = b"\xff" * 4
    entry += struct.pack("<HHQ", 1, 8, 2**64 - 1)  # where the member begins, of a zip of many gigabytes
    directory = bytes(entry) + content[begin + len(entry) - 12 : end]
    closing = content[end : end + 12] + struct.pack("<L", len(directory)) + content[end + 16 :]
    assert list(packed.packed(content[:begin] + directory + closing)) == [SECRET.encode()]


@pytest.mark.parametrize("content", [b"PK\x03\x04 no zip", b"\x1f\x8b no gzip", b"x\x9c no stream", b"", b"PK"])
def test_what_is_no_container_says_nothing(content: bytes) -> None:
    assert list(packed.packed(content)) == []


def test_a_file_that_is_too_large_is_not_looked_into() -> None:
    assert list(packed.packed(mail(SECRET) + b" " * packed.LARGEST)) == []


def of_many(count: int) -> bytes:
    """A zip of so many empty pictures, and a text as its last member."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w") as archive:
        for number in range(count):
            archive.writestr(zipfile.ZipInfo(f"{number}.png"), b"")
        archive.writestr("last.txt", SECRET)
    return made.getvalue()


def test_the_list_of_a_zip_is_read_no_further_than_it_is_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    many = of_many(70_000)  # more than the end of a zip can count
    assert SECRET.encode() in list(packed.packed(many))
    assert SECRET.encode() in list(packed.packed(b"PK, and a program that unpacks itself" + of_many(3)))
    monkeypatch.setattr(packed, "MOST_LISTED", 50)
    unpack, entries = packed._ENTRY, []

    class Counted:
        size = unpack.size

        def unpack_from(self, content: bytes, at: int) -> tuple[int, ...]:
            entries.append(at)
            return unpack.unpack_from(content, at)

    monkeypatch.setattr(packed, "_ENTRY", Counted())
    assert SECRET.encode() not in list(packed.packed(many))
    assert len(entries) == 50


def test_looking_into_a_file_can_be_stopped(tmp_path: Path) -> None:
    kept = Evidence(tmp_path / "data", Draft().id)
    path = tmp_path / "many.zip"
    path.write_bytes(zipped(**{f"a{number}_txt": HARMLESS for number in range(20)}))
    copied: list[int] = []
    asked: list[bool] = []

    def is_stopped() -> bool:
        asked.append(bool(copied) and len(asked) > 2)
        return asked[-1]

    with pytest.raises(Cancelled):
        kept.add(path, lambda done, _total: copied.append(done), is_stopped)
    assert copied == [path.stat().st_size]
    assert kept.items() == []
    assert list(kept.folder.iterdir()) == []
