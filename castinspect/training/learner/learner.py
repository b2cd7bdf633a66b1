"""One network that learns: which layers, one epoch of steps, and the loss on pictures it does not learn from."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor, nn

from castinspect.inspection.second_look import VIEWS, view
from castinspect.models.backbones import Backbone
from castinspect.training.head.regression import LinearHead
from castinspect.training.learner.batches import batch_count, batches_of
from castinspect.training.learner.criterion import WeightedCrossEntropy
from castinspect.training.learner.frozen_layers import FrozenLayers
from castinspect.training.learner.group import ALONE, Group, Logits
from castinspect.training.learner.memory import BatchSize
from castinspect.training.learner.network_input import NetworkInput
from castinspect.training.learner.optimisation import Optimisation, begin_optimisation
from castinspect.training.learner.sources import Activations, Pictures, Source
from castinspect.training.strategies import Phase


@dataclass(frozen=True)
class Score:
    """Mean loss and accuracy over a set of n pictures, and its logits (n, classes)."""

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
    """Trains the layers of a phase; see `castinspect.training.learner.optimisation` for how a step is taken.

    Frozen layers stay in eval mode. The batch norms of the others learn, their statistics too: kept as ImageNet's
    pictures made them, they cost a photographed part most of what fine-tuning gains. On CUDA steps are taken in
    bfloat16. Whatever is evaluated is computed in float32, as an inspection does. A batch that does not fit the memory
    is tried again at half the size. Where several processes train together, each takes its share of every batch, and
    the step is that of the whole batch.

    Args:
        model: A backbone with its new head.
        backbone: Which it is.
        inputs: Makes a batch of pictures, and says where to compute.
        class_weights: (classes,) for the loss.
        seed: Of order, augmentation and dropout.
        batch_size: Pictures a step, to begin with.
        group: The processes that train together.
    """

    def __init__(
        self,
        model: nn.Module,
        backbone: Backbone,
        inputs: NetworkInput,
        class_weights: Sequence[float],
        seed: int,
        *,
        batch_size: int = 16,
        group: Group = ALONE,
    ) -> None:
        self._backbone = backbone
        self._device = inputs.device
        self.inputs = inputs
        self.model = inputs.place(model)
        self.head: nn.Sequential = getattr(model, backbone.head)
        self._classes = len(class_weights)
        self.batch = BatchSize(batch_size, halves=group.size == 1)
        self.group = group
        self.frozen = FrozenLayers(self.model, backbone, inputs, self.batch)
        self.criterion = WeightedCrossEntropy(class_weights, inputs.device)
        self.chance = torch.Generator().manual_seed(seed)
        self.optimisation: Optimisation | None = None
        self._kept_in_eval: list[nn.Module] = []
        self._learning: Logits | None = None

    # --- which layers ---

    def begin(self, phase: Phase, epochs: int, steps_per_epoch: int) -> tuple[int, int]:
        """Freeze and unfreeze the layers for a phase of so many steps.

        Returns:
            How many parameters learn, and how many there are.
        """
        self.optimisation = begin_optimisation(self.model, phase, epochs, steps_per_epoch)
        self.group.prepare(self.model)
        self._learning = None
        self._kept_in_eval = [module for module in self.model.modules() if _is_frozen(module)]
        counts = [(p.numel(), p.requires_grad) for p in self.model.parameters()]
        return sum(count for count, learns in counts if learns), sum(count for count, _ in counts)

    def set_head(self, head: LinearHead) -> None:
        """Write a regression into the Linear layer."""
        linear = self.head[1]
        assert isinstance(linear, nn.Linear)
        with torch.no_grad():
            linear.weight.copy_(torch.from_numpy(head.weight))
            linear.bias.copy_(torch.from_numpy(head.bias))

    def clear_head(self) -> None:
        """Let the Linear layer know nothing: all logits are 0."""
        linear = self.head[1]
        assert isinstance(linear, nn.Linear)
        with torch.no_grad():
            linear.weight.zero_()
            linear.bias.zero_()

    # --- learning and evaluating ---

    def pictures(self, pixels: NDArray[np.uint8], *, augmented: bool = False) -> Pictures:
        """Pictures to learn from or to judge, as `Preprocessing.resized` makes them.

        Args:
            pixels: (n, size, size) or (n, size, size, 3).
            augmented: Whether each is seen as a random view.
        """
        return Pictures(self.inputs, pixels, self.chance if augmented else None)

    def second_look(self, pixels: NDArray[np.uint8]) -> NDArray[np.float32]:
        """Mean logits (n, classes) of the turned and mirrored views; see `castinspect.inspection.second_look`."""
        nothing = np.zeros(len(pixels), np.int64)
        looks = [self.evaluate(self.pictures(view(pixels, way)), nothing).logits for way in range(VIEWS)]
        mean: NDArray[np.float32] = np.mean(looks, axis=0, dtype=np.float32)
        return mean

    def activations(self, values: NDArray[np.floating], stages: int) -> Activations:
        """What `FrozenLayers.activations` gave for so many stages, to learn from or to judge."""
        return Activations(self.inputs, self._backbone, stages, values)

    def train_one_epoch(
        self, source: Source, labels: NDArray[np.int64], weights: NDArray[np.floating] | None = None
    ) -> Iterator[Step]:
        """Take one step per batch, in a random order.

        Args:
            source: Of n pictures.
            labels: (n,).
            weights: (n,) of the pictures in the loss; None weighs all the same.

        Raises:
            TrainingError: Not even two pictures fit the memory.
        """
        assert self.optimisation is not None, "begin() comes first"
        self._learning = self._learning or self.group.learning(self.model)
        each = torch.ones(len(labels)) if weights is None else torch.from_numpy(weights).float()
        rest = torch.randperm(len(labels), generator=self.chance).numpy()
        while len(rest):
            chosen = batches_of(rest, self.batch.size, least=max(2, self.group.size))[0]
            own = chosen[self.group.own]
            truth, weight = torch.from_numpy(labels[own]).to(self._device), each[own].to(self._device)
            try:
                # forward: dropout and the norms that learn are on, whatever is frozen is as in an inspection
                self._set_modes()
                with torch.autocast(self._device, torch.bfloat16, enabled=self._device == "cuda"):
                    logits = self._learning(source, chosen)
                # loss, backward and step
                loss = self.criterion(logits.float(), truth, weight) * self._share(labels, each, chosen)
                right = int((logits.argmax(1) == truth).sum())
                mean, all_right = self.group.sums([float(loss.detach()) / self.group.size, right])
                self.optimisation.update(loss, mean)
            except RuntimeError as error:
                self.batch.halve(error)
                continue
            rest = rest[len(chosen) :]
            left = batch_count(len(rest), self.batch.size, least=max(2, self.group.size))
            yield Step(mean, round(all_right), len(chosen), left)

    def evaluate(self, source: Source, labels: NDArray[np.int64]) -> Score:
        """Loss and accuracy in eval mode."""
        model = self.model.eval()
        logits, rest = [np.empty((0, self._classes), np.float32)], np.arange(len(labels))[self.group.own]
        while len(rest):
            try:
                with torch.inference_mode():
                    logits.append(source.logits(model, rest[: self.batch.size]).float().cpu().numpy())
            except RuntimeError as error:
                self.batch.halve(error)
                continue
            rest = rest[len(logits[-1]) :]
        return self.score_of(self.group.gathered(np.concatenate(logits), len(labels)), labels)

    def score_of(self, logits: NDArray[np.floating], labels: NDArray[np.int64]) -> Score:
        """Loss and accuracy of logits (n, classes)."""
        found = torch.from_numpy(np.asarray(logits, np.float32)).to(self._device)
        loss = float(self.criterion(found, torch.from_numpy(labels).to(self._device)))
        return Score(loss, float((logits.argmax(1) == labels).mean()), np.asarray(logits, np.float32))

    # --- keeping ---

    @property
    def megabytes(self) -> float:
        """Of all weights."""
        return float(sum(tensor.nbytes for tensor in self.model.state_dict().values())) / 1e6

    def state(self) -> dict[str, Tensor]:
        """A copy of all weights, on the CPU."""
        return {
            name: tensor.detach().cpu().clone(memory_format=torch.contiguous_format)
            for name, tensor in self.model.state_dict().items()
        }

    def head_state(self) -> dict[str, Tensor]:
        """Those entries of `state` that are the head's."""
        prefix = self._backbone.head
        return {f"{prefix}.{name}": tensor.detach().cpu().clone() for name, tensor in self.head.state_dict().items()}

    def resume_from(self, state: Mapping[str, Tensor]) -> None:
        """Go back to weights that `state` gave; a phase begins after it."""
        self.optimisation, self._learning = None, None
        self.model.load_state_dict(state)

    def _share(self, labels: NDArray[np.int64], weights: Tensor, chosen: NDArray[np.int64]) -> float:
        """What this process's mean loss counts in the mean over processes, so that this is the whole batch's."""
        if self.group.size == 1:
            return 1.0
        sides = chosen[self.group.own], chosen
        parts = [self.criterion.weight_of(torch.from_numpy(labels[of]), weights[of]) for of in sides]
        return self.group.size * parts[0] / parts[1]

    def _set_modes(self) -> None:
        self.model.train()
        for module in self._kept_in_eval:
            module.eval()


def _is_frozen(module: nn.Module) -> bool:
    """Whether a module has parameters and none of them learns; dropout and the like go by what contains them."""
    parameters = list(module.parameters())
    return bool(parameters) and not any(parameter.requires_grad for parameter in parameters)


def seeded_head(model: nn.Module, backbone: Backbone, seed: int) -> None:
    """Draw the head's first weights from a seed of its own, whatever was drawn before."""
    linear = getattr(model, backbone.head)[1]
    generator = torch.Generator().manual_seed(seed)
    bound = 1 / math.sqrt(linear.in_features)
    with torch.no_grad():
        linear.weight.uniform_(-bound, bound, generator=generator)
        linear.bias.zero_()
