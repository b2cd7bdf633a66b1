"""Photograph the X screen once a window stands on it: `python packaging/photograph.py FILE`."""

from __future__ import annotations

import sys
import time
from pathlib import Path

from PySide6.QtGui import QGuiApplication, QImage

_PATIENCE = 120  # seconds
_PAUSE = 1.0
_FEWEST_COLOURS = 24


def main(target: Path) -> int:
    app = QGuiApplication([])
    deadline = time.monotonic() + _PATIENCE
    while time.monotonic() < deadline:
        photograph = app.primaryScreen().grabWindow(0).toImage()
        colours = _colours(photograph)
        if colours >= _FEWEST_COLOURS:
            time.sleep(_PAUSE)  # what paints last
            app.primaryScreen().grabWindow(0).save(str(target))
            print(f"  {photograph.width()} x {photograph.height()} pixels, {colours} colours: {target}")
            return 0
        time.sleep(_PAUSE)
    print(f"no window within {_PATIENCE} s")
    return 1


def _colours(photograph: QImage) -> int:
    points = ((x, y) for x in range(0, photograph.width(), 4) for y in range(0, photograph.height(), 4))
    return len({photograph.pixel(x, y) for x, y in points})


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
