"""Who may be asked is asked; elsewhere the error names the option."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.cli.common import unproven
from castinspect.cli.common.unproven import require_proof
from castinspect.errors import CheckpointError
from castinspect.settings import Settings


@pytest.fixture
def asked(monkeypatch):
    """What was compared; a checkpoint that does not prove 10 %."""
    limits = []

    def refuse(_path, limit):
        limits.append(limit)
        if limit <= 0.1:
            raise CheckpointError("promotion-unproven", missed=0, parts=4, bound="52.8", limit="10")

    monkeypatch.setattr("castinspect.evaluation.proven.refuse_unproven", refuse)
    return limits


def at_terminal(monkeypatch, answer):
    monkeypatch.setattr(unproven.sys, "stdin", type("Terminal", (), {"isatty": lambda _self: True})())
    monkeypatch.setattr(unproven.typer, "confirm", lambda _text, **_options: answer)


def test_where_nobody_can_be_asked_it_is_refused(asked):
    with pytest.raises(CheckpointError):
        require_proof(Path("wheel"), allowed=False)
    assert asked == [Settings().largest_escape_rate] == [0.1]


def test_the_option_says_yes_beforehand(asked):
    require_proof(Path("wheel"), allowed=True)
    assert asked == []


@pytest.mark.parametrize("answer", [True, False])
def test_at_a_terminal_the_answer_counts(asked, monkeypatch, answer):
    at_terminal(monkeypatch, answer)
    if answer:
        require_proof(Path("wheel"), allowed=False)
    else:
        with pytest.raises(CheckpointError):
            require_proof(Path("wheel"), allowed=False)
    assert asked


def test_the_stations_own_limit_is_taken(asked):
    Settings(largest_escape_rate=0.6).save()
    require_proof(Path("wheel"), allowed=False)
    assert asked == [0.6]
