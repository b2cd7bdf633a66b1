from pathlib import Path

import pytest

from castinspect.gui.training.settings.forecast import Forecast
from castinspect.gui.training.settings.panel import SettingsPanel
from castinspect.gui.training.settings.speed_measurement import SpeedMeasurement
from castinspect.training.config import TrainingConfig
from castinspect.training.estimate import Speed

PICTURES = {"train": [Path("a")] * 100}


@pytest.fixture
def panel(qtbot):
    widget = SettingsPanel()
    qtbot.addWidget(widget)
    return widget


def config(**values):
    return TrainingConfig(data=Path(), **values)


def texts(panel):
    return [button.text() for button in panel._presets._buttons.values()]


def test_machine_is_measured_once_and_another_network_anew(panel, qtbot):
    asked = []

    def measure(asked_config, pictures):
        asked.append((asked_config.backbone, len(pictures)))
        yield None
        return Speed(0.01, 0.1, {6: 0.2, 3: 0.2, 0: 0.4})

    speed = SpeedMeasurement(measure)
    forecast = Forecast(panel, speed)
    for backbone in ("efficientnet_b0", "efficientnet_b0", "resnet18"):
        forecast.show_for(config(backbone=backbone), PICTURES)
        qtbot.waitUntil(lambda: not speed._job.is_running)
    assert asked == [("efficientnet_b0", 100), ("resnet18", 100)]
    assert all("about" in text for text in texts(panel))


def test_failure_leaves_the_time_unknown(panel, qtbot):
    def measure(_config, _pictures):
        raise MemoryError
        yield

    speed = SpeedMeasurement(measure)
    Forecast(panel, speed).show_for(config(), PICTURES)
    qtbot.waitUntil(lambda: not speed._job.is_running)
    assert not any("about" in text for text in texts(panel))


def test_training_that_begins_ends_the_measurement(panel, qtbot):
    def measure(_config, _pictures):
        while True:
            yield None

    speed = SpeedMeasurement(measure)
    forecast = Forecast(panel, speed)
    forecast.show_for(config(), PICTURES)
    forecast.cancel()
    qtbot.waitUntil(lambda: not speed._job.is_running)
