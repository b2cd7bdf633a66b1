"""What a checkpoint must say of itself."""

from __future__ import annotations

import pytest
from pydantic import ValidationError

from castinspect.models.metadata import Bounds, CheckpointMetadata, Cuts, GateChange, PartClass, Role
from tests.helpers.checkpoints import metadata_of


def test_json_round_trip():
    metadata = metadata_of()
    assert CheckpointMetadata.model_validate_json(metadata.model_dump_json()) == metadata


def test_ok_classes_are_known_by_name_wherever_they_stand():
    assert metadata_of().ok_indices == (1,)
    names = ("ok", "scratch", "burr")
    classes = tuple(PartClass(name=n, role=Role.OK if n == "ok" else Role.DEFECT) for n in names)
    assert metadata_of(classes=classes).ok_indices == (0,)


def test_the_ok_cut_must_not_lie_above_the_defect_cut():
    with pytest.raises(ValidationError, match="above"):
        Cuts(ok=0.8, defect=0.2)


def test_both_roles_are_needed():
    classes = (PartClass(name="a", role=Role.OK), PartClass(name="b", role=Role.OK))
    with pytest.raises(ValidationError, match="one defect class"):
        metadata_of(classes=classes)


def test_names_must_differ():
    classes = (PartClass(name="a", role=Role.OK), PartClass(name="a", role=Role.DEFECT))
    with pytest.raises(ValidationError, match="same name"):
        metadata_of(classes=classes)


NAN, INFINITE = float("nan"), float("inf")


@pytest.mark.parametrize(
    "nonsense",
    [
        {"temperature": INFINITE},
        {"temperature": 1e9},
        {"temperature": NAN},
        {"cuts": {"ok": 1.0, "defect": 1.0}},
        {"cuts": {"ok": NAN, "defect": 0.5}},
        {"novelty": {"cut": INFINITE, "good_parts": 3}},
        {"novelty": {"cut": 1e300, "good_parts": 3}},
        {"novelty": {"cut": 0.0, "good_parts": 3}},
        {"preprocessing": {"std": [0.0, 0.2, 0.2]}},
        {"preprocessing": {"mean": [NAN, 0.2, 0.2]}},
        {"gate": {"bounds": {"level": {"low": INFINITE}}, "pictures": 3, "parts": 3}},
        {"gate": {"bounds": {"level": {"low": 0.9, "high": 0.1}}, "pictures": 3, "parts": 3}},
        {"gate": {"bounds": {}, "pictures": 0, "parts": 3}},
    ],
)
def test_values_that_would_let_everything_pass_are_refused(nonsense):
    content = metadata_of().model_dump(mode="json")
    with pytest.raises(ValidationError):
        CheckpointMetadata.model_validate(content | nonsense)


def test_a_change_of_the_gate_needs_a_reason():
    with pytest.raises(ValidationError):
        GateChange(statistic="level", before=Bounds(), after=Bounds(), reason="")
