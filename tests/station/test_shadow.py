"""The challenger judges the very bytes that the line judged; only differences are kept, and the line never waits."""

from __future__ import annotations

import threading
import time
from dataclasses import replace

import pytest

from castinspect.errors import CheckpointError
from castinspect.imaging.content import read_file
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.reading import nothing_attached, read_picture
from castinspect.inspection.verdict import Verdict
from castinspect.models.checkpoint import load_checkpoint
from castinspect.registry.shadow import ShadowTrials
from castinspect.settings import Settings
from castinspect.station.events import ArrivalJudged
from castinspect.station.shadow import Shadow
from castinspect.station.sources.arrival import Arrival
from tests.helpers.released import harsh

SETTINGS = Settings(device="cpu", engine="torch")


@pytest.fixture
def trials(registry, checkpoint):
    trials = ShadowTrials(registry)
    trials.start(registry.find(str(harsh(registry, checkpoint))), 4)
    return trials


def judged(path, registry, verdict=Verdict.REVIEW):
    """What the line says of a picture that the promoted version judged."""
    checkpoint = load_checkpoint(registry.promoted()).metadata.id
    found = Prediction({"def_front": 0.5, "ok_front": 0.5}, 0.5)
    inspection = Inspection(path, verdict, prediction=found, checkpoint=checkpoint, sha256=read_file(path).sha256)
    return ArrivalJudged(Arrival.named(path), replace(inspection, sequence=7), Preprocessing(size=32))


def line(shadow, events):
    """What the line tells, with each picture read before it is judged."""
    attach = shadow.attach(lambda _path, _picture, _content: "thumbnail")

    def all_events():
        for event in events:
            path = event.arrival.path
            assert attach(path, object(), read_file(path)) == "thumbnail"
            yield event

    return list(shadow.accompanied(all_events()))


def pictures(data_folder):
    return sorted((data_folder / "ok_front").iterdir())


def wait_for(trials, count):
    """Until the challenger has dealt with so many."""
    end = time.monotonic() + 30
    plan = trials.current()
    while trials.trial(plan).judged < count and time.monotonic() < end:
        time.sleep(0.01)
    return trials.trial(plan)


def test_what_the_challenger_says_otherwise_is_kept_and_the_events_pass_unchanged(registry, trials, data_folder):
    events = [judged(path, registry) for path in pictures(data_folder)[:2]]
    with Shadow(registry, SETTINGS) as shadow:
        assert line(shadow, events) == events
        found = wait_for(trials, 2)
    assert [(one.promoted, one.challenger, one.sequence) for one in found.differences] == [("REVIEW", "DEFECT", 7)] * 2


def test_what_it_says_alike_is_only_counted(registry, trials, data_folder):
    with Shadow(registry, SETTINGS) as shadow:
        line(shadow, [judged(path, registry, Verdict.DEFECT) for path in pictures(data_folder)[:4]])
        shadow._thread._thread.join(30)  # ends by itself when the trial is complete
    found = trials.trial(trials.current())
    assert (found.judged, found.differences, found.is_complete) == (4, (), True)


def test_holds_and_pictures_that_changed_are_not_looked_at(registry, trials, data_folder):
    held, changed, *_ = pictures(data_folder)
    events = [judged(held, registry, Verdict.HOLD), judged(changed, registry)]
    changed.write_bytes(held.read_bytes())
    with Shadow(registry, SETTINGS) as shadow:
        line(shadow, events)
    found = trials.trial(trials.current())
    assert (found.judged, found.skipped) == (0, 2)


def test_the_challenger_is_given_the_bytes_that_the_line_read(registry, trials, data_folder):
    path = pictures(data_folder)[0]
    event = judged(path, registry)
    with Shadow(registry, SETTINGS) as shadow:
        line(shadow, [])
        attach = shadow.attach(nothing_attached)
        read = read_picture(path, Preprocessing(size=32), attach=lambda *read: path.unlink() or attach(*read))
        assert read.sha256 == event.inspection.sha256
        list(shadow.accompanied([event]))
        assert wait_for(trials, 1).judged == 1


def test_without_a_trial_nothing_is_read_or_judged(registry, data_folder):
    def make(_checkpoint):
        raise AssertionError("nothing is to be judged")

    with Shadow(registry, SETTINGS, make) as shadow:
        line(shadow, [judged(path, registry) for path in pictures(data_folder)[:2]])
        assert shadow._read == {}


def test_a_challenger_that_cannot_be_run_leaves_the_line_alone_and_says_why(registry, trials, data_folder):
    def make(checkpoint):
        raise CheckpointError("checkpoint-does-not-fit", path=checkpoint.path, backbone="x", classes=2)

    events = [judged(path, registry) for path in pictures(data_folder)]
    with Shadow(registry, SETTINGS, make) as shadow:
        assert line(shadow, events) == events
        shadow._thread._thread.join(30)
        assert shadow.problem.code == "checkpoint-does-not-fit"


def test_a_line_that_is_faster_than_the_challenger_never_waits(registry, trials, data_folder):
    go = threading.Event()
    path = pictures(data_folder)[0]
    with Shadow(registry, SETTINGS, slow_to_begin(go)) as shadow:
        line(shadow, [judged(path, registry)] * 40)
        go.set()
        found = wait_for(trials, 4)
        shadow._thread._thread.join(30)
    found = trials.trial(trials.current())
    assert found.judged == 4
    assert found.skipped >= 40 - 16 - 1


def test_another_promotion_ends_the_comparison(registry, trials, data_folder, checkpoint):
    with Shadow(registry, SETTINGS) as shadow:
        line(shadow, [])
        assert shadow._thread is not None
        registry.promote(checkpoint, allow_other_classes=True)
        line(shadow, [])
        assert shadow._thread is None


def slow_to_begin(go):
    def make(checkpoint):
        go.wait(30)
        return Inspector.from_checkpoint(checkpoint, "cpu")

    return make


def test_a_line_that_ends_before_the_challenger_is_ready_has_its_parts_judged(registry, trials, data_folder):
    go = threading.Event()
    with Shadow(registry, SETTINGS, slow_to_begin(go)) as shadow:
        line(shadow, [judged(path, registry) for path in pictures(data_folder)[:3]])
        go.set()
    assert trials.trial(trials.current()).judged == 3


def test_what_waits_when_the_station_is_stopped_is_counted_as_not_looked_at(registry, trials, data_folder):
    go = threading.Event()
    with Shadow(registry, SETTINGS, slow_to_begin(go)) as shadow:
        line(shadow, [judged(path, registry) for path in pictures(data_folder)[:3]])
        shadow._thread._stop.set()  # as closing does, before the challenger is ready
        go.set()
    found = trials.trial(trials.current())
    assert (found.judged, found.skipped) == (0, 3)
