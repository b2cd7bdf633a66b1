"""Icons: SVG files drawn in the colour of the writing around them, sharp at every size and in both looks."""

from __future__ import annotations

from functools import cache

from PySide6.QtCore import QByteArray, QPoint, QRect, QRectF, QSize
from PySide6.QtGui import QIcon, QIconEngine, QPainter, QPalette, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QApplication

from castinspect.paths import resource


class _SvgInk(QIconEngine):
    """Paints a file with `currentColor` as the palette has it at that moment."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name

    def clone(self) -> QIconEngine:
        return _SvgInk(self._name)

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        is_disabled = mode is QIcon.Mode.Disabled
        group = QPalette.ColorGroup.Disabled if is_disabled else QPalette.ColorGroup.Active
        colour = QApplication.palette().color(group, QPalette.ColorRole.ButtonText)
        drawing = _text_of(self._name).replace("currentColor", colour.name())
        QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(rect))

    def pixmap(self, size: QSize, mode: QIcon.Mode, state: QIcon.State) -> QPixmap:
        pixmap = QPixmap(size)
        pixmap.fill("transparent")
        painter = QPainter(pixmap)
        self.paint(painter, QRect(QPoint(0, 0), size), mode, state)
        painter.end()
        return pixmap


def icon(name: str) -> QIcon:
    """The icon of a file in resources/icons, by its name without the ending.

    Raises:
        FileNotFoundError: There is no such icon; told here, since nothing may be raised while Qt paints.
    """
    _text_of(name)
    return QIcon(_SvgInk(name))


@cache
def _text_of(name: str) -> str:
    return resource("icons", f"{name}.svg").read_text(encoding="utf-8")
