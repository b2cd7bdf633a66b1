"""A version's conversion for OpenVINO on its way to a station: one ZIP, known by its hash, checked file by file."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Generator
from pathlib import Path
from tempfile import TemporaryDirectory

from castinspect.errors import CastInspectError, FleetError
from castinspect.inspection.engines.choice import choose_engine
from castinspect.inspection.engines.conversion import (
    FILES,
    ConversionProgress,
    ConversionRecord,
    Converted,
    carry,
    find_converted,
)
from castinspect.jsontext import read_model
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.process import has_torch

_RECORD = "record.json"
_MOST_BYTES = 2 << 30
_WHEN = (1980, 1, 1, 0, 0, 0)  # so that the same conversion is always the same bytes


def packed(checkpoint: LoadedCheckpoint) -> Generator[ConversionProgress, None, bytes]:
    """A checkpoint's conversion as bytes, made where there is none.

    Args:
        checkpoint: Whose conversion is wanted.

    Yields:
        The progress of a conversion.

    Returns:
        The bytes; none where it cannot be converted here, or does not agree with PyTorch.
    """
    if find_converted(checkpoint) is None and has_torch():
        try:
            yield from choose_engine(checkpoint, "openvino")
        except CastInspectError:  # stations with PyTorch can do without
            return b""
    converted = find_converted(checkpoint)
    return pack(converted) if converted is not None and converted.record.files else b""


def pack(converted: Converted) -> bytes:
    """Put a conversion into one archive; the same one always gives the same bytes."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name in sorted({*converted.record.files, _RECORD}):
            archive.writestr(zipfile.ZipInfo(name, _WHEN), (converted.folder / name).read_bytes())
    return content.getvalue()


def unpack(content: bytes, checkpoint: LoadedCheckpoint) -> None:
    """Put a conversion beside its checkpoint, where whoever loads that finds and checks it.

    Args:
        content: As `pack` gave it; its signature was verified.
        checkpoint: Where it belongs.

    Raises:
        FleetError: It is damaged, or the conversion of another checkpoint.
        CheckpointError: It cannot be written.
    """
    with TemporaryDirectory(prefix="pushed-", ignore_cleanup_errors=True) as folder:
        try:
            record = _extract(content, Path(folder))
        except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, ValueError) as error:
            raise FleetError("fleet-conversion-damaged", name=checkpoint.path.name) from error
        if record.checkpoint != checkpoint.sha256:
            raise FleetError("fleet-conversion-damaged", name=checkpoint.path.name)
        carry(Converted(Path(folder), record), checkpoint)


def _extract(content: bytes, folder: Path) -> ConversionRecord:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        entries = archive.infolist()
        names = {entry.filename for entry in entries}
        if names - {_RECORD} not in FILES.values() or len(names) != len(entries) or _RECORD not in names:
            raise ValueError("other files than those of a conversion")
        if sum(entry.file_size for entry in entries) > _MOST_BYTES:
            raise ValueError("too large")
        for entry in entries:
            (folder / entry.filename).write_bytes(archive.read(entry))
    return read_model(ConversionRecord, (folder / _RECORD).read_bytes())
