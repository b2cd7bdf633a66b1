import pytest
import torch

from castinspect.errors import TrainingError
from castinspect.training.learner.memory import BatchSize


def test_each_failure_halves_the_batch_down_to_two():
    batch = BatchSize(9)
    for _ in range(2):
        batch.halve(torch.OutOfMemoryError())
    assert batch.size == 2
    with pytest.raises(TrainingError, match="memory"):
        batch.halve(MemoryError())


def test_another_error_stays_what_it_is():
    with pytest.raises(RuntimeError, match="shape"):
        BatchSize(8).halve(RuntimeError("shape mismatch"))
