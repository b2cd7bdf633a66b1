"""Versions on their way between stations, with their conversion, so that a station without torch can judge by them."""

from __future__ import annotations

from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import CheckpointError
from castinspect.identity import Attribution
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.conversion import ConversionProgress, ConversionRecord, carry, find_converted
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry


@dataclass(frozen=True)
class Carried:
    """A checkpoint that was exported or taken in.

    Attributes:
        file: Where it is now.
        conversion: What is known of the conversion beside it, with the SHA-256 of its files; None where there is none.
    """

    file: Path
    conversion: ConversionRecord | None


def export_converted(
    registry: Registry, path: Path, target: Path, attribution: Attribution | None = None
) -> Generator[ConversionProgress, None, Carried]:
    """Copy a version somewhere else, with its conversion for OpenVINO beside it, which is made where there is none.

    Args:
        registry: Of the station.
        path: The version.
        target: A new file, or a folder to put it into.
        attribution: Who exports it, and why.

    Yields:
        The progress of a conversion.

    Returns:
        The file that was written, and its conversion.

    Raises:
        CheckpointError: It is not sound, cannot be converted, or cannot be written, or the file exists.
        DeviceError: No device computes correctly.
    """
    checkpoint = load_checkpoint(path)
    if find_converted(checkpoint) is None:
        yield from choose_engine(checkpoint, "openvino")
    converted = find_converted(checkpoint)
    if converted is None or not converted.record.files:
        raise CheckpointError("not-converted", path=path)
    return export(registry, path, target, attribution)


def export(registry: Registry, path: Path, target: Path, attribution: Attribution | None = None) -> Carried:
    """Copy a version somewhere else, with its conversion where it has one; nothing there is overwritten.

    Raises:
        CheckpointError: It is not sound, the file exists, or it cannot be written.
    """
    return _carried(path, registry.export(path, target, attribution))


def take_in(registry: Registry, file: Path, attribution: Attribution | None = None) -> Carried:
    """Take a checkpoint from elsewhere in as a version, and the conversion that lies beside it.

    Raises:
        CheckpointError: It is not sound, is there already, or cannot be written.
    """
    return _carried(file, registry.add(file, Action.IMPORTED, attribution))


def _carried(source: Path, target: Path) -> Carried:
    converted = find_converted(load_checkpoint(source))
    if converted is None or not converted.record.files:
        return Carried(target, None)
    carry(converted, load_checkpoint(target))
    return Carried(target, converted.record)
