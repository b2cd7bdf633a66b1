import pytest

from castinspect.studies.strategies import StrategyTrial
from castinspect.studies.strategy_summary import data_needed, summarise
from castinspect.training.config import Strategy
from tests.helpers.runs import EVALUATION


def trial(strategy="head", fold=1, asked=None, pictures=90, balanced=0.9, seconds=2.0):
    evaluation = EVALUATION.model_copy(update={"balanced_accuracy": balanced})
    return StrategyTrial(
        strategy=strategy, asked=asked, pictures=pictures, fold=fold, folds=3, settings="a", seconds=seconds,
        evaluation=evaluation,
    )  # fmt: skip


def test_counts_are_summed_over_the_folds_and_times_averaged():
    (row,) = summarise([trial(fold=1, seconds=2.0), trial(fold=2, seconds=4.0)])
    assert (row.folds, row.of_folds, row.seconds) == (2, 3, 3.0)
    assert (row.escapes, row.defective, row.overkill, row.good) == (4, 48, 2, 60)
    assert row.accuracy == pytest.approx(102 / 108)
    assert row.balanced_accuracy == pytest.approx((44 / 48 + 58 / 60) / 2)


def test_the_spread_is_that_of_the_folds():
    (row,) = summarise([trial(fold=1, balanced=0.8), trial(fold=2, balanced=1.0)])
    assert row.spread == pytest.approx(0.1)


def test_strategies_come_in_their_order_and_large_sets_first():
    rows = summarise([trial("gradual"), trial("head", asked=50, pictures=50), trial("head"), trial("scratch")])
    assert [(row.strategy, row.pictures) for row in rows] == [
        ("scratch", 90), ("head", 90), ("head", 50), ("gradual", 90),
    ]  # fmt: skip


def test_enough_data_is_the_fewest_pictures_within_a_point_of_the_best():
    rows = summarise([trial(asked=25, pictures=25), trial(asked=50, pictures=50), trial()])
    assert data_needed(rows, Strategy.HEAD) == 25
    assert data_needed(rows, Strategy.FULL) is None
