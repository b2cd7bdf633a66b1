"""Two stations at one folder, mirrored on one server: whoever is killed, each picture is there once.

Either on one computer with one record, or on two computers with a record each at a share that neither may write into,
where claims are rows on the server. 200 kills take half an hour:

    CASTINSPECT_KILLS=200 CASTINSPECT_SEED=1 pytest -m slow -s tests/station/fleet/test_two_stations.py -k two_computers
"""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack, closing
from pathlib import Path

import numpy as np
import pytest
import tomli_w
from PIL import Image

from castinspect.station.history.audit.verify import verify
from castinspect.station.history.database import Database
from castinspect.station.history.opening import open_record, open_server
from castinspect.station.history.views.queries import HistoryRow, every
from castinspect.synthetic.folder import write_castings
from tests.helpers import computers
from tests.helpers.computers import record_of
from tests.helpers.postgres import needs_server, postgres  # noqa: F401

pytest.importorskip("psycopg")
pytestmark = [needs_server, pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="kills as Linux does")]

KILLS = int(os.environ.get("CASTINSPECT_KILLS", "12"))
SEED = int(os.environ.get("CASTINSPECT_SEED", "0"))
NAMES = ("cell-a", "cell-b")
PATIENCE = 300
"""Seconds in which all must have come to rest."""


