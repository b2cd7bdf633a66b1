"""The station's checkpoints: promoted is what was verified, and stays what it was."""

from __future__ import annotations

import pytest

from castinspect.errors import CheckpointError
from castinspect.identity import Attribution
from castinspect.models.checkpoint import save_checkpoint
from castinspect.models.metadata import PartClass, Role
from castinspect.paths import demo_checkpoint
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from tests.helpers.checkpoints import metadata_of


def test_nothing_is_promoted_at_first():
    assert Registry().promoted() is None
    assert Registry().versions() == []
    with pytest.raises(CheckpointError, match="No model is promoted"):
        Registry().promoted_checkpoint()


def test_promoting_copies_the_file_into_the_station(checkpoint):
    promoted = Registry().promote(checkpoint)
    checkpoint.unlink()
    assert Registry().promoted() == promoted
    assert Registry().promoted_checkpoint().metadata.name == "wheel"


def test_a_file_of_the_same_name_is_not_overwritten(checkpoint, state, tmp_path):
    Registry().promote(checkpoint)
    other = tmp_path / "elsewhere" / "wheel.safetensors"
    save_checkpoint(other, state, metadata_of(name="other"))
    Registry().promote(other)
    assert Registry().promoted_checkpoint().metadata.name == "other"
    assert len(Registry().versions()) == 2


def test_a_broken_file_is_not_promoted_and_the_old_one_stays(checkpoint, tmp_path):
    promoted = Registry().promote(checkpoint)
    (tmp_path / "broken.safetensors").write_text("x")
    with pytest.raises(CheckpointError):
        Registry().promote(tmp_path / "broken.safetensors")
    assert Registry().promoted() == promoted


def test_a_promoted_file_that_was_exchanged_does_not_judge(checkpoint, state):
    promoted = Registry().promote(checkpoint)
    save_checkpoint(promoted, state, metadata_of(name="sound but another"))
    with pytest.raises(CheckpointError) as caught:
        Registry().promoted_checkpoint()
    assert caught.value.code == "checkpoint-exchanged"


def test_what_the_engine_reads_is_on_record_until_it_is_promoted_anew(checkpoint):
    registry = Registry()
    registry.promote(checkpoint)
    assert registry.promoted_checkpoint().conversion == {}
    files = {"model.xml": "a" * 64, "model.bin": "b" * 64}
    registry.record_conversion(registry.promoted_checkpoint(), files)
    assert Registry().promoted_checkpoint().conversion == files
    registry.promote(checkpoint)
    assert Registry().promoted_checkpoint().conversion == {}


def test_nothing_is_recorded_for_a_checkpoint_that_is_not_promoted(checkpoint, state, tmp_path):
    registry = Registry()
    registry.promote(checkpoint)
    before = registry.promoted_checkpoint()
    other = tmp_path / "other.safetensors"
    save_checkpoint(other, state, metadata_of(name="other"))
    registry.promote(other)
    registry.record_conversion(before, {"model.bin": "b" * 64})
    assert registry.promoted_checkpoint().conversion == {}


def test_unreadable_files_are_listed_with_their_problem(checkpoint):
    registry = Registry()
    registry.promote(checkpoint)
    (registry.folder / "broken.safetensors").write_text("x")
    entries = registry.versions()
    assert [entry.metadata is None for entry in entries] == [False, True]
    assert "broken.safetensors" in str(entries[1].problem)


def test_a_spoilt_record_is_told(checkpoint):
    registry = Registry()
    registry.promote(checkpoint)
    (registry.folder / "promoted.toml").write_text("= nothing")
    with pytest.raises(CheckpointError, match="Promote one again"):
        registry.promoted_checkpoint()


@pytest.fixture
def other(state, tmp_path):
    path = tmp_path / "elsewhere" / "rim.safetensors"
    save_checkpoint(path, state, metadata_of(name="rim"))
    return path


@pytest.fixture
def other_classes(state, tmp_path):
    classes = (PartClass(name="crack", role=Role.DEFECT), PartClass(name="good", role=Role.OK))
    path = tmp_path / "elsewhere" / "hub.safetensors"
    save_checkpoint(path, state, metadata_of(name="hub", classes=classes))
    return path


def test_rolling_back_returns_to_the_one_before_and_is_written_down(checkpoint, other):
    registry = Registry()
    first = registry.promote(checkpoint)
    registry.promote(other, Attribution("kim", "sees more"))
    assert registry.promotion.before() == first
    assert registry.roll_back(Attribution("lee", "too strict")) == first
    assert registry.promoted() == first
    assert registry.promotion.before() is None
    told = [(entry.who, entry.action, entry.why) for entry in registry.journal.entries()][1:]
    assert told == [("kim", Action.PROMOTED, "sees more"), ("lee", Action.ROLLED_BACK, "too strict")]


def test_a_version_that_was_spoilt_meanwhile_is_not_rolled_back_to(checkpoint, other):
    registry = Registry()
    first = registry.promote(checkpoint)
    second = registry.promote(other)
    content = bytearray(first.read_bytes())
    content[-3] ^= 1
    first.write_bytes(content)
    with pytest.raises(CheckpointError) as caught:
        registry.roll_back()
    assert caught.value.code == "checkpoint-tampered"
    assert registry.promoted() == second


