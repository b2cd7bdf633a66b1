"""What the cuts are to be chosen by: a highest escape rate, or costs."""

from __future__ import annotations

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QComboBox, QDoubleSpinBox, QGridLayout, QLabel, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import plain_label
from castinspect.models.metadata import Costs, CutPolicy

_COSTS = {"escape": 1000.0, "overkill": 20.0, "review": 1.0, "minutes": 1.0, "rate": 5.0}
_BOX_WIDTH = 84


class PolicyForm(Retranslated, QWidget):
    """A box to choose between the two, and their numbers."""

    changed = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._kind = QComboBox()
        self._kind.addItems(["", ""])
        ignore_wheel(self._kind)
        self._labels: dict[str, QLabel] = {}
        self._boxes: dict[str, QDoubleSpinBox] = {}
        layout = QGridLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setVerticalSpacing(4)
        layout.addWidget(self._kind, 0, 0, 1, 4)
        layout.setColumnStretch(0, 1)
        layout.setColumnStretch(2, 1)
        self._add(layout, "max_escape", 1.0, 1)
        for index, (name, value) in enumerate(_COSTS.items()):
            self._add(layout, name, value, 1 + index // 2, 2 * (index % 2))
        self._boxes["max_escape"].setRange(0.01, 50)
        self._boxes["rate"].setRange(0.01, 90)
        self._boxes["minutes"].setRange(0.01, 600)
        self._kind.currentIndexChanged.connect(self._on_kind_changed)
        self._show_kind()
        self._retranslate()

    @property
    def policy(self) -> CutPolicy:
        """As it stands in the boxes."""
        value = {name: box.value() for name, box in self._boxes.items()}
        if self._kind.currentIndex() == 0:
            return CutPolicy(max_escape=value["max_escape"] / 100)
        costs = Costs(
            escape=value["escape"],
            overkill=value["overkill"],
            review=value["review"],
            review_minutes=value["minutes"],
            defect_rate=value["rate"] / 100,
        )
        return CutPolicy(costs=costs)

    def show_policy(self, policy: CutPolicy | None) -> None:
        """Fill the boxes without telling of a change."""
        if policy is None:
            return
        self.blockSignals(True)
        self._kind.setCurrentIndex(1 if policy.costs else 0)
        if policy.max_escape is not None:
            self._boxes["max_escape"].setValue(100 * policy.max_escape)
        if policy.costs is not None:
            costs = policy.costs
            values = (costs.escape, costs.overkill, costs.review, costs.review_minutes, 100 * costs.defect_rate)
            for name, value in zip(_COSTS, values, strict=True):
                self._boxes[name].setValue(value)
        self.blockSignals(False)

    def choose(self, **values: float) -> None:
        """Set boxes by name, as a person would: `max_escape` in percent, or costs."""
        self._kind.setCurrentIndex(0 if "max_escape" in values else 1)
        for name, value in values.items():
            self._boxes[name].setValue(value)

    def _add(self, layout: QGridLayout, name: str, value: float, row: int, column: int = 0) -> None:
        label, box = plain_label("muted", wraps=False), QDoubleSpinBox()
        box.setRange(0, 1e7)
        box.setValue(value)
        box.setDecimals(2 if name in ("max_escape", "rate") else 1)
        box.setFixedWidth(_BOX_WIDTH)
        box.setButtonSymbols(QDoubleSpinBox.ButtonSymbols.NoButtons)
        ignore_wheel(box)
        box.valueChanged.connect(self._on_value_changed)
        label.setBuddy(box)
        self._labels[name], self._boxes[name] = label, box
        layout.addWidget(label, row, column)
        layout.addWidget(box, row, column + 1)

    @Slot()
    def _on_kind_changed(self) -> None:
        self._show_kind()
        self.changed.emit()

    @Slot()
    def _on_value_changed(self) -> None:
        self.changed.emit()

    def _show_kind(self) -> None:
        by_rate = self._kind.currentIndex() == 0
        for name in self._boxes:
            visible = (name == "max_escape") == by_rate
            self._labels[name].setVisible(visible)
            self._boxes[name].setVisible(visible)

    def _retranslate(self) -> None:
        self._kind.setItemText(0, self.tr("Highest escape rate"))
        self._kind.setItemText(1, self.tr("Costs"))
        texts = {
            "max_escape": self.tr("defective parts called OK, at most"),
            "escape": self.tr("an escape"),
            "overkill": self.tr("an overkill"),
            "review": self.tr("a minute of review"),
            "minutes": self.tr("minutes a part"),
            "rate": self.tr("defective on the line"),
        }
        for name, text in texts.items():
            self._labels[name].setText(text)
        for name in ("max_escape", "rate"):
            self._boxes[name].setSuffix(" %")
