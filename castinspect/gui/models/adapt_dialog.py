"""What a version is to be adapted by: pictures of the new camera or light, and what the new version is accepted by."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.common.file_dialogs import ask_for_folder
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.versions.adaptation import MIN_PICTURES

_WIDTH = 620


class FolderLine(QWidget):
    """A folder: typed, pasted or chosen."""

    def __init__(self, question: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._question = question
        label = plain_label()
        label.setText(question)
        self.line = QLineEdit()
        choose = QPushButton(self.tr("Choose…"))
        choose.clicked.connect(self._choose)
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(choose)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(label)
        layout.addLayout(row)

    @property
    def folder(self) -> Path | None:
        """What stands there; None where nothing does."""
        text = self.line.text().strip()
        return Path(text) if text else None

    @Slot()
    def _choose(self) -> None:
        ask_for_folder(self, self._question, lambda folder: self.line.setText(str(folder)), self.line.text())


class AdaptDialog(QDialog):
    """Asks for both folders; the second may stay empty.

    Args:
        version: Name of what is adapted.
        parent: The tab.
    """

    folders_chosen = Signal(object, object)
    """The pictures, and the labelled pictures or None."""

    def __init__(self, version: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Adapt {version}").format(version=version))
        pictures = self.tr("Pictures of good parts from the new camera or light: {count} or more, without labels")
        self.pictures = FolderLine(pictures.format(count=MIN_PICTURES))
        self.check = FolderLine(self.tr("Labelled pictures from the new camera, in folders by class, if there are any"))
        hint = plain_label("muted")
        hint.setText(
            self.tr(
                "The new version is kept only if it judges the labelled pictures no worse than {version} does. Without "
                "labelled pictures from the new camera those are the locked ones: it then judges the old camera as "
                "well as before, and moves towards the new one as far as that allows."
            ).format(version=version)
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self._go = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self._go.setText(self.tr("Adapt"))
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        for widget in (self.pictures, self.check, hint, buttons):
            layout.addWidget(widget)
        self.setMinimumWidth(_WIDTH)
        self.pictures.line.textChanged.connect(self._show_possible)
        self.accepted.connect(self._on_accepted)
        self._show_possible()

    @Slot()
    def _on_accepted(self) -> None:
        self.folders_chosen.emit(self.pictures.folder, self.check.folder)

    @Slot()
    def _show_possible(self) -> None:
        self._go.setEnabled(self.pictures.folder is not None)
