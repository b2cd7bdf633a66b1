"""The engine by batch size: every size is measured on both sides, and the ratios are made of the figures."""

import pytest

from castinspect.bench import batches
from castinspect.bench.batches import BatchesBench, BatchRate, measure_batches
from castinspect.inspection.engines.choice import choose_engine
from castinspect.progress import drain
from tests.helpers.jobs import walked


def test_ratios_are_made_of_the_figures():
    found = BatchesBench("GPU", (BatchRate(32, 100.0, 25.0),), {"float32": 50.0, "float16": 400.0}, 2.0)
    assert found.as_dict()["speedup_over_eager"] == {32: 4.0}
    assert found.as_dict()["share_of_matrix_rate"] == {32: pytest.approx(0.5)}


def test_each_size_is_measured_on_both_sides(random_checkpoint, data_folder, monkeypatch):
    monkeypatch.setattr(batches, "_PICTURES", 8)
    checkpoint = random_checkpoint("resnet18")
    engine = drain(choose_engine(checkpoint, "torch", "cpu"))
    steps, found = walked(measure_batches(checkpoint, engine, sorted(data_folder.rglob("*.png")), (1, 4), rounds=1))
    assert [step.done for step in steps] == [1, 2, 3, 4]
    assert [rate.batch for rate in found.rates] == [1, 4]
    assert all(rate.engine > 0 and rate.eager > 0 for rate in found.rates)
    assert found.matrix_gflops.keys() == {"float32"}
