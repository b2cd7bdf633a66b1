import hashlib
from pathlib import Path

import numpy as np
import pytest

from castinspect.data.learned import LEARNED, key_of, learned_among
from castinspect.data.likeness import pack, signature
from castinspect.data.reading import Look
from castinspect.data.signature_store import Described
from castinspect.models.checkpoint import LoadedCheckpoint
from castinspect.models.metadata import picture_key
from tests.helpers.checkpoints import metadata_of

KNOWN, OTHER = "a" * 64, "b" * 64


def picture(seed):
    return np.kron(np.random.default_rng(seed).integers(0, 255, (6, 6), dtype=np.uint8), np.ones((16, 16), np.uint8))


def look(name, sha256, pixels):
    packed = pack(signature(pixels)[None])[0]
    return Look(Path(name), sha256, Described((96, 96), packed))


@pytest.fixture
def checkpoint():
    """One that learned from one picture, whose signature it carries."""
    extra = {LEARNED: pack(signature(picture(0))[None])}
    metadata = metadata_of(learned_from=(picture_key(KNOWN),))
    return LoadedCheckpoint(Path("wheel.safetensors"), metadata, "", {}, extra)


def test_the_file_it_learned_from_is_identical_and_a_turned_copy_is_alike(checkpoint):
    looks = [look("same.png", KNOWN, picture(0)), look("turned.png", OTHER, np.rot90(picture(0)).copy())]
    found = learned_among([*looks, look("new.png", "c" * 64, picture(1))], checkpoint)
    assert found.identical == {Path("same.png")}
    assert found.alike == {Path("turned.png")}
    assert found.paths == {Path("same.png"), Path("turned.png")}


def test_pictures_that_cannot_be_read_are_none_of_them(checkpoint):
    assert not learned_among([Look(Path("broken.png"))], checkpoint).paths


def test_a_file_is_known_by_its_content_and_by_nothing_where_it_cannot_be_read(tmp_path):
    (tmp_path / "one.png").write_bytes(b"content")
    (tmp_path / "copy.jpg").write_bytes(b"content")
    (tmp_path / "other.png").write_bytes(b"other")
    keys = [key_of(tmp_path / name) for name in ("one.png", "copy.jpg", "other.png")]
    assert keys[0] == keys[1] == picture_key(hashlib.sha256(b"content").hexdigest()) != keys[2]
    assert key_of(tmp_path / "gone.png") == key_of(tmp_path) == ""
