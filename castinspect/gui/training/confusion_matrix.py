"""The confusion matrix: counts and the share of each true class."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from castinspect.gui.theme import VERDICT_COLOURS
from castinspect.gui.widgets import plain_label
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import Evaluation, Role

_FAINTEST, _STRONGEST = 0.08, 0.62
_CELL = (96, 60)


class ConfusionMatrix(QWidget):
    """Rows are true classes, columns what the network called them. Right is green, wrong red; the words say it too."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._roles: Mapping[str, Role] = {}
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)

    def show_evaluation(self, evaluation: Evaluation | None, roles: Mapping[str, Role]) -> None:
        self._evaluation, self._roles = evaluation, roles
        self._rebuild()

    def cell_text(self, true: str, predicted: str) -> str:
        """What stands in the cell of two classes: the count, then the share of the row."""
        label = self.findChild(QLabel, _cell_name(true, predicted))
        return label.text() if isinstance(label, QLabel) else ""

    def _rebuild(self) -> None:
        while item := self._grid.takeAt(0):
            widget = item.widget()
            if widget is not None:
                widget.setParent(None)
                widget.deleteLater()
        if self._evaluation is None:
            return
        names = list(self._evaluation.confusion)
        self._grid.addWidget(_header(self.tr("called by the network")), 0, 2, 1, len(names))
        self._grid.addWidget(_header(self.tr("true class"), side=True), 1, 0, 1, 2)
        for index, name in enumerate(names):
            self._grid.addWidget(_header(name), 1, 2 + index)
            self._grid.addWidget(_header(name, side=True), 2 + index, 0, 1, 2)
            self._add_row(2 + index, name, names)
        self._grid.setRowStretch(2 + len(names), 1)
        self._grid.setColumnStretch(2 + len(names), 1)

    def _add_row(self, row: int, true: str, names: list[str]) -> None:
        assert self._evaluation is not None
        counts = self._evaluation.confusion[true]
        total = max(1, sum(counts.values()))
        for column, predicted in enumerate(names):
            count = counts.get(predicted, 0)
            right = self._roles.get(true) == self._roles.get(predicted)
            self._grid.addWidget(_cell(true, predicted, count, count / total, right=right), row, 2 + column)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._rebuild()
        super().changeEvent(event)


def _header(text: str, *, side: bool = False) -> QLabel:
    label = plain_label("muted", wraps=False)
    label.setText(text)
    across = Qt.AlignmentFlag.AlignRight if side else Qt.AlignmentFlag.AlignHCenter
    label.setAlignment(across | Qt.AlignmentFlag.AlignVCenter)
    return label


def _cell(true: str, predicted: str, count: int, share: float, *, right: bool) -> QLabel:
    label = plain_label(_cell_name(true, predicted), wraps=False)
    label.setText(f"{count}\n{share:.1%}")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    label.setMinimumSize(*_CELL)
    colour = VERDICT_COLOURS[Verdict.OK if right else Verdict.DEFECT]
    strength = _FAINTEST + (_STRONGEST - _FAINTEST) * share
    rgba = f"{colour.red()}, {colour.green()}, {colour.blue()}, {strength:.2f}"
    label.setStyleSheet(f"background: rgba({rgba}); border-radius: 4px; font-weight: 600;")
    return label


def _cell_name(true: str, predicted: str) -> str:
    return f"cell {true} / {predicted}"
