"""Trials of a comparison on disk, a line of JSON each, so that a long comparison can go on another day."""

from __future__ import annotations

from pathlib import Path

from pydantic import ValidationError

from castinspect.errors import TrainingError
from castinspect.files import append_line
from castinspect.training.strategy_comparison import StrategyTrial


def read_trials(file: Path | None) -> list[StrategyTrial]:
    """The trials in a file; none where there is no file.

    Raises:
        TrainingError: It cannot be read, or holds something else.
    """
    if file is None or not file.exists():
        return []
    try:
        lines = file.read_text(encoding="utf-8").splitlines()
        return [StrategyTrial.model_validate_json(line) for line in lines if line.strip()]
    except (OSError, UnicodeDecodeError, ValidationError) as error:
        raise TrainingError("trials-unreadable", path=file) from error


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
