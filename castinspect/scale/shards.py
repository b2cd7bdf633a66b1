"""One shard of an archive: its pictures judged, a row each, in one Parquet file that is there wholly or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from castinspect.errors import StationError
from castinspect.files import atomic_path
from castinspect.inspection.inspection import Inspection
from castinspect.scale.plan import ArchivePlan

if TYPE_CHECKING:
    from pyarrow.parquet import FileMetaData

COLUMNS = (
    "path", "taken", "sha256", "verdict", "reasons", "messages", "defect_probability", "novelty", "probabilities",
    "checkpoint", "width", "height",
)  # fmt: skip
"""What a row holds. Times of computing are not among them: a shard scored anew has the same rows.

With OpenVINO they are the same to the last bit, by however many processes; PyTorch computes a picture a little
differently in batches of different sizes, and its scores agree to six digits.
"""


class Judge(Protocol):
    """Judges pictures in their order, as `castinspect.inspection.inspector.Inspector` does."""

    def inspect(self, paths: Iterable[Path]) -> Iterator[Inspection]:
        """Judge pictures; one that cannot be read is a HOLD."""


def shard_file(out: Path, shard: int) -> Path:
    """Where a shard's rows lie once it is done."""
    return out / f"shard-{shard:06}.parquet"


def score_shard(plan: ArchivePlan, shard: int, judge: Judge, out: Path) -> int:
    """Judge a shard's pictures and write their rows.

    Args:
        plan: Of the archive.
        shard: Its number.
        judge: What judges.
        out: Folder of the shards.

    Returns:
        How many rows were written.

    Raises:
        StationError: The file cannot be written.
    """
    paths = [plan.folder / name for name in plan.names(shard)]
    rows = [row_of(inspection, plan.folder) for inspection in judge.inspect(paths)]
    write_rows(shard_file(out, shard), rows)
    return len(rows)


def row_of(inspection: Inspection, folder: Path) -> dict[str, Any]:
    """An inspection as a row; `taken` is when its file was last changed."""
    prediction = inspection.prediction
    taken = None
    with suppress(OSError):
        taken = datetime.fromtimestamp(inspection.path.stat().st_mtime, UTC)
    return {
        "path": str(inspection.path.relative_to(folder)),
        "taken": taken,
        "sha256": inspection.sha256,
        "verdict": str(inspection.verdict),
        "reasons": [reason.code for reason in inspection.reasons],
        "messages": json.dumps([{"code": one.code, "values": one.plain_values} for one in inspection.reasons]),
        "defect_probability": prediction.defect_probability if prediction else None,
        "novelty": prediction.novelty if prediction else None,
        "probabilities": json.dumps(prediction.probabilities) if prediction else None,
        "checkpoint": inspection.checkpoint,
        "width": inspection.width,
        "height": inspection.height,
    }


def read_rows(out: Path, shard: int) -> list[dict[str, Any]]:
    """The rows of a shard.

    Raises:
        StationError: It is missing, damaged, or has not all columns.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = shard_file(out, shard)
    try:
        with pq.ParquetFile(file) as opened:
            rows: list[dict[str, Any]] = opened.read().to_pylist()
    except (OSError, pa.ArrowException) as error:
        raise StationError("archive-shard-missing", file=file) from error
    if rows and set(COLUMNS) - rows[0].keys():
        raise StationError("archive-shard-missing", file=file)
    return rows


def write_rows(file: Path, rows: list[dict[str, Any]]) -> None:
    """Write rows as Parquet, in one step.

    Raises:
        StationError: The file cannot be written.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    schema = pa.schema(
        [
            ("path", pa.string()), ("taken", pa.timestamp("us", tz="UTC")), ("sha256", pa.string()),
            ("verdict", pa.string()), ("reasons", pa.list_(pa.string())), ("messages", pa.string()),
            ("defect_probability", pa.float64()),
            ("novelty", pa.float64()), ("probabilities", pa.string()), ("checkpoint", pa.string()),
            ("width", pa.int32()), ("height", pa.int32()),
        ]
    )  # fmt: skip
    try:
        with atomic_path(file) as temporary:
            pq.write_table(pa.Table.from_pylist(rows, schema=schema), temporary)
    except OSError as error:
        raise StationError("archive-not-written", folder=file.parent, detail=error.strerror or error) from error


def undone(plan: ArchivePlan, out: Path, shards: Iterable[int]) -> list[int]:
    """Those of the shards whose file is not there yet, or is damaged.

    Raises:
        StationError: A number is none of the plan's, or a file holds a shard of another version or other pictures.
    """
    import pyarrow.parquet as pq

    wanted = list(shards)
    unknown = [shard for shard in wanted if not 0 <= shard < plan.shards]
    if unknown:
        raise StationError("archive-no-shard", shard=unknown[0], last=plan.shards - 1)
    with pq.ParquetFile(plan.file) as planned:
        return [shard for shard in wanted if not _is_done(plan, planned.metadata, shard, shard_file(out, shard))]


def require_scored(plan: ArchivePlan, out: Path, shards: Iterable[int]) -> list[Path]:
    """The files of shards, wholly there and of this plan.

    Raises:
        StationError: One is missing, damaged, or of another version or other pictures.
    """
    wanted = list(shards)
    if missing := undone(plan, out, wanted):
        raise StationError("archive-shard-missing", file=shard_file(out, missing[0]))
    return [shard_file(out, shard) for shard in wanted]


def _is_done(plan: ArchivePlan, planned: FileMetaData, shard: int, file: Path) -> bool:
    """Whether a shard's file is whole, as far as its footer tells; the rows themselves are not read.

    Raises:
        StationError: It is whole, and not of this plan: that it is there must not count as done.
    """
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        found = pq.read_metadata(file)
    except (OSError, pa.ArrowException):
        return False
    if set(COLUMNS) - set(found.schema.to_arrow_schema().names):
        return False
    scored_by = {bound for bound in _bounds(found, "checkpoint") if bound}
    is_same = found.num_rows == planned.row_group(shard).num_rows and scored_by <= {plan.checkpoint}
    if not is_same or _bounds(found, "path") != _bounds(planned, "path", shard):
        raise StationError("archive-other-shard", file=file, checkpoint=plan.checkpoint)
    return True


def _bounds(metadata: FileMetaData, column: str, group: int = 0) -> set[str]:
    """The first and the last value of a column, in the order of their bytes; nothing where that is not told."""
    if not metadata.num_row_groups:
        return set()
    chunks = metadata.row_group(group)
    place = next(n for n in range(chunks.num_columns) if chunks.column(n).path_in_schema == column)
    told = chunks.column(place).statistics
    return {told.min, told.max} if told is not None and told.has_min_max else set()
