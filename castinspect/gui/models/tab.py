"""The models tab: every version of this station, side by side, promoted, named, carried to and from other stations."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QSplitter, QTabWidget, QVBoxLayout, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.drops import DropTarget
from castinspect.gui.common.file_dialogs import ask_for_folder
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import empty_label, framed, plain_label, show_problem
from castinspect.gui.common.work_page import WorkPage
from castinspect.gui.models import job
from castinspect.gui.models.actions_row import ActionsRow
from castinspect.gui.models.adapt_dialog import AdaptDialog
from castinspect.gui.models.comparison_panel import ComparisonPanel
from castinspect.gui.models.details_panel import DetailsPanel
from castinspect.gui.models.history_panel import HistoryPanel
from castinspect.gui.models.overview_panel import OverviewPanel
from castinspect.gui.models.release_panel import ReleasePanel
from castinspect.gui.models.releasing import Releasing
from castinspect.gui.models.version_actions import VersionActions
from castinspect.gui.models.versions_table import VersionsModel, VersionsTable
from castinspect.language import localized
from castinspect.messages import Message
from castinspect.models.checkpoint import SUFFIX
from castinspect.registry.registry import Registry
from castinspect.registry.versions import Version
from castinspect.settings import Settings
from castinspect.versions.precision import Precise


class ModelsTab(DropTarget, WorkPage):
    """Shows the registry, and runs what takes long: comparing two versions, and adapting one.

    Args:
        settings: The data set whose test pictures serve where none are locked; the device.
        registry: Of the station.
        parent: Of the widget.
    """

    promotion_asked = Signal(object, str)
    roll_back_asked = Signal(str)

    def __init__(self, settings: Settings, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._registry = registry
        self._promoted: Path | None = None
        self.acts = VersionActions(registry, self)
        self._build_layout()
        self._connect_signals()
        self._retranslate()
        self.setAcceptDrops(True)

    # --- what the main window uses ---

    @Slot()
    def refresh(self) -> None:
        """Read the registry anew."""
        try:
            versions, self._promoted = self._registry.versions(), self._registry.promoted()
        except CastInspectError as error:
            versions, self._promoted = self._registry.versions(), None
            self._show_error(error)
        if loss := self._registry.journal.loss():
            self._show_error(CastInspectError(loss.code, **loss.values))
        self._table.show_versions(versions, self._promoted)  # tells anew which one is chosen
        self._empty.setVisible(not versions)

    @Slot(object)
    def add_trained(self, checkpoint: Path) -> None:
        """A training ended with this checkpoint: it is a version from now on."""
        self.acts.add_trained(checkpoint)

    def stop_and_wait(self) -> None:
        super().stop_and_wait()
        self._overview.stop_and_wait()

    # --- building ---

    def _build_layout(self) -> None:
        self._buttons, self._table, self._empty = ActionsRow(), VersionsTable(VersionsModel(self)), empty_label()
        self._details, self._history, self._comparison = DetailsPanel(), HistoryPanel(), ComparisonPanel()
        self._release, self._why_off, self._told = ReleasePanel(), plain_label("muted"), plain_label("notice")
        self._told.hide()
        self.releasing = Releasing(self._registry, self._release, self)
        self._overview = OverviewPanel(self._registry)
        self._lower = QTabWidget()
        self._lower.setObjectName("inner")
        for panel in (self._details, self._release, self._overview, self._history, self._comparison):
            self._lower.addTab(panel, "")
        splitter = QSplitter(Qt.Orientation.Vertical)
        for widget in (framed(self._table, self._empty), framed(self._lower)):
            splitter.addWidget(widget)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([300, 380])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._buttons)
        layout.addWidget(self._why_off)
        layout.addWidget(self._problem)
        layout.addWidget(self._told)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._progress)

    def _connect_signals(self) -> None:
        self._table.chosen.connect(self._on_chosen)
        self._progress.returned.connect(self._on_returned)
        self._progress.ended.connect(self.refresh)
        act = self.acts
        act.changed.connect(self.refresh)
        act.failed.connect(self._show_error)
        self.releasing.changed.connect(self.refresh)
        self.releasing.failed.connect(self._show_error)
        self.releasing.job_asked.connect(self._start)
        act.promotion_asked.connect(self.promotion_asked)
        act.roll_back_asked.connect(self.roll_back_asked)
        for signal, slot in (
            (self._buttons.promote, act.ask_to_promote), (self._buttons.roll_back, act.ask_to_roll_back),
            (self._buttons.compare, self.compare), (self._buttons.adapt, self.ask_to_adapt),
            (self._buttons.gate, act.show_gate), (self._buttons.int8, self.ask_for_int8),
            (self._buttons.note, act.ask_for_note), (self._buttons.rename, act.ask_for_name),
            (self._buttons.export, act.ask_to_export), (self._buttons.import_, act.ask_to_import),
            (self._buttons.remove, act.ask_to_remove), (self._buttons.lock, act.ask_to_lock),
        ):  # fmt: skip
            signal.connect(slot)

    # --- comparing and adapting ---

    @Slot()
    def compare(self) -> None:
        """Compare the chosen version with the promoted one, on the locked pictures."""
        version, promoted = self._table.version, self._promoted
        if version is None or promoted is None:
            return
        registry, data, device = self._registry, self._settings.data_folder, self._settings.device
        self._start(lambda: job.compare(registry, promoted, version.path, data, device), self.tr("comparing %v of %m"))

    @Slot()
    def ask_to_adapt(self) -> None:
        if version := self._table.version:
            dialog = AdaptDialog(version.name, self)
            dialog.folders_chosen.connect(self.adapt)
            dialog.open()

    @Slot(object, object)
    def adapt(self, pictures: Path, check: Path | None = None) -> None:
        """Make a version of the chosen one for a new camera or light; `check` has labelled pictures of that."""
        version = self._table.version
        if version is None:
            return
        registry, data, device = self._registry, self._settings.data_folder, self._settings.device
        self._start(
            lambda: job.adapt(registry, version.path, pictures, check, data, device), self.tr("adapting: %v of %m")
        )

    @Slot()
    def ask_for_int8(self) -> None:
        if version := self._table.version:
            title = self.tr("Pictures that {name} was trained on").format(name=version.name)
            ask_for_folder(self, title, self.to_int8, self._settings.data_folder or "")

    def to_int8(self, pictures: Path) -> None:
        """Convert the chosen version to 8-bit integers, calibrated by the pictures and proven on them."""
        if version := self._table.version:
            registry = self._registry
            self._start(
                lambda: job.to_int8(registry, version.path, pictures), self.tr("converting to INT8: %v of %m compared")
            )

    @Slot(object, str)
    def _start(self, make: Callable[[], Iterable[object]], text: str) -> None:
        show_problem(self._told, "")
        super()._start(make, text)

    @Slot(object)
    def _on_returned(self, found: object) -> None:
        if isinstance(found, Precise):
            self._lower.setCurrentWidget(self._history)
            show_problem(self._told, localized(found.told))
        if isinstance(found, job.AdaptationShown):
            if not found.accepted:
                self._show_error(CastInspectError("adaptation-not-accepted"))
            found = found.shown
        if isinstance(found, job.ComparisonShown):
            self._comparison.show_comparison(found)
            self._lower.setCurrentWidget(self._comparison)

    # --- showing ---

    @Slot(object)
    def _on_chosen(self, version: Version | None) -> None:
        self.acts.version = version
        metadata = version.metadata if version else None
        parent = self._registry.by_id(metadata.parent) if metadata and metadata.parent else None
        self._details.show_version(version, parent.name if parent else "")
        try:
            self._history.show_entries(self._registry.journal.of(metadata.id) if metadata else ())
        except CastInspectError as error:
            self._show_error(error)
        self._show_possible()

    def _show_possible(self) -> None:
        version = self._table.version
        sound = version is not None and version.metadata is not None
        is_promoted = version is not None and version.path == self._promoted
        can_roll_back = self._promoted is not None and self._registry.promotion.before() is not None
        against = self.releasing.show_version(version, busy=self.is_running())
        self._show_why_off(can_promote=sound and not is_promoted, against=against, can_roll_back=can_roll_back)
        self._buttons.show_possible(
            sound=sound,
            promoted=is_promoted,
            can_compare=sound and not is_promoted and self._promoted is not None,
            can_roll_back=can_roll_back,
            busy=self.is_running(),
            may_promote=not against,
        )

    def _show_why_off(self, *, can_promote: bool, against: Sequence[Message], can_roll_back: bool) -> None:
        """Say why a button is off where that is not plain to see."""
        said = []
        if can_promote and against:
            reasons = " ".join(map(localized, against))
            said.append(self.tr("Promote is off because: {reasons}").format(reasons=reasons))
        if self._promoted is not None and not can_roll_back:
            said.append(self.tr("Roll back is off because no other version was promoted before."))
        self._why_off.setText("\n".join(said))
        self._why_off.setVisible(bool(said))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def wanted(self, paths: list[Path]) -> list[Path]:
        """Checkpoints, whatever else was dropped with them."""
        return [path for path in paths if path.name.endswith(SUFFIX)]

    def _on_dropped(self, paths: list[Path]) -> None:
        self.acts.import_files(paths)

    def _retranslate(self) -> None:
        nothing = self.tr("No version yet. Train one in the tab before, import one, or drop a checkpoint here.")
        self._empty.setText(nothing)
        titles = (
            self.tr("Details"),
            self.tr("Release"),
            self.tr("All versions"),
            self.tr("History"),
            self.tr("Comparison"),
        )
        for index, title in enumerate(titles):
            self._lower.setTabText(index, title)
