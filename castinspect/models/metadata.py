"""What a checkpoint says of itself: everything that is needed to judge a picture, and where it came from."""

from __future__ import annotations

from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, Literal, Self
from uuid import uuid4

import numpy as np
from pydantic import BaseModel, ConfigDict, Field, model_validator

from castinspect import __version__
from castinspect.imaging.preprocessing import Preprocessing

FORMAT_VERSION = 4
"""Raised with every field that is added or changes its meaning: unknown fields are refused, never ignored."""


MOST_TEMPERATURE = 1000.0
"""Over it every score is the same, whatever the picture."""

MOST_CUT = 1e6
"""Of novelty: over it nothing would ever be unlike the training pictures."""

_MOST_MEAN = 10.0
_MOST_TOGETHER = 16

KNOWN_TOGETHER = frozenset(
    {"contrast", "sharpness", "axis_sharpness", "local_sharpness", "roughness", "fine_texture", "coarse_texture"}
)
"""Statistics of a picture that may stand in a `Joint`."""


class Role(StrEnum):
    """What a class means for the part."""

    OK = "ok"
    DEFECT = "defect"


class _Frozen(BaseModel):
    model_config = ConfigDict(frozen=True, extra="forbid", allow_inf_nan=False)


class PartClass(_Frozen):
    """One class of the data set, known by its name."""

    name: str = Field(min_length=1)
    role: Role


class Cuts(_Frozen):
    """Defect probability at or under `ok` is OK, at or over `defect` is DEFECT, between them REVIEW."""

    ok: float = Field(0.3, ge=0, lt=1)
    defect: float = Field(0.7, ge=0, le=1)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.ok > self.defect:
            raise ValueError("the OK cut must not lie above the defect cut")
        return self


class Costs(_Frozen):
    """What mistakes and work cost, in any one currency.

    Attributes:
        escape: One defective part called OK.
        overkill: One good part called DEFECT.
        review: One minute of a person's review.
        review_minutes: What one part in REVIEW takes.
        defect_rate: Share of the line's parts that are defective; data sets hold far more of them.
    """

    escape: float = Field(ge=0)
    overkill: float = Field(ge=0)
    review: float = Field(ge=0)
    review_minutes: float = Field(1.0, gt=0)
    defect_rate: float = Field(0.05, gt=0, lt=1)


class CutPolicy(_Frozen):
    """By what the cuts were chosen: a highest escape rate, or costs; neither where a person set them."""

    max_escape: float | None = Field(None, gt=0, lt=1)
    costs: Costs | None = None

    @model_validator(mode="after")
    def _one_aim(self) -> Self:
        if self.max_escape is not None and self.costs is not None:
            raise ValueError("cuts are chosen by an escape rate or by costs, not by both")
        return self


class Calibration(_Frozen):
    """How the temperature and the cuts were found, and how well the probabilities then hold.

    Attributes:
        source: `out-of-fold`: every picture learned from, scored by a network that had not seen its part;
            `validation`: the pictures held back, scored by the network that is kept.
        pictures: How many, of how many `parts`.
        parts: Groups of pictures of one part.
        error_before: Expected calibration error of the defect probability at temperature 1.
        error_after: The same at the temperature fitted without the parts it is reckoned on.
    """

    source: Literal["out-of-fold", "validation"]
    pictures: int
    parts: int
    error_before: float
    error_after: float


class Evaluation(_Frozen):
    """The score on pictures that were not trained on.

    Attributes:
        split: Which pictures: `test` or `validation`.
        confusion: Count by true class, then by predicted class.
        accuracy: Share of pictures whose predicted class is the true one.
        balanced_accuracy: Mean over the classes of the share found.
        auroc: Area under the ROC curve of the defect probability; None where one role is missing.
        defective: Pictures whose true class is a defect; `escapes` of them were called OK.
        good: Pictures whose true class is ok; `overkill` of them were called DEFECT.
        review: Pictures sent to a person.
        held: Pictures that could not be judged; they count in no other figure.
        defective_parts: Different defective parts; `escaped_parts` of them were called OK in at least one picture. None
            where it is not known which pictures show one part.
        good_parts: Different good parts; `overkill_parts` of them were called DEFECT in at least one picture.
    """

    split: str
    confusion: dict[str, dict[str, int]]
    accuracy: float
    balanced_accuracy: float
    auroc: float | None
    defective: int
    escapes: int
    good: int
    overkill: int
    review: int
    held: int = 0
    defective_parts: int | None = None
    escaped_parts: int | None = None
    good_parts: int | None = None
    overkill_parts: int | None = None


class Novelty(_Frozen):
    """From which distance on a picture is unlike the training pictures; what it is compared with is among the tensors.

    Attributes:
        method: How the distance is taken; see `castinspect.inspection.novelty`.
        cut: The distance over which a picture is not called OK.
        good_parts: How many different good parts the cut was set on.
    """

    method: Literal["mahalanobis"] = "mahalanobis"
    cut: float = Field(gt=0, le=MOST_CUT)
    good_parts: int = Field(ge=1)


