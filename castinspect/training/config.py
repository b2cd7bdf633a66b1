"""What a training run is asked to do."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field

from castinspect.imaging.preprocessing import Light
from castinspect.models.metadata import Role
from castinspect.models.start import backbone_of
from castinspect.settings import DeviceName


class Strategy(StrEnum):
    """Which parts of the network learn."""

    SCRATCH = "scratch"
    HEAD = "head"
    FULL = "full"
    GRADUAL = "gradual"


class TrainingConfig(BaseModel):
    """Settings of one training run.

    Attributes:
        data: `DATA/train|test/<class>/` or `DATA/<class>/` (then a stratified split is made).
        backbone: A name of `castinspect.models.backbones.BACKBONES`.
        weights: `auto`, `imagenet`, `starter`, `none`, or the path of a published weights file. `auto` takes ImageNet
            weights, see `castinspect.models.start`.
        strategy: Which parts learn.
        epochs: Over all stages together.
        batch_size: Pictures a step.
        learning_rate: Of the head.
        backbone_learning_rate: Of the backbone's top stage, where it learns. Scratch uses `learning_rate` throughout.
        layer_decay: Each stage of the backbone learns at this part of the rate of the one above it.
        patience: A stage ends early after so many epochs without a lower validation loss.
        seed: Of split, initialisation, order and augmentation.
        device: `auto`, `cuda`, `mps` or `cpu`.
        roles: Role by class name, for names that do not tell.
        out: Where the checkpoint goes; None puts it into the models folder under a name made from data and time.
        size: Side of the network's input; None takes the backbone's own.
        light: Mean and standard deviation of brightness that each picture is brought to, on a scale of 0 to 1; None
            takes what suits the weights on photographs.
        augment: Random rotations, mirrors and light.
        folds: Into how many shares the parts are dealt to choose a fine-tuned network's cuts by all of them: one more
            network learns without each. 0 or 1 chooses by the validation pictures. The head alone always has its folds.
        validation_share: Part of the training pictures that is held back to choose the best epoch.
        half: Store weights in half precision: half the file, and a little less exact; scored as stored.
        part_pattern: Finds part numbers in file names; see `castinspect.data.parts.part_numbers`. Pictures with one
            number show one part.
        regroup: Bring the pictures of a part that the folders put on both sides of the split to one side. Without it
            such data is refused.
        test_share: Part held back for the final score where the data has no test folder.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path
    backbone: str = "efficientnet_b0"
    weights: str = "auto"
    strategy: Strategy = Strategy.GRADUAL
    epochs: int = Field(10, ge=1, le=1000)
    batch_size: int = Field(16, ge=2, le=512)
    learning_rate: float = Field(1e-3, gt=0, le=1)
    backbone_learning_rate: float = Field(1e-4, gt=0, le=1)
    layer_decay: float = Field(0.75, gt=0, le=1)
    patience: int = Field(4, ge=1, le=1000)
    seed: int = 0
    device: DeviceName = "auto"
    roles: dict[str, Role] = {}
    part_pattern: str | None = None
    regroup: bool = False
    out: Path | None = None
    size: int | None = Field(None, ge=32, le=1024)
    light: Light | None = None
    augment: bool = True
    half: bool = False
    folds: int = Field(0, ge=0, le=10)
    validation_share: float = Field(0.2, gt=0, le=0.5)
    test_share: float = Field(0.2, gt=0, le=0.5)

    def with_backbone_of_start(self) -> Self:
        """The same with the backbone that the run will have, where `auto` puts another one in its place."""
        chosen = backbone_of(self.backbone, self.weights, from_scratch=self.strategy is Strategy.SCRATCH)
        return self.model_copy(update={"backbone": chosen.name})
