"""Promoting a version: release conditions and golden pictures first, then a note, and what the engine will read."""

from __future__ import annotations

from collections.abc import Generator, Mapping
from dataclasses import replace
from pathlib import Path

from castinspect.errors import CheckpointError
from castinspect.identity import Attribution
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.conversion import ConversionProgress, carry, find_converted
from castinspect.inspection.engines.engine import Engine, conversion_of
from castinspect.inspection.golden import refuse_other_scores
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint
from castinspect.process import has_torch
from castinspect.progress import drain
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.versions.precision import recorded_int8
from castinspect.versions.release import refuse_unready
from castinspect.versions.release_note import release_note, write_note


def promote(
    registry: Registry,
    path: Path,
    attribution: Attribution | None = None,
    *,
    allow_other_classes: bool = False,
    is_signed: bool = False,
) -> Path:
    """Make a checkpoint the one that judges, once its network scores its golden pictures as it did at training.

    Args:
        registry: Of the station.
        path: The checkpoint; a file from elsewhere is copied in.
        attribution: Who promotes it, and why.
        allow_other_classes: Whether its classes may be others than those judged by now.
        is_signed: Whether an administrator's signature, which was verified, stands in the place of a log-in.

    Returns:
        The checkpoint in the station's folder.

    Raises:
        AccessError: Passwords are set, and no engineer is logged in.
        CheckpointError: Something stands against its release, it scores them otherwise, or `Registry.promote` refuses
            it. The one promoted before stays.
    """
    checkpoint = load_checkpoint(path)
    settings = Settings.load_or_last_good()[0]
    who = attribution.who if is_signed and attribution else None
    refuse_unready(registry, checkpoint, settings, who)
    engine = _reference_of(checkpoint)
    refuse_other_scores(engine, checkpoint)
    why = attribution.why if attribution else ""
    note = write_note(registry, release_note(registry, checkpoint, settings, why, who))
    try:
        target = registry.promote(path, attribution, allow_other_classes=allow_other_classes, is_signed=is_signed)
    except Exception:
        note.unlink(missing_ok=True)  # it was not promoted
        raise
    if not has_torch():
        put_on_record(registry, checkpoint, conversion_of(engine))
    elif converted := recorded_int8(registry, checkpoint):
        put_on_record(registry, checkpoint, converted.record.files)
    return target


def _reference_of(checkpoint: LoadedCheckpoint) -> Engine:
    """What scores the golden pictures: PyTorch; on a station that has none, the conversion that came along."""
    if not has_torch():
        return drain(choose_engine(checkpoint, "openvino"))
    from castinspect.devices.device import choose_device
    from castinspect.inspection.engines.torch import TorchEngine

    return TorchEngine(checkpoint, choose_device("cpu"))


def put_on_record(registry: Registry, checkpoint: LoadedCheckpoint, files: Mapping[str, str]) -> None:
    """Keep a conversion that came with the checkpoint just promoted: INT8 made here, or where none can be made anew.

    Args:
        registry: Of the station.
        checkpoint: As it came, with its conversion beside it.
        files: SHA-256 of each file of the conversion, which was proven.

    Raises:
        CheckpointError: It cannot be written.
    """
    converted, target = find_converted(checkpoint), registry.promoted()
    if converted is None or target is None or converted.record.files != files:
        raise CheckpointError("needs-conversion", path=checkpoint.path)
    carry(converted, replace(checkpoint, path=target))
    registry.record_conversion(checkpoint, files)


def made_ready(
    registry: Registry, engine: str = "auto", device: str = "auto"
) -> Generator[ConversionProgress, None, Engine]:
    """Make the promoted checkpoint's engine ready, and record what it reads.

    A conversion that is not on record for this promotion is made anew: nothing proves who made it.

    Args:
        registry: Of the station.
        engine: See `castinspect.inspection.engines.choice.choose_engine`.
        device: Likewise.

    Yields:
        The progress of a conversion.

    Returns:
        The engine.

    Raises:
        CheckpointError: Nothing is promoted, or it is no longer what was promoted.
        DeviceError: No device computes correctly.
    """
    checkpoint = registry.promoted_checkpoint()
    ready = yield from choose_engine(checkpoint, engine, device)
    if files := conversion_of(ready):
        registry.record_conversion(checkpoint, files)
    return ready
