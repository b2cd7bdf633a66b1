"""A run of two real processes under torchrun: it learns what one process learns, and survives a kill."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest

from castinspect.errors import ProcessesError, TrainingError
from castinspect.scale.distributed import resume_in_processes, train_in_processes
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import EpochFinished, TrainingFinished
from castinspect.training.run.state import interrupted_run, state_file
from castinspect.training.run.trainer import train


@pytest.fixture
def config(data_folder, tmp_path):
    """Without chance but for the order: no dropout in this backbone, no views."""
    return TrainingConfig(
        data=data_folder, backbone="resnet18", weights="none", strategy=Strategy.SCRATCH, epochs=2, folds=0, size=32,
        batch_size=8, device="cpu", augment=False, learning_rate=1e-4, out=tmp_path / "run.safetensors",
    )  # fmt: skip


def epochs(events):
    return [event for event in events if isinstance(event, EpochFinished)]


def ranks_of(port_holder):
    """Processes of ours that torchrun started."""
    found = []
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                command = (entry / "cmdline").read_bytes().split(b"\0")
                environment = (entry / "environ").read_bytes()
            except OSError:
                continue
            is_ours = f"CASTINSPECT_RANK_PORT={port_holder}".encode() in environment
            if is_ours and b"castinspect.scale.rank" in command and b"torch.distributed.run" not in command:
                found.append(int(entry.name))
    return found


@pytest.mark.usefixtures("published_networks")
def test_two_processes_learn_what_one_does_and_write_one_checkpoint(config, tmp_path):
    together = list(train_in_processes(config, 2))
    assert isinstance(together[-1], TrainingFinished)
    assert (tmp_path / "run.safetensors").is_file()
    assert not state_file(config.out).exists()
    alone = list(train(config.model_copy(update={"out": tmp_path / "alone.safetensors"})))
    for one, other in zip(epochs(together), epochs(alone), strict=True):
        assert one.train_loss == pytest.approx(other.train_loss, abs=0.1)
        assert one.validation_loss == pytest.approx(other.validation_loss, abs=0.1)


@pytest.mark.skipif(not Path("/proc/self/environ").exists(), reason="finds the processes as Linux does")
def test_a_killed_process_ends_all_and_the_run_goes_on_from_its_last_epoch(config, monkeypatch):
    from castinspect.scale import distributed

    ports = []
    environment = distributed.Assignment.environment
    monkeypatch.setattr(
        distributed.Assignment, "environment", lambda self: ports.append(self.port) or environment(self)
    )
    steps = iter(train_in_processes(config.model_copy(update={"epochs": 4}), 2))
    next(event for event in steps if isinstance(event, EpochFinished))
    os.kill(max(ranks_of(ports[0])), signal.SIGKILL)
    with pytest.raises(ProcessesError) as told:
        list(steps)
    assert told.value.code == "processes-ended"
    assert not ranks_of(ports[0])
    assert interrupted_run(state_file(config.out)).epochs_done >= 1
    finished = list(resume_in_processes(state_file(config.out), 2))
    assert [event.epoch for event in epochs(finished)] == [1, 2, 3, 4]
    assert isinstance(finished[-1], TrainingFinished)


def test_what_is_wrong_in_a_process_is_told_as_in_one(config, tmp_path):
    (tmp_path / "empty").mkdir()
    with pytest.raises(TrainingError) as told:
        train_in_processes(config, 9)
    assert told.value.code == "processes-too-many"
    with pytest.raises(TrainingError):
        resume_in_processes(tmp_path / "none.safetensors", 2)
