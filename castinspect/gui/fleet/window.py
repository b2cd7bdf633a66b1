"""The stations of a plant: each one's state, version, queue, alarms, yield, last sign of life; and pushing to them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QItemSelectionModel, QSignalBlocker, QTimer, Slot
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QAbstractItemView, QDialog, QTableWidget, QVBoxLayout, QWidget

from castinspect.errors import CastInspectError
from castinspect.gui.common.cells import cell_text, cell_texts, show_cells
from castinspect.gui.common.job import Job
from castinspect.gui.common.retranslation import Retranslated
from castinspect.gui.common.settings_keeper import SettingsKeeper
from castinspect.gui.common.texts import error_text
from castinspect.gui.common.theme import GAP
from castinspect.gui.common.widgets import plain_label
from castinspect.gui.fleet.orders_table import OrdersTable
from castinspect.gui.fleet.push_panel import PushPanel
from castinspect.registry.registry import Registry
from castinspect.station.fleet.server import Push, StationState, all_pushes, open_fleet, station_states

_SIZE = (960, 640)
_LOOK_MS = 5000
_COLUMNS = 8
_MOST_ORDERS = 50
_WHOLE_ROW = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows


@dataclass(frozen=True)
class FleetSeen:
    """All stations, and the latest orders, at one look."""

    states: tuple[StationState, ...]
    pushes: tuple[Push, ...]


def look(url: str) -> Iterator[FleetSeen]:
    """Ask the server once.

    Raises:
        CastInspectError: None is named, or it cannot be reached.
    """
    database = open_fleet(url)
    try:
        yield FleetSeen(tuple(station_states(database)), tuple(all_pushes(database)[:_MOST_ORDERS]))
    finally:
        database.close()


class FleetWindow(Retranslated, QDialog):
    """A table that looks again every few seconds while it is open. It does not block the station.

    Args:
        keeper: Its settings name the server.
        parent: The window.
        registry: Whose versions can be pushed; None takes this computer's.
    """

    def __init__(self, keeper: SettingsKeeper, parent: QWidget | None = None, registry: Registry | None = None) -> None:
        super().__init__(parent)
        self._keeper = keeper
        self.pushing = PushPanel(keeper, registry or Registry(), self)
        self.orders = OrdersTable()
        self._states: tuple[StationState, ...] = ()
        self._problem: CastInspectError | None = None
        self.job = Job(self)
        self._timer = QTimer(self)
        self._timer.setInterval(_LOOK_MS)
        self._build_layout()
        self._connect_signals()
        self._retranslate()

    @property
    def rows(self) -> list[list[str]]:
        """What the table says."""
        return cell_texts(self._table)

    @property
    def told(self) -> str:
        """The line under the table."""
        return self._line.text()

    @property
    def chosen(self) -> list[str]:
        """The stations whose rows are selected."""
        rows = {index.row() for index in self._table.selectionModel().selectedRows()}
        return [cell_text(self._table, row, 0) for row in sorted(rows)]

    def choose(self, names: Sequence[str]) -> None:
        """Select the rows of stations, and no others."""
        self._table.clearSelection()
        for row in range(self._table.rowCount()):
            if cell_text(self._table, row, 0) in names:
                self._table.selectionModel().select(self._table.model().index(row, 0), _WHOLE_ROW)

    def _build_layout(self) -> None:
        self._table = QTableWidget(0, _COLUMNS)
        self._table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self._table.verticalHeader().hide()
        self._table.horizontalHeader().setStretchLastSection(True)
        self._table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self._line = plain_label()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(GAP, GAP, GAP, GAP)
        layout.addWidget(self._table, 3)
        layout.addWidget(self._line)
        layout.addWidget(self.pushing)
        layout.addWidget(self.orders, 2)
        self.resize(*_SIZE)

    def _connect_signals(self) -> None:
        self._timer.timeout.connect(self._on_timeout)
        self.job.produced.connect(self._on_seen)
        self.job.failed.connect(self._on_failed)
        self._table.itemSelectionChanged.connect(self._on_selection_changed)
        self.pushing.given.connect(self._on_timeout)
        self.finished.connect(self._on_finished)

    def showEvent(self, event: QShowEvent) -> None:
        self.pushing.list_versions()
        self._timer.start()
        self._on_timeout()
        super().showEvent(event)

    @Slot()
    def _on_finished(self) -> None:
        """Closed, also by Esc, of which Qt tells no closeEvent."""
        self._timer.stop()
        self.job.abandon()
        self.pushing.job.stop_and_wait()

    @Slot()
    def _on_timeout(self) -> None:
        url = self._keeper.values.record_server
        self.job.start(lambda: look(url))

    @Slot()
    def _on_selection_changed(self) -> None:
        self.pushing.set_stations(self.chosen)

    @Slot(object)
    def _on_seen(self, seen: FleetSeen) -> None:
        self._states, self._problem = seen.states, None
        self.orders.show_pushes(seen.pushes)
        self._show()

    @Slot(object)
    def _on_failed(self, error: Exception) -> None:
        """What was seen last stays, and is said to be old."""
        if not isinstance(error, CastInspectError):
            raise error
        self._problem = error
        self._show()

    def _show(self) -> None:
        """Say all anew; what was chosen is chosen by name, wherever it stands now."""
        chosen = self.chosen
        with QSignalBlocker(self._table):
            self._fill()
            self.choose(chosen)
        self._on_selection_changed()
        self._line.setText(self._sentence())

    def _fill(self) -> None:
        show_cells(self._table, [self._texts(state) for state in self._states])
        self._table.resizeColumnsToContents()

    def _sentence(self) -> str:
        if self._problem is not None:
            return error_text(self._problem)
        at_work = sum(state.state == "at work" for state in self._states)
        return self.tr(
            "{count} of {total} stations are at work. Select those that are to judge with another version."
        ).format(count=at_work, total=len(self._states))

    def _texts(self, state: StationState) -> Sequence[str]:
        said, share = state.sign, state.yield_share
        words = {"at work": self.tr("At work"), "away": self.tr("Away"), "unknown": self.tr("No sign yet")}
        return (
            state.station,
            words[state.state],
            said.checkpoint_name if said else "",
            str(said.queue) if said else "",
            ", ".join(said.alarms) if said else "",
            "–" if share is None else f"{share:.1%}",
            self.tr("{seconds} s ago").format(seconds=round(state.silent)) if said else "–",
            str(state.behind),
        )

    def _retranslate(self) -> None:
        self.setWindowTitle(self.tr("Stations"))
        self._table.setHorizontalHeaderLabels(
            [
                self.tr("Station"), self.tr("State"), self.tr("Version"), self.tr("Queue"), self.tr("Alarms"),
                self.tr("OK today"), self.tr("Last sign of life"), self.tr("Still to come"),
            ]
        )  # fmt: skip
        self._show()
