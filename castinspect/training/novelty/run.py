"""Learning what a run's pictures look like, with the features of the network that the run ends with."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.inspection.appearance import VERSION, appearance
from castinspect.inspection.novelty import NoveltyReference
from castinspect.models.metadata import Novelty, Role
from castinspect.progress import BackbonePass, PicturesDescribed, retold
from castinspect.training.head.feature_cache import Compute, cached, frozen_features
from castinspect.training.head.feature_store import FeatureKey
from castinspect.training.novelty.fit import Described, fit_novelty
from castinspect.training.run.context import RunContext

if TYPE_CHECKING:
    from torch import Tensor

Learned = tuple[NoveltyReference, Novelty]


@dataclass(frozen=True)
class RunPictures:
    """Whatever a network learned from or was chosen by: the training and validation pictures of a run."""

    context: RunContext

    def with_frozen_backbone(self) -> Generator[BackbonePass | PicturesDescribed, None, Learned]:
        """Fit the reference with the features of a backbone that did not learn; they are at hand as a rule.

        Raises:
            DataError: Too few parts in a class.
        """
        return fit_novelty((yield from self.described()))

    def described(self) -> Generator[BackbonePass | PicturesDescribed, None, Described]:
        """The pictures by their appearance and the features of a backbone that did not learn."""
        run = self.context
        features = yield from frozen_features(
            run.backbone,
            run.weights,
            run.preprocessing,
            self._hashes,
            run.samples.pixels[self._pool],
            device=run.device,
        )
        return (yield from self._described(features))

    def with_tuned_network(self, state: Mapping[str, Tensor]) -> Generator[PicturesDescribed, None, Learned]:
        """Fit the reference with the features of a network whose backbone learned.

        Args:
            state: Its weights, in single or half precision.

        Raises:
            DataError: Too few parts in a class.
        """
        features = yield from self._through(None, self._features_of(state))
        unlearned = np.flatnonzero(np.isin(self._pool, self.context.splits.validation))
        return fit_novelty((yield from self._described(features)), unlearned=unlearned)

    def _described(self, features: NDArray[np.float32]) -> Generator[PicturesDescribed, None, Described]:
        key = FeatureKey("appearance", str(VERSION), self.context.preprocessing, "appearance")
        looks = yield from self._through(key, lambda places: appearance(self._pixels(places)))
        is_ok = np.array([part_class.role is Role.OK for part_class in self.context.dataset.classes])
        labels = self.context.samples.labels[self._pool]
        return Described(looks, features, labels, [self.context.samples.groups[i] for i in self._pool], is_ok[labels])

    def _features_of(self, state: Mapping[str, Tensor]) -> Compute:
        from castinspect.models.backbones import build_model
        from castinspect.training.learner.network_input import FrozenBackbone, NetworkInput

        model = build_model(self.context.backbone, len(self.context.dataset.classes), self.context.preprocessing.size)
        model.load_state_dict(state)
        frozen = FrozenBackbone(
            self.context.backbone, model, NetworkInput(self.context.preprocessing, self.context.device)
        )
        return lambda places: frozen(self._pixels(places))

    def _through(
        self, key: FeatureKey | None, compute: Compute
    ) -> Generator[PicturesDescribed, None, NDArray[np.float32]]:
        """What `compute` makes of all pictures, (n, width), or made of them before."""
        count = len(self._pool)
        passes = cached(key, self._hashes, compute)
        values = yield from retold(
            passes, lambda done: PicturesDescribed(round(count * done.batch / done.batches), count)
        )
        return np.asarray(values, np.float32)

    def _pixels(self, places: list[int]) -> NDArray[np.uint8]:
        return self.context.samples.pixels[[self._pool[place] for place in places]]

    @cached_property
    def _pool(self) -> list[int]:
        return list(self.context.pool)

    @cached_property
    def _hashes(self) -> list[str]:
        return [self.context.samples.hashes[index] for index in self._pool]
