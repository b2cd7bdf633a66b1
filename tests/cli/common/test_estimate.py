"""How long each preset would take, in a table."""

from __future__ import annotations

from castinspect.cli.common.estimate import print_estimate
from castinspect.training import estimate
from castinspect.training.config import TrainingConfig


def test_each_preset_and_what_was_asked_for_have_a_line(data_folder, capsys, monkeypatch):
    monkeypatch.setattr(estimate, "measure_speed", lambda _config, _pictures: "a speed")
    monkeypatch.setattr(estimate, "estimated_seconds", lambda config, _speed, _counts: 10.0 * config.epochs)
    config = TrainingConfig(data=data_folder, backbone="resnet18", size=32, strategy="scratch", epochs=77)
    print_estimate(config)
    told = " ".join(capsys.readouterr().out.split())
    assert "16 pictures, resnet18" in told
    assert "as asked for scratch 77" in told
    assert "13 min" in told
    for preset in ("quick", "balanced", "best"):
        assert preset in told


def test_it_names_the_backbone_that_was_timed(data_folder, capsys, monkeypatch):
    monkeypatch.setattr(estimate, "measure_speed", lambda _config, _pictures: "a speed")
    monkeypatch.setattr(estimate, "estimated_seconds", lambda *_: 10.0)
    print_estimate(TrainingConfig(data=data_folder, size=32))  # no weights of EfficientNet-B0 are at hand
    assert "efficientnet_lite0, measured" in " ".join(capsys.readouterr().out.split())
