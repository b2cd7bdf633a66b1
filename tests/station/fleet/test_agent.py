"""A station takes a pushed version at the next pause, and only one that is signed, whole and newer."""

from __future__ import annotations

import shutil
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlalchemy import text, update

from castinspect.identity import Attribution
from castinspect.inspection.engines.conversion import find_converted
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import demo_checkpoint
from castinspect.progress import drain
from castinspect.registry.registry import Registry
from castinspect.settings import Settings
from castinspect.station.fleet.agent import FleetAgent
from castinspect.station.fleet.conversion import packed
from castinspect.station.fleet.server import all_pushes, push, station_states
from castinspect.station.fleet.signing import load_key, make_key
from castinspect.station.fleet.tables import conversions, files, pushes
from castinspect.station.history.arrivals import WatchedSource
from castinspect.versions.pushed import PushedRelease
from tests.helpers.fleet import needs_server, postgres, server  # noqa: F401
from tests.helpers.history import claimed, filled, store_in
from tests.helpers.released import harsh, line_suite

pytest.importorskip("psycopg")
pytestmark = needs_server


@pytest.fixture
def key(tmp_path):
    return make_key(tmp_path / "key"), load_key(tmp_path / "key")


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        yield opened


@pytest.fixture
def agent(store, postgres, server, key, tmp_path):  # noqa: F811
    settings = Settings(record_server=postgres.url, fleet_keys=[key[0]], engine="torch", device="cpu")
    made = FleetAgent(store.database, "cell-3", settings, PushedRelease("cpu"), Registry(tmp_path / "models"))
    assert made.try_once()
    yield made
    made.start()
    made.close()


@pytest.fixture
def model(tmp_path):
    return shutil.copy(demo_checkpoint(), tmp_path / "wheel.safetensors")


def order(server, model, key):  # noqa: F811
    return push(server, model, ["cell-3"], key[1], Attribution("lee", "fewer escapes"))[0]


def latest(server):  # noqa: F811
    return all_pushes(server)[0]


def test_a_signed_version_is_promoted_in_the_name_of_who_ordered_it(agent, server, model, key, tmp_path):  # noqa: F811
    order(server, model, key)
    assert agent.try_once()
    assert latest(server).state == "promoted"
    registry = Registry(tmp_path / "models")
    assert registry.promoted().name == "wheel.safetensors"
    entry = registry.journal.entries()[-1]
    assert (entry.who, entry.why) == ("lee", "fewer escapes")
    agent.try_once()
    assert station_states(server)[0].sign.checkpoint_name == "wheel"


def test_it_waits_while_pictures_come_and_takes_the_version_at_the_next_pause(agent, server, model, key, store):  # noqa: F811
    source = WatchedSource(store, model.parent)
    claimed(source, 1)
    order(server, model, key)
    agent.try_once()
    assert latest(server).state == "ready"
    with store.database.writing() as connection:
        connection.execute(text("UPDATE arrivals SET state = 'done'"))
    filled(store, 1)
    agent.try_once()
    assert latest(server).state == "ready"
    clock = agent._clock
    agent._clock = lambda: clock() + timedelta(seconds=6)
    agent.try_once()
    assert latest(server).state == "promoted"


def test_a_clock_that_was_set_back_since_the_last_picture_makes_no_version_wait(agent, server, model, key, store):  # noqa: F811
    filled(store, 1)
    clock = agent._clock
    agent._clock = lambda: clock() - timedelta(days=1)
    order(server, model, key)
    agent.try_once()
    assert latest(server).state == "promoted"


def test_a_station_that_ends_says_how_far_it_has_counted(agent, server, store):  # noqa: F811
    agent._stop.wait = lambda _seconds: (filled(store, 2), agent._stop.set())
    agent._run()
    assert station_states(server)[0].sign.sequence == 2


def test_what_no_trusted_key_signed_is_refused(agent, server, model, tmp_path):  # noqa: F811
    make_key(tmp_path / "foreign")
    order(server, model, (None, load_key(tmp_path / "foreign")))
    agent.try_once()
    assert latest(server).state == "refused"
    assert "not signed" in latest(server).answer
    assert Registry(tmp_path / "models").promoted() is None


