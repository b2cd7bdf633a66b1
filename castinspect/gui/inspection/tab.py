"""The inspection tab: pictures come in, verdicts come out."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.file_dialogs import ask_for_files, ask_for_folder, ask_where_to_save
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text, localized
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import problem_label, show_problem
from castinspect.gui.inspection.attention import Attention
from castinspect.gui.inspection.banner import VerdictBanner
from castinspect.gui.inspection.batch_row import BatchRow
from castinspect.gui.inspection.counters import CountersPanel
from castinspect.gui.inspection.details import DetailsPanel
from castinspect.gui.inspection.empty_state import EmptyState
from castinspect.gui.inspection.job import InspectorMaker, ModelRefused, ShownInspection
from castinspect.gui.inspection.picture_view import PictureView
from castinspect.gui.inspection.results_table import ResultsModel, ResultsTable
from castinspect.gui.inspection.session import Session
from castinspect.gui.inspection.source_panel import SourcePanel
from castinspect.gui.inspection.strip import STRIP_LENGTH, RecentStrip
from castinspect.gui.inspection.tools import ToolsRow
from castinspect.imaging.finding import PICTURE_SUFFIXES
from castinspect.inspection.verdict import Verdict
from castinspect.station.outputs.files import InspectionCsv

_REFRESH_MS = 100
"""Between two updates of the screen while parts arrive."""
_TABLE_HEIGHT = 260


class InspectionTab(Retranslated, QWidget):
    """Shows what the session judges: the part that needs a person, else the latest.

    Args:
        keeper: Holds the settings.
        make_inspector: Loads the promoted checkpoint; called in a thread.
        parent: Of the widget.
    """

    running_changed = Signal(bool)
    model_ready = Signal(object)
    model_refused = Signal(object)

    def __init__(self, keeper: SettingsKeeper, make_inspector: InspectorMaker, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._session = Session(keeper, make_inspector, self)
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
        return self._session.is_running

    def judge(self, paths: Sequence[Path]) -> None:
        """Judge pictures and folders of pictures after what is under way."""
        self._session.judge(paths)

    def watch(self, folder: Path) -> None:
        """Watch a folder from now on."""
        self._session.watch(folder)

    @Slot()
    def stop(self) -> None:
        """Cease to judge and to watch."""
        self._session.stop()

    def stop_and_wait(self) -> None:
        self._session.stop_and_wait()

    def use_promoted(self) -> None:
        """Another checkpoint was promoted: what judges takes it up before the next picture."""
        self._show_problem("")

    def look_at(self, verdict: Verdict, *, overlay: bool) -> None:
        """Show the latest part with this verdict again, if there is one."""
        self._tools.show_overlay(overlay)
        parts = [self._strip.part(row) for row in range(self._strip.count())]
        part = next((part for part in parts if part.inspection.verdict is verdict), None)
        if part is not None:
            self._on_part_chosen(part)

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
        values = self._keeper.values
        self._banner, self._details = VerdictBanner(), DetailsPanel()
        self._counters, self._source = CountersPanel(), SourcePanel()
        self._picture, self._empty = PictureView(), EmptyState()
        self._stage = QStackedWidget()
        self._stage.addWidget(self._empty)
        self._stage.addWidget(self._picture)
        self._problem, self._batch = problem_label(), BatchRow()
        self._tools = ToolsRow(values.overlay_visible, values.overlay_opacity)
        self._picture.set_overlay(visible=values.overlay_visible, opacity=values.overlay_opacity)
        left = QVBoxLayout()
        left.addWidget(self._tools)
        left.addWidget(self._stage, 1)
        left.addWidget(self._problem)
        top = QHBoxLayout()
        top.setSpacing(GAP)
        top.addLayout(left, 1)
        top.addWidget(self._side())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addLayout(top, 1)
        layout.addWidget(self._batch)
        layout.addWidget(self._bottom())

    def _side(self) -> QWidget:
        side = QWidget()
        side.setFixedWidth(380)
        right = QVBoxLayout(side)
        right.setContentsMargins(0, 0, 0, 0)
        right.setSpacing(GAP)
        for widget in (self._banner, self._details, self._counters, self._source):
            right.addWidget(widget)
        right.addStretch()
        return side

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
        self._batch.cancel_clicked.connect(self.stop)
        self._strip.part_chosen.connect(self._on_part_chosen)
        self._refresh.timeout.connect(self._show_arrived)
        self._details.acknowledged.connect(self._on_acknowledged)
        self._details.disagreed.connect(self._on_disagreed)
        self._connect_session()
        for key, slot in ((Qt.Key.Key_Space, self._on_acknowledged), (Qt.Key.Key_D, self._on_disagreed)):
            shortcut = QShortcut(QKeySequence(key), self)  # works wherever the focus is, while this tab is in sight
            shortcut.activated.connect(slot)

    def _connect_session(self) -> None:
        session = self._session
        session.part_arrived.connect(self._on_part_arrived)
        session.preparing.connect(self._batch.show_preparing)
        session.size_known.connect(self._batch.show_size)
        session.folder_looked_at.connect(self._source.show_state)
        session.model_ready.connect(self._on_model_ready)
        session.model_refused.connect(self._on_model_refused)
        session.failed.connect(self._on_failed)
        session.changed.connect(self._on_session_changed)

    # --- asking ---

    @Slot()
    def ask_for_pictures(self) -> None:
        patterns = " ".join(f"*{suffix}" for suffix in sorted(PICTURE_SUFFIXES))
        ask_for_files(self, self.tr("Open pictures"), self.tr("Pictures") + f" ({patterns})", self.judge)

    @Slot()
    def ask_for_folder(self) -> None:
        ask_for_folder(self, self.tr("Open a folder of pictures"), lambda folder: self.judge([folder]))

    @Slot()
    def ask_for_watched_folder(self) -> None:
        start = self._keeper.values.watched_folder or ""
        ask_for_folder(self, self.tr("Watch a folder"), self.watch, start)

    @Slot()
    def ask_for_export(self) -> None:
        ask_where_to_save(self, self.tr("Export the table"), "verdicts.csv", "CSV (*.csv)", self.export)

    def export(self, file: Path) -> None:
        """Write all inspections of this session as CSV."""
        try:
            file.unlink(missing_ok=True)  # the dialog has asked whether to replace it
            with InspectionCsv(file) as table:
                for inspection in self._results.inspections:
                    table.write(inspection)
        except (CastInspectError, OSError) as error:
            self._show_problem(error_text(error))

    # --- what the session tells ---

    @Slot(object)
    def _on_part_arrived(self, part: ShownInspection) -> None:
        self._attention.arrive(part)
        self._results.append(part.inspection)
        self._arrived.append(part)
        if not self._refresh.isActive():
            passed = self._refreshed.elapsed() if self._refreshed.isValid() else _REFRESH_MS
            self._refresh.start(max(0, _REFRESH_MS - int(passed)))

    @Slot(object)
    def _on_model_ready(self, ready: object) -> None:
        self._batch.show_ready(has_end=self._session.is_judging_a_batch)
        self._show_problem("")
        self.model_ready.emit(ready)

    @Slot(object)
    def _on_model_refused(self, refused: ModelRefused) -> None:
        text = self.tr("The promoted model is refused, the one before keeps judging: {why}")
        self._show_problem(text.format(why=localized(refused.why)))
        self.model_refused.emit(refused)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._show_problem(error_text(error))

    @Slot()
    def _on_session_changed(self) -> None:
        self._show_arrived()
        running = self._session.is_running
        if not running:
            self._batch.end()
        folder = self._session.watched_folder
        self._source.show_folder(folder)
        self._tools.set_watching(folder is not None)
        self.running_changed.emit(running)

    # --- parts ---

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
        self._batch.advance(len(parts))
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
        if self._session.watched_folder is None:
            self.ask_for_watched_folder()
        else:
            self.stop()

    @Slot(bool, float)
    def _on_overlay_changed(self, visible: bool, opacity: float) -> None:
        self._keeper.change(overlay_visible=visible, overlay_opacity=opacity)
        self._picture.set_overlay(visible=visible, opacity=opacity)

    @Slot(bool)
    def _on_table_toggled(self, as_table: bool) -> None:
        self._lower.setCurrentWidget(self._table if as_table else self._strip)
        self._lower.setFixedHeight(_TABLE_HEIGHT if as_table else self._strip.height())

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

    def _retranslate(self) -> None:
        self._results.retranslate()
        self._show_current()
