"""Rates leave the start out, and count each process's engine once."""

from __future__ import annotations

import pytest

from castinspect.scale.throughput import ShardScored, throughput


def scored(shard, began, ended, judge, pictures=100):
    return ShardScored(shard, pictures, began, ended, judge, 40.0, done=shard + 1, total=3)


def test_the_start_is_told_apart_from_the_rate():
    shards = [scored(0, 1010.0, 1014.0, "a"), scored(1, 1011.0, 1015.0, "b"), scored(2, 1014.0, 1020.0, "a", 50)]
    found = throughput(1000.0, shards)
    assert found.start_up == 10.0
    assert found.per_second == pytest.approx(250 / 10)
    assert found.engine_per_second == 80.0
    assert (found.began, found.ended) == (1010.0, 1020.0)


def test_where_nothing_was_to_be_scored_there_is_no_rate():
    assert throughput(0.0, []) is None
