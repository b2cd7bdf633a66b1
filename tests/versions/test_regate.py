"""A gate is only ever widened, by whom and why is kept, and the version judges with the same weights."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import numpy as np
import pytest

from castinspect.errors import CheckpointError, DataError
from castinspect.inspection.gate import STATISTICS, training_statistics
from castinspect.models.checkpoint import load_checkpoint
from castinspect.models.metadata import Bounds, Gate, picture_key
from castinspect.progress import PicturesDescribed, PicturesRead, drain
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.synthetic.folder import write_castings
from castinspect.training.gate import learn_gate
from castinspect.versions.regate import learned_anew, widened, write_version

GATE = Gate(bounds={"level": Bounds(low=0.4, high=0.6), "levels": Bounds(low=50)}, pictures=9, parts=3)


def test_bounds_are_widened_with_the_reason_and_never_narrowed():
    new = widened(GATE, {"level": Bounds(low=0.3, high=0.5), "levels": Bounds(low=80, high=100)}, "a new lamp")
    assert new.bounds == {"level": Bounds(low=0.3, high=0.6), "levels": Bounds(low=50)}
    (change,) = new.changes
    assert (change.statistic, change.reason) == ("level", "a new lamp")
    assert (change.before, change.after) == (GATE.bounds["level"], new.bounds["level"])


def test_what_is_within_the_bounds_changes_nothing():
    assert widened(GATE, {"level": Bounds(low=0.45, high=0.5)}, "why") == GATE


def test_what_the_gate_did_not_bound_before_stays_unbounded():
    assert widened(GATE, {"run_of_rows": Bounds(low=0.0, high=0.01)}, "why") == GATE


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


@pytest.fixture
def castings(tmp_path):
    write_castings(tmp_path / "castings", 6, 3, size=64)
    return sorted((tmp_path / "castings").rglob("*.png"))


def knowing(checkpoint, paths, **changes):
    """The checkpoint as one that learned from these pictures."""
    keys = tuple(picture_key(hashlib.sha256(path.read_bytes()).hexdigest()) for path in paths)
    return replace(checkpoint, metadata=checkpoint.metadata.model_copy(update={"learned_from": keys} | changes))


def test_a_gate_is_set_anew_as_training_sets_it_by_what_was_learned_from(random_checkpoint, castings, tmp_path):
    checkpoint, registry = knowing(random_checkpoint("resnet18"), castings[:4], gate=GATE), Registry()
    told = []
    learned = drain(learned_anew(checkpoint, [*castings, tmp_path / "gone.png"]), told.append)
    assert told[:7] == [PicturesRead(done, 7) for done in range(1, 8)]
    assert told[7:] == [PicturesDescribed(done, 4) for done in range(1, 5)]
    as_trained = drain(
        learn_gate(castings[:4], ["1", "1", "2", "3"], checkpoint.metadata.preprocessing), lambda _event: None
    )
    assert np.array_equal(learned.statistics, as_trained.statistics)
    assert (learned.gate.pictures, learned.gate.parts) == (4, 1), "a third of the pictures, as the gate of before says"
    assert learned.gate.bounds["level"].low < as_trained.gate.bounds["level"].low, "fewer parts: wider"
    new = load_checkpoint(write_version(checkpoint, learned, registry=registry))
    assert new.metadata.gate == learned.gate
    assert np.array_equal(training_statistics(new)["seam"], learned.statistics[:, STATISTICS.index("seam")])
    assert registry.journal.entries()[-1].action is Action.GATE_SET_ANEW


def test_pictures_that_it_did_not_learn_from_set_no_gate(random_checkpoint, castings):
    with pytest.raises(DataError, match="learned from none of these 6 pictures"):
        drain(learned_anew(random_checkpoint("resnet18"), castings), lambda _event: None)
