"""When shifts begin, and which known parts each begins with: two small tables, kept when the person says so."""

from __future__ import annotations

from datetime import time
from typing import cast

from PySide6.QtCore import QTime, Signal, Slot
from PySide6.QtWidgets import QComboBox, QDialog, QDialogButtonBox, QTimeEdit, QVBoxLayout, QWidget

from castinspect.errors import AccessError, StationError
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text, verdict_word
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import problem_label, show_problem
from castinspect.gui.inspection.shift.named_rows import NamedRows
from castinspect.inspection.verdict import Verdict
from castinspect.station.configured import masters_of
from castinspect.station.shift.counting import ShiftStart
from castinspect.station.shift.masters import Master
from castinspect.station.shift.setting import free_start, shift_section

_SIZE = (640, 640)


class ShiftSetDialog(Retranslated, QDialog):
    """Sets shifts and masters; what cannot be says why, and is not kept.

    Args:
        keeper: Holds the settings.
        parent: The window.
    """

    shift_set = Signal(object)
    """The `ShiftSection` that was kept."""

    def __init__(self, keeper: SettingsKeeper, parent: QWidget) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.shifts, self.masters, self._problem = NamedRows(), NamedRows(), problem_label()
        self._buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Save | QDialogButtonBox.StandardButton.Cancel)
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        for widget in (self.shifts, self.masters, self._problem, self._buttons):
            layout.addWidget(widget)
        self.resize(*_SIZE)
        self._connect_signals()
        for name, at in keeper.values.shift.starts.items():
            self._append_shift(ShiftStart(name, at))
        for master in masters_of(keeper.values.shift):
            self._append_master(master)
        self._retranslate()
        self._check()

    @property
    def problem_text(self) -> str:
        """Why it cannot be kept, or nothing."""
        return self._problem.text()

    def starts(self) -> list[ShiftStart]:
        """The shifts as they stand there."""
        fields = [cast("QTimeEdit", self.shifts.field(row)).time() for row in range(len(self.shifts.names))]
        times = [time(field.hour(), field.minute()) for field in fields]
        return [ShiftStart(name, at) for name, at in zip(self.shifts.names, times, strict=True)]

    def known_parts(self) -> list[Master]:
        """The masters as they stand there."""
        fields = [cast("QComboBox", self.masters.field(row)) for row in range(len(self.masters.names))]
        verdicts = [Verdict(field.currentData()) for field in fields]
        return [Master(part, verdict) for part, verdict in zip(self.masters.names, verdicts, strict=True)]

    def _connect_signals(self) -> None:
        self.shifts.add_asked.connect(self._on_shift_asked)
        self.masters.add_asked.connect(self._on_master_asked)
        for rows in (self.shifts, self.masters):
            rows.changed.connect(self._check)
        self._buttons.accepted.connect(self._on_saved)
        self._buttons.rejected.connect(self.reject)
        self.finished.connect(self.deleteLater)

    def _append_shift(self, start: ShiftStart) -> None:
        field = QTimeEdit(QTime(start.at.hour, start.at.minute))
        field.setDisplayFormat("HH:mm")
        field.timeChanged.connect(self._check)
        self.shifts.append(start.name, field)

    def _append_master(self, master: Master) -> None:
        choice = QComboBox()
        for verdict in Verdict:
            choice.addItem(verdict_word(verdict), verdict.value)
        choice.setCurrentIndex(list(Verdict).index(master.expected))
        choice.currentIndexChanged.connect(self._check)
        self.masters.append(master.part, choice)

    @Slot()
    def _on_shift_asked(self) -> None:
        self._append_shift(ShiftStart("", free_start(self.starts())))
        self.shifts.edit_last()
        self._check()

    @Slot()
    def _on_master_asked(self) -> None:
        has_defect = any(master.expected is Verdict.DEFECT for master in self.known_parts())
        self._append_master(Master("", Verdict.OK if has_defect else Verdict.DEFECT))
        self.masters.edit_last()
        self._check()

    @Slot()
    def _check(self) -> None:
        """Say what cannot be, as it is typed."""
        problem = ""
        try:
            shift_section(self.starts(), self.known_parts())
        except StationError as error:
            problem = error_text(error)
        show_problem(self._problem, problem)
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setEnabled(not problem)

    @Slot()
    def _on_saved(self) -> None:
        section = shift_section(self.starts(), self.known_parts())
        values = self._keeper.values
        try:
            values.model_copy(update={"shift": section}).require_allowed(values)
        except AccessError as error:
            show_problem(self._problem, error_text(error))
            return
        self._keeper.change(shift=section)
        self.shift_set.emit(section)
        self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Shifts and masters"))
        remove = self.tr("Remove")
        self.shifts.say(
            self.tr("Shifts"),
            self.tr("Each ends where the next begins. None means one shift a day, from midnight."),
            [self.tr("name"), self.tr("begins at")],
            add=self.tr("Add a shift"),
            remove=remove,
        )
        self.masters.say(
            self.tr("Masters"),
            self.tr(
                "Known parts that each shift begins with: until each was shown and got its verdict, no part is called "
                "OK. One is known by its part number, which its path, its code or the scanner tells. None means no "
                "check. Acts when watching begins."
            ),
            [self.tr("part number"), self.tr("must be")],
            add=self.tr("Add a master"),
            remove=remove,
        )
        self._buttons.button(QDialogButtonBox.StandardButton.Save).setText(self.tr("Save"))
        self._buttons.button(QDialogButtonBox.StandardButton.Cancel).setText(self.tr("Cancel"))
