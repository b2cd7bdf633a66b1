"""Measured once for each network, off the window's thread; a failure leaves the time unknown."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.errors import DataError
from castinspect.gui.training.settings.speed_measurement import SpeedMeasurement
from castinspect.training.config import TrainingConfig
from tests.helpers.window import WAIT_MS

CONFIG = TrainingConfig(data=Path("parts"), size=64)


@pytest.fixture
def measured(qtbot):
    asked = []

    def measure(config, pictures):
        asked.append((config, pictures))
        if config.size == 96:
            raise DataError("data-empty", folder="parts")
        yield None
        return f"speed at {config.size}"

    measurement = SpeedMeasurement(measure)
    yield measurement, asked
    measurement.stop_and_wait()


def test_it_is_measured_once_for_each_network(measured, qtbot):
    measurement, asked = measured
    assert measurement.speed_for(CONFIG) is None
    with qtbot.waitSignal(measurement.measured, timeout=WAIT_MS) as told:
        measurement.begin(CONFIG, [Path("a.png")])
    assert told.args == ["speed at 64"]
    qtbot.waitUntil(lambda: not measurement._job.is_running, timeout=WAIT_MS)
    measurement.begin(CONFIG.model_copy(update={"epochs": 3}), [Path("a.png")])
    assert len(asked) == 1
    assert measurement.speed_for(CONFIG) == "speed at 64"
    assert measurement.speed_for(CONFIG.model_copy(update={"size": 128})) is None


def test_a_failure_leaves_the_time_unknown(measured, qtbot):
    measurement, asked = measured
    config = CONFIG.model_copy(update={"size": 96})
    measurement.begin(config, [])
    qtbot.waitUntil(lambda: not measurement._job.is_running, timeout=WAIT_MS)
    assert len(asked) == 1
    assert measurement.speed_for(config) is None


def test_a_training_that_begins_ends_the_measurement(measured, qtbot):
    measurement, _ = measured
    measurement.begin(CONFIG, [])
    measurement.cancel()
    qtbot.waitUntil(lambda: not measurement._job.is_running, timeout=WAIT_MS)
