"""A selection as CSV, workbook, page and PDF: all of it, with the audit head; no name is a formula or markup."""

from __future__ import annotations

import csv
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest
from openpyxl import load_workbook
from PIL import Image

from castinspect import language
from castinspect.errors import StoreError
from castinspect.files import sha256_of
from castinspect.identity import Attribution
from castinspect.inspection.verdict import Verdict
from castinspect.messages import MESSAGES
from castinspect.station.history.rows import Judgement
from castinspect.station.history.views.export import COLUMNS
from castinspect.station.sources.identity import PartFields
from castinspect.studies.record import export as exporting
from castinspect.studies.record.export import export
from castinspect.studies.record.head import selection_head
from castinspect.studies.record.query import Query
from tests.helpers.history import filled, inspection_of, store_in
from tests.helpers.paper import links_of, text_of
from tests.helpers.spiteful import KOREAN, SPITEFUL

EVIL = "=cmd|' /C calc'!A0"
MARKUP = "<img src=x onerror=alert(1)>"


@pytest.fixture
def store(tmp_path):
    with store_in(tmp_path) as opened:
        filled(opened, 8, part=PartFields(part="9", lot=EVIL, cavity=MARKUP))
        picture = tmp_path / "cam" / f"{MARKUP.replace('/', '')}.png"
        picture.parent.mkdir()
        Image.new("L", (64, 48), 90).save(picture)
        judged = replace(inspection_of(9, Verdict.DEFECT), path=picture, sha256=sha256_of(picture))
        opened.record(Judgement(judged, part=PartFields(lot="한국")))
        opened.decide(9, "OK", Attribution("김", "=1+1"))
        yield opened


def test_csv_holds_all_rows_and_no_formula(store, tmp_path):
    assert export(store.database, Query(), tmp_path / "all.csv") == 9
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    assert len(rows) == 9
    assert rows[0]["lot"] == f"'{EVIL}"


def test_workbook_keeps_texts_as_texts_and_numbers_as_numbers(store, tmp_path):
    file = tmp_path / "all.xlsx"
    assert export(store.database, Query(), file) == 9
    book = load_workbook(file)
    sheet = book["inspections"]
    assert [cell.value for cell in sheet[1]] == list(COLUMNS)
    lot, probability, why = (COLUMNS.index(name) + 1 for name in ("lot", "defect_probability", "why"))
    assert (sheet.cell(2, lot).value, sheet.cell(2, lot).data_type) == (EVIL, "s")
    assert (sheet.cell(10, why).value, sheet.cell(10, why).data_type) == ("=1+1", "s")
    assert sheet.cell(2, probability).data_type == "n"
    assert not any(cell.data_type == "f" for row in sheet.iter_rows() for cell in row)
    head = {row[0].value: row[1].value for row in book["audit head"].iter_rows()}
    assert head["selection"] == "everything"
    assert store.head().hash in head["audit chain of cell-3"]


def test_page_shows_the_judged_picture_and_no_markup(store, tmp_path):
    assert export(store.database, Query(), tmp_path / "all.html") == 9
    text = (tmp_path / "all.html").read_text(encoding="utf-8")
    assert MARKUP not in text
    assert "&lt;img src=x onerror" in text
    assert text.count("data:image/jpeg;base64,") == 1  # the others were never there
    assert "http" not in text.replace("http-equiv", "")
    assert store.head().hash in text


def test_a_picture_that_was_changed_is_not_shown(store, tmp_path):
    Image.new("L", (64, 48), 10).save(next((tmp_path / "cam").iterdir()))
    export(store.database, Query(), tmp_path / "all.html")
    assert "data:image" not in (tmp_path / "all.html").read_text(encoding="utf-8")


def test_pdf_embeds_the_korean_font_and_the_picture(store, tmp_path):
    file = tmp_path / "all.pdf"
    assert export(store.database, Query(lot="한국"), file) == 1
    content = file.read_bytes()
    assert content.startswith(b"%PDF")
    assert b"/FontFile2" in content
    assert b"/Subtype /Image" in content


@pytest.mark.parametrize("ending", [".xlsx", ".html", ".pdf"])
def test_nothing_found_is_a_file_that_says_so(store, tmp_path, ending):
    assert export(store.database, Query(lot="none"), tmp_path / f"none{ending}") == 0
    assert (tmp_path / f"none{ending}").stat().st_size > 500


def test_an_unknown_ending_is_told(store, tmp_path):
    with pytest.raises(StoreError) as found:
        export(store.database, Query(), tmp_path / "all.docx")
    assert found.value.code == "export-kind"


