"""Checkpoints of small networks with random weights."""

from __future__ import annotations

import pytest
import torch

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection import conversion
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from tests.models.conftest import metadata_of


@pytest.fixture(scope="session", autouse=True)
def _few_castings():
    """Conversions are proven on two castings here: making them takes longer than judging them."""
    conversion.SYNTHETIC = 2


@pytest.fixture(scope="session")
def random_checkpoint(tmp_path_factory):
    """Make a checkpoint of a backbone, once each."""
    folder, made = tmp_path_factory.mktemp("random"), {}

    def make(backbone):
        if backbone not in made:
            torch.manual_seed(0)
            size = 64 if backbone == "vit_b_16" else 48
            state = build_model(BACKBONES[backbone], 2, size).state_dict()
            metadata = metadata_of(backbone=backbone, preprocessing=Preprocessing(size=size))
            save_checkpoint(folder / f"{backbone}.safetensors", state, metadata)
            made[backbone] = load_checkpoint(folder / f"{backbone}.safetensors")
        return made[backbone]

    return make
