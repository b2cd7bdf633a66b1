"""On one computer folders that lie in one another are refused before anything is judged."""

from __future__ import annotations

import tempfile
from contextlib import contextmanager

import pytest

from castinspect.errors import StationError
from castinspect.station.claim.on_this_computer import lock_of, refuse_nested


@pytest.fixture(autouse=True)
def own_folder(tmp_path, monkeypatch):
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "tmp"))


@pytest.fixture
def parts(tmp_path):
    (tmp_path / "parts" / "a").mkdir(parents=True)
    (tmp_path / "parts2").mkdir()
    return tmp_path / "parts"


@contextmanager
def watching(folder, *, deep=True):
    with lock_of(folder) as lock:
        assert lock.acquire()
        refuse_nested(folder, deep=deep)
        yield


@pytest.mark.parametrize("first", ["parts", "parts/a"])
def test_whoever_comes_second_is_told_of_the_first(parts, first):
    one, other = (parts, parts / "a") if first == "parts" else (parts / "a", parts)
    with watching(one):
        with pytest.raises(StationError) as refused, watching(other):
            pass
        assert refused.value.code == "folder-nested-here"
        assert str(one) in str(refused.value)
        with watching(parts.with_name("parts2")):
            pass
    with watching(other):
        pass


def test_folders_that_are_not_looked_into_may_be_anothers(parts):
    with watching(parts, deep=False), watching(parts / "a"):
        pass
    with watching(parts / "a"), watching(parts, deep=False):
        pass
