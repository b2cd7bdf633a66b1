"""Two stations, as on two computers with a record each, at one folder; either is killed at named points of its line."""

from __future__ import annotations

import errno
import os
import random
import signal
import tempfile
import time
from collections import Counter
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from castinspect.station.claim.claim_file import ClaimFile
from castinspect.station.claim.folder_claim import Terms
from castinspect.station.claim.place import Sharing
from castinspect.station.fleet.claims import shared_folders
from castinspect.station.fleet.server import open_fleet
from castinspect.station.history.opening import open_record
from castinspect.station.history.views.queries import every
from castinspect.station.points import Point, call_at_points
from tests.helpers.history import store_in
from tests.helpers.postgres import Server
from tests.helpers.station import Station, whole

TERMS = Terms(beat=0.1, lease=0.8, stale=1.5, settle=0.3, doubt=1000.0)
NAMES = ("cell-1", "cell-2")
_ROUND_SECONDS = 2.5
_ROUNDS_TO_REST = 60


class KilledPair:
    """Feeds pictures, kills, and counts at the end.

    Args:
        home: For the records and the camera's folder.
        read_only: Which of the stations may not write into that folder.
        server: That both know; None for none.
        seed: Of all that is left to chance.
    """

    def __init__(self, home: Path, read_only: tuple[str, ...], server: Server | None, seed: int) -> None:
        self._home, self._read_only, self._server = home, read_only, server
        self._dice, self.camera = random.Random(seed), home / "camera"
        self.camera.mkdir()
        for name in NAMES:
            (home / name).mkdir()
            with closing(store_in(home / name, name)):
                pass
        if server is not None:  # what is loaded and made here each child need not
            with closing(open_fleet(server.url)):
                pass
        self.fed: list[str] = []
        self.kills: Counter[str] = Counter()

    def run(self, kills: int) -> None:
        """Kill so many times; then let both go on undisturbed until all is judged."""
        while self.kills.total() < kills:
            self._feed()
            victim, other = self._dice.sample(NAMES, 2)
            point, passes = self._dice.choice(list(Point)), self._dice.choice((1, 1, 2, 5))
            self._round({victim: self._killer(point, passes), other: None}, is_struck=self._dice.random() < 0.1)
        for _ in range(_ROUNDS_TO_REST):
            if set(self.judged()) >= {*self.fed}:
                break
            self._round(dict.fromkeys(NAMES), is_struck=False)

    def judged(self) -> Counter[str]:
        """How often each picture is on the records of both."""
        found: Counter[str] = Counter()
        for name in NAMES:
            with closing(open_record(self._home / name / "record" / "history.db")) as database:
                found.update(Path(row.values["picture"]).name for row in every(database))
        return found

    def _feed(self) -> None:
        for _ in range(self._dice.choice((0, 1, 1, 3))):
            name = f"part_{len(self.fed):05}.png"
            (self.camera / ".arriving").write_bytes(whole(len(self.fed)))
            (self.camera / ".arriving").replace(self.camera / name)
            self.fed.append(name)

    def _killer(self, point: Point, passes: int) -> Callable[[Point], None]:
        left = [passes]

        def hook(reached: Point) -> None:
            left[0] -= reached is point
            if left[0] == 0:
                os.kill(os.getpid(), signal.SIGKILL)

        return hook

    def _round(self, hooks: dict[str, Callable[[Point], None] | None], *, is_struck: bool) -> None:
        """Both live for a moment; who is not killed at a point ends in good order, or is killed at the end."""
        children = {name: self._child(name, hook) for name, hook in hooks.items()}
        if is_struck and self._server is not None:
            self._server.stop()
            self._server.start()
            self.kills["server"] += 1
        for name, child in children.items():
            self.kills[name] += os.WIFSIGNALED(os.waitpid(child, 0)[1])

    def _child(self, name: str, hook: Callable[[Point], None] | None) -> int:
        is_cut_off = hook is not None or self._dice.random() < 0.3
        if child := os.fork():
            return child
        try:
            call_at_points(hook)
            self._live(name, is_cut_off=is_cut_off)
        finally:
            os._exit(0)

    def _live(self, name: str, *, is_cut_off: bool) -> None:
        tempfile.tempdir = str(self._home / name)  # where programs of one computer see each other
        Terms.__init__.__defaults__ = tuple(vars(TERMS).values())
        if name in self._read_only:
            ClaimFile.create = _refuse
        station = Station(self._home / name, self.camera, station=name, sharing=self._sharing())
        until = time.monotonic() + _ROUND_SECONDS
        while time.monotonic() < until:
            station.look()
            time.sleep(0.02)
        if is_cut_off:
            os.kill(os.getpid(), signal.SIGKILL)
        station.close()

    def _sharing(self) -> Sharing:
        if self._server is None:
            return Sharing()
        return Sharing(at_server=shared_folders(self._server.url, {str(self.camera): "nas:/camera"}))


def _refuse(*_: object) -> bool:
    raise OSError(errno.EROFS, "Read-only file system")
