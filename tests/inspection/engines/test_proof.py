"""A conversion is proven on noise, on drawn castings, and on pictures of the station where there are some."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines import proof
from castinspect.inspection.engines.proof import in_batches, input_shape, prepared, probe_pixels, proof_batches, spread
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


@pytest.mark.parametrize(
    ("count", "most", "places"), [(0, 3, []), (3, 3, [0, 1, 2]), (7, 3, [0, 3, 6]), (8, 3, [0, 3, 6])]
)
def test_some_are_taken_in_even_steps(count, most, places):
    paths = [Path(str(index)) for index in range(count)]
    assert spread(paths, most) == [paths[place] for place in places]


def test_what_cannot_be_read_is_left_out_and_the_rest_is_as_the_network_takes_it(data_folder):
    metadata, whole = metadata_of(), sorted(data_folder.rglob("*.png"))[:2]
    broken = data_folder / "broken.png"
    broken.write_text("no picture")
    found = list(prepared(metadata, [whole[0], broken, whole[1]]))
    assert [pixels.shape for pixels in found] == [(32, 32)] * 2
    for pixels, path in zip(found, whole, strict=True):
        np.testing.assert_array_equal(pixels, metadata.preprocessing.resized(metadata.preprocessing.load(path).pixels))


def test_batches_keep_every_picture_in_its_order():
    pictures = [np.full((2, 2), index, np.uint8) for index in range(19)]
    batches = list(in_batches(iter(pictures)))
    assert [len(batch) for batch in batches] == [8, 8, 3]
    np.testing.assert_array_equal(np.concatenate(batches), np.stack(pictures))
    assert list(in_batches([])) == []
