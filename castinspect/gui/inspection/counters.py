"""Counters of the shift: total, each verdict, yield; reset with a time."""

from __future__ import annotations

from collections import Counter

from PySide6.QtCore import QDateTime, Qt
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QLabel, QPushButton, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import verdict_word
from castinspect.gui.common.theme import GAP, VERDICT_COLOURS
from castinspect.inspection.verdict import Verdict


class CountersPanel(Retranslated, QFrame):
    """Counts verdicts. The yield is OK of all that were judged; HOLD is a trigger error and is counted apart."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._counts: Counter[Verdict] = Counter()
        self._since = QDateTime.currentDateTime()
        self._build_layout()
        self._reset.clicked.connect(self.reset)
        self._retranslate()

    def add(self, *verdicts: Verdict) -> None:
        self._counts.update(verdicts)
        self._show()

    def count(self, verdict: Verdict) -> int:
        return self._counts[verdict]

    @property
    def total(self) -> int:
        return self._counts.total()

    def reset(self) -> None:
        self._counts.clear()
        self._since = QDateTime.currentDateTime()
        self._show()

    def _build_layout(self) -> None:
        self._summary, self._since_label = QLabel(), QLabel()
        self._summary.setObjectName("heading")
        self._since_label.setObjectName("muted")
        self._reset = QPushButton()
        self._reset.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._words = {verdict: QLabel() for verdict in Verdict}
        self._numbers = {verdict: QLabel() for verdict in Verdict}
        layout = QGridLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._summary, 0, 0, 1, 4)
        for column, verdict in enumerate(Verdict):
            self._words[verdict].setStyleSheet(f"color: {VERDICT_COLOURS[verdict].name()}; font-weight: 600;")
            self._numbers[verdict].setObjectName("number")
            layout.addWidget(self._words[verdict], 1, column)
            layout.addWidget(self._numbers[verdict], 2, column)
        bottom = QHBoxLayout()
        bottom.addWidget(self._since_label, 1)
        bottom.addWidget(self._reset)
        layout.addLayout(bottom, 3, 0, 1, 4)

    def _retranslate(self) -> None:
        for verdict, label in self._words.items():
            label.setText(verdict_word(verdict))
        self._reset.setText(self.tr("Reset"))
        self._show()

    def _show(self) -> None:
        judged = self.total - self._counts[Verdict.HOLD]
        share = f"{self._counts[Verdict.OK] / judged:.1%}" if judged else "–"
        self._summary.setText(self.tr("total {total}   ·   yield {share}").format(total=self.total, share=share))
        for verdict, label in self._numbers.items():
            label.setText(str(self._counts[verdict]))
        time = self._since.toString("yyyy-MM-dd HH:mm")
        self._since_label.setText(self.tr("since {time}").format(time=time))
