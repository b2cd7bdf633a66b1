"""The data of a training run: the folder, its classes with counts, meaning and sample pictures, and what is wrong."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from castinspect.gui.common.drops import DropTarget
from castinspect.gui.common.file_dialogs import ask_for_folder
from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label, problem_label, show_problem
from castinspect.gui.training.data.check_line import CheckLine
from castinspect.gui.training.data.class_rows import ClassRows
from castinspect.gui.training.data.decided import DecidedPictures
from castinspect.gui.training.data.deeper_button import DeeperButton
from castinspect.gui.training.data.folder_line import FolderLine
from castinspect.gui.training.data.part_numbers import PartNumbers
from castinspect.gui.training.data.scan import ClassLook, PicturesChecked, scan
from castinspect.language import localized
from castinspect.messages import printable


class DataPanel(DropTarget, Retranslated, QFrame):
    """Chooses the data folder and says what each class means."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self.setAcceptDrops(True)
        self._folder: Path | None = None
        self._level = 1
        self._job, self._decided = Job(self), DecidedPictures(self)
        self._failure: Exception | None = None
        self._is_editable, self._is_chosen_meanwhile = True, False
        self._build_layout()
        self._choose.clicked.connect(self.ask_for_folder)
        self._deeper.taken.connect(self._on_deeper_taken)
        self._from_decisions.clicked.connect(self.ask_for_decided)
        self._decided.collected.connect(self._on_collected)
        self._decided.running_changed.connect(self._on_copying_changed)
        self._job.produced.connect(self._on_produced)
        self._job.failed.connect(self._on_failed)
        self._job.ended.connect(self._on_ended)
        self.part_numbers.changed.connect(self._on_role_changed)
        self.classes.role_changed.connect(self._on_role_changed)
        self._retranslate()

    @property
    def folder(self) -> Path | None:
        """The chosen folder, once its classes were found and can be trained on."""
        if self._decided.folder is not None:  # a training beside it would see only some of the parts
            return None
        is_trainable = self.classes.rows and self.classes.why_not_trainable(self.part_numbers.pattern) is None
        return self._folder if is_trainable else None

    @property
    def chosen_folder(self) -> Path | None:
        """The chosen folder, whether or not it can be trained on."""
        return self._folder

    @property
    def class_level(self) -> int:
        """How many folders down the classes lie."""
        return self._level

    @property
    def problem_text(self) -> str:
        """Why the folder cannot be trained on, or nothing."""
        return self._problem.text()

    @property
    def is_scanning(self) -> bool:
        return self._job.is_running

    def choose(self, folder: Path, level: int = 1) -> None:
        """Look into a folder whose classes lie so many folders down, in a thread of its own.

        Decided parts that are being copied are copied to the end, wherever that is.
        """
        self.cease_to_look()
        self._is_chosen_meanwhile = True
        self._folder, self._level, self._failure = folder, level, None
        self.classes.clear()
        self._check.begin()
        self._job.start(lambda: scan(folder, level))
        self._retranslate()
        self.changed.emit()

    def stop_and_wait(self) -> None:
        """The window closes."""
        self._decided.stop_and_wait()
        self.cease_to_look()

    def cease_to_look(self) -> None:
        """Cease to look into the folder; what is still on its way is not heard."""
        if self._job.is_running:
            self._job.abandon()
            self._check.end()
            self._retranslate()

    def set_editable(self, editable: bool) -> None:
        """While a run goes on, its data stays as it is."""
        self._is_editable = editable
        self._choose.setEnabled(editable)
        self._deeper.setEnabled(editable)
        self._from_decisions.setEnabled(editable and self._decided.folder is None)
        self.part_numbers.setEnabled(editable)
        self.classes.set_editable(editable)

    @Slot(int)
    def _on_deeper_taken(self, level: int) -> None:
        if self._folder is not None:
            self.choose(self._folder, level)

    @Slot()
    def ask_for_folder(self) -> None:
        ask_for_folder(self, self.tr("Choose the data folder"), self.choose, self._folder or "")

    @Slot()
    def ask_for_decided(self) -> None:
        """Have the parts that people decided at the station copied into a data folder, which is chosen then."""
        self._decided.ask(self._folder)

    @Slot(object)
    def _on_collected(self, folder: Path) -> None:
        """The folder with the copies is chosen, unless a person chose another one meanwhile."""
        if not self._is_chosen_meanwhile or folder == self._folder:
            self.choose(folder)

    # --- building ---

    def _build_layout(self) -> None:
        self._title, self._path = plain_label("heading", wraps=False), FolderLine()
        self._hint, self._check, self._problem = plain_label("muted"), CheckLine(), problem_label()
        self._deeper = DeeperButton()
        self._problem.setMinimumWidth(1)  # a long name must not widen the panel
        self._choose, self._from_decisions = QPushButton(), QPushButton()
        self.classes, self.part_numbers = ClassRows(), PartNumbers()
        top = QHBoxLayout()
        top.addWidget(self._title, 1)
        top.addWidget(self._from_decisions)
        top.addWidget(self._choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addLayout(top)
        for widget in (
            self._path,
            self._hint,
            self._problem,
            self._deeper,
            self.classes,
            self._check,
            self.part_numbers,
        ):
            layout.addWidget(widget)

    # --- what the scan tells ---

    @Slot(object)
    def _on_produced(self, found: ClassLook | PicturesChecked) -> None:
        match found:
            case ClassLook():
                self.classes.add(found)
            case PicturesChecked():
                is_first = not self._check.knows_classes
                self._check.take(found)
                if is_first:
                    self._on_role_changed()

    @Slot()
    def _on_ended(self) -> None:
        self._check.end()
        self._on_role_changed()

    @Slot()
    def _on_copying_changed(self) -> None:
        if self._decided.folder is not None:
            self._is_chosen_meanwhile = False
        self._from_decisions.setEnabled(self._is_editable and self._decided.folder is None)
        self._on_role_changed()

    @Slot()
    def _on_role_changed(self) -> None:
        self._retranslate()
        self.changed.emit()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        self._failure = error
        self.classes.clear()

    # --- drops ---

    def wanted(self, paths: list[Path]) -> list[Path]:
        """Folders, while no run goes on."""
        return [path for path in paths if path.is_dir()] if self._is_editable else []

    def _on_dropped(self, paths: list[Path]) -> None:
        self.choose(paths[0])

    # --- words ---

    def _retranslate(self) -> None:
        self._title.setText(self.tr("Data"))
        self._choose.setText(self.tr("Choose folder…") if self._folder is None else self.tr("Change…"))
        self._from_decisions.setText(self.tr("From decisions…"))
        self._from_decisions.setToolTip(
            self.tr("Copies the parts that people decided at the station into the classes.")
        )
        self._hint.setText(self.tr("A folder with one folder per class, such as ok and defect. Drop it here."))
        self._hint.setVisible(self._folder is None)
        self._path.show_folder(self._folder)
        self._deeper.show_for(self._failure)
        show_problem(self._problem, self._problem_sentence())

    def _problem_sentence(self) -> str:
        if (copied_into := self._decided.folder) is not None:
            text = self.tr("Decided parts are being copied into {folder}. Training can start once that is done.")
            return text.format(folder=printable(copied_into))
        if self._failure is not None:
            return error_text(self._failure)
        if not self.classes.rows or (not self._check.knows_classes and self.is_scanning):
            return ""
        why = self.classes.why_not_trainable(self.part_numbers.pattern)
        if why is None:
            return ""
        if why.code == "data-roles-unclear":
            return self.tr("Say of each class whether it means good parts or defects.")
        return localized(why)
