"""What a training run is asked to do."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Literal, Self

from pydantic import BaseModel, ConfigDict, model_validator

from castinspect.data.turns import Turns
from castinspect.imaging.preprocessing import Light
from castinspect.models.metadata import Role
from castinspect.models.start import backbone_of
from castinspect.settings import DeviceName
from castinspect.training.form import FORM, Strategy, check_settings

__all__ = ["Strategy", "TrainingConfig"]


def _default(name: str) -> Any:
    return FORM[name].default


class TrainingConfig(BaseModel):
    """Settings of one training run; defaults and bounds stand in `castinspect.training.form.FORM`.

    A value out of its bounds raises `SettingError`, a sentence with the bounds.

    Attributes:
        data: `DATA/train|test/<class>/` or `DATA/<class>/` (then a stratified split is made).
        backbone: A name of `castinspect.models.backbones.BACKBONES`.
        weights: `auto`, `imagenet`, `starter`, `none`, or the path of a published weights file. `auto` takes ImageNet
            weights, see `castinspect.models.start`.
        strategy: Which layers learn.
        epochs: Over all phases together.
        batch_size: Pictures a step.
        learning_rate: Of the head.
        backbone_learning_rate: Of the backbone's top stage, where it learns; times `Backbone.rate`. Scratch uses
            `learning_rate` throughout.
        layer_decay: Each stage of the backbone learns at this share of the rate of the one above it.
        patience: A phase ends early after so many epochs without a lower validation loss.
        seed: Of split, initialisation, order and augmentation.
        device: `auto`, `cuda`, `mps` or `cpu`.
        roles: Role by class name, for names that do not tell.
        out: Where the checkpoint goes; None puts it into the models folder under a name made from data and time.
        size: Side of the network's input; None takes the backbone's own.
        light: Mean and standard deviation of brightness that each picture is brought to, on a scale of 0 to 1; None
            takes what suits the weights on photographs.
        colour: `grey`, `rgb`, or `auto`: in colour where the pictures have some.
        bits: That the camera uses in files of 16, where the files do not declare it; None where that is not known.
        class_level: How many folders down the classes lie; see `castinspect.data.folders.find_classes`.
        augment: Random rotations, mirrors and light.
        turns: How parts may lie, by which pictures are turned while the network learns: `none`, `quarter`, `any`, or
            `auto`: as `castinspect.data.turns.guess_turns` finds.
        folds: Into how many shares the parts are dealt to choose a fine-tuned network's cuts by all of them: one more
            network learns without each. 0 or 1 chooses by the validation pictures. The head alone always has its folds.
        validation_share: Share of the training pictures that is held back to choose the best epoch.
        half: Store weights in half precision: half the file, and a little less exact; scored as stored.
        part_pattern: Finds part numbers in file names; see `castinspect.data.parts.part_numbers`. Pictures with one
            number show one part.
        regroup: Bring the pictures of a part that the folders put on both sides of the split to one side. Without it
            such data is refused.
        test_share: Share held back for the final score where the data has no test folder.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    data: Path
    backbone: str = _default("backbone")
    weights: str = _default("weights")
    strategy: Strategy = _default("strategy")
    epochs: int = _default("epochs")
    batch_size: int = _default("batch_size")
    learning_rate: float = _default("learning_rate")
    backbone_learning_rate: float = _default("backbone_learning_rate")
    layer_decay: float = _default("layer_decay")
    patience: int = _default("patience")
    seed: int = _default("seed")
    device: DeviceName = _default("device")
    roles: dict[str, Role] = _default("roles")
    part_pattern: str | None = _default("part_pattern")
    regroup: bool = _default("regroup")
    out: Path | None = _default("out")
    size: int | None = _default("size")
    light: Light | None = _default("light")
    colour: Literal["auto", "grey", "rgb"] = _default("colour")
    bits: int | None = _default("bits")
    class_level: int = _default("class_level")
    augment: bool = _default("augment")
    half: bool = _default("half")
    turns: Literal["auto"] | Turns = _default("turns")
    folds: int = _default("folds")
    validation_share: float = _default("validation_share")
    test_share: float = _default("test_share")

    @model_validator(mode="before")
    @classmethod
    def _within_bounds(cls, values: dict[str, Any]) -> dict[str, Any]:
        check_settings(values)
        return values

    def with_backbone_of_start(self) -> Self:
        """The same with the backbone that the run will have, where `auto` puts another one in its place."""
        chosen = backbone_of(self.backbone, self.weights, from_scratch=self.strategy is Strategy.SCRATCH)
        return self.model_copy(update={"backbone": chosen.name})

    @property
    def view_turns(self) -> Turns:
        """How random views are turned: anyhow, too, where `auto` was not settled by the pictures."""
        return "any" if self.turns == "auto" else self.turns

    @property
    def looks_twice(self) -> bool:
        """Whether turned views say something of a part: the network learns from such, and parts may lie so."""
        return self.augment and self.view_turns != "none"
