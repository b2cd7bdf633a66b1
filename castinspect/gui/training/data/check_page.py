"""The data set page: what the check finds, with the pictures to look at, and the way into labelling."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QHBoxLayout, QListWidget, QPushButton, QSplitter, QVBoxLayout, QWidget

from castinspect.curation.check import DatasetReport, check_dataset
from castinspect.gui.common.progress_row import ProgressRow
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.thumbnail_grid import ThumbnailGrid
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.gui.training.data.findings import Finding, findings

_KINDS_WIDTH = 210


class DatasetPanel(Retranslated, QWidget):
    """Runs the check in a thread of its own; its findings stay until the data changes."""

    labelling_asked = Signal(object)
    """The pictures to begin with; none for all."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._folder: Path | None = None
        self._part_pattern: str | None = None
        self._level = 1
        self._report: DatasetReport | None = None
        self._found: list[Finding] = []
        self._error: Exception | None = None
        self._is_editable = True
        self._build_layout()
        self._connect_signals()
        self._retranslate()

    @property
    def report(self) -> DatasetReport | None:
        """What the latest check found."""
        return self._report

    @property
    def is_checking(self) -> bool:
        return self._progress.is_running

    def set_folder(self, folder: Path | None, part_pattern: str | None = None, level: int = 1) -> None:
        """The data to check. What was found of another folder is forgotten."""
        if (folder, part_pattern, level) == (self._folder, self._part_pattern, self._level):
            return
        self._progress.stop_and_wait()
        self._folder, self._part_pattern, self._level = folder, part_pattern, level
        self.forget()

    @Slot()
    def forget(self) -> None:
        """The data was changed; what was found of it may no longer be so."""
        self._report, self._error = None, None
        self._retranslate()

    def set_editable(self, editable: bool) -> None:
        """While a run goes on, its pictures stay where they are."""
        self._is_editable = editable
        self._show_buttons()

    def stop_and_wait(self) -> None:
        self._progress.stop_and_wait()
        self._grid.stop_and_wait()

    @Slot()
    def check(self) -> None:
        """Check the folder; a second look is quick."""
        folder = self._folder
        if folder is None or self._progress.is_running:
            return
        self.forget()
        steps = partial(check_dataset, folder, part_pattern=self._part_pattern, level=self._level)
        self._progress.start(steps, self.tr("checking  %v of %m"))
        self._show_buttons()

    @Slot(object)
    def _on_produced(self, event: object) -> None:
        if isinstance(event, DatasetReport) and event.folder == self._folder:
            self._report = event
            self._retranslate()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error = error
        self._retranslate()

    @Slot()
    def _show_buttons(self) -> None:
        there = self._folder is not None
        self._check.setEnabled(there and not self._progress.is_running)
        self._label.setEnabled(there and self._is_editable)

    @Slot()
    def _on_label_clicked(self) -> None:
        """Begin with what is selected, else with all that is shown, else with everything."""
        self.labelling_asked.emit(self._grid.selected_paths() or self._grid.paths())

    @Slot(int)
    def _on_kind_changed(self, row: int) -> None:
        found = self._found[row] if 0 <= row < len(self._found) else Finding("", "")
        self._explanation.setText("\n".join([found.explanation, *found.sentences]).strip())
        self._explanation.setVisible(bool(self._explanation.text()))
        self._grid.setVisible(bool(found.pictures))
        self._grid.show_pictures(found.pictures)

    # --- building ---

    def _build_layout(self) -> None:
        self._check, self._label = QPushButton(), QPushButton()
        self._hint, self._problem = plain_label("muted"), problem_label()
        self._progress = ProgressRow()
        self._kinds, self._grid = QListWidget(), ThumbnailGrid()
        self._kinds.setFixedWidth(_KINDS_WIDTH)
        self._explanation = plain_label("muted")
        self._explanation.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._explanation.setAlignment(Qt.AlignmentFlag.AlignTop)
        top = QHBoxLayout()
        top.addWidget(self._check)
        top.addWidget(self._label)
        top.addWidget(self._hint, 1)
        top.addWidget(self._progress, 1)
        top.addStretch()
        right = QWidget()
        inside = QVBoxLayout(right)
        inside.setContentsMargins(GAP, 0, 0, 0)
        inside.addWidget(self._explanation)
        inside.addWidget(self._grid, 1)
        inside.addStretch()
        self._split = QSplitter()
        self._split.addWidget(self._kinds)
        self._split.addWidget(right)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, 8, GAP, GAP)
        layout.addLayout(top)
        layout.addWidget(self._problem)
        layout.addWidget(self._split, 1)

    def _connect_signals(self) -> None:
        self._check.clicked.connect(self.check)
        self._label.clicked.connect(self._on_label_clicked)
        self._kinds.currentRowChanged.connect(self._on_kind_changed)
        self._progress.produced.connect(self._on_produced)
        self._progress.failed.connect(self._on_failed)
        self._progress.ended.connect(self._show_buttons)

    # --- words ---

    def _retranslate(self) -> None:
        self._check.setText(self.tr("Check the data set"))
        self._label.setText(self.tr("Correct labels…"))
        self._hint.setText(
            self.tr("Finds what cannot be read, copies, leaks between train and test, and likely wrong labels.")
        )
        self._hint.setVisible(self._report is None)
        show_problem(self._problem, error_text(self._error) if self._error else "")
        self._show_kinds(findings(self._report) if self._report else [])
        self._show_buttons()

    def _show_kinds(self, found: Sequence[Finding]) -> None:
        row = max(0, self._kinds.currentRow())
        self._found = list(found)
        self._kinds.clear()
        self._kinds.addItems([finding.title for finding in found])
        self._kinds.setCurrentRow(min(row, len(found) - 1))
        self._split.setVisible(bool(found))
