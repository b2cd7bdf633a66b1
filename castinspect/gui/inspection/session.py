"""What the station does through the window: judging what is dropped or opened, and watching a folder, one at a time."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from castinspect.errors import StationError, StoreError
from castinspect.gui.common.job import Job
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.job import (
    AlarmsStanding,
    FolderState,
    InspectorMaker,
    JobSize,
    ModelReady,
    ModelRefused,
    Preparing,
    ShownInspection,
    WorkBegun,
    judge_arrivals,
    judge_paths,
)

if TYPE_CHECKING:
    from castinspect.station.sources.folder import WatchedFolder

_RETRY_MS = 3000
"""Between two tries to watch a folder that is not there."""


class Session(QObject):
    """Judges in a thread. Pictures that are dropped while a folder is watched come first; the watch misses nothing.

    Args:
        keeper: Says how often the folder is looked at, and keeps which folder is watched.
        make_inspector: Loads the promoted checkpoint; called in the thread.
        parent: Owner.
    """

    part_arrived = Signal(object)
    preparing = Signal()
    size_known = Signal(int)
    folder_looked_at = Signal(object)
    model_ready = Signal(object)
    model_refused = Signal(object)
    failed = Signal(object)
    began_work = Signal(object)
    """The station watches: a `StationAtWork`, whose check, scanner and alarms the screen uses; None once it ends."""
    alarms_changed = Signal(object)
    """All alarms on record that stand or wait for a person."""
    notices_told = Signal(object)
    """What lies in the folders and is not looked at."""
    changed = Signal()
    """A work begins, ends, or another folder is watched."""

    def __init__(self, keeper: SettingsKeeper, make_inspector: InspectorMaker, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._make_inspector = make_inspector
        self._job = Job(self)
        self._pending: list[Path] = []
        self._watched: WatchedFolder | None = None
        self._is_watching_now = False
        self._retry = QTimer(self, singleShot=True, interval=_RETRY_MS)
        self._retry.timeout.connect(self._start_next)
        self._job.produced.connect(self._on_produced)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)

    @property
    def is_running(self) -> bool:
        return self._job.is_running

    @property
    def watched_folder(self) -> Path | None:
        """The folder that is watched, also while something dropped comes first."""
        return self._watched.folder if self._watched is not None else None

    @property
    def is_judging_a_batch(self) -> bool:
        """Whether what is under way has an end: pictures that were dropped or opened."""
        return self._job.is_running and not self._is_watching_now

    def judge(self, paths: Sequence[Path]) -> None:
        """Judge pictures and folders of pictures after what is under way."""
        self._pending += paths
        if self._is_watching_now:
            self._job.request_stop()
        self._start_next()

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on."""
        from castinspect.station.sources.folder import WatchedFolder

        self._keeper.change(watched_folder=folder, watching=True)
        self._watched = WatchedFolder(folder, deep=self._keeper.values.watch_subfolders)
        self._retry.stop()
        self._job.request_stop()
        self._start_next()
        self.changed.emit()

    @Slot()
    def stop(self) -> None:
        """Cease to judge and to watch."""
        self._keeper.change(watching=False)
        self._end()

    def stop_and_wait(self) -> None:
        """The window closes: after the next start the folder is watched again, if it is watched now."""
        self._end()
        self._job.stop_and_wait()

    def _end(self) -> None:
        self._pending.clear()
        self._retry.stop()
        self._watched = None
        self._job.request_stop()
        self.changed.emit()

    @Slot()
    def _start_next(self) -> None:
        if self._job.is_running:
            return
        if self._pending:
            paths, self._pending = self._pending, []
            self._is_watching_now = False
            self._job.start(lambda: judge_paths(self._make_inspector, paths))
            self.changed.emit()
        elif self._watched is not None and not self._retry.isActive():
            self._is_watching_now = True
            watched, seconds = self._watched, self._keeper.values.scan_seconds
            self._job.start(lambda: judge_arrivals(self._make_inspector, watched, seconds))
            self.changed.emit()

    @Slot(object)
    def _on_produced(self, item: object) -> None:
        match item:
            case ShownInspection():
                self.part_arrived.emit(item)
            case Preparing():
                self.preparing.emit()
            case FolderState():
                self.folder_looked_at.emit(item)
                self.notices_told.emit(item.notices)
            case JobSize():
                self.size_known.emit(item.pictures)
                self.notices_told.emit(item.notices)
            case WorkBegun():
                self.began_work.emit(item.working)
            case AlarmsStanding():
                self.alarms_changed.emit(item.alarms)
            case ModelReady():
                self.model_ready.emit(item)
            case ModelRefused():
                self.model_refused.emit(item)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._pending.clear()
        if self._is_watching_now and self._watched is not None:
            if isinstance(error, StationError | StoreError):  # a share or a record that is not there yet, or locked
                self.folder_looked_at.emit(FolderState(self._watched.folder, 0, (error.message,)))
                self._retry.start()
                return
            self._watched = None
            self._keeper.change(watching=False)
        self.failed.emit(error)

    @Slot()
    def _on_ended(self) -> None:
        if self._is_watching_now:
            self.began_work.emit(None)
        self._is_watching_now = False
        self._start_next()
        self.changed.emit()
