import numpy as np
import pytest
import torch

from castinspect.data.dataset import Splits
from castinspect.data.samples import LoadedSamples
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import BACKBONES, build_imagenet_model
from castinspect.models.weights import ChosenWeights, build_started_model
from castinspect.progress import BackbonePass, Notice, drain
from castinspect.training.config import TrainingConfig
from castinspect.training.events import BatchFinished, StageStarted
from castinspect.training.head import frozen_prefix
from castinspect.training.head.frozen_prefix import VIEWS, FrozenPrefix
from castinspect.training.head.path import strengths
from castinspect.training.head.run import HeadRun
from castinspect.training.learner.learner import Learner
from castinspect.training.run.context import Judged, RunParts
from castinspect.training.run.phase import StageRun
from castinspect.training.strategies import plan_stages

BACKBONE = BACKBONES["resnet18"]
PREPROCESSING = Preprocessing(size=32)


@pytest.fixture(scope="module")
def weights(tmp_path_factory):
    from safetensors.torch import save_file

    torch.manual_seed(0)
    file = tmp_path_factory.mktemp("weights") / "starter.safetensors"
    save_file({n: t for n, t in build_imagenet_model(BACKBONE).state_dict().items() if not n.startswith("fc.")}, file)
    return ChosenWeights("starter", "starter", file)


@pytest.fixture
def make(weights, tmp_path):
    """A run of twelve pictures, defects with a dark spot: nine to learn from and three to validate on."""

    def parts(fixed="train", **changes):
        config = TrainingConfig(data=tmp_path, backbone="resnet18", size=32, batch_size=4, **changes)
        generator = np.random.default_rng(0)
        labels = np.arange(12) % 2
        pixels = generator.integers(150, 200, (12, 32, 32), dtype=np.uint8)
        pixels[labels == 1, 8:24, 8:24] = 20
        names = tuple(f"{index:064x}" for index in range(12))
        paths, signatures = tuple(map(tmp_path.joinpath, names)), np.zeros((12, 1, 1, 2), np.int8)
        samples = LoadedSamples(paths, pixels, labels, names, names, (fixed,) * 12, signatures)
        torch.manual_seed(0)
        model = build_started_model(BACKBONE, 2, 32, weights)
        learner = Learner(model, BACKBONE, PREPROCESSING, (1.0, 1.0), "cpu", 0, batch_size=4, pretrained=True)
        splits = Splits(tuple(range(9)), (9, 10), (11,))
        return RunParts(config, BACKBONE, weights, PREPROCESSING, learner, samples, splits)

    return parts


def of(kind, events):
    return [event for event in events if isinstance(event, kind)]


def late(parts):
    return plan_stages(parts.config, BACKBONE)[1]


class TestFrozenPrefix:
    """Activations at the boundary of the frozen stages."""

    def test_kept_views_judge_as_the_whole_network_within_half_precision(self, make):
        parts = make()
        prefix = FrozenPrefix(parts, late(parts).frozen)
        kept = drain(prefix.validation())
        whole = parts.learner.pictures(parts.samples.pixels[9:11])
        labels = parts.samples.labels[9:11]
        found, expected = parts.learner.score(kept, labels), parts.learner.score(whole, labels)
        np.testing.assert_allclose(found.logits, expected.logits, atol=5e-3)

    def test_each_epoch_sees_another_view_until_they_begin_again(self, make):
        parts = make()
        prefix = FrozenPrefix(parts, late(parts).frozen)
        seen = [drain(prefix.train(epoch)) for epoch in range(VIEWS + 1)]
        assert seen[0] is seen[-1]
        one, other = (source.logits(parts.learner.model.eval(), np.arange(9)) for source in seen[:2])
        assert not torch.allclose(one, other)

    def test_second_run_computes_nothing_and_sees_the_same(self, make):
        def first_epoch():
            parts = make()
            steps = FrozenPrefix(parts, late(parts).frozen).train(0)
            events = []
            source = drain(steps, events.append)
            with torch.inference_mode():
                return events, source.logits(parts.learner.model.eval(), np.arange(9))

        (first, seen), (second, again) = first_epoch(), first_epoch()
        assert len(first) == 3
        assert not second
        assert torch.equal(seen, again)

    def test_without_augmentation_there_is_one_view(self, make):
        parts = make(augment=False)
        prefix = FrozenPrefix(parts, late(parts).frozen)
        assert drain(prefix.train(0)) is drain(prefix.train(1))


