"""Where a hand scanner types: what is scanned belongs to the picture that comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Slot
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QLineEdit, QPushButton, QVBoxLayout, QWidget

from castinspect.errors import StationError
from castinspect.gui.common.icons import icon
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import error_text, field_word
from castinspect.gui.common.theme import GAP, SNUG
from castinspect.gui.common.widgets import plain_label
from castinspect.station.sources.identity import FIELDS

if TYPE_CHECKING:
    from castinspect.station.sources.scanner import Scanner

_KEY = Qt.Key.Key_F9


class ScannerField(Retranslated, QFrame):
    """A line that a keyboard wedge fills and ends with Enter; there only while the station watches.

    It keeps the keyboard between two scans, so that one after the other can be scanned.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._scanner: Scanner | None = None
        self._problem: StationError | None = None
        self.line, self._clear, self._standing = QLineEdit(), QPushButton(icon("cross"), ""), plain_label("muted")
        row = QHBoxLayout()
        row.addWidget(self.line, 1)
        row.addWidget(self._clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, SNUG, GAP, SNUG)
        layout.addLayout(row)
        layout.addWidget(self._standing)
        self.line.returnPressed.connect(self._on_scanned)
        self._clear.clicked.connect(self._on_cleared)
        QShortcut(QKeySequence(_KEY), self).activated.connect(self.line.setFocus)
        self.use(None)

    @property
    def standing_text(self) -> str:
        """What holds for the next picture, or why nothing was taken."""
        return self._standing.text()

    def use(self, scanner: Scanner | None) -> None:
        """Hand scans to the station at work; None while there is none."""
        self._scanner, self._problem = scanner, None
        self.setVisible(scanner is not None)
        self._retranslate()

    @Slot()
    def show_standing(self) -> None:
        """A picture came, which uses a part number up."""
        self._retranslate()

    @Slot()
    def _on_scanned(self) -> None:
        if self._scanner is None:
            return
        self._problem = None
        try:
            self._scanner.scan(self.line.text())
        except StationError as error:
            self._problem = error
        self.line.clear()
        self._retranslate()

    @Slot()
    def _on_cleared(self) -> None:
        if self._scanner is not None:
            self._scanner.clear()
        self._problem = None
        self.line.clear()
        self._retranslate()

    def _retranslate(self) -> None:
        self.line.setPlaceholderText(self.tr("Scan the part (F9)"))
        self.line.setAccessibleName(self.tr("Scan the part (F9)"))
        self._clear.setToolTip(self.tr("Forget what was scanned"))
        self._clear.setAccessibleName(self.tr("Forget what was scanned"))
        self._standing.setText(self._standing_words())
        self._standing.setVisible(bool(self._standing.text()))

    def _standing_words(self) -> str:
        if self._problem is not None:
            return error_text(self._problem)
        if self._scanner is None:
            return ""
        standing = self._scanner.standing
        known = [f"{field_word(name)} {getattr(standing, name)}" for name in FIELDS if getattr(standing, name)]
        return self.tr("next: {fields}").format(fields="  ·  ".join(known)) if known else ""
