"""The processes that torchrun started, as those that train one network together."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

import numpy as np
import torch
import torch.distributed as dist
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.nn.parallel import DistributedDataParallel

from castinspect.scale.batch_norm import synchronise
from castinspect.training.learner.group import Group, Logits
from castinspect.training.learner.sources import Source

_PATIENCE = timedelta(days=1)
"""One process may work alone for long; one that was killed is noticed by torchrun, not by this."""


class ProcessGroup(Group):
    """This process and its like, by gloo on CPUs and nccl on GPUs.

    A step is that of the whole batch: each process computes its share, views are drawn for all pictures alike, losses
    are weighed by what they count in the whole, and batch norms see all pictures. Only dropout differs.

    Args:
        on_cuda: Whether each process has a GPU of its own.
    """

    def __init__(self, *, on_cuda: bool) -> None:
        dist.init_process_group("nccl" if on_cuda else "gloo", timeout=_PATIENCE)
        self.rank, self.size = dist.get_rank(), dist.get_world_size()
        self._device = "cuda" if on_cuda else "cpu"

    def close(self) -> None:
        """Leave the process group; nothing is exchanged any more."""
        dist.destroy_process_group()

    def prepare(self, model: nn.Module) -> None:
        """Make batch norms that learn see all pictures of a step."""
        synchronise(model)

    def learning(self, model: nn.Module) -> Logits:
        """What gives the logits of a step, so that its gradients become those of all processes."""
        self.reseed()
        step = DistributedDataParallel(_Step(model, self.own), broadcast_buffers=False)
        return lambda source, chosen: step(source, chosen)

    def gathered(self, own: NDArray[np.float32], count: int) -> NDArray[np.float32]:
        """All `count` values, of which each process computed those that `own` says."""
        everything = np.zeros((count, *own.shape[1:]), np.float32)
        everything[self.own] = own
        return self._summed(torch.from_numpy(everything)).numpy()

    def sums(self, values: Sequence[float]) -> list[float]:
        """Each of some numbers added up over the processes."""
        return [float(value) for value in self._summed(torch.tensor(values, dtype=torch.float64))]

    def any_of(self, flags: NDArray[np.bool_]) -> NDArray[np.bool_]:
        """Flags that are set in any process."""
        found: NDArray[np.bool_] = self._summed(torch.from_numpy(flags.astype(np.int32))).numpy() > 0
        return found

    def reseed(self) -> None:
        """Let dropout draw otherwise in each process."""
        torch.manual_seed(int(torch.randint(2**31, ())) + self.rank)

    def _summed(self, values: Tensor) -> Tensor:
        placed = values.to(self._device)
        dist.all_reduce(placed)
        return placed.cpu()


class _Step(nn.Module):
    """A network's forward pass from a source, as `DistributedDataParallel` wants one."""

    def __init__(self, model: nn.Module, own: slice) -> None:
        super().__init__()
        self.model, self._own = model, own

    def forward(self, source: Source, chosen: NDArray[np.int64]) -> Tensor:
        """This process's share of the logits."""
        return source.logits(self.model, chosen, self._own)
