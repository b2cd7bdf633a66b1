"""Judging pictures as a good tutorial does it: what inspection is measured against. Also a script of its own.

`python -m castinspect.bench.training.tutorial WEIGHTS BACKBONE SIZE CLASSES BATCH PICTURE...` prints a line for each.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import torch
from PIL import Image
from torch import Tensor, nn
from torch.utils.data import DataLoader, Dataset

from castinspect.devices.torchvision_guard import import_torchvision
from castinspect.imaging.preprocessing import IMAGENET_MEAN, IMAGENET_STD
from castinspect.models.backbones import BACKBONES, build_model

BATCH = 32


def transform_of(size: int) -> Any:
    """Torchvision's transforms, as every tutorial composes them."""
    import_torchvision()
    from torchvision import transforms

    return transforms.Compose([
        transforms.Resize((size, size)),
        transforms.ToTensor(),
        transforms.Normalize(IMAGENET_MEAN, IMAGENET_STD),
    ])  # fmt: skip


def one_by_one(model: nn.Module, transform: Any, paths: Sequence[Path]) -> Iterator[Tensor]:
    """Open, transform, judge: one picture at a time; yields its probabilities (1, classes)."""
    for path in paths:
        with Image.open(path) as image, torch.inference_mode():
            inputs = transform(image.convert("RGB")).unsqueeze(0)
            yield model(inputs).softmax(1)


def in_batches(model: nn.Module, transform: Any, paths: Sequence[Path]) -> Iterator[Tensor]:
    """The same through a DataLoader; yields probabilities (n, classes) of n pictures.

    Without worker processes: on few cores they take from the network what they give to decoding.
    """
    loader: DataLoader[Tensor] = DataLoader(_Pictures(paths, transform), batch_size=BATCH)
    with torch.inference_mode():
        for inputs in loader:
            yield model(inputs).softmax(1)


class _Pictures(Dataset[Tensor]):
    def __init__(self, paths: Sequence[Path], transform: Any) -> None:
        self._paths, self._transform = paths, transform

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, index: int) -> Tensor:
        with Image.open(self._paths[index]) as image:
            inputs: Tensor = self._transform(image.convert("RGB"))
            return inputs


def main(arguments: list[str]) -> None:
    """Load the weights and judge."""
    weights, name, size, classes, batch, *paths = arguments
    model = build_model(BACKBONES[name], int(classes), int(size))
    model.load_state_dict(torch.load(weights, weights_only=True))
    model.eval()
    judge = one_by_one if int(batch) == 1 else in_batches
    for probabilities in judge(model, transform_of(int(size)), [Path(path) for path in paths]):
        for row in probabilities.tolist():
            sys.stdout.write(f"{row}\n")
            sys.stdout.flush()


if __name__ == "__main__":
    main(sys.argv[1:])
