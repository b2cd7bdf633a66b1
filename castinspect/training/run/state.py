"""A run between two epochs, on disk: what it takes to go on after the app or the machine was started again.

Beside the state stands the best epoch so far as a checkpoint, whose weights the state does not hold again.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import BaseModel, model_validator
from safetensors import SafetensorError, safe_open

from castinspect.errors import CheckpointError, SettingError, TrainingError
from castinspect.files import write_atomically
from castinspect.jsontext import read_model
from castinspect.models.checkpoint import SUFFIX, load_checkpoint
from castinspect.paths import models_dir
from castinspect.training.config import TrainingConfig
from castinspect.training.events import EpochFinished

if TYPE_CHECKING:
    from torch import Tensor

    from castinspect.training.learner.snapshot import Snapshot

_STATE, _UNFINISHED = ".interrupted" + SUFFIX, ".unfinished" + SUFFIX
_HEADER = "castinspect-run"
_POINTER = "interrupted-run.txt"
_SNAPSHOT = "snapshot."
_LOGITS, _JUDGED_ON = "judged.logits", "judged.indices"


@dataclass(frozen=True)
class BestEpoch:
    """The epoch that is kept so far.

    Attributes:
        epoch: From 1.
        phase: The name of its phase.
        loss: On pictures not learned from.
        state: The network's weights.
        logits: (n, classes) of the pictures that it was judged on.
        judged_on: (n,) their indices among all samples.
        looked: (n, classes) of the same pictures, by the second look; None until the run is concluded.
    """

    epoch: int
    phase: str
    loss: float
    state: dict[str, Tensor]
    logits: NDArray[np.float32]
    judged_on: NDArray[np.int64]
    looked: NDArray[np.float32] | None = None


@dataclass(frozen=True)
class Position:
    """Where in its phases a run is.

    Attributes:
        phase: Index of the phase under way, from 0.
        first_epoch: The number of the phase's first epoch, from 1.
        done: How many of its epochs are finished.
        skipped: Epochs that were not needed in phases that ended early.
    """

    phase: int = 0
    first_epoch: int = 1
    done: int = 0
    skipped: int = 0


@dataclass(frozen=True)
class RunState:
    """Everything but the pictures.

    Attributes:
        config: With the checkpoint's place.
        fingerprint: Of the data set that was learned from.
        position: Where the run is.
        epochs: What was told of each epoch so far.
        best: The epoch that would be kept now.
        snapshot: The learner, once its backbone learns.
    """

    config: TrainingConfig
    fingerprint: dict[str, str]
    position: Position = Position()
    epochs: tuple[EpochFinished, ...] = ()
    best: BestEpoch | None = None
    snapshot: Snapshot | None = None


class _Header(BaseModel):
    config: TrainingConfig
    fingerprint: dict[str, str]
    position: Position
    epochs: tuple[EpochFinished, ...]
    best_epoch: int = 0
    best_phase: str = ""
    best_loss: float = 0.0
    numbers: dict[str, Any] | None = None

    @model_validator(mode="before")
    @classmethod
    def _of_before(cls, data: dict[str, Any]) -> dict[str, Any]:
        """Take a header that was written when a phase of a run was called a stage."""
        if "place" not in data:
            return data
        data = {**data, "position": _phase_for_stage(data["place"]), "best_phase": data.get("best_stage", "")}
        return {**data, "epochs": [_phase_for_stage(epoch) for epoch in data["epochs"]]}


def state_file(out: Path) -> Path:
    """Where the state of a run lies that will write a checkpoint."""
    return out.with_suffix(_STATE)


def unfinished_file(out: Path) -> Path:
    """Where its best epoch so far lies."""
    return out.with_suffix(_UNFINISHED)


def save_state(file: Path, state: RunState) -> None:
    """Write a run's state in one step, and remember where it lies.

    Raises:
        CheckpointError: The file cannot be written.
    """
    import torch
    from safetensors.torch import save

    header = _Header(config=state.config, fingerprint=state.fingerprint, position=state.position, epochs=state.epochs)
    tensors: dict[str, Tensor] = {"format": torch.ones(1)}
    if state.best is not None:
        best = state.best
        header = header.model_copy(update={"best_epoch": best.epoch, "best_phase": best.phase, "best_loss": best.loss})
        tensors |= {_LOGITS: torch.from_numpy(best.logits), _JUDGED_ON: torch.from_numpy(best.judged_on)}
    if state.snapshot is not None:
        header = header.model_copy(update={"numbers": state.snapshot.numbers})
        tensors |= {_SNAPSHOT + name: tensor for name, tensor in state.snapshot.tensors.items()}
    tensors = {name: tensor.contiguous() for name, tensor in tensors.items()}
    try:
        write_atomically(file, save(tensors, {_HEADER: header.model_dump_json()}))
        write_atomically(_pointer(), str(file.resolve()).encode())
    except OSError as error:
        raise CheckpointError("checkpoint-not-written", path=file, detail=error.strerror or error) from error


def load_state(file: Path) -> RunState:
    """Read what `save_state` wrote.

    Raises:
        TrainingError: The file is missing, of another kind or damaged.
    """
    from castinspect.training.learner.snapshot import Snapshot

    try:
        with safe_open(file, "pt") as opened:
            header = _header_of(opened)
            tensors: dict[str, Tensor] = {name: opened.get_tensor(name) for name in opened.keys()}  # noqa: SIM118
        best = _best_of(header, tensors)
    except (OSError, SafetensorError, KeyError, ValueError, CheckpointError, SettingError) as error:
        raise TrainingError("resume-unreadable", path=file) from error
    snapshot = None
    if header.numbers is not None:
        snapshot = Snapshot(_under(tensors, _SNAPSHOT), header.numbers)
    return RunState(header.config, header.fingerprint, header.position, header.epochs, best, snapshot)


@dataclass(frozen=True)
class InterruptedRun:
    """A run that can go on: its file, what was asked for, and how many epochs are done."""

    file: Path
    config: TrainingConfig
    epochs_done: int


def interrupted_run(file: Path | None = None) -> InterruptedRun | None:
    """Look at a run that was interrupted, without its weights; torch is not needed.

    Args:
        file: Its state; None takes the latest one that was left.

    Returns:
        None where there is none, or none that can be read.
    """
    try:
        file = file or Path(_pointer().read_text(encoding="utf-8"))
        with safe_open(file, "numpy") as opened:
            header = _header_of(opened)
    except (OSError, ValueError, SafetensorError, KeyError, SettingError):
        return None
    return InterruptedRun(file, header.config, len(header.epochs))


def forget(file: Path) -> None:
    """Delete a run's state; nothing goes on from it any more."""
    file.unlink(missing_ok=True)
    latest = _pointer()
    if latest.is_file() and latest.read_text(encoding="utf-8") == str(file.resolve()):
        latest.unlink(missing_ok=True)


def _best_of(header: _Header, tensors: dict[str, Tensor]) -> BestEpoch | None:
    import torch

    if not header.best_epoch:
        return None
    assert header.config.out is not None
    weights = load_checkpoint(unfinished_file(header.config.out)).tensors
    state = {name: torch.from_numpy(array) for name, array in weights.items()}
    logits, judged_on = tensors[_LOGITS].numpy(), tensors[_JUDGED_ON].numpy()
    return BestEpoch(header.best_epoch, header.best_phase, header.best_loss, state, logits, judged_on)


def _header_of(opened: Any) -> _Header:
    return read_model(_Header, (opened.metadata() or {})[_HEADER])


def _phase_for_stage(written: dict[str, Any]) -> dict[str, Any]:
    return {("phase" if name == "stage" else name): value for name, value in written.items()}


def _pointer() -> Path:
    return models_dir() / _POINTER


def _under(tensors: dict[str, Tensor], prefix: str) -> dict[str, Tensor]:
    return {name.removeprefix(prefix): tensor for name, tensor in tensors.items() if name.startswith(prefix)}
