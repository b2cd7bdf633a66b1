"""The page for people who join names files that are there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import castinspect

ROOT = Path(castinspect.__file__).parents[1]
PAGE = (ROOT / ".github" / "CONTRIBUTING.md").read_text(encoding="utf-8")
_NAMED = re.compile(r"`([\w./-]+?(?:\.py|\.ts|/))(?: \w+)?`")


def _files():
    """Each file and room that is named, with the room that was named before it: a bare name lies there."""
    found = []
    for paragraph in re.split(r"\n(?=\d\. |- |\n)", PAGE):
        room = ""
        for name in _NAMED.findall(paragraph):
            found.append((name, room))
            room = name.rpartition("/")[0] or room
    return found


@pytest.mark.parametrize(("name", "room"), _files())
def test_a_file_that_is_named_is_there(name, room):
    places = (ROOT / "castinspect" / name, ROOT / name, ROOT / "castinspect" / room / name)
    assert any(place.exists() for place in places), f"{name} (after {room or 'nothing'})"


def test_the_walks_name_every_step_of_the_house():
    walks = PAGE[PAGE.index("## One picture's way") : PAGE.index("## How to add")]
    for step in ("gate", "second_look", "novelty", "verdict", "line", "store", "trainer", "learner", "conclusion"):
        assert f"/{step}.py`" in walks
    assert len(_files()) > 80
