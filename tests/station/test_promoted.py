"""Another checkpoint takes over between two pictures, or is refused while the old one goes on."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

import pytest

from castinspect.errors import CheckpointError
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.verdict import Verdict
from castinspect.station.promoted import PromotedInspector

PATHS = [Path(f"{index}.png") for index in range(10)]


class FakeCheckpoint(str):
    """A checkpoint that is a word."""

    def without_weights(self):
        return self


@dataclass
class FakeRegistry:
    """A registry whose promoted checkpoint is a word."""

    promoted: str | Exception = "old"
    stamp: int = 1
    recorded: list = field(default_factory=list)

    def promote(self, promoted):
        self.promoted, self.stamp = promoted, self.stamp + 1

    def promotion_stamp(self):
        return self.stamp

    def promoted_checkpoint(self):
        if isinstance(self.promoted, Exception):
            raise self.promoted
        return FakeCheckpoint(self.promoted)

    def record_conversion(self, checkpoint, files):
        self.recorded.append((checkpoint, files))


@dataclass
class FakeInspector:
    """Takes up three pictures at a time, as a batch does."""

    metadata: str
    taken: list[Path] = field(default_factory=list)
    conversion: dict = field(default_factory=dict)

    def inspect_with(self, paths, attach):
        waiting = iter(paths)
        while batch := list(islice(waiting, 3)):
            for path in batch:
                yield Inspection(path, Verdict.OK, checkpoint=self.metadata), attach(path, None, None)


@pytest.fixture
def registry():
    return FakeRegistry()


@pytest.fixture
def inspector(registry):
    return PromotedInspector(registry, FakeInspector)


def test_another_checkpoint_takes_over_between_two_pictures(registry, inspector):
    judged = []
    for inspection in inspector.inspect(PATHS):
        judged.append(inspection)
        if len(judged) == 4:
            registry.promote("new")
    assert [found.path for found in judged] == PATHS
    assert [found.checkpoint for found in judged] == ["old"] * 6 + ["new"] * 4
    assert inspector.metadata == "new"


@pytest.mark.parametrize("problem", [CheckpointError("no-model"), RuntimeError("out of memory")])
def test_a_checkpoint_that_cannot_be_used_is_refused_and_the_old_one_goes_on(registry, inspector, problem):
    judged = []
    for inspection in inspector.inspect(PATHS):
        judged.append(inspection.checkpoint)
        if len(judged) == 2:
            registry.promote(problem)
    assert judged == ["old"] * 10
    assert inspector.refusal is not None
    registry.promote("new")
    assert [found.checkpoint for found in inspector.inspect(PATHS[:1])] == ["new"]
    assert inspector.refusal is None


def test_a_change_while_no_picture_came_is_noticed_at_the_next_look(registry, inspector):
    assert list(inspector.inspect([])) == []
    registry.promote("new")
    assert list(inspector.inspect([])) == []
    assert inspector.metadata == "new"


def test_it_is_loaded_once_for_all_jobs(registry, inspector):
    made = []
    inspector._make = lambda checkpoint: made.append(checkpoint) or FakeInspector(checkpoint)
    for _ in range(3):
        list(inspector.ready().inspect(PATHS[:1]))
    assert made == ["old"]


def test_where_nothing_can_judge_that_is_told(registry, inspector):
    registry.promoted = CheckpointError("no-model")
    with pytest.raises(CheckpointError, match="No model is promoted"):
        inspector.ready()
    registry.promote("new")
    assert inspector.ready().metadata == "new"


def test_what_the_engine_reads_is_recorded_and_a_record_that_cannot_be_kept_stops_nothing(registry):
    def make(checkpoint):
        return FakeInspector(checkpoint, conversion={"model.bin": "b" * 64})

    PromotedInspector(registry, make).ready()
    assert registry.recorded == [("old", {"model.bin": "b" * 64})]

    def fails(_checkpoint, _files):
        raise CheckpointError("no-model")

    registry.record_conversion = fails
    assert PromotedInspector(registry, make).ready().metadata == "old"
