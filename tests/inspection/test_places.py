"""What places are compared with, as a checkpoint stores it."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from castinspect.errors import CheckpointError
from castinspect.inspection.places import MOST_CHANNELS, PREFIX, PlaceReference, UsualPlaces, channel_step


@pytest.fixture
def reference():
    usual = UsualPlaces(np.arange(3, dtype=np.float32), np.eye(3, dtype=np.float32))
    return PlaceReference(usual, usual, 1.5)


def test_what_is_stored_is_what_is_read(random_checkpoint, reference):
    checkpoint = random_checkpoint("resnet18")
    assert PlaceReference.of_checkpoint(checkpoint) is None
    found = PlaceReference.of_checkpoint(replace(checkpoint, extra=reference.arrays()))
    np.testing.assert_array_equal(found.coarse.mean, reference.coarse.mean)
    np.testing.assert_array_equal(found.fine.whitening, reference.fine.whitening)
    assert found.unit == 1.5


@pytest.mark.parametrize(("name", "value"), [
    ("unit", np.array([0.0])),
    ("unit", np.array([np.nan])),
    ("unit", np.array([1.0, 2.0])),
    ("fine.mean", np.zeros(2)),
    ("coarse.whitening", np.zeros((3, 2))),
    ("coarse.whitening", np.full((3, 3), np.inf)),
])  # fmt: skip
def test_what_does_not_fit_is_refused(random_checkpoint, reference, name, value):
    spoiled = reference.arrays() | {PREFIX + name: value}
    with pytest.raises(CheckpointError):
        PlaceReference.of_checkpoint(replace(random_checkpoint("resnet18"), extra=spoiled))


def test_what_is_missing_is_refused(random_checkpoint, reference):
    arrays = reference.arrays()
    del arrays[PREFIX + "fine.mean"]
    with pytest.raises(CheckpointError):
        PlaceReference.of_checkpoint(replace(random_checkpoint("resnet18"), extra=arrays))


@pytest.mark.parametrize("channels", [1, 40, 128, 129, 768])
def test_no_more_channels_are_taken_than_can_be_afforded(channels):
    taken = len(range(channels)[:: channel_step(channels)])
    assert MOST_CHANNELS / 2 <= taken <= MOST_CHANNELS or taken == channels
