"""What stands between a version and its promotion: suites, a second person's word, a trial in shadow."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from castinspect.access import is_open, require
from castinspect.errors import CastInspectError, CheckpointError
from castinspect.identity import Attribution, current_user
from castinspect.inspection.golden import PIXELS
from castinspect.messages import Message, Sentences
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint
from castinspect.progress import PicturesRead, PicturesScored
from castinspect.registry.journal import Action, JournalEntry
from castinspect.registry.registry import Registry
from castinspect.registry.shadow import ShadowTrials
from castinspect.roles import Act
from castinspect.settings import Settings
from castinspect.versions.backtest import ALL, Limits, compared_runs, latest_run, run_suite, why_worse
from castinspect.versions.suites import Suite, load_suite, suite_names


class Standing(StrEnum):
    """How one condition of a release stands."""

    MET = "met"
    UNMET = "unmet"
    NOT_ASKED = "not asked"


@dataclass(frozen=True)
class Condition:
    """One condition of a release, and a sentence that says how it stands and what to do."""

    standing: Standing
    text: Message


@dataclass(frozen=True)
class Readiness:
    """All conditions of one version's release."""

    version: str
    conditions: tuple[Condition, ...]

    @property
    def why_not(self) -> tuple[Message, ...]:
        """What stands against it; nothing where it may be promoted."""
        return tuple(one.text for one in self.conditions if one.standing is Standing.UNMET)


def readiness(registry: Registry, path: Path, settings: Settings, who: str | None = None) -> Readiness:
    """Whether a version may be promoted now; reads what is kept and computes nothing.

    Args:
        registry: Of the station.
        path: The version.
        settings: State the limits, and what is asked for.
        who: Would promote it; None takes whoever is at this process.

    Raises:
        CheckpointError: The version cannot be read.
    """
    return readiness_of(registry, load_checkpoint(path), settings, who)


def readiness_of(
    registry: Registry, checkpoint: LoadedCheckpoint, settings: Settings, who: str | None = None
) -> Readiness:
    """Whether a version that is loaded may be promoted now; see `readiness`."""
    promoted = _promoted_sha256(registry)
    golden = len(checkpoint.extra.get(PIXELS, ()))
    conditions = [Condition(Standing.MET if golden else Standing.NOT_ASKED, _golden_text(golden))]
    if promoted == checkpoint.sha256:
        return Readiness(checkpoint.path.stem, (*conditions, _unmet("release-promoted")))
    conditions += _suite_conditions(registry, checkpoint, promoted, settings)
    conditions.append(_people_condition(registry, checkpoint, settings, who or current_user()))
    conditions.append(_shadow_condition(registry, checkpoint, promoted, settings))
    return Readiness(registry.find(str(checkpoint.path)).name, tuple(conditions))


def refuse_unready(
    registry: Registry, checkpoint: LoadedCheckpoint, settings: Settings, who: str | None = None
) -> None:
    """Refuse a version whose release is not allowed; the promoted one may be promoted again.

    Args:
        registry: Of the station.
        checkpoint: That is to be promoted.
        settings: State the limits, and what is asked for.
        who: Would promote it; None takes whoever is at this process.

    Raises:
        CheckpointError: It is not (code `release-not-ready`).
    """
    if checkpoint.sha256 == _promoted_sha256(registry):
        return
    found = readiness_of(registry, checkpoint, settings, who)
    if found.why_not:
        raise CheckpointError("release-not-ready", name=found.version, reasons=Sentences(found.why_not))


def run_missing(
    registry: Registry, path: Path, device: str = "auto"
) -> Generator[PicturesRead | PicturesScored, None, int]:
    """Replay a version, and the promoted one, on every suite on which no run of it is kept.

    Args:
        registry: Of the station.
        path: The version.
        device: Where to compute.

    Returns:
        How many runs were made.

    Raises:
        DataError: A suite is not what it was.
        CheckpointError: A version cannot be run.
    """
    files = [path] if (promoted := registry.promoted()) is None else [promoted, path]
    checkpoints = [load_checkpoint(file) for file in files]
    made = 0
    for name in suite_names(registry):
        suite = load_suite(registry, name)
        for one in checkpoints:
            if latest_run(registry, suite, one.sha256) is None:
                yield from run_suite(registry, suite, one, registry.find(str(one.path)).name, device)
                made += 1
    return made


