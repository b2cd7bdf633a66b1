"""Backtests: a whole version, gate, second look, cuts and novelty, replayed on a suite; runs are kept and compared."""

from __future__ import annotations

from collections import Counter
from collections.abc import Generator, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from pydantic import BaseModel, ConfigDict, Field

from castinspect.data.learned import learned_among
from castinspect.data.reading import looked_at
from castinspect.errors import DataError
from castinspect.identity import current_user
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from castinspect.jsonlines import JsonLines
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import Role
from castinspect.progress import PicturesRead, PicturesScored
from castinspect.registry.registry import Registry
from castinspect.versions.suites import Suite, SuitePicture, suite_files, suite_folder

ALL = ""
"""The group that every picture belongs to."""


class Judged(BaseModel):
    """What a version said of one picture of a suite."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    sha256: str
    verdict: Verdict
    probability: float | None = None
    learned: bool = False
    """Whether the version learned from it, or from a copy: then it counts nowhere."""


class BacktestRun(BaseModel):
    """One replay; it is written once and never changed."""

    model_config = ConfigDict(frozen=True, extra="ignore")

    suite: str
    revision: int
    suite_sha256: str
    checkpoint: str
    checkpoint_sha256: str
    version: str
    when: datetime = Field(default_factory=lambda: datetime.now(UTC))
    who: str = Field(default_factory=current_user)
    judged: tuple[Judged, ...]
    milliseconds: float | None = None
    """Median for one picture, from file to verdict, on the computer that replayed it; in a batch, its share."""
    engine: str = ""
    """What computed, and where: `torch cpu`."""


@dataclass(frozen=True)
class Tally:
    """What a version did with the pictures of one group that it had not learned from."""

    good: int = 0
    defective: int = 0
    escapes: int = 0
    overkill: int = 0
    review: int = 0
    held: int = 0

    @property
    def total(self) -> int:
        """How many pictures count in the backtest."""
        return self.good + self.defective


@dataclass(frozen=True)
class Flip:
    """A picture of which two runs say different things."""

    picture: SuitePicture
    first: Verdict
    second: Verdict


@dataclass(frozen=True)
class Limits:
    """By how much a version may be worse than the one before.

    Attributes:
        escapes: Defective pictures called OK, more.
        overkill: Share of the good pictures called DEFECT, more.
        review: Share of all pictures left to a person, more.
    """

    escapes: int = 0
    overkill: float = 0.01
    review: float = 0.05


def run_suite(
    registry: Registry, suite: Suite, checkpoint: LoadedCheckpoint, name: str, device: str = "auto"
) -> Generator[PicturesRead | PicturesScored, None, BacktestRun]:
    """Replay a version on a suite and keep the run.

    Args:
        registry: Of the station.
        suite: What is judged.
        checkpoint: The version.
        name: What it is called now.
        device: Where to compute.

    Returns:
        The run, which is on the disk.

    Raises:
        DataError: The suite is not what it was, or the run cannot be written.
        CheckpointError: The version cannot be run.
    """
    files = suite_files(registry, suite)
    looks = yield from looked_at(list(files))
    learned = learned_among(looks, checkpoint).paths
    judged: list[Judged] = []
    times: list[float] = []
    engine = ""
    for inspection in Inspector.for_scores(checkpoint, device, maps=False).inspect(list(files)):
        found = inspection.prediction
        judged.append(
            Judged(
                sha256=files[inspection.path].sha256, verdict=inspection.verdict,
                probability=found.defect_probability if found else None, learned=inspection.path in learned,
            )
        )  # fmt: skip
        if found is not None:
            times.append(inspection.milliseconds)
            engine = f"{inspection.engine} {inspection.device}"
        yield PicturesScored(len(judged), len(files))
    run = BacktestRun(
        suite=suite.name, revision=suite.revision, suite_sha256=suite.sha256, checkpoint=checkpoint.metadata.id,
        checkpoint_sha256=checkpoint.sha256, version=name, judged=tuple(judged),
        milliseconds=median(times) if times else None, engine=engine,
    )  # fmt: skip
    lines = _runs(registry, suite.name)
    try:
        lines.append(run)
    except OSError as error:
        raise DataError("suite-not-written", path=lines.file, detail=error.strerror or error) from error
    return run


def runs_of(registry: Registry, suite: Suite) -> list[BacktestRun]:
    """All runs on a suite as it is now, the oldest first.

    Raises:
        DataError: They cannot be read.
    """
    try:
        found = _runs(registry, suite.name).read().rows
    except OSError as error:
        raise DataError("suite-damaged", path=suite_folder(registry, suite.name)) from error
    return [run for run in found if run.suite_sha256 == suite.sha256]


def latest_run(registry: Registry, suite: Suite, checkpoint_sha256: str) -> BacktestRun | None:
    """The last run of one version's file on a suite as it is now; None where there is none."""
    runs = [run for run in runs_of(registry, suite) if run.checkpoint_sha256 == checkpoint_sha256]
    return runs[-1] if runs else None


