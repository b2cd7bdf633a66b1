"""What every test stands on: its own home folder, an offscreen screen, and no thread left behind."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("CASTINSPECT_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _no_thread_left():
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and t.is_alive() and not t.daemon]
    assert not left, f"threads left running: {left}"


@pytest.fixture
def data_folder(tmp_path) -> Path:
    """Sixteen labelled pictures, `DATA/<class>/`, that a small network can tell apart: defects have a dark spot."""
    return write_parts(tmp_path / "data", 8)


def write_parts(data: Path, per_class: int) -> Path:
    """Labelled pictures of parts with a dark spot and without, `DATA/<class>/`."""
    generator = np.random.default_rng(0)
    for name, defective in (("ok_front", False), ("def_front", True)):
        folder = data / name
        folder.mkdir(parents=True)
        for index in range(per_class):
            pixels = generator.integers(150, 200, (48, 48), dtype=np.uint8)
            if defective:
                pixels[16:32, 16:32] = 20
            Image.fromarray(pixels).save(folder / f"part_{index:02}.png")
    return data
