"""Two stations at one folder, mirrored on one server: whoever is killed, each picture is there once."""

from __future__ import annotations

import io
import os
import random
import subprocess
import sys
import time
from collections import Counter
from contextlib import ExitStack
from pathlib import Path

import numpy as np
import pytest
import tomli_w
from PIL import Image

from castinspect.station.history.audit.verify import verify
from castinspect.station.history.opening import open_record, open_server
from castinspect.station.history.views.queries import every
from castinspect.synthetic.folder import write_castings
from tests.helpers.postgres import needs_server, postgres  # noqa: F401

pytest.importorskip("psycopg")
pytestmark = [needs_server, pytest.mark.slow, pytest.mark.skipif(os.name == "nt", reason="kills as Linux does")]

KILLS = int(os.environ.get("CASTINSPECT_KILLS", "12"))
SEED = int(os.environ.get("CASTINSPECT_SEED", "0"))
NAMES = ("cell-a", "cell-b")
PATIENCE = 300
"""Seconds in which all must have come to rest."""


class Plant:
    """A camera's folder, the two stations at it on one computer, and the server."""

    def __init__(self, home: Path, postgres, castings: list[np.ndarray]) -> None:  # noqa: F811
        self.camera, self._home, self._castings = home / "camera", home, castings
        self.camera.mkdir()
        self.server, self.url = postgres, postgres.url
        self.record = home / "app" / "data" / "record" / "history.db"
        self.fed: list[str] = []
        self.kills: Counter[str] = Counter()
        self._running: dict[str, subprocess.Popen[bytes]] = {}
        self._is_up = True
        settings = home / "app" / "config" / "settings.toml"
        settings.parent.mkdir(parents=True)
        settings.write_text(tomli_w.dumps({"record_server": self.url}))

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
            if name not in self._running or self._running[name].poll() is not None:
                self.start(name)

    def kill(self, name: str) -> None:
        """A station, at once and without a word."""
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
        return "\n".join((self._home / f"{name}.txt").read_text(errors="replace")[-2000:] for name in NAMES)


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
def plant(tmp_path, postgres, castings):  # noqa: F811
    with ExitStack() as stack:
        found = Plant(tmp_path, postgres, castings)
        stack.callback(found.close)
        yield found


def test_each_picture_is_on_the_server_once_whoever_is_killed(plant):
    dice = random.Random(SEED)
    plant.keep_up()
    while plant.kills.total() < KILLS:
        for _ in range(dice.randrange(4)):
            plant.feed()
        time.sleep(dice.uniform(0.2, 12.0))
        match dice.randrange(5):
            case 0 | 1:
                plant.kill(NAMES[0])
            case 2 | 3:
                plant.kill(NAMES[1])
            case _:
                plant.strike_server()
        plant.keep_up()
    plant.come_to_rest()

    with ExitStack() as stack:
        local, server = open_record(plant.record), open_server(plant.url)
        stack.callback(local.close)
        stack.callback(server.close)
        for database in (local, server):
            rows = list(every(database))
            judged = Counter(Path(row.values["picture"]).name for row in rows)
            assert {name: judged[name] for name in plant.fed} == dict.fromkeys(plant.fed, 1), plant.said()
            assert judged.total() == len(plant.fed)
            for name in NAMES:
                numbers = sorted(row.place.sequence for row in rows if row.place.station == name)
                assert numbers == list(range(1, len(numbers) + 1))
                assert not [fault for found in verify(database, name) for fault in found.faults]
    print(f"{dict(plant.kills)}, {len(plant.fed)} pictures: none lost, none double")
