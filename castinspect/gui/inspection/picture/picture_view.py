"""The current part, as large as fits, with the heat map over it; beside it, if asked, a good part."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QImage, QKeyEvent, QMouseEvent, QPainter, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from castinspect.gui.common.painting import to_image
from castinspect.gui.common.theme import SNUG
from castinspect.gui.inspection.job import ShownInspection
from castinspect.gui.inspection.picture.heat_legend import paint_legend
from castinspect.gui.inspection.picture.view_port import ViewPort

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_STEP = 1.25
_MOVE = 0.1
_KEYS = {
    Qt.Key.Key_Left: (-_MOVE, 0.0), Qt.Key.Key_Right: (_MOVE, 0.0), Qt.Key.Key_Up: (0.0, -_MOVE),
    Qt.Key.Key_Down: (0.0, _MOVE),
}  # fmt: skip


class PictureView(QWidget):
    """Paints one picture and, if asked, where the network looked.

    The wheel, + and - zoom; a drawn mouse or the arrow keys move; 0 and a double click show the whole picture again.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._picture: QImage | None = None
        self._part: ShownInspection | None = None
        self._heat: QImage | None = None
        self._reference: QImage | None = None
        self._note = ""
        self._overlay_visible = False
        self._compares = False
        self._opacity = 0.5
        self._port = ViewPort()
        self._dragged_from: QPointF | None = None
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)

    @property
    def has_picture(self) -> bool:
        return self._picture is not None

    @property
    def has_heat(self) -> bool:
        return self._heat_map() is not None

    @property
    def port(self) -> ViewPort:
        """Which piece is seen."""
        return self._port

    @property
    def has_reference(self) -> bool:
        """Whether a good part is there to be shown beside."""
        return self._reference is not None

    def show_part(self, part: ShownInspection | None, note: str = "") -> None:
        """Show a part; where its picture cannot be read the note stands in its place."""
        if part is not self._part:
            self._heat = None
            self._picture = to_image(part.pixels) if part is not None and part.pixels is not None else None
            self._port = ViewPort()
        self._part, self._note = part, note
        self.update()

    def set_reference(self, pixels: NDArray[np.uint8] | None) -> None:
        """The good part that is shown beside."""
        self._reference = to_image(pixels) if pixels is not None else None
        self.update()

    def set_comparing(self, compares: bool) -> None:
        """Show the good part beside, or not."""
        self._compares = compares
        self.update()

    def set_overlay(self, *, visible: bool, opacity: float) -> None:
        self._overlay_visible, self._opacity = visible, opacity
        self.update()

    def minimumSizeHint(self) -> QSize:
        return QSize(240, 160)

    # --- looking nearer ---

    def zoom(self, factor: float, at: QPointF | None = None) -> None:
        """Look nearer or from farther away, at a point of the widget."""
        area = self._areas()[0]
        if self._picture is None:
            return
        at = area.center() if at is None else at
        target = self._target(area, self._picture)
        x, y = (at.x() - target.x()) / target.width(), (at.y() - target.y()) / target.height()
        self._port = self._port.zoomed(factor, x, y)
        self.update()

    def show_whole(self) -> None:
        """All of the picture again."""
        self._port = ViewPort()
        self.update()

    def wheelEvent(self, event: QWheelEvent) -> None:
        steps = event.angleDelta().y() / 120
        self.zoom(_STEP**steps, event.position())

    def mousePressEvent(self, event: QMouseEvent) -> None:
        self._dragged_from = event.position()

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._dragged_from is None or self._picture is None:
            return
        way = event.position() - self._dragged_from
        self._dragged_from = event.position()
        target = self._target(self._areas()[0], self._picture)
        self._port = self._port.moved(-way.x() / target.width(), -way.y() / target.height())
        self.update()

    def mouseReleaseEvent(self, _event: QMouseEvent) -> None:
        self._dragged_from = None

    def mouseDoubleClickEvent(self, _event: QMouseEvent) -> None:
        self.show_whole()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        key = Qt.Key(event.key())
        if key in {Qt.Key.Key_Plus, Qt.Key.Key_Equal}:
            self.zoom(_STEP)
        elif key == Qt.Key.Key_Minus:
            self.zoom(1 / _STEP)
        elif key == Qt.Key.Key_0:
            self.show_whole()
        elif key in _KEYS:
            dx, dy = _KEYS[key]
            self._port = self._port.moved(dx / self._port.zoom, dy / self._port.zoom)
            self.update()
        else:
            super().keyPressEvent(event)

    # --- painting ---

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(self.rect(), self.palette().window())
        if self._picture is None:
            painter.setPen(self.palette().placeholderText().color())
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter | Qt.TextFlag.TextWordWrap, self._note)
            return
        painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
        heat = self._coloured() if self._overlay_visible else None
        own, *others = self._areas()
        self._paint_picture(painter, own, self._picture, heat)
        for area in others:
            if self._reference is not None:
                self._paint_picture(painter, area, self._reference, None)
                self._paint_caption(painter, area, self.tr("a good part, for comparison"))
        if heat is not None:
            title = self.tr("Where to look: a hint, not the reason for the verdict")
            paint_legend(painter, own, self.tr("little"), self.tr("much"), title)
        if self.hasFocus():
            painter.setPen(self.palette().highlight().color())
            painter.drawRect(self.rect().adjusted(0, 0, -1, -1))

    def _paint_picture(self, painter: QPainter, area: QRectF, image: QImage, heat: QImage | None) -> None:
        painter.save()
        painter.setClipRect(area)
        target = self._target(area, image)
        painter.drawImage(target, image)
        if heat is not None:
            painter.setOpacity(self._opacity)
            painter.drawImage(target, heat)
        painter.restore()

    def _paint_caption(self, painter: QPainter, area: QRectF, text: str) -> None:
        painter.setPen(self.palette().windowText().color())
        painter.drawText(area.adjusted(SNUG, SNUG, -SNUG, -SNUG), Qt.AlignmentFlag.AlignTop, text)

    def _areas(self) -> list[QRectF]:
        """One for the part, and one beside it for the good part where that is to be compared."""
        whole = QRectF(self.rect())
        if not (self._compares and self._reference is not None):
            return [whole]
        half = (whole.width() - SNUG) / 2
        return [QRectF(0, 0, half, whole.height()), QRectF(half + SNUG, 0, half, whole.height())]

    def _target(self, area: QRectF, image: QImage) -> QRectF:
        left, top, width, height = self._port.target(
            (area.width(), area.height()), (float(image.width()), float(image.height()))
        )
        return QRectF(area.x() + left, area.y() + top, width, height)

    def _heat_map(self) -> NDArray[np.float32] | None:
        prediction = self._part.inspection.prediction if self._part is not None else None
        return prediction.map if prediction is not None and self._picture is not None else None

    def _coloured(self) -> QImage | None:
        """The heat map in colour, made when it is first looked at."""
        heat = self._heat_map()
        if self._heat is None and heat is not None and self._part is not None and self._part.pixels is not None:
            from castinspect.inspection.explanation import heat_image

            height, width = self._part.pixels.shape[:2]
            self._heat = to_image(heat_image(heat, width, height, self._part.preprocessing))
        return self._heat
