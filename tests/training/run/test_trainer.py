import dataclasses
import shutil
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest
import torch
from PIL import Image

from castinspect.errors import CheckpointError, DataError, TrainingError, WeightsError
from castinspect.evaluation.decision import decided
from castinspect.evaluation.score import evaluate_inspections, recounted
from castinspect.evaluation.unseen import SCORED, UnseenScores
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import load_checkpoint, read_metadata
from castinspect.models.metadata import Role
from castinspect.progress import BackbonePass, Notice, PicturesDescribed, PicturesRead, PicturesScored
from castinspect.training.config import TrainingConfig
from castinspect.training.events import (
    BatchFinished,
    EpochFinished,
    FoldProgress,
    PhaseStarted,
    TrainingFinished,
    TrainingStarted,
)
from castinspect.training.head.views import HEAD_VIEWS
from castinspect.training.learner.criterion import WeightedCrossEntropy
from castinspect.training.learner.learner import Learner, Score
from castinspect.training.learner.optimisation import Optimisation
from castinspect.training.run import choice, phases
from castinspect.training.run.trainer import train
from tests.helpers.narrow import NARROW
from tests.helpers.pictures import write_parts


@pytest.fixture
def config(data_folder, tmp_path):
    return TrainingConfig(
        data=data_folder, backbone="resnet18", weights="none", strategy="scratch", epochs=1, batch_size=8, size=32,
        turns="any", folds=0, device="cpu", out=tmp_path / "out" / "part.safetensors",
    )  # fmt: skip


def changed(config, **values):
    return TrainingConfig(**{**config.model_dump(), **values})


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]


def files_beside(config):
    return sorted(path.name for path in config.out.parent.iterdir())


def test_run_tells_what_it_does_in_order(config):
    events = list(train(changed(config, epochs=2)))
    kinds = [type(event) for event in events]
    learning = [PhaseStarted, BatchFinished, EpochFinished]
    order = [PicturesRead, TrainingStarted, *learning, PicturesDescribed, PicturesScored, TrainingFinished]
    assert list(dict.fromkeys(kinds)) == order
    (started,) = of(TrainingStarted, events)
    assert [(c.name, c.role) for c in started.classes] == [("def_front", Role.DEFECT), ("ok_front", Role.OK)]
    assert started.train_count + started.validation_count + started.test_count == 16
    assert [event.epoch for event in of(EpochFinished, events)] == [1, 2]
    assert of(EpochFinished, events)[-1].seconds_left == 0
    batches = of(BatchFinished, events)
    assert [b.batch for b in batches if b.epoch == 1] == list(range(1, batches[0].batches + 1))


def test_best_epoch_is_kept_with_all_that_is_needed_to_judge(config):
    events = list(train(changed(config, epochs=2)))
    (finished,) = of(TrainingFinished, events)
    best = min(of(EpochFinished, events), key=lambda event: event.validation_loss)
    assert finished.best_epoch == best.epoch
    assert finished.outcome == "completed"
    assert finished.checkpoint == config.out
    assert read_metadata(config.out) == finished.metadata
    assert finished.metadata.preprocessing.size == 32
    assert finished.metadata.settings["batch_size"] == 8
    assert finished.metadata.dataset["ok_front"].startswith("8 sha256:")
    assert files_beside(config) == ["part.safetensors"]


def test_evaluation_is_what_an_inspection_of_the_same_pictures_gives(config, data_folder):
    test = data_folder.parent / "divided" / "test"
    generator = np.random.default_rng(5)
    for name in ("ok_front", "def_front"):
        (test / name).mkdir(parents=True)
        for index in range(5):
            pixels = generator.integers(150, 200, (48, 48), dtype=np.uint8)
            if name == "def_front":
                pixels[18:34, 14:30] = 20
            Image.fromarray(pixels).save(test / name / f"{index}.png")
    data_folder.rename(test.parent / "train")
    finished = list(train(changed(config, data=test.parent)))[-1]
    inspector = Inspector.from_checkpoint(load_checkpoint(finished.checkpoint), "cpu", batch_size=3)
    truth = {path: path.parent.name for path in sorted(test.rglob("*.png"))}
    again = evaluate_inspections(inspector.inspect(list(truth)), truth, finished.metadata, split="test")
    parts = dict.fromkeys(("defective_parts", "escaped_parts", "good_parts", "overkill_parts"))
    assert finished.metadata.evaluation.model_copy(update=parts) == again
    assert again.defective == again.good == 5


def test_same_seed_gives_the_same_checkpoint(config, tmp_path):
    def tensors(seed, name):
        out = tmp_path / name
        list(train(changed(config, seed=seed, out=out)))
        return load_checkpoint(out).tensors

    first, second, other = tensors(3, "a.safetensors"), tensors(3, "b.safetensors"), tensors(4, "c.safetensors")
    assert all(np.array_equal(first[name], second[name]) for name in first)
    assert not np.array_equal(first["conv1.weight"], other["conv1.weight"])


