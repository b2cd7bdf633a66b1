"""A station that is killed at named points of the line, again and again, while pictures arrive and are carried."""

from __future__ import annotations

import os
import random
import signal
from dataclasses import dataclass, field
from pathlib import Path

from castinspect.station.history.audit.verify import verify
from castinspect.station.history.outbox import Outbox, Routes
from castinspect.station.history.views.queries import every
from castinspect.station.intentions import Intended
from castinspect.station.outputs.runner import now_utc
from castinspect.station.points import Point, call_at_points
from castinspect.station.routing.carrying import Carrier
from castinspect.station.routing.retention import RetentionRules
from castinspect.station.routing.routes import RouteAction, RoutePlan
from tests.helpers.station import Station, half, sha256, whole

_LOOKS = 12
"""After so many looks a start that never reached its point ends by itself."""


@dataclass
class Outcome:
    """What is to be found once all has come to rest; every list of faults has to be empty."""

    kills: dict[str, int]
    fed: int
    lost: list[str]
    double: list[str]
    orphans: list[str]
    starved: int
    gaps: list[int]
    faults: list[object]
    untold: list[int] = field(default_factory=list)


class KilledStation:
    """Feeds pictures, kills, and counts at the end.

    Args:
        home: For the record, the camera's folder and the verdict folders.
        seed: Of all that is left to chance.
    """

    def __init__(self, home: Path, seed: int = 1) -> None:
        self._home, self._random = home, random.Random(seed)
        self._camera, self._sorted = home / "camera", home / "sorted"
        for folder in (self._camera, self._sorted):
            folder.mkdir(parents=True)
        self._fed: dict[str, bytes] = {}
        self._slow: list[str] = []
        self._kills = dict.fromkeys(Point, 0)
        self._starved = 0

    def run(self, kills: int) -> Outcome:
        """Kill so many times, then let a last start go on undisturbed."""
        while sum(self._kills.values()) < kills:
            self._feed()
            before = self._rows()
            point = self._random.choice(list(Point))
            is_killed = self._killed_at(point, self._random.choice((1, 1, 2, 3, 7)))
            self._kills[point] += is_killed
            self._starved += not is_killed and self._rows() < min(len(self._fed) - len(self._slow), before + 1)
        self._finish_copies()
        return self._settled()

    # --- the camera ---

    def _feed(self) -> None:
        self._finish_copies()
        for _ in range(self._random.choice((0, 1, 1, 2, 5))):
            number = len(self._fed)
            name, content = f"part_{number:05}.png", whole(number)
            self._fed[name] = content
            if self._random.random() < 0.3:
                (self._camera / name).write_bytes(half(number))
                self._slow.append(name)
            else:
                (self._camera / ".arriving").write_bytes(content)
                (self._camera / ".arriving").replace(self._camera / name)

    def _finish_copies(self) -> None:
        for name in self._slow:
            with (self._camera / name).open("r+b") as file:
                file.write(self._fed[name])
        self._slow.clear()

    # --- the station ---

    def _killed_at(self, point: Point, time: int) -> bool:
        child = os.fork()
        if not child:
            try:
                self._live(point, time)
            finally:
                os._exit(0)
        return os.WIFSIGNALED(os.waitpid(child, 0)[1])

    def _live(self, point: Point, time: int) -> None:
        left = [time]

        def hook(reached: Point) -> None:
            left[0] -= reached is point
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        call_at_points(hook)
        station, carrier = self._started()
        for _ in range(_LOOKS):
            station.look()
            carrier.step()
        station.close()

    def _started(self) -> tuple[Station, Carrier]:
        def intended(arrival: object, inspection: object) -> Intended:
            plan = RoutePlan(RouteAction.COPY, self._sorted / inspection.verdict / inspection.path.name)
            return Intended(route=plan, outputs=("mqtt",))

        station = Station(self._home, self._camera, intended=intended)
        known = station.store.head().sequence
        return station, Carrier(Routes(station.store), self._sorted, RetentionRules(), known)

    def _rows(self) -> int:
        station, _ = self._started()
        rows = sum(1 for _ in every(station.store.database))
        station.close()
        return rows

    def _settled(self) -> Outcome:
        station, carrier = self._started()
        station.settle()
        for _ in range(3):
            while carrier.step() == 0:
                pass
        rows = list(every(station.store.database))
        names = [Path(row.values["picture"]).name for row in rows if row.values["verdict"] == "OK"]
        told = [due.number for due in Outbox(station.store).due("mqtt", now_utc(), limit=10**6)]
        outcome = Outcome(
            kills={str(point): count for point, count in self._kills.items()},
            fed=len(self._fed),
            lost=[name for name in self._fed if name not in names],
            double=sorted({name for name in names if names.count(name) > 1}),
            orphans=self._orphans(),
            starved=self._starved,
            gaps=[number for number, row in enumerate(rows, 1) if row.place.sequence != number],
            faults=[fault for step in verify(station.store.database, station.store.station) for fault in step.faults],
            untold=[row.place.sequence for row in rows if row.place.sequence not in told],
        )
        station.close()
        return outcome

    def _orphans(self) -> list[str]:
        """Files beside those that belong there: half copies, second copies, and pictures that were not carried."""
        there = sorted((path.name, sha256(path.read_bytes())) for path in self._sorted.glob("OK/*"))
        wanted = sorted((name, sha256(content)) for name, content in self._fed.items())
        return [name for name, _ in {*there} ^ {*wanted}]
