"""What a station took up and did not see to its end: it says what it judged, and frees the rest for others."""

from __future__ import annotations

from contextlib import closing

import pytest

from castinspect.imaging.content import FileStamp
from castinspect.station.claim.folder_claim import FolderClaim
from castinspect.station.claim.judged_file import JudgedFile
from castinspect.station.claim.judged_there import key_of
from castinspect.station.history.arrivals import WatchedSource
from castinspect.station.history.rows import Judgement
from castinspect.station.history.settling import Settling
from castinspect.station.sources.arrival import Arrival
from tests.helpers.clocks import Clock
from tests.helpers.history import inspection_of, store_in

NAMES = [b"a.png", b"b.png", b"gone.png"]


def stamp_of(name):
    return FileStamp(10, 1_000_000, 5, len(name))


@pytest.fixture
def source(tmp_path, camera):
    with closing(store_in(tmp_path)) as store:
        yield WatchedSource(store, camera)


@pytest.fixture
def before(camera, source):
    """A start that took three up, judged the first, and was killed."""
    claim = FolderClaim(camera, "cell-3", clock=Clock(100.0))
    claim.step()
    arrivals = [Arrival(camera / name.decode(), str(camera), name, stamp_of(name)) for name in NAMES]
    claims = source.claim(arrivals)
    claim.take(arrivals)
    source._store.record(Judgement(inspection_of(1), claim=claims[0]))
    return claims


def start(camera, *, is_elsewhere):
    claim = FolderClaim(camera, "cell-3", clock=Clock(100.0))
    if not is_elsewhere:
        (camera / ".castinspect-station").unlink()
    claim.step()
    claim.list.looked({})
    assert (claim.elsewhere is not None) == is_elsewhere
    return claim


def listed(camera):
    found = JudgedFile(camera).read()
    return {name: found.get(key_of(name, stamp_of(name))) for name in NAMES}


def owner(claim):
    return claim._signs.owner


def test_whoever_has_the_folder_again_notes_what_it_judged_and_keeps_the_rest(camera, source, before):
    claim = start(camera, is_elsewhere=False)
    Settling(source, claim).after_a_start()
    claim.list.write()
    assert listed(camera) == {b"a.png": "", b"b.png": owner(claim), b"gone.png": owner(claim)}
    assert not claim.list.is_unsettled


def test_where_the_folder_is_anothers_what_lies_there_is_free_and_what_is_gone_is_not(camera, source, before):
    claim = start(camera, is_elsewhere=True)
    Settling(source, claim).while_elsewhere({name: stamp_of(name) for name in NAMES[:2]})
    claim.list.write()
    assert listed(camera) == {b"a.png": "", b"b.png": None, b"gone.png": owner(claim)}


def test_at_a_good_end_all_that_is_not_on_record_is_free(camera, source, before):
    claim = start(camera, is_elsewhere=False)
    Settling(source, claim).at_the_end()
    claim.list.write()
    assert listed(camera) == {b"a.png": "", b"b.png": None, b"gone.png": None}
    assert claim.list.own == frozenset()


def test_what_was_judged_here_and_is_on_no_list_any_more_is_noted_again(camera, source, before):
    for lost in camera.glob(".castinspect-*"):
        lost.unlink()
    claim = FolderClaim(camera, "cell-3", clock=Clock(100.0))
    claim.step()
    claim.list.looked({name: stamp_of(name) for name in NAMES})
    Settling(source, claim).after_a_start()
    claim.list.write()
    assert listed(camera) == {b"a.png": "", b"b.png": None, b"gone.png": None}
    assert not claim.list.unlisted


def test_what_another_station_of_the_record_took_up_is_settled_as_if_this_one_had(camera, source, before):
    (camera / ".castinspect-station").unlink()
    claim = FolderClaim(camera, "cell-4", beside=["cell-3"], clock=Clock(100.0))
    claim.step()
    arrivals = [Arrival(camera / name.decode(), str(camera), name, stamp_of(name)) for name in NAMES]
    claim.list.looked({arrival.name: arrival.stamp for arrival in arrivals})
    Settling(source, claim).after_a_start()
    claim.list.write()
    assert not claim.list.doubts
    assert not any(claim.list.is_listed(arrival) for arrival in arrivals[1:])
    assert list(claim.take(arrivals[1:])) == arrivals[1:]
    assert listed(camera)[b"a.png"] == ""
    claim.note(arrivals[1:])
    claim.list.write()
    assert set(listed(camera).values()) == {""}
