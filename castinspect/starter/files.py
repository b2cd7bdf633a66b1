"""What pretraining writes: where a stopped run stood, and the finished starter."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import torch
from safetensors import SafetensorError, safe_open
from safetensors.torch import load_file, save
from torch import Tensor

from castinspect import __version__
from castinspect.errors import TrainingError
from castinspect.files import atomic_path, write_atomically
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.paths import cache_dir
from castinspect.starter.network import StarterNetwork
from castinspect.starter.pretraining import STARTER_KEY, PretrainingConfig

FORMAT = 1
_PREFIX = "features."
_DAMAGED = (OSError, RuntimeError, LookupError, ValueError, TypeError, EOFError, pickle.UnpicklingError)
"""What `torch.load` raises where a file is torn or no state at all."""
_FREE = {"out", "resume", "workers", "device"}
"""Settings in which a resumed run may differ from the stopped one."""


def state_path(config: PretrainingConfig) -> Path:
    """The file that holds where a stopped run stood."""
    return cache_dir() / f"pretraining-{config.backbone}.state"


def save_state(config: PretrainingConfig, state: dict[str, object]) -> None:
    """Keep where the run stands, in one step."""
    with atomic_path(state_path(config)) as temporary:
        torch.save({"recipe": _recipe(config), "state": state}, temporary)


def load_state(config: PretrainingConfig) -> dict[str, object]:
    """Read where a stopped run stood.

    Raises:
        TrainingError: There is none, it cannot be read, or it was of other settings.
    """
    path = state_path(config)
    if not path.is_file():
        raise TrainingError("pretraining-nothing-to-resume")
    try:
        kept = torch.load(path, map_location="cpu", weights_only=True)
        recipe, state = kept["recipe"], kept["state"]
    except _DAMAGED as error:
        raise TrainingError("pretraining-state-unreadable", path=path) from error
    if recipe != _recipe(config):
        raise TrainingError("pretraining-other-settings")
    restored: dict[str, object] = state
    return restored


def load_extractor(network: StarterNetwork, starter: Path) -> None:
    """Begin with the feature extractor of an earlier starter.

    Raises:
        TrainingError: The file is not a starter for this network.
    """
    try:
        state = {name.removeprefix(_PREFIX): tensor for name, tensor in load_file(starter).items()}
        network.features.load_state_dict(state)
    except (OSError, SafetensorError, RuntimeError) as error:
        raise TrainingError("pretraining-start-unreadable", path=starter) from error


def write_starter(
    config: PretrainingConfig, network: StarterNetwork, scores: dict[str, float], *, images: int, minutes: float
) -> None:
    """Write the feature extractor in half precision, with how it was made in the metadata.

    Args:
        config: The settings of the run.
        network: Its averaged weights.
        scores: On castings held out.
        images: Pictures that it learnt from, repeated ones counted each time.
        minutes: Time that the run took.
    """
    tensors = {name: _half(tensor) for name, tensor in network.state_dict().items() if name.startswith(_PREFIX)}
    about = {
        "format": FORMAT,
        "backbone": config.backbone,
        "seed": config.seed,
        "recipe": json.loads(_recipe(config)) | {"start": _about(config.start) if config.start else None},
        "images": images,
        "minutes": round(minutes, 1),
        "scores": {name: round(value, 4) for name, value in scores.items()},
        "preprocessing": Preprocessing(size=config.size).model_dump(mode="json"),
        "app_version": __version__,
    }
    write_atomically(config.out, save(tensors, metadata={STARTER_KEY: json.dumps(about)}))


def _half(tensor: Tensor) -> Tensor:
    if not tensor.is_floating_point():
        return tensor.cpu().contiguous()
    limit = torch.finfo(torch.float16).max
    return tensor.detach().cpu().clamp(-limit, limit).half().contiguous()


def _about(starter: Path) -> dict[str, object]:
    """What an earlier starter says of itself."""
    with safe_open(starter, framework="pt") as file:
        about: dict[str, object] = json.loads(file.metadata()[STARTER_KEY])
    return about


def _recipe(config: PretrainingConfig) -> str:
    return config.model_dump_json(exclude=_FREE)
