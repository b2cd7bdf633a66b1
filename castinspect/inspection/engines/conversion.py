"""From a checkpoint to an OpenVINO model, once per checkpoint: traced, converted, proven, and kept beside it by hash.

`wheel.safetensors` gets `wheel.<hash>.openvino/` beside it, or in the cache folder where that cannot be written. In it
are `model.xml`, `model.bin` and `record.json`, which holds the hash of both files and how the model compared with
PyTorch. The hashes are checked at every load, because a flipped bit in a weight changes verdicts without a word.
A model that compared badly is recorded, too, so that it is refused without being converted again.
"""

from __future__ import annotations

import shutil
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, Literal

from pydantic import BaseModel, ConfigDict

from castinspect.devices.openvino_guard import import_converter, import_openvino
from castinspect.errors import CheckpointError
from castinspect.files import sha256_of, write_atomically
from castinspect.inspection.engines.openvino import OpenVinoEngine
from castinspect.inspection.engines.parity import INT8_TOLERANCE, TOLERANCE, Parity, compare
from castinspect.inspection.engines.proof import input_shape, probe_pixels, proof_batches
from castinspect.jsontext import read_model
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import CheckpointMetadata
from castinspect.paths import cache_dir, resources_dir
from castinspect.process import has_torch
from castinspect.progress import retold

if TYPE_CHECKING:
    from castinspect.inspection.engines.torch import TorchEngine

GRAPH_VERSION = 1
"""Raised when the graph that is made of a checkpoint changes: what was converted before is converted again."""

Precision = Literal["float32", "int8"]

MODEL, WEIGHTS = "model.xml", "model.bin"
EXACT_MODEL, EXACT_WEIGHTS = "float32.xml", "float32.bin"
"""The network in float32 beside one in 8-bit integers: it judges what they leave in doubt."""

FILES: Mapping[Precision, frozenset[str]] = {
    "float32": frozenset({MODEL, WEIGHTS}),
    "int8": frozenset({MODEL, WEIGHTS, EXACT_MODEL, EXACT_WEIGHTS}),
}
"""Files of a whole conversion."""

_RECORD = "record.json"
_SHOWN_HASH = 12  # digits in the folder's name


