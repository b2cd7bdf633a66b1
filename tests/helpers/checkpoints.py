"""What small checkpoints say of themselves."""

from __future__ import annotations

import numpy as np

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.metadata import CheckpointMetadata, Gate, PartClass, Role


def unsure(checkpoint):
    """The tensors of a checkpoint with a ResNet, its answers drawn near to each other: small errors stay small."""
    return {name: array * 0.1 if name.startswith("fc.1.") else array for name, array in checkpoint.tensors.items()}


def sure(checkpoint):
    """The same, certain of its second class whatever it sees: integers leave nothing in doubt."""
    bias = np.array([-10, 10], np.float32)
    return unsure(checkpoint) | {"fc.1.bias": bias}


OPEN_GATE = Gate(bounds={}, pictures=1, parts=1)
"""Stops nothing."""


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
