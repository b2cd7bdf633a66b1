"""Alarms on record that last or wait for a person: what each says, since when, until when, and a button: seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal, Slot
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QVBoxLayout, QWidget

from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.texts import breakable
from castinspect.gui.common.theme import GAP, SNUG
from castinspect.gui.common.widgets import plain_label
from castinspect.language import localized

if TYPE_CHECKING:
    from castinspect.station.history.rows import Alarm

_MOST = 4
"""Alarms shown at once; the others are counted."""
_SAY_WHAT = ("alarm-chart-", "store-")
"""Sentences that say which chart or server they are of: their subject is the station's own word, in no language."""


class AlarmList(Retranslated, QFrame):
    """Hidden while there is nothing to look after."""

    acknowledged = Signal(int)
    """A person has seen the alarm with this number."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.setObjectName("panel")
        self._alarms: tuple[Alarm, ...] = ()
        self._rows: list[QWidget] = []
        self._pressed: set[int] = set()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(GAP, SNUG, GAP, SNUG)
        self._layout.setSpacing(SNUG)
        self._retranslate()

    @property
    def texts(self) -> list[str]:
        """What stands there, the alarm that nobody has seen first."""
        return [self._words(alarm) for alarm in self._shown()]

    def show_alarms(self, alarms: Sequence[Alarm]) -> None:
        """Show these and no others; what was pressed stays so until the record knows that it was seen."""
        self._alarms = tuple(alarms)
        self._retranslate()

    @Slot()
    def enable_again(self) -> None:
        """What was pressed could not be put on record: it can be pressed once more."""
        self._pressed.clear()
        self._retranslate()

    def buttons(self) -> list[QPushButton]:
        """Those for having seen an alarm, in the order of the alarms that nobody has seen."""
        return [button for row in self._rows for button in row.findChildren(QPushButton)]

    def _shown(self) -> list[Alarm]:
        return sorted(self._alarms, key=lambda alarm: (alarm.acknowledged is not None, alarm.id))

    def _retranslate(self) -> None:
        for row in self._rows:
            self._layout.removeWidget(row)
            row.hide()
            row.deleteLater()
        shown = self._shown()
        self._rows = [self._row(alarm) for alarm in shown[:_MOST]]
        if len(shown) > _MOST:
            others = plain_label("muted")
            others.setText(self.tr("{count} more alarms are in the record").format(count=len(shown) - _MOST))
            self._rows.append(others)
        for row in self._rows:
            self._layout.addWidget(row)
        self.setVisible(bool(self._rows))

    def _row(self, alarm: Alarm) -> QWidget:
        row, label = QWidget(), plain_label("muted" if alarm.ended else "")
        label.setText(breakable(self._words(alarm)))
        label.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Preferred)  # a long path makes nothing wider
        line = QHBoxLayout(row)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(label, 1)
        if alarm.acknowledged is None:
            button = QPushButton(self.tr("Seen"))
            button.setEnabled(alarm.id not in self._pressed)
            button.clicked.connect(lambda: self._on_seen(alarm.id, button))
            line.addWidget(button)
        return row

    def _on_seen(self, number: int, button: QPushButton) -> None:
        self._pressed.add(number)
        button.setEnabled(False)
        self.acknowledged.emit(number)

    def _words(self, alarm: Alarm) -> str:
        begun = f"{alarm.started.astimezone():%H:%M}"
        ended = f"{alarm.ended.astimezone():%H:%M}" if alarm.ended else self.tr("now")
        subject = f"{alarm.subject}: " if alarm.subject and not alarm.code.startswith(_SAY_WHAT) else ""
        return f"{begun} – {ended}  {subject}{localized(alarm.message)}"
