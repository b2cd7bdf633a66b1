"""How far the run is, and how long it will take."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum, auto

from PySide6.QtCore import Qt, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QProgressBar, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import duration
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.training.words import phase_title
from castinspect.progress import BackbonePass, PicturesDescribed, PicturesRead, PicturesScored, WeightsDownloading
from castinspect.training.events import (
    BatchFinished,
    EpochFinished,
    FoldProgress,
    PhaseStarted,
    TrainingEvent,
    TrainingStarted,
)

_FULL = 1000


class Ending(Enum):
    """How a run ended."""

    FINISHED = auto()
    DISCARDED = auto()
    FAILED = auto()


class ProgressPanel(Retranslated, QFrame):
    """A line that says what goes on, the time left, and a bar over all epochs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._started: TrainingStarted | None = None
        self._stage: PhaseStarted | None = None
        self._epoch: EpochFinished | None = None
        self._say: Callable[[], str] = self._idle
        self._left: float | None = None
        self._is_paused = False
        self._build_layout()
        self._show()

    @property
    def text(self) -> str:
        """The line that says what the run does now."""
        return self._status.text()

    @property
    def time_left(self) -> str:
        return self._time.text()

    @property
    def share_done(self) -> float:
        """From 0 to 1, as the bar shows it."""
        return self._bar.value() / max(1, self._bar.maximum())

    def begin(self) -> None:
        """A run starts; how long it takes is not known yet."""
        self._started, self._stage, self._epoch, self._left = None, None, None, None
        self._is_paused = False
        self._bar.setRange(0, 0)
        self._tell(lambda: self.tr("Looking into the data folder…"))

    def end(self, ending: Ending) -> None:
        """The run is over."""
        self._left, self._is_paused = None, False
        self._bar.setRange(0, _FULL)
        self._bar.setValue(_FULL if ending is Ending.FINISHED else 0)
        self._tell(lambda: self._of_ending(ending))

    def show_paused(self, *, paused: bool) -> None:
        self._is_paused = paused
        self._show()

    @Slot(bool)
    def show_ending(self, keeps: bool) -> None:
        """The person ended the run, and it takes a moment."""
        self._left, self._is_paused = None, False
        self._tell((lambda: self.tr("Finishing…")) if keeps else (lambda: self.tr("Discarding…")))

    def take(self, event: TrainingEvent) -> None:
        """Show how far the run is after an event."""
        match event:
            case TrainingStarted():
                self._started = event
            case PhaseStarted():
                self._stage = event
            case EpochFinished():
                self._epoch = event
                self._left = event.seconds_left
                self._show()
            case BatchFinished():
                self._take_batch(event)
            case _:
                self._take_preparation(event)

    def _take_batch(self, event: BatchFinished) -> None:
        epochs = self._started.epochs if self._started else 1
        within = event.batch / event.batches
        self._fill(event.epoch - 1 + within, epochs)
        if self._epoch is not None and self._epoch.epochs > self._epoch.epoch:
            an_epoch = self._epoch.seconds_left / (self._epoch.epochs - self._epoch.epoch)
            self._left = self._epoch.seconds_left - within * an_epoch
        self._tell(lambda: self._of_epoch(event.epoch, epochs))

    def _take_preparation(self, event: TrainingEvent) -> None:
        match event:
            case WeightsDownloading():
                self._fill(event.received_bytes, event.total_bytes)
                self._tell(lambda: self._of_download(event))
            case PicturesRead():
                self._fill(event.done, event.total)
                self._tell(lambda: self._of_count(self.tr("Reading the pictures: {done} of {total}"), event))
            case BackbonePass():
                self._fill(event.batch, event.batches)
                self._tell(
                    lambda: self.tr("The frozen backbone looks at the pictures once: {done} of {total} batches").format(
                        done=event.batch, total=event.batches
                    )
                )
            case FoldProgress():
                self._left = None
                self._fill(event.fold - 1 + event.share, event.folds)
                self._tell(lambda: self._of_fold(event))
            case PicturesDescribed():
                self._left = None
                self._fill(event.done, event.total)
                self._tell(
                    lambda: self._of_count(self.tr("Learning what the pictures look like: {done} of {total}"), event)
                )
            case PicturesScored():
                self._left = None
                self._fill(event.done, event.total)
                self._tell(lambda: self._of_count(self.tr("Scoring the best epoch: {done} of {total} pictures"), event))

    def _of_download(self, event: WeightsDownloading) -> str:
        known = self.tr("Fetching ImageNet weights: {received:.1f} of {total:.1f} MB")
        unknown = self.tr("Fetching ImageNet weights: {received:.1f} MB so far")
        text = known if event.total_bytes else unknown
        return text.format(received=event.received_bytes / 1e6, total=event.total_bytes / 1e6)

    def _of_count(self, text: str, event: PicturesRead | PicturesDescribed | PicturesScored) -> str:
        return text.format(done=event.done, total=event.total)

    def _of_fold(self, event: FoldProgress) -> str:
        text = self.tr("For the cuts, a network learns without a share of the parts: {fold} of {folds}")
        return text.format(fold=event.fold, folds=event.folds)

    def _of_epoch(self, epoch: int, epochs: int) -> str:
        line = self.tr("Epoch {epoch} of {epochs}").format(epoch=epoch, epochs=epochs)
        if self._stage is None or self._started is None:
            return line
        phase = self.tr("phase {phase} of {phases}: {name}").format(
            phase=self._stage.index + 1, phases=len(self._started.phases), name=phase_title(self._stage.name)
        )
        return f"{line}  ·  {phase}"

    def _of_ending(self, ending: Ending) -> str:
        match ending:
            case Ending.FINISHED:
                return self.tr("Training has finished; see the result below.")
            case Ending.DISCARDED:
                return self.tr("The run was discarded.")
            case Ending.FAILED:
                return self.tr("Training could not go on.")

    def _idle(self) -> str:
        return self.tr("No training is under way.")

    def _build_layout(self) -> None:
        self._status, self._time = plain_label("heading", wraps=False), plain_label("muted", wraps=False)
        self._bar = QProgressBar(textVisible=False)
        self._bar.setRange(0, _FULL)
        self._bar.setFixedHeight(12)
        line = QHBoxLayout()
        line.addWidget(self._status, 1)
        line.addWidget(self._time, 0, Qt.AlignmentFlag.AlignRight)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, 8, GAP, GAP)
        layout.addLayout(line)
        layout.addWidget(self._bar)

    def _fill(self, done: float, total: float) -> None:
        self._bar.setRange(0, _FULL if total else 0)  # without a total it is busy
        self._bar.setValue(round(_FULL * done / total) if total else 0)

    def _tell(self, say: Callable[[], str]) -> None:
        self._say = say
        self._show()

    def _show(self) -> None:
        self._status.setText(self._say())
        if self._is_paused:
            self._time.setText(self.tr("paused"))
        elif self._left is None:
            self._time.setText("")
        else:
            self._time.setText(self.tr("{time} left").format(time=duration(self._left)))

    def _retranslate(self) -> None:
        self._show()
