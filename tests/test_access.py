"""Without passwords all is open; with one, an engineer's acts need an engineer, whoever asks and however often."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from castinspect import access
from castinspect.errors import AccessError
from castinspect.identity import current_user
from castinspect.paths import people_file
from castinspect.people import People
from castinspect.registry.registry import Registry
from castinspect.roles import Act
from castinspect.sections import CsvSection
from castinspect.settings import Settings
from castinspect.training.config import TrainingConfig
from castinspect.training.run.trainer import train
from castinspect.versions.recut import write_version
from tests.helpers.people import PASSWORD, add_people, cheap_hashes

NOON = datetime(2026, 11, 27, 12, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _cheap(monkeypatch):
    cheap_hashes(monkeypatch)
    yield
    access.log_out()


def wrong(times, begin=NOON):
    for number in range(times):
        with pytest.raises(AccessError):
            access.log_in("kim", "not the password", begin + timedelta(seconds=number))


def test_without_passwords_everybody_may_do_everything():
    assert access.is_open()
    assert all(access.may(act) for act in Act)


def test_with_passwords_nobody_may_do_what_needs_a_role_until_somebody_logs_in():
    add_people()
    assert not any(access.may(act) for act in Act)
    access.log_in("lee", PASSWORD)
    assert not any(access.may(act) for act in Act)
    access.log_in("kim", PASSWORD)
    assert [act for act in Act if not access.may(act)] == [Act.USERS]
    access.log_in("boss", PASSWORD)
    assert all(access.may(act) for act in Act)
    access.log_out()
    assert not any(access.may(act) for act in Act)


def test_whoever_logs_in_is_put_on_record():
    before = current_user()
    add_people()
    access.log_in("KIM", PASSWORD)
    assert current_user() == "Kim"
    access.log_out()
    assert current_user() == before


@pytest.mark.parametrize(
    "change", [lambda: People().remove("Kim"), lambda: People().set_password("Kim", "a green gate")]
)
def test_who_was_removed_or_has_another_password_is_logged_in_no_more(change):
    add_people()
    access.log_in("kim", PASSWORD)
    change()
    assert access.present() is None
    assert not access.may(Act.PROMOTE)


def test_a_spoilt_file_of_people_closes_the_station():
    people_file().parent.mkdir(parents=True, exist_ok=True)
    people_file().write_text("{", encoding="utf-8")
    assert not any(access.may(act) for act in Act)


def test_five_wrong_passwords_lock_the_name_also_for_the_right_one_and_after_a_restart():
    add_people()
    wrong(5)
    with pytest.raises(AccessError) as caught:  # nothing is kept in memory, as after a restart
        access.log_in("Kim", PASSWORD, NOON + timedelta(seconds=10))
    assert caught.value.code == "access-locked"
    assert access.log_in("kim", PASSWORD, NOON + timedelta(seconds=35)).name == "Kim"


def test_each_further_try_doubles_the_pause_and_success_ends_it():
    add_people()
    wrong(5)
    wrong(1, NOON + timedelta(seconds=60))
    until = access.Lockout().until("kim")
    assert until == NOON + timedelta(seconds=120)
    access.log_in("kim", PASSWORD, until)
    assert access.Lockout().until("kim") is None


def test_names_that_nobody_has_are_refused_and_locked_alike():
    add_people()
    for number in range(5):
        with pytest.raises(AccessError) as caught:
            access.log_in("nobody", PASSWORD, NOON + timedelta(seconds=number))
        assert caught.value.code == "access-wrong"
    with pytest.raises(AccessError) as caught:
        access.log_in("nobody", PASSWORD, NOON + timedelta(seconds=9))
    assert caught.value.code == "access-locked"


def test_another_name_is_not_locked():
    add_people()
    wrong(5)
    assert access.log_in("boss", PASSWORD, NOON + timedelta(seconds=6)).name == "Boss"


# --- the core asks, whoever calls it ---


def acts_of(checkpoint: Path, folder: Path):
    settings = Settings(outputs={"shift": CsvSection(folder=folder)})
    registry = Registry()
    return {
        "promote": lambda: registry.promote(checkpoint),
        "roll back": registry.roll_back,
        "train": lambda: list(train(TrainingConfig(data=folder))),
        "outputs": settings.save,
        "limit": Settings(largest_escape_rate=0.5).save,
    }


@pytest.mark.parametrize("act", ["promote", "roll back", "train", "outputs", "limit"])
def test_the_core_refuses_an_operator(checkpoint, tmp_path, act):
    add_people()
    access.log_in("lee", PASSWORD)
    with pytest.raises(AccessError) as caught:
        acts_of(checkpoint, tmp_path)[act]()
    assert caught.value.code == "access-engineer"


def test_cuts_need_an_engineer(checkpoint):
    from castinspect.models.checkpoint import load_checkpoint
    from castinspect.models.metadata import CutPolicy, Cuts

    add_people()
    with pytest.raises(AccessError):
        write_version(load_checkpoint(checkpoint), Cuts(ok=0.1, defect=0.9), CutPolicy())


def test_what_is_anybodys_is_saved_without_a_log_in_and_a_kiosk_is_entered_but_not_left():
    add_people()
    Settings(language="ko", watching=True, kiosk=True).save()
    left = Settings.load()
    left.kiosk = False
    with pytest.raises(AccessError):
        left.save()
    access.log_in("kim", PASSWORD)
    left.save()
    assert not Settings.load().kiosk


def test_an_engineer_promotes(checkpoint):
    add_people()
    access.log_in("kim", PASSWORD)
    assert Registry().promote(checkpoint) == Registry().promoted()
    assert Registry().journal.entries()[-1].who == "Kim"
