"""The loop of pretraining: steps, averaged weights, scores, stopping and going on."""

from __future__ import annotations

import math
import os
import time
from collections.abc import Iterator

import numpy as np
import torch
from sklearn.metrics import roc_auc_score
from torch import Tensor
from torch.optim.lr_scheduler import OneCycleLR
from torch.optim.swa_utils import AveragedModel

from castinspect.errors import TrainingError
from castinspect.starter.castings import CastingPool, held_out_castings
from castinspect.starter.files import load_extractor, load_state, save_state, state_path, write_starter
from castinspect.starter.network import StarterNetwork, augmented, losses, pictures_of
from castinspect.starter.pretraining import (
    PretrainingConfig,
    PretrainingEvent,
    PretrainingFinished,
    PretrainingScore,
    PretrainingStarted,
    PretrainingStep,
)

_AVERAGING = 0.998
_WEIGHT_DECAY = 0.02
_WARM_UP = 0.15
_BEGINS_LOWER, _ENDS_LOWER = 25, 20  # than the peak; than where it began
MOMENTS = 1000
_CLIP = 2.0
_EASY_SHARE = 0.35
_POSITIVES = (10.0, 30.0)
_HELD_OUT = 384
_SCORE_BATCH = 32
_SECONDS_BETWEEN_SCORES = 150.0


def pretrain(config: PretrainingConfig) -> Iterator[PretrainingEvent]:
    """Train a feature extractor on synthetic castings and write it as a starter.

    Ceasing to iterate stops the run; where it stood is kept, so that a config with `resume` goes on from there.

    Args:
        config: What to do.

    Yields:
        What happens, as it happens.

    Raises:
        TrainingError: There is nothing to resume, or the loss broke down.
        OSError: The file cannot be written.
    """
    work = _Work(config)
    try:
        yield PretrainingStarted(config.backbone, str(work.device), config.seed, work.images)
        score = PretrainingScore(work.step, math.nan, math.nan)
        last_score = time.monotonic()
        while work.share < 1:
            yield work.train_step()
            if time.monotonic() - last_score > _SECONDS_BETWEEN_SCORES and work.share < 1:
                score = work.score()
                save_state(config, work.state())
                last_score = time.monotonic()
                yield score
        score = work.score()
        yield score
        scores = {"map_auroc": score.map_auroc, "image_auroc": score.image_auroc}
        write_starter(config, work.averaged, scores, images=work.images, minutes=work.seconds / 60)
        state_path(config).unlink(missing_ok=True)
        yield PretrainingFinished(config.out, work.images, work.seconds / 60, score.map_auroc, score.image_auroc)
    except (GeneratorExit, KeyboardInterrupt):
        save_state(config, work.state())
        raise
    finally:
        work.close()


def one_cycle(peak: float) -> list[float]:
    """The learning rate at each moment of a run, 0 to `MOMENTS` (Smith and Topin 2017, arXiv:1708.07120).

    A run of so many minutes does not know its steps beforehand: what counts is which share of it is done.
    """
    optimiser = torch.optim.SGD([torch.zeros(1, requires_grad=True)])
    schedule = OneCycleLR(
        optimiser, max_lr=peak, total_steps=MOMENTS + 1, pct_start=_WARM_UP, cycle_momentum=False,
        div_factor=_BEGINS_LOWER, final_div_factor=_ENDS_LOWER,
    )  # fmt: skip
    rates = [float(schedule.get_last_lr()[0])]
    for _ in range(MOMENTS):
        optimiser.step()
        schedule.step()
        rates.append(float(schedule.get_last_lr()[0]))
    return rates


def ema(average: Tensor, current: Tensor, averaged: Tensor | int) -> Tensor:
    """A weight's moving average after one more step: short-sighted at first, then over some 500 steps.

    Args:
        average: The average so far.
        current: The weight after this step.
        averaged: How many steps the average knows.
    """
    if not average.is_floating_point():
        return current
    known = int(averaged) + 1
    return average.lerp(current, 1 - min(_AVERAGING, (1 + known) / (10 + known)))


