"""Every error carries a sentence for a person and a stable name for programs."""

from __future__ import annotations

import pickle
from pathlib import Path

import pytest

from castinspect import errors
from castinspect.errors import CastInspectError, ImageError, SettingError, TrainingError
from castinspect.messages import MESSAGES, Message

KINDS = [kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, CastInspectError)]


def test_the_sentence_is_filled_with_the_values():
    error = ImageError("no-pictures", folder=Path("/camera"))
    assert error.code == "no-pictures"
    assert str(error) == MESSAGES["no-pictures"].format(folder="/camera")
    assert error.message == Message("no-pictures", {"folder": Path("/camera")})


def test_a_code_that_has_no_sentence_is_a_mistake_of_ours_and_noticed():
    with pytest.raises(KeyError):
        ImageError("no-such-sentence")


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_caught_as_the_common_one_and_says_what_it_is_for(kind):
    with pytest.raises(CastInspectError):
        raise kind("unexpected", detail="x")
    assert kind.__doc__


def test_a_setting_that_is_refused_is_an_error_of_training_too():
    assert issubclass(SettingError, TrainingError)
    assert len(KINDS) > 10


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_goes_from_one_process_to_another_with_its_sentence(kind):
    error = kind("unexpected", detail=OSError("no such disk"))
    again = pickle.loads(pickle.dumps(error))
    assert (type(again), again.code, str(again)) == (kind, "unexpected", str(error))
