"""Large folders hold the same pictures over and over, each judged by a program of its own."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.bench import many
from castinspect.bench.many import ManyRun, measure_many
from castinspect.bench.processes import ProgramRun
from castinspect.errors import DeviceError
from castinspect.imaging.finding import find_pictures
from castinspect.progress import BenchStep
from tests.helpers.jobs import walked


@pytest.fixture
def pictures(data_folder):
    return sorted(data_folder.rglob("*.png"))


@pytest.fixture
def program(monkeypatch):
    """Takes the place of the program that is measured; keeps what it was given."""
    calls = []

    def run(arguments):
        folder = Path(arguments[-1])
        calls.append((arguments[:-1], folder, [path.read_bytes() for path in find_pictures([folder])]))
        return ProgramRun(1.0, 100.0 + len(calls))

    monkeypatch.setattr(many, "run_program", run)
    return calls


def test_folders_hold_as_many_pictures_as_asked_for_over_and_over(pictures, program, tmp_path):
    list(measure_many(tmp_path / "m.safetensors", pictures, (5, 40)))
    (_, _, few), (_, _, lots) = program
    assert few == [path.read_bytes() for path in pictures[:5]]
    assert len(lots) == 40
    assert lots[: len(pictures)] == lots[16:32] == [path.read_bytes() for path in pictures]


def test_the_program_judges_with_the_model_and_engine_asked_for(pictures, program, tmp_path):
    list(measure_many(tmp_path / "m.safetensors", pictures, (5,), engine="torch"))
    arguments = program[0][0]
    assert arguments[arguments.index("--model") + 1] == str(tmp_path / "m.safetensors")
    assert arguments[arguments.index("--engine") + 1] == "torch"


def test_each_run_is_measured_and_its_folder_is_gone(pictures, program, tmp_path):
    steps, runs = walked(measure_many(tmp_path / "m.safetensors", pictures, (5, 6)))
    assert steps == [BenchStep(0, 2), BenchStep(1, 2)]
    assert all(isinstance(run, ManyRun) and run.seconds > 0 for run in runs)
    assert [(run.pictures, run.peak_mb) for run in runs] == [(5, 101.0), (6, 102.0)]
    assert not any(folder.exists() for _, folder, _ in program)


def test_a_program_that_fails_ends_the_measurement_with_its_sentence(pictures, monkeypatch, tmp_path):
    def run(_arguments):
        raise DeviceError("bench-program-failed", detail="out of memory")

    monkeypatch.setattr(many, "run_program", run)
    with pytest.raises(DeviceError, match="out of memory"):
        list(measure_many(tmp_path / "m.safetensors", pictures, (5,)))
