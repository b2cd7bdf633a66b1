"""What a backbone starts from: ImageNet weights, downloaded or imported, the bundled starter, or nothing."""

from __future__ import annotations

import hashlib
import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path
from pickle import UnpicklingError
from typing import TYPE_CHECKING, Literal

from castinspect.errors import WeightsError
from castinspect.files import atomic_path, sha256_of, write_atomically
from castinspect.models.backbones import LITE0, Backbone, build_imagenet_model
from castinspect.paths import cache_dir, resource, weights_dir
from castinspect.progress import WeightsDownloading

if TYPE_CHECKING:
    from torch import Tensor, nn

_HASH_IN_NAME = re.compile(r"-([0-9a-f]{8,})\.pth$")  # torch.hub's convention
_TIMEOUT = (10.0, 30.0)
"""Seconds for a connection, and for what comes next on it."""
_CHUNK = 1 << 18

_LITE0_CONVERTED = "efficientnet_lite0_imagenet.safetensors"
_LITE0_CONVERTED_SHA256 = "efe53d2eb0b2e4690908804cde96cdb8115faec5d61f2faf999e30cc2cb679fd"
"""Of Lite0's published weights once they have this network's names, so that the pickle is read only once."""


@dataclass(frozen=True)
class WeightsFile:
    """The published file for a backbone: where it comes from, its name, and its SHA-256 as far as it is known."""

    url: str
    name: str
    sha256: str


USUAL_LIGHT = (0.45, 0.225)
"""Mean and standard deviation of brightness, 0 to 1, that pictures are brought to: about what ImageNet's have."""


@dataclass(frozen=True)
class ChosenWeights:
    """What a run starts from. `path` is None for `none`, and for ImageNet weights that must be fetched first."""

    kind: Literal["imagenet", "starter", "none"]
    label: str
    path: Path | None = None

    @property
    def needs_download(self) -> bool:
        """Whether the file is still to be fetched."""
        return self.kind == "imagenet" and self.path is None


def imagenet_file(backbone: Backbone) -> WeightsFile:
    """Which file holds the ImageNet weights of a backbone."""
    name = backbone.weights_url.rpartition("/")[2]
    match = _HASH_IN_NAME.search(name)
    assert match, f"{name} does not carry its hash"
    return WeightsFile(backbone.weights_url, name, backbone.weights_sha256 or match[1])


def imagenet_at_hand(backbone: Backbone) -> Path | None:
    """The ImageNet weights of a backbone, if they came with the app, or were fetched or imported before."""
    name = imagenet_file(backbone).name
    places = [weights_dir() / name]
    if backbone.weights_package:
        with suppress(ModuleNotFoundError):
            places.insert(0, Path(str(files(backbone.weights_package))) / "models" / name)
    return next((path for path in places if path.is_file()), None)


def starter_at_hand(backbone: Backbone) -> Path | None:
    """The bundled starter of a backbone, if there is one."""
    path = resource("weights", f"{backbone.name}_starter.safetensors")
    return path if path.is_file() else None


def choose_weights(backbone: Backbone, choice: str) -> ChosenWeights:
    """Resolve what a person asked for.

    Args:
        backbone: For which.
        choice: `auto`, `imagenet`, `starter`, `none`, or the path of a published weights file. `auto` takes ImageNet
            weights where they are at hand, else the starter, else ImageNet weights to be fetched; see
            `castinspect.models.start` for a choice among backbones.

    Raises:
        WeightsError: There is no starter for the backbone, or the file is not what it should be.
    """
    imagenet, starter = imagenet_at_hand(backbone), starter_at_hand(backbone)
    match choice:
        case "none":
            return ChosenWeights("none", "none")
        case "starter" if starter is None:
            raise WeightsError("no-starter", backbone=backbone.title, file=imagenet_file(backbone).name)
        case "starter":
            return ChosenWeights("starter", "starter", starter)
        case "auto" if imagenet is None and starter is not None:
            return ChosenWeights("starter", "starter", starter)
        case "auto" | "imagenet":
            return ChosenWeights("imagenet", "imagenet", imagenet)
        case _:
            return ChosenWeights("imagenet", "imagenet", import_imagenet(backbone, Path(choice)))


def download_imagenet(backbone: Backbone) -> Iterator[WeightsDownloading]:
    """Fetch the ImageNet weights of a backbone into the app's folder; ceasing to iterate cancels and leaves nothing.

    Raises:
        WeightsError: No network, the server failed, or the file is not the published one.
    """
    import httpx

    file = imagenet_file(backbone)
    target = weights_dir() / file.name
    try:
        with atomic_path(target) as temporary:
            yield from _stream(file.url, temporary)
            _check_hash(temporary, backbone)
    except (httpx.HTTPError, ImportError) as error:  # ImportError: a SOCKS proxy needs more than httpx
        raise WeightsError(
            "weights-not-fetched", backbone=backbone.title, file=file.name, url=file.url, folder=target.parent,
            name=backbone.name, detail=str(error).partition("\n")[0] or type(error).__name__,
        ) from error  # fmt: skip
    except OSError as error:
        raise WeightsError("weights-not-stored", folder=target.parent, detail=error.strerror or error) from error


def import_imagenet(backbone: Backbone, file: Path) -> Path:
    """Take over a weights file that was brought by hand, after checking its hash.

    Raises:
        WeightsError: The file is missing, or not the published one for this backbone.
    """
    if not file.is_file():
        raise WeightsError("weights-file-missing", path=file)
    _check_hash(file, backbone)
    target = weights_dir() / imagenet_file(backbone).name
    if not (target.exists() and target.samefile(file)):
        try:
            with atomic_path(target) as temporary:
                shutil.copyfile(file, temporary)
        except OSError as error:
            raise WeightsError("weights-not-stored", folder=target.parent, detail=error.strerror or error) from error
    return target


