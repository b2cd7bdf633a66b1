"""The app lists every command cheaply, and says what it cannot do here."""

from __future__ import annotations

import subprocess
import sys

import pytest

from castinspect import __version__
from castinspect.cli.app import run
from castinspect.cli.table import TABLE


def test_the_help_lists_every_command_the_window_and_the_version(capsys):
    assert run(["--help"]) == 0
    told = capsys.readouterr().out
    for name in ("window", "--version", "--self-test", *(command.typed for command in TABLE if not command.group)):
        assert name in told


def test_the_help_loads_no_models_no_pictures_and_no_validation():
    code = (
        "import sys; from castinspect.cli import run; run(['--help']); "
        "heavy = {'pydantic', 'numpy', 'PIL', 'torch', 'PySide6', 'sklearn', 'scipy', 'sqlalchemy', 'openvino'}; "
        "heavy &= set(sys.modules); "
        "assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_the_version_is_printed(capsys):
    assert run(["--version"]) == 0
    assert capsys.readouterr().out == f"castinspect {__version__}\n"


@pytest.mark.parametrize(
    ("arguments", "is_ready"), [(["inspect"], 1), (["--language", "ko", "watch"], 1), (["gate"], 0)]
)
def test_a_process_that_judges_is_made_ready_whatever_is_typed_first(arguments, is_ready, monkeypatch, capsys):
    done = []
    monkeypatch.setattr("castinspect.cli.common.commands.limit_arenas", lambda: done.append("arenas"))
    monkeypatch.setattr("castinspect.cli.common.commands.one_algebra_thread", lambda: None)
    assert run([*arguments, "--help"]) == 0
    assert len(done) == is_ready


def test_a_group_alone_means_its_usual_command(capsys):
    assert run(["models"]) == 0
    assert "No checkpoint yet" in capsys.readouterr().out


def test_a_station_without_torch_does_not_offer_what_it_cannot_do(without_torch, capsys):
    assert run(["--help"]) == 0
    text = capsys.readouterr().out
    assert " train " not in text
    assert " watch " in text
    assert "--converted" in text


def test_what_only_the_full_app_can_do_is_refused_in_a_sentence(monkeypatch, capsys):
    monkeypatch.setitem(sys.modules, "castinspect.cli.backbones", None)
    monkeypatch.setattr("castinspect.process._OF_FULL_APP", ("castinspect",))
    assert run(["backbones"]) == 1
    assert "full CastInspect" in capsys.readouterr().err