def test_more_rows_than_a_page_takes_are_told(store, tmp_path, monkeypatch):
    monkeypatch.setattr(exporting, "LARGEST_PAGES", 5)
    with pytest.raises(StoreError) as found:
        export(store.database, Query(), tmp_path / "all.pdf")
    assert found.value.code == "export-too-many"


def test_a_folder_that_cannot_be_written_is_told(store, tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(StoreError) as found:
        export(store.database, Query(), tmp_path / "file" / "all.xlsx")
    assert found.value.code == "history-not-written"


def test_the_head_counts_the_selection(store):
    head = selection_head(store.database, Query(verdict="OK"))
    assert (head.total, head.counts) == (2, {"OK": 2})
    assert head.origin.chains[0].hash == store.head().hash


def test_files_are_whole_or_as_before(store, tmp_path):
    target = tmp_path / "all.pdf"
    export(store.database, Query(), target)
    assert sorted(path.name for path in Path(tmp_path).glob(".all*")) == []


@pytest.fixture(params=SPITEFUL)
def spiteful(request, tmp_path):
    """A name that means harm, wherever a person or a file can put one."""
    name = request.param
    with store_in(tmp_path) as opened:
        judged = replace(inspection_of(1, Verdict.DEFECT), path=Path("/camera") / f"{name.replace('/', '_')}.png")
        part = PartFields(part=name, lot=name, cavity=name, heat=name, camera=name)
        opened.record(Judgement(judged, part=part, operator=name, shift=name))
        opened.decide(1, "OK", Attribution(name, name))
        yield opened, name


_NAMED = ("part", "lot", "cavity", "heat", "camera", "operator", "shift", "decided_by", "why")


def test_no_name_is_a_formula_in_a_table(spiteful, tmp_path):
    store, name = spiteful
    export(store.database, Query(), tmp_path / "all.csv")
    with (tmp_path / "all.csv").open(encoding="utf-8-sig", newline="") as file:
        (row,) = csv.DictReader(file)
    for column in _NAMED:
        assert row[column].lstrip("'") == name.replace("\r", row[column][1:2]) or row[column].endswith(name[1:])
        assert not row[column].startswith(("=", "+", "-", "@", "\t", "\r"))
    export(store.database, Query(), tmp_path / "all.xlsx")
    sheet = load_workbook(tmp_path / "all.xlsx")["inspections"]
    for column in _NAMED:
        cell = sheet.cell(2, COLUMNS.index(column) + 1)
        assert cell.data_type == "s"
        assert cell.hyperlink is None


def test_no_name_is_markup_on_a_page(spiteful, tmp_path):
    store, name = spiteful
    export(store.database, Query(), tmp_path / "all.html")
    page = (tmp_path / "all.html").read_text(encoding="utf-8")
    seen = _Elements()
    seen.feed(page)
    assert seen.names <= {"html", "head", "meta", "title", "style", "body", "h1", "section", "table", "thead", "tbody",
                          "tr", "th", "td", "p"}  # fmt: skip
    assert ("7 * 7" in page) == ("7 * 7" in name)  # no template is run
    assert "\x1b" not in page
    assert "\u202e" not in page


def test_no_name_is_more_than_text_on_paper(spiteful, tmp_path):
    store, name = spiteful
    export(store.database, Query(), tmp_path / "all.pdf")
    text = text_of(tmp_path / "all.pdf").replace(" ", "")
    seen = "".join(name.split()) if name == KOREAN else "".join(name.encode("unicode_escape").decode().split())
    assert seen in text
    assert links_of(tmp_path / "all.pdf") == []


def test_pages_are_said_in_the_language_of_who_prints(store, tmp_path, monkeypatch):
    words = {"Inspections on record": "기록된 검사", "DEFECT": "불량", "reasons": "사유",
             MESSAGES["between-cuts"]: "임계값 사이 {probability:.0%}"}  # fmt: skip
    monkeypatch.setattr(language._Spoken, "sentences", words)
    for ending in (".html", ".pdf"):
        export(store.database, Query(), tmp_path / f"all{ending}")
    page, paper = (tmp_path / "all.html").read_text(encoding="utf-8"), text_of(tmp_path / "all.pdf")
    for text in (page, paper):
        for word in ("기록된 검사", "불량", "사유", "임계값 사이 50%"):
            assert word in text


class _Elements(HTMLParser):
    """The elements that a browser would make of a page."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def handle_starttag(self, tag, attrs):
        assert not any(name.startswith("on") or name == "src" for name, _ in attrs)
        self.names.add(tag)
