"""Thumbnails of pictures, loaded off the window's thread, to look through and to choose from."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QColor, QIcon, QPixmap
from PySide6.QtWidgets import QAbstractItemView, QListView, QListWidget, QListWidgetItem, QWidget

from castinspect.data.reading import in_order
from castinspect.gui.common.job import Job
from castinspect.gui.common.painting import to_image
from castinspect.imaging.thumbnails import thumbnail

SIDE = 112
_CELL = QSize(SIDE + 28, SIDE + 44)
_MOST_KEPT = 4000


@dataclass(frozen=True)
class GridPicture:
    """A picture and what stands under it; pictures of one `group` lie side by side on one shade."""

    path: Path
    caption: str
    group: int = 0


@dataclass(frozen=True)
class _Loaded:
    row: int
    path: Path
    pixels: NDArray[np.uint8] | None


class ThumbnailGrid(QListWidget):
    """Shows pictures in rows. Several can be selected; arrow keys walk through them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._job = Job(self)
        self._job.produced.connect(self._on_produced)
        self._icons: dict[Path, QIcon] = {}
        self.setViewMode(QListView.ViewMode.IconMode)
        self.setMovement(QListView.Movement.Static)
        self.setResizeMode(QListView.ResizeMode.Adjust)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setIconSize(QSize(SIDE, SIDE))
        self.setGridSize(_CELL)
        self.setUniformItemSizes(True)
        self.setTextElideMode(Qt.TextElideMode.ElideMiddle)
        self._blank = QPixmap(SIDE, SIDE)
        self._blank.fill(Qt.GlobalColor.transparent)

    def show_pictures(self, pictures: Sequence[GridPicture]) -> None:
        """Show these instead; captions at once, thumbnails as they are loaded."""
        self.stop_and_wait()
        self.clear()
        shade = QColor(self.palette().alternateBase().color())
        missing: list[tuple[int, Path]] = []
        for row, picture in enumerate(pictures):
            item = QListWidgetItem(self._icons.get(picture.path, QIcon(self._blank)), picture.caption)
            item.setData(Qt.ItemDataRole.UserRole, picture.path)
            item.setSizeHint(_CELL)
            if picture.group % 2:
                item.setBackground(shade)
            self.addItem(item)
            if picture.path not in self._icons:
                missing.append((row, picture.path))
        if missing:
            self._job.start(lambda: _loaded(missing))

    def paths(self) -> list[Path]:
        return [self._path(self.item(row)) for row in range(self.count())]

    def selected_paths(self) -> list[Path]:
        rows = sorted(index.row() for index in self.selectedIndexes())
        return [self._path(self.item(row)) for row in rows]

    def current_path(self) -> Path | None:
        item = self.currentItem()
        return self._path(item) if item is not None else None

    def stop_and_wait(self) -> None:
        """Load no further thumbnail."""
        self._job.abandon()

    @property
    def is_loading(self) -> bool:
        return self._job.is_running

    @Slot(object)
    def _on_produced(self, loaded: _Loaded) -> None:
        if loaded.pixels is None:
            return  # a picture that cannot be read: its caption stays
        if len(self._icons) >= _MOST_KEPT:
            self._icons.pop(next(iter(self._icons)))
        icon = QIcon(QPixmap.fromImage(to_image(loaded.pixels)))
        self._icons[loaded.path] = icon
        self.item(loaded.row).setIcon(icon)

    def _path(self, item: QListWidgetItem) -> Path:
        found: Path = item.data(Qt.ItemDataRole.UserRole)
        return found


def _loaded(missing: list[tuple[int, Path]]) -> Iterator[_Loaded]:
    yield from in_order(lambda place: _Loaded(*place, thumbnail(place[1], SIDE)), missing)
