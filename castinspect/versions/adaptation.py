"""A new camera or light: a version with its batch-norm statistics moved to it, by unlabelled pictures of good parts."""

from __future__ import annotations

import tempfile
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from castinspect import __version__
from castinspect.data.learned import LEARNED
from castinspect.data.likeness import pack, signature
from castinspect.devices.device import choose_device
from castinspect.errors import DataError, ImageError, TrainingError
from castinspect.evaluation.unseen import SCORED, UNSEEN
from castinspect.imaging.finding import find_pictures
from castinspect.imaging.loading import Picture
from castinspect.models.backbones import BACKBONES
from castinspect.models.checkpoint import SUFFIX, Arrays, LoadedCheckpoint, load_checkpoint, load_model, save_checkpoint
from castinspect.models.metadata import CheckpointMetadata, Evaluation, Gate, Role, picture_key
from castinspect.progress import Notice, PicturesRead, PicturesScored, drain
from castinspect.training.gate import learn_gate
from castinspect.versions.comparison import VersionComparison, compare_versions
from castinspect.versions.regate import widened

if TYPE_CHECKING:
    from torch import Tensor

    from castinspect.versions.batch_norm import Moments

MIN_PICTURES = 32
"""Fewer say too little of what a camera shows."""
MOST_PICTURES = 64
"""More are not used: every layer's moments are over thousands of places in each picture already."""
PRIOR = 8
"""How many pictures the old statistics count for: N of the blend n / (N + n)."""
LADDER = (1.0, 0.6, 0.4, 0.2, 0.1)
"""Parts of that blend that are tried in turn, until the version judges the labelled pictures no worse."""
_BATCH = 16
GOLDEN = "golden."
"""How the names of arrays begin that say what the old network made of its golden pictures."""


@dataclass(frozen=True)
class StatisticsMoved:
    """The batch-norm statistics were moved: in `layers` layers, by `pictures` pictures, with weight `blend`."""

    layers: int
    pictures: int
    blend: float


@dataclass(frozen=True)
class AdaptationJudged:
    """One blend was judged on the labelled pictures: the old version (first) and the adapted one (second)."""

    blend: float
    comparison: VersionComparison
    accepted: bool


@dataclass(frozen=True)
class Adapted:
    """What came of it: a new version, or none because the labelled pictures were judged worse whatever the blend.

    Attributes:
        checkpoint: The file; None where it was not accepted.
        metadata: Of the adapted checkpoint.
        judged: The blend that was kept, or the last that was tried.
    """

    checkpoint: Path | None
    metadata: CheckpointMetadata
    judged: AdaptationJudged


AdaptationEvent = PicturesRead | Notice | StatisticsMoved | PicturesScored | AdaptationJudged


@dataclass(frozen=True)
class Adaptation:
    """What is to be adapted.

    Attributes:
        checkpoint: The version that knows the old camera and light.
        pictures: A folder of good parts as the new ones show them, unlabelled.
        before: Pictures of good parts as the old ones show them.
        truth: Labelled pictures that the new version is accepted by. Where they are of the old camera, it will judge
            both well; where they are of the new one, it may forget the old.
        out: Where the new version goes.
        device: Where to compute.
    """

    checkpoint: LoadedCheckpoint
    pictures: Path
    before: Sequence[Path]
    truth: Mapping[Path, str]
    out: Path
    device: str = "auto"


