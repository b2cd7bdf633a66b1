"""What two processes of a gloo group do in a test, run as `python -m tests.helpers.ranks FILE`; rank 0 writes."""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np
import torch

from castinspect.scale.batch_norm import synchronise
from castinspect.scale.process_group import ProcessGroup


def values():
    generator = torch.Generator().manual_seed(1)
    return 3 + 2 * torch.randn((5, 4, 3, 3), generator=generator), torch.randn((5, 4, 3, 3), generator=generator)


def norm():
    layer = torch.nn.BatchNorm2d(4)
    with torch.no_grad():
        layer.weight.copy_(torch.arange(1.0, 5.0))
        layer.bias.copy_(torch.arange(4.0))
    return layer


def main(file: Path) -> None:
    group = ProcessGroup(on_cuda=False)
    pictures, gradient = values()
    layer = norm()
    synchronise(layer)
    own = pictures[group.own].clone().requires_grad_()
    given = layer(own)
    given.backward(gradient[group.own])
    found = {
        "output": group.gathered(given.detach().numpy(), 5),
        "gradient": group.gathered(own.grad.numpy(), 5),
        "mean": layer.running_mean.numpy(),
        "variance": layer.running_var.numpy(),
        "weight": np.array(group.sums(layer.weight.grad.tolist())),
        "bias": np.array(group.sums(layer.bias.grad.tolist())),
        "any": group.any_of(np.array([group.rank == 1, False])),
    }
    if group.is_first:
        np.savez(file, **found)
    group.close()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
