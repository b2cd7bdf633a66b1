"""Pretraining a backbone on synthetic castings: what is asked for, and what is told meanwhile."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

STARTER_KEY = "castinspect_starter"
"""Name of the JSON in the metadata of a starter's safetensors file."""


class PretrainingConfig(BaseModel):
    """Settings of one pretraining run.

    Attributes:
        out: The safetensors file that is written.
        minutes: How long to train; counted over all parts of a stopped and resumed run.
        images: How many pictures to train on, instead of minutes.
        size: Side of the pictures in the last part of the run; a multiple of 32.
        early_size: Side in the first part, which teaches most for less time; a multiple of 32.
        early_share: Part of the run at `early_size`.
        seed: Of castings, initialisation and augmentation.
        batch: Pictures a step.
        reuse: How often each casting is used on average, turned and lit differently each time.
        workers: Processes that draw castings; None draws in this process on a CPU, and in all others on a GPU.
        start: An earlier starter to begin with, instead of random weights; the first castings are then as hard as all.
        resume: Go on from where a stopped run with the same settings stood.
        device: `auto`, `cuda`, `mps` or `cpu`.
        backbone: Only `efficientnet_b0` so far.
        peak_rate: Highest learning rate of the one cycle.
        dense_weight: Weight of the maps at 1/8 of the picture's side.
        coarse_weight: Weight of the maps at 1/32, which only the last stage makes.
        image_weight: Weight of the answer for the whole picture.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    out: Path
    minutes: float | None = Field(None, gt=0)
    images: int | None = Field(None, ge=1)
    size: int = Field(224, ge=64, le=512, multiple_of=32)
    early_size: int = Field(160, ge=64, le=512, multiple_of=32)
    early_share: float = Field(0.6, ge=0, le=1)
    seed: int = Field(0, ge=0)
    batch: int = Field(32, ge=2, le=1024)
    reuse: float = Field(2.0, ge=1, le=100)
    workers: int | None = Field(None, ge=0, le=256)
    start: Path | None = None
    resume: bool = False
    device: Literal["auto", "cuda", "mps", "cpu"] = "auto"
    backbone: Literal["efficientnet_b0"] = "efficientnet_b0"
    peak_rate: float = Field(3e-3, gt=0, le=1)
    dense_weight: float = Field(4.0, ge=0)
    coarse_weight: float = Field(1.0, ge=0)
    image_weight: float = Field(1.0, ge=0)

    @model_validator(mode="after")
    def _one_length(self) -> PretrainingConfig:
        if (self.minutes is None) == (self.images is None):
            raise ValueError("give either minutes or images")
        return self


@dataclass(frozen=True)
class PretrainingStarted:
    """The network is built; castings are being drawn."""

    backbone: str
    device: str
    seed: int
    images_done: int
    """More than 0 when a stopped run goes on."""


@dataclass(frozen=True)
class PretrainingStep:
    """One optimiser step. `step` counts from 1; `loss` is of this batch; `share` of the run is done (0 to 1)."""

    step: int
    images: int
    size: int
    loss: float
    rate: float
    share: float
    seconds_left: float


@dataclass(frozen=True)
class PretrainingScore:
    """How well the averaged weights tell defective from sound castings that they never trained on (AUROC)."""

    step: int
    map_auroc: float
    """By the strongest value of the maps."""
    image_auroc: float
    """By the answer for the whole picture."""


@dataclass(frozen=True)
class PretrainingFinished:
    """The starter was written."""

    path: Path
    images: int
    minutes: float
    map_auroc: float
    image_auroc: float


PretrainingEvent = PretrainingStarted | PretrainingStep | PretrainingScore | PretrainingFinished
