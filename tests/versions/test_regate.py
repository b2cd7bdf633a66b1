"""A gate is only ever widened, by whom and why is kept, and the version judges with the same weights."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import load_checkpoint
from castinspect.models.metadata import Bounds, Gate
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions.regate import widened, write_version

GATE = Gate(bounds={"level": Bounds(low=0.4, high=0.6), "levels": Bounds(low=50)}, pictures=9, parts=3)


def test_bounds_are_widened_with_the_reason_and_never_narrowed():
    new = widened(GATE, {"level": Bounds(low=0.3, high=0.5), "levels": Bounds(low=80, high=100)}, "a new lamp")
    assert new.bounds == {"level": Bounds(low=0.3, high=0.6), "levels": Bounds(low=50)}
    (change,) = new.changes
    assert (change.statistic, change.reason) == ("level", "a new lamp")
    assert (change.before, change.after) == (GATE.bounds["level"], new.bounds["level"])


def test_what_is_within_the_bounds_changes_nothing():
    assert widened(GATE, {"level": Bounds(low=0.45, high=0.5)}, "why") == GATE


def test_the_new_version_has_its_parent_and_its_journal_entry(random_checkpoint):
    old, registry = random_checkpoint("resnet18"), Registry()
    new = load_checkpoint(write_version(old, GATE, registry=registry))
    assert new.metadata.gate == GATE
    assert new.metadata.parent == old.metadata.id
    assert all(np.array_equal(old.tensors[name], new.tensors[name]) for name in old.tensors)
    assert registry.journal.entries()[-1].action is Action.REGATED
    assert write_version(old, GATE, registry=registry).stem.endswith("-gate-2")


def test_nothing_is_overwritten(random_checkpoint, tmp_path):
    (tmp_path / "a.safetensors").touch()
    with pytest.raises(CheckpointError, match="already there"):
        write_version(random_checkpoint("resnet18"), GATE, out=tmp_path / "a.safetensors")
