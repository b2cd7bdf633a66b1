"""What travels to and from the record cannot be changed on its way, and its words are those of the record."""

from __future__ import annotations

import dataclasses

import pytest

from castinspect.inspection.verdict import Verdict
from castinspect.station.history import rows
from castinspect.station.history.rows import Claim, DecisionKind, JudgedBy, Judgement, State
from castinspect.station.sources.identity import PartFields
from tests.helpers.history import arrival_of, inspection_of

KINDS = [kind for kind in vars(rows).values() if dataclasses.is_dataclass(kind) and kind.__module__ == rows.__name__]


@pytest.mark.parametrize("kind", KINDS)
def test_everything_that_travels_is_frozen_and_says_what_it_is(kind):
    assert kind.__dataclass_params__.frozen
    assert kind.__doc__


def test_a_judgement_of_an_opened_picture_has_no_claim_and_is_told_to_nobody():
    judgement = Judgement(inspection_of(1, Verdict.OK))
    assert (judgement.claim, judgement.source, judgement.route, judgement.outputs) == (None, None, None, ())
    assert (judgement.part, judgement.judged_by) == (PartFields(), JudgedBy())
    with pytest.raises(dataclasses.FrozenInstanceError):
        judgement.inspection = inspection_of(2)


def test_claims_of_the_same_file_are_the_same():
    assert Claim(3, arrival_of(1)) == Claim(3, arrival_of(1))
    assert Claim(3, arrival_of(1)) != Claim(3, arrival_of(1, size=2))


def test_states_and_decisions_are_written_as_words():
    assert {str(state) for state in State} >= {"claimed", "judged", "done"}
    assert [str(kind) for kind in DecisionKind] == ["confirmed", "overruled", "decided", "withdrawn"]
