"""The heat map's reference: learned from sound pictures, it lights up where another picture is unlike them."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
import torch

from castinspect.inspection.engines.network import InspectionNetwork
from castinspect.inspection.places import MOST_CHANNELS
from castinspect.training.novelty.places import MOST_PICTURES, learn_places

pytestmark = pytest.mark.usefixtures("published_networks")
SIDE = 128


def textured(count, side, seed=0):
    """Pictures of a ramp with a little noise: sound."""
    noise = np.random.default_rng(seed).integers(0, 12, (count, side, side))
    return (80 + np.arange(side)[None, None] // 4 + noise).astype(np.uint8)


def referred(checkpoint, pixels):
    return replace(checkpoint, extra=checkpoint.extra | learn_places(checkpoint, pixels).arrays())


@pytest.mark.parametrize("name", ["resnet18", "efficientnet_lite0"])
def test_hottest_place_is_where_a_picture_differs(random_checkpoint, name):
    side = SIDE
    network = InspectionNetwork(referred(random_checkpoint(name), textured(12, side)))
    spoiled = textured(2, side, seed=1)
    top, left, spot = side // 8, side // 2, side // 4
    spoiled[1, top : top + spot, left : left + spot] = np.random.default_rng(2).integers(0, 256, (spot, spot))
    with torch.inference_mode():
        _, _, maps = network(torch.from_numpy(spoiled))
    sound, hot = maps.numpy()
    assert hot.max() > sound.max()
    y, x = (np.array(np.unravel_index(hot.argmax(), hot.shape)) + 0.5) * side / len(hot)
    margin = side / len(hot)
    assert top - margin <= y <= top + spot + margin
    assert left - margin <= x <= left + spot + margin


def test_tokens_of_a_vit_make_a_map_of_its_patches(random_checkpoint):
    network = InspectionNetwork(referred(random_checkpoint("vit_b_16"), textured(4, 64)))
    with torch.inference_mode():
        _, _, maps = network(torch.from_numpy(textured(2, 64, seed=1)))
    assert maps.shape == (2, 4, 4)
    assert 0 <= maps.min() <= maps.max() <= 1


def test_many_pictures_are_sampled_and_many_channels_too(random_checkpoint):
    checkpoint = random_checkpoint("vit_b_16")
    reference = learn_places(checkpoint, textured(MOST_PICTURES + 5, 64))
    assert len(reference.fine.mean) <= MOST_CHANNELS
    assert reference.fine.whitening.shape == (len(reference.fine.mean),) * 2
    assert reference.unit > 0


def test_pictures_without_any_difference_give_a_reference_all_the_same(random_checkpoint):
    pixels = np.full((3, 128, 128), 90, np.uint8)
    network = InspectionNetwork(referred(random_checkpoint("resnet18"), pixels))
    with torch.inference_mode():
        _, _, maps = network(torch.from_numpy(pixels))
    assert torch.isfinite(maps).all()
