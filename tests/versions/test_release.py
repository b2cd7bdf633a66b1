"""A version is promoted only when its suites, a second person and its trial in shadow allow it."""

from __future__ import annotations

import pytest

from castinspect import access
from castinspect.errors import CheckpointError
from castinspect.registry.shadow import ShadowPortion, ShadowTrials
from castinspect.settings import Settings
from castinspect.versions.promoting import promote
from castinspect.versions.release import Standing, agree, agreed, readiness, refuse_unready
from tests.helpers.people import PASSWORD, add_people, cheap_hashes
from tests.helpers.released import harsh, line_suite


@pytest.fixture
def challenger(registry, checkpoint):
    return harsh(registry, checkpoint)


@pytest.fixture(autouse=True)
def nobody_left():
    yield
    access.log_out()


def codes(found, standing):
    return [one.text.code for one in found.conditions if one.standing is standing]


def test_without_suites_people_and_shadow_nothing_stands_against_it_and_it_says_so(registry, challenger):
    found = readiness(registry, challenger, Settings())
    assert found.why_not == ()
    assert codes(found, Standing.NOT_ASKED) == [
        "release-no-golden", "release-no-suite", "release-one-person", "release-no-shadow",
    ]  # fmt: skip


def test_a_suite_that_was_not_replayed_stands_against_it(registry, challenger, data_folder):
    line_suite(registry, data_folder)
    (why,) = readiness(registry, challenger, Settings()).why_not
    assert why.code == "release-not-run"


def test_a_suite_on_which_it_is_worse_keeps_it_from_being_promoted(registry, challenger, data_folder):
    line_suite(registry, data_folder, challenger)
    before = registry.promoted()
    with pytest.raises(CheckpointError) as caught:
        promote(registry, challenger)
    assert caught.value.code == "release-not-ready"
    assert "8 of 8 good pictures are called DEFECT" in str(caught.value)
    assert registry.promoted() == before
    assert list((registry.folder / "releases").glob("*")) == []


def test_wider_limits_let_it_pass(registry, challenger, data_folder):
    line_suite(registry, data_folder, challenger)
    found = readiness(registry, challenger, Settings(release_overkill=1.0))
    assert found.why_not == ()
    assert "release-suite" in codes(found, Standing.MET)


def test_a_changed_suite_asks_for_another_replay(registry, challenger, data_folder):
    line_suite(registry, data_folder, challenger)
    (data_folder / "ok_front" / "part_00.png").unlink(missing_ok=True)
    next(iter((data_folder / "ok_front").iterdir())).write_bytes(b"another content")
    line_suite(registry, data_folder)
    assert [why.code for why in readiness(registry, challenger, Settings()).why_not] == ["release-not-run"]


def test_a_damaged_suite_is_no_reason_to_let_it_pass(registry, challenger, data_folder):
    line_suite(registry, data_folder, challenger)
    (registry.folder / "suites" / "line" / "suite.json").write_text("{")
    (why,) = readiness(registry, challenger, Settings()).why_not
    assert why.code == "suite-damaged"


# --- two people ---


def test_two_people_cannot_be_told_apart_without_passwords(registry, challenger):
    settings = Settings(release_two_people=True)
    assert [why.code for why in readiness(registry, challenger, settings).why_not] == ["release-no-passwords"]
    with pytest.raises(CheckpointError):
        agree(registry, challenger)


def test_another_person_must_have_agreed_and_it_holds_until_the_next_promotion(registry, challenger, monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    settings = Settings(release_two_people=True)
    access.log_in("Kim", PASSWORD)
    agree(registry, challenger)
    assert [why.code for why in readiness(registry, challenger, settings).why_not] == ["release-nobody-agreed"]
    access.log_in("Boss", PASSWORD)
    assert readiness(registry, challenger, settings).why_not == ()
    sha256 = registry.journal.entries()[-1].sha256
    assert agreed(registry, sha256) == ("Kim",)
    promote(registry, challenger)
    registry.roll_back()
    assert agreed(registry, sha256) == ()


def test_only_an_administrator_switches_the_second_person_off(monkeypatch):
    Settings(release_two_people=True).save()
    cheap_hashes(monkeypatch)
    add_people()
    access.log_in("Kim", PASSWORD)
    with pytest.raises(access.AccessError):
        Settings(release_two_people=False).save()
    access.log_in("Boss", PASSWORD)
    Settings(release_two_people=False).save()


# --- shadow ---


def test_enough_parts_in_shadow_beside_what_is_promoted_now(registry, challenger):
    settings = Settings(release_shadow_parts=5)
    trials = ShadowTrials(registry)
    plan = trials.start(registry.find(str(challenger)), 5)
    trials.add(plan, ShadowPortion(judged=4))
    (why,) = readiness(registry, challenger, settings).why_not
    assert (why.code, why.values["judged"], why.values["wanted"]) == ("release-shadow-short", 4, 5)
    trials.add(plan, ShadowPortion(judged=1))
    assert readiness(registry, challenger, settings).why_not == ()


def test_what_is_promoted_may_be_promoted_again(registry, data_folder):
    line_suite(registry, data_folder)
    refuse_unready(registry, registry.promoted_checkpoint(), Settings())
    assert [why.code for why in readiness(registry, registry.promoted(), Settings()).why_not] == ["release-promoted"]
