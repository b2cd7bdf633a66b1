"""The training tab: choose data and settings, watch the network learn, take the result into use."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Protocol

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMessageBox,
    QPlainTextEdit,
    QProgressBar,
    QPushButton,
    QScrollArea,
    QTabWidget,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.pump import IteratorPump
from castinspect.gui.texts import duration, error_text, localized
from castinspect.gui.theme import GAP, Theme
from castinspect.gui.training.data_panel import DataPanel
from castinspect.gui.training.result_panel import ResultPanel
from castinspect.gui.training.settings_panel import SettingsPanel
from castinspect.gui.widgets import problem_label, show_problem
from castinspect.settings import Settings
from castinspect.training.config import TrainingConfig
from castinspect.training.events import (
    BackbonePass,
    BatchFinished,
    EpochFinished,
    PicturesRead,
    PicturesScored,
    StageStarted,
    TrainingEvent,
    TrainingFinished,
    TrainingNotice,
    TrainingStarted,
    WeightsDownloading,
)

_LEFT_WIDTH = 430


class Run(Protocol):
    """What a training run is to the window."""

    def __iter__(self) -> Iterator[TrainingEvent]: ...

    def finish(self) -> None:
        """End after the current batch and keep the best epoch."""
        ...


class TrainingTab(QWidget):
    """Trains in a thread of its own; the inspection tab goes on working meanwhile.

    Args:
        settings: Of the app.
        train: Prepares a run; called in the thread.
        theme: The look at the start.
        parent: Of the widget.
    """

    checkpoint_chosen = Signal(object)
    running_changed = Signal(bool)

    def __init__(
        self, settings: Settings, train: Callable[[TrainingConfig], Run], theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._settings = settings
        self._train = train
        self._theme = theme
        self._pump: IteratorPump | None = None
        self._run: Run | None = None
        self._stage_count, self._stage = 1, 0
        self._seconds_left: float | None = None
        self._status: Callable[[], str] = lambda: ""
        self._plots_made = False
        self._build_layout()
        self._connect_signals()
        self._retranslate()
        if settings.data_folder and settings.data_folder.is_dir():
            self._data.choose(settings.data_folder)

    # --- what the main window uses ---

    def is_running(self) -> bool:
        return self._pump is not None

    def choose_data(self, folder: Path) -> None:
        self._data.choose(folder)

    def set_options(self, **values: object) -> None:
        """Set settings of the next run by the names that `TrainingConfig` gives them."""
        self._options.set_values(**values)

    def can_start(self) -> bool:
        return self._start.isEnabled()

    def use_result(self) -> bool:
        """Take the finished run's checkpoint into use; False where there is none."""
        return self._result.use()

    def stop_and_wait(self) -> None:
        """Discard a run that is under way."""
        self._data.stop_and_wait()
        if self._pump is not None:
            self._pump.stop_and_wait()

    def mark_used(self, checkpoint: Path) -> None:
        self._result.mark_used(checkpoint)

    def apply_theme(self, theme: Theme) -> None:
        self._theme = theme
        if self._plots_made:
            self._plots.apply_theme(theme)

    # --- building ---

    def _build_layout(self) -> None:
        self._data, self._options, self._result = DataPanel(), SettingsPanel(), ResultPanel()
        self._start, self._pause, self._stop = QPushButton(), QPushButton(), QPushButton()
        self._start.setObjectName("primary")
        self._log = QPlainTextEdit(readOnly=True)
        self._progress, self._progress_text = QProgressBar(textVisible=False), QLabel()
        self._problem = problem_label()
        buttons = QHBoxLayout()
        for button in (self._start, self._pause, self._stop):
            button.setMinimumHeight(44)
            buttons.addWidget(button, 1)
        column = QVBoxLayout()
        column.setSpacing(GAP)
        column.addWidget(self._data)
        column.addWidget(self._options)
        column.addStretch()
        inner = QWidget()
        inner.setLayout(column)
        column.setContentsMargins(0, 0, 6, 0)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(inner)
        left = QVBoxLayout()
        left.addWidget(scroll, 1)
        left.addLayout(buttons)
        side = QWidget()
        side.setLayout(left)
        left.setContentsMargins(0, 0, 0, 0)
        side.setFixedWidth(_LEFT_WIDTH)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(side)
        layout.addLayout(self._right(), 1)
        self._pause.setEnabled(False)
        self._stop.setEnabled(False)

    def _right(self) -> QVBoxLayout:
        self._lower = QTabWidget()
        self._lower.addTab(self._log, "")
        self._lower.addTab(self._result, "")
        self._plots_place = QVBoxLayout()
        progress = QHBoxLayout()
        progress.addWidget(self._progress, 1)
        progress.addWidget(self._progress_text)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        right.addLayout(self._plots_place, 3)
        right.addLayout(progress)
        right.addWidget(self._problem)
        right.addWidget(self._lower, 2)
        return right

    def showEvent(self, event: QShowEvent) -> None:
        self._make_plots()
        super().showEvent(event)

    def _make_plots(self) -> None:
        """Load pyqtgraph only when the tab is first looked at: the window must not wait for it."""
        if self._plots_made:
            return
        from castinspect.gui.training.plots import TrainingPlots

        self._plots = TrainingPlots(self._theme)
        self._plots_place.addWidget(self._plots)
        self._plots_made = True

    def _connect_signals(self) -> None:
        self._start.clicked.connect(self.start)
        self._pause.clicked.connect(self._on_pause_clicked)
        self._stop.clicked.connect(self._on_stop_clicked)
        self._data.changed.connect(self._on_data_changed)
        self._result.checkpoint_chosen.connect(self.checkpoint_chosen)

    # --- the run ---

    @Slot()
    def start(self) -> None:
        """Start a run with the settings on the screen."""
        folder = self._data.folder
        if folder is None or self._pump is not None:
            return
        self._settings.data_folder = folder
        config = self._options.config(folder, self._data.roles(), self._settings.device)
        self._make_plots()
        self._plots.start()
        self._log.clear()
        self._result.show_result(None)
        self._lower.setCurrentWidget(self._log)
        show_problem(self._problem, "")
        self._seconds_left = None
        self._progress.setRange(0, 0)
        self._say_status(lambda: self.tr("reading the pictures…"))
        self._run = self._train(config)
        self._pump = IteratorPump(lambda: self._run or (), self)
        self._pump.produced.connect(self._on_event)
        self._pump.failed.connect(self._on_failed)
        self._pump.finished.connect(self._on_pump_finished)
        self._pump.start()
        self._show_running(running=True)

    def finish(self) -> None:
        """End the run after the current batch, and keep the best epoch."""
        if self._run is not None and self._pump is not None:
            self._run.finish()
            self._pump.resume()
            self._say_status(lambda: self.tr("finishing…"))

    def discard(self) -> None:
        """End the run and keep nothing of it."""
        if self._pump is not None:
            self._pump.request_stop()
            self._note(self.tr("The run was discarded."))

    @Slot(object)
    def _on_event(self, event: TrainingEvent) -> None:
        match event:
            case TrainingStarted():
                self._on_started(event)
            case StageStarted():
                self._on_stage(event)
            case BatchFinished():
                self._on_batch(event)
            case EpochFinished():
                self._on_epoch(event)
            case TrainingNotice():
                self._note(localized(event.message))
            case TrainingFinished():
                self._on_finished(event)
            case _:
                self._on_progress(event)

    def _on_progress(self, event: TrainingEvent) -> None:
        match event:
            case WeightsDownloading():
                self._on_downloading(event)
            case PicturesRead():
                self._show_progress(event.done, event.total)
            case BackbonePass():
                self._show_progress(event.batch, event.batches)
                text = self.tr("frozen backbone: {batch} of {batches}")
                self._say_status(lambda: text.format(batch=event.batch, batches=event.batches))
            case PicturesScored():
                self._show_progress(event.done, event.total)
                self._say_status(lambda: self.tr("scoring the pictures…"))

    def _on_downloading(self, event: WeightsDownloading) -> None:
        self._progress.setRange(0, 1000 if event.total_bytes else 0)
        self._progress.setValue(round(1000 * event.received_bytes / max(1, event.total_bytes)))
        text = self.tr("fetching ImageNet weights: {received:.1f} of {total:.1f} MB")
        self._say_status(lambda: text.format(received=event.received_bytes / 1e6, total=event.total_bytes / 1e6))

    def _on_started(self, event: TrainingStarted) -> None:
        self._stage_count = len(event.stages)
        text = self.tr("{backbone} from {weights} on {device}: {train} pictures to train, {validation} to validate, "
                       "{test} to test")  # fmt: skip
        self._note(
            text.format(
                backbone=event.backbone,
                weights=event.weights,
                device=event.device,
                train=event.train_count,
                validation=event.validation_count,
                test=event.test_count,
            )
        )

    def _on_stage(self, event: StageStarted) -> None:
        self._stage = event.index
        self._plots.mark_stage(self._stage_title(event.name), event.first_epoch)
        text = self.tr("Stage {stage}: {learning:,} of {total:,} parameters learn ({share:.1%})")
        self._note(
            text.format(
                stage=self._stage_title(event.name),
                learning=event.trainable_parameters,
                total=event.total_parameters,
                share=event.trainable_parameters / event.total_parameters,
            )
        )

    def _on_batch(self, event: BatchFinished) -> None:
        self._plots.add_batch(event)
        self._show_progress(event.batch, event.batches)
        self._say_status(lambda: self._epoch_status(event.epoch))

    def _on_epoch(self, event: EpochFinished) -> None:
        self._plots.add_epoch(event)
        self._seconds_left = event.seconds_left
        text = self.tr(
            "Epoch {epoch} of {epochs}: loss {train:.3f}, validation {validation:.3f}, accuracy {accuracy:.1%}"
        )
        line = text.format(
            epoch=event.epoch, epochs=event.epochs, train=event.train_loss, validation=event.validation_loss,
            accuracy=event.validation_accuracy,
        )  # fmt: skip
        self._note(line + ("  ✓ " + self.tr("best so far") if event.best else ""))

    def _on_finished(self, event: TrainingFinished) -> None:
        outcomes = {
            "completed": self.tr("Training is complete."),
            "stopped": self.tr("Training was stopped; the best epoch is kept."),
            "diverged": self.tr("The loss broke down; the best epoch before that is kept."),
        }
        self._note(outcomes[event.outcome])
        self._result.show_result(event)
        self._lower.setCurrentWidget(self._result)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_problem(self._problem, error_text(error))
        self._note(error_text(error))

    @Slot()
    def _on_pump_finished(self) -> None:
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.deleteLater()
        self._run = None
        self._plots.stop()
        self._progress.setRange(0, 1)
        self._progress.setValue(0)
        self._say_status(lambda: "")
        self._show_running(running=False)

    @Slot()
    def _on_pause_clicked(self) -> None:
        if self._pump is None:
            return
        if self._pump.is_paused:
            self._pump.resume()
        else:
            self._pump.pause()
        self._retranslate()

    @Slot()
    def _on_stop_clicked(self) -> None:
        """Ask what is to become of the run; it waits for the answer."""
        if self._pump is None:
            return
        box = QMessageBox(QMessageBox.Icon.Question, self.tr("Stop training"), self.tr("Stop this training run?"))
        box.setParent(self, box.windowFlags())
        box.setTextFormat(Qt.TextFormat.PlainText)
        keep = box.addButton(self.tr("Finish now, keep the best"), QMessageBox.ButtonRole.AcceptRole)
        discard = box.addButton(self.tr("Discard"), QMessageBox.ButtonRole.DestructiveRole)
        box.addButton(self.tr("Go on training"), QMessageBox.ButtonRole.RejectRole)
        box.setDefaultButton(keep)
        box.exec()
        if box.clickedButton() is keep:
            self.finish()
        elif box.clickedButton() is discard:
            self.discard()
        box.deleteLater()

    @Slot()
    def _on_data_changed(self) -> None:
        self._start.setEnabled(self._data.folder is not None and self._pump is None)

    def _show_running(self, *, running: bool) -> None:
        self._data.setEnabled(not running)
        self._options.setEnabled(not running)
        self._pause.setEnabled(running)
        self._stop.setEnabled(running)
        self._on_data_changed()
        self._retranslate()
        self.running_changed.emit(running)

    # --- words ---

    def _note(self, text: str) -> None:
        self._log.appendPlainText(text)

    def _show_progress(self, done: int, total: int) -> None:
        self._progress.setRange(0, total)
        self._progress.setValue(done)

    def _say_status(self, status: Callable[[], str]) -> None:
        self._status = status
        self._progress_text.setText(status())

    def _epoch_status(self, epoch: int) -> str:
        text = self.tr("epoch {epoch}  ·  stage {stage} of {stages}")
        line = text.format(epoch=epoch, stage=self._stage + 1, stages=self._stage_count)
        if self._seconds_left is None:
            return line
        return line + "  ·  " + self.tr("{time} left").format(time=duration(self._seconds_left))

    def _stage_title(self, name: str) -> str:
        titles = {"head": self.tr("head"), "late layers": self.tr("late layers"), "all": self.tr("all layers")}
        return titles.get(name, name)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._start.setText(self.tr("Start"))
        paused = self._pump is not None and self._pump.is_paused
        self._pause.setText(self.tr("Resume") if paused else self.tr("Pause"))
        self._stop.setText(self.tr("Stop…"))
        self._lower.setTabText(0, self.tr("Log"))
        self._lower.setTabText(1, self.tr("Result"))
        self._progress_text.setText(self._status())
        self._on_data_changed()
