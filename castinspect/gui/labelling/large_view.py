"""One picture, as large as fits."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QRectF, QSize
from PySide6.QtGui import QImage, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from castinspect.errors import ImageError
from castinspect.gui.common.painting import to_image
from castinspect.imaging.thumbnails import load_for_eyes


class LargeView(QWidget):
    """Shows a picture of any depth; nothing where the picture cannot be read."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._image: QImage | None = None
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def has_picture(self) -> bool:
        return self._image is not None

    def show_picture(self, path: Path | None) -> None:
        try:
            self._image = to_image(load_for_eyes(path).pixels) if path is not None else None
        except ImageError:
            self._image = None
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(280, 280)

    def paintEvent(self, _event: QPaintEvent) -> None:
        if self._image is None:
            return
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        scale = min(self.width() / self._image.width(), self.height() / self._image.height())
        target = QRectF(0, 0, self._image.width() * scale, self._image.height() * scale)
        target.moveCenter(QRectF(self.rect()).center())
        painter.drawImage(target, self._image)
