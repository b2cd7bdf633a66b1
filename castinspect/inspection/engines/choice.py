"""Which engine judges: OpenVINO on a CPU, PyTorch on CUDA and MPS, and PyTorch wherever another is refused."""

from __future__ import annotations

from collections.abc import Generator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import numpy as np

from castinspect.devices.accelerators import cuda_is_likely, mps_is_likely
from castinspect.devices.device import DeviceChoice, choose_device
from castinspect.devices.openvino_guard import import_openvino
from castinspect.errors import CheckpointError, DeviceError
from castinspect.inspection.engines.conversion import (
    ConversionProgress,
    Converted,
    convert,
    find_converted,
    lies_in_int8,
)
from castinspect.inspection.engines.engine import Engine
from castinspect.inspection.engines.int8_engine import Int8Engine
from castinspect.inspection.engines.openvino import OpenVinoEngine
from castinspect.inspection.engines.parity import Parity, compare
from castinspect.inspection.engines.proof import probe_pixels, proof_batches
from castinspect.inspection.golden import golden_difference
from castinspect.inspection.prediction import softmax
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.process import has_torch
from castinspect.progress import drain
from castinspect.settings import ENGINES

_TARGETS = {"auto": "CPU", "openvino": "CPU", "openvino-gpu": "GPU", "openvino-npu": "NPU"}


def choose_engine(
    checkpoint: LoadedCheckpoint,
    engine: str = "auto",
    device: str = "auto",
    *,
    pictures: Sequence[Path] = (),
    patient: bool = True,
) -> Generator[ConversionProgress, None, Engine]:
    """Find what judges with a checkpoint, and make it ready.

    `auto` takes PyTorch on CUDA or MPS where there is one, else OpenVINO on the CPU. A checkpoint that OpenVINO has not
    seen is converted first, which takes some seconds, once. torch is only imported where it computes or converts.

    Args:
        checkpoint: Verified; weights that were let go are read again where they are needed.
        engine: One of `ENGINES`.
        device: `auto`, `cuda`, `mps` or `cpu`.
        pictures: Of the station; a conversion is proven on some of them.
        patient: Whether many pictures come at once; else each is to be judged as soon as can be.

    Yields:
        The progress of a conversion.

    Returns:
        The engine. Its device's `fallback` says if it is not what was asked for.

    Raises:
        CheckpointError: The weights do not fit, or, where there is no torch, no conversion came with them.
        DeviceError: No device computes correctly.
    """
    assert engine in ENGINES
    if not has_torch():
        return _converted_elsewhere(checkpoint, _TARGETS.get(engine, "CPU"), patient=patient)
    if engine == "torch":
        return _torch_engine(checkpoint, choose_device(device))
    fallback: Message | None = None
    if engine == "auto" and _accelerator_is_wanted(device):
        chosen = choose_device(device)
        if chosen.name != "cpu":
            return _torch_engine(checkpoint, chosen)
        fallback = chosen.fallback
    try:
        found = yield from _openvino_engine(checkpoint, _TARGETS[engine], pictures, patient=patient)
    except (ImportError, RuntimeError, OSError) as error:
        found = Message("engine-failed", {"detail": (str(error) or type(error).__name__).splitlines()[0]})
    if isinstance(found, Message):
        return _torch_engine(checkpoint, replace(choose_device("cpu"), fallback=found))
    found.device = replace(found.device, fallback=fallback or found.device.fallback)
    return found


def load_library(engine: str = "auto", device: str = "auto") -> None:
    """Load what will most likely judge, so that no other thread's loading holds it up; nothing is said where it fails.

    Args:
        engine: As for `choose_engine`.
        device: Likewise.
    """
    if engine == "torch" or (engine == "auto" and has_torch() and _accelerator_is_wanted(device)):
        return
    with suppress(ImportError):
        import_openvino()


def _openvino_engine(
    checkpoint: LoadedCheckpoint, target: str, pictures: Sequence[Path], *, patient: bool
) -> Generator[ConversionProgress, None, OpenVinoEngine | Int8Engine | Message]:
    """The engine, or why it must not be used."""
    converted = find_converted(checkpoint)
    if converted is not None:
        found = _engine_of(converted, checkpoint, target, patient=patient)
        if isinstance(found, Message) or golden_difference(found, checkpoint) <= found.tolerance:
            return found  # else it was made of another network, whatever its record says
    converted = yield from _convert(checkpoint, pictures, int8_lost=lies_in_int8(checkpoint))
    return _engine_of(converted, checkpoint, target, patient=patient)


