"""A new version of a checkpoint whose gate lets more pictures through: same weights, and the reason is kept."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from castinspect.identity import Attribution
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Bounds, Gate, GateChange
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
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


def write_version(
    checkpoint: LoadedCheckpoint,
    gate: Gate,
    *,
    out: Path | None = None,
    registry: Registry | None = None,
    attribution: Attribution | None = None,
) -> Path:
    """Write a checkpoint with another gate as a version of its own; nothing is overwritten.

    Args:
        checkpoint: The one it is made from.
        gate: The new one.
        out: A new file; None puts it beside the station's versions and writes it into the journal.
        registry: Of the station.
        attribution: Who does it, and why.

    Returns:
        The new file.

    Raises:
        CheckpointError: The file exists, or cannot be written.
    """
    return write_child(
        checkpoint,
        lambda name: checkpoint.metadata.child(name, gate=gate),
        "gate",
        Action.REGATED,
        out=out,
        registry=registry,
        attribution=attribution,
    )


def _lower(before: float | None, wanted: float | None) -> float | None:
    return before if before is None or wanted is None else min(before, wanted)


def _higher(before: float | None, wanted: float | None) -> float | None:
    return before if before is None or wanted is None else max(before, wanted)
