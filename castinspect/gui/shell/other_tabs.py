"""The tabs beside inspection: what each is made of, how they tell each other, and whether one is at work."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QTabWidget, QWidget

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.models.promoting import Promoter
from castinspect.gui.shell.appearance import Appearance
from castinspect.gui.shell.late_tabs import LateTabs
from castinspect.process import has_torch
from castinspect.registry.registry import Registry

if TYPE_CHECKING:
    from castinspect.gui.history.tab import HistoryTab
    from castinspect.gui.models.tab import ModelsTab
    from castinspect.gui.studies.tab import StudiesTab
    from castinspect.gui.training.tab import Run, TrainingTab
    from castinspect.training.config import TrainingConfig

_LONG_AT_WORK = ("history", "training", "models", "studies")


class OtherTabs(QObject):
    """Builds each tab at the first look at it; a station that has no torch shows no training.

    Args:
        tabs: Where they are shown.
        keeper: Of the settings.
        registry: Of the station.
        appearance: Whose theme the plots follow.
        promoter: Promotes what the tabs offer.
        train: Prepares a training run.
    """

    def __init__(
        self,
        tabs: QTabWidget,
        keeper: SettingsKeeper,
        registry: Registry,
        appearance: Appearance,
        promoter: Promoter,
        train: Callable[[TrainingConfig], Run],
    ) -> None:
        super().__init__(tabs)
        self._keeper, self._registry = keeper, registry
        self._appearance, self._promoter, self._train = appearance, promoter, train
        self._late = LateTabs(
            tabs,
            {
                "training": self._make_training, "models": self._make_models, "history": self._make_history,
                "studies": self._make_studies,
            },
        )  # fmt: skip
        tabs.setTabVisible(tabs.indexOf(self._late.page("training")), has_torch())

    @property
    def training(self) -> TrainingTab:
        return cast("TrainingTab", self._late.tab("training"))

    @property
    def models(self) -> ModelsTab:
        return cast("ModelsTab", self._late.tab("models"))

    @property
    def history(self) -> HistoryTab:
        return cast("HistoryTab", self._late.tab("history"))

    @property
    def studies(self) -> StudiesTab:
        return cast("StudiesTab", self._late.tab("studies"))

    def is_training(self, tab: QWidget | None) -> bool:
        """Whether a tab is the one that trains; it is not built for the question."""
        return tab is not None and tab is self._late.if_built("training")

    def is_running(self, name: str) -> bool:
        """Whether something long is under way in a tab: `training`, `models`, `history` or `studies`."""
        tab = self._late.if_built(name)
        return tab is not None and cast("TrainingTab | ModelsTab | HistoryTab | StudiesTab", tab).is_running()

    def why_not_close(self) -> str:
        """The question to ask before what is under way ends; empty where nothing is."""
        if self.is_running("training"):
            return self.tr("Training is under way. Close CastInspect? It can go on from its last epoch later.")
        if self.is_running("models"):
            return self.tr("A model is being compared or adapted. Close CastInspect and discard that?")
        if self.is_running("history"):
            return self.tr("Inspections are being written into a file. Close CastInspect and discard that?")
        if self.is_running("studies"):
            return self.tr("A study or a backtest is under way. Close CastInspect and discard that?")
        return ""

    def stop_and_wait(self) -> None:
        for name in _LONG_AT_WORK:
            if tab := self._late.if_built(name):
                cast("TrainingTab | ModelsTab | HistoryTab | StudiesTab", tab).stop_and_wait()

    def show_promotion(self) -> None:
        """Another checkpoint is promoted, by whichever program."""
        if self._late.if_built("models"):
            self.models.refresh()

    @Slot(object)
    def _on_trained(self, checkpoint: Path) -> None:
        self.models.add_trained(checkpoint)

    def _make_training(self) -> QWidget:
        from castinspect.gui.training.tab import TrainingTab
        from castinspect.training.run.state import interrupted_run

        tab = TrainingTab(self._keeper, self._train, self._appearance.theme)
        self._appearance.theme_changed.connect(tab.apply_theme)
        tab.checkpoint_chosen.connect(self._promoter.promote)
        tab.trained.connect(self._on_trained)
        self._promoter.promoted.connect(tab.mark_used)
        tab.offer_interrupted(interrupted_run())
        return tab

    def _make_models(self) -> QWidget:
        from castinspect.gui.models.tab import ModelsTab

        tab = ModelsTab(self._keeper.values, self._registry)
        tab.promotion_asked.connect(self._promoter.promote)
        tab.roll_back_asked.connect(self._promoter.roll_back)
        return tab

    def _make_history(self) -> QWidget:
        from castinspect.gui.history.tab import HistoryTab

        return HistoryTab(self._keeper.values, self._registry)

    def _make_studies(self) -> QWidget:
        from castinspect.gui.studies.tab import StudiesTab

        tab = StudiesTab(self._registry, self._appearance.theme)
        self._appearance.theme_changed.connect(tab.apply_theme)
        return tab
