"""The confusion matrix: counts and the share of each true class."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QApplication, QGridLayout, QLabel, QPushButton, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import BOLD, VERDICT_COLOURS
from castinspect.gui.common.widgets import plain_label
from castinspect.inspection.verdict import Verdict
from castinspect.models.metadata import Evaluation, Role

_FAINTEST, _STRONGEST = 0.08, 0.62
_CELL = (96, 60)


class ConfusionMatrix(Retranslated, QWidget):
    """Rows are true classes, columns what the network called them. Right is green, wrong red; the words say it too.

    Where cells can be opened they are buttons, reached by mouse and Tab.
    """

    cell_chosen = Signal(str, str)

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._evaluation: Evaluation | None = None
        self._roles: Mapping[str, Role] = {}
        self._can_open = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(4)

    def show_evaluation(
        self, evaluation: Evaluation | None, roles: Mapping[str, Role], *, can_open: bool = False
    ) -> None:
        self._evaluation, self._roles, self._can_open = evaluation, roles, can_open
        self._rebuild()

    def cell_text(self, true: str, predicted: str) -> str:
        """What stands in the cell of two classes: the count, then the share of the row."""
        cell = self._cell(true, predicted)
        return cell.text() if cell is not None else ""

    def open_cell(self, true: str, predicted: str) -> None:
        """Open a cell's pictures, as a click would."""
        cell = self._cell(true, predicted)
        if cell is not None:
            cell.click()

    def _cell(self, true: str, predicted: str) -> QPushButton | None:
        found = self.findChild(QPushButton, _cell_name(true, predicted))
        return found if isinstance(found, QPushButton) else None

    @Slot()
    def _on_cell_clicked(self) -> None:
        cell = self.sender()
        if isinstance(cell, QPushButton):
            self.cell_chosen.emit(cell.property("true"), cell.property("predicted"))

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
            cell = _cell(true, predicted, count, count / total, right=right)
            cell.setEnabled(self._can_open and count > 0)
            cell.setToolTip(self.tr("Show these pictures") if cell.isEnabled() else "")
            cell.clicked.connect(self._on_cell_clicked)
            self._grid.addWidget(cell, row, 2 + column)

    def _retranslate(self) -> None:
        self._rebuild()


def _header(text: str, *, side: bool = False) -> QLabel:
    label = plain_label("muted", wraps=False)
    label.setText(text)
    across = Qt.AlignmentFlag.AlignRight if side else Qt.AlignmentFlag.AlignHCenter
    label.setAlignment(across | Qt.AlignmentFlag.AlignVCenter)
    return label


def _cell(true: str, predicted: str, count: int, share: float, *, right: bool) -> QPushButton:
    cell = QPushButton(f"{count}\n{share:.1%}")
    cell.setObjectName(_cell_name(true, predicted))
    cell.setProperty("true", true)
    cell.setProperty("predicted", predicted)
    cell.setMinimumSize(*_CELL)
    cell.setCursor(Qt.CursorShape.PointingHandCursor)
    colour = VERDICT_COLOURS[Verdict.OK if right else Verdict.DEFECT]
    strength = _FAINTEST + (_STRONGEST - _FAINTEST) * share
    rgba = f"{colour.red()}, {colour.green()}, {colour.blue()}, {strength:.2f}"
    text = QApplication.palette().windowText().color().name()
    cell.setStyleSheet(
        f"QPushButton {{ background: rgba({rgba}); border: 2px solid transparent; border-radius: 4px; "
        f"font-weight: {BOLD}; color: {text}; }} QPushButton:hover, QPushButton:focus {{ border-color: {text}; }}"
    )
    return cell


def _cell_name(true: str, predicted: str) -> str:
    return f"cell {true} / {predicted}"
