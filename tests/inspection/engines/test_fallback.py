"""A lost device is not the end of the line."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines.engine import EngineOutput
from castinspect.inspection.engines.fallback import ResilientEngine
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from tests.helpers.checkpoints import metadata_of

PIXELS = np.zeros((2, 4, 4), np.uint8)


class Working:
    name, lanes, largest_batch = "torch", 1, 4

    def __init__(self, device="cpu", lasts=10**9):
        self.device, self._left = DeviceChoice(device, f"a {device}"), lasts

    def run(self, pixels):
        self._left -= 1
        if self._left < 0:
            raise RuntimeError("the device was lost\nsomewhere")
        return EngineOutput(np.zeros((len(pixels), 2), np.float32), np.zeros((len(pixels), 1), np.float32), None)


def test_as_long_as_it_works_nothing_changes():
    engine = ResilientEngine(Working("cuda"), lambda: pytest.fail("not needed"))
    assert len(engine.run(PIXELS).logits) == 2
    assert engine.device == DeviceChoice("cuda", "a cuda")


def test_a_lost_device_is_replaced_once_and_said():
    made = []
    engine = ResilientEngine(Working("cuda", lasts=1), lambda: made.append(1) or Working())
    for _ in range(4):
        engine.run(PIXELS)
    assert made == [1]
    assert engine.device.name == "cpu"
    assert engine.device.fallback.values == {"device": "cuda", "detail": "the device was lost"}


def test_what_fails_on_the_fallback_fails():
    engine = ResilientEngine(Working("cuda", lasts=0), lambda: Working(lasts=0))
    for _ in range(2):
        with pytest.raises(RuntimeError, match="lost"):
            engine.run(PIXELS)


def test_every_picture_is_judged_across_the_loss(data_folder):
    inspector = Inspector(ResilientEngine(Working("cuda", lasts=1), Working), metadata_of())
    inspections = list(inspector.inspect(sorted(data_folder.rglob("*.png"))))
    assert len(inspections) == 16
    assert all(inspection.verdict is not Verdict.HOLD for inspection in inspections)
    assert inspections[-1].device == "cpu"