def agree(registry: Registry, path: Path, attribution: Attribution | None = None) -> None:
    """Say that a version may be promoted, as one of the two who agree.

    It holds for this very file, and until the next promotion or roll-back: who agreed before a version failed on the
    line has not agreed to it again.

    Raises:
        AccessError: Passwords are set, and no engineer is logged in.
        CheckpointError: No passwords are set, so nobody knows who agrees; or the journal cannot be written.
    """
    require(Act.PROMOTE)
    if is_open():
        raise CheckpointError("release-no-passwords")
    by = Attribution(current_user(), attribution.why if attribution else "")
    checkpoint = load_checkpoint(path)
    registry.journal.append(
        JournalEntry(
            who=by.who, why=by.why, action=Action.AGREED, checkpoint=checkpoint.metadata.id,
            name=registry.find(str(path)).name, sha256=checkpoint.sha256,
        )
    )  # fmt: skip


def agreed(registry: Registry, sha256: str) -> tuple[str, ...]:
    """Who agreed to a version since the last promotion, without doubles.

    Raises:
        CheckpointError: The journal cannot be read.
    """
    found: dict[str, str] = {}
    for entry in registry.journal.entries():
        if entry.action in (Action.PROMOTED, Action.ROLLED_BACK):
            found = {}
        elif entry.action is Action.AGREED and entry.sha256 == sha256:
            found.setdefault(entry.who.casefold(), entry.who)
    return tuple(found.values())


def limits_of(settings: Settings) -> Limits:
    """By how much a version may be worse on a suite than the promoted one."""
    return Limits(settings.release_escapes, settings.release_overkill, settings.release_review)


# --- the conditions ---


def _golden_text(count: int) -> Message:
    return Message("release-golden", {"count": count}) if count else Message("release-no-golden")


def _suite_conditions(
    registry: Registry, checkpoint: LoadedCheckpoint, promoted: str, settings: Settings
) -> list[Condition]:
    names = suite_names(registry)
    if not names:
        return [Condition(Standing.NOT_ASKED, Message("release-no-suite"))]
    if not promoted:
        return [Condition(Standing.NOT_ASKED, Message("release-first"))]
    return [_suite_condition(registry, name, checkpoint.sha256, promoted, limits_of(settings)) for name in names]


def _suite_condition(registry: Registry, name: str, sha256: str, promoted: str, limits: Limits) -> Condition:
    try:
        suite = load_suite(registry, name)
        before, now = (latest_run(registry, suite, one) for one in (promoted, sha256))
    except CastInspectError as error:
        return Condition(Standing.UNMET, error.message)
    if before is None or now is None:
        return _unmet("release-not-run", suite=name)
    first, second, _flips = compared_runs(suite, before, now)
    worse: Sequence[Message] = why_worse(first[ALL], second[ALL], limits)
    if worse:
        return _unmet("release-worse", suite=name, reasons=Sentences(tuple(worse)))
    return Condition(Standing.MET, _not_worse(suite, second[ALL].escapes, second[ALL].defective))


def _not_worse(suite: Suite, escapes: int, defective: int) -> Message:
    values = {"suite": suite.name, "revision": suite.revision, "escapes": escapes, "defective": defective}
    return Message("release-suite", values)


def _people_condition(registry: Registry, checkpoint: LoadedCheckpoint, settings: Settings, who: str) -> Condition:
    if not settings.release_two_people:
        return Condition(Standing.NOT_ASKED, Message("release-one-person"))
    if is_open():
        return _unmet("release-no-passwords")
    others = [name for name in agreed(registry, checkpoint.sha256) if name.casefold() != who.casefold()]
    if not others:
        return _unmet("release-nobody-agreed", who=who)
    return Condition(Standing.MET, Message("release-agreed", {"names": ", ".join(others)}))


def _shadow_condition(registry: Registry, checkpoint: LoadedCheckpoint, promoted: str, settings: Settings) -> Condition:
    wanted = settings.release_shadow_parts
    trials = ShadowTrials(registry).of(checkpoint.sha256, promoted) if promoted else []
    best = max(trials, key=lambda trial: trial.judged, default=None)
    judged, differing = (best.judged, len(best.differences)) if best else (0, 0)
    values = {"judged": judged, "wanted": wanted, "differing": differing}
    if not wanted or not promoted:
        return Condition(Standing.NOT_ASKED, Message("release-no-shadow", values))
    if judged < wanted:
        return Condition(Standing.UNMET, Message("release-shadow-short", values))
    return Condition(Standing.MET, Message("release-shadow", values))


def _unmet(code: str, **values: object) -> Condition:
    return Condition(Standing.UNMET, Message(code, values))


def _promoted_sha256(registry: Registry) -> str:
    """Of what is promoted; nothing where that cannot be known, since promoting anew is what mends it."""
    try:
        return registry.promotion.sha256()
    except CheckpointError:
        return ""
