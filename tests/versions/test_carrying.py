"""A version travels with its conversion, and a station without torch judges by what came."""

from __future__ import annotations

import shutil

import pytest

from castinspect.errors import CheckpointError
from castinspect.inspection.engines import choice
from castinspect.inspection.engines.conversion import find_converted
from castinspect.models.checkpoint import load_checkpoint
from castinspect.progress import drain
from castinspect.registry.journal import Action
from castinspect.registry.registry import Registry
from castinspect.versions.carrying import export, export_converted, take_in


@pytest.fixture(scope="module")
def exported(random_checkpoint, tmp_path_factory):
    """A version, exported with its conversion."""
    folder = tmp_path_factory.mktemp("stick")
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASTINSPECT_HOME", str(tmp_path_factory.mktemp("full")))
        patch.setattr(choice, "cuda_is_likely", lambda: False)
        registry = Registry()
        file = registry.add(random_checkpoint("resnet18").path, Action.IMPORTED)
        return drain(export_converted(registry, file, folder))


def test_an_export_for_a_station_has_the_conversion_beside_it_with_its_hashes(exported):
    beside = [path.name for path in exported.file.parent.iterdir() if path.is_dir()]
    assert beside == [f"{exported.file.stem}.{load_checkpoint(exported.file).sha256[:12]}.openvino"]
    assert set(exported.conversion.files) == {"model.xml", "model.bin"}


def test_what_is_taken_in_lies_beside_the_version_and_is_whole(exported):
    taken = take_in(Registry(), exported.file)
    assert taken.conversion.files == exported.conversion.files
    assert find_converted(load_checkpoint(taken.file)).folder.parent == taken.file.parent.resolve()


def test_a_harmed_conversion_stays_behind(exported, tmp_path):
    copied = shutil.copytree(exported.file.parent, tmp_path / "stick")
    (weights,) = copied.rglob("model.bin")
    content = bytearray(weights.read_bytes())
    content[-1] ^= 1
    weights.write_bytes(content)
    taken = take_in(Registry(), copied / exported.file.name)
    assert taken.conversion is None
    assert find_converted(load_checkpoint(taken.file)) is None


def test_an_export_carries_what_is_there_and_makes_nothing(random_checkpoint, tmp_path):
    registry = Registry()
    file = registry.add(random_checkpoint("efficientnet_lite0").path, Action.IMPORTED)
    assert export(registry, file, tmp_path).conversion is None


def test_nothing_is_exported_where_it_cannot_be_converted(random_checkpoint, tmp_path, monkeypatch):
    monkeypatch.setattr("castinspect.versions.carrying.choose_engine", lambda *_: iter(()))
    registry = Registry()
    file = registry.add(random_checkpoint("efficientnet_lite0").path, Action.IMPORTED)
    with pytest.raises(CheckpointError) as caught:
        drain(export_converted(registry, file, tmp_path))
    assert caught.value.code == "not-converted"
    assert not list(tmp_path.iterdir())
