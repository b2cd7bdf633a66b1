"""A network in 8-bit integers, with float32 beside it for doubt: calibrated by NNCF, refused where a verdict changes.

NNCF is imported here alone, and only when a person asks for the conversion: what judges with the result is OpenVINO.
"""

from __future__ import annotations

from collections.abc import Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any

import numpy as np

from castinspect.devices.openvino_guard import import_openvino
from castinspect.errors import CheckpointError
from castinspect.files import sha256_of
from castinspect.inspection.engines.conversion import (
    EXACT_MODEL,
    FILES,
    GRAPH_VERSION,
    MODEL,
    ConversionProgress,
    ConversionRecord,
    Converted,
    keep,
    write_model,
)
from castinspect.inspection.engines.engine import Pixels
from castinspect.inspection.engines.int8_engine import Int8Engine
from castinspect.inspection.engines.openvino import OpenVinoEngine
from castinspect.inspection.engines.parity import INT8_TOLERANCE, Parity, compare
from castinspect.inspection.engines.proof import in_batches, prepared, probe_pixels, spread
from castinspect.inspection.engines.timing import time_share
from castinspect.inspection.golden import PIXELS
from castinspect.models.backbones import BACKBONES
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata
from castinspect.progress import retold

if TYPE_CHECKING:
    from castinspect.inspection.engines.torch import TorchEngine

CALIBRATED = 300
"""Training pictures, at most, that the ranges of the integers are set by; NNCF's own usual number."""

_KEPT_CONVOLUTIONS = 3
"""The first ones stay in float32: measured on Lite0, that halves the largest error for a tenth of the time."""

_MOST_DOUBTED = 1 / 3
"""Where float32 judges more of the pictures again, that takes the time that integers save."""

_ROUNDS, _TIMED = 5, 32


@dataclass(frozen=True)
class MadeInt8:
    """An INT8 conversion that agrees, and what it gains.

    Attributes:
        converted: As it lies beside its checkpoint.
        time_share: Processor time of a picture over that of the float32 conversion, doubt included: a median, taken in
            turns on pictures that proved it.
    """

    converted: Converted
    time_share: float


def refuse_int8(metadata: CheckpointMetadata) -> None:
    """Refuse a backbone that 8-bit integers ruin.

    Raises:
        CheckpointError: It is one of those, or NNCF is not installed.
    """
    backbone = BACKBONES[metadata.backbone]
    if not backbone.takes_int8:
        known = ", ".join(other.title for other in BACKBONES.values() if other.takes_int8)
        raise CheckpointError("int8-backbone", backbone=backbone.title, known=known)
    _import_nncf()


def convert_int8(
    checkpoint: LoadedCheckpoint, reference: TorchEngine, calibration: Sequence[Path], proof: Sequence[Path]
) -> Generator[ConversionProgress, None, MadeInt8]:
    """Convert a checkpoint to 8-bit integers, and put it in the place of its float32 conversion if it agrees.

    Args:
        checkpoint: With its weights.
        reference: The checkpoint in PyTorch, float32, on the CPU.
        calibration: Pictures that it learned from; at most `CALIBRATED`, spread over all, are taken.
        proof: Other pictures, on which it must agree, besides the golden ones.

    Yields:
        Progress.

    Raises:
        CheckpointError: Its backbone is ruined by 8-bit integers, NNCF is not installed, a verdict changes, a
            probability moves by more than `INT8_TOLERANCE`, or too many pictures leave doubt for any gain. What was
            there before stays.
        ImportError: OpenVINO does not run here.
        RuntimeError: OpenVINO or NNCF cannot convert it.
        OSError: It cannot be written anywhere.
    """
    metadata = checkpoint.metadata
    refuse_int8(metadata)
    with TemporaryDirectory(prefix="int8-", ignore_cleanup_errors=True) as folder:
        yield ConversionProgress(0, 0)
        # the float32 model, and its copy in integers
        plain, made = Path(folder) / EXACT_MODEL, Path(folder) / MODEL
        write_model(reference, metadata, plain)
        calibrated = list(prepared(metadata, spread(calibration, CALIBRATED)))
        _quantise(plain, calibrated, made)
        # the gate: every other picture, and the golden ones
        integers, exact = (OpenVinoEngine(file, patient=False) for file in (made, plain))
        engine = Int8Engine(integers, exact, checkpoint)
        golden = checkpoint.extra.get(PIXELS)
        steps = compare(engine, reference, _proof(metadata, proof, golden), checkpoint)
        total = len(proof) + (0 if golden is None else len(golden))
        parity = yield from retold(steps, lambda so_far: ConversionProgress(so_far.pictures, total))
        _refuse_if_useless(parity, engine.doubted)
        probe = probe_pixels(metadata)
        record = ConversionRecord(
            checkpoint=checkpoint.sha256,
            graph=GRAPH_VERSION,
            openvino=version("openvino"),
            files={name: sha256_of(made.with_name(name)) for name in sorted(FILES["int8"])},
            parity=parity,
            probe=tuple(reference.run(probe).logits[0].tolist()),
            precision="int8",
            calibrated=len(calibrated),
            doubted=engine.doubted,
            integers=tuple(integers.run(probe).logits[0].tolist()),
        )
        timed = np.stack(list(prepared(metadata, spread(proof, _TIMED))) or list(probe))
        share = time_share(engine, exact, timed, rounds=_ROUNDS, passes=1)
        return MadeInt8(Converted(keep(checkpoint, Path(folder), record), record), share)


