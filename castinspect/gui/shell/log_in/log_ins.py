"""Who is at the station: logs in and out at the window, and logs out where nobody touches it for a while."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject, QTimer, Signal, Slot
from PySide6.QtWidgets import QApplication, QPushButton, QWidget

from castinspect import access
from castinspect.errors import AccessError
from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text
from castinspect.language import localized
from castinspect.messages import Message
from castinspect.roles import Act, Role

if TYPE_CHECKING:
    from castinspect.gui.shell.log_in.dialog import LogInDialog

_TOUCHES = frozenset(
    {QEvent.Type.KeyPress, QEvent.Type.MouseButtonPress, QEvent.Type.Wheel, QEvent.Type.TouchBegin}
)  # fmt: skip
_MS_A_MINUTE = 60_000


class LogIns(QObject):
    """Lets people in and out. What needs a role is asked of the core; this only offers to log in.

    Args:
        window: Over which is asked.
        keeper: Says after how long an idle person is logged out.
    """

    changed = Signal()
    """Somebody else, or nobody, is logged in."""

    def __init__(self, window: QWidget, keeper: SettingsKeeper) -> None:
        super().__init__(window)
        self._window, self._keeper = window, keeper
        self._job = Job(self)
        self._job.ended.connect(self.changed)
        self._idle = QTimer(self, singleShot=True)
        self._idle.timeout.connect(self._on_idle)

    @Slot()
    def toggle(self) -> None:
        """Log in, or out."""
        if self._is_anybody_in():
            self.log_out("asked")
        else:
            self.ask("", lambda: None)

    def with_role(self, act: Act, do: Callable[[], object]) -> None:
        """Do something now where it may be done, else once somebody has logged in who may."""
        try:
            access.require(act)
        except AccessError as error:
            self.ask(error_text(error), lambda: self._if_allowed(act, do))
            return
        do()

    def ask(self, why: str, then: Callable[[], object]) -> LogInDialog:
        """Ask who somebody is, and go on once it is known."""
        from castinspect.gui.shell.log_in.dialog import LogInDialog

        dialog = LogInDialog(why, self._window)
        dialog.logged_in.connect(self._on_logged_in)
        dialog.accepted.connect(then)
        dialog.open()
        return dialog

    def log_out(self, why: str) -> None:
        """Be nobody; it goes on record in a thread."""
        from castinspect.station.log_in import log_out

        self._idle.stop()
        if application := QApplication.instance():
            application.removeEventFilter(self)
        self._job.start(lambda: log_out(why))

    def stop_and_wait(self) -> None:
        """The window closes: whoever is logged in is so no more."""
        if self._is_anybody_in():
            self.log_out("closed")
        self._job.stop_and_wait()
        access.log_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: ARG002 - any widget's touch counts
        if self._idle.isActive() and event.type() in _TOUCHES:
            self._idle.start()
        return False

    def _if_allowed(self, act: Act, do: Callable[[], object]) -> None:
        if access.may(act):
            do()

    @staticmethod
    def _is_anybody_in() -> bool:
        try:
            return access.present() is not None
        except AccessError:
            return False

    @Slot()
    def _on_logged_in(self) -> None:
        self._idle.start(round(self._keeper.values.idle_minutes * _MS_A_MINUTE))
        if application := QApplication.instance():  # only now: it sees every event of the app
            application.installEventFilter(self)
        self.changed.emit()

    @Slot()
    def _on_idle(self) -> None:
        self.log_out("idle")


class PersonButton(Retranslated, QPushButton):
    """Says who is logged in, or that the station is open to everybody; pressed, it logs in or out."""

    def __init__(self, log_ins: LogIns, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setFlat(True)
        self.setStyleSheet("min-height: 0; padding: 0 8px; border: none; text-decoration: underline;")  # one line high
        self.clicked.connect(log_ins.toggle)
        log_ins.changed.connect(self.look)
        self._retranslate()

    @Slot()
    def look(self) -> None:
        """Ask again who is there."""
        self._retranslate()

    def _retranslate(self) -> None:
        try:
            is_open, person = access.is_open(), access.present()
        except AccessError as error:
            is_open, person = False, None
            self.setToolTip(error_text(error))
        roles = {
            Role.OPERATOR: self.tr("operator"), Role.ENGINEER: self.tr("engineer"),
            Role.ADMINISTRATOR: self.tr("administrator"),
        }  # fmt: skip
        if person is not None:
            self.setText(self.tr("{name} ({role}) – log out").format(name=person.name, role=roles[person.role]))
        else:
            self.setText(self.tr("no passwords set") if is_open else self.tr("Log in…"))
        self.setEnabled(not is_open)
        if is_open:
            self.setToolTip(localized(Message("access-open", {})))
