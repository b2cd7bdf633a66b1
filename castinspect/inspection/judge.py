"""The judge: pictures that were read go in, inspections come out; it holds one engine and one checkpoint's cuts."""

from __future__ import annotations

import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace

import numpy as np

from castinspect.inspection.engines.engine import Engine
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.novelty import NoveltyReference
from castinspect.inspection.prediction import Prediction, to_predictions
from castinspect.inspection.reading import ReadPicture, problem_of
from castinspect.inspection.second_look import looked_again
from castinspect.inspection.verdict import Verdict, decide, doubted
from castinspect.messages import Message
from castinspect.models.metadata import CheckpointMetadata

RenewEngine = Callable[[], Engine]


class Judge:
    """Asks the network, looks again where the checkpoint wants it, compares with what it knows, and decides.

    Args:
        engine: Runs the checkpoint's network.
        metadata: Of the checkpoint.
        novelty: What pictures are compared with; None where the checkpoint has nothing for it.
        maps: Whether inspections carry the map of where the network looked.
        renew: Makes an engine in the place of one that hangs; None goes on with the same.
    """

    def __init__(
        self,
        engine: Engine,
        metadata: CheckpointMetadata,
        *,
        novelty: NoveltyReference | None = None,
        maps: bool = True,
        renew: RenewEngine | None = None,
    ) -> None:
        self.engine = engine
        self.metadata = metadata
        self._novelty = novelty
        self._maps = maps
        self._make_engine = renew

    def renew_engine(self) -> None:
        """Put another engine in the place of one that hangs."""
        if self._make_engine is not None:
            with suppress(Exception):  # the pictures after this one are tried on the same, and held if need be
                self.engine = self._make_engine()

    def judge(self, items: list[ReadPicture]) -> list[Inspection]:
        """Judge prepared pictures in one forward pass; one that the engine cannot judge is HOLD, alone."""
        started = time.perf_counter()
        try:
            pixels = np.stack([item.prepared for item in items if item.prepared is not None])
            output = self.engine.run(pixels)
            novelty = self._novelty.novelty(pixels, output.features) if self._novelty else None
            predictions = to_predictions(output, self.metadata, novelty)
            if self.metadata.second_look:
                predictions = looked_again(predictions, output, pixels, self.engine, self.metadata)
        except Exception as error:  # the device failed: find the pictures that it can still judge
            if len(items) == 1:
                return [self.held(items[0], problem_of(error))]
            return [judged for item in items for judged in self.judge([item])]
        share = 1000 * (time.perf_counter() - started) / len(items)
        return [self._decided(item, found, share) for item, found in zip(items, predictions, strict=True)]

    def _decided(self, item: ReadPicture, prediction: Prediction, share: float) -> Inspection:
        decision = doubted(decide(prediction, self.metadata.cuts), self._doubts(item))
        if not self._maps:
            prediction = replace(prediction, map=None)
        return self._inspection(item, decision.verdict, decision.reasons, prediction, item.milliseconds + share)

    def _doubts(self, item: ReadPicture) -> tuple[Message, ...]:
        """Why a picture is not to be called OK, whatever the network says."""
        is_guarded = self._novelty is not None and self.metadata.gate is not None
        return item.doubts if is_guarded else (*item.doubts, Message("not-guarded"))

    def held(self, item: ReadPicture, *problems: Message) -> Inspection:
        """The HOLD of a picture that cannot be judged, with its reasons."""
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
            device=self.engine.device.name,
            engine=self.engine.name,
        )
