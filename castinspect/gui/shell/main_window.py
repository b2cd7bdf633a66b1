"""The main window: it connects the tabs, which do not know each other."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QEvent, QSize, Qt, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QMainWindow, QTabWidget

from castinspect.gui.common.question import ask, tell
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text
from castinspect.gui.inspection.job import InspectorMaker
from castinspect.gui.inspection.tab import InspectionTab
from castinspect.gui.models.promoting import Promoter
from castinspect.gui.shell.appearance import Appearance
from castinspect.gui.shell.dialogs import Dialogs
from castinspect.gui.shell.kiosk import Kiosk
from castinspect.gui.shell.language import Language
from castinspect.gui.shell.log_in.log_ins import LogIns, PersonButton
from castinspect.gui.shell.menus import Menus
from castinspect.gui.shell.model_line import ModelLine
from castinspect.gui.shell.other_tabs import OtherTabs
from castinspect.gui.shell.promotion_watch import PromotionWatch
from castinspect.paths import demo_checkpoint
from castinspect.registry.registry import Registry
from castinspect.settings import Settings

if TYPE_CHECKING:
    from castinspect.gui.history.tab import HistoryTab
    from castinspect.gui.models.tab import ModelsTab
    from castinspect.gui.studies.tab import StudiesTab
    from castinspect.gui.training.tab import Run, TrainingTab
    from castinspect.training.config import TrainingConfig

_SIZE = (1360, 900)
_LEAST = (1000, 640)
_TOLD_MS = 60_000
_FRAME = (8, 40)
"""What a window manager draws around a window, at most."""


class MainWindow(Retranslated, QMainWindow):
    """Tabs, menus and the line that says which model judges.

    Args:
        settings: Of the app; saved when they change.
        registry: Where checkpoints are promoted.
        language: Switches the language.
        make_inspector: Loads the promoted checkpoint; called in a thread.
        train: Prepares a training run.
    """

    closed = Signal()

    def __init__(
        self,
        settings: Settings,
        registry: Registry,
        language: Language,
        make_inspector: InspectorMaker,
        train: Callable[[TrainingConfig], Run],
    ) -> None:
        super().__init__()
        self._keeper = SettingsKeeper(settings, self)
        self._registry = registry
        self._may_close = False
        self.make_inspector = make_inspector
        self.appearance = Appearance(self._keeper, language, self)
        self.promoter = Promoter(registry, self)
        self.log_ins = LogIns(self, self._keeper)
        self.kiosk = Kiosk(self, self._keeper, self.log_ins)
        self.dialogs = Dialogs(self, self._keeper, self.appearance)
        self._promotion = PromotionWatch(registry, self)
        self.inspection = InspectionTab(self._keeper, make_inspector)
        self._train = train
        self._build_layout()
        self._connect_signals()
        self._restore_geometry()
        self._retranslate()

    # --- building ---

    def _build_layout(self) -> None:
        self.tabs = QTabWidget(documentMode=True)
        self.tabs.addTab(self.inspection, "")
        self.others = OtherTabs(self.tabs, self._keeper, self._registry, self.appearance, self.promoter, self._train)
        self.setCentralWidget(self.tabs)
        self.model_line = ModelLine(self._registry)
        self.statusBar().addWidget(self.model_line, 1)
        self.person = PersonButton(self.log_ins)
        self.statusBar().addPermanentWidget(self.person)
        self.menus = Menus(
            self,
            {
                "open": self.inspection.asking.ask_for_pictures, "folder": self.inspection.asking.ask_for_folder,
                "watch": self.inspection.asking.ask_for_watched_folder, "promote": self.promoter.ask_for_checkpoint,
                "demo": self.promoter.ask_for_demo, "quit": self.close, "heat": self.inspection.toggle_overlay,
                "shift": self.inspection.at_work.show_shift, "outputs": self.inspection.at_work.show_outputs,
                "identity": self.inspection.at_work.show_identity,
                "full_screen": self.kiosk.toggle_full_screen, "leave": self.kiosk.ask_to_leave,
                "kiosk": self.kiosk.enter, "log_in": self.log_ins.toggle,
                "dark": self.appearance.toggle_theme, "settings": self.dialogs.show_settings,
                "help": self.dialogs.show_help,
                "fleet": self.dialogs.show_fleet, "guide": self.dialogs.show_guide, "logs": self.dialogs.open_logs,
                "licences": self.dialogs.show_licences, "about": self.dialogs.show_about,
            },
        )  # fmt: skip

    def _connect_signals(self) -> None:
        self.menus.language_chosen.connect(self.appearance.use_language)
        self.promoter.promoted.connect(self._promotion.look)
        self.promoter.rolled_back.connect(self._promotion.look)
        self.inspection.model_ready.connect(self.model_line.show_ready)
        self.inspection.model_refused.connect(self.model_line.show_refused)
        self._promotion.changed.connect(self._on_promotion_changed)
        self.inspection.guide_asked.connect(self.dialogs.show_guide)
        self.dialogs.castings_drawn.connect(self._on_castings_drawn)
        self.dialogs.training_asked.connect(self._show_training)
        self.dialogs.outputs_asked.connect(self.inspection.at_work.show_outputs)
        self.kiosk.changed.connect(self._on_kiosk_changed)
        self._keeper.failed.connect(self._on_settings_not_saved)

    @property
    def training(self) -> TrainingTab:
        return self.others.training

    @property
    def models(self) -> ModelsTab:
        return self.others.models

    @property
    def history(self) -> HistoryTab:
        return self.others.history

    @property
    def studies(self) -> StudiesTab:
        return self.others.studies

    def _restore_geometry(self) -> None:
        """As it was left; never full screen, which only a person or the kiosk setting asks for."""
        self.setMinimumSize(*_LEAST)  # instead of what the layouts would ask for: the window never grows by itself
        screen = self.screen().availableSize()
        self.resize(QSize(*_SIZE).boundedTo(screen - QSize(*_FRAME)))
        if self._keeper.values.window_geometry:
            self.restoreGeometry(QByteArray.fromBase64(self._keeper.values.window_geometry.encode()))
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowFullScreen)

    # --- what a person asks for ---

    @Slot(object)
    def _on_castings_drawn(self, folder: Path) -> None:
        """Judge drawn castings with the demo model, unless the station has a model already."""
        self.tabs.setCurrentWidget(self.inspection)
        if not self.model_line.has_model:
            self.promoter.promote(demo_checkpoint(), self.tr("first steps"))
        self.inspection.judge([folder])

    @Slot()
    def _show_training(self) -> None:
        self.tabs.setCurrentWidget(self.training)

    # --- closing ---

    def closeEvent(self, event: QCloseEvent) -> None:
        """Ask first where something is under way; the window stays open meanwhile."""
        question = "" if self._may_close else self._why_not_close()
        if question:
            event.ignore()
            ask(self, question, self.tr("Close"), self._close_all_the_same)
            return
        self.inspection.stop_and_wait()
        self.others.stop_and_wait()
        self.dialogs.stop_and_wait()
        self._keeper.change(window_geometry=bytes(self.saveGeometry().toBase64().data()).decode())
        self._keeper.save()
        self.log_ins.stop_and_wait()
        event.accept()
        self.closed.emit()

    def _why_not_close(self) -> str:
        judging = self.tr("Parts are being judged. Close CastInspect all the same?")
        return self.others.why_not_close() or (judging if self.inspection.is_running() else "")

    def _close_all_the_same(self) -> None:
        self._may_close = True
        self.close()

    # --- what others tell ---

    @Slot()
    def _on_promotion_changed(self) -> None:
        """Another checkpoint is promoted, by whichever program."""
        self.model_line.show_promotion(is_judging=self.inspection.is_running())
        self.inspection.use_promoted()
        self.others.show_promotion()

    @Slot(object)
    def _on_settings_not_saved(self, error: Exception) -> None:
        tell(self, self.tr("Settings not saved"), error_text(error))

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.WindowStateChange:
            self.menuBar().setVisible(not self.isFullScreen())
            self.menus.action("leave").setEnabled(self.isFullScreen())
        super().changeEvent(event)

    @Slot(bool)
    def _on_kiosk_changed(self, is_kiosk: bool) -> None:
        """An operator has the inspection tab and what belongs to it, nothing else."""
        if is_kiosk:
            self.tabs.setCurrentWidget(self.inspection)
        self.tabs.tabBar().setVisible(not is_kiosk)
        self.menus.set_kiosk(is_kiosk)
        self.inspection.set_kiosk(is_kiosk)

    def tell_of_bad_end(self, began: str | None) -> None:
        """Say that the run before, which began then, was cut off; nothing to press, since the station goes on."""
        if began is not None:
            text = self.tr("The previous run, begun {time}, ended badly. The log folder (Help) has what is known.")
            self.statusBar().showMessage(text.format(time=began), _TOLD_MS)

    def resume(self) -> None:
        """Go on as before the last end, whether that was a person or a power cut."""
        self.kiosk.begin_if_set()
        folder = self._keeper.values.watched_folder
        if self._keeper.values.watching and folder is not None:
            self.inspection.resume(folder)

    def _retranslate(self) -> None:
        self.setWindowTitle("CastInspect")
        titles = (self.tr("Inspect"), self.tr("Train"), self.tr("Models"), self.tr("History"), self.tr("Studies"))
        for index, title in enumerate(titles):
            self.tabs.setTabText(index, title)
        self.menus.retranslate(self.appearance.language)
