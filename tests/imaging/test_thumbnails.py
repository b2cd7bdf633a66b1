import numpy as np
import pytest
from PIL import Image

from castinspect.errors import ImageError
from castinspect.imaging.loading import load_image
from castinspect.imaging.thumbnails import load_for_eyes, thumbnail


@pytest.mark.parametrize(("shape", "small"), [((40, 80), (16, 32)), ((80, 40), (32, 16)), ((10, 20), (10, 20))])
def test_the_longer_side_is_bounded_and_the_shape_kept(tmp_path, shape, small):
    Image.fromarray(np.full(shape, 90, dtype=np.uint8)).save(tmp_path / "part.png")
    found = thumbnail(tmp_path / "part.png", 32)
    assert found.shape[:2] == small
    assert (found == 90).all()


@pytest.mark.parametrize("content", [None, b"no picture"])
def test_what_cannot_be_read_has_none(tmp_path, content):
    if content is not None:
        (tmp_path / "part.png").write_bytes(content)
    assert thumbnail(tmp_path / "part.png", 32) is None


@pytest.mark.parametrize("suffix", ["png", "tif"])
def test_a_camera_of_twelve_bits_is_seen_though_its_pictures_are_not_judged_unasked(tmp_path, suffix):
    path = tmp_path / f"part.{suffix}"
    ramp = np.tile(np.linspace(0, 4000, 64).astype(np.uint16), (64, 1))
    Image.fromarray(ramp).save(path)
    with pytest.raises(ImageError, match="12 bits"):
        load_image(path)
    assert load_for_eyes(path).pixels.max() > 200
    assert thumbnail(path, 32).max() > 200