def adapt(adaptation: Adaptation) -> Generator[AdaptationEvent, None, Adapted]:
    """Move a version's batch-norm statistics to a new camera or light; see `batch_norm.moved_statistics`.

    Preprocessing already brings each picture to one mean and one contrast of brightness, so exposure needs no
    adaptation. What remains is the shape of the tone curve, sharpness, noise and uneven light.

    The statistics are moved as far as the labelled pictures allow: `LADDER`, from far to near. One of five is chosen by
    them, so the score on them flatters the new version a little.

    Yields:
        Progress, and each blend as it was judged.

    Returns:
        The new version, or that there is none.

    Raises:
        TrainingError: The backbone has no batch norm.
        DataError: There are too few pictures of good parts, before or now.
        CheckpointError: The weights do not fit, or the new version cannot be written.
    """
    old = adaptation.checkpoint
    require_batch_norm(old.metadata)
    device = choose_device(adaptation.device).name
    now = find_pictures([adaptation.pictures])
    read = _Reader(old.metadata, len(spread(adaptation.before)) + len(spread(now)))
    pictures_before = yield from read.pictures(adaptation.before, "adaptation-too-few-before")
    pictures_now = yield from read.pictures(now, "adaptation-too-few")
    reference = reference_moments(old, inputs_of(old, [p.pixels for p in pictures_before], device), device)
    inputs = inputs_of(old, [p.pixels for p in pictures_now], device)
    statistics = MovedStatistics(old, reference, inputs, device)
    extra, gate = _extra(old, pictures_now), _widened_gate(old.metadata, spread(now))
    for part in LADDER:
        blend = part * blend_of(len(inputs))
        state = statistics.state(blend)
        yield (moved := StatisticsMoved(statistics.layers, len(inputs), blend))
        metadata = _adapted_metadata(old.metadata, adaptation.out.stem, pictures_now, moved)
        metadata = metadata.model_copy(update={"gate": gate})
        with _written(state, metadata, extra) as new:
            comparison = yield from compare_versions(old, new, adaptation.truth, adaptation.device)
        judged = AdaptationJudged(blend, comparison, not is_worse(comparison.first, comparison.second))
        yield judged
        metadata = metadata.model_copy(update={"evaluation": comparison.second})
        if judged.accepted:
            save_checkpoint(adaptation.out, state, metadata, extra)
            return Adapted(adaptation.out, metadata, judged)
    return Adapted(None, metadata, judged)


def require_batch_norm(metadata: CheckpointMetadata) -> None:
    """Refuse a backbone that keeps no statistics of its training pictures.

    Raises:
        TrainingError: It is a vision transformer: its layer norm measures each picture anew.
    """
    backbone = BACKBONES[metadata.backbone]
    if backbone.head == "heads":
        raise TrainingError("adaptation-no-batch-norm", backbone=backbone.title)


def good_ones(truth: Mapping[Path, str], metadata: CheckpointMetadata) -> list[Path]:
    """The pictures of good parts among labelled ones."""
    good = {part_class.name for part_class in metadata.classes if part_class.role is Role.OK}
    return [path for path, name in truth.items() if name in good]


def is_worse(before: Evaluation, after: Evaluation) -> bool:
    """Whether the same pictures are judged worse: a lower balanced accuracy, or more escapes."""
    return after.balanced_accuracy < before.balanced_accuracy or after.escapes > before.escapes


def blend_of(pictures: int, prior: float = PRIOR) -> float:
    """How far so many pictures are trusted: n / (N + n), as Schneider et al. 2020 blend (arXiv:2006.16971)."""
    return pictures / (prior + pictures)


class MovedStatistics:
    """A version's batch-norm statistics, old and moved to new conditions; states between the two.

    Args:
        checkpoint: The old version; it is not changed.
        reference: What its layers are fed by good parts under the old conditions.
        inputs: (n, 3, size, size) of good parts under the new ones, on the device.
        device: Where to compute.
    """

    def __init__(
        self, checkpoint: LoadedCheckpoint, reference: Mapping[str, Moments], inputs: Tensor, device: str
    ) -> None:
        from castinspect.versions.batch_norm import batch_norms, moved_statistics, statistics_of

        model = load_model(checkpoint, device)
        self._checkpoint = checkpoint
        self._old = {name: statistics_of(layer) for name, layer in batch_norms(model).items()}
        self._new = moved_statistics(model, inputs, reference)

    @property
    def layers(self) -> int:
        """How many layers were moved."""
        return len(self._old)

    def state(self, share: float) -> dict[str, Tensor]:
        """The checkpoint's tensors, as precise as they were stored, with the statistics at `share` of the way."""
        import torch

        from castinspect.versions.batch_norm import blended

        state = {name: torch.from_numpy(array) for name, array in self._checkpoint.tensors.items()}
        for name, old in self._old.items():
            found = blended(old, self._new[name], share)
            state |= {f"{name}.running_mean": found.mean.cpu(), f"{name}.running_var": found.variance.cpu()}
        return state


