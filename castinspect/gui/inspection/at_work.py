"""What the window has of a station at work: its shift, its outputs and its scanner."""

from __future__ import annotations

from PySide6.QtCore import QObject, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.inspection.identity_dialog import IdentityDialog
from castinspect.gui.inspection.outputs.dialog import OutputsDialog
from castinspect.gui.inspection.shift.dialog import ShiftDialog
from castinspect.gui.inspection.side.scanner_field import ScannerField
from castinspect.station.work import StationAtWork


class AtWork(QObject):
    """Knows the station at work, and opens what shows it.

    Args:
        keeper: Holds the settings.
        scanner: Takes what a person scans; is there while the station is at work.
        tab: Over which dialogs open.
    """

    def __init__(self, keeper: SettingsKeeper, scanner: ScannerField, tab: QWidget) -> None:
        super().__init__(tab)
        self._keeper, self._scanner, self._tab = keeper, scanner, tab
        self._working: StationAtWork | None = None

    @Slot(object)
    def take(self, working: StationAtWork | None) -> None:
        """The station begins to watch; None: it has ended."""
        self._working = working
        self._scanner.use(working.scanner if working is not None else None)

    @Slot()
    def show_shift(self) -> None:
        """Show the present shift, and how its check of masters stands."""
        check = self._working.check if self._working is not None else None
        ShiftDialog(self._keeper, check, self._tab).open()

    @Slot()
    def show_identity(self) -> None:
        """Show how parts are known by their paths, and try another pattern."""
        IdentityDialog(self._keeper, self._tab).open()

    @Slot()
    def show_outputs(self) -> None:
        """Show how each output is, with a button that tries it."""
        delivery = self._working.companions.delivery if self._working is not None else None
        OutputsDialog(self._keeper, delivery, self._tab).open()
