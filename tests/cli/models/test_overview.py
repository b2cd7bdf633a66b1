"""`castinspect models compare` without versions, or with --suites: all on one page."""

from __future__ import annotations

import json

from castinspect.cli import run
from castinspect.registry.registry import Registry
from tests.helpers.released import asking, harsh, line_suite


def test_all_versions_stand_beside_each_other(checkpoint, data_folder, capsys):
    registry = Registry()
    first = asking(registry, checkpoint)
    second = harsh(registry, checkpoint)
    registry.promote(first)
    assert run(["models", "compare"]) == 0
    assert "No suite yet" in capsys.readouterr().err
    line_suite(registry, data_folder, second)
    assert run(["models", "compare", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert [row["is_promoted"] for row in found["rows"]] == [False, True]
    assert run(["models", "compare", str(first), str(second), "--suites"]) == 0
    out = capsys.readouterr().out
    assert "8 of 8" in out
    assert "cuts" in out
