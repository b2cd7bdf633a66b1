"""PyTorch: the reference on the CPU, and what computes on CUDA and MPS."""

from __future__ import annotations

import threading
import warnings

import numpy as np
import torch
from torch import Tensor

from castinspect.devices.device import DeviceChoice
from castinspect.inspection.engines.engine import EngineOutput, Pixels
from castinspect.inspection.engines.network import InspectionNetwork
from castinspect.models.checkpoint import LoadedCheckpoint

_CPU_BATCH = 8


class TorchEngine:
    """A checkpoint in eager PyTorch, float32.

    Args:
        checkpoint: What to run.
        device: Where; `cpu` or `mps`. CUDA has an engine of its own.

    Raises:
        CheckpointError: The weights do not fit.
    """

    name = "torch"
    lanes = 1

    def __init__(self, checkpoint: LoadedCheckpoint, device: DeviceChoice) -> None:
        self.device = device
        self.largest_batch = _CPU_BATCH
        self._network = InspectionNetwork(checkpoint).to(device.name)
        self._alone = threading.Lock()

    def run(self, pixels: Pixels) -> EngineOutput:
        """Judge a batch.

        Raises:
            RuntimeError: The device failed, or its memory is too small for the batch.
        """
        batch = torch.from_numpy(np.ascontiguousarray(pixels)).to(self.device.name)
        with self._alone, torch.inference_mode():
            return as_output(self._network(batch))

    def traced(self, example: Tensor) -> torch.jit.ScriptModule:
        """The network as one graph, for converting it; `example` is a batch of uint8 pixels.

        torch's own check of a trace is left out: it runs the network four times more and proves less than comparing the
        converted network with this one.
        """
        with torch.inference_mode(), warnings.catch_warnings():
            warnings.simplefilter("ignore")  # that shapes become constants, which is meant, and that tracing ages
            graph: torch.jit.ScriptModule = torch.jit.trace(self._network, example, check_trace=False)
        return graph


def as_output(results: tuple[Tensor, Tensor, Tensor]) -> EngineOutput:
    """Bring what the network gave to numpy, in float32."""
    logits, features, maps = (result.float().cpu().numpy() for result in results)
    return EngineOutput(logits, features, maps)
