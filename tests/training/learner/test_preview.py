import numpy as np

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.training.learner.preview import preview_views


def test_each_picture_comes_with_views_of_itself_and_broken_ones_are_passed_over(data_folder):
    paths = sorted(data_folder.rglob("*.png"))[:3]
    paths[0].write_bytes(b"broken")
    found = list(preview_views(paths, Preprocessing(size=32), 4, seed=0))
    assert [picture.path for picture in found] == paths[1:]
    for picture in found:
        assert picture.picture.shape == (32, 32)
        assert len(picture.views) == 4
        assert all(view.dtype == np.uint8 and view.shape == (32, 32) for view in picture.views)
        assert not np.array_equal(picture.views[0], picture.views[1])


def test_colour_stays_and_another_seed_gives_other_views(data_folder):
    paths = sorted(data_folder.rglob("*.png"))[:1]
    (one,), (other,) = (list(preview_views(paths, Preprocessing(size=32, colour="rgb"), 1, seed)) for seed in (0, 1))
    assert one.views[0].shape == (32, 32, 3)
    assert not np.array_equal(one.views[0], other.views[0])
