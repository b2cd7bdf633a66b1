"""The buttons of the models tab, each enabled only when it can do something."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtGui import QKeySequence
from PySide6.QtWidgets import QPushButton, QWidget

from castinspect.gui.common.flow import FlowLayout
from castinspect.gui.common.retranslation import Retranslated

_KEYS = {
    "compare": "Ctrl+D",
    "rename": "F2",
    "note": "Ctrl+M",
    "export": "Ctrl+S",
    "import": "Ctrl+I",
    "roll_back": "F9",
}
_NEED_VERSION = ("compare", "adapt", "gate", "int8", "note", "rename", "export", "remove", "promote")


class ActionsRow(Retranslated, QWidget):
    """One signal per button."""

    promote = Signal()
    roll_back = Signal()
    compare = Signal()
    adapt = Signal()
    gate = Signal()
    int8 = Signal()
    note = Signal()
    rename = Signal()
    export = Signal()
    import_ = Signal()
    remove = Signal()
    lock = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        signals = {
            "promote": self.promote, "roll_back": self.roll_back, "compare": self.compare, "adapt": self.adapt,
            "gate": self.gate, "int8": self.int8,
            "note": self.note, "rename": self.rename, "export": self.export, "import": self.import_,
            "remove": self.remove, "lock": self.lock,
        }  # fmt: skip
        row = FlowLayout(self)
        self._buttons: dict[str, QPushButton] = {}
        for name, signal in signals.items():
            button = QPushButton()
            button.clicked.connect(signal)
            row.addWidget(button)
            self._buttons[name] = button
        self._buttons["promote"].setObjectName("primary")
        self._retranslate()

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    def show_possible(
        self,
        *,
        sound: bool,
        promoted: bool,
        can_compare: bool,
        can_roll_back: bool,
        busy: bool,
        may_promote: bool = True,
    ) -> None:
        """Enable what can be done.

        Args:
            sound: Whether a version is chosen that can be read.
            promoted: Whether that is the promoted one.
            can_compare: Whether there is another one that is promoted.
            can_roll_back: Whether one was promoted before.
            busy: Whether a long job is under way.
            may_promote: Whether nothing stands against the release of the version that is chosen.
        """
        for name in _NEED_VERSION:
            self._buttons[name].setEnabled(sound)
        self._buttons["remove"].setEnabled(sound and not promoted)
        self._buttons["promote"].setEnabled(sound and not promoted and may_promote)
        self._buttons["compare"].setEnabled(can_compare and not busy)
        self._buttons["adapt"].setEnabled(sound and not busy)
        self._buttons["int8"].setEnabled(sound and not busy)
        self._buttons["roll_back"].setEnabled(can_roll_back)

    def _retranslate(self) -> None:
        texts = {
            "promote": self.tr("Promote…"), "roll_back": self.tr("Roll back…"),
            "compare": self.tr("Compare with promoted"), "adapt": self.tr("Adapt…"), "gate": self.tr("Gate…"),
            "int8": self.tr("INT8…"),
            "note": self.tr("Note…"),
            "rename": self.tr("Rename…"), "export": self.tr("Export…"), "import": self.tr("Import…"),
            "remove": self.tr("Remove…"), "lock": self.tr("Lock pictures…"),
        }  # fmt: skip
        for name, text in texts.items():
            self._buttons[name].setText(text)
            self._buttons[name].setShortcut(QKeySequence(_KEYS.get(name, "")))  # a new text takes it away
        self._buttons["adapt"].setToolTip(self.tr("To a new camera or light, by 32 or more pictures of good parts"))
        self._buttons["gate"].setToolTip(self.tr("Between which light, sharpness and size a picture is judged at all"))
        self._buttons["int8"].setToolTip(
            self.tr("Judge in 8-bit integers, which is faster; refused where a verdict changes")
        )
        self._buttons["lock"].setToolTip(self.tr("Choose the labelled pictures that versions are compared on"))