class Bounds(_Frozen):
    """Between which values a statistic of a picture may lie; None where it may be anything."""

    low: float | None = Field(None, allow_inf_nan=False)
    high: float | None = Field(None, allow_inf_nan=False)

    @model_validator(mode="after")
    def _ordered(self) -> Self:
        if self.low is not None and self.high is not None and self.low > self.high:
            raise ValueError("the lower bound lies above the upper one")
        return self


class GateChange(_Frozen):
    """Bounds that were changed after training, and why."""

    statistic: str
    before: Bounds
    after: Bounds
    reason: str = Field(min_length=1)


class Joint(_Frozen):
    """How statistics of the training pictures vary together.

    Attributes:
        statistics: Which, k of them.
        mean: (k,) of the training pictures.
        inverse: (k, k) of their covariance.
    """

    statistics: tuple[str, ...] = Field(min_length=1, max_length=_MOST_TOGETHER)
    mean: tuple[float, ...]
    inverse: tuple[tuple[float, ...], ...]

    @model_validator(mode="after")
    def _fits(self) -> Self:
        count = len(self.statistics)
        if len(self.mean) != count or [len(row) for row in self.inverse] != [count] * count:
            raise ValueError("the numbers do not fit the statistics")
        if len(set(self.statistics)) != count or not set(self.statistics) <= KNOWN_TOGETHER:
            raise ValueError("statistics that are not known to vary together")
        matrix = np.asarray(self.inverse)
        if not np.allclose(matrix, matrix.T) or float(np.linalg.eigvalsh(matrix).min()) <= 0:
            raise ValueError("no inverse of a covariance")
        return self


class Gate(_Frozen):
    """Between which bounds a picture is judged at all; the training pictures' statistics are among the tensors.

    Attributes:
        bounds: By statistic; see `castinspect.inspection.gate`.
        pictures: How many pictures the bounds were set by, of how many `parts`.
        parts: Groups of pictures of one part.
        joint: How some of them vary together; None where there were too few pictures, or it was not known yet.
        changes: What was widened since, the latest last.
    """

    bounds: dict[str, Bounds]
    joint: Joint | None = None
    pictures: int = Field(ge=1)
    parts: int = Field(ge=1)
    changes: tuple[GateChange, ...] = ()


def picture_key(sha256: str) -> str:
    """The short form in which a picture's hash is kept: enough to know it again among millions."""
    return sha256[:16]


class CheckpointMetadata(_Frozen):
    """What travels with the weights; see the module."""

    format_version: int = FORMAT_VERSION
    id: str = Field(default_factory=lambda: uuid4().hex)
    name: str = ""
    created: datetime = Field(default_factory=lambda: datetime.now(UTC))
    backbone: str
    weights: str
    classes: tuple[PartClass, ...] = Field(min_length=2)
    preprocessing: Preprocessing
    cuts: Cuts = Cuts()
    temperature: float = Field(1.0, gt=0, le=MOST_TEMPERATURE)
    second_look: bool = False
    """Whether a score that leaves doubt is judged again by the mean of the picture's turned and mirrored views."""
    policy: CutPolicy | None = None
    calibration: Calibration | None = None
    novelty: Novelty | None = None
    gate: Gate | None = None
    strategy: str
    kept_epoch: int | None = None
    kept_stage: str = ""
    """The stage of the epoch that was kept: `head` where a fine-tuning did not beat the head alone."""
    settings: dict[str, Any] = {}
    seed: int = 0
    dataset: dict[str, str] = {}
    """Per class its count and a hash over its pictures' hashes, as "200 sha256:…"."""
    learned_from: tuple[str, ...] = ()
    """Short hashes (see `picture_key`) of the training and validation pictures: a score on them would say nothing."""
    evaluation: Evaluation | None = None
    parent: str | None = None
    versions: dict[str, str] = Field(default_factory=lambda: {"castinspect": __version__})

    @model_validator(mode="after")
    def _classes_make_sense(self) -> Self:
        names = [part_class.name for part_class in self.classes]
        if len(set(names)) != len(names):
            raise ValueError("two classes have the same name")
        if {part_class.role for part_class in self.classes} != set(Role):
            raise ValueError("a checkpoint needs at least one ok class and one defect class")
        return self

    @model_validator(mode="after")
    def _preprocessing_makes_sense(self) -> Self:
        mean, std = self.preprocessing.mean, self.preprocessing.std
        if not all(abs(value) <= _MOST_MEAN for value in mean) or not all(0 < value <= _MOST_MEAN for value in std):
            raise ValueError("the preprocessing would turn every picture into the same")
        return self

    def child(self, name: str, **changes: Any) -> Self:
        """What a version made of this one says of itself: an id of its own, this one as its parent, and the changes."""
        identity = {
            "format_version": FORMAT_VERSION,
            "id": uuid4().hex,
            "name": name,
            "created": datetime.now(UTC),
            "parent": self.id,
        }
        return self.model_copy(update=identity | changes)

    @property
    def class_names(self) -> tuple[str, ...]:
        """Names in the order of the network's outputs."""
        return tuple(part_class.name for part_class in self.classes)

    @property
    def ok_indices(self) -> tuple[int, ...]:
        """Which outputs of the network belong to ok classes."""
        return tuple(i for i, part_class in enumerate(self.classes) if part_class.role is Role.OK)
