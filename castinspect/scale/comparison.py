"""Two scorings of one archive side by side: which verdicts flip, and how scores drift from month to month."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Generator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from castinspect.errors import StationError
from castinspect.scale.plan import load_plan
from castinspect.scale.shards import require_scored

_UNKNOWN_MONTH = "unknown"


@dataclass(frozen=True)
class ShardCompared:
    """So many of the shards were compared."""

    done: int
    total: int


@dataclass(frozen=True)
class Flip:
    """A picture on which the two versions say different things."""

    path: str
    before: str
    after: str


@dataclass(frozen=True)
class Month:
    """What the two versions say of the pictures of a month.

    Attributes:
        month: As `2026-11`, by the pictures' files.
        pictures: How many.
        before: Verdicts of the first version, by word.
        after: Likewise of the second.
        defect_before: Mean defect probability by the first version, of the pictures it could judge.
        defect_after: Likewise by the second.
        flips: Pictures with another verdict.
    """

    month: str
    pictures: int
    before: dict[str, int]
    after: dict[str, int]
    defect_before: float
    defect_after: float
    flips: int


@dataclass(frozen=True)
class ArchiveComparison:
    """Both scorings: how many verdicts turned into which, the first flips, and each month."""

    pictures: int
    turned: dict[tuple[str, str], int]
    flips: tuple[Flip, ...]
    months: tuple[Month, ...]


class _Tally:
    """Sums of a month, row by row."""

    def __init__(self) -> None:
        self.pictures = self.flips = 0
        self.verdicts: tuple[Counter[str], Counter[str]] = (Counter(), Counter())
        self.sums, self.judged = [0.0, 0.0], [0, 0]

    def take(self, rows: tuple[dict[str, Any], dict[str, Any]]) -> None:
        self.pictures += 1
        self.flips += rows[0]["verdict"] != rows[1]["verdict"]
        for side, row in enumerate(rows):
            self.verdicts[side][row["verdict"]] += 1
            if row["defect_probability"] is not None:
                self.sums[side] += row["defect_probability"]
                self.judged[side] += 1

    def month(self, name: str) -> Month:
        before, after = (total / count if count else 0.0 for total, count in zip(self.sums, self.judged, strict=True))
        return Month(
            name, self.pictures, dict(self.verdicts[0]), dict(self.verdicts[1]), before, after, self.flips
        )  # fmt: skip


def compare_archives(
    before: Path, after: Path, most_flips: int = 100
) -> Generator[ShardCompared, None, ArchiveComparison]:
    """Compare two folders of shards of the same archive; one shard of each is in memory at a time.

    Args:
        before: Shards of the version before.
        after: Shards of the other version.
        most_flips: Flips that are named, at most; all are counted.

    Raises:
        StationError: A folder has no plan, they mean different pictures or shards of another size, or a shard is not
            scored yet or is of another scoring.
    """
    first, second = load_plan(before), load_plan(after)
    if (first.folder, first.shards, first.pictures) != (second.folder, second.shards, second.pictures):
        raise StationError("archive-not-comparable", before=before, after=after)
    files = [require_scored(plan, out, range(plan.shards)) for plan, out in ((first, before), (second, after))]
    months: dict[str, _Tally] = defaultdict(_Tally)
    turned: Counter[tuple[str, str]] = Counter()
    flips: list[Flip] = []
    for shard, pair in enumerate(zip(*files, strict=True)):
        sides = [_rows(file) for file in pair]
        if len(sides[0]) != len(sides[1]):
            raise StationError("archive-not-comparable", before=before, after=after)
        for rows in zip(*sides, strict=True):
            if rows[0]["path"] != rows[1]["path"]:
                raise StationError("archive-not-comparable", before=before, after=after)
            months[_month(rows[0])].take(rows)
            verdicts = rows[0]["verdict"], rows[1]["verdict"]
            turned[verdicts] += 1
            if verdicts[0] != verdicts[1] and len(flips) < most_flips:
                flips.append(Flip(rows[0]["path"], *verdicts))
        yield ShardCompared(shard + 1, first.shards)
    by_month = tuple(months[name].month(name) for name in sorted(months))
    return ArchiveComparison(first.pictures, dict(turned), tuple(flips), by_month)


def _rows(file: Path) -> list[dict[str, Any]]:
    import pyarrow as pa
    import pyarrow.parquet as pq

    try:
        table = pq.read_table(file, columns=["path", "taken", "verdict", "defect_probability"])
    except (OSError, pa.ArrowException) as error:
        raise StationError("archive-shard-missing", file=file) from error
    rows: list[dict[str, Any]] = table.to_pylist()
    return rows


def _month(row: dict[str, Any]) -> str:
    return row["taken"].strftime("%Y-%m") if row["taken"] is not None else _UNKNOWN_MONTH
