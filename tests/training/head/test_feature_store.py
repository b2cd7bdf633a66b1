import os

import numpy as np
import pytest

from castinspect.imaging.preprocessing import Preprocessing
from castinspect.training.head.feature_store import FeatureKey, FeatureStore

KEY = FeatureKey("resnet18", "0" * 64, Preprocessing(size=32))


def values(count, start=0):
    return np.arange(start, start + 3 * count, dtype=np.float16).reshape(count, 3)


@pytest.fixture
def store(tmp_path):
    return FeatureStore(tmp_path / "features")


def shards(store):
    return sorted(store._folder.glob("*/*"))


def test_what_was_added_is_found_by_its_hash_across_shards(store):
    store.add(KEY, ["a", "b"], values(2))
    store.add(KEY, ["c"], values(1, 50))
    found = store.load(KEY, ["c", "missing", "a"])
    assert set(found) == {"a", "c"}
    np.testing.assert_array_equal(found["a"], values(2)[0])
    np.testing.assert_array_equal(found["c"], values(1, 50)[0])


@pytest.mark.parametrize(
    "other",
    [
        FeatureKey("resnet50", KEY.weights, KEY.preprocessing),
        FeatureKey("resnet18", "1" * 64, KEY.preprocessing),
        FeatureKey("resnet18", KEY.weights, Preprocessing(size=64)),
        FeatureKey("resnet18", KEY.weights, Preprocessing(size=32, light=(0.4, 0.1))),
        FeatureKey("resnet18", KEY.weights, KEY.preprocessing, cut="layer2"),
        FeatureKey("resnet18", KEY.weights, KEY.preprocessing, view="view 1"),
    ],
)
def test_another_key_finds_nothing(store, other):
    store.add(KEY, ["a"], values(1))
    assert store.load(other, ["a"]) == {}


@pytest.mark.parametrize(
    "damage", [lambda raw: raw[:-3], lambda raw: raw[:-1] + b"\xff", lambda _: b"", lambda _: b"{"]
)
def test_damaged_shard_is_deleted_and_costs_only_its_own_pictures(store, damage):
    store.add(KEY, ["a"], values(1))
    (damaged,) = shards(store)
    store.add(KEY, ["b"], values(1))
    damaged.write_bytes(damage(damaged.read_bytes()))
    assert set(store.load(KEY, ["a", "b"])) == {"b"}
    assert not damaged.exists()


def test_what_was_not_read_for_longest_is_dropped(tmp_path):
    store = FeatureStore(tmp_path, limit_bytes=2500)
    for age, name in ((300, "old"), (200, "used"), (100, "new")):
        store.add(KEY, [name], np.zeros((1, 300), np.float16))
        newest = max(shards(store), key=lambda path: path.stat().st_mtime)
        moment = newest.stat().st_mtime - age
        os.utime(newest, (moment, moment))
    store.load(KEY, ["old"])
    store.add(KEY, ["newest"], np.zeros((1, 300), np.float16))
    assert set(store.load(KEY, ["old", "used", "new", "newest"])) == {"old", "new", "newest"}


def test_what_alone_is_too_much_is_not_kept(tmp_path):
    store = FeatureStore(tmp_path, limit_bytes=100)
    store.add(KEY, ["a"], np.zeros((1, 300), np.float16))
    assert shards(store) == []


def test_folder_that_cannot_be_written_ends_nothing(tmp_path):
    (tmp_path / "file").touch()
    store = FeatureStore(tmp_path / "file")
    store.add(KEY, ["a"], values(1))
    assert store.load(KEY, ["a"]) == {}
