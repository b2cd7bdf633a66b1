import numpy as np
import pytest
from PIL import Image

from castinspect.data.folders import read_dataset
from castinspect.data.learned import LEARNED
from castinspect.errors import DataError
from castinspect.evaluation.unseen import SCORED, UnseenScores
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import Notice, PicturesDescribed, PicturesScored
from castinspect.training.config import TrainingConfig
from castinspect.training.novelty import run
from castinspect.training.run import conclusion
from castinspect.training.run.conclusion import conclude
from castinspect.training.run.files import RunFiles
from castinspect.training.run.preparation import build_learner, metadata_of, prepare
from castinspect.training.run.state import BestEpoch
from tests.helpers.jobs import of, walked


@pytest.fixture
def concluded(data_folder, tmp_path):
    """What the end of a run tells and comes to, for a network that learned nothing but answers rightly."""

    def end(judged="validation", **changes):
        values = {"backbone": "resnet18", "weights": "none", "strategy": "scratch", "size": 32, "device": "cpu"}
        config = TrainingConfig(data=data_folder, out=tmp_path / "part.safetensors", **(values | changes))
        _, context = walked(prepare(config, read_dataset(data_folder)))
        judged_on = np.array(context.splits.validation if judged == "validation" else context.pool)
        labels = context.samples.labels[judged_on]
        logits = np.where(np.arange(2) == labels[:, None], 3.0, -3.0).astype(np.float32)
        state = build_learner(context).state()
        files = RunFiles.of(config.out, resumable=False)
        best = BestEpoch(4, "all", 0.1, state, logits, judged_on)
        events, result = walked(conclude(context, best, metadata_of(context), files))
        return events, result, load_checkpoint(config.out), context

    return end


def test_the_checkpoint_says_what_was_kept_and_how_it_was_scored(concluded):
    events, result, checkpoint, context = concluded()
    metadata = checkpoint.metadata
    assert (metadata.kept_epoch, metadata.kept_stage) == (4, "all")
    assert metadata.evaluation.split == "test"
    assert len(metadata.learned_from) == len(context.pool)
    assert [p.inspection.path for p in result.scored] == [context.samples.paths[i] for i in context.splits.test]
    assert of(PicturesScored, events)[-1] == PicturesScored(len(context.splits.test), len(context.splits.test))
    assert of(PicturesDescribed, events)
    assert metadata.novelty is not None


@pytest.mark.parametrize(("judged", "source"), [("validation", "validation"), ("pool", "out-of-fold")])
def test_cuts_say_by_which_pictures_they_were_chosen(concluded, judged, source):
    _, result, checkpoint, context = concluded(judged)
    assert checkpoint.metadata.calibration.source == source
    assert len(result.unseen.labels) == len(context.splits.validation if judged == "validation" else context.pool)
    kept = UnseenScores.from_checkpoint(checkpoint)
    assert kept.keys == result.unseen.keys
    assert UnseenScores.from_checkpoint(checkpoint, SCORED) is not None


def test_what_was_learned_from_is_known_again_by_its_likeness(concluded):
    _, _, checkpoint, context = concluded()
    assert len(checkpoint.extra[LEARNED]) == len(context.pool)


def test_pictures_that_likeness_does_not_tell_apart_leave_none(make_context):
    assert list(conclusion._signatures(make_context())) == [LEARNED]
    assert conclusion._signatures(make_context(groups=("file a",) * 12)) == {}


def test_pictures_that_are_all_the_same_end_in_a_checkpoint_without_novelty(concluded, data_folder):
    for number, path in enumerate(sorted(data_folder.rglob("*.png"))):
        Image.new("L", (48, 48), 100 + number).save(path)
    events, _, checkpoint, _ = concluded()
    assert [notice.message.code for notice in of(Notice, events)] == ["novelty-not-learned"]
    assert checkpoint.metadata.evaluation is not None


def test_half_precision_halves_the_weights_and_spares_what_needs_the_range(concluded):
    tensors = concluded(half=True)[2].tensors
    assert tensors["conv1.weight"].dtype == np.float16
    assert tensors["bn1.running_var"].dtype == np.float32


def test_novelty_that_cannot_be_learned_is_told_and_the_run_ends_well(concluded, monkeypatch):
    def too_few(*_, **__):
        raise DataError("data-too-few-groups", parts=1)

    monkeypatch.setattr(run, "fit_novelty", too_few)
    events, _, checkpoint, _ = concluded()
    assert [notice.message.code for notice in of(Notice, events)] == ["novelty-not-learned"]
    assert checkpoint.metadata.novelty is None
    assert checkpoint.metadata.evaluation is not None


def test_pictures_that_went_away_are_told_and_the_others_set_the_bounds(concluded, monkeypatch):
    described = conclusion.learn_gate

    def once_they_are_gone(paths, *others):
        for path in paths[:3]:
            path.unlink()
        return described(paths, *others)

    monkeypatch.setattr(conclusion, "learn_gate", once_they_are_gone)
    events, _, checkpoint, context = concluded()
    asked = len(context.pool)
    told = next(notice.message for notice in of(Notice, events) if notice.message.code == "gate-pictures-gone")
    assert told.values == {"gone": 3, "asked": asked, "left": asked - 3}
    assert checkpoint.metadata.gate.pictures == asked - 3


def test_pictures_that_all_went_away_are_asked_for_and_the_run_can_go_on(concluded, data_folder, monkeypatch, tmp_path):
    described = conclusion.learn_gate

    def once_they_are_gone(*arguments):
        data_folder.rename(tmp_path / "elsewhere")
        return described(*arguments)

    monkeypatch.setattr(conclusion, "learn_gate", once_they_are_gone)
    with pytest.raises(DataError, match="--resume") as caught:
        concluded()
    assert caught.value.code == "gate-not-learned-yet"
    assert not (tmp_path / "part.safetensors").exists()
