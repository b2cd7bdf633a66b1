"""The whole job through the command line, as a person would do it."""

from __future__ import annotations

import csv
import json
import re
import subprocess
import sys

import pytest

from castinspect.cli import run


def rows_of(file):
    with file.open(newline="", encoding="utf-8-sig") as opened:
        return list(csv.DictReader(opened))


def test_accuracy_printed_equals_the_one_recomputed_from_the_csv(castings, trained, tmp_path, capsys):
    assert run(["inspect", str(castings / "test"), "--model", str(trained), "--csv", str(tmp_path / "v.csv")]) == 0
    capsys.readouterr()
    assert run(["evaluate", str(trained), str(castings)]) == 0
    printed = float(re.search(r"^accuracy ([\d.]+)", capsys.readouterr().out, re.MULTILINE)[1])

    rows = rows_of(tmp_path / "v.csv")

    assert len(rows) == 12
    right = [row["predicted_class"] == re.split(r"[\\/]", row["path"])[-2] for row in rows]
    assert printed == pytest.approx(sum(right) / len(right), abs=1e-4)


def test_pictures_trained_on_are_not_scored(castings, trained, capsys):
    assert run(["evaluate", str(trained), str(castings / "train")]) != 0
    assert "All 24 pictures are ones that the checkpoint was trained on" in " ".join(capsys.readouterr().err.split())


def test_csv_has_the_promised_columns(castings, trained, tmp_path):
    assert run(["inspect", str(castings / "test"), "--model", str(trained), "--csv", str(tmp_path / "v.csv")]) == 0
    promised = {
        "path", "verdict", "reasons", "predicted_class", "defect_probability", "checkpoint", "milliseconds",
    }  # fmt: skip
    assert promised <= set(rows_of(tmp_path / "v.csv")[0])


def test_bad_pictures_are_held_with_a_reason_and_stop_nothing(castings, trained, tmp_path):
    folder = tmp_path / "line"
    folder.mkdir()
    good = sorted((castings / "test" / "ok").iterdir())[0].read_bytes()
    (folder / "1_good.png").write_bytes(good)
    (folder / "2_cut.png").write_bytes(good[: len(good) // 2])
    (folder / "3_text.jpg").write_text("this is not a picture")
    (folder / "4_empty.png").write_bytes(b"")
    (folder / "5_good.png").write_bytes(good)

    assert run(["inspect", str(folder), "--model", str(trained), "--csv", str(tmp_path / "v.csv")]) == 0

    rows = rows_of(tmp_path / "v.csv")
    assert [row["verdict"] == "HOLD" for row in rows] == [False, True, True, True, False]
    assert all(row["reasons"] for row in rows if row["verdict"] in {"HOLD", "REVIEW"})


def test_json_prints_one_object_per_picture_and_nothing_else(castings, trained, capsys):
    assert run(["inspect", str(castings / "test"), "--model", str(trained), "--json"]) == 0
    lines = capsys.readouterr().out.splitlines()
    objects = [json.loads(line) for line in lines]
    assert len(objects) == 12
    assert {item["verdict"] for item in objects} <= {"OK", "DEFECT", "REVIEW", "HOLD"}


def test_overlays_are_written_for_each_judged_picture(castings, trained, tmp_path):
    overlays = tmp_path / "overlays"
    assert run(["inspect", str(castings / "test"), "--model", str(trained), "--overlays", str(overlays)]) == 0
    assert len(list(overlays.rglob("*.png"))) == 12


def test_without_a_promoted_model_nothing_is_judged(castings, capsys):
    assert run(["inspect", str(castings / "test")]) == 1
    assert "promote" in capsys.readouterr().err


def test_the_promoted_checkpoint_judges(castings, trained, capsys):
    assert run(["promote", str(trained), "--allow-unproven"]) == 0
    assert run(["inspect", str(castings / "test")]) == 0
    assert run(["models"]) == 0
    assert "wheel" in capsys.readouterr().out


def test_a_tampered_checkpoint_is_refused_with_a_sentence(castings, trained, tmp_path, capsys):
    tampered = tmp_path / "tampered.safetensors"
    content = bytearray(trained.read_bytes())
    content[-100] ^= 1
    tampered.write_bytes(content)
    assert run(["inspect", str(castings / "test"), "--model", str(tampered)]) == 1
    assert "tampered.safetensors" in capsys.readouterr().err


def test_watch_judges_what_lies_in_the_folder_and_stops_after_the_count(castings, trained, tmp_path, capsys):
    arguments = ["watch", str(castings / "test" / "ok"), "--model", str(trained), "--scan-seconds", "0.1"]
    assert run([*arguments, "--count", "3", "--csv", str(tmp_path / "v.csv")]) == 0
    assert len(rows_of(tmp_path / "v.csv")) == 3


@pytest.mark.parametrize("command", ["demo", "synth", "train", "evaluate", "inspect", "watch", "models", "doctor"])
def test_each_command_explains_itself(command, capsys):
    assert run([command, "--help"]) == 0
    assert len(capsys.readouterr().out) > 200


def test_unknown_folder_gives_a_sentence_and_exit_code_one(trained, tmp_path, capsys):
    assert run(["inspect", str(tmp_path / "nowhere"), "--model", str(trained)]) == 1
    assert "nowhere" in capsys.readouterr().err.replace("\n", "")


def test_wrong_usage_is_exit_code_two():
    assert run(["inspect"]) == 2


def test_help_needs_neither_torch_nor_qt():
    code = (
        "import sys; from castinspect.cli import run; run(['--help']); "
        "heavy = {'torch', 'torchvision', 'PySide6', 'sklearn', 'scipy'} & set(sys.modules); assert not heavy, heavy"
    )
    subprocess.run([sys.executable, "-c", code], check=True, capture_output=True)


def test_doctor_proves_the_device(capsys):
    assert run(["doctor", "--device", "cpu"]) == 0
    assert re.search(r"device\s+cpu .*proven", capsys.readouterr().out)


def test_the_demo_model_judges_synthetic_castings_only_where_it_is_named(tmp_path, capsys):
    assert run(["synth", str(tmp_path / "parts"), "--count", "40", "--seed", "7"]) == 0
    assert run(["inspect", str(tmp_path / "parts")]) != 0
    assert "No model is promoted" in " ".join(capsys.readouterr().err.split())
    assert run(["inspect", str(tmp_path / "parts"), "--model", "demo", "--csv", str(tmp_path / "v.csv")]) == 0
    rows = rows_of(tmp_path / "v.csv")
    right = [row["predicted_class"] == re.split(r"[\\/]", row["path"])[-2] for row in rows]
    assert sum(right) >= 30


def test_a_file_that_is_called_demo_is_that_file(tmp_path, monkeypatch, capsys):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "demo").write_text("no checkpoint")
    assert run(["inspect", str(tmp_path), "--model", "demo"]) != 0
    assert "synthetic" not in capsys.readouterr().err


def test_backbones_are_listed_by_their_whole_names(capsys):
    assert run(["backbones"]) == 0
    printed = capsys.readouterr().out
    assert all(
        name in printed for name in ("resnet18", "resnet50", "efficientnet_b0", "efficientnet_lite0", "vit_b_16")
    )
