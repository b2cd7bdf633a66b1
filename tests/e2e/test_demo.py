"""`castinspect demo`, with fewer castings than the real one."""

from __future__ import annotations

import pytest

from castinspect.cli import demo, run


@pytest.fixture(autouse=True)
def _few_castings(monkeypatch):
    monkeypatch.setattr(demo, "_TRAIN_COUNT", 24)
    monkeypatch.setattr(demo, "_UNSEEN_COUNT", 6)


def test_demo_trains_inspects_and_leaves_pictures_with_heat_maps(tmp_path, capsys):
    assert run(["demo", "--out", str(tmp_path / "demo")]) == 0
    printed = capsys.readouterr().out
    assert "6 unseen castings" in printed
    told = " ".join(printed.split())
    for counted in ("pictures: escapes", "each scored by a network", "in these 6 castings: escapes"):
        assert counted in told
    assert len(list((tmp_path / "demo" / "overlays").rglob("*.png"))) == 6
    assert (tmp_path / "demo" / "verdicts.csv").exists()


def test_demo_does_not_write_into_a_folder_with_other_things(tmp_path, capsys):
    (tmp_path / "letter.txt").write_text("mine")
    assert run(["demo", "--out", str(tmp_path)]) == 1
    assert "--out" in capsys.readouterr().err
    assert [file.name for file in tmp_path.iterdir()] == ["letter.txt"]
