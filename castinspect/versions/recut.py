"""A new version of a checkpoint with other cuts: same weights, its parent named, its score counted anew."""

from __future__ import annotations

from pathlib import Path

from castinspect.errors import CheckpointError
from castinspect.evaluation.score import recounted
from castinspect.evaluation.unseen import SCORED, UNSEEN, UnseenScores
from castinspect.identity import Attribution
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata, CutPolicy, Cuts
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions.child import write_child


def unseen_scores(checkpoint: LoadedCheckpoint) -> UnseenScores:
    """The scores that a checkpoint's cuts are chosen by.

    Raises:
        CheckpointError: It carries none: it was made before they were kept.
    """
    found = UnseenScores.from_checkpoint(checkpoint, UNSEEN)
    if found is None or not len(found.labels):
        raise CheckpointError("cuts-no-scores", path=checkpoint.path)
    return found


def with_cuts(checkpoint: LoadedCheckpoint, cuts: Cuts, policy: CutPolicy, name: str) -> CheckpointMetadata:
    """What a version with other cuts says of itself.

    Its score is counted anew from the scores that the checkpoint kept; without them there is none.
    """
    old = checkpoint.metadata
    new = old.child(name, cuts=cuts, policy=policy)
    scored = UnseenScores.from_checkpoint(checkpoint, SCORED)
    evaluation = recounted(old.evaluation, scored, new) if old.evaluation and scored else None
    return new.model_copy(update={"evaluation": evaluation})


def write_version(
    checkpoint: LoadedCheckpoint,
    cuts: Cuts,
    policy: CutPolicy,
    *,
    out: Path | None = None,
    registry: Registry | None = None,
    attribution: Attribution | None = None,
) -> Path:
    """Write a checkpoint with other cuts as a version of its own; nothing is overwritten.

    Args:
        checkpoint: The one it is made from.
        cuts: The new ones.
        policy: By what they were chosen.
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
        lambda name: with_cuts(checkpoint, cuts, policy, name),
        "cuts",
        Action.RECUT,
        out=out,
        registry=registry,
        attribution=attribution,
    )
