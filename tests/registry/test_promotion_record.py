"""The record of promotions names what judges, verifies it at each question, and is replaced in one step."""

from __future__ import annotations

import pytest

from castinspect.errors import CheckpointError
from castinspect.models.checkpoint import load_checkpoint, read_metadata, save_checkpoint
from castinspect.models.metadata import PartClass, Role
from castinspect.paths import demo_checkpoint
from castinspect.registry.promotion import Promoted
from castinspect.registry.promotion_record import PromotionRecord
from tests.helpers.checkpoints import metadata_of

OTHERS = (PartClass(name="crack", role=Role.DEFECT), PartClass(name="good", role=Role.OK))


@pytest.fixture
def record(tmp_path):
    return PromotionRecord(tmp_path)


@pytest.fixture
def two(record, state, tmp_path):
    """Two checkpoints of which the second is promoted now."""
    for name in ("one", "two"):
        save_checkpoint(tmp_path / f"{name}.safetensors", state, metadata_of(id=name * 4, name=name))
        sha256 = load_checkpoint(tmp_path / f"{name}.safetensors").sha256
        record.follow_with(Promoted(f"{name}.safetensors", sha256))
    return record


def test_a_station_that_is_new_has_nothing_promoted(record):
    assert (record.stamp(), record.path(), record.sha256(), record.before(), record.known()) == (
        None,
        None,
        "",
        None,
        None,
    )
    with pytest.raises(CheckpointError) as caught:
        record.read()
    assert caught.value.code == "no-model"


def test_the_latest_judges_and_the_one_before_can_be_gone_back_to(two, tmp_path):
    assert (two.path(), two.before()) == (tmp_path / "two.safetensors", tmp_path / "one.safetensors")
    assert two.sha256() == two.checkpoint().sha256
    assert two.checkpoint().metadata.name == "two"


def test_each_question_is_answered_by_what_another_program_wrote(two, tmp_path):
    stamp = two.stamp()
    PromotionRecord(tmp_path).write(two.read().rolled_back())
    assert two.path() == tmp_path / "one.safetensors"
    assert two.stamp() != stamp


def test_a_checkpoint_that_was_exchanged_is_not_loaded(two, state, tmp_path):
    save_checkpoint(tmp_path / "one.safetensors", state, metadata_of(name="sound, but another"))
    with pytest.raises(CheckpointError) as caught:
        two.unchanged(two.read().earlier[0])
    assert caught.value.code == "checkpoint-exchanged"


def test_a_conversion_is_kept_for_what_is_promoted_and_for_nothing_else(two, tmp_path):
    files = {"model.bin": "b" * 64}
    two.keep_conversion(load_checkpoint(tmp_path / "one.safetensors"), files)
    assert two.checkpoint().conversion == {}
    two.keep_conversion(two.checkpoint(), files)
    assert two.checkpoint().conversion == files


def test_a_spoilt_record_is_told_to_who_asks_and_hinders_nobody_from_promoting(two, tmp_path):
    (tmp_path / "promoted.toml").write_text("= nothing")
    for question in (two.path, two.sha256, two.before, two.read):
        with pytest.raises(CheckpointError) as caught:
            question()
        assert caught.value.code == "promoted-unreadable"
    assert two.known() is None
    two.refuse_other_classes(metadata_of(classes=OTHERS))
    two.follow_with(Promoted("one.safetensors", load_checkpoint(tmp_path / "one.safetensors").sha256))
    assert two.checkpoint().metadata.name == "one"


def test_other_classes_are_refused_by_name_and_those_of_the_demo_bind_nobody(two, tmp_path):
    two.refuse_other_classes(metadata_of())
    with pytest.raises(CheckpointError) as caught:
        two.refuse_other_classes(metadata_of(classes=OTHERS))
    assert caught.value.code == "promotion-other-classes"
    assert "crack (defect), good (ok)" in str(caught.value)
    demo = demo_checkpoint()
    (tmp_path / demo.name).write_bytes(demo.read_bytes())
    two.follow_with(Promoted(demo.name, load_checkpoint(demo).sha256))
    assert read_metadata(two.path()).id == read_metadata(demo).id
    two.refuse_other_classes(metadata_of(classes=OTHERS))


def test_a_folder_that_cannot_be_written_is_a_sentence(two, monkeypatch):
    def fails(*_args):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("castinspect.registry.promotion.write_atomically", fails)
    with pytest.raises(CheckpointError, match="No space left on device"):
        two.write(two.read().rolled_back())
    assert two.checkpoint().metadata.name == "two"
