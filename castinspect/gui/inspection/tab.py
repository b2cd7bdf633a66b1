"""The inspection tab: pictures come in, verdicts come out, people decide."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QElapsedTimer, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent, QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text, localized
from castinspect.gui.common.theme import GAP, SNUG
from castinspect.gui.common.widgets import problem_label, show_problem
from castinspect.gui.inspection.alarm_bar import AlarmBar
from castinspect.gui.inspection.asking import Asking, write_table
from castinspect.gui.inspection.attention import Attention
from castinspect.gui.inspection.batch_row import BatchRow
from castinspect.gui.inspection.deciding import Deciding
from castinspect.gui.inspection.job import InspectorMaker, ModelRefused, ShownInspection
from castinspect.gui.inspection.picture.empty_state import EmptyState
from castinspect.gui.inspection.picture.picture_view import PictureView
from castinspect.gui.inspection.picture.strip import STRIP_LENGTH, RecentStrip
from castinspect.gui.inspection.picture.tools import ToolsRow
from castinspect.gui.inspection.results.table import ResultsModel, ResultsTable
from castinspect.gui.inspection.session import Session
from castinspect.gui.inspection.side.column import SideColumn
from castinspect.gui.inspection.sounds import Player, Sounds, Tone
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message

_REFRESH_MS = 100
"""Between two updates of the screen while parts arrive."""
_TABLE_SHARE = 0.34
"""Of the tab's height that the table takes."""


