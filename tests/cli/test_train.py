"""`castinspect train`: its options are the settings of a run."""

from __future__ import annotations

import pytest

from castinspect.cli import train as command
from castinspect.cli.app import run
from castinspect.training.config import Strategy
from castinspect.training.presets import PRESETS, Preset, PresetValues


@pytest.fixture
def configs(monkeypatch):
    """Notes what would be trained."""
    asked = []
    monkeypatch.setattr(command, "_trained", lambda config, _: asked.append(config))
    monkeypatch.setattr(command, "_registered", lambda *_, **__: None)
    return asked


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--batch-size", "1000"], "--batch-size takes a whole number from 2 to 512, not 1000."),
        (["--epochs", "2000"], "--epochs takes a whole number from 1 to 1000, not 2000."),
        (["--strategy", "gradul"], "--strategy takes one of scratch, head, full, gradual, not gradul."),
        (["--size", "5"], "--size takes a whole number from 32 to 1024, not 5."),
        (["--rate", "nan"], "--rate takes a number from 0.000001 to 1, not nan."),
        (["--folds", "-1"], "--folds takes a whole number from 0 to 10, not -1."),
        (["--light", "0.5", "0"], "--light takes two numbers, a mean from 0 to 1"),
    ],
)
def test_a_wrong_value_is_one_plain_sentence_and_exit_code_2(data_folder, capfd, arguments, words):
    assert run(["train", str(data_folder), *arguments]) == 2
    told = capfd.readouterr()
    assert told.err.startswith(f"castinspect: {words}")
    assert len(told.err.strip().splitlines()) == 1
    assert not told.out


def test_without_options_the_balanced_preset_is_trained(data_folder, configs):
    assert run(["train", str(data_folder)]) == 0
    (config,) = configs
    assert PRESETS[Preset.BALANCED] == PresetValues(config.strategy, config.epochs, config.folds)
    assert config.data == data_folder


def test_what_is_given_goes_before_the_preset(data_folder, configs):
    arguments = ["--preset", "best", "--epochs", "3", "--rate", "0.01", "--size", "64", "--half", "-s", "full"]
    assert run(["train", str(data_folder), *arguments]) == 0
    (config,) = configs
    assert (config.epochs, config.folds, config.strategy) == (3, PRESETS[Preset.BEST].folds, Strategy.FULL)
    assert (config.learning_rate, config.size, config.half) == (0.01, 64, True)


def test_no_data_is_said(capfd, configs):
    assert run(["train"]) == 2
    assert "--resume" in capfd.readouterr().err
    assert not configs
