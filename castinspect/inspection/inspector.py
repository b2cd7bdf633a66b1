"""The inspector: paths in, inspections out, in order; one bad picture never stops the others."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines.engine import Engine, conversion_of
from castinspect.inspection.golden import refuse_other_scores
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.judge import Judge, RenewEngine
from castinspect.inspection.novelty import NoveltyReference
from castinspect.inspection.pipeline import Capacity, Patience, Pipeline, Stages
from castinspect.inspection.reading import Attach, ReadPicture, nothing_attached, read_picture
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata
from castinspect.progress import drain

_AHEAD = 4
"""Batches that are read before they are asked for, for each that the engine has under way."""

_SIDE_BY_SIDE, _TOGETHER, _MOST_AHEAD = 3, 8, 48
"""An engine of so many lanes computes pictures side by side, and gains nothing by batches. The work around it does: a
judge takes so many pictures at once, at most, and what it does to several in turn finds its code in the cache. For
that, so many are read ahead, at most."""

_LOADERS = 4
"""Threads that read, at most; two keep up with two cores, and a slow disk needs some more."""

_PATIENCE = Patience(load=30.0, judge=60.0)
"""Neither a network share that hangs nor a device that does may stop the line."""

_PATIENCE_OF_SCORES = Patience(load=900.0, judge=900.0)
"""A score waits where a computer has much else to do: a picture that is merely late is no fault of a network."""

Judged = tuple[Inspection, object]


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
        patience: How long reading a picture and judging a batch may take; None as long as a line can wait.
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
        patience: Patience | None = None,
        renew: RenewEngine | None = None,
    ) -> None:
        self._judge = Judge(engine, metadata, novelty=novelty, maps=maps, renew=renew)
        batch = min(batch_size or _at_once(engine), _at_once(engine))
        ahead = _AHEAD * min(batch, engine.largest_batch) * engine.lanes
        ahead = max(ahead, min(2 * batch * engine.lanes, _MOST_AHEAD))
        loaders = min(_LOADERS, max(2, os.cpu_count() or 1), ahead)
        self._pipeline: Pipeline[Path, ReadPicture, Judged] | None = None
        self._capacity = Capacity(loaders, engine.lanes, batch, ahead, patience or _PATIENCE)

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
        from castinspect.inspection.engines.choice import choose_engine

        def make() -> Engine:
            return drain(choose_engine(checkpoint, engine, device, patient=patient))

        return cls.with_engine(make(), checkpoint, maps=maps, batch_size=batch_size, renew=make)

    @classmethod
    def for_scores(cls, checkpoint: LoadedCheckpoint, device: str = "auto", *, maps: bool = True) -> Inspector:
        """Run a checkpoint with PyTorch to score it: as `from_checkpoint`, but no picture is given up soon.

        Raises:
            CheckpointError: The weights do not fit.
            DeviceError: No device computes correctly.
        """
        inspector = cls.from_checkpoint(checkpoint, device, maps=maps)
        inspector._capacity = replace(inspector._capacity, patience=_PATIENCE_OF_SCORES)
        return inspector

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
    def metadata(self) -> CheckpointMetadata:
        """Of the checkpoint that judges."""
        return self._judge.metadata

    @property
    def device(self) -> DeviceChoice:
        """What the engine runs on, and whether that is a fallback."""
        return self._judge.engine.device

    @property
    def engine(self) -> str:
        """The engine that runs the network."""
        return self._judge.engine.name

    @property
    def conversion(self) -> Mapping[str, str]:
        """SHA-256 of each file that the engine reads in the checkpoint's place; none where it has the weights."""
        return conversion_of(self._judge.engine)

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
            judge=self._judged,
            finish=lambda item: (self._judge.held(item, *item.problems), item.attached),
            late=self._late,
            stuck=self._stuck,
            renew=self._judge.renew_engine,
        )
        self._pipeline = Pipeline(stages, self._capacity)
        yield from self._pipeline.run(paths)

    def comes_within(self, seconds: float) -> bool:
        """Whether the next picture's verdict is there within so many seconds; waits for it."""
        return self._pipeline is not None and self._pipeline.comes_within(seconds)

    def judge_read(self, items: Iterable[ReadPicture]) -> Iterator[Inspection]:
        """Judge pictures that `read_picture` read before, perhaps in another process; in their order.

        Args:
            items: By the preprocessing of this inspector's checkpoint. A batch of them is held at a time.
        """
        items = iter(items)
        while batch := list(islice(items, self._capacity.batch)):
            ready = [item for item in batch if item.prepared is not None]
            judged = iter(self._judge.judge(ready) if ready else [])
            for item in batch:
                yield self._judge.held(item, *item.problems) if item.prepared is None else next(judged)

    def _judged(self, items: list[ReadPicture]) -> list[Judged]:
        return [(judged, item.attached) for judged, item in zip(self._judge.judge(items), items, strict=True)]

    def _late(self, path: Path) -> Judged:
        seconds = self._capacity.patience.load
        item = ReadPicture(path, 1000 * seconds)
        return self._judge.held(item, Message("image-too-slow", {"path": path, "seconds": seconds})), None

    def _stuck(self, item: ReadPicture) -> Judged:
        seconds = self._capacity.patience.judge
        return self._judge.held(
            item, Message("engine-too-slow", {"path": item.path, "seconds": seconds})
        ), item.attached


def _at_once(engine: Engine) -> int:
    """Pictures that a judge takes at once, at most."""
    return max(engine.largest_batch, _TOGETHER if engine.lanes >= _SIDE_BY_SIDE else 1)
