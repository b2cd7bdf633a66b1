"""The command line in Korean: results, tables, errors and the report; and no text that is not translated."""

from __future__ import annotations

import ast
import json
import re
from pathlib import Path

import pytest

import castinspect.cli
from castinspect.cli import run
from castinspect.evaluation.report import report_html
from castinspect.inspection.verdict import Verdict
from castinspect.paths import resource
from castinspect.settings import Settings
from tests.evaluation.test_report import scored
from tests.station.shift.test_now import record

SENTENCES = json.loads(resource("translations", "castinspect_ko.json").read_text(encoding="utf-8"))
FILES = [path for path in Path(castinspect.cli.__file__).parent.rglob("*.py") if "bench" not in path.parts]
PRINTERS = ("print", "add_column", "add_task", "confirm", "prompt", "rule")


def calls(path, *names):
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "attr", getattr(node.func, "id", "")) in names:
            yield node


def is_english(node):
    """A text with words that is printed as it stands."""
    if isinstance(node, ast.JoinedStr):
        return any(isinstance(part, ast.Constant) and re.search("[A-Za-z]{2}", part.value) for part in node.values)
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and re.search("[A-Za-z]{2}", node.value)


def test_whatever_is_said_has_its_korean():
    said = {text.value for path in FILES for call in calls(path, "say", "say_each", "marked")
            if isinstance(call.func, ast.Name) for text in call.args if isinstance(text, ast.Constant)}  # fmt: skip
    assert len(said) > 300
    assert [text for text in said if text and text not in SENTENCES] == []


def test_nothing_is_printed_that_is_not_said():
    found = [f"{path.name}:{call.lineno}" for path in FILES for call in calls(path, *PRINTERS)
             for text in call.args[:1] if is_english(text) and "castinspect" not in ast.unparse(text)]  # fmt: skip
    assert found == []


def test_the_settings_language_is_spoken_in_tables_and_errors(capsys):
    Settings(language="ko").save()
    record(Verdict.OK, Verdict.DEFECT)
    assert run(["shift"]) == 0
    assert "하루 전체" in (out := capsys.readouterr().out)
    assert "양품률" in out
    assert run(["history"]) == 0
    assert "✗ 불량" in capsys.readouterr().out
    assert run(["promote", "no-such-version"]) == 1
    assert "이 스테이션에는" in capsys.readouterr().err


def test_what_is_typed_goes_before_the_settings(capsys):
    Settings(language="ko").save()
    record(Verdict.OK)
    assert run(["--language", "en", "shift"]) == 0
    assert "the whole day" in capsys.readouterr().out


def test_the_systems_language_is_spoken_where_nothing_is_set(capsys, monkeypatch):
    monkeypatch.setenv("LANG", "ko_KR.UTF-8")
    record(Verdict.OK)
    assert run(["shift"]) == 0
    assert "하루 전체" in capsys.readouterr().out


@pytest.mark.parametrize(("spoken", "heading"), [("en", "Mistakes, the worst first"), ("ko", "틀린 판정, 심한 순")])
def test_the_report_speaks_the_language(tmp_path, spoken, heading):
    from castinspect import language

    language.use(spoken)
    html = report_html(*scored(tmp_path))
    assert f'<html lang="{spoken}">' in html
    assert f"<h2>{heading}</h2>" in html
