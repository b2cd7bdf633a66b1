"""What inspection is measured against computes the right thing."""

from __future__ import annotations

import torch

from castinspect.bench.training.tutorial import in_batches, one_by_one, transform_of
from castinspect.models.checkpoint import load_model


def test_both_loops_judge_every_picture_alike(random_checkpoint, data_folder):
    model, transform = load_model(random_checkpoint("resnet18")), transform_of(48)
    paths = sorted(data_folder.rglob("*.png"))
    single = torch.cat(list(one_by_one(model, transform, paths)))
    batched = torch.cat(list(in_batches(model, transform, paths)))
    assert single.shape == (16, 2)
    torch.testing.assert_close(single, batched, rtol=1e-4, atol=1e-5)
