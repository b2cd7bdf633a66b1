"""The end of a training run: temperature and cuts on pictures not learned from, then the score on the test pictures."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.data.dataset import DataSet, Splits
from castinspect.data.learned import LEARNED
from castinspect.data.samples import LoadedSamples
from castinspect.errors import DataError
from castinspect.evaluation.decision import Source, decided
from castinspect.evaluation.score import ScoredPicture, evaluate, scores_of
from castinspect.evaluation.unseen import SCORED, UNSEEN, UnseenScores
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.novelty import NoveltyReference
from castinspect.messages import Message
from castinspect.models.backbones import Backbone
from castinspect.models.checkpoint import Arrays, load_checkpoint, save_checkpoint
from castinspect.models.metadata import CheckpointMetadata, Novelty, picture_key
from castinspect.models.weights import ChosenWeights
from castinspect.progress import BackbonePass, Notice, PicturesDescribed, PicturesScored
from castinspect.training.config import TrainingConfig
from castinspect.training.novelty.run import RunPictures

if TYPE_CHECKING:
    from torch import Tensor

ConclusionEvent = BackbonePass | PicturesDescribed | PicturesScored | Notice


@dataclass(frozen=True)
class Concluded:
    """What the run ends with: each picture of the score, and the scores that the cuts were chosen by."""

    scored: tuple[ScoredPicture, ...]
    unseen: UnseenScores


@dataclass(frozen=True)
class Conclusion:
    """Everything but the weights that the end of a run goes by."""

    config: TrainingConfig
    backbone: Backbone
    weights: ChosenWeights
    preprocessing: Preprocessing
    dataset: DataSet
    samples: LoadedSamples
    splits: Splits
    device: str

    def write(
        self,
        state: Mapping[str, Tensor],
        logits: NDArray[np.float32],
        judged_on: NDArray[np.int64],
        metadata: CheckpointMetadata,
        out: Path,
        unfinished: Path,
    ) -> Generator[ConclusionEvent, None, Concluded]:
        """Decide, score as an inspection would, and write the checkpoint.

        Args:
            state: The weights that are kept.
            logits: (n, classes) of pictures that the network which gave them had not learned from.
            judged_on: (n,) their indices among all samples.
            metadata: Of the run.
            out: The checkpoint to write.
            unfinished: Where it stands until it has its score.
        """
        splits, hashes = self.splits, self.samples.hashes
        learned_from = tuple(sorted(picture_key(hashes[i]) for i in splits.train + splits.validation))
        metadata = metadata.model_copy(update={"learned_from": learned_from})
        unseen = self._scores(judged_on.tolist(), logits)
        source: Source = "out-of-fold" if set(splits.train) & set(judged_on.tolist()) else "validation"
        metadata = decided(metadata, unseen, source)
        extra = unseen.to_arrays(UNSEEN) | self._signatures()
        try:
            reference, novelty = yield from self._novelty(state, metadata)
        except DataError:
            yield Notice(Message("novelty-not-learned"))
        else:
            metadata, extra = metadata.model_copy(update={"novelty": novelty}), extra | reference.arrays()
        save_checkpoint(unfinished, state, metadata, extra)
        scored = yield from self._score(unfinished)
        split = "test" if splits.test else "validation"
        metadata = metadata.model_copy(update={"evaluation": evaluate(scored, metadata, split=split)})
        save_checkpoint(out, state, metadata, extra | scores_of(scored, metadata).to_arrays(SCORED))
        return Concluded(scored, unseen)

    def _novelty(
        self, state: Mapping[str, Tensor], metadata: CheckpointMetadata
    ) -> Generator[ConclusionEvent, None, tuple[NoveltyReference, Novelty]]:
        """What pictures are compared with from now on, to tell what is unlike those of the run."""
        pictures = RunPictures(
            self.backbone, self.preprocessing, self.dataset.classes, self.samples, self.splits, self.device
        )
        is_frozen = metadata.kept_stage == "head" and self.weights.path is not None
        if is_frozen:
            return (yield from pictures.with_frozen_backbone(self.weights))
        return (yield from pictures.with_tuned_network(state))

    def _signatures(self) -> Arrays:
        """Of what is learned from, so that copies are known again; nothing where likeness tells no parts apart."""
        if any(group.startswith("file ") for group in self.samples.groups):
            return {}
        return {LEARNED: self.samples.signatures[list(self.splits.train + self.splits.validation)]}

    def _scores(self, indices: list[int], logits: NDArray[np.floating]) -> UnseenScores:
        groups = [self.samples.groups[i] for i in indices]
        return UnseenScores.of(logits, self.samples.labels[indices], groups, [self.samples.hashes[i] for i in indices])

    def _score(self, checkpoint: Path) -> Generator[ConclusionEvent, None, tuple[ScoredPicture, ...]]:
        indices = {self.samples.paths[i]: i for i in self.splits.test or self.splits.validation}
        inspector = Inspector.from_checkpoint(load_checkpoint(checkpoint), self.device)
        scored = []
        for inspection in inspector.inspect(list(indices)):
            index = indices[inspection.path]
            true_class = self.dataset.classes[self.samples.labels[index]].name
            scored.append(ScoredPicture(inspection, true_class, self.samples.groups[index]))
            yield PicturesScored(len(scored), len(indices))
        return tuple(scored)
