"""How many pictures are computed at a time: fewer when the memory is not enough."""

from __future__ import annotations

import torch

from castinspect.errors import TrainingError

_LEAST = 2  # batch norm needs two
_SAID_BY_THE_CPU = ("can't allocate memory", "not enough memory", "bad allocation")


def is_out_of_memory(error: BaseException) -> bool:
    """Whether torch failed for want of memory; on a CPU it says so only in words."""
    if isinstance(error, torch.OutOfMemoryError | MemoryError):
        return True
    return isinstance(error, RuntimeError) and any(words in str(error) for words in _SAID_BY_THE_CPU)


class BatchSize:
    """Pictures a step.

    Args:
        size: At first.
        halves: Whether it may become smaller; processes that train together cannot each change it.
    """

    def __init__(self, size: int, *, halves: bool = True) -> None:
        self.size = size
        self._halves = halves

    def halve(self, error: Exception) -> None:
        """Take half as many from now on; call it when a batch failed.

        Raises:
            TrainingError: Even the smallest batch does not fit.
            Exception: The error itself, where it has another cause than memory.
        """
        if not is_out_of_memory(error):
            raise error
        if not self._halves:
            raise TrainingError("processes-out-of-memory") from error
        if self.size <= _LEAST:
            raise TrainingError("training-out-of-memory") from error
        self.size = max(_LEAST, self.size // 2)
        if torch.cuda.is_available():
            torch.cuda.empty_cache()
