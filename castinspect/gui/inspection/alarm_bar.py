"""The bar over the picture: what is wrong at the station, and that it is well again."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.widgets import plain_label

_WELL_MS = 20_000


class AlarmBar(Retranslated, QWidget):
    """Red while something is wrong; its end is announced for a while, then the bar is gone."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._say: Callable[[], str] | None = None
        self._alarm, self._well = plain_label("alarm"), plain_label("notice")
        self._timer = QTimer(self, singleShot=True, interval=_WELL_MS)
        self._timer.timeout.connect(self.clear)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        for label in (self._alarm, self._well):
            layout.addWidget(label)
        self.clear()

    @property
    def text(self) -> str:
        """What is wrong, or that it is well again; nothing otherwise."""
        return self._alarm.text() or self._well.text()

    @property
    def is_alarming(self) -> bool:
        return bool(self._alarm.text())

    def alarm(self, say: Callable[[], str]) -> None:
        """Say what is wrong, in the language of the moment, until it is well again."""
        self._say = say
        self._timer.stop()
        self._show(alarm=say())

    def well_again(self, say: Callable[[], str]) -> None:
        """Announce that it is over."""
        self._say = say
        self._show(well=say())
        self._timer.start()

    @Slot()
    def clear(self) -> None:
        self._say = None
        self._timer.stop()
        self._show()

    def _show(self, *, alarm: str = "", well: str = "") -> None:
        for label, text in ((self._alarm, alarm), (self._well, well)):
            label.setText(text)
            label.setVisible(bool(text))
        self.setVisible(bool(alarm or well))

    def _retranslate(self) -> None:
        if self._say is not None:
            (self._alarm if self._alarm.text() else self._well).setText(self._say())
