"""The inspection tab: pictures come in, verdicts come out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, QEvent, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import (
    QFileDialog,
    QHBoxLayout,
    QProgressBar,
    QPushButton,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from castinspect.errors import CastInspectError
from castinspect.gui.common.pump import IteratorPump
from castinspect.gui.common.texts import error_text, localized
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import problem_label, show_problem
from castinspect.gui.inspection.attention import Attention
from castinspect.gui.inspection.banner import VerdictBanner
from castinspect.gui.inspection.counters import CountersPanel
from castinspect.gui.inspection.details import DetailsPanel
from castinspect.gui.inspection.empty_state import EmptyState
from castinspect.gui.inspection.job import (
    FolderState,
    InspectorMaker,
    JobSize,
    ModelReady,
    ModelRefused,
    Preparing,
    ShownInspection,
    judge_arrivals,
    judge_paths,
)
from castinspect.gui.inspection.picture_view import PictureView
from castinspect.gui.inspection.results import STRIP_LENGTH, RecentStrip, ResultsModel, ResultsTable
from castinspect.gui.inspection.source_panel import SourcePanel
from castinspect.gui.inspection.tools import ToolsRow
from castinspect.imaging.loading import PICTURE_SUFFIXES
from castinspect.inspection.verdict import Verdict
from castinspect.settings import Settings
from castinspect.station.outputs.files import InspectionCsv
from castinspect.station.sources.folder import WatchedFolder

_REFRESH_MS = 100
"""Between two updates of the screen while parts arrive."""


class InspectionTab(QWidget):
    """Judges what is dropped, opened or arrives in the watched folder, one job at a time.

    Dropping pictures while a folder is watched interrupts the watch; it goes on afterwards and misses nothing.
    """

    running_changed = Signal(bool)
    model_ready = Signal(object)
    model_refused = Signal(object)

    def __init__(self, settings: Settings, make_inspector: InspectorMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = settings
        self._make_inspector = make_inspector
        self._pump: IteratorPump | None = None
        self._pending: list[Path] = []
        self._watched: WatchedFolder | None = None
        self._is_watching = False
        self._is_preparing = False
        self._problem_text = ""
        self._attention = Attention()
        self._results = ResultsModel()
        self._arrived: list[ShownInspection] = []
        self._refresh, self._refreshed = QTimer(self, singleShot=True), QElapsedTimer()
        self._build_layout()
        self._connect_signals()
        self._retranslate()
        self.setAcceptDrops(True)

    # --- what the main window uses ---

    def is_running(self) -> bool:
        return self._pump is not None

    def judge(self, paths: Sequence[Path]) -> None:
        """Judge pictures and folders of pictures after what is under way."""
        self._pending += paths
        if self._pump is not None and self._is_watching:
            self._pump.request_stop()
        self._start_next_job()

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on."""
        self._settings.watched_folder = folder
        self._watched = WatchedFolder(folder)
        self._source.show_watching(folder)
        if self._pump is not None:
            self._pump.request_stop()
        self._start_next_job()

    @Slot()
    def stop(self) -> None:
        """Cease to judge and to watch."""
        self._pending.clear()
        self._watched = None
        self._source.show_idle()
        if self._pump is not None:
            self._pump.request_stop()

    def stop_and_wait(self) -> None:
        self.stop()
        if self._pump is not None:
            self._pump.stop_and_wait()

    def use_promoted(self) -> None:
        """Another checkpoint was promoted: what judges takes it up before the next picture."""
        self._show_problem("")

    def look_at(self, verdict: Verdict, *, overlay: bool) -> None:
        """Show the latest part with this verdict again, if there is one."""
        self._tools.show_overlay(overlay)
        parts = [self._strip.part(row) for row in range(self._strip.count())]
        for part in parts:
            if part.inspection.verdict is verdict:
                self._on_part_chosen(part)
                return

    @Slot()
    def toggle_overlay(self) -> None:
        self._tools.toggle_overlay()

    @property
    def total(self) -> int:
        """Parts judged since the counters were reset."""
        return self._counters.total

    @property
    def problem_text(self) -> str:
        """The sentence that tells what went wrong, or nothing."""
        return self._problem_text

    # --- building ---

    def _build_layout(self) -> None:
        self._banner, self._details = VerdictBanner(), DetailsPanel()
        self._counters, self._source = CountersPanel(), SourcePanel()
        self._picture, self._empty = PictureView(), EmptyState()
        self._stage = QStackedWidget()
        self._stage.addWidget(self._empty)
        self._stage.addWidget(self._picture)
        self._problem = problem_label()
        self._tools = ToolsRow(self._settings.overlay_visible, self._settings.overlay_opacity)
        self._picture.set_overlay(visible=self._settings.overlay_visible, opacity=self._settings.overlay_opacity)
        right = QVBoxLayout()
        right.setSpacing(GAP)
        for widget in (self._banner, self._details, self._counters, self._source):
            right.addWidget(widget)
        right.addStretch()
        side = QWidget()
        side.setLayout(right)
        side.setFixedWidth(380)
        right.setContentsMargins(0, 0, 0, 0)
        left = QVBoxLayout()
        left.addWidget(self._tools)
        left.addWidget(self._stage, 1)
        left.addWidget(self._problem)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addLayout(left, 1)
        top.addWidget(side)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addLayout(top, 1)
        layout.addLayout(self._progress_row())
        layout.addWidget(self._bottom())

    def _progress_row(self) -> QHBoxLayout:
        self._progress, self._cancel = QProgressBar(), QPushButton()
        row = QHBoxLayout()
        row.addWidget(self._progress, 1)
        row.addWidget(self._cancel)
        self._progress.hide()
        self._cancel.hide()
        return row

    def _bottom(self) -> QStackedWidget:
        self._strip, self._table = RecentStrip(), ResultsTable(self._results)
        self._lower = QStackedWidget()
        self._lower.addWidget(self._strip)
        self._lower.addWidget(self._table)
        self._lower.setFixedHeight(self._strip.height())
        return self._lower

    def _connect_signals(self) -> None:
        self._tools.open_clicked.connect(self.ask_for_pictures)
        self._tools.folder_clicked.connect(self.ask_for_folder)
        self._tools.watch_clicked.connect(self._on_watch_clicked)
        self._tools.export_clicked.connect(self.ask_for_export)
        self._tools.overlay_changed.connect(self._on_overlay_changed)
        self._tools.table_toggled.connect(self._on_table_toggled)
        self._empty.open_clicked.connect(self.ask_for_pictures)
        self._empty.watch_clicked.connect(self.ask_for_watched_folder)
        self._source.stop_clicked.connect(self.stop)
        self._cancel.clicked.connect(self.stop)
        self._strip.part_chosen.connect(self._on_part_chosen)
        self._refresh.timeout.connect(self._show_arrived)
        self._details.acknowledged.connect(self._on_acknowledged)
        self._details.disagreed.connect(self._on_disagreed)
        for key, slot in ((Qt.Key.Key_Space, self._on_acknowledged), (Qt.Key.Key_D, self._on_disagreed)):
            shortcut = QShortcut(QKeySequence(key), self)  # works wherever the focus is, while this tab is in sight
            shortcut.activated.connect(slot)

    # --- asking ---

    @Slot()
    def ask_for_pictures(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(PICTURE_SUFFIXES))
        names, _ = QFileDialog.getOpenFileNames(
            self, self.tr("Open pictures"), "", self.tr("Pictures") + f" ({patterns})"
        )
        if names:
            self.judge([Path(name) for name in names])

    @Slot()
    def ask_for_folder(self) -> None:
        name = QFileDialog.getExistingDirectory(self, self.tr("Open a folder of pictures"))
        if name:
            self.judge([Path(name)])

    @Slot()
    def ask_for_watched_folder(self) -> None:
        start = str(self._settings.watched_folder or "")
        name = QFileDialog.getExistingDirectory(self, self.tr("Watch a folder"), start)
        if name:
            self.watch(Path(name))

    @Slot()
    def ask_for_export(self) -> None:
        name, _ = QFileDialog.getSaveFileName(self, self.tr("Export the table"), "verdicts.csv", "CSV (*.csv)")
        if name:
            self.export(Path(name))

    def export(self, file: Path) -> None:
        """Write all inspections of this session as CSV."""
        try:
            file.unlink(missing_ok=True)  # the dialog has asked whether to replace it
            with InspectionCsv(file) as table:
                for inspection in self._results.inspections:
                    table.write(inspection)
        except (CastInspectError, OSError) as error:
            self._show_problem(error_text(error))

    # --- jobs ---

    def _start_next_job(self) -> None:
        if self._pump is not None:
            return
        if self._pending:
            paths, self._pending = self._pending, []
            self._is_watching = False
            self._start(IteratorPump(lambda: judge_paths(self._make_inspector, paths), self))
            self._cancel.show()
        elif self._watched is not None:
            self._is_watching = True
            watched, seconds = self._watched, self._settings.scan_seconds
            self._start(IteratorPump(lambda: judge_arrivals(self._make_inspector, watched, seconds), self))

    def _start(self, pump: IteratorPump) -> None:
        self._pump = pump
        pump.produced.connect(self._on_produced)
        pump.failed.connect(self._on_failed)
        pump.finished.connect(self._on_pump_finished)
        self._show_problem("")
        pump.start()
        self.running_changed.emit(True)
        self._retranslate()

    @Slot(object)
    def _on_produced(self, item: object) -> None:
        match item:
            case ShownInspection():
                self._take(item)
            case Preparing():
                self._progress.setRange(0, 1)  # a bar that runs to and fro would not show the words
                self._progress.setValue(0)  # nor one without a value
                self._is_preparing = True
                self._progress.setFormat(self._progress_text())
                self._progress.show()
            case FolderState():
                self._source.show_state(item)
            case JobSize():
                self._progress.setRange(0, item.pictures)
                self._progress.setValue(0)
                self._progress.setFormat(self._progress_text())
            case ModelReady():
                self._is_preparing = False
                self._progress.setVisible(not self._is_watching)
                self._show_problem("")
                self.model_ready.emit(item)
            case ModelRefused():
                text = self.tr("The promoted model is refused, the one before keeps judging: {why}")
                self._show_problem(text.format(why=localized(item.why)))
                self.model_refused.emit(item)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._pending.clear()
        if self._is_watching:
            self._watched = None
            self._source.show_idle()
        self._show_problem(error_text(error))

    @Slot()
    def _on_pump_finished(self) -> None:
        self._show_arrived()
        pump, self._pump = self._pump, None
        if pump is not None:
            pump.retire()
        self._is_preparing = False
        self._progress.hide()
        self._cancel.hide()
        self._start_next_job()
        if self._pump is None:
            self.running_changed.emit(False)
        self._retranslate()

    # --- parts ---

    def _take(self, part: ShownInspection) -> None:
        self._attention.arrive(part)
        self._results.append(part.inspection)
        self._arrived.append(part)
        if not self._refresh.isActive():
            passed = self._refreshed.elapsed() if self._refreshed.isValid() else _REFRESH_MS
            self._refresh.start(max(0, _REFRESH_MS - int(passed)))

    @Slot()
    def _show_arrived(self) -> None:
        """Show what arrived since the screen was last brought up to date: more often than this nobody sees."""
        self._refreshed.start()
        if not self._arrived:
            return
        parts, self._arrived = self._arrived, []
        for part in parts[-STRIP_LENGTH:]:
            self._strip.add(part)
        self._counters.add(*(part.inspection.verdict for part in parts))
        self._progress.setValue(self._progress.value() + len(parts))
        self._show_current()

    def _show_current(self) -> None:
        part = self._attention.current
        self._stage.setCurrentWidget(self._picture if part else self._empty)
        note = "\n".join(localized(reason) for reason in part.inspection.reasons) if part else ""
        self._picture.show_part(part, note)
        self._banner.show_verdict(part.inspection.verdict if part else None)
        self._details.show_inspection(
            part.inspection if part else None,
            can_go_on=self._attention.can_go_on,
            waiting=self._attention.waiting,
            disagreed=part is not None and self._results.is_disagreed(part.inspection),
        )

    @Slot(object)
    def _on_part_chosen(self, part: ShownInspection) -> None:
        self._attention.look_again(part)
        self._show_current()

    @Slot()
    def _on_acknowledged(self) -> None:
        self._attention.acknowledge()
        self._show_current()

    @Slot()
    def _on_disagreed(self) -> None:
        part = self._attention.current
        if part is not None and part.inspection.prediction is not None:
            self._results.toggle_disagreement(part.inspection)
            self._show_current()

    # --- small things ---

    @Slot()
    def _on_watch_clicked(self) -> None:
        if self._watched is None:
            self.ask_for_watched_folder()
        else:
            self.stop()
        self._retranslate()

    @Slot(bool, float)
    def _on_overlay_changed(self, visible: bool, opacity: float) -> None:
        self._settings.overlay_visible, self._settings.overlay_opacity = visible, opacity
        self._picture.set_overlay(visible=visible, opacity=opacity)

    @Slot(bool)
    def _on_table_toggled(self, as_table: bool) -> None:
        self._lower.setCurrentWidget(self._table if as_table else self._strip)
        self._lower.setFixedHeight(self._table.minimumHeight() if as_table else self._strip.height())

    def _show_problem(self, text: str) -> None:
        self._problem_text = text
        nothing_yet = self._attention.current is None
        self._empty.show_problem(text if nothing_yet else "")
        show_problem(self._problem, "" if nothing_yet else text)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if any(url.isLocalFile() for url in event.mimeData().urls()):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = [Path(url.toLocalFile()) for url in event.mimeData().urls() if url.isLocalFile()]
        event.acceptProposedAction()
        if paths:
            self.judge(paths)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
            self._results.retranslate()
            self._show_current()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._tools.set_watching(self._watched is not None)
        self._cancel.setText(self.tr("Cancel"))
        self._progress.setFormat(self._progress_text())

    def _progress_text(self) -> str:
        return self.tr("making the model ready…") if self._is_preparing else self.tr("judging %v of %m")
