"""The models tab: every version of this station, side by side, promoted, named, carried to and from other stations."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QShowEvent
from PySide6.QtWidgets import QDialog, QFileDialog, QFrame, QSplitter, QTabWidget, QVBoxLayout, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.progress_row import ProgressRow
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import busy_cursor, plain_label, problem_label, show_problem
from castinspect.gui.models import job
from castinspect.gui.models.actions_row import ActionsRow
from castinspect.gui.models.adapt_dialog import AdaptDialog
from castinspect.gui.models.asking import ask_line
from castinspect.gui.models.comparison_panel import ComparisonPanel
from castinspect.gui.models.details_panel import DetailsPanel
from castinspect.gui.models.history_panel import HistoryPanel
from castinspect.gui.models.versions_table import VersionsModel, VersionsTable
from castinspect.identity import Attribution
from castinspect.models.checkpoint import SUFFIX
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.registry.versions import Version
from castinspect.settings import Settings
from castinspect.versions.locked_set import lock

_PATTERN = f"*{SUFFIX}"


class ModelsTab(QWidget):
    """Shows the registry and acts on it. Promoting is the main window's, which asks what must be asked.

    Args:
        settings: The data set whose test pictures serve where none are locked; the device.
        registry: Of the station.
    """

    promotion_asked = Signal(object, str)
    roll_back_asked = Signal(str)

    def __init__(self, settings: Settings, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._registry = registry
        self._promoted: Path | None = None
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
        self._table.show_versions(versions, self._promoted)
        self._empty.setVisible(not versions)
        self._on_chosen(self._table.version)

    @Slot(object)
    def add_trained(self, checkpoint: Path) -> None:
        """A training ended with this checkpoint: it is a version from now on."""
        self._act(lambda: self._registry.add(checkpoint, Action.TRAINED))

    def is_running(self) -> bool:
        return self._progress.is_running

    def stop_and_wait(self) -> None:
        self._progress.stop_and_wait()

    @property
    def problem_text(self) -> str:
        """The sentence that tells what went wrong, or nothing."""
        return self._problem.text()

    # --- building ---

    def _build_layout(self) -> None:
        self._actions, self._problem, self._progress = ActionsRow(), problem_label(), ProgressRow()
        self._table, self._empty = VersionsTable(VersionsModel(self)), plain_label("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._details, self._history, self._comparison = DetailsPanel(), HistoryPanel(), ComparisonPanel()
        self._lower = QTabWidget()
        for panel in (self._details, self._history, self._comparison):
            self._lower.addTab(panel, "")
        splitter = QSplitter(Qt.Orientation.Vertical)
        for widget in (self._framed(self._table, self._empty), self._framed(self._lower)):
            splitter.addWidget(widget)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([300, 380])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._actions)
        layout.addWidget(self._problem)
        layout.addWidget(splitter, 1)
        layout.addWidget(self._progress)

    def _framed(self, *widgets: QWidget) -> QFrame:
        frame = QFrame()
        frame.setObjectName("panel")
        inside = QVBoxLayout(frame)
        inside.setContentsMargins(1, 1, 1, 1)
        for widget in widgets:
            inside.addWidget(widget)
        return frame

    def _connect_signals(self) -> None:
        self._table.chosen.connect(self._on_chosen)
        self._progress.produced.connect(self._on_produced)
        self._progress.failed.connect(self._show_error)
        self._progress.ended.connect(self.refresh)
        for signal, slot in (
            (self._actions.promote, self.ask_to_promote), (self._actions.roll_back, self.ask_to_roll_back),
            (self._actions.compare, self.compare), (self._actions.adapt, self.ask_to_adapt),
            (self._actions.note, self.ask_for_note), (self._actions.rename, self.ask_for_name),
            (self._actions.export, self.ask_to_export), (self._actions.import_, self.ask_to_import),
            (self._actions.remove, self.ask_to_remove), (self._actions.lock, self.ask_to_lock),
        ):  # fmt: skip
            signal.connect(slot)

    # --- promoting ---

    @Slot()
    def ask_to_promote(self) -> None:
        version = self._table.version
        if version is None:
            return
        question = self.tr("The station judges with {name} from the next picture on. Why? (goes into the journal)")
        why = ask_line(self, self.tr("Promote"), question.format(name=version.name))
        if why is not None:
            self.promotion_asked.emit(version.path, why)

    @Slot()
    def ask_to_roll_back(self) -> None:
        before = self._registry.before()
        if before is None:
            return
        question = self.tr("The station judges with {name} again. Why? (goes into the journal)")
        name = self._registry.find(str(before)).name if before.exists() else before.stem
        why = ask_line(self, self.tr("Roll back"), question.format(name=name))
        if why is not None:
            self.roll_back_asked.emit(why)

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
        version = self._table.version
        if version is None:
            return
        dialog = AdaptDialog(version.name, self)
        accepted = dialog.exec() == QDialog.DialogCode.Accepted
        pictures, check = dialog.pictures.folder, dialog.check.folder
        dialog.deleteLater()
        if accepted and pictures is not None:
            self.adapt(pictures, check)

    def adapt(self, pictures: Path, check: Path | None = None) -> None:
        """Make a version of the chosen one for a new camera or light; `check` has labelled pictures of that."""
        version = self._table.version
        if version is None:
            return
        registry, data, device = self._registry, self._settings.data_folder, self._settings.device
        self._start(
            lambda: job.adapt(registry, version.path, pictures, check, data, device), self.tr("adapting: %v of %m")
        )

    def _start(self, make: Callable[[], object], text: str) -> None:
        self._show_error(None)
        self._progress.start(make, text)
        self._show_possible()

    @Slot(object)
    def _on_produced(self, event: object) -> None:
        if isinstance(event, job.ComparisonShown):
            self._comparison.show_comparison(event)
            self._lower.setCurrentWidget(self._comparison)
        elif isinstance(event, job.Adapted):
            if not event.accepted:
                self._show_error(CastInspectError("adaptation-not-accepted"))
            self._comparison.show_comparison(event.shown)
            self._lower.setCurrentWidget(self._comparison)

    # --- names, notes, files ---

    @Slot()
    def ask_for_note(self) -> None:
        version = self._table.version
        if version is None:
            return
        note = ask_line(self, self.tr("Note"), self.tr("Note on {name}").format(name=version.name), version.note)
        if note is not None:
            self._act(lambda: self._registry.annotate(version.path, note))

    @Slot()
    def ask_for_name(self) -> None:
        version = self._table.version
        if version is None:
            return
        name = ask_line(self, self.tr("Rename"), self.tr("New name of {name}").format(name=version.name), version.name)
        if name is not None:
            self._act(lambda: self._registry.rename(version.path, name))

    @Slot()
    def ask_to_export(self) -> None:
        version = self._table.version
        if version is None:
            return
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export"), version.path.name, _PATTERN)
        if name:
            self.export(Path(name))

    def export(self, target: Path) -> None:
        """Copy the chosen version somewhere else."""
        if version := self._table.version:
            self._act(lambda: self._registry.export(version.path, target))

    @Slot()
    def ask_to_import(self) -> None:
        names, _ = QFileDialog.getOpenFileNames(self, self.tr("Import"), "", _PATTERN)
        self.import_files([Path(name) for name in names])

    def import_files(self, files: list[Path]) -> None:
        """Take checkpoints from other stations in."""
        for file in files:
            self._act(lambda file=file: self._registry.add(file, Action.IMPORTED))  # type: ignore[misc]

    @Slot()
    def ask_to_remove(self) -> None:
        version = self._table.version
        if version is None:
            return
        question = self.tr(
            "{name} goes into the bin; importing it from there brings it back. Why? (goes into the journal)"
        )
        why = ask_line(self, self.tr("Remove"), question.format(name=version.name))
        if why is not None:
            self._act(lambda: self._registry.remove(version.path, Attribution(why=why)))

    @Slot()
    def ask_to_lock(self) -> None:
        if name := QFileDialog.getExistingDirectory(self, self.tr("Labelled pictures to compare versions on")):
            self._act(lambda: lock(self._registry, Path(name)))

    def _act(self, act: Callable[[], object]) -> None:
        self._show_error(None)
        try:
            with busy_cursor():
                act()
        except CastInspectError as error:
            self._show_error(error)
        self.refresh()

    # --- showing ---

    @Slot(object)
    def _on_chosen(self, version: Version | None) -> None:
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
        self._actions.show_possible(
            sound=sound,
            promoted=is_promoted,
            can_compare=sound and not is_promoted and self._promoted is not None,
            can_roll_back=self._promoted is not None and self._registry.before() is not None,
            busy=self.is_running(),
        )

    @Slot(object)
    def _show_error(self, error: Exception | None) -> None:
        show_problem(self._problem, error_text(error) if error else "")

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.toLocalFile().endswith(SUFFIX) for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        files = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.toLocalFile().endswith(SUFFIX)]
        event.acceptProposedAction()
        self.import_files(files)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        nothing = self.tr("No version yet. Train one in the tab before, import one, or drop a checkpoint here.")
        self._empty.setText(nothing)
        titles = (self.tr("Details"), self.tr("History"), self.tr("Comparison"))
        for index, title in enumerate(titles):
            self._lower.setTabText(index, title)
