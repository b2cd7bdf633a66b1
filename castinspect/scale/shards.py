"""One shard of an archive: its pictures judged, a row each, in one Parquet file that is there wholly or not at all."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Protocol

from castinspect.errors import StationError
from castinspect.files import atomic_path
from castinspect.inspection.inspection import Inspection
from castinspect.scale.plan import ArchivePlan

COLUMNS = (
    "path", "taken", "sha256", "verdict", "reasons", "messages", "defect_probability", "novelty", "probabilities",
    "checkpoint", "width", "height",
)  # fmt: skip
"""What a row holds. Times of computing are not among them: a shard scored anew has the same rows."""


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
    """Those of the shards whose file is not there yet.

    Raises:
        StationError: A number is none of the plan's.
    """
    wanted = list(shards)
    unknown = [shard for shard in wanted if not 0 <= shard < plan.shards]
    if unknown:
        raise StationError("archive-no-shard", shard=unknown[0], last=plan.shards - 1)
    return [shard for shard in wanted if not shard_file(out, shard).exists()]
