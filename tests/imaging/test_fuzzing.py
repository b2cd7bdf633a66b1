"""Whatever a file holds, it is a picture or that picture's error; whole files are always pictures.

CASTINSPECT_MUTANTS says how many damaged files the long test tries: `CASTINSPECT_MUTANTS=50000 pytest -m slow
tests/imaging/test_fuzzing.py`.
"""

from __future__ import annotations

import os
from pathlib import Path

import numpy as np
import pytest

from castinspect.errors import ImageError
from castinspect.imaging.loading import Wanted, decode_picture
from castinspect.imaging.memory import BUDGET
from tests.helpers.mutants import mutants, whole_files

WANTED = (Wanted(), Wanted(grey=True, least_side=64), Wanted(decoder="pillow", least_side=64))


def outcome(content, wanted):
    """The code of the error, or nothing; any other exception fails the test."""
    try:
        picture = decode_picture(content, Path("mutant"), wanted)
    except ImageError as error:
        return error.code
    assert picture.pixels.dtype == np.uint8
    assert picture.pixels.ndim in {2, 3}
    return ""


def tried(count, seed):
    """How many of some damaged files each outcome has."""
    outcomes = [outcome(content, WANTED[number % len(WANTED)])
                for number, (_, content) in enumerate(mutants(count, seed))]  # fmt: skip
    assert BUDGET.taken == 0
    return outcomes


@pytest.mark.parametrize("name", whole_files())
def test_whole_files_are_pictures(name):
    assert [outcome(whole_files()[name], wanted) for wanted in WANTED] == ["", "", ""]


def test_a_few_hundred_damaged_files_raise_nothing_but_their_own_errors():
    outcomes = tried(600, seed=1)
    assert sum(bool(code) for code in outcomes) > 300
    assert {"image-incomplete", "image-damaged"} <= set(outcomes)


@pytest.mark.slow
def test_many_thousand_damaged_files_raise_nothing_but_their_own_errors():
    count = int(os.environ.get("CASTINSPECT_MUTANTS", "10000"))
    assert len(tried(count, seed=2)) == count
