"""Options that several commands share."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import SUFFIX, LoadedCheckpoint, load_checkpoint
from castinspect.paths import demo_checkpoint, models_dir
from castinspect.registry.registry import Registry

_DEMO = Path("demo")


class Device(StrEnum):
    """Where to compute."""

    AUTO = "auto"
    CUDA = "cuda"
    MPS = "mps"
    CPU = "cpu"


DeviceOption = Annotated[Device, typer.Option(help="Where to compute; auto takes CUDA, then MPS, then the CPU.")]


class EngineChoice(StrEnum):
    """What runs the network."""

    AUTO = "auto"
    OPENVINO = "openvino"
    OPENVINO_GPU = "openvino-gpu"
    OPENVINO_NPU = "openvino-npu"
    TORCH = "torch"


EngineOption = Annotated[
    EngineChoice,
    typer.Option(help="What runs the network; auto takes PyTorch on CUDA or MPS, else OpenVINO on the CPU."),
]
ModelOption = Annotated[
    Path | None,
    typer.Option(
        "--model",
        "-m",
        metavar="FILE",
        help="Checkpoint to judge with; without it, the promoted one. `demo`: the bundled one for synthetic castings.",
    ),
]
PartPatternOption = Annotated[
    str | None,
    typer.Option(
        metavar="REGEX",
        help="Finds the part number in each file name, as 'part_(\\d+)' does; pictures of one number show one part.",
    ),
]


def checkpoint_of(model: Path | None) -> LoadedCheckpoint:
    """The named checkpoint, or the promoted one.

    Raises:
        CheckpointError: There is none, or it is not what it should be.
    """
    return Registry().promoted_checkpoint() if model is None else load_checkpoint(checkpoint_file(model))


def checkpoint_file(model: Path) -> Path:
    """The file that is meant: a file, else a version of this station by its name or id, else the bundled `demo`.

    Raises:
        CheckpointError: There is none.
    """
    if model.exists():
        return model
    if model == _DEMO:
        return demo_checkpoint()
    if len(model.parts) > 1 or (model.suffix == SUFFIX and not (models_dir() / model).exists()):
        raise CheckpointError("checkpoint-missing", path=model)
    return Registry().find(str(model)).path


ClassLevelOption = Annotated[
    int,
    typer.Option("--class-level", min=1, max=5, help="How many folders down the classes lie; 2: DATA/LINE/CLASS."),
]
BitsOption = Annotated[
    int | None,
    typer.Option(
        min=8,
        max=16,
        help="Bits that the camera uses in files of 16, where the files do not say: 10, 12 or 14; 16 if it uses all.",
    ),
]
