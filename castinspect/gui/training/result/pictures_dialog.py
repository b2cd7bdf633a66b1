"""The pictures behind a cell of the confusion matrix, the worst mistakes first, with where the network looked."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from PySide6.QtCore import QSize, Qt, Slot
from PySide6.QtGui import QIcon, QImage, QKeySequence, QPixmap, QShortcut
from PySide6.QtWidgets import (
    QDialog,
    QHBoxLayout,
    QListView,
    QListWidget,
    QListWidgetItem,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from castinspect.evaluation.score import ScoredPicture
from castinspect.gui.common.job import Job
from castinspect.gui.common.painting import to_image
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label, resize_within_screen
from castinspect.gui.inspection.job import ShownInspection, shown
from castinspect.gui.inspection.picture.picture_view import PictureView
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.explanation import overlay

_THUMBNAIL = 132
_OPACITY = 0.6


@dataclass(frozen=True)
class _Loaded:
    """One picture with its two thumbnails, plain and with the heat map; None where it can no longer be read."""

    index: int
    part: ShownInspection
    plain: QImage | None = None
    heated: QImage | None = None


class PicturesDialog(QDialog):
    """Thumbnails to go through with the arrow keys, the chosen picture beside them; H shows the heat maps.

    Args:
        title: What the pictures have in common.
        pictures: The worst first.
        preprocessing: Of the checkpoint that judged.
        parent: Of the dialog.
    """

    def __init__(
        self,
        title: str,
        pictures: Sequence[ScoredPicture],
        preprocessing: Preprocessing,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle(title)
        self._pictures = tuple(pictures)
        self._loaded: dict[int, _Loaded] = {}
        self._build_layout(title)
        self._connect_signals()
        self._job = Job(self)
        self._job.produced.connect(self._on_loaded)
        self._job.start(partial(_load, self._pictures, preprocessing))
        self._list.setCurrentRow(0)

    @property
    def count(self) -> int:
        return self._list.count()

    @property
    def loaded_count(self) -> int:
        return len(self._loaded)

    @property
    def captions(self) -> list[str]:
        return [self._list.item(row).text() for row in range(self._list.count())]

    def _build_layout(self, title: str) -> None:
        self._heading = plain_label("heading")
        self._heading.setText(title)
        self._list = QListWidget()
        self._list.setViewMode(QListView.ViewMode.IconMode)
        self._list.setResizeMode(QListView.ResizeMode.Adjust)
        self._list.setMovement(QListView.Movement.Static)
        self._list.setIconSize(QSize(_THUMBNAIL, _THUMBNAIL))
        self._list.setUniformItemSizes(True)
        self._list.setSpacing(6)
        blank = QPixmap(_THUMBNAIL, _THUMBNAIL)
        blank.fill(self.palette().window().color())
        for picture in self._pictures:
            item = QListWidgetItem(QIcon(blank), self._caption(picture))
            item.setToolTip("")  # a name is only ever shown as plain text
            self._list.addItem(item)
        self._view, self._name = PictureView(), plain_label("muted")
        self._heat = QPushButton(self.tr("Heat map (H)"))
        self._heat.setCheckable(True)
        self._heat.setChecked(True)
        self._close = QPushButton(self.tr("Close"))
        buttons = QHBoxLayout()
        buttons.addWidget(self._heat)
        buttons.addStretch()
        buttons.addWidget(self._close)
        right = QVBoxLayout()
        right.addWidget(self._view, 1)
        right.addWidget(self._name)
        right.addLayout(buttons)
        middle = QHBoxLayout()
        middle.setSpacing(GAP)
        middle.addWidget(self._list, 3)
        middle.addLayout(right, 2)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._heading)
        layout.addLayout(middle, 1)
        resize_within_screen(self, 1080, 640)

    def _connect_signals(self) -> None:
        self._list.currentRowChanged.connect(self._on_row_changed)
        self._heat.toggled.connect(self._on_heat_toggled)
        self._close.clicked.connect(self.accept)
        QShortcut(QKeySequence("H"), self, self._heat.toggle)
        self.finished.connect(self._on_finished)

    def _caption(self, picture: ScoredPicture) -> str:
        prediction = picture.inspection.prediction
        probability = prediction.defect_probability if prediction else 0.0
        text = self.tr("{verdict}  ·  defect {probability:.0%}")
        return text.format(verdict=verdict_word(picture.inspection.verdict), probability=probability)

    @Slot(object)
    def _on_loaded(self, loaded: _Loaded) -> None:
        self._loaded[loaded.index] = loaded
        self._show_icon(loaded)
        if loaded.index == self._list.currentRow():
            self._show_large()

    @Slot(bool)
    def _on_heat_toggled(self) -> None:
        for loaded in self._loaded.values():
            self._show_icon(loaded)
        self._show_large()

    @Slot(int)
    def _on_row_changed(self) -> None:
        self._show_large()

    @Slot()
    def _on_finished(self) -> None:
        self._job.abandon()

    def _show_icon(self, loaded: _Loaded) -> None:
        image = loaded.heated if self._heat.isChecked() and loaded.heated is not None else loaded.plain
        item = self._list.item(loaded.index)
        if image is not None and item is not None:
            item.setIcon(QIcon(QPixmap.fromImage(image)))

    def _show_large(self) -> None:
        loaded = self._loaded.get(self._list.currentRow())
        self._view.set_overlay(visible=self._heat.isChecked(), opacity=_OPACITY)
        self._view.show_part(loaded.part if loaded else None, self.tr("The picture cannot be read.") if loaded else "")
        self._name.setText(str(loaded.part.inspection.path) if loaded else "")


def _load(pictures: Sequence[ScoredPicture], preprocessing: Preprocessing) -> Iterator[_Loaded]:
    for index, picture in enumerate(pictures):
        part = shown(picture.inspection, preprocessing)
        if part.pixels is None:
            yield _Loaded(index, part)
            continue
        prediction = picture.inspection.prediction
        heated = None
        if prediction is not None and prediction.map is not None:
            heated = _small(to_image(overlay(part.pixels, prediction.map, preprocessing, _OPACITY)))
        yield _Loaded(index, part, _small(to_image(part.pixels)), heated)


def _small(image: QImage) -> QImage:
    smooth = Qt.TransformationMode.SmoothTransformation
    return image.scaled(_THUMBNAIL, _THUMBNAIL, Qt.AspectRatioMode.KeepAspectRatio, smooth)
