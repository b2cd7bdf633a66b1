"""What a person does with the part on the screen: seen, OK, a defect, disagree, undo; always in one place."""

from __future__ import annotations

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QGridLayout, QPushButton, QSizePolicy, QWidget

from castinspect.gui.common.icons import icon
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.theme import SNUG, TOUCH

KEYS = {"good": "F6", "defect": "F7", "next": "F4", "disagree": "F8", "undo": "Ctrl+Z"}
"""Function keys, which work in every keyboard layout and input method; letters do not while Hangul is typed."""
_ICONS = {"good": "tick", "defect": "cross", "next": "next", "disagree": "disagree", "undo": "undo"}
_PLACES = {"good": (0, 0), "defect": (0, 1), "next": (1, 0), "disagree": (1, 1), "undo": (2, 0)}


class DecisionButtons(Retranslated, QWidget):
    """Buttons for gloves. They are enabled or not, but they never move and never change what they mean."""

    good = Signal()
    defect = Signal()
    next = Signal()
    disagree = Signal()
    undo = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        signals = {
            "good": self.good, "defect": self.defect, "next": self.next, "disagree": self.disagree, "undo": self.undo,
        }  # fmt: skip
        self._buttons: dict[str, QPushButton] = {}
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(SNUG)
        for name, signal in signals.items():
            button = QPushButton(icon(_ICONS[name]), "")
            button.setObjectName("touch")
            button.setIconSize(QSize(22, 22))
            button.setMinimumSize(1, TOUCH)
            button.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
            button.clicked.connect(signal)
            QShortcut(QKeySequence(KEYS[name]), self, button.click, context=Qt.ShortcutContext.WindowShortcut)
            self._buttons[name] = button
        for name, (row, column) in _PLACES.items():
            grid.addWidget(self._buttons[name], row, column, 1, 2 if name == "undo" else 1)
        self._buttons["undo"].setObjectName("")
        self._buttons["undo"].setMinimumHeight(TOUCH - 12)
        self._retranslate()

    def button(self, name: str) -> QPushButton:
        return self._buttons[name]

    def show_possible(
        self, *, can_be_good: bool, can_be_bad: bool, can_disagree: bool, can_go_on: bool, can_undo: bool
    ) -> None:
        """Enable what can be done.

        Args:
            can_be_good: Whether the part may be called OK without a reason: nothing says that it is not.
            can_be_bad: Likewise, a defect.
            can_disagree: Whether it was judged OK or DEFECT.
            can_go_on: Whether another part waits to be seen.
            can_undo: Whether something was decided in this session.
        """
        possible = {
            "good": can_be_good,
            "defect": can_be_bad,
            "next": can_go_on,
            "disagree": can_disagree,
            "undo": can_undo,
        }
        for name, enabled in possible.items():
            self._buttons[name].setEnabled(enabled)

    def _retranslate(self) -> None:
        texts = {
            "good": self.tr("It is OK"), "defect": self.tr("It is a defect"), "next": self.tr("Seen, next"),
            "disagree": self.tr("Disagree…"), "undo": self.tr("Undo the last decision"),
        }  # fmt: skip
        for name, text in texts.items():
            joint = "   " if name == "undo" else "\n"
            self._buttons[name].setText(f"{text}{joint}{KEYS[name]}")
