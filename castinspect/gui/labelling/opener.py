"""One labelling window at a time for the data of the training tab."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot
from PySide6.QtWidgets import QWidget

from castinspect.curation.labelling import Labelling
from castinspect.gui.labelling.window import LabellingWindow


class LabellingOpener(QObject):
    """Opens the window, and tells when the data is no longer what it was.

    Args:
        owner: The widget that the window belongs to.
    """

    changed = Signal()
    """A label was changed."""
    closed_with_changes = Signal()

    def __init__(self, owner: QWidget) -> None:
        super().__init__(owner)
        self._owner = owner
        self._window: LabellingWindow | None = None
        self._has_changes = False

    @property
    def window(self) -> LabellingWindow | None:
        """The window, while it is open."""
        return self._window

    def open(self, folder: Path, pictures: Sequence[Path]) -> None:
        """Open the labels of a folder, beginning with some pictures.

        Raises:
            DataError: Its journal cannot be read.
        """
        self.close()
        self._window = LabellingWindow(Labelling(folder), pictures, self._owner)
        self._window.changed.connect(self._on_changed)
        self._window.closed.connect(self._on_closed)
        self._window.show()

    def close(self) -> None:
        """Close the window where it is open."""
        if self._window is not None:
            self._window.close()

    def set_enabled(self, enabled: bool) -> None:
        """While a run goes on, its pictures stay where they are."""
        if self._window is not None:
            self._window.setEnabled(enabled)

    @Slot()
    def _on_changed(self) -> None:
        self._has_changes = True
        self.changed.emit()

    @Slot()
    def _on_closed(self) -> None:
        self._window = None
        if self._has_changes:
            self._has_changes = False
            self.closed_with_changes.emit()
