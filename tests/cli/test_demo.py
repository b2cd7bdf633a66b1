"""The demo leaves other people's folders alone; that it works is seen in tests/e2e/test_demo.py."""

from __future__ import annotations

from castinspect.cli import run


def test_a_folder_that_is_not_the_demos_is_left_alone(tmp_path, capsys):
    (tmp_path / "mine.txt").write_text("keep me", encoding="utf-8")
    assert run(["demo", "--out", str(tmp_path)]) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["mine.txt"]
    assert str(tmp_path) in "".join(capsys.readouterr().err.splitlines())


def test_a_seed_is_a_number_from_nothing(capsys):
    assert run(["demo", "--seed", "-1"]) == 2
