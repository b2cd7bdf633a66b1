"""OpenVINO says what PyTorch says, whoever asks and however many at once."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pytest

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines.conversion import convert
from castinspect.inspection.engines.openvino import OpenVinoEngine
from castinspect.inspection.engines.proof import probe_pixels
from castinspect.inspection.engines.torch import TorchEngine
from castinspect.progress import drain


@pytest.fixture(scope="module")
def made(random_checkpoint, tmp_path_factory):
    """A converted model, and PyTorch's engine of the same checkpoint."""
    monkeypatch = pytest.MonkeyPatch()
    monkeypatch.setenv("CASTINSPECT_HOME", str(tmp_path_factory.mktemp("home")))
    checkpoint = random_checkpoint("resnet18")
    engine = TorchEngine(checkpoint, DeviceChoice("cpu", "a CPU"))
    converted = drain(convert(checkpoint, engine))
    monkeypatch.undo()
    return converted.model, engine, checkpoint


@pytest.fixture(scope="module")
def pixels(made):
    random = np.random.default_rng(0)
    probe = probe_pixels(made[2].metadata)
    return np.concatenate([probe, random.integers(0, 255, (3, *probe.shape[1:]), dtype=np.uint8)])


@pytest.mark.parametrize("patient", [True, False])
def test_results_are_those_of_pytorch_picture_by_picture(made, pixels, patient):
    model, torch_engine, _ = made
    engine = OpenVinoEngine(model, patient=patient)
    found, expected = engine.run(pixels), torch_engine.run(pixels)
    for one, other in zip(vars(found).values(), vars(expected).values(), strict=True):
        np.testing.assert_allclose(one, other, rtol=1e-3, atol=1e-4)


def test_it_says_where_it_computes(made):
    engine = OpenVinoEngine(made[0])
    assert (engine.name, engine.device.name, engine.device.fallback) == ("openvino", "cpu", None)
    assert engine.device.title.startswith("OpenVINO, ")
    assert engine.device.title.endswith(" threads")
    assert engine.lanes >= 2


def test_threads_side_by_side_get_their_own_results(made, pixels):
    engine = OpenVinoEngine(made[0])
    alone = [engine.run(pixels[[index]]).logits for index in range(len(pixels))]
    with ThreadPoolExecutor(2 * engine.lanes) as threads:
        together = list(threads.map(lambda index: engine.run(pixels[[index % len(pixels)]]).logits, range(24)))
    for index, logits in enumerate(together):
        np.testing.assert_array_equal(logits, alone[index % len(pixels)])


def test_a_picture_that_fails_takes_no_lane_with_it(made, pixels):
    engine = OpenVinoEngine(made[0])
    for _ in range(engine.lanes + 1):
        with pytest.raises(RuntimeError):
            engine.run(pixels[:1, :8, :8])
    assert engine.run(pixels[:1]).logits.shape == (1, 2)


def test_what_is_no_model_is_refused(tmp_path):
    (tmp_path / "model.xml").write_text("<net/>", encoding="utf-8")
    with pytest.raises(RuntimeError):
        OpenVinoEngine(tmp_path / "model.xml")
