"""What is opened from outside the window (a second start, the file manager, the Dock) and how it comes to the front."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt, Slot
from PySide6.QtGui import QFileOpenEvent

from castinspect.errors import CheckpointError
from castinspect.gui.common.question import ask, tell
from castinspect.gui.common.texts import error_text
from castinspect.gui.shell.main_window import MainWindow
from castinspect.paths import CHECKPOINT_SUFFIX


class Opener(QObject):
    """Judges the pictures that are opened, and asks whether to judge with a checkpoint that is.

    Args:
        window: Comes to the front and does it.
    """

    def __init__(self, window: MainWindow) -> None:
        super().__init__(window)
        self._window = window

    @Slot(object)
    def hand(self, paths: Sequence[Path]) -> None:
        """Come to the front and open what a second start was asked to; nothing, if it only was started."""
        self.come_to_front()
        self.open(paths)

    def open(self, paths: Sequence[Path]) -> None:
        """Open pictures, folders of pictures, and checkpoints."""
        checkpoints = [path for path in paths if path.suffix.lower() == CHECKPOINT_SUFFIX]
        pictures = [path for path in paths if path not in checkpoints]
        if pictures:
            self._window.inspection.judge(pictures)
        for checkpoint in checkpoints:
            self._ask_to_promote(checkpoint)

    def come_to_front(self) -> None:
        """Show the window over the others, as it was before it was minimised."""
        self._window.setWindowState(self._window.windowState() & ~Qt.WindowState.WindowMinimized)
        self._window.show()
        self._window.raise_()
        self._window.activateWindow()

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:
        """Take what macOS hands to a running app; installed on the application."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.hand([Path(event.file())])
            return True
        return False

    def _ask_to_promote(self, checkpoint: Path) -> None:
        from castinspect.models.checkpoint import read_metadata

        try:
            metadata = read_metadata(checkpoint)
        except CheckpointError as error:
            tell(self._window, self.tr("Not promoted"), error_text(error))
            return
        question = self.tr("Take the checkpoint {name} into the station and judge with it from now on?")
        name = f"{metadata.name or metadata.id[:8]} ({checkpoint.name})"
        promote = self._window.promoter.promote
        ask(self._window, question.format(name=name), self.tr("Promote it"), lambda: promote(checkpoint))
