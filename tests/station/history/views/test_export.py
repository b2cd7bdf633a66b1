"""The record as a table: a row an inspection, safe in a spreadsheet, whole or as it was before."""

from __future__ import annotations

import csv

import pytest

from castinspect.errors import StoreError
from castinspect.identity import Attribution
from castinspect.station.history.views.export import COLUMNS, write_csv
from castinspect.station.history.views.queries import every
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import filled, store_in


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        filled(opened, 4, part=PartFields(part="=1+1", lot="로트 7"))
        yield opened


def table_of(path):
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def test_every_inspection_is_a_row_with_the_latest_decision(store, tmp_path):
    store.decide(1, "OK", Attribution("kim", "only a stain"))
    store.decide(1, "DEFECT", Attribution("lee", "looked again"))
    assert write_csv(every(store.database), tmp_path / "history.csv") == 4
    rows = table_of(tmp_path / "history.csv")
    assert list(rows[0]) == list(COLUMNS)
    assert [row["sequence"] for row in rows] == ["1", "2", "3", "4"]
    assert [rows[0][name] for name in ("decision", "decided_by", "why")] == ["DEFECT", "lee", "looked again"]
    assert rows[1]["decision"] == ""


def test_reasons_are_sentences_and_formulas_are_only_text(store, tmp_path):
    write_csv(every(store.database), tmp_path / "history.csv")
    rows = table_of(tmp_path / "history.csv")
    assert {row["part"] for row in rows} == {"'=1+1"}
    assert {row["lot"] for row in rows} == {"로트 7"}
    (review,) = [row for row in rows if row["verdict"] == "REVIEW"]
    assert review["reasons"].endswith(".")
    assert "between-cuts" not in review["reasons"]


def test_excel_knows_it_as_unicode(store, tmp_path):
    write_csv(every(store.database), tmp_path / "history.csv")
    assert (tmp_path / "history.csv").read_bytes().startswith(b"\xef\xbb\xbf")


def test_a_table_that_breaks_off_leaves_the_old_one(store, tmp_path):
    file = tmp_path / "history.csv"
    file.write_text("as before", encoding="utf-8")

    def broken():
        yield next(every(store.database))
        raise StoreError("store-busy", store=file, detail="locked")

    with pytest.raises(StoreError):
        write_csv(broken(), file)
    assert file.read_text(encoding="utf-8") == "as before"


def test_a_folder_that_is_none_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError) as refused:
        write_csv([], tmp_path / "file" / "history.csv")
    assert refused.value.code == "history-not-written"
