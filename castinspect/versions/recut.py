"""A new version of a checkpoint with other cuts: same weights, its parent named, its score counted anew."""

from __future__ import annotations

from pathlib import Path

from castinspect.errors import CheckpointError
from castinspect.evaluation.score import recounted
from castinspect.evaluation.unseen import SCORED, UNSEEN, UnseenScores
from castinspect.identity import Attribution
from castinspect.models.checkpoint import SUFFIX, LoadedCheckpoint, save_checkpoint
from castinspect.models.metadata import CheckpointMetadata, CutPolicy, Cuts
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry


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
    registry = registry or Registry()
    target = out or _free_file(registry.folder, checkpoint.path.stem)
    if target.exists():
        raise CheckpointError("export-exists", path=target)
    save_checkpoint(target, checkpoint.tensors, with_cuts(checkpoint, cuts, policy, target.stem), checkpoint.extra)
    return registry.add(target, Action.RECUT, attribution) if out is None else target


def _free_file(folder: Path, stem: str) -> Path:
    stem = stem.split("-cuts")[0]
    number, target = 1, folder / f"{stem}-cuts{SUFFIX}"
    while target.exists():
        number += 1
        target = folder / f"{stem}-cuts-{number}{SUFFIX}"
    return target
