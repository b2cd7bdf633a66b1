"""Which views there are, and how they are told apart."""

from __future__ import annotations

import numpy as np
import pytest

from castinspect.training.config import TrainingConfig
from castinspect.training.head.views import HEAD_VIEWS, head_views, kept_outputs, view_name, view_seed
from tests.helpers.jobs import walked


def test_views_of_one_kind_have_one_name_and_those_turned_otherwise_another():
    assert view_name(None, "any") == view_name(None, "quarter") == "plain"
    assert view_name(1, "any") == "view 1 of augment 1"
    assert view_name(1, "quarter") == "view 1 of augment 1, turned quarter"
    assert len({view_name(view, turns) for view in (0, 1) for turns in ("any", "quarter", "none")}) == 6


def test_a_view_of_a_picture_is_the_same_in_every_run_and_each_is_another():
    assert view_seed("ab" * 32, 0) == view_seed("ab" * 32, 0)
    assert len({view_seed(letters * 32, view) for letters in ("ab", "cd") for view in range(3)}) == 6


@pytest.mark.parametrize(
    ("changes", "expected"),
    [
        ({"strategy": "head"}, HEAD_VIEWS),
        ({"strategy": "head", "turns": "quarter"}, HEAD_VIEWS),
        ({"strategy": "head", "turns": "none"}, 0),
        ({"strategy": "head", "augment": False}, 0),
        ({"strategy": "gradual"}, 0),
    ],
)
def test_head_alone_of_parts_that_may_be_turned_learns_from_views(tmp_path, changes, expected):
    assert head_views(TrainingConfig(data=tmp_path, **changes)) == expected


def test_each_view_is_computed_from_its_seeds_once_and_kept_apart_from_the_picture_as_it_is(make_context):
    context, asked = make_context(), []

    def passed(pixels, seeds):
        asked.append(seeds)
        return np.full((len(pixels), 2), 0 if seeds is None else seeds[0] % 7, np.float32)

    chosen = np.array([4, 9])
    for view in (None, 3, 3):
        _, found = walked(kept_outputs(context, chosen, view, passed))
        assert found.shape == (2, 2)
    seeds = [view_seed(context.samples.hashes[index], 3) for index in chosen]
    assert asked == [None, seeds]
    assert (found == seeds[0] % 7).all()
