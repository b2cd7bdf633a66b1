"""torchvision beside a CPU torch: its CUDA-linked wheel fails to import until two operators are declared."""

from __future__ import annotations

import importlib
import sys
import threading
from types import ModuleType

_SCHEMA = "(Tensor dets, Tensor scores, float iou_threshold) -> Tensor"
_lock = threading.Lock()  # training and inspection may both come here first
_kept: list[object] = []  # a torch.library.Library undoes its definitions when it is collected


def import_torchvision() -> ModuleType:
    """Import torchvision, declaring `nms` and `qnms` where its compiled part does not fit torch (pytorch/vision#9077).

    Models and transforms then work; `ops.nms` and `io.decode_*` do not. Where the import succeeds nothing is declared.

    Raises:
        RuntimeError: torchvision fails for another reason.
    """
    with _lock:
        return _import_guarded()


def _import_guarded() -> ModuleType:
    try:
        return importlib.import_module("torchvision")
    except RuntimeError as error:
        if "torchvision::nms" not in str(error):
            raise
    import torch

    for name in [name for name in sys.modules if name.partition(".")[0] == "torchvision"]:
        del sys.modules[name]
    if not _kept:
        library = torch.library.Library("torchvision", "FRAGMENT")
        for operator in ("nms", "qnms"):
            library.define(operator + _SCHEMA)
        _kept.append(library)
    return importlib.import_module("torchvision")
