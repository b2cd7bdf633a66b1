"""A version converted to 8-bit integers is on record, stays so when it is promoted, and is foreign when it is not."""

from __future__ import annotations

import shutil
from dataclasses import replace
from importlib.util import find_spec

import numpy as np
import pytest
from PIL import Image

from castinspect.errors import CheckpointError
from castinspect.evaluation.unseen import UNSEEN, UnseenScores
from castinspect.identity import Attribution
from castinspect.imaging.content import read_file
from castinspect.inspection.engines import choice
from castinspect.inspection.engines.conversion import find_converted
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import picture_key
from castinspect.progress import drain
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions.precision import deal, recorded_int8, to_float32, to_int8
from castinspect.versions.promoting import made_ready, promote
from tests.helpers.checkpoints import sure

needs_nncf = pytest.mark.skipif(find_spec("nncf") is None, reason="needs castinspect[int8]")


@pytest.fixture
def pictures(tmp_path):
    folder, generator = tmp_path / "pictures", np.random.default_rng(0)
    folder.mkdir()
    for index in range(12):
        pixels = generator.integers(40 + 10 * index, 80 + 10 * index, (64, 64), np.uint8)
        Image.fromarray(pixels).save(folder / f"{index:02d}.png")
    return sorted(folder.iterdir())


@pytest.fixture(autouse=True)
def no_gpu(monkeypatch):
    monkeypatch.setattr(choice, "cuda_is_likely", lambda: False)
    monkeypatch.setattr(choice, "mps_is_likely", lambda: False)


@pytest.fixture
def path(random_checkpoint, pictures, tmp_path):
    """A version that learned from the first eight pictures."""
    made = random_checkpoint("resnet18")
    learned = tuple(sorted(picture_key(read_file(picture).sha256) for picture in pictures[:8]))
    metadata = made.metadata.model_copy(update={"learned_from": learned})
    save_checkpoint(tmp_path / "wheel.safetensors", sure(made), metadata)
    return tmp_path / "wheel.safetensors"


def with_unseen(checkpoint, pictures):
    """As a run leaves it that chose its cuts by these pictures."""
    count = len(pictures)
    hashes = [read_file(picture).sha256 for picture in pictures]
    labels = np.arange(count) % 2
    scores = UnseenScores.of(np.zeros((count, 2), np.float32), labels, [str(i) for i in range(count)], hashes)
    return replace(checkpoint, extra={**checkpoint.extra, **scores.to_arrays(UNSEEN)})


def test_what_only_the_cuts_were_chosen_by_proves_and_so_does_all_that_is_unknown(path, pictures):
    dealt = deal(with_unseen(load_checkpoint(path), pictures[:2]), pictures)
    assert set(dealt.calibration) == set(pictures[2:8])
    assert set(dealt.proof) == {*pictures[:2], *pictures[8:]}


def test_where_folds_judged_all_a_fourth_of_them_proves(path, pictures):
    dealt = deal(with_unseen(load_checkpoint(path), pictures[:8]), pictures)
    assert len(dealt.calibration) == 6
    assert set(dealt.calibration) | set(dealt.proof) == set(pictures)
    assert not set(dealt.calibration) & set(dealt.proof)
    assert set(pictures[8:]) < set(dealt.proof)


def test_pictures_that_it_never_learned_from_calibrate_nothing(path, pictures):
    with pytest.raises(CheckpointError) as caught:
        deal(load_checkpoint(path), pictures[8:])
    assert caught.value.code == "int8-none-known"


@needs_nncf
def test_an_int8_version_is_in_the_journal_and_judges_once_it_is_promoted(path, pictures):
    registry = Registry()
    target = promote(registry, path)
    drain(made_ready(registry))
    made = drain(to_int8(registry, target, pictures[0].parent, Attribution(why="the line is faster now")))
    assert registry.promoted_checkpoint().conversion == made.converted.record.files
    entry = registry.journal.entries()[-1]
    assert (entry.action, entry.why) == (Action.CONVERTED, "the line is faster now")
    assert entry.detail.startswith("int8 float32.bin ")
    engine = drain(made_ready(registry))
    assert engine.device.title.endswith(", INT8")

    told = str(made.told)
    assert told.startswith("INT8: compared with PyTorch on 6 pictures: largest difference")
    assert "Calibrated by 6 pictures; 0 of those compared left doubt" in told
    assert str(drain(to_float32(registry, target)).told).startswith("float32: compared with PyTorch on 2 pictures:")
    assert find_converted(registry.promoted_checkpoint()).record.precision == "float32"
    assert "INT8" not in drain(made_ready(registry)).device.title


@needs_nncf
def test_promoting_keeps_what_was_made_here_and_nothing_else(path, pictures):
    registry = Registry()
    version = registry.add(path, Action.IMPORTED)
    drain(to_int8(registry, version, pictures[0].parent))
    assert recorded_int8(registry, load_checkpoint(version)) is not None
    promote(registry, version)
    assert drain(made_ready(registry)).device.title.endswith(", INT8")

    # the same files where no journal knows of them
    foreign = path.parent / "foreign"
    shutil.copytree(registry.folder, foreign)
    (foreign / "journal.jsonl").unlink()
    for hidden in foreign.glob(".journal*"):
        hidden.unlink()
    other = Registry(foreign)
    assert recorded_int8(other, load_checkpoint(foreign / version.name)) is None
    promote(other, foreign / version.name)
    assert "INT8" not in drain(made_ready(other)).device.title
