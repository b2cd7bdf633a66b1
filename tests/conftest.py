"""What every test stands on: its own home folder, an offscreen screen, and no thread left behind."""

from __future__ import annotations

import gc
import os
import threading
from pathlib import Path

import pytest
import torch

from castinspect import language, process
from castinspect.cli import run
from castinspect.imaging.preprocessing import Preprocessing
from castinspect.inspection.engines import proof
from castinspect.models.backbones import BACKBONES, build_model
from castinspect.models.checkpoint import load_checkpoint, save_checkpoint
from castinspect.registry.registry import Registry
from tests.helpers.checkpoints import metadata_of
from tests.helpers.narrow import use_narrow, use_published
from tests.helpers.pictures import write_parts
from tests.helpers.released import asking

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
use_narrow(pytest.MonkeyPatch())  # what tests say of a run, a file or a verdict does not hang on the network's width


def pytest_xdist_auto_num_workers(config):
    """The whole default run takes several cores; single files start sooner in one process, long tests want it quiet."""
    whole = config.args == config.getini("testpaths") and config.option.markexpr == "not slow"
    return min(os.cpu_count() or 1, 8) if whole else 0


def pytest_collection_finish():
    """Cycles are looked for between tests only and in the main thread, as the window does while it runs.

    What is loaded by now stays, and is spared.
    """
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True)
def _garbage_stays_until_the_test_is_over():
    gc.disable()
    yield
    if gc.get_count()[0] > 50_000:
        gc.collect()


@pytest.fixture(autouse=True, scope="session")
def _home_of_what_is_made_once(tmp_path_factory):
    """What fixtures of a whole session train must not go among a developer's own versions."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("CASTINSPECT_HOME", str(tmp_path_factory.mktemp("session-home")))
        yield


@pytest.fixture(autouse=True)
def _own_home(tmp_path_factory, monkeypatch):
    monkeypatch.setenv("CASTINSPECT_HOME", str(tmp_path_factory.mktemp("home")))


@pytest.fixture(autouse=True)
def _english(monkeypatch):
    """Whatever the machine speaks; a test that wants another language says so."""
    for name in ("LC_ALL", "LC_MESSAGES", "LANGUAGE", "LANG"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "C.UTF-8")
    yield
    language.use("en")


@pytest.fixture(autouse=True)
def _no_thread_left():
    before = set(threading.enumerate())
    yield
    left = [t for t in threading.enumerate() if t not in before and t.is_alive() and not t.daemon]
    assert not left, f"threads left running: {left}"


@pytest.fixture(autouse=True, scope="session")
def _one_thread():
    """Tiny networks are no faster on more, and far slower where other tests run beside them."""
    torch.set_num_threads(1)


@pytest.fixture
def published_networks(monkeypatch):
    """As other processes build them, or where the test is of the published networks themselves."""
    use_published(monkeypatch)


@pytest.fixture
def without_torch(monkeypatch):
    """This is the station package: nothing may be computed with torch, though the tests have it."""
    monkeypatch.setattr(process, "find_spec", lambda _name: None)
    process.has_torch.cache_clear()
    yield
    process.has_torch.cache_clear()


@pytest.fixture
def data_folder(tmp_path) -> Path:
    """Sixteen labelled pictures, `DATA/<class>/`, that a small network can tell apart: defects have a dark spot."""
    return write_parts(tmp_path / "data", 8)


@pytest.fixture(scope="session")
def state():
    torch.manual_seed(0)
    return build_model(BACKBONES["resnet18"], 2).state_dict()


@pytest.fixture(scope="session")
def pristine(state, tmp_path_factory):
    """A checkpoint that no test may change."""
    path = tmp_path_factory.mktemp("pristine") / "wheel.safetensors"
    save_checkpoint(path, state, metadata_of())
    return path


@pytest.fixture
def checkpoint(pristine, tmp_path):
    """A copy that a test may spoil."""
    path = tmp_path / "wheel.safetensors"
    path.write_bytes(pristine.read_bytes())
    return path


@pytest.fixture
def registry(checkpoint):
    """A station that judges with a version which leaves everything to a person."""
    registry = Registry()
    registry.promote(asking(registry, checkpoint))
    return registry


@pytest.fixture(scope="session", autouse=True)
def _few_castings():
    """Conversions are proven on two castings here: making them takes longer than judging them."""
    proof.SYNTHETIC = 2


@pytest.fixture(scope="session")
def random_checkpoint(tmp_path_factory):
    """Make a checkpoint of a backbone, once each."""
    folder, made = tmp_path_factory.mktemp("random"), {}

    def make(name):
        backbone = BACKBONES[name]
        if backbone not in made:
            torch.manual_seed(0)
            size = 64 if name == "vit_b_16" else 48
            state = build_model(backbone, 2, size).state_dict()
            file = folder / f"{name}-{backbone.features}.safetensors"
            save_checkpoint(file, state, metadata_of(backbone=name, preprocessing=Preprocessing(size=size)))
            made[backbone] = load_checkpoint(file)
        return made[backbone]

    return make


@pytest.fixture(scope="session")
def castings(tmp_path_factory) -> Path:
    """Synthetic castings with their own test pictures, `train/ok` and so on."""
    folder = tmp_path_factory.mktemp("castings")
    assert run(["synth", str(folder / "train"), "--count", "24", "--seed", "1", "--size", "64"]) == 0
    assert run(["synth", str(folder / "test"), "--count", "12", "--seed", "2", "--size", "64"]) == 0
    return folder


@pytest.fixture(scope="session")
def trained(castings, tmp_path_factory) -> Path:
    """A checkpoint trained on them through the command line."""
    checkpoint = tmp_path_factory.mktemp("trained") / "wheel.safetensors"
    arguments = ["train", str(castings), "--backbone", "resnet18", "--weights", "none", "--strategy", "scratch"]
    assert run([*arguments, "--epochs", "1", "--size", "32", "--device", "cpu", "--out", str(checkpoint)]) == 0
    return checkpoint
