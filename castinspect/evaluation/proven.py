"""What a checkpoint's scores prove of the defective parts that it lets through, and whether that is enough here."""

from __future__ import annotations

from pathlib import Path

from castinspect.errors import CheckpointError
from castinspect.evaluation.cuts import ChosenCuts, PartScores, assess, promise
from castinspect.evaluation.decision import scores_by_part
from castinspect.evaluation.risk import Share, percent_at_most, proof
from castinspect.evaluation.unseen import UNSEEN, UnseenScores
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint
from castinspect.models.metadata import CheckpointMetadata


def proven_escapes(checkpoint: LoadedCheckpoint) -> Share | None:
    """Defective parts called OK, of those that the network had not learned from; None where no scores are kept."""
    unseen = UnseenScores.from_checkpoint(checkpoint, UNSEEN)
    if unseen is None or not len(unseen.labels):
        return None
    return assess(scores_by_part(unseen, checkpoint.metadata), checkpoint.metadata.cuts).escapes


def proof_of(checkpoint: LoadedCheckpoint) -> Message:
    """The same in a sentence, which says it where the parts of the score tell another tale."""
    escapes = proven_escapes(checkpoint)
    if escapes is None:
        return Message("proof-no-parts")
    against = _contradiction(escapes, checkpoint.metadata)
    if against is None:
        return proof(escapes)
    values = {"missed": escapes.count, "parts": escapes.total, "escaped": against.count, "tested": against.total}
    return Message("proof-contradicted", values)


def told_of_cuts(chosen: ChosenCuts, scores: PartScores, goal: float | None) -> list[Message]:
    """What cuts promise, where a rate was asked for, and what the parts that they were chosen by prove.

    How many parts more it takes is said once: to promise, which covers the next lot, it takes more than to prove.

    Args:
        chosen: The cuts, and by what they were chosen.
        scores: By part.
        goal: The rate that should be proven; None takes the next round one.
    """
    promised, escapes = promise(chosen, scores), assess(scores, chosen.cuts).escapes
    if promised is None:
        return [proof(escapes, goal)]
    if promised.code != "promise-short" or escapes.count >= escapes.total:
        return [promised, proof(escapes, goal)]
    values = {"missed": escapes.count, "parts": escapes.total, "bound": percent_at_most(escapes.upper)}
    return [promised, Message("proof-alone", values)]


def _contradiction(proven: Share, metadata: CheckpointMetadata) -> Share | None:
    """Escapes among the parts of the score, where these are far more than what others prove.

    Cuts are chosen by scores of networks that learned without a share of the parts. Where the network that is kept
    scores otherwise, they prove nothing of it.
    """
    found = metadata.evaluation
    if found is None or found.escaped_parts is None or found.defective_parts is None:
        return None
    scored = Share(found.escaped_parts, found.defective_parts)
    return scored if scored.contradicts(proven) else None


def refuse_unproven(path: Path, limit: float) -> None:
    """Refuse a checkpoint that may let through more defective parts than the station allows.

    It is judged by what its cuts were chosen by; by its score, where that says far worse. One that keeps
    no scores, as of before format 2, proves nothing either way and is left to the person.

    Args:
        path: Of the checkpoint.
        limit: Share of the defective parts that may be called OK.

    Raises:
        CheckpointError: It may (code `promotion-unproven`), or it cannot be read.
    """
    checkpoint = load_checkpoint(path)
    escapes = proven_escapes(checkpoint)
    if escapes is None:
        return
    escapes = _contradiction(escapes, checkpoint.metadata) or escapes
    if escapes.upper > limit:
        bound, allowed = percent_at_most(escapes.upper), f"{100 * limit:g}"
        values = {"missed": escapes.count, "parts": escapes.total, "bound": bound, "limit": allowed}
        raise CheckpointError("promotion-unproven", **values)
