"""Checkpoints: one `.safetensors` file with the weights and everything that is needed to judge a picture.

The file's `__metadata__` holds two texts: `castinspect`, the JSON of `CheckpointMetadata`, and `sha256`, a hash over
that JSON and every tensor. It is checked at every load, because a flipped bit in a weight changes verdicts without a
word. No pickle is ever read.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from pydantic import ValidationError
from safetensors import SafetensorError, safe_open

from castinspect.errors import CheckpointError
from castinspect.files import write_atomically
from castinspect.jsontext import DoubledNameError, read_json
from castinspect.models.backbones import BACKBONES
from castinspect.models.extra import UnboundedError, refuse_unbounded
from castinspect.models.metadata import FORMAT_VERSION, CheckpointMetadata
from castinspect.paths import CHECKPOINT_SUFFIX
from castinspect.process import has_torch

if TYPE_CHECKING:
    from torch import Tensor, nn

SUFFIX = CHECKPOINT_SUFFIX
_METADATA_KEY, _HASH_KEY = "castinspect", "sha256"
_EXTRA = "extra."
_VARIANCE = ".running_var"
_HEADER_STARTS = 8  # after the header's length; the header is JSON and opens with a brace
_MOST_HEADER = 64 << 20
_PICKLE_PROTOCOLS = range(2, 6)
_LIBRARIES = ("torch", "torchvision", "numpy", "pillow")

Arrays = dict[str, NDArray[Any]]


@dataclass(frozen=True)
class LoadedCheckpoint:
    """A checkpoint whose content was verified.

    Attributes:
        path: Where it was read from.
        metadata: What it says of itself.
        sha256: Over metadata and tensors, as stored and as recomputed.
        tensors: The network's state by name.
        extra: What else was stored, as novelty statistics.
        conversion: SHA-256 of each file of its conversion, as the station recorded them when it was promoted; a
            conversion of other files is made anew. None where nothing is on record.
    """

    path: Path
    metadata: CheckpointMetadata
    sha256: str
    tensors: Arrays
    extra: Arrays
    conversion: Mapping[str, str] | None = None

    def without_weights(self) -> LoadedCheckpoint:
        """The same without the network's state, for whoever judges with a conversion and has no use for both."""
        return replace(self, tensors={})

    def with_weights(self) -> LoadedCheckpoint:
        """The same with the network's state, read again where it was let go.

        Raises:
            CheckpointError: The file is no longer what it was.
        """
        if self.tensors:
            return self
        again = load_checkpoint(self.path)
        if again.sha256 != self.sha256:
            raise CheckpointError("checkpoint-exchanged", path=self.path)
        return again


def save_checkpoint(
    path: Path,
    state: Mapping[str, Tensor | NDArray[Any]],
    metadata: CheckpointMetadata,
    extra: Mapping[str, Tensor | NDArray[Any]] | None = None,
) -> str:
    """Write a checkpoint in one step.

    Args:
        path: Where to.
        state: The network's state dict, or the tensors of a loaded checkpoint.
        metadata: What the checkpoint says of itself; library versions are added.
        extra: Further tensors, as novelty statistics.

    Returns:
        The content's SHA-256.

    Raises:
        CheckpointError: The file cannot be written.
    """
    from safetensors.numpy import save

    arrays = {name: _array(tensor) for name, tensor in state.items()}
    arrays |= {_EXTRA + name: _array(tensor) for name, tensor in (extra or {}).items()}
    metadata = metadata.model_copy(update={"versions": _versions() | metadata.versions})
    text = metadata.model_dump_json()
    digest = _content_hash(text, arrays)
    try:
        # not save_file: it hides why a disk refuses, and makes files that only their writer may read
        write_atomically(path, save(arrays, {_METADATA_KEY: text, _HASH_KEY: digest}))
    except OSError as error:
        raise CheckpointError("checkpoint-not-written", path=path, detail=error.strerror or error) from error
    return digest


def read_metadata(path: Path) -> CheckpointMetadata:
    """Read what a checkpoint says of itself, without its weights and without verifying them.

    Raises:
        CheckpointError: The file is missing, foreign, newer or damaged.
    """
    with _opened(path) as file:
        return _parsed(path, file.metadata() or {})[0]


def load_checkpoint(path: Path) -> LoadedCheckpoint:
    """Read a checkpoint and verify its content.

    Raises:
        CheckpointError: The file is missing, foreign, newer, truncated or tampered with; the sentence says which.
    """
    with _opened(path) as file:
        metadata, text, stored = _parsed(path, file.metadata() or {})
        try:
            arrays = {name: file.get_tensor(name) for name in file.keys()}  # noqa: SIM118 - not a dict
        except (SafetensorError, TypeError, AttributeError) as error:  # the latter two: types that numpy lacks
            raise CheckpointError("checkpoint-damaged", path=path) from error
    if _content_hash(text, arrays) != stored:
        raise CheckpointError("checkpoint-tampered", path=path)
    if not all(np.isfinite(array).all() for array in arrays.values() if array.dtype.kind == "f"):
        raise CheckpointError("checkpoint-not-finite", path=path)
    if any((array < 0).any() for name, array in arrays.items() if name.endswith(_VARIANCE)):
        raise CheckpointError("checkpoint-tampered", path=path)
    extra = {name.removeprefix(_EXTRA): array for name, array in arrays.items() if name.startswith(_EXTRA)}
    try:
        refuse_unbounded(metadata, extra)
    except UnboundedError as error:
        raise CheckpointError("checkpoint-tampered", path=path) from error
    tensors = {name: array for name, array in arrays.items() if not name.startswith(_EXTRA)}
    return LoadedCheckpoint(path, metadata, stored, tensors, extra)


