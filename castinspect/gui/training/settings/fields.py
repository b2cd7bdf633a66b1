"""The field of a setting, by what its values are: a number in its bounds, a choice, a switch, or a light."""

from __future__ import annotations

from typing import Protocol, cast

from PySide6.QtCore import QCoreApplication
from PySide6.QtWidgets import QCheckBox, QComboBox, QDoubleSpinBox, QHBoxLayout, QSpinBox, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.wheel import ignore_wheel
from castinspect.training.form import Kind, Setting

NEED_NOT_BE_STATED = frozenset({"bits"})
"""Whole numbers that follow from the pictures unless they are stated."""


class Field(Protocol):
    """A widget that holds the value of one setting."""

    @property
    def taken(self) -> object:
        """The value, as `TrainingConfig` takes it."""
        ...

    def put(self, value: object) -> None:
        """Show a value in the field."""
        ...


def in_words(text: str) -> str:
    """A caption, heading or help of the form in the window's language."""
    return QCoreApplication.translate("messages", text)


def field_for(setting: Setting) -> QWidget:
    """Make the field of a setting that the form shows; it is a `Field`, too."""
    match setting.kind:
        case Kind.WHOLE if setting.name in NEED_NOT_BE_STATED:
            return OptionalWholeField(setting)
        case Kind.WHOLE:
            return WholeField(setting)
        case Kind.NUMBER:
            return NumberField(setting)
        case Kind.SWITCH:
            return SwitchField(setting)
        case Kind.LIGHT:
            return LightField(setting)
        case Kind.CHOICE:
            return ChoiceField(setting)
    raise AssertionError(f"the form has no field for a {setting.kind}")


class ChoiceField(QComboBox):
    """One of a few words, as they are typed after the option."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        ignore_wheel(self)
        self.addItems(list(setting.choices))
        self.put(setting.default)

    @property
    def taken(self) -> str:
        return self.currentText()

    def put(self, value: object) -> None:
        self.setCurrentText(str(value))


class OptionalWholeField(QSpinBox):
    """A whole number that need not be stated; below its bounds it is not."""

    def __init__(self, setting: Setting) -> None:
        assert setting.lowest is not None, "every number has bounds"
        assert setting.highest is not None
        super().__init__(minimum=int(setting.lowest) - 1, maximum=int(setting.highest))
        self.setSpecialValueText("–")
        ignore_wheel(self)
        self.put(setting.default)

    @property
    def taken(self) -> int | None:
        return self.value() if self.value() > self.minimum() else None

    def put(self, value: object) -> None:
        self.setValue(self.minimum() if value is None else int(str(value)))


class WholeField(QSpinBox):
    """A whole number in the bounds of its setting."""

    def __init__(self, setting: Setting) -> None:
        assert setting.lowest is not None, "every number has bounds"
        assert setting.highest is not None
        super().__init__(minimum=int(setting.lowest), maximum=int(setting.highest), singleStep=int(setting.step))
        ignore_wheel(self)
        if setting.default is not None:
            self.put(setting.default)

    @property
    def taken(self) -> int:
        return self.value()

    def put(self, value: object) -> None:
        self.setValue(int(str(value)))


class NumberField(QDoubleSpinBox):
    """A number in the bounds of its setting, shown without trailing zeros; small ones step by their own magnitude."""

    def __init__(self, setting: Setting) -> None:
        assert setting.lowest is not None, "every number has bounds"
        assert setting.highest is not None
        super().__init__(decimals=6, minimum=setting.lowest, maximum=setting.highest, singleStep=setting.step)
        if setting.step >= setting.highest:
            self.setStepType(QDoubleSpinBox.StepType.AdaptiveDecimalStepType)
        ignore_wheel(self)
        self.put(setting.default)

    @property
    def taken(self) -> float:
        return self.value()

    def put(self, value: object) -> None:
        self.setValue(float(str(value)))

    def textFromValue(self, value: float) -> str:
        text = self.locale().toString(value, "f", self.decimals())
        return text.rstrip("0").rstrip(self.locale().decimalPoint())


class SwitchField(Retranslated, QCheckBox):
    """Yes or no; it carries its caption itself."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting
        self.put(setting.default)
        self._retranslate()

    @property
    def taken(self) -> bool:
        return self.isChecked()

    def put(self, value: object) -> None:
        self.setChecked(bool(value))

    def _retranslate(self) -> None:
        self.setText(in_words(self._setting.caption))


class LightField(Retranslated, QWidget):
    """The brightness and contrast that pictures are brought to: as suits the weights, or stated."""

    def __init__(self, setting: Setting) -> None:
        super().__init__()
        self._setting = setting
        self._states = QCheckBox()
        self._level, self._contrast = _share_box(0.0, 0.45), _share_box(0.001, 0.225)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self._states, 1)
        for box in (self._level, self._contrast):
            row.addWidget(box)
            self._states.toggled.connect(box.setEnabled)
        self._retranslate()

    @property
    def taken(self) -> tuple[float, float] | None:
        """Mean and standard deviation, from 0 to 1; None where they follow the weights."""
        return (self._level.value(), self._contrast.value()) if self._states.isChecked() else None

    def put(self, value: object) -> None:
        light = cast("tuple[float, float] | None", value)
        self._states.setChecked(light is not None)
        if light is not None:
            self._level.setValue(light[0])
            self._contrast.setValue(light[1])

    def _retranslate(self) -> None:
        self._states.setText(in_words(self._setting.caption))


def _share_box(lowest: float, value: float) -> QDoubleSpinBox:
    box = QDoubleSpinBox(decimals=3, minimum=lowest, maximum=1.0, singleStep=0.05, value=value)
    box.setEnabled(False)
    ignore_wheel(box)
    return box
