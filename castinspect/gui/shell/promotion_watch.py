"""Notices that another checkpoint was promoted, by this window, by the command line or by another program."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from castinspect.registry.registry import Registry

_LOOK_MS = 1000


class PromotionWatch(QObject):
    """Looks at the registry's small file once a second; a look costs microseconds, and no event of a share is lost."""

    changed = Signal()

    def __init__(self, registry: Registry, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._registry = registry
        self._stamp = registry.promotion_stamp()
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self.look)
        self._timer.start()

    @Slot()
    def look(self) -> None:
        stamp = self._registry.promotion_stamp()
        if stamp != self._stamp:
            self._stamp = stamp
            self.changed.emit()
