"""How a run sees its pictures follows its settings, and the pictures where these leave it open."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from castinspect.data.folders import read_dataset
from castinspect.errors import DataError
from castinspect.models.backbones import find_backbone
from castinspect.training.config import TrainingConfig
from castinspect.training.pictures import colour_of, preprocessing_of


@pytest.fixture(params=[False, True], ids=["grey", "coloured"])
def data(tmp_path, request):
    generator = np.random.default_rng(0)
    for name in ("ok", "ng"):
        (tmp_path / name).mkdir()
        for number in range(4):
            pixels = generator.integers(0, 256, (40, 40, 3), dtype=np.uint8)
            pixels = pixels if request.param else np.dstack([pixels[..., 0]] * 3)
            Image.fromarray(pixels).save(tmp_path / name / f"{number}.png")
    return tmp_path, request.param


def test_colour_follows_the_pictures_unless_it_is_said(data):
    folder, coloured = data
    dataset = read_dataset(folder)
    assert colour_of(TrainingConfig(data=folder), dataset) == ("rgb" if coloured else "grey")
    for said in ("grey", "rgb"):
        assert colour_of(TrainingConfig(data=folder, colour=said), dataset) == said


def test_bits_size_and_decoder_are_in_the_preprocessing(data):
    folder, _ = data
    config = TrainingConfig(data=folder, bits=12, size=96)
    preprocessing = preprocessing_of(config, find_backbone(config.backbone), read_dataset(folder))
    assert (preprocessing.white_level, preprocessing.size) == (4095, 96)
    assert (preprocessing.lean, preprocessing.decoder) == (True, "simplejpeg")
    assert (
        preprocessing_of(TrainingConfig(data=folder), find_backbone("resnet18"), read_dataset(folder)).white_level
        == 65535
    )


def test_fourteen_bits_are_asked_for_once_and_either_answer_is_taken(tmp_path):
    for name in ("ok", "ng"):
        (tmp_path / name).mkdir()
        for number in range(4):
            pixels = np.random.default_rng(number).integers(0, 1 << 14, (40, 40), dtype=np.uint16)
            Image.fromarray(pixels).save(tmp_path / name / f"{number}.png")
    dataset, backbone = read_dataset(tmp_path), find_backbone("resnet18")
    with pytest.raises(DataError, match="--bits 14"):
        preprocessing_of(TrainingConfig(data=tmp_path), backbone, dataset)
    for bits, white in ((14, 16383), (16, 65535)):
        assert preprocessing_of(TrainingConfig(data=tmp_path, bits=bits), backbone, dataset).white_level == white
