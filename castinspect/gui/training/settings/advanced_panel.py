"""Settings of a run that rarely need a change, as `castinspect.training.form` declares them."""

from __future__ import annotations

from itertools import groupby
from typing import cast

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QCheckBox, QGridLayout, QLabel, QPushButton, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.training.settings.fields import Field, LightField, WholeField, field_for, in_words
from castinspect.training.form import FORM, Group, Strategy

ABOVE = ("backbone", "weights", "strategy", "epochs")
"""Settings that the panel above shows."""


class AdvancedPanel(Retranslated, QWidget):
    """A field for each setting of the form that is not shown above, under the headings of their groups."""

    preview_asked = Signal()
    size_changed = Signal()

    def __init__(self, input_size: int, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._settings = [setting for setting in FORM.values() if setting.caption and setting.name not in ABOVE]
        self._fields = {setting.name: field_for(setting) for setting in self._settings}
        self._labels = {name: QLabel() for name, field in self._fields.items() if not _names_itself(field)}
        self._headings: dict[Group, QLabel] = {}
        self._preview = QPushButton()
        self._preview.clicked.connect(self.preview_asked)
        self.set_value("size", input_size)
        self.whole("size").editingFinished.connect(self.size_changed)
        self._build_layout()
        self._retranslate()

    def field(self, name: str) -> QWidget:
        """The field of a setting, by the name that `TrainingConfig` gives it."""
        return self._fields[name]

    def whole(self, name: str) -> WholeField:
        """The field of a setting that is a whole number."""
        field = self._fields[name]
        assert isinstance(field, WholeField)
        return field

    def values(self) -> dict[str, object]:
        """By the names that `TrainingConfig` gives them."""
        return {name: cast("Field", field).taken for name, field in self._fields.items()}

    def set_value(self, name: str, value: object) -> None:
        cast("Field", self._fields[name]).put(value)

    def set_strategy(self, strategy: Strategy) -> None:
        """Enable what makes a difference to a strategy."""
        for setting in self._settings:
            self._fields[setting.name].setEnabled(strategy in setting.concerns)

    def _build_layout(self) -> None:
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setColumnStretch(1, 1)
        for group, settings in groupby(self._settings, lambda setting: setting.group):
            self._headings[group] = plain_label("muted")
            self._headings[group].setContentsMargins(0, GAP // 2, 0, 0)
            grid.addWidget(self._headings[group], grid.rowCount(), 0, 1, 2)
            for setting in settings:
                self._add_row(grid, setting.name)

    def _add_row(self, grid: QGridLayout, name: str) -> None:
        row, field = grid.rowCount(), self._fields[name]
        if name not in self._labels:
            grid.addWidget(field, row, 0, 1, 2)
            if name == "augment":
                grid.addWidget(self._preview, row + 1, 0, 1, 2)
            return
        self._labels[name].setBuddy(field)
        grid.addWidget(self._labels[name], row, 0)
        grid.addWidget(field, row, 1)

    def _retranslate(self) -> None:
        for group, heading in self._headings.items():
            heading.setText(in_words(group.value))
        for name, label in self._labels.items():
            label.setText(in_words(FORM[name].caption))
        for name, field in self._fields.items():
            field.setToolTip(in_words(FORM[name].help))
        self._preview.setText(self.tr("Preview…"))


def _names_itself(field: QWidget) -> bool:
    """Whether a field carries its caption itself."""
    return isinstance(field, QCheckBox | LightField)
