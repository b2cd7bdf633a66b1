"""Parts under a camera that is bolted down, few of them and in odd numbers: every strategy keeps its result."""

from __future__ import annotations

from pathlib import Path

import pytest
from PIL import Image

from castinspect.cli import run
from castinspect.models.checkpoint import load_checkpoint
from castinspect.synthetic.fixed_camera import fixed_camera_parts
from castinspect.training.config import Strategy

SIDE, BATCH = 64, 8


@pytest.fixture(scope="module")
def data(tmp_path_factory) -> Path:
    """Nine good pictures to learn from, eight of four defective parts, and one of each to validate and to test on."""
    folder = tmp_path_factory.mktemp("fixed")
    drawn = list(fixed_camera_parts(7, 22, size=SIDE))
    sides = {"train": (9, 8), "validation": (1, 1), "test": (1, 1)}
    rows, kinds = ["path,group"], (("ok", False), ("defect", True))
    for kind, (name, is_defective) in enumerate(kinds):
        pictures = (part.pixels for part in drawn if part.is_defective is is_defective)
        for side, counts in sides.items():
            (folder / side / name).mkdir(parents=True)
            for index in range(counts[kind]):
                file = folder / side / name / f"{index}.png"
                Image.fromarray(next(pictures)).save(file)
                rows.append(f"{file.relative_to(folder)},{side} {name} {index % 4 if is_defective else index}")
    (folder / "groups.csv").write_text("\n".join(rows), encoding="utf-8")
    assert (sum(sides["train"]) - 1) % BATCH == 0  # the last batch has one picture
    return folder


@pytest.mark.parametrize("strategy", Strategy)
@pytest.mark.parametrize("backbone", ["resnet18", "efficientnet_lite0"])
def test_a_training_that_ran_keeps_its_result(data, tmp_path, backbone, strategy, capsys):
    out = tmp_path / "made.safetensors"
    arguments = ["--backbone", backbone, "--weights", "none", "--strategy", strategy, "--epochs", "2", "--size", "32"]
    arguments += ["--batch-size", str(BATCH), "--device", "cpu", "--folds", "2", "--out", str(out)]
    assert run(["train", str(data), *arguments]) == 0
    assert "17 to train, 2 to validate, 2 to test" in " ".join(capsys.readouterr().out.split())
    evaluation = load_checkpoint(out).metadata.evaluation
    assert evaluation is not None
    assert (evaluation.defective, evaluation.good) == (1, 1)
