"""The end of a training run: temperature and cuts on pictures not learned from, then the score on the test pictures."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.errors import DataError
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspector import Inspector
from castinspect.models.backbones import Backbone
from castinspect.models.checkpoint import Arrays, load_checkpoint, save_checkpoint
from castinspect.models.metadata import CheckpointMetadata, picture_key
from castinspect.models.weights import ChosenWeights
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.cross_validation import out_of_fold_head
from castinspect.training.dataset import DataSet, Splits
from castinspect.training.decision import Source, decided
from castinspect.training.evaluation import ScoredPicture, evaluate, scores_of
from castinspect.training.events import BackbonePass, PicturesScored
from castinspect.training.feature_cache import frozen_features
from castinspect.training.samples import LoadedSamples
from castinspect.training.scoring import LEARNED
from castinspect.training.unseen import SCORED, UNSEEN, UnseenScores

if TYPE_CHECKING:
    from torch import Tensor

ConclusionEvent = BackbonePass | PicturesScored


@dataclass(frozen=True)
class Concluded:
    """What the run ends with: the metadata of the checkpoint that was written, and each picture of the score."""

    metadata: CheckpointMetadata
    scored: tuple[ScoredPicture, ...]


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
        validation_logits: NDArray[np.float32],
        metadata: CheckpointMetadata,
        out: Path,
        unfinished: Path,
    ) -> Generator[ConclusionEvent, None, Concluded]:
        """Decide, score as an inspection would, and write the checkpoint.

        Args:
            state: The weights that are kept.
            validation_logits: (n, classes) of the validation pictures with these weights.
            metadata: Of the run.
            out: The checkpoint to write.
            unfinished: Where it stands until it has its score.
        """
        splits, hashes = self.splits, self.samples.hashes
        learned_from = tuple(sorted(picture_key(hashes[i]) for i in splits.train + splits.validation))
        metadata = metadata.model_copy(update={"learned_from": learned_from})
        unseen, source = yield from self._unseen(validation_logits)
        metadata = decided(metadata, unseen, source)
        extra = unseen.to_arrays(UNSEEN) | self._signatures()
        save_checkpoint(unfinished, state, metadata, extra)
        scored = yield from self._score(unfinished)
        split = "test" if splits.test else "validation"
        metadata = metadata.model_copy(update={"evaluation": evaluate(scored, metadata, split=split)})
        save_checkpoint(out, state, metadata, extra | scores_of(scored, metadata).to_arrays(SCORED))
        return Concluded(metadata, scored)

    def _signatures(self) -> Arrays:
        """Of what is learned from, so that copies are known again; nothing where likeness tells no parts apart."""
        if any(group.startswith("file ") for group in self.samples.groups):
            return {}
        return {LEARNED: self.samples.signatures[list(self.splits.train + self.splits.validation)]}

    def _unseen(
        self, validation_logits: NDArray[np.float32]
    ) -> Generator[ConclusionEvent, None, tuple[UnseenScores, Source]]:
        """Scores of pictures by a network that had not seen their parts.

        A frozen backbone learned from none of the pictures, so heads fitted without each fold's parts score them all.
        A backbone that learned has seen all but the validation pictures.
        """
        if self.config.strategy is Strategy.HEAD and self.weights.path is not None:
            try:
                return (yield from self._out_of_fold()), "out-of-fold"
            except DataError:  # too few parts to leave one out of each class
                pass
        return self._scores(list(self.splits.validation), validation_logits), "validation"

    def _out_of_fold(self) -> Generator[ConclusionEvent, None, UnseenScores]:
        pool = sorted(self.splits.train + self.splits.validation)
        features = yield from frozen_features(
            self.backbone,
            self.weights,
            self.preprocessing,
            [self.samples.hashes[i] for i in pool],
            self.samples.pixels[pool],
            device=self.device,
        )
        groups = [self.samples.groups[i] for i in pool]
        logits = out_of_fold_head(features, self.samples.labels[pool], groups, seed=self.config.seed)
        return self._scores(pool, logits)

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
