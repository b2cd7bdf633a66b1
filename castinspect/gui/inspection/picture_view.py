"""The current part, as large as fits, with the heat map over it."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QRectF, QSize, Qt
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from castinspect.gui.common.painting import to_image
from castinspect.gui.inspection.job import ShownInspection
from castinspect.inspection.explanation import heat_image


class PictureView(QWidget):
    """Paints one picture and, if asked, where the network looked."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._part: ShownInspection | None = None
        self._heat: QImage | None = None
        self._note = ""
        self._overlay_visible = False
        self._opacity = 0.5
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def has_picture(self) -> bool:
        return self._picture is not None

    @property
    def has_heat(self) -> bool:
        return self._heat_map() is not None

    def show_part(self, part: ShownInspection | None, note: str = "") -> None:
        """Show a part; where its picture cannot be read the note stands in its place."""
        if part is not self._part:
            self._heat = None
            self._picture = to_image(part.pixels) if part is not None and part.pixels is not None else None
        self._part, self._note = part, note
        self.update()

    def _heat_map(self) -> NDArray[np.float32] | None:
        prediction = self._part.inspection.prediction if self._part is not None else None
        return prediction.map if prediction is not None and self._picture is not None else None

    def _coloured(self) -> QImage | None:
        """The heat map in colour, made when it is first looked at."""
        heat = self._heat_map()
        if self._heat is None and heat is not None and self._part is not None and self._part.pixels is not None:
            height, width = self._part.pixels.shape[:2]
            self._heat = to_image(heat_image(heat, width, height, self._part.preprocessing))
        return self._heat

    def set_overlay(self, *, visible: bool, opacity: float) -> None:
        self._overlay_visible, self._opacity = visible, opacity
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(320, 240)

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        if self._picture is None:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._note)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        target = self._fitted(self._picture)
        painter.drawImage(target, self._picture)
        if self._overlay_visible and (heat := self._coloured()) is not None:
            painter.setOpacity(self._opacity)
            painter.drawImage(target, heat)

    def _fitted(self, image: QImage) -> QRectF:
        scale = min(self.width() / image.width(), self.height() / image.height())
        target = QRectF(0, 0, image.width() * scale, image.height() * scale)
        target.moveCenter(QRectF(self.rect()).center())
        return target
