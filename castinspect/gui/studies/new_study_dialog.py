"""What a new agreement study is made of: parts with a reference, appraisers, trials."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import QCheckBox, QComboBox, QDialog, QDialogButtonBox, QFormLayout, QLineEdit, QSpinBox, QWidget

from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.models.adapt_dialog import FolderLine

_WIDTH = 620


@dataclass(frozen=True)
class NewStudy:
    """What was asked for.

    Attributes:
        name: Of the study.
        folder: Of labelled pictures; None where a suite is taken.
        suite: Its name; empty where a folder is taken.
        good: So many good parts at most.
        defective: So many defective ones.
        appraisers: Who judges.
        model: Whose sheets the model fills in; empty where it takes no part.
        trials: How often each part is judged.
    """

    name: str
    folder: Path | None
    suite: str
    good: int
    defective: int
    appraisers: tuple[str, ...]
    model: str
    trials: int


class NewStudyDialog(QDialog):
    """Asks for it.

    Args:
        suites: Names of the station's suites.
        parent: The tab.
    """

    asked = Signal(object)

    def __init__(self, suites: Sequence[str], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("New agreement study"))
        self.name, self.appraisers = QLineEdit(), QLineEdit()
        self.appraisers.setPlaceholderText(self.tr("Kim, Lee, Park"))
        self.source = QComboBox()
        self.source.addItem(self.tr("Labelled pictures in folders by class"), "")
        for suite in suites:
            self.source.addItem(self.tr("Suite {name}").format(name=suite), suite)
        self.folder = FolderLine(self.tr("Folder"))
        self.good, self.defective = (QSpinBox(minimum=1, maximum=1000, value=25) for _ in range(2))
        self.trials = QSpinBox(minimum=1, maximum=10, value=3)
        for turned in (self.source, self.good, self.defective, self.trials):
            ignore_wheel(turned)
        self.model = QCheckBox(self.tr("The promoted model judges, too"))
        self.model.setChecked(True)
        hint = plain_label("muted")
        hint.setText(
            self.tr(
                "50 parts, half of them defective and some of them doubtful, three people and three trials are usual. "
                "Each person judges alone; pictures come in another order each time."
            )
        )
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Ok | QDialogButtonBox.StandardButton.Cancel)
        buttons.accepted.connect(self.accept)
        buttons.rejected.connect(self.reject)
        self.go = buttons.button(QDialogButtonBox.StandardButton.Ok)
        self.go.setText(self.tr("Make the study"))
        form = QFormLayout(self)
        for text, widget in (
            (self.tr("Name"), self.name), (self.tr("Parts from"), self.source), ("", self.folder),
            (self.tr("Good parts, at most"), self.good), (self.tr("Defective parts, at most"), self.defective),
            (self.tr("Appraisers"), self.appraisers), ("", self.model), (self.tr("Trials"), self.trials),
        ):  # fmt: skip
            form.addRow(text, widget)
        form.addRow(hint)
        form.addRow(buttons)
        self.setMinimumWidth(_WIDTH)
        self.source.currentIndexChanged.connect(self._show_possible)
        for line in (self.name, self.appraisers, self.folder.line):
            line.textChanged.connect(self._show_possible)
        self.accepted.connect(self._on_accepted)
        self._show_possible()

    @property
    def _names(self) -> tuple[str, ...]:
        return tuple(name.strip() for name in self.appraisers.text().split(",") if name.strip())

    @Slot()
    def _show_possible(self) -> None:
        suite = self.source.currentData()
        self.folder.setVisible(not suite)
        self.go.setEnabled(bool(self.name.text().strip() and self._names and (suite or self.folder.folder)))

    @Slot()
    def _on_accepted(self) -> None:
        model = self.tr("model") if self.model.isChecked() else ""
        names = (*self._names, model) if model else self._names
        suite = self.source.currentData()
        self.asked.emit(
            NewStudy(
                self.name.text().strip(), None if suite else self.folder.folder, suite, self.good.value(),
                self.defective.value(), names, model, self.trials.value(),
            )
        )  # fmt: skip
