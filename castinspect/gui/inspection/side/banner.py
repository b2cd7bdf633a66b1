"""The verdict, to be read from three metres: word, shape and colour; as large as the window allows."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter, QPainterPath, QPaintEvent, QPen
from PySide6.QtWidgets import QSizePolicy, QWidget

from castinspect.gui.common.painting import paint_verdict_shape
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import RADIUS, VERDICT_COLOURS
from castinspect.inspection.verdict import Verdict

_LEAST, _MOST = 84, 420
_SHARE = 0.17
"""Of the window's height; letters fill more than half of that."""
_SMALLEST_LETTERS = 20
_THICKER = 0.04
"""Width of the pen round Korean letters, as a share of their height."""
_CENTRE = Qt.AlignmentFlag.AlignCenter


class VerdictBanner(Retranslated, QWidget):
    """Shows one verdict, or nothing before the first part."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._verdict: Verdict | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("verdict")
        self.fit(0)

    @property
    def verdict(self) -> Verdict | None:
        return self._verdict

    @property
    def letters(self) -> int:
        """Height of the letters' font in pixels, as they are painted now."""
        return self._font_size(verdict_word(self._verdict or Verdict.DEFECT))

    def show_verdict(self, verdict: Verdict | None) -> None:
        """Show a verdict; None clears, so that no old one stands beside a new picture."""
        self._verdict = verdict
        self.setAccessibleDescription(verdict_word(verdict) if verdict else "")
        self.update()

    def fit(self, height: int) -> None:
        """Be as large as a window of this height allows."""
        self.setFixedHeight(min(_MOST, max(_LEAST, round(_SHARE * height))))

    def sizeHint(self) -> QSize:
        return QSize(240, self.minimumHeight())

    def _retranslate(self) -> None:
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        colour = VERDICT_COLOURS[self._verdict] if self._verdict else self.palette().mid().color()
        painter.setBrush(colour)
        painter.drawRoundedRect(QRectF(self.rect()), RADIUS, RADIUS)
        if self._verdict is None:
            return
        margin, side = self._margin(), self._side()
        paint_verdict_shape(painter, QRectF(margin, (self.height() - side) / 2, side, side), self._verdict)
        left = 2 * margin + side
        room = QRectF(left, 0, self.width() - left - margin, self.height())
        self._paint_word(painter, room, verdict_word(self._verdict))

    def _paint_word(self, painter: QPainter, room: QRectF, word: str) -> None:
        font = painter.font()
        font.setBold(True)
        font.setPixelSize(self._font_size(word))
        painter.setFont(font)
        painter.setPen(QColor("white"))
        if word.isascii():
            painter.drawText(room, _CENTRE, word)
            return
        # a font of one weight, as the bundled Korean one, is made bold at some sizes only: its outlines are thickened
        font.setBold(False)
        outlines = QPainterPath()
        outlines.setFillRule(Qt.FillRule.WindingFill)
        outlines.addText(0, 0, font, word)
        outlines.translate(room.center() - outlines.boundingRect().center())
        pen = QPen(QColor("white"))
        pen.setWidthF(font.pixelSize() * _THICKER)
        pen.setJoinStyle(Qt.PenJoinStyle.RoundJoin)
        painter.setPen(pen)
        painter.setBrush(QColor("white"))
        painter.drawPath(outlines)

    def _margin(self) -> float:
        return self.height() * 0.14

    def _side(self) -> float:
        return min(self.height() - 2 * self._margin(), self.width() * 0.26)

    def _font_size(self, word: str) -> int:
        room = self.width() - 3 * self._margin() - self._side()
        font = self.font()
        font.setBold(True)
        size = round(self.height() * 0.56)
        font.setPixelSize(size)
        width = QFontMetrics(font).horizontalAdvance(word)
        return max(_SMALLEST_LETTERS, min(size, int(size * room / max(1, width))))
