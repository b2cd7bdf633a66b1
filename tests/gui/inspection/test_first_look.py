"""A folder that is watched for the first time: a person says what becomes of what lies there."""

from __future__ import annotations

import pytest

from castinspect.errors import StoreError
from castinspect.gui.common.question import Question
from castinspect.gui.inspection.first_look import FirstLook, look
from castinspect.paths import record_file
from castinspect.station.history.arrivals import WatchedSource
from castinspect.station.history.opening import open_store
from castinspect.station.sources.folder import pictures_in
from tests.helpers.window import WAIT_MS, answer, open_questions


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "camera").mkdir()
    (tmp_path / "camera" / "part.png").write_bytes(b"a picture")
    return tmp_path / "camera"


def asked(qtbot, parent, folder):
    first, told = FirstLook(parent), []
    first.answered.connect(told.append)
    first.ask(folder)
    qtbot.waitUntil(lambda: bool(open_questions(Question)), timeout=WAIT_MS)
    return first, told


def test_only_a_folder_that_was_never_watched_is_asked_about(folder):
    (looked,) = look(folder)
    assert [arrival.name for arrival in looked.pictures] == [b"part.png"]
    with open_store() as store:
        WatchedSource(store, folder)
    (looked,) = look(folder)
    assert looked.pictures == ()
    assert record_file().is_file()


def test_all_of_them_are_judged_where_the_person_says_so(qtbot, parent, folder):
    first, told = asked(qtbot, parent, folder)
    assert answer(0).startswith("Pictures that lie in this folder already: 1.")
    assert told == [folder]
    (looked,) = look(folder)
    assert len(looked.pictures) == 1  # nothing is on record yet: the watching itself puts it there
    first.stop_and_wait()


def test_only_what_lay_there_when_they_were_counted_is_left_alone(qtbot, parent, folder):
    first, told = asked(qtbot, parent, folder)
    (folder / "meanwhile.png").write_bytes(b"another")
    answer(1)
    qtbot.waitUntil(lambda: told == [folder], timeout=WAIT_MS)
    first.stop_and_wait()
    with open_store() as store:
        source = WatchedSource(store, folder)
        assert not source.is_to_skip
        claims = source.claim(pictures_in(folder))
    assert [claim.arrival.name for claim in claims] == [b"meanwhile.png"]


def test_thinking_better_of_it_watches_nothing(qtbot, parent, folder):
    first, told = asked(qtbot, parent, folder)
    answer(2)
    assert told == []
    first.stop_and_wait()


def test_a_record_that_cannot_be_read_is_told_by_the_watching_itself(qtbot, parent, folder):
    def broken(_folder):
        raise StoreError("store-missing", store="/r")
        yield

    first = FirstLook(parent, broken)
    with qtbot.waitSignal(first.answered, timeout=WAIT_MS) as told:
        first.ask(folder)
    assert told.args == [folder]
    first.stop_and_wait()
