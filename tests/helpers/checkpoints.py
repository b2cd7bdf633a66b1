"""What small checkpoints say of themselves."""

from __future__ import annotations

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.metadata import CheckpointMetadata, Gate, PartClass, Role

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
