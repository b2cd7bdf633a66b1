"""OpenVINO without its telemetry: importing it as it comes reports to its makers over the network."""

from __future__ import annotations

import importlib
import sys
import threading
from collections.abc import Callable
from types import ModuleType
from typing import Any

_TELEMETRY = "openvino_telemetry"
_CONVERTER = "openvino.tools.ovc"
_lock = threading.Lock()


def import_openvino() -> ModuleType:
    """Import the runtime alone, without telemetry and without the converter, which costs start-up and memory.

    Raises:
        ImportError: OpenVINO is not installed, or does not run here.
    """
    with _lock:
        sys.modules.setdefault(_TELEMETRY, None)  # type: ignore[arg-type]  # None makes its import fail
        if "openvino" in sys.modules or _CONVERTER in sys.modules:
            return importlib.import_module("openvino")
        sys.modules[_CONVERTER] = None  # type: ignore[assignment]
        try:
            return importlib.import_module("openvino")
        finally:
            del sys.modules[_CONVERTER]


def import_converter() -> Callable[..., Any]:
    """The function that converts a PyTorch model, `openvino.convert_model`.

    Raises:
        ImportError: As `import_openvino`.
    """
    import_openvino()
    with _lock:
        convert: Callable[..., Any] = importlib.import_module(_CONVERTER).convert_model
        return convert
