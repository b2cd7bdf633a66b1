"""What others say of the labels: the version that judges, and a map on which like pictures lie side by side."""

from __future__ import annotations

from collections.abc import Callable, Generator
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QPushButton, QWidget

from castinspect.curation.opinions import Opinion, ask_version, doubted
from castinspect.gui.common.job import Job
from castinspect.gui.common.progress_row import how_far
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import plain_label, show_problem

if TYPE_CHECKING:
    from castinspect.curation.feature_map import FeatureMap
    from castinspect.gui.labelling.map_window import MapWindow
    from castinspect.progress import PicturesScored

Pictures = list[tuple[Path, str]]


class Advice(QObject):
    """Two buttons and the jobs behind them; pictures that were found are handed over to be looked at.

    Args:
        pictures: Gives those in use with their classes.
        owner: The labelling window.
    """

    doubted = Signal(object)
    """Opinions that differ from the labels, the surest first."""
    lassoed = Signal(object)
    """Pictures that were enclosed on the map."""

    def __init__(self, pictures: Callable[[], Pictures], owner: QWidget) -> None:
        super().__init__(owner)
        self._pictures, self._owner = pictures, owner
        self._window: MapWindow | None = None
        self._job = Job(self)
        self.ask, self.map, self.told = QPushButton(), QPushButton(), plain_label("muted")
        self.told.hide()
        self.ask.clicked.connect(self.ask_version)
        self.map.clicked.connect(self.draw_map)
        self._job.produced.connect(self._on_progress)
        self._job.returned.connect(self._on_returned)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._show_possible)

    @property
    def is_running(self) -> bool:
        """Whether somebody is being asked."""
        return self._job.is_running

    @property
    def window(self) -> MapWindow | None:
        """The map, once it was drawn."""
        return self._window

    def stop_and_wait(self) -> None:
        """The labelling window closes, and the map with it."""
        self._job.stop_and_wait()
        if self._window is not None:
            self._window.close()

    @Slot()
    def ask_version(self) -> None:
        """Ask the version that judges for the class of every picture."""
        pictures = self._pictures()
        self._start(lambda: _opinions(pictures))

    @Slot()
    def draw_map(self) -> None:
        """Lay all pictures out on a map."""
        pictures = self._pictures()
        self._start(lambda: _map(pictures))

    def _start(self, make: Callable[[], Generator[object, None, object]]) -> None:
        show_problem(self.told, "")
        self._job.start(make)
        self._show_possible()

    @Slot(object)
    def _on_progress(self, step: object) -> None:
        if (far := how_far(step)) is not None:
            text = self.tr("looking at the pictures: {done} of {total}")
            show_problem(self.told, text.format(done=far[0], total=far[1]))

    @Slot(object)
    def _on_returned(self, found: object) -> None:
        if isinstance(found, tuple):
            opinions = doubted(found)
            text = self.tr("Of {asked} pictures the version would put {count} elsewhere; the surest come first.")
            show_problem(self.told, text.format(asked=len(found), count=len(opinions)))
            self.doubted.emit(opinions)
        elif found is not None:
            show_problem(self.told, "")
            self._show_map(found)  # type: ignore[arg-type]

    def _show_map(self, found: FeatureMap) -> None:
        from castinspect.gui.labelling.map_window import MapWindow

        if self._window is None:
            self._window = MapWindow(self._owner)
            self._window.lassoed.connect(self.lassoed)
        self._window.show_map(found)
        self._window.show()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        show_problem(self.told, error_text(error))

    @Slot()
    def _show_possible(self) -> None:
        for button in (self.ask, self.map):
            button.setEnabled(not self._job.is_running)

    def retranslate(self) -> None:
        """Say all in the language that is spoken now."""
        self.ask.setText(self.tr("Ask the version"))
        self.ask.setToolTip(
            self.tr(
                "What the version that judges says of each picture. It mostly agrees with what it learned from: "
                "the likely wrong labels of the data check come from networks that did not see the part."
            )
        )
        self.map.setText(self.tr("Map…"))


def _opinions(pictures: Pictures) -> Generator[PicturesScored, None, tuple[Opinion, ...]]:
    from castinspect.inspection.inspector import Inspector
    from castinspect.registry.registry import Registry
    from castinspect.settings import Settings

    device = Settings.load_or_last_good()[0].device
    inspector = Inspector.from_checkpoint(Registry().promoted_checkpoint(), device, maps=False)
    return (yield from ask_version(inspector, pictures))


def _map(pictures: Pictures) -> Generator[object, None, FeatureMap]:
    from castinspect.curation.feature_map import feature_map

    return (yield from feature_map(pictures))
