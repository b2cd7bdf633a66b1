"""A checkpoint's score, its table and its report."""

from __future__ import annotations

import csv

from castinspect.cli import run


def test_score_table_and_report_are_made(castings, trained, tmp_path, capsys):
    out, report = tmp_path / "scores.csv", tmp_path / "report.html"
    assert run(["evaluate", str(trained), str(castings), "--csv", str(out), "--report", str(report)]) == 0
    told = " ".join(capsys.readouterr().out.split())
    assert "by part: escapes" in told
    assert "of 6" in told
    with out.open(encoding="utf-8-sig", newline="") as file:
        assert len(list(csv.DictReader(file))) == 12
    assert "<svg" in report.read_text(encoding="utf-8")


def test_pictures_that_were_learned_from_are_left_out_and_told(castings, trained, tmp_path, capsys):
    mixed = tmp_path / "mixed"
    for name in ("ok", "defect"):
        (mixed / name).mkdir(parents=True)
        for source in ("train", "test"):
            first = sorted((castings / source / name).iterdir())[0]
            (mixed / name / f"{source}.png").write_bytes(first.read_bytes())
    assert run(["evaluate", str(trained), str(mixed)]) == 0
    told = " ".join(capsys.readouterr().err.split())
    assert "2 of 4" in told


def test_a_folder_without_classes_is_told(trained, tmp_path, capsys):
    assert run(["evaluate", str(trained), str(tmp_path)]) == 1
    assert "has no folders with pictures in them" in " ".join(capsys.readouterr().err.split())


def test_classes_that_lie_deeper_are_scored_where_that_is_said(castings, trained, tmp_path, capsys):
    deep = tmp_path / "deep"
    for part in ("wheelA", "wheelB"):
        for name in ("ok", "defect"):
            (deep / part / name).mkdir(parents=True)
            for path in sorted((castings / "test" / name).iterdir())[part == "wheelB" :: 2]:
                (deep / part / name / path.name).write_bytes(path.read_bytes())
    assert run(["evaluate", str(trained), str(deep)]) == 1
    assert "deeper" in " ".join(capsys.readouterr().err.split())
    assert run(["evaluate", str(trained), str(deep), "--class-level", "2"]) == 0
    assert "of 6" in " ".join(capsys.readouterr().out.split())
