"""The history tab: what the station said, searched and looked at again, traced by lot, and exported."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QHideEvent, QShowEvent
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QSplitter, QVBoxLayout, QWidget

from castinspect.errors import StoreError
from castinspect.gui.common.file_dialogs import ask_where_to_save
from castinspect.gui.common.job import Job
from castinspect.gui.common.question import ask_line, tell
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text, verdict_word
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import empty_label, framed, plain_label, problem_label, show_problem
from castinspect.gui.history import job
from castinspect.gui.history.look_panel import LookPanel, printable_lines
from castinspect.gui.history.search_form import SearchForm
from castinspect.gui.history.table import HistoryModel, HistoryTable
from castinspect.identity import station_name
from castinspect.inspection.verdict import Verdict
from castinspect.progress import PicturesRead
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.history.views.queries import HistoryRow, Place
from castinspect.station.history.views.search import Found
from castinspect.studies.evidence.pack import PackMade
from castinspect.studies.record.query import Query
from castinspect.studies.record.trace import LotTrace


class HistoryTab(Retranslated, QWidget):
    """Searches the record page by page; nothing is read before the tab is first shown.

    Args:
        settings: Where to compute.
        registry: Has the versions that judged.
        parent: Of the widget.
    """

    def __init__(self, settings: Settings, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings, self._registry = settings, registry
        self._query, self._is_looking = Query(), False
        self._reached: Place | None = None
        self._search, self._thumbnails, self._look, self._work = Job(self), Job(self), Job(self), Job(self)
        self._build_layout()
        self._connect_signals()
        self._retranslate()

    @property
    def empty_text(self) -> str:
        """What stands in the table's place while there is no record; nothing where there is one."""
        return self._empty.text()

    @property
    def problem_text(self) -> str:
        """The sentence that tells what went wrong, or nothing."""
        return self._problem.text()

    def is_running(self) -> bool:
        """Whether a file is being written."""
        return self._work.is_running

    def stop_and_wait(self) -> None:
        for running in (self._search, self._thumbnails, self._look):
            running.abandon()
        self._work.stop_and_wait()

    # --- building ---

    def _build_layout(self) -> None:
        self.form, self.model, self._problem = SearchForm(), HistoryModel(self), problem_label()
        self.table, self.panel, self._empty = HistoryTable(self.model), LookPanel(), empty_label()
        self._count, self.export, self.pack = plain_label("muted", wraps=False), QPushButton(), QPushButton()
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self.pack)
        foot.addWidget(self.export)
        splitter = QSplitter(Qt.Orientation.Horizontal)
        for widget in (framed(self._empty, self.table), framed(self.panel)):
            splitter.addWidget(widget)
        splitter.setChildrenCollapsible(False)
        splitter.setSizes([760, 480])
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self.form)
        layout.addWidget(self._problem)
        layout.addWidget(splitter, 1)
        layout.addLayout(foot)

    def _connect_signals(self) -> None:
        self.form.asked.connect(self.search)
        self.table.chosen.connect(self._on_chosen)
        self.table.more_asked.connect(self._on_more_asked)
        self.panel.overlay_toggled.connect(self._on_overlay_toggled)
        self.panel.trace_asked.connect(self.trace)
        self.panel.suite_asked.connect(self.add_to_suite)
        self.panel.decided.connect(self.ask_to_decide)
        self.export.clicked.connect(self.ask_to_export)
        self.pack.clicked.connect(self.ask_to_pack)
        self._search.produced.connect(self._on_found)
        self._search.ended.connect(self._on_search_ended)
        self._thumbnails.produced.connect(self._on_thumbnail)
        self._look.produced.connect(self.panel.show_look)
        self._work.produced.connect(self._on_work_done)
        self._work.returned.connect(self._on_work_done)
        for running in (self._search, self._thumbnails, self._look, self._work):
            running.failed.connect(self._on_failed)

    # --- searching ---

    @Slot()
    def search(self) -> None:
        """Look for what is filled in, from the newest on."""
        self._query, self._reached = self.form.query, None
        self._search.abandon()
        self._thumbnails.abandon()
        self.model.clear()
        self.panel.show_row(None)
        show_problem(self._problem, "")
        self._show_empty(is_empty=False)
        self._start(None)

    def _start(self, after: Place | None) -> None:
        query = self._query
        if self._search.start(lambda: job.find(query, after)):
            self._is_looking = True
            self._show_count()

    @Slot(object)
    def _on_found(self, found: Found) -> None:
        self.model.append(found.rows)
        self._reached = found.reached
        self._show_count()

    @Slot()
    def _on_search_ended(self) -> None:
        self._is_looking = False
        self._show_count()
        self._load_thumbnails()

    @Slot()
    def _on_more_asked(self) -> None:
        if self._reached is not None and not self._search.is_running:
            self._start(self._reached)

    def _load_thumbnails(self) -> None:
        rows = self.model.rows[-job.PAGE :]
        if rows and self.isVisible():
            self._thumbnails.abandon()
            self._thumbnails.start(lambda: job.thumbnails(rows))

    @Slot(object)
    def _on_thumbnail(self, made: job.Thumbnail) -> None:
        self.model.show_thumbnail(made.place, made.pixels)

    # --- looking ---

    @Slot(object)
    def _on_chosen(self, row: HistoryRow | None) -> None:
        self.panel.show_row(row)
        self._show_picture(row)

    @Slot(bool)
    def _on_overlay_toggled(self, is_on: bool) -> None:
        if is_on:
            self._show_picture(self.table.row)

    def _show_picture(self, row: HistoryRow | None) -> None:
        self._look.abandon()
        if row is not None:
            registry, device, maps = self._registry, self._settings.device, self.panel.overlay.isChecked()
            self._look.start(lambda: job.look(row, registry, device, maps=maps))

    # --- tracing and exporting ---

    @Slot(str)
    def trace(self, lot: str) -> None:
        """Show the whole lot, and sum it up."""
        self.form.fields["lot"].setText(lot)
        self.search()
        self._work.start(lambda: job.trace(lot))

    @Slot(object)
    def add_to_suite(self, row: HistoryRow) -> None:
        """Put a decided picture into the suite that grows by one click."""
        show_problem(self._problem, "")
        self._work.start(lambda: job.to_suite(row, self._registry))

    @Slot(object, str)
    def ask_to_decide(self, row: HistoryRow, outcome: str) -> None:
        """Ask why a part of the past is good or defective after all; the verdict stays, the word stands beside it."""
        question = self.tr("No. {number} is {outcome}. Why? (goes on record)")
        text = question.format(number=row.place.sequence, outcome=verdict_word(Verdict(outcome)))
        ask_line(self, self.tr("Decide"), text, lambda why: self.decide(row, Verdict(outcome), why))

    def decide(self, row: HistoryRow, outcome: Verdict, why: str) -> None:
        """Put a person's word on record."""
        show_problem(self._problem, "")
        self._work.start(lambda: job.decide(row, outcome, why))

    @Slot()
    def ask_to_export(self) -> None:
        """Ask for a file; its ending says what is written."""
        patterns = "Excel (*.xlsx);;PDF (*.pdf);;HTML (*.html);;CSV (*.csv)"
        name = str(Path.home() / "inspections.xlsx")
        ask_where_to_save(self, self.tr("Export the inspections that were found"), name, patterns, self.write)

    def write(self, path: Path) -> None:
        """Write all that the search finds, not only what is shown."""
        query = self._query
        show_problem(self._problem, "")
        if self._work.start(lambda: job.write(query, path)):
            self._count.setText(self.tr("writing {file} ...").format(file=path.name))

    @Slot()
    def ask_to_pack(self) -> None:
        """Ask where the evidence of the lot that is searched for is to go."""
        lot = self._query.lot
        name = str(Path.home() / f"{station_name(lot)}.evidence.zip")
        title = self.tr("Pack the evidence of lot {lot}").format(lot=lot)
        ask_where_to_save(self, title, name, "ZIP (*.zip)", self.write_pack)

    def write_pack(self, path: Path) -> None:
        """Pack all that is known of the lot that is searched for, signed by the station's key."""
        lot, registry = self._query.lot, self._registry
        show_problem(self._problem, "")
        self._work.start(lambda: job.pack(lot, registry, path))

    @Slot(object)
    def _on_work_done(self, done: object) -> None:
        if isinstance(done, PicturesRead):
            self._count.setText(self.tr("packing picture {done} of {total}").format(done=done.done, total=done.total))
        elif isinstance(done, PackMade):
            self._count.setText(
                self.tr("{count} inspections and {pictures} pictures packed and signed; {missing} pictures are missing")
                .format(count=done.inspections, pictures=done.pictures, missing=done.missing_pictures)
            )  # fmt: skip
        elif isinstance(done, job.RowDecided):
            self.model.replace(done.row)
            self.panel.show_row(done.row)
            self._show_picture(done.row)
            self._count.setText(self.tr("No. {number} is decided.").format(number=done.row.place.sequence))
        elif isinstance(done, job.SuiteGrown):
            text = self.tr("The suite {name} holds {count} pictures now.")
            self._count.setText(text.format(name=done.suite.name, count=len(done.suite.pictures)))
        elif isinstance(done, job.Exported):
            text = self.tr("{count} inspections written to {path}").format(count=done.count, path=done.path)
            self._count.setText(text)
        elif isinstance(done, LotTrace):
            tell(self, self.tr("Lot"), self._trace_text(done))

    def _trace_text(self, found: LotTrace) -> str:
        counted = ", ".join(f"{verdict_word(Verdict(name))} {count}" for name, count in sorted(found.outcomes.items()))
        lines = [
            self.tr("Lot {lot}: {count} inspections of {parts} known parts").format(
                lot=found.lot, count=len(found.rows), parts=found.parts
            ),
            self.tr("{first} to {last}").format(
                first=f"{found.first.astimezone():%Y-%m-%d %H:%M:%S}",
                last=f"{found.last.astimezone():%Y-%m-%d %H:%M:%S}",
            ),
            self.tr("in the end, decisions counted: {outcomes}").format(outcomes=counted),
            self.tr("waiting for a person: {count}").format(count=found.open),
            self.tr("overruled by a person: {count}").format(count=found.overruled),
        ]
        for used in found.versions:
            name = self._version_name(used.checkpoint)
            lines.append(
                self.tr("judged by {version}: {count}").format(version=name, count=sum(used.verdicts.values()))
            )
        return printable_lines(lines)

    def _version_name(self, checkpoint: str) -> str:
        version = self._registry.by_id(checkpoint)
        return version.name if version else checkpoint[:12]

    # --- showing ---

    def _show_count(self) -> None:
        has_lot = bool(self._query.lot)
        self.pack.setEnabled(has_lot)
        self.pack.setToolTip("" if has_lot else self.tr("This button is off because no lot is searched for."))
        count = len(self.model.rows)
        if self._is_looking:
            self._count.setText(self.tr("{count} found, looking on ...").format(count=count))
        elif self._reached is not None:
            self._count.setText(self.tr("{count} found so far; scroll down for more").format(count=count))
        else:
            self._count.setText(self.tr("{count} found").format(count=count))

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        is_empty = isinstance(error, StoreError) and error.code == "store-missing"
        show_problem(self._problem, "" if is_empty else error_text(error))
        self._show_empty(is_empty=is_empty)
        self._show_count()

    def _show_empty(self, *, is_empty: bool) -> None:
        """That there is no record yet is no fault: it is said in the table's place."""
        show_problem(self._empty, self.tr("Nothing is on record yet.") if is_empty else "")
        self.table.setVisible(not is_empty)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if not self.model.rows:
            self.search()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._thumbnails.abandon()

    def _retranslate(self) -> None:
        self.export.setText(self.tr("&Export…"))
        self.pack.setText(self.tr("Pack the lot's e&vidence…"))
        self._show_count()
