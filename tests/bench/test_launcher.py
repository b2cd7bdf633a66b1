"""The launcher tells what a program took, and whether it did its work."""

from __future__ import annotations

import json
import sys

import pytest

from castinspect.bench.launcher import main


def told(capsys, code):
    main([sys.executable, "-S", "-c", code])
    return json.loads(capsys.readouterr().out)


def test_it_tells_the_first_line_and_the_memory_and_nothing_of_the_output(capsys):
    found = told(capsys, "print('ready'); print('more' * 1000)")
    assert set(found) == {"first_line_seconds", "peak_megabytes", "problem"}
    assert found["first_line_seconds"] > 0
    assert found["problem"] == ""
    assert found["peak_megabytes"] is None or found["peak_megabytes"] > 1


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        ("raise SystemExit('no such part')", "no such part"),
        ("print('ready'); import sys; sys.stderr.write('first\\nlast\\n'); sys.exit(3)", "last"),
        ("pass", "it wrote nothing"),
    ],
)
def test_a_program_that_fails_or_says_nothing_is_a_problem_in_its_last_words(capsys, code, problem):
    assert told(capsys, code)["problem"] == problem


def test_a_warning_of_a_program_that_works_is_no_problem(capsys):
    assert told(capsys, "import sys; sys.stderr.write('old driver\\n'); print('ready')")["problem"] == ""


def test_a_system_that_tells_no_memory_still_tells_the_rest(capsys, monkeypatch):
    monkeypatch.delattr("castinspect.bench.launcher.os.wait4", raising=False)
    found = told(capsys, "print('ready'); raise SystemExit(1)")
    assert found["peak_megabytes"] is None
    assert found["problem"] == "it wrote nothing"