def load_weights(model: nn.Module, backbone: Backbone, chosen: ChosenWeights) -> None:
    """Fill a model, as `build_imagenet_model` gave it, with the weights it should start from.

    ImageNet weights fill everything; the starter fills the feature extractor, the head is replaced anyway.

    Raises:
        WeightsError: The file is not there, not the published one, or does not fit the backbone.
    """
    if chosen.kind == "none":
        return
    if chosen.path is None:
        raise WeightsError("weights-file-missing", path=weights_dir() / imagenet_file(backbone).name)
    state = _imagenet_state(model, backbone, chosen.path) if chosen.kind == "imagenet" else _starter_state(chosen.path)
    head = backbone.head + "."
    expected = {name for name in model.state_dict() if chosen.kind == "imagenet" or not name.startswith(head)}
    try:
        model.load_state_dict(state, strict=False, assign=True)
    except RuntimeError as error:
        raise WeightsError("weights-do-not-fit", path=chosen.path, backbone=backbone.title) from error
    if set(state) != expected:
        raise WeightsError("weights-do-not-fit", path=chosen.path, backbone=backbone.title)


def build_started_model(backbone: Backbone, classes: int, size: int, chosen: ChosenWeights) -> nn.Module:
    """A backbone with its weights to start from, and the new head in place of the 1000-class layer."""
    import torch

    from castinspect.models.backbones import replace_head

    with torch.device("cpu" if chosen.kind == "none" else "meta"):  # no time is spent on random weights
        model = build_imagenet_model(backbone, size)
    load_weights(model, backbone, chosen)
    return replace_head(model, backbone, classes)


def _stream(url: str, target: Path) -> Iterator[WeightsDownloading]:
    import httpx  # loads slowly, and a station that judges has no use for it

    timeout = httpx.Timeout(_TIMEOUT[1], connect=_TIMEOUT[0])
    with httpx.stream("GET", url, follow_redirects=True, timeout=timeout) as response, target.open("wb") as out:
        response.raise_for_status()
        total = int(response.headers.get("Content-Length", 0))
        yield WeightsDownloading(0, total)
        for chunk in response.iter_bytes(_CHUNK):
            out.write(chunk)
            yield WeightsDownloading(out.tell(), total)


def _check_hash(file: Path, backbone: Backbone) -> None:
    expected = imagenet_file(backbone)
    digest = sha256_of(file)
    if not digest.startswith(expected.sha256):
        raise WeightsError(
            "weights-wrong-hash", path=file, backbone=backbone.title, file=expected.name,
            expected=expected.sha256, found=digest[: len(expected.sha256)],
        )  # fmt: skip


def _imagenet_state(model: nn.Module, backbone: Backbone, path: Path) -> dict[str, Tensor]:
    if backbone.name == LITE0:
        return _lite0_state(backbone, path)
    state = _published_state(backbone, path)
    position = "encoder.pos_embedding"
    if position in state and state[position].shape != model.state_dict()[position].shape:
        state[position] = _resized_positions(state[position], model.state_dict()[position].shape[1])
    return state


def _published_state(backbone: Backbone, path: Path) -> dict[str, Tensor]:
    """What a published file holds, once its hash is the right one; no pickled code is run."""
    import torch

    _check_hash(path, backbone)
    try:
        state: dict[str, Tensor] = torch.load(path, map_location="cpu", weights_only=True)
    except (UnpicklingError, RuntimeError) as error:
        raise WeightsError("weights-do-not-fit", path=path, backbone=backbone.title) from error
    return state


def _lite0_state(backbone: Backbone, path: Path) -> dict[str, Tensor]:
    """Lite0's published weights under this network's names; converted once, and kept in the cache where it can be."""
    from safetensors.torch import load, save

    from castinspect.models.efficientnet_lite import from_published

    converted = cache_dir() / _LITE0_CONVERTED
    with suppress(OSError):
        content = converted.read_bytes()
        if hashlib.sha256(content).hexdigest() == _LITE0_CONVERTED_SHA256:
            return load(content)
    try:
        state = from_published(_published_state(backbone, path))
    except ValueError as error:
        raise WeightsError("weights-do-not-fit", path=path, backbone=backbone.title) from error
    with suppress(OSError):
        write_atomically(converted, save(state))
    return state


def _resized_positions(embedding: Tensor, length: int) -> Tensor:
    """Interpolate ViT's position embedding (1, 1 + side², width) to another grid (arXiv:2010.11929, section 3.2)."""
    import torch
    from torch.nn import functional

    token, grid = embedding[:, :1], embedding[:, 1:]
    side, new_side = round(grid.shape[1] ** 0.5), round((length - 1) ** 0.5)
    planes = grid.transpose(1, 2).reshape(1, -1, side, side)
    planes = functional.interpolate(planes, (new_side, new_side), mode="bicubic", align_corners=True)
    return torch.cat([token, planes.flatten(2).transpose(1, 2)], 1)


def _starter_state(path: Path) -> dict[str, Tensor]:
    from safetensors import SafetensorError
    from safetensors.torch import load_file

    try:
        return {
            name: tensor.float() if tensor.is_floating_point() else tensor for name, tensor in load_file(path).items()
        }
    except SafetensorError as error:
        raise WeightsError("weights-damaged", path=path) from error
