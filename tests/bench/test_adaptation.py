"""What adaptation is worth is measured on parts that nothing was learned from."""

from __future__ import annotations

import pytest
import torch

from castinspect.bench import adaptation as room
from castinspect.bench.adaptation import ShiftResult, measure_adaptation
from castinspect.errors import DataError
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.models.metadata import Evaluation
from tests.helpers.checkpoints import metadata_of


def score(accuracy):
    return Evaluation(
        split="test", confusion={}, accuracy=accuracy, balanced_accuracy=accuracy, auroc=None,
        defective=9, escapes=0, good=9, overkill=0, review=0,
    )  # fmt: skip


def result(before, shifted, adapted, unshifted):
    return ShiftResult(
        shift="blur", part=1.0, blend=0.9, before=score(before), shifted=score(shifted), adapted=score(adapted),
        adapted_unshifted=score(unshifted),
    )  # fmt: skip


def test_shares_are_of_what_was_lost():
    found = result(0.98, 0.90, 0.96, 0.97)
    assert found.lost == pytest.approx(8)
    assert found.recovered_share == pytest.approx(0.75)
    assert found.unshifted_loss == pytest.approx(1)
    assert not found.accepted


def test_where_nothing_was_lost_there_is_no_share():
    assert result(0.9, 0.9, 0.9, 0.9).recovered_share is None


@pytest.fixture
def checkpoint(tmp_path):
    torch.manual_seed(0)
    path = tmp_path / "wheel.safetensors"
    save_checkpoint(path, build_model(BACKBONES["resnet18"], 2).state_dict(), metadata_of())
    return load_checkpoint(path)


@pytest.fixture
def data(data_folder, tmp_path):
    for split in ("train", "test"):
        (tmp_path / "parts" / split).mkdir(parents=True)
    for name in ("ok_front", "def_front"):
        for index, path in enumerate(sorted((data_folder / name).iterdir())):
            folder = tmp_path / "parts" / ("test" if index < 2 else "train") / name
            folder.mkdir(exist_ok=True)
            path.rename(folder / path.name)
    return tmp_path / "parts"


def test_each_shift_is_measured_before_and_after(checkpoint, data, tmp_path, monkeypatch):
    monkeypatch.setattr(room, "MIN_PICTURES", 3)
    events = list(measure_adaptation(checkpoint, data, tmp_path, ["none", "blur"], "cpu", parts=(1.0, 0.5)))
    found = [event for event in events if isinstance(event, ShiftResult)]
    assert [(one.shift, one.part) for one in found] == [("none", 1.0), ("none", 0.5), ("blur", 1.0), ("blur", 0.5)]
    assert found[0].before == found[0].shifted
    assert all(one.adapted.good == one.adapted_unshifted.defective == 2 for one in found)


def test_too_few_good_parts_are_told(checkpoint, data, tmp_path):
    with pytest.raises(DataError, match="at least 64"):
        list(measure_adaptation(checkpoint, data, tmp_path, ["blur"], "cpu"))
