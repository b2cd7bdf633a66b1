from dataclasses import FrozenInstanceError, is_dataclass
from typing import get_args

import pytest

from castinspect.training.events import TrainingEvent
from tests.helpers.runs import batch


def test_what_a_run_tells_cannot_be_changed_on_its_way():
    assert all(is_dataclass(kind) for kind in get_args(TrainingEvent))
    assert all(kind.__dataclass_params__.frozen for kind in get_args(TrainingEvent))
    with pytest.raises(FrozenInstanceError):
        batch(1, 1).loss = 0.0


def test_every_kind_of_event_has_a_name_of_its_own():
    names = [kind.__name__ for kind in get_args(TrainingEvent)]
    assert len(names) == len(set(names)) == 12