class InspectionTab(Retranslated, QWidget):
    """Shows what the session judges: the part that needs a person, else the latest.

    Args:
        keeper: Holds the settings.
        make_inspector: Loads the promoted checkpoint; called in a thread.
        player: Plays sounds; None takes the sound card.
        parent: Of the widget.
    """

    running_changed = Signal(bool)
    model_ready = Signal(object)
    model_refused = Signal(object)
    guide_asked = Signal()

    def __init__(
        self,
        keeper: SettingsKeeper,
        make_inspector: InspectorMaker,
        player: Player | None = None,
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self._session = Session(keeper, make_inspector, self)
        self._sounds = Sounds(player, self)
        self._deciding = Deciding(self)
        self.asking = Asking(keeper, self)
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

    @Slot(object)
    def judge(self, paths: Sequence[Path]) -> None:
        """Judge pictures and folders of pictures after what is under way."""
        self._session.judge(paths)

    @Slot(object)
    def watch(self, folder: Path) -> None:
        """Watch a folder from now on."""
        self._session.watch(folder)

    @Slot()
    def stop(self) -> None:
        """Cease to judge and to watch."""
        self._session.stop()

    def stop_and_wait(self) -> None:
        self._session.stop_and_wait()
        self._sounds.stop_and_wait()

    def use_promoted(self) -> None:
        """Another checkpoint was promoted: what judges takes it up before the next picture."""
        self._show_problem("")

    @Slot(object)
    def export(self, file: Path) -> None:
        """Write all inspections of this session as CSV."""
        try:
            write_table(file, self._results.inspections)
        except (CastInspectError, OSError) as error:
            self._show_problem(error_text(error))

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

    def set_kiosk(self, is_kiosk: bool) -> None:
        """Show an operator's tools only, or all."""
        self._tools.set_kiosk(is_kiosk)
        self._side.counters.set_kiosk(is_kiosk)
        if is_kiosk:
            self._tools.button("table").setChecked(False)

    @property
    def total(self) -> int:
        """Parts judged since the counters were reset."""
        return self._side.counters.total

    @property
    def problem_text(self) -> str:
        """The sentence that tells what went wrong, or nothing."""
        return self._problem_text

    # --- building ---

    def _build_layout(self) -> None:
        values = self._keeper.values
        self._alarm, self._side = AlarmBar(), SideColumn()
        self._picture, self._empty = PictureView(), EmptyState()
        self._stage = QStackedWidget()
        self._stage.addWidget(self._empty)
        self._stage.addWidget(self._picture)
        self._problem, self._batch = problem_label(), BatchRow()
        self._tools = ToolsRow(values.overlay_visible, values.overlay_opacity)
        self._picture.set_overlay(visible=values.overlay_visible, opacity=values.overlay_opacity)
        self._strip, self._table = RecentStrip(), ResultsTable(self._results)
        self._table.hide()
        left = QVBoxLayout()
        left.setSpacing(SNUG)
        for widget in (self._alarm, self._tools, self._stage, self._problem, self._batch, self._strip, self._table):
            left.addWidget(widget, 1 if widget is self._stage else 0)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, SNUG, GAP, SNUG)
        layout.setSpacing(GAP)
        layout.addLayout(left, 1)
        layout.addWidget(self._side)

    def _connect_signals(self) -> None:
        self._connect_tools()
        self._connect_session()
        buttons = self._side.buttons
        buttons.next.connect(self._on_acknowledged)
        buttons.good.connect(lambda: self._decide(Verdict.OK))
        buttons.defect.connect(lambda: self._decide(Verdict.DEFECT))
        buttons.disagree.connect(self._on_disagreed)
        buttons.undo.connect(self._deciding.undo)
        self._deciding.decided.connect(self._on_decided)
        self._deciding.failed.connect(self._on_failed)
        self._side.counters.was_reset.connect(self._on_counters_reset)
        self._strip.part_chosen.connect(self._on_part_chosen)
        self._refresh.timeout.connect(self._show_arrived)
        QShortcut(QKeySequence(Qt.Key.Key_D), self).activated.connect(self._on_disagreed)

    def _connect_tools(self) -> None:
        self._tools.open_clicked.connect(self.asking.ask_for_pictures)
        self._tools.folder_clicked.connect(self.asking.ask_for_folder)
        self._tools.watch_clicked.connect(self._on_watch_clicked)
        self._tools.export_clicked.connect(self.asking.ask_for_export)
        self._tools.overlay_changed.connect(self._on_overlay_changed)
        self._tools.compare_toggled.connect(self._picture.set_comparing)
        self._tools.table_toggled.connect(self._on_table_toggled)
        self._tools.mute_toggled.connect(self._sounds.set_muted)
        self._empty.open_clicked.connect(self.asking.ask_for_pictures)
        self._empty.watch_clicked.connect(self.asking.ask_for_watched_folder)
        self._empty.guide_clicked.connect(self.guide_asked)
        self._batch.cancel_clicked.connect(self.stop)
        self.asking.pictures_chosen.connect(self.judge)
        self.asking.folder_chosen.connect(self.watch)
        self.asking.export_chosen.connect(self.export)

    def _connect_session(self) -> None:
        session = self._session
        session.part_arrived.connect(self._on_part_arrived)
        session.preparing.connect(self._batch.show_preparing)
        session.size_known.connect(self._batch.show_size)
        session.folder_looked_at.connect(self._side.source.show_state)
        session.model_ready.connect(self._on_model_ready)
        session.model_refused.connect(self._on_model_refused)
        session.failed.connect(self._on_failed)
        session.changed.connect(self._on_session_changed)
        self._side.source.stop_clicked.connect(self.stop)
        self._side.source.lost.connect(self._on_source_lost)
        self._side.source.back.connect(self._on_source_back)

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

    @Slot(object)
    def _on_source_lost(self, why: Message) -> None:
        self._alarm.alarm(lambda: localized(why))
        self._sounds.play(Tone.ALARM)

    @Slot()
    def _on_source_back(self) -> None:
        self._alarm.well_again(lambda: self.tr("The watched folder is there again."))
        self._sounds.play(Tone.WELL_AGAIN)

    @Slot()
    def _on_session_changed(self) -> None:
        self._show_arrived()
        running = self._session.is_running
        if not running:
            self._batch.end()
        folder = self._session.watched_folder
        self._side.source.show_folder(folder)
        self._empty.show_folder(folder)
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
        self._side.counters.add(*(part.inspection for part in parts))
        self._batch.advance(len(parts))
        self._tell_aloud(parts)
        good = next((part for part in reversed(parts) if part.inspection.verdict is Verdict.OK), None)
        if good is not None:
            self._picture.set_reference(good.pixels)
        self._show_current()

    def _tell_aloud(self, parts: Sequence[ShownInspection]) -> None:
        """One tone for what arrived together: the gravest."""
        verdicts = {part.inspection.verdict for part in parts}
        for verdict in (Verdict.DEFECT, Verdict.HOLD, Verdict.REVIEW):
            if verdict in verdicts:
                self._sounds.tell_verdict(verdict)
                return

    def _show_current(self) -> None:
        part = self._attention.current
        self._stage.setCurrentWidget(self._picture if part else self._empty)
        note = "\n".join(localized(reason) for reason in part.inspection.reasons) if part else ""
        self._picture.show_part(part, note)
        decision = self._deciding.of(part.inspection) if part else None
        self._side.show_attention(self._attention, decision, can_undo=self._deciding.can_undo)
        self._strip.mark(part, self._attention.unseen)

    @Slot(object)
    def _on_part_chosen(self, part: ShownInspection) -> None:
        self._attention.look_again(part)
        self._show_current()

    @Slot()
    def _on_acknowledged(self) -> None:
        self._attention.acknowledge()
        self._show_current()

    # --- deciding ---

    def _decide(self, outcome: Verdict) -> None:
        if part := self._attention.current:
            self._deciding.decide(part.inspection, outcome)

    @Slot()
    def _on_disagreed(self) -> None:
        if part := self._attention.current:
            self._deciding.ask_to_disagree(part.inspection)

    @Slot(object, object)
    def _on_decided(self, inspection: Inspection, outcome: Verdict | None) -> None:
        self._side.counters.decided(inspection, outcome)
        self._results.show_decision(inspection, self._deciding.of(inspection))
        if outcome is not None:
            self._attention.decided(inspection)
        self._show_current()

    # --- small things ---

    @Slot()
    def _on_counters_reset(self) -> None:
        self._tools.button("mute").setChecked(False)

    @Slot()
    def _on_watch_clicked(self) -> None:
        if self._session.watched_folder is None:
            self.asking.ask_for_watched_folder()
        else:
            self.stop()

    @Slot(bool, float)
    def _on_overlay_changed(self, visible: bool, opacity: float) -> None:
        self._keeper.change(overlay_visible=visible, overlay_opacity=opacity)
        self._picture.set_overlay(visible=visible, opacity=opacity)

    @Slot(bool)
    def _on_table_toggled(self, as_table: bool) -> None:
        self._table.setVisible(as_table)
        self._strip.setVisible(not as_table)
        self._table.setFixedHeight(round(_TABLE_SHARE * self.height()))

    def _show_problem(self, text: str) -> None:
        self._problem_text = text
        nothing_yet = self._attention.current is None
        self._empty.show_problem(text if nothing_yet else "")
        show_problem(self._problem, "" if nothing_yet else text)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.fit(self.width(), self.height())
        self._table.setFixedHeight(round(_TABLE_SHARE * self.height()))

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
