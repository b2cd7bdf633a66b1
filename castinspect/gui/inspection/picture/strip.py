"""The strip of the last parts: thumbnails with their verdict's shape, the shown one framed, the unseen ones dotted."""

from __future__ import annotations

from collections.abc import Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap
from PySide6.QtWidgets import (
    QListView,
    QListWidget,
    QListWidgetItem,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QWidget,
)

from castinspect.gui.common.painting import paint_verdict_shape, to_image
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import VERDICT_COLOURS
from castinspect.gui.inspection.job import ShownInspection
from castinspect.inspection.inspection import Inspection

STRIP_LENGTH = 20
_ICON = QSize(84, 84)
_MARGIN = 4
_PART, _IS_SHOWN, _IS_UNSEEN = (Qt.ItemDataRole.UserRole + number for number in range(3))


class RecentStrip(QListWidget):
    """The newest first; a click, or Return on one, shows it again."""

    part_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setIconSize(_ICON)
        self.setItemDelegate(_Marks(self))
        self.setFixedHeight(_ICON.height() + 2 * _MARGIN + 24)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setTabKeyNavigation(False)
        self.itemClicked.connect(self._on_item_chosen)
        self.itemActivated.connect(self._on_item_chosen)

    def add(self, part: ShownInspection) -> None:
        """Put a part in front; the oldest falls off the end."""
        self.insertItem(0, _item(part))
        while self.count() > STRIP_LENGTH:
            self.takeItem(self.count() - 1)

    def recall(self, part: ShownInspection) -> None:
        """Put a part from before the start at the end, where there is room."""
        if self.count() < STRIP_LENGTH:
            self.addItem(_item(part))

    def mark(self, shown: ShownInspection | None, unseen: Collection[Inspection]) -> None:
        """Frame the part that is shown, and dot those that nobody has seen yet."""
        for row in range(self.count()):
            item = self.item(row)
            inspection = self.part(row).inspection
            item.setData(_IS_SHOWN, shown is not None and inspection is shown.inspection)
            item.setData(_IS_UNSEEN, any(inspection is waiting for waiting in unseen))

    def part(self, row: int) -> ShownInspection:
        found: ShownInspection = self.item(row).data(_PART)
        return found

    def is_shown(self, row: int) -> bool:
        return bool(self.item(row).data(_IS_SHOWN))

    def is_unseen(self, row: int) -> bool:
        return bool(self.item(row).data(_IS_UNSEEN))

    @Slot(QListWidgetItem)
    def _on_item_chosen(self, item: QListWidgetItem) -> None:
        self.part_chosen.emit(item.data(_PART))


def _item(part: ShownInspection) -> QListWidgetItem:
    item = QListWidgetItem(QIcon(_thumbnail(part)), "")
    item.setData(_PART, part)
    item.setData(Qt.ItemDataRole.AccessibleTextRole, verdict_word(part.inspection.verdict))
    return item


class _Marks(QStyledItemDelegate):
    """Paints a thumbnail with its marks; nothing of it is told by colour alone."""

    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return _ICON + QSize(2 * _MARGIN, 2 * _MARGIN)

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        area: QRect = option.rect
        palette = option.palette
        icon: QIcon = index.data(Qt.ItemDataRole.DecorationRole)
        icon.paint(painter, area.adjusted(_MARGIN, _MARGIN, -_MARGIN, -_MARGIN))
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if index.data(_IS_SHOWN):
            painter.setPen(QPen(palette.text().color(), 3))
            painter.drawRect(area.adjusted(2, 2, -2, -2))
        if index.data(_IS_UNSEEN):
            painter.setPen(QPen(QColor("white"), 2))
            painter.setBrush(palette.highlight().color())
            painter.drawEllipse(QPointF(area.left() + 14, area.top() + 14), 7, 7)
        painter.restore()


def _thumbnail(part: ShownInspection) -> QPixmap:
    pixmap = QPixmap(_ICON)
    pixmap.fill(QColor("#30353b"))
    painter = QPainter(pixmap)
    painter.setRenderHint(QPainter.RenderHint.SmoothPixmapTransform)
    if part.thumbnail is not None:
        image = to_image(part.thumbnail).scaled(_ICON, Qt.AspectRatioMode.KeepAspectRatio)
        painter.drawImage((pixmap.width() - image.width()) // 2, (pixmap.height() - image.height()) // 2, image)
    colour = VERDICT_COLOURS[part.inspection.verdict]
    painter.fillRect(0, pixmap.height() - 5, pixmap.width(), 5, colour)
    paint_verdict_shape(painter, QRectF(_ICON.width() - 30, 3, 27, 27), part.inspection.verdict, colour)
    painter.end()
    return pixmap
