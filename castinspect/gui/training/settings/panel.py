"""What to train: backbone, weights to start from, strategy, length; the rest under "advanced"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QComboBox, QFrame, QGridLayout, QLabel, QToolButton, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.training.settings.advanced_panel import ABOVE, AdvancedPanel
from castinspect.gui.training.settings.fields import WholeField, in_words
from castinspect.gui.training.settings.preset_row import PresetRow
from castinspect.gui.training.settings.weights_choice import WeightsChoice
from castinspect.gui.training.words import strategy_words
from castinspect.models.backbones import BACKBONES, Backbone
from castinspect.models.metadata import Role
from castinspect.settings import DeviceName
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.form import FORM
from castinspect.training.presets import PRESETS, Preset, preset_of


class SettingsPanel(Retranslated, QFrame):
    """Holds the settings of the next run."""

    changed = Signal()
    preview_asked = Signal()
    speed_asked = Signal()
    """The network is another one, so how long it takes is not known."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._build_layout()
        self._connect_signals()
        self._retranslate()
        self._on_strategy_changed()

    @property
    def weights(self) -> WeightsChoice:
        return self._weights

    def config(self, data: Path, roles: dict[str, Role], device: DeviceName) -> TrainingConfig:
        """The run that is asked for."""
        return TrainingConfig.model_validate(
            {
                "data": data,
                "roles": roles,
                "device": device,
                "backbone": self._chosen_backbone().name,
                "weights": self._weights.value,
                "strategy": self._chosen_strategy(),
                "epochs": self._epochs.value(),
                **self._advanced.values(),
            }
        )

    def set_values(self, **values: object) -> None:
        """Set fields by the names that `TrainingConfig` gives them."""
        combos = {"backbone": self._backbone, "strategy": self._strategy}
        for name, value in values.items():
            if name in combos:
                combos[name].setCurrentIndex(combos[name].findData(value))
            elif name == "weights":
                self._weights.choose(str(value))
            elif name == "epochs":
                self._epochs.put(value)
            else:
                self._advanced.set_value(name, value)

    def show_seconds(self, seconds: Mapping[Preset, float] | None) -> None:
        """Say how long each preset takes; None where that is not known."""
        self._presets.show_seconds(seconds)

    def refresh(self) -> None:
        """Look again at which weights are at hand."""
        self._weights.refresh()

    def _chosen_backbone(self) -> Backbone:
        return BACKBONES[self._backbone.currentData()]

    def _chosen_strategy(self) -> Strategy:
        return Strategy(self._strategy.currentData())

    # --- building ---

    def _build_layout(self) -> None:
        self._presets = PresetRow()
        self._title, self._explained = plain_label("heading"), plain_label("muted")
        self._backbone, self._strategy = QComboBox(), QComboBox()
        for combo in (self._backbone, self._strategy):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        for backbone in BACKBONES.values():
            self._backbone.addItem("", backbone.name)
        self._backbone.setCurrentIndex(self._backbone.findData(FORM["backbone"].default))
        for strategy in Strategy:
            self._strategy.addItem("", strategy)
        self._strategy.setCurrentIndex(self._strategy.findData(FORM["strategy"].default))
        self._weights = WeightsChoice(self._chosen_backbone())
        self._epochs = WholeField(FORM["epochs"])
        for box in (self._backbone, self._strategy):
            ignore_wheel(box)
        self._advanced = AdvancedPanel(self._chosen_backbone().input_size)
        self._advanced.hide()
        self._more = QToolButton()
        self._more.setCheckable(True)
        self._more.setAutoRaise(True)
        self._more.setStyleSheet("QToolButton { border: none; background: transparent; padding: 6px 0; }")
        self._more.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._title)
        layout.addWidget(self._presets)
        layout.addLayout(self._grid())
        layout.addWidget(self._more)
        layout.addWidget(self._advanced)

    def _grid(self) -> QGridLayout:
        self._labels = {name: QLabel() for name in ABOVE}
        strategy = QVBoxLayout()
        strategy.setSpacing(4)
        strategy.addWidget(self._strategy)
        strategy.addWidget(self._explained)
        grid = QGridLayout()
        grid.setColumnStretch(1, 1)
        grid.setHorizontalSpacing(GAP)
        grid.setVerticalSpacing(8)
        for row, label in enumerate(self._labels.values()):
            label.setMinimumHeight(36)  # of a combo box, which the label stands beside
            grid.addWidget(label, row, 0, Qt.AlignmentFlag.AlignTop)
        grid.addWidget(self._backbone, 0, 1)
        grid.addWidget(self._weights, 1, 1)
        grid.addLayout(strategy, 2, 1)
        grid.addWidget(self._epochs, 3, 1)
        return grid

    def _connect_signals(self) -> None:
        self._backbone.currentIndexChanged.connect(self._on_backbone_changed)
        self._strategy.currentIndexChanged.connect(self._on_strategy_changed)
        self._epochs.valueChanged.connect(self._show_preset)
        self._advanced.whole("folds").valueChanged.connect(self._show_preset)
        self._presets.chosen.connect(self._on_preset_chosen)
        self._advanced.preview_asked.connect(self.preview_asked)
        self._advanced.size_changed.connect(self.speed_asked)
        self._more.toggled.connect(self._on_more_toggled)
        for signal in (
            self._backbone.currentIndexChanged,
            self._strategy.currentIndexChanged,
            self._epochs.valueChanged,
        ):
            signal.connect(self.changed)

    @Slot()
    def _on_backbone_changed(self) -> None:
        backbone = self._chosen_backbone()
        self._advanced.set_value("size", backbone.input_size)
        self._weights.set_backbone(backbone)
        self.speed_asked.emit()

    @Slot(object)
    def _on_preset_chosen(self, preset: Preset) -> None:
        values = PRESETS[preset]
        self.set_values(**asdict(values))

    @Slot()
    def _show_preset(self) -> None:
        folds = self._advanced.whole("folds").taken
        self._presets.show_preset(preset_of(self._chosen_strategy(), self._epochs.value(), folds))

    @Slot()
    def _on_strategy_changed(self) -> None:
        strategy = self._chosen_strategy()
        self._explained.setText(strategy_words(strategy)[1])
        self._weights.set_strategy(strategy)
        self._advanced.set_strategy(strategy)
        self._show_preset()

    @Slot(bool)
    def _on_more_toggled(self, is_open: bool) -> None:
        self._advanced.setVisible(is_open)
        self._more.setArrowType(Qt.ArrowType.DownArrow if is_open else Qt.ArrowType.RightArrow)

    # --- words ---

    def _retranslate(self) -> None:
        self._title.setText(self.tr("What to train"))
        self._more.setText(self.tr("Advanced"))
        self._more.setArrowType(Qt.ArrowType.DownArrow if self._more.isChecked() else Qt.ArrowType.RightArrow)
        for name, label in self._labels.items():
            label.setText(in_words(FORM[name].caption))
        form = self.tr("{title}  ·  {millions:.1f} M  ·  top-1 {top1:.1f}%")
        for index, backbone in enumerate(BACKBONES.values()):
            text = form.format(title=backbone.title, millions=backbone.parameters_millions, top1=backbone.imagenet_top1)
            self._backbone.setItemText(index, text)
        for index, strategy in enumerate(Strategy):
            self._strategy.setItemText(index, strategy_words(strategy)[0])
        self._explained.setText(strategy_words(self._chosen_strategy())[1])
