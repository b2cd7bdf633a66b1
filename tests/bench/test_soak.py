"""A long watch judges each picture once, measures memory evenly, and fails where it may."""

from __future__ import annotations

import json
from math import nan

import pytest

from castinspect.bench.history import open_bench_store
from castinspect.bench.soak import Soaked, SoakMark, soak
from castinspect.cli.app import run
from castinspect.progress import drain
from castinspect.station.history.views.queries import count
from castinspect.station.sources import folder as folder_module
from tests.helpers.station import FileInspector, whole


def mark(judged, megabytes):
    return SoakMark(judged, 0, 1.0, megabytes)


def test_start_middle_end_and_growth_are_those_of_the_marks():
    found = Soaked((mark(5, 300), mark(30, 340), mark(48, 310), mark(100, 305)), lost=0, double=0)
    assert (found.start.judged, found.middle.judged, found.end.judged) == (5, 48, 100)
    assert found.growth == 40


def test_memory_that_is_not_told_is_no_flat_memory():
    assert not Soaked((mark(1, nan), mark(2, nan)), lost=0, double=0).growth <= 50


@pytest.mark.parametrize("at_once", [7, 100])
def test_each_picture_comes_is_judged_and_is_on_record_once(tmp_path, at_once):
    pictures = [tmp_path / f"{number}.png" for number in range(4)]
    for number, picture in enumerate(pictures):
        picture.write_bytes(whole(number))
    marks = []
    with open_bench_store(tmp_path) as store:
        steps = soak(FileInspector, store, tmp_path, pictures, most=100, at_once=at_once)
        found = drain(steps, marks.append)
        assert count(store.database) == 100
    assert (found.lost, found.double) == (0, 0)
    assert tuple(marks) == found.marks
    assert found.start.judged < 20
    assert found.end.judged == 100
    assert len({one.judged for one in found.marks}) == len(found.marks) >= 5
    assert max(one.waiting for one in found.marks) >= min(at_once, 50) // 2


def test_a_look_that_gets_no_answer_in_time_does_not_end_it(tmp_path, monkeypatch):
    pictures = [tmp_path / f"{number}.png" for number in range(3)]
    for number, picture in enumerate(pictures):
        picture.write_bytes(whole(number))
    real, looks = folder_module.WatchedFolder.scan, []

    def scan(watched):
        looks.append(watched)
        return watched._lost("no answer within 30 s") if len(looks) % 3 == 0 else real(watched)

    monkeypatch.setattr(folder_module.WatchedFolder, "scan", scan)
    with open_bench_store(tmp_path) as store:
        found = drain(soak(FileInspector, store, tmp_path, pictures, most=60, at_once=20))
    assert (found.lost, found.double, found.end.judged) == (0, 0, 60)


def test_the_command_tells_start_middle_and_end(tmp_path, data_folder, checkpoint, capsys):
    arguments = ["bench", "soak", str(data_folder), "--model", str(checkpoint), "--count", "100", "--folder"]
    assert run([*arguments, str(tmp_path), "--most-mb", "4000", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert (found["lost"], found["double"], found["marks"][-1]["judged"]) == (0, 0, 100)
    assert list(tmp_path.glob("castinspect-bench-*")) == []
    assert run(["bench", "soak", str(next(data_folder.rglob("*.png"))), "--model", str(checkpoint)]) == 2
