import numpy as np
import pytest

from castinspect.training.learner.batches import batch_count, batches_of


@pytest.mark.parametrize("count", range(2, 20))
@pytest.mark.parametrize("batch_size", [2, 4, 16])
def test_no_batch_holds_a_single_picture(count, batch_size):
    batches = batches_of(np.arange(count), batch_size)
    assert np.concatenate(batches).tolist() == list(range(count))
    assert min(map(len, batches)) >= 2
    assert max(map(len, batches)) <= batch_size + 1


@pytest.mark.parametrize(("count", "batches"), [(0, 0), (2, 1), (5, 1), (6, 2), (8, 2), (9, 2)])
def test_the_count_is_that_of_the_batches(count, batches):
    assert batch_count(count, 4) == batches
