"""What to train: backbone, weights to start from, strategy, length; the rest under "advanced"."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDoubleSpinBox,
    QFileDialog,
    QFormLayout,
    QFrame,
    QLabel,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.theme import GAP
from castinspect.gui.widgets import plain_label
from castinspect.models.backbones import BACKBONES
from castinspect.models.metadata import Role
from castinspect.models.weights import imagenet_at_hand, starter_at_hand
from castinspect.settings import DeviceName
from castinspect.training.config import Strategy, TrainingConfig

_FILE = "file"


class SettingsPanel(QFrame):
    """Holds the settings of the next run."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._weights_file: Path | None = None
        self._build_layout()
        self._connect_signals()
        self._on_backbone_changed()
        self._retranslate()

    def config(self, data: Path, roles: dict[str, Role], device: DeviceName) -> TrainingConfig:
        """The run that is asked for."""
        weights = self._weights.currentData()
        return TrainingConfig(
            data=data,
            backbone=self._backbone.currentData(),
            weights=str(self._weights_file) if weights == _FILE else weights,
            strategy=Strategy(self._strategy.currentData()),
            epochs=self._epochs.value(),
            batch_size=self._batch.value(),
            learning_rate=self._rate.value(),
            backbone_learning_rate=self._backbone_rate.value(),
            size=self._size.value(),
            seed=self._seed.value(),
            augment=self._augment.isChecked(),
            roles=roles,
            device=device,
        )

    def set_values(self, **values: object) -> None:
        """Set fields by the names that `TrainingConfig` gives them."""
        combos = {"backbone": self._backbone, "weights": self._weights, "strategy": self._strategy}
        spins = {"epochs": self._epochs, "batch_size": self._batch, "size": self._size, "seed": self._seed}
        for name, value in values.items():
            if name in combos:
                combos[name].setCurrentIndex(combos[name].findData(value))
            else:
                spins[name].setValue(int(str(value)))

    def _build_layout(self) -> None:
        self._title, self._explained, self._start_note = (
            plain_label("heading"),
            plain_label("muted"),
            plain_label("muted"),
        )
        self._backbone, self._weights, self._strategy = QComboBox(), QComboBox(), QComboBox()
        for combo in (self._backbone, self._weights, self._strategy):
            combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            combo.setMinimumContentsLength(20)
        for backbone in BACKBONES.values():
            self._backbone.addItem("", backbone.name)
        self._backbone.setCurrentIndex(self._backbone.findData("efficientnet_b0"))
        for choice in ("auto", "imagenet", "starter", "none", _FILE):
            self._weights.addItem("", choice)
        for strategy in Strategy:
            self._strategy.addItem("", strategy)
        defaults = TrainingConfig(data=Path())
        self._strategy.setCurrentIndex(self._strategy.findData(defaults.strategy))
        self._epochs = QSpinBox(minimum=1, maximum=1000, value=defaults.epochs)
        self._batch = QSpinBox(minimum=2, maximum=512, value=defaults.batch_size)
        self._size = QSpinBox(minimum=32, maximum=1024, singleStep=32, value=224)
        self._seed = QSpinBox(minimum=0, maximum=2**31 - 1, value=defaults.seed)
        self._rate = _rate_box(defaults.learning_rate)
        self._backbone_rate = _rate_box(defaults.backbone_learning_rate)
        self._augment = QCheckBox()
        self._augment.setChecked(defaults.augment)
        self._labels = {name: QLabel() for name in ("backbone", "weights", "strategy", "epochs")}
        self._advanced_labels = {name: QLabel() for name in ("rate", "backbone_rate", "batch", "size", "seed")}
        form = QFormLayout()
        form.addRow(self._labels["backbone"], self._backbone)
        form.addRow(self._labels["weights"], self._weights)
        form.addRow(self._start_note)
        form.addRow(self._labels["strategy"], self._strategy)
        form.addRow(self._explained)
        form.addRow(self._labels["epochs"], self._epochs)
        self._more = QPushButton()
        self._more.setCheckable(True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._title)
        layout.addLayout(form)
        layout.addWidget(self._more)
        layout.addWidget(self._advanced())

    def _advanced(self) -> QWidget:
        self._advanced_area = QWidget()
        form = QFormLayout(self._advanced_area)
        form.setContentsMargins(0, 0, 0, 0)
        boxes = (self._rate, self._backbone_rate, self._batch, self._size, self._seed)
        for label, box in zip(self._advanced_labels.values(), boxes, strict=True):
            form.addRow(label, box)
        form.addRow(self._augment)
        self._advanced_area.hide()
        return self._advanced_area

    def _connect_signals(self) -> None:
        self._backbone.currentIndexChanged.connect(self._on_backbone_changed)
        self._weights.activated.connect(self._on_weights_activated)
        self._weights.currentIndexChanged.connect(self._retranslate)
        self._strategy.currentIndexChanged.connect(self._retranslate)
        self._more.toggled.connect(self._advanced_area.setVisible)
        self._more.toggled.connect(self._retranslate)

    @Slot()
    def _on_backbone_changed(self) -> None:
        backbone = BACKBONES[self._backbone.currentData()]
        self._size.setValue(backbone.input_size)
        if starter_at_hand(backbone) is None and self._weights.currentData() == "starter":
            self._weights.setCurrentIndex(0)
        self._retranslate()

    @Slot()
    def _on_weights_activated(self) -> None:
        if self._weights.currentData() != _FILE:
            return
        name, _ = QFileDialog.getOpenFileName(self, self.tr("Choose a weights file"), "", "PyTorch (*.pth)")
        if name:
            self._weights_file = Path(name)
        else:
            self._weights.setCurrentIndex(0)
        self._retranslate()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self._retranslate()
        super().changeEvent(event)

    @Slot()
    def _retranslate(self) -> None:
        self._title.setText(self.tr("What to train"))
        for name, text in (
            ("backbone", self.tr("Backbone")),
            ("weights", self.tr("Start from")),
            ("strategy", self.tr("Strategy")),
            ("epochs", self.tr("Epochs")),
        ):
            self._labels[name].setText(text)
        for name, text in (
            ("rate", self.tr("Rate of the head")),
            ("backbone_rate", self.tr("Rate of the backbone")),
            ("batch", self.tr("Batch size")),
            ("size", self.tr("Input size, pixels")),
            ("seed", self.tr("Seed")),
        ):
            self._advanced_labels[name].setText(text)
        self._augment.setText(self.tr("Turn, mirror and relight pictures at random"))
        self._more.setText(self.tr("▾  Advanced") if self._more.isChecked() else self.tr("▸  Advanced"))
        self._retranslate_choices()

    def _retranslate_choices(self) -> None:
        backbone = BACKBONES[self._backbone.currentData()]
        for index, item in enumerate(BACKBONES.values()):
            text = self.tr("{title}  ·  {millions:.0f} M  ·  top-1 {top1:.1f} %")
            self._backbone.setItemText(
                index, text.format(title=item.title, millions=item.parameters_millions, top1=item.imagenet_top1)
            )
        has_imagenet, has_starter = imagenet_at_hand(backbone) is not None, starter_at_hand(backbone) is not None
        fetched = self.tr("ImageNet weights (at hand)") if has_imagenet else self.tr("ImageNet weights (to be fetched)")
        starter = self.tr("Starter (bundled)") if has_starter else self.tr("Starter (none for this backbone)")
        file = self._weights_file.name if self._weights_file else self.tr("Weights file…")
        texts = (self.tr("Best at hand"), fetched, starter, self.tr("Nothing (random)"), file)
        for index, text in enumerate(texts):
            self._weights.setItemText(index, text)
        self._set_enabled(self._weights.findData("starter"), enabled=has_starter)
        self._start_note.setText(self._what_auto_means(has_imagenet=has_imagenet, has_starter=has_starter))
        self._start_note.setVisible(self._weights.currentData() == "auto")
        names = {
            Strategy.SCRATCH: (self.tr("From scratch"), self.tr("Everything learns from random weights.")),
            Strategy.HEAD: (
                self.tr("Head only"),
                self.tr("The backbone stays frozen; only the new last layer learns."),
            ),
            Strategy.FULL: (self.tr("Full"), self.tr("Everything learns at once, the backbone slower than the head.")),
            Strategy.GRADUAL: (self.tr("Gradual"), self.tr("First the head, then the late layers, then everything.")),
        }
        for index, strategy in enumerate(Strategy):
            self._strategy.setItemText(index, names[strategy][0])
        self._explained.setText(names[Strategy(self._strategy.currentData())][1])

    def _what_auto_means(self, *, has_imagenet: bool, has_starter: bool) -> str:
        if has_imagenet:
            return self.tr("Will start from ImageNet weights.")
        if has_starter:
            return self.tr("Will start from the bundled starter, pretrained on synthetic castings.")
        return self.tr("Will fetch ImageNet weights; without a network, import the file or start from nothing.")

    def _set_enabled(self, index: int, *, enabled: bool) -> None:
        model = self._weights.model()
        item = getattr(model, "item", lambda _i: None)(index)
        if item is not None:
            item.setEnabled(enabled)


def _rate_box(value: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox(decimals=6, minimum=1e-6, maximum=1.0, singleStep=1e-4)
    box.setValue(value)
    box.setAlignment(Qt.AlignmentFlag.AlignLeft)
    return box
