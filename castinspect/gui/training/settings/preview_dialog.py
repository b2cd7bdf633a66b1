"""Random views of real pictures: what augmentation will show the network."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QGridLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from castinspect.data.turns import Turns
from castinspect.gui.common.job import Job
from castinspect.gui.common.painting import to_image
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.training.learner.preview import PreviewedPicture, preview_views

_SIDE = 150  # pixels
_VIEWS = 4


class PreviewDialog(QDialog):
    """Each row is a picture and views of it, by the function that a training uses.

    Args:
        paths: Of some pictures.
        preprocessing: Of the network that will learn.
        parent: Of the dialog.
        turns: How the parts may lie.
    """

    def __init__(
        self,
        paths: Sequence[Path],
        preprocessing: Preprocessing,
        parent: QWidget | None = None,
        *,
        turns: Turns = "any",
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self._paths, self._preprocessing = list(paths), preprocessing
        self._turns = turns
        self._seed, self._rows = 0, 0
        self._job = Job(self)
        self._job.produced.connect(self._on_produced)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self.finished.connect(self._on_finished)
        self._explained = plain_label("muted")
        self._grid = QGridLayout()
        self._grid.setSpacing(8)
        self._labels = [[QLabel() for _ in range(1 + _VIEWS)] for _ in self._paths]
        for row, labels in enumerate(self._labels):
            for column, label in enumerate(labels):
                label.setFixedSize(_SIDE, _SIDE)
                label.setAlignment(Qt.AlignmentFlag.AlignCenter)
                self._grid.addWidget(label, row, column)
        self._more = QPushButton()
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.addButton(self._more, QDialogButtonBox.ButtonRole.ActionRole)
        buttons.rejected.connect(self.close)
        self._more.clicked.connect(self.show_other_views)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._explained)
        layout.addLayout(self._grid)
        layout.addWidget(buttons)
        self._retranslate()
        self._begin()

    @property
    def shown(self) -> int:
        """How many pictures are shown with their views."""
        return self._rows

    @Slot()
    def show_other_views(self) -> None:
        """Draw other random views of the same pictures."""
        if not self._job.is_running:
            self._seed += 1
            self._begin()

    @Slot()
    def _on_finished(self) -> None:
        """Closed, also by Esc, of which Qt tells no closeEvent; the dialog is deleted next, its thread must not run."""
        self._job.abandon()

    def _begin(self) -> None:
        self._rows = 0
        self._more.setEnabled(False)
        seed = self._seed
        self._job.start(lambda: preview_views(self._paths, self._preprocessing, _VIEWS, seed, self._turns))

    @Slot(object)
    def _on_produced(self, previewed: PreviewedPicture) -> None:
        for label, pixels in zip(self._labels[self._rows], (previewed.picture, *previewed.views), strict=True):
            label.setPixmap(_small(pixels))
        self._labels[self._rows][0].setToolTip(previewed.path.name)
        self._rows += 1

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._explained.setText(str(error))

    @Slot()
    def _on_ended(self) -> None:
        self._more.setEnabled(True)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Augmentation"))
        self._more.setText(self.tr("Other views"))
        self._explained.setText(
            self.tr(
                "On the left pictures of the data set, beside each what the network will learn from: turned as parts "
                "may lie, moved a little and lit differently at random."
            )
        )


def _small(pixels: NDArray[np.uint8]) -> QPixmap:
    keep, smooth = Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation
    return QPixmap.fromImage(to_image(pixels)).scaled(_SIDE, _SIDE, keep, smooth)
