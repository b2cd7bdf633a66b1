"""`castinspect bench inspection`, `batches`, `window-inspection` and `parity`: what they print and refuse."""

from __future__ import annotations

import json
import subprocess

import pytest

from castinspect.bench import batches, inspection, many, parity
from castinspect.bench.batches import BatchesBench, BatchRate
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
)
from castinspect.bench.many import ManyRun
from castinspect.bench.parity import BackboneParity
from castinspect.cli import run
from castinspect.cli.bench import inspection as command
from castinspect.inspection.engines.parity import Parity
from castinspect.models.backbones import BACKBONES
from castinspect.progress import BenchStep
from tests.helpers.jobs import job_of

BENCH = InspectionBench(
    pictures=16, device="a CPU", per_second={
        TUTORIAL: 30, LOADER: 40, RAW: 100, OURS: 90, PLAIN: 96, ONE_LOOK: 95, GUARDED: 94, UNGUARDED: 97,
    },
    cpu_ms={GUARDED: 8.25, UNGUARDED: 8.0}, looked_again=3, held=2,
    single_ms={RAW_ONE: 10, OURS_ONE: 12}, cold_start_s={TUTORIAL: 6, OURS: 1.5}, peak_mb={TUTORIAL: 400},
    matrix_gflops=140, picture_gflop=0.8,
)  # fmt: skip


@pytest.fixture(autouse=True)
def _no_engine(monkeypatch):
    monkeypatch.setattr(command, "ready_engine", lambda *_args, **_settings: None)


@pytest.fixture
def bench(pristine, data_folder, capsys):
    """Run a bench on sixteen pictures with a small model; returns its exit code, its output and its errors."""

    def command_of(name, *arguments, data=data_folder):
        code = run(["bench", name, str(data), "--model", str(pristine), *arguments])
        told = capsys.readouterr()
        return code, told.out, " ".join(told.err.split())

    return command_of


def test_contenders_are_a_row_each_and_ratios_a_line(bench, monkeypatch):
    monkeypatch.setattr(inspection, "measure_inspection", lambda *_args, **_kwargs: job_of(BENCH, BenchStep(1, 2)))
    code, told, _ = bench("inspection")
    assert code == 0
    assert "16 pictures, a CPU" in told
    assert all(name in " ".join(told.split()) for name in (TUTORIAL, LOADER, RAW, OURS, RAW_ONE, OURS_ONE))
    lines = dict(line.split(maxsplit=1) for line in told.splitlines() if "_" in line)
    assert lines["speedup_over_tutorial"] == "3.000"
    assert lines["single_picture_ratio"] == "1.200"
    assert lines["memory_ratio"] == "not measured here"
    assert "at most 175 pictures/s" in told


def test_what_the_guards_cost_is_told_with_and_without_them(bench, monkeypatch):
    monkeypatch.setattr(inspection, "measure_inspection", lambda *_args, **_kwargs: job_of(BENCH))
    told = bench("inspection")[1]
    gate = "94.0 pictures/s with, 97.0 without: cost 3.1%; CPU 8.25 and 8.00 ms a picture: cost 3.1%"
    assert f"gate and strict decoding: {gate}" in told
    looks = "3 of 16 pictures; 90.0 pictures/s with, 95.0 without: cost 5.3%"
    assert f"second looks: {looks}; HOLD before the network: 2" in told


def test_json_of_an_inspection_bench_is_one_object(bench, monkeypatch):
    monkeypatch.setattr(inspection, "measure_inspection", lambda *_args, **_kwargs: job_of(BENCH))
    assert json.loads(bench("inspection", "--json")[1])["share_of_raw_engine"] == pytest.approx(0.9)


