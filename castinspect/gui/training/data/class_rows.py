"""The classes of the data, one row each: what the person says that each means, and whether they can be trained on."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from castinspect.gui.training.data.class_row import ClassRow
from castinspect.gui.training.data.scan import ClassLook, why_not_trainable
from castinspect.messages import Message
from castinspect.models.metadata import Role


class ClassRows(QWidget):
    """Grows while a folder is looked into."""

    role_changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rows: list[ClassRow] = []
        self._is_editable = True
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)

    @property
    def rows(self) -> list[ClassRow]:
        return list(self._rows)

    def add(self, look: ClassLook) -> None:
        """One more class was found."""
        row = ClassRow(look)
        row.set_editable(self._is_editable)
        row.role_changed.connect(self.role_changed)
        self._rows.append(row)
        self._layout.addWidget(row)

    def clear(self) -> None:
        """Another folder is looked into, or this one failed."""
        for row in self._rows:
            row.setParent(None)
            row.deleteLater()
        self._rows = []

    def set_editable(self, editable: bool) -> None:
        """Whether meanings can be changed, of these rows and of those to come."""
        self._is_editable = editable
        for row in self._rows:
            row.set_editable(editable)

    def roles(self) -> dict[str, Role]:
        """What the person says that each class means; a class left open is missing."""
        return {row.found.name: row.role for row in self._rows if row.role}

    def pictures(self) -> dict[str, list[Path]]:
        """All pictures by what the folders say of them: `train`, `validation`, `test`."""
        found: dict[str, list[Path]] = {}
        for row in self._rows:
            for split, paths in row.found.pictures.items():
                found.setdefault(split, []).extend(paths)
        return found

    def why_not_trainable(self, part_pattern: str | None) -> Message | None:
        """Why these classes cannot be trained on; None where they can."""
        return why_not_trainable([row.found for row in self._rows], self.roles(), part_pattern)
