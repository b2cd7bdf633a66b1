"""The two cuts and what they risk, moved by hand or by a policy, and taken into a new version."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import (
    QBoxLayout,
    QFrame,
    QHBoxLayout,
    QPushButton,
    QScrollArea,
    QStackedLayout,
    QVBoxLayout,
    QWidget,
)

from castinspect.evaluation.cuts import ChosenCuts, PartScores, assess, choose_cuts
from castinspect.evaluation.decision import scores_by_part
from castinspect.evaluation.proven import told_of_cuts
from castinspect.evaluation.risk import proof
from castinspect.evaluation.score import rejudged
from castinspect.gui.common.job import Job
from castinspect.gui.common.question import ask_line
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP, Theme
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.gui.training.result.cuts_plots import CutsPlots
from castinspect.gui.training.result.policy_form import PolicyForm
from castinspect.gui.training.result.risk_table import RiskTable
from castinspect.identity import Attribution
from castinspect.language import localized
from castinspect.models.checkpoint import load_checkpoint
from castinspect.models.metadata import CheckpointMetadata, CutPolicy, Cuts
from castinspect.training.events import TrainingFinished
from castinspect.versions.recut import write_version

if TYPE_CHECKING:
    from castinspect.gui.training.result.cuts_plot import CutsPlot
    from castinspect.gui.training.result.trade_plot import TradePlot

_SIDE_WIDTH = 470
_ANY_WIDTH = (1 << 24) - 1  # Qt's QWIDGETSIZE_MAX, which PySide does not have
_LEAST_PLOTS = 280
"""Where the plots would be narrower beside the figures, they stand above them."""


class CutsPanel(Retranslated, QFrame):
    """Shows the scores that the cuts were chosen by. All counts are parts, each by its worst picture."""

    version_made = Signal(object)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._finished: TrainingFinished | None = None
        self._scores: PartScores | None = None
        self._history: list[ChosenCuts] = []
        self._job = Job(self)
        self._error: Exception | None = None
        self._build_layout(theme)
        self._connect_signals()
        self._retranslate()

    @property
    def plot(self) -> CutsPlot:
        """The scores with the two cuts."""
        return self._plots.lines

    @property
    def trade(self) -> TradePlot:
        """The curve of escapes and overkill against review."""
        return self._plots.trade

    @property
    def form(self) -> PolicyForm:
        return self._form

    @property
    def cuts(self) -> Cuts | None:
        """The cuts on the screen; None where there are none."""
        return self._history[-1].cuts if self._history else None

    def count_text(self, name: str) -> str:
        """What stands beside `escapes`, `overkill`, `review_good` or `review_defective`."""
        return self._risk.text(name)

    @property
    def sentence(self) -> str:
        return self._sentence.text()

    def show_result(self, finished: TrainingFinished | None) -> None:
        self._finished, self._error = finished, None
        usable = finished is not None and finished.unseen is not None and len(finished.unseen.labels) > 0
        self._history = []
        if usable and finished is not None and finished.unseen is not None:
            metadata = finished.metadata
            self._scores = scores_by_part(finished.unseen, metadata)
            self._form.show_policy(metadata.policy)
            self._history = [_as_chosen(metadata, self._scores)]
            self._plots.show_scores(self._scores, metadata.cuts)
        self._place.setCurrentWidget(self._body if usable else self._hint)
        self._show()

    def apply_theme(self, theme: Theme) -> None:
        self._plots.apply_theme(theme)

    def stop_and_wait(self) -> None:
        self._job.stop_and_wait()

    # --- building ---

    def _build_layout(self, theme: Theme) -> None:
        self._hint = plain_label("muted")
        self._hint.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._form, self._problem = PolicyForm(), problem_label()
        self._risk = RiskTable()
        self._sentence = plain_label()
        self._use, self._undo = QPushButton(), QPushButton()
        self._use.setObjectName("primary")
        self._undo.setShortcut("Ctrl+Z")
        self._body, inside = QWidget(), QWidget()
        self._plots, self._side = CutsPlots(theme), self._make_side()
        self._row = QBoxLayout(QBoxLayout.Direction.LeftToRight, inside)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(GAP)
        self._row.addWidget(self._plots, 1)
        self._row.addWidget(self._side)
        around = QScrollArea(widgetResizable=True)
        around.setFrameShape(QFrame.Shape.NoFrame)
        around.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        around.setWidget(inside)
        for widget in (around.viewport(), inside):  # the panel's colour shows through
            widget.setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.addStretch()
        buttons.addWidget(self._use)
        buttons.addWidget(self._undo)
        body = QVBoxLayout(self._body)
        body.setContentsMargins(GAP, GAP, GAP, GAP)
        body.setSpacing(GAP)
        body.addWidget(around, 1)
        body.addLayout(buttons)
        self._place = QStackedLayout(self)
        self._place.addWidget(self._hint)
        self._place.addWidget(self._body)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        is_wide = self.width() >= _SIDE_WIDTH + _LEAST_PLOTS
        direction = QBoxLayout.Direction
        self._row.setDirection(direction.LeftToRight if is_wide else direction.TopToBottom)
        self._side.setMinimumWidth(_SIDE_WIDTH if is_wide else 0)
        self._side.setMaximumWidth(_SIDE_WIDTH if is_wide else _ANY_WIDTH)

    def _make_side(self) -> QWidget:
        side = QWidget()
        column = QVBoxLayout(side)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(6)
        column.addWidget(self._form)
        column.addWidget(self._risk)
        column.addWidget(self._sentence)
        column.addWidget(self._problem)
        column.addStretch()
        return side

    def _connect_signals(self) -> None:
        self._plots.dragged.connect(self._on_dragged)
        self._plots.released.connect(self._on_released)
        self._form.changed.connect(self._on_policy_changed)
        self._use.clicked.connect(self.ask_to_use)
        self._undo.clicked.connect(self.undo)
        self._job.produced.connect(self.version_made)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._show)

    # --- moving ---

    @Slot()
    def _on_policy_changed(self) -> None:
        if self._scores is None or not self._history:
            return
        self._history.append(choose_cuts(self._scores, self._form.policy))
        self._plots.show_cuts(self._history[-1].cuts)
        self._show()

    @Slot(object)
    def _on_dragged(self, cuts: Cuts) -> None:
        self._show_counts(cuts)
        self._sentence.setText(self._proof(cuts))

    @Slot()
    def _on_released(self) -> None:
        if self._history and self.plot.cuts != self._history[-1].cuts:
            self._history.append(ChosenCuts(self.plot.cuts, CutPolicy()))
            self._plots.show_cuts(self.plot.cuts)
            self._show()

    @Slot()
    def undo(self) -> None:
        """Take back the last change."""
        if len(self._history) > 1:
            self._history.pop()
            if self._history[-1].policy != CutPolicy():
                self._form.show_policy(self._history[-1].policy)
            self._plots.show_cuts(self._history[-1].cuts)
            self._show()

    # --- taking into use ---

    @Slot()
    def ask_to_use(self) -> None:
        """Ask why, as for all that changes how the station judges, and write a version with these cuts."""
        question = self.tr("A new version gets these cuts. Why? (goes into the journal)")
        ask_line(self.window(), self.tr("Use these cuts"), question, self.use)

    def use(self, why: str = "") -> None:
        """Write a version with these cuts; the checkpoint itself is left as it is."""
        if self._finished is None or not self._history or self._job.is_running:
            return
        chosen = self._history[-1]
        self._error = None
        self._job.start(partial(_written, self._finished, chosen, why))
        self._show()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._error = error

    # --- words ---

    @Slot()
    def _show(self) -> None:
        show_problem(self._problem, error_text(self._error) if self._error else "")
        changed = self._finished is not None and self.cuts is not None and self.cuts != self._finished.metadata.cuts
        self._use.setEnabled(changed and not self._job.is_running)
        self._undo.setEnabled(len(self._history) > 1)
        if not self._history or self._scores is None:
            return
        chosen = self._history[-1]
        self._show_counts(chosen.cuts)
        is_promised = chosen.promise is not None
        told = told_of_cuts(chosen if is_promised else ChosenCuts(chosen.cuts, CutPolicy()), self._scores, self._goal)
        self._sentence.setText("\n".join(map(localized, told)))

    def _show_counts(self, cuts: Cuts) -> None:
        if self._scores is None:
            return
        risk = assess(self._scores, cuts)
        self._risk.show_shares(
            escapes=risk.escapes,
            overkill=risk.overkill,
            review_good=risk.review_good,
            review_defective=risk.review_defective,
        )

    def _proof(self, cuts: Cuts) -> str:
        assert self._scores is not None
        return localized(proof(assess(self._scores, cuts).escapes, self._goal))

    @property
    def _goal(self) -> float | None:
        """The escape rate that stands in the form; None where costs do."""
        return self._form.policy.max_escape

    def _retranslate(self) -> None:
        self._hint.setText(self.tr("After a training run the two cuts and their risk are shown and moved here."))
        self._use.setText(self.tr("Use these cuts"))
        self._use.setToolTip(self.tr("Saves a new version with these cuts; the old one stays."))
        self._undo.setText(self.tr("Undo"))
        self._undo.setShortcut("Ctrl+Z")
        self._show()


def _as_chosen(metadata: CheckpointMetadata, scores: PartScores) -> ChosenCuts:
    """The checkpoint's own cuts, with what they promise where its policy chose them."""
    if metadata.policy is not None and metadata.policy.max_escape is not None:
        chosen = choose_cuts(scores, metadata.policy)
        if chosen.cuts == metadata.cuts:
            return chosen
    return ChosenCuts(metadata.cuts, metadata.policy or CutPolicy())


def _written(finished: TrainingFinished, chosen: ChosenCuts, why: str) -> Iterator[TrainingFinished]:
    """Write the version, in a thread, and yield the run's end as it is with the new cuts."""
    checkpoint = load_checkpoint(finished.checkpoint)
    path: Path = write_version(checkpoint, chosen.cuts, chosen.policy, attribution=Attribution(why=why))
    metadata = load_checkpoint(path).metadata
    yield dataclasses.replace(
        finished, checkpoint=path, metadata=metadata, scored=rejudged(finished.scored, chosen.cuts)
    )
