"""A small network's checkpoint."""

from __future__ import annotations

import pytest
import torch

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import save_checkpoint
from castinspect.models.metadata import CheckpointMetadata, PartClass, Role


def metadata_of(**changes):
    values = {
        "name": "wheel",
        "backbone": "resnet18",
        "weights": "none",
        "classes": (PartClass(name="def_front", role=Role.DEFECT), PartClass(name="ok_front", role=Role.OK)),
        "preprocessing": Preprocessing(size=32),
        "strategy": "scratch",
    }
    return CheckpointMetadata(**(values | changes))


@pytest.fixture(scope="session")
def state():
    torch.manual_seed(0)
    return build_model(BACKBONES["resnet18"], 2).state_dict()


@pytest.fixture(scope="session")
def pristine(state, tmp_path_factory):
    """A checkpoint that no test may change."""
    path = tmp_path_factory.mktemp("pristine") / "wheel.safetensors"
    save_checkpoint(path, state, metadata_of())
    return path


@pytest.fixture
def checkpoint(pristine, tmp_path):
    """A copy that a test may spoil."""
    path = tmp_path / "wheel.safetensors"
    path.write_bytes(pristine.read_bytes())
    return path
