"""What people decided at the station becomes pictures to train on, from the training tab."""

from __future__ import annotations

import hashlib
from dataclasses import replace

import pytest

from castinspect.gui.common.question import Question
from castinspect.gui.training.data.decided import DecidedPictures
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.settings import Settings
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Judgement
from tests.helpers.history import inspection_of
from tests.helpers.window import WAIT_MS, answer, open_questions


@pytest.fixture
def decided(parent):
    made = DecidedPictures(parent)
    made.told = []
    made.collected.connect(made.told.append)
    yield made
    made.stop_and_wait()


def decide(tmp_path, *people):
    picture = tmp_path / "part.png"
    picture.write_bytes(b"a picture")
    with open_store() as store:
        inspection = inspection_of(1, Verdict.REVIEW)
        sha256 = hashlib.sha256(b"a picture").hexdigest()
        recorded = store.record(Judgement(replace(inspection, path=picture, sha256=sha256)))
        for who in people:
            store.decide(recorded.sequence, "OK", Attribution(who, "seen"))


def said(qtbot, decided, folder):
    decided.collect(folder)
    qtbot.waitUntil(lambda: bool(open_questions(Question)), timeout=WAIT_MS)
    return answer(0)


def test_they_lie_in_their_class_and_the_folder_is_told(qtbot, decided, tmp_path):
    decide(tmp_path, "kim")
    folder = tmp_path / "data"
    (folder / "ok_front").mkdir(parents=True)
    assert said(qtbot, decided, folder).startswith("Decided pictures: 1 new")
    assert len(list((folder / "ok_front").iterdir())) == 1
    assert decided.told == [folder]


def test_one_person_is_not_enough_where_two_are_asked_for(qtbot, decided, tmp_path):
    Settings(second_person=True).save()
    decide(tmp_path, "kim")
    assert "Nobody has decided" in said(qtbot, decided, tmp_path / "data")
    assert decided.told == []
