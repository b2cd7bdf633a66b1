"""What the window has of a station at work: its shift, its outputs, its scanner and its alarms."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.job import Job
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.job import AlarmsStanding, acknowledged
from castinspect.gui.inspection.side.scanner_field import ScannerField

if TYPE_CHECKING:
    from castinspect.station.work import StationAtWork


class AtWork(QObject):
    """Knows the station at work, opens what shows it, and puts on record what a person has seen.

    Args:
        keeper: Holds the settings.
        scanner: Takes what a person scans; is there while the station is at work.
        tab: Over which dialogs open.
    """

    alarms_changed = Signal(object)
    shift_set = Signal(object)
    """A person set shifts and masters: a `ShiftSection`."""
    failed = Signal(object)

    def __init__(self, keeper: SettingsKeeper, scanner: ScannerField, tab: QWidget) -> None:
        super().__init__(tab)
        self._keeper, self._scanner, self._tab = keeper, scanner, tab
        self._working: StationAtWork | None = None
        self._acknowledging, self._seen = Job(self), deque[int]()
        self._acknowledging.produced.connect(self._on_acknowledged)
        self._acknowledging.failed.connect(self.failed)
        self._acknowledging.ended.connect(self._acknowledge_next)

    @Slot(object)
    def take(self, working: StationAtWork | None) -> None:
        """The station begins to watch; None: it has ended."""
        self._working = working
        self._scanner.use(working.scanner if working is not None else None)

    @Slot(int)
    def acknowledge(self, number: int) -> None:
        """A person has seen an alarm, which goes on record in a thread; after those that were seen before it."""
        self._seen.append(number)
        self._acknowledge_next()

    @Slot()
    def _acknowledge_next(self) -> None:
        working = self._working
        if working is None:
            self._seen.clear()
        elif self._seen and not self._acknowledging.is_running:
            number = self._seen.popleft()
            self._acknowledging.start(lambda: acknowledged(working, number))

    @Slot()
    def take_over(self) -> None:
        """A person wants the watched folder for this station, whichever computer has it."""
        if self._working is not None:
            self._working.record.take_over()

    def stop_and_wait(self) -> None:
        """The window closes: what is being put on record is waited for, and nothing more is begun."""
        self._acknowledging.abandon()

    @Slot(object)
    def _on_acknowledged(self, standing: AlarmsStanding) -> None:
        self.alarms_changed.emit(standing.alarms)

    @Slot()
    def show_shift(self) -> None:
        """Show the present shift, and how its check of masters stands."""
        from castinspect.gui.inspection.shift.dialog import ShiftDialog

        check = self._working.check if self._working is not None else None
        dialog = ShiftDialog(self._keeper, check, self._tab)
        dialog.shift_set.connect(self.shift_set)
        dialog.open()

    @Slot()
    def show_identity(self) -> None:
        """Show how parts are known by their paths, and try another pattern."""
        from castinspect.gui.inspection.identity_dialog import IdentityDialog

        IdentityDialog(self._keeper, self._tab).open()

    @Slot()
    def show_outputs(self) -> None:
        """Show how each output is, with a button that tries it."""
        from castinspect.gui.inspection.outputs.dialog import OutputsDialog

        delivery = self._working.companions.delivery if self._working is not None else None
        OutputsDialog(self._keeper, delivery, self._tab).open()