class _Work:
    """Network, optimiser and castings of one run, and how far it is."""

    def __init__(self, config: PretrainingConfig) -> None:
        self.config = config
        self.device = _device(config.device)
        torch.manual_seed(config.seed)
        self.network = StarterNetwork().to(self.device, memory_format=torch.channels_last)  # type: ignore[call-overload]
        if config.start is not None:
            load_extractor(self.network, config.start)
        self.averages = AveragedModel(self.network, avg_fn=ema, use_buffers=True)
        self.optimiser = torch.optim.AdamW(_parameter_groups(self.network), lr=config.peak_rate)
        self.rates = one_cycle(config.peak_rate)
        self.generator = torch.Generator().manual_seed(config.seed)
        self.step, self.images, self.seconds, self._drawn = 0, 0, 0.0, 0
        self._pool: CastingPool | None = None
        self._pool_size = 0
        self._held_out: tuple[Tensor, Tensor] | None = None
        if config.resume:
            self._restore(load_state(config))

    @property
    def averaged(self) -> StarterNetwork:
        """The network with averaged weights and running statistics, which is scored and written."""
        network = self.averages.module
        assert isinstance(network, StarterNetwork)
        return network

    @property
    def share(self) -> float:
        """Part of the run that is done, 0 to 1."""
        if self.config.images is not None:
            return min(1.0, self.images / self.config.images)
        assert self.config.minutes is not None
        return min(1.0, self.seconds / (60 * self.config.minutes))

    def train_step(self) -> PretrainingStep:
        """Learn from one batch."""
        began = time.monotonic()
        config, share = self.config, self.share
        size = config.early_size if share < config.early_share else config.size
        rng = np.random.default_rng((config.seed, self.step))
        ease = 0.0 if config.start else max(0.0, 1 - share / _EASY_SHARE)
        castings = self._castings(size).batch(rng, config.batch, ease)
        pixels = torch.from_numpy(castings.pixels).to(self.device)
        maps = torch.from_numpy(castings.maps).to(self.device)
        pixels, truth = augmented(pixels, maps, self.generator)
        rate = self.rates[int(MOMENTS * share)]
        for group in self.optimiser.param_groups:
            group["lr"] = rate
        loss = self._learn(pictures_of(pixels), truth, ease)
        self.step += 1
        self.images += config.batch
        self.averages.update_parameters(self.network)
        self.seconds += time.monotonic() - began
        left = self.seconds * (1 - self.share) / max(self.share, 1e-6)
        return PretrainingStep(self.step, self.images, size, loss, rate, self.share, left)

    @torch.no_grad()
    def score(self) -> PretrainingScore:
        """Tell defective from sound castings that were held out, with the averaged weights."""
        if self._held_out is None:
            held = held_out_castings(self.config.seed, _HELD_OUT, self.config.size)
            self._held_out = torch.from_numpy(held.pixels), torch.from_numpy(held.maps).any(dim=3).any(dim=2).any(dim=1)
        began = time.monotonic()
        pixels, defective = self._held_out
        self.averaged.eval()
        strongest, whole = [], []
        for batch in pixels.split(_SCORE_BATCH):
            with self._autocast():
                answers = self.averaged(pictures_of(batch.to(self.device)))
            strongest.append(answers.maps[:, -1].float().amax((1, 2)).cpu())
            whole.append(answers.image[:, -1].float().cpu())
        self.seconds += time.monotonic() - began
        truth = defective.numpy()
        return PretrainingScore(
            self.step,
            float(roc_auc_score(truth, torch.cat(strongest).numpy())),
            float(roc_auc_score(truth, torch.cat(whole).numpy())),
        )

    def state(self) -> dict[str, object]:
        """All that a resumed run needs."""
        return {
            "network": self.network.state_dict(),
            "averaged": self.averaged.state_dict(),
            "optimiser": self.optimiser.state_dict(),
            "generator": self.generator.get_state(),
            "step": self.step,
            "images": self.images,
            "seconds": self.seconds,
            "drawn": self._pool.next_index if self._pool else self._drawn,
        }

    def close(self) -> None:
        """End the processes that draw."""
        if self._pool is not None:
            self._pool.close()

    def _learn(self, pictures: Tensor, truth: Tensor, ease: float) -> float:
        config = self.config
        self.network.train()
        with self._autocast():
            answers = self.network(pictures)
        hard, easy = _POSITIVES
        terms = losses(answers, truth, hard + (easy - hard) * ease)
        loss = (
            config.dense_weight * terms.dense + config.coarse_weight * terms.coarse + config.image_weight * terms.image
        )
        value = loss.item()
        if not math.isfinite(value):
            raise TrainingError("pretraining-diverged", step=self.step + 1)
        self.optimiser.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.network.parameters(), _CLIP)
        self.optimiser.step()
        return value

    def _castings(self, size: int) -> CastingPool:
        if self._pool is None or self._pool_size != size:
            if self._pool is not None:
                self._drawn = self._pool.next_index
                self._pool.close()
            self._pool = CastingPool(self.config.seed, self._drawn, size, self.config.reuse, self._workers())
            self._pool_size = size
        return self._pool

    def _workers(self) -> int:
        if self.config.workers is not None:
            return self.config.workers
        return max(1, (os.cpu_count() or 2) - 1) if self.device.type == "cuda" else 0

    def _autocast(self) -> torch.autocast:
        return torch.autocast(self.device.type, torch.bfloat16, enabled=self.device.type == "cuda")

    def _restore(self, state: dict[str, object]) -> None:
        self.network.load_state_dict(state["network"])
        self.averaged.load_state_dict(state["averaged"])  # type: ignore[arg-type]
        self.optimiser.load_state_dict(state["optimiser"])  # type: ignore[arg-type]
        self.generator.set_state(state["generator"])  # type: ignore[arg-type]
        self.step, self.images = int(state["step"]), int(state["images"])  # type: ignore[call-overload]
        self.averages.n_averaged.fill_(self.step)
        self.seconds, self._drawn = float(state["seconds"]), int(state["drawn"])  # type: ignore[arg-type, call-overload]


def _parameter_groups(network: StarterNetwork) -> list[dict[str, object]]:
    """Weights decay; biases and normalisation do not."""
    weights = [p for p in network.parameters() if p.ndim > 1]
    others = [p for p in network.parameters() if p.ndim <= 1]
    return [{"params": weights, "weight_decay": _WEIGHT_DECAY}, {"params": others, "weight_decay": 0.0}]


def _device(name: str) -> torch.device:
    if name != "auto":
        return torch.device(name)
    if torch.cuda.is_available():
        return torch.device("cuda")
    return torch.device("mps" if torch.backends.mps.is_available() else "cpu")
