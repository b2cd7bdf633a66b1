"""What the window judges is on record, and judged once."""

from __future__ import annotations

import pytest

from castinspect.gui.inspection.job import FolderState, ShownInspection, judge_arrivals, judge_paths
from castinspect.inspection.inspector import Inspector
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import record_file
from castinspect.station.history.opening import open_record
from castinspect.station.history.views.queries import count, every
from castinspect.station.promoted import Named, PromotedInspector
from castinspect.station.sources.folder import WatchedFolder


@pytest.fixture
def make_inspector(checkpoint):
    def make():
        named = Named(load_checkpoint(checkpoint))
        return PromotedInspector(named, lambda loaded: Inspector.from_checkpoint(loaded, "cpu")).ready()

    return make


def on_record():
    database = open_record(record_file())
    try:
        return count(database), [row.values["sequence"] for row in every(database)]
    finally:
        database.close()


def watched_until_all_is_judged(make_inspector, folder):
    """The parts that come, until a look finds nothing more to wait for."""
    shown = []
    steps = judge_arrivals(make_inspector, WatchedFolder(folder), 0.01)
    for event in steps:
        if isinstance(event, ShownInspection):
            shown.append(event)
        if isinstance(event, FolderState) and not event.waiting:
            break
    steps.close()
    return shown


def test_pictures_that_are_opened_go_on_record(make_inspector, pictures):
    shown = [event for event in judge_paths(make_inspector, [pictures]) if isinstance(event, ShownInspection)]
    assert len(shown) == 16
    assert all(part.pixels is not None and part.thumbnail is not None for part in shown)
    assert on_record() == (16, list(range(1, 17)))


def test_a_folder_that_is_watched_again_is_not_judged_anew(make_inspector, pictures):
    folder = pictures / "ok_front"
    first = watched_until_all_is_judged(make_inspector, folder)
    assert len(first) == 8
    assert all(part.inspection.sequence for part in first)
    assert watched_until_all_is_judged(make_inspector, folder) == []
    (folder / "later.png").write_bytes((folder / "part_00.png").read_bytes())
    assert [part.inspection.path.name for part in watched_until_all_is_judged(make_inspector, folder)] == ["later.png"]
    assert on_record()[0] == 9
