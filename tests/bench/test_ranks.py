"""Training by one process and by several: both are measured in turns, and said with the noise of the seeds."""

from __future__ import annotations

import pytest

from castinspect.bench.ranks import RankFigures, RankRun, measure_ranks
from castinspect.errors import TrainingError
from castinspect.progress import drain
from castinspect.training.config import TrainingConfig
from castinspect.training.run.trainer import train
from tests.helpers.pictures import write_parts


def run_of(seed, processes, auroc, seconds):
    return RankRun(
        seed=seed, processes=processes, accuracy=0.9, auroc=auroc, loss=0.5, seconds=seconds, learning=seconds / 2
    )


def test_means_are_told_beside_the_noise_of_the_seeds():
    runs = (run_of(0, 1, 0.90, 10.0), run_of(0, 2, 0.93, 6.0), run_of(1, 2, 0.95, 6.0), run_of(1, 1, 0.96, 10.0))
    found = RankFigures(runs, 2)
    assert found.difference("auroc") == pytest.approx(0.01)
    assert found.noise("auroc") == pytest.approx(0.03 * 2**0.5)
    assert found.time_ratio() == pytest.approx(0.6)
    assert RankFigures(runs[:2], 2).noise("auroc") == 0


def test_sides_take_turns_and_each_seed_is_trained_by_both(tmp_path):
    parts = write_parts(tmp_path / "data", 16)
    config = TrainingConfig(
        data=parts, backbone="resnet18", weights="none", strategy="scratch", epochs=1, size=32, batch_size=8,
        device="cpu", folds=0, regroup=True,
    )  # fmt: skip
    asked, told = [], []

    def train_as_one(wanted, processes):
        asked.append((wanted.seed, processes))
        return train(wanted)

    found = drain(measure_ranks(config, 2, 2, train_as_one), told.append)
    assert asked == [(0, 1), (0, 2), (1, 2), (1, 1)]
    assert list(found.runs) == told
    for name in ("auroc", "accuracy", "loss"):  # the same seed teaches the same, whoever does it
        assert found.values(name, 1) == pytest.approx(sorted_by_seed(found, name, 2), abs=1e-5)
    assert all(0 < run.learning < run.seconds and run.processor_seconds > 0 for run in told)


def test_runs_that_were_kept_are_not_repeated_unless_the_settings_are_others():
    asked = []

    def refuse(wanted, processes):
        asked.append((wanted.seed, processes))
        raise TrainingError("training-diverged", epoch=1)

    config = TrainingConfig(data="parts", folds=0)
    settings = config.model_dump_json(exclude={"seed", "out"})
    kept = [run_of(0, count, 0.9, 1.0).model_copy(update={"settings": settings}) for count in (1, 2)]
    assert drain(measure_ranks(config, 2, 1, refuse, kept), print).runs == tuple(kept)
    for others, first in ((config, (1, 2)), (config.model_copy(update={"size": 96}), (0, 1))):
        with pytest.raises(TrainingError):
            drain(measure_ranks(others, 2, 2, refuse, kept), print)
        assert asked.pop() == first


def sorted_by_seed(found, name, processes):
    runs = sorted((run for run in found.runs if run.processes == processes), key=lambda run: run.seed)
    return [getattr(run, name) for run in runs]
