"""Decisions of an earlier version come into the record."""

from __future__ import annotations

import json

from castinspect.inspection.verdict import Verdict
from castinspect.station.history.keeping.taking_over import take_over_decisions
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.queries import page
from tests.helpers.history import inspection_of, store_in


def line(number, outcome, why=""):
    row = {"when": "2030-01-01T00:00:00Z", "who": "lee", "picture": "a.png", "verdict": "OK"}
    return json.dumps({**row, "sha256": f"{number:064x}", "outcome": outcome, "why": why})


def test_rows_go_to_their_inspections_in_order_and_the_file_is_put_aside(tmp_path):
    file = tmp_path / "decisions.jsonl"
    file.write_text(
        "\n".join([line(1, "DEFECT", "a pore"), line(2, "DEFECT"), line(2, "undone"), line(9, "OK")]) + "\n"
    )
    with store_in(tmp_path) as store:
        for number in (1, 2):
            store.record(Judgement(inspection_of(number, Verdict.OK)))
        taken = take_over_decisions(store, file)
        rows = {row.place.sequence: row for row in page(store.database)}
    assert (taken.count, taken.left) == (3, 1)
    assert (rows[1].decision.outcome, rows[1].decision.why, rows[1].decision.who) == ("DEFECT", "a pore", "lee")
    assert (rows[2].decision, rows[2].decisions) == (None, 2)
    assert not file.exists()
    assert taken.kept.is_file()


def test_without_a_file_nothing_happens(tmp_path):
    with store_in(tmp_path) as store:
        assert take_over_decisions(store, tmp_path / "decisions.jsonl") is None
