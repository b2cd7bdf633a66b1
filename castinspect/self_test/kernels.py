"""Whether the libraries that compute do so correctly here: proven against numpy."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from castinspect.errors import SelfTestError
from castinspect.language import say

_TOLERANCE = 1e-2  # as for the devices: fast modes are fine, a broken kernel is not


def check_torch(_folder: Path) -> str:
    """Compute a convolution and a product with torch, on the device that inspection would take."""
    import torch

    from castinspect.devices.device import choose_device
    from castinspect.devices.torchvision_guard import import_torchvision

    import_torchvision()
    device = choose_device()
    return say(
        "torch {version} on {device} ({title})", version=torch.__version__, device=device.name, title=device.title
    )


def check_openvino(_folder: Path) -> str:
    """Compute a convolution with OpenVINO on the CPU.

    Raises:
        SelfTestError: The result is not numpy's.
        ImportError: OpenVINO is not in this installation.
    """
    from castinspect.devices.openvino_guard import import_openvino

    openvino = import_openvino()
    opset13 = openvino.opset13

    generator = np.random.default_rng(0)
    picture = generator.standard_normal((1, 1, 8, 8)).astype(np.float32)
    kernel = generator.standard_normal((1, 1, 3, 3)).astype(np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(picture[0, 0], (3, 3))
    expected = np.einsum("ijkl,kl->ij", windows, kernel[0, 0])
    given = opset13.parameter([1, 1, 8, 8], np.float32)
    convolved = opset13.convolution(given, opset13.constant(kernel), [1, 1], [0, 0], [0, 0], [1, 1])
    core = openvino.Core()
    compiled = core.compile_model(openvino.Model([convolved], [given], "kernel"), "CPU")
    found = compiled([picture])[0][0, 0]
    if not np.allclose(found, expected, rtol=_TOLERANCE, atol=_TOLERANCE * float(np.abs(expected).max())):
        raise SelfTestError("self-test-wrong-result", library="OpenVINO")
    return say(
        "OpenVINO {version} on {device}",
        version=openvino.get_version().partition("-")[0],
        device=core.get_property("CPU", "FULL_DEVICE_NAME"),
    )
