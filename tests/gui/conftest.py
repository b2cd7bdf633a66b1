"""The window under test, with its own home, and no widget left behind."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from PySide6.QtWidgets import QApplication, QWidget

from castinspect.cli import run
from castinspect.gui.shell.app import build_window
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from tests.helpers.window import PatientQtBot, delete_what_is_due


@pytest.fixture
def qtbot(qapp, request):
    """pytest-qt's, which waits longer: a busy machine is no failure."""
    return PatientQtBot(request)


@pytest.fixture(scope="session")
def checkpoint(tmp_path_factory):
    """A checkpoint that tells a dark spot from none, trained once."""
    folder = tmp_path_factory.mktemp("spots")
    generator = np.random.default_rng(0)
    for name in ("ok", "defect"):
        (folder / name).mkdir()
        for index in range(10):
            pixels = generator.integers(150, 200, (48, 48), dtype=np.uint8)
            if name == "defect":
                pixels[16:32, 16:32] = 20
            Image.fromarray(pixels).save(folder / name / f"part_{index:02}.png")
    out = folder / "spots.safetensors"
    arguments = ["train", str(folder), "--backbone", "resnet18", "--weights", "none", "--strategy", "scratch"]
    assert run([*arguments, "--epochs", "16", "--size", "32", "--device", "cpu", "--out", str(out)]) == 0
    return out


@pytest.fixture
def promoted(checkpoint):
    return Registry().promote(checkpoint)


@pytest.fixture
def settings():
    return Settings(scan_seconds=0.1, device="cpu", engine="torch", language="en")  # no conversion for each test


@pytest.fixture
def window(qtbot, qapp, settings):
    delete_what_is_due()  # each widget that is still there takes part when the window sets the style
    made = build_window(qapp, settings)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.inspection.stop_and_wait()
    made.others.stop_and_wait()
    QApplication.processEvents()
    made.appearance.use_language("en")
    made.close()
    made.deleteLater()
    QApplication.processEvents()
    delete_what_is_due()
    left = [widget for widget in QApplication.topLevelWidgets() if widget.isVisible()]
    assert not left, f"windows left open: {left}"


@pytest.fixture
def parent(qtbot):
    """An empty widget on screen, for what stands before one or speaks through one."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def pictures(data_folder):
    """Eight pictures of good parts and eight of defective ones, in a flat folder."""
    return data_folder
