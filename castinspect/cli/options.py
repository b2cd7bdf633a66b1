"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint
from castinspect.models.registry import Registry


class Device(StrEnum):
    """Where to compute."""

    AUTO = "auto"
    CUDA = "cuda"
    MPS = "mps"
    CPU = "cpu"


DeviceOption = Annotated[Device, typer.Option(help="Where to compute; auto takes CUDA, then MPS, then the CPU.")]
ModelOption = Annotated[
    Path | None,
    typer.Option("--model", "-m", metavar="FILE", help="Checkpoint to judge with; without it, the promoted one."),
]


def checkpoint_of(model: Path | None) -> LoadedCheckpoint:
    """The named checkpoint, or the promoted one.

    Raises:
        CheckpointError: There is none, or it is not what it should be.
    """
    if model is None:
        return Registry().promoted_checkpoint()
    if not model.exists():
        raise CheckpointError("checkpoint-missing", path=model)
    return load_checkpoint(model)
