"""Agreement studies: made, judged blind by people and the model, evaluated, put on record and printed."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QComboBox, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.file_dialogs import ask_for_folder, ask_where_to_save
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import framed, plain_label
from castinspect.gui.common.work_page import WorkPage
from castinspect.gui.studies import agreement_job as job
from castinspect.gui.studies.agreement_result import AgreementResult
from castinspect.gui.studies.new_study_dialog import NewStudy, NewStudyDialog
from castinspect.gui.studies.sheets_table import SheetsTable
from castinspect.gui.studies.trial_window import TrialWindow
from castinspect.messages import printable
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.studies.agreement_parts import known_studies
from castinspect.studies.agreement_sheets import StudyPlan, load_study
from castinspect.studies.agreement_trial import BlindTrial
from castinspect.versions.suites import suite_names

_BUTTONS = ("new", "open", "judge", "model", "evaluate", "save")


class AgreementTab(WorkPage):
    """A study at a time: who has judged how much, and what came out.

    Args:
        registry: Of the station, for suites and for the model.
        parent: Of the widget.
    """

    def __init__(self, registry: Registry, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._folder: Path | None = None
        self._plan: StudyPlan | None = None
        self._evaluated: job.StudyEvaluated | None = None
        self._build_layout()
        self._connect_signals()
        self._retranslate()
        self._show_possible()

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    # --- building ---

    def _build_layout(self) -> None:
        self._studies = QComboBox()
        self._buttons = {name: QPushButton() for name in _BUTTONS}
        self._state, self.sheets, self.result = plain_label("muted"), SheetsTable(), AgreementResult()
        head = QHBoxLayout()
        head.addWidget(self._studies, 1)
        for button in self._buttons.values():
            head.addWidget(button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addLayout(head)
        layout.addWidget(self._problem)
        layout.addWidget(self._state)
        layout.addWidget(framed(self.sheets), 1)
        layout.addWidget(framed(self.result), 2)
        layout.addWidget(self._progress)

    def _connect_signals(self) -> None:
        slots = (
            self.ask_for_new,
            self.ask_for_folder,
            self.judge,
            self.let_model_judge,
            self.evaluate,
            self.ask_to_save,
        )
        for name, slot in zip(_BUTTONS, slots, strict=True):
            self._buttons[name].clicked.connect(slot)
        self._studies.activated.connect(self._on_study_chosen)
        self.sheets.itemSelectionChanged.connect(self._show_possible)
        self.sheets.cellActivated.connect(self.judge)
        self._progress.returned.connect(self._on_returned)
        self._progress.ended.connect(self._show_study)

    # --- studies ---

    @Slot()
    def ask_for_new(self) -> None:
        dialog = NewStudyDialog(suite_names(self._registry), self)
        dialog.asked.connect(self.make)
        dialog.open()

    @Slot(object)
    def make(self, wish: NewStudy) -> None:
        """Make a study, and open it."""
        self._start(lambda: job.make(self._registry, wish), self.tr("making the study"))

    @Slot()
    def ask_for_folder(self) -> None:
        ask_for_folder(self, self.tr("Folder of a study"), self.open)

    def open(self, folder: Path) -> None:
        """Show a study."""
        self._show_error(None)
        try:
            self._plan = load_study(folder)
        except CastInspectError as error:
            self._show_error(error)
            return
        self._folder, self._evaluated = folder, None
        self.result.show_study(None)
        self._list_studies()
        self._show_study()

    @Slot(int)
    def _on_study_chosen(self, index: int) -> None:
        if (folder := self._studies.itemData(index)) is not None:
            self.open(folder)

    def _list_studies(self) -> None:
        folders = known_studies()
        if self._folder is not None and self._folder not in folders:
            folders.append(self._folder)
        self._studies.clear()
        self._studies.addItem(self.tr("Choose a study") if folders else self.tr("No study yet"), None)
        for folder in folders:
            self._studies.addItem(printable(folder.name), folder)
        self._studies.setCurrentIndex(folders.index(self._folder) + 1 if self._folder in folders else 0)

    # --- judging ---

    @Slot()
    def judge(self) -> None:
        """Judge the chosen trial, blind."""
        chosen = self.sheets.chosen
        if chosen is None or self._folder is None or self._plan is None:
            return
        name, trial = chosen
        self._show_error(None)
        try:
            window = TrialWindow(BlindTrial(self._folder, self._plan, name, trial), name, self)
        except CastInspectError as error:
            self._show_error(error)
            return
        window.ended.connect(self._show_study)
        window.open()

    @Slot()
    def let_model_judge(self) -> None:
        if (folder := self._folder) is not None:
            device = Settings.load_or_last_good()[0].device
            self._start(lambda: job.judge(self._registry, folder, device), self.tr("the model judges: %v of %m"))

    # --- the result ---

    @Slot()
    def evaluate(self) -> None:
        """Evaluate the study, and put the result on record."""
        if (folder := self._folder) is not None:
            self._start(lambda: job.evaluate(folder), self.tr("evaluating"))

    @Slot()
    def ask_to_save(self) -> None:
        if self._evaluated is not None:
            name = f"{self._evaluated.folder.name}.pdf"
            ask_where_to_save(self, self.tr("Save the report"), name, "PDF (*.pdf);;HTML (*.html)", self.save)

    def save(self, path: Path) -> None:
        """Write the report: as a PDF, or as a page where the name ends so."""
        if (evaluated := self._evaluated) is None:
            return
        self._show_error(None)
        try:
            job.write_report(evaluated, path)
        except CastInspectError as error:
            self._show_error(error)

    # --- showing ---

    @Slot(object)
    def _on_returned(self, event: object) -> None:
        if isinstance(event, job.StudyMade):
            self.open(event.folder)
        elif isinstance(event, job.StudyEvaluated):
            self._evaluated = event
            self.result.show_study(event)

    @Slot()
    def _show_study(self) -> None:
        if self._folder is not None and self._plan is not None:
            self.sheets.show_study(self._folder, self._plan)
        self._retranslate()
        self._show_possible()

    @Slot()
    def _show_possible(self) -> None:
        plan, busy = self._plan, self.is_running()
        self._buttons["new"].setEnabled(not busy)
        self._buttons["judge"].setEnabled(self.sheets.chosen is not None and not busy)
        self._buttons["model"].setEnabled(plan is not None and bool(plan.model) and not busy)
        self._buttons["evaluate"].setEnabled(plan is not None and not busy)
        self._buttons["save"].setEnabled(self._evaluated is not None)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._list_studies()

    def _retranslate(self) -> None:
        texts = (
            self.tr("&New study…"), self.tr("Open…"), self.tr("&Judge the chosen trial"),
            self.tr("Let the model judge"), self.tr("&Evaluate"), self.tr("Save the report…"),
        )  # fmt: skip
        for name, text in zip(_BUTTONS, texts, strict=True):
            self._buttons[name].setText(text)
        if self._plan is None:
            self._state.setText(self.tr("People and the model judge the same parts blind: make a study, or open one."))
            return
        text = self.tr("{parts} parts. Choose a cell and judge: 1 is OK, 2 is defective.")
        self._state.setText(text.format(parts=len(self._plan.parts)))
