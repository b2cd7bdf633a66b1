"""Copies of one part are recognised; other parts are not taken for copies."""

from __future__ import annotations

import io

import numpy as np
import pytest
from PIL import Image, ImageOps

from castinspect.bench.likeness import random_copy
from castinspect.data.likeness import ALIKE, copies_between, likeness, pack, signature, unpack
from castinspect.synthetic.scene import make_casting
from tests.helpers.likeness import group_alike

_PARTS = 40
_BORDER = 110


def turned(pixels, angle):
    padded = Image.fromarray(np.pad(pixels, _BORDER, mode="edge")).rotate(angle, Image.Resampling.BICUBIC)
    return np.asarray(ImageOps.crop(padded, _BORDER))


def encoded(pixels, quality):
    file = io.BytesIO()
    Image.fromarray(pixels).save(file, "JPEG", quality=quality)
    return np.asarray(Image.open(file))


def lit(pixels, gain, lift):
    return np.clip(pixels * gain + lift, 0, 255).astype(np.uint8)


def copied(pixels, rng):
    copy, quality = random_copy(pixels, rng)
    return encoded(np.asarray(copy), quality)


@pytest.fixture(scope="module")
def parts():
    return [make_casting(seed).pixels for seed in range(_PARTS)]


@pytest.fixture(scope="module")
def signatures(parts):
    return np.stack([signature(pixels) for pixels in parts])


@pytest.mark.parametrize(
    "change",
    [
        lambda p: p,
        lambda p: turned(p, 37.3),
        lambda p: np.rot90(p),
        lambda p: p[:, ::-1],
        lambda p: p[::-1],
        lambda p: encoded(p, 40),
        lambda p: lit(p, 0.7, 30),
        lambda p: np.asarray(Image.fromarray(p).resize((512, 512), Image.Resampling.BICUBIC)),
        lambda p: np.stack([p] * 3, axis=-1),
    ],
    ids=["itself", "turned", "by a quarter", "mirrored", "upside down", "encoded", "lit", "enlarged", "in colour"],
)
def test_a_copy_is_recognised(parts, signatures, change):
    found = [likeness(signatures[i], signature(change(parts[i]))[None])[0] for i in range(8)]
    assert min(found) >= ALIKE
    assert max(found) <= 1.0001


def test_of_random_copies_99_percent_are_caught_and_no_two_parts_become_one(parts, signatures):
    rng = np.random.default_rng(0)
    copies = [signature(copied(pixels, rng)) for pixels in parts for _ in range(5)]
    numbers = group_alike(np.stack([*signatures, *copies]))
    assert len(set(numbers[:_PARTS])) >= 0.99 * _PARTS
    caught = [numbers[_PARTS + i] == numbers[i // 5] for i in range(len(copies))]
    assert np.mean(caught) >= 0.99


def test_groups_are_numbered_in_the_order_of_their_first_pictures(signatures):
    a, b, c = signatures[:3]
    assert group_alike(np.stack([a, b, a, c, b])) == [0, 1, 0, 2, 1]
    assert group_alike(signatures[:0]) == []


def test_groups_do_not_depend_on_how_the_work_is_cut(signatures, monkeypatch):
    doubled = np.concatenate([signatures, signatures[::-1]])
    whole = group_alike(doubled)
    monkeypatch.setattr("castinspect.data.likeness._CHUNK", 7)
    assert group_alike(doubled) == whole == [*range(_PARTS), *reversed(range(_PARTS))]


def test_copies_are_found_between_two_sets(signatures):
    assert copies_between(signatures[:3], signatures[2:5]).tolist() == [[2, 0]]
    assert copies_between(signatures[:0], signatures).shape == (0, 2)


def test_a_packed_signature_is_small_and_as_good(parts, signatures):
    packed = pack(signatures)
    assert packed[0].nbytes <= 1024
    whole = [likeness(signatures[i], signatures) for i in range(8)]
    small = [likeness(unpack(packed)[i], unpack(packed)) for i in range(8)]
    np.testing.assert_allclose(small, whole, atol=0.005)


def test_pictures_without_structure_are_like_nothing(signatures):
    flat = signature(np.full((60, 80), 128, np.uint8))
    assert not flat.any()
    assert likeness(flat, np.stack([flat, signatures[0]])).tolist() == [0, 0]
    assert group_alike(np.stack([flat, signatures[0], flat])) == [0, 1, 2]
    assert not unpack(pack(flat[None])).any()
