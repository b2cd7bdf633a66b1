"""Whether a GPU may be there, asked without importing torch: the driver knows."""

from __future__ import annotations

import ctypes
import platform
import sys


def cuda_is_likely() -> bool:
    """Whether NVIDIA's driver names a device. Whether torch computes there is another question."""
    name = "nvcuda.dll" if sys.platform == "win32" else "libcuda.so.1"
    try:
        driver = ctypes.CDLL(name)
        count = ctypes.c_int(0)
        return driver.cuInit(0) == 0 and driver.cuDeviceGetCount(ctypes.byref(count)) == 0 and count.value > 0
    except (OSError, AttributeError):
        return False


def mps_is_likely() -> bool:
    """Whether this is a Mac with Apple's own processor."""
    return sys.platform == "darwin" and platform.machine() == "arm64"
