"""What the models tab says of what the registry knows."""

from __future__ import annotations

from pathlib import Path

import pytest

from castinspect.gui.models.words import (
    accuracy_text,
    action_word,
    escapes_text,
    input_words,
    offered,
    overkill_text,
    strategy_title,
)
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.registry.journal import Action
from castinspect.registry.versions import Version
from tests.helpers.checkpoints import metadata_of
from tests.helpers.runs import EVALUATION


def test_figures_carry_their_denominators(qapp):
    assert (accuracy_text(EVALUATION), escapes_text(EVALUATION), overkill_text(EVALUATION)) == (
        "94.0%", "2 of 24", "1 of 30",
    )  # fmt: skip


def test_without_a_score_there_is_a_dash(qapp):
    assert (accuracy_text(None), escapes_text(None), overkill_text(None)) == ("–", "–", "–")


@pytest.mark.parametrize("action", list(Action))
def test_every_action_has_a_word(qapp, action):
    assert action_word(action)


def test_a_strategy_of_another_version_is_shown_as_it_is_called(qapp):
    assert strategy_title("cascade") == "cascade"
    assert strategy_title("head") != "head"


def test_only_versions_that_can_be_read_are_offered():
    broken = Version(Path("c.safetensors"), None, "c")
    strange = Version(Path("a.safetensors"), metadata_of(), "a\x1bb")
    assert offered([broken, strange]) == [(r"a\x1bb", Path("a.safetensors"))]


@pytest.mark.parametrize("resize", ["fit", "stretch"])
@pytest.mark.parametrize("colour", ["grey", "rgb"])
def test_the_networks_picture_is_said_in_words(qapp, resize, colour):
    words = {"fit": "fit", "stretch": "stretched", "grey": "grey", "rgb": "colour"}
    told = input_words(Preprocessing(size=32, resize=resize, colour=colour))
    assert told == f"32 px, {words[resize]}, {words[colour]}"
