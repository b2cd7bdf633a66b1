"""How a run sees its pictures: as its settings say, and where they leave it open, as the pictures are."""

from __future__ import annotations

from pathlib import Path

from castinspect.data.colour import has_colour
from castinspect.data.depth_question import fourteen_bits_question
from castinspect.data.folders import DataSet
from castinspect.data.samples import run_preprocessing
from castinspect.errors import DataError
from castinspect.imaging.depth import white_of
from castinspect.imaging.preprocessing import Colour, Preprocessing
from castinspect.models.backbones import Backbone
from castinspect.models.weights import USUAL_LIGHT
from castinspect.training.config import TrainingConfig


def preprocessing_of(config: TrainingConfig, backbone: Backbone, dataset: DataSet) -> Preprocessing:
    """How a run brings its pictures to its network.

    Args:
        config: Colour, bit depth, size and light.
        backbone: Whose input size is taken where none is asked for.
        dataset: Looked into for colour, where `auto` is asked for, and for its bit depth where that is not said.

    Raises:
        DataError: The bit depth must be asked for.
    """
    if config.bits is None and (question := fourteen_bits_question(_paths(dataset))):
        raise DataError(question.code, **question.values)
    preprocessing = run_preprocessing(backbone, config.size, config.light or USUAL_LIGHT)
    changed = {"colour": colour_of(config, dataset), "white_level": white_of(config.bits)}
    return preprocessing.model_copy(update=changed)


def colour_of(config: TrainingConfig, dataset: DataSet) -> Colour:
    """`rgb` where it is asked for, or where nothing is and the pictures have colour; else `grey`."""
    if config.colour != "auto":
        return config.colour
    return "rgb" if has_colour(_paths(dataset)) else "grey"


def _paths(dataset: DataSet) -> list[Path]:
    return [sample.path for split in sorted(dataset.samples) for sample in dataset.samples[split]]
