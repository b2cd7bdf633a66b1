"""Labels are corrected from the command line."""

from __future__ import annotations

from castinspect.cli import run


def test_a_picture_is_moved_excluded_and_brought_back(data_folder, capsys):
    picture = data_folder / "ok_front" / "part_00.png"
    assert run(["dataset", "move", str(data_folder), "scratch", str(picture), "--new", "--by", "kim"]) == 0
    assert capsys.readouterr().out == "scratch/part_00.png\n"
    assert run(["dataset", "exclude", str(data_folder), "ok_front/part_01.png", "--by", "kim"]) == 0
    assert run(["dataset", "undo", str(data_folder), "--by", "lee"]) == 0
    assert run(["dataset", "undo", str(data_folder), "--by", "lee"]) == 0
    assert picture.exists()
    capsys.readouterr()
    assert run(["dataset", "journal", str(data_folder)]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split("  ", 1)[1] for line in lines] == [
        "kim  move  ok_front/part_00.png -> scratch/part_00.png",
        "kim  exclude  ok_front/part_01.png",
        "lee  include (undo)  ok_front/part_01.png",
        "lee  move (undo)  scratch/part_00.png -> ok_front/part_00.png",
    ]


def test_an_unknown_class_is_told(data_folder, capsys):
    assert run(["dataset", "move", str(data_folder), "scratch", "ok_front/part_00.png"]) == 1
    assert "There is no class scratch" in capsys.readouterr().err
