"""The table of all parts since the start, sortable, and the strip of the last ones."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QRectF,
    QSize,
    QSortFilterProxyModel,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap
from PySide6.QtWidgets import QHeaderView, QListView, QListWidget, QListWidgetItem, QTableView, QWidget

from castinspect.gui.common.painting import paint_verdict_shape, to_image
from castinspect.gui.common.texts import localized, verdict_word
from castinspect.gui.common.theme import VERDICT_COLOURS
from castinspect.gui.inspection.job import ShownInspection
from castinspect.inspection.inspection import Inspection

SORT_ROLE = Qt.ItemDataRole.UserRole + 1
STRIP_LENGTH = 20
_ICON = QSize(96, 96)
_Index = QModelIndex | QPersistentModelIndex


class ResultsModel(QAbstractTableModel):
    """Inspections as rows; the pictures are not kept."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[Inspection] = []
        self._disagreed: set[int] = set()

    @property
    def inspections(self) -> list[Inspection]:
        return self._rows

    def append(self, inspection: Inspection) -> None:
        self.beginInsertRows(QModelIndex(), len(self._rows), len(self._rows))
        self._rows.append(inspection)
        self.endInsertRows()

    def is_disagreed(self, inspection: Inspection) -> bool:
        """Whether a person disagrees with this verdict."""
        return bool(self._disagreed) and self._row(inspection) in self._disagreed

    def toggle_disagreement(self, inspection: Inspection) -> None:
        """Mark or unmark that a person disagrees."""
        row = self._row(inspection)
        self._disagreed ^= {row}
        self.dataChanged.emit(self.index(row, 0), self.index(row, self.columnCount() - 1))

    def _row(self, inspection: Inspection) -> int:
        return next(row for row, kept in enumerate(self._rows) if kept is inspection)

    def retranslate(self) -> None:
        self.headerDataChanged.emit(Qt.Orientation.Horizontal, 0, self.columnCount() - 1)
        if self._rows:
            self.dataChanged.emit(self.index(0, 0), self.index(len(self._rows) - 1, self.columnCount() - 1))

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else 7

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            self.tr("Time"), self.tr("Picture"), self.tr("Verdict"), self.tr("Defect"), self.tr("Class"),
            self.tr("ms"), self.tr("Reason"),
        )[section]  # fmt: skip

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        inspection = self._rows[index.row()]
        if role == SORT_ROLE:
            return self._sort_value(inspection, index.column())
        if role == Qt.ItemDataRole.ForegroundRole and index.column() == 2:
            return VERDICT_COLOURS[inspection.verdict]
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in {3, 5}:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(inspection, index.row(), index.column())
        return None

    def _text(self, inspection: Inspection, row: int, column: int) -> str:
        prediction = inspection.prediction
        mark = "  " + self.tr("(disagreed)") if row in self._disagreed else ""
        return (
            inspection.inspected.astimezone().strftime("%H:%M:%S"),
            inspection.path.name.encode("utf-8", "replace").decode(),
            verdict_word(inspection.verdict) + mark,
            f"{prediction.defect_probability:.1%}" if prediction else "–",
            prediction.predicted_class if prediction else "–",
            f"{inspection.milliseconds:.0f}",
            " ".join(localized(reason) for reason in inspection.reasons),
        )[column]

    def _sort_value(self, inspection: Inspection, column: int) -> Any:
        prediction = inspection.prediction
        return (
            inspection.inspected.timestamp(),
            inspection.path.name.lower().encode("utf-8", "replace").decode(),
            str(inspection.verdict),
            prediction.defect_probability if prediction else -1.0,
            prediction.predicted_class if prediction else "",
            inspection.milliseconds,
            inspection.reasons[0].code if inspection.reasons else "",
        )[column]


class ResultsTable(QTableView):
    """The model's rows, sortable; the latest part first."""

    def __init__(self, model: ResultsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        proxy = QSortFilterProxyModel(self)
        proxy.setSourceModel(model)
        proxy.setSortRole(SORT_ROLE)
        self.setModel(proxy)
        self.setSortingEnabled(True)
        self.sortByColumn(0, Qt.SortOrder.DescendingOrder)
        self.setSelectionBehavior(QTableView.SelectionBehavior.SelectRows)
        self.verticalHeader().hide()
        self.setAlternatingRowColors(True)
        self.setMinimumHeight(260)
        header = self.horizontalHeader()
        header.setStretchLastSection(True)
        header.setSectionResizeMode(QHeaderView.ResizeMode.Interactive)
        for column, width in enumerate((90, 260, 130, 90, 130, 70)):
            self.setColumnWidth(column, width)


class RecentStrip(QListWidget):
    """Thumbnails of the last parts with their verdict's shape; the newest first, a click shows one again."""

    part_chosen = Signal(object)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlow(QListView.Flow.LeftToRight)
        self.setWrapping(False)
        self.setIconSize(_ICON)
        self.setFixedHeight(_ICON.height() + 30)
        self.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.setHorizontalScrollMode(QListView.ScrollMode.ScrollPerPixel)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setSpacing(3)
        self.itemClicked.connect(self._on_item_clicked)

    def add(self, part: ShownInspection) -> None:
        item = QListWidgetItem(QIcon(self._thumbnail(part)), "")
        item.setData(Qt.ItemDataRole.UserRole, part)
        item.setData(Qt.ItemDataRole.AccessibleTextRole, verdict_word(part.inspection.verdict))
        self.insertItem(0, item)
        while self.count() > STRIP_LENGTH:
            self.takeItem(self.count() - 1)

    def part(self, row: int) -> ShownInspection:
        found: ShownInspection = self.item(row).data(Qt.ItemDataRole.UserRole)
        return found

    def _on_item_clicked(self, item: QListWidgetItem) -> None:
        self.part_chosen.emit(item.data(Qt.ItemDataRole.UserRole))

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)

    def _thumbnail(self, part: ShownInspection) -> QPixmap:
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
