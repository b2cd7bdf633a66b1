"""Icons for Windows, macOS and Linux desktops, drawn from the one SVG."""

from __future__ import annotations

import os
import sys
from io import BytesIO
from pathlib import Path

from PIL import Image
from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QSize, Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

_ICO_SIZES = [(side, side) for side in (16, 24, 32, 48, 64, 128, 256)]
_ICNS_SIDE = 1024


def write_icon(svg: Path, folder: Path) -> Path:
    """Write the icon that this operating system's programs carry: `.icns` on macOS, else `.ico`."""
    if sys.platform == "darwin":
        target = folder / "castinspect.icns"
        draw(svg, _ICNS_SIDE).save(target)
    else:
        target = folder / "castinspect.ico"
        draw(svg, _ICO_SIZES[-1][0]).save(target, sizes=_ICO_SIZES)
    return target


def draw(svg: Path, side: int) -> Image.Image:
    """The icon as a square picture with transparency."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    app = QGuiApplication.instance() or QGuiApplication([])
    canvas = QImage(QSize(side, side), QImage.Format.Format_ARGB32)
    canvas.fill(Qt.GlobalColor.transparent)
    painter = QPainter(canvas)
    QSvgRenderer(str(svg)).render(painter)
    painter.end()
    del app
    content = QByteArray()
    buffer = QBuffer(content)
    buffer.open(QIODevice.OpenModeFlag.WriteOnly)
    canvas.save(buffer, "PNG")
    return Image.open(BytesIO(bytes(content.data())))
