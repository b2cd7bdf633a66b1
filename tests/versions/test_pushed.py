"""A pushed version meets the station's own conditions of release, without anybody logged in there."""

from __future__ import annotations

import shutil

import pytest

from castinspect import access
from castinspect.errors import AccessError, CheckpointError
from castinspect.identity import Attribution
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.journal import Action
from castinspect.settings import Settings
from castinspect.versions.backtest import latest_run
from castinspect.versions.promoting import promote
from castinspect.versions.pushed import PushedRelease
from castinspect.versions.release import agree
from castinspect.versions.release_note import kept_notes
from castinspect.versions.suites import load_suite
from tests.helpers.people import PASSWORD, add_people, cheap_hashes
from tests.helpers.released import harsh, line_suite

LEE = Attribution("lee", "faster")


@pytest.fixture
def pushed(registry, checkpoint, tmp_path):
    """As it came from the server: no version of the station."""
    made = harsh(registry, checkpoint)
    return shutil.move(made, tmp_path / "pushed.safetensors")


@pytest.fixture(autouse=True)
def nobody_left():
    yield
    access.log_out()


def test_its_suites_are_replayed_before_and_a_worse_one_is_refused_but_kept(registry, pushed, data_folder):
    line_suite(registry, data_folder)
    before, taking = registry.promoted(), PushedRelease("cpu")
    taking.prepare(registry, pushed)
    assert latest_run(registry, load_suite(registry, "line"), load_checkpoint(pushed).sha256) is not None
    with pytest.raises(CheckpointError) as caught:
        taking.promote(registry, pushed, LEE)
    assert caught.value.code == "release-not-ready"
    assert "8 of 8 good pictures are called DEFECT" in str(caught.value)
    assert registry.promoted() == before
    entry = registry.journal.entries()[-1]
    assert (entry.action, entry.who) == (Action.IMPORTED, "lee")
    with pytest.raises(CheckpointError):  # pushed again, it is refused again, and is there once
        taking.promote(registry, pushed, LEE)
    assert registry.journal.entries()[-1] == entry


def test_a_second_person_who_agreed_at_the_station_lets_it_pass(registry, pushed, monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    access.log_in("Boss", PASSWORD)
    Settings(release_two_people=True).save()
    access.log_out()
    taking = PushedRelease("cpu")
    with pytest.raises(CheckpointError, match="besides lee nobody has agreed"):
        taking.promote(registry, pushed, LEE)
    access.log_in("Kim", PASSWORD)
    agree(registry, registry.by_id(load_checkpoint(pushed).metadata.id).path)
    access.log_out()
    with pytest.raises(AccessError):
        promote(registry, pushed)  # without the signature, a log-in is asked for
    assert taking.promote(registry, pushed, LEE) == registry.promoted()
    assert load_checkpoint(registry.promoted()).sha256 == load_checkpoint(pushed).sha256


def test_who_ordered_it_cannot_be_the_second_person(registry, pushed, monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    access.log_in("Boss", PASSWORD)
    Settings(release_two_people=True).save()
    taking = PushedRelease("cpu")
    with pytest.raises(CheckpointError):
        taking.promote(registry, pushed, LEE)
    agree(registry, registry.by_id(load_checkpoint(pushed).metadata.id).path)
    with pytest.raises(CheckpointError, match="besides boss nobody has agreed"):
        taking.promote(registry, pushed, Attribution("boss", ""))


def test_its_note_is_written_for_who_ordered_it_whoever_is_at_the_station(registry, pushed, monkeypatch):
    cheap_hashes(monkeypatch)
    add_people()
    access.log_in("Boss", PASSWORD)
    Settings(release_two_people=True).save()
    registry.add(pushed, Action.IMPORTED)
    agree(registry, registry.by_id(load_checkpoint(pushed).metadata.id).path)
    PushedRelease("cpu").promote(registry, pushed, LEE)
    (note,) = kept_notes(registry)
    text = note.read_text(encoding="utf-8")
    assert "Written for lee, " in text
    assert "nobody has agreed" not in text