def _converted_elsewhere(checkpoint: LoadedCheckpoint, target: str, *, patient: bool) -> OpenVinoEngine | Int8Engine:
    """The engine of a conversion that came with its checkpoint: a station without torch has no other.

    Raises:
        CheckpointError: There is none, or it scores otherwise than PyTorch did when it was made.
        DeviceError: OpenVINO does not run here.
    """
    converted = find_converted(checkpoint)
    if converted is None or not converted.record.holds:
        raise CheckpointError("needs-conversion", path=checkpoint.path)
    try:
        found = _engine_of(converted, checkpoint, target, patient=patient)
    except (ImportError, RuntimeError) as error:
        raise DeviceError("device-none", detail=str(error).partition("\n")[0]) from error
    if isinstance(found, Message):
        raise CheckpointError("conversion-refused", path=checkpoint.path, difference=found.values["difference"])
    return found


def _engine_of(
    converted: Converted, checkpoint: LoadedCheckpoint, target: str, *, patient: bool
) -> OpenVinoEngine | Int8Engine | Message:
    """The engine of a conversion, or why it must not be used."""
    record = converted.record
    if not record.holds:
        return _refusal(record.parity)
    exact = OpenVinoEngine(converted.exact_model, target, patient=patient)
    found: OpenVinoEngine | Int8Engine = exact
    refusal = _refuse_other_scores(exact, record.probe, checkpoint)
    if record.precision == "int8" and refusal is None:
        integers = OpenVinoEngine(converted.model, target, tolerance=record.tolerance, patient=patient)
        refusal = _refuse_other_scores(integers, record.integers, checkpoint)
        found = Int8Engine(integers, exact, checkpoint)
        found.device = replace(found.device, title=f"{found.device.title}, INT8")
    if refusal is not None:
        return refusal
    found.conversion = record.files
    if record.int8_lost:
        found.device = replace(found.device, fallback=Message("int8-lost", {"name": checkpoint.path.stem}))
    return _agrees_with_the_cpu(found, converted, checkpoint)


def _convert(
    checkpoint: LoadedCheckpoint, pictures: Sequence[Path], *, int8_lost: bool
) -> Generator[ConversionProgress, None, Converted]:
    from castinspect.inspection.engines.torch import TorchEngine

    checkpoint = checkpoint.with_weights()
    return convert(checkpoint, TorchEngine(checkpoint, choose_device("cpu")), pictures, int8_lost=int8_lost)


def _refuse_other_scores(
    engine: OpenVinoEngine, probe: Sequence[float], checkpoint: LoadedCheckpoint
) -> Message | None:
    """Why an engine must not be used that computes something else than when it was converted."""
    found = softmax(engine.run(probe_pixels(checkpoint.metadata)).logits)
    difference = np.abs(found - softmax(np.array([probe]))).max()
    if not difference <= engine.tolerance:
        return _refusal(Parity(pictures=1, largest_difference=float(difference)))
    return None


def _agrees_with_the_cpu(
    engine: OpenVinoEngine | Int8Engine, converted: Converted, checkpoint: LoadedCheckpoint
) -> OpenVinoEngine | Int8Engine | Message:
    """An engine on another device judges as float32 on the CPU does, or is refused."""
    if engine.device.name == "cpu":
        return engine
    on_cpu = OpenVinoEngine(converted.exact_model)
    parity = drain(compare(engine, on_cpu, proof_batches(checkpoint.metadata, ()), checkpoint))
    return engine if parity.within(engine.tolerance) else _refusal(parity)


def _refusal(parity: Parity) -> Message:
    values = {
        "pictures": parity.pictures, "difference": parity.largest_difference, "changed": parity.verdicts_changed,
    }  # fmt: skip
    return Message("engine-refused", values)


def _accelerator_is_wanted(device: str) -> bool:
    return device in {"cuda", "mps"} or (device == "auto" and (cuda_is_likely() or mps_is_likely()))


def _torch_engine(checkpoint: LoadedCheckpoint, chosen: DeviceChoice) -> Engine:
    checkpoint, chosen = checkpoint.with_weights(), replace(chosen, title=f"PyTorch, {chosen.title}")
    if chosen.name == "cuda":
        from castinspect.inspection.engines.cuda import CudaEngine
        from castinspect.inspection.engines.fallback import ResilientEngine

        return ResilientEngine(CudaEngine.proven(checkpoint, chosen), lambda: _torch_engine(checkpoint, _cpu()))
    from castinspect.inspection.engines.torch import TorchEngine

    return TorchEngine(checkpoint, chosen)


def _cpu() -> DeviceChoice:
    return choose_device("cpu")
