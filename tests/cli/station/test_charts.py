"""Charts of a record, printed."""

from __future__ import annotations

import pytest

from castinspect.cli import run
from castinspect.inspection.verdict import Verdict
from castinspect.settings import Settings
from castinspect.station.history.opening import open_store
from castinspect.station.history.rows import Judgement
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import inspection_of
from tests.helpers.paper import text_of


@pytest.fixture
def lots():
    """Ten lots of 20 parts; two of each are defective, and of the last one 15."""
    with open_store() as store:
        judgements, number = [], 0
        for lot in range(10):
            for part in range(20):
                number += 1
                verdict = Verdict.DEFECT if part < (15 if lot == 9 else 2) else Verdict.OK
                judgements.append(Judgement(inspection_of(number, verdict), part=PartFields(lot=f"L{lot}")))
        store.record_all(judgements)


def charted(capsys, *arguments):
    code = run(["charts", *arguments])
    out, err = capsys.readouterr()
    return code, " ".join((out + err).split())


def test_a_lot_that_is_out_of_the_ordinary_is_named(lots, capsys):
    code, told = charted(capsys, "--by", "lot", "--kind", "p", "--first", "9")
    assert code == 0
    assert "L9: beyond its limits" in told
    assert "mean 10.000%" in told
    assert "L8: beyond" not in told


def test_the_chart_that_suits_is_chosen_and_explained(lots, capsys):
    assert charted(capsys, "--by", "lot")[1].startswith("p chart: points vary as chance within them would have it")


def test_parts_between_defects_are_charted(lots, capsys):
    code, told = charted(capsys, "--kind", "g")
    assert code == 0
    assert "good parts between two defective ones" in told


def test_only_what_is_asked_for_is_charted(lots, capsys):
    assert "L9" not in charted(capsys, "--by", "lot", "--where", "lot=L3")[1]


def test_points_that_the_record_does_not_have_are_told(lots, capsys):
    code, told = charted(capsys, "--by", "cavity")
    assert code == 1
    assert "no inspection that says its cavity" in told


def test_a_pareto_has_a_column_for_each_group(lots, capsys):
    code, text = charted(capsys, "--by", "lot", "--pareto", "classes")
    assert code == 0
    assert "cumulated" in text
    assert "33 100%" in text


def test_other_shares_are_charted(lots, capsys):
    code, text = charted(capsys, "--by", "lot", "--measure", "review")
    assert code == 0
    assert "review load" in text


def test_a_chart_is_watched_and_not_any_more(lots, capsys):
    code, told = charted(capsys, "--by", "lot", "--kind", "p", "--first", "9", "--watch")
    assert (code, "watched from the next start on, with the limits of 9 points" in told) == (0, True)
    assert Settings.load().charts["defective"].mean == pytest.approx(0.1)
    assert "share of defective parts: no longer watched" in charted(capsys, "--unwatch")[1]
    assert Settings.load().charts == {}
    assert run(["--language", "ko", "charts", "--unwatch"]) == 0
    unwatched = capsys.readouterr().out
    assert "감시하지 않고 있었습니다" in unwatched
    assert "defective" not in unwatched
    code, told = charted(capsys, "--by", "version", "--kind", "p", "--watch")
    assert (code, "Chart by day, week or lot" in told) == (1, True)


def test_a_chart_is_written_as_a_pdf(lots, capsys, tmp_path):
    paper = tmp_path / "chart.pdf"
    code, _ = charted(capsys, "--by", "lot", "--first", "9", "--pdf", str(paper), "--where", "lot~L")
    assert code == 0
    text = text_of(paper)
    assert "L9: beyond its limits" in text
    assert "lot~L" in text
    assert "audit chain of" in text
