"""Before a folder is watched for the first time: what lies there already, and whether it is to be judged."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.job import Job
from castinspect.gui.common.question import Question, Words
from castinspect.settings import Settings

if TYPE_CHECKING:
    from castinspect.station.sources.arrival import Arrival

_ALL, _NEW = 0, 1


@dataclass(frozen=True)
class Looked:
    """The pictures in a folder that the station has never watched; none where it has."""

    folder: Path
    pictures: tuple[Arrival, ...] = ()


def look(folder: Path) -> Iterator[Looked]:
    """Look whether a person has to be asked.

    Raises:
        CastInspectError: The record cannot be read.
    """
    from castinspect.station.history.first_start import to_ask_about
    from castinspect.station.history.opening import open_store

    settings = Settings.load()
    with open_store(station=settings.station_name) as store:
        yield Looked(folder, to_ask_about(store, folder, deep=settings.watch_subfolders))


def left_alone(looked: Looked) -> Iterator[Looked]:
    """Put on record that these pictures are not to be judged.

    Raises:
        CastInspectError: Not kept.
    """
    from castinspect.station.history.first_start import leave_alone
    from castinspect.station.history.opening import open_store

    with open_store(station=Settings.load().station_name) as store:
        leave_alone(store, looked.folder, looked.pictures)
    yield Looked(looked.folder)


class FirstLook(QObject):
    """Asks over the tab, and tells when the folder may be watched.

    Args:
        tab: Over which is asked.
        look: Looks into the folder, in a thread.
    """

    answered = Signal(object)
    """The folder that is to be watched; what is not to be judged of it is on record."""
    failed = Signal(object)

    def __init__(self, tab: QWidget, look: Callable[[Path], Iterator[Looked]] = look) -> None:
        super().__init__(tab)
        self._tab, self._look = tab, look
        self._looking, self._leaving = Job(self), Job(self)
        self._folder: Path | None = None
        self._looking.produced.connect(self._on_looked)
        self._looking.failed.connect(self._on_look_failed)
        self._leaving.produced.connect(self._on_looked)
        self._leaving.failed.connect(self.failed)

    def ask(self, folder: Path) -> None:
        """Look into a folder, ask where pictures lie there that nobody has judged, and tell what is to be done."""
        self.stop_and_wait()
        self._folder = folder
        self._looking.start(lambda: self._look(folder))

    def stop_and_wait(self) -> None:
        """The window closes, or another folder is chosen: nothing is asked any more."""
        self._looking.abandon()
        self._leaving.abandon()

    @Slot(object)
    def _on_looked(self, looked: Looked) -> None:
        if not looked.pictures:
            self.answered.emit(looked.folder)
            return
        question = Question(lambda: self._words(looked), self._tab.window())
        question.answered.connect(lambda choice: self._on_answered(looked, choice))
        question.open()

    def _on_answered(self, looked: Looked, choice: int) -> None:
        if choice == _ALL:
            self.answered.emit(looked.folder)
        elif choice == _NEW:
            self._leaving.start(lambda: left_alone(looked))

    @Slot(object)
    def _on_look_failed(self, _error: object) -> None:
        if self._folder is not None:
            self.answered.emit(self._folder)  # watching says what is wrong with the record

    def _words(self, looked: Looked) -> Words:
        count = len(looked.pictures)
        text = self.tr("Pictures that lie in this folder already: {count}. Judge them, too?").format(count=count)
        choices = (self.tr("Judge all"), self.tr("Only new pictures"), self.tr("Do not watch"))
        return Words(text, choices, self.tr("This is asked once: later starts go on where the station stopped."))
