"""Who did what to a version, when and why."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QTableWidget, QWidget

from castinspect.gui.common.cells import show_cells
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import make_plain_list
from castinspect.gui.models.words import action_word
from castinspect.messages import printable
from castinspect.registry.journal import JournalEntry


class HistoryPanel(Retranslated, QTableWidget):
    """The journal's entries, the latest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(0, 5, parent)
        self._entries: Sequence[JournalEntry] = ()
        make_plain_list(self)
        self.horizontalHeader().setStretchLastSection(True)
        self._fill()

    def show_entries(self, entries: Sequence[JournalEntry]) -> None:
        self._entries = entries
        self._fill()

    def _retranslate(self) -> None:
        self._fill()

    def _fill(self) -> None:
        self.setHorizontalHeaderLabels(
            [self.tr("When"), self.tr("Who"), self.tr("What"), self.tr("Why"), self.tr("Detail")]
        )
        rows = []
        for entry in reversed(self._entries):
            when = f"{entry.when.astimezone():%Y-%m-%d %H:%M}"
            texts = (when, entry.who, action_word(entry.action), entry.why, entry.detail)
            rows.append([printable(text) for text in texts])
        show_cells(self, rows)
