"""The table of versions; the promoted one is marked."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from PySide6.QtCore import (
    QAbstractTableModel,
    QItemSelectionModel,
    QModelIndex,
    QPersistentModelIndex,
    Qt,
    Signal,
    Slot,
)
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from castinspect.gui.common.widgets import make_plain_list
from castinspect.gui.models.words import accuracy_text, escapes_text, overkill_text, strategy_title
from castinspect.gui.training.words import backbone_title
from castinspect.language import localized
from castinspect.messages import printable
from castinspect.registry.versions import Version

_Index = QModelIndex | QPersistentModelIndex
_COLUMNS = 8
_NUMBERS = {5, 6, 7}
_MARK = "▶"


class VersionsModel(QAbstractTableModel):
    """Versions as rows, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._versions: list[Version] = []
        self._promoted: Path | None = None

    @property
    def versions(self) -> list[Version]:
        return self._versions

    def show_versions(self, versions: list[Version], promoted: Path | None) -> None:
        self.beginResetModel()
        self._versions, self._promoted = versions, promoted
        self.endResetModel()

    def rowCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else len(self._versions)

    def columnCount(self, parent: _Index | None = None) -> int:
        return 0 if parent is not None and parent.isValid() else _COLUMNS

    def headerData(self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        if role != Qt.ItemDataRole.DisplayRole or orientation != Qt.Orientation.Horizontal:
            return None
        return (
            "", self.tr("Name"), self.tr("Created"), self.tr("Backbone"), self.tr("Strategy"),
            self.tr("Balanced accuracy"), self.tr("Escapes"), self.tr("Overkill"),
        )[section]  # fmt: skip

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        version = self._versions[index.row()]
        if role == Qt.ItemDataRole.DisplayRole:
            return self._text(version, index.column())
        if role == Qt.ItemDataRole.ToolTipRole and index.column() == 1:
            return None  # names are plain text; a tooltip would guess rich text
        if role == Qt.ItemDataRole.TextAlignmentRole and index.column() in _NUMBERS:
            return Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter
        if role == Qt.ItemDataRole.FontRole and version.path == self._promoted:
            font = QFont()
            font.setBold(True)
            return font
        return None

    def _text(self, version: Version, column: int) -> str:
        mark = _MARK if version.path == self._promoted else ""
        metadata = version.metadata
        if metadata is None:
            problem = localized(version.problem) if version.problem else ""
            return printable((mark, version.name, "", problem, "", "", "", "")[column])
        score = metadata.evaluation
        name = f"{version.name}  ·  {version.note}" if version.note else version.name
        return printable(
            (
                mark, name, f"{metadata.created.astimezone():%Y-%m-%d %H:%M}", backbone_title(metadata.backbone),
                strategy_title(metadata.strategy), accuracy_text(score), escapes_text(score), overkill_text(score),
            )[column]
        )  # fmt: skip


class VersionsTable(QTableView):
    """Shows the versions; one is chosen at a time, and stays chosen when the list changes."""

    chosen = Signal(object)

    def __init__(self, model: VersionsModel, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._model = model
        self.setModel(model)
        make_plain_list(self)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setAlternatingRowColors(True)
        self.horizontalHeader().setSectionResizeMode(1, QHeaderView.ResizeMode.Stretch)
        self.selectionModel().selectionChanged.connect(self._on_selection_changed)

    @property
    def version(self) -> Version | None:
        """The version of the chosen row; None where no row is chosen."""
        rows = self.selectionModel().selectedRows()
        return self._model.versions[rows[0].row()] if rows else None

    def show_versions(self, versions: list[Version], promoted: Path | None) -> None:
        """Show another list, and tell once which is chosen: the one before, else the promoted one, else the first."""
        before = self.version.path if self.version else None
        self._model.show_versions(versions, promoted)
        paths = [version.path for version in versions]
        for wanted in (before, promoted, *paths[:1]):
            if wanted in paths:
                self.choose(paths.index(wanted))
                return
        self.chosen.emit(None)

    def choose(self, row: int) -> None:
        flags = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
        self.setCurrentIndex(self._model.index(row, 0))
        self.selectionModel().select(self._model.index(row, 0), flags)

    @Slot()
    def _on_selection_changed(self) -> None:
        self.chosen.emit(self.version)
