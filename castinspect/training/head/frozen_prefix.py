"""Random views of pictures after the frozen stages of a backbone: made once, kept, and learned from again and again."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.progress import BackbonePass
from castinspect.training.head.views import kept_outputs
from castinspect.training.learner.sources import Activations
from castinspect.training.run.context import RunContext

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Learner

VIEWS = 8
"""So many different views of each picture; an epoch learns from one of them."""

_MOST_BYTES = 1 << 30
_HALF = 2


class FrozenPrefix:
    """The frozen lower part of a network, whose output is computed once for each picture and view.

    Args:
        context: What travels through the run: data, samples, splits, backbone, device.
        learner: The network that learns.
        stages: How many of the backbone's stages are frozen; they are as the run's weights made them.
    """

    def __init__(self, context: RunContext, learner: Learner, stages: int) -> None:
        self._context = context
        self._learner = learner
        self._stages = stages
        self._views = VIEWS if context.config.augment else 1
        self._made: dict[tuple[str, int | None], Activations] = {}

    @property
    def is_worth_keeping(self) -> bool:
        """Whether something is frozen, and its weights are those of a file."""
        return self._stages > 0 and self._context.weights.path is not None

    def megabytes(self) -> float:
        """What all views of all pictures take."""
        splits, pixels = self._context.splits, self._context.samples.pixels
        one = self._learner.frozen.activations(pixels[:1], self._stages).size * _HALF
        return one * (self._views * len(splits.train) + len(splits.validation)) / 1e6

    def fits(self) -> bool:
        """Whether that much is kept."""
        return self.megabytes() * 1e6 <= _MOST_BYTES

    def train(self, epoch: int) -> Generator[BackbonePass, None, Activations]:
        """Training pictures as one epoch sees them."""
        view = epoch % self._views if self._context.config.augment else None
        return (yield from self._activations("train", view))

    def validation(self) -> Generator[BackbonePass, None, Activations]:
        """Validation pictures as they are."""
        return (yield from self._activations("validation", None))

    def _activations(self, side: str, view: int | None) -> Generator[BackbonePass, None, Activations]:
        if (side, view) not in self._made:
            chosen = np.array(getattr(self._context.splits, side), np.int64)
            cut = self._context.backbone.stages[self._stages - 1].name
            values = yield from kept_outputs(self._context, chosen, view, self._passed, cut)
            self._made[side, view] = self._learner.activations(values, self._stages)
        return self._made[side, view]

    def _passed(self, pixels: NDArray[np.uint8], seeds: Sequence[int] | None) -> NDArray[np.float32]:
        return self._learner.frozen.activations(pixels, self._stages, seeds)
