"""A folder's path in one line, shortened in its middle where the line is too narrow."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QLabel, QSizePolicy, QWidget


class FolderLine(QLabel):
    """Hidden while there is no folder."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("muted")
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # a long name widens nothing
        self._folder: Path | None = None
        self.hide()

    def show_folder(self, folder: Path | None) -> None:
        self._folder = folder
        self.setVisible(folder is not None)
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        path = "" if self._folder is None else str(self._folder)
        self.setText(self.fontMetrics().elidedText(path, Qt.TextElideMode.ElideMiddle, self.width()))
        self.setToolTip(path)
