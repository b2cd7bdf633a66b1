"""Before a run learns: its weights fetched, its pictures read and dealt, its device chosen, its network built."""

from __future__ import annotations

from collections.abc import Generator
from typing import TYPE_CHECKING, Any

import numpy as np

from castinspect.data.folders import DataSet
from castinspect.data.samples import fingerprint, load_samples, split_loaded
from castinspect.data.turns import guess_turns
from castinspect.devices.device import choose_device
from castinspect.messages import Message
from castinspect.models.backbones import find_backbone
from castinspect.models.metadata import CheckpointMetadata
from castinspect.models.start import Start, choose_start
from castinspect.models.weights import (
    ChosenWeights,
    build_started_model,
    choose_weights,
    download_imagenet,
)
from castinspect.progress import Notice, PicturesRead, WeightsDownloading
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import TrainingStarted
from castinspect.training.pictures import preprocessing_of
from castinspect.training.run.context import RunContext
from castinspect.training.strategies import Phase

if TYPE_CHECKING:
    from castinspect.training.learner.learner import Learner

_TOLD_TURNS = {"any": "turns-any", "quarter": "turns-quarter", "none": "turns-none"}


def prepare(
    config: TrainingConfig, dataset: DataSet
) -> Generator[WeightsDownloading | PicturesRead | Notice, None, RunContext]:
    """Bring together what a run goes by.

    Args:
        config: What was asked for.
        dataset: The pictures to learn from and to score on.

    Returns:
        The run's context.

    Raises:
        DataError: The data cannot be trained on.
        WeightsError: The weights to start from are not at hand.
        DeviceError: No device computes.
    """
    # what it starts from
    start = choose_start(find_backbone(config.backbone), _choice(config))
    if start.why:
        yield Notice(start.why)
    backbone = start.backbone
    config = config.model_copy(update={"backbone": backbone.name})
    weights = yield from _fetched(start)
    preprocessing = preprocessing_of(config, backbone, dataset)
    if config.colour == "auto" and preprocessing.colour == "rgb":
        yield Notice(Message("training-in-colour"))
    # the pictures, and which of them are learned from, validated on and tested on
    pattern = config.part_pattern
    samples, messages = yield from load_samples(dataset, preprocessing, part_pattern=pattern, regroup=config.regroup)
    yield from map(Notice, messages)
    splits = split_loaded(
        dataset, samples, validation=config.validation_share, test=config.test_share, seed=config.seed
    )
    # how the parts lie, by which views are made of them
    if config.turns == "auto" and config.augment:
        pool = sorted(splits.train + splits.validation)
        turns = guess_turns(samples.pixels[pool], [samples.groups[i] for i in pool])
        config = config.model_copy(update={"turns": turns})
        yield Notice(Message(_TOLD_TURNS[turns]))
    # where it computes
    device = choose_device(config.device)
    if device.fallback:
        yield Notice(device.fallback)
    if weights.kind == "none" and config.strategy is not Strategy.SCRATCH:
        yield Notice(Message("training-from-nothing", {"strategy": str(config.strategy)}))
    return RunContext(config, backbone, weights, preprocessing, dataset, samples, splits, device.name)


def build_learner(context: RunContext) -> Learner:
    """The network with its new head, ready to learn; the same seed gives the same one."""
    import torch

    from castinspect.training.learner.learner import Learner, seeded_head
    from castinspect.training.learner.network_input import NetworkInput

    config, backbone = context.config, context.backbone
    classes = len(context.dataset.classes)
    torch.manual_seed(config.seed)
    model = build_started_model(backbone, classes, context.preprocessing.size, context.weights)
    seeded_head(model, backbone, config.seed)
    counts = np.bincount(context.samples.labels[list(context.splits.train)], minlength=classes)
    class_weights = counts.sum() / (len(counts) * np.maximum(counts, 1))
    return Learner(
        model, backbone, NetworkInput(context.preprocessing, context.device, config.view_turns), class_weights.tolist(),
        config.seed, batch_size=config.batch_size, group=context.group,
    )  # fmt: skip


def started(context: RunContext, phases: tuple[Phase, ...]) -> TrainingStarted:
    """What is told when a run begins to learn; by folds, all pictures are both learned from and validated on."""
    splits = context.splits
    train, validation = len(splits.train), len(splits.validation)
    by_folds = context.is_cross_validated
    return TrainingStarted(
        classes=context.dataset.classes,
        train_count=train + validation if by_folds else train,
        validation_count=0 if by_folds else validation,
        test_count=len(splits.test),
        backbone=context.backbone.name,
        weights=context.weights.label,
        device=context.device,
        epochs=context.config.epochs,
        phases=tuple(phase.name for phase in phases),
    )


def metadata_of(context: RunContext) -> CheckpointMetadata:
    """What the checkpoint will say of the run, as far as it is known before it learns."""
    config = context.config
    assert config.out is not None
    settings: dict[str, Any] = config.model_dump(mode="json", exclude={"out", "data", "roles"})
    return CheckpointMetadata(
        name=config.out.stem,
        backbone=context.backbone.name,
        weights=context.weights.label,
        classes=context.dataset.classes,
        preprocessing=context.preprocessing,
        strategy=str(config.strategy),
        settings=settings,
        seed=config.seed,
        dataset=fingerprint(context.dataset, context.samples),
    )


def _choice(config: TrainingConfig) -> str:
    return "none" if config.strategy is Strategy.SCRATCH else config.weights


def _fetched(start: Start) -> Generator[WeightsDownloading, None, ChosenWeights]:
    if not start.weights.needs_download:
        return start.weights
    yield from download_imagenet(start.backbone)
    return choose_weights(start.backbone, "imagenet")
