"""A real server knows each station's state, and what became of each order."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import update

from castinspect.errors import FleetError, StoreError
from castinspect.identity import Attribution
from castinspect.paths import demo_checkpoint
from castinspect.station.fleet.server import (
    Sign,
    all_pushes,
    answer,
    content_of,
    conversion_of,
    give_sign,
    open_fleet,
    push,
    station_states,
)
from castinspect.station.fleet.signing import is_signed, load_key, make_key
from castinspect.station.fleet.tables import conversions
from castinspect.station.history.keeping.mirror import catch_up
from tests.helpers.fleet import needs_server, postgres, server  # noqa: F401
from tests.helpers.history import filled, store_in

pytest.importorskip("psycopg")
pytestmark = needs_server
SIGN = Sign("cell-3", "1.0", "abc", "wheel", "ab" * 32, 4, ("disk-full",), 8, 5.0)


def test_a_station_is_at_work_while_it_gives_signs(server):  # noqa: F811
    give_sign(server, SIGN)
    give_sign(server, replace(SIGN, queue=5))
    (state,) = station_states(server)
    assert (state.state, state.sign.queue, state.sign.alarms) == ("at work", 5, ("disk-full",))
    assert state.behind == 8
    assert replace(state, silent=31.0).state == "away"
    assert replace(state, sign=None).state == "unknown"


def test_its_yield_is_that_of_the_rows_it_sent(server, tmp_path):  # noqa: F811
    with store_in(tmp_path) as store:
        filled(store, 8)
        assert (
            sum(found.rows for found in catch_up(store.database, server, "cell-3") if found.table == "inspections") == 8
        )
    give_sign(server, SIGN)
    (state,) = station_states(server)
    assert (state.behind, sum(state.today.values()), state.yield_share) == (0, 8, 0.25)


def test_a_conversion_goes_with_the_version_and_goes_once_all_have_answered(server, tmp_path):  # noqa: F811
    public, key = make_key(tmp_path / "key"), load_key(tmp_path / "key")
    for name in ("cell-3", "cell-4"):
        give_sign(server, replace(SIGN, station=name))
    made = push(server, demo_checkpoint(), ["cell-3", "cell-4"], key, Attribution("lee"), b"a conversion")
    digest = made[0].conversion
    assert conversion_of(server, digest) == b"a conversion"
    for one in made:
        assert is_signed(one.order, one.conversion_signature, [public], digest)
        assert not is_signed(one.order, one.conversion_signature, [public])  # it is not the order's
        assert not is_signed(one.order, one.signature, [public], digest)
        assert not is_signed(one.order, one.conversion_signature, [public], "b" * 64)
    answer(server, made[0].id, "promoted")
    assert conversion_of(server, digest) == b"a conversion"
    answer(server, made[1].id, "refused", "no")
    with pytest.raises(FleetError) as gone:
        conversion_of(server, digest)
    assert gone.value.code == "fleet-file-missing"


def test_a_conversion_that_was_exchanged_on_the_server_is_not_given_out(server, tmp_path):  # noqa: F811
    make_key(tmp_path / "key")
    give_sign(server, SIGN)
    (made,) = push(server, demo_checkpoint(), ["cell-3"], load_key(tmp_path / "key"), Attribution("lee"), b"mine")
    with server.writing() as connection:
        connection.execute(update(conversions).values(content=b"theirs"))
    with pytest.raises(FleetError) as told:
        conversion_of(server, made.conversion)
    assert told.value.code == "fleet-other-file"


def test_an_order_is_signed_for_each_station_and_its_file_goes_once_all_have_answered(server, tmp_path):  # noqa: F811
    public, key = make_key(tmp_path / "key"), load_key(tmp_path / "key")
    for name in ("cell-3", "cell-4"):
        give_sign(server, replace(SIGN, station=name))
    made = push(server, demo_checkpoint(), ["cell-3", "cell-4"], key, Attribution("lee", "why"))
    assert {one.order.station for one in made} == {"cell-3", "cell-4"}
    assert all(is_signed(one.order, one.signature, [public]) for one in made)
    sha256 = made[0].order.sha256
    assert content_of(server, sha256) == demo_checkpoint().read_bytes()
    answer(server, made[0].id, "promoted")
    assert content_of(server, sha256)
    answer(server, made[1].id, "refused", "no")
    with pytest.raises(FleetError):
        content_of(server, sha256)
    assert {one.state for one in all_pushes(server)} == {"promoted", "refused"}
    assert not all_pushes(server, only_open=True)


def test_a_later_order_overtakes_one_that_waits(server, tmp_path):  # noqa: F811
    make_key(tmp_path / "key")
    give_sign(server, SIGN)
    for _ in range(2):
        push(server, demo_checkpoint(), ["cell-3"], load_key(tmp_path / "key"), Attribution("lee"))
    assert [one.state for one in all_pushes(server, "cell-3")] == ["waiting", "refused"]


def test_an_unknown_station_and_a_missing_server_are_said(server, tmp_path):  # noqa: F811
    make_key(tmp_path / "key")
    with pytest.raises(FleetError) as told:
        push(server, demo_checkpoint(), ["cell-9"], load_key(tmp_path / "key"), Attribution("lee"))
    assert told.value.code == "fleet-station-unknown"
    for url in ("", f"sqlite:///{tmp_path}/x.db"):
        with pytest.raises(FleetError):
            open_fleet(url)
    for url in ("no address", "postgresql+nothing://station@127.0.0.1/x"):
        with pytest.raises(StoreError):
            open_fleet(url)
    with pytest.raises(StoreError) as away:
        open_fleet("postgresql+psycopg://nobody@127.0.0.1:9/none")
    assert away.value.code == "store-away"
