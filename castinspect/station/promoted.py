"""The promoted checkpoint at work: when another is promoted, it takes over between two pictures, or is refused."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from castinspect.devices.device import DeviceChoice
from castinspect.errors import CastInspectError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector, Judged
from castinspect.inspection.reading import Attach, nothing_attached
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata
from castinspect.station.history.rows import JudgedBy


class Promotions(Protocol):
    """Says which checkpoint is to judge: the station's registry, or the one checkpoint that a person named."""

    def promotion_stamp(self) -> object:
        """Something that differs after every promotion and roll-back, and costs no reading."""
        ...

    def promoted_checkpoint(self) -> LoadedCheckpoint:
        """The checkpoint that is to judge.

        Raises:
            CheckpointError: There is none, or it is not what was promoted.
        """
        ...

    def record_conversion(self, checkpoint: LoadedCheckpoint, files: Mapping[str, str]) -> None:
        """Keep which files, with their SHA-256, the engine reads in the checkpoint's place.

        Raises:
            CheckpointError: It cannot be kept.
        """
        ...


@dataclass(frozen=True)
class Named:
    """A checkpoint that a person named: nothing takes its place."""

    checkpoint: LoadedCheckpoint

    def promotion_stamp(self) -> object:
        """The stamp of a checkpoint that stays: always the same."""
        return None

    def promoted_checkpoint(self) -> LoadedCheckpoint:
        """The one that was named."""
        return self.checkpoint

    def record_conversion(self, checkpoint: LoadedCheckpoint, files: Mapping[str, str]) -> None:
        """Nothing is on record for a checkpoint that was not promoted."""


class PromotedInspector:
    """Judges with whatever is promoted, also by another program meanwhile.

    No picture is ever judged by two checkpoints: those already taken up are finished with the old one, the next is
    judged by the new one. A checkpoint that cannot be used is refused, and the old one keeps working.

    Args:
        promotions: Says what is promoted.
        make: Makes an inspector of a checkpoint.
    """

    def __init__(self, promotions: Promotions, make: Callable[[LoadedCheckpoint], Inspector]) -> None:
        self._promotions = promotions
        self._make = make
        self._inspector: Inspector | None = None
        self._stamp: object = None
        self._checkpoint: LoadedCheckpoint | None = None
        self._judged_by: JudgedBy | None = None
        self.refusal: Message | None = None
        """Why the checkpoint that was promoted last is not the one that judges; None where it is."""

    @property
    def metadata(self) -> CheckpointMetadata:
        """Of the checkpoint that judges."""
        return self._present.metadata

    @property
    def device(self) -> DeviceChoice:
        """What it runs on."""
        return self._present.device

    @property
    def judged_by(self) -> JudgedBy:
        """What judges, as the record names it."""
        assert self._checkpoint is not None, "ready() comes first"
        if self._judged_by is None:
            self._judged_by = _judged_by(self._checkpoint, self._present)
        return self._judged_by

    def comes_within(self, seconds: float) -> bool:
        """Whether the next picture's verdict is there within so many seconds; waits for it."""
        return self._present.comes_within(seconds)

    def ready(self) -> PromotedInspector:
        """Load what is promoted, unless it is loaded already.

        Raises:
            CastInspectError: Nothing can judge: no checkpoint is promoted, or the only one cannot be used.
        """
        if self._inspector is None:
            stamp = self._promotions.promotion_stamp()
            self._take_up()
            self._stamp = stamp
        else:
            self._keep_up()
        return self

    def inspect(self, paths: Iterable[Path]) -> Iterator[Inspection]:
        """Judge pictures in their order, as `Inspector.inspect`; after each, another checkpoint may take over."""
        for inspection, _ in self.inspect_with(paths, nothing_attached):
            yield inspection

    def inspect_with(self, paths: Iterable[Path], attach: Attach) -> Iterator[Judged]:
        """The same, bringing along what `attach` makes of each picture, as `Inspector.inspect_with`."""
        self.ready()
        waiting = _Waiting(paths, self._is_overtaken)
        while not waiting.is_empty:
            yield from self._present.inspect_with(waiting, attach)
            self._keep_up()

    def _take_up(self) -> None:
        checkpoint = self._promotions.promoted_checkpoint()
        self._inspector = self._make(checkpoint)
        self._checkpoint, self._judged_by = checkpoint.without_weights(), None  # the engine has its own
        if self._inspector.conversion:
            with suppress(CastInspectError):  # where it cannot be kept, it is made anew at the next start
                self._promotions.record_conversion(checkpoint, self._inspector.conversion)

    @property
    def _present(self) -> Inspector:
        assert self._inspector is not None, "ready() comes first"
        return self._inspector

    def _is_overtaken(self) -> bool:
        return self._promotions.promotion_stamp() != self._stamp

    def _keep_up(self) -> None:
        if not self._is_overtaken():
            return
        self._stamp = self._promotions.promotion_stamp()  # before reading: a change meanwhile is a new one
        try:
            self._take_up()
            self.refusal = None
        except CastInspectError as error:
            self.refusal = error.message
        except Exception as error:  # whatever is wrong with the new one must not stop the old one
            self.refusal = Message("unexpected", {"detail": str(error) or type(error).__name__})


def _judged_by(checkpoint: LoadedCheckpoint, inspector: Inspector) -> JudgedBy:
    files = " ".join(sorted(inspector.conversion.values()))
    cuts = checkpoint.metadata.cuts
    return JudgedBy(
        checkpoint.sha256, hashlib.sha256(files.encode()).hexdigest() if files else "", cuts.ok, cuts.defect
    )


class _Waiting:
    """Hands out paths until they are used up or `is_overtaken`; then it goes on where it stopped."""

    def __init__(self, paths: Iterable[Path], is_overtaken: Callable[[], bool]) -> None:
        self._paths = iter(paths)
        self._is_overtaken = is_overtaken
        self.is_empty = False

    def __iter__(self) -> Iterator[Path]:
        return self

    def __next__(self) -> Path:
        if self.is_empty or self._is_overtaken():
            raise StopIteration
        try:
            return next(self._paths)
        except StopIteration:
            self.is_empty = True
            raise
