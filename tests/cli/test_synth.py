"""Castings drawn as a data set."""

from __future__ import annotations

from castinspect.cli import run


def test_half_of_the_castings_are_defective(tmp_path, capsys):
    out = tmp_path / "castings"
    assert run(["synth", str(out), "--count", "5", "--size", "64", "--masks"]) == 0
    assert (len(list((out / "ok").iterdir())), len(list((out / "defect").iterdir()))) == (3, 2)
    assert (tmp_path / "castings.masks").is_dir()
    assert "3 ok, 2 defect" in " ".join(capsys.readouterr().out.split())


def test_the_same_seed_gives_the_same_pictures(tmp_path):
    for name in ("one", "other"):
        assert run(["synth", str(tmp_path / name), "--count", "2", "--size", "64", "--seed", "3"]) == 0
    pictures = [sorted(path.read_bytes() for path in (tmp_path / name).rglob("*.png")) for name in ("one", "other")]
    assert pictures[0] == pictures[1]


def test_a_folder_that_holds_something_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("keep me", encoding="utf-8")
    assert run(["synth", str(tmp_path), "--count", "2"]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert str(tmp_path) in "".join(capsys.readouterr().err.splitlines())
