"""A conversion is proven on noise, on drawn castings, and on pictures of the station where there are some."""

from __future__ import annotations

import numpy as np

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines import proof
from castinspect.inspection.engines.proof import input_shape, probe_pixels, proof_batches
from tests.helpers.checkpoints import metadata_of


def test_real_pictures_are_compared_where_they_are_given(random_checkpoint, data_folder):
    metadata = random_checkpoint("resnet18").metadata
    (data_folder / "gone.png").write_text("no picture")
    batches = proof_batches(metadata, [data_folder])
    assert sum(len(pixels) for pixels, is_real in batches if is_real) == 16
    assert sum(len(pixels) for pixels, is_real in batches if not is_real) == proof.SYNTHETIC


def test_noise_is_always_the_same_and_fits_the_network():
    metadata = metadata_of(preprocessing=Preprocessing(size=40, colour="rgb"))
    assert input_shape(metadata) == (40, 40, 3)
    assert probe_pixels(metadata).shape == (1, 40, 40, 3)
    np.testing.assert_array_equal(probe_pixels(metadata), probe_pixels(metadata))
    assert input_shape(metadata_of()) == (32, 32)


def test_pictures_that_are_gone_leave_the_castings(tmp_path):
    batches = proof_batches(metadata_of(), [tmp_path / "gone"])
    assert not any(is_real for _, is_real in batches)
    assert sum(len(pixels) for pixels, _ in batches) == proof.SYNTHETIC
