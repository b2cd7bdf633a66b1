"""Paths in, inspections out, whatever the pictures are."""

from __future__ import annotations

import hashlib
import threading

import numpy as np
import pytest
from PIL import Image
from PIL.PngImagePlugin import PngInfo

from castinspect.imaging import preprocessing
from castinspect.imaging.content import FileStamp
from castinspect.inspection import inspector as module
from castinspect.inspection.inspector import Inspector
from castinspect.inspection.pipeline import Patience
from castinspect.inspection.verdict import Verdict
from tests.helpers.checkpoints import metadata_of
from tests.helpers.engines import BrightnessEngine


def inspector_of(engine, **options):
    return Inspector(engine, metadata_of(), **options)


@pytest.fixture
def paths(data_folder):
    return sorted((data_folder / "ok_front").iterdir())


def test_order_is_kept_and_batches_stay_small(paths):
    engine = BrightnessEngine()
    inspections = list(inspector_of(engine, batch_size=3).inspect(paths))
    assert [inspection.path for inspection in inspections] == paths
    assert sum(engine.batches) == len(paths)
    assert max(engine.batches) <= 3


def test_maps_are_left_out_where_they_are_not_asked_for(paths):
    assert next(inspector_of(BrightnessEngine(), maps=False).inspect(paths)).prediction.map is None


def test_only_some_pictures_are_read_ahead(paths):
    taken = []

    def lazily():
        for path in paths:
            taken.append(path)
            yield path

    stream = inspector_of(BrightnessEngine(largest_batch=1)).inspect(lazily())
    next(stream)
    assert len(taken) == 4
    stream.close()


@pytest.mark.parametrize(("lanes", "batch_size", "most", "ahead"), [(2, None, 1, 8), (3, None, 8, 48), (3, 2, 2, 12)])
def test_where_pictures_are_computed_side_by_side_a_judge_takes_some_at_once(paths, lanes, batch_size, most, ahead):
    engine = BrightnessEngine(largest_batch=1)
    engine.lanes = lanes
    inspector = inspector_of(engine, batch_size=batch_size)
    assert (inspector._capacity.batch, inspector._capacity.ahead) == (most, ahead)
    assert [inspection.path for inspection in inspector.inspect(paths)] == paths
    assert max(engine.batches) <= most


def test_what_is_attached_comes_along_and_cannot_change_the_verdict(paths, tmp_path):
    (tmp_path / "bad.png").write_text("no picture")

    def attach(path, picture, _content):
        if path == paths[1]:
            raise ZeroDivisionError("odd")
        return picture and (path.name, picture.width)

    found = list(inspector_of(BrightnessEngine()).inspect_with([*paths[:2], tmp_path / "bad.png"], attach))
    assert [attached for _, attached in found] == [(paths[0].name, 48), None, None]
    assert found[1][0].verdict is not Verdict.HOLD


def test_a_picture_that_takes_too_long_is_held_and_the_others_are_judged(paths, monkeypatch):
    release, real = threading.Event(), preprocessing.decode_picture

    def hanging(content, path, wanted):
        if path == paths[0]:
            release.wait()
        return real(content, path, wanted)

    monkeypatch.setattr(preprocessing, "decode_picture", hanging)
    inspections = list(inspector_of(BrightnessEngine(), patience=Patience(load=0.05)).inspect(paths))
    release.set()
    assert inspections[0].reasons[0].code == "image-too-slow"
    assert [inspection.path for inspection in inspections] == paths
    assert sum(inspection.verdict is Verdict.HOLD for inspection in inspections) == 1


def test_a_score_waits_for_a_picture_that_the_line_gives_up(paths, random_checkpoint, monkeypatch):
    release, real = threading.Event(), preprocessing.decode_picture

    def slow(content, path, wanted):
        if path == paths[0]:
            release.wait()
        return real(content, path, wanted)

    checkpoint = random_checkpoint("resnet18")
    monkeypatch.setattr(preprocessing, "decode_picture", slow)
    monkeypatch.setattr(module, "_PATIENCE", Patience(load=0.05))
    held = next(Inspector.from_checkpoint(checkpoint, "cpu", maps=False).inspect(paths))
    assert held.reasons[0].code == "image-too-slow"

    def then_released():
        yield from paths[:3]
        release.set()

    scored = list(Inspector.for_scores(checkpoint, "cpu", maps=False).inspect(then_released()))
    assert len(scored) == 3
    assert all(one.prediction is not None for one in scored)


def test_a_bad_picture_is_held_and_the_others_are_judged(paths, tmp_path):
    (tmp_path / "bad.png").write_text("no picture")
    inspections = list(inspector_of(BrightnessEngine()).inspect([paths[0], tmp_path / "bad.png", paths[1]]))
    assert [inspection.verdict is Verdict.HOLD for inspection in inspections] == [False, True, False]
    assert inspections[1].reasons[0].code == "image-not-a-picture"
    assert inspections[1].prediction is None


def test_record_is_complete(paths):
    inspection = next(inspector_of(BrightnessEngine()).inspect(paths))
    assert (inspection.width, inspection.height, inspection.device) == (48, 48, "cpu")
    assert inspection.engine == "fake"
    assert len(inspection.sha256) == 64
    assert inspection.milliseconds > 0
    assert inspection.prediction.map is not None
    assert sum(inspection.prediction.probabilities.values()) == pytest.approx(1)


