"""A version made of another one has its weights and a free name; nothing is overwritten."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.roles import Act
from castinspect.versions.child import write_child


def made(checkpoint, out=None):
    return write_child(checkpoint, checkpoint.metadata.child, "cuts", Action.RECUT, out=out)


def test_each_child_has_a_name_of_its_own_and_the_weights(pristine):
    parent = load_checkpoint(pristine)
    first = made(parent)
    second = made(load_checkpoint(first))
    assert [first.stem, second.stem] == ["wheel-cuts", "wheel-cuts-2"]
    tensors = load_checkpoint(second).tensors
    assert all(np.array_equal(tensors[name], array) for name, array in parent.tensors.items())
    assert [entry.action for entry in Registry().journal.entries()] == [Action.RECUT, Action.RECUT]


def test_a_parent_without_its_weights_reads_them_again(pristine):
    child = made(load_checkpoint(pristine).without_weights())
    assert load_checkpoint(child).tensors


def test_a_file_that_is_there_stays(pristine):
    with pytest.raises(CheckpointError) as told:
        made(load_checkpoint(pristine), out=pristine)
    assert told.value.code == "export-exists"


@pytest.mark.parametrize(("action", "act"), [(Action.RECUT, Act.CUTS), (Action.REGATED, Act.GATE)])
def test_it_asks_for_the_right_to_do_what_is_done(pristine, monkeypatch, action, act):
    asked = []
    monkeypatch.setattr("castinspect.versions.child.require", asked.append)
    parent = load_checkpoint(pristine)
    write_child(parent, parent.metadata.child, "other", action)
    assert asked == [act]
