"""Processes that train one network together. Here there is only this one; `castinspect.scale` knows of more.

All go through the same steps of a run in the same order. Each computes its share of every batch; what is decided by
(losses, scores, the wish to end) is the same in all of them.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

import numpy as np
from numpy.typing import NDArray

if TYPE_CHECKING:
    from torch import Tensor, nn

    from castinspect.training.learner.sources import Source


class Logits(Protocol):
    """A network that learns."""

    def __call__(self, source: Source, chosen: NDArray[np.int64]) -> Tensor:
        """This process's share of the logits (n, classes) of those chosen from a source."""


class Group:
    """One process alone.

    Attributes:
        rank: Of this process, from 0.
        size: How many processes there are.
    """

    rank = 0
    size = 1

    @property
    def is_first(self) -> bool:
        """Whether this is the process that writes and tells."""
        return self.rank == 0

    def prepare(self, model: nn.Module) -> None:
        """Make batch norms that learn see all pictures of a step; called once a phase has frozen what it freezes."""

    def learning(self, model: nn.Module) -> Logits:
        """What gives the logits of a step, so that its gradients become those of all processes."""
        return lambda source, chosen: source.logits(model, chosen, self.own)

    @property
    def own(self) -> slice:
        """Which of n things are this process's to compute."""
        return slice(self.rank, None, self.size)

    def gathered(self, own: NDArray[np.float32], count: int) -> NDArray[np.float32]:
        """All `count` values, of which each process computed those that `own` says."""
        del count
        return own

    def sums(self, values: Sequence[float]) -> list[float]:
        """Each of some numbers added up over the processes."""
        return list(values)

    def any_of(self, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Flags that are set in any process."""
        return flags

    def any(self, flag: bool) -> bool:
        """Whether a flag is set in any process."""
        return bool(self.any_of(np.array([flag]))[0])

    def reseed(self) -> None:
        """Let dropout draw otherwise in each process, after the networks were made alike."""


ALONE = Group()
