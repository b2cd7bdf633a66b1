"""Two versions on the same pictures: only pictures that neither learned from count, and flips are found."""

from __future__ import annotations

from pathlib import Path

import pytest
import torch
from PIL import Image

from castinspect.data.learned import LEARNED
from castinspect.data.likeness import pack, signature
from castinspect.errors import DataError
from castinspect.files import sha256_of
from castinspect.imaging.loading import load_image
from castinspect.inspection.inspection import Inspection
from castinspect.inspection.prediction import Prediction
from castinspect.inspection.verdict import Verdict
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import load_checkpoint, load_model, save_checkpoint
from castinspect.models.metadata import PartClass, Role, picture_key
from castinspect.progress import PicturesRead, PicturesScored
from castinspect.versions.comparison import VersionComparison, compare_versions, compared, roles_of_classes
from castinspect.versions.locked_set import labelled
from tests.helpers.checkpoints import metadata_of
from tests.helpers.jobs import walked

TRUTH = {Path("a"): "ok_front", Path("b"): "ok_front", Path("c"): "def_front", Path("d"): "def_front"}
CHANCES = {Verdict.OK: 0.1, Verdict.REVIEW: 0.5, Verdict.DEFECT: 0.9}


def inspections(*verdicts):
    found = []
    for path, verdict in zip(TRUTH, verdicts, strict=True):
        chance = CHANCES[verdict]
        prediction = Prediction({"ok_front": 1 - chance, "def_front": chance}, chance)
        found.append(Inspection(path, verdict, prediction=prediction, sha256=path.name * 64))
    return found


def comparison(first, second, learned=()):
    pairs = list(zip(inspections(*first), inspections(*second), strict=True))
    return compared(pairs, TRUTH, learned, metadata_of(), metadata_of())


OK, REVIEW, DEFECT = Verdict.OK, Verdict.REVIEW, Verdict.DEFECT


def test_flips_come_with_the_worst_losses_first():
    found = comparison((OK, OK, OK, DEFECT), (OK, REVIEW, DEFECT, OK))
    assert [(flip.path.name, flip.gain) for flip in found.flips] == [("d", -2), ("b", -1), ("c", 2)]
    assert (found.first.escapes, found.second.escapes) == (1, 1)
    assert (found.second.review, found.second.good, found.second.defective) == (1, 2, 2)


def test_pictures_that_one_of_them_learned_from_are_left_out():
    found = comparison((OK, OK, OK, DEFECT), (OK, OK, DEFECT, OK), learned={Path("d")})
    assert [flip.path.name for flip in found.flips] == ["c"]
    assert (found.left_out, found.total, found.first.defective) == (1, 4, 1)


def test_nothing_is_said_where_all_were_learned_from():
    with pytest.raises(DataError, match="says nothing"):
        comparison((OK,) * 4, (OK,) * 4, learned=set(TRUTH))


@pytest.fixture
def versions(tmp_path):
    torch.manual_seed(0)
    state = build_model(BACKBONES["resnet18"], 2).state_dict()
    turned = {name: -tensor if name.startswith("fc") else tensor for name, tensor in state.items()}
    save_checkpoint(tmp_path / "a.safetensors", state, metadata_of(name="a"))
    save_checkpoint(tmp_path / "b.safetensors", turned, metadata_of(name="b"))
    return [load_checkpoint(tmp_path / f"{name}.safetensors") for name in "ab"]


def test_both_judge_the_same_pictures_with_progress(versions, data_folder):
    truth = labelled(data_folder)
    steps, found = walked(compare_versions(*versions, truth, "cpu"))
    assert steps == [step(done, 16) for step in (PicturesRead, PicturesScored) for done in range(1, 17)]
    assert isinstance(found, VersionComparison)
    assert found.first.defective == found.second.defective == 8


def test_a_class_that_nobody_knows_is_told_before_anything_is_judged(versions, data_folder):
    (data_folder / "ok_front").rename(data_folder / "hall_7")
    with pytest.raises(DataError, match="what the classes hall_7 mean"):
        list(compare_versions(*versions, labelled(data_folder), "cpu"))


def test_versions_are_compared_by_what_classes_mean_not_by_their_names(versions, data_folder):
    _, same = walked(compare_versions(*versions, labelled(data_folder), "cpu"))
    (data_folder / "ok_front").rename(data_folder / "good")
    _, renamed = walked(compare_versions(*versions, labelled(data_folder), "cpu"))
    assert renamed.first.defective == renamed.first.good == 8
    assert (renamed.first.escapes, renamed.first.overkill) == (same.first.escapes, same.first.overkill)
    assert renamed.second.balanced_accuracy == same.second.balanced_accuracy
    assert [flip.role for flip in renamed.flips] == [flip.role for flip in same.flips]


def test_what_a_class_means_is_said_by_a_version_before_its_name():
    assert roles_of_classes(["ok_front", "pore"], metadata_of()) == {"ok_front": Role.OK, "pore": Role.DEFECT}
    strange = metadata_of().model_copy(update={"classes": (PartClass(name="pore", role=Role.OK),)})
    assert roles_of_classes(["pore"], strange) == {"pore": Role.OK}


def test_files_and_turned_copies_that_one_of_them_learned_from_are_left_out(versions, data_folder, tmp_path):
    truth = labelled(data_folder)
    first, second, *_ = truth
    with Image.open(second) as picture:
        turned = data_folder / truth[second] / "turned.png"
        picture.rotate(90).save(turned)
    pixels = load_image(second).pixels
    state = load_model(versions[0]).state_dict()
    metadata = metadata_of(name="c", learned_from=(picture_key(sha256_of(first)), picture_key(sha256_of(second))))
    save_checkpoint(tmp_path / "c.safetensors", state, metadata, {LEARNED: pack(signature(pixels)[None])})

    other = load_checkpoint(tmp_path / "c.safetensors")
    _, found = walked(compare_versions(versions[0], other, labelled(data_folder), "cpu"))

    assert (found.left_out, found.total) == (3, 17)
