"""Backtests: suites of labelled pictures, whole versions replayed on them, runs kept and put side by side."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QComboBox,
    QHBoxLayout,
    QHeaderView,
    QPushButton,
    QTableWidget,
    QVBoxLayout,
    QWidget,
)

from castinspect.errors import CastInspectError
from castinspect.gui.common.cells import show_cells
from castinspect.gui.common.file_dialogs import ask_for_folder
from castinspect.gui.common.question import ask_line
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import framed, make_plain_list, offer, plain_label
from castinspect.gui.common.work_page import WorkPage
from castinspect.gui.models.words import of_text, offered
from castinspect.gui.studies import backtest_job as job
from castinspect.gui.studies.backtest_result import BacktestResult
from castinspect.messages import printable
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.versions.backtest import ALL, BacktestRun, Tally, runs_of, tallies
from castinspect.versions.suites import load_suite, suite_names

_BUTTONS = ("replay", "compare", "add")


class BacktestTab(WorkPage):
    """A suite at a time, with the runs on it as it is now, the newest first.

    Args:
        registry: Of the station.
        parent: Of the widget.
    """

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._runs: list[BacktestRun] = []
        self._build_layout()
        self._connect_signals()
        self._retranslate()

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    @Slot()
    def refresh(self) -> None:
        """Read suites, versions and runs anew."""
        self._list_suites()
        offer(self._versions, offered(self._registry.versions()))
        self._show_runs()

    def _list_suites(self) -> None:
        offer(self._suites, [(name, name) for name in suite_names(self._registry)])

    # --- building ---

    def _build_layout(self) -> None:
        self._suites, self._versions = QComboBox(), QComboBox()
        self._labels = [plain_label("muted", wraps=False) for _ in range(2)]
        self._buttons = {name: QPushButton() for name in _BUTTONS}
        self._state, self.runs, self.result = plain_label("muted"), QTableWidget(0, 7), BacktestResult()
        make_plain_list(self.runs)
        self.runs.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        self.runs.horizontalHeader().setSectionResizeMode(0, QHeaderView.ResizeMode.Stretch)
        head = QHBoxLayout()
        for widget in (self._labels[0], self._suites, self._buttons["add"], self._labels[1], self._versions,
                       self._buttons["replay"], self._buttons["compare"]):  # fmt: skip
            head.addWidget(widget)
        head.addStretch()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addLayout(head)
        layout.addWidget(self._problem)
        layout.addWidget(self._state)
        layout.addWidget(framed(self.runs), 1)
        layout.addWidget(framed(self.result), 2)
        layout.addWidget(self._progress)

    def _connect_signals(self) -> None:
        for name, slot in zip(_BUTTONS, (self.replay, self.compare, self.ask_to_add), strict=True):
            self._buttons[name].clicked.connect(slot)
        self._suites.activated.connect(self._show_runs)
        self.runs.itemSelectionChanged.connect(self._show_possible)
        self._progress.returned.connect(self._on_returned)
        self._progress.ended.connect(self.refresh)

    # --- acting ---

    @Slot()
    def replay(self) -> None:
        """Replay the chosen version on the chosen suite."""
        suite, version = self._suites.currentData(), self._versions.currentData()
        if suite and version is not None:
            device = Settings.load_or_last_good()[0].device
            text = self.tr("replaying: %v of %m")
            self._start(lambda: job.replay(self._registry, suite, version, device), text)

    @Slot()
    def compare(self) -> None:
        """Put the two chosen runs side by side, the older one first."""
        chosen = self._chosen()
        if len(chosen) == 2:
            suite, (second, first) = self._suites.currentData(), chosen
            self._start(lambda: job.compare(self._registry, suite, first, second), self.tr("comparing: %v of %m"))

    @Slot()
    def ask_to_add(self) -> None:
        """Ask for labelled pictures, and which suite they go into."""
        ask_for_folder(self, self.tr("Labelled pictures in folders by class"), self._ask_where)

    def _ask_where(self, folder: Path) -> None:
        question = self.tr("Into which suite? One that is not there is made.")
        name = self._suites.currentData() or "line"
        ask_line(self.window(), self.tr("Add pictures"), question, lambda suite: self.add(suite, folder), name)

    def add(self, suite: str, folder: Path) -> None:
        """Copy labelled pictures into a suite; their folder's name is their tag."""
        self._start(lambda: job.add(self._registry, suite, folder, folder.name), self.tr("copying: %v of %m"))

    @Slot(object)
    def _on_returned(self, done: object) -> None:
        if isinstance(done, job.RunsCompared):
            self.result.show_runs(done)
        elif isinstance(done, job.PicturesAdded):
            self._list_suites()
            self._suites.setCurrentText(done.suite.name)  # `refresh` comes with the job's end, and keeps it chosen

    def _chosen(self) -> list[BacktestRun]:
        rows = sorted({index.row() for index in self.runs.selectedIndexes()})
        return [self._runs[row] for row in rows]

    # --- showing ---

    @Slot()
    def _show_runs(self) -> None:
        name, counts = self._suites.currentData(), list[Tally]()
        self._runs = []
        if name:
            try:
                suite = load_suite(self._registry, name)
                self._runs = runs_of(self._registry, suite)[::-1]
                counts = [tallies(suite, run)[ALL] for run in self._runs]
            except CastInspectError as error:
                self._show_error(error)
        rows = [
            (
                printable(run.version), f"{run.when.astimezone():%Y-%m-%d %H:%M:%S}", printable(run.who),
                str(tally.total), of_text(tally.escapes, tally.defective), of_text(tally.overkill, tally.good),
                str(tally.review + tally.held),
            )
            for run, tally in zip(self._runs, counts, strict=True)
        ]  # fmt: skip
        show_cells(self.runs, rows)
        self._retranslate()
        self._show_possible()

    @Slot()
    def _show_possible(self) -> None:
        busy, has_suite = self.is_running(), self._suites.currentIndex() >= 0
        has_version = self._versions.currentIndex() >= 0
        self._buttons["replay"].setEnabled(has_suite and has_version and not busy)
        self._buttons["compare"].setEnabled(len(self._chosen()) == 2 and not busy)
        self._buttons["add"].setEnabled(not busy)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh()

    def _retranslate(self) -> None:
        for label, text in zip(self._labels, (self.tr("Suite"), self.tr("Version")), strict=True):
            label.setText(text)
        texts = (self.tr("&Replay"), self.tr("&Compare the two chosen runs"), self.tr("&Add pictures…"))
        for name, text in zip(_BUTTONS, texts, strict=True):
            self._buttons[name].setText(text)
        headers = [self.tr("Version"), self.tr("When"), self.tr("Who"), self.tr("Pictures"), self.tr("Escapes"),
                   self.tr("Overkill"), self.tr("To a person")]  # fmt: skip
        self.runs.setHorizontalHeaderLabels(headers)
        self._state.setText(self._state_text())

    def _state_text(self) -> str:
        if self._suites.currentIndex() < 0:
            return self.tr("No suite yet: add labelled pictures, or decisions from the History tab.")
        if not self._runs:
            return self.tr("No run on this suite as it is now. Choose a version and replay it.")
        return self.tr("Runs on this suite as it is now; they are never changed. Choose two to compare them.")
