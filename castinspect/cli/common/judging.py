"""Making ready what judges: the engine is chosen, a conversion shows its progress, a fallback is said."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from rich.text import Text

from castinspect.cli.common.console import errors, progress, shown
from castinspect.models.checkpoint import LoadedCheckpoint

if TYPE_CHECKING:
    from castinspect.inspection.engines.engine import Engine


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
    from castinspect.inspection.engines.conversion import ConversionProgress

    with progress() as bar:
        task = bar.add_task("making the model ready for this computer, once", total=None, visible=False)
        for event in choose_engine(checkpoint, engine, device, pictures=pictures, patient=patient):
            if isinstance(event, ConversionProgress):
                bar.update(task, completed=event.compared, total=event.pictures or None, visible=True)
            else:
                chosen = event
    if chosen.device.fallback:
        errors.print(Text(shown(chosen.device.fallback), style="yellow"))
    return chosen
