import numpy as np
import pytest
from PIL import Image

from castinspect.errors import TrainingError
from castinspect.models.checkpoint import load_checkpoint
from castinspect.training.config import TrainingConfig
from castinspect.training.events import BatchFinished, EpochFinished, TrainingFinished
from castinspect.training.run.state import interrupted_run
from castinspect.training.run.trainer import resume, train


@pytest.fixture
def config(data_folder, tmp_path):
    return TrainingConfig(
        data=data_folder, backbone="resnet18", weights="none", strategy="gradual", epochs=5, batch_size=4, size=32,
        folds=0, device="cpu", out=tmp_path / "out" / "part.safetensors",
    )  # fmt: skip


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]


def interrupt(config, after):
    """Close a run, as the app does when it ends, in the first batch of the epoch after this one."""
    run = train(config)
    steps, epochs = iter(run), 0
    for event in steps:
        epochs += isinstance(event, EpochFinished)
        if epochs == after and isinstance(event, BatchFinished):
            break
    run.suspend()
    steps.close()


def interrupted_after(config, epoch):
    interrupt(config, epoch)
    return interrupted_run()


@pytest.mark.parametrize("epoch", [0, 2, 3])
def test_run_that_goes_on_ends_as_if_it_had_not_been_interrupted(config, epoch):
    whole = list(train(config))
    expected = load_checkpoint(config.out)
    config.out.unlink()
    found = interrupted_after(config, epoch)
    assert found.epochs_done == (epoch if epoch > 1 else 0)
    assert found.config.strategy == "gradual"
    rest = list(resume())
    losses = [[e.validation_loss for e in of(EpochFinished, events)] for events in (whole, rest)]
    assert losses[0] == losses[1]
    assert rest[-1].best_epoch == whole[-1].best_epoch
    for name, tensor in load_checkpoint(config.out).tensors.items():
        np.testing.assert_array_equal(tensor, expected.tensors[name], err_msg=name)
    assert interrupted_run() is None
    assert [path.name for path in config.out.parent.iterdir()] == ["part.safetensors"]


def test_pictures_that_changed_meanwhile_are_noticed(config, data_folder):
    interrupt(config, 2)
    Image.new("L", (48, 48), 90).save(data_folder / "ok_front" / "new.png")
    with pytest.raises(TrainingError) as caught:
        list(resume())
    assert caught.value.code == "resume-data-changed"


def test_nothing_to_go_on_with_and_a_foreign_file_are_said(config, tmp_path):
    with pytest.raises(TrainingError) as caught:
        resume()
    assert caught.value.code == "resume-nothing"
    (tmp_path / "foreign.safetensors").write_bytes(b"foreign")
    with pytest.raises(TrainingError) as caught:
        resume(tmp_path / "foreign.safetensors")
    assert caught.value.code == "resume-unreadable"


def test_damaged_best_epoch_is_said(config):
    interrupt(config, 2)
    config.out.with_suffix(".unfinished.safetensors").write_bytes(b"half")
    with pytest.raises(TrainingError) as caught:
        list(resume())
    assert caught.value.code == "resume-unreadable"


def test_discarded_run_is_not_one_to_go_on_with(config):
    steps = iter(train(config))
    next(event for event in steps if isinstance(event, BatchFinished))
    steps.close()
    assert interrupted_run() is None


def test_finished_run_is_kept_though_it_was_resumed(config):
    interrupt(config, 3)
    run = resume()
    steps = iter(run)
    next(event for event in steps if isinstance(event, BatchFinished))
    run.finish()
    assert isinstance(list(steps)[-1], TrainingFinished)


def test_run_that_is_under_way_is_not_gone_on_with_by_another(config):
    run = train(config)
    steps = iter(run)
    for event in steps:
        if isinstance(event, EpochFinished):
            break
    state = interrupted_run()
    with pytest.raises(TrainingError, match="under way") as caught:
        list(resume())
    assert caught.value.code == "run-under-way"
    assert state.file.is_file()  # what the other one needs is left alone
    assert isinstance(list(steps)[-1], TrainingFinished)
