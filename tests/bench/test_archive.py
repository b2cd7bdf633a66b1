"""An archive is scored in every way in turns, beside engines that have nothing to read."""

from __future__ import annotations

import shutil

import pytest

from castinspect.bench.archive import (
    ENGINE,
    ENGINES,
    ONE,
    ONE_CORE,
    PROCESSES,
    ArchiveFigures,
    ArchiveWish,
    WayRun,
    measure_archive,
)
from castinspect.errors import DeviceError
from castinspect.inspection.engines.choice import choose_engine
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import drain

pytest.importorskip("pyarrow")


def test_ratios_are_of_the_same_round():
    rates = {ONE: (10.0, 100.0, 30.0), PROCESSES: (15.0, 170.0, 48.0)}
    runs = tuple(WayRun(way, rate, 1.0) for turn in range(3) for way, found in rates.items() for rate in [found[turn]])
    found = ArchiveFigures(runs)
    assert found.ways == (ONE, PROCESSES)
    assert found.middle(PROCESSES, "per_second") == 48.0
    assert found.ratio(PROCESSES, ONE, "per_second") == pytest.approx(1.6)


@pytest.mark.slow
def test_every_way_is_measured_beside_what_engines_alone_do(pristine, data_folder, tmp_path):
    model = load_checkpoint(shutil.copy(pristine.path, tmp_path / "wheel.safetensors"))
    drain(choose_engine(model, "openvino"))
    runs = []
    wish = ArchiveWish(data_folder, model.path, rounds=1, shard_size=4, on_ray=False)
    found = drain(measure_archive(wish), runs.append)
    assert [run.way for run in runs] == [ONE_CORE, ONE, PROCESSES, ENGINE, ENGINES]
    assert found.runs == tuple(runs)
    assert all(run.per_second > 0 for run in runs)
    assert all(run.cpu_milliseconds > 0 for run in runs if run.way in (ENGINE, ENGINES))


def test_a_scoring_that_fails_is_told(tmp_path):
    with pytest.raises(DeviceError) as told:
        drain(measure_archive(ArchiveWish(tmp_path / "nothing", tmp_path / "none.safetensors")))
    assert told.value.code == "bench-program-failed"
