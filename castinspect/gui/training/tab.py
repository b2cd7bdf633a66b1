"""The training tab: choose data and settings, watch the network learn, take the result into use."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QWidget

from castinspect.errors import CastInspectError, DataError
from castinspect.gui.common.drops import DropTarget
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP, Theme
from castinspect.gui.labelling.opener import LabellingOpener
from castinspect.gui.training.asking_column import AskingColumn
from castinspect.gui.training.data.panel import DataPanel
from castinspect.gui.training.data.regroup_question import RegroupQuestion
from castinspect.gui.training.learning_column import LearningColumn
from castinspect.gui.training.run.buttons import RunButtons
from castinspect.gui.training.run.control import RunControl
from castinspect.gui.training.run.job import Run
from castinspect.gui.training.settings.forecast import Forecast
from castinspect.gui.training.settings.panel import SettingsPanel
from castinspect.gui.training.settings.preview_dialog import PreviewDialog
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import find_backbone
from castinspect.training.config import TrainingConfig
from castinspect.training.run.state import InterruptedRun, forget
from castinspect.training.run.trainer import resume

__all__ = ["Run", "TrainingTab"]

_PREVIEWED = 4  # pictures


class TrainingTab(DropTarget, QWidget):
    """Trains in a thread of its own; the inspection tab goes on working meanwhile.

    Args:
        keeper: Holds the settings of the app.
        train: Prepares a run; iterating over it trains, in the thread.
        resume: Prepares an interrupted run, by its state, to go on.
        theme: The look at the start.
        parent: Of the widget.
    """

    checkpoint_chosen = Signal(object)
    running_changed = Signal(bool)
    trained = Signal(object)

    def __init__(
        self,
        keeper: SettingsKeeper,
        train: Callable[[TrainingConfig], Run],
        theme: Theme,
        resume: Callable[[Path], Run] = resume,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._train, self._resume = train, resume
        self._control = RunControl(self)
        self._labelling = LabellingOpener(self)
        self._build_layout(theme)
        self._connect_asking()
        self._connect_learning()
        self._show_running()
        self._on_options_changed()
        self.setAcceptDrops(True)
        folder = keeper.values.data_folder
        if folder and folder.is_dir():
            self._data.choose(folder)

    # --- what the main window uses ---

    def is_running(self) -> bool:
        return self._control.is_running or self._pages.strategies.is_running

    def choose_data(self, folder: Path) -> None:
        self._data.choose(folder)

    def set_options(self, **values: object) -> None:
        """Set settings of the next run by the names that `TrainingConfig` gives them."""
        self._options.set_values(**values)

    def offer_interrupted(self, run: InterruptedRun | None) -> None:
        """Ask whether to go on with a run that was interrupted."""
        self._learning.offer_interrupted(run)

    def can_start(self) -> bool:
        return self._buttons.start.isEnabled()

    def mark_used(self, checkpoint: Path) -> None:
        """The station judges with this checkpoint now."""
        self._pages.result.mark_used(checkpoint)

    def stop_and_wait(self) -> None:
        """End a run that is under way so that it can go on another day, and wait for its thread."""
        self._forecast.stop_and_wait()
        self._data.stop_and_wait()
        self._labelling.close()
        self._control.stop_and_wait()
        self._pages.stop_and_wait()

    def apply_theme(self, theme: Theme) -> None:
        self._learning.apply_theme(theme)

    # --- building ---

    def _build_layout(self, theme: Theme) -> None:
        self._data, self._options, self._buttons = DataPanel(), SettingsPanel(), RunButtons()
        self._forecast = Forecast(self._options, parent=self)
        self._learning = LearningColumn(self._control, theme)
        self._pages = self._learning.pages
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.setSpacing(GAP)
        layout.addWidget(AskingColumn((self._data, self._options), self._buttons))
        layout.addWidget(self._learning, 1)

    def _connect_asking(self) -> None:
        self._buttons.start_asked.connect(self.start)
        self._buttons.pause_toggled.connect(self._control.toggle_pause)
        self._buttons.stop_asked.connect(self._control.ask_to_stop)
        self._data.changed.connect(self._on_data_changed)
        self._options.changed.connect(self._on_options_changed)
        self._options.preview_asked.connect(self._on_preview_asked)
        self._options.speed_asked.connect(self._show_forecast)
        self._labelling.changed.connect(self._pages.dataset.forget)
        self._labelling.closed_with_changes.connect(self._on_labels_changed)

    def _connect_learning(self) -> None:
        self._learning.trained.connect(self.trained)
        self._learning.interrupted.continued.connect(self._on_interrupted_continued)
        self._learning.interrupted.dropped.connect(self._on_interrupted_dropped)
        self._pages.dataset.labelling_asked.connect(self._on_labelling_asked)
        self._pages.result.checkpoint_chosen.connect(self.checkpoint_chosen)
        self._pages.strategies.running_changed.connect(self._on_comparing_changed)
        self._control.ended.connect(self._on_ended)
        self._control.changed.connect(self._show_running)

    # --- the run ---

    @Slot()
    def start(self) -> None:
        """Start a run with the settings on the screen."""
        self._start_run(regroup=False)

    def _start_run(self, *, regroup: bool) -> None:
        folder = self._data.folder
        if folder is None or self.is_running():
            return
        self._data.cease_to_look()
        self._keeper.change(data_folder=folder)
        config = self._config(folder)
        self._begin(self._train(config.model_copy(update={"regroup": regroup})), config)

    def _config(self, folder: Path) -> TrainingConfig:
        """What the screen asks for."""
        config = self._options.config(folder, self._data.classes.roles(), self._keeper.values.device)
        return config.model_copy(
            update={"part_pattern": self._data.part_numbers.pattern, "class_level": self._data.class_level}
        )

    def _begin(self, run: Run, config: TrainingConfig) -> None:
        self._pages.network.show_choice(config, len(config.roles))
        self._forecast.cancel()
        self._learning.begin()
        self._control.begin(run)
        self.running_changed.emit(True)

    def finish(self) -> None:
        """End the run after the current batch, and keep the best epoch."""
        self._control.finish()

    def discard(self) -> None:
        """End the run and keep nothing of it."""
        self._control.discard()

    @Slot(object)
    def _on_ended(self) -> None:
        self._options.refresh()
        self._show_running()
        self.running_changed.emit(False)
        error = self._learning.error
        if isinstance(error, DataError) and error.code == "data-crosses":
            self._ask_to_regroup(error_text(error))

    def _ask_to_regroup(self, text: str) -> None:
        question = RegroupQuestion(text, self)
        question.regroup_chosen.connect(lambda: self._start_run(regroup=True))
        question.look_chosen.connect(self._pages.check_data)
        question.open()

    @Slot(object)
    def _on_interrupted_continued(self, interrupted: InterruptedRun) -> None:
        if self.is_running():
            return
        try:
            self._begin(self._resume(interrupted.file), interrupted.config)
        except CastInspectError as error:
            self._learning.show_error(error)

    @Slot(object)
    def _on_interrupted_dropped(self, interrupted: InterruptedRun) -> None:
        forget(interrupted.file)

    # --- before a run ---

    @Slot()
    def _show_forecast(self) -> None:
        """Say how long a training will take, once somebody looks at the tab."""
        folder = self._data.folder
        if folder is not None and self.isVisible() and not self.is_running():
            self._forecast.show_for(self._config(folder), self._data.classes.pictures())

    @Slot()
    def _on_preview_asked(self) -> None:
        folder, pictures = self._data.folder, self._data.classes.pictures().get("train", [])
        if folder is None or not pictures:
            return
        config = self._config(folder)
        size = config.size or find_backbone(config.backbone).input_size
        few = pictures[:: max(1, len(pictures) // _PREVIEWED)][:_PREVIEWED]
        PreviewDialog(few, Preprocessing(size=size), self, turns=config.view_turns).open()

    @Slot(object)
    def _on_labelling_asked(self, pictures: list[Path]) -> None:
        if self._data.chosen_folder is None:
            return
        try:
            self._labelling.open(self._data.chosen_folder, pictures)
        except DataError as error:
            self._learning.show_error(error)

    @Slot()
    def _on_labels_changed(self) -> None:
        """Look into the folder again."""
        if self._data.chosen_folder is not None:
            self._data.choose(self._data.chosen_folder, self._data.class_level)

    # --- what can be done now ---

    @Slot()
    def _on_data_changed(self) -> None:
        self._pages.dataset.set_folder(
            self._data.chosen_folder, self._data.part_numbers.pattern, self._data.class_level
        )
        self._on_options_changed()
        if not self._control.is_running:
            self._learning.show_error(None)
        self._show_whether_to_start()
        self._show_forecast()

    @Slot()
    def _on_options_changed(self) -> None:
        config = self._config(self._data.folder or Path())
        self._pages.network.show_choice(config, len(config.roles))
        self._pages.strategies.set_config(config if self._data.folder is not None else None)

    @Slot(bool)
    def _on_comparing_changed(self, is_comparing: bool) -> None:
        if is_comparing:
            self._forecast.cancel()
        self._show_running()
        self.running_changed.emit(self.is_running())

    def _show_whether_to_start(self) -> None:
        self._buttons.start.setEnabled(self._data.folder is not None and not self.is_running())

    @Slot()
    def _show_running(self) -> None:
        running, busy = self._control.is_running, self.is_running()
        for panel in (self._data, self._pages.dataset):
            panel.set_editable(not busy)
        self._labelling.set_enabled(not busy)
        self._options.setEnabled(not busy)
        self._pages.strategies.set_free(free=not running)
        self._buttons.show_run(running=running, paused=self._control.is_paused)
        self._show_whether_to_start()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._learning.curves.plots  # noqa: B018  made when the tab is first looked at
        self._show_forecast()

    def wanted(self, paths: list[Path]) -> list[Path]:
        """What the data panel takes may be dropped anywhere."""
        return self._data.wanted(paths)

    def _on_dropped(self, paths: list[Path]) -> None:
        self._data.choose(paths[0])
