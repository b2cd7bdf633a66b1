"""OpenVINO: a converted checkpoint on the CPU, or on an Intel GPU or NPU where asked for. Needs no torch."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from queue import SimpleQueue
from typing import Any

import numpy as np

from castinspect.devices.device import DeviceChoice
from castinspect.devices.openvino_guard import import_openvino
from castinspect.inspection.engines.engine import EngineOutput, Pixels
from castinspect.inspection.engines.parity import TOLERANCE
from castinspect.language import say

_DEVICES = {"CPU": "cpu", "GPU": "intel-gpu", "NPU": "intel-npu"}


class OpenVinoEngine:
    """A converted network in OpenVINO: in float32 throughout, unless it was made for 8-bit integers.

    Args:
        model: The `.xml` file; its `.bin` lies beside it.
        target: `CPU`, `GPU` or `NPU`, in OpenVINO's words.
        tolerance: By how much its probabilities may differ from PyTorch's.
        patient: Whether many pictures wait, so that judging several at once, each on fewer cores, gets more done; else
            each picture has all cores to itself and is judged soonest.

    Raises:
        RuntimeError: OpenVINO cannot run it there.
        ImportError: OpenVINO does not run on this machine.
    """

    name = "openvino"
    largest_batch = 1  # measured: on a CPU a batch gains nothing over requests side by side

    def __init__(self, model: Path, target: str = "CPU", *, tolerance: float = TOLERANCE, patient: bool = True) -> None:
        openvino = import_openvino()
        core = openvino.Core()
        network = core.read_model(model)
        _, *shape = (axis if axis.is_dynamic else axis.get_length() for axis in network.input(0).partial_shape)
        network.reshape([1, *shape])  # what is fixed is planned ahead
        # OpenVINO computes in bfloat16 or float16 where the hardware has it, unless it is told what is meant.
        wanted = {
            "INFERENCE_PRECISION_HINT": "f32",
            "PERFORMANCE_HINT": "THROUGHPUT" if patient else "LATENCY",
        }
        if target == "CPU":
            wanted["ENABLE_CPU_PINNING"] = "NO"  # decoding and the window need the cores, too
        compiled: Any = core.compile_model(network, target, wanted)
        self.tolerance = tolerance
        self.device = DeviceChoice(_DEVICES[target], _title(core, compiled, target))
        self.conversion: Mapping[str, str] = {}  # SHA-256 of each file, where they are known
        self.lanes = 1 + int(compiled.get_property("OPTIMAL_NUMBER_OF_INFER_REQUESTS"))  # one is handed over meanwhile
        self._free: SimpleQueue[Any] = SimpleQueue()
        for _ in range(self.lanes):
            self._free.put(compiled.create_infer_request())

    def run(self, pixels: Pixels) -> EngineOutput:
        """Judge pictures one by one; calls from several threads run side by side.

        Raises:
            RuntimeError: The device failed.
        """
        request = self._free.get()
        try:
            results = []
            for picture in pixels:
                request.infer([np.ascontiguousarray(picture[None])], share_inputs=True, share_outputs=True)
                results.append([request.get_output_tensor(index).data.copy() for index in range(3)])
        finally:
            self._free.put(request)
        logits, features, maps = (np.concatenate(parts) for parts in zip(*results, strict=True))
        return EngineOutput(logits, features, maps)


def _title(core: Any, compiled: Any, target: str) -> str:
    name = str(core.get_property(target, "FULL_DEVICE_NAME")).strip()
    if target != "CPU":
        return f"OpenVINO, {name}"
    threads = compiled.get_property("INFERENCE_NUM_THREADS")
    return say("OpenVINO, {name}, {threads} threads", name=name, threads=threads)
