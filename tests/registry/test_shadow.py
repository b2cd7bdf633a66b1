"""A trial in shadow is planned, filled by portions, found again, and counted beside its opponent only."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from castinspect.errors import AccessError, CheckpointError
from castinspect.registry.shadow import ShadowDifference, ShadowPortion, ShadowTrials
from tests.helpers.people import add_people, cheap_hashes
from tests.helpers.released import harsh


@pytest.fixture
def challenger(registry, checkpoint):
    return registry.find(str(harsh(registry, checkpoint)))


def difference(promoted="OK", challenger="DEFECT"):
    return ShadowDifference(
        when=datetime(2026, 1, 2, tzinfo=UTC),
        picture="a.png",
        sha256="0" * 64,
        promoted=promoted,
        challenger=challenger,
    )


def test_a_trial_counts_what_was_judged_skipped_and_different(registry, challenger):
    trials = ShadowTrials(registry)
    before = trials.stamp()
    plan = trials.start(challenger, 3)
    assert trials.stamp() != before
    assert ShadowTrials(registry).current() == plan
    trials.add(plan, ShadowPortion(judged=2, skipped=1, differences=(difference(),)))
    assert not trials.trial(plan).is_complete
    trials.add(plan, ShadowPortion(judged=1, differences=(difference(), difference("REVIEW", "OK"))))
    found = trials.trial(plan)
    assert (found.judged, found.skipped, found.is_complete) == (3, 1, True)
    assert found.kinds == {("OK", "DEFECT"): 2, ("REVIEW", "OK"): 1}


def test_what_was_found_stays_when_the_trial_ends_and_belongs_to_its_opponent(registry, challenger, checkpoint):
    trials = ShadowTrials(registry)
    plan = trials.start(challenger, 3)
    trials.add(plan, ShadowPortion(judged=2))
    trials.stop()
    assert trials.current() is None
    (found,) = trials.of(plan.sha256, registry.promotion.sha256())
    assert found.judged == 2
    assert trials.of(plan.sha256, "0" * 64) == []


def test_the_promoted_version_cannot_judge_beside_itself(registry):
    with pytest.raises(CheckpointError) as caught:
        ShadowTrials(registry).start(registry.find(str(registry.promoted())), 3)
    assert caught.value.code == "shadow-promoted"


def test_a_version_of_elsewhere_is_taken_in_first(registry, checkpoint):
    with pytest.raises(CheckpointError) as caught:
        ShadowTrials(registry).start(registry.find(str(checkpoint)), 3)
    assert caught.value.code == "version-unknown"


def test_only_an_engineer_starts_and_ends_one_where_passwords_are_set(registry, challenger, monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    with pytest.raises(AccessError):
        ShadowTrials(registry).start(challenger, 3)
    with pytest.raises(AccessError):
        ShadowTrials(registry).stop()


def test_a_plan_that_cannot_be_read_is_no_trial(registry, challenger):
    trials = ShadowTrials(registry)
    trials.start(challenger, 3)
    file = registry.folder / "shadow" / "current.json"
    whole = file.read_text()
    file.write_text("{")
    assert trials.current() is None
    file.write_text(whole.replace("{", '{"parts": 9,', 1))  # which of the two it says differs from reader to reader
    assert trials.current() is None
    file.write_text(whole)
    assert trials.current().parts == 3
