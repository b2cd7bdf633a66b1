import numpy as np
import pytest
from PIL import Image

from castinspect.imaging.thumbnails import thumbnail


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
