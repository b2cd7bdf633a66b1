"""A run of twelve made-up pictures that a test holds by its steps."""

from __future__ import annotations

import numpy as np
import pytest
import torch

from castinspect.data.folders import DataSet
from castinspect.data.samples import LoadedSamples
from castinspect.data.splits import Splits
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import BACKBONES, build_imagenet_model
from castinspect.models.metadata import PartClass, Role
from castinspect.models.weights import ChosenWeights, build_started_model
from castinspect.training.config import TrainingConfig
from castinspect.training.learner.learner import Learner
from castinspect.training.learner.network_input import NetworkInput
from castinspect.training.run.context import RunContext

CLASSES = (PartClass(name="def_front", role=Role.DEFECT), PartClass(name="ok_front", role=Role.OK))


@pytest.fixture
def backbone():
    return BACKBONES["resnet18"]


@pytest.fixture
def starter_file(backbone, tmp_path_factory):
    """A weights file of a backbone that learned nothing, so that its features are kept."""
    from safetensors.torch import save_file

    torch.manual_seed(0)
    file = tmp_path_factory.mktemp("weights") / "starter.safetensors"
    save_file({n: t for n, t in build_imagenet_model(backbone).state_dict().items() if not n.startswith("fc.")}, file)
    return file


@pytest.fixture
def make_context(backbone, starter_file, tmp_path):
    """A run of twelve pictures, `ok` with a dark spot: nine to learn from, two to validate on and one to test on."""

    def context(fixed="train", groups=None, **changes):
        config = TrainingConfig(data=tmp_path, **{"backbone": "resnet18", "size": 32, "batch_size": 4} | changes)
        generator = np.random.default_rng(0)
        labels = np.arange(12) % 2
        pixels = generator.integers(150, 200, (12, 32, 32), dtype=np.uint8)
        pixels[labels == 1, 8:24, 8:24] = 20
        names = tuple(f"{index:064x}" for index in range(12))
        paths, signatures = tuple(map(tmp_path.joinpath, names)), np.zeros((12, 1, 1, 2), np.int8)
        samples = LoadedSamples(paths, pixels, labels, names, groups or names, (fixed,) * 12, signatures)
        splits = Splits(tuple(range(9)), (9, 10), (11,))
        weights = ChosenWeights("starter", "starter", starter_file)
        dataset = DataSet(tmp_path, CLASSES, {})
        return RunContext(config, backbone, weights, Preprocessing(size=32), dataset, samples, splits, "cpu")

    return context


@pytest.fixture
def learner_of(backbone):
    """The network of a run, from the same first weights each time."""

    def learner(context):
        torch.manual_seed(0)
        model = build_started_model(backbone, 2, 32, context.weights)
        inputs = NetworkInput(context.preprocessing, "cpu")
        return Learner(model, backbone, inputs, (1.0, 1.0), 0, batch_size=4)

    return learner
