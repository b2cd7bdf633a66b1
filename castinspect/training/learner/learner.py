"""One network that learns: which layers, one epoch of steps, and the loss on pictures it does not learn from."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn
from torch.optim.swa_utils import AveragedModel, get_ema_multi_avg_fn

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.models.backbones import Backbone
from castinspect.models.cutting import forward_to
from castinspect.training.head.regression import LinearHead
from castinspect.training.learner.memory import BatchSize
from castinspect.training.learner.network_input import FrozenBackbone, NetworkInput, fed_to
from castinspect.training.learner.sources import Activations, Pictures, Source
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


@dataclass(frozen=True)
class Step:
    """One optimiser step: its mean loss, how many of its pictures were right, how many steps are left."""

    loss: float
    right: int
    size: int
    left: int


class Learner:
    """Trains the layers of a stage by AdamW (Loshchilov and Hutter 2019, arXiv:1711.05101), warm-up and cosine.

    Frozen layers stay in eval mode, and so does every batch norm of a pretrained backbone: its statistics, learned from
    many pictures, are better than those of a few hundred, while its scale and shift learn. What is judged and kept of
    it is a moving average of the weights (Polyak and Juditsky 1992, doi:10.1137/0330046) over about one epoch. From
    scratch it is the latest state, since no average keeps up with its batch-norm statistics. On CUDA steps are taken
    in bfloat16. Whatever is scored is computed in float32, as an inspection does. A batch that does not fit the memory
    is tried again at half the size.

    Args:
        model: A backbone with its new head.
        backbone: Which it is.
        preprocessing: Light, mean and standard deviation of the input.
        class_weights: (classes,) for the cross-entropy.
        device: Where to compute.
        seed: Of order, augmentation and dropout.
        batch_size: Pictures a step, to begin with.
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
        batch_size: int = 16,
        pretrained: bool,
    ) -> None:
        self._pretrained = pretrained
        self._on_cuda = device == "cuda"
        self._backbone = backbone
        self.inputs = NetworkInput(preprocessing, device)
        self.model = self.inputs.place(model)
        self.head: nn.Sequential = getattr(model, backbone.head)
        self._device = device
        self.batch = BatchSize(batch_size)
        self._class_weights = torch.tensor(class_weights, dtype=torch.float32, device=device)
        self.chance = torch.Generator().manual_seed(seed)
        self.average: AveragedModel | None = None
        self.optimizer: torch.optim.AdamW | None = None
        self.schedule: torch.optim.lr_scheduler.LambdaLR | None = None
        self._frozen: list[nn.Module] = []

    # --- which layers ---

    def begin(self, stage: TrainingStage, epochs: int, steps_per_epoch: int) -> tuple[int, int]:
        """Freeze and unfreeze the layers for a stage of so many steps.

        Returns:
            How many parameters learn, and how many there are.
        """
        groups: dict[tuple[float, float], list[nn.Parameter]] = {}
        for name, parameter in self.model.named_parameters():
            rate = stage.rate_of(name)
            parameter.requires_grad_(rate is not None)
            if rate is not None:  # biases and the scales of norms are not drawn to zero
                groups.setdefault((rate, _WEIGHT_DECAY if parameter.ndim > 1 else 0.0), []).append(parameter)
        self.optimizer = torch.optim.AdamW(
            [{"params": found, "lr": rate, "weight_decay": decay} for (rate, decay), found in groups.items()]
        )
        steps = epochs * steps_per_epoch
        self.schedule = torch.optim.lr_scheduler.LambdaLR(self.optimizer, _warm_up_and_cosine(steps))
        averaged = self._pretrained and not stage.only_head
        self.average = _average_of(self.model, steps_per_epoch) if averaged else None
        self._frozen = [
            module
            for module in self.model.modules()
            if _is_frozen(module) or (self._pretrained and isinstance(module, nn.modules.batchnorm._BatchNorm))
        ]
        counts = [(p.numel(), p.requires_grad) for p in self.model.parameters()]
        return sum(count for count, learns in counts if learns), sum(count for count, _ in counts)

    def set_head(self, head: LinearHead) -> None:
        """Write a regression into the Linear layer."""
        linear = self.head[1]
        assert isinstance(linear, nn.Linear)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(head.weight))
            linear.bias.copy_(torch.from_numpy(head.bias))

    # --- learning and judging ---

    def pictures(self, pixels: NDArray[np.uint8], *, augmented: bool = False) -> Pictures:
        """Pictures to learn from or to judge, as `Preprocessing.resized` makes them; perhaps as random views."""
        return Pictures(self.inputs, pixels, self.chance if augmented else None)

    def activations(self, values: NDArray[np.floating], stages: int) -> Activations:
        """What `frozen_part` gave for so many stages, to learn from or to judge."""
        return Activations(self.inputs, self._backbone, stages, values)

    def train_one_epoch(
        self, source: Source, labels: NDArray[np.int64], weights: NDArray[np.floating] | None = None
    ) -> Iterator[Step]:
        """Take one step per batch; a last batch of one joins the one before, which batch norm needs.

        Args:
            source: Of n pictures.
            labels: (n,).
            weights: (n,) of the pictures in the loss; None weighs all the same.

        Raises:
            TrainingError: Not even two pictures fit the memory.
        """
        weights = np.ones(len(labels)) if weights is None else weights
        rest = torch.randperm(len(labels), generator=self.chance).numpy()
        while len(rest):
            chosen = batches_of(rest, self.batch.size)[0]
            try:
                loss, right = self._train_on(source, chosen, labels[chosen], weights[chosen])
            except RuntimeError as error:
                self.batch.halve(error)
                continue
            rest = rest[len(chosen) :]
            yield Step(loss, right, len(chosen), batch_count(len(rest), self.batch.size))

    def score(self, source: Source, labels: NDArray[np.int64]) -> Score:
        """Loss and accuracy in eval mode, by the averaged weights where they are averaged."""
        model = self._judged.eval()
        logits, rest = [], np.arange(len(labels))
        while len(rest):
            try:
                with torch.inference_mode():
                    logits.append(source.logits(model, rest[: self.batch.size]).float().cpu().numpy())
            except RuntimeError as error:
                self.batch.halve(error)
                continue
            rest = rest[len(logits[-1]) :]
        return self.score_of(np.concatenate(logits), labels)

    def score_of(self, logits: NDArray[np.floating], labels: NDArray[np.int64]) -> Score:
        """Loss and accuracy of logits (n, classes)."""
        found = torch.from_numpy(np.asarray(logits, np.float32)).to(self._device)
        truth = torch.from_numpy(labels).to(self._device)
        loss = float(nn.functional.cross_entropy(found, truth, self._class_weights))
        return Score(loss, float((logits.argmax(1) == labels).mean()), np.asarray(logits, np.float32))

    def step(self, logits: Tensor, truth: Tensor, weights: Tensor) -> float:
        """One optimiser step; returns the weighted loss. A loss that is not finite changes nothing."""
        assert self.optimizer is not None, "begin() comes first"
        assert self.schedule is not None
        each = nn.functional.cross_entropy(logits, truth, self._class_weights, reduction="none")
        loss = (each * weights).sum() / (self._class_weights[truth] * weights).sum()
        value = float(loss.detach())
        if math.isfinite(value):  # a step on NaN would destroy every weight
            self.optimizer.zero_grad(set_to_none=True)
            loss.backward()
            self.optimizer.step()
            self.schedule.step()
            if self.average is not None:
                self.average.update_parameters(self.model)
        return value

    # --- the frozen layers ---

    def features(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """What the frozen backbone feeds the head, (n, width)."""
        return self._in_batches(pixels, lambda batch: fed_to(self.head, self.model, self.inputs(batch)).cpu().numpy())

    def frozen_backbone(self) -> Callable[[NDArray[np.uint8]], NDArray[np.float32]]:
        """What gives the features of many pictures sooner than `features`, as the backbone is now."""
        frozen = FrozenBackbone(self._backbone, self.model, self.inputs)
        return lambda pixels: self._in_batches(pixels, frozen)

    def frozen_part(
        self, pixels: NDArray[np.uint8], stages: int, views: Sequence[int] | None = None
    ) -> NDArray[np.float32]:
        """What the frozen stages make of pictures.

        Args:
            pixels: Of n pictures.
            stages: How many are frozen.
            views: (n,) seeds, each of a random view of its picture; None takes the pictures as they are.
        """
        chosen = None if views is None else [torch.Generator().manual_seed(seed) for seed in views]
        self.model.eval()
        with torch.inference_mode():
            found = forward_to(self.model, self._backbone, stages, self.inputs(pixels, chosen))
        return found.float().cpu().numpy()

    # --- keeping ---

    def state(self) -> dict[str, Tensor]:
        """A copy of all weights, on the CPU; averaged where they are averaged."""
        return {
            name: tensor.detach().cpu().clone(memory_format=torch.contiguous_format)
            for name, tensor in self._judged.state_dict().items()
        }

    def head_state(self) -> dict[str, Tensor]:
        """The part of `state` that the head is."""
        prefix = self._backbone.head
        return {f"{prefix}.{name}": tensor.detach().cpu().clone() for name, tensor in self.head.state_dict().items()}

    def resume_from(self, state: Mapping[str, Tensor]) -> None:
        """Go back to weights that `state` gave; a stage begins after it."""
        self.average = None
        self.model.load_state_dict(state)

    @property
    def _judged(self) -> nn.Module:
        return self.model if self.average is None else self.average.module

    def _train_on(
        self, source: Source, chosen: NDArray[np.int64], labels: NDArray[np.int64], weights: NDArray[np.floating]
    ) -> tuple[float, int]:
        self._set_modes()
        truth = torch.from_numpy(labels).to(self._device)
        with torch.autocast(self._device, torch.bfloat16, enabled=self._on_cuda):
            logits = source.logits(self.model, chosen)
        loss = self.step(logits.float(), truth, torch.from_numpy(weights).to(self._device, torch.float32))
        return loss, int((logits.argmax(1) == truth).sum())

    def _set_modes(self) -> None:
        self.model.train()
        for module in self._frozen:
            module.eval()

    def _in_batches(
        self, pixels: NDArray[np.uint8], compute: Callable[[NDArray[np.uint8]], NDArray[np.float32]]
    ) -> NDArray[np.float32]:
        found: list[NDArray[np.float32]] = []
        while len(pixels):
            try:
                found.append(compute(pixels[: self.batch.size]))
            except RuntimeError as error:
                self.batch.halve(error)
                continue
            pixels = pixels[len(found[-1]) :]
        return np.concatenate(found)


def _average_of(model: nn.Module, steps_per_epoch: int) -> AveragedModel:
    decay = 1 - 1 / max(1, steps_per_epoch)
    average = AveragedModel(model, multi_avg_fn=get_ema_multi_avg_fn(decay), use_buffers=True)
    average.requires_grad_(requires_grad=False)
    return average


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
    return len(batches_of(np.arange(count), batch_size)) if count else 0


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
