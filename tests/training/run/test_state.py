import json

import numpy as np
import pytest
import torch
from safetensors.numpy import save_file

from castinspect.errors import CheckpointError, TrainingError
from castinspect.models.checkpoint import save_checkpoint
from castinspect.training.config import TrainingConfig
from castinspect.training.learner.snapshot import Snapshot
from castinspect.training.run.state import (
    BestEpoch,
    Position,
    RunState,
    forget,
    interrupted_run,
    load_state,
    save_state,
    state_file,
    unfinished_file,
)
from tests.helpers.checkpoints import metadata_of
from tests.helpers.runs import epoch

WEIGHTS = {"fc.weight": torch.ones(2, 3)}


@pytest.fixture
def config(tmp_path):
    return TrainingConfig(data=tmp_path, out=tmp_path / "part.safetensors", strategy="full")


@pytest.fixture
def best(config):
    """An epoch whose weights stand beside the state, as a run writes them."""
    save_checkpoint(unfinished_file(config.out), WEIGHTS, metadata_of())
    logits, judged_on = np.eye(2, dtype=np.float32), np.array([3, 5])
    return BestEpoch(2, "all", 0.25, WEIGHTS, logits, judged_on)


def test_what_was_saved_is_loaded(config, best):
    snapshot = Snapshot({"model.fc.weight": torch.zeros(2, 3)}, {"steps": 7, "rates": [0.1]})
    state = RunState(config, {"ok": "3 sha256:a"}, Position(1, 2, 1, 0), (epoch(1), epoch(2)), best, snapshot)
    save_state(state_file(config.out), state)
    found = load_state(state_file(config.out))
    assert (found.config, found.fingerprint, found.position, found.epochs) == (
        state.config, state.fingerprint, state.position, state.epochs,
    )  # fmt: skip
    assert (found.best.epoch, found.best.phase, found.best.loss) == (2, "all", 0.25)
    assert torch.equal(found.best.state["fc.weight"], WEIGHTS["fc.weight"])
    np.testing.assert_array_equal(found.best.logits, best.logits)
    assert found.best.judged_on.tolist() == [3, 5]
    assert found.snapshot.numbers == snapshot.numbers
    assert list(found.snapshot.tensors) == ["model.fc.weight"]


def test_a_run_before_its_first_epoch_has_nothing_but_its_settings(config):
    save_state(state_file(config.out), RunState(config, {}))
    found = load_state(state_file(config.out))
    assert (found.position, found.epochs, found.best, found.snapshot) == (Position(), (), None, None)


def test_the_latest_run_is_found_without_its_name_until_it_is_forgotten(config):
    file = state_file(config.out)
    save_state(file, RunState(config, {}, epochs=(epoch(1),)))
    found = interrupted_run()
    assert (found.file, found.epochs_done) == (file, 1)
    assert found.config == config
    forget(file)
    assert interrupted_run() is None
    assert not file.exists()


def test_forgetting_one_run_leaves_the_latest_one(config, tmp_path):
    other = state_file(tmp_path / "other.safetensors")
    save_state(other, RunState(config, {}))
    save_state(state_file(config.out), RunState(config, {}))
    forget(other)
    assert interrupted_run().file == state_file(config.out)


def written_before(config, settings=None):
    """A state as it was written when a phase of a run was called a stage."""
    told = {
        "epoch": 1, "epochs": 4, "stage": "head", "train_loss": 0.5, "train_accuracy": 0.8, "validation_loss": 0.4,
        "validation_accuracy": 0.9, "seconds": 1.0, "seconds_left": 3.0, "best": True,
    }  # fmt: skip
    header = {
        "config": settings or json.loads(config.model_dump_json()), "fingerprint": {"ok": "x"},
        "place": {"stage": 1, "first_epoch": 2, "done": 0, "skipped": 0}, "epochs": [told],
        "best_epoch": 1, "best_stage": "head", "best_loss": 0.4, "numbers": None,
    }  # fmt: skip
    tensors = {"judged.logits": np.eye(2, dtype=np.float32), "judged.indices": np.array([1, 2])}
    file = state_file(config.out)
    save_file(tensors, file, {"castinspect-run": json.dumps(header)})
    return file


def test_a_run_that_was_interrupted_before_phases_had_their_name_goes_on(config, best):
    file = written_before(config)
    assert interrupted_run(file).epochs_done == 1
    found = load_state(file)
    assert found.position == Position(phase=1, first_epoch=2)
    assert (found.best.phase, found.epochs[0].phase) == ("head", "head")


def test_settings_that_are_no_longer_taken_are_a_state_that_cannot_be_read(config, best):
    file = written_before(config, {"data": "parts", "epochs": 5000})
    assert interrupted_run(file) is None
    with pytest.raises(TrainingError) as caught:
        load_state(file)
    assert caught.value.code == "resume-unreadable"


@pytest.mark.parametrize("content", [b"", b"half", b'{"a": 1}'])
def test_a_foreign_or_damaged_file_is_told(tmp_path, content):
    file = tmp_path / "state.safetensors"
    file.write_bytes(content)
    assert interrupted_run(file) is None
    with pytest.raises(TrainingError):
        load_state(file)


def test_a_place_that_cannot_be_written_is_told(config, tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(CheckpointError) as caught:
        save_state(tmp_path / "file" / "state.safetensors", RunState(config, {}))
    assert caught.value.code == "checkpoint-not-written"