def reference_moments(checkpoint: LoadedCheckpoint, inputs: Tensor, device: str) -> dict[str, Moments]:
    """What the layers of a version are fed by good parts under the old conditions, inputs as above."""
    from castinspect.versions.batch_norm import observed_moments

    return observed_moments(load_model(checkpoint, device), inputs.split(_BATCH))


class _Reader:
    """Reads pictures for the network, with one progress over all folders."""

    def __init__(self, metadata: CheckpointMetadata, total: int) -> None:
        self._preprocessing = metadata.preprocessing
        self._total = total
        self._done = 0

    def pictures(self, paths: Sequence[Path], too_few: str) -> Generator[PicturesRead | Notice, None, list[Picture]]:
        """Read pictures, evenly spread where there are more than are used.

        Raises:
            DataError: Fewer than `MIN_PICTURES` can be read.
        """
        found = []
        for path in spread(paths):
            self._done += 1
            yield PicturesRead(self._done, self._total)
            try:
                found.append(self._preprocessing.load(path))
            except ImageError as error:
                yield Notice(error.message)
        if len(found) < MIN_PICTURES:
            raise DataError(too_few, count=len(found), needed=MIN_PICTURES)
        return found


def spread(paths: Sequence[Path], most: int = MOST_PICTURES) -> list[Path]:
    """At most so many of the paths, evenly spread over them."""
    count = min(len(paths), most)
    return [paths[index * len(paths) // count] for index in range(count)]


def inputs_of(checkpoint: LoadedCheckpoint, pictures: Sequence[NDArray[np.uint8]], device: str) -> Tensor:
    """Pictures as `Preprocessing.load` gives them to the network's input, (n, 3, size, size) on the device."""
    import torch

    return torch.from_numpy(np.stack([checkpoint.metadata.preprocessing(pixels) for pixels in pictures])).to(device)


def _adapted_metadata(
    metadata: CheckpointMetadata, name: str, now: Sequence[Picture], moved: StatisticsMoved
) -> CheckpointMetadata:
    """Of the new version; what it measured the camera by counts as learned from."""
    seen = sorted(set(metadata.learned_from) | {picture_key(picture.sha256) for picture in now})
    how = {"layers": moved.layers, "pictures": moved.pictures, "blend": round(moved.blend, 4)}
    return metadata.child(
        name,
        settings=metadata.settings | {"adaptation": how},
        learned_from=tuple(seen),
        evaluation=None,
        versions={"castinspect": __version__},
    )


def _widened_gate(metadata: CheckpointMetadata, now: Sequence[Path]) -> Gate | None:
    """The gate, widened so that pictures of the new camera pass; nothing where there was none."""
    if metadata.gate is None:
        return None
    groups = [str(path) for path in now]
    learned = drain(learn_gate(now, groups, metadata.preprocessing, metadata.gate), lambda _event: None)
    return widened(metadata.gate, learned.gate.bounds, "adapted to a new camera or light")


@contextmanager
def _written(state: dict[str, Tensor], metadata: CheckpointMetadata, extra: Arrays) -> Iterator[LoadedCheckpoint]:
    """Within the block, the adapted checkpoint as it is judged by: read back from a file."""
    with tempfile.TemporaryDirectory(prefix="adapted-") as folder:
        file = Path(folder) / f"adapted{SUFFIX}"
        save_checkpoint(file, state, metadata, extra)
        yield load_checkpoint(file)


def _extra(old: LoadedCheckpoint, now: Sequence[Picture]) -> Arrays:
    """What the new version carries beside its weights: no scores of pictures, which were the old network's."""
    kept = {name: array for name, array in old.extra.items() if not name.startswith((UNSEEN, SCORED, GOLDEN))}
    if LEARNED in kept:
        signatures = pack(np.stack([signature(picture.pixels) for picture in now]))
        kept[LEARNED] = np.concatenate([kept[LEARNED], signatures])
    return kept
