"""Like pictures lie side by side on the map, and a line around some chooses them."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image
from sklearn.decomposition import PCA

from castinspect.curation import feature_map as module
from castinspect.curation.feature_map import FeatureMap, enclosed, feature_map, principal_plane
from castinspect.progress import BackbonePass, PicturesRead
from tests.helpers.jobs import walked

SQUARE = [(0, 0), (2, 0), (2, 2), (0, 2)]


@pytest.mark.parametrize("shape", [(40, 6), (5, 30)])
def test_the_plane_is_that_of_scikit_learns_pca(shape):
    features = np.random.default_rng(0).normal(size=shape)
    found, theirs = principal_plane(features), PCA(2).fit_transform(features)
    for mine, other in zip(found.T, theirs.T, strict=True):
        assert np.allclose(mine, other) or np.allclose(mine, -other)
    assert np.array_equal(found, principal_plane(features))


@pytest.mark.parametrize("features", [np.ones((3, 4)), np.ones((1, 4)), np.arange(3.0)[:, None]])
def test_few_or_equal_pictures_have_a_place_too(features):
    found = principal_plane(features)
    assert found.shape == (len(features), 2)
    assert np.isfinite(found).all()


def test_a_line_encloses_what_lies_within_it():
    assert enclosed([(1, 1), (3, 1), (-1, 1), (1, 3)], SQUARE).tolist() == [True, False, False, False]
    hollow = [(0, 0), (4, 0), (4, 4), (2, 1), (0, 4)]  # a mouth from above
    assert enclosed([(2, 2), (0.5, 2)], hollow).tolist() == [False, True]
    assert enclosed([(1, 1)], SQUARE[:2]).tolist() == [False]


def test_what_is_within_is_named(tmp_path):
    found = FeatureMap((tmp_path / "a", tmp_path / "b"), ("ok", "def"), np.array([[1.0, 1.0], [5.0, 5.0]]))
    assert found.within(SQUARE) == [tmp_path / "a"]


def test_pictures_are_read_and_unreadable_ones_left_out(tmp_path, monkeypatch):
    pictures = []
    for number in range(4):
        path = tmp_path / f"{number}.png"
        Image.new("L", (32, 32), 60 * number).save(path)
        pictures.append((path, "ok" if number % 2 else "def"))
    (tmp_path / "1.png").write_bytes(b"no picture")

    def features(found):
        yield BackbonePass(1, 1)
        return np.array([[int(one.path.stem), 0.5 * int(one.path.stem), 1.0] for one in found], np.float32)

    monkeypatch.setattr(module, "features_of", features)
    steps, found = walked(feature_map(pictures))
    assert [path.stem for path in found.paths] == ["0", "2", "3"]
    assert found.classes == ("def", "def", "ok")
    assert np.ptp(found.places[:, 0]) == pytest.approx(3 * np.sqrt(1.25))
    assert PicturesRead(4, 4) in steps
    assert BackbonePass(1, 1) in steps


def test_without_a_readable_picture_the_map_is_empty(tmp_path):
    (tmp_path / "a.png").write_bytes(b"")
    _, found = walked(feature_map([(tmp_path / "a.png", "ok")]))
    assert (found.paths, found.places.shape) == ((), (0, 2))
