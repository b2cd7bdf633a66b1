"""`castinspect history`, from what was recorded to what a person reads, writes and decides."""

from __future__ import annotations

import csv
import hashlib
import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest
from sqlalchemy import select

from castinspect.cli.app import run
from castinspect.identity import station_name
from castinspect.inspection.verdict import Verdict
from castinspect.paths import record_file
from castinspect.sections import JsonSection
from castinspect.settings import Settings
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.history.tables import outbox
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import filled, inspection_of


@pytest.fixture
def record():
    with open_store() as store:
        filled(store, 8)
    return record_file()


def told(capsys, *arguments):
    code = run(["history", *map(str, arguments)])
    out, err = capsys.readouterr()
    return code, " ".join((out + err).split())


def test_names_are_printed_as_they_are(capsys):
    with open_store() as store:
        part = PartFields(lot="[/x]", part="[red]7")
        store.record(Judgement(replace(inspection_of(), path=Path("/camera/[b]\x1b.png")), part=part))
    code, text = told(capsys)
    assert code == 0
    assert "[/x] [red]7" in text
    assert "[b]\\x1b.png" in text
    code, text = told(capsys, "decide", 1, "defect", "--by", "[/kim]")
    assert (code, text) == (0, "Inspection 1: confirmed as DEFECT by [/kim].")


def test_outputs_hear_of_a_decision_about_a_watched_part_and_of_taking_it_back(tmp_path):
    Settings(outputs={"line": JsonSection(kind="json")}).save()
    with open_store() as store:
        store.record(Judgement(inspection_of(1, Verdict.REVIEW), source=Path("/camera")))
    assert run(["history", "decide", "1", "ok"]) == 0
    assert run(["history", "decide", "1", "undo"]) == 0
    assert run(["history", "decide", "1", "ok", "--record", str(record_file())]) == 0
    with open_store() as store, store.database.reading() as connection:
        kept = connection.execute(select(outbox.c.output, outbox.c.subject)).all()
    assert [tuple(row) for row in kept] == [("line", "decision")] * 2


def test_without_a_record_it_says_so(capsys):
    code, text = told(capsys)
    assert code == 1
    assert "There is no record at" in text


def test_the_newest_come_first_and_conditions_choose(record, capsys):
    code, text = told(capsys, "--where", "verdict=HOLD")
    assert code == 0
    assert text.index("part_00007") < text.index("part_00003")
    assert "part_00004" not in text
    assert "part_00008" in told(capsys, "search", "--limit", 1)[1]
    assert told(capsys, "--where", "colour=red")[0] == 1


def test_all_is_written_for_a_spreadsheet_with_decisions(record, tmp_path, capsys):
    assert told(capsys, "decide", 8, "defect", "--why", "=pore", "--by", "lee")[0] == 0
    target = tmp_path / "record.csv"
    assert "8 inspections" in told(capsys, "--csv", target)[1]
    assert target.read_bytes().startswith(b"\xef\xbb\xbf")
    with target.open(newline="", encoding="utf-8-sig") as file:
        rows = list(csv.DictReader(file))
    assert [row["sequence"] for row in rows] == [str(number) for number in range(1, 9)]
    assert (rows[7]["verdict"], rows[7]["decision"], rows[7]["decided_by"]) == ("OK", "DEFECT", "lee")
    assert rows[7]["why"] == "'=pore"
    assert told(capsys, "--csv", tmp_path)[0] == 1


def test_a_decision_against_the_station_needs_a_reason(record, capsys):
    assert told(capsys, "decide", 8, "defect") == (
        1, "castinspect: A decision against the station needs a reason. Say why; on the command line with --why.",
    )  # fmt: skip
    assert "decided as OK" in told(capsys, "decide", 2, "ok")[1]
    assert told(capsys, "decide", 99, "ok")[0] == 1


def test_verify_names_the_row_that_was_changed(record, capsys):
    assert told(capsys, "verify")[0] == 0
    with closing(sqlite3.connect(record)) as connection, connection:
        connection.execute("UPDATE inspections SET verdict = 'OK' WHERE sequence = 5")
    code, text = told(capsys, "verify")
    assert code == 1
    assert f"Inspection 5 of {station_name()} was changed" in text


def test_a_backup_is_restored_and_what_is_lost_is_told_and_proven(record, tmp_path, capsys):
    copy = tmp_path / "copy.bak"
    assert told(capsys, "backup", copy)[0] == 0
    with open_store() as store:
        filled(store, 3)
    code, text = told(capsys, "restore", copy)
    assert code == 0
    assert "not in the backup: 3 inspections" in text
    assert told(capsys, "verify")[0] == 0
    with open_store() as store:
        filled(store, 1)
        assert store.head().sequence == 12
    assert told(capsys, "verify")[0] == 0
    assert record.with_name("history.replaced.bak").is_file()


