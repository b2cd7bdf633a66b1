"""`castinspect backtest`: exit code 0 where a version is not worse, 1 where it is."""

from __future__ import annotations

from castinspect.cli import run
from castinspect.models.checkpoint import load_checkpoint
from castinspect.models.metadata import CutPolicy, Cuts
from castinspect.registry.registry import Registry
from castinspect.versions.recut import write_version


def with_cuts(registry, checkpoint, ok, defect):
    return write_version(load_checkpoint(checkpoint), Cuts(ok=ok, defect=defect), CutPolicy(), registry=registry)


def test_a_version_is_held_against_the_promoted_one(checkpoint, data_folder, capsys):
    registry = Registry()
    asks = with_cuts(registry, checkpoint, 0.0001, 0.9999)  # leaves everything to a person
    harsh = with_cuts(registry, checkpoint, 0.0001, 0.0002)  # calls everything DEFECT
    registry.promote(asks)
    assert run(["suites", "add", "line", str(data_folder), "--tag", "first"]) == 0
    assert "16 pictures, revision 1" in capsys.readouterr().out
    assert run(["backtest", "line", str(asks), "--device", "cpu"]) == 0
    assert "not worse" in capsys.readouterr().out
    assert run(["backtest", "line", str(harsh), "--device", "cpu"]) == 1
    assert "8 of 8 good pictures are called DEFECT" in capsys.readouterr().err
    assert run(["backtest", "line", str(harsh), "--device", "cpu", "--overkill", "1"]) == 0
    assert run(["suites", "show", "line"]) == 0
    assert "tag=first" in capsys.readouterr().out
    assert run(["backtest", "none", str(asks)]) == 1
