"""The inspector: paths in, inspections out, in order and in batches; one bad picture never stops the others."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import ImageError
from castinspect.imaging.loading import Picture, load_image
from castinspect.inspection.engine import Engine, EngineOutput, TorchEngine
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Prediction, Verdict, decide
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.device import DeviceChoice, choose_device
from castinspect.models.metadata import CheckpointMetadata

BATCH_SIZE = 8


@dataclass(frozen=True)
class _Loaded:
    """A picture on its way: decoded and prepared, or the reason why not."""

    path: Path
    milliseconds: float
    picture: Picture | None = None
    prepared: NDArray[np.float32] | None = None
    problem: Message | None = None


class Inspector:
    """Judges pictures with one checkpoint on one device.

    Args:
        engine: Runs the checkpoint's network.
        metadata: Of the checkpoint.
        device: What the engine runs on, and whether that is a fallback.
        maps: Whether inspections carry the map of where the network looked.
        batch_size: Pictures per forward pass.
    """

    def __init__(
        self,
        engine: Engine,
        metadata: CheckpointMetadata,
        device: DeviceChoice,
        *,
        maps: bool = True,
        batch_size: int = BATCH_SIZE,
    ) -> None:
        self._engine = engine
        self.metadata = metadata
        self.device = device
        self.maps = maps
        self._batch_size = batch_size

    @classmethod
    def from_checkpoint(
        cls, checkpoint: LoadedCheckpoint, device: str = "auto", *, maps: bool = True, batch_size: int = BATCH_SIZE
    ) -> Inspector:
        """Choose a device that computes, and run the checkpoint there.

        Raises:
            CheckpointError: The weights do not fit.
            DeviceError: No device computes correctly.
        """
        chosen = choose_device(device)
        engine = TorchEngine(checkpoint, chosen.name)
        return cls(engine, checkpoint.metadata, chosen, maps=maps, batch_size=batch_size)

    def inspect(self, paths: Iterable[Path]) -> Iterator[Inspection]:
        """Judge pictures in their order, lazily: a batch is read when its first inspection is asked for.

        Whatever cannot be judged becomes a HOLD with its reason.
        """
        remaining = iter(paths)
        while chunk := list(islice(remaining, self._batch_size)):
            loaded = [self._load(path) for path in chunk]
            judged = iter(self._judge([item for item in loaded if item.prepared is not None]))
            for item in loaded:
                yield next(judged) if item.prepared is not None else self._held(item, item.problem)

    def _load(self, path: Path) -> _Loaded:
        started = time.perf_counter()
        picture, prepared, problem = None, None, None
        try:
            picture = load_image(path, white_level=self.metadata.preprocessing.white_level)
            prepared = self.metadata.preprocessing(picture.pixels)
        except ImageError as error:
            problem = error.message
        except Exception as error:  # one picture must never stop the line
            problem = _unexpected(error)
        return _Loaded(path, _since(started), picture, prepared, problem)

    def _judge(self, items: list[_Loaded]) -> list[Inspection]:
        if not items:
            return []
        started = time.perf_counter()
        try:
            batch = np.stack([item.prepared for item in items if item.prepared is not None])
            output = self._engine.run(batch, maps=self.maps)
        except Exception as error:  # the device failed: find the pictures that it can still judge
            if len(items) == 1:
                return [self._held(items[0], _unexpected(error))]
            return [inspection for item in items for inspection in self._judge([item])]
        share = _since(started) / len(items)
        predictions = to_predictions(output, self.metadata)
        return [self._decided(item, found, share) for item, found in zip(items, predictions, strict=True)]

    def _decided(self, item: _Loaded, prediction: Prediction, share: float) -> Inspection:
        decision = decide(prediction, self.metadata.cuts)
        return self._inspection(item, decision.verdict, decision.reasons, prediction, item.milliseconds + share)

    def _held(self, item: _Loaded, problem: Message | None) -> Inspection:
        reason = problem or Message("unexpected", {"detail": ""})
        return self._inspection(item, Verdict.HOLD, (reason,), None, item.milliseconds)

    def _inspection(
        self,
        item: _Loaded,
        verdict: Verdict,
        reasons: tuple[Message, ...],
        prediction: Prediction | None,
        milliseconds: float,
    ) -> Inspection:
        picture = item.picture
        return Inspection(
            path=item.path,
            verdict=verdict,
            reasons=reasons,
            prediction=prediction,
            checkpoint=self.metadata.id,
            milliseconds=milliseconds,
            sha256=picture.sha256 if picture else "",
            width=picture.width if picture else 0,
            height=picture.height if picture else 0,
            device=self.device.name,
        )


def to_predictions(output: EngineOutput, metadata: CheckpointMetadata) -> list[Prediction]:
    """Turn logits into probabilities, at the checkpoint's temperature (Guo et al. 2017, arXiv:1706.04599)."""
    probabilities = softmax(output.logits / metadata.temperature)
    ok_share = probabilities[:, list(metadata.ok_indices)].sum(axis=1)
    return [
        Prediction(
            probabilities=dict(zip(metadata.class_names, map(float, row), strict=True)),
            defect_probability=float(np.clip(1 - ok, 0, 1)),
            map=None if output.maps is None else output.maps[index],
        )
        for index, (row, ok) in enumerate(zip(probabilities, ok_share, strict=True))
    ]


def softmax(logits: NDArray[np.floating]) -> NDArray[np.float64]:
    """Probabilities (n, classes) in float64; rows that are not finite stay so, without a warning."""
    with np.errstate(invalid="ignore", over="ignore"):
        shifted = np.exp(logits.astype(np.float64) - logits.max(axis=1, keepdims=True))
        return np.asarray(shifted / shifted.sum(axis=1, keepdims=True))


def _unexpected(error: Exception) -> Message:
    detail = str(error).splitlines()[0] if str(error) else type(error).__name__
    return Message("unexpected", {"detail": detail})


def _since(started: float) -> float:
    return 1000 * (time.perf_counter() - started)
