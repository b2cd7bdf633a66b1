"""Whether OpenVINO says what PyTorch says, for every backbone, on real pictures."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import nn

from castinspect.data.folders import DataSet
from castinspect.data.samples import run_preprocessing
from castinspect.devices.device import choose_device
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines.conversion import convert
from castinspect.inspection.engines.engine import EngineOutput, Pixels
from castinspect.inspection.engines.openvino import OpenVinoEngine
from castinspect.inspection.engines.parity import Parity, compare
from castinspect.inspection.engines.torch import TorchEngine
from castinspect.models.backbones import Backbone
from castinspect.models.checkpoint import SUFFIX, LoadedCheckpoint, load_checkpoint, save_checkpoint
from castinspect.models.metadata import CheckpointMetadata
from castinspect.models.weights import USUAL_LIGHT, ChosenWeights, build_started_model, choose_weights
from castinspect.progress import BenchStep, drain, retold
from castinspect.training.head.regression import fit_head

_FITTED, _BATCH = 64, 16
"""Pictures that the head is fitted on, and that pass at once."""


@dataclass(frozen=True)
class BackboneParity:
    """How a backbone's conversion compared on all pictures.

    Attributes:
        backbone: The pretrained feature extractor.
        weights: What its network started from.
        size: Side of the input in pixels.
        parity: The comparison.
        spread: Standard deviation of PyTorch's defect logits: what tells nothing apart proves nothing.
    """

    backbone: Backbone
    weights: str
    size: int
    parity: Parity
    spread: float


def measure_parity(
    dataset: DataSet, backbones: Sequence[Backbone], pictures: int, size: int | None = None
) -> Iterator[BenchStep | BackboneParity]:
    """Convert a network of each backbone, with a head fitted to the data, and compare it on real pictures.

    Where no weights are at hand the network is random, its batch norm set to the pictures so that signals pass.

    Args:
        dataset: Of real pictures, labelled.
        backbones: To be compared.
        pictures: At most so many, spread over the data set.
        size: Side of the input; None takes each backbone's own.

    Yields:
        Progress, and each backbone as soon as it was compared.

    Raises:
        ImageError: A picture cannot be read.
    """
    samples = [sample for part in dataset.samples.values() for sample in part]
    samples = samples[:: max(1, len(samples) // pictures)][:pictures]
    labels = np.array([sample.label for sample in samples])
    for backbone in backbones:
        preprocessing = run_preprocessing(backbone, size, USUAL_LIGHT)
        pixels = np.stack([preprocessing.resized(preprocessing.load(sample.path).pixels) for sample in samples])
        with tempfile.TemporaryDirectory(prefix="parity-") as made:
            file = Path(made) / f"{backbone.name}{SUFFIX}"
            checkpoint = _fitted(dataset, backbone, preprocessing, pixels, labels, file)
            yield (yield from _compared(checkpoint, backbone, pixels))


def _compared(
    checkpoint: LoadedCheckpoint, backbone: Backbone, pixels: Pixels
) -> Generator[BenchStep, None, BackboneParity]:
    reference = TorchEngine(checkpoint, choose_device("cpu"))
    yield BenchStep(0, len(pixels))
    converted = drain(convert(checkpoint, reference))
    parity, metadata = converted.record.parity, checkpoint.metadata
    logits: list[NDArray[np.float32]] = []
    if parity.holds:
        batches = [(pixels[start : start + _BATCH], True) for start in range(0, len(pixels), _BATCH)]
        steps = compare(OpenVinoEngine(converted.model), _Noting(reference, logits), batches, checkpoint)
        parity = yield from retold(steps, lambda so_far: BenchStep(so_far.pictures, len(pixels)))
    margins = np.concatenate(logits) @ [1, -1] if logits else np.zeros(1)
    return BackboneParity(backbone, metadata.weights, metadata.preprocessing.size, parity, float(np.std(margins)))


class _Noting:
    """An engine whose logits are kept."""

    def __init__(self, engine: TorchEngine, logits: list[NDArray[np.float32]]) -> None:
        self.lanes, self.largest_batch, self.name, self.device = 1, _BATCH, engine.name, engine.device
        self._engine, self._logits = engine, logits

    def run(self, pixels: Pixels) -> EngineOutput:
        output = self._engine.run(pixels)
        self._logits.append(output.logits)
        return output


def _fitted(
    dataset: DataSet,
    backbone: Backbone,
    preprocessing: Preprocessing,
    pixels: Pixels,
    labels: NDArray[np.int64],
    file: Path,
) -> LoadedCheckpoint:
    """A checkpoint whose head tells the classes apart, so that its probabilities and verdicts mean something."""
    torch.manual_seed(0)
    chosen = choose_weights(backbone, "auto")
    if chosen.path is None:
        chosen = ChosenWeights("none", "random")
    model = build_started_model(backbone, len(dataset.classes), preprocessing.size, chosen)
    chosen_rows = np.linspace(0, len(pixels) - 1, min(_FITTED, len(pixels))).astype(np.intp)
    if chosen.kind == "none":
        _settle_batch_norm(model, preprocessing, pixels[chosen_rows[:_BATCH]])
    metadata = CheckpointMetadata(
        backbone=backbone.name,
        weights=chosen.label,
        classes=dataset.classes,
        preprocessing=preprocessing,
        strategy="head",
    )
    save_checkpoint(file, model.state_dict(), metadata)
    engine = TorchEngine(load_checkpoint(file), choose_device("cpu"))
    parts = [engine.run(pixels[rows]).features for rows in np.array_split(chosen_rows, len(chosen_rows) // _BATCH)]
    head = fit_head(np.concatenate(parts), labels[chosen_rows])
    layer = getattr(model, backbone.head)[1]
    with torch.no_grad():
        layer.weight.copy_(torch.from_numpy(head.weight))
        layer.bias.copy_(torch.from_numpy(head.bias))
    save_checkpoint(file, model.state_dict(), metadata)
    return load_checkpoint(file)


def _settle_batch_norm(model: nn.Module, preprocessing: Preprocessing, pixels: Pixels) -> None:
    """Set the statistics of batch norm to those of some pictures."""
    norms = [module for module in model.modules() if isinstance(module, nn.BatchNorm2d)]
    for norm in norms:
        norm.momentum = None
    inputs = torch.from_numpy(np.stack([preprocessing.normalised(picture) for picture in pixels]))
    with torch.no_grad():
        model.train()(inputs)
    model.eval()
    for norm in norms:
        norm.momentum = 0.1
