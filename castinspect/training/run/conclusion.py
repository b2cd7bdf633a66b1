"""The end of a training run: temperature and cuts on pictures not learned from, then the score on the test pictures."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from castinspect.data.learned import LEARNED
from castinspect.errors import DataError, TrainingError
from castinspect.evaluation.decision import Source, decided, decided_with_second_look
from castinspect.evaluation.score import ScoredPicture, evaluate, scores_of
from castinspect.evaluation.unseen import SCORED, UNSEEN, UnseenScores
from castinspect.inspection.gate import ARRAY as GATE
from castinspect.inspection.golden import golden_arrays, golden_indices
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.novelty import NoveltyReference
from castinspect.messages import Message
from castinspect.models.checkpoint import Arrays, LoadedCheckpoint, load_checkpoint, save_checkpoint
from castinspect.models.extra import UnboundedError, refuse_unbounded
from castinspect.models.metadata import CheckpointMetadata, Novelty, Role, picture_key
from castinspect.progress import BackbonePass, Notice, PicturesDescribed, PicturesScored, drain
from castinspect.training.gate import MOST_PICTURES, LearnedGate, learn_gate
from castinspect.training.novelty.run import RunPictures
from castinspect.training.run.context import RunContext
from castinspect.training.run.files import RunFiles
from castinspect.training.run.state import BestEpoch

if TYPE_CHECKING:
    from torch import Tensor

ConclusionEvent = BackbonePass | PicturesDescribed | PicturesScored | Notice


@dataclass(frozen=True)
class Concluded:
    """What the run ends with: each picture of the score, and the scores that the cuts were chosen by.

    Attributes:
        scored: What was said of each picture of the score.
        unseen: The scores that decide.
        first: The same by the first look alone, where a second one had a part in them.
    """

    scored: tuple[ScoredPicture, ...]
    unseen: UnseenScores
    first: UnseenScores | None = None


def conclude(
    context: RunContext, best: BestEpoch, metadata: CheckpointMetadata, files: RunFiles
) -> Generator[ConclusionEvent, None, Concluded]:
    """Decide, score as an inspection would, and write the checkpoint.

    Args:
        context: What travels through the run: data, samples, splits, backbone, device.
        best: The epoch that is kept, with what it says of pictures that it did not learn from.
        metadata: Of the run, as far as it is known before it learns.
        files: Where the checkpoint is written.

    Raises:
        TrainingError: The network's features have grown beyond all measure.
        DataError: None of the pictures can be read any more; the run can go on once they are back.
    """
    state = _halved(best.state) if context.config.half else best.state
    # temperature and cuts, by pictures that were not learned from
    unseen, metadata = _unseen(context, best), _described(context, best, metadata)
    first: UnseenScores | None = None
    if best.looked is not None and context.config.looks_twice:
        first = unseen
        metadata, unseen = decided_with_second_look(metadata, unseen, best.looked, _source(context, best))
    else:
        metadata = decided(metadata, unseen, _source(context, best))
    extra = unseen.to_arrays(UNSEEN) | _signatures(context)
    # what pictures look like, so that others are known as unlike them
    try:
        reference, novelty = yield from _novelty(context, state, metadata)
    except DataError:
        yield Notice(Message("novelty-not-learned"))
    else:
        metadata, extra = metadata.model_copy(update={"novelty": novelty}), extra | reference.arrays()
    # between which bounds a picture is judged at all
    learned = yield from _gate(context)
    metadata, extra = metadata.model_copy(update={"gate": learned.gate}), extra | {GATE: learned.statistics}
    _refuse_diverged(metadata, extra)
    # the score, by the file that will inspect, and what it says of the golden pictures
    save_checkpoint(files.unfinished, state, metadata, extra)
    extra = extra | _places(context, load_checkpoint(files.unfinished))
    save_checkpoint(files.unfinished, state, metadata, extra)
    written = load_checkpoint(files.unfinished)
    extra = extra | _golden(context, written)
    scored = yield from _score(context, written)
    split = "test" if context.splits.test else "validation"
    metadata = metadata.model_copy(update={"evaluation": evaluate(scored, metadata, split=split)})
    save_checkpoint(files.out, state, metadata, extra | scores_of(scored, metadata).to_arrays(SCORED))
    return Concluded(scored, unseen, first)


def _refuse_diverged(metadata: CheckpointMetadata, extra: Arrays) -> None:
    """A network whose features have grown beyond all measure has learned nothing, though its loss is finite."""
    try:
        refuse_unbounded(metadata, extra)
    except UnboundedError as error:
        raise TrainingError("training-diverged") from error


def _described(context: RunContext, best: BestEpoch, metadata: CheckpointMetadata) -> CheckpointMetadata:
    splits, hashes = context.splits, context.samples.hashes
    learned_from = tuple(sorted(picture_key(hashes[i]) for i in splits.train + splits.validation))
    update = {"kept_epoch": best.epoch, "kept_stage": best.phase, "learned_from": learned_from}
    return metadata.model_copy(update=update)


def _source(context: RunContext, best: BestEpoch) -> Source:
    """By what the cuts are chosen: by folds over all parts, where pictures that others learned from are among them."""
    return "out-of-fold" if set(context.splits.train) & set(best.judged_on.tolist()) else "validation"


def _unseen(context: RunContext, best: BestEpoch) -> UnseenScores:
    samples, indices = context.samples, best.judged_on.tolist()
    groups = [samples.groups[i] for i in indices]
    return UnseenScores.of(best.logits, samples.labels[indices], groups, [samples.hashes[i] for i in indices])


def _novelty(
    context: RunContext, state: Mapping[str, Tensor], metadata: CheckpointMetadata
) -> Generator[ConclusionEvent, None, tuple[NoveltyReference, Novelty]]:
    """What pictures are compared with from now on, to tell what is unlike those of the run."""
    pictures = RunPictures(context)
    if metadata.kept_stage == "head" and context.weights.path is not None:
        return (yield from pictures.with_frozen_backbone())
    return (yield from pictures.with_tuned_network(state))


def _gate(context: RunContext) -> Generator[PicturesDescribed | Notice, None, LearnedGate]:
    """Bounds by the pictures as they lie there; some, or all, may have gone since they were read to learn from.

    Raises:
        DataError: None of them can be read.
    """
    samples, pool = context.samples, list(context.pool)
    paths, groups = [samples.paths[i] for i in pool], [samples.groups[i] for i in pool]
    try:
        learned = yield from learn_gate(paths, groups, context.preprocessing)
    except DataError as error:
        raise DataError("gate-not-learned-yet", folder=context.dataset.folder) from error
    left, asked = learned.gate.pictures, min(len(paths), MOST_PICTURES)
    if left < asked:
        yield Notice(Message("gate-pictures-gone", {"gone": asked - left, "asked": asked, "left": left}))
    return learned


def _places(context: RunContext, checkpoint: LoadedCheckpoint) -> Arrays:
    """What the heat map compares the places of a picture with: those of sound pictures that were learned from."""
    from castinspect.training.novelty.places import learn_places

    classes, samples = context.dataset.classes, context.samples
    sound = [i for i in context.pool if classes[samples.labels[i]].role is Role.OK]
    return learn_places(checkpoint, samples.pixels[sound]).arrays() if sound else {}


def _golden(context: RunContext, checkpoint: LoadedCheckpoint) -> Arrays:
    """Some pictures that were learned from, with what the checkpoint as it was written says of them."""
    from castinspect.inspection.engines.choice import choose_engine

    pool = list(context.pool)
    chosen = [pool[index] for index in golden_indices(context.samples.labels[pool])]
    engine = drain(choose_engine(checkpoint, "torch", "cpu"))
    return golden_arrays(engine, context.samples.pixels[chosen])


def _signatures(context: RunContext) -> Arrays:
    """Of what is learned from, so that copies are known again; nothing where likeness tells no parts apart."""
    samples, splits = context.samples, context.splits
    if any(group.startswith("file ") for group in samples.groups):
        return {}
    return {LEARNED: samples.signatures[list(splits.train + splits.validation)]}


def _score(
    context: RunContext, checkpoint: LoadedCheckpoint
) -> Generator[PicturesScored, None, tuple[ScoredPicture, ...]]:
    """Inspect the pictures of the score with the checkpoint as it was written."""
    samples, splits = context.samples, context.splits
    indices = {samples.paths[i]: i for i in splits.test or splits.validation}
    inspector = Inspector.for_scores(checkpoint, context.device)
    scored = []
    for inspection in inspector.inspect(list(indices)):
        index = indices[inspection.path]
        true_class = context.dataset.classes[samples.labels[index]].name
        scored.append(ScoredPicture(inspection, true_class, samples.groups[index]))
        yield PicturesScored(len(scored), len(indices))
    return tuple(scored)


def _halved(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Weights in half precision; biases and statistics, which are few and need its range, stay as they are."""
    return {name: tensor.half() if tensor.ndim > 1 else tensor for name, tensor in state.items()}
