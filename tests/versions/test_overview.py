"""Versions stand beside each other with what they did on each suite, their size and speed, and what they differ in."""

from __future__ import annotations

import pytest

from castinspect.registry.registry import Registry
from castinspect.versions.overview import overview
from tests.helpers.released import harsh, line_suite


def test_each_version_has_its_counts_with_denominators_and_bounds(registry, checkpoint, data_folder):
    challenger = harsh(registry, checkpoint)
    line_suite(registry, data_folder, challenger)
    found = overview(registry)
    assert found.suites == ("line",)
    rows = {row.path: row for row in found.rows}
    promoted, other = rows[registry.promoted()], rows[challenger]
    assert (promoted.is_promoted, other.is_promoted) == (True, False)
    assert promoted.suites["line"].review.count == 16
    assert (other.suites["line"].overkill.count, other.suites["line"].overkill.total) == (8, 8)
    assert other.suites["line"].escapes.upper == pytest.approx(1 - 0.05 ** (1 / 8))  # none of eight
    assert other.suites["line"].milliseconds > 0
    assert other.suites["line"].engine == "torch cpu"
    assert other.megabytes == pytest.approx(challenger.stat().st_size / 1e6)
    assert "cuts" in [fact.name for fact in found.differences]


def test_a_version_that_was_not_replayed_is_told_apart_from_one_that_was(registry, checkpoint, data_folder):
    challenger = harsh(registry, checkpoint)
    line_suite(registry, data_folder)
    (row,) = overview(registry, [registry.find(str(challenger))]).rows
    assert row.suites == {"line": None}


def test_without_suites_and_versions_it_is_empty():
    found = overview(Registry())
    assert (found.suites, found.rows, found.differences) == ((), (), ())
