"""The strip of the last parts: thumbnails with their verdict's shape."""

from __future__ import annotations

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QWidget

from castinspect.gui.common.painting import paint_verdict_shape, to_image
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import VERDICT_COLOURS
from castinspect.gui.inspection.job import ShownInspection

STRIP_LENGTH = 20
_ICON = QSize(96, 96)


class RecentStrip(QListWidget):
    """The newest first; a click, or Return on one, shows it again."""

    part_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setIconSize(_ICON)
        self.setFixedHeight(_ICON.height() + 30)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setSpacing(3)
        self.itemClicked.connect(self._on_item_chosen)
        self.itemActivated.connect(self._on_item_chosen)

    def add(self, part: ShownInspection) -> None:
        """Put a part in front; the oldest falls off the end."""
        item = QListWidgetItem(QIcon(_thumbnail(part)), "")
        item.setData(Qt.ItemDataRole.UserRole, part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, verdict_word(part.inspection.verdict))
        self.insertItem(0, item)
        while self.count() > STRIP_LENGTH:
            self.takeItem(self.count() - 1)

    def part(self, row: int) -> ShownInspection:
        found: ShownInspection = self.item(row).data(Qt.ItemDataRole.UserRole)
        return found

    @Slot(QListWidgetItem)
    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.part_chosen.emit(item.data(Qt.ItemDataRole.UserRole))


def _thumbnail(part: ShownInspection) -> QPixmap:
    pixmap = QPixmap(_ICON)
    pixmap.fill(QColor("#30353b"))
    painter = QPainter(pixmap)
    if part.thumbnail is not None:
        image = to_image(part.thumbnail)
        painter.drawImage((pixmap.width() - image.width()) // 2, (pixmap.height() - image.height()) // 2, image)
    colour = VERDICT_COLOURS[part.inspection.verdict]
    painter.fillRect(0, pixmap.height() - 5, pixmap.width(), 5, colour)
    paint_verdict_shape(painter, QRectF(_ICON.width() - 32, 4, 28, 28), part.inspection.verdict, colour)
    painter.end()
    return pixmap
