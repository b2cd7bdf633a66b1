"""A server that is away is one kind of error, and once it was it is asked cheaply before each try."""

from __future__ import annotations

import pytest

from castinspect.errors import StoreError
from castinspect.station.claim.place import ServerAwayError
from castinspect.station.fleet import reached as module
from castinspect.station.fleet.claims import shared_folders

pytest.importorskip("psycopg")


def test_a_server_that_is_away_is_one_kind_of_error(tmp_path):
    shared = shared_folders("postgresql+psycopg://station@127.0.0.1:1/nobody", {str(tmp_path): "nas:/x"})(tmp_path)
    for use in (shared.place.read, shared.judged.read):
        with pytest.raises(ServerAwayError):
            use()


def test_once_a_server_was_away_it_is_asked_cheaply_before_each_try(tmp_path, monkeypatch):
    tried, is_there = [], []

    def away(url):
        tried.append(url)
        raise StoreError("store-away", store=url, detail="no route")

    monkeypatch.setattr(module, "open_fleet", away)
    monkeypatch.setattr(module, "accepts_connections", lambda _url: is_there.pop())
    place = shared_folders("postgresql+psycopg://nas/x", {str(tmp_path): "nas:/x"})(tmp_path).place
    said = []
    for answers, tries in (([], 1), ([False], 1), ([True], 2)):
        is_there += answers
        with pytest.raises(ServerAwayError) as refused:
            place.read()
        said.append(refused.value.strerror)
        assert (len(tried), is_there) == (tries, [])
    assert len(set(said)) == 1
    assert "no route" in said[0]
