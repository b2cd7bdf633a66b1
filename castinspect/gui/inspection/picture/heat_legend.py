"""The legend of the heat map: its colours from little to much."""

from __future__ import annotations

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QLinearGradient, QPainter

from castinspect.gui.common.theme import RADIUS_SMALL, SNUG

_WIDTH, _BAR = 220, 10
_GROUND = QColor(20, 22, 25, 215)


def paint_legend(painter: QPainter, area: QRectF, little: str, much: str, title: str) -> None:
    """Paint the legend at the lower left of an area, on a ground of its own, readable over every picture."""
    from castinspect.inspection.explanation import COLOURS

    line = painter.fontMetrics().height()
    width = max(_WIDTH, painter.fontMetrics().horizontalAdvance(title)) + 2 * SNUG
    box = QRectF(area.left() + SNUG, area.bottom() - 2 * line - _BAR - 3 * SNUG, width, 2 * line + _BAR + 2 * SNUG)
    painter.save()
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(_GROUND)
    painter.drawRoundedRect(box, RADIUS_SMALL, RADIUS_SMALL)
    inside = box.adjusted(SNUG, SNUG, -SNUG, -SNUG)
    painter.setPen(QColor("white"))
    painter.drawText(QRectF(inside.left(), inside.top(), inside.width(), line), Qt.AlignmentFlag.AlignLeft, title)
    bar = QRectF(inside.left(), inside.top() + line, inside.width(), _BAR)
    gradient = QLinearGradient(bar.topLeft(), bar.topRight())
    for place, colour in enumerate(COLOURS):
        gradient.setColorAt(place / (len(COLOURS) - 1), QColor(*(int(value) for value in colour)))
    painter.fillRect(bar, gradient)
    ends = QRectF(inside.left(), bar.bottom(), inside.width(), line)
    painter.drawText(ends, Qt.AlignmentFlag.AlignLeft, little)
    painter.drawText(ends, Qt.AlignmentFlag.AlignRight, much)
    painter.restore()
