"""Draw the program's icon in the formats of Windows and macOS from its one SVG file.

Usage: python package_icons.py FOLDER, with the Python of the build environment; needs no display.
"""

import struct
import sys
from pathlib import Path
from typing import Final

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QRectF, Qt
from PySide6.QtGui import QGuiApplication, QIcon, QImage, QImageWriter, QPainter

SVG: Final = Path(__file__).resolve().parents[1] / "resources" / "icons" / "transfer-wizard.svg"
ICO_SIZES: Final = (16, 20, 24, 32, 40, 48, 64, 256)
# Apple's names for pictures in PNG, by their size in pixels.
ICNS_TYPES: Final = {b"icp4": 16, b"icp5": 32, b"ic07": 128, b"ic08": 256, b"ic09": 512, b"ic10": 1024}


def main(folder: Path) -> None:
    """Write transfer-wizard.ico and transfer-wizard.icns into a folder."""
    _application = QGuiApplication(["icons", "-platform", "offscreen"])
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "transfer-wizard.ico").write_bytes(ico({size: png(size) for size in ICO_SIZES}))
    (folder / "transfer-wizard.icns").write_bytes(icns({kind: png(size) for kind, size in ICNS_TYPES.items()}))


def png(size: int) -> bytes:
    """The icon in a square of so many pixels."""
    image = QImage(size, size, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QIcon(str(SVG)).paint(painter, QRectF(0, 0, size, size).toRect())
    painter.end()
    buffer = QBuffer()
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    QImageWriter(buffer, QByteArray(b"png")).write(image)
    return bytes(buffer.data().data())


def ico(pictures: dict[int, bytes]) -> bytes:
    """An icon file of Windows: a directory of sizes, then the pictures."""
    start = 6 + 16 * len(pictures)
    directory, body = b"", b""
    for size, picture in pictures.items():
        edge = size % 256  # 0 means 256
        directory += struct.pack("<BBBBHHII", edge, edge, 0, 0, 1, 32, len(picture), start + len(body))
        body += picture
    return struct.pack("<HHH", 0, 1, len(pictures)) + directory + body


def icns(pictures: dict[bytes, bytes]) -> bytes:
    """An icon file of macOS: one block for each picture."""
    blocks = b"".join(kind + struct.pack(">I", 8 + len(picture)) + picture for kind, picture in pictures.items())
    return b"icns" + struct.pack(">I", 8 + len(blocks)) + blocks


if __name__ == "__main__":
    main(Path(sys.argv[1]))
