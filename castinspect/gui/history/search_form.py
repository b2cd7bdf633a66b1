"""What is looked for: a word, part, lot, cavity, verdict, decision, reason, version, from and to."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QGridLayout, QLineEdit, QPushButton, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import SNUG
from castinspect.gui.common.widgets import plain_label
from castinspect.inspection.verdict import Verdict
from castinspect.studies.record.query import Query

_FIELDS = ("text", "lot", "part", "cavity", "reason", "version", "since", "until")
_COLUMNS = 5
_DECIDED = (Verdict.OK, Verdict.DEFECT)


class SearchForm(Retranslated, QWidget):
    """Fields to fill in; Return in any of them searches."""

    asked = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.fields = {name: QLineEdit(clearButtonEnabled=True) for name in _FIELDS}
        self.verdict, self.decision = QComboBox(), QComboBox()
        for verdict in ("", *Verdict):
            self.verdict.addItem("", str(verdict))
        for decision in ("", "none", *_DECIDED):
            self.decision.addItem("", str(decision))
        self.search, self.clear = QPushButton(), QPushButton()
        self.search.setObjectName("primary")
        self._labels = {name: plain_label("muted", wraps=False) for name in (*_FIELDS, "verdict", "decision")}
        self._build_layout()
        for field in self.fields.values():
            field.returnPressed.connect(self.asked)
        for box in (self.verdict, self.decision):
            box.activated.connect(self.asked)
        self.search.clicked.connect(self.asked)
        self.clear.clicked.connect(self._on_clear_clicked)
        self._retranslate()

    @property
    def query(self) -> Query:
        """What is filled in."""
        asked = {name: field.text().strip() for name, field in self.fields.items()}
        return replace(Query(verdict=self.verdict.currentData(), decision=self.decision.currentData()), **asked)  # type: ignore[arg-type]

    def _build_layout(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SNUG)
        widgets: dict[str, QWidget] = {**self.fields, "verdict": self.verdict, "decision": self.decision}
        order = ("text", "lot", "part", "cavity", "verdict", "decision", "reason", "version", "since", "until")
        for index, name in enumerate(order):
            row, column = divmod(index, _COLUMNS)
            grid.addWidget(self._labels[name], 2 * row, column)
            grid.addWidget(widgets[name], 2 * row + 1, column)
            self._labels[name].setBuddy(widgets[name])
        grid.addWidget(self.search, 1, _COLUMNS)
        grid.addWidget(self.clear, 3, _COLUMNS)
        grid.setColumnStretch(0, 2)
        for column in range(1, _COLUMNS):
            grid.setColumnStretch(column, 1)

    @Slot()
    def _on_clear_clicked(self) -> None:
        for field in self.fields.values():
            field.clear()
        self.verdict.setCurrentIndex(0)
        self.decision.setCurrentIndex(0)
        self.asked.emit()

    def _retranslate(self) -> None:
        words = {
            "text": self.tr("Anything written"), "lot": self.tr("Lot"), "part": self.tr("Part"),
            "cavity": self.tr("Cavity"), "verdict": self.tr("Verdict"), "decision": self.tr("Decided as"),
            "reason": self.tr("Reason code"), "version": self.tr("Version id"), "since": self.tr("From"),
            "until": self.tr("Before"),
        }  # fmt: skip
        for name, text in words.items():
            self._labels[name].setText(text)
        for index, text in enumerate((self.tr("any"), *map(verdict_word, Verdict))):
            self.verdict.setItemText(index, text)
        for index, text in enumerate((self.tr("any"), self.tr("nothing yet"), *map(verdict_word, _DECIDED))):
            self.decision.setItemText(index, text)
        for name in ("since", "until"):
            self.fields[name].setPlaceholderText("2026-11-27 06:00")
        self.search.setText(self.tr("&Search"))
        self.clear.setText(self.tr("C&lear"))
