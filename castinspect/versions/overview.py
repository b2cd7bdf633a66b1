"""All versions on one page: how each did on each suite, what they differ in, how large and fast they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from castinspect.errors import CheckpointError
from castinspect.evaluation.risk import Share
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.registry import Registry
from castinspect.registry.versions import Version
from castinspect.versions.backtest import ALL, BacktestRun, Tally, runs_of, tallies
from castinspect.versions.facts import Difference, differences
from castinspect.versions.suites import Suite, load_suite, suite_names


@dataclass(frozen=True)
class OnSuite:
    """What a version did on a suite, on the pictures that it did not learn from.

    Attributes:
        escapes: Defective pictures called OK.
        overkill: Good pictures called DEFECT.
        review: Pictures left to a person, HOLD included.
        milliseconds: Median for one picture, on the computer that replayed it; None of runs of before.
        engine: That computed.
    """

    escapes: Share
    overkill: Share
    review: Share
    milliseconds: float | None
    engine: str


@dataclass(frozen=True)
class OverviewRow:
    """One version.

    Attributes:
        name: What it is called now.
        path: Its file.
        is_promoted: Whether the station judges with it.
        megabytes: Of the file.
        suites: By suite; None where it was not replayed on the suite as it is now.
    """

    name: str
    path: Path
    is_promoted: bool
    megabytes: float
    suites: dict[str, OnSuite | None]


@dataclass(frozen=True)
class Overview:
    """Versions beside each other, and the facts that are not the same for all."""

    suites: tuple[str, ...]
    rows: tuple[OverviewRow, ...]
    differences: tuple[Difference, ...]


def overview(registry: Registry, versions: Sequence[Version] | None = None) -> Overview:
    """Put versions beside each other; nothing is computed, `run_missing` and backtests make the runs.

    Args:
        registry: Of the station.
        versions: Which ones; None takes all that can be read, the newest first.

    Raises:
        DataError: A suite cannot be read.
        CheckpointError: A version cannot be read.
    """
    chosen = [one for one in (versions or registry.versions()) if one.metadata is not None]
    suites = [load_suite(registry, name) for name in suite_names(registry)]
    runs = {suite.name: runs_of(registry, suite) for suite in suites}
    try:
        promoted = registry.promoted()
    except CheckpointError:
        promoted = None
    rows = []
    for one in chosen:
        sha256 = load_checkpoint(one.path).sha256
        found = {suite.name: _on_suite(suite, runs[suite.name], sha256) for suite in suites}
        rows.append(OverviewRow(one.name, one.path, one.path == promoted, one.path.stat().st_size / 1e6, found))
    facts = differences([one.metadata for one in chosen if one.metadata is not None])
    return Overview(tuple(suite.name for suite in suites), tuple(rows), tuple(facts))


def _on_suite(suite: Suite, runs: Sequence[BacktestRun], sha256: str) -> OnSuite | None:
    run = next((run for run in reversed(runs) if run.checkpoint_sha256 == sha256), None)
    if run is None:
        return None
    tally: Tally = tallies(suite, run)[ALL]
    return OnSuite(
        Share(tally.escapes, tally.defective),
        Share(tally.overkill, tally.good),
        Share(tally.review + tally.held, tally.total),
        run.milliseconds,
        run.engine,
    )