def test_a_large_folder_is_measured_beside_a_small_one(bench, monkeypatch):
    asked = []

    def measure(_model, _paths, counts, _engine):
        asked.append(counts)
        yield BenchStep(0, 2)
        return [ManyRun(count, count / 100, None if count > 500 else 210.0) for count in counts]

    monkeypatch.setattr(many, "measure_many", measure)
    _, told, _ = bench("inspection", "--many", "1000")
    rows = [line.split() for line in told.splitlines() if line[:1].isdigit() or line.startswith(" ")]
    assert ["500", "5.0", "10.00", "210"] in rows
    assert ["1000", "10.0", "10.00"] in rows
    assert json.loads(bench("inspection", "--many", "1000", "--json")[1])[0]["pictures"] == 500
    assert asked == [(500, 1000)] * 2


def test_rates_by_batch_are_told_with_their_share_of_the_device(bench, monkeypatch):
    asked = []

    def measure(_checkpoint, _engine, paths, sizes, rounds):
        asked.append((len(paths), sizes, rounds))
        yield BenchStep(1, 1)
        return BatchesBench("a GPU", (BatchRate(32, 100.0, 25.0),), {"float16": 400.0}, 2.0)

    monkeypatch.setattr(batches, "measure_batches", measure)
    _, told, _ = bench("batches", "--batch", "32", "--rounds", "1")
    assert ["32", "100.0", "25.0", "4.00", "50.0%"] in [line.split() for line in told.splitlines()]
    assert "float16 400 GFLOP/s; 2.00 GFLOP a picture" in told
    assert json.loads(bench("batches", "--json")[1])["speedup_over_eager"] == {"32": 4.0}
    assert asked == [(16, [32], 1), (16, batches.BATCHES, 3)]


def test_the_window_is_measured_by_a_program_of_its_own(bench, monkeypatch):
    figures = {
        "window_per_second": 90.0, "core_per_second": 100.0, "window_share": 0.9, "longest_gap_ms": 41.0,
        "idle_gap_ms": 17.0,
    }  # fmt: skip
    started = []

    def start(given, **_settings):
        started.append(given)
        return subprocess.CompletedProcess(given, 0, json.dumps(figures))

    monkeypatch.setattr(command.subprocess, "run", start)
    _, told, _ = bench("window-inspection")
    assert "window 90.0 pictures/s, without it 100.0: 90.0%" in told
    assert json.loads(bench("window-inspection", "--json")[1]) == figures
    assert len([part for part in started[0] if part.endswith(".png")]) == 16


def test_a_window_that_cannot_open_is_a_sentence(bench, monkeypatch):
    monkeypatch.setattr(command.subprocess, "run", lambda given, **_: subprocess.CompletedProcess(given, 1, ""))
    code, told, refused = bench("window-inspection")
    assert code != 0
    assert told == ""
    assert "cannot open here" in refused


@pytest.mark.parametrize("difference", [1e-6, 0.5])
def test_parity_ends_with_one_where_a_backbone_does_not_agree(monkeypatch, data_folder, capsys, difference):
    backbone = BACKBONES["resnet18"]
    found = BackboneParity(backbone, "none", 48, Parity(pictures=16, real=16, largest_difference=difference), 0.4)
    monkeypatch.setattr(parity, "measure_parity", lambda *_args: iter([BenchStep(1, 1), found]))
    agrees = difference < 0.1
    arguments = ["bench", "parity", str(data_folder), "--backbone", "resnet18"]
    assert run(arguments) == (0 if agrees else 1)
    assert capsys.readouterr().out.startswith("agrees" if agrees else "REFUSED")
    assert run([*arguments, "--json"]) == (0 if agrees else 1)
    told = json.loads(capsys.readouterr().out)
    assert (told["backbone"], told["holds"], told["real"]) == ("resnet18", agrees, 16)


def test_a_folder_without_pictures_is_refused(bench, tmp_path):
    (tmp_path / "empty").mkdir()
    code, _, refused = bench("inspection", data=tmp_path / "empty")
    assert code != 0
    assert "There is no picture" in refused


def test_an_unknown_backbone_is_refused(data_folder, capsys):
    assert run(["bench", "parity", str(data_folder), "--backbone", "resnet1800"]) != 0
    assert "resnet1800" in capsys.readouterr().err
