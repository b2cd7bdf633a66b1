"""What a version computes in: its conversion made anew in 8-bit integers, or in float32, and put on record."""

from __future__ import annotations

from collections.abc import Generator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from castinspect.access import require
from castinspect.data.learned import key_of
from castinspect.devices.device import choose_device
from castinspect.errors import CheckpointError
from castinspect.evaluation.unseen import UnseenScores
from castinspect.identity import Attribution
from castinspect.imaging.finding import find_pictures
from castinspect.inspection.engines.conversion import ConversionProgress, Converted, convert, find_converted
from castinspect.messages import Message
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint
from castinspect.registry.journal import Action, JournalEntry
from castinspect.registry.registry import Registry
from castinspect.roles import Act

if TYPE_CHECKING:
    from castinspect.inspection.engines.torch import TorchEngine

_PROVING = 4
"""Every so many known pictures prove a conversion where folds leave none that was only validated on."""


@dataclass(frozen=True)
class Precise:
    """A version that was converted.

    Attributes:
        converted: Its conversion, which is on record.
        time_share: Processor time of a picture over that in float32; None where it is float32.
    """

    converted: Converted
    time_share: float | None = None

    @property
    def told(self) -> Message:
        """What it gives, in a sentence or two."""
        record = self.converted.record
        compared = {"pictures": record.parity.pictures, "difference": record.parity.largest_difference}
        if self.time_share is None:
            return Message("float32-made", compared)
        gained = {"calibrated": record.calibrated, "doubted": record.doubted, "share": self.time_share}
        return Message("int8-made", compared | gained)


@dataclass(frozen=True)
class DealtPictures:
    """The pictures of a folder: those to calibrate by, and those to prove a conversion on."""

    calibration: tuple[Path, ...]
    proof: tuple[Path, ...]


def to_int8(
    registry: Registry, path: Path, folder: Path, attribution: Attribution | None = None
) -> Generator[ConversionProgress, None, Precise]:
    """Convert a version to 8-bit integers; if it is promoted, the station judges with them from the next picture on.

    Args:
        registry: Of the station.
        path: The version.
        folder: What it was trained on: pictures that it learned from calibrate it, all others prove it.
        attribution: Who asks for it, and why.

    Yields:
        Progress.

    Raises:
        AccessError: Passwords are set, and no engineer is logged in.
        CheckpointError: It is not sound, its backbone is ruined by 8-bit integers, NNCF is not installed, it learned
            from none of the pictures, it does not agree with PyTorch, or cannot be written.
        ImageError: The folder holds no pictures.
    """
    from castinspect.inspection.engines.int8 import convert_int8, refuse_int8

    require(Act.PROMOTE)
    checkpoint = load_checkpoint(path)
    refuse_int8(checkpoint.metadata)
    dealt = deal(checkpoint, find_pictures([folder]))
    try:
        made = yield from convert_int8(checkpoint, _reference(checkpoint), dealt.calibration, dealt.proof)
    except (ImportError, RuntimeError, OSError) as error:
        raise _not_converted(checkpoint, error) from error
    _put_on_record(registry, checkpoint, made.converted, attribution)
    return Precise(made.converted, made.time_share)


def to_float32(
    registry: Registry, path: Path, attribution: Attribution | None = None
) -> Generator[ConversionProgress, None, Precise]:
    """Convert a version in float32 again.

    Args:
        registry: Of the station.
        path: The version.
        attribution: Who asks for it, and why.

    Yields:
        Progress.

    Raises:
        AccessError: Passwords are set, and no engineer is logged in.
        CheckpointError: It is not sound, does not agree with PyTorch, or cannot be written.
    """
    require(Act.PROMOTE)
    checkpoint = load_checkpoint(path)
    try:
        converted = yield from convert(checkpoint, _reference(checkpoint))
    except (ImportError, RuntimeError, OSError) as error:
        raise _not_converted(checkpoint, error) from error
    if not converted.record.holds:
        raise CheckpointError("not-converted", path=path)
    _put_on_record(registry, checkpoint, converted, attribution)
    return Precise(converted)


def deal(checkpoint: LoadedCheckpoint, paths: Sequence[Path]) -> DealtPictures:
    """Tell pictures to calibrate by, which the network learned from, from those that prove the conversion.

    Pictures are known by their content. Those that only the cuts were chosen by prove it; where folds leave none such,
    every fourth known picture does. All that are not known prove it, too.

    Args:
        checkpoint: Says which pictures it learned from.
        paths: Pictures of the station.

    Raises:
        CheckpointError: It learned from none of them.
    """
    learned = frozenset(checkpoint.metadata.learned_from)
    unseen = UnseenScores.from_checkpoint(checkpoint)
    held = frozenset(unseen.keys if unseen else ())
    held = held if held < learned else frozenset()
    trained = learned - held
    keyed = sorted((key_of(path), path) for path in paths)
    known = [path for key, path in keyed if key in trained]
    if not known:
        raise CheckpointError("int8-none-known", count=len(paths))
    proving = set() if held else set(known[_PROVING - 1 :: _PROVING])
    calibration = tuple(path for path in known if path not in proving)
    taken = set(calibration)
    return DealtPictures(calibration, tuple(path for key, path in keyed if key and path not in taken))


def recorded_int8(registry: Registry, checkpoint: LoadedCheckpoint) -> Converted | None:
    """The INT8 conversion of a version where this station's journal says that it was made here; else None."""
    converted = find_converted(checkpoint)
    if converted is None or converted.record.precision != "int8":
        return None
    entries = registry.journal.of(checkpoint.metadata.id)
    made = [entry for entry in entries if entry.action is Action.CONVERTED and entry.sha256 == checkpoint.sha256]
    is_ours = bool(made) and made[-1].detail == _detail(converted.record.precision, converted.record.files)
    return converted if is_ours else None


def _put_on_record(
    registry: Registry, checkpoint: LoadedCheckpoint, converted: Converted, attribution: Attribution | None
) -> None:
    """In the journal, and, for the promoted version, in the promotion: other files are foreign from now on."""
    by, record = attribution or Attribution(), converted.record
    registry.journal.append(
        JournalEntry(
            who=by.who,
            why=by.why,
            action=Action.CONVERTED,
            checkpoint=checkpoint.metadata.id,
            name=registry.find(str(checkpoint.path)).name,
            sha256=checkpoint.sha256,
            detail=_detail(record.precision, record.files),
        )
    )
    if registry.promoted() == checkpoint.path:
        registry.record_conversion(checkpoint, record.files)


def _detail(precision: str, files: Mapping[str, str]) -> str:
    return " ".join([precision, *(f"{name} {digest}" for name, digest in sorted(files.items()))])


def _reference(checkpoint: LoadedCheckpoint) -> TorchEngine:
    from castinspect.inspection.engines.torch import TorchEngine

    return TorchEngine(checkpoint.with_weights(), choose_device("cpu"))


def _not_converted(checkpoint: LoadedCheckpoint, error: Exception) -> CheckpointError:
    detail = (str(error) or type(error).__name__).splitlines()[0]
    return CheckpointError("conversion-failed", path=checkpoint.path, detail=detail)
