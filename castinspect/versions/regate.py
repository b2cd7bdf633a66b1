"""A new version of a checkpoint with another gate, widened or set anew: same weights, and the reason is kept."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from castinspect.data.learned import key_of
from castinspect.errors import DataError
from castinspect.identity import Attribution
from castinspect.inspection.gate import ARRAY
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Bounds, Gate, GateChange
from castinspect.progress import PicturesDescribed, PicturesRead
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.training.gate import LearnedGate, fit_gate, learn_gate
from castinspect.versions.child import write_child


def widened(gate: Gate, wanted: Mapping[str, Bounds], reason: str) -> Gate:
    """The gate with bounds that also hold what is wanted; each change is kept with its reason.

    Args:
        gate: As it is; a bound is never narrowed.
        wanted: By statistic, see `castinspect.inspection.gate`; what is None there stays as it is.
        reason: Why, in a person's words.
    """
    bounds, changes = dict(gate.bounds), list(gate.changes)
    for name, more in wanted.items():
        before = bounds.get(name, Bounds())
        after = Bounds(low=_lower(before.low, more.low), high=_higher(before.high, more.high))
        if after != before:
            bounds[name] = after
            changes.append(GateChange(statistic=name, before=before, after=after, reason=reason))
    return gate.model_copy(update={"bounds": bounds, "changes": tuple(changes)})


def learned_anew(
    checkpoint: LoadedCheckpoint, paths: Sequence[Path]
) -> Generator[PicturesRead | PicturesDescribed, None, LearnedGate]:
    """Set the gate of a checkpoint as a training run of today would: a version of before has fewer and looser bounds.

    Args:
        checkpoint: Keeps its weights and cuts.
        paths: Pictures, of which those count that the checkpoint learned from, known by their content.

    Yields:
        Progress: each picture is read to know it again, and those that count are measured.

    Raises:
        DataError: It learned from none of them.
    """
    known = frozenset(checkpoint.metadata.learned_from)
    learned = []
    for done, path in enumerate(paths, start=1):
        if key_of(path) in known:
            learned.append(path)
        yield PicturesRead(done, len(paths))
    if not learned:
        raise DataError("gate-anew-none", count=len(paths))
    found = yield from learn_gate(learned, [str(path) for path in learned], checkpoint.metadata.preprocessing)
    before, count = checkpoint.metadata.gate, len(found.statistics)
    if before is None or before.parts >= before.pictures:
        return found
    parts = max(1, before.parts * count // before.pictures)  # several pictures show one: fewer parts say less
    return LearnedGate(fit_gate(found.statistics, parts, found.gate.joint), found.statistics)


def write_version(
    checkpoint: LoadedCheckpoint,
    gate: Gate | LearnedGate,
    *,
    out: Path | None = None,
    registry: Registry | None = None,
    attribution: Attribution | None = None,
) -> Path:
    """Write a checkpoint with another gate as a version of its own; nothing is overwritten.

    Args:
        checkpoint: The one it is made from.
        gate: The new one; with the statistics that it was set by where it was set anew.
        out: A new file; None puts it beside the station's versions and writes it into the journal.
        registry: Of the station.
        attribution: Who does it, and why.

    Returns:
        The new file.

    Raises:
        CheckpointError: The file exists, or cannot be written.
    """
    action = Action.REGATED
    if isinstance(gate, LearnedGate):
        action = Action.GATE_SET_ANEW
        checkpoint = replace(checkpoint, extra={**checkpoint.extra, ARRAY: gate.statistics})
        gate = gate.gate
    return write_child(
        checkpoint,
        lambda name: checkpoint.metadata.child(name, gate=gate),
        "gate",
        action,
        out=out,
        registry=registry,
        attribution=attribution,
    )


def _lower(before: float | None, wanted: float | None) -> float | None:
    return before if before is None or wanted is None else min(before, wanted)


def _higher(before: float | None, wanted: float | None) -> float | None:
    return before if before is None or wanted is None else max(before, wanted)
