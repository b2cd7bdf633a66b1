"""The printed chart tells its limits, its points and what is out, and where it stands in the record."""

from __future__ import annotations

from dataclasses import replace

import pytest
from reportlab.graphics.shapes import Circle, Rect

from castinspect.errors import StoreError
from castinspect.station.charts.limits import ChartKind, g_chart, p_chart, signals
from castinspect.station.charts.points import ProcessPoint
from castinspect.studies.charted import Charted
from castinspect.studies.printed import chart_pdf
from castinspect.studies.printed.chart_pdf import drawing, scale, told, why, write_chart_pdf
from castinspect.studies.printed.origin import Origin, StationHead
from tests.helpers.paper import links_of, text_of
from tests.helpers.spiteful import SPITEFUL

ORIGIN = Origin((StationHead("cell-3", 412, "ab" * 32),), who="kim")


def point(name, bad, total):
    made = ProcessPoint(name)
    made.verdicts.update(OK=total - bad, DEFECT=bad)
    return made


def found(names=("L1", "L2", "L3", "L4", "L5")):
    chart = p_chart([2, 2, 2, 2, 15], [20] * 5, slice(0, 4))
    known = tuple(point(name, bad, 20) for name, bad in zip(names, (2, 2, 2, 2, 15), strict=True))
    return Charted(chart, tuple(names), known, tuple(signals(chart)), (), 3)


def test_points_limits_and_what_is_out_stand_on_it(tmp_path):
    write_chart_pdf(tmp_path / "c.pdf", found(), ORIGIN, 4, "lot~L")
    text = text_of(tmp_path / "c.pdf")
    for told_there in ("share of defective parts", "the first 4 points", "lot~L", "L5: beyond its limits", "75.00%",
                       "0.00% to 30.12%", "10.00%; 3 wait for a person", "412 entries"):  # fmt: skip
        assert told_there in text


def test_a_chart_of_gaps_counts_parts(tmp_path):
    gaps = g_chart([3, 9, 40, 12])
    chart = Charted(gaps, ("defect 2", "defect 3", "defect 4", "defect 5"), (), (), (), 0)
    write_chart_pdf(tmp_path / "g.pdf", chart, ORIGIN)
    text = text_of(tmp_path / "g.pdf")
    assert "good parts between two defective ones" in text
    assert "0 to 65" in text
    assert told(chart) == ["No point and no run is out of the ordinary."]


def test_a_chart_that_was_asked_for_says_what_would_suit():
    assert why(found()) == why(replace(found(), suits=ChartKind.P)) == chart_pdf.WHY[ChartKind.P]
    other = why(replace(found(), suits=ChartKind.LANEY))
    assert other.startswith("p chart, as it was asked for.")
    assert chart_pdf.WHY[ChartKind.LANEY] in other


def test_the_points_that_are_out_are_marked_in_the_plot():
    shapes = drawing(found().chart, found().names, {4}).contents
    assert sum(isinstance(shape, Rect) for shape in shapes) == 1
    assert sum(isinstance(shape, Circle) for shape in shapes) == 4
    assert all(0 <= shape.cx <= chart_pdf._WIDTH for shape in shapes if isinstance(shape, Circle))


def test_names_are_text_and_nothing_can_be_clicked(tmp_path):
    names = SPITEFUL[:5] + SPITEFUL[7:12]
    for start in (0, 5):
        chart = found(names[start : start + 5])
        write_chart_pdf(tmp_path / "c.pdf", chart, replace(ORIGIN, who=names[start]), query=names[start + 1])
        text = text_of(tmp_path / "c.pdf").replace(" ", "")
        for name in chart.names:
            assert "".join(name.encode("unicode_escape").decode().split()) in text
        assert links_of(tmp_path / "c.pdf") == []


def test_many_points_are_drawn_and_the_table_ends(tmp_path, monkeypatch):
    monkeypatch.setattr(chart_pdf, "MOST_POINTS", 3)
    write_chart_pdf(tmp_path / "c.pdf", found(), ORIGIN)
    assert "75.00% 0.00%" not in text_of(tmp_path / "c.pdf")


def test_a_file_that_cannot_be_written_is_told(tmp_path):
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(StoreError):
        write_chart_pdf(tmp_path / "file" / "c.pdf", found(), ORIGIN)


@pytest.mark.parametrize(
    ("top", "last", "count"), [(0.462, 0.45, 10), (0.05, 0.05, 6), (1.05, 1.0, 6), (65.5, 60.0, 7)]
)
def test_the_scale_has_round_values(top, last, count):
    found = scale(top)
    assert found[0] == 0
    assert found[-1] == pytest.approx(last)
    assert len(found) == count
