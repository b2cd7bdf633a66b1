"""EfficientNet-Lite0 from torchvision's own parts: B0 made for CPUs and integers.

It is EfficientNet-B0 (Tan and Le 2019, arXiv:1905.11946) without squeeze-and-excitation and with ReLU6 in place of
SiLU, as github.com/tensorflow/tpu publishes it under models/official/efficientnet/lite.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from torch import Tensor, nn
from torch.nn import functional

from castinspect.devices.torchvision_guard import import_torchvision

_STAGES = (
    # expansion, kernel, stride, channels in, channels out, blocks
    (1, 3, 1, 32, 16, 1),
    (6, 3, 2, 16, 24, 2),
    (6, 5, 2, 24, 40, 2),
    (6, 3, 2, 40, 80, 3),
    (6, 5, 1, 80, 112, 3),
    (6, 5, 2, 112, 192, 4),
    (6, 3, 1, 192, 320, 1),
)
_FEATURES = 1280
_DROPOUT = 0.2
_NORM_EPS, _NORM_MOMENTUM = 1e-3, 0.01


class SamePadding(nn.Module):
    """TensorFlow's "same" padding before a convolution of stride 2: an odd border lies at the right and the bottom.

    Args:
        kernel: Side of the convolution's kernel.
    """

    def __init__(self, kernel: int) -> None:
        super().__init__()
        self.kernel = kernel

    def forward(self, pictures: Tensor) -> Tensor:
        """Pad (n, channels, height, width) so that half of each side, rounded up, comes out."""
        height = self.kernel - 2 + pictures.shape[-2] % 2
        width = self.kernel - 2 + pictures.shape[-1] % 2
        return functional.pad(pictures, [width // 2, width - width // 2, height // 2, height - height // 2])


def efficientnet_lite0() -> nn.Module:
    """Build EfficientNet-Lite0 with its 1000-class layer and random weights."""
    parts = import_torchvision().models.efficientnet
    block = partial(parts.MBConv, se_layer=_no_squeeze)
    model: nn.Module = parts.EfficientNet(
        [parts.MBConvConfig(*stage, block=block) for stage in _STAGES],
        dropout=_DROPOUT,
        stochastic_depth_prob=0.0,
        norm_layer=partial(nn.BatchNorm2d, eps=_NORM_EPS, momentum=_NORM_MOMENTUM),
        last_channel=_FEATURES,
    )
    for layer in [module for module in model.modules() if isinstance(module, nn.Sequential)]:
        _make_lite(layer)
    return model


def from_published(state: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """Give the published weights the names of `efficientnet_lite0`; both list their layers from input to output.

    Raises:
        ValueError: They are not the weights of this network.
    """
    import torch

    with torch.device("meta"):
        ours = efficientnet_lite0().state_dict()
    shapes = [tensor.shape for tensor in state.values()]
    if shapes != [tensor.shape for tensor in ours.values()]:
        raise ValueError("not the weights of EfficientNet-Lite0")
    return dict(zip(ours, (tensor.contiguous() for tensor in state.values()), strict=True))


def _make_lite(layer: nn.Sequential) -> None:
    """Put ReLU6 in place of SiLU, and "same" padding before a convolution of stride 2."""
    for name, module in layer.named_children():
        if isinstance(module, nn.SiLU):
            setattr(layer, name, nn.ReLU6(inplace=True))
    first = layer[0]
    if isinstance(first, nn.Conv2d) and first.stride == (2, 2):
        first.padding = (0, 0)
        layer.insert(0, SamePadding(first.kernel_size[0]))


def _no_squeeze(*_widths: int, **_activation: object) -> nn.Module:
    return nn.Identity()
