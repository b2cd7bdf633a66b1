"""The verdict, to be read from three metres: word, shape and colour."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from castinspect.gui.common.painting import paint_verdict_shape
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import VERDICT_COLOURS
from castinspect.inspection.verdict import Verdict

_HEIGHT = 132


class VerdictBanner(Retranslated, QWidget):
    """Shows one verdict, or nothing before the first part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict: Verdict | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("verdict")

    @property
    def verdict(self) -> Verdict | None:
        return self._verdict

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show a verdict; None clears, so that no old one stands beside a new picture."""
        self._verdict = verdict
        self.setAccessibleDescription(verdict_word(verdict) if verdict else "")
        self.update()

    def sizeHint(self) -> QSize:
        return QSize(360, _HEIGHT)

    def _retranslate(self) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = VERDICT_COLOURS[self._verdict] if self._verdict else self.palette().mid().color()
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()), 8, 8)
        if self._verdict is None:
            return
        margin = 22
        side = self.height() - 2 * margin
        paint_verdict_shape(painter, QRectF(margin, margin, side, side), self._verdict)
        painter.setPen(QColor("white"))
        left = margin + side + margin
        area = QRectF(left, 0, self.width() - left - margin, self.height())
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(62)
        painter.setFont(font)
        word = verdict_word(self._verdict)
        while painter.fontMetrics().horizontalAdvance(word) > area.width() and font.pixelSize() > 24:
            font.setPixelSize(font.pixelSize() - 2)
            painter.setFont(font)
        painter.drawText(area, Qt.AlignmentFlag.AlignCenter, word)
