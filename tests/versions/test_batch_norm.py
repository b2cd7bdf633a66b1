"""Batch-norm statistics are measured exactly, and moved by what changed and nothing else."""

from __future__ import annotations

import pytest
import torch

from castinspect.models.backbones import BACKBONES, build_model
from castinspect.versions.batch_norm import Moments, batch_norms, blended, moved_statistics, observed_moments


@pytest.fixture
def model():
    torch.manual_seed(0)
    made = build_model(BACKBONES["resnet18"], 2).eval()
    with torch.inference_mode():
        made.train()(torch.randn(8, 3, 32, 32))  # statistics of their own
    return made.eval()


@pytest.fixture
def pictures():
    return torch.randn(12, 3, 32, 32, generator=torch.Generator().manual_seed(1))


def statistics(model):
    return {n: (layer.running_mean.clone(), layer.running_var.clone()) for n, layer in batch_norms(model).items()}


def test_moments_are_those_of_all_pictures_whatever_the_batches(model, pictures):
    whole = observed_moments(model, [pictures])
    parts = observed_moments(model, pictures.split(5))
    fed = model.conv1(pictures)
    assert torch.allclose(whole["bn1"].mean, fed.mean((0, 2, 3)), atol=1e-5)
    assert torch.allclose(whole["bn1"].variance, fed.var((0, 2, 3), correction=0), rtol=1e-4)
    for name, moments in whole.items():
        assert torch.allclose(moments.variance, parts[name].variance, rtol=1e-3, atol=1e-6)


def test_pictures_like_the_old_ones_move_nothing(model, pictures):
    before = statistics(model)
    moved_statistics(model, pictures, observed_moments(model, [pictures]))
    for name, (mean, variance) in statistics(model).items():
        assert torch.allclose(mean, before[name][0], atol=1e-4)
        assert torch.allclose(variance, before[name][1], rtol=1e-3)


def test_a_change_of_contrast_is_undone(model, pictures):
    reference = observed_moments(model, [pictures])
    with torch.inference_mode():
        expected, lost = model(pictures), model(0.4 * pictures)
        moved_statistics(model, 0.4 * pictures, reference)
        found = model(0.4 * pictures)
    assert (found - expected).norm() < 0.2 * (lost - expected).norm()


def test_the_tensors_that_a_network_was_loaded_with_are_not_written_to(model, pictures):
    shared = model.bn1.running_mean
    before = shared.clone()
    moved_statistics(model, 2 * pictures, observed_moments(model, [pictures]))
    assert torch.equal(shared, before)
    assert not torch.equal(model.bn1.running_mean, before)


def test_half_of_the_way_lies_between_old_and_new():
    old, new = Moments(torch.tensor([0.0]), torch.tensor([1.0])), Moments(torch.tensor([2.0]), torch.tensor([4.0]))
    half = blended(old, new, 0.5)
    assert (half.mean.item(), half.variance.item()) == (1.0, 2.0)
    assert blended(old, new, 0.0).variance.item() == 1.0


def test_a_vision_transformer_has_none():
    with torch.device("meta"):
        assert batch_norms(build_model(BACKBONES["vit_b_16"], 2, 32)) == {}