def tallies(suite: Suite, run: BacktestRun, without: Sequence[str] = ()) -> dict[str, Tally]:
    """Count a run by group, `tag=...` and so on; all pictures under `ALL`.

    Args:
        suite: That was judged.
        run: On it.
        without: Contents that count nowhere, such as those that another version learned from.
    """
    counts: dict[str, Counter[str]] = {ALL: Counter()}
    left_out = set(without)
    by_content = {picture.sha256: picture for picture in suite.pictures}
    for one in run.judged:
        if one.learned or one.sha256 in left_out:
            continue
        picture = by_content[one.sha256]
        for group in (ALL, *(f"{key}={value}" for key, value in picture.groups.items())):
            counts.setdefault(group, Counter()).update(_counted(picture.role, one.verdict))
    return {group: Tally(**found) for group, found in counts.items()}


def compared_runs(
    suite: Suite, first: BacktestRun, second: BacktestRun
) -> tuple[dict[str, Tally], dict[str, Tally], tuple[Flip, ...]]:
    """Two runs side by side, on the pictures from which neither version learned.

    Returns:
        Counts of the first, counts of the second, and the pictures on which they differ, lost defects first.
    """
    learned = [one.sha256 for run in (first, second) for one in run.judged if one.learned]
    said = {one.sha256: one.verdict for one in first.judged}
    by_content = {picture.sha256: picture for picture in suite.pictures}
    flips = [
        Flip(by_content[one.sha256], said[one.sha256], one.verdict)
        for one in second.judged
        if one.sha256 not in learned and one.sha256 in said and said[one.sha256] is not one.verdict
    ]
    flips.sort(
        key=lambda flip: (not (flip.picture.role is Role.DEFECT and flip.second is Verdict.OK), flip.picture.name)
    )
    return tallies(suite, first, learned), tallies(suite, second, learned), tuple(flips)


def why_worse(first: Tally, second: Tally, limits: Limits | None = None) -> list[Message]:
    """Why a version is too much worse than the one before; nothing where it is not."""
    limits = limits or Limits()
    found = []
    if not second.total:
        found.append(Message("backtest-nothing"))
    if second.escapes - first.escapes > limits.escapes:
        values = {"before": first.escapes, "now": second.escapes, "total": second.defective, "limit": limits.escapes}
        found.append(Message("backtest-escapes", values))
    if _share(second.overkill - first.overkill, second.good) > limits.overkill:
        found.append(_more("backtest-overkill", first.overkill, second.overkill, second.good, limits.overkill))
    before, now = first.review + first.held, second.review + second.held
    if _share(now - before, second.total) > limits.review:
        found.append(_more("backtest-review", before, now, second.total, limits.review))
    return found


def _share(count: int, total: int) -> float:
    return count / total if total else 0.0


def _more(code: str, before: int, now: int, total: int, limit: float) -> Message:
    return Message(code, {"before": before, "now": now, "total": total, "limit": f"{100 * limit:g}"})


def _counted(role: Role, verdict: Verdict) -> dict[str, int]:
    found = {"good" if role is Role.OK else "defective": 1}
    name = {Verdict.REVIEW: "review", Verdict.HOLD: "held"}.get(verdict, "")
    if role is Role.DEFECT and verdict is Verdict.OK:
        name = "escapes"
    elif role is Role.OK and verdict is Verdict.DEFECT:
        name = "overkill"
    return found | ({name: 1} if name else {})


def _runs(registry: Registry, name: str) -> JsonLines[BacktestRun]:
    return JsonLines(Path(suite_folder(registry, name)) / "runs.jsonl", BacktestRun)
