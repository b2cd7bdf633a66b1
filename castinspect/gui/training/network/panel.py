"""What is being trained, shown: the chosen network, before a run and while it goes on."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QVBoxLayout, QWidget

from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP, Theme
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.gui.training.network.picture import NetworkPicture
from castinspect.gui.training.words import backbone_title, count_words, phase_title, strategy_words
from castinspect.models.backbones import find_backbone
from castinspect.models.structure import Structure, structure_of
from castinspect.training.config import TrainingConfig
from castinspect.training.events import PhaseStarted, TrainingEvent, TrainingStarted
from castinspect.training.strategies import plan_phases

_Key = tuple[str, int, int | None]


class NetworkPanel(Retranslated, QFrame):
    """Measures the chosen backbone in a thread, since torch takes its time to load, and only once it is looked at."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._known: dict[_Key, Structure] = {}
        self._config: TrainingConfig | None = None
        self._classes = 2
        self._job = Job(self)
        self._job.produced.connect(self._on_measured)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self._asked: _Key | None = None
        self._stage: PhaseStarted | None = None
        self._error: Exception | None = None
        self._title, self._caption, self._problem = plain_label("heading"), plain_label("muted"), problem_label()
        self._picture = NetworkPicture(theme)
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QScrollArea.Shape.NoFrame)
        scroll.setWidget(self._picture)
        for widget in (scroll.viewport(), self._picture):  # the panel's colour shows through
            widget.setAutoFillBackground(False)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, 8, GAP, 8)
        layout.addWidget(self._title)
        layout.addWidget(self._problem)
        layout.addWidget(scroll, 1)
        layout.addWidget(self._caption)
        self._retranslate()

    @property
    def picture(self) -> NetworkPicture:
        return self._picture

    @property
    def caption(self) -> str:
        """What is said under the picture."""
        return self._caption.text()

    def show_choice(self, config: TrainingConfig, classes: int) -> None:
        """Show the network of the next run, with so many classes."""
        self._config, self._classes = config.with_backbone_of_start(), max(2, classes)
        if self.isVisible():
            self._measure()

    def take(self, event: TrainingEvent) -> None:
        """Follow a run of the shown choice."""
        match event:
            case TrainingStarted():
                self._classes = len(event.classes)
                self._measure()
            case PhaseStarted():
                self._stage = event
                self._show()

    def end(self) -> None:
        """The run is over."""
        self._stage = None
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        self._picture.apply_theme(theme)

    def stop_and_wait(self) -> None:
        self._job.stop_and_wait()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._measure()

    # --- measuring ---

    def _key(self) -> _Key | None:
        return (self._config.backbone, self._classes, self._config.size) if self._config else None

    def _measure(self) -> None:
        key = self._key()
        if key is None or key in self._known:
            self._show()
            return
        if self._job.is_running:  # when it is ready it is asked again
            return
        self._asked, self._error = key, None
        self._job.start(lambda: _measured(key))
        self._retranslate()

    @Slot(object)
    def _on_measured(self, structure: Structure) -> None:
        if self._asked is not None:
            self._known[self._asked] = structure

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error = error

    @Slot()
    def _on_ended(self) -> None:
        if self._key() != self._asked and self.isVisible():
            self._measure()
        else:
            self._show()

    # --- showing ---

    def _show(self) -> None:
        key = self._key()
        structure = self._known.get(key) if key else None
        if structure is not None and self._config is not None:
            phases = plan_phases(self._config, structure.backbone)
            names = [phase.name for phase in phases]
            now = self._stage.name if self._stage else None
            self._picture.mark(None)
            self._picture.show_network(structure, phases)
            self._picture.mark(names.index(now) if now in names else None)
        self._retranslate()

    def _retranslate(self) -> None:
        show_problem(self._problem, error_text(self._error) if self._error else "")
        structure = self._known.get(self._key()) if self._key() else None  # type: ignore[arg-type]
        if structure is None or self._config is None:
            self._title.setText(
                self.tr("Looking into the network…") if self._job.is_running else self.tr("The network")
            )
            self._caption.clear()
            return
        text = self.tr("{backbone}, strategy {strategy}: {parameters} parameters")
        self._title.setText(
            text.format(
                backbone=backbone_title(self._config.backbone),
                strategy=strategy_words(self._config.strategy)[0],
                parameters=count_words(structure.parameters),
            )
        )
        self._caption.setText(self._caption_text())

    def _caption_text(self) -> str:
        if self._stage is None:
            return self.tr(
                "Filled: learns, at the rate it says. Empty: frozen, stays as it is. Left: the share of all parameters "
                "that learns. The layer for ImageNet's 1000 classes is of no use here; a new head takes its place."
            )
        text = self.tr("Phase {name}: {learning} of {total} parameters learn now, the others are frozen.")
        return text.format(
            name=phase_title(self._stage.name),
            learning=count_words(self._stage.trainable_parameters),
            total=count_words(self._stage.total_parameters),
        )


def _measured(key: _Key) -> Iterator[Structure]:
    name, classes, size = key
    yield structure_of(find_backbone(name), classes, size)
