"""The plain loop of a transfer-learning guide, to measure against: every layer computes in every epoch.

It is what a careful reader of a tutorial writes: a DataLoader over torchvision transforms, Adam, cross-entropy. It has
the same pictures, input and number of epochs as the run that it is compared with.
"""

from __future__ import annotations

import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from castinspect.devices.torchvision_guard import import_torchvision
from castinspect.evaluation.score import auroc, balanced_accuracy
from castinspect.imaging.preprocessing import LEAST_CONTRAST, Preprocessing
from castinspect.models.backbones import Backbone
from castinspect.models.metadata import Evaluation, PartClass, Role
from castinspect.models.weights import ChosenWeights, build_started_model

if TYPE_CHECKING:
    from torch import Tensor, nn

_HEAD_RATE, _RATE = 1e-3, 1e-4


@dataclass(frozen=True)
class PlainEpoch:
    """One epoch of the plain loop: its mean loss, and the seconds since the loop began."""

    epoch: int
    epochs: int
    loss: float
    seconds: float


class PlainLoop:
    """Trains a network as a guide does; iterating over `run` trains.

    Args:
        backbone: The pretrained feature extractor.
        weights: What it starts from.
        preprocessing: Of the pictures: the guide has the same input.
        classes: How many.
        seed: Of the head and the order.
        frozen: Whether only the head learns; the backbone then passes every picture in every epoch all the same.
    """

    def __init__(
        self,
        backbone: Backbone,
        weights: ChosenWeights,
        preprocessing: Preprocessing,
        classes: int,
        seed: int,
        *,
        frozen: bool,
    ) -> None:
        import torch

        torch.manual_seed(seed)
        self.model: nn.Module = build_started_model(backbone, classes, preprocessing.size, weights)
        self._head: nn.Module = getattr(self.model, backbone.head)
        self._preprocessing = preprocessing
        self._frozen = frozen
        learning = self._head if frozen else self.model
        self.model.requires_grad_(not frozen)
        self._head.requires_grad_(requires_grad=True)
        self._optimizer = torch.optim.Adam(learning.parameters(), _HEAD_RATE if frozen else _RATE)

    def run(self, paths: Sequence[Path], labels: Sequence[int], epochs: int, batch_size: int) -> Iterator[PlainEpoch]:
        """Train, and tell each epoch."""
        import torch

        pictures = _Pictures(paths, labels, self._preprocessing)
        loader = torch.utils.data.DataLoader(pictures, batch_size, shuffle=True)  # type: ignore[var-annotated,arg-type]
        criterion = torch.nn.CrossEntropyLoss()
        started = time.perf_counter()
        for epoch in range(1, epochs + 1):
            self.model.train(not self._frozen)  # a frozen backbone's batch norm must not learn
            self._head.train()
            losses = []
            for inputs, truth in loader:
                loss = criterion(self.model(inputs), truth)
                self._optimizer.zero_grad()
                loss.backward()
                self._optimizer.step()
                losses.append(float(loss.detach()))
            yield PlainEpoch(epoch, epochs, float(np.mean(losses)), time.perf_counter() - started)

    def probabilities(self, paths: Sequence[Path]) -> NDArray[np.floating[Any]]:
        """Of each class (n, classes), on pictures read as an inspection reads them."""
        import torch

        self.model.eval()
        said = []
        with torch.inference_mode():
            for path in paths:
                inputs = self._preprocessing(self._preprocessing.load(path).pixels)
                said.append(self.model(torch.from_numpy(inputs[None]))[0].softmax(0).numpy())
        return np.array(said)


def plainly_evaluated(
    probabilities: NDArray[np.floating[Any]], labels: Sequence[int], classes: Sequence[PartClass]
) -> Evaluation:
    """The score of a loop without cuts: the most probable class is the verdict, and no part is left to a person.

    Args:
        probabilities: (n, classes) of the test pictures.
        labels: (n,) their true classes.
        classes: What these mean.
    """
    names, is_defect = [c.name for c in classes], np.array([c.role is Role.DEFECT for c in classes])
    said, truth = probabilities.argmax(1), np.asarray(labels, np.int64)
    confusion = {
        name: {other: int(((truth == i) & (said == j)).sum()) for j, other in enumerate(names)}
        for i, name in enumerate(names)
    }
    defective = is_defect[truth]
    return Evaluation(
        split="test",
        confusion=confusion,
        accuracy=float((said == truth).mean()),
        balanced_accuracy=balanced_accuracy(confusion),
        auroc=auroc(probabilities[:, is_defect].sum(1).tolist(), defective.tolist()),
        defective=int(defective.sum()),
        escapes=int((defective & ~is_defect[said]).sum()),
        good=int((~defective).sum()),
        overkill=int((~defective & is_defect[said]).sum()),
        review=0,
    )


class _Pictures:
    """A data set for a DataLoader, decoded by Pillow and prepared by torchvision's transforms."""

    def __init__(self, paths: Sequence[Path], labels: Sequence[int], preprocessing: Preprocessing) -> None:
        import torch

        import_torchvision()
        from torchvision.transforms import v2

        light = [] if preprocessing.light is None else [v2.Lambda(_EvenLight(*preprocessing.light))]
        self._prepare = v2.Compose(
            [
                v2.Resize((preprocessing.size, preprocessing.size), v2.InterpolationMode.BILINEAR),
                v2.Grayscale(3),
                v2.ToImage(),
                v2.ToDtype(torch.float32, scale=True),
                *light,
                v2.Normalize(list(preprocessing.mean), list(preprocessing.std)),
            ]
        )
        self._paths, self._labels = paths, labels

    def __len__(self) -> int:
        return len(self._paths)

    def __getitem__(self, index: int) -> tuple[Tensor, int]:
        with Image.open(self._paths[index]) as picture:
            prepared: Tensor = self._prepare(picture.convert("RGB"))
        return prepared, self._labels[index]


class _EvenLight:
    """Brings a picture's brightness to a mean and a standard deviation, as `Preprocessing.light` asks for."""

    def __init__(self, level: float, contrast: float) -> None:
        self._level, self._contrast = level, contrast

    def __call__(self, picture: Tensor) -> Tensor:
        spread = max(float(picture.std(correction=0)), LEAST_CONTRAST)
        return (picture - picture.mean()) * (self._contrast / spread) + self._level
