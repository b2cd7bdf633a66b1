"""A ResNet-18 an eighth as wide: tests train, write, convert and judge with it in a sixth of the time."""

from __future__ import annotations

from dataclasses import replace

import pytest
import torch
from torch import nn

from castinspect.devices import torchvision_guard
from castinspect.models.backbones import BACKBONES

NAME, SHARE = "resnet18", 8
PUBLISHED = dict(BACKBONES)
NARROW = replace(PUBLISHED[NAME], features=PUBLISHED[NAME].features // SHARE)
import_torchvision = torchvision_guard.import_torchvision
"""As the program has it."""


def use_narrow(patch: pytest.MonkeyPatch) -> None:
    """Build it wherever this process asks for a ResNet-18; other processes know the published one alone."""
    patch.setitem(BACKBONES, NAME, NARROW)
    patch.setattr(torchvision_guard, "import_torchvision", _torchvision_with_narrow)


def use_published(patch: pytest.MonkeyPatch) -> None:
    """Build the published one again."""
    patch.setitem(BACKBONES, NAME, PUBLISHED[NAME])
    patch.setattr(torchvision_guard, "import_torchvision", _torchvision_as_it_is)


def _torchvision_with_narrow():
    torchvision = import_torchvision()
    torchvision.models.resnet18 = _narrow_resnet18
    return torchvision


def _torchvision_as_it_is():
    torchvision = import_torchvision()
    torchvision.models.resnet18 = torchvision.models.resnet.resnet18
    return torchvision


def _narrow_resnet18():
    """Its blocks, layers and names are those of the published one; channels there are an eighth of."""
    from torchvision.models.resnet import BasicBlock, resnet18

    with torch.device("meta"):
        model = resnet18()
    width = model.inplanes = model.conv1.out_channels // SHARE
    model.conv1, model.bn1 = nn.Conv2d(3, width, 7, 2, 3, bias=False), nn.BatchNorm2d(width)
    for number, stride in enumerate((1, 2, 2, 2)):
        setattr(model, f"layer{number + 1}", model._make_layer(BasicBlock, width << number, 2, stride))
    model.fc = nn.Linear(NARROW.features, 1000)
    for module in model.modules():
        if isinstance(module, nn.Conv2d):
            nn.init.kaiming_normal_(module.weight, mode="fan_out", nonlinearity="relu")
    return model
