"""A shift at the real window, by keys and mouse: check, parts, decisions, a lost source, kiosk, a power cut, its end.

Photographs of every step are left in `CASTINSPECT_SHOTS`, where that is set.
"""

from __future__ import annotations

import os
import shutil
import sqlite3
import subprocess
import sys
from collections import Counter
from contextlib import closing
from pathlib import Path

import pytest

from castinspect.cli import run
from castinspect.imaging.finding import find_pictures
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import HOME_VARIABLE, demo_checkpoint
from castinspect.settings import Settings
from tests.helpers.screen import IS_POSSIBLE, PATIENCE, Screen, wait_until

pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(not IS_POSSIBLE, reason="needs Xvfb, openbox, xdotool and ImageMagick"),
]


class Station:
    """The window as a process, its watched folder, and its record, read as anybody may.

    Args:
        home: Of the station.
        screen: Where it stands.
        parts: A picture by the verdict that it gets.
    """

    def __init__(self, home: Path, screen: Screen, parts: dict[str, list[Path]]) -> None:
        self.home, self.screen = home, screen
        self.watched = home / "camera"
        self._parts = {verdict: list(pictures) for verdict, pictures in parts.items()}
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "castinspect"],
            env=self.screen.environment | {HOME_VARIABLE: str(self.home)},
            stdout=subprocess.DEVNULL,
        )
        wait_until(lambda: any("CastInspect" in title for title in self.screen.titles()), "the window stands there")

    def put(self, verdict: str, name: str) -> None:
        """Have the camera take a picture that gets this verdict."""
        content = self._parts[verdict].pop().read_bytes()
        (self.watched / f"{name}.tmp").write_bytes(content)
        (self.watched / f"{name}.tmp").rename(self.watched / f"{name}.png")

    def told(self, sql: str) -> list[tuple[object, ...]]:
        """What the record holds."""
        file = self.home / "data" / "record" / "history.db"
        if not file.exists():
            return []
        with closing(sqlite3.connect(f"file:{file}?mode=ro", uri=True, timeout=30)) as record:
            try:
                return record.execute(sql).fetchall()
            except sqlite3.OperationalError:
                return []

    def verdicts(self) -> Counter[object]:
        return Counter(row[0] for row in self.told("SELECT verdict FROM inspections"))

    def wait_for(self, **wanted: int) -> None:
        wait_until(lambda: self.verdicts() == Counter(wanted), f"{wanted}, but {self.verdicts()}")

    def decisions(self) -> list[object]:
        return [row[0] for row in self.told("SELECT outcome FROM decisions WHERE kind != 'undone' ORDER BY number")]

    def kill(self) -> None:
        """The power fails."""
        assert self._process is not None
        self._process.kill()
        self._process.wait(PATIENCE)

    def quit(self) -> None:
        """By keys: the window asks, since it watches."""
        assert self._process is not None
        self.screen.press("ctrl+q")
        wait_until(lambda: len(self.screen.titles()) > 1 or self._process.poll() is not None, "it asks")
        self.screen.shoot("closing")
        self.screen.press("Tab", "Return")  # Return alone leaves everything as it is
        assert self._process.wait(PATIENCE) == 0

    def end(self) -> None:
        if self._process is not None and self._process.poll() is None:
            self.kill()


@pytest.fixture(scope="module")
def parts(tmp_path_factory):
    """Castings by the demo model's verdict; what cannot be read is HOLD."""
    folder = tmp_path_factory.mktemp("castings")
    assert run(["synth", str(folder / "all"), "--count", "60", "--seed", "3"]) == 0
    inspector = Inspector.from_checkpoint(load_checkpoint(demo_checkpoint()), "cpu", engine="openvino")
    found: dict[str, list[Path]] = {"OK": [], "DEFECT": [], "REVIEW": [], "HOLD": []}
    for inspection in inspector.inspect(find_pictures([folder / "all"])):
        found[str(inspection.verdict)].append(inspection.path)
    for number in range(2):
        cut = folder / f"cut_{number}.png"
        cut.write_bytes(found["OK"][number].read_bytes()[: 2000 + number])
        found["HOLD"].append(cut)
    assert all(len(found[verdict]) >= least for verdict, least in (("OK", 6), ("DEFECT", 4), ("REVIEW", 1)))
    return found


@pytest.fixture(scope="module")
def model(tmp_path_factory):
    """A folder of models in which the demo model is promoted and made ready."""
    home = tmp_path_factory.mktemp("model")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(HOME_VARIABLE, str(home))
        assert run(["promote", "demo", "--allow-unproven"]) == 0
    return home / "data"


@pytest.fixture(params=["1024x768", "2560x1440"])
def size(request):
    return request.param


