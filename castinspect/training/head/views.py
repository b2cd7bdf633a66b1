"""Random views of pictures that are made once and kept: how they are told apart, and which head learns from them."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect.data.turns import Turns
from castinspect.progress import BackbonePass
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.head.feature_cache import cached, feature_key

if TYPE_CHECKING:
    from castinspect.training.learner.frozen_layers import Passed
    from castinspect.training.run.context import RunContext

HEAD_VIEWS = 2
"""Views of each training picture that a head alone learns from, beside the picture as it is.

On photographed castings, by folds over the 400 training pictures, pictures turned by any angle were told apart with
AUROC 0.970 by one such view, 0.981 by two, 0.982 by three, 0.982 by four; pictures as they are with 0.980 by none,
then 0.985, 0.990, 0.990 and 0.990. Each view costs one more pass through the backbone.
"""

_AUGMENTATION = "augment 1"
"""Changed with `augmentation.py`, so that views which are made otherwise are not mistaken for the same."""


def head_views(config: TrainingConfig) -> int:
    """How many views of each picture the head learns from: none before a fine-tuning, or of parts that lie one way."""
    return HEAD_VIEWS if config.strategy is Strategy.HEAD and config.looks_twice else 0


def kept_outputs(
    context: RunContext, chosen: NDArray[np.int64], view: int | None, passed: Passed, cut: str = "features"
) -> Generator[BackbonePass, None, NDArray[np.float16] | NDArray[np.float32]]:
    """What frozen layers give for pictures of a run, or for one view of each; computed only where it is not kept.

    Args:
        context: With the samples, and how they are brought to the network.
        chosen: (n,) indices among the samples.
        view: Which view; None takes the pictures as they are.
        passed: Computes a batch.
        cut: After which stage the layers end; `features` for the whole backbone.

    Yields:
        After each batch that had to be computed.

    Returns:
        (n, ...), see `cached`.
    """
    samples, config = context.samples, context.config
    name = view_name(view, config.view_turns)
    key = feature_key(context.backbone, context.weights, context.preprocessing, cut, name)

    def compute(places: list[int]) -> NDArray[np.float32]:
        indices = chosen[places]
        seeds = None if view is None else [view_seed(samples.hashes[i], view) for i in indices]
        return passed(samples.pixels[indices], seeds)

    hashes = [samples.hashes[i] for i in chosen]
    return (yield from cached(key, hashes, compute, batch_size=config.batch_size, group=context.group))


def view_name(view: int | None, turns: Turns) -> str:
    """Under which name a view is kept; None is the picture as it is."""
    if view is None:
        return "plain"
    return f"view {view} of {_AUGMENTATION}" + ("" if turns == "any" else f", turned {turns}")


def view_seed(sha256: str, view: int) -> int:
    """Seed of a view: the same one of the same picture in every run."""
    return int(sha256[:12], 16) + view
