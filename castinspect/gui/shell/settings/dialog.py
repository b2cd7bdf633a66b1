"""The settings dialog: it walks the settings' table, searches it, and sets back what was changed."""

from __future__ import annotations

from typing import Any, Literal, get_args, get_origin

from PySide6.QtCore import Qt, Signal, Slot
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QDialogButtonBox,
    QDoubleSpinBox,
    QFrame,
    QGridLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)

from castinspect.gui.common.icons import icon
from castinspect.gui.common.theme import GAP, SNUG
from castinspect.gui.common.wheel import ignore_wheel
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.shell.settings.table import Row, choice_word, level_title, rows
from castinspect.settings import Settings

_SIZE = (680, 620)


class SettingRow(QWidget):
    """A caption, a field of the setting's own kind and bounds, a sentence, and a button that sets it back."""

    changed = Signal(str, object)

    def __init__(self, row: Row, value: object) -> None:
        super().__init__()
        self.row = row
        self._default = Settings.model_fields[row.name].get_default()
        self.field = _field_for(row.name)
        self._reset = QPushButton(icon("undo"), "")
        self._reset.setToolTip(self.tr("Set back"))
        self._reset.setAccessibleName(self.tr("Set back"))
        caption, hint = plain_label("heading"), plain_label("muted")
        caption.setText(row.caption)
        hint.setText(row.help)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, SNUG, 0, SNUG)
        grid.addWidget(caption, 0, 0)
        grid.addWidget(self.field, 0, 1)
        grid.addWidget(self._reset, 0, 2)
        grid.addWidget(hint, 1, 0, 1, 3)
        grid.setColumnStretch(0, 1)
        self.show_value(value)
        _signal_of(self.field).connect(self._on_changed)
        self._reset.clicked.connect(self.set_back)

    @property
    def value(self) -> object:
        """As it stands in the field."""
        match self.field:
            case QCheckBox():
                return self.field.isChecked()
            case QComboBox():
                return self.field.currentData()
            case QSpinBox() | QDoubleSpinBox():
                return self.field.value()
            case QLineEdit():
                return self.field.text()
        raise TypeError(type(self.field))

    def show_value(self, value: object) -> None:
        match self.field:
            case QCheckBox():
                self.field.setChecked(bool(value))
            case QComboBox():
                self.field.setCurrentIndex(self.field.findData(str(value)))
            case QSpinBox():
                self.field.setValue(int(str(value)))
            case QDoubleSpinBox():
                self.field.setValue(float(str(value)))
            case QLineEdit():
                self.field.setText(str(value))
        self._reset.setEnabled(self.value != self._default)

    @Slot()
    def set_back(self) -> None:
        """To what it is where nobody chooses."""
        self.show_value(self._default)

    def matches(self, words: str) -> bool:
        """Whether what is searched for stands in its words or its name."""
        text = f"{self.row.name} {self.row.caption} {self.row.help}".casefold()
        return all(word in text for word in words.casefold().split())

    @Slot()
    def _on_changed(self) -> None:
        self._reset.setEnabled(self.value != self._default)
        self.changed.emit(self.row.name, self.value)


class SettingsDialog(QDialog):
    """Every change acts and is kept at once; there is nothing to save and nothing to forget.

    Args:
        values: As they are.
        parent: The window.
    """

    changed = Signal(str, object)
    """Name of a setting and its new value."""
    outputs_asked = Signal()
    """How the outputs are, and to try them."""

    def __init__(self, values: Settings, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle(self.tr("Settings"))
        self._search = QLineEdit(placeholderText=self.tr("Search"))
        self._search.setClearButtonEnabled(True)
        self.fields = {row.name: SettingRow(row, getattr(values, row.name)) for row in rows()}
        self._headings = {level: plain_label("title") for level in ("station", "version", "device")}
        inside = QWidget()
        column = QVBoxLayout(inside)
        for level, heading in self._headings.items():
            heading.setText(level_title(level))
            column.addWidget(heading)
            for field in self.fields.values():
                if field.row.level == level:
                    column.addWidget(field)
                    field.changed.connect(self.changed)
        column.addStretch()
        scroll = QScrollArea(widgetResizable=True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setWidget(inside)
        buttons = QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        outputs = buttons.addButton(self.tr("Outputs…"), QDialogButtonBox.ButtonRole.ActionRole)
        outputs.clicked.connect(self.outputs_asked)
        reset = buttons.addButton(self.tr("Set all back"), QDialogButtonBox.ButtonRole.ResetRole)
        buttons.rejected.connect(self.reject)
        reset.clicked.connect(self.set_all_back)
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        for widget in (self._search, scroll, buttons):
            layout.addWidget(widget)
        self._search.textChanged.connect(self.search)
        self.resize(*_SIZE)

    @Slot(str)
    def search(self, words: str) -> None:
        """Show only what the words stand in."""
        for field in self.fields.values():
            field.setVisible(field.matches(words))
        for level, heading in self._headings.items():
            heading.setVisible(any(f.row.level == level and f.matches(words) for f in self.fields.values()))

    @Slot()
    def set_all_back(self) -> None:
        for field in self.fields.values():
            field.set_back()


def _field_for(name: str) -> QWidget:
    """A field of the setting's own kind, with its own choices and bounds."""
    declared = Settings.model_fields[name]
    kind: Any = declared.annotation
    if kind is bool:
        return QCheckBox()
    if get_origin(kind) is Literal:
        combo = QComboBox()
        for choice in get_args(kind):
            combo.addItem(choice_word(choice), choice)
        ignore_wheel(combo)
        return combo
    if kind is int:
        whole = QSpinBox()
        whole.setRange(int(_bound(declared.metadata, "ge", "gt", 0)), int(_bound(declared.metadata, "le", "lt", 1e6)))
        ignore_wheel(whole)
        return whole
    if kind is float:
        box = QDoubleSpinBox(decimals=3, singleStep=0.1)
        box.setRange(_bound(declared.metadata, "ge", "gt", 0.0), _bound(declared.metadata, "le", "lt", 1e6))
        ignore_wheel(box)
        return box
    return QLineEdit()


def _bound(metadata: list[Any], closed: str, strict: str, otherwise: float) -> float:
    for part in metadata:
        for name in (closed, strict):
            if getattr(part, name, None) is not None:
                return float(getattr(part, name))
    return otherwise


def _signal_of(field: QWidget) -> Any:
    match field:
        case QCheckBox():
            return field.toggled
        case QComboBox():
            return field.currentIndexChanged
        case QSpinBox() | QDoubleSpinBox():
            return field.valueChanged
        case QLineEdit():
            return field.editingFinished
    raise TypeError(type(field))
