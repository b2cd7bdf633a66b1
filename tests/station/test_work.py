"""A station at work: scans name parts, a check that is missing is an alarm, alarms are acknowledged."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from castinspect.identity import Attribution
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.reading import nothing_attached
from castinspect.models.checkpoint import load_checkpoint
from castinspect.sections import IdentitySection, ShiftSection
from castinspect.settings import Settings
from castinspect.station.events import AlarmsStanding, ArrivalJudged, FolderState
from castinspect.station.promoted import Named, PromotedInspector
from castinspect.station.sources.folder import WatchedFolder
from castinspect.station.work import at_work
from tests.helpers.history import store_in


@pytest.fixture
def make_inspector(checkpoint):
    def make():
        named = Named(load_checkpoint(checkpoint))
        return PromotedInspector(named, lambda loaded: Inspector.from_checkpoint(loaded, "cpu")).ready()

    return make


def until_quiet(working, folder):
    events = []
    steps = working.events(WatchedFolder(folder), 0.01)
    for event in steps:
        events.append(event)
        if isinstance(event, AlarmsStanding) and any(isinstance(told, ArrivalJudged) for told in events):
            break
        if isinstance(event, FolderState) and not event.waiting and len(events) > 60:
            break
    steps.close()
    return events


def test_a_scan_names_the_part_and_a_missing_check_is_an_alarm_that_is_acknowledged(tmp_path, make_inspector):
    folder = tmp_path / "camera"
    folder.mkdir()
    settings = Settings(
        identity=IdentitySection(pattern=r"(?P<part>part_\d+)"),
        shift=ShiftSection(masters={"M2": "DEFECT"}),
    )
    with (
        store_in(tmp_path) as store,
        at_work(store, settings, folder, make_inspector, nothing_attached, None) as working,
    ):
        working.scanner.scan("part_99")
        grey = np.random.default_rng(1).integers(60, 200, (64, 64), dtype=np.uint8)
        Image.fromarray(grey).save(folder / "shot.png")
        events = until_quiet(working, folder)
        (judged,) = [event for event in events if isinstance(event, ArrivalJudged)]
        assert judged.inspection.part == "part_99"
        assert judged.inspection.verdict.value != "OK"
        standing = next(event.alarms for event in reversed(events) if isinstance(event, AlarmsStanding))
        alarm = next(alarm for alarm in standing if alarm.code == "masters-missing")
        assert str(alarm.message) == alarm.sentence
        working.acknowledge(alarm.id, Attribution("kim"))
        (kept,) = [kept for kept in working.companions.log.standing() if kept.id == alarm.id]
        assert (kept.acknowledged_by, kept.ended) == ("kim", None)
