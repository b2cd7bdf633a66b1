"""The window judges a folder while its own timer is watched; what `castinspect bench window-inspection` runs.

`python -m castinspect.gui.proof.inspection_bench MODEL ENGINE ROUNDS PICTURE...` prints JSON.
"""

from __future__ import annotations

import json
import os
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from PySide6.QtCore import QEventLoop, QMimeData, QObject, QPoint, QPointF, Qt, QTimer, QUrl, Slot
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication

from castinspect.gui.shell.app import GuiGarbageCollector
from castinspect.gui.shell.language import Language
from castinspect.gui.shell.main_window import MainWindow
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint
from castinspect.paths import HOME_VARIABLE
from castinspect.progress import drain
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.promoted import PromotedInspector
from castinspect.training.run.trainer import train

_TICK_MS = 5
_IDLE_MS = 4000


class Heartbeat(QObject):
    """A timer of the window's thread that notes the longest time between two of its beats."""

    def __init__(self) -> None:
        super().__init__()
        self.longest_ms = 0.0
        self._last = time.perf_counter()
        self._timer = QTimer(self, interval=_TICK_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(self._on_beat)

    def start(self) -> None:
        self._last = time.perf_counter()
        self._timer.start()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def _on_beat(self) -> None:
        now = time.perf_counter()
        self.longest_ms = max(self.longest_ms, 1000 * (now - self._last))
        self._last = now


def main(arguments: Sequence[str]) -> None:
    """Judge the pictures with the window open, and print the figures as JSON."""
    model, engine, rounds, *names = arguments
    paths = [Path(name) for name in names]
    checkpoint = load_checkpoint(Path(model))
    inspector = Inspector.with_engine(drain(choose_engine(checkpoint, engine)), checkpoint)
    app = QApplication(sys.argv[:1])
    with TemporaryDirectory(prefix="station-", ignore_cleanup_errors=True) as home:
        os.environ[HOME_VARIABLE] = home
        found = _measured(app, checkpoint, inspector, paths, int(rounds))
    sys.stdout.write(json.dumps(found))


def _measured(
    app: QApplication, checkpoint: LoadedCheckpoint, inspector: Inspector, paths: list[Path], rounds: int
) -> dict[str, float]:
    """Judge the pictures in turns: without the window, and dropped on it."""
    registry = Registry()
    registry.promote(checkpoint.path)
    promoted = PromotedInspector(registry, lambda _checkpoint: inspector)
    window = MainWindow(Settings(language="en"), registry, Language(app), promoted.ready, train)
    window.show()
    collector, heartbeat = GuiGarbageCollector(), Heartbeat()
    collector.start()
    _drop(window, paths[:10])  # what is painted first is painted now
    _wait_until_idle(window)
    idle_ms = _idle_gap(heartbeat)
    alone = dropped = 0.0
    for _ in range(rounds):
        started = time.perf_counter()
        for _inspection in inspector.inspect(paths):
            pass
        alone += time.perf_counter() - started
        heartbeat.start()
        started = time.perf_counter()
        _drop(window, paths)
        _wait_until_idle(window)
        dropped += time.perf_counter() - started
        heartbeat.stop()
    judged = window.inspection.total
    collector.stop()
    window.close()
    count = rounds * len(paths)
    return {
        "window_per_second": count / dropped,
        "core_per_second": count / alone,
        "window_share": alone / dropped,
        "longest_gap_ms": heartbeat.longest_ms,
        "idle_gap_ms": idle_ms,
        "judged": judged,
    }


def _idle_gap(heartbeat: Heartbeat) -> float:
    """The longest gap while nothing is done: what the rest of the machine costs."""
    loop = QEventLoop()
    QTimer.singleShot(_IDLE_MS, loop, loop.quit)
    heartbeat.start()
    loop.exec()
    heartbeat.stop()
    idle_ms, heartbeat.longest_ms = heartbeat.longest_ms, 0.0
    return idle_ms


def _drop(window: MainWindow, paths: Sequence[Path]) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path.resolve())) for path in paths])
    buttons = (Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    entering = QDragEnterEvent(QPoint(50, 50), Qt.DropAction.CopyAction, mime, *buttons)
    QApplication.sendEvent(window.inspection, entering)
    QApplication.sendEvent(window.inspection, QDropEvent(QPointF(50, 50), Qt.DropAction.CopyAction, mime, *buttons))


def _wait_until_idle(window: MainWindow) -> None:
    loop = QEventLoop()
    window.inspection.running_changed.connect(loop.quit)  # a plain slot of an object of this thread
    while window.inspection.is_running():
        loop.exec()
    window.inspection.running_changed.disconnect(loop.quit)


if __name__ == "__main__":
    main(sys.argv[1:])
