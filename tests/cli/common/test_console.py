"""What is printed can be read on every terminal and in every pipe."""

from __future__ import annotations

from pathlib import Path

import pytest
from rich.console import Console

from castinspect import language
from castinspect.cli.common.console import (
    errors,
    narrow_table,
    out_of,
    output,
    print_whole,
    progress,
    share_text,
    shown,
    verdict_text,
)
from castinspect.evaluation.risk import Share
from castinspect.inspection.verdict import Verdict


def test_a_name_that_is_not_utf8_can_be_printed():
    assert shown(Path("part_\udcff.png")) == "part_?.png"


@pytest.mark.parametrize(
    ("verdict", "text"),
    [(Verdict.OK, "✓ OK"), (Verdict.DEFECT, "✗ DEFECT"), (Verdict.REVIEW, "? REVIEW"), (Verdict.HOLD, "– HOLD")],
)
def test_a_verdict_is_a_word_and_a_shape(verdict, text):
    assert verdict_text(verdict).plain == text


def test_words_stand_to_the_left_and_figures_to_the_right(capsys):
    table = narrow_table("", ("kind", "pictures"))
    table.add_row("pore", "7")
    output.print(table)
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "pore" in line]
    assert line.rstrip().endswith("pore         7")


def test_columns_of_words_may_stand_between_figures(capsys):
    table = narrow_table("", ("number", "kind", "pictures"), words=(1,))
    table.add_row("1", "pore", "7")
    output.print(table)
    (line,) = [line for line in capsys.readouterr().out.splitlines() if "pore" in line]
    assert line.rstrip() == "      1  pore         7"


def test_what_is_wider_than_its_column_goes_on_in_the_next_line_where_it_must_stay_whole(capsys):
    for fold in (False, True):
        table = narrow_table("", ("name",), fold=fold)
        table.add_row("abcdefghij" * 2)
        Console(width=12).print(table)
    cut, whole = capsys.readouterr().out.split("name")[1:]
    assert ("…" in cut, "…" in whole) == (True, False)
    assert whole.count("abcdefghij") == 2


def test_a_count_has_its_denominator_in_either_language():
    assert out_of(3, 40) == "3 of 40"
    language.use("ko")
    assert out_of(3, 40) == "3/40"


def test_a_share_has_its_denominator_and_its_bound():
    assert share_text(Share(0, 8)) == "0 of 8 (≤ 31.3 %)"


def test_a_table_of_many_columns_fits_eighty_characters(capsys):
    table = narrow_table("figures")
    for column in ("start", "strategy", "balanced acc.", "AUROC", "escapes", "overkill", "review", "s"):
        table.add_column(column)
    table.add_row("starter", "gradual", "0.998±0.002", "0.9991±0.001", "0.2", "1.4", "12.0", "61")
    Console(width=80).print(table)
    told = capsys.readouterr().out
    assert max(map(len, told.splitlines())) <= 80
    assert "0.9991±0.001" in told


def test_brackets_and_colons_in_a_name_stay_what_they_are(capsys):
    name = "[red]part[/x] :100:.png"
    table = narrow_table(name)
    table.add_column(name)
    table.add_row(name)
    for console in (output, errors):
        console.print(table)
        console.print(name)
    told = capsys.readouterr()
    assert (told.out.count(name), told.err.count(name)) == (4, 4)


def test_progress_does_not_enter_a_pipe(capsys):
    with progress() as bar:
        bar.update(bar.add_task("reading", total=2), completed=2)
    assert capsys.readouterr().out == ""


def test_names_can_be_copied_whole_from_a_terminal_of_eighty(capsys):
    name = "camera-0001/" + "a-long-name-of-a-picture-" * 4 + ".png"
    table = narrow_table("", ("kind", "picture"), words=2)
    table.add_row("a cast part with a long description of itself", name)
    print_whole(table)
    assert any(line.rstrip().endswith(name) for line in capsys.readouterr().out.splitlines())
