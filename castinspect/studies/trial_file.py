"""Trials of a comparison on disk, a line of JSON each, so that a long comparison can go on another day."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from castinspect.errors import TrainingError
from castinspect.files import append_line
from castinspect.studies.strategies import StrategyTrial


def read_trials(file: Path | None) -> list[StrategyTrial]:
    """The trials in a file; none where there is no file. A line that was cut short, as by a power cut, is passed over.

    Raises:
        TrainingError: It cannot be read, or holds something else.
    """
    if file is None or not file.exists():
        return []
    try:
        lines = [line for line in file.read_text(encoding="utf-8").splitlines() if line.strip()]
    except (OSError, UnicodeDecodeError) as error:
        raise TrainingError("trials-unreadable", path=file) from error
    trials = [trial for trial in map(_parsed, lines) if trial is not None]
    if lines and not trials:
        raise TrainingError("trials-unreadable", path=file)
    return trials


def _parsed(line: str) -> StrategyTrial | None:
    try:
        return StrategyTrial.model_validate_json(line)
    except ValidationError:
        return None


def keep_trial(file: Path | None, trial: StrategyTrial) -> None:
    """Append a trial.

    Raises:
        TrainingError: The file cannot be written.
    """
    if file is None:
        return
    try:
        append_line(file, trial.model_dump_json().encode())
    except OSError as error:
        raise TrainingError("trials-not-written", path=file, detail=error.strerror or error) from error
