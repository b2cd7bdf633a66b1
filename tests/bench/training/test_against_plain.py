import os

import pytest

from castinspect.bench.training.against_plain import Measured, Part, empty_cache, measure, ratios
from castinspect.bench.training.plain_loop import PlainEpoch
from castinspect.progress import drain
from castinspect.training.config import TrainingConfig


def measured(part, seed, seconds, accuracy):
    return Measured(
        part=part, seed=seed, pictures=400, epochs=10, size=224, seconds=seconds, balanced_accuracy=accuracy
    )


def test_ratios_are_of_the_means_over_the_seeds_that_both_sides_have():
    found = ratios(
        [
            measured(Part.PLAIN_HEAD, 0, 100, 0.90),
            measured(Part.PLAIN_HEAD, 1, 120, 0.92),
            measured(Part.HEAD_COLD, 0, 10, 0.91),
            measured(Part.HEAD_COLD, 1, 12, 0.93),
            measured(Part.HEAD_WARM, 0, 2, 0.91),
            measured(Part.PLAIN_FULL, 0, 300, 0.90),
        ]
    )
    assert found.head_speedup_cold == 10
    assert found.head_speedup_warm == 50
    assert found.head_points == pytest.approx(1.0)
    assert found.gradual_speedup is None


def test_seed_on_which_the_plain_loop_is_ahead_is_not_hidden_by_the_mean():
    found = ratios(
        [
            measured(Part.PLAIN_FULL, 0, 300, 0.90), measured(Part.FULL, 0, 150, 0.94),
            measured(Part.PLAIN_FULL, 1, 300, 0.95), measured(Part.FULL, 1, 150, 0.94),
        ]
    )  # fmt: skip
    assert found.full_points == pytest.approx(1.5)
    assert found.full_least_points == pytest.approx(-1.0)
    assert found.full_speedup == 2


def test_cache_is_empty_within_and_the_usual_one_again_after(monkeypatch, tmp_path):
    monkeypatch.setenv("CASTINSPECT_CACHE", str(tmp_path))
    with empty_cache():
        assert os.environ["CASTINSPECT_CACHE"] != str(tmp_path)
    assert os.environ["CASTINSPECT_CACHE"] == str(tmp_path)


@pytest.mark.parametrize("part", [Part.PLAIN_HEAD, Part.PLAIN_FULL, Part.HEAD_COLD])
def test_each_side_is_trained_and_scored_on_the_test_pictures(divided, part):
    events = []
    steps = measure(divided, part)
    found = drain(steps, events.append)
    assert found.part is part
    assert found.pictures == 16
    assert found.seconds > 0
    assert 0 <= found.balanced_accuracy <= 1
    if part is not Part.HEAD_COLD:
        assert [(e.epoch, e.epochs) for e in events if isinstance(e, PlainEpoch)] == [(1, 2), (2, 2)]


@pytest.fixture
def divided(data_folder, tmp_path):
    """The sixteen pictures to train on, and four others to score on."""
    import numpy as np
    from PIL import Image

    (tmp_path / "divided").mkdir()
    data_folder.rename(tmp_path / "divided" / "train")
    generator = np.random.default_rng(9)
    for name in ("ok_front", "def_front"):
        (tmp_path / "divided" / "test" / name).mkdir(parents=True)
        for index in range(2):
            pixels = generator.integers(100, 200, (48, 48), dtype=np.uint8)
            Image.fromarray(pixels).save(tmp_path / "divided" / "test" / name / f"other_{index}.png")
    return TrainingConfig(
        data=tmp_path / "divided", backbone="efficientnet_b0", weights="starter", epochs=2, size=32, device="cpu"
    )
