"""Settings of a run that rarely need a change."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QCheckBox, QDoubleSpinBox, QGridLayout, QLabel, QSpinBox, QWidget

from castinspect.gui.training.wheel import ignore_wheel
from castinspect.training.config import Strategy, TrainingConfig

_WITH_BACKBONE_RATE = frozenset({Strategy.FULL, Strategy.GRADUAL})


class AdvancedPanel(QWidget):
    """Rates, batch size, input size, seed and augmentation."""

    def __init__(self, defaults: TrainingConfig, input_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._rate = RateBox(defaults.learning_rate)
        self._backbone_rate = RateBox(defaults.backbone_learning_rate)
        self._batch = QSpinBox(minimum=2, maximum=512, value=defaults.batch_size)
        self._size = QSpinBox(minimum=32, maximum=1024, singleStep=32, value=input_size)
        self._seed = QSpinBox(minimum=0, maximum=2**31 - 1, value=defaults.seed)
        self._augment = QCheckBox()
        self._augment.setChecked(defaults.augment)
        boxes = (self._rate, self._backbone_rate, self._batch, self._size, self._seed)
        self._labels = [QLabel() for _ in boxes]
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, (label, box) in enumerate(zip(self._labels, boxes, strict=True)):
            ignore_wheel(box)
            label.setBuddy(box)
            grid.addWidget(label, row, 0)
            grid.addWidget(box, row, 1)
        grid.addWidget(self._augment, len(boxes), 0, 1, 2)
        self._retranslate()

    def values(self) -> dict[str, object]:
        """By the names that `TrainingConfig` gives them."""
        return {
            "learning_rate": self._rate.value(),
            "backbone_learning_rate": self._backbone_rate.value(),
            "batch_size": self._batch.value(),
            "size": self._size.value(),
            "seed": self._seed.value(),
            "augment": self._augment.isChecked(),
        }

    def set_value(self, name: str, value: object) -> None:
        if name == "augment":
            self._augment.setChecked(bool(value))
            return
        rates = {"learning_rate": self._rate, "backbone_learning_rate": self._backbone_rate}
        numbers = {"batch_size": self._batch, "size": self._size, "seed": self._seed}
        if name in rates:
            rates[name].setValue(float(str(value)))
        else:
            numbers[name].setValue(int(str(value)))

    def set_strategy(self, strategy: Strategy) -> None:
        """The backbone has a rate of its own only where it learns slower than the head."""
        self._backbone_rate.setEnabled(strategy in _WITH_BACKBONE_RATE)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        texts = (
            self.tr("Rate of the head"),
            self.tr("Rate of the backbone"),
            self.tr("Batch size"),
            self.tr("Input size, pixels"),
            self.tr("Seed"),
        )
        for label, text in zip(self._labels, texts, strict=True):
            label.setText(text)
        self._augment.setText(self.tr("Turn, mirror and relight pictures at random"))


class RateBox(QDoubleSpinBox):
    """A learning rate: shown without trailing zeros, stepped by its own magnitude."""

    def __init__(self, value: float) -> None:
        super().__init__(decimals=6, minimum=1e-6, maximum=1.0)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.setValue(value)

    def textFromValue(self, value: float) -> str:
        text = self.locale().toString(value, "f", self.decimals())
        return text.rstrip("0").rstrip(self.locale().decimalPoint())
