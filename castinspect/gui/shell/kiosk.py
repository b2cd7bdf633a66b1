"""Full screen and kiosk: what an operator may not touch is hidden, and leaving needs the engineer."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QDialog, QMainWindow, QProgressBar, QPushButton, QVBoxLayout

from castinspect.access import is_open
from castinspect.errors import AccessError
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.shell.log_in.log_ins import LogIns
from castinspect.roles import Act

_HOLD_MS = 3000
_TICK_MS = 50


class Kiosk(QObject):
    """Fills the screen for the operator. Plain full screen is left by Esc or F11; a kiosk only by who may.

    Args:
        window: Fills the screen.
        keeper: Keeps whether this station is a kiosk, so that it is one after a restart, too.
        log_ins: Asks for the engineer's password.
    """

    changed = Signal(bool)
    """Whether what an operator must not touch is hidden from now on."""

    def __init__(self, window: QMainWindow, keeper: SettingsKeeper, log_ins: LogIns) -> None:
        super().__init__(window)
        self._window = window
        self._log_ins = log_ins
        self._keeper = keeper
        self.is_on = False

    def begin_if_set(self) -> None:
        """Be a kiosk from the start where the settings say so; call once the window is shown."""
        if self._keeper.values.kiosk:
            self.enter()

    @Slot()
    def enter(self) -> None:
        """Become a kiosk, also after the next start."""
        self.is_on = True
        self._keeper.change(kiosk=True)
        self._window.showFullScreen()
        self.changed.emit(True)

    @Slot()
    def toggle_full_screen(self) -> None:
        """Fill the screen, or be a window again."""
        if self.is_on:
            self.ask_to_leave()
        elif self._window.isFullScreen():
            self._window.showNormal()
        else:
            self._window.showFullScreen()

    @Slot()
    def ask_to_leave(self) -> None:
        """Esc: a window again at once, or, from a kiosk, once it is proven that an engineer wants it."""
        if self.is_on:
            self._ask_for_proof()
        elif self._window.isFullScreen():
            self._window.showNormal()

    def _ask_for_proof(self) -> None:
        """An engineer's password where passwords are set, else a button that is held."""
        if not self._is_open():
            self._log_ins.with_role(Act.LEAVE_KIOSK, self.leave)
            return
        question = HoldQuestion(self._window)
        question.accepted.connect(self.leave)
        question.open()

    @staticmethod
    def _is_open() -> bool:
        try:
            return is_open()
        except AccessError:
            return False

    @Slot()
    def leave(self) -> None:
        """Be a window again, with everything."""
        self.is_on = False
        self._keeper.change(kiosk=False)
        self._window.showNormal()
        self.changed.emit(False)


class HoldQuestion(Retranslated, QDialog):
    """A button that must be held for a while: nobody leaves a kiosk by a touch in passing."""

    def __init__(self, parent: QMainWindow) -> None:
        super().__init__(parent)
        self._text, self._bar = plain_label("heading"), QProgressBar(textVisible=False)
        self.hold, self._cancel = QPushButton(), QPushButton()
        self.hold.setObjectName("touch")
        self._cancel.setObjectName("touch")
        self._bar.setRange(0, _HOLD_MS // _TICK_MS)
        self._timer = QTimer(self, interval=_TICK_MS)
        self._timer.timeout.connect(self._on_tick)
        self.hold.setAutoDefault(False)
        self.hold.pressed.connect(self._on_pressed)
        self.hold.released.connect(self._on_released)
        self._cancel.clicked.connect(self.reject)
        self._cancel.setDefault(True)
        column = QVBoxLayout(self)
        column.setSpacing(GAP)
        for widget in (self._text, self.hold, self._bar, self._cancel):
            column.addWidget(widget)
        self.setMinimumWidth(420)
        self.finished.connect(self.deleteLater)
        self._retranslate()

    @Slot()
    def _on_pressed(self) -> None:
        self._bar.setValue(0)
        self._timer.start()

    @Slot()
    def _on_released(self) -> None:
        self._timer.stop()
        self._bar.setValue(0)

    @Slot()
    def _on_tick(self) -> None:
        self._bar.setValue(self._bar.value() + 1)
        if self._bar.value() >= self._bar.maximum():
            self._timer.stop()
            self.accept()

    def _retranslate(self) -> None:
        self.setWindowTitle("CastInspect")
        self._text.setText(self.tr("Leave the operator's screen? Everything can be changed then."))
        self.hold.setText(self.tr("Hold for three seconds to leave"))
        self._cancel.setText(self.tr("Stay"))
