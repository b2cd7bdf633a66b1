"""Paths in, inspections out, whatever the pictures are."""

from __future__ import annotations

import threading

import numpy as np
import pytest

from castinspect.devices.device import DeviceChoice
from castinspect.imaging import content, preprocessing
from castinspect.inspection import inspector as module
from castinspect.inspection.engines.engine import EngineOutput
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.verdict import Verdict
from tests.helpers.checkpoints import metadata_of


class FakeEngine:
    """Calls the brightest picture the most defective; fails on what it is told to."""

    name, device, lanes = "fake", DeviceChoice("cpu", "a CPU"), 1

    def __init__(self, fails=lambda batch: False, logits=None, largest_batch=8):
        self.batches, self._fails, self._logits, self.largest_batch = [], fails, logits, largest_batch

    def run(self, batch):
        self.batches.append(len(batch))
        if self._fails(batch):
            raise RuntimeError("device lost\nwith details")
        brightness = batch.mean(axis=(1, 2)) / 255
        logits = np.stack([brightness, -brightness], 1) if self._logits is None else self._logits
        heat = np.zeros((len(batch), 2, 2), np.float32)
        return EngineOutput(logits.astype(np.float32), np.zeros((len(batch), 4), np.float32), heat)


def inspector_of(engine, **options):
    return Inspector(engine, metadata_of(), **options)


@pytest.fixture
def paths(data_folder):
    return sorted((data_folder / "ok_front").iterdir())


def test_order_is_kept_and_batches_stay_small(paths):
    engine = FakeEngine()
    inspections = list(inspector_of(engine, batch_size=3).inspect(paths))
    assert [inspection.path for inspection in inspections] == paths
    assert sum(engine.batches) == len(paths)
    assert max(engine.batches) <= 3


def test_maps_are_left_out_where_they_are_not_asked_for(paths):
    assert next(inspector_of(FakeEngine(), maps=False).inspect(paths)).prediction.map is None


def test_only_some_pictures_are_read_ahead(paths):
    taken = []

    def lazily():
        for path in paths:
            taken.append(path)
            yield path

    stream = inspector_of(FakeEngine(largest_batch=1)).inspect(lazily())
    next(stream)
    assert len(taken) == 4
    stream.close()


def test_what_is_attached_comes_along_and_cannot_change_the_verdict(paths, tmp_path):
    (tmp_path / "bad.png").write_text("no picture")

    def attach(path, picture):
        if path == paths[1]:
            raise ZeroDivisionError("odd")
        return picture and (path.name, picture.width)

    found = list(inspector_of(FakeEngine()).inspect_with([*paths[:2], tmp_path / "bad.png"], attach))
    assert [attached for _, attached in found] == [(paths[0].name, 48), None, None]
    assert found[1][0].verdict is not Verdict.HOLD


def test_a_picture_that_takes_too_long_is_held_and_the_others_are_judged(paths, monkeypatch):
    release, real = threading.Event(), content.read_content

    def hanging(path):
        if path == paths[0]:
            release.wait()
        return real(path)

    monkeypatch.setattr(preprocessing, "read_content", hanging)
    inspections = list(inspector_of(FakeEngine(), patience=0.05).inspect(paths))
    release.set()
    assert inspections[0].reasons[0].code == "image-too-slow"
    assert [inspection.path for inspection in inspections] == paths
    assert sum(inspection.verdict is Verdict.HOLD for inspection in inspections) == 1


def test_a_bad_picture_is_held_and_the_others_are_judged(paths, tmp_path):
    (tmp_path / "bad.png").write_text("no picture")
    inspections = list(inspector_of(FakeEngine()).inspect([paths[0], tmp_path / "bad.png", paths[1]]))
    assert [inspection.verdict is Verdict.HOLD for inspection in inspections] == [False, True, False]
    assert inspections[1].reasons[0].code == "image-not-a-picture"
    assert inspections[1].prediction is None


def test_record_is_complete(paths):
    inspection = next(inspector_of(FakeEngine()).inspect(paths))
    assert (inspection.width, inspection.height, inspection.device) == (48, 48, "cpu")
    assert inspection.engine == "fake"
    assert len(inspection.sha256) == 64
    assert inspection.milliseconds > 0
    assert inspection.prediction.map is not None
    assert sum(inspection.prediction.probabilities.values()) == pytest.approx(1)


def test_a_batch_that_fails_is_tried_picture_by_picture(paths):
    engine = FakeEngine(fails=lambda batch: len(batch) > 1)
    inspections = list(inspector_of(engine).inspect(paths))
    assert len(inspections) == 8
    assert all(inspection.verdict is not Verdict.HOLD for inspection in inspections)


def test_a_device_that_always_fails_holds_every_picture_with_a_sentence(paths):
    inspections = list(inspector_of(FakeEngine(fails=lambda batch: True)).inspect(paths))
    assert {inspection.verdict for inspection in inspections} == {Verdict.HOLD}
    assert "device lost" in str(inspections[0].reasons[0])


def test_the_unexpected_holds_one_picture_only(paths, monkeypatch):
    real = content.read_content

    def failing(path):
        if path == paths[3]:
            raise ZeroDivisionError("odd")
        return real(path)

    monkeypatch.setattr(preprocessing, "read_content", failing)
    verdicts = [inspection.verdict for inspection in inspector_of(FakeEngine()).inspect(paths)]
    assert verdicts.count(Verdict.HOLD) == 1
    assert verdicts[3] is Verdict.HOLD


def test_logits_that_are_not_numbers_are_held(paths):
    broken = np.full((1, 2), np.nan)
    inspection = next(inspector_of(FakeEngine(logits=broken), batch_size=1).inspect(paths))
    assert inspection.verdict is Verdict.HOLD
    assert inspection.reasons[0].code == "score-not-finite"


def test_infinite_logits_are_held(paths):
    broken = np.array([[np.inf, 0.0]])
    inspection = next(inspector_of(FakeEngine(logits=broken), batch_size=1).inspect(paths))
    assert inspection.verdict is Verdict.HOLD


def test_a_real_network_judges(random_checkpoint, paths):
    inspector = Inspector.from_checkpoint(random_checkpoint("resnet18"), "cpu")
    together = [i.prediction.defect_probability for i in inspector.inspect(paths)]
    alone = [next(inspector.inspect([path])).prediction.defect_probability for path in paths]
    np.testing.assert_allclose(together, alone, atol=1e-5)


def test_an_engine_chosen_before_judges_with_the_checkpoints_novelty(random_checkpoint, paths, monkeypatch):
    class EverythingIsNew:
        def novelty(self, pixels, features):
            return np.full(len(pixels), 5.0)

    monkeypatch.setattr(module.NoveltyReference, "of_checkpoint", lambda checkpoint: EverythingIsNew())
    inspector = Inspector.with_engine(FakeEngine(), random_checkpoint("resnet18"))
    assert {inspection.prediction.novelty for inspection in inspector.inspect(paths)} == {5.0}