class ConversionRecord(BaseModel):
    """What is known of a conversion.

    Attributes:
        checkpoint: Content hash of the checkpoint that was converted.
        graph: `GRAPH_VERSION` of then.
        openvino: Version that converted and was compared.
        files: SHA-256 of the model's files by name; empty where the comparison failed.
        parity: How the model compared with PyTorch.
        probe: PyTorch's logits for `probe_pixels`, asked again at every load.
        precision: What the model computes in.
        calibrated: Pictures that the ranges of 8-bit integers were set by; 0 in float32.
        doubted: Of the compared pictures, those that integers left in doubt, so that float32 judged them.
        integers: Logits of the model in integers for `probe_pixels`: noise drives them apart from PyTorch's.
        int8_lost: Whether it took the place of one in integers that could not be used any more, which nobody asked for.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    checkpoint: str
    graph: int
    openvino: str
    files: dict[str, str]
    parity: Parity
    probe: tuple[float, ...]
    precision: Precision = "float32"
    calibrated: int = 0
    doubted: int = 0
    integers: tuple[float, ...] = ()
    int8_lost: bool = False

    @property
    def tolerance(self) -> float:
        """By how much the model's probabilities may differ from PyTorch's."""
        return INT8_TOLERANCE if self.precision == "int8" else TOLERANCE

    @property
    def holds(self) -> bool:
        """Whether it compared well, so that it may judge."""
        return self.parity.within(self.tolerance)


@dataclass(frozen=True)
class Converted:
    """A conversion on disk: proven and unharmed, or refused."""

    folder: Path
    record: ConversionRecord

    @property
    def model(self) -> Path:
        """The file that OpenVINO reads."""
        return self.folder / MODEL

    @property
    def exact_model(self) -> Path:
        """The one in float32: the same, unless it is in integers."""
        return self.folder / (EXACT_MODEL if self.record.precision == "int8" else MODEL)


@dataclass(frozen=True)
class ConversionProgress:
    """How far a conversion has come.

    Attributes:
        compared: Pictures that both engines have judged.
        pictures: To be compared; 0 while the model is still being converted.
    """

    compared: int
    pictures: int


def find_converted(checkpoint: LoadedCheckpoint) -> Converted | None:
    """The conversion of this very checkpoint by this very OpenVINO; None where there is none, or it was harmed.

    One whose files are not those on record for the promoted checkpoint is foreign, whatever it says of itself. Where
    nothing can be converted anew, one by another OpenVINO will do: whoever runs it has it score what PyTorch scored.
    """
    for folder, record in _records(checkpoint):
        try:
            is_whole = all(sha256_of(folder / name) == digest for name, digest in record.files.items())
        except OSError:
            continue
        is_current = (record.checkpoint, record.graph) == (checkpoint.sha256, GRAPH_VERSION)
        is_current = is_current and (record.openvino == version("openvino") or not has_torch())
        is_complete = set(record.files) == (FILES[record.precision] if record.holds else set())
        is_ours = checkpoint.conversion is None or not record.files or record.files == checkpoint.conversion
        if is_current and is_whole and is_complete and is_ours:
            return Converted(folder, record)
    return None


def lies_in_int8(checkpoint: LoadedCheckpoint) -> bool:
    """Whether a conversion of a checkpoint to 8-bit integers lies there, be it of use or not."""
    return any(
        record.precision == "int8" and record.checkpoint == checkpoint.sha256 for _, record in _records(checkpoint)
    )


def convert(
    checkpoint: LoadedCheckpoint, reference: TorchEngine, pictures: Sequence[Path] = (), *, int8_lost: bool = False
) -> Generator[ConversionProgress, None, Converted]:
    """Convert a checkpoint, compare the result with PyTorch, and keep it if it agrees.

    It is compared on synthetic castings, sound and defective, and on `pictures`, so give some of the station where they
    are at hand: they show what the network really meets.

    Args:
        checkpoint: With its weights.
        reference: The checkpoint in PyTorch, float32, on the CPU.
        pictures: Of the station, or folders of them; at most `REAL`, spread over all, are taken.
        int8_lost: Whether it stands in for one in 8-bit integers that cannot be used any more.

    Yields:
        Progress.

    Returns:
        The conversion, whether it agrees or not.

    Raises:
        ImportError: OpenVINO does not run here.
        RuntimeError: OpenVINO cannot convert or run it.
        OSError: It cannot be written anywhere.
    """
    with TemporaryDirectory(prefix="conversion-", ignore_cleanup_errors=True) as made:
        yield ConversionProgress(0, 0)
        write_model(reference, checkpoint.metadata, Path(made) / MODEL)
        batches = proof_batches(checkpoint.metadata, pictures)
        total = sum(len(pixels) for pixels, _ in batches)
        engine = OpenVinoEngine(Path(made) / MODEL)
        steps = compare(engine, reference, batches, checkpoint)
        parity = yield from retold(steps, lambda so_far: ConversionProgress(so_far.pictures, total))
        names = (MODEL, WEIGHTS) if parity.holds else ()
        record = ConversionRecord(
            checkpoint=checkpoint.sha256,
            graph=GRAPH_VERSION,
            openvino=version("openvino"),
            files={name: sha256_of(Path(made) / name) for name in names},
            parity=parity,
            probe=tuple(reference.run(probe_pixels(checkpoint.metadata)).logits[0].tolist()),
            int8_lost=int8_lost,
        )
        return Converted(keep(checkpoint, Path(made), record), record)


def carry(converted: Converted, checkpoint: LoadedCheckpoint) -> Path:
    """Put a conversion beside a copy of its checkpoint, so that whoever has the copy need not convert it.

    Args:
        converted: Whole, as `find_converted` gives it.
        checkpoint: The copy.

    Returns:
        The folder.

    Raises:
        CheckpointError: It cannot be written.
    """
    folder = _beside(checkpoint)
    try:
        if folder != converted.folder:
            _write(folder, converted.folder, converted.record)
    except OSError as error:
        raise CheckpointError("checkpoint-not-written", path=checkpoint.path, detail=error.strerror or error) from error
    return folder


def write_model(reference: TorchEngine, metadata: CheckpointMetadata, file: Path) -> None:
    """Write the network as OpenVINO's model in float32, for batches of any size.

    Args:
        reference: The checkpoint in PyTorch, on the CPU.
        metadata: Its size and colour.
        file: The `.xml`; the weights go beside it.
    """
    import torch

    openvino, convert_model = import_openvino(), import_converter()
    traced = reference.traced(torch.from_numpy(probe_pixels(metadata)))
    model: Any = convert_model(traced, input=[openvino.PartialShape([-1, *input_shape(metadata)])])
    openvino.save_model(model, file, compress_to_fp16=False)


def _records(checkpoint: LoadedCheckpoint) -> Iterator[tuple[Path, ConversionRecord]]:
    """What lies in each place, as it says of itself."""
    for folder in _places(checkpoint):
        with suppress(OSError, ValueError):
            yield folder, read_model(ConversionRecord, (folder / _RECORD).read_bytes())


def _places(checkpoint: LoadedCheckpoint) -> list[Path]:
    """Where a conversion may lie: beside the checkpoint, and in the cache folder."""
    beside = _beside(checkpoint)
    return [beside, cache_dir() / "converted" / beside.name]


def _folders(checkpoint: LoadedCheckpoint) -> list[Path]:
    """Where one may be put: what came with the app is left as it is."""
    return [folder for folder in _places(checkpoint) if not folder.is_relative_to(resources_dir())]


def _beside(checkpoint: LoadedCheckpoint) -> Path:
    path = checkpoint.path.resolve()
    return path.with_name(f"{path.stem}.{checkpoint.sha256[:_SHOWN_HASH]}.openvino")


def keep(checkpoint: LoadedCheckpoint, made: Path, record: ConversionRecord) -> Path:
    """Put a conversion in the first folder that can be written; the record comes last and makes it valid.

    Args:
        checkpoint: That was converted.
        made: Folder of the model's files.
        record: Names the files.

    Returns:
        The folder.

    Raises:
        OSError: None can be written.
    """
    problem: OSError | None = None
    for folder in _folders(checkpoint):
        try:
            _write(folder, made, record)
        except OSError as error:
            problem = error
            continue
        _drop_outdated(checkpoint.path, folder)
        return folder
    assert problem is not None
    raise problem


def _write(folder: Path, made: Path, record: ConversionRecord) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / _RECORD).unlink(missing_ok=True)
    for name in record.files:
        write_atomically(folder / name, (made / name).read_bytes())
    write_atomically(folder / _RECORD, record.model_dump_json(indent=1, exclude_defaults=True).encode())


def _drop_outdated(checkpoint: Path, kept: Path) -> None:
    """Remove what was converted from the file's earlier content."""
    for other in checkpoint.parent.glob("*.openvino"):
        stem, _, digest = other.name.removesuffix(".openvino").rpartition(".")
        if stem == checkpoint.stem and len(digest) == _SHOWN_HASH and other.name != kept.name:
            shutil.rmtree(other, ignore_errors=True)
