"""Shadow trials: a version judges beside the promoted one, and only what it says otherwise is kept."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from uuid import uuid4

from pydantic import BaseModel, ConfigDict, Field

from castinspect.access import require
from castinspect.errors import CheckpointError
from castinspect.files import change_stamp, write_atomically
from castinspect.identity import current_user
from castinspect.jsonlines import JsonLines
from castinspect.jsontext import read_model
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.journal import rows_of
from castinspect.registry.registry import Registry
from castinspect.registry.versions import Version
from castinspect.roles import Act

MOST_PARTS = 1_000_000


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="ignore")


class ShadowPlan(_Frozen):
    """What was asked for.

    Attributes:
        trial: Its own name, which its file has.
        file: Of the version that judges beside, in the station's folder.
        sha256: Of that file.
        version: What it was called then.
        against: SHA-256 of the version that was promoted then.
        parts: After so many the trial has ended.
    """

    trial: str = Field(default_factory=lambda: uuid4().hex, pattern=r"^[0-9a-f]{32}$")
    file: str
    sha256: str
    version: str
    against: str
    parts: int = Field(ge=1, le=MOST_PARTS)
    started: datetime = Field(default_factory=lambda: datetime.now(UTC))
    who: str = Field(default_factory=current_user)


class ShadowDifference(_Frozen):
    """A part of which the two versions say different things; the record has the rest under station and sequence."""

    when: datetime
    sequence: int | None = None
    picture: str
    sha256: str
    part: str = ""
    lot: str = ""
    promoted: str
    challenger: str
    promoted_probability: float | None = None
    challenger_probability: float | None = None


class ShadowPortion(_Frozen):
    """Some parts that were judged by both, in the order in which they came."""

    judged: int = Field(0, ge=0)
    skipped: int = Field(0, ge=0)
    differences: tuple[ShadowDifference, ...] = ()


@dataclass(frozen=True)
class ShadowTrial:
    """How far a trial is.

    Attributes:
        plan: What was asked for.
        judged: Parts that both judged.
        skipped: Parts that the challenger did not look at: it was not ready, or nobody's network had judged them.
        differences: What they say different things of.
    """

    plan: ShadowPlan
    judged: int
    skipped: int
    differences: tuple[ShadowDifference, ...]

    @property
    def is_complete(self) -> bool:
        """Whether enough parts were judged."""
        return self.judged >= self.plan.parts

    @property
    def kinds(self) -> dict[tuple[str, str], int]:
        """How many differ, by what the promoted one and the challenger said."""
        return dict(Counter((one.promoted, one.challenger) for one in self.differences))


class ShadowTrials:
    """Keeps the trials of a station: the one under way in `current.json`, and for each a file that only grows.

    Args:
        registry: Of the station.
    """

    def __init__(self, registry: Registry) -> None:
        self._registry = registry
        self._folder = registry.folder / "shadow"

    def start(self, version: Version, parts: int) -> ShadowPlan:
        """Let a version judge beside the promoted one; a trial that is under way ends.

        Raises:
            AccessError: Passwords are set, and no engineer is logged in.
            CheckpointError: The version is promoted itself, none is, it is not sound, or the plan cannot be written.
        """
        require(Act.PROMOTE)
        against = self._registry.promotion.sha256()
        if not against:
            raise CheckpointError("no-model")
        if not self._registry.holds(version.path):
            raise CheckpointError("version-unknown", name=version.path)
        checkpoint = load_checkpoint(version.path)
        if checkpoint.sha256 == against:
            raise CheckpointError("shadow-promoted", name=version.name)
        plan = ShadowPlan(
            file=version.path.name, sha256=checkpoint.sha256, version=version.name, against=against, parts=parts
        )
        try:
            self._plans.append(plan)
            write_atomically(self._current, plan.model_dump_json(indent=1).encode())
        except OSError as error:
            raise CheckpointError(
                "checkpoint-not-written", path=self._current, detail=error.strerror or error
            ) from error
        return plan

    def stop(self) -> None:
        """End the trial that is under way; what it found stays.

        Raises:
            AccessError: Passwords are set, and no engineer is logged in.
            CheckpointError: It cannot be ended.
        """
        require(Act.PROMOTE)
        try:
            self._current.unlink(missing_ok=True)
        except OSError as error:
            raise CheckpointError(
                "checkpoint-not-written", path=self._current, detail=error.strerror or error
            ) from error

    def stamp(self) -> tuple[int, int] | None:
        """Something that differs as soon as another trial starts or ends; cheap to ask."""
        return change_stamp(self._current)

    def current(self) -> ShadowPlan | None:
        """What is under way; None where nothing is, or where it cannot be read."""
        try:
            return read_model(ShadowPlan, self._current.read_bytes())
        except (OSError, ValueError):
            return None

    def trial(self, plan: ShadowPlan) -> ShadowTrial:
        """How far a trial is.

        Raises:
            CheckpointError: It cannot be read.
        """
        rows = rows_of(self._lines(plan))
        differences = tuple(one for row in rows for one in row.differences)
        return ShadowTrial(plan, sum(row.judged for row in rows), sum(row.skipped for row in rows), differences)

    def of(self, sha256: str, against: str | None = None) -> list[ShadowTrial]:
        """The trials of a version, the oldest first.

        Args:
            sha256: Of its file.
            against: Only those beside this promoted one.

        Raises:
            CheckpointError: They cannot be read.
        """
        wanted = [plan for plan in rows_of(self._plans) if plan.sha256 == sha256 and against in (None, plan.against)]
        return [self.trial(plan) for plan in wanted]

    def add(self, plan: ShadowPlan, portion: ShadowPortion) -> None:
        """Keep what was found; it is on the disk before this returns.

        Raises:
            OSError: It cannot be written.
        """
        self._lines(plan).append(portion)

    @property
    def _current(self) -> Path:
        return self._folder / "current.json"

    @property
    def _plans(self) -> JsonLines[ShadowPlan]:
        return JsonLines(self._folder / "plans.jsonl", ShadowPlan)

    def _lines(self, plan: ShadowPlan) -> JsonLines[ShadowPortion]:
        return JsonLines(self._folder / f"{plan.trial}.jsonl", ShadowPortion)
