"""The gate: probabilities within the tolerance, and no verdict changed."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from castinspect.inspection.engines.engine import EngineOutput
from castinspect.inspection.engines.parity import TOLERANCE, Parity, compare
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Cuts
from tests.helpers.checkpoints import metadata_of
from tests.helpers.jobs import walked


class Saying:
    """Gives the defect (class 0) a probability for each picture."""

    def __init__(self, *probabilities):
        self._probabilities = np.array(probabilities)

    def run(self, pixels):
        logits = np.stack([np.log(self._probabilities / (1 - self._probabilities)), np.zeros(len(pixels))], 1)
        return EngineOutput(logits.astype(np.float32), np.zeros((len(pixels), 1), np.float32), None)


def parity_of(ours, theirs):
    batch = (np.zeros((len(ours), 4, 4), np.uint8), True)
    metadata = metadata_of(cuts=Cuts(ok=0.3, defect=0.7))
    checkpoint = LoadedCheckpoint(Path("wheel.safetensors"), metadata, "", {}, {})
    told, found = walked(compare(Saying(*ours), Saying(*theirs), [batch], checkpoint))
    assert told == [found]
    return found


def test_equal_is_equal():
    found = parity_of([0.1, 0.5], [0.1, 0.5])
    assert found.holds
    assert (found.pictures, found.real, found.verdicts_changed) == (2, 2, 0)


def test_a_difference_beyond_the_tolerance_is_refused():
    assert parity_of([0.1], [0.1 + 0.9 * TOLERANCE]).holds
    assert not parity_of([0.1], [0.1 + 1.1 * TOLERANCE]).holds


def test_a_changed_verdict_is_refused_however_small_the_difference():
    found = parity_of([0.2999], [0.3001])
    assert found.largest_difference < TOLERANCE
    assert found.verdicts_changed == 1
    assert not found.holds


@pytest.mark.filterwarnings("ignore")
def test_no_number_is_no_agreement():
    assert not parity_of([float("nan")], [0.5]).holds


def test_nothing_compared_proves_nothing():
    assert not Parity().holds