def load_model(checkpoint: LoadedCheckpoint, device: str = "cpu") -> nn.Module:
    """Build the checkpoint's network with its weights, in eval mode; half precision is widened to single.

    Raises:
        CheckpointError: Its tensors do not fit its backbone or its classes.
    """
    import torch

    from castinspect.models.backbones import build_model

    metadata = checkpoint.metadata
    with torch.device("meta"):  # no time is spent on random weights
        model = build_model(BACKBONES[metadata.backbone], len(metadata.classes), metadata.preprocessing.size)
    state = {name: torch.from_numpy(array) for name, array in checkpoint.tensors.items()}
    state = {name: tensor.float() if tensor.dtype is torch.float16 else tensor for name, tensor in state.items()}
    try:
        model.load_state_dict(state, assign=True)
    except RuntimeError as error:
        raise CheckpointError(
            "checkpoint-does-not-fit", path=checkpoint.path, backbone=metadata.backbone, classes=len(metadata.classes)
        ) from error
    return model.requires_grad_(requires_grad=False).eval().to(device)


def require_fitting(checkpoint: LoadedCheckpoint) -> None:
    """See that a checkpoint's tensors fit its backbone and its classes.

    Without torch there is no network to hold them against; its conversion, made where there is one, stands for it.

    Raises:
        CheckpointError: They do not.
    """
    if has_torch():
        load_model(checkpoint)


def _opened(path: Path) -> Any:
    if not path.is_file():
        raise CheckpointError("checkpoint-missing", path=path)
    try:
        _refuse_doubled_names(path)
        return safe_open(path, framework="np")
    except OSError as error:
        raise CheckpointError("checkpoint-unreadable", path=path, detail=error.strerror or error) from error
    except SafetensorError as error:
        raise CheckpointError(_why_not_safetensors(path), path=path) from error


def _refuse_doubled_names(path: Path) -> None:
    """Refuse a header that names one thing twice: readers differ in which of the two they take.

    Raises:
        CheckpointError: So it is, or the header is larger than any of ours.
        OSError: The file cannot be read.
    """
    with path.open("rb") as file:
        length = int.from_bytes(file.read(_HEADER_STARTS), "little")
        header = file.read(min(length, _MOST_HEADER + 1))
    if len(header) > _MOST_HEADER:
        raise CheckpointError(_why_not_safetensors(path), path=path)
    try:
        read_json(header)
    except DoubledNameError as error:
        raise CheckpointError("checkpoint-tampered", path=path) from error
    except ValueError:
        return  # no header at all; the library says what it is instead


def _why_not_safetensors(path: Path) -> str:
    """Tell a pickle from a shortened checkpoint from something else altogether."""
    with path.open("rb") as file:
        start = file.read(_HEADER_STARTS + 1)
    if len(start) <= _HEADER_STARTS or start.endswith(b"{"):
        return "checkpoint-damaged"
    is_pickle = start.startswith(b"PK\x03\x04") or (start[0] == 0x80 and start[1] in _PICKLE_PROTOCOLS)
    return "checkpoint-pickle" if is_pickle else "checkpoint-foreign"


def _parsed(path: Path, stored: Mapping[str, str]) -> tuple[CheckpointMetadata, str, str]:
    text, digest = stored.get(_METADATA_KEY), stored.get(_HASH_KEY)
    if text is None or digest is None:
        raise CheckpointError("checkpoint-foreign", path=path)
    try:
        content = read_json(text)
        version = int(content["format_version"])
    except (ValueError, KeyError, TypeError, OverflowError) as error:
        raise CheckpointError("checkpoint-tampered", path=path) from error
    if version > FORMAT_VERSION:  # asked before validation: a newer file may have fields that we do not know
        raise CheckpointError("checkpoint-newer", path=path, version=version, known=FORMAT_VERSION)
    try:
        metadata = CheckpointMetadata.model_validate(content)
    except ValidationError as error:
        raise CheckpointError("checkpoint-tampered", path=path) from error
    if metadata.backbone not in BACKBONES:
        raise CheckpointError("checkpoint-backbone", path=path, backbone=metadata.backbone, known=", ".join(BACKBONES))
    return metadata, text, digest


def _content_hash(text: str, arrays: Arrays) -> str:
    digest = hashlib.sha256(text.encode())
    for name in sorted(arrays):
        array = np.ascontiguousarray(arrays[name])
        digest.update(f"\0{name}\0{array.dtype.str}\0{array.shape}\0".encode())
        digest.update(array.reshape(-1).view(np.uint8).data)
    return digest.hexdigest()


def _array(tensor: Tensor | NDArray[Any]) -> NDArray[Any]:
    if isinstance(tensor, np.ndarray):
        return np.asarray(tensor, order="C")  # not ascontiguousarray: a single number would get a dimension
    # safetensors writes an array's memory as it lies there, so channels_last must be undone here
    array: NDArray[Any] = tensor.detach().cpu().contiguous().numpy()
    return array


def _versions() -> dict[str, str]:
    from importlib.metadata import PackageNotFoundError, version

    found = {}
    for library in _LIBRARIES:
        try:
            found[library] = version(library)
        except PackageNotFoundError:  # a frozen app without that package's metadata
            continue
    return found
