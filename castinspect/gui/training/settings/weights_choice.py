"""What a backbone starts from: the choice, which of it is at hand, and which will be used."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QEvent, Qt, Signal, Slot
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QComboBox, QFileDialog, QVBoxLayout, QWidget

from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import plain_label
from castinspect.models.backbones import Backbone
from castinspect.models.start import Start, choose_start
from castinspect.models.weights import imagenet_at_hand, imagenet_file, starter_at_hand
from castinspect.training.config import Strategy

_FILE = "file"
CHOICES = ("auto", "imagenet", "starter", "none", _FILE)


class WeightsChoice(QWidget):
    """A combo box with the choices of `TrainingConfig.weights`, and a line that says what they come to."""

    changed = Signal()

    def __init__(self, backbone: Backbone, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._backbone = backbone
        self._strategy = Strategy.GRADUAL
        self._file: Path | None = None
        self._combo, self._note = QComboBox(), plain_label("muted")
        self._combo.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        ignore_wheel(self._combo)
        for choice in CHOICES:
            self._combo.addItem("", choice)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(4)
        layout.addWidget(self._combo)
        layout.addWidget(self._note)
        self._combo.activated.connect(self._on_activated)
        self._combo.currentIndexChanged.connect(self._on_index_changed)
        self.refresh()

    @property
    def value(self) -> str:
        """As `TrainingConfig.weights` takes it."""
        choice = str(self._combo.currentData())
        if choice == _FILE:
            return str(self._file) if self._file else "auto"
        return choice

    @property
    def note(self) -> str:
        """What the run will start from, in words."""
        return self._note.text()

    def is_offered(self, choice: str) -> bool:
        """Whether a choice can be taken for this backbone."""
        flags = self._combo.model().index(self._combo.findData(choice), 0).flags()
        return self._combo.isEnabled() and bool(flags & Qt.ItemFlag.ItemIsEnabled)

    def choose(self, choice: str) -> None:
        if choice in CHOICES:
            self._combo.setCurrentIndex(self._combo.findData(choice))
        else:
            self._file = Path(choice)
            self._combo.setCurrentIndex(self._combo.findData(_FILE))
        self.refresh()

    def set_backbone(self, backbone: Backbone) -> None:
        self._backbone = backbone
        if self._combo.currentData() == "starter" and starter_at_hand(backbone) is None:
            self._combo.setCurrentIndex(0)
        self.refresh()

    def set_strategy(self, strategy: Strategy) -> None:
        self._strategy = strategy
        self.refresh()

    @Slot()
    def _on_activated(self) -> None:
        if self._combo.currentData() != _FILE:
            return
        caption = self.tr("Choose {file}").format(file=imagenet_file(self._backbone).name)
        name, _ = QFileDialog.getOpenFileName(self, caption, "", "PyTorch (*.pth)")
        if name:
            self._file = Path(name)
        elif self._file is None:
            self._combo.setCurrentIndex(0)
        self.refresh()

    @Slot()
    def _on_index_changed(self) -> None:
        self.refresh()
        self.changed.emit()

    def changeEvent(self, event: QEvent) -> None:
        if event.type() == QEvent.Type.LanguageChange:
            self.refresh()
        super().changeEvent(event)

    def refresh(self) -> None:
        """Look again at what is at hand, and say it."""
        has_imagenet = imagenet_at_hand(self._backbone) is not None
        has_starter = starter_at_hand(self._backbone) is not None
        texts = (
            self.tr("The best at hand"),
            self.tr("ImageNet weights (at hand)") if has_imagenet else self.tr("ImageNet weights (to be fetched)"),
            self.tr("Starter (bundled)")
            if has_starter
            else self.tr("Starter (none for {backbone})").format(backbone=self._backbone.title),
            self.tr("Nothing (random weights)"),
            self._file.name if self._file else self.tr("ImageNet weights from a file…"),
        )
        for index, text in enumerate(texts):
            self._combo.setItemText(index, text)
        model = self._combo.model()
        assert isinstance(model, QStandardItemModel)
        model.item(CHOICES.index("starter")).setEnabled(has_starter)
        self._combo.setEnabled(self._strategy is not Strategy.SCRATCH)
        self._note.setText(self._note_text(has_imagenet=has_imagenet))
        self._note.setVisible(bool(self._note.text()))

    def _note_text(self, *, has_imagenet: bool) -> str:
        if self._strategy is Strategy.SCRATCH:
            return self.tr("From scratch uses random weights, whatever is chosen here.")
        choice = self._combo.currentData()
        if choice == "none":
            return self.tr("A random backbone has learned nothing: choose the strategy From scratch with it.")
        if choice == _FILE:
            file = imagenet_file(self._backbone).name
            return self.tr("It must be {file}; its hash is checked.").format(file=file)
        if choice == "auto":
            return self._best_at_hand(choose_start(self._backbone, choice))
        if choice == "starter":
            return self.tr("The bundled starter, pretrained on synthetic castings.")
        if has_imagenet:
            return self.tr("ImageNet weights, pretrained on everyday photographs.")
        return self._fetched_first()

    def _best_at_hand(self, start: Start) -> str:
        """The backbone and the weights that a run would take, and why it is these."""
        if start.weights.needs_download:
            return self._fetched_first()
        if start.weights.kind == "starter":
            return self.tr("{backbone} from the bundled starter: no ImageNet weights are at hand.").format(
                backbone=start.backbone.title
            )
        if start.backbone is self._backbone:
            return self.tr("ImageNet weights, pretrained on everyday photographs.")
        return self.tr(
            "{backbone}, whose ImageNet weights come with the app: those of {asked} are not at hand."
        ).format(backbone=start.backbone.title, asked=self._backbone.title)

    def _fetched_first(self) -> str:
        return self.tr("ImageNet weights, fetched first. Without a network: choose their file.")
