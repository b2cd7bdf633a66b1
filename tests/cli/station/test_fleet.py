"""`castinspect fleet`: keys, trust, and a push that is seen in the status, with a real server."""

from __future__ import annotations

import json

import pytest

from castinspect.cli.app import run
from castinspect.settings import Settings
from castinspect.station.fleet.server import Sign, all_pushes, give_sign
from castinspect.station.fleet.signing import is_signed
from tests.helpers.fleet import needs_server, postgres, server  # noqa: F401

pytest.importorskip("psycopg")


@pytest.fixture
def public(tmp_path, capsys):
    assert run(["fleet", "key", str(tmp_path / "key")]) == 0
    return capsys.readouterr().out.strip()


def test_a_station_trusts_a_key_until_it_is_taken_back(public, capsys):
    assert run(["fleet", "trust", public]) == 0
    assert run(["fleet", "trust", public]) == 0
    assert Settings.load().fleet_keys == [public]
    assert run(["fleet", "distrust", public[:-2]]) == 1  # a slip must not look as if the key were out
    assert public in capsys.readouterr().err
    assert Settings.load().fleet_keys == [public]
    assert run(["fleet", "distrust", public]) == 0
    assert Settings.load().fleet_keys == []


def test_what_is_no_key_and_no_server_are_one_sentence(capsys):
    assert run(["fleet", "trust", "abc"]) == 1
    assert "is no public key" in capsys.readouterr().err
    assert run(["fleet", "status"]) == 1
    assert "--server" in capsys.readouterr().err


@needs_server
def test_a_push_is_signed_and_listed_and_the_status_names_each_station(server, postgres, public, tmp_path, capsys):  # noqa: F811
    sign = Sign("cell-3", "1.0", "abc", "wheel", "ab" * 32, 4, ("disk-full",), 8, 5.0)
    give_sign(server, sign)
    at = ["--server", postgres.url]
    assert (
        run(["fleet", "push", "demo", "cell-3", "cell-3", "--key", str(tmp_path / "key"), "--allow-unproven", *at]) == 0
    )
    (pushed,) = all_pushes(server)
    assert is_signed(pushed.order, pushed.signature, [public])
    assert is_signed(pushed.order, pushed.conversion_signature, [public], pushed.conversion)
    give_sign(server, sign)  # converting may take longer than a station may be silent
    capsys.readouterr()
    assert run(["fleet", "status", *at, "--json"]) == 0
    (state,) = json.loads(capsys.readouterr().out)["stations"]
    assert (state["station"], state["state"], state["sign"]["queue"], state["behind"]) == ("cell-3", "at work", 4, 8)
    assert run(["fleet", *at]) == 0
    told = capsys.readouterr().out
    assert "cell-3" in told
    assert "waiting" in told
    assert run(["fleet", "orders", *at]) == 0
    assert "waiting" in capsys.readouterr().out
