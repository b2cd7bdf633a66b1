"""Pictures judged from the command line."""

from __future__ import annotations

import json

import pytest

from castinspect.cli import run


@pytest.fixture
def judge(trained):
    def made(*paths):
        return run(["inspect", *map(str, paths), "--model", str(trained), "--engine", "torch", "--device", "cpu"])

    return made


def test_a_folder_is_judged_and_counted(castings, judge, capsys):
    assert judge(castings / "test") == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "12" in told


def test_one_object_a_picture_is_printed_as_json(castings, trained, capsys):
    picture = sorted((castings / "test" / "ok").iterdir())[0]
    by_torch = ["--engine", "torch", "--device", "cpu", "--json"]
    assert run(["inspect", str(picture), "--model", str(trained), *by_torch]) == 0
    (line,) = capsys.readouterr().out.splitlines()
    found = json.loads(line)
    assert found["path"] == str(picture)
    assert found["verdict"] in ("OK", "DEFECT", "REVIEW", "HOLD")


def test_nothing_to_judge_is_told(tmp_path, judge, capsys):
    assert judge(tmp_path) == 1
    assert str(tmp_path) in "".join(capsys.readouterr().err.splitlines())


def test_heat_maps_are_not_written_into_what_is_judged(castings, trained, capsys):
    inside = castings / "test" / "maps"
    assert run(["inspect", str(castings / "test"), "--model", str(trained), "--overlays", str(inside)]) == 1
    assert not inside.exists()
    assert "castinspect: " in capsys.readouterr().err


def test_a_script_can_be_told_that_a_picture_could_not_be_judged(trained, castings, tmp_path):
    whole = sorted((castings / "test" / "ok").iterdir())[0]
    (tmp_path / "cut.png").write_bytes(whole.read_bytes()[:500])
    arguments = ["--model", str(trained), "--engine", "torch", "--device", "cpu"]
    assert run(["inspect", str(tmp_path), *arguments]) == 0
    assert run(["inspect", str(tmp_path), *arguments, "--fail-on-hold"]) == 3
    assert run(["watch", str(tmp_path), *arguments, "--once"]) == 0
    (tmp_path / "cut_too.png").write_bytes(whole.read_bytes()[:600])
    assert run(["watch", str(tmp_path), *arguments, "--once", "--fail-on-hold"]) == 3