@pytest.fixture(params=["en", "ko"])
def station(request, size, model, parts, tmp_path, monkeypatch):
    shots = Path(os.environ.get("CASTINSPECT_SHOTS", tmp_path)) / f"shift-{size}-{request.param}"
    home = tmp_path / "home"
    shutil.copytree(model, home / "data")
    (home / "camera").mkdir()
    monkeypatch.setenv(HOME_VARIABLE, str(home))
    settings = Settings(language=request.param, watched_folder=home / "camera", watching=True, station_name="line-1")
    settings.identity = settings.identity.model_copy(update={"pattern": r"(?P<lot>[^/_]+)_(?P<part>[^/.]+)"})
    settings.shift = settings.shift.model_copy(update={"masters": {"good": "OK", "bad": "DEFECT"}})
    settings.save()
    screen = Screen(size, shots)
    made = Station(home, screen, parts)
    yield made
    made.end()
    screen.close()


def test_a_shift_is_played(station):
    screen = station.screen
    # The shift starts: no part is OK before the masters have got their verdicts.
    station.start()
    station.put("OK", "A_1")
    station.wait_for(HOLD=1)
    screen.shoot("before-the-check")
    screen.press("F4")
    station.put("OK", "master_good")
    station.wait_for(HOLD=1, OK=1)
    station.put("DEFECT", "master_bad")
    station.wait_for(HOLD=1, OK=1, DEFECT=1)
    screen.shoot("masters-judged")
    screen.press("F4", "F3")
    wait_until(lambda: len(screen.titles()) > 1, "the shift's window opens")
    screen.shoot("shift")
    screen.press("Escape")
    # Parts: one OK; a DEFECT stays until it is seen; a REVIEW is decided; what cannot be judged is HOLD.
    station.put("OK", "A_2")
    station.wait_for(HOLD=1, OK=2, DEFECT=1)
    screen.shoot("ok")
    station.put("DEFECT", "A_3")
    station.wait_for(HOLD=1, OK=2, DEFECT=2)
    screen.shoot("defect")
    screen.press("F4")
    station.put("REVIEW", "A_4")
    station.wait_for(HOLD=1, OK=2, DEFECT=2, REVIEW=1)
    screen.shoot("review")
    screen.press("F6")
    wait_until(lambda: station.decisions() == ["OK"], "the review is decided")
    screen.shoot("review-decided")
    station.put("HOLD", "A_5")
    station.wait_for(HOLD=2, OK=2, DEFECT=2, REVIEW=1)
    screen.shoot("hold")
    screen.press("F4")
    # The source is lost, and comes back.
    station.watched.rename(station.home / "away")
    wait_until(lambda: station.told("SELECT 1 FROM alarms WHERE ended IS NULL"), "an alarm stands")
    screen.shoot("source-lost")
    (station.home / "away").rename(station.watched)
    wait_until(lambda: not station.told("SELECT 1 FROM alarms WHERE ended IS NULL"), "the alarm ends")
    station.put("OK", "A_6")
    station.wait_for(HOLD=2, OK=3, DEFECT=2, REVIEW=1)
    screen.shoot("source-back")
    # An operator's screen, and the power fails in it.
    _enter_kiosk(screen)
    wait_until(lambda: Settings.load().kiosk, "it is a kiosk")
    screen.shoot("kiosk")
    station.kill()
    station.put("OK", "A_7")
    station.start()
    station.wait_for(HOLD=2, OK=4, DEFECT=2, REVIEW=1)
    screen.shoot("resumed-as-a-kiosk")
    _leave_kiosk(screen)
    wait_until(lambda: not Settings.load().kiosk, "it is a kiosk no more")
    screen.shoot("kiosk-left")
    # The end: counted as the record has it, nothing twice.
    screen.press("F3")
    wait_until(lambda: len(screen.titles()) > 1, "the shift's window opens")
    screen.shoot("end-of-the-shift")
    screen.press("Escape")
    station.quit()
    station.wait_for(HOLD=2, OK=4, DEFECT=2, REVIEW=1)
    assert run(["history", "verify"]) == 0


def _enter_kiosk(screen: Screen) -> None:
    """By the View menu: the fifth entry, after one that is no use in a window and is passed over."""
    screen.press("alt+v")
    screen.press(*["Down"] * 3, "Return")


def _leave_kiosk(screen: Screen) -> None:
    """Esc, then the upper button of what asks, held."""
    screen.press("Escape")
    wait_until(lambda: len(screen.titles()) > 1, "it asks")
    screen.shoot("leaving-the-kiosk")
    screen.point_at(0.5, 0.4)
    screen.hold_left_button(5)
