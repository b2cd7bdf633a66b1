"""Each alteration changes a picture, keeps it one, and does what its name says."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image, ImageFilter

from castinspect.bench.alterations import ALTERATIONS


@pytest.fixture(scope="module")
def pixels():
    noise = np.random.default_rng(0).integers(40, 200, (90, 80), np.uint8)
    return np.asarray(Image.fromarray(noise).filter(ImageFilter.GaussianBlur(1)))


@pytest.mark.parametrize("name", ALTERATIONS)
def test_an_alteration_changes_a_picture_and_not_what_it_was_given(name, pixels):
    before = pixels.copy()
    altered = ALTERATIONS[name](pixels)
    assert altered.dtype == np.uint8
    assert altered.shape != pixels.shape or (altered != pixels).any()
    assert (pixels == before).all()


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("brightness x0.5", lambda p, q: abs(q.mean() - p.mean() / 2) < 1),
        ("upper half x0.1", lambda p, q: q[:40].mean() < 0.15 * p[:40].mean() and (q[50:] == p[50:]).all()),
        ("one half", lambda p, q: q.shape == (90, 40)),
        ("48 px", lambda p, q: q.shape == (48, 48)),
        ("stretched 2:1", lambda p, q: q.shape == (90, 160)),
        ("5 dead rows", lambda p, q: (q == 0).all(axis=1).sum() == 5),
        ("20 stuck columns", lambda p, q: (q == 255).all(axis=0).sum() == 20),
        ("last 15% of rows black", lambda p, q: (q[-13:] == 0).all() and (q[:-14] == p[:-14]).all()),
        ("16 grey levels", lambda p, q: len(np.unique(q)) <= 16),
        ("red light", lambda p, q: q[..., 0].mean() > 1.3 * q[..., 1].mean()),
        ("torn frame", lambda p, q: (q[:45] == p[:45]).all() and (q[45:] == np.roll(p, 40, axis=1)[45:]).all()),
        ("inverted", lambda p, q: (p.astype(int) + q == 255).all()),
    ],
)
def test_it_does_what_its_name_says(name, value, pixels):
    assert value(pixels, ALTERATIONS[name](pixels))
