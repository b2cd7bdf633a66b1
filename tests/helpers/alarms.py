"""Every alarm of a station: how it begins, and how it ends."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

from castinspect.inspection.verdict import Verdict
from castinspect.messages import Message
from castinspect.station.alarms import keeper as keeper_module
from castinspect.station.alarms.keeper import AlarmKeeper
from castinspect.station.events import ArrivalJudged, FolderState, ModelReady, ModelRefused
from castinspect.station.history.alarm_log import AlarmLog
from castinspect.station.history.recording import StationRecord
from castinspect.station.history.store import Store
from castinspect.station.sources.arrival import Arrival
from tests.helpers.checkpoints import metadata_of
from tests.helpers.history import inspection_of

FOLDER = Path("/camera")
CODES = {
    "defects": "alarm-defects", "model": "no-model", "disk": "alarm-disk", "store": "store-full",
    "source": "folder-lost", "camera": "camera-frozen", "queue": "alarm-queue", "novelty": "alarm-novelty",
    "output": "mqtt-down", "masters": "masters-missing", "gate": "alarm-gate", "chart": "alarm-chart-review-limit",
}  # fmt: skip
"""The code on record of each kind of alarm."""

_MESSAGES = {
    "store": Message("store-full", {"store": "/record/history.db"}),
    "source": Message("folder-lost", {"folder": FOLDER, "detail": "gone"}),
    "camera": Message("camera-frozen", {"count": 3}),
}


@dataclass
class Alarming:
    """A station in whose place everything goes wrong that can."""

    store: Store

    def __post_init__(self) -> None:
        self.record = StationRecord(self.store)
        self.problems: list[tuple[str, Message]] = []
        self.masters: Message | None = None
        self.free = 10**12
        keeper_module._free_bytes = lambda _folder: self.free
        self.charts: list[tuple[str, Message]] = []
        self.keeper = AlarmKeeper(
            AlarmLog(self.store), FOLDER, lambda: self.problems,
            masters=lambda: self.masters, charts=lambda: self.charts,
        )  # fmt: skip

    def begin(self, kind: str) -> None:
        """Let it go wrong."""
        self._set(kind, is_wrong=True)

    def end(self, kind: str) -> None:
        """Let it be well again."""
        self._set(kind, is_wrong=False)

    def _set(self, kind: str, *, is_wrong: bool) -> None:
        oldest, alarms = None, ()
        match kind:
            case "defects":
                self._judge(3 if is_wrong else 12, Verdict.DEFECT if is_wrong else Verdict.OK)
            case "novelty":
                self._judge(100, Verdict.REVIEW, 2.0 if is_wrong else 0.1)
            case "gate":
                self._judge(100, Verdict.HOLD, codes=("out-of-focus",) if is_wrong else ())
            case "chart":
                limit = {"point": "L7", "value": 0.4, "low": 0.0, "high": 0.2}
                self.charts = [("review", Message("alarm-chart-review-limit", limit))] if is_wrong else []
            case "model":
                self.keeper.follow(
                    ModelRefused(Message("no-model")) if is_wrong else ModelReady(metadata_of(), "CPU", None)
                )
            case "disk":
                self.free = 0 if is_wrong else 10**12
            case "queue":
                oldest = 1000.0 if is_wrong else 0.1
            case "output":
                down = Message("mqtt-down", {"host": "broker", "port": 1883, "detail": "refused"})
                self.problems = [("mqtt", down)] if is_wrong else []
            case "masters":
                self.masters = Message("masters-missing", {"count": 1, "parts": "M1"}) if is_wrong else None
            case _:
                alarms = (_MESSAGES[kind],) if is_wrong else ()
                self.record.standing(alarms)
        self.keeper.follow(FolderState(FOLDER, 0, alarms, oldest_seconds=oldest))

    def _judge(self, count: int, verdict: Verdict, novelty: float = 0.25, codes: tuple[str, ...] = ()) -> None:
        inspection = inspection_of(1, verdict)
        found = replace(inspection, reasons=tuple(map(Message, codes)))
        if found.prediction is not None:
            found = replace(found, prediction=replace(found.prediction, novelty=novelty))
        for _ in range(count):
            self.keeper.follow(ArrivalJudged(Arrival(found.path), found, metadata_of().preprocessing))
