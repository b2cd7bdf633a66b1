"""What the inspection tab asks for: pictures, a folder to judge or to watch, and where to write the table."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.gui.common.file_dialogs import ask_for_files, ask_for_folder, ask_where_to_save
from castinspect.gui.common.settings_keeper import SettingsKeeper

if TYPE_CHECKING:
    from castinspect.inspection.inspection import Inspection


class Asking(QObject):
    """Opens file dialogs over the tab; what was chosen is told.

    Args:
        keeper: Knows which folder was watched last.
        tab: Over which is asked.
    """

    pictures_chosen = Signal(object)
    """Pictures, or one folder of pictures, to be judged."""
    folder_chosen = Signal(object)
    """A folder to be watched."""
    export_chosen = Signal(object)

    def __init__(self, keeper: SettingsKeeper, tab: QWidget) -> None:
        super().__init__(tab)
        self._keeper = keeper
        self._tab = tab

    @Slot()
    def ask_for_pictures(self) -> None:
        from castinspect.imaging.finding import PICTURE_SUFFIXES

        patterns = " ".join(f"*{suffix}" for suffix in sorted(PICTURE_SUFFIXES))
        title, pattern = self.tr("Open pictures"), self.tr("Pictures") + f" ({patterns})"
        ask_for_files(self._tab, title, pattern, self.pictures_chosen.emit)

    @Slot()
    def ask_for_folder(self) -> None:
        title = self.tr("Open a folder of pictures")
        ask_for_folder(self._tab, title, lambda folder: self.pictures_chosen.emit([folder]))

    @Slot()
    def ask_for_watched_folder(self) -> None:
        start = self._keeper.values.watched_folder or ""
        ask_for_folder(self._tab, self.tr("Watch a folder"), self.folder_chosen.emit, start)

    @Slot()
    def ask_for_export(self) -> None:
        title = self.tr("Export the table")
        ask_where_to_save(self._tab, title, "verdicts.csv", "CSV (*.csv)", self.export_chosen.emit)


def write_table(file: Path, inspections: Sequence[Inspection]) -> None:
    """Write inspections as CSV in place of a file; the dialog has asked whether to replace it.

    Raises:
        OSError: It cannot be written.
        CastInspectError: Likewise, with a sentence.
    """
    from castinspect.station.outputs.files import InspectionCsv

    file.unlink(missing_ok=True)
    with InspectionCsv(file) as table:
        for inspection in inspections:
            table.write(inspection)
