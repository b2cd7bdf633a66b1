"""Where to compute: CUDA, then MPS, then the CPU, each proven by a real computation."""

from __future__ import annotations

import platform
from dataclasses import dataclass

import numpy as np

from castinspect.errors import DeviceError
from castinspect.messages import Message

_ORDER = ("cuda", "mps", "cpu")
_TOLERANCE = 1e-2  # generous: TF32 and other fast modes are fine, a broken kernel is not


@dataclass(frozen=True)
class DeviceChoice:
    """A device that computed correctly a moment ago.

    Attributes:
        name: `cuda`, `mps` or `cpu`.
        title: What the machine calls it.
        fallback: Why it is not the one that was asked for, or that comes first; None if it is.
    """

    name: str
    title: str
    fallback: Message | None = None


def choose_device(choice: str = "auto") -> DeviceChoice:
    """Find the first device that really computes.

    Args:
        choice: `auto`, or the one to try first. Whatever fails is followed by the next, with the first reason.

    Raises:
        DeviceError: Not even the CPU computes correctly.
    """
    candidates = _ORDER if choice == "auto" else _ORDER[_ORDER.index(choice) :] if choice in _ORDER else ("cpu",)
    failure: Message | None = None
    if choice != "auto" and not _is_present(choice):
        failure = Message("device-absent", {"device": choice})
    for name in candidates:
        if not _is_present(name):
            continue
        problem = _prove(name)
        if problem is None:
            return DeviceChoice(name, _title(name), failure)
        failure = failure or Message("device-failed", {"device": name, "detail": problem})
    raise DeviceError("device-none", detail=failure or "")


def _is_present(name: str) -> bool:
    import torch

    if name == "cuda":
        return torch.cuda.is_available()
    if name == "mps":
        return torch.backends.mps.is_available()
    return name == "cpu"


def _prove(name: str) -> str | None:
    """Compute a convolution and a product there and compare them with numpy; return what went wrong, or None."""
    import torch

    generator = np.random.default_rng(0)
    picture = generator.standard_normal((1, 1, 8, 8)).astype(np.float32)
    kernel = generator.standard_normal((1, 1, 3, 3)).astype(np.float32)
    windows = np.lib.stride_tricks.sliding_window_view(picture[0, 0], (3, 3))
    expected = np.einsum("ijkl,kl->ij", windows, kernel[0, 0])
    try:
        convolved = torch.nn.functional.conv2d(torch.from_numpy(picture).to(name), torch.from_numpy(kernel).to(name))
        found = (convolved[0, 0] @ convolved[0, 0]).cpu().numpy()
    except RuntimeError as error:
        return str(error).splitlines()[0]
    if not np.allclose(
        found, expected @ expected, rtol=_TOLERANCE, atol=_TOLERANCE * float(np.abs(expected).max()) ** 2
    ):
        return "it computed a wrong result"
    return None


def _title(name: str) -> str:
    import torch

    if name == "cuda":
        return torch.cuda.get_device_name()
    if name == "mps":
        return "Apple GPU"
    return f"{platform.processor() or platform.machine()}, {torch.get_num_threads()} threads"
