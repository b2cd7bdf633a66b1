"""Parts that people decided at the station become labelled pictures to train on."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.file_dialogs import ask_for_folder
from castinspect.gui.common.job import Job
from castinspect.gui.common.question import tell
from castinspect.gui.common.texts import error_text
from castinspect.settings import Settings
from castinspect.station.history.opening import open_record
from castinspect.station.history.views.candidates import Collected, collect, where_labelled


def collected(folder: Path) -> Iterator[Collected]:
    """Copy what was decided into the classes of a folder, as the settings ask for a second person or do not.

    Raises:
        CastInspectError: Nothing was decided, or it cannot be copied.
    """
    second = Settings.load().second_person
    with closing(open_record()) as database:
        yield from collect(database, folder, second_person=second, classes=where_labelled(folder))


class DecidedPictures(QObject):
    """Asks for a folder of labelled pictures and copies into it what people decided.

    Args:
        parent: Over which is asked.
    """

    collected = Signal(object)
    """The folder, with what was decided in it."""
    running_changed = Signal()
    """Copying begins, or has ended."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._parent = parent
        self._job = Job(self)
        self._last: Collected | None = None
        self._job.produced.connect(self._on_produced)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)

    @property
    def folder(self) -> Path | None:
        """Into which decided parts are being copied now; None while nothing is copied."""
        return self._last.folder if self._job.is_running and self._last is not None else None

    def ask(self, start: Path | None) -> None:
        """Ask for the folder; one that was chosen before is offered first."""
        title = self.tr("Copy decided parts into this folder of labelled pictures")
        ask_for_folder(self._parent, title, self.collect, start or "")

    def collect(self, folder: Path) -> None:
        """Copy what was decided, in a thread."""
        if self._job.start(lambda: collected(folder)):
            self._last = Collected(folder)
            self.running_changed.emit()

    def stop_and_wait(self) -> None:
        self._job.abandon()

    @Slot(object)
    def _on_produced(self, found: Collected) -> None:
        self._last = found

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._last = None
        tell(self._parent.window(), self.tr("Decided parts"), error_text(error))

    @Slot()
    def _on_ended(self) -> None:
        self.running_changed.emit()
        found = self._last
        if found is None:
            return
        text = self.tr("Decided pictures: {copied} new in this folder, {known} there before, {gone} gone.")
        tell(self._parent.window(), self.tr("Decided parts"),
             text.format(copied=found.copied, known=found.known, gone=found.gone))  # fmt: skip
        self.collected.emit(found.folder)
