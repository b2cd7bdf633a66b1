"""The peers judge every picture: without a gate, without proof, and with a gate that stops none."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest
from PIL import Image

from castinspect.bench.unguarded import looking_once, stopping_none, unguarded
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.reading import read_picture
from castinspect.models.metadata import Bounds, Gate


@pytest.fixture
def checkpoint(random_checkpoint):
    """One that stops dark pictures and looks again."""
    made = random_checkpoint("resnet18")
    gate = Gate(bounds={"level": Bounds(low=0.9), "texture": Bounds(low=0.0)}, pictures=4, parts=4)
    preprocessing = Preprocessing(size=48, lean=True, decoder="simplejpeg", oversampling=3)
    told = {"gate": gate, "second_look": True, "preprocessing": preprocessing}
    return replace(made, metadata=made.metadata.model_copy(update=told))


@pytest.fixture
def dark(tmp_path):
    path = tmp_path / "dark.jpg"
    Image.fromarray(np.random.default_rng(0).integers(0, 60, (90, 80, 3)).astype(np.uint8)).save(path, quality=90)
    return path


def read(path, checkpoint):
    return read_picture(path, checkpoint.metadata.preprocessing, checkpoint.metadata.gate)


def test_an_open_gate_measures_all_and_stops_none(checkpoint, dark):
    opened = stopping_none(checkpoint)
    assert read(dark, checkpoint).prepared is None
    assert read(dark, opened).problems == ()
    assert set(opened.metadata.gate.bounds) == {"level", "texture"}
    assert not opened.metadata.second_look
    assert looking_once(checkpoint).metadata.gate == checkpoint.metadata.gate


def test_a_checkpoint_without_a_gate_stays_without(checkpoint):
    bare = replace(checkpoint, metadata=checkpoint.metadata.model_copy(update={"gate": None}))
    assert stopping_none(bare).metadata.gate is None


def test_unguarded_gives_the_same_pixels_and_sees_no_damage(checkpoint, dark):
    free = unguarded(checkpoint)
    assert np.array_equal(read(dark, free).prepared, read(dark, stopping_none(checkpoint)).prepared)
    content = dark.read_bytes()
    holed = content[: len(content) // 2] + bytes(200) + content[len(content) // 2 + 200 :]
    dark.write_bytes(holed)
    assert read(dark, free).prepared is not None
    assert read(dark, checkpoint).problems[0].code == "image-incomplete"


def test_what_is_neither_grey_nor_rgb_becomes_rgb(checkpoint):
    file = io.BytesIO()
    Image.new("P", (20, 10)).save(file, "PNG")
    assert unguarded(checkpoint).metadata.preprocessing.decode(file.getvalue(), Path("a")).pixels.shape == (10, 20, 3)