def test_head_alone_learns_from_a_pass_of_each_view_and_says_that_it_starts_from_nothing(config):
    events = list(train(changed(config, strategy="head")))
    assert [notice.message.code for notice in of(Notice, events)] == ["training-from-nothing"]
    (stage,) = of(PhaseStarted, events)
    assert stage.trainable_parameters == 2 * NARROW.features + 2
    assert len(of(BackbonePass, events)) == (1 + HEAD_VIEWS) * of(BackbonePass, events)[0].batches
    assert isinstance(events[-1], TrainingFinished)


@pytest.mark.parametrize(("asked", "got"), [(None, (0.45, 0.225)), ((0.6, 0.1), (0.6, 0.1))])
def test_pictures_are_brought_to_the_light_that_was_asked_for_else_to_that_of_the_weights(config, asked, got):
    *_, finished = train(changed(config, strategy="head", light=asked))
    assert finished.metadata.preprocessing.light == got
    assert load_checkpoint(finished.checkpoint).metadata.preprocessing.light == got


def test_gradual_goes_through_its_phases(config):
    events = list(train(changed(config, strategy="gradual", epochs=3)))
    stages = of(PhaseStarted, events)
    assert [stage.name for stage in stages] == ["head", "late layers"]
    assert [stage.first_epoch for stage in stages] == [1, 2]
    learning = [stage.trainable_parameters for stage in stages]
    assert learning[0] < learning[1] < stages[-1].total_parameters
    assert all(event.seconds_left > 0 for event in of(EpochFinished, events)[:2])


def test_each_phase_goes_on_from_the_best_epoch_so_far(config, monkeypatch):
    score, resume_from, begun_from = Learner.evaluate, Learner.resume_from, []

    def worse(*arguments):
        found = score(*arguments)
        return dataclasses.replace(found, loss=found.loss + 100)

    def noted(learner, state):
        begun_from.append(state["layer4.0.conv1.weight"].numpy())
        resume_from(learner, state)

    monkeypatch.setattr(Learner, "evaluate", worse)
    monkeypatch.setattr(Learner, "resume_from", noted)
    *_, finished = train(changed(config, strategy="gradual", epochs=3))
    assert finished.best_epoch == 3  # the last: a few validation parts do not choose among the epochs of a fine-tuning
    kept = load_checkpoint(config.out).tensors["layer4.0.conv1.weight"]
    first, last = begun_from  # the late layers, and the second look that the cuts are chosen with
    assert not np.array_equal(first, last)
    np.testing.assert_array_equal(last, kept)


def until(run, kind, count=1):
    """Iterate until so many events of a kind came; returns the iterator."""
    steps = iter(run)
    for event in steps:
        count -= isinstance(event, kind)
        if not count:
            return steps
    raise AssertionError(f"no {kind.__name__} came")


def test_finish_ends_after_the_batch_and_keeps_the_best(config):
    run = train(changed(config, epochs=50))
    steps = until(run, EpochFinished)
    next(steps)
    run.finish()
    rest = list(steps)
    assert not of(BatchFinished, rest)
    assert rest[-1].outcome == "stopped"
    assert rest[-1].best_epoch == 1
    assert load_checkpoint(config.out).metadata.evaluation == rest[-1].metadata.evaluation


@pytest.mark.parametrize("kind", [PicturesRead, PhaseStarted, BatchFinished])
def test_finish_before_the_first_epoch_keeps_nothing_and_says_so(config, kind):
    run = train(config)
    steps = until(run, kind)
    run.finish()
    with pytest.raises(TrainingError, match="before its first epoch"):
        next(steps)
    assert files_beside(config) == []


@pytest.mark.parametrize("kind", [EpochFinished, PicturesScored])
def test_discarded_run_leaves_the_checkpoint_of_before(config, kind):
    config.out.parent.mkdir()
    config.out.write_bytes(b"before")
    steps = until(train(config), kind)
    assert files_beside(config) == ["part.interrupted.safetensors", "part.safetensors", "part.unfinished.safetensors"]
    steps.close()
    assert files_beside(config) == ["part.safetensors"]
    assert config.out.read_bytes() == b"before"


