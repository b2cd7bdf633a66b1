"""The station's outputs: how each is while the station is at work, and a button that tries it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from PySide6.QtCore import QTimer, Slot
from PySide6.QtWidgets import QDialog, QDialogButtonBox, QVBoxLayout, QWidget

from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.inspection.outputs.row import OutputRow
from castinspect.messages import Message
from castinspect.settings import Settings
from castinspect.station.configured import station_name, tried_output
from castinspect.station.delivery import Delivery
from castinspect.station.outputs.runner import OutputHealth

_SIZE = (640, 420)
_REFRESH_MS = 1000


class OutputsDialog(Retranslated, QDialog):
    """Shows each output of the settings and goes with it.

    Args:
        keeper: Holds the settings.
        delivery: Of the station at work; None where no folder is watched.
        parent: The window.
    """

    def __init__(self, keeper: SettingsKeeper, delivery: Delivery | None, parent: QWidget) -> None:
        super().__init__(parent)
        self._settings, self._delivery = keeper.values.model_copy(), delivery
        self._looking, self._trying = Job(self), Job(self)
        self._tried: OutputRow | None = None
        self._timer = QTimer(self, interval=_REFRESH_MS)
        self.rows = {name: OutputRow(name, section) for name, section in self._settings.outputs.items()}
        self._build_layout()
        self._connect_signals()
        self._retranslate()
        self.look()
        self._timer.start()

    @Slot()
    def look(self) -> None:
        """Ask how the outputs are, in a thread: the record may keep waiting."""
        delivery = self._delivery
        if delivery is not None:
            self._looking.start(lambda: iter([delivery.health()]))

    def _build_layout(self) -> None:
        self._hint, buttons = plain_label("muted"), QDialogButtonBox(QDialogButtonBox.StandardButton.Close)
        buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.setSpacing(GAP)
        for widget in (*self.rows.values(), self._hint):
            layout.addWidget(widget)
        layout.addStretch()
        layout.addWidget(buttons)
        self.resize(*_SIZE)

    def _connect_signals(self) -> None:
        self._looking.produced.connect(self._on_health)
        self._trying.produced.connect(self._on_answered)
        self._trying.failed.connect(self._on_answered)
        self._trying.ended.connect(self._on_ended)
        self._timer.timeout.connect(self.look)
        self.finished.connect(self._on_finished)
        for row in self.rows.values():
            row.test_asked.connect(self._on_test_asked)

    @Slot(str)
    def _on_test_asked(self, name: str) -> None:
        settings, delivery = self._settings, self._delivery
        if self._trying.start(lambda: _tried(settings, delivery, name)):
            self._tried = self.rows[name]
            self._tried.show_trying()

    @Slot(object)
    def _on_health(self, found: Sequence[OutputHealth]) -> None:
        for health in found:
            if health.name in self.rows:
                self.rows[health.name].show_health(health)

    @Slot(object)
    def _on_answered(self, answer: Message | Exception) -> None:
        if self._tried is not None:
            self._tried.show_answer(answer)

    @Slot()
    def _on_ended(self) -> None:
        if self._tried is not None:
            self._tried.end_trying()

    @Slot(int)
    def _on_finished(self, _result: int) -> None:
        self._timer.stop()
        self._looking.abandon()
        self._trying.abandon()
        self.deleteLater()

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Outputs"))
        if not self.rows:
            self._hint.setText(self.tr("No output yet. Add one with the command castinspect outputs add."))
        elif self._delivery is None:
            self._hint.setText(self.tr("No folder is watched, so nothing is sent now. A test works all the same."))
        else:
            self._hint.setText(self.tr("A test sends a HOLD with the number 0, or asks as a client would."))


def _tried(settings: Settings, delivery: Delivery | None, name: str) -> Iterator[Message]:
    """Try an output where it runs, else by itself."""
    try:
        yield delivery.test(name, station_name(settings)) if delivery is not None else tried_output(settings, name)
    except KeyError:  # it is switched off, so it does not run
        yield tried_output(settings, name)
