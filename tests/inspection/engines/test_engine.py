"""Whatever runs a network offers the same, and gives arrays of one form."""

from __future__ import annotations

import dataclasses

import numpy as np
import pytest

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines.engine import Engine, EngineOutput
from castinspect.inspection.engines.openvino import OpenVinoEngine
from castinspect.inspection.engines.torch import TorchEngine
from tests.helpers.engines import BrightnessEngine
from tests.helpers.narrow import NARROW

OFFERED = ("lanes", "largest_batch", "name", "device", "run")


@pytest.fixture
def engine(random_checkpoint):
    return TorchEngine(random_checkpoint("resnet18"), DeviceChoice("cpu", "a CPU"))


def test_pytorch_offers_all_that_an_engine_does(engine):
    assert all(hasattr(engine, name) for name in OFFERED)
    assert engine.lanes >= 1
    assert engine.largest_batch >= 1
    assert (engine.name, engine.device.name) == ("torch", "cpu")


def test_the_protocol_asks_for_what_the_engines_have():
    asked = {name for name in vars(Engine) if not name.startswith("_")} | set(Engine.__annotations__)
    assert asked == set(OFFERED)
    assert callable(OpenVinoEngine.run)
    assert OpenVinoEngine.name == "openvino"
    assert all(hasattr(BrightnessEngine(), name) for name in OFFERED)


def test_an_output_has_a_row_a_picture_in_float32(engine):
    output = engine.run(np.zeros((3, 48, 48), np.uint8))
    assert output.logits.shape == (3, 2)
    assert output.features.shape == (3, NARROW.features)
    assert output.maps.shape[0] == 3
    assert {array.dtype for array in vars(output).values()} == {np.dtype(np.float32)}
    assert 0 <= output.maps.min() <= output.maps.max() <= 1


def test_an_output_cannot_be_exchanged():
    output = EngineOutput(np.zeros((1, 2), np.float32), np.zeros((1, 4), np.float32), None)
    with pytest.raises(dataclasses.FrozenInstanceError):
        output.logits = np.ones((1, 2), np.float32)
