"""Where pictures come from: the watched folder, what is still arriving, the free space."""

from __future__ import annotations

import html
import shutil
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP, SNUG
from castinspect.gui.common.widgets import plain_label
from castinspect.messages import Message
from castinspect.station.events import FolderState

_GB = 1e9


class SourcePanel(Retranslated, QFrame):
    """Shows whether a folder is watched. While it cannot be read nothing here says that it is, nor how much is free."""

    stop_clicked = Signal()
    lost = Signal(object)
    """The folder cannot be read any more; says why. Told again when the reason changes."""
    back = Signal(object)
    """Nothing is wrong any more; says what was. None: the folder is not watched any more."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._folder: Path | None = None
        self._state: FolderState | None = None
        self._alarm: Message | None = None
        self._title, self._queue, self._stop = plain_label("heading"), plain_label("muted"), QPushButton()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, SNUG, GAP, SNUG)
        for widget in (self._title, self._queue, self._stop):
            layout.addWidget(widget)
        self._stop.clicked.connect(self.stop_clicked)
        self._retranslate()

    @property
    def text(self) -> str:
        """The sentence that says which folder is watched."""
        return self._title.text()

    @property
    def has_looked(self) -> bool:
        """Whether the folder was looked at since it is watched."""
        return self._state is not None

    def show_folder(self, folder: Path | None) -> None:
        """Show which folder is watched; None for none."""
        if folder != self._folder:
            was_lost = self._alarm is not None
            self._folder, self._state, self._alarm = folder, None, None
            self._retranslate()
            if was_lost:
                self.back.emit(None)

    @Slot(object)
    def show_state(self, state: FolderState) -> None:
        """Show how the folder is; one of another folder is not heard."""
        if self._folder != state.folder:
            return
        before, self._state, self._alarm = self._alarm, state, state.alarm
        self._retranslate()
        if state.alarm is not None and state.alarm != before:
            self.lost.emit(state.alarm)
        elif state.alarm is None and before is not None:
            self.back.emit(before)

    def _retranslate(self) -> None:
        self._stop.setText(self.tr("Stop watching"))
        self._stop.setVisible(self._folder is not None)
        self._title.setToolTip(html.escape(str(self._folder or "")))
        self._queue.setVisible(self._folder is not None and self._alarm is None)
        if self._folder is None:
            self._title.setText(self.tr("○  not watching a folder"))
        elif self._alarm is not None:
            self._title.setText(self.tr("✗  cannot watch {folder}").format(folder=_name(self._folder)))
        else:
            self._title.setText(self.tr("●  watching {folder}").format(folder=_name(self._folder)))
            self._queue.setText(self._queue_words(self._folder))

    def _queue_words(self, folder: Path) -> str:
        waiting = self._state.waiting if self._state else 0
        arriving = self.tr("arriving {waiting}").format(waiting=waiting)
        oldest = self._state.oldest_seconds if self._state else None
        if oldest is not None:  # in one line; a disk that is nearly full is an alarm of its own
            return arriving + "  ·  " + self.tr("oldest {seconds:.0f} s").format(seconds=oldest)
        free = _free_gigabytes(folder)
        if free is None:
            return arriving
        return arriving + "  ·  " + self.tr("disk {free:.0f} GB free").format(free=free)


def _name(folder: Path) -> str:
    """The folder itself; the way to it is in the alarm and in the tooltip."""
    return (folder.name or str(folder)).encode("utf-8", "replace").decode()


def _free_gigabytes(folder: Path) -> float | None:
    try:
        return shutil.disk_usage(folder).free / _GB
    except OSError:
        return None