def test_crash_leaves_the_last_good_checkpoint(config, monkeypatch):
    steps = until(train(changed(config, epochs=2)), EpochFinished)
    monkeypatch.setattr(Optimisation, "update", lambda *_: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        list(steps)
    assert files_beside(config) == ["part.interrupted.safetensors", "part.unfinished.safetensors"]
    assert load_checkpoint(config.out.parent / "part.unfinished.safetensors").metadata.class_names == (
        "def_front",
        "ok_front",
    )


def test_loss_that_breaks_down_later_ends_with_the_best_epoch(config, monkeypatch):
    steps = until(train(changed(config, epochs=2)), EpochFinished)
    monkeypatch.setattr(WeightedCrossEntropy, "forward", lambda *_: torch.tensor(np.nan))
    rest = list(steps)
    assert rest[-1].outcome == "diverged"
    assert rest[-1].best_epoch == 1
    assert not of(BatchFinished, rest)
    assert load_checkpoint(config.out).metadata.evaluation is not None


def test_loss_that_breaks_down_at_once_ends_with_a_sentence(config, monkeypatch):
    monkeypatch.setattr(WeightedCrossEntropy, "forward", lambda *_: torch.tensor(np.inf))
    with pytest.raises(TrainingError, match="learning rate"):
        list(train(config))
    assert files_beside(config) == []


def test_validation_loss_that_is_no_number_counts_as_broken_down(config, monkeypatch):
    score = Learner.evaluate

    def broken(*arguments):
        found = score(*arguments)
        return type(found)(float("nan"), found.accuracy, found.logits)

    monkeypatch.setattr(Learner, "evaluate", broken)
    with pytest.raises(TrainingError, match="learning rate"):
        list(train(config))


def test_rate_far_too_high_leaves_a_sound_checkpoint_or_none(config):
    error = None
    try:
        list(train(changed(config, learning_rate=1.0)))
    except TrainingError as caught:
        error = caught.code
    if error is None:
        load_checkpoint(config.out)  # refuses weights that are not finite
    assert error in (None, "training-diverged")


def test_unreadable_picture_is_told_and_does_not_end_the_run(config, data_folder):
    (data_folder / "ok_front" / "part_00.png").write_bytes(b"nothing")
    events = list(train(config))
    assert [notice.message.code for notice in of(Notice, events)] == ["image-not-a-picture"]
    assert isinstance(events[-1], TrainingFinished)


def test_absent_device_is_told_and_another_computes(config):
    import torch

    absent = "mps" if not torch.backends.mps.is_available() else "cuda"
    events = list(train(changed(config, device=absent)))
    assert [notice.message.code for notice in of(Notice, events)] == ["device-absent"]
    assert of(TrainingStarted, events)[0].device == "cpu"


@pytest.mark.parametrize(
    ("values", "error", "code"),
    [
        ({"data": Path("nowhere")}, DataError, "data-missing"),
        ({"backbone": "resnet19"}, TrainingError, "backbone-unknown"),
        ({"strategy": "full", "weights": "starter"}, WeightsError, "no-starter"),
        ({"strategy": "full", "weights": "missing.pth"}, WeightsError, "weights-file-missing"),
    ],
)
def test_what_cannot_be_trained_is_refused_with_a_sentence(config, values, error, code):
    with pytest.raises(error) as caught:
        list(train(changed(config, **values)))
    assert caught.value.code == code


def test_place_that_cannot_be_written_is_found_before_training(config, tmp_path):
    (tmp_path / "file").touch()
    for out in (tmp_path, tmp_path / "file" / "part.safetensors"):
        with pytest.raises(CheckpointError) as caught:
            next(iter(train(changed(config, out=out))))
        assert caught.value.code == "checkpoint-not-written"


def test_checkpoint_without_a_name_goes_into_the_models_folder(config):
    from castinspect.paths import models_dir

    finished = list(train(changed(config, out=None)))[-1]
    assert finished.checkpoint.parent == models_dir()
    assert finished.checkpoint.name.startswith("data-resnet18-scratch-")
    assert finished.metadata.name == finished.checkpoint.stem


def test_room_is_entered_without_torch():
    code = "import sys, castinspect.training.run.trainer; sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code]).returncode == 0


def test_checkpoint_carries_what_its_cuts_were_chosen_by(config):
    finished = list(train(config))[-1]
    unseen = UnseenScores.from_checkpoint(load_checkpoint(config.out))
    assert finished.metadata.calibration.source == "validation"
    assert len(unseen.labels) == finished.metadata.calibration.pictures
    assert set(unseen.keys) <= set(finished.metadata.learned_from)
    assert decided(finished.metadata, unseen, "validation").cuts == finished.metadata.cuts
    scored = UnseenScores.from_checkpoint(load_checkpoint(config.out), SCORED)
    assert len(finished.scored) == len(scored.labels)
    assert not set(scored.keys) & set(finished.metadata.learned_from)
    assert recounted(finished.metadata.evaluation, scored, finished.metadata) == finished.metadata.evaluation


def test_head_on_a_frozen_backbone_is_scored_on_every_picture_it_learned_from(config):
    finished = list(train(changed(config, strategy="head", backbone="efficientnet_b0", weights="starter")))[-1]
    assert finished.metadata.calibration.source == "out-of-fold"
    unseen = UnseenScores.from_checkpoint(load_checkpoint(config.out))
    assert sorted(unseen.keys) == sorted(finished.metadata.learned_from)


def test_head_that_fine_tuning_does_not_beat_is_what_the_head_alone_would_be(config, monkeypatch):
    monkeypatch.setattr(choice, "_head_is_clearly_better", lambda *_: True)  # only a hundred parts could say it
    starter = changed(config, backbone="efficientnet_b0", weights="starter", epochs=2)
    alone = list(train(changed(starter, strategy="head", epochs=5)))[-1]
    head = load_checkpoint(config.out).tensors["classifier.1.weight"]
    tuned = changed(starter, strategy="full", learning_rate=1, backbone_learning_rate=1)
    events = list(train(tuned))
    assert events[-1].metadata.kept_stage == "head"
    assert events[-1].metadata.calibration.source == "out-of-fold"
    assert events[-1].metadata.cuts == alone.metadata.cuts
    np.testing.assert_array_equal(load_checkpoint(config.out).tensors["classifier.1.weight"], head)
    unseen = UnseenScores.from_checkpoint(load_checkpoint(config.out))
    assert sorted(unseen.keys) == sorted(events[-1].metadata.learned_from)


def test_cuts_of_a_fine_tuned_network_are_chosen_by_every_part(config, tmp_path):
    config = changed(config, data=write_parts(tmp_path / "more", 16), folds=2, epochs=2)
    events = list(train(config))
    (finished,) = of(TrainingFinished, events)
    assert finished.metadata.kept_stage == "all"
    assert finished.metadata.calibration.source == "out-of-fold"
    assert sorted(finished.unseen.keys) == sorted(finished.metadata.learned_from)
    assert {(event.fold, event.folds) for event in of(FoldProgress, events)} == {(1, 2), (2, 2)}
    assert files_beside(config) == ["part.safetensors"]
    plain = list(train(changed(config, folds=0, out=tmp_path / "plain.safetensors")))[-1]
    kept, without = (load_checkpoint(path).tensors for path in (config.out, plain.checkpoint))
    assert all(np.array_equal(array, without[name]) for name, array in kept.items())


def test_run_that_is_finished_among_its_folds_takes_the_validation_pictures(config, tmp_path):
    run = train(changed(config, data=write_parts(tmp_path / "more", 16), folds=2))
    steps = until(run, FoldProgress)
    run.finish()
    finished = list(steps)[-1]
    assert finished.metadata.calibration.source == "validation"


def test_folds_that_cannot_be_are_told(config, tmp_path):
    def too_few(*_arguments):
        raise DataError("data-empty", folder="parts")
        yield

    events = list(train(changed(config, data=write_parts(tmp_path / "more", 16), folds=2), folds=too_few))
    assert "folds-impossible" in [event.message.code for event in of(Notice, events)]
    assert events[-1].metadata.calibration.source == "validation"


@pytest.mark.parametrize("sure", [True, False])
def test_fine_tuning_is_kept_though_it_errs_on_one_of_few_parts(config, monkeypatch, sure):
    """Only a hundred parts and more could speak clearly for the head."""

    def score(learner, _source, labels):
        logits = np.where(np.arange(2) == labels[:, None], 9.0, -9.0).astype(np.float32)
        if not sure:
            logits[0] = -logits[0]
        return Score(0.0, 1.0, logits)

    monkeypatch.setattr(Learner, "evaluate", score)
    more = write_parts(config.out.parent / "more", 16)
    starter = changed(config, data=more, backbone="efficientnet_b0", weights="starter", strategy="full", epochs=2)
    assert list(train(starter))[-1].metadata.kept_stage == "all"


def test_disk_that_is_full_on_the_way_is_told_once_and_the_result_is_kept(config, monkeypatch):
    steps = until(train(changed(config, strategy="full", epochs=3)), BatchFinished)

    def full(*_):
        raise CheckpointError("checkpoint-not-written", path=config.out, detail="No space left on device")

    with monkeypatch.context() as patched:
        patched.setattr(phases, "save_checkpoint", full)
        events = []
        for event in steps:
            events.append(event)
            if isinstance(event, EpochFinished) and event.epoch == 3:
                break
    events += list(steps)
    told = [notice.message for notice in of(Notice, events) if notice.message.code == "run-not-saved"]
    assert len(told) == 1
    assert "No space left on device" in str(told[0])
    assert events[-1].outcome == "completed"
    assert load_checkpoint(config.out).metadata.evaluation is not None


def test_too_little_room_is_said_before_the_first_epoch(config, monkeypatch):
    usage = shutil.disk_usage("/")._replace(free=1_000_000)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: usage)
    events = []
    with pytest.raises(CheckpointError, match="1 MB left"):
        events.extend(train(config))
    assert files_beside(config) == []
