"""A conversion travels as one archive: the same bytes each time, and nothing else is taken out of it."""

from __future__ import annotations

import io
import shutil
import zipfile

import pytest

from castinspect.errors import CheckpointError, FleetError
from castinspect.inspection.engines.conversion import find_converted
from castinspect.models.checkpoint import load_checkpoint
from castinspect.paths import demo_checkpoint
from castinspect.progress import drain
from castinspect.station.fleet import conversion
from castinspect.station.fleet.conversion import pack, packed, unpack


@pytest.fixture(scope="module")
def original(tmp_path_factory):
    """A checkpoint that is converted once, and the archive of that."""
    path = shutil.copy(demo_checkpoint(), tmp_path_factory.mktemp("models") / "wheel.safetensors")
    checkpoint = load_checkpoint(path)
    return checkpoint, drain(packed(checkpoint))


@pytest.fixture
def elsewhere(original, tmp_path):
    return load_checkpoint(shutil.copy(original[0].path, tmp_path / "wheel-3.safetensors"))


def archive_of(files):
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        for name, data in files:
            archive.writestr(name, data)
    return content.getvalue()


def test_a_conversion_is_always_the_same_bytes_and_is_not_made_twice(original):
    checkpoint, content = original
    assert len(content) > 1_000_000
    progress = packed(checkpoint)
    with pytest.raises(StopIteration) as end:
        next(progress)
    assert end.value.value == content == pack(find_converted(checkpoint))


def test_it_is_found_beside_the_checkpoint_it_was_unpacked_for(original, elsewhere):
    assert find_converted(elsewhere) is None
    unpack(original[1], elsewhere)
    found = find_converted(elsewhere)
    assert found.record == find_converted(original[0]).record
    assert found.folder.parent == elsewhere.path.parent


def spoilt(content):
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    yield b""
    yield content[: len(content) // 2]
    yield archive_of([(name, data) for name, data in files.items() if name != "model.bin"])
    yield archive_of([*files.items(), ("../../evil.so", b"")])
    yield archive_of([("../record.json" if name == "record.json" else name, data) for name, data in files.items()])
    yield archive_of(list((files | {"record.json": b"{}"}).items()))
    yield archive_of(list((files | {"record.json": b"[" * 5000}).items()))
    foreign = files["record.json"].replace(b'"checkpoint": "', b'"checkpoint": "f')
    yield archive_of(list((files | {"record.json": foreign}).items()))


def test_what_is_damaged_foreign_or_more_than_a_conversion_is_refused(original, elsewhere):
    for content in spoilt(original[1]):
        with pytest.raises(FleetError) as told:
            unpack(content, elsewhere)
        assert told.value.code == "fleet-conversion-damaged"
        assert [file.name for file in elsewhere.path.parent.iterdir()] == ["wheel-3.safetensors"]


def test_what_would_fill_the_memory_is_refused(original, elsewhere, monkeypatch):
    monkeypatch.setattr(conversion, "_MOST_BYTES", 1000)
    with pytest.raises(FleetError):
        unpack(original[1], elsewhere)


def test_weights_that_changed_on_the_way_are_not_used(original, elsewhere):
    unpack(original[1], elsewhere)
    file = find_converted(elsewhere).folder / "model.bin"
    file.write_bytes(file.read_bytes()[:-1] + b"x")
    assert find_converted(elsewhere) is None


def test_without_torch_what_has_no_conversion_goes_alone(elsewhere, without_torch):
    assert drain(packed(elsewhere)) == b""


def test_what_cannot_be_converted_goes_alone(elsewhere, monkeypatch):
    def refuse(*_):
        raise CheckpointError("not-converted", path=elsewhere.path)
        yield

    monkeypatch.setattr(conversion, "choose_engine", refuse)
    assert drain(packed(elsewhere)) == b""
