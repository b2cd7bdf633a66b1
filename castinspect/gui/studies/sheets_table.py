"""The sheets of an agreement study: a row an appraiser, a column a trial, and how much of each is judged."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QTableWidget, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.cells import show_cells
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.widgets import make_plain_list
from castinspect.messages import printable
from castinspect.studies.agreement_sheets import StudyPlan
from castinspect.studies.agreement_trial import BlindTrial


class SheetsTable(Retranslated, QTableWidget):
    """Empty until a study is shown; a cell at a time can be chosen."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 0, parent)
        self._folder: Path | None = None
        self._plan: StudyPlan | None = None
        make_plain_list(self)
        self.setSelectionBehavior(QTableWidget.SelectionBehavior.SelectItems)

    @property
    def chosen(self) -> tuple[str, int] | None:
        """Appraiser and trial of the chosen cell; none where it is the model's."""
        item = self.currentItem()
        if item is None or self._plan is None or not item.isSelected():
            return None
        name = self._plan.appraisers[item.row()]
        return (name, item.column()) if name != self._plan.model else None

    def show_study(self, folder: Path, plan: StudyPlan) -> None:
        """Read how far each sheet of a study is; what is chosen stays chosen."""
        self._folder, self._plan = folder, plan
        self._retranslate()

    def _retranslate(self) -> None:
        folder, plan = self._folder, self._plan
        if folder is None or plan is None:
            return
        trials = range(plan.trials)
        self.setRowCount(len(plan.appraisers))  # before the columns: what is still chosen then has an appraiser
        self.setColumnCount(plan.trials)
        show_cells(self, [[self._cell(folder, plan, name, trial) for trial in trials] for name in plan.appraisers])
        heading = self.tr("trial {number}")
        self.setHorizontalHeaderLabels([heading.format(number=trial + 1) for trial in trials])
        self.setVerticalHeaderLabels([printable(name) for name in plan.appraisers])
        self.verticalHeader().show()

    def _cell(self, folder: Path, plan: StudyPlan, name: str, trial: int) -> str:
        try:
            sheet = BlindTrial(folder, plan, name, trial)
        except CastInspectError as error:
            return error_text(error)
        return self.tr("{done} of {total}").format(done=sheet.done, total=sheet.total)
