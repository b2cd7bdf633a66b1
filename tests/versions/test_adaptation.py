"""Adaptation: from unlabelled good parts to a new version, kept only if the labelled pictures are judged no worse."""

from __future__ import annotations

import numpy as np
import pytest
import torch
from PIL import Image

from castinspect.errors import DataError, TrainingError
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import Evaluation
from castinspect.progress import drain
from castinspect.versions import adaptation as room
from castinspect.versions.adaptation import (
    LADDER,
    Adaptation,
    AdaptationJudged,
    adapt,
    blend_of,
    is_worse,
    require_batch_norm,
)
from castinspect.versions.locked_set import labelled
from tests.helpers.checkpoints import metadata_of
from tests.helpers.jobs import walked


@pytest.fixture(scope="module")
def pictures(tmp_path_factory):
    """Good parts before and now, where the new camera shows half the contrast; and a few labelled ones."""
    folder, generator = tmp_path_factory.mktemp("parts"), np.random.default_rng(0)
    for name, count, gain in (
        ("before", 32, 1.0),
        ("now", 34, 0.5),
        ("locked/ok_front", 6, 1),
        ("locked/def_front", 6, 1),
    ):
        (folder / name).mkdir(parents=True)
        for index in range(count):
            pixels = generator.normal(150, 30, (32, 32))
            if "def" in name:
                pixels[8:24, 8:24] = 20
            values = np.clip(gain * pixels, 0, 255).astype(np.uint8)
            Image.fromarray(values).save(folder / name / f"{index}.png")
    return folder


@pytest.fixture(scope="module")
def checkpoint(tmp_path_factory):
    torch.manual_seed(0)
    path = tmp_path_factory.mktemp("made") / "wheel.safetensors"
    save_checkpoint(path, build_model(BACKBONES["resnet18"], 2).state_dict(), metadata_of())
    return path


@pytest.fixture
def plan(pictures, checkpoint, tmp_path):
    before = sorted((pictures / "before").iterdir())
    truth = labelled(pictures / "locked")
    return Adaptation(load_checkpoint(checkpoint), pictures / "now", before, truth, tmp_path / "new.safetensors", "cpu")


def test_an_accepted_version_knows_its_parent_and_how_it_was_made(plan, monkeypatch):
    monkeypatch.setattr(room, "is_worse", lambda before, after: False)
    found = drain(adapt(plan))
    made, old = load_checkpoint(found.checkpoint), plan.checkpoint
    assert made.metadata.parent == old.metadata.id
    assert made.metadata.id != old.metadata.id
    assert made.metadata.settings["adaptation"] == {"layers": 20, "pictures": 34, "blend": round(blend_of(34), 4)}
    assert len(made.metadata.learned_from) == 34
    assert made.metadata.evaluation == found.judged.comparison.second
    changed = {name for name in made.tensors if not np.array_equal(made.tensors[name], old.tensors[name])}
    assert {name.rsplit(".", 1)[1] for name in changed} == {"running_mean", "running_var"}


def test_it_goes_as_far_as_the_labelled_pictures_allow(plan, monkeypatch):
    answers = iter([True, True, False])
    monkeypatch.setattr(room, "is_worse", lambda before, after: next(answers))
    events, made = walked(adapt(plan))
    assert [event.accepted for event in events if isinstance(event, AdaptationJudged)] == [False, False, True]
    assert made.judged.blend == pytest.approx(LADDER[2] * blend_of(34))


def test_a_version_that_is_worse_whatever_the_blend_is_not_written(plan, monkeypatch):
    monkeypatch.setattr(room, "is_worse", lambda before, after: True)
    found = drain(adapt(plan))
    assert found.checkpoint is None
    assert not plan.out.exists()


def test_too_few_pictures_are_refused(plan, tmp_path):
    (tmp_path / "few").mkdir()
    for path in list(plan.pictures.iterdir())[:31]:
        (tmp_path / "few" / path.name).write_bytes(path.read_bytes())
    few = Adaptation(plan.checkpoint, tmp_path / "few", plan.before, plan.truth, plan.out, "cpu")
    with pytest.raises(DataError, match="31 readable pictures of good parts from the new camera"):
        list(adapt(few))
    few = Adaptation(plan.checkpoint, plan.pictures, plan.before[:5], plan.truth, plan.out, "cpu")
    with pytest.raises(DataError, match="--before"):
        list(adapt(few))


def test_a_vision_transformer_is_told_why_not():
    with pytest.raises(TrainingError, match="layer norm measures each picture anew"):
        require_batch_norm(metadata_of(backbone="vit_b_16"))


def test_worse_is_a_lower_accuracy_or_one_more_escape():
    def score(accuracy, escapes):
        return Evaluation(
            split="locked", confusion={}, accuracy=accuracy, balanced_accuracy=accuracy, auroc=None,
            defective=9, escapes=escapes, good=9, overkill=0, review=0,
        )  # fmt: skip

    assert not is_worse(score(0.9, 1), score(0.9, 1))
    assert is_worse(score(0.9, 1), score(0.89, 1))
    assert is_worse(score(0.9, 1), score(0.95, 2))
