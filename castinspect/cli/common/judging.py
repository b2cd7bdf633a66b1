"""Making ready what judges: the engine is chosen, a conversion shows its progress, a fallback is said."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from castinspect.cli.common.console import errors, progress, shown
from castinspect.cli.common.options import checkpoint_file
from castinspect.errors import StationError
from castinspect.language import say
from castinspect.models.checkpoint import LoadedCheckpoint, load_checkpoint
from castinspect.progress import drain
from castinspect.registry.registry import Registry

if TYPE_CHECKING:
    from castinspect.inspection.engines.conversion import ConversionProgress
    from castinspect.inspection.engines.engine import Engine
    from castinspect.station.promoted import PromotedInspector


def ready_engine(
    checkpoint: LoadedCheckpoint,
    engine: str = "auto",
    device: str = "auto",
    *,
    pictures: Sequence[Path] = (),
    patient: bool = True,
) -> Engine:
    """Choose what judges with a checkpoint; see `castinspect.inspection.engines.choice.choose_engine`.

    Raises:
        CheckpointError: The weights do not fit.
        DeviceError: No device computes correctly.
    """
    from castinspect.inspection.engines.choice import choose_engine

    return show_conversion(choose_engine(checkpoint, engine, device, pictures=pictures, patient=patient))


@contextmanager
def conversion_shown() -> Iterator[Callable[[ConversionProgress], None]]:
    """A bar on screen from the first progress of a conversion on; yields what shows it."""
    with progress() as bar:
        task = bar.add_task(say("making the model ready for this computer, once"), total=None, visible=False)
        yield lambda event: bar.update(task, completed=event.compared, total=event.pictures or None, visible=True)


def show_conversion(steps: Generator[ConversionProgress, None, Engine]) -> Engine:
    """Go through what makes an engine ready, with its progress on screen."""
    with conversion_shown() as show:
        chosen = drain(steps, show)
    if chosen.device.fallback:
        errors.print(Text(shown(chosen.device.fallback), style="yellow"))
    return chosen


@dataclass(frozen=True)
class Judging:
    """With what a command judges.

    Attributes:
        model: A checkpoint that a person named; None for whatever is promoted, also meanwhile.
        engine: What runs the network.
        device: Where to compute.
        maps: Whether inspections carry the map of where the network looked.
        batch_size: Pictures per forward pass at most; None for what is fastest.
        patient: Whether many pictures come at once.
        pictures: Of the station; a conversion is proven on some of them.
    """

    model: Path | None = None
    engine: str = "auto"
    device: str = "auto"
    maps: bool = False
    batch_size: int | None = None
    patient: bool = True
    pictures: Sequence[Path] = ()

    def inspector(self) -> PromotedInspector:
        """What judges, loaded and ready.

        Raises:
            CheckpointError: There is no checkpoint, or it is not what it should be.
            DeviceError: No device computes correctly.
        """
        from castinspect.inspection.inspector import Inspector
        from castinspect.station.promoted import Named, PromotedInspector

        def inspector_of(checkpoint: LoadedCheckpoint) -> Inspector:
            checkpoint = checkpoint.without_weights()  # the engine has its own

            def engine() -> Engine:
                return ready_engine(checkpoint, self.engine, self.device, pictures=self.pictures, patient=self.patient)

            return Inspector.with_engine(engine(), checkpoint, maps=self.maps, batch_size=self.batch_size, renew=engine)

        named = Named(load_checkpoint(checkpoint_file(self.model))) if self.model is not None else None
        return PromotedInspector(named or Registry(), inspector_of).ready()


def refuse_own_output(inputs: Sequence[Path], outputs: Sequence[Path | None]) -> None:
    """See that what is written does not lie where pictures are read: it would be judged again and again.

    Raises:
        StationError: A folder of heat maps lies in a folder of pictures, or is one.
    """
    for folder, target in _pairs(inputs, outputs):
        if target == folder or folder in target.parents:
            raise StationError("output-in-input", output=target, folder=folder)


def _pairs(inputs: Sequence[Path], outputs: Sequence[Path | None]) -> Iterator[tuple[Path, Path]]:
    folders = [path.resolve() for path in inputs if path.is_dir()]
    yield from ((folder, output.resolve()) for folder in folders for output in outputs if output is not None)
