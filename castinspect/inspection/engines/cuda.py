"""PyTorch on CUDA: mixed precision for batches where it proves exact enough, a CUDA graph for single pictures."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass

import numpy as np
import torch
from torch import Tensor, nn

from castinspect.devices.device import DeviceChoice, choose_device
from castinspect.inspection.engines.engine import EngineOutput, Pixels
from castinspect.inspection.engines.network import InspectionNetwork
from castinspect.inspection.engines.parity import compare
from castinspect.inspection.engines.proof import probe_pixels, proof_batches
from castinspect.inspection.engines.torch import TorchEngine, as_output
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.progress import drain

_LARGEST = 256
_WORTHWHILE = 1.05
"""A batch twice as large must judge so many times as many pictures a second."""
_WARM_UP = 3

_Results = tuple[Tensor, Tensor, Tensor]


@dataclass(frozen=True)
class _Graph:
    """A captured pass: what is put into `given` comes out of `results` when it is replayed."""

    graph: torch.cuda.CUDAGraph
    given: Tensor
    results: _Results


class CudaEngine:
    """A checkpoint on an NVIDIA GPU, channels last.

    A batch too large for the memory is halved, and stays so.

    Args:
        checkpoint: What to run.
        device: The GPU.
        mixed: Whether batches are computed in half precision where that is exact enough by PyTorch's own rules.

    Raises:
        CheckpointError: The weights do not fit.
    """

    name = "torch"
    lanes = 2  # one batch is brought over while another is computed

    def __init__(self, checkpoint: LoadedCheckpoint, device: DeviceChoice, *, mixed: bool) -> None:
        self.device = device
        self.largest_batch = _LARGEST
        self._mixed = mixed
        network = InspectionNetwork(checkpoint).to(device.name)
        self._network: nn.Module = network.to(memory_format=torch.channels_last)  # type: ignore[call-overload]
        self._alone = threading.Lock()
        self._graph = self._captured(probe_pixels(checkpoint.metadata))

    @classmethod
    def proven(cls, checkpoint: LoadedCheckpoint, device: DeviceChoice) -> CudaEngine:
        """The fastest engine there that passes the parity gate, with its batch size found by measurement."""
        reference = TorchEngine(checkpoint, choose_device("cpu"))
        batches = proof_batches(checkpoint.metadata, ())
        engine = cls(checkpoint, device, mixed=True)
        parity = drain(compare(engine, reference, batches, checkpoint))
        if not parity.holds:
            engine = cls(checkpoint, device, mixed=False)
        probe = probe_pixels(checkpoint.metadata)
        engine.largest_batch = measured_batch(lambda n: engine._seconds(np.repeat(probe, n, axis=0)), _LARGEST)
        return engine

    def run(self, pixels: Pixels) -> EngineOutput:
        """Judge a batch.

        Raises:
            RuntimeError: The device failed, or its memory is too small for a single picture.
        """
        given = torch.from_numpy(np.ascontiguousarray(pixels)).pin_memory()
        with self._alone, torch.inference_mode():
            if len(pixels) == 1:
                self._graph.given.copy_(given, non_blocking=True)
                self._graph.graph.replay()
                return as_output(self._graph.results)
            return self._halving(given)

    def _halving(self, given: Tensor) -> EngineOutput:
        parts: list[EngineOutput] = []
        rest = given
        while len(rest):
            part = rest[: self.largest_batch]
            try:
                parts.append(self._pass(part))
            except torch.OutOfMemoryError:
                if len(part) == 1:
                    raise
                self.largest_batch = max(1, len(part) // 2)
                torch.cuda.empty_cache()
                continue
            rest = rest[len(part) :]
        return joined(parts)

    def _pass(self, given: Tensor) -> EngineOutput:
        with self._precision():
            return as_output(self._network(given.to(self.device.name, non_blocking=True)))

    def _precision(self) -> AbstractContextManager[object]:
        return torch.autocast(self.device.name, torch.float16) if self._mixed else nullcontext()

    def _captured(self, probe: Pixels) -> _Graph:
        """Capture a single picture's pass in float32; launching its kernels one by one takes longer than they do."""
        given = torch.from_numpy(probe).to(self.device.name)
        stream = torch.cuda.Stream()
        stream.wait_stream(torch.cuda.current_stream())
        with torch.inference_mode(), torch.cuda.stream(stream):
            for _ in range(_WARM_UP):
                self._network(given)
        torch.cuda.current_stream().wait_stream(stream)
        graph = torch.cuda.CUDAGraph()
        with torch.inference_mode(), torch.cuda.graph(graph):
            results = self._network(given)
        return _Graph(graph, given, results)

    def _seconds(self, pixels: Pixels) -> float | None:
        """How long a batch takes; None where the memory is too small for it."""
        given = torch.from_numpy(pixels)
        try:
            with torch.inference_mode():
                self._pass(given)  # chooses its kernels
                started = time.perf_counter()
                self._pass(given)
        except torch.OutOfMemoryError:
            torch.cuda.empty_cache()
            return None
        return time.perf_counter() - started


def measured_batch(seconds: Callable[[int], float | None], largest: int) -> int:
    """The smallest batch beyond which a larger one gains little.

    Args:
        seconds: How long a batch of so many pictures takes; None where it does not fit.
        largest: Not to be exceeded.
    """
    best, taken = 1, seconds(1)
    while taken is not None and best * 2 <= largest:
        twice = seconds(best * 2)
        if twice is None or 2 * taken / twice < _WORTHWHILE:
            break
        best, taken = best * 2, twice
    return best


def joined(parts: list[EngineOutput]) -> EngineOutput:
    """Put the outputs of consecutive batches together."""
    maps = [part.maps for part in parts if part.maps is not None]
    return EngineOutput(
        np.concatenate([part.logits for part in parts]),
        np.concatenate([part.features for part in parts]),
        np.concatenate(maps) if maps else None,
    )