class TestStageRun:
    """The epochs of a stage."""

    def test_late_layers_learn_from_kept_views_and_the_frozen_part_stays(self, make):
        parts = make(epochs=11)
        before = parts.learner.state()
        events = list(StageRun(parts, late(parts)).run(1, 2))
        assert len(of(BackbonePass, events)) == 3 * VIEWS + 1
        assert [judged.epoch for judged in of(Judged, events)] == [2, 3, 4, 5, 6]
        after = parts.learner.state()
        moved = {name.partition(".")[0] for name in before if not torch.equal(before[name], after[name])}
        assert moved == {"layer3", "layer4", "fc"}

    def test_what_would_be_too_large_is_computed_anew_and_said(self, make, monkeypatch):
        monkeypatch.setattr(frozen_prefix, "_MOST_BYTES", 100)
        parts = make()
        events = list(StageRun(parts, late(parts)).run(1, 2))
        assert [notice.message.code for notice in of(Notice, events)] == ["frozen-part-not-kept"]
        assert not of(BackbonePass, events)

    def test_smaller_batch_is_said_and_the_count_of_batches_follows(self, make, monkeypatch):
        parts = make(strategy="full", epochs=2)
        step = Learner._train_on

        def short(learner, source, chosen, *rest):
            if len(chosen) > 3:
                raise torch.OutOfMemoryError
            return step(learner, source, chosen, *rest)

        monkeypatch.setattr(Learner, "_train_on", short)
        events = list(StageRun(parts, plan_stages(parts.config, BACKBONE)[1]).run(1, 2))
        (notice,) = of(Notice, events)
        assert notice.message.values == {"before": 4, "now": 2}
        assert {event.batches for event in of(BatchFinished, events)} == {4}


class TestHeadRun:
    """The head alone."""

    def test_each_epoch_judges_every_picture_by_a_head_that_did_not_see_its_part(self, make):
        parts = make(strategy="head", epochs=3)
        (stage,) = plan_stages(parts.config, BACKBONE)
        events = list(HeadRun(parts, stage).run(0, 1))
        assert type(events[0]) is StageStarted
        assert len(of(BackbonePass, events)) == 3
        for judged in of(Judged, events):
            assert judged.judged_on.tolist() == list(range(11))
            assert judged.score.logits.shape == (11, 2)

    def test_network_judges_as_the_regression_that_is_in_its_head(self, make):
        parts = make(strategy="gradual")
        (judged,) = of(Judged, HeadRun(parts, plan_stages(parts.config, BACKBONE)[0]).run(0, 1))
        assert judged.judged_on.tolist() == [9, 10]
        whole = parts.learner.score(parts.learner.pictures(parts.samples.pixels[9:11]), parts.samples.labels[9:11])
        np.testing.assert_allclose(judged.score.logits, whole.logits, atol=5e-3)

    def test_head_from_kept_features_is_the_one_from_the_plain_forward_pass(self, make):
        """The naive loop's optimum: scikit-learn's regression on single-precision features that nothing kept."""
        from castinspect.training.head.regression import fit_head

        parts = make(strategy="head", epochs=1)
        list(HeadRun(parts, plan_stages(parts.config, BACKBONE)[0]).run(0, 1))
        model, pixels = parts.learner.model.eval(), parts.samples.pixels[:11]
        inputs = torch.from_numpy(np.stack([PREPROCESSING.normalised(picture) for picture in pixels]))
        with torch.inference_mode():
            logits = model(inputs).numpy()
            model.fc = torch.nn.Identity()
            features = model(inputs).numpy()
        expected = fit_head(features, parts.samples.labels[:11], strengths(1)[0]).logits(features)
        temperature = np.std(expected) / np.std(logits)
        np.testing.assert_allclose(logits * temperature, expected, atol=2e-2)

    def test_stated_validation_pictures_are_the_ones_validated_on(self, make):
        parts = make(fixed="validation", strategy="head", epochs=2)
        (stage,) = plan_stages(parts.config, BACKBONE)
        assert {tuple(judged.judged_on) for judged in of(Judged, HeadRun(parts, stage).run(0, 1))} == {(9, 10)}
