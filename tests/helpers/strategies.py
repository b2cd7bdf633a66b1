"""Rows of a comparison of strategies."""

from __future__ import annotations

from castinspect.studies.strategy_summary import StrategyRow
from castinspect.training.config import Strategy


def row(strategy=Strategy.HEAD, **changes):
    """One strategy on all pictures, both folds run."""
    values = {
        "strategy": strategy, "asked": None, "pictures": 40, "folds": 2, "of_folds": 2, "accuracy": 0.95,
        "balanced_accuracy": 0.95, "spread": 0.012, "defective": 20, "escapes": 1, "good": 20, "overkill": 2,
        "review": 3, "seconds": 75.0,
    }  # fmt: skip
    return StrategyRow(**(values | changes))
