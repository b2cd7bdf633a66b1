"""What a command judges with follows what is promoted; its output never lies in its input."""

from __future__ import annotations

import pytest

from castinspect.cli.common import judging as module
from castinspect.cli.common.judging import Judging, refuse_own_output
from castinspect.errors import CheckpointError, StationError
from castinspect.registry.registry import Registry
from tests.helpers.engines import BrightnessEngine


@pytest.fixture
def engines(monkeypatch):
    made = []

    def ready(checkpoint, engine, device, **options):
        made.append((checkpoint.metadata.id, engine, device, options))
        return BrightnessEngine()

    monkeypatch.setattr(module, "ready_engine", ready)
    return made


def test_without_a_name_it_is_what_is_promoted_and_follows_it(engines, pristine, random_checkpoint):
    registry = Registry()
    registry.promote(pristine)
    inspector = Judging(engine="torch", device="cpu").inspector()
    assert [made[:3] for made in engines] == [(inspector.metadata.id, "torch", "cpu")]
    registry.promote(random_checkpoint("resnet18").path)
    assert inspector.ready().metadata.id == engines[-1][0] != engines[0][0]


def test_a_model_that_was_named_stays(engines, pristine, random_checkpoint):
    inspector = Judging(model=pristine).inspector()
    Registry().promote(random_checkpoint("resnet18").path)
    inspector.ready()
    assert len(engines) == 1


def test_nothing_promoted_is_told(engines):
    with pytest.raises(CheckpointError, match="No model is promoted"):
        Judging().inspector()


@pytest.mark.parametrize("output", ["", "maps", "deep/maps"])
def test_output_in_the_input_is_refused(tmp_path, output):
    with pytest.raises(StationError, match="would be judged, too"):
        refuse_own_output([tmp_path], [None, tmp_path / output])


def test_output_beside_the_input_is_taken(tmp_path):
    (tmp_path / "camera").mkdir()
    refuse_own_output([tmp_path / "camera"], [tmp_path / "camera maps", None])
