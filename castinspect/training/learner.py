"""One network that learns: which layers, one epoch of steps, and the loss on pictures it does not learn from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import Backbone
from castinspect.training.network_input import NetworkInput, fed_to
from castinspect.training.strategies import TrainingStage

_WARM_UP = 0.1
_LOWEST_RATE = 0.02
_WEIGHT_DECAY = 1e-2


@dataclass(frozen=True)
class Score:
    """Mean loss and accuracy over a set of pictures, and its logits (n, classes)."""

    loss: float
    accuracy: float
    logits: NDArray[np.float32]


class Learner:
    """Trains the layers of a stage by AdamW (Loshchilov and Hutter 2019, arXiv:1711.05101), warm-up and cosine.

    Frozen layers stay in eval mode, and so does every batch norm of a pretrained backbone: its statistics, learned from
    many pictures, are better than those of a few hundred, while its scale and shift learn. On CUDA steps are taken in
    bfloat16. Whatever is scored is computed in float32, as an inspection does.

    Args:
        model: A backbone with its new head.
        backbone: Which it is.
        preprocessing: Light, mean and standard deviation of the input.
        class_weights: (classes,) for the cross-entropy.
        device: Where to compute.
        seed: Of order, augmentation and dropout.
        pretrained: Whether the backbone's batch-norm statistics are worth keeping.
    """

    def __init__(
        self,
        model: nn.Module,
        backbone: Backbone,
        preprocessing: Preprocessing,
        class_weights: Sequence[float],
        device: str,
        seed: int,
        *,
        pretrained: bool,
    ) -> None:
        self._pretrained = pretrained
        self._on_cuda = device == "cuda"
        self._inputs = NetworkInput(preprocessing, device)
        self.model = self._inputs.place(model)
        self.head: nn.Sequential = getattr(model, backbone.head)
        self._device = device
        self.criterion = nn.CrossEntropyLoss(torch.tensor(class_weights, dtype=torch.float32, device=device))
        self._generator = torch.Generator().manual_seed(seed)
        self._optimizer: torch.optim.AdamW | None = None
        self._schedule: torch.optim.lr_scheduler.LambdaLR | None = None
        self._frozen: list[nn.Module] = []

    def begin(self, stage: TrainingStage, steps: int) -> tuple[int, int]:
        """Freeze and unfreeze the layers for a stage of so many steps.

        Returns:
            How many parameters learn, and how many there are.
        """
        by_rate: dict[float, list[nn.Parameter]] = {}
        for name, parameter in self.model.named_parameters():
            rate = stage.rate_of(name)
            parameter.requires_grad_(rate is not None)
            if rate is not None:
                by_rate.setdefault(rate, []).append(parameter)
        groups = [{"params": parameters, "lr": rate} for rate, parameters in by_rate.items()]
        self._optimizer = torch.optim.AdamW(groups, weight_decay=_WEIGHT_DECAY)
        self._schedule = torch.optim.lr_scheduler.LambdaLR(self._optimizer, _warm_up_and_cosine(steps))
        self._frozen = [
            module
            for module in self.model.modules()
            if _is_frozen(module) or (self._pretrained and isinstance(module, nn.modules.batchnorm._BatchNorm))
        ]
        counts = [(p.numel(), p.requires_grad) for p in self.model.parameters()]
        return sum(count for count, learns in counts if learns), sum(count for count, _ in counts)

    def train_one_epoch(
        self, pixels: NDArray[np.uint8], labels: NDArray[np.int64], batch_size: int, *, augmented: bool
    ) -> Iterator[tuple[float, int, int]]:
        """Take one step per batch and yield its mean loss, how many of it were right, and its size.

        Args:
            pixels: As `Preprocessing.resized` makes them, (n, size, size) or (n, size, size, 3).
            labels: (n,).
            batch_size: Pictures a step; a last batch of one joins the one before, which batch norm needs.
            augmented: Whether to make random views.
        """
        order = torch.randperm(len(labels), generator=self._generator).numpy()
        for chosen in batches_of(order, batch_size):
            self._set_modes()
            inputs = self._inputs(pixels[chosen], self._generator if augmented else None)
            truth = torch.from_numpy(labels[chosen]).to(self._device)
            with torch.autocast(self._device, torch.bfloat16, enabled=self._on_cuda):
                logits = self.model(inputs)
            loss = self.step(logits.float(), truth)
            yield loss, int((logits.argmax(1) == truth).sum()), len(chosen)

    def score(self, pixels: NDArray[np.uint8], labels: NDArray[np.int64], batch_size: int) -> Score:
        """Loss and accuracy in eval mode, without augmentation."""
        self.model.eval()
        with torch.inference_mode():
            logits = torch.cat(
                [
                    self.model(self._inputs(pixels[start : start + batch_size]))
                    for start in range(0, len(labels), batch_size)
                ]
            )
            truth = torch.from_numpy(labels).to(self._device)
            loss = float(self.criterion(logits, truth))
            accuracy = float((logits.argmax(1) == truth).float().mean())
        return Score(loss, accuracy, logits.cpu().numpy())

    def state(self) -> dict[str, Tensor]:
        """A copy of all weights, on the CPU."""
        return {
            name: tensor.detach().cpu().clone(memory_format=torch.contiguous_format)
            for name, tensor in self.model.state_dict().items()
        }

    def resume_from(self, state: Mapping[str, Tensor]) -> None:
        """Go back to weights that `state` gave."""
        self.model.load_state_dict(state)

    def step(self, logits: Tensor, truth: Tensor) -> float:
        """One optimiser step; returns the loss. A loss that is not finite changes nothing."""
        assert self._optimizer is not None, "begin() comes first"
        assert self._schedule is not None
        loss = self.criterion(logits, truth)
        value = float(loss.detach())
        if math.isfinite(value):  # a step on NaN would destroy every weight
            self._optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self._optimizer.step()
            self._schedule.step()
        return value

    def _set_modes(self) -> None:
        self.model.train()
        for module in self._frozen:
            module.eval()

    def features(self, pixels: NDArray[np.uint8]) -> Tensor:
        """What the frozen backbone feeds the head for one batch, float (n, width) on the device."""
        return fed_to(self.head, self.model, self._inputs(pixels))


def _is_frozen(module: nn.Module) -> bool:
    """Whether a module has parameters and none of them learns; dropout and the like go by what contains them."""
    parameters = list(module.parameters())
    return bool(parameters) and not any(parameter.requires_grad for parameter in parameters)


def batches_of(order: NDArray[np.int64], batch_size: int) -> list[NDArray[np.int64]]:
    """Cut an order into batches; a last one of a single picture joins the one before."""
    cuts = list(range(batch_size, len(order), batch_size))
    if cuts and len(order) - cuts[-1] == 1:
        cuts.pop()
    return np.split(order, cuts)


def batch_count(count: int, batch_size: int) -> int:
    """How many batches `batches_of` cuts so many pictures into."""
    return len(batches_of(np.arange(count), batch_size))


def seeded_head(model: nn.Module, backbone: Backbone, seed: int) -> None:
    """Draw the head's first weights from a seed of its own, whatever was drawn before."""
    linear = getattr(model, backbone.head)[1]
    generator = torch.Generator().manual_seed(seed)
    bound = 1 / math.sqrt(linear.in_features)
    with torch.no_grad():
        linear.weight.uniform_(-bound, bound, generator=generator)
        linear.bias.zero_()


def _warm_up_and_cosine(steps: int) -> Callable[[int], float]:
    warm_up = max(1, round(_WARM_UP * steps))

    def factor(step: int) -> float:
        if step < warm_up:
            return (step + 1) / warm_up
        done = min(1.0, (step - warm_up) / max(1, steps - warm_up))
        return _LOWEST_RATE + (1 - _LOWEST_RATE) * (1 + math.cos(math.pi * done)) / 2

    return factor
