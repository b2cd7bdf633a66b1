"""What is found in a data set, printed."""

from __future__ import annotations

import json
import shutil

from castinspect.cli import run


def checked(capsys, *arguments):
    assert run(["dataset", "check", *map(str, arguments), "--no-labels"]) == 0
    return capsys.readouterr().out


def test_classes_and_copies_are_counted(data_folder, capsys):
    first = sorted((data_folder / "ok_front").iterdir())[0]
    shutil.copyfile(first, data_folder / "ok_front" / "copy.png")
    found = json.loads(checked(capsys, data_folder, "--json"))
    assert {name: row["pictures"] for name, row in found["classes"].items()} == {
        "def_front": {"train": 8}, "ok_front": {"train": 9},
    }  # fmt: skip
    assert [copies["kind"] for copies in found["copies"]] == ["identical"]


def test_a_picture_that_cannot_be_read_is_named(data_folder, capsys):
    (data_folder / "ok_front" / "broken.png").write_bytes(b"no picture")
    assert "broken.png" in checked(capsys, data_folder)


def test_a_script_can_be_told_that_a_picture_cannot_be_read(data_folder, capsys):
    asked = ["dataset", "check", str(data_folder), "--no-labels", "--fail-on-unreadable"]
    assert run(asked) == 0
    (data_folder / "ok_front" / "broken.png").write_bytes(b"no picture")
    assert run(asked) == 3
    assert "broken.png" in capsys.readouterr().out


def test_a_missing_folder_is_told(tmp_path, capsys):
    assert run(["dataset", "check", str(tmp_path / "nowhere")]) == 1
    assert "nowhere" in capsys.readouterr().err
