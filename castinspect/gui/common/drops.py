"""Files and folders that are dropped on a widget."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QMimeData
from PySide6.QtGui import QDragEnterEvent, QDropEvent

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget as _Base
else:
    _Base = object


class DropTarget(_Base):
    """Mixin, named before the Qt class: a drop of local files becomes a call of `_on_dropped`.

    The widget says `setAcceptDrops(True)` itself, and in `wanted` which of the files it takes.
    """

    def wanted(self, paths: list[Path]) -> list[Path]:
        """Those of the dropped files and folders that the widget takes; none refuses the drop."""
        return paths

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self.wanted(_local_paths(event.mimeData())):
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        paths = self.wanted(_local_paths(event.mimeData()))
        if paths:
            event.acceptProposedAction()
            self._on_dropped(paths)

    def _on_dropped(self, paths: list[Path]) -> None:
        raise NotImplementedError


def _local_paths(data: QMimeData) -> list[Path]:
    return [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
