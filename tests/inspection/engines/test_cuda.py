"""CUDA where there is one; how batches are found and halved is tested anywhere."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines.cuda import CudaEngine, joined, measured_batch
from castinspect.inspection.engines.engine import EngineOutput
from castinspect.inspection.engines.torch import TorchEngine

needs_cuda = pytest.mark.skipif(not torch.cuda.is_available(), reason="no CUDA device on this machine")


def output_of(count):
    return EngineOutput(np.zeros((count, 2)), np.zeros((count, 3)), np.zeros((count, 7, 7)))


def test_the_batch_grows_as_long_as_that_judges_more_pictures_a_second():
    def seconds(batch):
        return max(0.010, 0.001 * batch)  # sixteen gain no more than ten

    assert measured_batch(seconds, 256) == 16


def test_the_batch_stops_at_the_memory_and_at_the_limit():
    assert measured_batch(lambda batch: 0.01 if batch <= 8 else None, 256) == 8
    assert measured_batch(lambda batch: 0.01, 64) == 64
    assert measured_batch(lambda batch: None, 64) == 1


def test_a_batch_too_large_for_the_memory_is_halved_and_stays_so(monkeypatch):
    engine = CudaEngine.__new__(CudaEngine)
    engine.largest_batch, tried = 32, []

    def small_memory(given):
        tried.append(len(given))
        if len(given) > 10:
            raise torch.OutOfMemoryError("too large")
        return output_of(len(given))

    monkeypatch.setattr(engine, "_pass", small_memory)
    assert len(engine._halving(torch.zeros(32, 4, 4)).logits) == 32
    assert tried == [32, 16, 8, 8, 8, 8]
    assert engine.largest_batch == 8


def test_a_single_picture_too_large_for_the_memory_is_an_error(monkeypatch):
    engine = CudaEngine.__new__(CudaEngine)
    engine.largest_batch = 1

    def no_memory(given):
        raise torch.OutOfMemoryError("too large")

    monkeypatch.setattr(engine, "_pass", no_memory)
    with pytest.raises(RuntimeError):
        engine._halving(torch.zeros(1, 4, 4))


def test_outputs_are_joined_in_order():
    found = joined([output_of(2), output_of(3)])
    assert (len(found.logits), len(found.features), len(found.maps)) == (5, 5, 5)


@needs_cuda
@pytest.mark.parametrize("count", [1, 5])
def test_cuda_agrees_with_the_cpu(random_checkpoint, count):
    checkpoint = random_checkpoint("efficientnet_b0")
    engine = CudaEngine.proven(checkpoint, DeviceChoice("cuda", "a GPU"))
    size = checkpoint.metadata.preprocessing.size
    pixels = np.random.default_rng(0).integers(0, 256, (count, size, size), dtype=np.uint8)
    expected = TorchEngine(checkpoint, DeviceChoice("cpu", "a CPU")).run(pixels)
    np.testing.assert_allclose(engine.run(pixels).logits, expected.logits, atol=5e-3)