def test_a_batch_that_fails_is_tried_picture_by_picture(paths):
    engine = BrightnessEngine(fails=lambda batch: len(batch) > 1)
    inspections = list(inspector_of(engine).inspect(paths))
    assert len(inspections) == 8
    assert all(inspection.verdict is not Verdict.HOLD for inspection in inspections)


def test_a_device_that_always_fails_holds_every_picture_with_a_sentence(paths):
    inspections = list(inspector_of(BrightnessEngine(fails=lambda batch: True)).inspect(paths))
    assert {inspection.verdict for inspection in inspections} == {Verdict.HOLD}
    assert "device lost" in str(inspections[0].reasons[0])


def test_the_unexpected_holds_one_picture_only(paths, monkeypatch):
    real = preprocessing.decode_picture

    def failing(content, path, wanted):
        if path == paths[3]:
            raise ZeroDivisionError("odd")
        return real(content, path, wanted)

    monkeypatch.setattr(preprocessing, "decode_picture", failing)
    verdicts = [inspection.verdict for inspection in inspector_of(BrightnessEngine()).inspect(paths)]
    assert verdicts.count(Verdict.HOLD) == 1
    assert verdicts[3] is Verdict.HOLD


def test_logits_that_are_not_numbers_are_held(paths):
    broken = np.full((1, 2), np.nan)
    inspection = next(inspector_of(BrightnessEngine(logits=broken), batch_size=1).inspect(paths))
    assert inspection.verdict is Verdict.HOLD
    assert inspection.reasons[0].code == "score-not-finite"


def test_infinite_logits_are_held(paths):
    broken = np.array([[np.inf, 0.0]])
    inspection = next(inspector_of(BrightnessEngine(logits=broken), batch_size=1).inspect(paths))
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
    inspector = Inspector.with_engine(BrightnessEngine(), random_checkpoint("resnet18"))
    assert {inspection.prediction.novelty for inspection in inspector.inspect(paths)} == {5.0}


def test_an_engine_that_hangs_holds_its_picture_and_is_replaced(paths):
    taken, let_go = threading.Event(), threading.Event()

    class HangingEngine(BrightnessEngine):
        def run(self, batch):
            taken.set()
            let_go.wait()
            return super().run(batch)

    def first_alone():
        yield paths[0]
        taken.wait()  # several threads read, and the engine hangs with whichever picture comes first
        yield from paths[1:]

    inspector = inspector_of(
        HangingEngine(largest_batch=1), patience=Patience(30.0, judge=0.3), renew=lambda: BrightnessEngine()
    )
    try:
        found = list(inspector.inspect(first_alone()))
    finally:
        let_go.set()
    assert found[0].verdict is Verdict.HOLD
    assert found[0].reasons[0].code == "engine-too-slow"
    assert all(one.prediction is not None for one in found[1:])


def test_the_record_knows_the_very_file_that_was_read_even_where_it_is_no_picture(tmp_path):
    (tmp_path / "a.png").write_text("no picture")
    found = next(inspector_of(BrightnessEngine()).inspect([tmp_path / "a.png"]))
    assert found.sha256 == hashlib.sha256(b"no picture").hexdigest()
    assert found.stamp == FileStamp.of((tmp_path / "a.png").stat())
    assert found.pixels_sha256 == ""


def test_equal_pixels_are_known_whatever_the_file_says_beside_them(tmp_path):
    pixels = np.arange(1600, dtype=np.uint8).reshape(40, 40)
    about = PngInfo()
    about.add_text("taken", "now")
    Image.fromarray(pixels).save(tmp_path / "a.png")
    Image.fromarray(pixels).save(tmp_path / "b.png", pnginfo=about)
    one, other = inspector_of(BrightnessEngine()).inspect([tmp_path / "a.png", tmp_path / "b.png"])
    assert one.pixels_sha256 == other.pixels_sha256 != ""
    assert one.sha256 != other.sha256


def test_pictures_that_were_read_elsewhere_are_judged_alike(random_checkpoint, tmp_path):
    from castinspect.inspection.reading import read_picture

    paths = [tmp_path / f"{index}.png" for index in range(3)]
    for index, path in enumerate(paths):
        Image.fromarray(np.full((40, 40), 60 * index, dtype=np.uint8)).save(path)
    paths.insert(1, tmp_path / "missing.png")
    checkpoint = random_checkpoint("resnet18")
    inspector = module.Inspector.from_checkpoint(checkpoint, "cpu", batch_size=1)  # of two, timing says which two
    read = [read_picture(path, inspector.metadata.preprocessing) for path in paths]
    there, here = list(inspector.judge_read(read)), list(inspector.inspect(paths))
    by_two = list(module.Inspector.from_checkpoint(checkpoint, "cpu", batch_size=2).judge_read(read))
    assert [one.path for one in there] == [one.path for one in by_two] == paths
    assert [one.verdict for one in by_two] == [one.verdict for one in there]
    assert [(one.verdict, one.reasons) for one in there] == [(one.verdict, one.reasons) for one in here]
