"""Where pictures come from: the watched folder, what is still arriving, the free space, alarms."""

from __future__ import annotations

import shutil
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import localized
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.station.line import FolderState

_GB = 1e9


class SourcePanel(Retranslated, QFrame):
    """Shows whether a folder is watched, and what a person should look after."""

    stop_clicked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._folder: Path | None = None
        self._state: FolderState | None = None
        self._build_layout()
        self._stop.clicked.connect(self.stop_clicked)
        self._retranslate()

    def show_folder(self, folder: Path | None) -> None:
        """Show which folder is watched; None for none."""
        if folder != self._folder:
            self._folder, self._state = folder, None
            self._retranslate()

    @Slot(object)
    def show_state(self, state: FolderState) -> None:
        if self._folder == state.folder:
            self._state = state
            self._retranslate()

    def _build_layout(self) -> None:
        self._title, self._queue, self._alarm = plain_label("heading"), plain_label("muted"), problem_label()
        self._stop = QPushButton()
        self._stop.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        for widget in (self._title, self._queue, self._alarm, self._stop):
            layout.addWidget(widget)

    def _retranslate(self) -> None:
        self._stop.setText(self.tr("Stop watching"))
        self._stop.setVisible(self._folder is not None)
        if self._folder is None:
            self._title.setText(self.tr("○  not watching a folder"))
            self._queue.hide()
            self._alarm.hide()
            return
        self._title.setText(self.tr("●  watching {folder}").format(folder=self._folder))
        waiting = self._state.waiting if self._state else 0
        text = self.tr("arriving {waiting}  ·  disk {free:.0f} GB free")
        self._queue.setText(text.format(waiting=waiting, free=_free_gigabytes(self._folder)))
        self._queue.show()
        alarm = self._state.alarm if self._state else None
        show_problem(self._alarm, localized(alarm) if alarm else "")


def _free_gigabytes(folder: Path) -> float:
    try:
        return shutil.disk_usage(folder).free / _GB
    except OSError:
        return 0.0
