"""A version made of another one: the same weights, another word on itself, and a file of its own."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from castinspect.access import require
from castinspect.errors import CheckpointError
from castinspect.identity import Attribution
from castinspect.models.checkpoint import SUFFIX, LoadedCheckpoint, save_checkpoint
from castinspect.models.metadata import CheckpointMetadata
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.roles import Act


def write_child(
    checkpoint: LoadedCheckpoint,
    metadata_of: Callable[[str], CheckpointMetadata],
    kind: str,
    action: Action,
    *,
    out: Path | None = None,
    registry: Registry | None = None,
    attribution: Attribution | None = None,
) -> Path:
    """Write a version with the weights of another one; nothing is overwritten.

    Args:
        checkpoint: The one it is made from.
        metadata_of: What the version of a name says of itself.
        kind: Ends the file's name where none is given, as `cuts` in `wheel-cuts-2`.
        action: What the journal calls it.
        out: A new file; None puts it beside the station's versions and writes it into the journal.
        registry: Of the station.
        attribution: Who does it, and why.

    Returns:
        The new file.

    Raises:
        AccessError: Passwords are set, and no engineer is logged in.
        CheckpointError: The file exists, or cannot be written.
    """
    require(Act.GATE if action in {Action.REGATED, Action.GATE_SET_ANEW} else Act.CUTS)
    registry = registry or Registry()
    target = out or _free_file(registry.folder, checkpoint.path.stem, kind)
    if target.exists():
        raise CheckpointError("export-exists", path=target)
    save_checkpoint(target, checkpoint.with_weights().tensors, metadata_of(target.stem), checkpoint.extra)
    return registry.add(target, action, attribution) if out is None else target


def _free_file(folder: Path, stem: str, kind: str) -> Path:
    stem = stem.split(f"-{kind}")[0]
    number, target = 1, folder / f"{stem}-{kind}{SUFFIX}"
    while target.exists():
        number += 1
        target = folder / f"{stem}-{kind}-{number}{SUFFIX}"
    return target
