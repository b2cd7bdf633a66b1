import shutil
import threading
from pathlib import Path

import pytest

from castinspect.errors import CheckpointError, TrainingError
from castinspect.paths import models_dir
from castinspect.training.config import TrainingConfig
from castinspect.training.run.files import RunFiles, named_checkpoint, require_writable


@pytest.fixture
def files(tmp_path):
    """The files of a run that is under way."""
    made = RunFiles.of(tmp_path / "part.safetensors", resumable=True)
    made.unfinished.write_bytes(b"weights")
    made.state.write_bytes(b"state")
    return made


def left(files):
    return files.unfinished.exists(), files.state.exists()


def test_nothing_is_left_beside_the_checkpoint_of_a_run_that_ended(files):
    with files.kept_after_a_crash(threading.Event()):
        pass
    assert left(files) == (False, False)


@pytest.mark.parametrize(("suspended", "stay"), [(False, (False, False)), (True, (True, True))])
def test_a_discarded_run_leaves_nothing_unless_it_is_suspended(files, suspended, stay):
    suspend = threading.Event()
    if suspended:
        suspend.set()

    def run():
        with files.kept_after_a_crash(suspend):
            yield

    steps = run()
    next(steps)
    steps.close()
    assert left(files) == stay


def test_a_crash_leaves_both(files):
    with pytest.raises(ZeroDivisionError), files.kept_after_a_crash(threading.Event()):
        raise ZeroDivisionError
    assert left(files) == (True, True)


def test_a_run_that_cannot_come_to_anything_is_not_one_to_go_on_with(files):
    with pytest.raises(TrainingError), files.kept_after_a_crash(threading.Event()):
        raise TrainingError("training-diverged")
    assert left(files) == (True, False)


def test_a_run_whose_pictures_cannot_be_given_again_has_no_state(tmp_path):
    assert RunFiles.of(tmp_path / "part.safetensors", resumable=False).state is None


def test_a_checkpoint_without_a_name_is_named_after_data_network_and_time(tmp_path):
    made = named_checkpoint(TrainingConfig(data=tmp_path / "wheels", strategy="head"))
    assert made.parent == models_dir()
    assert made.name.startswith("wheels-efficientnet_b0-head-2")
    assert named_checkpoint(TrainingConfig(data=tmp_path, out=Path("a.safetensors"))) == Path("a.safetensors")


def test_a_place_that_cannot_be_written_is_told_before_the_training(tmp_path):
    require_writable(tmp_path / "new" / "part.safetensors")
    assert list((tmp_path / "new").iterdir()) == []
    (tmp_path / "file").write_bytes(b"")
    for place in (tmp_path, tmp_path / "file" / "part.safetensors"):
        with pytest.raises(CheckpointError) as caught:
            require_writable(place)
        assert caught.value.code == "checkpoint-not-written"


def test_room_is_asked_for_before_the_training_and_what_it_wrote_before_counts(files, monkeypatch):
    usage = shutil.disk_usage(files.out.parent)._replace(free=40_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    files.require_room(40)
    with pytest.raises(CheckpointError, match="has 40 MB left, and this training writes 42 MB") as caught:
        files.require_room(41.5)
    assert caught.value.code == "checkpoint-no-room"
    files.unfinished.write_bytes(bytes(2_000_000))
    files.require_room(41.5)
