"""Lite0 is the published network: its weights know everyday things on two photographs, at every size."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from sklearn.datasets import load_sample_image

from castinspect.data.samples import run_preprocessing
from castinspect.models.backbones import BACKBONES, build_imagenet_model
from castinspect.models.efficientnet_lite import SamePadding, efficientnet_lite0, from_published
from castinspect.models.weights import choose_weights, load_weights

LITE = BACKBONES["efficientnet_lite0"]


@pytest.fixture(scope="module")
def published():
    model = build_imagenet_model(LITE)
    load_weights(model, LITE, choose_weights(LITE, "imagenet"))
    return model.eval()


@pytest.mark.parametrize(("name", "classes"), [("flower.jpg", {985}), ("china.jpg", {442, 698})])
def test_it_knows_a_daisy_and_a_palace(published, name, classes):
    preprocessing = run_preprocessing(LITE, None, None).model_copy(update={"colour": "rgb"})
    picture = load_sample_image(name)
    left = (picture.shape[1] - picture.shape[0]) // 2
    inputs = preprocessing(np.ascontiguousarray(picture[:, left : left + picture.shape[0]]))
    with torch.inference_mode():
        assert int(published(torch.from_numpy(inputs[None])).argmax()) in classes


def test_its_input_is_what_the_publisher_says():
    white = run_preprocessing(LITE, None, None).normalised(np.full((224, 224), 255, np.uint8))
    assert white == pytest.approx((255 - 127) / 128)


@pytest.mark.parametrize("side", [8, 9])
@pytest.mark.parametrize("kernel", [3, 5])
def test_padding_is_tensorflows_same(side, kernel):
    padded = SamePadding(kernel)(torch.ones(1, 1, side, side))
    assert torch.nn.functional.conv2d(padded, torch.ones(1, 1, kernel, kernel), stride=2).shape[-1] == -(-side // 2)
    before = int((padded[0, 0].sum(1) == 0).long().argmin())
    after = padded.shape[-1] - side - before
    assert after - before in (0, 1)


def test_it_has_neither_squeeze_and_excitation_nor_silu():
    kinds = {type(module).__name__ for module in efficientnet_lite0().modules()}
    assert "ReLU6" in kinds
    assert not kinds & {"SiLU", "SqueezeExcitation"}


def test_other_weights_are_refused():
    with pytest.raises(ValueError, match="Lite0"):
        from_published({"features.0.0.weight": torch.zeros(1)})
