"""`castinspect --self-test`: what it prints and how it ends."""

from __future__ import annotations

from castinspect.cli.self_test import main
from castinspect.errors import SelfTestError
from castinspect.self_test.runner import Check


def failing(_folder):
    raise SelfTestError("self-test-no-hangul")


GOOD = Check("good", 10, "works", lambda _folder: "seen")
FIRST, SECOND = Check("first", 11, "fails", failing), Check("second", 12, "fails, too", failing)


def test_one_line_per_check_and_zero_if_all_pass(capsys):
    assert main([], [GOOD, GOOD]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) == 3
    assert "good" in lines[0]
    assert "seen" in lines[0]


def test_the_exit_code_is_of_the_first_check_that_failed(capsys):
    assert main([], [GOOD, FIRST, SECOND]) == 11
    printed = capsys.readouterr().out
    assert printed.count("FAILED") == 2
    assert "no font for Korean" in printed


def test_the_help_holds_the_table_of_exit_codes(capsys):
    assert main(["--help"], [GOOD, FIRST]) == 0
    assert "11  first: fails" in capsys.readouterr().out


def test_photographs_can_be_kept(tmp_path):
    kept = []
    check = Check("good", 10, "works", lambda folder: kept.append(folder) or "seen")
    assert main(["--keep", str(tmp_path / "kept")], [check]) == 0
    assert kept[0].is_relative_to(tmp_path)
