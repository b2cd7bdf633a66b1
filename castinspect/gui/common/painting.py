"""Pictures and verdict shapes, painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QImage, QPainter, QPen, QPolygonF

from castinspect.gui.common.theme import VERDICT_COLOURS
from castinspect.inspection.verdict import Verdict

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray


def to_image(pixels: NDArray[np.uint8]) -> QImage:
    """Copy pixels, grey (h, w), RGB (h, w, 3) or RGBA (h, w, 4), into an image that owns them."""
    import numpy as np

    pixels = np.ascontiguousarray(pixels)
    height, width = pixels.shape[:2]
    layout = {2: QImage.Format.Format_Grayscale8, 3: QImage.Format.Format_RGB888, 4: QImage.Format.Format_RGBA8888}
    channels = 2 if pixels.ndim == 2 else pixels.shape[2]
    return QImage(pixels.data, width, height, pixels.strides[0], layout[channels]).copy()


def paint_verdict_shape(painter: QPainter, area: QRectF, verdict: Verdict, colour: QColor | None = None) -> None:
    """Draw the verdict's shape in a disc: tick, cross, question mark or bar; no colour is needed to read it."""
    side = min(area.width(), area.height())
    disc = QRectF(0, 0, side, side)
    disc.moveCenter(area.center())
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(QColor("white") if colour is None else colour)
    painter.drawEllipse(disc)
    ink = VERDICT_COLOURS[verdict] if colour is None else QColor("white")
    painter.setPen(QPen(ink, side * 0.12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.translate(disc.topLeft())
    painter.scale(side / 100, side / 100)
    painter.setPen(QPen(ink, 12, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin))
    match verdict:
        case Verdict.OK:
            painter.drawPolyline(QPolygonF([QPointF(28, 52), QPointF(44, 68), QPointF(73, 34)]))
        case Verdict.DEFECT:
            painter.drawLine(QPointF(32, 32), QPointF(68, 68))
            painter.drawLine(QPointF(68, 32), QPointF(32, 68))
        case Verdict.REVIEW:
            font = painter.font()
            font.setPixelSize(64)
            font.setBold(True)
            painter.setFont(font)
            painter.drawText(QRectF(0, 0, 100, 100), Qt.AlignmentFlag.AlignCenter, "?")
        case Verdict.HOLD:
            painter.drawLine(QPointF(28, 50), QPointF(72, 50))
    painter.restore()
