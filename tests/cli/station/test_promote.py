"""A version is promoted, with who and why; what it must not be is said."""

from __future__ import annotations

from castinspect.cli import run
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry


def test_the_promoted_version_is_the_one_that_judges(trained, capsys):
    arguments = ["--by", "kim", "--why", "sees hairlines", "--allow-unproven"]
    assert run(["promote", str(trained), *arguments]) == 0
    assert "promoted" in capsys.readouterr().out
    assert Registry().promoted() is not None
    entry = next(entry for entry in Registry().journal.entries() if entry.action is Action.PROMOTED)
    assert (entry.who, entry.why) == ("kim", "sees hairlines")


def test_what_is_not_there_is_not_promoted(capsys):
    assert run(["promote", "wheel-99"]) == 1
    assert "wheel-99" in capsys.readouterr().err
    assert Registry().promoted() is None