def _refuse_if_useless(parity: Parity, doubted: int) -> None:
    """See that what was compared agrees, and that integers settled enough of it."""
    told = {"pictures": parity.pictures, "doubted": doubted}
    if not parity.within(INT8_TOLERANCE):
        moved = {"difference": parity.largest_difference, "changed": parity.verdicts_changed}
        raise CheckpointError("int8-refused", **told, **moved, allowed=INT8_TOLERANCE)
    if doubted > _MOST_DOUBTED * parity.pictures:
        raise CheckpointError("int8-gains-nothing", **told)


def _proof(metadata: CheckpointMetadata, paths: Sequence[Path], golden: Pixels | None) -> Iterator[tuple[Pixels, bool]]:
    if golden is not None:
        yield golden, True
    yield from ((batch, True) for batch in in_batches(prepared(metadata, paths)))


def _quantise(plain: Path, calibration: Sequence[Pixels], made: Path) -> None:
    """Set the ranges of the integers by pictures, each without its batch axis, and write the model.

    The first convolutions, the head, the preprocessing and the map stay in float32. NNCF corrects the bias of each
    layer by what rounding does to it. Keeping more in float32 does not pay: with all but the last third of the
    convolutions of a Lite0 kept, a probability still moved by 0.06, for nine tenths of the time.
    """
    nncf, openvino = _import_nncf(), import_openvino()
    model: Any = openvino.Core().read_model(plain)
    names = [operation.get_friendly_name() for operation in model.get_ordered_ops() if _is_convolution(operation)]
    kept = nncf.IgnoredScope(
        names=names[:_KEPT_CONVOLUTIONS],
        types=["MatMul"],
        patterns=[".*normalise.*", ".*places.*"],
        validate=False,
    )
    with _silent_nncf():
        quantised = nncf.quantize(
            model,
            nncf.Dataset([picture[None] for picture in calibration]),
            preset=nncf.QuantizationPreset.MIXED,
            subset_size=len(calibration),
            fast_bias_correction=False,
            ignored_scope=kept,
        )
    openvino.save_model(quantised, made, compress_to_fp16=False)


def _is_convolution(operation: Any) -> bool:
    return operation.get_type_name() in {"Convolution", "GroupConvolution"}


def _import_nncf() -> Any:
    """NNCF without telemetry: where OpenVINO's is kept from loading, NNCF takes a stand-in that sends nothing.

    Raises:
        CheckpointError: It is not installed.
    """
    import_openvino()
    try:
        import nncf
    except ImportError as error:
        raise CheckpointError("int8-needs-nncf") from error
    return nncf


@contextmanager
def _silent_nncf() -> Iterator[None]:
    """Keep its progress bars and its log off the screen, which is not its own."""
    import logging

    import rich

    console, logger = rich.get_console(), logging.getLogger("nncf")
    before = console.quiet, logger.level
    console.quiet = True
    logger.setLevel(logging.ERROR)
    try:
        yield
    finally:
        console.quiet = before[0]
        logger.setLevel(before[1])
