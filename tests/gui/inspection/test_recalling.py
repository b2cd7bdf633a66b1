"""After a power cut the counters, the last parts and what waits for a person are what the record says."""

from __future__ import annotations

from dataclasses import replace

import pytest
from PIL import Image

from castinspect.files import sha256_of
from castinspect.gui.inspection.recalling import Recalled, recalled
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.settings import Settings
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.shift.now import CountersNow
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of


@pytest.fixture
def camera(tmp_path):
    folder = tmp_path / "camera"
    folder.mkdir()
    return folder


def record(camera, *verdicts, source=True, part=""):
    """Have these on record; their numbers there."""
    numbers = []
    with open_store() as store:
        for verdict in verdicts:
            picture = camera / f"{store.station}_{len(list(camera.iterdir()))}.png"
            Image.new("L", (40, 30), 90 + len(list(camera.iterdir()))).save(picture)
            judged = replace(inspection_of(1, verdict), path=picture, sha256=sha256_of(picture))
            judgement = Judgement(judged, source=camera if source else None, part=PartFields(part=part))
            numbers.append(store.record(judgement).sequence)
    return numbers


def decide(number, outcome):
    with open_store() as store:
        store.decide(number, outcome, Attribution("kim", "seen"))


def test_without_a_record_nothing_is_told(camera):
    assert list(recalled(Settings(), camera)) == []


def test_counters_parts_and_what_waits_are_those_of_the_record(camera):
    numbers = record(camera, Verdict.OK, Verdict.REVIEW, Verdict.DEFECT, Verdict.HOLD, Verdict.REVIEW)
    decide(numbers[1], "OK")
    counters, parts = recalled(Settings(), camera)
    assert isinstance(counters, CountersNow)
    assert isinstance(parts, Recalled)
    assert (counters.shift.counters.total, counters.shift.counters.decided, counters.shift.counters.open) == (5, 1, 2)
    assert [part.inspection.sequence for part in parts.last] == numbers
    assert [part.inspection.sequence for part in parts.waiting] == [numbers[2], numbers[3], numbers[4]]
    assert [(said.inspection.sequence, said.outcome) for said in parts.decisions] == [(numbers[1], Verdict.OK)]
    assert all(part.is_let_go and part.pixels is None and part.thumbnail is not None for part in parts.last)


def test_an_old_review_waits_still_where_the_strip_ends_and_an_old_defect_does_not(camera):
    old = record(camera, Verdict.REVIEW, Verdict.DEFECT)
    record(camera, *[Verdict.OK] * 20)
    _, parts = recalled(Settings(), camera)
    assert len(parts.last) == 20
    assert [part.inspection.sequence for part in parts.waiting] == old[:1]


def test_parts_that_a_person_opened_and_masters_do_not_come_back(camera):
    record(camera, Verdict.REVIEW, source=False)
    record(camera, Verdict.HOLD, part="M1")
    settings = Settings()
    settings.shift = settings.shift.model_copy(update={"masters": {"M1": "DEFECT"}})
    counters, parts = recalled(settings, camera)
    assert (counters.shift.counters.total, parts.last, parts.waiting) == (1, (), ())


def test_without_a_watched_folder_only_the_counters_come_back(camera):
    record(camera, Verdict.REVIEW)
    (counters,) = recalled(Settings(), None)
    assert counters.shift.counters.total == 1
