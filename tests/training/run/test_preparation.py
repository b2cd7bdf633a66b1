import numpy as np
import pytest
import torch

from castinspect.data.folders import read_dataset
from castinspect.errors import TrainingError
from castinspect.progress import Notice, PicturesRead
from castinspect.training.config import TrainingConfig
from castinspect.training.run.preparation import build_learner, metadata_of, prepare, started
from castinspect.training.strategies import plan_phases
from tests.helpers.jobs import of, walked


@pytest.fixture
def prepared(data_folder, tmp_path):
    """All that a preparation tells, and the context."""

    def context(**changes):
        values = {"backbone": "resnet18", "weights": "none", "strategy": "scratch", "size": 32, "device": "cpu"}
        config = TrainingConfig(data=data_folder, out=tmp_path / "part.safetensors", **(values | changes))
        return walked(prepare(config, read_dataset(data_folder)))

    return context


def test_pictures_are_read_dealt_and_brought_together(prepared):
    events, context = prepared()
    assert of(PicturesRead, events)[-1] == PicturesRead(16, 16)
    splits = context.splits
    assert sorted(splits.train + splits.validation + splits.test) == list(range(16))
    assert (context.device, context.weights.kind, context.preprocessing.size) == ("cpu", "none", 32)
    assert [notice.message.code for notice in of(Notice, events)] == ["turns-any"]  # as far as so few parts tell
    assert context.config.turns == "any"


def test_a_head_on_random_weights_is_told(prepared):
    events, _ = prepared(strategy="head")
    assert [notice.message.code for notice in of(Notice, events)] == ["turns-any", "training-from-nothing"]


def test_an_unknown_backbone_is_a_sentence(prepared):
    with pytest.raises(TrainingError, match="resnet19"):
        prepared(backbone="resnet19")


def test_the_same_seed_builds_the_same_network_and_another_seed_another_head(prepared):
    def head(seed):
        return build_learner(prepared(seed=seed)[1]).head[1].weight

    assert torch.equal(head(1), head(1))
    assert not torch.equal(head(1), head(2))


def test_a_class_of_few_pictures_weighs_more(prepared):
    _, context = prepared()
    assert len(set(build_learner(context).criterion._class_weights.tolist())) == 1
    labels = np.zeros(16, np.int64)
    labels[list(context.splits.train[:2])] = 1
    context.samples.labels[:] = labels
    weights = build_learner(context).criterion._class_weights
    assert weights[1] > weights[0]


def test_what_is_told_at_the_start_counts_pictures_that_folds_use_twice_as_learned_from(prepared):
    _, context = prepared()
    phases = plan_phases(context.config, context.backbone)
    told_first = started(context, phases)
    assert (told_first.train_count, told_first.validation_count) == (
        len(context.splits.train), len(context.splits.validation),
    )  # fmt: skip
    assert told_first.phases == ("all",)
    _, by_folds = prepared(strategy="head")
    told_first = started(by_folds, plan_phases(by_folds.config, by_folds.backbone))
    assert (told_first.train_count, told_first.validation_count) == (len(by_folds.pool), 0)


def test_the_checkpoint_will_say_how_it_was_made(prepared):
    _, context = prepared(batch_size=8)
    metadata = metadata_of(context)
    assert (metadata.name, metadata.backbone, metadata.weights) == ("part", "resnet18", "none")
    assert metadata.settings["batch_size"] == 8
    assert not {"data", "out", "roles"} & set(metadata.settings)
    assert metadata.dataset["ok_front"].startswith("8 sha256:")
