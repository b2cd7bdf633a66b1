"""Release notes: what is known of a version when it is promoted, written from the facts and kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path

from castinspect.errors import CastInspectError, CheckpointError
from castinspect.evaluation.proven import proof_of
from castinspect.evaluation.risk import Share, percent_at_most
from castinspect.files import write_atomically
from castinspect.identity import current_user
from castinspect.language import localized
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint, read_metadata
from castinspect.models.metadata import CheckpointMetadata
from castinspect.registry.registry import Registry
from castinspect.registry.shadow import ShadowTrials
from castinspect.settings import Settings
from castinspect.versions.backtest import ALL, Tally, compared_runs, latest_run
from castinspect.versions.facts import differences
from castinspect.versions.release import agreed, readiness_of
from castinspect.versions.suites import load_suite, suite_names

_FOLDER = "releases"


def release_note(
    registry: Registry, checkpoint: LoadedCheckpoint, settings: Settings, why: str = "", who: str | None = None
) -> list[Message]:
    """The note on a version as things stand now.

    Args:
        registry: Of the station.
        checkpoint: The version.
        settings: State what its release asks for.
        why: It is promoted, in a person's words.
        who: Promotes it; None takes whoever is at this process.

    Raises:
        CheckpointError: The version or the journal cannot be read.
    """
    metadata, who = checkpoint.metadata, who or current_user()
    name, now = registry.find(str(checkpoint.path)).name, f"{datetime.now(UTC):%Y-%m-%d %H:%M} UTC"
    lines = [
        Message("note-version", {"name": name, "id": metadata.id, "sha256": checkpoint.sha256}),
        Message("note-made", {"created": f"{metadata.created:%Y-%m-%d %H:%M} UTC", "backbone": metadata.backbone,
                              "weights": metadata.weights, "strategy": metadata.strategy}),
        Message("note-who", {"who": who, "when": now, "why": why or "–"}),
        _score(metadata),
        proof_of(checkpoint),
    ]  # fmt: skip
    lines += _changes(registry, metadata)
    lines += [line for name in suite_names(registry) for line in _suite(registry, name, checkpoint.sha256)]
    lines += _shadow(registry, checkpoint.sha256)
    if names := agreed(registry, checkpoint.sha256):
        lines.append(Message("release-agreed", {"names": ", ".join(names)}))
    return lines + [one.text for one in readiness_of(registry, checkpoint, settings, who).conditions]


def note_text(lines: Sequence[Message]) -> str:
    """A note as plain text, a line a fact, in the language that is spoken."""
    return "\n".join(f"- {localized(line)}" for line in lines) + "\n"


def write_note(registry: Registry, lines: Sequence[Message]) -> Path:
    """Keep a note; it is never written over.

    Raises:
        CheckpointError: It cannot be written.
    """
    file = registry.folder / _FOLDER / f"{datetime.now(UTC):%Y%m%dT%H%M%S.%f}Z.txt"
    try:
        write_atomically(file, note_text(lines).encode("utf-8", "replace"))
    except OSError as error:
        raise CheckpointError("checkpoint-not-written", path=file, detail=error.strerror or error) from error
    return file


def kept_notes(registry: Registry) -> list[Path]:
    """The notes on all promotions, the oldest first."""
    return sorted((registry.folder / _FOLDER).glob("*.txt"))


# --- the facts ---


def _promoted(registry: Registry) -> tuple[Path, CheckpointMetadata] | None:
    try:
        file = registry.promoted()
        return (file, read_metadata(file)) if file else None
    except CheckpointError:
        return None


def _score(metadata: CheckpointMetadata) -> Message:
    score = metadata.evaluation
    if score is None:
        return Message("note-no-score")
    values = {"escapes": score.escapes, "defective": score.defective, "overkill": score.overkill, "good": score.good}
    return Message("note-score", {**values, "review": score.review, "split": score.split})


def _changes(registry: Registry, metadata: CheckpointMetadata) -> Iterator[Message]:
    if (promoted := _promoted(registry)) is None:
        yield Message("note-first")
        return
    file, before = promoted
    yield Message("note-instead", {"name": registry.find(str(file)).name, "id": before.id})
    for one in differences([before, metadata]):
        then, now = (value or "–" for value in one.values)
        yield Message("note-change", {"name": one.name, "before": then, "now": now})


def _suite(registry: Registry, name: str, sha256: str) -> Iterator[Message]:
    try:
        suite = load_suite(registry, name)
        now = latest_run(registry, suite, sha256)
        before = latest_run(registry, suite, registry.promotion.sha256())
    except CastInspectError as error:
        yield error.message
        return
    if now is None or before is None:
        return
    first, second, flips = compared_runs(suite, before, now)
    yield _counts("note-suite-before", name, first[ALL])
    yield _counts("note-suite-now", name, second[ALL])
    yield Message("note-flips", {"suite": name, "count": len(flips)})


def _counts(code: str, suite: str, tally: Tally) -> Message:
    values = {"suite": suite, "escapes": tally.escapes, "defective": tally.defective, "overkill": tally.overkill}
    bound = percent_at_most(Share(tally.escapes, tally.defective).upper)
    return Message(code, {**values, "good": tally.good, "review": tally.review + tally.held, "bound": bound})


def _shadow(registry: Registry, sha256: str) -> Iterator[Message]:
    for trial in ShadowTrials(registry).of(sha256):
        values = {"judged": trial.judged, "skipped": trial.skipped, "differing": len(trial.differences)}
        yield Message("note-shadow", values)
        for (promoted, challenger), count in sorted(trial.kinds.items()):
            yield Message("note-shadow-kind", {"promoted": promoted, "challenger": challenger, "count": count})
