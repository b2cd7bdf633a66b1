"""What a checkpoint's scores prove of the defective parts that it lets through, and whether that is enough here."""

from __future__ import annotations

from pathlib import Path

from castinspect.errors import CheckpointError
from castinspect.evaluation.cuts import assess
from castinspect.evaluation.decision import scores_by_part
from castinspect.evaluation.risk import Share, percent_at_most, proof
from castinspect.evaluation.unseen import UNSEEN, UnseenScores
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint


def proven_escapes(checkpoint: LoadedCheckpoint) -> Share | None:
    """Defective parts called OK, of those that the network had not learned from; None where no scores are kept."""
    unseen = UnseenScores.from_checkpoint(checkpoint, UNSEEN)
    if unseen is None or not len(unseen.labels):
        return None
    return assess(scores_by_part(unseen, checkpoint.metadata), checkpoint.metadata.cuts).escapes


def proof_of(checkpoint: LoadedCheckpoint) -> Message:
    """The same in a sentence."""
    escapes = proven_escapes(checkpoint)
    return Message("proof-no-parts") if escapes is None else proof(escapes)


def refuse_unproven(path: Path, limit: float) -> None:
    """Refuse a checkpoint that may let through more defective parts than the station allows.

    One that keeps no scores, as of before format 2, proves nothing either way and is left to the person.

    Args:
        path: Of the checkpoint.
        limit: Share of the defective parts that may be called OK.

    Raises:
        CheckpointError: It may (code `promotion-unproven`), or it cannot be read.
    """
    escapes = proven_escapes(load_checkpoint(path))
    if escapes is not None and escapes.upper > limit:
        bound, allowed = percent_at_most(escapes.upper), f"{100 * limit:g}"
        values = {"missed": escapes.count, "parts": escapes.total, "bound": bound, "limit": allowed}
        raise CheckpointError("promotion-unproven", **values)
