"""Trials of a comparison on disk, a line of JSON each, so that a long comparison can go on another day."""

from __future__ import annotations

from collections.abc import Collection, Generator
from contextlib import closing
from pathlib import Path
from typing import TypeVar

from castinspect.errors import TrainingError
from castinspect.jsonlines import JsonLines
from castinspect.studies.strategies import StrategyTrial

Event = TypeVar("Event")


def read_trials(file: Path | None) -> list[StrategyTrial]:
    """The trials in a file; none where there is no file. A line that was cut short, as by a power cut, is passed over.

    Raises:
        TrainingError: It cannot be read, or holds something else.
    """
    if file is None or not file.exists():
        return []
    try:
        found = JsonLines(file, StrategyTrial).read()
    except OSError as error:
        raise TrainingError("trials-unreadable", path=file) from error
    if found.lost and not found.rows:
        raise TrainingError("trials-unreadable", path=file)
    return list(found.rows)


def keeping(
    events: Generator[Event, None, None], file: Path | None, known: Collection[StrategyTrial]
) -> Generator[Event, None, None]:
    """What a comparison tells, each new trial kept in a file before it is passed on; `known` ones stand there already.

    Raises:
        TrainingError: The file cannot be written.
    """
    with closing(events):
        for event in events:
            if isinstance(event, StrategyTrial) and event not in known:
                keep_trial(file, event)
            yield event


def keep_trial(file: Path | None, trial: StrategyTrial) -> None:
    """Append a trial.

    Raises:
        TrainingError: The file cannot be written.
    """
    if file is None:
        return
    try:
        JsonLines(file, StrategyTrial).append(trial)
    except OSError as error:
        raise TrainingError("trials-not-written", path=file, detail=error.strerror or error) from error
