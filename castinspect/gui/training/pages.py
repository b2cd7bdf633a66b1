"""The pages under the curves: what is told of a run, what came of it, and what there is to learn from."""

from __future__ import annotations

from PySide6.QtCore import Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import Theme
from castinspect.gui.training.data.check_page import DatasetPanel
from castinspect.gui.training.network.panel import NetworkPanel
from castinspect.gui.training.result.cuts_panel import CutsPanel
from castinspect.gui.training.result.panel import ResultPanel
from castinspect.gui.training.result.quality_panel import QualityPanel
from castinspect.gui.training.run.log import RunLog
from castinspect.gui.training.strategies.panel import StrategiesPanel
from castinspect.training.events import TrainingEvent, TrainingFinished


class TrainingPages(Retranslated, QTabWidget):
    """Each page is a panel that can be used by its name."""

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("inner")
        self.log, self.network, self.result = RunLog(), NetworkPanel(theme), ResultPanel()
        self.quality, self.cuts = QualityPanel(theme), CutsPanel(theme)
        self.dataset, self.strategies = DatasetPanel(), StrategiesPanel(theme)
        for panel in (
            self.log, self.network, self.result, self.quality, self.cuts, self.dataset, self.strategies,
        ):  # fmt: skip
            self.addTab(panel, "")
        self.cuts.version_made.connect(self._show_finished)
        self._retranslate()

    def begin(self) -> None:
        """A run begins; nothing is left of the one before."""
        self.log.start_afresh()
        self._show_result(None)
        self.setCurrentWidget(self.log)

    def take(self, event: TrainingEvent) -> None:
        """Hand an event of the run to the pages that show it."""
        self.log.tell(event)
        self.network.take(event)
        if isinstance(event, TrainingFinished):
            self._show_finished(event)

    @Slot()
    def check_data(self) -> None:
        """Look for copies and wrong labels, and show what there is."""
        self.setCurrentWidget(self.dataset)
        self.dataset.check()

    def stop_and_wait(self) -> None:
        for panel in (self.dataset, self.result, self.cuts, self.network, self.strategies):
            panel.stop_and_wait()

    def apply_theme(self, theme: Theme) -> None:
        for panel in (self.quality, self.cuts, self.network, self.strategies):
            panel.apply_theme(theme)

    @Slot(object)
    def _show_finished(self, finished: TrainingFinished) -> None:
        """The result of the run, or of the same run with other cuts as a version of its own."""
        self._show_result(finished)
        self.setCurrentWidget(self.result)

    def _show_result(self, finished: TrainingFinished | None) -> None:
        self.result.show_result(finished)
        self.quality.show_result(finished)
        self.cuts.show_result(finished)

    def _retranslate(self) -> None:
        for panel, title in (
            (self.log, self.tr("Log")), (self.network, self.tr("Network")), (self.result, self.tr("Result")),
            (self.quality, self.tr("Curves")), (self.cuts, self.tr("Cuts")), (self.dataset, self.tr("Data set")),
            (self.strategies, self.tr("Strategies")),
        ):  # fmt: skip
            self.setTabText(self.indexOf(panel), title)
