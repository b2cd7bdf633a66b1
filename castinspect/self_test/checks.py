"""The checks that need no window. Those of the window are in `castinspect.gui.proof.self_test`."""

from __future__ import annotations

import shutil
from pathlib import Path

from castinspect.errors import CheckpointError, SelfTestError
from castinspect.language import marked, say
from castinspect.paths import demo_checkpoint, settings_file
from castinspect.process import has_torch
from castinspect.self_test.formats import check_formats
from castinspect.self_test.kernels import check_openvino, check_torch
from castinspect.self_test.runner import Check
from castinspect.settings import Settings
from castinspect.synthetic.folder import castings_to_try, write_castings

_LEARNED, _SEED = 24, 20
_SIZE = 96  # of the network's input in the training check: small, so that it takes seconds
_EPOCHS = 2
_LOOKS = 200  # at the watched folder before it is given up, at a tenth of a second each


def check_checkpoint(folder: Path) -> str:
    """Save a checkpoint, load it again, and see that a changed byte in it is noticed."""
    import numpy as np

    from castinspect.models.checkpoint import load_checkpoint, save_checkpoint

    demo = load_checkpoint(demo_checkpoint())
    copy = folder / "copy.safetensors"
    save_checkpoint(copy, demo.tensors, demo.metadata, demo.extra)
    loaded = load_checkpoint(copy)
    if not all(np.array_equal(demo.tensors[name], loaded.tensors[name]) for name in demo.tensors):
        raise SelfTestError("self-test-checkpoint-changed")
    content = bytearray(copy.read_bytes())
    content[-1] ^= 1
    copy.write_bytes(content)
    try:
        load_checkpoint(copy)
    except CheckpointError:
        return say("{count} tensors as they were; a changed byte is noticed", count=len(demo.tensors))
    raise SelfTestError("self-test-change-unnoticed")


def check_training(folder: Path) -> str:
    """Train two epochs on synthetic castings, from the starter."""
    from castinspect.training.config import Strategy, TrainingConfig
    from castinspect.training.events import EpochFinished, TrainingFinished
    from castinspect.training.run.trainer import train

    write_castings(folder / "castings", _LEARNED, _SEED)
    config = TrainingConfig(
        data=folder / "castings", weights="starter", strategy=Strategy.FULL, epochs=_EPOCHS, size=_SIZE,
        out=folder / "trained.safetensors",
    )  # fmt: skip
    events = list(train(config))
    losses = [event.train_loss for event in events if isinstance(event, EpochFinished)]
    if len(losses) != _EPOCHS or not isinstance(events[-1], TrainingFinished):
        raise SelfTestError("self-test-training-incomplete", epochs=len(losses))
    return say("losses {losses}", losses=", ".join(f"{loss:.3f}" for loss in losses))


def check_inspection(folder: Path) -> str:
    """Judge castings with the bundled demo model and write their overlays."""
    from castinspect.imaging.finding import find_pictures
    from castinspect.inspection.inspector import Inspector
    from castinspect.models.checkpoint import load_checkpoint
    from castinspect.station.outputs.files import write_overlay

    castings_to_try(folder / "castings", 4, _SEED + 1)
    inspector = Inspector.from_checkpoint(load_checkpoint(demo_checkpoint()))
    inspections = list(inspector.inspect(find_pictures([folder / "castings"])))
    for inspection in inspections:
        if inspection.prediction is None:
            raise SelfTestError("self-test-not-judged", detail=" ".join(map(str, inspection.reasons)))
        write_overlay(folder / "overlays", inspection, inspector.metadata.preprocessing)
    overlays = len(list((folder / "overlays").iterdir()))
    verdicts = " ".join(say(inspection.verdict) for inspection in inspections)
    return say("{verdicts}; {overlays} overlays", verdicts=verdicts, overlays=overlays)


def check_watched_folder(folder: Path) -> str:
    """Watch a folder, and judge a picture that arrives in it."""
    from castinspect.inspection.inspector import Inspector
    from castinspect.models.checkpoint import load_checkpoint
    from castinspect.station.events import ArrivalJudged, FolderState
    from castinspect.station.line import Line
    from castinspect.station.promoted import Named, PromotedInspector
    from castinspect.station.sources.folder import WatchedFolder

    castings_to_try(folder / "castings", 2, _SEED + 2)
    watched, looks = folder / "watched", 0
    watched.mkdir()
    named = Named(load_checkpoint(demo_checkpoint()))
    line = Line(PromotedInspector(named, lambda checkpoint: Inspector.from_checkpoint(checkpoint, maps=False)).ready)
    for event in line.watch(WatchedFolder(watched), scan_seconds=0.1):
        if isinstance(event, ArrivalJudged):
            return say("{verdict} after {looks} looks", verdict=say(event.inspection.verdict), looks=looks)
        if isinstance(event, FolderState):
            looks += 1
            if looks == 1:
                shutil.copy(next((folder / "castings" / "ok").iterdir()), watched)
            if looks == _LOOKS:
                break
    raise SelfTestError("self-test-nothing-arrived", looks=_LOOKS)


def check_settings(_folder: Path) -> str:
    """Write the settings and read them again."""
    chosen = Settings(language="ko", theme="dark", scan_seconds=2.5)
    chosen.save()
    if Settings.load() != chosen:
        raise SelfTestError("self-test-settings-changed")
    return say("{name} written and read", name=settings_file().name)


_ALL = (
    Check("torch-kernel", 10, marked("torch computes correctly"), check_torch),
    Check("openvino-kernel", 11, marked("OpenVINO computes correctly"), check_openvino),
    Check("formats", 12, marked("every supported picture format is decoded"), check_formats),
    Check("checkpoint", 13, marked("a checkpoint is saved and loaded"), check_checkpoint),
    Check("training", 14, marked("two epochs on synthetic castings, from the starter"), check_training),
    Check("inspection", 15, marked("pictures are judged, with overlays"), check_inspection),
    Check("watched-folder", 16, marked("a picture that arrives is judged"), check_watched_folder),
    Check("settings", 17, marked("the settings are written"), check_settings),
)
_OF_FULL_APP = ("torch-kernel", "training")

CHECKS = tuple(check for check in _ALL if has_torch() or check.name not in _OF_FULL_APP)
"""Those of this package, each with the exit code that it has everywhere."""
