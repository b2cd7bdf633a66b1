"""A highest escape rate or costs, as a person types them."""

from __future__ import annotations

import pytest

from castinspect.gui.training.result.policy_form import PolicyForm
from castinspect.models.metadata import Costs, CutPolicy


@pytest.fixture
def form(qtbot):
    made = PolicyForm()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_rate_is_typed_in_percent(form):
    form.choose(max_escape=0.5)
    assert form.policy == CutPolicy(max_escape=0.005)


def test_costs_are_taken_together(form):
    form.choose(escape=500, overkill=10, review=2, minutes=0.5, rate=3)
    assert form.policy == CutPolicy(
        costs=Costs(escape=500, overkill=10, review=2, review_minutes=0.5, defect_rate=0.03)
    )


def test_only_the_boxes_of_the_kind_are_shown(form):
    form.choose(max_escape=1)
    assert form._boxes["max_escape"].isVisible()
    assert not form._boxes["escape"].isVisible()
    form.choose(escape=1)
    assert not form._boxes["max_escape"].isVisible()
    assert form._boxes["escape"].isVisible()


@pytest.mark.parametrize(
    "policy",
    [
        CutPolicy(max_escape=0.02),
        CutPolicy(costs=Costs(escape=9, overkill=8, review=7, review_minutes=6, defect_rate=0.05)),
    ],
)
def test_a_policy_is_shown_without_telling_of_a_change(form, policy):
    told = []
    form.changed.connect(lambda: told.append(1))
    form.show_policy(policy)
    assert form.policy == policy
    assert told == []


def test_typing_tells_of_a_change(form, qtbot):
    with qtbot.waitSignal(form.changed):
        form.choose(max_escape=3)


def test_no_policy_leaves_what_stands_there(form):
    form.choose(max_escape=3)
    form.show_policy(None)
    assert form.policy == CutPolicy(max_escape=0.03)
