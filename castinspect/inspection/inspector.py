"""The inspector: paths in, inspections out, in order; one bad picture never stops the others."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines.engine import Engine, conversion_of
from castinspect.inspection.golden import refuse_other_scores
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.novelty import NoveltyReference
from castinspect.inspection.pipeline import Capacity, Pipeline, Stages
from castinspect.inspection.prediction import Prediction, to_predictions
from castinspect.inspection.reading import Attach, ReadPicture, nothing_attached, problem_of, read_picture
from castinspect.inspection.second_look import looked_again
from castinspect.inspection.verdict import Verdict, decide, doubted
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata

_AHEAD = 4
"""Batches that are read before they are asked for, for each that the engine has under way."""

_LOADERS = 4
"""Threads that read, at most; two keep up with two cores, and a slow disk needs some more."""

_PATIENCE = 30.0
"""Seconds for reading and decoding one picture; a network share that hangs must not stop the line."""

_ENGINE_PATIENCE = 60.0
"""Seconds for one batch on the engine; a device that hangs must not stop the line either."""

Judged = tuple[Inspection, object]
RenewEngine = Callable[[], Engine]


class Inspector:
    """Judges pictures with one checkpoint on one engine.

    Reading goes on in threads while the engine computes. It keeps the order, holds a bounded number of pictures
    whatever the folder's size, and a picture that is slow or cannot be read holds nothing up. An engine that hangs is
    left behind with its pictures, which are HOLD, and replaced.

    Args:
        engine: Runs the checkpoint's network.
        metadata: Of the checkpoint.
        novelty: What pictures are compared with; None where the checkpoint has nothing for it.
        maps: Whether inspections carry the map of where the network looked.
        batch_size: Pictures per forward pass, at most; None leaves it to the engine.
        patience: Seconds that reading one picture may take.
        engine_patience: Seconds that one batch may take on the engine.
        renew: Makes an engine in the place of one that hangs; None goes on with the same.
    """

    def __init__(
        self,
        engine: Engine,
        metadata: CheckpointMetadata,
        *,
        novelty: NoveltyReference | None = None,
        maps: bool = True,
        batch_size: int | None = None,
        patience: float = _PATIENCE,
        engine_patience: float = _ENGINE_PATIENCE,
        renew: RenewEngine | None = None,
    ) -> None:
        self._engine = engine
        self.metadata = metadata
        self.maps = maps
        self._novelty = novelty
        self._make_engine = renew
        batch = min(batch_size or engine.largest_batch, engine.largest_batch)
        ahead = _AHEAD * batch * engine.lanes
        loaders = min(_LOADERS, max(2, os.cpu_count() or 1), ahead)
        self._pipeline: Pipeline[Path, ReadPicture, Judged] | None = None
        self._capacity = Capacity(loaders, engine.lanes, batch, ahead, patience, engine_patience)

    @classmethod
    def from_checkpoint(
        cls,
        checkpoint: LoadedCheckpoint,
        device: str = "auto",
        *,
        engine: str = "torch",
        maps: bool = True,
        batch_size: int | None = None,
        patient: bool = True,
    ) -> Inspector:
        """Choose what computes, and run the checkpoint there.

        Args:
            checkpoint: Verified, with its weights.
            device: `auto`, `cuda`, `mps` or `cpu`.
            engine: One of `ENGINES`; see `castinspect.inspection.engines.choice.choose_engine`. The station judges with
                `auto`; training scores with PyTorch, which the others are proven against.
            maps: Whether inspections carry the map of where the network looked.
            batch_size: Pictures per forward pass, at most; None leaves it to the engine.
            patient: Whether many pictures come at once; else each is to be judged as soon as can be.

        Raises:
            CheckpointError: The weights do not fit.
            DeviceError: No device computes correctly.
        """
        from castinspect.inspection.engines.choice import choose_engine, last

        def make() -> Engine:
            return last(choose_engine(checkpoint, engine, device, patient=patient))

        return cls.with_engine(make(), checkpoint, maps=maps, batch_size=batch_size, renew=make)

    @classmethod
    def with_engine(
        cls,
        engine: Engine,
        checkpoint: LoadedCheckpoint,
        *,
        maps: bool = True,
        batch_size: int | None = None,
        renew: RenewEngine | None = None,
    ) -> Inspector:
        """Judge as a checkpoint means it, novelty included, on an engine that was chosen for it before.

        Raises:
            CheckpointError: What it carries does not fit, or the engine scores its golden pictures otherwise.
        """
        refuse_other_scores(engine, checkpoint)
        novelty = NoveltyReference.of_checkpoint(checkpoint)
        return cls(engine, checkpoint.metadata, novelty=novelty, maps=maps, batch_size=batch_size, renew=renew)

    @property
    def device(self) -> DeviceChoice:
        """What the engine runs on, and whether that is a fallback."""
        return self._engine.device

    @property
    def engine(self) -> str:
        """The engine that runs the network."""
        return self._engine.name

    @property
    def conversion(self) -> Mapping[str, str]:
        """SHA-256 of each file that the engine reads in the checkpoint's place; none where it has the weights."""
        return conversion_of(self._engine)

    def inspect(self, paths: Iterable[Path]) -> Iterator[Inspection]:
        """Judge pictures in their order, lazily: only some are read ahead of what is asked for.

        Whatever cannot be judged becomes a HOLD with its reason.
        """
        for inspection, _ in self.inspect_with(paths, nothing_attached):
            yield inspection

    def inspect_with(self, paths: Iterable[Path], attach: Attach) -> Iterator[Judged]:
        """Judge pictures, and bring along what `attach` makes of each, in the thread that reads it.

        Args:
            paths: The pictures.
            attach: Called with the path and the picture as it was decoded, None where it could not be; must be quick.
        """
        stages = Stages[Path, ReadPicture, Judged](
            load=lambda path: read_picture(path, self.metadata.preprocessing, self.metadata.gate, attach),
            is_ready=lambda item: item.prepared is not None,
            judge=self._judge,
            finish=lambda item: (self._held(item, *item.problems), item.attached),
            late=self._late,
            stuck=self._stuck,
            renew=self._renew_engine,
        )
        self._pipeline = Pipeline(stages, self._capacity)
        yield from self._pipeline.run(paths)

    @property
    def is_next_ready(self) -> bool:
        """Whether the next picture's verdict is there already, so that asking for it takes no time."""
        return self._pipeline is not None and self._pipeline.is_next_ready

    def judge_read(self, items: Iterable[ReadPicture]) -> Iterator[Inspection]:
        """Judge pictures that `read_picture` read before, perhaps in another process; in their order.

        Args:
            items: By the preprocessing of this inspector's checkpoint. A batch of them is held at a time.
        """
        items = iter(items)
        while batch := list(islice(items, self._capacity.batch)):
            ready = [item for item in batch if item.prepared is not None]
            judged = iter(self._judge(ready) if ready else [])
            for item in batch:
                yield self._held(item, *item.problems) if item.prepared is None else next(judged)[0]

    def _late(self, path: Path) -> Judged:
        seconds = self._capacity.patience
        item = ReadPicture(path, 1000 * seconds)
        return self._held(item, Message("image-too-slow", {"path": path, "seconds": seconds})), None

    def _stuck(self, item: ReadPicture) -> Judged:
        seconds = self._capacity.judge_patience
        return self._held(item, Message("engine-too-slow", {"path": item.path, "seconds": seconds})), item.attached

    def _renew_engine(self) -> None:
        if self._make_engine is not None:
            with suppress(Exception):  # the pictures after this one are tried on the same, and held if need be
                self._engine = self._make_engine()

    def _judge(self, items: list[ReadPicture]) -> list[Judged]:
        started = time.perf_counter()
        try:
            pixels = np.stack([item.prepared for item in items if item.prepared is not None])
            output = self._engine.run(pixels)
            novelty = self._novelty.novelty(pixels, output.features) if self._novelty else None
            predictions = to_predictions(output, self.metadata, novelty)
            if self.metadata.second_look:
                predictions = looked_again(predictions, pixels, self._engine, self.metadata)
        except Exception as error:  # the device failed: find the pictures that it can still judge
            if len(items) == 1:
                return [(self._held(items[0], problem_of(error)), items[0].attached)]
            return [judged for item in items for judged in self._judge([item])]
        share = 1000 * (time.perf_counter() - started) / len(items)
        return [
            (self._decided(item, found, share), item.attached) for item, found in zip(items, predictions, strict=True)
        ]

    def _decided(self, item: ReadPicture, prediction: Prediction, share: float) -> Inspection:
        decision = doubted(decide(prediction, self.metadata.cuts), self._doubts(item))
        if not self.maps:
            prediction = replace(prediction, map=None)
        return self._inspection(item, decision.verdict, decision.reasons, prediction, item.milliseconds + share)

    def _doubts(self, item: ReadPicture) -> tuple[Message, ...]:
        """Why a picture is not to be called OK, whatever the network says."""
        is_guarded = self._novelty is not None and self.metadata.gate is not None
        return item.doubts if is_guarded else (*item.doubts, Message("not-guarded"))

    def _held(self, item: ReadPicture, *problems: Message) -> Inspection:
        reasons = problems or (Message("unexpected", {"detail": ""}),)
        return self._inspection(item, Verdict.HOLD, reasons, None, item.milliseconds)

    def _inspection(
        self,
        item: ReadPicture,
        verdict: Verdict,
        reasons: tuple[Message, ...],
        prediction: Prediction | None,
        milliseconds: float,
    ) -> Inspection:
        return Inspection(
            path=item.path,
            verdict=verdict,
            reasons=reasons,
            prediction=prediction,
            checkpoint=self.metadata.id,
            milliseconds=milliseconds,
            sha256=item.sha256,
            stamp=item.stamp,
            pixels_sha256=item.pixels_sha256,
            bands=item.bands,
            width=item.width,
            height=item.height,
            device=self.device.name,
            engine=self.engine,
        )
