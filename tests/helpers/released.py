"""Two versions of one network whose cuts make them say different things of every picture."""

from __future__ import annotations

from castinspect.models.checkpoint import load_checkpoint
from castinspect.models.metadata import CutPolicy, Cuts
from castinspect.progress import drain
from castinspect.versions.recut import write_version
from castinspect.versions.release import run_missing
from castinspect.versions.suites import add_to_suite, labelled_for_suite


def with_cuts(registry, checkpoint, ok, defect):
    return write_version(load_checkpoint(checkpoint), Cuts(ok=ok, defect=defect), CutPolicy(), registry=registry)


def asking(registry, checkpoint):
    """Leaves everything to a person."""
    return with_cuts(registry, checkpoint, 0.0001, 0.9999)


def harsh(registry, checkpoint):
    """Calls everything DEFECT."""
    return with_cuts(registry, checkpoint, 0.0001, 0.0002)


def line_suite(registry, data_folder, *replayed):
    """A suite of the labelled pictures, replayed with the promoted version and with others."""
    suite = add_to_suite(registry, "line", labelled_for_suite(data_folder, {"tag": "first"}))
    for path in replayed:
        drain(run_missing(registry, path, "cpu"))
    return suite
