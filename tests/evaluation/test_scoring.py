"""Scores leave out what the checkpoint learned from, in whatever guise it comes back."""

from __future__ import annotations

import pytest
from PIL import Image

from castinspect.data.learned import LEARNED
from castinspect.errors import DataError
from castinspect.evaluation.scoring import ScoredData, score_data
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import drain
from castinspect.synthetic.folder import write_castings
from castinspect.training.config import TrainingConfig
from castinspect.training.run.trainer import train


@pytest.fixture(scope="module")
def data(tmp_path_factory):
    folder = tmp_path_factory.mktemp("castings")
    write_castings(folder / "train", 16, seed=1)
    write_castings(folder / "test", 8, seed=2)
    return folder


@pytest.fixture(scope="module")
def checkpoint(data, tmp_path_factory):
    out = tmp_path_factory.mktemp("model") / "wheel.safetensors"
    config = TrainingConfig(
        data=data, backbone="resnet18", weights="none", strategy="head", epochs=1, size=32, device="cpu", out=out
    )
    list(train(config))
    return load_checkpoint(out)


def scored(checkpoint, folder) -> ScoredData:
    return drain(score_data(checkpoint, folder, "cpu"))


def test_new_pictures_are_scored_by_part(checkpoint, data):
    found = scored(checkpoint, data)
    assert len(checkpoint.extra[LEARNED]) == 16
    assert (found.identical, found.alike, len(found.pictures)) == (0, 0, 8)
    assert found.evaluation.defective_parts + found.evaluation.good_parts == 8
    evaluation = checkpoint.metadata.evaluation
    assert evaluation.confusion == found.evaluation.confusion


def test_turned_and_mirrored_copies_of_what_was_learned_from_are_left_out(checkpoint, data, tmp_path):
    for name in ("ok", "defect"):
        (tmp_path / name).mkdir()
        learned = sorted((data / "train" / name).iterdir())[:2]
        for index, path in enumerate(learned):
            picture = Image.open(path)
            turned = picture.transpose(Image.Transpose.ROTATE_90).transpose(Image.Transpose.FLIP_LEFT_RIGHT)
            turned.save(tmp_path / name / f"turned_{index}.png")
        (tmp_path / name / "same.png").write_bytes(learned[0].read_bytes())
        new = sorted((data / "test" / name).iterdir())[0]
        (tmp_path / name / "new.png").write_bytes(new.read_bytes())
    found = scored(checkpoint, tmp_path)
    assert (found.identical, found.alike) == (2, 4)
    assert {picture.inspection.path.name for picture in found.pictures} == {"new.png"}
    with pytest.raises(DataError, match="trained on"):
        scored(checkpoint, data / "train")
