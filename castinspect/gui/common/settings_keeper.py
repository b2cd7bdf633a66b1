"""The settings, written down as soon as they change: a power cut loses nothing that a person chose."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from castinspect.errors import AccessError, CastInspectError
from castinspect.settings import Settings

_PAUSE_MS = 200  # a slider that is drawn changes many times a second


class SettingsKeeper(QObject):
    """Holds the settings and saves each change a moment later.

    Args:
        values: What was loaded.
        parent: Owner.
    """

    changed = Signal()
    failed = Signal(object)
    """They cannot be saved; told once until saving works again."""

    def __init__(self, values: Settings, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self.values = values
        self._has_failed = False
        self._unsaved: set[str] = set()
        self._timer = QTimer(self, singleShot=True, interval=_PAUSE_MS)
        self._timer.timeout.connect(self.save)

    def change(self, **values: object) -> None:
        """Set some settings by name; nothing is written where they are so already, or where it needs another role."""
        new = {name: value for name, value in values.items() if getattr(self.values, name) != value}
        wished = self.values.model_copy(update=new)
        needs_a_role = bool(wished.acts_since(self.values))
        try:
            wished.require_allowed(self.values)
        except AccessError as error:
            self.failed.emit(error)
            return
        for name, value in new.items():
            setattr(self.values, name, value)
        self._unsaved |= new.keys()
        if needs_a_role:
            self.save()  # while whoever may is logged in
        elif new:
            self._timer.start()
        if new:
            self.changed.emit()

    @Slot()
    def save(self) -> None:
        """Write what changed here; what others wrote meanwhile, as the command line, stays."""
        self._timer.stop()
        try:
            kept, _ = Settings.load_or_last_good()
            for name in self._unsaved:
                setattr(kept, name, getattr(self.values, name))
            kept.save()
            self._unsaved.clear()
            self._has_failed = False
        except CastInspectError as error:
            if not self._has_failed:
                self._has_failed = True
                self.failed.emit(error)
