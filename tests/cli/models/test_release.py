"""`castinspect release`: exit code 1 and the reason where a version may not be promoted."""

from __future__ import annotations

from castinspect.cli import run
from castinspect.registry.shadow import ShadowTrials
from tests.helpers.released import harsh, line_suite


def test_check_replays_the_suites_and_says_what_stands_against_it(registry, checkpoint, data_folder, capsys):
    challenger = harsh(registry, checkpoint)
    line_suite(registry, data_folder)
    assert run(["release", "check", challenger.stem]) == 1
    assert "has not been replayed" in capsys.readouterr().out
    assert run(["release", "check", challenger.stem, "--run", "--device", "cpu"]) == 1
    assert "8 of 8 good pictures are called DEFECT" in capsys.readouterr().out
    assert run(["promote", str(challenger), "--allow-unproven"]) == 1
    assert "is not promoted" in capsys.readouterr().err
    assert registry.promoted() != challenger


def test_what_nothing_stands_against_may_be_promoted(registry, checkpoint, capsys):
    challenger = harsh(registry, checkpoint)
    assert run(["release", "check", challenger.stem]) == 0
    assert "may be promoted" in capsys.readouterr().out


def test_the_note_is_shown_or_written(registry, checkpoint, tmp_path, capsys):
    challenger = harsh(registry, checkpoint)
    assert run(["release", "note", challenger.stem]) == 0
    assert "It takes the place of" in capsys.readouterr().out
    assert run(["release", "note", challenger.stem, "--output", str(tmp_path / "note.txt")]) == 0
    assert "It takes the place of" in (tmp_path / "note.txt").read_text(encoding="utf-8")
    assert run(["release", "note", challenger.stem, "--output", str(tmp_path)]) == 1


def test_a_trial_in_shadow_is_started_shown_and_ended(registry, checkpoint, capsys):
    challenger = harsh(registry, checkpoint)
    assert run(["release", "shadow"]) == 1
    assert "No version judges in shadow" in capsys.readouterr().err
    assert run(["release", "shadow", challenger.stem, "--parts", "20"]) == 0
    assert ShadowTrials(registry).current().parts == 20
    assert run(["release", "shadow"]) == 0
    assert "0 of 20 parts" in capsys.readouterr().out
    assert run(["release", "end-shadow"]) == 0
    assert ShadowTrials(registry).current() is None


def test_nobody_agrees_where_no_passwords_are_set(registry, checkpoint, capsys):
    assert run(["release", "agree", harsh(registry, checkpoint).stem]) == 1
    assert "no passwords are set" in capsys.readouterr().err
