"""Settings of a run that rarely need a change."""

from __future__ import annotations

from typing import cast

from PySide6.QtCore import QEvent, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QDoubleSpinBox,
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QPushButton,
    QSpinBox,
    QWidget,
)

from castinspect.gui.common.wheel import ignore_wheel
from castinspect.training.config import Strategy, TrainingConfig

_WITH_BACKBONE_RATE = frozenset({Strategy.FULL, Strategy.GRADUAL})


class AdvancedPanel(QWidget):
    """Rates, batch size, input size, light, seed, shares, and what augmentation does."""

    preview_asked = Signal()
    size_changed = Signal()

    def __init__(self, defaults: TrainingConfig, input_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._boxes: dict[str, QSpinBox | QDoubleSpinBox] = {
            "learning_rate": RateBox(defaults.learning_rate),
            "backbone_learning_rate": RateBox(defaults.backbone_learning_rate),
            "layer_decay": ShareBox(defaults.layer_decay, highest=1.0),
            "batch_size": QSpinBox(minimum=2, maximum=512, value=defaults.batch_size),
            "size": QSpinBox(minimum=32, maximum=1024, singleStep=32, value=input_size),
            "patience": QSpinBox(minimum=1, maximum=1000, value=defaults.patience),
            "validation_share": ShareBox(defaults.validation_share, highest=0.5),
            "test_share": ShareBox(defaults.test_share, highest=0.5),
            "folds": QSpinBox(minimum=0, maximum=10, value=defaults.folds),
            "seed": QSpinBox(minimum=0, maximum=2**31 - 1, value=defaults.seed),
        }
        self._labels = {name: QLabel() for name in self._boxes}
        self._light = LightBoxes()
        self._switches = {"augment": QCheckBox(), "half": QCheckBox()}
        self._switches["augment"].setChecked(defaults.augment)
        self._switches["half"].setChecked(defaults.half)
        self._preview = QPushButton()
        self._preview.clicked.connect(self.preview_asked)
        self._boxes["size"].editingFinished.connect(self.size_changed)
        self._build_layout()
        self._retranslate()

    def box(self, name: str) -> QSpinBox | QDoubleSpinBox:
        """The field of a setting, by the name that `TrainingConfig` gives it."""
        return self._boxes[name]

    def values(self) -> dict[str, object]:
        """By the names that `TrainingConfig` gives them."""
        values: dict[str, object] = {name: box.value() for name, box in self._boxes.items()}
        values |= {name: switch.isChecked() for name, switch in self._switches.items()}
        return values | {"light": self._light.value}

    def set_value(self, name: str, value: object) -> None:
        if name in self._switches:
            self._switches[name].setChecked(bool(value))
        elif name == "light":
            self._light.set_value(cast("tuple[float, float] | None", value))
        else:
            box = self._boxes[name]
            if isinstance(box, QSpinBox):
                box.setValue(int(str(value)))
            else:
                box.setValue(float(str(value)))

    def set_strategy(self, strategy: Strategy) -> None:
        """The backbone has rates of its own only where it learns slower than the head, which has its folds anyway."""
        self._boxes["folds"].setEnabled(strategy is not Strategy.HEAD)
        for name in ("backbone_learning_rate", "layer_decay"):
            self._boxes[name].setEnabled(strategy in _WITH_BACKBONE_RATE)

    def _build_layout(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for row, (name, box) in enumerate(self._boxes.items()):
            ignore_wheel(box)
            self._labels[name].setBuddy(box)
            grid.addWidget(self._labels[name], row, 0)
            grid.addWidget(box, row, 1)
        row = len(self._boxes)
        grid.addWidget(self._light, row, 0, 1, 2)
        grid.addWidget(self._switches["augment"], row + 1, 0, 1, 2)
        grid.addWidget(self._preview, row + 2, 0, 1, 2)
        grid.addWidget(self._switches["half"], row + 3, 0, 1, 2)

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        texts = {
            "learning_rate": self.tr("Rate of the head"),
            "backbone_learning_rate": self.tr("Rate of the backbone"),
            "layer_decay": self.tr("Each lower stage slower by"),
            "batch_size": self.tr("Batch size"),
            "size": self.tr("Input size, pixels"),
            "patience": self.tr("Epochs without progress"),
            "validation_share": self.tr("Part to validate on"),
            "test_share": self.tr("Part to test on"),
            "folds": self.tr("Folds to choose the cuts by"),
            "seed": self.tr("Seed"),
        }
        for name, text in texts.items():
            self._labels[name].setText(text)
        self._boxes["folds"].setToolTip(
            self.tr(
                "So many more networks learn, each without a share of the parts, so that the cuts of a fine-tuned "
                "network are chosen by every part. 0 chooses them by the validation pictures alone."
            )
        )
        self._switches["augment"].setText(self.tr("Turn, mirror and relight pictures at random"))
        self._switches["half"].setText(self.tr("Store half-precision weights: half the file"))
        self._preview.setText(self.tr("Preview…"))


class LightBoxes(QWidget):
    """The brightness and contrast that pictures are brought to: by itself as suits the weights, or stated."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._states = QCheckBox()
        self._level, self._contrast = ShareBox(0.45, highest=1.0), ShareBox(0.225, highest=1.0)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._states, 1)
        for box in (self._level, self._contrast):
            ignore_wheel(box)
            box.setEnabled(False)
            row.addWidget(box)
            self._states.toggled.connect(box.setEnabled)
        self._retranslate()

    @property
    def value(self) -> tuple[float, float] | None:
        """Mean and standard deviation, from 0 to 1; None where they follow the weights."""
        return (self._level.value(), self._contrast.value()) if self._states.isChecked() else None

    def set_value(self, light: tuple[float, float] | None) -> None:
        self._states.setChecked(light is not None)
        if light is not None:
            self._level.setValue(light[0])
            self._contrast.setValue(light[1])

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    def _retranslate(self) -> None:
        self._states.setText(self.tr("Own brightness, contrast"))
        self.setToolTip(self.tr("Mean and standard deviation that every picture is brought to, from 0 to 1"))


class ShareBox(QDoubleSpinBox):
    """A part of a whole."""

    def __init__(self, value: float, highest: float) -> None:
        super().__init__(decimals=3, minimum=0.01, maximum=highest, singleStep=0.05)
        self.setValue(value)


class RateBox(QDoubleSpinBox):
    """A learning rate: shown without trailing zeros, stepped by its own magnitude."""

    def __init__(self, value: float) -> None:
        super().__init__(decimals=6, minimum=1e-6, maximum=1.0)
        self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        self.setValue(value)

    def textFromValue(self, value: float) -> str:
        text = self.locale().toString(value, "f", self.decimals())
        return text.rstrip("0").rstrip(self.locale().decimalPoint())