def test_a_record_at_work_is_not_replaced(record, tmp_path, capsys):
    copy = tmp_path / "copy.bak"
    told(capsys, "backup", copy)
    with open_store():
        code, text = told(capsys, "restore", copy)
    assert code == 1
    assert "in use by another CastInspect" in text


@pytest.mark.parametrize("content", [b"", b"no database at all", None])
def test_what_is_no_record_is_not_restored(record, tmp_path, capsys, content):
    copy = tmp_path / "copy.bak"
    if content is None:
        with closing(sqlite3.connect(copy)) as connection:
            connection.execute("CREATE TABLE t (a)")
    else:
        copy.write_bytes(content)
    before = record.read_bytes()
    assert told(capsys, "restore", copy)[0] == 1
    assert record.read_bytes() == before


def test_a_lot_is_searched_exported_and_traced(tmp_path, capsys):
    with open_store() as store:
        filled(store, 8, part=PartFields(part="3", lot="A7", cavity="1"))
    assert run(["history", "search", "--lot", "A7", "--verdict", "OK", "--text", "part_00004"]) == 0
    assert "part_00004" in capsys.readouterr().out
    for ending in ("csv", "xlsx", "html", "pdf"):
        assert run(["history", "search", "--lot", "A7", "--export", str(tmp_path / f"lot.{ending}")]) == 0
        assert (tmp_path / f"lot.{ending}").stat().st_size > 500
    assert run(["history", "trace", "A7"]) == 0
    assert "8 of 1 known parts" in capsys.readouterr().out
    assert run(["history", "trace", "B7"]) == 1


def test_a_decision_is_taken_back_and_parts_that_are_decided_are_collected(tmp_path, capsys):
    picture = tmp_path / "part.png"
    picture.write_bytes(b"pixels")
    sha256 = hashlib.sha256(b"pixels").hexdigest()
    with open_store() as store:
        store.record(Judgement(replace(inspection_of(1, Verdict.REVIEW), path=picture, sha256=sha256)))
    assert run(["history", "decide", "1", "ok"]) == 0
    assert run(["history", "collect", str(tmp_path / "decided")]) == 0
    assert [path.name.rpartition("_")[2] for path in (tmp_path / "decided" / "ok").iterdir()] == ["1.png"]
    assert run(["history", "decide", "1", "undo"]) == 0
    assert "taken back" in capsys.readouterr().out
    assert run(["history", "collect", str(tmp_path / "decided")]) != 0


AWAY = "postgresql+psycopg://station@127.0.0.1:1/nobody"


def test_a_lot_is_read_while_the_server_of_all_stations_is_away(capsys):
    pytest.importorskip("psycopg")
    Settings(record_server=AWAY).save()
    with open_store() as store:
        filled(store, 3, part=PartFields(lot="A7"))
        filled(store, 1, part=PartFields(lot="B1"))
    for arguments in (["--lot", "A7"], ["search", "--where", "lot=A7"]):
        code, text = told(capsys, *arguments)
        assert (code, text.count("part_0000")) == (0, 3)
        assert "cannot be reached" not in text
    assert "3 of 0 known parts" in told(capsys, "trace", "A7")[1]


def test_where_all_stations_were_asked_for_and_the_server_is_away_it_says_that_these_are_its_own(capsys):
    pytest.importorskip("psycopg")
    with open_store() as store:
        filled(store, 3, part=PartFields(lot="A7"))
    for arguments in (["search", "--lot", "A7"], ["trace", "A7"]):
        code, text = told(capsys, *arguments, "--server", AWAY)
        assert code == 0
        assert "cannot be reached" in text
        assert "Shown is what this station recorded itself." in text
        assert "A7" in text


def test_a_file_never_holds_less_than_it_was_asked_for(record, capsys, tmp_path):
    pytest.importorskip("psycopg")
    code, text = told(capsys, "search", "--server", AWAY, "--csv", tmp_path / "all.csv")
    assert code == 1
    assert "cannot be reached" in text
    assert not (tmp_path / "all.csv").exists()


def test_without_a_record_of_its_own_the_server_that_is_away_is_told(capsys):
    pytest.importorskip("psycopg")
    code, text = told(capsys, "search", "--server", AWAY)
    assert code == 1
    assert "There is no record at" in text


def test_rows_of_several_stations_name_them(capsys):
    with open_store(station="cell-3") as store:
        filled(store, 1)
    assert "cell-3" not in told(capsys)[1]
    with open_store(station="cell-4") as store:
        filled(store, 1)
    text = told(capsys)[1]
    assert "station" in text
    assert text.index("cell-3") != text.index("cell-4")
