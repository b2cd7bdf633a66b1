"""The inspection tab: pictures come in, verdicts come out, people decide."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.drops import DropTarget
from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP, SNUG
from castinspect.gui.inspection.alarms_told import AlarmsTold
from castinspect.gui.inspection.asking import Asking, write_table
from castinspect.gui.inspection.at_work import AtWork
from castinspect.gui.inspection.deciding import Deciding
from castinspect.gui.inspection.first_look import FirstLook
from castinspect.gui.inspection.job import InspectorMaker, ModelRefused
from castinspect.gui.inspection.picture.column import PictureColumn
from castinspect.gui.inspection.presenter import Presenter
from castinspect.gui.inspection.results.table import ResultsModel
from castinspect.gui.inspection.session import Session
from castinspect.gui.inspection.side.column import SideColumn
from castinspect.gui.inspection.sounds import Player, Sounds, Tone
from castinspect.gui.inspection.taking_over import TakingOver
from castinspect.inspection.verdict import Verdict
from castinspect.language import localized
from castinspect.messages import Message

if TYPE_CHECKING:
    from castinspect.gui.inspection.recalling import Recalled
    from castinspect.sections import ShiftSection
    from castinspect.settings import Settings
    from castinspect.station.shift.now import CountersNow

_FOLDER_GONE = frozenset({"folder-missing", "folder-lost", "folder-emptied"})


class InspectionTab(DropTarget, Retranslated, QWidget):
    """Hands what the session judges to the presenter, and what a person asks for to the session.

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
    part_judged = Signal(object)

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
        self._deciding.take_over()
        self.asking, self._first_look = Asking(keeper, self), FirstLook(self)
        self._results = ResultsModel()
        self._column, self._side = PictureColumn(keeper, self._results), SideColumn()
        self._told = AlarmsTold(self._column, self)
        self.at_work = AtWork(keeper, self._side.scanner, self)
        self._taking_over = TakingOver(self)
        self._presenter = Presenter(self._column, self._side, self._results, self._deciding, self._sounds, self)
        self._side.counters.follow(keeper.values.shift)
        self._recalling = Job(self)
        self._build_layout()
        self._connect_asking()
        self._connect_session()
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
        """Watch a folder from now on; at its very first start a person is asked about what lies there."""
        self._first_look.ask(folder)

    @Slot(object)
    def resume(self, folder: Path) -> None:
        """Watch on after an interruption: nothing is asked, what arrived meanwhile is judged."""
        self._session.watch(folder)

    @Slot()
    def recall(self) -> None:
        """Bring back what the record has of the shift under way; parts only where a folder is watched on."""
        settings, folder = self._keeper.values.model_copy(), self._session.watched_folder
        self._recalling.start(lambda: _recalled(settings, folder))

    def is_recalling(self) -> bool:
        return self._recalling.is_running

    @Slot()
    def stop(self) -> None:
        """Cease to judge and to watch."""
        self._session.stop()

    def stop_and_wait(self) -> None:
        self._first_look.stop_and_wait()
        self._recalling.stop_and_wait()
        self._presenter.stop_and_wait()
        self._taking_over.let_go()
        self.at_work.stop_and_wait()
        self._session.stop_and_wait()
        self._side.counters.stop_and_wait()
        self._deciding.stop_and_wait()
        self._sounds.stop_and_wait()

    def use_promoted(self) -> None:
        """Another checkpoint was promoted: what judges takes it up before the next picture."""
        self._column.show_problem("")

    @Slot(object)
    def export(self, file: Path) -> None:
        """Write all inspections of this session as CSV."""
        try:
            write_table(file, self._results.inspections)
        except (CastInspectError, OSError) as error:
            self._on_failed(error)

    def look_at(self, verdict: Verdict, *, overlay: bool) -> None:
        """Show the latest part with this verdict again, if there is one."""
        self._column.tools.show_overlay(overlay)
        self._presenter.look_at(verdict)

    @Slot()
    def toggle_overlay(self) -> None:
        self._column.tools.toggle_overlay()

    def set_kiosk(self, is_kiosk: bool) -> None:
        """Show an operator's tools only, or all."""
        self._column.set_kiosk(is_kiosk)
        self._side.counters.set_kiosk(is_kiosk)

    @property
    def total(self) -> int:
        """Parts judged since the counters were reset."""
        return self._side.counters.total

    @property
    def problem_text(self) -> str:
        """The sentence that tells what went wrong, or nothing."""
        return self._column.problem_text

    # --- building ---

    def _build_layout(self) -> None:
        layout = QHBoxLayout(self)
        layout.setContentsMargins(GAP, SNUG, GAP, SNUG)
        layout.setSpacing(GAP)
        layout.addWidget(self._column, 1)
        layout.addWidget(self._side)

    def _connect_asking(self) -> None:
        tools, empty, asking = self._column.tools, self._column.empty, self.asking
        tools.open_clicked.connect(asking.ask_for_pictures)
        tools.folder_clicked.connect(asking.ask_for_folder)
        tools.watch_clicked.connect(self._on_watch_clicked)
        tools.export_clicked.connect(asking.ask_for_export)
        tools.mute_toggled.connect(self._sounds.set_muted)
        empty.open_clicked.connect(asking.ask_for_pictures)
        empty.watch_clicked.connect(asking.ask_for_watched_folder)
        empty.guide_clicked.connect(self.guide_asked)
        self._side.counters.was_reset.connect(tools.unmute)
        asking.pictures_chosen.connect(self.judge)
        asking.folder_chosen.connect(self.watch)
        asking.export_chosen.connect(self.export)
        QShortcut(QKeySequence(Qt.Key.Key_D), self).activated.connect(self._presenter.disagree)

    def _connect_session(self) -> None:
        session, batch, source = self._session, self._column.batch, self._side.source
        session.part_arrived.connect(self._presenter.arrive)
        session.part_arrived.connect(self.part_judged)
        session.preparing.connect(batch.show_preparing)
        session.size_known.connect(batch.show_size)
        session.folder_looked_at.connect(source.show_state)
        session.model_ready.connect(self._on_model_ready)
        session.model_refused.connect(self._on_model_refused)
        session.failed.connect(self._on_failed)
        session.began_work.connect(self.at_work.take)
        session.folder_looked_at.connect(self._side.scanner.show_standing)
        session.folder_looked_at.connect(self._taking_over.follow)
        self._taking_over.wanted.connect(self.at_work.take_over)
        self._side.counters.shift_asked.connect(self.at_work.show_shift)
        self.at_work.shift_set.connect(self._on_shift_set)
        session.changed.connect(self._on_session_changed)
        for alarms_changed in (session.alarms_changed, self.at_work.alarms_changed):
            alarms_changed.connect(self._side.alarms.show_alarms)
            alarms_changed.connect(self._told.take_alarms)
        session.notices_told.connect(self._told.take_notices)
        self._side.alarms.acknowledged.connect(self.at_work.acknowledge)
        self.at_work.failed.connect(self._on_failed)
        self.at_work.failed.connect(self._side.alarms.enable_again)
        self._first_look.answered.connect(self.resume)
        self._first_look.failed.connect(self._on_failed)
        self._deciding.failed.connect(self._on_failed)
        self._recalling.produced.connect(self._on_recalled)
        self._recalling.failed.connect(self._on_failed)
        batch.cancel_clicked.connect(self.stop)
        source.stop_clicked.connect(self.stop)
        source.lost.connect(self._on_source_lost)
        source.back.connect(self._on_source_back)

    # --- what the session tells ---

    @Slot(object)
    def _on_model_ready(self, ready: object) -> None:
        self._column.batch.show_ready(has_end=self._session.is_judging_a_batch)
        self._column.show_problem("")
        self.model_ready.emit(ready)

    @Slot(object)
    def _on_model_refused(self, refused: ModelRefused) -> None:
        text = self.tr("The promoted model is refused, the one before keeps judging: {why}")
        self._column.show_problem(text.format(why=localized(refused.why)))
        self.model_refused.emit(refused)

    @Slot(object)
    def _on_shift_set(self, shifts: ShiftSection) -> None:
        """Count the shifts as they are now, from what is on record of the present one."""
        self._side.counters.follow(shifts)
        settings = self._keeper.values.model_copy()
        self._recalling.start(lambda: _recalled(settings, None))

    @Slot(object)
    def _on_recalled(self, found: CountersNow | Recalled) -> None:
        from castinspect.gui.inspection.recalling import Recalled

        if isinstance(found, Recalled):
            self._presenter.recall(found)
        else:
            self._side.counters.go_on(found)

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._column.show_problem(error_text(error))

    @Slot(object)
    def _on_source_lost(self, why: Message) -> None:
        self._column.alarm.alarm(lambda: localized(why))
        self._sounds.play(Tone.ALARM)

    @Slot(object)
    def _on_source_back(self, ended: Message | None) -> None:
        if ended is None:
            self._column.alarm.clear()
            return
        if ended.code in _FOLDER_GONE:
            self._column.alarm.well_again(lambda: self.tr("The watched folder is there again."))
        else:
            self._told.say_over(ended)
        self._sounds.play(Tone.WELL_AGAIN)

    @Slot()
    def _on_session_changed(self) -> None:
        self._presenter.show_arrived()
        running = self._session.is_running
        if not running:
            self._column.batch.end()
        folder = self._session.watched_folder
        if folder is None:
            self._taking_over.let_go()
        self._side.source.show_folder(folder)
        self._column.show_watched(folder)
        self.running_changed.emit(running)

    # --- what a person does ---

    @Slot()
    def _on_watch_clicked(self) -> None:
        if self._session.watched_folder is None:
            self.asking.ask_for_watched_folder()
        else:
            self.stop()

    def _on_dropped(self, paths: list[Path]) -> None:
        self.judge(paths)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._side.fit(self.width(), self.height())

    def _retranslate(self) -> None:
        self._results.retranslate()
        self._presenter.show_current()


def _recalled(settings: Settings, folder: Path | None) -> Iterator[CountersNow | Recalled]:
    """See `castinspect.gui.inspection.recalling.recalled`, which the thread loads."""
    from castinspect.gui.inspection.recalling import recalled

    yield from recalled(settings, folder)