def test_a_checkpoint_whose_weights_do_not_fit_its_classes_is_refused(checkpoint, state, tmp_path):
    promoted = Registry().promote(checkpoint)
    names = ("crack", "hole")
    classes = (*(PartClass(name=name, role=Role.DEFECT) for name in names), PartClass(name="ok", role=Role.OK))
    save_checkpoint(tmp_path / "three.safetensors", state, metadata_of(classes=classes))
    with pytest.raises(CheckpointError) as caught:
        Registry().promote(tmp_path / "three.safetensors", allow_other_classes=True)
    assert caught.value.code == "checkpoint-does-not-fit"
    assert Registry().promoted() == promoted


def test_other_classes_than_the_station_judges_by_must_be_meant(checkpoint, other_classes):
    promoted = Registry().promote(checkpoint)
    with pytest.raises(CheckpointError) as caught:
        Registry().promote(other_classes)
    assert caught.value.code == "promotion-other-classes"
    assert Registry().promoted() == promoted
    Registry().promote(other_classes, allow_other_classes=True)
    assert Registry().promoted_checkpoint().metadata.name == "hub"


def test_nobody_depends_on_the_classes_of_the_demo(other_classes):
    Registry().promote(demo_checkpoint())
    Registry().promote(other_classes)
    assert Registry().promoted_checkpoint().metadata.name == "hub"


def test_a_journal_that_cannot_be_written_keeps_the_old_one_promoted(checkpoint, other):
    registry = Registry()
    promoted = registry.promote(checkpoint)
    registry.journal.file.unlink()
    registry.journal.file.mkdir()
    with pytest.raises(CheckpointError):
        registry.promote(other)
    assert registry.promoted() == promoted


def test_names_and_notes_leave_the_file_as_it_is(checkpoint, other):
    registry = Registry()
    path, _ = registry.promote(checkpoint), registry.promote(other)
    content = path.read_bytes()
    registry.rename(path, "wheel at line 2")
    registry.annotate(path, "with the new lamp")
    registry.annotate(path, "with the second lamp")
    version = registry.find("wheel at line 2")
    assert (version.path, version.note) == (path, "with the second lamp")
    assert path.read_bytes() == content
    with pytest.raises(CheckpointError, match="Another version"):
        registry.rename(path, "rim")
    with pytest.raises(CheckpointError, match="needs a name"):
        registry.rename(path, " ")


def test_a_version_is_found_by_file_name_and_id(checkpoint):
    registry = Registry()
    path = registry.promote(checkpoint)
    checkpoint.unlink()
    identity = registry.versions()[0].metadata.id
    for name in (str(path), "wheel.safetensors", "wheel", identity[:6]):
        assert registry.find(name).path == path
    with pytest.raises(CheckpointError, match="no version"):
        registry.find("whe")


def test_a_name_that_several_versions_have_is_not_guessed(checkpoint, state):
    registry = Registry()
    registry.promote(checkpoint)
    registry.rename(registry.folder / "wheel.safetensors", "same")
    save_checkpoint(registry.folder / "c.safetensors", state, metadata_of(name="same"))
    with pytest.raises(CheckpointError, match="several versions"):
        registry.find("same")


def test_exporting_and_importing_carry_a_version_to_another_station(checkpoint, tmp_path):
    here, there = Registry(), Registry(tmp_path / "there")
    here.promote(checkpoint)
    (tmp_path / "stick").mkdir()
    written = here.export(here.find("wheel").path, tmp_path / "stick", Attribution("kim"))
    assert written == tmp_path / "stick" / "wheel.safetensors"
    taken = there.add(written, Action.IMPORTED)
    assert taken.read_bytes() == checkpoint.read_bytes()
    assert there.promoted() is None
    with pytest.raises(CheckpointError, match="already here"):
        there.add(written, Action.IMPORTED)
    assert [entry.action for entry in there.journal.entries()] == [Action.IMPORTED]


def test_exporting_overwrites_nothing(checkpoint, tmp_path):
    registry = Registry()
    registry.promote(checkpoint)
    (tmp_path / "there.safetensors").write_text("mine")
    with pytest.raises(CheckpointError, match="not overwritten"):
        registry.export(checkpoint, tmp_path / "there.safetensors")
    assert (tmp_path / "there.safetensors").read_text() == "mine"


def test_a_broken_file_is_not_imported(checkpoint):
    content = bytearray(checkpoint.read_bytes())
    content[-3] ^= 1
    checkpoint.write_bytes(content)
    with pytest.raises(CheckpointError):
        Registry().add(checkpoint, Action.IMPORTED)
    assert Registry().versions() == []


def test_a_version_of_the_station_lies_in_its_folder_itself(checkpoint):
    registry = Registry()
    version = registry.promote(checkpoint)
    assert registry.holds(version)
    assert not registry.holds(checkpoint)
    assert not registry.holds(registry.folder / "bin" / version.name)


def test_a_removed_version_lies_in_the_bin_and_can_be_imported_again(checkpoint, other):
    registry = Registry()
    first, second = registry.promote(checkpoint), registry.promote(other)
    with pytest.raises(CheckpointError, match="is promoted"):
        registry.remove(second)
    binned = registry.remove(first)
    assert [version.name for version in registry.versions()] == ["rim"]
    assert registry.add(binned, Action.IMPORTED) == first


def test_a_file_that_is_promoted_twice_is_copied_once(checkpoint):
    registry = Registry()
    registry.add(checkpoint, Action.TRAINED)
    registry.promote(checkpoint)
    assert len(registry.versions()) == 1


def test_the_best_epoch_of_a_run_under_way_is_no_version(checkpoint):
    registry = Registry()
    path = registry.promote(checkpoint)
    path.with_suffix(".unfinished.safetensors").write_bytes(path.read_bytes())
    assert len(registry.versions()) == 1
