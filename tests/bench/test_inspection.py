"""The figures are made of what was measured, and every contender is measured."""

from __future__ import annotations

import pytest

from castinspect.bench import inspection as module
from castinspect.bench.inspection import (
    GUARDED,
    LOADER,
    ONE_LOOK,
    OURS,
    OURS_ONE,
    PLAIN,
    RAW,
    RAW_ONE,
    TUTORIAL,
    UNGUARDED,
    InspectionBench,
    measure_inspection,
    picture_gflop,
)  # fmt: skip
from castinspect.bench.processes import ProgramRun
from tests.helpers.jobs import walked


def test_ratios_are_made_of_the_figures():
    bench = InspectionBench(
        pictures=10, device="a CPU", per_second={
            TUTORIAL: 30, LOADER: 40, RAW: 100, OURS: 95, PLAIN: 100, ONE_LOOK: 100, GUARDED: 97, UNGUARDED: 100,
        },
        cpu_ms={GUARDED: 8.2, UNGUARDED: 8.0}, looked_again=1, held=0,
        single_ms={RAW_ONE: 10, OURS_ONE: 12}, cold_start_s={TUTORIAL: 6, OURS: 1.5},
        peak_mb={TUTORIAL: 400, OURS: 180}, matrix_gflops=140, picture_gflop=0.8,
    )  # fmt: skip
    found = bench.as_dict()
    assert found["speedup_over_tutorial"] == pytest.approx(95 / 30)
    assert found["share_of_raw_engine"] == pytest.approx(0.95)
    assert found["single_picture_ratio"] == pytest.approx(1.2)
    assert found["cold_start_ratio"] == pytest.approx(0.25)
    assert found["memory_ratio"] == pytest.approx(0.45)
    assert found["map_and_novelty_cost"] == pytest.approx(0.05)
    assert found["gate_and_strict_cost"] == pytest.approx(0.03)
    assert found["gate_and_strict_cpu_cost"] == pytest.approx(0.025)
    assert found["second_look_cost"] == pytest.approx(0.05)
    assert found["bound_per_second"] == pytest.approx(175)
    assert found["per_second"][RAW] == 100


def test_every_contender_judges_every_picture(random_checkpoint, data_folder, monkeypatch):
    started = []

    def run(arguments):
        started.append(arguments)
        return ProgramRun(1.0, None)

    monkeypatch.setattr(module, "run_program", run)
    paths = sorted(data_folder.rglob("*.png"))
    steps, bench = walked(measure_inspection(random_checkpoint("resnet18"), paths, engine="torch", rounds=2))
    assert set(bench.per_second) == {TUTORIAL, LOADER, RAW, OURS, PLAIN, ONE_LOOK, GUARDED, UNGUARDED}
    assert set(bench.cpu_ms) == set(bench.per_second)
    assert all(rate > 0 for rate in (*bench.per_second.values(), *bench.cpu_ms.values()))
    assert (bench.looked_again, bench.held) == (0, 0)
    assert set(bench.single_ms) == {RAW_ONE, OURS_ONE}
    assert steps[-1].done == steps[-1].total
    assert len(started) == 12
    assert bench.as_dict()["memory_ratio"] is None


@pytest.mark.usefixtures("published_networks")
def test_a_network_costs_what_its_products_cost(random_checkpoint):
    assert 0.05 < picture_gflop(random_checkpoint("resnet18")) < 0.5  # 3.6 at 224 pixels, so 0.17 at 48
