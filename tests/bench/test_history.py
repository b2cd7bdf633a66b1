"""The measurements of the record measure what they say, on a small history."""

from __future__ import annotations

import json

from castinspect.bench.history import Judging, fill, open_bench_store, time_ingest, time_pages
from castinspect.cli.app import run
from castinspect.station.history.audit.verify import verify
from castinspect.station.history.views.queries import count


def test_a_history_is_made_and_its_pages_hold_what_they_say(tmp_path):
    with open_bench_store(tmp_path) as store:
        assert [step.rows for step in fill(store, 4000)][-1] == 4000
        assert count(store.database) == 4000
        pages = {timed.what: timed for timed in time_pages(store, 4000)}
    assert pages["the newest"].rows == pages["from the middle"].rows == 200
    assert pages["HOLD"].rows == 40
    assert pages["of one part"].rows == 1
    assert all(0 < timed.milliseconds <= timed.worst for timed in pages.values())


def test_what_is_put_on_record_is_there_with_its_proof(tmp_path):
    with open_bench_store(tmp_path) as store:
        found = time_ingest(store, tmp_path, 32)
        assert count(store.database) == 64
        assert not [fault for step in verify(store.database, "bench") for fault in step.faults]
    assert min(found.per_second, found.bare_per_second, found.grouped_per_second) > 0


def test_slower_is_a_share_of_the_rate_without():
    assert abs(Judging(97.0, 100.0, cpu_with_record=10.2, cpu_without=10.0).slower - 0.03) < 1e-9


def test_more_work_is_a_share_of_the_work_without():
    assert abs(Judging(97.0, 100.0, cpu_with_record=10.2, cpu_without=10.0).more_work - 0.02) < 1e-9


def test_the_command_tells_it_all(tmp_path, data_folder, checkpoint, capsys):
    arguments = ["bench", "history", str(data_folder), "--model", str(checkpoint), "--rows", "2000", "--commits", "32"]
    assert run([*arguments, "--rounds", "1", "--json"]) == 0
    found = json.loads(capsys.readouterr().out)
    assert found["judging"]["pictures"] == 16
    assert found["judging"]["cpu_without"] > 0
    assert len(found["pages"]) == 10