class Plant:
    """A camera's folder, the two stations at it on one computer with one record, and the server."""

    resting: tuple[int, ...] = (0,)
    """For so many rounds a station that was killed is left dead, by chance."""

    def __init__(self, home: Path, postgres, castings: list[np.ndarray]) -> None:  # noqa: F811
        self.camera, self._home, self._castings = home / "camera", home, castings
        self.camera.mkdir()
        self.server, self.url = postgres, postgres.url
        self.records = dict.fromkeys(NAMES, home / "app" / "data" / "record" / "history.db")
        self.fed: list[str] = []
        self.kills: Counter[str] = Counter()
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._rests: Counter[str] = Counter()
        self._is_up = True
        self._settle({"record_server": self.url})

    def _settle(self, settings: dict[str, object]) -> None:
        for app in {record.parents[2] for record in self.records.values()}:
            file = app / "config" / "settings.toml"
            file.parent.mkdir(parents=True)
            file.write_text(tomli_w.dumps(settings))

    def feed(self) -> None:
        """A picture comes, by renaming or, one in three, as a slow copy."""
        name = f"part_{len(self.fed):05}.png"
        content = marked(self._castings[len(self.fed) % len(self._castings)], len(self.fed))
        file = self.camera / name
        if len(self.fed) % 3:
            hidden = file.with_name(f".{name}.tmp")
            hidden.write_bytes(content)
            hidden.replace(file)
        else:
            with file.open("wb") as opened:
                for start in range(0, len(content), len(content) // 3 + 1):
                    opened.write(content[start : start + len(content) // 3 + 1])
                    opened.flush()
                    time.sleep(0.05)
        self.fed.append(name)

    def start(self, name: str, *options: str) -> subprocess.Popen[bytes]:
        """Have a station watch; it ends at once while the other has the folder."""
        with (self._home / f"{name}.txt").open("ab") as said:
            self._running[name] = subprocess.Popen(
                [sys.executable, "-m", "castinspect", "watch", self.camera, "--station", name, "--model", "demo",
                 "--scan-seconds", "0.3", "--existing", *options],
                env={**os.environ, "CASTINSPECT_HOME": str(self._home / "app")},
                stdin=subprocess.DEVNULL, stdout=subprocess.DEVNULL, stderr=said,
            )  # fmt: skip
        return self._running[name]

    def keep_up(self) -> None:
        """Start again what has ended, as a service manager does."""
        for name in NAMES:
            if self._rests[name] > 0:
                self._rests[name] -= 1
            elif name not in self._running or self._running[name].poll() is not None:
                self.start(name)

    def kill(self, name: str, rest: int = 0) -> None:
        """A station, at once and without a word; it stays dead for so many rounds."""
        self._rests[name] = rest
        process = self._running.pop(name, None)
        if process is not None and process.poll() is None:
            process.kill()
            self.kills[name] += 1
        if process is not None:
            process.wait(PATIENCE)

    def strike_server(self) -> None:
        """The server is there, and gone without a word; or gone, and back."""
        if self._is_up:
            self.server.stop()
            self.kills["server"] += 1
        else:
            self.server.start()
        self._is_up = not self._is_up

    def come_to_rest(self) -> None:
        """All that is left is judged, and the server has the rows of both."""
        if not self._is_up:
            self.strike_server()
        for name in NAMES:
            self.kill(name)
        for name in (*NAMES, *NAMES):  # the record is one: each has what the other left, and tells its own rows
            self.start(name, "--once")
            self._running[name].wait(PATIENCE)

    def close(self) -> None:
        """Nobody is left."""
        for process in self._running.values():
            process.kill()
            process.wait(PATIENCE)

    def said(self) -> str:
        """What the stations told last, for whoever reads a failure."""
        return "\n".join(file.read_text(errors="replace")[-2000:] for file in self._files_of_words())

    def _files_of_words(self) -> list[Path]:
        return [self._home / f"{name}.txt" for name in NAMES]


class TwoComputers(Plant):
    """The same with a record for each station, at a share that neither may write into."""

    resting = (0, 0, 1, 3)

    def _settle(self, settings: dict[str, object]) -> None:
        self.records = {name: record_of(self._home, name) for name in NAMES}
        super()._settle({**settings, "shared_folders": {str(self.camera): "nas:/camera"}})

    def start(self, name: str, *options: str) -> subprocess.Popen[bytes]:
        """Have a station watch; while the other has the folder it waits."""
        self._running[name] = computers.start(
            self._home, self.camera, name, *options, is_read_only=True, terms=computers.HASTE
        )
        return self._running[name]

    def come_to_rest(self) -> None:
        """All that is left is judged by one or the other, and the server has the rows of both."""
        if not self._is_up:
            self.strike_server()
        self._rests.clear()
        self.keep_up()
        computers.until(lambda: set(self.judged()) >= {*self.fed} and self._mirrored() == self.judged().total())
        for name in NAMES:
            self._running[name].terminate()
            self._running[name].wait(PATIENCE)

    def judged(self) -> Counter[str]:
        """How often each picture is on the records of both."""
        return sum((computers.judged(self._home, name) for name in NAMES), Counter())

    def _mirrored(self) -> int:
        with closing(open_server(self.url)) as server:
            return sum(1 for _ in every(server))

    def _files_of_words(self) -> list[Path]:
        return [self._home / name / "said.txt" for name in NAMES]


def marked(pixels: np.ndarray, number: int) -> bytes:
    """A casting as a PNG that no other is like."""
    pixels, content = pixels.copy(), io.BytesIO()
    pixels[0, :16] = np.random.default_rng(number).integers(0, 256, 16, np.uint8)
    Image.fromarray(pixels).save(content, "PNG")
    return content.getvalue()


@pytest.fixture(scope="module")
def castings(tmp_path_factory):
    folder = tmp_path_factory.mktemp("castings")
    write_castings(folder, 12, seed=3)
    return [np.asarray(Image.open(file).convert("L")) for file in sorted(folder.rglob("*.png"))]


@pytest.fixture
def plant(request, tmp_path, postgres, castings):  # noqa: F811
    with ExitStack() as stack:
        found = request.param(tmp_path, postgres, castings)
        stack.callback(found.close)
        yield found


def at_rest_after_kills(plant: Plant) -> None:
    """Pictures come and whoever fate wants is killed; then all come to rest."""
    dice = random.Random(SEED)
    plant.keep_up()
    while plant.kills.total() < KILLS:
        for _ in range(dice.randrange(4)):
            plant.feed()
        time.sleep(dice.uniform(0.2, 12.0))
        match dice.randrange(5):
            case 0 | 1:
                plant.kill(NAMES[0], dice.choice(plant.resting))
            case 2 | 3:
                plant.kill(NAMES[1], dice.choice(plant.resting))
            case _:
                plant.strike_server()
        plant.keep_up()
    plant.come_to_rest()


def each_once(plant: Plant, rows: list[HistoryRow]) -> None:
    """Each picture is there once."""
    judged = Counter(Path(row.values["picture"]).name for row in rows)
    lost, double = set(plant.fed) - set(judged), {name for name, count in judged.items() if count > 1}
    assert (lost, double, judged.total()) == (set(), set(), len(plant.fed)), plant.said()
    verdicts = Counter(row.values["verdict"] for row in rows)
    print(f"{dict(plant.kills)}, {len(plant.fed)} pictures: none lost, none double; {dict(verdicts)}")


def in_order(database: Database, name: str) -> int:
    """What a station has recorded has no gap, and its chain is whole; how many that is."""
    numbers = sorted(row.place.sequence for row in every(database) if row.place.station == name)
    assert numbers == list(range(1, len(numbers) + 1))
    assert not [fault for found in verify(database, name) for fault in found.faults]
    return len(numbers)


@pytest.mark.parametrize("plant", [Plant], indirect=True)
def test_each_picture_is_on_the_server_once_whoever_is_killed_on_one_computer(plant):
    at_rest_after_kills(plant)
    with closing(open_record(plant.records[NAMES[0]])) as local, closing(open_server(plant.url)) as server:
        for database in (local, server):
            each_once(plant, list(every(database)))
            for name in NAMES:
                in_order(database, name)


@pytest.mark.skipif(os.name == "nt" or not computers.can_mount_read_only(), reason="no program may mount here")
@pytest.mark.parametrize("plant", [TwoComputers], indirect=True)
def test_each_picture_is_on_the_server_once_whoever_is_killed_of_two_computers(plant):
    at_rest_after_kills(plant)
    with closing(open_server(plant.url)) as server, ExitStack() as stack:
        each_once(plant, list(every(server)))
        found = []
        for name in NAMES:
            record = stack.enter_context(closing(open_record(plant.records[name])))
            found += every(record)
            assert in_order(record, name) == in_order(server, name) > 0
        each_once(plant, found)
    said = "".join(file.read_text(errors="replace") for file in plant._files_of_words())
    print(f"the folder changed hands {said.count('was taken over from')} times")
    assert not [path for path in plant.camera.iterdir() if path.name.startswith(".castinspect")]