def test_a_file_that_was_exchanged_on_the_server_is_refused(agent, server, model, key, tmp_path):  # noqa: F811
    order(server, model, key)
    spoilt = bytearray(model.read_bytes())
    spoilt[-5] ^= 1
    with server.writing() as connection:
        connection.execute(update(files).values(content=bytes(spoilt)))
    agent.try_once()
    assert latest(server).state == "refused"
    assert Registry(tmp_path / "models").promoted() is None


def test_an_old_order_that_is_put_there_again_is_refused(agent, server, model, key):  # noqa: F811
    first = order(server, model, key)
    agent.try_once()
    order(server, model, key)
    agent.try_once()
    assert [one.state for one in all_pushes(server)] == ["promoted", "promoted"]
    third = order(server, model, key)
    with server.writing() as connection:  # as somebody who holds the server, but no key, might
        values = {**vars(first.order), "signature": first.signature}
        connection.execute(update(pushes).where(pushes.c.id == third.id).values(values))
    agent.try_once()
    assert latest(server).state == "refused"
    assert "ordered before" in latest(server).answer


def test_a_server_that_is_away_stops_nothing_and_is_tried_again(agent, postgres, server, store):  # noqa: F811
    postgres.stop()
    assert not agent.try_once()
    filled(store, 2)
    postgres.start()
    assert agent.try_once()
    assert station_states(server)[0].sign.sequence == 2


def test_queue_and_alarms_are_told(agent, server, store, tmp_path):  # noqa: F811
    from castinspect.messages import Message
    from castinspect.station.history.alarm_log import AlarmLog

    claimed(WatchedSource(store, tmp_path), 1, 2)
    AlarmLog(store).start(Message("store-busy", {"store": "x", "detail": "y"}))
    agent.try_once()
    said = station_states(server)[0].sign
    assert (said.queue, said.alarms) == (2, ("store-busy",))
    assert replace(said, queue=0) != said


def test_what_the_release_conditions_do_not_let_through_is_refused_with_the_reason(
    agent, server, checkpoint, key, tmp_path, data_folder  # noqa: F811
):  # fmt: skip
    registry = Registry(tmp_path / "models")
    before = registry.promote(checkpoint)
    line_suite(registry, data_folder)
    push(server, harsh(registry, checkpoint), ["cell-3"], key[1], Attribution("lee", "faster"))
    agent.try_once()
    assert latest(server).state == "refused"
    assert "8 of 8 good pictures are called DEFECT" in latest(server).answer
    assert registry.promoted() == before


@pytest.fixture
def conversion(model):
    return drain(packed(load_checkpoint(model)))


def pushed(server, model, key, conversion):  # noqa: F811
    push(server, model, ["cell-3"], key[1], Attribution("lee", "fewer escapes"), conversion)


def test_a_station_without_torch_takes_a_version_by_the_conversion_that_came_with_it(
    agent, server, model, conversion, key, tmp_path, without_torch  # noqa: F811
):  # fmt: skip
    order(server, model, key)
    agent.try_once()
    assert latest(server).state == "refused"
    assert "has no conversion for OpenVINO" in latest(server).answer

    pushed(server, model, key, conversion)
    agent.try_once()
    assert (latest(server).state, latest(server).answer) == ("promoted", "")
    promoted = Registry(tmp_path / "models").promoted_checkpoint()
    assert promoted.conversion == find_converted(promoted).record.files
    assert find_converted(promoted).folder.parent == tmp_path / "models"
    assert not (tmp_path / "models" / "pushed").exists()


def test_a_conversion_that_nobody_signed_or_that_was_exchanged_is_refused(
    agent, server, model, conversion, key, tmp_path, without_torch  # noqa: F811
):  # fmt: skip
    for spoil in (
        update(pushes).values(conversion_signature=""),
        update(conversions).values(content=b"something else"),
    ):
        pushed(server, model, key, conversion)
        with server.writing() as connection:
            connection.execute(spoil)
        agent.try_once()
        assert latest(server).state == "refused"
    assert Registry(tmp_path / "models").promoted() is None


def test_a_station_with_torch_takes_it_too(agent, server, model, conversion, key, tmp_path):  # noqa: F811
    pushed(server, model, key, conversion)
    agent.try_once()
    assert latest(server).state == "promoted"
