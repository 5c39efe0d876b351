"""A secret in the seven spellings in which it could lie about, and what has to be opened before it can be seen."""

import base64
import email
import email.policy
import io
import re
import shutil
import subprocess
import zipfile
import zlib
from collections.abc import Callable, Iterator
from typing import Final


def _plain(secret: str) -> str:
    """The secret by itself: four digits in the middle of a longer number are none of ours."""
    return rf"(?<![0-9]){re.escape(secret)}(?![0-9])" if secret.isdigit() else re.escape(secret)


def _wide(secret: str) -> bytes:
    text = re.escape(secret.encode("utf-16-le"))
    return rb"(?<![0-9]\x00)" + text + rb"(?![0-9]\x00)" if secret.isdigit() else text


def _base64(secret: str) -> bytes:
    """What stays the same of the secret's base64, wherever in a longer text it stands."""
    raw = secret.encode()
    forms = []
    for before in range(3):
        encoded = base64.b64encode(b"\0" * before + raw)
        first = -(-before * 8 // 6)
        forms.append(encoded[first : (before + len(raw)) * 8 // 6])
    return b"|".join(re.escape(form) for form in forms)


PATTERNS: Final[dict[str, Callable[[str], bytes]]] = {
    "utf-8": lambda secret: _plain(secret).encode(),
    "utf-16-le": _wide,
    "base64": _base64,
    "percent": lambda secret: b"(?i:" + "".join(f"%{ord(mark):02x}" for mark in secret).encode() + b")",
    "json": lambda secret: b"(?i:" + "".join(rf"\\u{ord(mark):04x}" for mark in secret).encode() + b")",
    "quoted": lambda secret: b"(?i:" + "".join(f"={ord(mark):02x}" for mark in secret).encode() + b")",
    "html": lambda secret: (
        b"(?i:"
        + "".join(f"&#{ord(mark)};" for mark in secret).encode()
        + b"|"
        + "".join(f"&#x{ord(mark):x};" for mark in secret).encode()
        + b")"
    ),
}
"""For each encoding, the pattern that finds a secret in it."""

WRITERS: Final[dict[str, Callable[[str], bytes]]] = {
    "utf-8": str.encode,
    "utf-16-le": lambda secret: secret.encode("utf-16-le"),
    "base64": lambda secret: base64.b64encode(f"a {secret} b".encode()),
    "percent": lambda secret: "".join(f"%{ord(mark):02X}" for mark in secret).encode(),
    "json": lambda secret: "".join(f"\\u{ord(mark):04x}" for mark in secret).encode(),
    "quoted": lambda secret: "".join(f"={ord(mark):02X}" for mark in secret).encode(),
    "html": lambda secret: "".join(f"&#{ord(mark)};" for mark in secret).encode(),
}
"""How a program would write it, to plant it."""


def found(content: bytes, *secrets: str) -> set[str]:
    """The encodings in which a content holds one of the secrets, after everything in it was opened."""
    parts = list(opened(content))
    return {
        encoding
        for encoding, pattern in PATTERNS.items()
        if any(re.search(pattern(secret), part) for secret in secrets for part in parts)
    }


def opened(content: bytes) -> Iterator[bytes]:
    """A content and all that is packed inside: the streams and the text of a PDF, members of a ZIP, parts of a mail."""
    yield content
    if content.startswith(b"%PDF"):
        for stream in re.findall(rb"stream\r?\n(.*?)endstream", content, re.DOTALL):
            yield _inflated(stream)
        yield _text_of_pdf(content)
    elif content.startswith(b"PK\3\4"):
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            for name in archive.namelist():
                yield name.encode()
                yield from opened(archive.read(name))
    elif re.match(rb"[A-Z][A-Za-z-]+: ", content):
        for part in email.message_from_bytes(content, policy=email.policy.default).walk():
            payload = part.get_payload(decode=True)
            if isinstance(payload, bytes):
                yield from opened(payload) if not part.is_multipart() else ()


def _inflated(stream: bytes) -> bytes:
    try:
        return zlib.decompressobj().decompress(stream)
    except zlib.error:
        return stream


def _text_of_pdf(content: bytes) -> bytes:
    assert shutil.which("pdftotext"), "without pdftotext nobody can look into a PDF"
    return subprocess.run(["pdftotext", "-", "-"], input=content, capture_output=True, check=True).stdout
