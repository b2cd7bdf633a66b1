"""What too few parts mean is said before the first epoch, and such a training ends with a checkpoint or a sentence."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from castinspect.errors import DataError
from castinspect.progress import Notice
from castinspect.training.config import Strategy, TrainingConfig
from castinspect.training.events import EpochFinished, TrainingFinished
from castinspect.training.run.foresight import at_best, fewest_parts, foreseen
from castinspect.training.run.trainer import train
from tests.helpers.jobs import of


def codes(context):
    return [message.code for message in foreseen(context)]


def groups(defective, good):
    """Twelve pictures by turns defective and good, of so many parts each."""
    return tuple(f"d{i // 2 % defective}" if i % 2 == 0 else f"g{i // 2 % good}" for i in range(12))


def test_enough_parts_are_passed_over_in_silence(make_context):
    assert codes(make_context(strategy="full", folds=3)) == []


def test_no_folds_asked_for_are_none_to_miss(make_context):
    assert codes(make_context(groups=groups(1, 6), strategy="full", folds=0)) == []


def test_fewer_folds_are_told_with_what_they_can_promise(make_context):
    context = make_context(groups=groups(3, 6), strategy="full", folds=5)
    assert fewest_parts(context).parts == 3
    told = list(foreseen(context))
    assert [message.code for message in told] == ["folds-fewer-ahead", "promise-ahead"]
    assert told[0].values == {"name": "def_front", "parts": 3, "asked": 5}
    assert told[1].values["parts"] == 3


def test_one_part_of_a_class_leaves_no_folds(make_context):
    assert codes(make_context(groups=groups(6, 1), strategy="full"))[0] == "folds-none-ahead"
    assert codes(make_context(groups=groups(6, 1), strategy="head"))[0] == "folds-none-ahead"
    assert not make_context(groups=groups(6, 1), strategy="head").is_cross_validated


def test_more_parts_promise_less_escapes():
    few, many = (float(at_best(count).values["rate"]) for count in (5, 50))
    assert few > many > 1
    assert at_best(0).code == "promise-impossible-ahead"


def write_groups(data: Path, part_of: Callable[[str, int], str], split: str = "") -> Path:
    """Twelve pictures of each class, and the parts that they show."""
    generator = np.random.default_rng(0)
    rows = ["path,group"]
    for name in ("def_front", "ok_front"):
        folder = data / split / name
        folder.mkdir(parents=True)
        for index in range(12):
            pixels = generator.integers(150, 200, (48, 48), dtype=np.uint8)
            if name == "def_front":
                pixels[16:32, 16:32] = 20
            Image.fromarray(pixels).save(folder / f"{index}.png")
            rows.append(f"{(folder / f'{index}.png').relative_to(data)},{part_of(name, index)}")
    (data / "groups.csv").write_text("\n".join(rows), encoding="utf-8")
    return data


def few_of_one(name: str, index: int) -> str:
    """Four defective parts, twelve good ones."""
    return f"d{index % 4}" if name == "def_front" else f"g{index}"


def shared(_name: str, index: int) -> str:
    """Parts of which both classes have pictures, and nearly all of them one part's."""
    return f"p{max(0, index - 8)}"


@pytest.mark.parametrize(("strategy", "part_of"), [*((each, few_of_one) for each in Strategy), (Strategy.HEAD, shared)])
def test_whatever_the_parts_are_like_a_training_keeps_its_result(tmp_path, strategy, part_of):
    config = TrainingConfig(
        data=write_groups(tmp_path / "data", part_of), backbone="resnet18", weights="none", strategy=strategy,
        epochs=2, size=32, batch_size=12, device="cpu", out=tmp_path / "made.safetensors",
    )  # fmt: skip
    events = list(train(config))
    assert isinstance(events[-1], TrainingFinished)
    assert config.out is not None
    assert config.out.exists()
    first = events.index(of(EpochFinished, events)[0])
    told = [event.message.code for event in events[:first] if isinstance(event, Notice)]
    assert {"folds-fewer-ahead", "promise-ahead"} <= set(told)


@pytest.mark.parametrize("strategy", Strategy)
def test_too_few_parts_to_learn_from_are_a_sentence_before_anything_is_learned(tmp_path, strategy):
    data = write_groups(tmp_path / "data", lambda name, index: f"{name}{index % 2}")
    config = TrainingConfig(data=data, backbone="resnet18", weights="none", strategy=strategy, size=32, device="cpu")
    with pytest.raises(DataError, match="at least 4 are needed"):
        list(train(config))
