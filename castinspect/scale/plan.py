"""Which pictures of an archive are scored, shard by shard: one Parquet file with a row group for each shard.

The plan is written once and read by every process and every machine that scores, so that all mean the same shards,
whatever arrives in the archive meanwhile. Ten million paths take a few hundred megabytes on disk and never lie in
memory at once.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import uuid4

from castinspect.errors import StationError
from castinspect.files import atomic_path, take_free_name
from castinspect.imaging.finding import is_picture_name
from castinspect.scale.extras import require

if TYPE_CHECKING:
    import pyarrow as pa

PLAN = "plan.parquet"
_CHECKPOINT, _FOLDER, _SHARD_SIZE = b"castinspect.checkpoint", b"castinspect.folder", b"castinspect.shard_size"


@dataclass(frozen=True)
class ArchivePlan:
    """A plan on disk.

    Attributes:
        file: Where it lies.
        folder: The archive.
        checkpoint: Id of the checkpoint that scores.
        shards: How many shards there are.
        pictures: In all shards.
    """

    file: Path
    folder: Path
    checkpoint: str
    shards: int
    pictures: int

    def names(self, shard: int) -> list[str]:
        """Paths of a shard's pictures below the archive; only these are read."""
        import pyarrow.parquet as pq

        with pq.ParquetFile(self.file) as file:
            names: list[str] = file.read_row_group(shard, columns=["path"])["path"].to_pylist()
        return names


def make_plan(folder: Path, out: Path, checkpoint: str, shard_size: int) -> ArchivePlan:
    """Find an archive's pictures and divide them into shards, in the order of their paths.

    Args:
        folder: The archive; pictures lie at any depth.
        out: Folder of the shards. A plan that lies there already is taken, if it means the same.
        checkpoint: Id of the checkpoint that scores.
        shard_size: Pictures in a shard.

    Raises:
        StationError: There is no such archive or no picture in it, `out` belongs to another archive, checkpoint or
            size of shards, or lies within the archive, or cannot be written.
    """
    require("pyarrow")
    import pyarrow as pa
    import pyarrow.parquet as pq

    if not folder.is_dir():
        raise StationError("folder-missing", folder=folder)
    if out.resolve().is_relative_to(folder.resolve()):
        raise StationError("archive-out-within", folder=folder, out=out)
    meant = {_CHECKPOINT: checkpoint.encode(), _FOLDER: os.fsencode(folder.resolve())}
    meant[_SHARD_SIZE] = str(shard_size).encode()
    if (out / PLAN).exists():
        return _same_plan(out, meant)
    schema = pa.schema([("path", pa.string())], metadata=meant)
    mine = out / f".{uuid4().hex}.{PLAN}"
    try:
        with atomic_path(mine) as temporary, pq.ParquetWriter(temporary, schema) as writer:
            written = sum(_write_group(writer, schema, group) for group in _groups(_pictures(folder), shard_size))
        if not written:
            raise StationError("archive-empty", folder=folder)
        with suppress(FileExistsError):  # another machine was first: its plan is everybody's
            take_free_name(mine, out / PLAN)
    except OSError as error:
        raise StationError("archive-not-written", folder=out, detail=error.strerror or error) from error
    finally:
        mine.unlink(missing_ok=True)
    return _same_plan(out, meant)


def load_plan(out: Path) -> ArchivePlan:
    """Read the plan of a folder of shards.

    Raises:
        StationError: There is none, or it is damaged.
    """
    require("pyarrow")
    import pyarrow as pa
    import pyarrow.parquet as pq

    file = out / PLAN
    try:
        with pq.ParquetFile(file) as plan:
            told = plan.schema_arrow.metadata or {}
            folder, checkpoint = Path(os.fsdecode(told[_FOLDER])), told[_CHECKPOINT].decode()
            return ArchivePlan(file, folder, checkpoint, plan.metadata.num_row_groups, plan.metadata.num_rows)
    except (OSError, pa.ArrowException, KeyError) as error:
        raise StationError("archive-no-plan", folder=out) from error


def _same_plan(out: Path, meant: dict[bytes, bytes]) -> ArchivePlan:
    import pyarrow.parquet as pq

    plan = load_plan(out)
    with pq.ParquetFile(plan.file) as file:
        told = file.schema_arrow.metadata or {}
    if any(told.get(key) != value for key, value in meant.items()):
        raise StationError("archive-other-plan", out=out, folder=plan.folder, checkpoint=plan.checkpoint)
    return plan


def _pictures(folder: Path) -> Iterator[str]:
    """Paths below the archive, a folder at a time in the order of their names; links to folders are not followed."""
    for here, folders, names in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            if is_picture_name(name):
                yield str((Path(here) / name).relative_to(folder))


def _groups(names: Iterable[str], size: int) -> Iterator[list[str]]:
    names = iter(names)
    while group := list(islice(names, size)):
        yield group


def _write_group(writer: object, schema: pa.Schema, group: list[str]) -> int:
    import pyarrow as pa

    # a name that is not valid UTF-8 cannot stand in a table: it is written as its replacement and told as unreadable
    paths = [name.encode("utf-8", "replace").decode() for name in group]
    writer.write_table(pa.table({"path": paths}, schema=schema), row_group_size=len(group))  # type: ignore[attr-defined]
    return len(group)
